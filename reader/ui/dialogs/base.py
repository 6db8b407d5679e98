"""What every dialog shares: a text with a table or details, a row of buttons, copying."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader.ui import wording
from reader.ui.language import translate
from reader.ui.panes.empty import plain_label
from reader.ui.text_offsets import ShownText

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Rows of plain text under a heading."""

    def __init__(self, heading: Sequence[str], rows: Sequence[Sequence[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._heading = heading
        self._rows = rows

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of rows (Qt)."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of columns (Qt)."""
        return 0 if parent.isValid() else len(self._heading)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a cell's text (Qt)."""
        if role == Qt.ItemDataRole.DisplayRole:
            return ShownText.of(self._rows[index.row()][index.column()]).shown
        if role == Qt.ItemDataRole.ToolTipRole:
            return wording.tooltip(self._rows[index.row()][index.column()])
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a column's name (Qt)."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heading[section]
        return None


class FittingDialog(QDialog):
    """A dialog that stays within the screen, which may be small or much enlarged."""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Become no larger than the screen (Qt)."""
        super().showEvent(event)
        self.resize(self.size().boundedTo(self.screen().availableSize()))


class PlainDialog(FittingDialog):
    """A dialog with a heading sentence and a row of buttons at the bottom."""

    def __init__(self, title: str, sentence: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.sentence = plain_label()
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.buttons = QDialogButtonBox()
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(20, 18, 20, 16)
        self.content.setSpacing(12)
        self.content.addWidget(self.sentence)

    def add_button(self, text: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        """Add a button to the row."""
        button = self.buttons.addButton(text, role)
        button.setAccessibleName(text.replace("&", ""))
        button.setAutoDefault(False)
        return button

    def add_close(self) -> None:
        """Finish the dialog with a close button."""
        self.add_button(translate("Dialogs", "关闭"), QDialogButtonBox.ButtonRole.RejectRole).setDefault(True)
        self.finish()

    def finish(self) -> None:
        """Put the row of buttons under the content."""
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.content.addWidget(self.buttons)


def table(heading: Sequence[str], rows: Sequence[Sequence[str]], parent: QWidget) -> QTableView:
    """Return a quiet table of plain text."""
    view = QTableView(parent)
    view.setModel(RowsModel(heading, rows, parent))
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 12)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    view.horizontalHeader().setStretchLastSection(True)
    return view


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)
