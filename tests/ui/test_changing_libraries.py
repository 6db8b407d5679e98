"""From one library to another: the window changes over, and nothing of the old one goes on."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from reader.core.library import Library
from reader.core.pack_building import build_pack
from reader.core.policies import gather
from reader.ui import app as program
from reader.ui import archives
from reader.ui import settings as known
from reader.ui.app import Program
from reader.ui.main_window import MainWindow
from tests.builders import page_text, write

OpenWindow = Callable[..., MainWindow]
PATIENCE_MS = 20_000

RECORD = {"newspaper": "清溪日报", "date": "1998-03-04", "page": 1, "title": "春耕", "paragraphs": ["正文。"]}


@pytest.fixture
def no_seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    empty = tmp_path / "none"
    empty.mkdir()
    monkeypatch.setattr(program.paths, "seeds", lambda: empty)
    monkeypatch.setattr(program.paths, "log_dir", lambda: tmp_path / "log")
    return empty


@pytest.fixture
def running(dressed: QApplication, tmp_path: Path, no_seeds: Path) -> Iterator[Program]:
    made = Program(dressed, tmp_path / "own", tmp_path / "config")
    yield made
    made.close()
    dressed.processEvents()
    QLocale.setDefault(QLocale.c())


def make(home: Path, name: str) -> Path:
    """Make a library of one article."""
    home.parent.mkdir(parents=True, exist_ok=True)
    lines = home.with_suffix(".jsonl")
    lines.write_text(json.dumps(RECORD, ensure_ascii=False), encoding="utf-8")
    with Library.open(home) as library:
        library.import_paths([lines])
        library.rename(name)
    return home


def test_the_window_changes_over_and_back(running: Program, tmp_path: Path, qtbot: QtBot) -> None:
    make(tmp_path / "own", "自己的")
    make(tmp_path / "other", "别处的")
    first = running.open(tmp_path / "own")
    qtbot.waitUntil(lambda: "自己的" in first.windowTitle() and not first.session.busy, timeout=PATIENCE_MS)
    library = first.session.library
    assert library is not None
    first.open_article(next(hit for hit in library.search("春耕").hits).article_id)
    first.archives.open(tmp_path / "other")
    qtbot.waitUntil(lambda: running.window is not None and running.window is not first, timeout=PATIENCE_MS)
    second = running.window
    assert second is not None
    qtbot.waitUntil(lambda: "别处的" in second.windowTitle() and not second.session.busy, timeout=PATIENCE_MS)
    assert first.session.library is None
    workers = Counter(thread.name for thread in threading.enumerate() if thread.name.startswith("baoku"))
    assert set(workers.values()) == {1}, "those of the first window have ended"
    assert second.starting.shown, "what stood open belongs to the other library"
    qtbot.waitUntil(lambda: "别处的" in second.status.words, timeout=PATIENCE_MS)
    second.archives.open(tmp_path / "own")
    qtbot.waitUntil(lambda: running.window is not second, timeout=PATIENCE_MS)
    third = running.window
    assert third is not None
    qtbot.waitUntil(lambda: third.reading.article_id is not None, timeout=PATIENCE_MS)
    assert "春耕" in third.windowTitle()


def test_a_program_begun_with_another_library_leaves_alone_what_stood_open_in_the_own_one(
    dressed: QApplication, tmp_path: Path, no_seeds: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    make(tmp_path / "own", "自己的")
    make(tmp_path / "other", "别处的")
    monkeypatch.setattr(program.paths, "default_library", lambda: tmp_path / "own")
    monkeypatch.setattr(program.paths, "config_dir", lambda: tmp_path / "config")
    monkeypatch.setattr(program, "make_application", lambda: dressed)
    seen: list[tuple[str, str | None]] = []

    def run(home: str, *, first: bool = False) -> None:
        def look() -> int:
            shown = (widget for widget in dressed.topLevelWidgets() if widget.isVisible())
            window = next(widget for widget in shown if isinstance(widget, MainWindow))
            qtbot.waitUntil(
                lambda: home in window.windowTitle() and not window.session.busy, timeout=PATIENCE_MS
            )
            library = window.session.library
            assert library is not None
            if first:
                window.open_article(next(hit for hit in library.search("春耕").hits).article_id)
            qtbot.waitUntil(lambda: window.starting.shown or window.reading.article_id is not None)
            seen.append((home, window.reading.article_id))
            return 0

        monkeypatch.setattr(dressed, "exec", look)
        program.run(tmp_path / {"自己的": "own", "别处的": "other"}[home])

    run("自己的", first=True)
    run("别处的")
    run("自己的")
    [(_own, read), other, (_again, restored)] = seen
    assert read is not None
    assert other == ("别处的", None), "what stood open belongs to the own library"
    assert restored == read


def test_the_archives_of_the_office_stand_in_the_menu(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "in/a.txt", page_text())
    (tmp_path / "share/broken.baokupack").mkdir(parents=True)
    build_pack(tmp_path / "in", tmp_path / "share/1998.baokupack", name="1998年合订本 A&B")
    decided = {
        "archives": [str(tmp_path / "share")],
        "library": {"value": str(tmp_path / "fixed"), "locked": True},
    }
    monkeypatch.setattr(program, "read_policies", lambda: gather([("office", json.dumps(decided).encode())]))
    window = open_window(start=False)
    asked: list[Path] = []
    window.library_requested.connect(asked.append)
    menu = window.commands.menu("file.archives")
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()
    listed = [action for action in menu.actions() if action.isVisible() and not action.isSeparator()]
    assert [action.text() for action in listed] == ["1998年合订本 A&&B", "broken（打不开）"], (
        "locked: no others"
    )
    assert "baokupack.json" in listed[1].toolTip(), "the reason is told"
    for action in listed:
        action.trigger()
    assert asked == [tmp_path / "share/1998.baokupack"], "what cannot be opened cannot be chosen"


def test_a_folder_without_a_library_is_not_made_one_unasked(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    window = open_window(start=False)
    asked: list[Path] = []
    window.library_requested.connect(asked.append)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(papers))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.buttons()[-1].click())
    window.commands["archives.open"].trigger()
    assert asked == [] and list(papers.iterdir()) == []
    monkeypatch.setattr(archives, "is_library", lambda _path: True)
    window.commands["archives.open"].trigger()
    assert asked == [papers]
    assert window.context.settings.get(known.ARCHIVE_FOLDER) == str(tmp_path)
