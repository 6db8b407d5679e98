"""The list of all notes in its window: what it asks is answered off the window's thread, the latest question wins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from reader.core.noted import Annotation, NoteFilter, NoteSort
from reader.ui.dialogs.note_exchange import Selection
from reader.ui.dialogs.tags import RetagDialog
from reader.ui.language import translate
from reader.ui.models.notes import AT_ONCE
from reader.ui.panes.notes_browser import NotesBrowser

if TYPE_CHECKING:
    from reader.core.library import Library
    from reader.core.noting import Notes
    from reader.ui.main_window import MainWindow
    from reader.ui.note_exchange import NoteExchange
    from reader.ui.noting import Noting


class NoteBrowsing(QObject):
    """Opens the browser of a window and answers it."""

    def __init__(self, window: MainWindow, noting: Noting, exchange: NoteExchange) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._noting = noting
        self._exchange = exchange
        self._firsts = window.context.tasks.latest()
        self._choices = window.context.tasks.latest()
        self._others = window.context.tasks.each()
        self.browser: NotesBrowser | None = None
        self._firsts.failed.connect(noting.refused)
        self._choices.failed.connect(noting.refused)
        self._others.failed.connect(noting.refused)
        self._others.answered.connect(lambda finish: finish())

    def show(self) -> None:
        """Show all notes."""
        if self._session.library is None:
            return
        if self.browser is None:
            self.browser = self._make()
        self.refresh()
        self.browser.show()
        self.browser.activateWindow()

    def _make(self) -> NotesBrowser:
        context, noting = self._window.context, self._noting
        browser = NotesBrowser(context.theme, context.say, self._window, exchange=self._exchange.allowed)
        browser.asked.connect(self._ask)
        browser.model.wanted.connect(self._fetch)
        browser.shown.connect(self._go)
        browser.edited.connect(noting.writing.edit)
        browser.deleted.connect(lambda _items: self._with_selected(noting.changing.delete))
        browser.menu_requested.connect(self._menu)
        browser.cite_requested.connect(
            lambda: self._with_selected(lambda items: self._exchange.cite([item.article for item in items]))
        )
        browser.export_requested.connect(self._export)
        browser.tags_requested.connect(lambda: self._with_selected(self._retag))
        self._firsts.answered.connect(lambda found: browser.show_page(*found))
        self._choices.answered.connect(browser.show_choices)
        noting.changed.connect(self._refresh_if_seen)
        return browser

    def _refresh_if_seen(self) -> None:
        if self.browser is not None and self.browser.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Ask again for what is listed and what it can be filtered by."""
        library, browser = self._session.library, self.browser
        if library is None or browser is None:
            return
        notes = library.notes
        self._choices.ask(
            lambda: (notes.tags(), notes.counted("creator"), notes.counted("newspaper"), notes.colors())
        )
        browser.ask()

    def _ask(self, wanted: NoteFilter, sort: NoteSort) -> None:
        library = self._session.library
        if library is not None:
            self._firsts.ask(lambda: (wanted, sort, library.notes.find(wanted, sort, AT_ONCE)))

    def _fetch(self, wanted: NoteFilter, sort: NoteSort, offset: int) -> None:
        library, browser = self._session.library, self.browser
        if library is None or browser is None:
            return

        def fetch() -> Callable[[], None]:
            page = library.notes.find(wanted, sort, AT_ONCE, offset)
            return lambda: browser.model.take(wanted, sort, offset, page)

        self._others.ask(fetch)

    def _go(self, item: Annotation) -> None:
        """Show a note's place in the main window, which stays behind the list unless it was minimised."""
        self._noting.places.go_to(item)
        self._noting.refresh()

    def _menu(self, where: QPoint) -> None:
        self._with_selected(lambda items: self._noting.menu(items, self._window).popup(where))

    def _export(self) -> None:
        """Offer all notes, those of the filter, and, if there are several, those that are selected."""
        library, browser = self._session.library, self.browser
        if library is None or browser is None:
            return
        wanted, number = browser.model.filter, browser.model.rowCount()

        def ask(chosen: Sequence[Annotation]) -> None:
            every = NoteFilter()
            found = []
            if 1 < len(chosen) < number:
                ids = frozenset(item.id for item in chosen)
                found.append(Selection(translate("Notes", "选中的批注"), len(ids), NoteFilter(ids=ids)))
            if wanted != every:
                found.append(Selection(translate("Notes", "筛选出来的批注"), number, wanted))
            total = library.notes.find(every, limit=1).total
            self._exchange.export([*found, Selection(translate("Notes", "全部批注"), total, every)])

        self._with_selected(ask)

    def _retag(self, items: Sequence[Annotation]) -> None:
        browser = self.browser
        if browser is None or not items:
            return
        noting, ids = self._noting, [item.id for item in items]
        worn = list(dict.fromkeys(tag for item in items for tag in item.tags))
        dialog = RetagDialog(len(ids), [tag.name for tag in noting.tags], worn, browser)

        def retag() -> None:
            add, remove = dialog.add.tags, dialog.remove.tags

            def act(store: Notes) -> object:
                return store.retag(ids, add=add, remove=remove)

            noting.changing.do(act, lambda _done: noting.refresh_all())

        dialog.accepted.connect(retag)
        dialog.open()

    def _with_selected(self, act: Callable[[Sequence[Annotation]], object]) -> None:
        """Do something with the notes that are selected, also those that have not been fetched."""
        library, browser = self._session.library, self.browser
        if library is None or browser is None:
            return
        here = browser.view.selected()
        if len(here) == browser.selected():
            act(here)
            return
        wanted, sort, parts = browser.model.filter, browser.model.order, browser.selection()

        def read() -> Callable[[], None]:
            found = _stretches(library, wanted, sort, parts)
            return lambda: _finish(act, found)

        self._others.ask(read)


def _finish(act: Callable[[Sequence[Annotation]], object], found: Sequence[Annotation]) -> None:
    act(found)


def _stretches(
    library: Library, wanted: NoteFilter, sort: NoteSort, parts: Sequence[tuple[int, int]]
) -> list[Annotation]:
    found: list[Annotation] = []
    for first, number in parts:
        found += library.notes.find(wanted, sort, number, first).annotations
    return found
