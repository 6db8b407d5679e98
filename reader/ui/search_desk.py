"""The search desk: everything of a window that asks and answers, wired together: bar, filters, results, places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from reader.core.errors import Reason
from reader.core.records import Alike, Answer, Hit, Related, SavedSearch, Span
from reader.ui import settings as known
from reader.ui import wording
from reader.ui.completing import Completing
from reader.ui.context import Context
from reader.ui.language import translate
from reader.ui.limits import Grouping
from reader.ui.lines import Lines
from reader.ui.panes.filters import Filters
from reader.ui.panes.results import ResultsPane
from reader.ui.panes.search_bar import SearchBar
from reader.ui.reading import Reading
from reader.ui.saved import Saved
from reader.ui.search import Search
from reader.ui.settings import Settings
from reader.ui.survey import Survey

SIMILAR: Final = 30
"""So many articles like one are listed."""


class SearchDesk(QObject):
    """Brings questions to the library and answers to the panes.

    `results_wanted` asks for the results to be shown, `spans_found` brings the places to mark in the open article
    and in the half that its story goes on with, `counted` comes when the number of hits is another, `said` brings
    a sentence for a moment.
    """

    results_wanted = Signal()
    spans_found = Signal(tuple, tuple)
    counted = Signal()
    refused = Signal(Reason)
    said = Signal(str)
    failures_requested = Signal()

    def __init__(self, context: Context, reading: Reading, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._session = context.session
        self._reading = reading
        self._window = window
        self.search = Search(context.session, context.tasks, context.languages, self)
        self.bar = SearchBar(context.theme)
        self.completing = Completing(context, self.bar)
        self.filters = Filters(self._newspapers, self._years)
        self.results = ResultsPane(context.theme, context.say)
        self.survey = Survey(context.session, context.tasks, self)
        self.lines = Lines(context, window)
        self.saved = Saved(context, window)
        self._marking = context.tasks.latest()
        self._wire()

    def _wire(self) -> None:
        search, results = self.search, self.results
        self.bar.typed.connect(self._typed)
        self.bar.entered.connect(self._entered)
        self.bar.left_downwards.connect(self.focus_results)
        self.filters.options_chosen.connect(search.limit)
        self.filters.dates_requested.connect(self._ask_dates)
        search.options_changed.connect(self._options_changed)
        search.answered.connect(self._answered)
        search.cleared.connect(self._cleared)
        search.refused.connect(self.refused)
        search.more_came.connect(results.model.add)
        results.model.more_wanted.connect(search.fetch_more)
        results.hit_opened.connect(self.open_hit)
        results.suggestion_chosen.connect(self.ask)
        results.story_opened.connect(self.open_found)
        results.options_chosen.connect(search.limit)
        results.grouping_chosen.connect(self.group)
        results.chart_chosen.connect(lambda on: self._context.settings.put(known.CHART_SHOWN, on))
        results.survey_wanted.connect(lambda: self._survey(at_once=True))
        results.lines_requested.connect(self.toggle_lines)
        results.failures_requested.connect(self.failures_requested)
        results.answer_requested.connect(self._show_answer_again)
        results.model.group_wanted.connect(
            lambda key, offset: search.fetch_group(results.grouping, key, offset)
        )
        search.group_came.connect(results.model.add_to_group)
        self.survey.counted.connect(results.show_facets)
        self.survey.helped.connect(results.show_help)
        self.survey.related.connect(self._show_related)
        self.survey.refused.connect(self.refused)
        self.lines.refused.connect(self.refused)
        self.lines.said.connect(self.said)
        self.saved.refused.connect(self.refused)
        self.saved.said.connect(self.said)
        self.saved.chosen.connect(self._ask_saved)
        self._marking.answered.connect(lambda found: self.spans_found.emit(*found))
        self._marking.failed.connect(lambda _gone: self.spans_found.emit((), ()))
        self._reading.opened.connect(lambda _opened: self._marking.forget())

    # ── asking ────────────────────────────────────────────────────────────────────────────────────────

    def ask(self, query: str) -> None:
        """Search for something else, as if it had been typed and entered."""
        self.bar.setText(query)
        self._entered(query)

    def ask_quietly(self, query: str, alike: Alike) -> None:
        """Search again for what an earlier visit was opened from; it is not a new search to be remembered."""
        self.bar.setText(query)
        self.search.type(query)
        if query:
            self.search.limit(replace(self.search.options, alike=alike))
        self.search.ask(query)

    def ask_selected(self, selected: str) -> None:
        """Search for the first line of what is selected."""
        words = selected.partition("\n")[0].strip()
        if words:
            self.ask(words)

    def refresh(self) -> None:
        """Ask again: the library or the language has changed."""
        self.search.refresh(self.results.model.fetched)

    def group(self, grouping: Grouping) -> None:
        """Gather the hits by newspaper or by year, or not at all."""
        self._context.settings.put(known.GROUPING, grouping.value)
        self.results.group_by(grouping)
        self.refresh()

    def show_settings(self, settings: Settings) -> None:
        """Show results as they were shown when the window was last closed."""
        self.results.group_by(Grouping(settings.get(known.GROUPING)))
        self.results.chart_button.setChecked(settings.get(known.CHART_SHOWN))

    def toggle_lines(self) -> None:
        """List every place of the query on a line, or put the list away."""
        if self.lines.shown:
            self.lines.close()
        elif self.search.query:
            self.lines.show(self.search.query, self.search.options)
            self.lines.pane.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_similar(self) -> None:
        """List what is like the open article."""
        library, article_id = self._session.library, self._reading.article_id
        if library is None or article_id is None:
            return
        article = library.article(article_id).article
        title = wording.headline(article.title, article.body[: wording.OPENING_LENGTH + 1])
        self.said.emit(translate("Desk", "正在找相似的文章…"))
        self.survey.similar(article_id, title, SIMILAR)

    def save_search(self) -> None:
        """Keep the search under a name."""
        if self.search.query:
            self.saved.ask_name(self.search.query, self.search.options)

    def _ask_saved(self, search: SavedSearch) -> None:
        self.search.limit(search.options)
        self.ask(search.query)

    def focus_bar(self) -> None:
        """Go to the search bar."""
        self.bar.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.selectAll()

    def focus_results(self) -> None:
        """Go to the results."""
        self.results_wanted.emit()
        view = self.results.view
        if not view.currentIndex().isValid() and self.results.model.rowCount():
            view.setCurrentIndex(self.results.model.index(0))
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _typed(self, text: str) -> None:
        if text.strip():
            self.results_wanted.emit()
        self.search.type(text)

    def _entered(self, text: str) -> None:
        if text.strip():
            self._remember(text.strip())
            self.results_wanted.emit()
        self.search.ask(text)

    def _remember(self, query: str) -> None:
        older = [other for other in self._context.settings.get(known.SEARCHES) if other != query]
        recent = (query, *older)[: known.SEARCHES_KEPT]
        self._context.settings.put(known.SEARCHES, recent)
        self.bar.set_recent(recent)

    # ── answers ───────────────────────────────────────────────────────────────────────────────────────

    def _answered(self, answer: Answer) -> None:
        self.results.show_answer(answer, self.search.options, self._reading.article_id)
        self._survey()
        if self.lines.shown:
            self.lines.refresh(answer.query, self.search.options)
        self._mark()

    def _cleared(self) -> None:
        self.results.clear()
        self.survey.forget()
        self.lines.close()
        self._mark()

    def _survey(self, *, at_once: bool = False) -> None:
        """Count over all hits where counts are shown; where there is no hit, see what may help."""
        answer, options = self.results.answer, self.search.options
        if answer is None:
            return
        if not answer.total:
            self.survey.help(answer.query, options)
        elif self.results.needs_survey:
            grouped = self.results.grouping is not Grouping.NONE
            self.survey.count(answer.query, options, at_once=at_once or grouped)
        else:
            self.survey.forget()

    def _show_related(self, title: str, related: Sequence[Related]) -> None:
        self.results.show_related(title, related)
        self.results_wanted.emit()
        self.counted.emit()

    def _show_answer_again(self) -> None:
        if self.search.query:
            self.search.refresh()
        else:
            self.results.clear()
            self.counted.emit()

    def _mark(self) -> None:
        """Mark in the article in front what is found now; a long article is looked through off the window's thread."""
        self.counted.emit()
        library, query, articles = self._session.library, self.search.query, self._reading.shown_ids
        if library is None or not query or not articles:
            self._marking.forget()
            self.spans_found.emit((), ())
            return
        alike = self.search.options.alike

        def look() -> tuple[tuple[Span, ...], tuple[Span, ...]]:
            found = [library.places(article, query, alike) for article in articles]
            return found[0], found[1] if len(found) > 1 else ()

        self._marking.ask(look)

    def open_hit(self, hit: Hit) -> None:
        """Open an article that was found, with its hits marked."""
        self.open_found(hit.article_id)

    def open_found(self, article_id: str) -> None:
        """Open an article, with the places of the query in it marked."""
        if self.search.query:
            self._remember(self.search.query)
        self._reading.open(article_id, self.search.query)

    # ── order and limits ──────────────────────────────────────────────────────────────────────────────

    def _ask_dates(self) -> None:
        from reader.ui.dialogs.dates import DatesDialog  # noqa: PLC0415 - a dialog is loaded when it is first opened

        dialog = DatesDialog(self.search.options, self._window)
        dialog.accepted.connect(lambda: self.search.limit(dialog.options))
        dialog.open()

    def _options_changed(self) -> None:
        self._reading.alike = self.search.options.alike
        self.filters.show_options(self.search.options)

    def _newspapers(self) -> list[str]:
        library = self._session.library
        return [paper.name for paper in library.newspapers() if paper.name] if library else []

    def _years(self) -> list[int]:
        library = self._session.library
        if library is None:
            return []
        found = {year.year for paper in library.newspapers() for year in library.years(paper.name)}
        return sorted((year for year in found if year is not None), reverse=True)
