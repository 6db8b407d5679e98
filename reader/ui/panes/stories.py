"""Stories in two halves that hold what was asked for only together: no hits, but offered beside them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from reader.core.records import Join
from reader.ui import wording
from reader.ui.language import translate

MOST: Final = 20
"""So many stories are named; of more their number is told."""


class StoriesButton(QPushButton):
    """A button with a menu of stories, gone where there are none. `chosen` brings the first half of one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setMenu(QMenu(self))
        self.hide()

    def offer(self, stories: Sequence[Join]) -> None:
        """Offer some stories."""
        menu = self.menu()
        menu.clear()
        for join in stories[:MOST]:
            action = menu.addAction(wording.story(join).replace("&", "&&"))
            action.triggered.connect(partial(self.chosen.emit, join.head.article_id))
        if len(stories) > MOST:
            menu.addAction(translate("Results", "还有 %n 篇", "", len(stories) - MOST)).setEnabled(False)
        self.setText(translate("Results", "打开这些转版文章 (%n)", "", len(stories)))
        self.setAccessibleName(self.text())
        self.setVisible(bool(stories))
