"""Work off the window's thread: the latest question wins, and closing waits."""

import threading

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.errors import BaokuError
from reader.core.progress import Progress, Stage
from reader.ui.tasks import Job, Tasks


def test_the_latest_question_wins(qtbot: QtBot, dressed: QApplication) -> None:
    tasks = Tasks()
    line = tasks.latest()
    answers: list[object] = []
    line.answered.connect(answers.append)
    asked, go_on = threading.Event(), threading.Event()

    def slow() -> str:
        asked.set()
        go_on.wait()
        return "北京"

    line.ask(slow)
    asked.wait()
    line.ask(lambda: "北京大学")
    go_on.set()
    qtbot.waitUntil(lambda: bool(answers))
    tasks.close()
    dressed.processEvents()
    assert answers == ["北京大学"]


def test_a_question_nobody_waits_for_is_not_looked_up(qtbot: QtBot, dressed: QApplication) -> None:
    tasks = Tasks()
    line = tasks.latest()
    asked, go_on = threading.Event(), threading.Event()
    looked_up: list[str] = []

    def first() -> None:
        asked.set()
        go_on.wait()

    line.ask(first)
    asked.wait()
    line.ask(lambda: looked_up.append("北"))
    line.ask(lambda: looked_up.append("北京"))
    go_on.set()
    tasks.close()
    assert looked_up == ["北京"]


def test_questions_are_answered_while_a_job_runs(qtbot: QtBot, dressed: QApplication) -> None:
    tasks = Tasks()
    go_on = threading.Event()
    job = Job(lambda _progress: go_on.wait())
    tasks.start(job)
    line = tasks.latest()
    with qtbot.waitSignal(line.answered) as answered:
        line.ask(lambda: 7)
    assert answered.args == [7]
    assert tasks.busy
    with qtbot.waitSignal(tasks.job_ended):
        go_on.set()
    assert not tasks.busy
    tasks.close()


def test_a_cancelled_job_stops_at_its_next_step(qtbot: QtBot, dressed: QApplication) -> None:
    tasks = Tasks()
    begun = threading.Event()

    def endless(progress: Progress) -> None:
        while True:
            begun.set()
            progress.step(Stage.IMPORTING, 1, 2)

    job = Job(endless)
    with qtbot.waitSignal(job.cancelled):
        tasks.start(job)
        begun.wait()
        tasks.cancel()
    tasks.close()


def test_two_kinds_of_failure_are_told_apart(qtbot: QtBot, dressed: QApplication) -> None:
    tasks = Tasks()

    def refused(_progress: Progress) -> None:
        raise BaokuError("file.empty")

    def wrong(_progress: Progress) -> None:
        raise ZeroDivisionError

    job = Job(refused)
    with qtbot.waitSignal(job.failed) as failed:
        tasks.start(job)
    assert failed.args[0].code == "file.empty"
    with qtbot.waitSignal(tasks.crashed) as crashed:
        tasks.start(Job(wrong))
    assert isinstance(crashed.args[0], ZeroDivisionError)
    tasks.close()


def test_closing_waits_for_the_job_in_hand(dressed: QApplication) -> None:
    tasks = Tasks()
    begun = threading.Event()
    ended: list[bool] = []

    def work(progress: Progress) -> None:
        begun.set()
        while progress.should_stop is not None and not progress.should_stop():
            pass
        ended.append(True)

    tasks.start(Job(work))
    begun.wait()
    tasks.close()
    assert ended == [True]
