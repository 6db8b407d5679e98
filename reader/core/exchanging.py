"""Carrying notes between machines that have no network, and handing them to people."""

from __future__ import annotations

import logging
import secrets
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from reader.core.annotations import Store
from reader.core.annotations.bundles import Bundle, Written, file_digest, opened, write_bundle
from reader.core.annotations.documents import write_csv, write_html, write_markdown
from reader.core.annotations.history import State
from reader.core.annotations.writing import Writer
from reader.core.errors import BaokuError, Language, Reason
from reader.core.files import check_folder, writing_out
from reader.core.noted import (
    Exchange,
    Meeting,
    NoteChanges,
    NoteFilter,
    NoteSort,
    Offer,
    Offered,
)
from reader.core.placing import Placing
from reader.core.progress import Progress, Stage
from reader.core.records import Failure
from reader.paths import shown

log = logging.getLogger(__name__)

QUIET: Final = Progress()
EVERY: Final = NoteFilter()
ENDING: Final = ".notes.zip"
"""How the bundles of a meeting place are called; each workstation writes one of its own and no other."""

MOST_STATIONS: Final = 500
AT_ONCE: Final = 500
BUNDLES: Final = ("zip", "baokunotes")
"""Endings of a bundle; the second is the one that a desktop opens with this program."""

FORMS: Final = (*BUNDLES, "md", "html", "csv")
NAME, WROTE, STATE = "meeting name", "meeting wrote", "meeting state"
MET: Final = "met "
"""Before a folder: the fact under which it is put down that notes were exchanged there."""

TAKEN: Final = "taken "
"""Before the name of a bundle: the fact under which the digest is kept of what was last taken from it."""

UNKNOWN: Final = "报库批注 · Baoku notes"


OFFERED: Final = 500
"""So many notes of a bundle are listed before it is taken; the others are only counted."""


class _TakenBack(Exception):
    """Ends a transaction that was only made to see what it would do."""


@dataclass
class _Tally:
    new: int = 0
    changed: int = 0
    deleted: int = 0
    unchanged: int = 0
    waiting: int = 0
    disputed: int = 0
    changes: NoteChanges = field(default_factory=NoteChanges)

    def exchange(self) -> Exchange:
        return Exchange(
            self.new, self.changed, self.deleted, self.unchanged, self.waiting, self.disputed, self.changes
        )


