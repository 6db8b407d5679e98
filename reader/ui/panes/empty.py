"""What a pane says while it has nothing to show: a heading, a sentence, perhaps buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from reader.ui.theme import scaled


def plain_label(tone: str = "", *, wrap: bool = True) -> QLabel:
    """Return a label that shows text as it is, never as markup."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if tone:
        label.setProperty("tone", tone)
    return label


class EmptyState(QWidget):
    """A quiet text in the middle of a pane."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = plain_label("muted")
        self.heading.setFont(scaled(self.font(), 1.15))
        self.sentence = plain_label("faint")
        self._buttons = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(2)
        for label in (self.heading, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            layout.addWidget(label)
        layout.addSpacing(6)
        layout.addLayout(self._buttons)
        layout.addStretch(3)

    def say(self, heading: str, sentence: str) -> None:
        """Show a heading and a sentence."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)

    def add_button(self, button: QPushButton) -> None:
        """Put a button under the sentence."""
        self._buttons.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
