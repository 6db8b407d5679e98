"""转到: one field that takes a date, the number of an issue, a headline or its pinyin initials."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from reader.core.records import Destination, Destinations
from reader.ui.destinations import destination_place, destination_title
from reader.ui.dialogs.base import FittingDialog
from reader.ui.language import translate
from reader.ui.panes.empty import plain_label
from reader.ui.panes.rows import Row, RowsView
from reader.ui.tasks import Latest
from reader.ui.theme import Theme


class GoToDialog(FittingDialog):
    """Asks as one types; the answer to an earlier text is dropped. `chosen` brings where to go, and whether in a tab."""

    chosen = Signal(object, bool)

    def __init__(
        self, theme: Theme, find: Callable[[str], Destinations], questions: Latest, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._questions = questions
        self._answered = ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("goTo")
        self.setWindowTitle(translate("GoTo", "转到"))
        self.field = QLineEdit()
        self.field.setObjectName("goToField")
        self.field.setPlaceholderText(translate("GoTo", "日期、期号、标题或拼音首字母"))
        self.field.setAccessibleName(translate("GoTo", "要去的日期、期号或标题"))
        self.field.setClearButtonEnabled(True)
        self.list = RowsView(theme)
        self.list.setObjectName("goToList")
        self.list.setAccessibleName(translate("GoTo", "可以去的地方"))
        self._hint = plain_label("muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._hint)
        self.field.textChanged.connect(self._ask)
        self.field.installEventFilter(self)
        self.list.chosen.connect(lambda target: self._go(target, in_tab=False))
        self.list.tab_chosen.connect(lambda target: self._go(target, in_tab=True))
        questions.answered.connect(self._show)
        self.resize(540, 440)
        self._say_hint()

    @property
    def answered(self) -> str:
        """The text whose destinations are listed."""
        return self._answered

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the list be moved through while one types (Qt)."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            keys = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
            if event.key() in (*keys, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def _ask(self, text: str) -> None:
        find = self._find
        if text.strip():
            self._questions.ask(lambda: (text, find(text)))
        else:
            self._questions.forget()
            self._show(("", Destinations()))

    def _show(self, answer: tuple[str, Destinations]) -> None:
        self._answered, found = answer
        self.list.show_rows(
            [Row(destination_title(target), destination_place(target), target) for target in found.found]
        )
        listed = sum(target.article is not None for target in found.found)
        if not self._answered:
            self._say_hint()
        elif not found.found:
            self._hint.setText(translate("GoTo", "没有这样的日期、期号或标题。"))
        elif listed < found.articles:
            words = translate("GoTo", "列出 {listed} 篇，共 {all} 篇；再多打几个字就能缩小范围。")
            self._hint.setText(words.format(listed=listed, all=found.articles))
        elif len(found.found) - listed < found.others:
            words = translate("GoTo", "列出 {listed} 期，共 {all} 期；写上月份就能缩小范围。")
            self._hint.setText(words.format(listed=len(found.found) - listed, all=found.others))
        else:
            self._hint.setText(translate("GoTo", "Enter 打开，Ctrl+Enter 在新标签中打开。"))

    def _say_hint(self) -> None:
        self._hint.setText(
            translate("GoTo", "例如 2021-01-15、1月15日、总第1110期、大运河，或首字母 dyh（排在原字之后）。")
        )

    def _go(self, target: object, *, in_tab: bool) -> None:
        if isinstance(target, Destination):
            self.accept()
            self.chosen.emit(target, in_tab)
