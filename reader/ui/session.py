"""One library, from being opened to being closed: what runs on it, what has changed in it, how it fares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from reader.core.errors import BaokuError, Reason
from reader.core.progress import Progress
from reader.core.records import Answer, Changes, ImportReport, LibraryStatus
from reader.ui.tasks import Job, Tasks

if TYPE_CHECKING:
    from reader.core.library import Library

OpenLibrary = Callable[[Path], "Library"]
CHANGES_GATHERED_MS: Final = 150
LOOKED_AT_MS: Final = 3000
"""How often a window looks whether somebody else, such as the command line, has changed the library."""


def open_library(home: Path) -> Library:
    """Open a library or an archive pack. The import is here because the window must be on the screen before it is paid for.

    The tree's first level is asked for here, so that the window's thread finds it counted; that may be what a large
    catalogue's damage shows at.
    """
    from reader.core.library import Library  # noqa: PLC0415

    try:
        return _asked_first(Library.open(home))
    except BaokuError as error:
        if error.reason.code != "library.damaged":
            raise
        return _asked_first(Library.open(home))  # which mends what has been found out now


def _asked_first(library: Library) -> Library:
    try:
        library.newspapers()
    except Exception as error:
        damage = library.damage_of(error)
        library.close()
        if damage is None:
            raise
        raise BaokuError(damage.code, **damage.fields) from error
    return library


UNUSABLE_INDEX: Final = frozenset(("index.missing", "index.damaged", "index.foreign", "index.newer"))
"""What an answer says of an index that it could not use."""


class Session(QObject):
    """Opens the library off the window's thread, brings it up to date, and passes on what happens.

    Changes come in bursts during an import: the first is passed on at once, the next ones are gathered, so that
    panes refresh a few times a second.
    """

    opened = Signal()
    unopened = Signal(Reason)
    changed = Signal(Changes)
    status_changed = Signal(LibraryStatus)
    work_started = Signal()
    stepped = Signal(object, int, int, str)
    work_ended = Signal()
    refused = Signal(Reason)
    imported = Signal(ImportReport)
    jumps_changed = Signal()
    renamed = Signal()

    def __init__(
        self, home: Path, tasks: Tasks, opener: OpenLibrary = open_library, *, follows: bool = True
    ) -> None:
        """`follows` says whether what is new in followed folders may be taken in."""
        super().__init__()
        self._follows = follows
        self.home = home
        self._tasks = tasks
        self._opener = opener
        self._library: Library | None = None
        self._pending: Changes = Changes()
        self._closed = False
        self._mending = False
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.setInterval(CHANGES_GATHERED_MS)
        self._gathering.timeout.connect(self._pass_on)
        self._generation = 0
        self._looking = QTimer(self)
        self._looking.setInterval(LOOKED_AT_MS)
        self._looking.timeout.connect(self.look)
        self._others = tasks.latest()
        self._others.answered.connect(self._gather)
        self._others.failed.connect(self.refused)
        tasks.job_ended.connect(self._work_has_ended)
        self._status = tasks.latest()
        self._status.answered.connect(self.status_changed)
        self._status.failed.connect(self.refused)

    @property
    def library(self) -> Library | None:
        """The library, once it is open."""
        return self._library

    @property
    def busy(self) -> bool:
        """Whether an import or an index run is under way or waits."""
        return self._tasks.busy

    def open(self) -> None:
        """Open the library and bring it up to date, both in the background."""
        job = Job(lambda _progress: self._opener(self.home))
        job.succeeded.connect(self._take_library)
        job.failed.connect(self.unopened)
        self._tasks.start(job)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Take in files and folders."""
        library = self._library
        if library is not None:
            job = self._run(lambda progress: library.import_paths(paths, progress))
            job.succeeded.connect(self.imported)
            self._tasks.start(job)

    def synchronize(self) -> None:
        """Look for what is new and finish what was interrupted."""
        library = self._library
        if library is not None:
            follows = self._follows
            self._tasks.start(self._run(lambda progress: library.synchronize(progress, folders=follows)))

    def heed(self, answer: Answer) -> None:
        """Build the index anew where a search found that it cannot be used; once, until that is done."""
        library = self._library
        unusable = any(note.code in UNUSABLE_INDEX for note in answer.notes)
        if library is not None and unusable and not (self._mending or self.busy):
            self._mending = True
            self._tasks.start(self._run(library.complete))

    def rebuild_index(self) -> None:
        """Build the index anew."""
        library = self._library
        if library is not None:
            self._tasks.start(self._run(lambda progress: library.rebuild_index(progress=progress)))

    def unfollow(self, folder: Path) -> None:
        """Follow a folder no longer."""
        self._change(lambda library: library.unfollow(folder))

    def rename(self, name: str) -> None:
        """Call the library something else; `renamed` follows."""
        self._change(lambda library: library.rename(name), self.renamed)

    def part(self, head: str, tail: str) -> None:
        """Take two halves of a story apart; `jumps_changed` follows."""
        self._change(lambda library: library.stories.part(head, tail), self.jumps_changed)

    def rejoin(self, head: str, tail: str) -> None:
        """Let two halves be joined again; `jumps_changed` follows."""
        self._change(lambda library: library.stories.rejoin(head, tail), self.jumps_changed)

    def pair(self, head: str, tail: str) -> None:
        """Join two halves by hand; `jumps_changed` follows."""
        self._change(lambda library: library.stories.pair(head, tail), self.jumps_changed)

    def _change(self, change: Callable[[Library], None], told: SignalInstance | None = None) -> None:
        """Change a small thing behind what is under way: another writer may be waited for."""
        library = self._library
        if library is not None:
            job = self._run(lambda _progress: change(library))
            if told is not None:
                job.succeeded.connect(lambda _result: told.emit())
            self._tasks.start(job)

    def cancel(self) -> None:
        """Stop what is under way; everything finished before stays."""
        self._tasks.cancel()

    def refresh_status(self) -> None:
        """Ask how the library fares; `status_changed` answers."""
        library = self._library
        if library is not None and not self._closed:
            self._status.ask(library.status)

    def look(self) -> None:
        """Look whether somebody else has changed the library; if so everything in it may have changed."""
        library = self._library
        if library is None or self.busy:
            return
        generation = library.generation()
        if generation != self._generation:
            self._generation = generation
            self._others.ask(library.everything)

    def close(self) -> None:
        """Stop all work, wait for it, and close the library."""
        if self._closed:
            return
        self._closed = True
        self._gathering.stop()
        self._looking.stop()
        self._tasks.close()
        if self._library is not None:
            self._library.close()
            self._library = None

    def work(self, work: Callable[[Library, Progress], object], done: Callable[[Any], None]) -> None:
        """Do something long behind what is under way, with progress and to be cancelled; `done` takes its result."""
        library = self._library
        if library is not None:
            job = self._run(lambda progress: work(library, progress))
            job.succeeded.connect(done)
            self._tasks.start(job)

    def _run(self, work: Callable[[Progress], object]) -> Job:
        job = Job(work)
        job.stepped.connect(self.stepped)
        job.changed.connect(self._gather)
        job.failed.connect(self.refused)
        self.work_started.emit()
        return job

    def _take_library(self, library: Library) -> None:
        if self._closed:
            library.close()
            return
        self._library = library
        self._generation = library.generation()
        self._looking.start()
        self.opened.emit()
        self.refresh_status()
        self.synchronize()

    def _gather(self, changes: Changes) -> None:
        self._mending = self._mending and not changes.index
        self._pending = Changes(
            self._pending.issues | changes.issues,
            self._pending.index or changes.index,
            self._pending.notes or changes.notes,
        )
        if not self._gathering.isActive():
            self._pass_on()
            self._gathering.start()

    def _pass_on(self) -> None:
        changes, self._pending = self._pending, Changes()
        if changes and not self._closed:
            self.changed.emit(changes)
            self.refresh_status()

    def _work_has_ended(self) -> None:
        if self._closed:
            return
        self._gathering.stop()
        self._pass_on()
        if self._library is not None:
            self._generation = self._library.generation()
        if not self.busy:
            self.refresh_status()
            self.work_ended.emit()
