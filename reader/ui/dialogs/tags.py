"""标签: a field that completes tags, and the tags of a library to be renamed, merged and deleted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSortFilterProxyModel, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QDialogButtonBox,
    QFormLayout,
    QInputDialog,
    QLineEdit,
    QListView,
    QWidget,
)

from reader.core.noted import Counted
from reader.ui.dialogs.base import PlainDialog, RowsModel, table
from reader.ui.language import translate

PARTED: Final = re.compile("[,，;；、\n]")
"""What parts tags from each other; blanks may stand within one."""

SHOWN: Final = 8


def read_tags(text: str) -> list[str]:
    """Return the tags that a line names, each once."""
    names = (" ".join(part.split()).lstrip("#＃").strip() for part in PARTED.split(text))
    return list(dict.fromkeys(filter(None, names)))


class TagField(QLineEdit):
    """A line of tags, parted by commas of either width; the one that is typed is completed from those in use."""

    def __init__(self, known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = QStringListModel(list(known), self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._names)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.offered = QCompleter(self)
        self.offered.setModel(self._found)
        self.offered.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.offered.setMaxVisibleItems(SHOWN)
        self.offered.setWidget(self)
        self.popup = QListView()
        self.popup.setAccessibleName(translate("Notes", "用过的标签"))
        self.offered.setPopup(self.popup)
        self.offered.activated.connect(self._take)
        self.setPlaceholderText(translate("Notes", "几个标签用逗号隔开"))
        self.setAccessibleName(translate("Notes", "标签"))
        self.textEdited.connect(self._offer)

    @property
    def tags(self) -> list[str]:
        """The tags that are named."""
        return read_tags(self.text())

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show tags."""
        self.setText("，".join(tags))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Down offers what is in use; while something is offered, Enter and Tab take it (Qt)."""
        popup = self.popup
        if popup.isVisible() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            index = popup.currentIndex() if popup.currentIndex().isValid() else self._found.index(0, 0)
            popup.hide()
            self._take(str(index.data()))
            return
        if event.key() == Qt.Key.Key_Down and not popup.isVisible():
            self._offer()
            return
        super().keyPressEvent(event)

    def _offer(self) -> None:
        """Offer tags in use that hold what is typed of the last one."""
        before, typed, _after = self._typed()
        named = set(read_tags(before))
        self._found.setFilterFixedString(typed.strip().lstrip("#＃"))
        rows = [str(self._found.index(row, 0).data()) for row in range(self._found.rowCount())]
        if not rows or rows == [typed.strip()] or set(rows) <= named:
            self.popup.hide()
            return
        self.offered.complete()

    def _typed(self) -> tuple[str, str, str]:
        """Return what stands before the tag at the cursor, the tag, and what stands behind it."""
        text, at = self.text(), self.cursorPosition()
        start = max((found.end() for found in PARTED.finditer(text, 0, at)), default=0)
        following = PARTED.search(text, at)
        end = following.start() if following else len(text)
        return text[:start], text[start:end], text[end:]

    def _take(self, tag: str) -> None:
        before, _typed, after = self._typed()
        self.setText(f"{before}{tag}{after or '，'}")
        self.setCursorPosition(len(before) + len(tag) + 1)


class TagsDialog(PlainDialog):
    """The tags of a library with their numbers of notes. The requests are carried out elsewhere; `show_tags` follows."""

    rename_requested = Signal(str, str)
    merge_requested = Signal(list, str)
    delete_requested = Signal(str)
    search_requested = Signal(str)

    def __init__(self, tags: Sequence[Counted], parent: QWidget, *, writable: bool = True) -> None:
        super().__init__(translate("Notes", "管理标签"), "", parent)
        self._tags: Sequence[Counted] = ()
        self._writable = writable
        self.field = QLineEdit()
        self.field.setPlaceholderText(translate("Notes", "筛选标签"))
        self.field.setAccessibleName(translate("Notes", "筛选标签"))
        self.field.setClearButtonEnabled(True)
        self.view = table((), (), self)
        self.view.setAccessibleName(translate("Notes", "标签"))
        self.content.addWidget(self.field)
        self.content.addWidget(self.view, 1)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.search = self.add_button(translate("Notes", "检索"), action)
        self.rename = self.add_button(translate("Notes", "改名…"), action)
        self.merge = self.add_button(translate("Notes", "合并…"), action)
        self.delete = self.add_button(translate("Notes", "删除"), action)
        self.search.clicked.connect(lambda: self.search_requested.emit(self.chosen()[0]))
        self.rename.clicked.connect(self._rename)
        self.merge.clicked.connect(self._merge)
        self.delete.clicked.connect(self._delete)
        self.field.textChanged.connect(lambda: self.show_tags(self._tags))
        self.resize(460, 420)
        self.add_close()
        self.show_tags(tags)

    def show_tags(self, tags: Sequence[Counted]) -> None:
        """List tags."""
        self._tags = tags
        wanted = self.field.text().strip().casefold()
        self._shown = [tag for tag in tags if wanted in tag.name.casefold()]
        heading = (translate("Notes", "标签"), translate("Notes", "批注"))
        rows = [(tag.name, str(tag.notes)) for tag in self._shown]
        before = self.view.model()
        self.view.setModel(RowsModel(heading, rows, self))
        before.deleteLater()
        self.view.setColumnWidth(0, 300)
        self.view.selectionModel().selectionChanged.connect(self._look)
        if rows:
            self.view.selectRow(0)
        said = (
            translate("Notes", "改名、合并、删除都可以撤销。") if tags else translate("Notes", "还没有标签。")
        )
        self.sentence.setText(said)
        self.sentence.show()
        self._look()

    def chosen(self) -> list[str]:
        """Return the tags that are selected."""
        rows = sorted({index.row() for index in self.view.selectionModel().selectedIndexes()})
        return [self._shown[row].name for row in rows]

    def _look(self) -> None:
        chosen = len(self.chosen())
        self.search.setEnabled(chosen == 1)
        self.rename.setEnabled(chosen == 1 and self._writable)
        self.merge.setEnabled(chosen > 1 and self._writable)
        self.delete.setEnabled(chosen > 0 and self._writable)

    def _delete(self) -> None:
        for name in self.chosen():
            self.delete_requested.emit(name)

    def _rename(self) -> None:
        name = self.chosen()[0]
        title = translate("Notes", "标签改名")
        words = translate("Notes", "新的名字（已有的标签则两者合并）：")
        other, agreed = QInputDialog.getText(self, title, words, QLineEdit.EchoMode.Normal, name)
        if agreed and other.strip() and other.strip() != name:
            self.rename_requested.emit(name, other)

    def _merge(self) -> None:
        names = self.chosen()
        title, words = translate("Notes", "合并标签"), translate("Notes", "合并成：")
        into, agreed = QInputDialog.getItem(self, title, words, names, 0, True)
        if agreed and into.strip():
            self.merge_requested.emit(names, into)


class RetagDialog(PlainDialog):
    """Asks which tags to put on several notes, and which of those they bear to take off."""

    def __init__(self, notes: int, known: Sequence[str], worn: Sequence[str], parent: QWidget) -> None:
        words = translate("Notes", "给选中的 %n 条批注加上或去掉标签。", "", notes)
        super().__init__(translate("Notes", "加减标签"), words, parent)
        self.add, self.remove = TagField(known), TagField(worn)
        form = QFormLayout()
        for name, field in (
            (translate("Notes", "加上"), self.add),
            (translate("Notes", "去掉"), self.remove),
        ):
            field.setAccessibleName(name)
            form.addRow(name, field)
        self.content.addLayout(form)
        self.add_button(translate("Notes", "取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.add_button(translate("Notes", "确定"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        self.finish()
        self.setMinimumWidth(400)
