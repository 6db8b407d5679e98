"""Files whose names are no UTF-8, dropped on the window and named in its lists: no byte is lost, each can be read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from conftest import OpenWindow, Ready
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from reader.core.errors import Reason
from reader.core.records import Failure, ImportReport
from reader.ui.dialogs.failures import failures_dialog
from reader.ui.dialogs.folders import FoldersDialog
from reader.ui.importing import dropped_paths, report_words
from tests.builders import STORIES, page_text, write

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


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name is any bytes")
def test_a_folder_with_such_a_file_comes_in_and_is_looked_at_at_every_start(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    write(folder / "a.txt", page_text())
    write(
        Path(os.fsdecode(os.fsencode(folder) + b"/\xb1\xa8\xbf\xe2.txt")),
        page_text(page=2, stories=STORIES[:1]),
    )
    window = open_window()
    ready(window)
    with qtbot.waitSignal(window.session.imported, timeout=20_000) as imported:
        window.session.import_paths([folder])
    (report,) = imported.args
    assert (report.imported, report.failed) == (2, ())
    with qtbot.waitSignal(window.session.work_ended, timeout=20_000):
        window.session.synchronize()
    assert window.session.library.failures() == []
    assert FoldersDialog([folder], lambda _folder: None, window).list.item(0).text() == str(folder)
