"""诊断信息: one text to copy into a mail, so that whoever helps need not ask twice."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QWidget

from reader.ui.dialogs.base import PlainDialog, copy_text
from reader.ui.language import translate
from reader.ui.text_offsets import ShownText

SIZE: Final = (720, 520)


class DiagnosticsDialog(PlainDialog):
    """Shows the text and copies it."""

    def __init__(self, text: str, parent: QWidget) -> None:
        sentence = translate(
            "Diagnostics",
            "求助时把下面的内容复制到邮件里。其中没有您检索过和读过的内容；文件夹的位置请自己看一遍。",
        )
        super().__init__(translate("Diagnostics", "诊断信息"), sentence, parent)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self.text.setPlainText("\n".join(ShownText.of(line).shown for line in text.split("\n")))
        self.text.setAccessibleName(translate("Diagnostics", "诊断信息"))
        self.content.addWidget(self.text, 1)
        copy = self.add_button(translate("Diagnostics", "复制"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: self._copy(text))
        self.copy = copy
        self.add_close()
        self.resize(*SIZE)

    def _copy(self, text: str) -> None:
        copy_text(text)
        self.copy.setText(translate("Diagnostics", "已复制"))
        self.copy.setAccessibleName(self.copy.text())
