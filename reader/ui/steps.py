"""Next and previous hit: through the open article, and from its last hit on to the next article of the results."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reader.core.records import Hit
from reader.ui.language import translate
from reader.ui.models.results import Group, More
from reader.ui.panes.article import ArticlePane
from reader.ui.reading import Reading
from reader.ui.search_desk import SearchDesk


class HitSteps(QObject):
    """Steps through all hits of an answer in the order of its list. `said` brings a quiet word when it goes on to
    another article, and where it ends.

    What is not fetched yet is waited for: `resume` goes on when it is there.
    """

    said = Signal(str)

    def __init__(
        self, article: ArticlePane, desk: SearchDesk, reading: Reading, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._article = article
        self._desk = desk
        self._results = desk.results
        self._reading = reading
        self._at = (0, 0)
        self._waiting = False
        article.step_shown.connect(self._note)
        reading.opened.connect(lambda _opened: self.forget())
        desk.spans_found.connect(self.forget)
        desk.lines.opened.connect(self.go_to)
        desk.results.model.rowsInserted.connect(self.resume)

    def step(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) hit."""
        self._waiting = False
        number, total = self._at
        at_end = 0 < total == number if direction > 0 else number <= 1
        marks = len(self._article.view.marked_ranges())
        if not self._article.find_bar.isVisible() and self._among_results() and (not marks or at_end):
            self._go_on(direction)
        elif marks or self._article.find_bar.isVisible() or not self._results.model.rowCount():
            self._article.step(direction)
        else:
            self._go_on(direction)

    def go_to(self, article_id: str, number: int) -> None:
        """Open an article at one of its places, counted from 0."""
        if self._reading.article_id != article_id:
            self._reading.open(article_id, self._desk.search.query)
        self._article.go_to(number)

    def forget(self) -> None:
        """Start anew: another article is open, or other places are marked in it."""
        self._at = (0, 0)

    def resume(self) -> None:
        """Go on where further hits were waited for."""
        if self._waiting:
            self._waiting = False
            self._go_on(1)

    def _note(self, number: int, total: int) -> None:
        self._at = (number, total)

    def _among_results(self) -> bool:
        article_id = self._reading.article_id
        return article_id is None or self._results.model.row_of(article_id) >= 0

    def _go_on(self, direction: int) -> None:
        """Open the next or previous hit of the list and go to its first or last place."""
        model = self._results.model
        here = model.row_of(self._reading.article_id or "")
        row = here + direction if here >= 0 else 0
        while 0 <= row < model.rowCount():
            item = model.item(row)
            if isinstance(item, Hit):
                self._desk.open_hit(item)
                if self._article.view.marked_ranges():
                    self._article.step(direction)
                self.said.emit(self._words(item))
                return
            if direction > 0 and (isinstance(item, More) or (isinstance(item, Group) and not item.opened)):
                self._waiting = True
                model.toggle(row)
                return
            row += direction
        if direction > 0 and not model.complete:
            self._waiting = True
            model.fetchMore(model.index(-1))
            return
        self.said.emit(
            translate("Steps", "已是最后一篇的最后一处")
            if direction > 0
            else translate("Steps", "已是第一篇的第一处")
        )

    def _words(self, hit: Hit) -> str:
        number, total = self._at
        words = translate("Steps", "下一篇结果：{title}").format(title=hit.title or hit.opening[:20])
        if total:
            words += translate("Steps", "（第 {number} 处，共 {total} 处）").format(
                number=number, total=total
            )
        return words
