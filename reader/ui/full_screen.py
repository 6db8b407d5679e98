"""Full-screen reading: only the article, until Escape."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget


class FullScreen:
    """Hides what stands around the article while it fills the screen, and brings back what was shown before."""

    def __init__(self, window: QMainWindow, around: Callable[[], Sequence[QWidget]]) -> None:
        self._window = window
        self._around = around
        self._hidden: list[QWidget] = []
        self.on = False
        """Whether the article fills the screen."""

    def toggle(self) -> None:
        """Fill the screen, or go back."""
        if self.on:
            self.leave()
        else:
            self.on = True
            self._hidden = [widget for widget in self._around() if not widget.isHidden()]
            for widget in self._hidden:
                widget.hide()
            self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowFullScreen)

    def leave(self) -> None:
        """Go back to the window as it was."""
        if not self.on:
            return
        self.on = False
        for widget in self._hidden:
            widget.show()
        self._hidden = []
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowFullScreen)

    def shows(self, widget: QWidget) -> bool:
        """Tell whether a widget is shown, or will be when the screen is left."""
        return not widget.isHidden() or widget in self._hidden
