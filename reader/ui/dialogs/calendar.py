"""日历: the days of a year, those with issues marked; a click or Enter opens the issue, or the nearest one."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.records import IssueSummary
from reader.ui import wording
from reader.ui.dialogs.base import FittingDialog
from reader.ui.language import translate
from reader.ui.panes.empty import plain_label
from reader.ui.text_offsets import ShownText
from reader.ui.theme import Theme, scaled

ACROSS: Final = 4
MONTHS: Final = 12
DAYS_OF_WEEK: Final = 7
WEEKS: Final = 6
FIRST_YEAR, LAST_YEAR = 1800, 2200
Issues = Mapping[date, Sequence[IssueSummary]]


class YearView(QWidget):
    """Twelve months. `chosen` brings the day that was clicked or entered; `moved` says that the current one changed."""

    chosen = Signal(object)
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._issues: Issues = {}
        self._day = date.today()
        self.setObjectName("yearView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    @property
    def day(self) -> date:
        """The current day."""
        return self._day

    def show_issues(self, issues: Issues) -> None:
        """Mark the days that have issues."""
        self._issues = issues
        self.go(self._day)

    def go(self, day: date) -> None:
        """Make a day the current one, and say it to a screen reader."""
        self._day = min(max(day, date(FIRST_YEAR, 1, 1)), date(LAST_YEAR, 12, 31))
        self.setAccessibleName(day_words(self._day, self._issues.get(self._day, ())))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.update()
        self.moved.emit()

    def next_issue(self, step: int) -> date | None:
        """Return the next (1) or previous (-1) day that has an issue."""
        if step > 0:
            return min((day for day in self._issues if day > self._day), default=None)
        return max((day for day in self._issues if day < self._day), default=None)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for twelve readable months (Qt)."""
        cell = self._cell_hint()
        rows = MONTHS // ACROSS
        return QSize(ACROSS * (DAYS_OF_WEEK * cell.width() + 24), rows * ((WEEKS + 2) * cell.height() + 14))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least room in which every day can be read (Qt)."""
        metrics = QFontMetrics(scaled(self.font(), 0.95))
        month = QSize(
            DAYS_OF_WEEK * (metrics.horizontalAdvance("00") + 8) + 20, (WEEKS + 2) * metrics.height() + 8
        )
        return QSize(ACROSS * month.width(), MONTHS // ACROSS * month.height())

    # ── Qt ────────────────────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the months (Qt)."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for month in range(1, MONTHS + 1):
                self._paint_month(painter, month)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the day under the mouse (Qt)."""
        day = self.day_at(event.position().toPoint())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go(day)
            self.chosen.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Say what a day holds (Qt)."""
        day = self.day_at(event.position().toPoint())
        held = self._issues.get(day, ()) if day else ()
        self.setToolTip(wording.tooltip(day_words(day, held)) if day and held else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move by days, weeks, months, years and issues; Enter chooses (Qt)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._day)
            return
        target = self._target(
            Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        )
        if target is None:
            super().keyPressEvent(event)
        else:
            self.go(target)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show which day is current (Qt)."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show it more quietly (Qt)."""
        super().focusOutEvent(event)
        self.update()

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────

    def _target(self, key: Qt.Key, ctrl: bool) -> date | None:
        if ctrl and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return self.next_issue(1 if key == Qt.Key.Key_Right else -1) or self._day
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        if key in days:
            return self._day + timedelta(days[key])
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            months = MONTHS if ctrl else 1
            return months_later(self._day, months if key == Qt.Key.Key_PageDown else -months)
        if key == Qt.Key.Key_Home:
            return min(self._issues, default=self._day)
        if key == Qt.Key.Key_End:
            return max(self._issues, default=self._day)
        return None

    def _cell_hint(self) -> QSize:
        metrics = QFontMetrics(scaled(self.font(), 0.95))
        return QSize(metrics.horizontalAdvance("00") + 10, metrics.height() + 5)

    def _month_rect(self, month: int) -> QRect:
        rows = MONTHS // ACROSS
        across, down = (month - 1) % ACROSS, (month - 1) // ACROSS
        left, right = self.width() * across // ACROSS, self.width() * (across + 1) // ACROSS
        top, bottom = self.height() * down // rows, self.height() * (down + 1) // rows
        return QRect(left + 10, top + 4, right - left - 20, bottom - top - 8)

    def day_rect(self, day: date) -> QRect:
        """Return where a day of the current year stands."""
        area = self._month_rect(day.month)
        slot = day.replace(day=1).weekday() + day.day - 1
        width, height = area.width() / DAYS_OF_WEEK, area.height() / (WEEKS + 2)
        left = area.left() + round(slot % DAYS_OF_WEEK * width)
        top = area.top() + round((slot // DAYS_OF_WEEK + 2) * height)
        return QRect(left, top, round(width), round(height))

    def day_at(self, point: QPoint) -> date | None:
        """Return the day at a place, None beside the days."""
        for month in range(1, MONTHS + 1):
            if self._month_rect(month).contains(point):
                for number in range(1, monthrange(self._day.year, month)[1] + 1):
                    day = date(self._day.year, month, number)
                    if self.day_rect(day).contains(point):
                        return day
        return None

    def _paint_month(self, painter: QPainter, month: int) -> None:
        area, theme = self._month_rect(month), self._theme
        plain, bold = (scaled(self.font(), 0.95, bold=with_issue) for with_issue in (False, True))
        row = round(area.height() / (WEEKS + 2))
        painter.setFont(scaled(self.font(), 1.0, bold=True))
        painter.setPen(theme.colour("text"))
        name = QLocale().standaloneMonthName(month, QLocale.FormatType.LongFormat)
        heading = QRect(area.left(), area.top(), area.width(), row)
        painter.drawText(heading.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(scaled(self.font(), 0.85))
        painter.setPen(theme.colour("faint"))
        width = area.width() / DAYS_OF_WEEK
        for weekday in range(DAYS_OF_WEEK):
            cell = QRect(area.left() + round(weekday * width), area.top() + row, round(width), row)
            short = QLocale().standaloneDayName(weekday + 1, QLocale.FormatType.NarrowFormat)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, short)
        for number in range(1, monthrange(self._day.year, month)[1] + 1):
            day = date(self._day.year, month, number)
            self._paint_day(painter, day, bold if day in self._issues else plain)

    def _paint_day(self, painter: QPainter, day: date, font: QFont) -> None:
        cell, theme = self.day_rect(day), self._theme
        has_issue = day in self._issues
        box = cell.adjusted(2, 1, -2, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if has_issue:
            painter.setBrush(theme.colour("selection_strong"))
            painter.drawRoundedRect(box, 4, 4)
        if day == self._day:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "border"), 2))
            painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if has_issue else "faint"))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))


