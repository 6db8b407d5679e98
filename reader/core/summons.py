"""One window for one library and one account: a second start hands over what it was started for, and ends.

The window that is open listens at an address of this machine that only its own account can reach: a socket in a
folder of that account, on Windows a named pipe. What is handed over is a link or the path of a file, as text, and
nothing else is ever taken from there. Whoever gets no answer in a second opens a window of his own.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader import paths
from reader.core.errors import BaokuError
from reader.core.files import exclusive
from reader.core.links import SCHEME, read_link

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

log = logging.getLogger(__name__)

FORMAT: Final = 1
PATIENCE_S: Final = 1.0
"""How long a second start waits for the window that is open."""

WITHIN_S: Final = 0.8
"""How long that window may take; what it did not take by then it must not show any more."""

LONGEST: Final = 32_000
"""Bytes of a message: a link has 8,000 characters at most, a path 4,096."""

LONGEST_ADDRESS: Final = 100
"""Bytes of the path of a socket; systems allow 104 to 108."""

BACKLOG: Final = 8
TAKEN, REFUSED = b"taken", b"refused"


def address(home: Path) -> str | None:
    """Return where the window on a library listens, of this account and on this display; None if it cannot."""
    place = os.path.normcase(home.resolve())
    screen = [os.environ.get(name, "") for name in ("DISPLAY", "WAYLAND_DISPLAY")]
    said = "\0".join((_account(), place, *screen))
    name = "baoku-" + hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    if sys.platform == "win32":
        return rf"\\.\pipe\{name}"
    path = str(paths.runtime_dir() / name)
    return path if len(os.fsencode(path)) <= LONGEST_ADDRESS else None


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def hand_over(home: Path, target: str | None) -> bool:
    """Hand a target to the window that is open on a library; tell whether it took it. Takes a second at most.

    A link is handed over as it was read, a file by its whole path, since the other has another working folder.
    """
    where = address(home)
    if where is None or (sys.platform != "win32" and not paths.exists(Path(where))):
        return False
    said = json.dumps({"format": FORMAT, "target": None if target is None else plain(target)})
    answers: list[bytes] = []
    # In a thread of its own: the system may keep whoever knocks at a window that hangs.
    asking = threading.Thread(target=_ask, args=(where, said.encode("utf-8"), answers), daemon=True)
    asking.start()
    asking.join(PATIENCE_S)
    return answers == [TAKEN]


def plain(target: str) -> str:
    """Return a target as it is handed over: a link, or the whole path of a file."""
    if target.startswith(f"{SCHEME}:"):
        return str(read_link(target))
    return str(Path(target).absolute())


def _ask(where: str, said: bytes, answers: list[bytes]) -> None:
    from multiprocessing.connection import Client  # noqa: PLC0415 - most starts have nobody to ask

    with suppress(OSError, EOFError, ValueError), Client(where) as other:
        other.send_bytes(said)
        if other.poll(PATIENCE_S):
            answers.append(other.recv_bytes(len(REFUSED)))


class Message:
    """What somebody handed over. It is taken once, and only while he still waits."""

    def __init__(self, target: str | None) -> None:
        self.target = target
        self._until = time.monotonic() + WITHIN_S
        self._lock = threading.Lock()
        self._done = threading.Event()
        self._taken = False

    def take(self) -> bool:
        """Tell whether the message may be shown now; the sender is told that it was."""
        with self._lock:
            if self._done.is_set() or time.monotonic() > self._until:
                return False
            self._taken = True
            self._done.set()
            return True

    def was_taken(self) -> bool:
        """Wait until the message was taken, or until it must not be any more."""
        self._done.wait(max(0.0, self._until - time.monotonic()))
        with self._lock:
            self._done.set()
            return self._taken


class Listening:
    """Listens for second starts, in a thread. `receive` is called there with each message and must not wait."""

    def __init__(self, home: Path, receive: Callable[[Message], None]) -> None:
        self._receive = receive
        self._address = address(home)
        self._ended = threading.Event()
        self._begun = threading.Event()
        self._thread: threading.Thread | None = None
        if self._address is not None:
            self._thread = threading.Thread(target=self._listen, args=(self._address,), daemon=True)
            self._thread.start()

    @property
    def listens(self) -> bool:
        """Whether it listens already; it never does where that is not possible, or another window does."""
        return self._begun.is_set() and not self._ended.is_set()

    def close(self) -> None:
        """Listen no longer."""
        self._ended.set()
        if self._thread is not None and self._address is not None and self._thread.is_alive():
            _ask(self._address, b"", [])  # wakes it; what says nothing is passed over
            self._thread.join(PATIENCE_S)

    def _listen(self, where: str) -> None:
        from multiprocessing.connection import Listener  # noqa: PLC0415 - not before the window is there

        try:
            with _alone(where):
                if _answers(where):
                    log.info("another window listens for this library")
                    return
                listener = Listener(where, backlog=BACKLOG)
        except (OSError, BaokuError) as error:
            log.warning("cannot listen for second starts: %s", error)
            return
        self._begun.set()
        with listener:
            while not self._ended.is_set():
                try:
                    other = listener.accept()
                except OSError as error:
                    log.warning("a second start was not heard: %s", error)
                    time.sleep(0.05)
                    continue
                with other, suppress(OSError, EOFError, ValueError):
                    self._hear(other)

    def _hear(self, other: Connection) -> None:
        if not other.poll(0 if self._ended.is_set() else PATIENCE_S):
            return
        said = other.recv_bytes(LONGEST)
        if not said:
            return
        message = heard(said)
        if message is None:
            other.send_bytes(REFUSED)
            return
        self._receive(message)
        other.send_bytes(TAKEN if message.was_taken() else REFUSED)


def heard(said: bytes) -> Message | None:
    """Return what was handed over, None if it is no link of ours and no file that is there."""
    try:
        value = json.loads(said)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        return None
    target = value.get("target")
    if target is None:
        return Message(None)
    return Message(target) if isinstance(target, str) and _is_sound(target) else None


def _is_sound(target: str) -> bool:
    if target.startswith(f"{SCHEME}:"):
        try:
            return str(read_link(target)) == target
        except BaokuError:
            return False
    with suppress(ValueError, OSError):
        return Path(target).is_absolute() and Path(target).is_file()
    return False


@contextmanager
def _alone(where: str) -> Iterator[None]:
    """Hold the lock of those who begin to listen at an address. Raises OSError where somebody else holds it."""
    if sys.platform == "win32":
        yield
        return
    with exclusive(Path(f"{where}.lock")) as held:
        if not held:
            raise OSError("somebody else begins to listen")
        yield


def _answers(where: str) -> bool:
    """Tell whether somebody listens at an address; a socket that nobody listens at is removed. Raises OSError."""
    from multiprocessing.connection import Client  # noqa: PLC0415 - as above

    if sys.platform == "win32":
        return False  # a pipe ends with its program, and a second of its name cannot be made
    try:
        with Client(where) as other:
            other.send_bytes(b"")
            return True
    except FileNotFoundError:
        return False
    except ConnectionRefusedError:
        Path(where).unlink(missing_ok=True)
        return False
