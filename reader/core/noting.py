"""Notes as the window and the command line use them: `library.notes`.

Every change says what it changed (`NoteChanges`), is on the disk when it returns, and can be taken back with
`undo` in the same session. Methods may be called from any thread.
"""

from __future__ import annotations

import getpass
import json
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final

from reader.core.annotations import (
    Reversal,
    Store,
    Text,
    Writer,
    checking,
    history,
    line_of,
    new_id,
    told_apart,
    whole,
)
from reader.core.annotations.history import Operation
from reader.core.catalogue import Catalogue
from reader.core.errors import BaokuError, Reason
from reader.core.exchanging import Exchanging
from reader.core.folding import fold
from reader.core.keeping import KeptSources
from reader.core.noted import (
    WHOLE,
    Anchor,
    BackupInfo,
    Motivation,
    NoteChanges,
    NoteFilter,
    NotesStatus,
    Place,
    Status,
    Target,
)
from reader.core.placing import Placing, about
from reader.core.progress import Progress
from reader.core.recalling import MEANINGS, Recalling, text_of

QUIET: Final = Progress()
EVERY: Final = NoteFilter()
STEPS: Final = 200
"""Changes of one session that can be taken back."""


class Notes(Recalling):
    """The notes of one library: what `Recalling` answers, and changes of them.

    `author` is who makes the changes; at first, the account's name.
    """

    def __init__(
        self,
        home: Path,
        catalogue: Catalogue,
        kept: KeptSources,
        *,
        read_only: bool = False,
        bookmarked: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        """The file of notes is in `home`; `bookmarked` gives the articles that are bookmarked without a note."""
        store = Store(home, read_only=read_only)
        super().__init__(store, catalogue, Placing(store, catalogue, kept), bookmarked)
        self.exchange: Final = Exchanging(self._store, self._placing)
        self.author = _account()
        self._lock = threading.Lock()
        self._done: list[tuple[Operation, ...]] = []
        self._undone: list[tuple[Operation, ...]] = []
        self._reversal = Reversal()

    def close(self) -> None:
        """Close the notes."""
        self._store.close()

    # ── how they fare ─────────────────────────────────────────────────────────────────────────────────

    @property
    def writable(self) -> bool:
        """Whether notes can be made and changed; if not, `trouble` says why."""
        return self._store.writable

    @property
    def readable(self) -> bool:
        """Whether notes can be read; if not, `trouble` says why."""
        return self._store.readable

    @property
    def trouble(self) -> Reason | None:
        """Why notes cannot be read or changed, None if they can."""
        return self._store.trouble

    def notices(self) -> list[Reason]:
        """Return what the user should know of the notes: what was mended, what is unsafe, why they are shut."""
        return [*self._store.notices, *([self._store.trouble] if self._store.trouble else [])]

    def status(self) -> NotesStatus:
        """Return how the notes fare. Raises BaokuError (notes.damaged)."""
        return self._store.status()

    def changes_seen(self) -> int:
        """Return a number that differs, on this thread, after anybody has changed the notes, in other processes too."""
        return self._store.changes_seen()

    def care(self, progress: Progress = QUIET) -> NoteChanges:
        """Do what is due: mend, back up, bring notes to their words after imports. Cheap if nothing is.

        Raises BaokuError (library.…, notes.…), Cancelled.
        """
        self._store.care()
        return self._placing.settle(progress)

    def back_up(self) -> BackupInfo:
        """Make a backup now. Raises BaokuError (library.…, notes.…)."""
        return self._store.back_up()

    def backups(self) -> list[BackupInfo]:
        """Return the backups, newest first."""
        return self._store.backups.all()

    def restore(self, name: str) -> tuple[BackupInfo, str]:
        """Put the notes of a backup in the place of those here; return it and the name under which these are kept.

        Raises BaokuError (notes.no_backup, notes.bad_backup, library.…): then nothing is changed.
        """
        done = self._store.restore(name)
        self._done.clear()
        self._undone.clear()
        self._placing.settle(QUIET)
        return done

    # ── making and changing ───────────────────────────────────────────────────────────────────────────

    def add(
        self,
        place: Place,
        *,
        note: str = "",
        tags: Iterable[str] = (),
        color: str = "",
        motivation: Motivation | None = None,
    ) -> NoteChanges:
        """Put a note on a place; of an article as a whole, the field is "article".

        Without `motivation` it is a comment if it says something, a tag if it has tags, else a highlight.
        Raises BaokuError (article.unknown, note.…, library.…): then nothing is made.
        """
        text, target = self._target(place)
        said, names = checking.note_text(note), sorted({checking.tag(tag) for tag in tags})
        shade = checking.color(color)
        chosen = motivation or _motivation(said, names, target)
        name = new_id()
        with self._changing() as writer:
            writer.say(name, history.TARGET, asdict(target))
            writer.say(name, history.MOTIVATION, chosen.value)
            if said:
                writer.say(name, history.NOTE, said)
            if shade:
                writer.say(name, history.COLOR, shade)
            for tag in names:
                writer.say(name, history.TAG, tag)
            changes = writer.finish()
            return changes | _settled_here(writer, name, target, text)

    def edit(self, annotation_id: str, note: str) -> NoteChanges:
        """Give a note another text; it takes the place of all rival texts. Raises BaokuError (note.…, library.…)."""
        said = checking.note_text(note)
        with self._changing() as writer:
            state = _living(writer, annotation_id)
            if state.note != said or state.alternatives:
                writer.replace(annotation_id, history.NOTE, said)
                if state.motivation is Motivation.HIGHLIGHTING and said:
                    writer.replace(annotation_id, history.MOTIVATION, Motivation.COMMENTING.value)
            return writer.finish()

    def retag(
        self, annotation_ids: Iterable[str], *, add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> NoteChanges:
        """Put tags on notes and take others off. Raises BaokuError (note.…, library.…): then nothing is changed."""
        added = [checking.tag(tag) for tag in add]
        removed = [checking.tag(tag) for tag in remove]
        with self._changing() as writer:
            for name in annotation_ids:
                _retag(writer, name, added, [tag for tag in removed if tag not in added])
            return writer.finish()

    def revise(self, annotation_id: str, *, note: str, tags: Iterable[str], color: str) -> NoteChanges:
        """Give a note another text, other tags and another colour in one change, taken back in one.

        Raises BaokuError (note.…, library.…): then nothing is changed.
        """
        said, chosen = checking.note_text(note), checking.color(color)
        names = [checking.tag(tag) for tag in tags]
        with self._changing() as writer:
            state = _living(writer, annotation_id)
            if state.note != said or state.alternatives:
                writer.replace(annotation_id, history.NOTE, said)
                if state.motivation is Motivation.HIGHLIGHTING and said:
                    writer.replace(annotation_id, history.MOTIVATION, Motivation.COMMENTING.value)
            if state.color != chosen:
                writer.replace(annotation_id, history.COLOR, chosen)
            _retag(writer, annotation_id, names, [tag for tag in state.tags if tag not in names])
            return writer.finish()

    def recolor(self, annotation_ids: Iterable[str], color: str) -> NoteChanges:
        """Give notes a colour, "" for none. Raises BaokuError (note.…, library.…)."""
        chosen = checking.color(color)
        with self._changing() as writer:
            for name in annotation_ids:
                if _living(writer, name).color != chosen:
                    writer.replace(name, history.COLOR, chosen)
            return writer.finish()

    def delete(self, annotation_ids: Iterable[str]) -> NoteChanges:
        """Delete notes; the history keeps them, and `undo` brings them back. Raises BaokuError (note.unknown, library.…)."""
        with self._changing() as writer:
            for name in annotation_ids:
                _living(writer, name)
                writer.delete(name)
            return writer.finish()

    def move(self, annotation_id: str, place: Place) -> NoteChanges:
        """Put a note on other words: what one does with an orphan. Raises BaokuError (note.…, library.…)."""
        text, target = self._target(place)
        with self._changing() as writer:
            _living(writer, annotation_id)
            writer.replace(annotation_id, history.TARGET, asdict(target))
            changes = writer.finish()
            return changes | _settled_here(writer, annotation_id, target, text)

    def rename_tag(self, name: str, other: str) -> NoteChanges:
        """Call a tag something else on every note; if that is a tag already, the two become one."""
        return self.merge_tags([name], other)

    def merge_tags(self, names: Iterable[str], into: str) -> NoteChanges:
        """Put one tag in the place of others on every note. Raises BaokuError (note.bad_tag, library.…)."""
        target = checking.tag(into)
        old = [name for name in dict.fromkeys(names) if name != target]
        return self._retag_all(old, [target])

    def remove_tag(self, name: str) -> NoteChanges:
        """Take a tag off every note. Raises BaokuError (library.…)."""
        return self._retag_all([name], [])

    def _retag_all(self, old: Sequence[str], new: Sequence[str]) -> NoteChanges:
        with self._changing() as writer:
            reader = writer.reader()
            for name in dict.fromkeys(name for tag in old for name in reader.ids(NoteFilter(tags=(tag,)))):
                _retag(writer, name, new, old)
            return writer.finish()

    # ── colours ───────────────────────────────────────────────────────────────────────────────────────

    def name_color(self, color: str, meaning: str) -> None:
        """Say what a colour means in this library. Raises BaokuError (note.bad_color, library.…)."""
        name = checking.color(color)
        meanings = {item.name: item.meaning for item in self.colors()} | {name: checking.creator(meaning)}
        with self._store.change(self.author) as writer:
            writer.note(MEANINGS, json.dumps(meanings, ensure_ascii=False))

    # ── taking back ───────────────────────────────────────────────────────────────────────────────────

    @property
    def can_undo(self) -> bool:
        """Whether there is a change of this session to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a change that was taken back can be made again."""
        return bool(self._undone)

    def undo(self) -> tuple[NoteChanges, int]:
        """Take the last change of this session back; what others have changed since is left alone.

        Returns what changed and how many notes were left alone. Raises BaokuError (notes.nothing_to_undo, library.…).
        """
        return self._go_back(self._done, self._undone, "notes.nothing_to_undo")

    def redo(self) -> tuple[NoteChanges, int]:
        """Make the change again that was taken back last. Raises BaokuError (notes.nothing_to_redo, library.…)."""
        return self._go_back(self._undone, self._done, "notes.nothing_to_redo")

    def _go_back(
        self, source: list[tuple[Operation, ...]], other: list[tuple[Operation, ...]], empty: str
    ) -> tuple[NoteChanges, int]:
        with self._lock:
            if not source:
                raise BaokuError(empty)
            with self._store.change(checking.creator(self.author)) as writer:
                reversal = self._reversal.copy()
                spared = reversal.revert(writer, source[-1])
                changes = writer.finish()
            self._reversal = reversal
            source.pop()
            other.append(tuple(writer.made))
        return changes | self._placing.look_for(sorted(changes.annotations), QUIET), spared

    # ── the parts of the above ────────────────────────────────────────────────────────────────────────

    @contextmanager
    def _changing(self) -> Iterator[Writer]:
        """Change notes in one transaction that can be taken back."""
        with self._lock, self._store.change(checking.creator(self.author)) as writer:
            yield writer
        if writer.made:
            self._done.append(tuple(writer.made))
            del self._done[:-STEPS]
            self._undone.clear()

    def _target(self, place: Place) -> tuple[Text, Target]:
        """Return the target of a place as it reads now. Raises BaokuError (article.unknown, note.…)."""
        row, edition, text = text_of(self._placing.pages(), place.article)
        if place.field == WHOLE:
            return text, about(whole(text), row, text)
        printed = text.printed.get(place.field, "")
        if not 0 <= place.start < place.end <= len(printed) or not fold(printed[place.start : place.end]):
            raise BaokuError("note.no_words")
        if place.end - place.start > checking.LONGEST_QUOTE:
            raise BaokuError("note.too_long", what="…", limit=checking.LONGEST_QUOTE)
        target = told_apart(text, place.field, place.start, place.end, edition)
        line = line_of(self._catalogue.read.article(text.id).article, place)
        return text, replace(about(target, row, text), line=line)


def _settled_here(writer: Writer, name: str, target: Target, text: Text) -> NoteChanges:
    """Put down that a note stands where it was just put."""
    at = Anchor(Status.ANCHORED, Place(text.id, target.field, target.start, target.end), 1.0)
    return NoteChanges(articles=frozenset(writer.settle(name, at, text.mark, target)))


def _retag(writer: Writer, name: str, add: Iterable[str], remove: Collection[str]) -> None:
    state = _living(writer, name)
    gone = [item.id for item in state.live[history.TAG] if item.value in remove]
    if gone:
        writer.say(name, history.TAG, None, gone)
    for tag in dict.fromkeys(add):
        if tag not in state.tags:
            writer.say(name, history.TAG, tag)


def _living(writer: Writer, annotation_id: str) -> history.State:
    state = writer.state(annotation_id)
    if state is None or state.deleted:
        raise BaokuError("note.unknown", id=annotation_id)
    return state


def _motivation(note: str, tags: Sequence[str], target: Target) -> Motivation:
    if note:
        return Motivation.COMMENTING
    if target.field == WHOLE:
        return Motivation.TAGGING if tags else Motivation.BOOKMARKING
    return Motivation.TAGGING if tags else Motivation.HIGHLIGHTING


def _account() -> str:
    """Return the name of the account, "" where the system knows none."""
    try:
        return checking.creator(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return ""
