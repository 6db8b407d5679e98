"""Files whose names are no UTF-8, dropped on the window and named in its lists: no byte is lost, each can be read."""

from __future__ import annotations

import os
import sys

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QTableView

from reader.core.errors import Reason
from reader.core.records import Failure, ImportReport
from reader.ui.dialogs.failures import failures_dialog
from reader.ui.importing import dropped_paths, report_words

NAME = os.fsdecode(b"/in/\xb1\xa8\xbf\xe2.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="names are Unicode there")
def test_a_dropped_file_is_the_one_that_was_dropped():
    data = QMimeData()
    data.setUrls([QUrl.fromEncoded(b"file:///in/%B1%A8%BF%E2.txt"), QUrl.fromLocalFile("/in/运河 #1.txt")])
    assert [str(path) for path in dropped_paths(data)] == [NAME, "/in/运河 #1.txt"]


def test_a_failed_file_is_named_so_that_it_can_be_found(qtbot):
    failure = Failure(NAME, Reason("file.empty"))
    dialog = failures_dialog([failure], Reason.text, None)
    qtbot.addWidget(dialog)
    model = dialog.findChild(QTableView).model()
    assert model.index(0, 1).data() == "/in/\\udcb1\\udca8\\udcbf\\udce2.txt"
    assert "\\udcb1\\udca8" in report_words(ImportReport(failed=(failure,)), Reason.text)
