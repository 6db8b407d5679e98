"""Notes out of and into the library: what to write and as what; what a bundle would bring, before it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QWidget,
)

from reader import paths
from reader.core.noted import NoteFilter, Offer, Offered, Version
from reader.ui import note_wording
from reader.ui.dialogs.base import PlainDialog, table
from reader.ui.dialogs.export import file_name
from reader.ui.language import QT_TRANSLATE_NOOP, translate
from reader.ui.panes.empty import plain_label

FORMS: Final = (
    ("baokunotes", QT_TRANSLATE_NOOP("Notes", "批注包（给别的报库）")),
    ("md", "Markdown"),
    ("html", QT_TRANSLATE_NOOP("Notes", "网页")),
    ("csv", QT_TRANSLATE_NOOP("Notes", "表格 CSV")),
)
WIDTH: Final = 440
LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Selection:
    """Notes that can be written: what they are called, how many, and the filter they pass."""

    name: str
    notes: int
    wanted: NoteFilter


class ExportNotesDialog(PlainDialog):
    """Asks which notes to write, in which form, where."""

    def __init__(self, selections: Sequence[Selection], title: str, folder: str, parent: QWidget) -> None:
        super().__init__(translate("Notes", "导出批注"), "", parent)
        self._selections = selections
        self._title = title
        self._folder = folder or str(Path.home())
        self._named = True
        self.what, self.form, self.path = QComboBox(), QComboBox(), QLineEdit()
        for selection in selections:
            counted = translate("Notes", "%n 条", "", selection.notes)
            words = translate("Notes", "{name}（{counted}）")
            self.what.addItem(words.format(name=selection.name, counted=counted))
        for ending, name in FORMS:
            self.form.addItem(translate("Notes", name), ending)
        self.browse = QPushButton(translate("Notes", "浏览…"))
        self.browse.setAutoDefault(False)
        self.browse.setAccessibleName(translate("Notes", "浏览…"))
        where = QHBoxLayout()
        where.addWidget(self.path, 1)
        where.addWidget(self.browse)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        for words, widget in (
            (translate("Notes", "哪些批注"), self.what),
            (translate("Notes", "格式"), self.form),
        ):
            widget.setAccessibleName(words)
            form.addRow(words, widget)
        self.path.setAccessibleName(translate("Notes", "文件"))
        form.addRow(translate("Notes", "文件"), where)
        self.content.addLayout(form)
        self.hint = plain_label("muted")
        self.content.addWidget(self.hint)
        self.add_button(translate("Notes", "取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.go = self.add_button(translate("Notes", "导出"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.finish()
        self.setMinimumWidth(WIDTH)
        self.form.currentIndexChanged.connect(self._suggest)
        self.what.currentIndexChanged.connect(self._suggest)
        self.path.textEdited.connect(self._typed)
        self.browse.clicked.connect(self._browse)
        self._suggest()

    @property
    def wanted(self) -> NoteFilter:
        """The filter of the notes that are to be written."""
        return self._selections[self.what.currentIndex()].wanted

    @property
    def file(self) -> Path:
        """Where they are to be written."""
        path = paths.with_home(self.path.text().strip())
        ending = f".{self.form.currentData()}"
        return path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")

    def _typed(self) -> None:
        self._named = False
        self._allow()

    def _allow(self) -> None:
        text = self.path.text().strip()
        path = paths.with_home(text)
        self.go.setEnabled(bool(text) and path.is_absolute() and not path.is_dir())

    def _suggest(self) -> None:
        ending = str(self.form.currentData())
        if self._named:
            name = file_name(translate("Notes", "{library} 批注").format(library=self._title))
            self.path.setText(str(Path(self._folder) / f"{name}.{ending}"))
        elif self.path.text().strip():
            self.path.setText(str(Path(self.path.text().strip()).with_suffix(f".{ending}")))
        whole = ending == "baokunotes" and self.wanted == NoteFilter()
        self.hint.setText(
            translate("Notes", "全部批注的批注包也带上删除的记录，别的机器收入后两边一致。")
            if whole
            else translate("Notes", "每条批注都带出处和链接；里面的文字都只作文字，不作格式。")
        )
        self._allow()

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            translate("Notes", "导出批注"),
            self.path.text(),
            f"{self.form.currentText()} (*.{self.form.currentData()})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.path.setText(name)
            self._typed()


class OfferDialog(PlainDialog):
    """Shows what a bundle would bring; nothing has been taken yet."""

    def __init__(self, name: str, offer: Offer, parent: QWidget) -> None:
        done = offer.exchange
        words = translate("Notes", "{file}：{what}。").format(file=name, what=note_wording.exchanged(done))
        if done.unchanged:
            words += translate("Notes", "另有 %n 条这里已有，不会变。", "", done.unchanged)
        super().__init__(translate("Notes", "导入批注"), words, parent)
        self.view = table(
            (
                translate("Notes", "会怎样"),
                translate("Notes", "摘录"),
                translate("Notes", "批注"),
                translate("Notes", "标签"),
                translate("Notes", "作者"),
            ),
            [_cells(item) for item in offer.items],
            self,
        )
        self.view.setAccessibleName(translate("Notes", "会收入的批注"))
        self.view.setColumnWidth(0, 90)
        header = self.view.horizontalHeader()
        header.setStretchLastSection(False)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.view.setVisible(bool(offer.items))
        self.content.addWidget(self.view, 1)
        more = plain_label("muted")
        more.setText(translate("Notes", "还有 %n 条没有列出", "", offer.more))
        more.setVisible(offer.more > 0)
        self.content.addWidget(more)
        if offer.items:
            self.add_button(translate("Notes", "取消"), QDialogButtonBox.ButtonRole.RejectRole)
            go = self.add_button(translate("Notes", "收入"), QDialogButtonBox.ButtonRole.AcceptRole)
        else:
            go = self.add_button(translate("Dialogs", "关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        go.setDefault(True)
        self.finish()
        self.resize(760, 420 if offer.items else 140)


def _cells(item: Offered) -> tuple[str, ...]:
    said = item.note
    if item.alternatives:
        own = (Version(item.note, item.author, ""),) if item.note else ()
        said = " / ".join(map(note_wording.attributed, own + item.alternatives))
    return (
        _what(item.what),
        _short(item.quote or item.title or ""),
        _short(said),
        " ".join(f"#{tag}" for tag in item.tags),
        note_wording.author(item.creator),
    )


def _what(what: str) -> str:
    return {
        "new": translate("Notes", "新增"),
        "changed": translate("Notes", "改动"),
        "deleted": translate("Notes", "删除"),
    }.get(what, translate("Notes", "两种写法"))


def _short(text: str) -> str:
    line = " ".join(text.split("\n"))
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
