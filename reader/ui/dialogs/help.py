"""帮助: the sheet of shortcuts, made from the commands, and what this program is."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

import reader
from reader.ui.actions import shortcut_rows
from reader.ui.dialogs.base import PlainDialog, copy_text
from reader.ui.language import translate
from reader.ui.panes.empty import plain_label
from reader.ui.theme import Theme, scaled

COLUMNS: Final = 2


def shortcuts_dialog(parent: QWidget) -> PlainDialog:
    """Return the sheet of shortcuts."""
    dialog = PlainDialog(translate("Help", "快捷键"), "", parent)
    sheet = QWidget()
    across = QHBoxLayout(sheet)
    across.setSpacing(40)
    across.setContentsMargins(18, 14, 18, 14)
    columns = [QVBoxLayout() for _ in range(COLUMNS)]
    heights = [0] * COLUMNS
    for name, rows in shortcut_rows():
        column = heights.index(min(heights))
        heights[column] += len(rows) + 2
        columns[column].addWidget(_heading(name, dialog))
        for text, keys in rows:
            columns[column].addLayout(_row(text, keys))
        columns[column].addSpacing(12)
    for layout in columns:
        layout.setSpacing(5)
        layout.addStretch(1)
        across.addLayout(layout)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(sheet)
    area.setAccessibleName(translate("Help", "快捷键"))
    dialog.content.addWidget(area)
    dialog.resize(780, 520)
    dialog.add_close()
    return dialog


def about_dialog(home: Path, log: Path, theme: Theme, parent: QWidget) -> PlainDialog:
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
            translate("Help", "资料库：{path}").format(path=home),
            translate("Help", "日志：{path}").format(path=log),
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
    dialog.setMinimumWidth(480)
    dialog.add_close()
    return dialog


def _heading(text: str, dialog: PlainDialog) -> QLabel:
    label = plain_label("accent", wrap=False)
    label.setFont(scaled(dialog.font(), 1.0, bold=True))
    label.setText(text)
    return label


def _row(text: str, keys: str) -> QHBoxLayout:
    layout = QHBoxLayout()
    left, right = plain_label(wrap=False), plain_label("muted", wrap=False)
    left.setText(text)
    right.setText(keys)
    layout.addWidget(left)
    layout.addStretch(1)
    layout.addWidget(right)
    return layout
