"""欢迎: what happens when the program is opened for the first time, how far it has come, and how to add one's own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QVBoxLayout, QWidget

from reader.core.progress import Stage
from reader.ui import wording
from reader.ui.language import translate
from reader.ui.panes.chips import FlowLayout
from reader.ui.panes.empty import plain_label
from reader.ui.panes.status import stage_words
from reader.ui.theme import Theme, scaled


class Welcome(QFrame):
    """A few sentences and three buttons, until they are put away. Stays hidden unless it is asked for."""

    folder_requested = Signal()
    help_requested = Signal()
    put_away = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._working = False
        self._articles = 0
        self._step: tuple[Stage, int, int] | None = None
        self.setProperty("welcome", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = plain_label("accent")
        self.heading.setFont(scaled(self.font(), 1.15, bold=True))
        self.sentence = plain_label()
        self.doing = plain_label("muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.add = QPushButton()
        self.help = QPushButton()
        self.close_button = QPushButton()
        buttons = FlowLayout()
        for button in (self.add, self.help, self.close_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(7)
        for part in (self.heading, self.sentence, self.doing, self.progress):
            layout.addWidget(part)
        layout.addSpacing(3)
        layout.addLayout(buttons)
        self.add.clicked.connect(self.folder_requested)
        self.help.clicked.connect(self.help_requested)
        self.close_button.clicked.connect(self.put_away)
        self._word()
        self.hide()

    def may_add(self, allowed: bool) -> None:
        """Offer to add a folder, or not where the office forbids it."""
        self.add.setVisible(allowed)

    def show_work(self) -> None:
        """Say that work has begun."""
        self._working, self._step = True, None
        self._word()

    def show_step(self, stage: Stage, done: int, total: int) -> None:
        """Say how far it has come."""
        self._working, self._step = True, (stage, done, total)
        self._word()

    def show_rest(self, articles: int) -> None:
        """Say that everything is there, and how much."""
        self._working, self._articles = False, articles
        self._word()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _word(self) -> None:
        self.heading.setText(translate("Welcome", "欢迎使用报库"))
        if self._working:
            self.sentence.setText(
                translate(
                    "Welcome",
                    "第一次打开，正在把随程序附带的报纸读进资料库并编索引。读进一篇，就能读、能检索一篇，不必等它做完。",
                )
            )
        else:
            self.sentence.setText(
                translate(
                    "Welcome",
                    "资料库里已有 {articles}。点下面图中有颜色的一天，就打开那天的报纸；要收入自己的，"
                    "请添加存有报纸文字的文件夹，以后每次启动都会看有没有新的。报库不联网，也不改动原始文件。",
                ).format(articles=wording.articles_counted(self._articles))
            )
        self.doing.setVisible(self._working)
        self.progress.setVisible(self._working)
        self.progress.setAccessibleName(translate("Welcome", "进度"))
        if self._step is not None:
            stage, done, total = self._step
            self.doing.setText(stage_words(stage, done, total))
            self.progress.setRange(0, max(total, 1))
            self.progress.setValue(done)
        else:
            self.doing.setText(translate("Welcome", "正在打开资料库…"))
            self.progress.setRange(0, 0)
        for button, words in (
            (self.add, translate("Welcome", "添加文件夹…")),
            (self.help, translate("Welcome", "看帮助")),
            (self.close_button, translate("Welcome", "知道了")),
        ):
            button.setText(words)
            button.setAccessibleName(words)
