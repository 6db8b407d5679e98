"""What the user is told when something goes wrong: two kinds of failure, and never a bare trace.

What the environment refuses arrives as a `Reason` and becomes a sentence in the notice bar. A bug of ours arrives
as an exception and becomes a dialog with details to copy, and an entry in the log file.
"""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Signal, qVersion

import reader
from reader import paths

LOG_NAME: Final = "baoku.log"
LOG_LIMIT: Final = 512 * 1024


def details_of(error: BaseException) -> str:
    """Return what a developer needs to know of an exception: versions, system, trace."""
    head = f"Baoku {reader.__version__} · Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}"
    return head + "\n" + "".join(traceback.format_exception(error))


class Log:
    """A log file that is cut in two when it grows above half a megabyte; a full disk never stops the program."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / LOG_NAME

    def write(self, text: str) -> None:
        """Append an entry with the time."""
        try:
            paths.make_folder(self.path.parent)
            if self.path.exists() and self.path.stat().st_size > LOG_LIMIT:
                self.path.replace(self.path.with_suffix(".1.log"))
            with self.path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')} {text.rstrip()}\n")
        except OSError:
            return


def keep_library_log(log: Log) -> None:
    """Write what the library logs into the log file as well. The import waits until the window is shown."""
    import logging  # noqa: PLC0415

    class ToFile(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            log.write(self.format(record))

    handler = ToFile(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    logging.getLogger(reader.__name__).addHandler(handler)


class Watch(QObject):
    """Catches every exception nobody expected, on any thread, logs it and hands it to the window's thread."""

    noticed = Signal(str)

    def __init__(self, log: Log, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._last = ""
        self._before: tuple[Callable[..., object], Callable[..., object]] | None = None
        self.doubt: Callable[[BaseException], bool] = lambda _error: False
        """What looks at an exception first and, where it takes it over, may `tell` of it later. Called on any thread."""

    def install(self) -> None:
        """Take the place of Python's own hooks, which would only print."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._caught
        threading.excepthook = self._caught_on_thread

    def remove(self) -> None:
        """Give Python its hooks back."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            self._before = None

    def report(self, error: BaseException) -> None:
        """Tell of an exception, unless it comes of something else than a bug."""
        if not self.doubt(error):
            self.tell(error)

    def tell(self, error: BaseException) -> None:
        """Log an exception and say so; the same one again, from a pane that is painted over and over, is enough once."""
        details = details_of(error)
        if details == self._last:
            return
        self._last = details
        self._log.write(details)
        self.noticed.emit(details)

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error)

    def _caught_on_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.report(caught.exc_value)
