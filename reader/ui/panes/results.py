"""检索结果: how the query was read, how much was searched and by what it is limited, then the hits or what may help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.errors import Reason
from reader.core.records import (
    Answer,
    Facets,
    Hit,
    Related,
    SearchOptions,
    Suggestion,
)
from reader.ui import wording
from reader.ui.answers import coverage_line, leftovers_reason, nothing_found, reading_line
from reader.ui.language import translate
from reader.ui.limits import Grouping, groups_of, unlimited, within_dates
from reader.ui.models.results import ResultsModel, Role
from reader.ui.panes.chart import HitsChart
from reader.ui.panes.chips import Chips
from reader.ui.panes.empty import plain_label
from reader.ui.panes.facets import FacetsView
from reader.ui.panes.help import HelpView
from reader.ui.panes.results_view import ResultsView
from reader.ui.panes.short_label import ShortLabel
from reader.ui.panes.stories import StoriesButton
from reader.ui.theme import Theme, scaled

SIDE: Final = 14
READING_LINES: Final = 4
NOTES_LINES: Final = 10
LEFTOVERS_LINES: Final = 5
"""What the head says of an answer is cut at so many lines: it must never make the window grow."""
TOOL_PADDING: Final = 9
"""What a tool has left of its words; they stand in line with the text above."""


class ResultsPane(QWidget):
    """The answer to the query in the search bar. `say` words the reasons of an answer.

    `story_opened` brings the first half of a story that jumps between pages, `options_chosen` other limits,
    `grouping_chosen` another way to gather the hits, `survey_wanted` comes when counts are to be shown that were not
    needed before.
    """

    hit_opened = Signal(object)
    suggestion_chosen = Signal(str)
    story_opened = Signal(str)
    options_chosen = Signal(SearchOptions)
    grouping_chosen = Signal(Grouping)
    chart_chosen = Signal(bool)
    survey_wanted = Signal()
    lines_requested = Signal()
    failures_requested = Signal()
    answer_requested = Signal()

    def __init__(self, theme: Theme, say: Callable[[Reason], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._answer: Answer | None = None
        self._related: tuple[str, int] | None = None
        self._options = SearchOptions()
        self._facets: Facets | None = None
        self.grouping = Grouping.NONE
        self.setProperty("pane", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = ResultsModel(self)
        self.view = ResultsView(theme)
        self.view.setModel(self.model)
        self.facets = FacetsView(theme)
        self.chart = HitsChart(theme)
        self.chips = Chips()
        self._empty = HelpView()
        self._pages = QStackedWidget()
        for page in (self._empty, self.view, self.facets):
            self._pages.addWidget(page)
        self._group_button = _tool("groupButton")
        self._group_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._group_menu = QMenu(self._group_button)
        self._group_menu.aboutToShow.connect(self._fill_group_menu)
        self._group_button.setMenu(self._group_menu)
        self.facets_button = _tool("facetsButton", checkable=True)
        self.chart_button = _tool("chartButton", checkable=True)
        self._lines_button = _tool("linesButton")
        self._head = self._build_head()
        self._line = QFrame()
        self._line.setProperty("hairline", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self._head, self.chart, self._line):
            layout.addWidget(part)
        layout.addWidget(self._pages, 1)
        self.setFocusProxy(self.view)
        self._wire()
        self.clear()

    def _build_head(self) -> QWidget:
        self._reading = ShortLabel(READING_LINES)
        self._reading.setFont(scaled(self.font(), 1.0, bold=True))
        self._coverage = plain_label("muted")
        self._coverage.setFont(scaled(self.font(), 0.92))
        self._failures = QPushButton()
        self._failures.setFlat(True)
        self._notes = ShortLabel(NOTES_LINES, "accent")
        self._leftovers = ShortLabel(LEFTOVERS_LINES, "muted")
        self._leftovers.setFont(scaled(self.font(), 0.92))
        self.stories = StoriesButton()
        self._back = QPushButton()
        self._back.setFlat(True)
        head = QWidget()
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        whole = QVBoxLayout(head)
        whole.setContentsMargins(0, 10, 0, 4)
        whole.setSpacing(4)
        column = QVBoxLayout()
        column.setContentsMargins(SIDE, 0, SIDE, 0)
        column.setSpacing(5)
        whole.addLayout(column)
        for part in (
            self._reading,
            self._coverage,
            self._failures,
            self._leftovers,
            self._notes,
            self.stories,
            self._back,
            self.chips,
        ):
            column.addWidget(part)
        for button in (self._failures, self.stories, self._back):
            column.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(SIDE - TOOL_PADDING, 0, 0, 0)
        row.setSpacing(0)
        for tool in (self._group_button, self.facets_button, self.chart_button, self._lines_button):
            row.addWidget(tool)
        row.addStretch(1)
        whole.addWidget(self._tools)
        return head

    def _wire(self) -> None:
        self.view.hit_activated.connect(self.hit_opened)
        self.chips.options_chosen.connect(self.options_chosen)
        self.facets.options_chosen.connect(self.options_chosen)
        self.chart.dates_chosen.connect(self._choose_dates)
        self.facets_button.toggled.connect(self._show_facets_page)
        self.chart_button.toggled.connect(self._show_chart)
        self.chart_button.clicked.connect(self.chart_chosen)
        self._lines_button.clicked.connect(self.lines_requested)
        self._failures.clicked.connect(self.failures_requested)
        self._back.clicked.connect(self.answer_requested)
        self._empty.query_chosen.connect(self.suggestion_chosen)
        self._empty.story_chosen.connect(self.story_opened)
        self.stories.chosen.connect(self.story_opened)
        self._empty.unlimited_chosen.connect(lambda: self.options_chosen.emit(unlimited(self._options)))
        self.model.modelReset.connect(lambda: self.view.setUniformItemSizes(not self.model.grouped))

    # ── what is shown ─────────────────────────────────────────────────────────────────────────────────

    @property
    def answer(self) -> Answer | None:
        """The answer shown."""
        return self._answer

    @property
    def related(self) -> bool:
        """Whether articles like one are listed, instead of an answer."""
        return self._related is not None

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What is said to help where nothing was found."""
        return self._empty.suggestions

    @property
    def needs_survey(self) -> bool:
        """Whether something is shown that counts over all hits are needed for."""
        return (
            self.chart_button.isChecked()
            or self.facets_button.isChecked()
            or self.grouping is not Grouping.NONE
        )

    def show_answer(self, answer: Answer, options: SearchOptions, keep: str | None = None) -> None:
        """Show an answer; the article `keep` is selected where it is among the hits.

        The same question answered again, because the library has changed, does not move the list. Where hits are
        gathered in groups, the list waits for the counts.
        """
        same = self._answer is not None and self._answer.query == answer.query
        scroll = self.view.verticalScrollBar().value() if same else 0
        self._answer, self._related, self._options = answer, None, options
        self._facets = None
        self.chart.forget()
        if self.grouping is Grouping.NONE or not answer.total:
            self.model.show(answer.hits, answer.total)
        self._empty.forget()
        self._word()
        self.select(keep)
        self.view.verticalScrollBar().setValue(scroll)

    def show_facets(self, facets: Facets) -> None:
        """Show the counts of the answer shown."""
        self._facets = facets
        if self.chart_button.isChecked():
            self.chart.show_facets(facets, self._options)
        if self.facets_button.isChecked():
            self.facets.show_facets(facets, self._options)
        if self.grouping is not Grouping.NONE and self._related is None:
            current = self.view.currentIndex().data(Role.HIT)
            self.model.show_groups(groups_of(facets, self.grouping, self._options))
            if isinstance(current, Hit):
                self.select(current.article_id)

    def show_help(self, suggestions: Sequence[Suggestion]) -> None:
        """Show what may help where nothing was found."""
        self._empty.show_suggestions(suggestions)

    def show_related(self, title: str, related: Sequence[Related]) -> None:
        """Show articles like one with this title, labelled as such."""
        self._related = (title, len(related))
        self.model.show([one.hit for one in related], len(related))
        self.facets_button.setChecked(False)
        self._word()

    def group_by(self, grouping: Grouping) -> None:
        """Gather the hits of the next answer otherwise."""
        self.grouping = grouping
        self._word()

    def select(self, article_id: str | None) -> None:
        """Select an article where it is among the hits."""
        row = self.model.row_of(article_id) if article_id else -1
        index = self.model.index(row) if row >= 0 else QModelIndex()
        self.view.selectionModel().setCurrentIndex(
            index, self.view.selectionModel().SelectionFlag.ClearAndSelect
        )

    def clear(self) -> None:
        """Show that nothing was asked."""
        self._answer = self._related = self._facets = None
        self.model.show((), 0)
        self._empty.forget()
        self._word()

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves the filters for the hits (Qt)."""
        if event.key() == Qt.Key.Key_Escape and self.facets_button.isChecked():
            self.facets_button.setChecked(False)
            self.view.setFocus()
            return
        super().keyPressEvent(event)

    def _choose_dates(self, start: str | None, end: str | None) -> None:
        self.options_chosen.emit(within_dates(self._options, start, end))

    def _show_facets_page(self, shown: bool) -> None:
        if shown:
            self._want_survey()
            if self._facets is not None:
                self.facets.show_facets(self._facets, self._options)
        self._choose_page()
        if shown:
            self.facets.setFocus()

    def _show_chart(self, shown: bool) -> None:
        if shown and self._facets is not None:
            self.chart.show_facets(self._facets, self._options)
        elif shown:
            self._want_survey()
        found = self._answer is not None and self._answer.total > 0
        self.chart.setVisible(shown and found and self._related is None)

    def _want_survey(self) -> None:
        if self._answer is not None and self._facets is None:
            self.survey_wanted.emit()

    def _fill_group_menu(self) -> None:
        self._group_menu.clear()
        group = QActionGroup(self._group_menu)
        for grouping, text in _grouping_names():
            action = QAction(text, self._group_menu)
            action.setCheckable(True)
            action.setChecked(grouping is self.grouping)
            action.triggered.connect(lambda _=False, grouping=grouping: self.grouping_chosen.emit(grouping))
            group.addAction(action)
            self._group_menu.addAction(action)

    def _choose_page(self) -> None:
        answer = self._answer
        found = self._related is not None or (answer is not None and answer.total > 0)
        limited = answer is not None and self._related is None and self.facets_button.isChecked()
        self._pages.setCurrentWidget(self.facets if limited else self.view if found else self._empty)

    def _word(self) -> None:
        self.view.setAccessibleName(translate("Results", "检索结果"))
        answer = self._answer
        self._head.setVisible(answer is not None or self._related is not None)
        self._line.setVisible(answer is not None or self._related is not None)
        self._name_tools()
        self._choose_page()
        plain = self._related is None
        self.chips.show_options(self._options if plain and answer is not None else SearchOptions())
        self._tools.setVisible(plain)
        self._back.setVisible(not plain)
        back = translate("Results", "回到检索结果") if answer else translate("Results", "关闭这个列表")
        self._back.setText(f"‹ {back}")
        self._back.setAccessibleName(back)
        self._show_chart(plain and self.chart_button.isChecked())
        if self._related is not None:
            self._word_related(*self._related)
            return
        if answer is None:
            self._empty.say(
                translate("Results", "还没有检索"),
                translate("Results", "在上面输入一个字、一个词或一句话，边输边找。"),
            )
            return
        self._empty.say(*nothing_found(answer.asked))
        self._reading.say(*reading_line(answer))
        self._coverage.setText(coverage_line(answer.coverage))
        failed = wording.failed_words(answer.coverage.failed_files, answer.coverage.failed_lines)
        self._failures.setVisible(bool(failed))
        self._failures.setText(translate("Results", "查看未能导入的 {what}…").format(what=failed))
        self._failures.setAccessibleName(self._failures.text())
        self._leftovers.say(self._say(leftovers_reason(answer.leftovers)) if answer.leftovers else "")
        self._leftovers.setVisible(bool(answer.leftovers))
        self._notes.say("\n".join(self._say(note) for note in answer.notes))
        self._notes.setVisible(bool(answer.notes))
        self.stories.offer(answer.joined if answer.total else ())

    def _word_related(self, title: str, number: int) -> None:
        self._reading.say(
            translate("Results", "与“{title}”相似的文章").format(title=title),
            wording.SEPARATOR + wording.articles_counted(number),
        )
        self._coverage.setText(
            translate("Results", "按共有的关键词排列，不是逐字检索的结果。")
            if number
            else translate("Results", "没有共有足够多关键词的文章。")
        )
        for part in (self._failures, self._leftovers, self._notes, self.stories):
            part.hide()

    def _name_tools(self) -> None:
        grouped = dict(_grouping_names())[self.grouping]
        faces = (
            (self._group_button, f"{grouped} ▾", translate("Results", "分组")),
            (
                self.facets_button,
                translate("Results", "筛选"),
                translate("Results", "按报纸、版次、记者等筛选"),
            ),
            (self.chart_button, translate("Results", "图表"), translate("Results", "各年各月篇数的图表")),
            (
                self._lines_button,
                translate("Results", "逐处"),
                translate("Results", "逐处列出命中，一处一行"),
            ),
        )
        for button, text, tip in faces:
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip if button is not self._group_button else f"{tip}: {grouped}")
            button.setEnabled(self._answer is not None)


def _tool(name: str, *, checkable: bool = False) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setCheckable(checkable)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _grouping_names() -> list[tuple[Grouping, str]]:
    return [
        (Grouping.NONE, translate("Results", "不分组")),
        (Grouping.NEWSPAPER, translate("Results", "按报纸")),
        (Grouping.YEAR, translate("Results", "按年")),
    ]
