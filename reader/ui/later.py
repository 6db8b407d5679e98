"""What may wait until the screen shows the rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Later:
    """Does something some turns of the event loop after it was last asked for.

    In the first turn what has changed is painted, and a timer without delay runs in the same one. One with a delay would
    do so too whenever the painting takes as long.
    """

    def __init__(self, call: Callable[[], None], turns: int, parent: QObject) -> None:
        self._call = call
        self._turns = turns
        self._left = 0
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)

    @property
    def waiting(self) -> bool:
        """Whether it was asked for and has not been done."""
        return self._left > 0

    def ask(self) -> None:
        """Do it later, counted from now."""
        self._left = self._turns
        self._timer.start()

    def do_now(self) -> None:
        """Do it at once if it waits."""
        if self.waiting:
            self.forget()
            self._call()

    def forget(self) -> None:
        """Do not do it."""
        self._left = 0
        self._timer.stop()

    def _turn(self) -> None:
        self._left -= 1
        if self._left:
            self._timer.start()
        else:
            self._call()
