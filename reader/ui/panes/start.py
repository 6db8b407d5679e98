"""开始: what is in the archive, year by year, and where to go on: last read, bookmarks, saved searches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.records import Bookmark, SavedSearch, StoredArticle
from reader.ui import wording
from reader.ui.destinations import bookmark_place, bookmark_title
from reader.ui.holdings import PaperHeld, StartFacts, YearHeld
from reader.ui.language import translate
from reader.ui.panes.empty import plain_label
from reader.ui.panes.heat_map import HeatMap
from reader.ui.panes.rows import Row, RowsView
from reader.ui.panes.welcome import Welcome
from reader.ui.text_offsets import ShownText
from reader.ui.theme import Theme, scaled

ROWS: Final = 6
"""So many articles or searches a list shows; the panes have the others."""
SIDE: Final = 18
ABOVE: Final = 26
NARROW: Final = 560
"""Below this width the lists stand under each other."""
WIDEST: Final = 980


@dataclass(frozen=True, slots=True)
class Paper:
    """A newspaper as a row of the list stands for it."""

    place: int


class ShortList(RowsView):
    """A list as high as its rows: the page scrolls, not the list. `choosing` keeps a row chosen where nobody looks."""

    def __init__(self, theme: Theme, *, choosing: bool = False) -> None:
        super().__init__(theme)
        self._choosing = choosing
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows and take as much room as they need."""
        super().show_rows(rows)
        if not self._choosing and not self.hasFocus():
            self.setCurrentIndex(QModelIndex())
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in range(len(rows))) + 2)
        self.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus
            if any(row.target is not None for row in rows)
            else Qt.FocusPolicy.NoFocus
        )