class Exchanging:
    """Exports and imports of the notes in a store."""

    def __init__(self, store: Store, placing: Placing) -> None:
        self._store = store
        self._placing = placing

    # ── out ───────────────────────────────────────────────────────────────────────────────────────────

    def export(
        self,
        path: Path,
        wanted: NoteFilter = EVERY,
        *,
        cite: Callable[[str], str | None] = lambda _article: None,
        title: str = UNKNOWN,
        language: Language = Language.CHINESE,
    ) -> int:
        """Write the notes that pass a filter, whole or not at all; the ending says how: .zip, .md, .html or .csv.

        `language` is for what a document says of the notes.

        A bundle (.zip) of all notes holds the deleted ones too, so that deletions travel. Returns the number of
        notes. Raises BaokuError (bundle.form, folder.missing, library.full, file.unwritable, notes.damaged).
        """
        form = path.suffix.lower().removeprefix(".")
        if form not in FORMS:
            raise BaokuError("bundle.form", path=path, known=", ".join(f".{known}" for known in FORMS))
        if form in BUNDLES:
            return self._bundle(path, wanted).notes
        with self._store.read() as reader:
            notes = reader.page(wanted, NoteSort.ISSUE, None, 0).annotations if reader is not None else ()
        lines = {
            "md": lambda: write_markdown(notes, cite, title, language),
            "html": lambda: write_html(notes, cite, title, language),
            "csv": lambda: write_csv(notes, language),
        }[form]()
        with writing_out(path) as file:
            for line in lines:
                file.write(line.encode("utf-8"))
        return len(notes)

    def _bundle(self, path: Path, wanted: NoteFilter) -> Written:
        with self._store.read() as reader:
            if reader is None:
                return write_bundle(path, ())
            return write_bundle(path, reader.histories(None if wanted == EVERY else reader.ids(wanted)))

    # ── in ────────────────────────────────────────────────────────────────────────────────────────────

    def take(self, path: Path, progress: Progress = QUIET) -> Exchange:
        """Take the notes of a bundle. All of it is checked first; if anything is wrong, nothing is taken.

        What both sides know of a note is joined: nothing that either wrote is lost, and taking a bundle twice
        changes nothing. Raises BaokuError (bundle.…, file.…, library.…, notes.…), Cancelled.
        """
        with opened(path) as bundle:
            tally, unsettled = self._join(bundle, progress)
        tally.changes |= self._placing.look_for(unsettled, progress)
        with self._store.read() as reader:
            if reader is not None:
                tally.waiting, tally.disputed = reader.waiting_and_disputed(tally.changes.annotations)
        return tally.exchange()

    def look(self, path: Path, progress: Progress = QUIET) -> Offer:
        """Return what `take` would do with a bundle, and change nothing.

        The notes are joined in a transaction that is taken back. Raises as `take` does.
        """
        items: list[Offered] = []
        tally = _Tally()
        touched = 0
        with (
            opened(path) as bundle,
            suppress(_TakenBack),
            self._store.change("") as writer,
            writer.roomy(),
        ):
            for before, after in _joining(writer, bundle, tally, progress):
                if after is None:
                    continue
                disputed = not after.deleted and bool(after.alternatives or after.kept)
                tally.disputed += disputed
                touched += 1
                if len(items) < OFFERED:
                    what = "new" if before is None else "deleted" if after.deleted else "changed"
                    items.append(_offered("disputed" if disputed else what, after))
            raise _TakenBack
        return Offer(tally.exchange(), tuple(items), touched - len(items))

    def _join(self, bundle: Bundle, progress: Progress) -> tuple[_Tally, list[str]]:
        """Take a bundle in one transaction; return also the notes whose words must be looked for."""
        tally = _Tally()
        with self._store.change("") as writer, writer.roomy():
            writer.known_place = self._placing.at_a_glance()
            for _before, _after in _joining(writer, bundle, tally, progress):
                pass
            tally.changes = writer.finish()
        return tally, writer.unsettled

    # ── a meeting place ───────────────────────────────────────────────────────────────────────────────

    def meet(self, folder: Path, progress: Progress = QUIET, *, anew: bool = False) -> Meeting:
        """Exchange notes through a folder that several workstations reach: read the others' bundles, write one's own.

        No workstation ever writes another's file. A bundle that is not sound is named and passed over. Where notes
        were exchanged before, an empty folder is taken for a share that is not connected, unless they are to begin
        `anew`. Raises BaokuError (file.unreadable, folder.missing, library.…, notes.…), Cancelled.
        """
        check_folder(folder)
        bundles = _bundles(folder)
        met = MET + shown(folder.absolute())
        if not bundles and not anew and self._fact(met) is not None:
            raise BaokuError("notes.meeting_empty", path=folder)
        name, own_digest = self._own_name(folder)
        tally, failed, read = _Tally(), [], 0
        for path in bundles:
            progress.check()
            try:
                digest = file_digest(path)
                if path.name == name and digest == own_digest:
                    continue
                if self._fact(TAKEN + path.name) == digest:
                    continue
                done = self.take(path, progress)
            except OSError as error:
                failed.append(Failure(str(path), Reason("file.unreadable", detail=error)))
                continue
            except BaokuError as error:
                if not error.reason.code.startswith(("bundle.", "file.")):
                    raise
                failed.append(Failure(str(path), error.reason))
                continue
            read += 1
            _add(tally, done)
            self._put_down({TAKEN + path.name: digest})
        wrote = self._write_own(folder / name)
        if self._fact(met) is None:
            self._put_down({met: ""})
        return Meeting(read, wrote, tuple(failed), tally.exchange())

    def _own_name(self, folder: Path) -> tuple[str, str | None]:
        """Return the name of this library's own bundle and the digest it was last written with.

        A library that was copied to another machine has its original's name. Whoever finds that somebody else
        has written under his name takes a new one and reads the old file like any other.
        """
        name, wrote = self._fact(NAME), self._fact(WROTE)
        if name is not None:
            try:
                if file_digest(folder / name) == wrote:
                    return name, wrote
            except FileNotFoundError:
                return name, None
            except OSError as error:
                raise BaokuError("file.unreadable", detail=error) from error
        host = "".join(
            char for char in socket.gethostname() if char.isascii() and (char.isalnum() or char == "-")
        )
        name = f"{host[:40] or 'baoku'}-{secrets.token_hex(4)}{ENDING}"
        self._put_down({NAME: name, STATE: ""})
        return name, None

    def _write_own(self, path: Path) -> bool:
        """Write this library's bundle if anything in it is new; tell whether it was."""
        with self._store.read() as reader:
            state = reader.last_operation() if reader is not None else ""
        if self._fact(STATE) == state and path.exists():
            return False
        written = self._bundle(path, EVERY)
        self._put_down({WROTE: written.sha256, STATE: state})
        return True

    def _fact(self, name: str) -> str | None:
        with self._store.read() as reader:
            return reader.fact(name) if reader is not None else None

    def _put_down(self, facts: dict[str, str]) -> None:
        with self._store.change("") as writer:
            for name, value in facts.items():
                writer.note(name, value)


