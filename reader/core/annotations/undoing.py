"""Taking changes of notes back: each is answered by operations that restore what it replaced."""

from __future__ import annotations

from collections.abc import Sequence

from reader.core.annotations import history
from reader.core.annotations.history import Operation
from reader.core.annotations.writing import Writer


class Reversal:
    """Takes operations back in one session.

    What a reversal restores is a new operation that says the same as an old one. It remembers which stands for
    which, so that the steps before it, which made the old ones, can be taken back too.
    """

    def __init__(self, stands_for: dict[str, str] | None = None) -> None:
        self._stands_for = dict(stands_for or {})

    def copy(self) -> Reversal:
        """Return one that knows as much; a reversal whose transaction failed is thrown away."""
        return Reversal(self._stands_for)

    def revert(self, writer: Writer, operations: Sequence[Operation]) -> int:
        """Take operations back, which one action made; the same method takes that back again (redo).

        What somebody has changed since is left alone. Returns how many notes that were.
        """
        created = {
            item.annotation for item in operations if item.field == history.TARGET and not item.replaces
        }
        spared = {annotation for annotation in created if not _delete(writer, annotation)}
        for item in reversed(operations):
            if item.annotation not in created and not self._take_back(writer, item):
                spared.add(item.annotation)
        return len(spared)

    def _take_back(self, writer: Writer, item: Operation) -> bool:
        """Take one operation back, if it still counts; return whether it did."""
        state = writer.state(item.annotation)
        name = item.id
        while name in self._stands_for:
            name = self._stands_for[name]
        if state is None or name not in {live.id for live in state.live[item.field]}:
            return False
        if item.field == history.DELETED:
            if item.value is None:
                done = writer.delete(item.annotation)
            else:
                done = writer.say(item.annotation, history.DELETED, None, [name])
            self._stands_for.update(dict.fromkeys(item.replaces, done.id))
            return True
        replaced = [
            old for old in map(writer.operation, item.replaces) if old is not None and old.value is not None
        ]
        # Several values may have stood beside each other: all of them come back, and none replaces another.
        for old in replaced:
            again = writer.say(item.annotation, item.field, old.value, [name])
            self._stands_for[old.id] = again.id
        if not replaced:
            writer.say(item.annotation, item.field, history.NOTHING[item.field], [name])
        return True


def _delete(writer: Writer, annotation: str) -> bool:
    state = writer.state(annotation)
    if state is None or state.deleted:
        return False
    writer.delete(annotation)
    return True
