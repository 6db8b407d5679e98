"""Completing in the search bar: what is asked while one types, offered under the bar, and put in where it is chosen."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reader.core.records import Completion
from reader.ui import settings as known
from reader.ui.context import Context
from reader.ui.panes.completions import CompletionList
from reader.ui.panes.search_bar import SearchBar
from reader.ui.text_offsets import points, units


class Completing(QObject):
    """Offers completions while something is typed. While an input method composes, nothing is offered."""

    def __init__(self, context: Context, bar: SearchBar) -> None:
        super().__init__(bar)
        self._session = context.session
        self._settings = context.settings
        self._bar = bar
        self._asked = ""
        self._line = context.tasks.surveys()
        self.list = CompletionList(context.theme, bar)
        self._line.answered.connect(self._offer)
        self.list.chosen.connect(self.take)
        bar.textEdited.connect(self._ask)
        bar.entered.connect(self.close)
        bar.disturbed.connect(self.close)
        bar.offered = self.list

    def close(self, _text: str = "") -> None:
        """Offer nothing any more."""
        self._line.forget()
        self.list.hide()

    def take(self, completion: Completion) -> None:
        """Put a completion in; what it makes of the query is asked as if it had been typed."""
        text = self._bar.text()
        before = f"{text[: completion.start]}{completion.insert}"
        whole = f"{before}{text[completion.end :]}"
        self.close()
        self._bar.setText(whole)
        self._bar.setCursorPosition(units(before))
        self._bar.typed.emit(whole)

    def _ask(self, text: str) -> None:
        library = self._session.library
        if library is None or not text.strip() or self._bar.composing:
            self.close()
            return
        self._asked = text
        cursor = points(text, self._bar.cursorPosition())
        earlier = self._settings.get(known.SEARCHES)
        self._line.ask(lambda: library.completions(text, cursor, earlier))

    def _offer(self, completions: list[Completion]) -> None:
        text = self._bar.text()
        if text != self._asked or self._bar.composing or not self._bar.hasFocus():
            self.list.hide()
            return
        self.list.offer([one for one in completions if text[one.start : one.end] != one.insert])
