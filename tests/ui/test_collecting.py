"""What the window does for a quick start and for short pauses: garbage, sources, the style sheet."""

from __future__ import annotations

import gc
import linecache
import sys
from collections.abc import Iterator

import pytest
from conftest import OpenWindow, Ready
from double import Double
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui import collecting, main_window
from reader.ui.binding import spare_sources


@pytest.fixture
def threshold() -> Iterator[None]:
    """Leave the collector as it was."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def looked_through(thing: object) -> bool:
    """Tell whether a collection would look at something."""
    return any(one is thing for one in gc.get_objects())


@pytest.mark.usefixtures("threshold")
def test_what_is_alive_when_a_library_rests_is_laid_aside_until_the_window_is_closed(
    open_window: OpenWindow, ready: Ready, double: Double, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "SETTLED_MS", 0)
    window = open_window(double)
    gc.disable()
    collecting.Collecting(window.session)
    assert gc.isenabled()
    kept = ["read by the library"]
    assert looked_through(kept)
    ready(window)
    qtbot.waitUntil(lambda: not looked_through(kept))
    collecting.end()
    assert looked_through(kept)


def test_the_source_texts_of_our_modules_are_not_kept_in_memory(dressed: QApplication) -> None:
    spare_sources()
    linecache.clearcache()
    sys.modules.pop("reader.ui.dialogs.dates", None)
    import reader.ui.dialogs.dates  # noqa: F401

    assert not any("dates.py" in name for name in linecache.cache)


def test_a_window_is_styled_when_it_is_whole(
    open_window: OpenWindow, double: Double, dressed: QApplication
) -> None:
    window = open_window(double)
    assert "QTreeView#issueTree" in dressed.styleSheet()
    window.appearance.choose_theme("dark")
    assert window.context.theme.colour("window").name() in dressed.styleSheet()
    assert isinstance(window, main_window.MainWindow)
