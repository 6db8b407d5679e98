"""The status bar: what the library holds, what was just done, and how far long work has come."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QStatusBar, QToolButton, QWidget

from reader.core.progress import Stage
from reader.core.records import LibraryStatus
from reader.ui import wording
from reader.ui.language import translate
from reader.ui.panes.empty import plain_label
from reader.ui.theme import Theme

MESSAGE_MS: Final = 5000


class StatusBar(QStatusBar):
    """Counts at the left, which give way to what is said for a moment; at the right what stays: failures, progress."""

    cancel_requested = Signal()
    failures_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._status: LibraryStatus | None = None
        self._step: tuple[Stage, int, int] | None = None
        self._working = False
        self._unopened = False
        self.setObjectName("statusBar")
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self._counts = plain_label(wrap=False)
        self._failures = QPushButton()
        self._failures.setFlat(True)
        self._doing = plain_label(wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        self._cancel = QToolButton()
        self._size = plain_label(wrap=False)
        self.addWidget(self._counts)
        for widget in (self._failures, self._doing, self._bar, self._cancel, self._size):
            self.addPermanentWidget(widget)
        self._cancel.clicked.connect(self.cancel_requested)
        self._failures.clicked.connect(self.failures_requested)
        theme.changed.connect(self._dress)
        self._dress()
        self._word()

    def show_status(self, status: LibraryStatus) -> None:
        """Show what the library holds and how it fares."""
        self._status = status
        self._word()

    def show_work(self) -> None:
        """Show that something long has begun."""
        self._working = True
        self._step = None
        self._word()

    def show_step(self, stage: Stage, done: int, total: int, _subject: str) -> None:
        """Show how far it has come."""
        self._working = True
        self._step = (stage, done, total)
        self._word()

    def show_rest(self) -> None:
        """Show that nothing is under way."""
        self._working = False
        self._step = None
        self._word()

    def show_unopened(self) -> None:
        """Show that there is no library."""
        self._unopened = True
        self.show_rest()

    def show_percent(self, percent: int) -> None:
        """Show the size of the text."""
        self._size.setText(f"{percent}%")

    def say(self, sentence: str) -> None:
        """Say something for a moment."""
        self.showMessage(sentence, MESSAGE_MS)

    @property
    def words(self) -> str:
        """Everything the bar says at the moment."""
        return wording.SEPARATOR.join(filter(None, (self._counts.text(), self._doing.text())))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self.clearMessage()
            self._word()
        super().changeEvent(event)

    def _dress(self) -> None:
        self._cancel.setIcon(self._theme.icon("clear", "muted"))

    def _word(self) -> None:
        status = self._status
        self.setAccessibleName(translate("Status", "状态栏"))
        self._counts.setText(self._counts_words())
        failed = wording.failures_counted(status.failed) if status else ""
        self._failures.setVisible(bool(failed))
        self._failures.setText(translate("Status", "{what}未能导入").format(what=failed))
        self._failures.setAccessibleName(self._failures.text())
        self._cancel.setToolTip(translate("Status", "停止"))
        self._cancel.setAccessibleName(translate("Status", "停止"))
        self._bar.setAccessibleName(translate("Status", "进度"))
        self._size.setAccessibleName(translate("Status", "字号"))
        for widget in (self._doing, self._bar, self._cancel):
            widget.setVisible(self._working)
        self._doing.setText(self._doing_words() if self._working else "")

    def _counts_words(self) -> str:
        if self._status is not None:
            return wording.library_line(self._status)
        if self._unopened:
            return translate("Status", "资料库没有打开")
        return translate("Status", "正在打开资料库…")

    def _doing_words(self) -> str:
        if self._step is None:
            self._bar.setRange(0, 0)
            return translate("Status", "正在检查资料库…")
        stage, done, total = self._step
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        return stage_words(stage, done, total)


def stage_words(stage: Stage, done: int, total: int) -> str:
    """Return how far a stage has come, in words."""
    words = {
        Stage.IMPORTING: translate("Status", "正在导入 {done}/{total}"),
        Stage.INDEXING: translate("Status", "正在编索引 {done}/{total} · 已可检索"),
        Stage.CHECKING: translate("Status", "正在检查 {done}/{total}"),
        Stage.EXPORTING: translate("Status", "正在导出 {done}/{total}"),
        Stage.ANCHORING: translate("Status", "正在核对批注 {done}/{total}"),
    }[stage]
    return words.format(done=done, total=total)
