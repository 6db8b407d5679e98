"""打印预览: articles as they will be on paper, to be looked through before they are printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton, QWidget

from reader.core.errors import BaokuError, Reason
from reader.core.handing import Handout, Piece
from reader.ui.language import translate
from reader.ui.printing import Press, imprint, prepare


class PreviewDialog(QPrintPreviewDialog):
    """Qt's preview on our pages. `refused` brings why a printer took nothing."""

    refused = Signal(Reason)

    def __init__(
        self,
        handout: Handout,
        pieces: Sequence[Piece],
        faces: Sequence[str],
        printer: QPrinter,
        parent: QWidget,
    ) -> None:
        super().__init__(printer, parent)
        self._held = printer  # Qt does not hold it
        self._handout = handout
        self._pieces = pieces
        self._faces = faces
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Printing", "打印预览"))
        self.paintRequested.connect(self._paint)
        self._name_controls()
        self.resize(parent.size() * 0.9)

    def _paint(self, printer: QPrinter) -> None:
        try:
            Press(printer, self._faces, imprint(self._handout)).print(self._pieces)
        except BaokuError as error:
            self.refused.emit(error.reason)

    def _name_controls(self) -> None:
        """Give Qt's buttons without words a name that can be read out."""
        for button in self.findChildren(QToolButton):
            action = button.defaultAction()
            if isinstance(action, QAction):
                button.setAccessibleName(action.text().replace("&", ""))
        for box in self.findChildren(QComboBox):
            box.setAccessibleName(translate("Printing", "缩放"))
        for line in self.findChildren(QLineEdit):
            if line.parent() not in self.findChildren(QComboBox):
                line.setAccessibleName(translate("Printing", "页码"))


def preview_dialog(
    handout: Handout, pieces: Sequence[Piece], faces: Sequence[str], parent: QWidget
) -> PreviewDialog:
    """Return the preview of a document."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, handout.title)
    return PreviewDialog(handout, pieces, faces, printer, parent)
