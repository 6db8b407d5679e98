"""A chart of hits by year or by month: bars that can be clicked, or walked along by keyboard, to choose dates."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reader.core.records import Facets, SearchOptions
from reader.ui import wording
from reader.ui.language import translate
from reader.ui.theme import Theme, scaled

Bar = tuple[str, int]
"""A year or a month in ISO 8601, and its number of articles."""

HEIGHT: Final = 84
SIDE: Final = 14
WIDEST: Final = 30
MOST_MONTHS: Final = 36
"""Months are shown where there are no more of them, from the first to the last; else years."""
READ_OUT: Final = 60
"""So many bars are named in the accessible description."""


class HitsChart(QWidget):
    """Shows counts over time. `dates_chosen` brings the first and the last date, None for no limit."""

    dates_chosen = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: list[Bar] = []
        self._options = SearchOptions()
        self._undated = 0
        self._current = 0
        self.setObjectName("hitsChart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    @property
    def bars(self) -> list[Bar]:
        """What is shown."""
        return list(self._bars)

    def forget(self) -> None:
        """Show nothing until the next counts come."""
        self._bars, self._undated = [], 0
        self._word()
        self.update()

    def show_facets(self, facets: Facets, options: SearchOptions) -> None:
        """Show the counts of another answer."""
        year = _year_of(options)
        self._bars = bars(facets, year)
        self._undated = facets.undated
        self._options = options
        self._current = next(
            (n for n, (name, _) in enumerate(self._bars) if name == options.date_from),
            min(self._current, max(len(self._bars) - 1, 0)),
        )
        self._word()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a low strip (Qt)."""
        return QSize(200, HEIGHT + QFontMetrics(self.font()).height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk along the bars; Enter and Space choose one, Backspace and Delete take the choice back (Qt)."""
        steps = {
            Qt.Key.Key_Left: self._current - 1,
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._bars) - 1,
        }
        key = Qt.Key(event.key())
        if key in steps and self._bars:
            self._go_to(max(0, min(len(self._bars) - 1, steps[key])))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._bars:
            self._choose(self._current)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.dates_chosen.emit(None, None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the bar that is clicked, anywhere in its height (Qt)."""
        at = self._bar_at(event.position().toPoint())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(at)
            self._choose(at)

    def event(self, event: QEvent) -> bool:
        """Say what a bar stands for (Qt)."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._bar_at(event.pos())
            QToolTip.showText(event.globalPos(), self._bar_words(at) if at >= 0 else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show which bar is current (Qt)."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show no current bar any longer (Qt)."""
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the bars over their years or months (Qt)."""
        small = scaled(self.font(), 0.85)
        metrics = QFontMetrics(small)
        if not self._bars:
            with QPainter(self) as painter:
                painter.setFont(small)
                painter.setPen(self._theme.colour("faint"))
                painter.drawText(SIDE, metrics.ascent() + 4, self._head_words())
            return
        most = max(count for _, count in self._bars)
        foot = self.height() - metrics.height() - 6
        room = foot - metrics.height() - 8
        with QPainter(self) as painter:
            painter.setFont(small)
            painter.setPen(self._theme.colour("faint"))
            painter.drawText(SIDE, metrics.ascent() + 4, self._head_words())
            painter.fillRect(SIDE, foot, self.width() - 2 * SIDE, 1, self._theme.colour("hairline"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for number, (name, count) in enumerate(self._bars):
                rect = self._rect(number)
                height = max(2.0, room * count / most) if count else 0.0
                bar = QRectF(rect.left(), foot - height, rect.width(), height)
                painter.setBrush(self._theme.colour("accent" if self._is_chosen(name) else "mark_current"))
                painter.drawRoundedRect(bar, 1.5, 1.5)
                if self.hasFocus() and number == self._current:
                    painter.setBrush(self._theme.colour("accent"))
                    painter.drawRect(QRectF(rect.left(), foot + 1, rect.width(), 3))
            painter.setPen(self._theme.colour("muted"))
            self._name_bars(painter, metrics, foot + metrics.ascent() + 4)

    def _name_bars(self, painter: QPainter, metrics: QFontMetrics, base: int) -> None:
        """Write names under the bars, leaving out those there is no room for."""
        reached = -1.0
        for number, (name, _count) in enumerate(self._bars):
            words = _short(name, first=reached < 0)
            width = metrics.horizontalAdvance(words)
            centre = self._rect(number).center().x()
            start = max(SIDE, min(centre - width / 2, self.width() - SIDE - width))
            if start >= reached:
                painter.drawText(QPoint(round(start), base), words)
                reached = start + width + 8

    def _rect(self, number: int) -> QRectF:
        step = min(WIDEST, (self.width() - 2 * SIDE) / len(self._bars))
        gap = 1 if step < 6 else min(4, step / 4)
        return QRectF(SIDE + number * step + gap / 2, 0, max(1.0, step - gap), self.height())

    def _bar_at(self, place: QPoint) -> int:
        if not self._bars:
            return -1
        step = min(WIDEST, (self.width() - 2 * SIDE) / len(self._bars))
        number = int((place.x() - SIDE) // step)
        return number if 0 <= number < len(self._bars) else -1

    def _is_chosen(self, name: str) -> bool:
        start, end = self._options.date_from, self._options.date_to
        if start is None and end is None:
            return False
        return (start or "")[: len(name)] <= name <= (end or "9999")[: len(name)]

    def _go_to(self, number: int) -> None:
        self._current = number
        self._word()
        self.update()

    def _choose(self, number: int) -> None:
        """Limit the search to a bar's dates; from a month back to its year, where the bar is chosen already."""
        name = self._bars[number][0]
        if (self._options.date_from, self._options.date_to) == (name, name):
            wider = name[:4] if len(name) > 4 else None
            self.dates_chosen.emit(wider, wider)
        else:
            self.dates_chosen.emit(name, name)

    def _head_words(self) -> str:
        months = bool(self._bars) and len(self._bars[0][0]) > 4
        head = translate("Chart", "各月篇数") if months else translate("Chart", "各年篇数")
        if self._undated:
            head += wording.SEPARATOR + translate("Chart", "另有 %n 篇日期不详", "", self._undated)
        return head

    def _bar_words(self, number: int) -> str:
        name, count = self._bars[number]
        return f"{name}: {wording.articles_counted(count)}"

    def _word(self) -> None:
        name = self._head_words()
        if self._bars:
            name = f"{name}, {self._bar_words(self._current)}"
        self.setAccessibleName(name)
        listed = (self._bar_words(number) for number in range(min(len(self._bars), READ_OUT)))
        self.setAccessibleDescription("; ".join(listed))
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))


