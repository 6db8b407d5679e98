"""What a second start of the program hands over is shown in the window that is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from reader.core.summons import Listening, Message
from reader.ui import arriving

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

SOON_MS: Final = 100
"""After so long the window is on the screen; what listens must not keep it from being painted."""


class Summoned(QObject):
    """Listens for a window, and brings it to the front with what was handed over."""

    _came = Signal(Message)

    def __init__(self, window: MainWindow, home: Path) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[str] = []
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)
        window.session.opened.connect(self._show_waiting)
        self._listening: Listening | None = None
        self._begins = QTimer(self)
        self._begins.setSingleShot(True)
        self._begins.timeout.connect(lambda: self._listen(home))
        self._begins.start(SOON_MS)

    def close(self) -> None:
        """Listen no longer."""
        self._begins.stop()
        if self._listening is not None:
            self._listening.close()

    def _listen(self, home: Path) -> None:
        self._listening = Listening(home, self._came.emit)

    def _take(self, message: Message) -> None:
        if not message.take():
            return
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        if message.target is not None:
            self._waiting.append(message.target)
        if window.session.library is not None:
            self._show_waiting()

    def _show_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for target in waiting:
            arriving.show(self._window, target)
