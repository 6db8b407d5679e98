"""The buttons beside the search bar: order, dates and newspaper of a search, and what counts as the same in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from reader.core.records import SearchOptions, Sort
from reader.ui import wording
from reader.ui.alike import alike_words, choices
from reader.ui.language import translate
from reader.ui.limits import chosen, dates_words, within_dates, year_words

Choice = tuple[str, SearchOptions, bool]
"""What is offered, in words, what it would make of the options, and whether it is in force."""


class Filters(QWidget):
    """Shows the options of the search and says how they are changed.

    `newspapers` and `years` are asked when a menu opens, so that they are never out of date.
    """

    options_chosen = Signal(SearchOptions)
    dates_requested = Signal()

    def __init__(
        self,
        newspapers: Callable[[], Sequence[str]],
        years: Callable[[], Sequence[int]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._newspapers = newspapers
        self._years = years
        self._options = SearchOptions()
        self._sort = self._button("sortButton", self._fill_sort)
        self._dates = self._button("dateButton", self._fill_dates)
        self._paper = self._button("newspaperButton", self._fill_newspapers)
        self._alike = self._button("alikeButton", self._fill_alike)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for button in (self._sort, self._dates, self._paper, self._alike):
            layout.addWidget(button)
        self._word()

    def show_options(self, options: SearchOptions) -> None:
        """Show the options in force."""
        self._options = options
        self._word()

    def open_alike(self) -> None:
        """Open the menu of what counts as the same, also where a narrow window has no room for its button."""
        button = self._alike
        shown = button if button.isVisible() else self.parentWidget() or self
        menu = button.menu()
        menu.popup(shown.mapToGlobal(QPoint(0, shown.height())))
        menu.setActiveAction(menu.actions()[0])

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _button(self, name: str, fill: Callable[[QMenu], None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(menu.clear)
        menu.aboutToShow.connect(lambda: fill(menu))
        button.setMenu(menu)
        return button

    def _fill_sort(self, menu: QMenu) -> None:
        now = self._options
        self._offer(menu, [(sort_words(sort), replace(now, sort=sort), sort is now.sort) for sort in Sort])

    def _fill_dates(self, menu: QMenu) -> None:
        every = within_dates(self._options, None, None)
        choices = [(translate("Filters", "全部日期"), every, every == self._options)]
        for year in self._years():
            of_year = within_dates(self._options, str(year), str(year))
            choices.append((year_words(year), of_year, of_year == self._options))
        self._offer(menu, choices)
        menu.addSeparator()
        menu.addAction(translate("Filters", "从…到…")).triggered.connect(self.dates_requested)

    def _fill_newspapers(self, menu: QMenu) -> None:
        """Offer all newspapers, and each to be let through too or no longer."""
        every = replace(self._options, newspaper=None, newspapers=())
        choices = [(translate("Filters", "全部报纸"), every, every == self._options)]
        for name in self._newspapers():
            on = name in self._options.newspapers
            choices.append((name, chosen(self._options, "newspapers", name, on=not on), on))
        self._offer(menu, choices)

    def _fill_alike(self, menu: QMenu) -> None:
        found = list(choices(self._options))
        self._offer(menu, found[:2])
        menu.addSeparator()
        self._offer(menu, found[2:])

    def _offer(self, menu: QMenu, choices: Sequence[Choice]) -> None:
        group = QActionGroup(menu)
        group.setExclusive(False)
        for text, options, on in choices:
            action = QAction(text.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(on)
            action.triggered.connect(lambda _=False, options=options: self.options_chosen.emit(options))
            group.addAction(action)
            menu.addAction(action)

    def _word(self) -> None:
        options = self._options
        dates = dates_words(options)
        faces = (
            (
                self._sort,
                translate("Filters", "排序"),
                sort_words(options.sort),
                options.sort is not Sort.RELEVANCE,
            ),
            (
                self._dates,
                translate("Filters", "日期范围"),
                dates or translate("Filters", "日期"),
                bool(dates),
            ),
            (
                self._paper,
                translate("Filters", "报纸"),
                _papers_words(options) or translate("Filters", "报纸"),
                bool(options.newspapers),
            ),
            (
                self._alike,
                translate("Filters", "算作相同的写法"),
                alike_words(options.alike) or translate("Filters", "字形"),
                bool(alike_words(options.alike)),
            ),
        )
        for button, name, text, limiting in faces:
            button.setText(text.replace("&", "&&") + " ▾")
            button.setAccessibleName(f"{name}: {text}")
            button.setToolTip(name)
            button.setProperty("filtering", limiting)
            button.style().unpolish(button)
            button.style().polish(button)


def sort_words(sort: Sort) -> str:
    """Return an order of results in words."""
    return {
        Sort.RELEVANCE: translate("Filters", "按相关"),
        Sort.NEWEST: translate("Filters", "最新在前"),
        Sort.OLDEST: translate("Filters", "最早在前"),
    }[sort]


def _papers_words(options: SearchOptions) -> str:
    """Return the newspapers let through in words: the name of one, the number of several."""
    if len(options.newspapers) == 1:
        return wording.newspaper(options.newspapers[0])
    return wording.newspapers_counted(len(options.newspapers)) if options.newspapers else ""
