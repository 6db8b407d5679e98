"""A second start hands over what it was started for, and nothing but a link or a file is ever taken."""

from __future__ import annotations

import json
import os
import shutil
import socket
import tempfile
import threading
from collections.abc import Iterator
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

import pytest

from reader.core import summons
from reader.core.summons import Listening, Message, address, hand_over, heard

LINK = "baoku:article/0123456789abcdef-3?quote=%E9%80%9A%E8%BD%A6"


@pytest.fixture(autouse=True)
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for sockets with a short path: systems allow a hundred bytes."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setattr(summons, "WITHIN_S", 20.0)  # a busy machine is not what is tested here
    monkeypatch.setattr(summons, "PATIENCE_S", 20.0)
    yield folder
    shutil.rmtree(folder)


class Window:
    """Stands for a window that is open: takes what comes, or does nothing."""

    def __init__(self, home: Path, *, hangs: bool = False) -> None:
        self.shown: list[str | None] = []
        self._hangs = hangs
        self.listening = Listening(home, self._receive)
        thread = self.listening._thread
        while thread is not None and thread.is_alive() and not self.listening.listens:
            thread.join(0.01)

    def _receive(self, message: Message) -> None:
        if not self._hangs and message.take():
            self.shown.append(message.target)


def knock(home: Path) -> Connection:
    where = address(home)
    assert where is not None
    return Client(where)


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    made = Window(tmp_path / "library")
    yield made
    made.listening.close()


def test_a_link_a_file_and_a_bare_start_come_to_the_window_that_is_open(
    window: Window, tmp_path: Path
) -> None:
    home, bundle = tmp_path / "library", tmp_path / "批注.baokunotes"
    bundle.write_bytes(b"PK")
    assert hand_over(home, LINK)
    assert hand_over(home, os.path.relpath(bundle))
    assert hand_over(home, None)
    assert [window.shown[0], Path(window.shown[1] or "").resolve(), window.shown[2]] == [LINK, bundle, None]


def test_another_library_and_another_account_are_not_disturbed(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, runtime: Path
) -> None:
    assert not hand_over(tmp_path / "another", LINK)
    assert (
        runtime.stat().st_mode & 0o077,
        Path(address(tmp_path / "library") or "").is_socket(),
    ) == (0, True)
    monkeypatch.setattr(summons.getpass, "getuser", lambda: "somebody else")
    assert not hand_over(tmp_path / "library", LINK)
    assert window.shown == []


def test_a_folder_that_others_can_look_into_is_not_used(tmp_path: Path, runtime: Path) -> None:
    runtime.chmod(0o755)
    assert not (address(tmp_path) or "").startswith(str(runtime))


def test_without_a_window_nothing_is_handed_over_and_what_a_killed_one_left_is_cleared_away(
    tmp_path: Path,
) -> None:
    home = tmp_path / "library"
    assert not hand_over(home, LINK)
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(address(home))
    assert not hand_over(home, LINK)
    window = Window(home)
    assert hand_over(home, LINK)
    window.listening.close()
    assert not Path(address(home)).exists()


def test_a_window_that_hangs_keeps_nobody_and_does_not_show_it_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "library"
    monkeypatch.setattr(summons, "WITHIN_S", 0.05)
    window = Window(home, hangs=True)
    assert not hand_over(home, LINK)
    window.listening.close()
    monkeypatch.setattr(summons, "PATIENCE_S", 0.05)
    with Listener(address(home)) as _silent:
        assert not hand_over(home, LINK)


def test_what_came_too_late_is_not_taken() -> None:
    message = Message(LINK)
    waiting = threading.Thread(target=message.was_taken)
    message._until = 0.0
    waiting.start()
    waiting.join()
    assert not message.take()


def test_the_window_that_listens_first_goes_on(window: Window, tmp_path: Path) -> None:
    second = Window(tmp_path / "library")
    assert hand_over(tmp_path / "library", LINK)
    assert (window.shown, second.shown) == ([LINK], [])
    second.listening.close()
    assert hand_over(tmp_path / "library", LINK)


def said(**values: object) -> bytes:
    return json.dumps({"format": 1, **values}).encode()


HOSTILE = {
    "no JSON": b"\x80\x04K\x01.",
    "nested": b"[" * 20_000,
    "another form": b'{"format": 2, "target": null}',
    "no text": said(target=["a"]),
    "no link": said(target="baoku:article/../../etc/passwd"),
    "another scheme": said(target="https://example.org/"),
    "a command": said(target="--library=/"),
    "a relative path": said(target="seeds"),
    "a file that is not there": said(target="/no/such/file.txt"),
    "a folder": said(target="/"),
    "a NUL": said(target="/etc\0/passwd"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_link_and_no_file_is_refused(window: Window, tmp_path: Path, what: str) -> None:
    assert heard(HOSTILE[what]) is None
    with knock(tmp_path / "library") as other:
        other.send_bytes(HOSTILE[what])
        assert other.recv_bytes() == summons.REFUSED
    assert hand_over(tmp_path / "library", LINK), "it still listens"
    assert window.shown == [LINK]


def test_too_much_and_silence_end_only_their_own_connection(window: Window, tmp_path: Path) -> None:
    with knock(tmp_path / "library") as other, pytest.raises((EOFError, OSError)):
        other.send_bytes(b" " * (summons.LONGEST + 1))
        other.recv_bytes()
    with knock(tmp_path / "library"):
        pass
    assert hand_over(tmp_path / "library", LINK)
