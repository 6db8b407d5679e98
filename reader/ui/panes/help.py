"""What stands where hits would: that nothing was asked or found, and what may help, each suggestion with its hits."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from reader.core.records import Help, Join, Suggestion
from reader.ui import wording
from reader.ui.language import translate
from reader.ui.panes.empty import plain_label
from reader.ui.theme import scaled


class HelpView(QScrollArea):
    """A heading and a sentence; under them suggestions, labelled as such and never mixed with hits.

    `story_chosen` brings the first half of a story that jumps between pages.
    """

    query_chosen = Signal(str)
    unlimited_chosen = Signal()
    story_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self.heading = plain_label("muted")
        self.heading.setFont(scaled(self.font(), 1.15))
        self.sentence = plain_label("faint")
        self._suggestions: tuple[Suggestion, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(24, 40, 24, 24)
        layout.setSpacing(8)
        for label in (self.heading, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            layout.addWidget(label)
        layout.addSpacing(10)
        layout.addLayout(self._rows)
        layout.addStretch(1)
        self.setWidget(content)

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What is suggested."""
        return self._suggestions

    def say(self, heading: str, sentence: str) -> None:
        """Show a heading and a sentence; what is suggested is worded anew."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.show_suggestions(self._suggestions)

    def forget(self) -> None:
        """Suggest nothing."""
        self.show_suggestions(())

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show what may help, by kind."""
        self._suggestions = tuple(suggestions)
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for help_, members in groupby(self._suggestions, key=lambda one: one.help):
            label = plain_label("muted")
            label.setText(help_words(help_))
            self._rows.addWidget(label)
            for one in members:
                self._rows.addWidget(self._button(one), alignment=Qt.AlignmentFlag.AlignLeft)

    def _button(self, suggestion: Suggestion) -> QPushButton:
        if suggestion.join is not None:
            return self._story_button(suggestion.join)
        button = QPushButton()
        counted = wording.articles_counted(suggestion.articles)
        query = button.fontMetrics().elidedText(suggestion.query, Qt.TextElideMode.ElideMiddle, 170)
        button.setText(f"{query.replace('&', '&&')}{wording.SEPARATOR}{counted}")
        button.setFlat(True)
        name = translate("Results", "检索 {query}").format(query=suggestion.query)
        button.setAccessibleName(f"{name}, {counted}")
        if suggestion.help is Help.UNLIMITED:
            button.clicked.connect(self.unlimited_chosen)
        else:
            button.clicked.connect(lambda: self.query_chosen.emit(suggestion.query))
        return button

    def _story_button(self, join: Join) -> QPushButton:
        """Return a button that opens a story whose halves stand on two pages."""
        button = QPushButton()
        title = wording.headline(join.head.title, join.head.opening)
        pages = wording.SEPARATOR.join((wording.page(join.head.page), wording.page(join.tail.page)))
        shown = button.fontMetrics().elidedText(title, Qt.TextElideMode.ElideMiddle, 170)
        button.setText(f"{shown}{wording.SEPARATOR}{pages}".replace("&", "&&"))
        button.setFlat(True)
        where = wording.place_line(join.head.newspaper, join.head.date, join.head.page)
        button.setToolTip(wording.tooltip(f"{title}{wording.SEPARATOR}{where}"))
        button.setAccessibleName(
            translate("Results", "打开 {title}").format(title=f"{title}, {where}, {pages}")
        )
        button.clicked.connect(lambda: self.story_chosen.emit(join.head.article_id))
        return button


def help_words(help_: Help) -> str:
    """Return why a query is suggested, so that nobody takes it for a hit."""
    return {
        Help.JOINED: translate("Results", "这些转版文章的两半合起来符合（建议，并非结果）："),
        Help.UNLIMITED: translate("Results", "去掉日期、报纸等限制（建议，并非结果）："),
        Help.ALL_WORDS: translate("Results", "分成词，不必连在一起（建议，并非结果）："),
        Help.FEWER_WORDS: translate("Results", "只找其中几个词（建议，并非结果）："),
        Help.CONFUSABLE: translate("Results", "也许原文被误认成形近的字（建议，并非结果）："),
    }[help_]
