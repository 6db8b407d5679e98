"""The window in a process of its own, as its users start it."""

import contextlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
import startup

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Start = Callable[..., "subprocess.Popen[bytes]"]


def test_a_first_start_reads_the_seeds_and_a_second_finds_them(tmp_path: Path) -> None:
    first = startup.measure(tmp_path / "library", tmp_path)
    second = startup.measure(tmp_path / "library", tmp_path)
    assert first["articles"] == second["articles"] > 30
    assert first["hits"] == second["hits"] > 0


def until(program: subprocess.Popen[bytes], done: Callable[[], bool]) -> None:
    """Wait for something that a running program does."""
    while not done():
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(0.05)
        assert program.poll() is None, "it ended"


@pytest.mark.skipif(sys.platform == "win32", reason="looks for a socket")
def test_a_second_start_hands_its_link_to_the_window_that_is_open(
    baoku: Run, started: Start, tmp_path: Path
) -> None:
    sockets = Path(tempfile.mkdtemp(dir="/tmp"))  # the path of a socket may have a hundred bytes
    settings = tmp_path / "config" / "baoku" / "settings.json"
    where = {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(sockets),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    hit = json.loads(baoku("search", "大运河", "--json", **where).stdout)["hits"][0]["id"]
    first = started("gui", **where)
    until(first, lambda: any(path.is_socket() for path in sockets.iterdir()))

    def handed() -> bool:
        """On a busy machine the first window may not answer in time; then the second start has a window of its own."""
        second = started("gui", f"baoku:article/{hit}?quote=%E5%A4%A7%E8%BF%90%E6%B2%B3", **where)
        try:
            return second.wait(5) == 0
        except subprocess.TimeoutExpired:
            second.kill()
            return False

    until(first, handed)
    until(first, lambda: settings.exists() and hit in settings.read_text("utf-8"))
    shutil.rmtree(sockets, ignore_errors=True)
