"""What may wait is done once, after the turns it was to wait, and not where somebody needed it before."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from reader.ui.later import Later


def test_it_is_done_once_however_often_it_was_asked_for(qtbot: QtBot) -> None:
    done: list[int] = []
    owner = QObject()
    later = Later(lambda: done.append(1), 3, owner)
    later.ask()
    later.ask()
    assert later.waiting and not done
    behind = Later(lambda: done.append(2), 9, owner)
    behind.ask()
    qtbot.waitUntil(lambda: 2 in done)
    assert done == [1, 2] and not later.waiting


def test_what_is_painted_meanwhile_comes_first(qtbot: QtBot) -> None:
    order: list[str] = []
    owner = QObject()
    later = Later(lambda: order.append("later"), 3, owner)
    later.ask()
    QTimer.singleShot(0, owner, lambda: QTimer.singleShot(0, owner, lambda: order.append("second turn")))
    qtbot.waitUntil(lambda: "later" in order)
    assert order == ["second turn", "later"]


def test_who_needs_it_at_once_has_it_done_and_it_is_not_done_again(qtbot: QtBot) -> None:
    done: list[int] = []
    later = Later(lambda: done.append(1), 2, owner := QObject())
    later.do_now()
    assert not done, "nobody asked for it"
    later.ask()
    later.do_now()
    assert done == [1]
    later.ask()
    later.forget()
    finished: list[int] = []
    behind = Later(lambda: finished.append(1), 5, owner)
    behind.ask()
    qtbot.waitUntil(lambda: bool(finished))
    assert done == [1]
