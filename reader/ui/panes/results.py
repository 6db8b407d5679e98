"""检索结果: how the query was read, how much was searched, what may help, and the hits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.core.errors import Reason
from reader.core.records import Answer, Coverage, Hit
from reader.ui import wording
from reader.ui.language import translate
from reader.ui.models.results import ResultsModel, Role
from reader.ui.panes.empty import EmptyState, plain_label
from reader.ui.panes.hit_delegate import HitDelegate
from reader.ui.theme import Theme, scaled


class ResultsView(QListView):
    """The list of hits; one click or Enter opens one."""

    hit_activated = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultsView")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(HitDelegate(theme, self))
        self.clicked.connect(self._open)
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the current hit on Enter (Qt)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        hit = index.data(Role.HIT)
        if isinstance(hit, Hit):
            self.hit_activated.emit(hit)


class ResultsPane(QWidget):
    """The answer to the query in the search bar. `say` words the reasons of an answer."""

    hit_opened = Signal(object)
    suggestion_chosen = Signal(str)

    def __init__(self, theme: Theme, say: Callable[[Reason], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._answer: Answer | None = None
        self.setProperty("pane", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = ResultsModel(self)
        self.view = ResultsView(theme)
        self.view.setModel(self.model)
        self._empty = EmptyState()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.view)
        self._reading = plain_label()
        self._reading.setFont(scaled(self.font(), 1.0, bold=True))
        self._coverage = plain_label("muted")
        self._coverage.setFont(scaled(self.font(), 0.92))
        self._notes = plain_label("accent")
        self._suggesting = plain_label("muted")
        self._suggestions = QVBoxLayout()
        self._suggestions.setSpacing(2)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(14, 10, 14, 8)
        head.setSpacing(3)
        for label in (self._reading, self._coverage, self._notes, self._suggesting):
            head.addWidget(label)
        head.addLayout(self._suggestions)
        self._line = QFrame()
        self._line.setProperty("hairline", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._line)
        layout.addWidget(self._pages)
        self.setFocusProxy(self.view)
        self.view.hit_activated.connect(self.hit_opened)
        self.clear()

    @property
    def answer(self) -> Answer | None:
        """The answer shown."""
        return self._answer

    def show_answer(self, answer: Answer, keep: str | None = None) -> None:
        """Show an answer; the article `keep` is selected where it is among the hits.

        The same question answered again, because the library has changed, does not move the list.
        """
        same = self._answer is not None and self._answer.query == answer.query
        scroll = self.view.verticalScrollBar().value() if same else 0
        self._answer = answer
        self.model.show(answer.hits, answer.total)
        self._word()
        self.select(keep)
        self.view.verticalScrollBar().setValue(scroll)

    def select(self, article_id: str | None) -> None:
        """Select an article where it is among the hits."""
        row = self.model.row_of(article_id) if article_id else -1
        index = self.model.index(row) if row >= 0 else QModelIndex()
        self.view.selectionModel().setCurrentIndex(
            index, self.view.selectionModel().SelectionFlag.ClearAndSelect
        )

    def clear(self) -> None:
        """Show that nothing was asked."""
        self._answer = None
        self.model.show((), 0)
        self._word()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _word(self) -> None:
        self.view.setAccessibleName(translate("Results", "检索结果"))
        answer = self._answer
        self._head.setVisible(answer is not None)
        self._line.setVisible(answer is not None)
        self._pages.setCurrentWidget(self.view if answer is not None and answer.total else self._empty)
        if answer is None:
            self._empty.say(
                translate("Results", "还没有检索"),
                translate("Results", "在上面输入一个字、一个词或一句话，边输边找。"),
            )
            return
        self._empty.say(
            translate("Results", "没有找到"),
            translate("Results", "没有一篇文章含有这些字。可以少输几个字，或去掉日期和报纸的限制。"),
        )
        self._reading.setText(reading_line(answer))
        self._coverage.setText(coverage_line(answer.coverage))
        self._notes.setText("\n".join(self._say(note) for note in answer.notes))
        self._notes.setVisible(bool(answer.notes))
        self._show_suggestions(answer.suggestions)

    def _show_suggestions(self, suggestions: Sequence[str]) -> None:
        while (item := self._suggestions.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._suggesting.setVisible(bool(suggestions))
        self._suggesting.setText(translate("Results", "也许可以改为检索（建议，并非结果）："))
        for query in suggestions:
            button = QPushButton(query.replace("&", "&&"))
            button.setFlat(True)
            button.setAccessibleName(translate("Results", "检索 {query}").format(query=query))
            button.clicked.connect(lambda _checked=False, query=query: self.suggestion_chosen.emit(query))
            self._suggestions.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)


def reading_line(answer: Answer) -> str:
    """Return how the query was read and how much it found."""
    found = translate("Results", "找到 %n 篇", "", answer.total)
    return f"{answer.reading or answer.query}{wording.SEPARATOR}{found}"


def coverage_line(coverage: Coverage) -> str:
    """Return what was searched: 检索了 5 期 36 篇，0 个文件失败."""
    line = translate("Results", "检索了 {issues} {articles}，{files}失败").format(
        issues=wording.issues_counted(coverage.issues),
        articles=wording.articles_counted(coverage.articles),
        files=wording.files_counted(coverage.failed_files),
    )
    if coverage.not_indexed:
        line += translate("Results", "；其中 %n 篇尚未编入索引，已逐篇通读", "", coverage.not_indexed)
    return line
