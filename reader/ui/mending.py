"""Damage to the catalogue, met while somebody works: told from a bug of ours, and mended by opening the library anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from reader.core.errors import Reason

if TYPE_CHECKING:
    from reader.core.library import Library
    from reader.ui.main_window import MainWindow

DAMAGED: Final = "library.damaged"
"""The code of the sentence for damage that opening the library anew mends."""


class Mending(QObject):
    """Looks at every exception nobody expected before it is called a bug.

    Where the catalogue is damaged the library is closed and opened anew, which makes it anew from the kept sources;
    nothing else that the exception brought is shown.
    """

    _suspected = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._watch = window.context.watch
        self._asking = window.context.tasks.each()
        self._asking.answered.connect(self._judge)
        self._waiting: list[Exception] = []
        self._reopening = False
        self._suspected.connect(self._look_into, Qt.ConnectionType.QueuedConnection)
        self._session.refused.connect(self._heed)
        self._watch.doubt = self._doubts

    def _doubts(self, error: BaseException) -> bool:
        """Take an exception over, on whatever thread, if damage may be what it comes of."""
        if self._session.library is None or not _may_be_damage(error):
            return self._reopening
        self._suspected.emit(error)
        return True

    def _look_into(self, error: Exception) -> None:
        library = self._session.library
        if library is None or self._reopening:
            return
        self._waiting.append(error)
        if len(self._waiting) == 1:
            self._asking.ask(lambda: _damage(library, error))

    def _judge(self, damage: Reason | None) -> None:
        errors, self._waiting = self._waiting, []
        if damage is None:
            for error in errors:
                self._watch.tell(error)
        elif damage.code == DAMAGED:
            self._heed(damage)
        else:
            self._window.notice.say(self._window.context.say(damage))

    def _heed(self, reason: Reason) -> None:
        if reason.code == DAMAGED and not self._reopening:
            self._reopening = True
            self._window.library_requested.emit(self._session.home)


def _may_be_damage(error: BaseException) -> bool:
    """Tell whether an exception is of a kind that damaged rows and pages give."""
    import sqlite3  # noqa: PLC0415 - not needed by a start that goes well

    return isinstance(error, sqlite3.Error | ValueError | LookupError | TypeError | AttributeError)


def _damage(library: Library, error: Exception) -> Reason | None:
    """Return what to tell of damage; whatever fails here is no news beside the error itself."""
    try:
        return library.damage_of(error)
    except Exception:
        return None
