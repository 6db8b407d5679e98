"""Saved searches in the window: kept in the library, listed over the tree, counted off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from reader.core.errors import BaokuError, Reason
from reader.core.records import SavedSearch, SearchOptions
from reader.ui.context import Context
from reader.ui.language import translate
from reader.ui.panes.saved import SavedPane

if TYPE_CHECKING:
    from reader.core.library import Library


class Saved(QObject):
    """Keeps the list in step with the library. `chosen` brings a search to ask again."""

    chosen = Signal(object)
    said = Signal(str)
    refused = Signal(Reason)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._session = context.session
        self._window = window
        self._counts = context.tasks.surveys()
        self.pane = SavedPane(context.theme)
        view = self.pane.view
        view.chosen.connect(self.chosen)
        view.deleted.connect(self.delete)
        view.renamed.connect(self.rename)
        view.arranged.connect(lambda names: self._change(lambda library: library.saved.arrange(names)))
        self._counts.answered.connect(self._show_counts)
        self._session.opened.connect(self._open)
        self._session.work_ended.connect(self.count)

    def ask_name(self, query: str, options: SearchOptions) -> None:
        """Ask for a name and keep a search under it."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(translate("Saved", "保存检索"))
        dialog.setLabelText(translate("Saved", "检索式、限制和排序一起保存。名称："))
        dialog.setTextValue(query)
        dialog.setOkButtonText(translate("Saved", "保存"))
        dialog.setCancelButtonText(translate("Saved", "取消"))
        for line in dialog.findChildren(QLineEdit):
            line.setAccessibleName(translate("Saved", "名称"))
        dialog.textValueSelected.connect(lambda name: self.save(name.strip() or query, query, options))
        dialog.open()

    def save(self, name: str, query: str, options: SearchOptions) -> None:
        """Keep a search under a name."""
        plain = SearchOptions()
        kept = replace(options, limit=plain.limit, offset=0, suggest=plain.suggest, engine=None)
        search = SavedSearch(name, query, kept)
        if self._change(lambda library: library.saved.save(search)):
            self.said.emit(translate("Saved", "已保存检索“{name}”").format(name=name))

    def rename(self, old: str, new: str) -> None:
        """Give a search another name; an empty one is no name."""
        if new.strip():
            self._change(lambda library: library.saved.rename(old, new.strip()))
        else:
            self.refresh()

    def delete(self, name: str) -> None:
        """Forget a search."""
        self._change(lambda library: library.saved.delete(name))

    def refresh(self) -> None:
        """List what the library keeps."""
        library = self._session.library
        if library is None:
            return
        try:
            self.pane.show_searches(library.saved.all())
        except BaokuError as error:
            self.refused.emit(error.reason)
        if library.saved.trouble is not None:
            self.refused.emit(library.saved.trouble)

    def count(self) -> None:
        """Count what each search finds now."""
        library = self._session.library
        if library is None or not self.pane.view.count():
            return

        def counts() -> list[tuple[str, int]]:
            wanted = library.saved.all()
            return [(one.name, _total(library, one)) for one in wanted]

        self._counts.ask(counts)

    def _open(self) -> None:
        self.refresh()
        self.count()

    def _change(self, change: Callable[[Library], None]) -> bool:
        """Change the file, which is small; the list follows it, whatever became of the change."""
        library = self._session.library
        if library is None:
            return False
        try:
            change(library)
        except BaokuError as error:
            self.refused.emit(error.reason)
            self.refresh()
            return False
        self.refresh()
        self.count()
        return True

    def _show_counts(self, counts: list[tuple[str, int]]) -> None:
        for name, articles in counts:
            self.pane.view.show_count(name, articles)


def _total(library: Library, search: SavedSearch) -> int:
    return library.search(search.query, replace(search.options, limit=0, suggest=False)).total
