"""Damage to the catalogue that shows while a window is open: the library is opened anew, mended, and that is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reader.core.library import Library
from reader.ui import app as program
from reader.ui.app import Program
from reader.ui.dialogs.bug import BugDialog
from reader.ui.main_window import MainWindow
from tests.builders import page_text, write

PATIENCE_MS = 20_000


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A library with a note and a bookmark, whose catalogue counts as large: it is not read through when it is opened."""
    with Library.open(tmp_path / "own") as library:
        library.import_paths([write(tmp_path / "in/a.txt", page_text())])
        article = library.search("河西新桥").hits[0].article_id
        library.notes.add(library.notes.locate(article, "河西新桥")[0], note="去看桥")
        library.bookmarks.add(library.article(article))
    return tmp_path / "own"


@pytest.fixture
def running(
    dressed: QApplication, tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    (tmp_path / "none").mkdir()
    monkeypatch.setattr(program.paths, "seeds", lambda: tmp_path / "none")
    monkeypatch.setattr(program.paths, "log_dir", lambda: tmp_path / "log")
    monkeypatch.setattr("reader.core.opening.CHECKED_AT_ONCE", 0)
    made = Program(dressed, own, tmp_path / "config")
    yield made
    made.close()
    dressed.processEvents()
    QLocale.setDefault(QLocale.c())


def break_a_text(home: Path) -> None:
    """Turn one byte in the middle of a hanzi of an article into one that cannot stand there."""
    path = home / "catalogue.sqlite"
    data = bytearray(path.read_bytes())
    data[data.index("河西新桥".encode()) + 1] ^= 0x55
    path.write_bytes(data)


def is_mended(running: Program, first: MainWindow) -> bool:
    window = running.window
    return (
        window is not None
        and window is not first
        and window.session.library is not None
        and not window.session.busy
        and window.notice.isVisible()
    )


def check_whole(window: MainWindow, qtbot: QtBot) -> None:
    """See that it was told and that everything is there."""
    library = window.session.library
    assert library is not None
    assert any("由保存的原始文件重建" in label.text() for label in window.notice.findChildren(QLabel))
    assert window.findChild(BugDialog) is None
    window.desk.ask("河西新桥")
    qtbot.waitUntil(lambda: window.results.answer is not None, timeout=PATIENCE_MS)
    assert window.results.answer is not None and window.results.answer.total == 1
    (note,) = library.notes.find().annotations
    assert (note.note, note.quote) == ("去看桥", "河西新桥")
    assert library.notes.counts_by_article() == {window.results.answer.hits[0].article_id: 1}
    assert [bookmark.article for bookmark in library.bookmarks.all()] == [
        window.results.answer.hits[0].article_id
    ]


def test_a_query_that_meets_damage_has_the_library_mended(
    running: Program, own: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    break_a_text(own)
    monkeypatch.setattr(
        "reader.core.opening.Home.mend", lambda *_given: False
    )  # there was no time for it yet
    first = running.open(own)
    qtbot.waitUntil(lambda: first.session.library is not None and not first.session.busy, timeout=PATIENCE_MS)
    assert not first.notice.isVisible()
    first.desk.ask("河西新桥")
    qtbot.waitUntil(lambda: is_mended(running, first), timeout=PATIENCE_MS)
    assert running.window is not None
    check_whole(running.window, qtbot)


def test_damage_that_is_found_in_quiet_moments_is_mended(running: Program, own: Path, qtbot: QtBot) -> None:
    break_a_text(own)
    first = running.open(own)
    qtbot.waitUntil(lambda: is_mended(running, first), timeout=PATIENCE_MS)
    assert running.window is not None
    check_whole(running.window, qtbot)


def test_an_emptied_catalogue_is_made_anew_before_the_window_shows_anything(
    running: Program, own: Path, qtbot: QtBot
) -> None:
    (own / "catalogue.sqlite").write_bytes(b"")
    window = running.open(own)
    qtbot.waitUntil(
        lambda: window.session.library is not None and not window.session.busy, timeout=PATIENCE_MS
    )
    qtbot.waitUntil(window.notice.isVisible, timeout=PATIENCE_MS)
    check_whole(window, qtbot)


def test_a_bug_is_still_told_as_one(running: Program, own: Path, qtbot: QtBot) -> None:
    window = running.open(own)
    qtbot.waitUntil(
        lambda: window.session.library is not None and not window.session.busy, timeout=PATIENCE_MS
    )
    window.context.watch.report(KeyError("ours"))
    qtbot.waitUntil(lambda: window.findChild(BugDialog) is not None, timeout=PATIENCE_MS)
    assert "KeyError" in window.findChild(BugDialog).details.toPlainText()
    assert running.window is window
