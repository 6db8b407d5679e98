"""An archive pack in the window: read only, and with an index of the user's own where its index is of another version."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import page_text, write
from pytestqt.qtbot import QtBot

from reader import paths
from reader.core.pack_building import build_pack
from reader.core.packs import MANIFEST, seal
from reader.ui.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]
Ready = Callable[[MainWindow], None]
PATIENCE_MS = 20_000


def test_a_pack_of_an_older_version_gets_an_index_while_one_reads(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "own_of_archive", lambda archive_id: tmp_path / "own" / archive_id)
    write(tmp_path / "in/a.txt", page_text())
    pack = build_pack(tmp_path / "in", tmp_path / "old.baokupack")[0].path
    for manifest in (pack / "index").glob("*/manifest.json"):
        manifest.write_text("{}")
    (pack / MANIFEST).unlink()
    seal(pack, name="old", made="2020-01-01", version="0", articles=3, issues=1)
    pack.rename(tmp_path / "library")
    window = open_window()
    ready(window)
    library = window.session.library
    assert library is not None and library.read_only
    qtbot.waitUntil(lambda: library.status().index.state == "ready", timeout=PATIENCE_MS)
    assert library.search("河西新桥").coverage.not_indexed == 0
    assert next((tmp_path / "own").iterdir()).joinpath("index").is_dir()
