"""The regions of the window, walked through by F6: search, what stands at the left, what is read, the right, the notice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QStackedWidget, QTabWidget, QWidget

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class Regions(QObject):
    """Moves the focus from one region to the next, over those that are hidden."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def all(self) -> list[QWidget]:
        """Return the regions that can be seen, in their order."""
        window = self._window
        found: tuple[QWidget, ...] = (
            window.notice, window.search_bar, window.left, window.room.stage, window.right, window.desk.lines.pane,
        )  # fmt: skip
        return [region for region in found if region.isVisible()]

    def step(self, step: int) -> None:
        """Go to the next region (1) or the previous one (-1), from the last to the first."""
        regions = self.all()
        focus = self._window.focusWidget()
        here = next((at for at, region in enumerate(regions) if _holds(region, focus)), -1 if step > 0 else 0)
        for number in range(1, len(regions) + 1):
            region = regions[(here + step * number) % len(regions)]
            if any(_focus(widget) for widget in (*self._usual(region), *_candidates(region))):
                return

    def _usual(self, region: QWidget) -> list[QWidget]:
        """Return what one works with most in a region that holds several things."""
        window = self._window
        if region is window.left and window.contents.isVisible():
            return [window.contents.tree]
        if region is window.room.stage and window.article.isVisible():
            return [window.article.view]
        return []


def _holds(region: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (region is focus or region.isAncestorOf(focus))


def _focus(widget: QWidget) -> bool:
    """Focus a widget if it can be."""
    able = widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if able:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
    return able


def _candidates(region: QWidget) -> Iterator[QWidget]:
    """Yield a region's widgets, what was last used in it first; of tabs what is in front before the tabs themselves."""
    front = region.currentWidget() if isinstance(region, QTabWidget | QStackedWidget) else region
    if front is None:
        return
    last = front.focusWidget()
    if last is not None and front.isAncestorOf(last):
        yield last
    proxy: QWidget | None = front
    while proxy is not None:
        yield proxy
        proxy = proxy.focusProxy()
    yield from front.findChildren(QAbstractScrollArea)  # lists and texts before the buttons around them
    yield from front.findChildren(QWidget)
    if isinstance(region, QTabWidget):
        yield region.tabBar()
