"""Panes at the sides of the article: shown and hidden by the reader, and giving way where there is no room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

ROOM_FOR_ALL: Final = 1500
"""Pixels from which on an article and its source have room side by side between the panes."""


class GivingWay:
    """Hides a window's side panes where they have no room, and knows which somebody hid."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.panes: set[QWidget] = set()
        """What is hidden for want of room, and not because somebody hid it."""

    def show(self, pane: QWidget) -> None:
        """Show a pane because somebody wants it."""
        self.panes.discard(pane)
        pane.show()

    def toggle(self, pane: QWidget) -> None:
        """Show a pane, or hide it."""
        self.panes.discard(pane)
        pane.setVisible(pane.isHidden())

    def fit_screen(self) -> None:
        """Stay within the screen, and give up panes that a small or much enlarged one has no room for."""
        window = self._window
        room = window.screen().availableSize()
        for pane in (window.right, window.left):
            if window.splitter.minimumSizeHint().width() > room.width() and window.full_screen.shows(pane):
                self.panes.add(pane)
                pane.hide()
        if (layout := window.layout()) is not None:
            layout.activate()  # else the panes that gave way still count in what is the least
        window.resize(window.size().boundedTo(room))

    def make_room(self, compared: bool) -> None:
        """Hide what stands at the right while the source needs its place, and bring it back."""
        window = self._window
        if compared and window.width() < ROOM_FOR_ALL and window.full_screen.shows(window.right):
            self.panes.add(window.right)
            window.right.hide()
        elif not compared and window.right in self.panes:
            self.show(window.right)
