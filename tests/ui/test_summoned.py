"""A link that a second start hands over is shown in the window that is open, whatever library it changed to."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core import summons
from reader.core.library import Library
from reader.core.summons import hand_over
from reader.ui import app as program
from reader.ui.app import Program
from tests.builders import record, write_records

PATIENCE_MS = 20_000


@pytest.fixture
def running(dressed: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    sockets = Path(tempfile.mkdtemp(dir="/tmp"))  # the path of a socket may have a hundred bytes
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(sockets))
    monkeypatch.setattr(summons, "WITHIN_S", 15.0)  # a busy machine is not what is tested here
    monkeypatch.setattr(summons, "PATIENCE_S", 15.0)
    monkeypatch.setattr(program.paths, "seeds", lambda: sockets)
    monkeypatch.setattr(program.paths, "log_dir", lambda: tmp_path / "log")
    made = Program(dressed, tmp_path / "one", tmp_path / "config")
    yield made
    made.close()
    dressed.processEvents()
    QLocale.setDefault(QLocale.c())
    shutil.rmtree(sockets)


def made(home: Path) -> str:
    """Make a library of one article and return its id."""
    with Library.open(home) as library:
        library.import_paths(
            [write_records(home.with_suffix(".jsonl"), [record(1, paragraphs=["新桥昨日通车。"])])]
        )
        return library.search("通车").hits[0].article_id


def handed(qtbot: QtBot, home: Path, target: str | None) -> bool:
    """Hand something over as another process would: while the window's events go on."""
    answers: list[bool] = []
    asking = threading.Thread(target=lambda: answers.append(hand_over(home, target)))
    asking.start()
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
    asking.join()
    return answers[0]


def listens(running: Program) -> bool:
    summoned = running._summoned
    return summoned is not None and summoned._listening is not None and summoned._listening.listens


def test_a_link_is_shown_in_the_window_that_is_open(running: Program, tmp_path: Path, qtbot: QtBot) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    article, other = made(one), made(two)
    window = running.open(one)
    qtbot.waitUntil(lambda: listens(running), timeout=PATIENCE_MS)
    window.showMinimized()
    assert handed(qtbot, one, f"baoku:article/{article}?quote=%E9%80%9A%E8%BD%A6")
    qtbot.waitUntil(lambda: window.article.view.selected_text() == "通车", timeout=PATIENCE_MS)
    assert window.reading.article_id == article and not window.isMinimized()
    assert not handed(qtbot, two, None), "another library has no window"
    running.change(two)
    qtbot.waitUntil(lambda: listens(running), timeout=PATIENCE_MS)
    assert not handed(qtbot, one, None)
    assert handed(qtbot, two, f"baoku:article/{other}")
    changed = running.window
    assert changed is not None
    qtbot.waitUntil(lambda: changed.reading.article_id == other, timeout=PATIENCE_MS)