class StartPage(QScrollArea):
    """One column of sections. It shows what it is given and passes on what is chosen."""

    issue_chosen = Signal(object)
    article_chosen = Signal(str)
    tab_chosen = Signal(str)
    search_chosen = Signal(object)
    renamed = Signal(str)
    wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: StartFacts | None = None
        self._paper = 0
        self._year = 0
        self.setObjectName("startPage")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.welcome = Welcome(theme)
        self.name = QLineEdit()
        self.name.setObjectName("libraryName")
        self.name.setFont(scaled(self.font(), 1.7, bold=True))
        self.name.setMaxLength(80)
        self.held = plain_label("muted")
        self.papers = ShortList(theme, choosing=True)
        self.papers.setObjectName("papersView")
        self.year = plain_label(wrap=False)
        self.year.setFont(scaled(self.font(), 1.05, bold=True))
        self.facts = plain_label("muted")
        self.earlier, self.later = _arrow(), _arrow()
        self.map = HeatMap(theme)
        self.recent, self.kept = ShortList(theme), ShortList(theme)
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._theme = theme
        self._build()
        self._wire()
        self._dress()
        self._word()
        self._show_year()

    def _build(self) -> None:
        self._years = QWidget()
        walk = QHBoxLayout(self._years)
        walk.setContentsMargins(10, 14, 0, 0)
        walk.setSpacing(4)
        for part in (self.earlier, self.year, self.later):
            walk.addWidget(part)
        walk.addSpacing(8)
        walk.addWidget(self.facts, 1)
        self._lists.setSpacing(24)
        for view in (self.recent, self.kept):
            self._lists.addWidget(view, 1, Qt.AlignmentFlag.AlignTop)
        column = QWidget()
        column.setMaximumWidth(WIDEST)
        inner = QVBoxLayout(column)
        self._margins = inner
        inner.setSpacing(6)
        framed = QVBoxLayout()
        framed.setContentsMargins(14, 0, 14, 0)
        framed.setSpacing(2)
        framed.addWidget(self.welcome)
        framed.addSpacing(10)
        framed.addWidget(self.name)
        framed.addWidget(self.held)
        inner.addLayout(framed)
        inner.addSpacing(10)
        inner.addWidget(self.papers)
        inner.addWidget(self._years)
        mapped = QVBoxLayout()
        mapped.setContentsMargins(14, 4, 14, 0)
        mapped.addWidget(self.map)
        inner.addLayout(mapped)
        inner.addSpacing(14)
        inner.addLayout(self._lists)
        inner.addStretch(1)
        page = QWidget()
        page.setProperty("pane", True)
        across = QHBoxLayout(page)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(column)
        self.setWidget(page)

    def _wire(self) -> None:
        self.name.editingFinished.connect(self._rename)
        self.papers.chosen.connect(self._choose_paper)
        self.papers.selectionModel().currentChanged.connect(lambda: self._choose_paper(self.papers.target()))
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later.clicked.connect(lambda: self._step(1))
        self.map.issue_chosen.connect(self.issue_chosen)
        for view in (self.recent, self.kept):
            view.chosen.connect(self._open)
            view.tab_chosen.connect(self._open_tab)
        self._theme.changed.connect(self._dress)

    def show_facts(self, facts: StartFacts) -> None:
        """Show a library; the newspaper and the year that were in front stay there if they can."""
        former = self._shown_paper()
        names = [paper.name for paper in facts.papers]
        year = self._shown_year()
        self._facts = facts
        self._paper = names.index(former.name) if former is not None and former.name in names else 0
        self._show_paper(year.year if year is not None else None)
        self._word()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for what there is now that one looks (Qt)."""
        super().showEvent(event)
        self.wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the lists beside or under each other (Qt)."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < NARROW
        self._lists.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        side, above = (0, 12) if narrow else (SIDE, ABOVE)
        self._margins.setContentsMargins(side, above, side, above)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    # ── newspapers and years ──────────────────────────────────────────────────────────────────────────

    def _shown_paper(self) -> PaperHeld | None:
        papers = self._facts.papers if self._facts is not None else ()
        return papers[self._paper] if self._paper < len(papers) else None

    def _shown_year(self) -> YearHeld | None:
        paper = self._shown_paper()
        years = paper.years if paper is not None else ()
        return years[self._year] if self._year < len(years) else None

    def _choose_paper(self, target: object) -> None:
        if isinstance(target, Paper) and target.place != self._paper:
            self._paper = target.place
            self._show_paper()

    def _show_paper(self, year: int | None = None) -> None:
        """Show a newspaper at a year, its last one where it has not got it."""
        paper = self._shown_paper()
        years = [held.year for held in paper.years] if paper is not None else []
        self._year = years.index(year) if year in years else max(0, len(years) - 1)
        self._show_year()

    def _step(self, step: int) -> None:
        paper = self._shown_paper()
        if paper is not None and 0 <= self._year + step < len(paper.years):
            self._year += step
            self._show_year()

    def _show_year(self) -> None:
        paper, held = self._shown_paper(), self._shown_year()
        self.map.show_year(held)
        self.map.setVisible(held is not None)
        self._years.setVisible(held is not None)
        if paper is not None and held is not None:
            self.earlier.setEnabled(self._year > 0)
            self.later.setEnabled(self._year + 1 < len(paper.years))
            self.year.setText(translate("Start", "{year}年").format(year=held.year))
            self.facts.setText(_year_words(held))

    # ── lists ─────────────────────────────────────────────────────────────────────────────────────────

    def _open(self, target: object) -> None:
        if isinstance(target, SavedSearch):
            self.search_chosen.emit(target)
        else:
            self.article_chosen.emit(_article(target))

    def _open_tab(self, target: object) -> None:
        if not isinstance(target, SavedSearch):
            self.tab_chosen.emit(_article(target))

    def _rename(self) -> None:
        name = self.name.text().strip()
        if self._facts is not None and name != self._facts.name:
            self.renamed.emit(name)

    def _dress(self) -> None:
        self.earlier.setIcon(self._theme.icon("back"))
        self.later.setIcon(self._theme.icon("forward"))

    def _word(self) -> None:
        self.setAccessibleName(translate("Start", "开始"))
        self.name.setAccessibleName(translate("Start", "资料库的名称"))
        self.name.setToolTip(translate("Start", "资料库的名称，会写在导出和打印的文件上；点一下就能改"))
        self.papers.setAccessibleName(translate("Start", "报纸"))
        self.recent.setAccessibleName(translate("Start", "最近读过"))
        self.kept.setAccessibleName(translate("Start", "书签和保存的检索"))
        for button, words in (
            (self.earlier, translate("Start", "上一年")),
            (self.later, translate("Start", "下一年")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
        facts = self._facts
        if facts is None:
            return
        if not self.name.hasFocus():
            self.name.setText(ShownText.of(facts.name).shown)
        self.name.setReadOnly(facts.read_only)
        self.held.setText(_held_words(facts))
        self.papers.show_rows(
            [Row(_paper_title(one), _paper_place(one), Paper(at)) for at, one in enumerate(facts.papers)]
        )
        self.papers.setCurrentIndex(self.papers.rows.index(self._paper))
        self._show_year()
        recent = [Row(_title(one), _place(one), one.article.id) for one in facts.recent[:ROWS]]
        self.recent.show_rows([Row(translate("Start", "最近读过")), *recent] if recent else [])
        bookmarks = [Row(bookmark_title(one), bookmark_place(one), one) for one in facts.bookmarks[:ROWS]]
        searches = [Row(one.name, one.query, one) for one in facts.searches[:ROWS]]
        kept = [Row(translate("Start", "书签")), *bookmarks] if bookmarks else []
        kept += [Row(translate("Start", "保存的检索")), *searches] if searches else []
        self.kept.show_rows(kept)
        self.recent.setVisible(bool(recent))
        self.kept.setVisible(bool(kept))


def _arrow() -> QToolButton:
    button = QToolButton()
    button.setIconSize(QSize(16, 16))
    return button


def _article(target: object) -> str:
    return target.article if isinstance(target, Bookmark) else str(target)


def _title(stored: StoredArticle) -> str:
    return wording.headline(stored.article.title, stored.article.body or stored.article.caption or "")


def _place(stored: StoredArticle) -> str:
    return wording.place_line(stored.issue.newspaper, stored.issue.date, stored.page.number)


def _held_words(facts: StartFacts) -> str:
    parts = [
        wording.newspapers_counted(len(facts.papers)),
        wording.issues_counted(sum(paper.issues for paper in facts.papers)),
        wording.articles_counted(sum(paper.articles for paper in facts.papers)),
    ]
    if facts.read_only:
        parts.append(translate("Start", "只读资料包：可以阅读和检索，不能导入"))
    return wording.SEPARATOR.join(parts)


def _paper_title(paper: PaperHeld) -> str:
    return wording.newspaper(paper.name)


def _paper_place(paper: PaperHeld) -> str:
    parts = []
    if paper.years:
        first, last = paper.years[0].year, paper.years[-1].year
        parts.append(str(first) if first == last else f"{first}–{last}")
    parts += [wording.issues_counted(paper.issues), wording.articles_counted(paper.articles)]
    if paper.undated:
        parts.append(translate("Start", "其中 %n 期日期不详", "", len(paper.undated)))
    return wording.SEPARATOR.join(parts)


def _year_words(held: YearHeld) -> str:
    parts = [wording.issues_counted(held.issues), wording.articles_counted(held.articles)]
    if held.gap is not None:
        parts.append(
            translate("Start", "最长间断 %n 天（{before} 至 {after}）", "", held.gap.days).format(
                before=held.gap.before[5:], after=held.gap.after[5:]
            )
        )
    return wording.SEPARATOR.join(parts)
