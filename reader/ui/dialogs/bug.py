"""What is shown when the program has made a mistake: a sentence, and details to copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QWidget

from reader.ui.dialogs.base import PlainDialog, copy_text
from reader.ui.language import translate


class BugDialog(PlainDialog):
    """Shows one mistake after the other in the same dialog."""

    def __init__(self, log: Path, parent: QWidget | None) -> None:
        super().__init__(
            translate("Bug", "报库出了差错"),
            translate(
                "Bug",
                "这是程序的差错，不是您的。资料库没有受损，可以继续使用。请把下面的内容发给维护者，它也写在日志里：\n{path}",
            ).format(path=log),
            parent,
        )
        self.setObjectName("bugDialog")
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName(translate("Bug", "差错的详情"))
        self.content.addWidget(self.details)
        copy = self.add_button(translate("Bug", "复制详情"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: copy_text(self.details.toPlainText()))
        self.resize(720, 420)
        self.add_close()

    def add(self, details: str) -> None:
        """Append the details of a mistake."""
        self.details.appendPlainText(details)