class CalendarDialog(FittingDialog):
    """A year of one newspaper or of all. `issue_chosen` brings the issue to open."""

    issue_chosen = Signal(object)

    def __init__(
        self, theme: Theme, issues: Sequence[IssueSummary], start: IssueSummary | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._all = issues
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("calendar")
        self.setWindowTitle(translate("Calendar", "日历"))
        self.papers = QComboBox()
        self.papers.setAccessibleName(translate("Calendar", "报纸"))
        self.papers.addItem(translate("Calendar", "全部报纸"), None)
        names = dict.fromkeys(issue.newspaper for issue in issues if issue.newspaper is not None)
        for name in names:
            self.papers.addItem(ShownText.of(name).shown, name)
        self.year = QComboBox()
        self.year.setAccessibleName(translate("Calendar", "年份"))
        self.view = YearView(theme)
        self._held = plain_label("muted")
        self._earlier, self._later = QToolButton(), QToolButton()
        self._earlier.setIcon(theme.icon("back", "muted"))
        self._later.setIcon(theme.icon("forward", "muted"))
        for button, words, months in (
            (self._earlier, translate("Calendar", "上一年"), -MONTHS),
            (self._later, translate("Calendar", "下一年"), MONTHS),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(
                lambda _checked=False, by=months: self.view.go(months_later(self.view.day, by))
            )
        head = QHBoxLayout()
        for widget in (self.papers, self._earlier, self.year, self._later):
            head.addWidget(widget)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        self._room = QScrollArea()
        self._room.setWidget(self.view)
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(self._room, 1)
        layout.addWidget(self._held)
        self.papers.currentIndexChanged.connect(self._choose_paper)
        self.year.activated.connect(self._choose_year)
        self.view.moved.connect(self._moved)
        self.view.chosen.connect(self._choose_day)
        self.resize(900, 600)
        self._start(start)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self, start: IssueSummary | None) -> None:
        """Begin at the issue that is read, else at the newest, with its newspaper chosen."""
        dated = [issue for issue in self._all if day_of(issue) is not None]
        issue = start if start is not None and day_of(start) is not None else next(iter(dated), None)
        if start is not None and start.newspaper is not None:
            self.papers.setCurrentIndex(max(0, self.papers.findData(start.newspaper)))
        self._choose_paper()
        day = day_of(issue) if issue is not None else None
        if day is not None:
            self.view.go(day)

    def _choose_paper(self) -> None:
        paper = self.papers.currentData()
        issues: dict[date, list[IssueSummary]] = {}
        for issue in self._all:
            day = day_of(issue)
            if day is not None and paper in (None, issue.newspaper):
                issues.setdefault(day, []).append(issue)
        self._issues: Issues = issues
        years = sorted({day.year for day in issues}, reverse=True)
        self.year.clear()
        for year in years:
            self.year.addItem(str(year), year)
        self.view.show_issues(issues)

    def _choose_year(self) -> None:
        year = self.year.currentData()
        first = min((day for day in self._issues if day.year == year), default=None)
        if first is not None:
            self.view.go(first)

    def _moved(self) -> None:
        day = self.view.day
        at = self.year.findData(day.year)
        if at < 0:
            self.year.addItem(str(day.year), day.year)
            at = self.year.count() - 1
        self.year.setCurrentIndex(at)
        self._held.setText(day_words(day, self._issues.get(day, ())))
        self._show_day()

    def _show_day(self) -> None:
        """Scroll to the current day where the screen has no room for the year."""
        cell = self.view.day_rect(self.view.day)
        self._room.ensureVisible(
            cell.center().x(), cell.center().y(), 2 * cell.width(), (WEEKS - 1) * cell.height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the current day in sight (Qt)."""
        super().resizeEvent(event)
        self._show_day()

    def _choose_day(self, day: date) -> None:
        """Open the issue of a day; of several one is chosen from a menu; where there is none, go to the nearest."""
        held = self._issues.get(day, ())
        if len(held) == 1:
            self._open(held[0])
        elif held:
            menu = QMenu(self)
            for issue in held:
                words = ShownText.of(f"{wording.newspaper(issue.newspaper)} {wording.issue_row(issue)}").shown
                menu.addAction(words.replace("&", "&&")).triggered.connect(
                    lambda _checked=False, issue=issue: self._open(issue)
                )
            corner = self.view.day_rect(day).bottomLeft()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.view.mapToGlobal(corner))
        elif self._issues:
            self.view.go(min(self._issues, key=lambda other: (abs(other - day), other)))
            words = translate("Calendar", "{day}没有报纸，已移到最近的一期：{held}")
            here = self.view.day
            self._held.setText(
                words.format(day=wording.full_date(day.isoformat()), held=day_words(here, self._issues[here]))
            )

    def _open(self, issue: IssueSummary) -> None:
        self.accept()
        self.issue_chosen.emit(issue)


def day_of(issue: IssueSummary) -> date | None:
    """Return the day an issue states, None where it states none that exists."""
    try:
        return date.fromisoformat(issue.date) if issue.date else None
    except ValueError:
        return None


def day_words(day: date, issues: Sequence[IssueSummary]) -> str:
    """Return a day with what it holds, in words."""
    words = wording.full_date(day.isoformat())
    if not issues:
        return words + wording.SEPARATOR + translate("Calendar", "没有报纸")
    held = [f"{wording.newspaper(one.newspaper)} {wording.articles_counted(one.articles)}" for one in issues]
    return wording.SEPARATOR.join((words, *(ShownText.of(text).shown for text in held)))


def months_later(day: date, months: int) -> date:
    """Return the same day some months later or earlier, the last of the month where it has no such day."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    year = min(max(year, FIRST_YEAR), LAST_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
