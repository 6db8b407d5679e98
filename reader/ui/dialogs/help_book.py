"""帮助: chapters that come with the program, in both languages, to be read and searched without a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QRegularExpression, Qt, QUrl
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.core.errors import Language
from reader.ui.dialogs.base import PlainDialog
from reader.ui.language import translate
from reader.ui.theme import Theme

SIZE: Final = (860, 600)
LIST_WIDTH: Final = 210
NAME: Final = Qt.ItemDataRole.UserRole
FEATURES: Final = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its name in links, its title, its text in Markdown."""

    name: str
    title: str
    text: str

    def holds(self, words: str) -> int:
        """Return how often some words stand in it, whatever their case."""
        return self.text.casefold().count(words.casefold())


def chapters(resources: Path, language: Language) -> list[Chapter]:
    """Return the chapters in their order: files such as 2-reading.md, whose first line is the title."""
    found = []
    for path in sorted((resources / "help" / language.value).glob("*.md")):
        text = path.read_text(encoding="utf-8")
        title = text.partition("\n")[0].lstrip("# ").strip()
        found.append(Chapter(path.stem.partition("-")[2], title, text))
    return found


class HelpBrowser(QTextBrowser):
    """Shows a chapter and nothing else: no picture, file or address is ever loaded."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802, ARG002 - Qt's name
        """Load nothing (Qt)."""
        return None


class HelpDialog(PlainDialog):
    """The chapters at the left, the one that is read at the right, a field to search in all of them above."""

    def __init__(self, book: Sequence[Chapter], theme: Theme, parent: QWidget) -> None:
        super().__init__("", "", parent)
        self.setModal(False)
        self._book = book
        self._theme = theme
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setObjectName("namesView")
        self.browser = HelpBrowser()
        self.browser.setOpenLinks(False)
        self.browser.document().setDocumentMargin(18)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.field)
        left.addWidget(self.list, 1)
        side = QWidget()
        side.setFixedWidth(LIST_WIDTH)
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(side)
        across.addWidget(self.browser, 1)
        self.content.addLayout(across, 1)
        self.add_close()
        self.resize(*SIZE)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._step)
        self.list.currentItemChanged.connect(self._show)
        self.browser.anchorClicked.connect(self._follow)
        theme.changed.connect(self._show)
        self._word()
        self._search("")

    def show_book(self, book: Sequence[Chapter]) -> None:
        """Show the chapters of another language, at the one that was read."""
        at = self.chapter
        self._book = book
        self._word()
        self._search(self.field.text())
        self.open_chapter(at)

    @property
    def chapter(self) -> str:
        """The name of the chapter that is read."""
        item = self.list.currentItem()
        return str(item.data(NAME)) if item is not None else ""

    def open_chapter(self, name: str) -> None:
        """Show a chapter; an unknown one changes nothing."""
        for row in range(self.list.count()):
            if self.list.item(row).data(NAME) == name:
                self.list.setCurrentRow(row)
                return

    def _word(self) -> None:
        self.setWindowTitle(translate("Help", "帮助"))
        self.field.setPlaceholderText(translate("Help", "在帮助里查找"))
        self.field.setAccessibleName(translate("Help", "在帮助里查找"))
        self.list.setAccessibleName(translate("Help", "章节"))
        self.browser.setAccessibleName(translate("Help", "帮助"))

    def _search(self, text: str) -> None:
        """List the chapters that hold some words, with how often; all without words."""
        words, at = text.strip(), self.chapter
        self.list.blockSignals(True)
        self.list.clear()
        for chapter in self._book:
            times = chapter.holds(words) if words else 0
            if words and not times:
                continue
            item = QListWidgetItem(f"{chapter.title}  {times}" if words else chapter.title, self.list)
            item.setData(NAME, chapter.name)
            if chapter.name == at:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._show()

    def _show(self) -> None:
        chapter = next((one for one in self._book if one.name == self.chapter), None)
        if chapter is None:
            self.browser.setPlainText(translate("Help", "帮助里没有这几个字。"))
            return
        document = self.browser.document()
        document.setMarkdown(chapter.text, FEATURES)
        self._space(document)
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        self._mark()

    def _space(self, document: QTextDocument) -> None:
        """Give the lines of a chapter the leading of Chinese text."""
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            look = block.blockFormat()
            look.setLineHeight(135, look.LineHeightTypes.ProportionalHeight.value)
            if look.headingLevel():
                look.setTopMargin(14)
            look.setBottomMargin(6)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(look)
            block = block.next()

    def _mark(self) -> None:
        """Mark every place of the words that are looked for."""
        words = self.field.text().strip()
        marks = []
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.colour("mark")))
        look.setForeground(QColor(self._theme.colour("mark_text")))
        wanted = QRegularExpression(
            QRegularExpression.escape(words), QRegularExpression.PatternOption.CaseInsensitiveOption
        )
        place = self.browser.document().find(wanted) if words else QTextCursor()
        while not place.isNull():
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = place, look
            marks.append(mark)
            place = self.browser.document().find(wanted, place)
        self.browser.setExtraSelections(marks)
        if marks:
            start = QTextCursor(marks[0].cursor)
            start.clearSelection()
            self.browser.setTextCursor(start)

    def _step(self) -> None:
        """Go to the next place, from the last one to the first."""
        words = self.field.text().strip()
        if words and not self.browser.find(words):
            self.browser.moveCursor(QTextCursor.MoveOperation.Start)
            self.browser.find(words)

    def _follow(self, url: QUrl) -> None:
        self.open_chapter(url.path())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word the controls anew when the language changes; whoever opened the help gives it the chapters (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)
