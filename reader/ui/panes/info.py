"""信息: what is known of an article, its page and its source, each line to be selected and copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QStackedWidget, QTextEdit, QWidget

from reader.core.records import StoredArticle
from reader.ui import wording
from reader.ui.language import translate
from reader.ui.panes.empty import EmptyState
from reader.ui.text_offsets import ShownText
from reader.ui.theme import Theme, scaled

Row = tuple[str, str]
LEADING: Final = 120


class InfoPane(QStackedWidget):
    """A column of names and values, as one text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stored: StoredArticle | None = None
        self._empty = EmptyState()
        self.text = QTextEdit()
        self.text.setObjectName("infoText")
        self.text.setAcceptDrops(False)
        self.text.setTabChangesFocus(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.document().setDocumentMargin(14)
        self.addWidget(self._empty)
        self.addWidget(self.text)
        theme.changed.connect(self._word)
        self._word()

    def show_article(self, stored: StoredArticle) -> None:
        """Show what is known of an article."""
        self._stored = stored
        self._word()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _word(self) -> None:
        self.text.setAccessibleName(translate("Info", "信息"))
        self._empty.say("", translate("Info", "打开一篇文章，这里就显示它的出处。"))
        if self._stored is None:
            self.setCurrentWidget(self._empty)
            return
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        name_look, value_look = self._looks()
        for name, value in rows(self._stored):
            if cursor.position():
                cursor.insertBlock()
            cursor.setBlockFormat(_block(below=1))
            cursor.insertText(name, name_look)
            cursor.insertBlock(_block(below=9))
            cursor.insertText(
                "\u2028".join(ShownText.of(line).shown for line in value.split("\n")), value_look
            )
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.setCurrentWidget(self.text)

    def _looks(self) -> tuple[QTextCharFormat, QTextCharFormat]:
        name, value = QTextCharFormat(), QTextCharFormat()
        name.setFont(scaled(self.font(), 0.9))
        name.setForeground(self._theme.colour("muted"))
        value.setFont(self.font())
        value.setForeground(self._theme.colour("text"))
        return name, value


def _block(below: float) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setBottomMargin(below)
    block.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return block


def rows(stored: StoredArticle) -> list[Row]:
    """Return the names and values to show; what the source does not state is left out."""
    article, masthead, source = stored.article, stored.masthead, stored.source
    date = wording.full_date(masthead.date) if masthead.date else wording.undated(stored.issue.date_evidence)
    lines = [
        (translate("Info", "报纸"), wording.newspaper(masthead.newspaper)),
        (translate("Info", "英文名"), masthead.english_title or ""),
        (translate("Info", "日期"), " ".join(filter(None, (date, masthead.weekday)))),
        (translate("Info", "农历"), masthead.lunar_date or ""),
        (
            translate("Info", "期号"),
            wording.SEPARATOR.join(wording.numbers(masthead.issue_number, masthead.total_issue_number)),
        ),
        (translate("Info", "版次"), _page(stored)),
        (translate("Info", "体裁"), wording.kind(article.kind)),
        (translate("Info", "栏目"), article.column or ""),
        (translate("Info", "记者"), "、".join(article.reporters)),
        (translate("Info", "通讯员"), "、".join(article.correspondents)),
        (translate("Info", "来源"), article.source or ""),
        *((publisher.role, "\n".join(publisher.names)) for publisher in masthead.publishers),
        (translate("Info", "热线"), "、".join(masthead.hotlines)),
        (translate("Info", "网址"), "\n".join(masthead.urls)),
        (translate("Info", "邮箱"), masthead.email or ""),
        (translate("Info", "源文件"), source.path),
        (translate("Info", "源文件中的行"), line_range(article.lines)),
        (translate("Info", "编码"), source.encoding),
        (translate("Info", "文章编号"), article.id),
    ]
    return [(name, value) for name, value in lines if value]


def _page(stored: StoredArticle) -> str:
    page = wording.page(stored.masthead.page)
    if stored.masthead.pages_in_issue is None:
        return page
    return page + wording.SEPARATOR + translate("Info", "本期共 %n 版", "", stored.masthead.pages_in_issue)


def line_range(lines: Sequence[int]) -> str:
    """Return the first and the last of some line numbers, and how many they are: 83–91（共 5 行）."""
    if not lines:
        return ""
    if len(lines) == 1:
        return str(lines[0])
    return f"{min(lines)}–{max(lines)}" + translate("Info", "（共 %n 行）", "", len(lines))
