"""颜色的意思: what each colour of notes stands for in this library."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from reader.core.noted import Color
from reader.ui import note_wording
from reader.ui.dialogs.base import PlainDialog
from reader.ui.language import translate
from reader.ui.panes.empty import plain_label
from reader.ui.panes.note_bar import DISC, disc
from reader.ui.theme import Theme

LONGEST = 40


class ColorsDialog(PlainDialog):
    """A line for each colour. `named` brings those that were changed: colour and meaning."""

    named = Signal(dict)

    def __init__(self, colors: Sequence[Color], theme: Theme, parent: QWidget) -> None:
        sentence = translate("Notes", "给颜色起个意思，例如“人名”“待核”。筛选、工具条和编辑框里都会看到。")
        super().__init__(translate("Notes", "颜色的意思"), sentence, parent)
        self._colors = colors
        self.fields: list[QLineEdit] = []
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        for color in colors:
            field = QLineEdit(color.meaning)
            field.setMaxLength(LONGEST)
            field.setAccessibleName(note_wording.colour_name(color.name))
            picture = QLabel()
            picture.setPixmap(disc(theme, color.name).pixmap(QSize(DISC, DISC)))
            name = plain_label(wrap=False)
            name.setText(note_wording.colour_name(color.name))
            heading = QHBoxLayout()
            heading.addWidget(picture)
            heading.addWidget(name)
            holder = QWidget()
            heading.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(heading)
            form.addRow(holder, field)
            self.fields.append(field)
        self.content.addLayout(form)
        self.add_button(translate("Notes", "取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.add_button(translate("Notes", "保存"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        self.finish()
        self.setMinimumWidth(380)
        self.accepted.connect(self._tell)

    def _tell(self) -> None:
        pairs = zip(self._colors, self.fields, strict=True)
        changed = {
            color.name: field.text().strip()
            for color, field in pairs
            if field.text().strip() != color.meaning
        }
        if changed:
            self.named.emit(changed)