def bars(facets: Facets, year: str | None = None) -> list[Bar]:
    """Return one bar for each month of a year; without one, for each month or each year from the first to the last."""
    counts = dict(facets.months)
    if year is not None:
        months = [f"{year}-{month:02}" for month in range(1, 13)]
        return [(month, counts.get(month, 0)) for month in months]
    if not counts:
        return []
    first, last = (date.fromisoformat(f"{month}-01") for month in (min(counts), max(counts)))
    span = (last.year - first.year) * 12 + last.month - first.month + 1
    if span <= MOST_MONTHS:
        numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        names = [f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers]
        return [(name, counts.get(name, 0)) for name in names]
    years: dict[str, int] = {f"{number:04}": 0 for number in range(first.year, last.year + 1)}
    for month, count in counts.items():
        years[month[:4]] += count
    return list(years.items())


def _year_of(options: SearchOptions) -> str | None:
    """Return the year that the dates of a search lie in, if it is one."""
    start, end = options.date_from, options.date_to
    return start[:4] if start and end and start[:4] == end[:4] else None


def _short(name: str, *, first: bool) -> str:
    """Return a bar's name as it is written under it: the year with the first month and with every January."""
    if len(name) == 4 or first:
        return name
    return name if name.endswith("-01") else name[5:].lstrip("0")
