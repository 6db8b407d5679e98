"""When Python looks for garbage: not while a window is made, and never again among what stays for good."""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

from reader.ui.session import Session

YOUNG: Final = 10_000
"""So many new objects are looked through at a time, in less than a millisecond; Python's own 700 make an answer to a
question stop for it twenty times.
"""
SETTLED_MS: Final = 1500
"""After so long without work what the library has read stays."""


class Collecting(QObject):
    """Lays aside what is alive whenever a library has come to rest.

    A full collection goes through every object there is, on whatever thread happens to set it off, and all others wait:
    20 to 60 ms with the titles of 100,000 articles, in the middle of a keystroke. What was made while the program and
    the library were opened stays until the end, so it is frozen; what is left to go through afterwards takes 1 ms.
    Until the first of these collectors is made nothing is collected at all (see commands/gui.py).
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SETTLED_MS)
        self._rest.timeout.connect(gc.freeze)
        session.work_started.connect(self._rest.stop)
        session.work_ended.connect(self._rest.start)
        gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
        gc.freeze()
        gc.enable()


def end() -> None:
    """Take up again what was laid aside: the window is closed, and most of it can go."""
    gc.unfreeze()
