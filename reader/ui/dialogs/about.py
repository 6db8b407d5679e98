"""关于: what this program is, its versions, and where its data lies."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

import reader
from reader import paths
from reader.ui import wording
from reader.ui.diagnosing import versions
from reader.ui.dialogs.base import PlainDialog, copy_text
from reader.ui.language import translate
from reader.ui.panes.empty import plain_label
from reader.ui.theme import Theme, scaled


def about_dialog(home: Path, settings: Path, log: Path, theme: Theme, parent: QWidget) -> PlainDialog:
    """Return what this program is, its versions and where its data lies, to be copied into a mail."""
    dialog = PlainDialog(translate("Help", "关于报库"), "", parent)
    icon = QLabel()
    icon.setPixmap(theme.program_icon().pixmap(64, 64))
    icon.setAccessibleName(translate("Help", "报库的图标"))
    name = plain_label(wrap=False)
    name.setFont(scaled(dialog.font(), 1.6, bold=True))
    name.setText(translate("Help", "报库"))
    purpose = plain_label("muted")
    purpose.setText(translate("Help", "离线阅读、检索和利用报纸档案"))
    words = QVBoxLayout()
    words.setSpacing(4)
    words.addStretch(1)
    words.addWidget(name)
    words.addWidget(purpose)
    words.addStretch(1)
    top = QHBoxLayout()
    top.setSpacing(16)
    top.addWidget(icon)
    top.addLayout(words, 1)
    facts = "\n".join(
        (
            translate("Help", "版本：{version}").format(version=reader.__version__),
            f"Python {platform.python_version()} · Qt {qVersion()} · {platform.platform(terse=True)}",
            wording.SEPARATOR.join(versions()),
            "",
            translate("Help", "资料库：{path}").format(path=home),
            translate("Help", "设置：{path}").format(path=settings),
            translate("Help", "日志：{path}").format(path=log),
            translate("Help", "缓存：{path}").format(path=paths.cache_dir()),
            "",
            translate("Help", "许可：MIT"),
        )
    )
    details = plain_label()
    details.setText(facts)
    details.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    dialog.content.addLayout(top)
    dialog.content.addWidget(details)
    copy = dialog.add_button(translate("Help", "复制"), QDialogButtonBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: copy_text(facts))
    dialog.setMinimumWidth(540)
    dialog.add_close()
    return dialog
