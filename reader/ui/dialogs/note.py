"""The editor of a note: its text, tags and colour, the words it is on, and what others wrote at the same time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.noted import Color, Version
from reader.ui import note_wording
from reader.ui.dialogs.base import PlainDialog
from reader.ui.dialogs.tags import TagField
from reader.ui.language import translate
from reader.ui.panes.empty import plain_label
from reader.ui.panes.note_bar import disc
from reader.ui.panes.note_delegate import wording_by
from reader.ui.text_offsets import ShownText
from reader.ui.theme import Theme

QUOTED: Final = 160
RIVALS: Final = 3
RIVAL: Final = 400


@dataclass(frozen=True, slots=True)
class Draft:
    """What a note says, while it is written. `quote` is what it is on, in words to show."""

    quote: str
    note: str = ""
    tags: tuple[str, ...] = ()
    color: str = ""
    alternatives: tuple[Version, ...] = field(default=())
    about: str = ""
    author: str = ""
    """Whose text it is and when it was written, in words; "" where that need not be said."""


class NoteDialog(PlainDialog):
    """Asks for a note. `saved` brings text, tags and colour; the dialog stays until `finish_saving` or `refuse`.

    So nothing that was typed is lost where it could not be written.
    """

    saved = Signal(str, list, str)
    delete_requested = Signal()

    def __init__(
        self,
        draft: Draft,
        colors: Sequence[Color],
        tags: Sequence[str],
        theme: Theme,
        parent: QWidget,
        *,
        new: bool,
    ) -> None:
        super().__init__(translate("Notes", "写批注") if new else translate("Notes", "批注"), "", parent)
        self.setObjectName("noteDialog")
        self.content.addWidget(_quote(draft.quote))
        if draft.author:
            own = plain_label("muted")
            own.setText(ShownText.of(draft.author).shown)
            self.content.addWidget(own)
        self.text = QPlainTextEdit()
        self.text.setPlainText(draft.note)
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(translate("Notes", "写点什么…（Ctrl+Enter 保存）"))
        self.text.setAccessibleName(translate("Notes", "批注的文字"))
        self.text.setMinimumHeight(90)
        self.content.addWidget(self.text, 1)
        if draft.alternatives:
            self.content.addLayout(self._rivals(draft.alternatives))
        self.tags = TagField(tags)
        self.tags.show_tags(draft.tags)
        self.content.addWidget(self.tags)
        self.colors = QButtonGroup(self)
        self.content.addLayout(self._palette(colors, draft.color, theme))
        if draft.about:
            about = plain_label("muted")
            about.setText(ShownText.of(draft.about).shown)
            self.content.addWidget(about)
        self.trouble = plain_label("accent")
        self.trouble.hide()
        self.content.addWidget(self.trouble)
        if not new:
            delete = self.add_button(translate("Notes", "删除"), QDialogButtonBox.ButtonRole.DestructiveRole)
            delete.clicked.connect(self._delete)
        self.add_button(translate("Notes", "取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.save = self.add_button(translate("Notes", "保存"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save.setDefault(True)
        self.save.clicked.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        self.content.addWidget(self.buttons)
        self.resize(480, 380)
        self.text.setFocus()

    def finish_saving(self) -> None:
        """Close: the note is on the disk."""
        self.accept()

    def refuse(self, sentence: str) -> None:
        """Say why the note could not be written; what was typed stays."""
        self.trouble.setText(sentence)
        self.trouble.show()
        self.save.setEnabled(True)

    @property
    def color(self) -> str:
        """The colour that is chosen, "" for none."""
        button = self.colors.checkedButton()
        return str(button.property("color")) if button is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+Enter saves, wherever one is in the dialog (Qt)."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._save()
            return
        super().keyPressEvent(event)

    def _save(self) -> None:
        if self.save.isEnabled():
            self.save.setEnabled(False)
            self.saved.emit(self.text.toPlainText(), self.tags.tags, self.color)

    def _delete(self) -> None:
        self.delete_requested.emit()
        self.reject()

    def _palette(self, colors: Sequence[Color], chosen: str, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        for color in (*colors, Color("", "", "")):
            button = QToolButton()
            button.setProperty("colour", True)
            button.setProperty("color", color.name)
            button.setCheckable(True)
            button.setChecked(color.name == chosen)
            button.setIcon(disc(theme, color.name))
            button.setIconSize(QSize(16, 16))
            button.setToolTip(note_wording.colour_words(color).replace("<", "&lt;"))
            button.setAccessibleName(note_wording.colour_words(color))
            self.colors.addButton(button)
            row.addWidget(button)
        self.meaning = plain_label("muted", wrap=False)
        row.addSpacing(6)
        row.addWidget(self.meaning, 1)

        def say() -> None:
            button = self.colors.checkedButton()
            self.meaning.setText(button.accessibleName() if button is not None else "")

        self.colors.buttonToggled.connect(say)
        say()
        return row

    def _rivals(self, versions: Sequence[Version]) -> QVBoxLayout:
        """Show what others wrote at the same time, each to be taken into one's own text."""
        column = QVBoxLayout()
        column.setSpacing(4)
        heading = plain_label("accent")
        heading.setText(translate("Notes", "几个人同时改了这一条。保存后，上面的文字代替所有写法："))
        column.addWidget(heading)
        for version in versions[:RIVALS]:
            by = wording_by(version.creator, version.at)
            label = _quote(f"{by}\n{version.text[:RIVAL]}")
            take = QPushButton(translate("Notes", "并入"))
            take.setAutoDefault(False)
            words = translate("Notes", "并入{author}的写法").format(
                author=note_wording.author(version.creator)
            )
            take.setAccessibleName(words)
            take.clicked.connect(lambda _checked=False, text=version.text: self._take(text))
            row = QHBoxLayout()
            row.addWidget(label, 1)
            row.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        return column

    def _take(self, text: str) -> None:
        mine = self.text.toPlainText().rstrip()
        self.text.setPlainText(f"{mine}\n{text}" if mine else text)
        self.text.setFocus()


def _quote(text: str) -> QLabel:
    """Return a text as a quotation, shown as it is."""
    label = plain_label()
    label.setProperty("quote", True)
    shown = ShownText.of(text if len(text) <= QUOTED else text[:QUOTED] + "…").shown
    label.setText(shown)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
