"""打印与导出: what is to leave the library, as which kind of document, cited how, and where it goes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from reader import paths
from reader.core.records import Style
from reader.ui import settings as known
from reader.ui import wording
from reader.ui.dialogs.base import PlainDialog
from reader.ui.dialogs.portions import Order, Portion
from reader.ui.language import translate
from reader.ui.settings import Setting, Settings
from reader.ui.text_offsets import ShownText

LONGEST_NAME: Final = 60
WIDTH: Final = 400
USUAL_WIDTH: Final = 620
"""Pixels: at the least, and with room for a file's name."""
IN_DOCUMENTS: Final = (Style.GBT_2025.value, Style.GBT_2015.value)
"""The styles that people read; the others are for programs."""
FORBIDDEN: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*\u2028\u2029]+')
"""What no file's name may hold on one system or another."""


class HandOutDialog(PlainDialog):
    """Asks what to print or, with a form and a file, to export; what is chosen is remembered in the settings."""

    def __init__(
        self, portions: Sequence[Portion], settings: Settings, parent: QWidget, *, paper: bool = False
    ) -> None:
        title = translate("Export", "打印") if paper else translate("Export", "导出")
        super().__init__(title, "", parent)
        self._portions = portions
        self._settings = settings
        self._paper = paper
        self._named = True
        self.what = QComboBox()
        for portion in portions:
            words = translate("Export", "{name}（{count}）").format(
                name=portion.name, count=wording.articles_counted(portion.articles)
            )
            self.what.addItem(ShownText.of(words).shown)
        self.form = _choices(known.FORM, settings)
        self.citation = _choices(known.STYLE, settings, IN_DOCUMENTS)
        self.path = QLineEdit()
        self.path.setMinimumWidth(220)
        self.browse = QPushButton(translate("Export", "浏览…"))
        self.browse.setAutoDefault(False)
        where = QHBoxLayout()
        where.addWidget(self.path, 1)
        where.addWidget(self.browse)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        rows: list[tuple[str, QWidget]] = [(translate("Export", "内容"), self.what)]
        rows += [] if paper else [(translate("Export", "格式"), self.form)]
        rows.append((translate("Export", "著录格式"), self.citation))
        for words, widget in rows:
            widget.setAccessibleName(words)
            form.addRow(words, widget)
        self.path.setAccessibleName(translate("Export", "文件"))
        self.browse.setAccessibleName(translate("Export", "浏览…"))
        if not paper:
            form.addRow(translate("Export", "文件"), where)
        self.content.addLayout(form)
        self.add_button(translate("Export", "取消"), QDialogButtonBox.ButtonRole.RejectRole)
        words = translate("Export", "预览并打印…") if paper else translate("Export", "导出")
        self.go = self.add_button(words, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.finish()
        self.setMinimumWidth(max(WIDTH, self.minimumSizeHint().width()))
        self.what.currentIndexChanged.connect(self._suggest)
        self.form.currentIndexChanged.connect(self._suggest)
        self.path.textEdited.connect(self._typed)
        self.browse.clicked.connect(self._browse)
        self.accepted.connect(self._remember)
        self._suggest()
        self.resize(WIDTH if paper else USUAL_WIDTH, self.sizeHint().height())

    @property
    def order(self) -> Order:
        """What is chosen now."""
        portion = self._portions[self.what.currentIndex()]
        style = Style(self.citation.currentData())
        if self._paper:
            return Order(portion, style)
        form = str(self.form.currentData())
        path = paths.with_home(self.path.text().strip())
        if path.suffix.lower() != f".{form}":
            path = path.with_name(f"{path.name}.{form}")
        return Order(portion, style, form, path)

    def _typed(self) -> None:
        self._named = False
        self._allow()

    def _allow(self) -> None:
        text = self.path.text().strip()
        path = paths.with_home(text)
        self.go.setEnabled(self._paper or (bool(text) and path.is_absolute() and not path.is_dir()))

    def _suggest(self) -> None:
        """Name the file after what it will hold, unless it has been given a name; its ending follows the form."""
        form = str(self.form.currentData())
        if self._named:
            folder = self._settings.get(known.EXPORT_FOLDER) or str(Path.home())
            title = self._portions[self.what.currentIndex()].title
            self.path.setText(str(Path(folder) / f"{file_name(title)}.{form}"))
        elif self.path.text().strip():
            self.path.setText(str(Path(self.path.text().strip()).with_suffix(f".{form}")))
        self._allow()

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            translate("Export", "导出到"),
            self.path.text(),
            f"{self.form.currentText()} (*.{self.form.currentData()})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.path.setText(name)
            self._typed()

    def _remember(self) -> None:
        order = self.order
        if self._settings.lock(known.STYLE) is None and self._settings.get(known.STYLE) in IN_DOCUMENTS:
            self._settings.put(known.STYLE, order.style.value)
        if not self._paper:
            if self._settings.lock(known.FORM) is None:
                self._settings.put(known.FORM, order.form)
            self._settings.put(known.EXPORT_FOLDER, str(order.path.parent))


def _choices(setting: Setting[str], settings: Settings, only: Collection[str] = ()) -> QComboBox:
    """Return a setting's choices, or some of them, at the one that is set."""
    box = QComboBox()
    for value, name in setting.shown.choices if setting.shown else ():
        if not only or value in only:
            box.addItem(translate("Settings", name), value)
    box.setCurrentIndex(max(0, box.findData(settings.get(setting))))
    return box


def file_name(title: str) -> str:
    """Return a title as a name of a file that every system takes."""
    name = FORBIDDEN.sub(" ", ShownText.of(title).shown)
    return " ".join(name.split())[:LONGEST_NAME].strip(" .") or translate("Export", "报库导出")
