"""Work off the window's thread: one worker for changes, one for questions, so that search works during an import;
and one for what takes longer than a question and may come later: counts, lists of places, what is alike.

Results come back to the window's thread as Qt signals. Workers are plain threads, each with one job at a time:
an import never meets a second one, and a library connection stays with its thread.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from reader.core.errors import BaokuError, Reason
from reader.core.progress import Cancelled, Progress, Stage
from reader.core.records import Changes

Line = TypeVar("Line", bound="Latest")
SWITCH_S: Final = 0.001
"""A worker that is busy in Python lets the window's thread in after so long. Python's own 5 ms, waited for at each
of the several calls that painting a list takes, are more than a frame.
"""


class Worker:
    """A thread that runs calls one after the other until it is closed."""

    def __init__(self, name: str) -> None:
        self._calls: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, call: Callable[[], None]) -> None:
        """Run a call after all that were submitted before. It must not raise."""
        self._calls.put(call)

    def close(self) -> None:
        """Finish what was submitted and end the thread."""
        self._calls.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (call := self._calls.get()) is not None:
            call()


class Job(QObject):
    """One piece of long work: what it says while it runs, and how it ended. One of the last four comes once.

    `crashed` carries an exception nobody expected; `failed` a reason of the environment.
    """

    stepped = Signal(object, int, int, str)
    changed = Signal(object)
    succeeded = Signal(object)
    cancelled = Signal()
    failed = Signal(object)
    crashed = Signal(object)
    ended = Signal()

    def __init__(self, work: Callable[[Progress], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; it ends at its next step."""
        self._stop.set()

    def run(self) -> None:
        """Do the work on the calling thread and say how it ended."""
        progress = Progress(self._step, self._change, self._stop.is_set)
        try:
            progress.check()
            result = self._work(progress)
        except Cancelled:
            self.cancelled.emit()
        except BaokuError as error:
            self.failed.emit(error.reason)
        except Exception as error:  # any bug of ours: shown by whoever listens to `crashed`
            self.crashed.emit(error)
        else:
            self.succeeded.emit(result)
        self.ended.emit()

    def _step(self, stage: Stage, done: int, total: int, subject: str) -> None:
        self.stepped.emit(stage, done, total, subject)

    def _change(self, changes: Changes) -> None:
        self.changed.emit(changes)


class Latest(QObject):
    """Asks questions of which only the last one counts: the answer to an earlier one is dropped."""

    answered = Signal(object)
    failed = Signal(Reason)
    crashed = Signal(object)
    _arrived = Signal(int, object, object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._ticket = 0
        self._arrived.connect(self._take)

    def ask(self, question: Callable[[], object]) -> None:
        """Ask; whatever was asked before no longer counts and, if it has not begun, is not even looked up."""
        self._ticket += 1
        self._submit(question)

    def _submit(self, question: Callable[[], object]) -> None:
        ticket = self._ticket

        def answer() -> None:
            if ticket != self._ticket:
                return
            try:
                self._arrived.emit(ticket, question(), None)
            except Exception as error:  # told apart in `_take`, on the window's thread
                self._arrived.emit(ticket, None, error)

        self._worker.submit(answer)

    def forget(self) -> None:
        """Drop the answer to the question that is under way."""
        self._ticket += 1

    def _take(self, ticket: int, answer: object, error: Exception | None) -> None:
        if ticket != self._ticket:
            return
        if isinstance(error, BaokuError):
            self.failed.emit(error.reason)
        elif error is not None:
            self.crashed.emit(error)
        else:
            self.answered.emit(answer)


class Each(Latest):
    """Asks questions of which each counts, until all are forgotten."""

    def ask(self, question: Callable[[], object]) -> None:
        """Ask beside what was asked before."""
        self._submit(question)


class Tasks(QObject):
    """The workers of a window and the jobs that run on them."""

    crashed = Signal(object)
    job_ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_S)
        self._changing = Worker("baoku-changes")
        self._asking = Worker("baoku-questions")
        self._surveying = Worker("baoku-surveys")
        self._surveys: list[Job] = []
        self._jobs: list[Job] = []
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return bool(self._jobs)

    def start(self, job: Job) -> None:
        """Queue a job behind those already queued. Connect to its signals before: it may end at once."""
        job.setParent(self)
        self._jobs.append(job)
        job.crashed.connect(self.crashed)
        job.ended.connect(self._drop)
        self._changing.submit(job.run)

    def latest(self) -> Latest:
        """Return a new line of questions of which the last one counts."""
        return self._line(Latest(self._asking, self))

    def each(self) -> Each:
        """Return a new line of questions of which each counts until they are forgotten."""
        return self._line(Each(self._asking, self))

    def surveys(self) -> Latest:
        """Return a new line of questions that take longer: no quick question waits for them."""
        return self._line(Latest(self._surveying, self))

    def start_survey(self, job: Job) -> None:
        """Queue a job among the surveys: it runs beside imports and does not count as being busy."""
        job.setParent(self)
        self._surveys.append(job)
        job.crashed.connect(self.crashed)
        job.ended.connect(self._drop_survey)
        self._surveying.submit(job.run)

    def _line(self, line: Line) -> Line:
        line.crashed.connect(self.crashed)
        return line

    def cancel(self) -> None:
        """Ask every job to stop, but for surveys, which are stopped where they are shown."""
        for job in self._jobs:
            job.cancel()

    def close(self) -> None:
        """Stop every job and wait until the workers have ended; nothing may be started afterwards."""
        if self._closed:
            return
        self._closed = True
        self.cancel()
        for job in self._surveys:
            job.cancel()
        self._changing.close()
        self._asking.close()
        self._surveying.close()

    def _drop(self) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._jobs:
            self._jobs.remove(job)
            job.deleteLater()
            self.job_ended.emit()

    def _drop_survey(self) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._surveys:
            self._surveys.remove(job)
            job.deleteLater()
