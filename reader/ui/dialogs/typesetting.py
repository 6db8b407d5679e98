"""版式: the face, the measure and the leading in which articles are set, shown at once in the article behind."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFormLayout, QSpinBox, QWidget

from reader.ui.dialogs.base import PlainDialog
from reader.ui.language import translate
from reader.ui.text_offsets import ShownText
from reader.ui.typography import PLAIN, Typography, hanzi_families


class TypesettingDialog(PlainDialog):
    """Three choices; each is applied as it is made, and taken back by Cancel. `changed` brings what to apply."""

    changed = Signal(object)

    def __init__(self, typography: Typography, parent: QWidget) -> None:
        super().__init__(translate("Typesetting", "版式"), "", parent)
        self._before = typography
        self.face = QComboBox()
        self.face.addItem(translate("Typesetting", "自动（宋体）"), "")
        for family in hanzi_families():
            self.face.addItem(ShownText.of(family).shown, family)
        self.measure = _spin(24, 48, 1, translate("Typesetting", " 字"))
        self.leading = _spin(130, 240, 5, " %")
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        for widget, words in (
            (self.face, translate("Typesetting", "正文字体")),
            (self.measure, translate("Typesetting", "每行字数")),
            (self.leading, translate("Typesetting", "行距")),
        ):
            widget.setAccessibleName(words)
            form.addRow(words, widget)
        self.content.addLayout(form)
        plain = self.add_button(translate("Typesetting", "恢复默认"), QDialogButtonBox.ButtonRole.ResetRole)
        plain.clicked.connect(lambda: self._show(PLAIN))
        self.add_button(translate("Typesetting", "取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.add_button(translate("Typesetting", "确定"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(
            True
        )
        self.finish()
        self._show(typography)
        self.face.currentIndexChanged.connect(self._apply)
        self.measure.valueChanged.connect(self._apply)
        self.leading.valueChanged.connect(self._apply)
        self.rejected.connect(lambda: self.changed.emit(self._before))

    def _show(self, typography: Typography) -> None:
        self.face.setCurrentIndex(max(0, self.face.findData(typography.family)))
        self.measure.setValue(typography.measure)
        self.leading.setValue(typography.leading)

    def _apply(self) -> None:
        family = self.face.currentData()
        self.changed.emit(Typography(str(family), self.measure.value(), self.leading.value()))


def _spin(low: int, high: int, step: int, suffix: str) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(low, high)
    spin.setSingleStep(step)
    spin.setSuffix(suffix)
    return spin
