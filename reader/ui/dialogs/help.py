"""快捷键: the sheet of shortcuts, made from the commands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.ui.actions import shortcut_rows
from reader.ui.dialogs.base import PlainDialog
from reader.ui.language import translate
from reader.ui.panes.empty import plain_label
from reader.ui.settings import NO_SHORTCUTS
from reader.ui.theme import scaled

COLUMNS: Final = 2


def shortcuts_dialog(parent: QWidget, changed: Mapping[str, tuple[str, ...]] = NO_SHORTCUTS) -> PlainDialog:
    """Return the sheet of shortcuts; `changed` are the commands with other keys than their own."""
    dialog = PlainDialog(translate("Help", "快捷键"), "", parent)
    sheet = QWidget()
    across = QHBoxLayout(sheet)
    across.setSpacing(40)
    across.setContentsMargins(18, 14, 18, 14)
    columns = [QVBoxLayout() for _ in range(COLUMNS)]
    heights = [0] * COLUMNS
    for name, rows in shortcut_rows(changed):
        column = heights.index(min(heights))
        heights[column] += len(rows) + 2
        columns[column].addWidget(_heading(name, dialog))
        for text, keys in rows:
            columns[column].addLayout(_row(text, keys))
        columns[column].addSpacing(12)
    for layout in columns:
        layout.setSpacing(5)
        layout.addStretch(1)
        across.addLayout(layout)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(sheet)
    area.setAccessibleName(translate("Help", "快捷键"))
    dialog.content.addWidget(area)
    dialog.resize(780, 520)
    dialog.add_close()
    return dialog


def _heading(text: str, dialog: PlainDialog) -> QLabel:
    label = plain_label("accent", wrap=False)
    label.setFont(scaled(dialog.font(), 1.0, bold=True))
    label.setText(text)
    return label


def _row(text: str, keys: str) -> QHBoxLayout:
    layout = QHBoxLayout()
    left, right = plain_label(wrap=False), plain_label("muted", wrap=False)
    left.setText(text)
    right.setText(keys)
    layout.addWidget(left)
    layout.addStretch(1)
    layout.addWidget(right)
    return layout
