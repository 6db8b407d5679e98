"""导入失败的文件: the files that could not be taken in, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from reader import paths
from reader.core.errors import Reason
from reader.core.records import Failure
from reader.ui.dialogs.base import PlainDialog, copy_text, table
from reader.ui.language import translate


def failures_dialog(
    failures: Sequence[Failure], say: Callable[[Reason], str], parent: QWidget
) -> PlainDialog:
    """Return the dialog, ready to be opened."""
    sentence = (
        translate("Failures", "下列文件没有导入，其余文件不受影响。改正后可再次导入。")
        if failures
        else translate("Failures", "没有导入失败的文件。")
    )
    dialog = PlainDialog(translate("Failures", "导入失败的文件"), sentence, parent)
    if not failures:
        dialog.add_close()
        return dialog
    rows = [(say(failure.reason), _where(failure)) for failure in failures]
    heading = (translate("Failures", "原因"), translate("Failures", "文件"))
    view = table(heading, rows, dialog)
    view.setAccessibleName(translate("Failures", "导入失败的文件"))
    dialog.content.addWidget(view)
    copy = dialog.add_button(translate("Failures", "复制列表"), QDialogButtonBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: copy_text("\n".join(f"{where}\t{why}" for why, where in rows)))
    dialog.resize(760, 380)
    dialog.add_close()
    return dialog


def _where(failure: Failure) -> str:
    path = paths.shown(failure.path)
    if failure.line is None:
        return path
    return translate("Failures", "{path}，第 {line} 行").format(path=path, line=failure.line)
