"""What two or three people do to notes on machines that meet now and then: all end alike, and no text is missing."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.annotations import Store, history, new_id
from reader.core.noted import Annotation, NoteFilter, NoteSort, Target

TARGET = {
    name: getattr(Target("0123456789abcdef-3", "body", "通车", "新桥", "两岸", 4, 6), name)
    for name in Target.__slots__
}
TEXTS = st.text(alphabet="甲乙丙丁\n#<", max_size=6)
STEPS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["add", "note", "tag", "untag", "color", "delete", "undelete", "meet"]),
        st.integers(0, 5),
        TEXTS,
    ),
    max_size=30,
)


class Machine:
    """A workstation: a store of its own, and the notes it knows."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.store = Store(folder / name)

    def do(self, action: str, which: int, text: str) -> str | None:
        """Do something to a note; return the text that was written, if any."""
        with self.store.change(self.name) as writer:
            known = sorted(item for item in self.all_ids() if not _gone(writer.state(item)))
            note = known[which % len(known)] if known else None
            written = None
            if action == "add":
                note = new_id()
                writer.say(note, history.TARGET, TARGET)
            if note is None:
                return None
            if action in ("add", "note"):
                writer.replace(note, history.NOTE, text)
                written = text
            elif action == "tag":
                writer.say(note, history.TAG, text.strip() or "签")
            elif action == "untag":
                writer.say(note, history.TAG, None, [o.id for o in writer.state(note).live[history.TAG]])
            elif action == "color":
                writer.replace(note, history.COLOR, ["", "red", "green"][which % 3])
            elif action == "delete":
                writer.delete(note)
            elif action == "undelete":
                writer.replace(note, history.DELETED, None)
            writer.finish()
        return written

    def learn(self, other: Machine) -> None:
        with other.store.read() as reader:
            said = [item for _note, operations in reader.histories() for item in operations]
        with self.store.change("") as writer:
            writer.take(said)
            writer.finish()

    def all_ids(self) -> list[str]:
        with self.store.read() as reader:
            return [note for note, _operations in reader.histories()]

    def notes(self) -> list[Annotation]:
        with self.store.read() as reader:
            return list(reader.page(NoteFilter(), NoteSort.OLDEST, None, 0).annotations)

    def texts(self) -> set[str]:
        with self.store.read() as reader:
            return {
                version.text for note, _operations in reader.histories() for version in reader.versions(note)
            }


def _gone(state: history.State | None) -> bool:
    return state is None or state.deleted


@contextlib.contextmanager
def machines(number: int) -> Iterator[list[Machine]]:
    folder = Path(tempfile.mkdtemp())
    made = []
    try:
        for name in "甲乙丙"[:number]:
            (folder / name).mkdir()
            made.append(Machine(folder, name))
        yield made
    finally:
        for machine in made:
            machine.store.close()
        shutil.rmtree(folder)


@settings(max_examples=25, deadline=None)
@given(STEPS, st.integers(2, 3), st.randoms(use_true_random=False))
def test_machines_that_meet_in_any_order_end_alike_and_no_text_is_missing(steps, number, chance):
    with machines(number) as all_of_them:
        written: set[str] = set()
        for which, action, note, text in steps:
            machine = all_of_them[which % number]
            if action == "meet":
                machine.learn(all_of_them[(which + 1 + note) % number])
            elif (said := machine.do(action, note, text)) is not None:
                written.add(said)
        pairs = [(one, other) for one in all_of_them for other in all_of_them if one is not other]
        chance.shuffle(pairs)
        for one, other in [*pairs, *pairs]:
            one.learn(other)
        seen = [machine.notes() for machine in all_of_them]
        assert all(notes == seen[0] for notes in seen)
        for machine in all_of_them:
            assert written - {""} <= machine.texts()


def test_two_texts_written_at_the_same_time_are_both_shown_until_somebody_joins_them():
    with machines(2) as (one, other):
        one.do("add", 0, "起初")
        other.learn(one)
        one.do("note", 0, "甲写的")
        other.do("note", 0, "乙写的")
        one.learn(other)
        other.learn(one)
        [mine], [theirs] = one.notes(), other.notes()
        assert mine == theirs
        assert {mine.note, *(version.text for version in mine.alternatives)} == {"甲写的", "乙写的"}
        assert {version.creator for version in mine.alternatives} < {"甲", "乙"}
        other.do("note", 0, "合写的")
        one.learn(other)
        [joined] = one.notes()
        assert (joined.note, joined.alternatives) == ("合写的", ())
        assert {"起初", "甲写的", "乙写的", "合写的"} <= one.texts()


def test_deletions_travel_but_not_over_what_the_deleter_never_saw():
    with machines(2) as (one, other):
        one.do("add", 0, "甲")
        one.do("add", 0, "乙")
        other.learn(one)
        ids = one.all_ids()
        with one.store.change("甲") as writer:
            for note in ids:
                writer.delete(note)
            writer.finish()
        with other.store.change("乙") as writer:
            writer.replace(ids[0], history.NOTE, "补充")
            writer.finish()
        other.learn(one)
        one.learn(other)
        assert [(note.id, note.note, note.kept) for note in one.notes()] == [(ids[0], "补充", True)]
        assert one.notes() == other.notes()


def test_a_clock_set_back_does_not_bring_an_old_text_back(monkeypatch: pytest.MonkeyPatch):
    with machines(2) as (one, other):
        one.do("add", 0, "旧")
        other.learn(one)
        monkeypatch.setattr("reader.core.annotations.writing.now", lambda: "1999-01-01T00:00:00.000Z")
        other.do("note", 0, "新")
        one.learn(other)
        [note] = one.notes()
        assert (note.note, note.alternatives) == ("新", ())
        assert note.modified >= note.created


def test_history_cannot_be_changed_or_deleted():
    with machines(1) as [one]:
        one.do("add", 0, "记")
        for statement in ("DELETE FROM operations", "UPDATE operations SET value = '\"\"'"):
            with pytest.raises(Exception, match="history"), one.store.change("") as writer:
                writer._connection.execute(statement)
        assert one.texts() == {"记"}