def _joining(
    writer: Writer, bundle: Bundle, tally: _Tally, progress: Progress
) -> Iterator[tuple[State | None, State | None]]:
    """Take the notes of a bundle, some hundreds at a time, and yield what each was before and is now that changes.

    A note all of whose operations are known here is passed over unread: nothing of it could be taken.
    """
    done = 0
    for lines in bundle.batches(AT_ONCE):
        progress.step(Stage.IMPORTING, done, bundle.notes)
        done += len(lines)
        said = [line.said() for line in lines]
        known = writer.known([name for names in said for name in names])
        unread = [
            line for line, names in zip(lines, said, strict=True) if not names or not known.issuperset(names)
        ]
        tally.unchanged += len(lines) - len(unread)
        fresh = [line.checked() for line in unread]
        writer.load([annotation for annotation, _operations in fresh])
        before = {annotation: writer.state(annotation) for annotation, _operations in fresh}
        writer.take(item for _annotation, operations in fresh for item in operations)
        tally.unchanged += len(fresh) - len(before)
        for annotation, earlier in before.items():
            after = writer.state(annotation)
            if not writer.is_touched(annotation) or (_is_gone(earlier) and _is_gone(after)):
                tally.unchanged += 1
                continue
            tally.deleted += _is_gone(after)
            tally.new += earlier is None
            tally.changed += earlier is not None and not _is_gone(after)
            yield earlier, after
        writer.flush()


def _offered(what: str, state: State) -> Offered:
    target = state.target
    return Offered(
        what,
        target.quote,
        state.note,
        state.tags,
        state.creator,
        target.title,
        state.alternatives,
        state.author,
    )


def _is_gone(state: State | None) -> bool:
    return state is None or state.deleted


def _add(tally: _Tally, done: Exchange) -> None:
    tally.new += done.new
    tally.changed += done.changed
    tally.deleted += done.deleted
    tally.unchanged += done.unchanged
    tally.waiting += done.waiting
    tally.disputed += done.disputed
    tally.changes |= done.changes


def _bundles(folder: Path) -> list[Path]:
    """Return the bundles in a meeting place. Raises BaokuError (file.refused)."""
    try:
        found = (path for path in folder.iterdir() if path.name.endswith(ENDING) and path.is_file())
        return sorted(islice(found, MOST_STATIONS))
    except OSError as error:
        raise BaokuError("file.refused", path=folder, detail=error) from error
