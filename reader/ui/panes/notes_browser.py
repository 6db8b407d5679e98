"""全部批注: every note of the library in a window beside the main one, filtered as one types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.core.noted import Color, Counted, Motivation, NoteFilter, NotePage, NoteSort, Status
from reader.core.typed_dates import is_unknown_date, iso_dates
from reader.ui import note_wording
from reader.ui.language import translate
from reader.ui.models.notes import FoundNotes
from reader.ui.panes.chips import FlowLayout
from reader.ui.panes.empty import EmptyState, plain_label
from reader.ui.panes.note_bar import disc
from reader.ui.panes.notes import NotesView, Say
from reader.ui.text_offsets import ShownText
from reader.ui.theme import Theme

SIZE: Final = (940, 640)
LISTED: Final = 300
"""So many tags, authors or newspapers are offered, those on most notes first; any other can be typed for."""

DAYS: Final = (0, 6, 29, 364)

Choices = tuple[Sequence[Counted], Sequence[Counted], Sequence[Counted], Sequence[Color]]


class NotesBrowser(QDialog):
    """The list with its filters. `asked` brings filter and order; what is found comes by `show_page`.

    The other signals bring a note, or tell that something is wanted of those that are selected.
    """

    asked = Signal(object, object)
    shown = Signal(object)
    edited = Signal(object)
    deleted = Signal(object)
    menu_requested = Signal(QPoint)
    cite_requested = Signal()
    export_requested = Signal()
    tags_requested = Signal()

    def __init__(self, theme: Theme, say: Say, parent: QWidget, *, exchange: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filling = False
        self.setObjectName("notesBrowser")
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        self.model = FoundNotes(self)
        self.view = NotesView(theme, say, brief=True)
        self.view.setObjectName("allNotesView")
        self.view.setModel(self.model)
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.dates = QLineEdit()
        self.dates.setFixedWidth(170)
        self.tag, self.color, self.creator, self.newspaper = (_combo() for _number in range(4))
        self.status, self.made, self.sort = (_combo() for _number in range(3))
        self.clear = QPushButton()
        self.count = plain_label("muted", wrap=False)
        self.export, self.cite, self.retag = (QPushButton() for _number in range(3))
        self.export.setVisible(exchange)
        for button in (self.clear, self.export, self.cite, self.retag):
            button.setAutoDefault(False)
        self._empty = EmptyState()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        self.sort.setMinimumContentsLength(13)
        self._assemble()
        self._wire()
        self._word()
        self.resize(*SIZE)

    def _assemble(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.field, 1)
        above.addWidget(self.sort)
        filters = FlowLayout()
        for part in (
            self.tag, self.color, self.creator, self.newspaper, self.status, self.made, self.dates, self.clear
        ):  # fmt: skip
            filters.addWidget(part)
        below = QHBoxLayout()
        below.addWidget(self.count, 1)
        for button in (self.retag, self.cite, self.export):
            below.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(above)
        layout.addLayout(filters)
        layout.addWidget(self._pages, 1)
        layout.addLayout(below)

    def _wire(self) -> None:
        for field in (self.field, self.dates):
            field.textChanged.connect(self.ask)
        for combo in (self.tag, self.color, self.creator, self.newspaper, self.status, self.made, self.sort):
            combo.currentIndexChanged.connect(self.ask)
        self.clear.clicked.connect(self.clear_filters)
        view = self.view
        view.shown.connect(self.shown)
        view.edited.connect(self.edited)
        view.deleted.connect(self.deleted)
        view.menu_requested.connect(self.menu_requested)
        view.tag_chosen.connect(self.choose_tag)
        view.selectionModel().selectionChanged.connect(self._look)
        self.model.modelReset.connect(self._look)
        self.export.clicked.connect(self.export_requested)
        self.cite.clicked.connect(self.cite_requested)
        self.retag.clicked.connect(self.tags_requested)

    # ── what is asked ─────────────────────────────────────────────────────────────────────────────────

    @property
    def wanted(self) -> NoteFilter:
        """The filter that is set."""
        wanted = NoteFilter(text=self.field.text())
        first, last, undated = read_dates(self.dates.text())
        days = self.made.currentData()
        return replace(
            wanted,
            tags=tuple(filter(None, (self.tag.currentData(),))),
            color=self.color.currentData(),
            creator=self.creator.currentData(),
            newspaper=self.newspaper.currentData(),
            date_from=first,
            date_to=last,
            undated=undated,
            made_from=None if days is None else (date.today() - timedelta(days=int(days))).isoformat(),
            **(self.status.currentData() or {}),
        )

    @property
    def order(self) -> NoteSort:
        """The order that is chosen."""
        return NoteSort(self.sort.currentData() or NoteSort.NEWEST)

    def ask(self) -> None:
        """Ask for what the filters say now."""
        if not self._filling:
            self.clear.setEnabled(self.wanted != NoteFilter())
            self.asked.emit(self.wanted, self.order)

    def clear_filters(self) -> None:
        """Let every note through."""
        self._filling = True
        for field in (self.field, self.dates):
            field.clear()
        for combo in (self.tag, self.color, self.creator, self.newspaper, self.status, self.made):
            combo.setCurrentIndex(0)
        self._filling = False
        self.ask()

    def choose_tag(self, tag: str) -> None:
        """Let only notes with a tag through."""
        at = self.tag.findData(tag)
        if at < 0:
            self.tag.addItem(f"#{tag}", tag)
            at = self.tag.count() - 1
        self.tag.setCurrentIndex(at)

    # ── what is shown ─────────────────────────────────────────────────────────────────────────────────

    def show_page(self, wanted: NoteFilter, sort: NoteSort, page: NotePage) -> None:
        """Show the beginning of what was found; the note that was current stays so if it is in it."""
        before = self.view.current()
        self.model.show(wanted, sort, page)
        rows = [item.id for item in page.annotations]
        if rows:
            row = rows.index(before.id) if before is not None and before.id in rows else 0
            self.view.setCurrentIndex(self.model.index(row))
        self._pages.setCurrentWidget(self.view if rows else self._empty)
        self._say()

    def show_choices(self, found: Choices) -> None:
        """Offer tags, authors, newspapers and colours; what is chosen stays chosen."""
        tags, creators, newspapers, colors = found
        self._filling = True
        plain = [(f"#{one.name}", one.name, one.notes) for one in tags]
        _fill(self.tag, translate("Notes", "全部标签"), plain)
        authors = [(note_wording.author(one.name), one.name, one.notes) for one in creators]
        _fill(self.creator, translate("Notes", "全部作者"), authors)
        _fill(
            self.newspaper,
            translate("Notes", "全部报纸"),
            [(one.name, one.name, one.notes) for one in newspapers],
        )
        _fill(
            self.color,
            translate("Notes", "全部颜色"),
            [(note_wording.colour_words(one), one.name, 0) for one in colors],
        )
        for row, color in enumerate(colors, 1):
            self.color.setItemIcon(row, disc(self._theme, color.name))
        self._filling = False

    def selection(self) -> list[tuple[int, int]]:
        """Return the rows that are selected, as stretches: first row and number."""
        chosen = self.view.selectionModel().selection()
        parts = (chosen.at(number) for number in range(chosen.count()))
        return sorted((part.top(), part.height()) for part in parts)

    def selected(self) -> int:
        """Return how many notes are selected."""
        return sum(number for _first, number in self.selection())

    # ── Qt ────────────────────────────────────────────────────────────────────────────────────────────

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Down goes from the field to the list (Qt)."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.view.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if (item := self.view.current()) is not None:
                    self.shown.emit(item)
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin in the field, within the screen (Qt)."""
        super().showEvent(event)
        self.resize(self.size().boundedTo(self.screen().availableSize()))
        self.field.setFocus()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self.view.delegate.forget()
            self._word()
        super().changeEvent(event)

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────

    def _look(self) -> None:
        some = self.selected() > 0
        for button in (self.cite, self.retag):
            button.setEnabled(some)
        self.export.setEnabled(self.model.rowCount() > 0)
        self._say()

    def _say(self) -> None:
        words = translate("Notes", "%n 条批注", "", self.model.rowCount())
        if self.selected() > 1:
            words += translate("Notes", "，选中 %n 条", "", self.selected())
        self.count.setText(words)

    def _word(self) -> None:
        self._filling = True
        self.setWindowTitle(translate("Notes", "全部批注"))
        self.setAccessibleName(translate("Notes", "全部批注"))
        self.view.setAccessibleName(translate("Notes", "全部批注"))
        self.field.setPlaceholderText(translate("Notes", "在批注、摘录和标签里查找"))
        self.field.setAccessibleName(translate("Notes", "在批注、摘录和标签里查找"))
        self.dates.setPlaceholderText(translate("Notes", "报纸日期 2020..2021-06"))
        self.dates.setAccessibleName(translate("Notes", "报纸日期，从..到"))
        for combo, name in (
            (self.tag, translate("Notes", "标签")),
            (self.color, translate("Notes", "颜色")),
            (self.creator, translate("Notes", "作者")),
            (self.newspaper, translate("Notes", "报纸")),
            (self.status, translate("Notes", "状态")),
            (self.made, translate("Notes", "改于")),
            (self.sort, translate("Notes", "排序")),
        ):
            combo.setAccessibleName(name)
            combo.setToolTip(name)
        _refill(self.status, _statuses())
        _refill(self.made, zip(_spans_of_days(), (None, *DAYS), strict=True))
        _refill(self.sort, _orders())
        for button, words in (
            (self.clear, translate("Notes", "清除筛选")),
            (self.export, translate("Notes", "导出…")),
            (self.cite, translate("Notes", "复制著录")),
            (self.retag, translate("Notes", "加减标签…")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
        self._empty.say(
            translate("Notes", "没有这样的批注"), translate("Notes", "换几个字，或清除筛选再看。")
        )
        self._filling = False
        self._look()


def read_dates(text: str) -> tuple[str | None, str | None, bool]:
    """Return the days that a date or a range of dates runs from and to, and whether what has no date is asked for.

    Anything else limits nothing.
    """
    return *(iso_dates(text) or (None, None)), is_unknown_date(text)


def _combo() -> QComboBox:
    combo = QComboBox()
    combo.setMaxVisibleItems(18)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(7)
    return combo


def _fill(combo: QComboBox, every: str, values: Sequence[tuple[str, str, int]]) -> None:
    """Offer values with their numbers of notes; the one that is chosen stays so, even if it has gone."""
    before = combo.currentData()
    combo.clear()
    combo.addItem(every, None)
    for words, value, notes in values[:LISTED]:
        counted = f"{words}  {notes}" if notes else words
        combo.addItem(ShownText.of(counted).shown, value)
    if before is not None and combo.findData(before) < 0:
        combo.addItem(ShownText.of(str(before)).shown, before)
    combo.setCurrentIndex(max(0, combo.findData(before)))


def _refill(combo: QComboBox, values: Any) -> None:
    at = max(0, combo.currentIndex())
    combo.clear()
    for words, value in values:
        combo.addItem(words, value)
    combo.setCurrentIndex(at)


def _statuses() -> list[tuple[str, dict[str, object] | None]]:
    return [
        (translate("Notes", "全部状态"), None),
        (translate("Notes", "待核"), {"status": Status.ORPHAN}),
        (translate("Notes", "有几种写法"), {"disputed": True}),
        (translate("Notes", "书签"), {"motivation": Motivation.BOOKMARKING}),
    ]


def _spans_of_days() -> tuple[str, ...]:
    return (
        translate("Notes", "任何时候"),
        translate("Notes", "今天"),
        translate("Notes", "近七天"),
        translate("Notes", "近三十天"),
        translate("Notes", "近一年"),
    )


def _orders() -> list[tuple[str, NoteSort]]:
    return [
        (translate("Notes", "新近改动在前"), NoteSort.NEWEST),
        (translate("Notes", "最早改动在前"), NoteSort.OLDEST),
        (translate("Notes", "按报纸日期"), NoteSort.ISSUE),
        (translate("Notes", "按文字"), NoteSort.TEXT),
    ]
