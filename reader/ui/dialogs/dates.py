"""从…到…: a range of dates to search in, each a year, a month or a day."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from reader.core.records import SearchOptions
from reader.core.typed_dates import iso_date
from reader.ui.dialogs.base import PlainDialog
from reader.ui.language import translate
from reader.ui.limits import within_dates


class DatesDialog(PlainDialog):
    """Two lines to type in; what cannot be a date keeps the dialog open and is said."""

    def __init__(self, options: SearchOptions, parent: QWidget) -> None:
        super().__init__(
            translate("Dates", "日期范围"),
            translate(
                "Dates", "年、月、日可只写一部分，如 2020、2020-04、2020-04-16、2020年4月；不限的一端留空。"
            ),
            parent,
        )
        self._options = options
        self.start = QLineEdit(options.date_from or "")
        self.end = QLineEdit(options.date_to or "")
        form = QFormLayout()
        for line, name in ((self.start, translate("Dates", "从")), (self.end, translate("Dates", "到"))):
            line.setAccessibleName(name)
            form.addRow(name, line)
        self.content.addLayout(form)
        self.add_button(translate("Dates", "确定"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        self.add_button(translate("Dates", "取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.setMinimumWidth(420)
        self.finish()

    @property
    def options(self) -> SearchOptions:
        """The search options with the dates typed. Raises ValueError."""
        return within_dates(self._options, typed_date(self.start.text()), typed_date(self.end.text()))

    def accept(self) -> None:
        """Close, unless one of the lines is no date (Qt)."""
        for line in (self.start, self.end):
            try:
                typed_date(line.text())
            except ValueError:
                self.sentence.setText(translate("Dates", "“{text}”不是日期。").format(text=line.text()))
                line.setFocus()
                line.selectAll()
                return
        super().accept()


def typed_date(text: str) -> str | None:
    """Return a typed date as ISO 8601, whole or in part; None for nothing. Raises ValueError for anything else."""
    text = text.strip()
    if not text:
        return None
    date = iso_date(text)
    if date is None:
        raise ValueError(text)
    return date
