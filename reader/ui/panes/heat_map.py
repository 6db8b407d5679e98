"""A year as a map of days, a column a week: which days have an issue, how much is in it, where the gaps are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reader.core.records import IssueSummary
from reader.ui import wording
from reader.ui.holdings import YearHeld
from reader.ui.language import translate
from reader.ui.theme import Theme, scaled

DAYS: Final = 7
WEEKS: Final = 54
LARGEST: Final = 17
SMALLEST: Final = 4
"""From one day to the next, in pixels; days stand apart by one pixel, by two where there is room."""
ROOMY: Final = 8
LEVELS: Final = (0.35, 0.55, 0.78, 1.0)
"""How strong the accent is, in four steps up to the fullest day of the year."""
READ_OUT: Final = 60


class HeatMap(QWidget):
    """Shows one year of a newspaper. `issue_chosen` brings the issue of a day that is clicked or entered.

    The keys of a calendar: up and down a day, left and right a week, with Ctrl to the next day that has an issue.
    """

    issue_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._held: YearHeld | None = None
        self._current = date(2000, 1, 1)
        self._left = self._top = 0
        self.setObjectName("heatMap")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self._measure()
        self._word()

    def show_year(self, held: YearHeld | None) -> None:
        """Show another year; its first issue is current."""
        self._held = held
        if held is not None:
            self._current = date.fromisoformat(min(held.days)) if held.days else date(held.year, 1, 1)
        self._word()
        self.update()

    @property
    def current(self) -> str:
        """The day that the keys are at, ISO 8601."""
        return self._current.isoformat()

    def issues_on(self, day: str) -> tuple[IssueSummary, ...]:
        """Return the issues of a day."""
        return self._held.days.get(day, ()) if self._held is not None else ()

    # ── where a day stands ────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as seven days are at this width: the page scrolls, the map is never cut (Qt)."""
        super().resizeEvent(event)
        self._take_height()

    def _take_height(self) -> None:
        self.setFixedHeight(self._top + DAYS * self._step() + 4)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for all weeks (Qt)."""
        return QSize(self._left + WEEKS * SMALLEST, self._top + DAYS * self._step() + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the smallest days (Qt)."""
        return QSize(self._left + WEEKS * SMALLEST, self._top + DAYS * SMALLEST)

    def _measure(self) -> None:
        """Take the room that the names of weekdays and months need: asked for each day it would take 70 ms to draw a year."""
        small = QFontMetrics(scaled(self.font(), 0.82))
        self._left = max(small.horizontalAdvance(name) for name in _weekdays()) + 10
        self._top = small.height() + 4
        self.updateGeometry()

    def _step(self) -> int:
        return max(SMALLEST, min(LARGEST, (self.width() - self._left - 2) // WEEKS))

    def _rect(self, day: date) -> QRect:
        first = date(day.year, 1, 1)
        week = (day - first + timedelta(first.weekday())).days // DAYS
        step = self._step()
        side = step - (2 if step >= ROOMY else 1)
        return QRect(self._left + week * step, self._top + day.weekday() * step, side, side)

    def day_at(self, place: QPoint) -> date | None:
        """Return the day at a place, None beside the year."""
        if self._held is None:
            return None
        step = self._step()
        week, weekday = (place.x() - self._left) // step, (place.y() - self._top) // step
        if week < 0 or not 0 <= weekday < DAYS:
            return None
        first = date(self._held.year, 1, 1)
        day = first + timedelta(week * DAYS + weekday - first.weekday())
        return day if day.year == self._held.year else None

    def place_of(self, day: str) -> QPoint:
        """Return the middle of a day of the year shown."""
        return self._rect(date.fromisoformat(day)).center()

    # ── moving about ──────────────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk among the days; Enter and Space open an issue (Qt)."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -DAYS, Qt.Key.Key_Right: DAYS}
        key = Qt.Key(event.key())
        days = sorted(self._held.days) if self._held is not None else []
        if key in steps and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            here = self.current
            later = [day for day in days if day > here][:1]
            earlier = [day for day in days if day < here][-1:]
            self._go_to(*(later if steps[key] > 0 else earlier))
        elif key in steps and self._held is not None:
            self._go_to((self._current + timedelta(steps[key])).isoformat())
        elif key == Qt.Key.Key_Home:
            self._go_to(*days[:1])
        elif key == Qt.Key.Key_End:
            self._go_to(*days[-1:])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the issue of the day that is clicked (Qt)."""
        day = self.day_at(event.position().toPoint())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(day.isoformat())
            self._choose(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show a hand where there is something to open (Qt)."""
        day = self.day_at(event.position().toPoint())
        open_here = day is not None and bool(self.issues_on(day.isoformat()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if open_here else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Say what a day holds (Qt)."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self.day_at(event.pos())
            QToolTip.showText(event.globalPos(), self._day_words(day) if day is not None else "", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._measure()
            self._word()
            self._take_height()
            self.update()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show which day is current (Qt)."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show no current day any longer (Qt)."""
        self.update()
        super().focusOutEvent(event)

    def _go_to(self, *days: str) -> None:
        """Go to a day, if there is one to go to, and stay in the year."""
        for day in days:
            found = date.fromisoformat(day)
            if self._held is not None and found.year == self._held.year:
                self._current = found
        self._word()
        self.update()

    def _choose(self, day: date) -> None:
        for issue in self.issues_on(day.isoformat())[:1]:
            self.issue_chosen.emit(issue)

    # ── drawing ───────────────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw months, weekdays and days (Qt)."""
        if self._held is None:
            return
        most = max((sum(one.articles for one in found) for found in self._held.days.values()), default=1)
        nothing, shades = self._theme.colour("hover"), [self._shade(level) for level in LEVELS]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(scaled(self.font(), 0.82))
            self._name_sides(painter)
            painter.setPen(Qt.PenStyle.NoPen)
            day = date(self._held.year, 1, 1)
            while day.year == self._held.year:
                found = self._held.days.get(day.isoformat(), ())
                articles = sum(issue.articles for issue in found)
                painter.setBrush(shades[_level(articles, most)] if found else nothing)
                painter.drawRoundedRect(self._rect(day), 2, 2)
                day += timedelta(1)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._theme.colour("text"), 2))
                painter.drawRoundedRect(self._rect(self._current).adjusted(-1, -1, 1, 1), 3, 3)

    def _name_sides(self, painter: QPainter) -> None:
        metrics = painter.fontMetrics()
        painter.setPen(self._theme.colour("muted"))
        for weekday, name in enumerate(_weekdays()):
            if weekday % 2 == 0:
                top = self._top + weekday * self._step()
                box = QRect(0, top - 4, self._left - 8, self._step() + 6)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), name)
        reached = 0
        for month in range(1, 13):
            name = QLocale().standaloneMonthName(month, QLocale.FormatType.ShortFormat)
            left = self._rect(date(self._held.year, month, 1)).left() if self._held is not None else 0
            if left >= reached:
                painter.drawText(QPoint(left, metrics.ascent()), name)
                reached = left + metrics.horizontalAdvance(name) + 4

    def _shade(self, strength: float) -> QColor:
        """Return the accent, laid over the ground so thinly."""
        accent, ground = self._theme.colour("accent"), self._theme.colour("surface")
        mixed = (
            round(one * strength + other * (1 - strength))
            for one, other in zip(accent.getRgb()[:3], ground.getRgb()[:3], strict=True)  # type: ignore[index]
        )
        return QColor(*mixed)

    # ── words ─────────────────────────────────────────────────────────────────────────────────────────

    def _day_words(self, day: date) -> str:
        found = self.issues_on(day.isoformat())
        when = f"{wording.full_date(day.isoformat())} {QLocale().dayName(day.isoweekday())}"
        if not found:
            return translate("Start", "{date}：没有报纸").format(date=when)
        held = wording.SEPARATOR.join(
            (
                *wording.numbers(None, found[0].total_issue_number),
                wording.articles_counted(sum(issue.articles for issue in found)),
            )
        )
        return translate("Start", "{date}：{held}").format(date=when, held=held)

    def _word(self) -> None:
        if self._held is None:
            self.setAccessibleName(translate("Start", "各日报纸图"))
            return
        self.setAccessibleName(self._day_words(self._current))
        days = list(self._held.days)[:READ_OUT]
        self.setAccessibleDescription("; ".join(self._day_words(date.fromisoformat(day)) for day in days))
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))


def _level(articles: int, most: int) -> int:
    """Return which of LEVELS shows so many articles, where the fullest day has `most`."""
    return min(len(LEVELS) - 1, max(0, articles * len(LEVELS) - 1) // max(1, most))


def _weekdays() -> list[str]:
    """Return the names of the days from Monday on, as short as they come."""
    return [QLocale().standaloneDayName(day, QLocale.FormatType.NarrowFormat) for day in range(1, DAYS + 1)]
