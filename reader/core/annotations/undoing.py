"""Taking changes of notes back: each is answered by operations that restore what it replaced."""

from __future__ import annotations

from collections.abc import Sequence

from reader.core.annotations import history
from reader.core.annotations.history import Operation
from reader.core.annotations.writing import Writer


def revert(writer: Writer, operations: Sequence[Operation]) -> int:
    """Take operations back, which one action made; the same function takes that back again (redo).

    What somebody has changed since is left alone. Returns how many notes that were.
    """
    created = {item.annotation for item in operations if item.field == history.TARGET and not item.replaces}
    spared: set[str] = set()
    for annotation in created:
        if not _delete(writer, annotation):
            spared.add(annotation)
    for item in reversed(operations):
        if item.annotation not in created and not _take_back(writer, item):
            spared.add(item.annotation)
    return len(spared)


def _delete(writer: Writer, annotation: str) -> bool:
    state = writer.state(annotation)
    if state is None or state.deleted:
        return False
    writer.delete(annotation)
    return True


def _take_back(writer: Writer, item: Operation) -> bool:
    """Take one operation back, if it still counts; return whether it did."""
    state = writer.state(item.annotation)
    if state is None or item.id not in {live.id for live in state.live[item.field]}:
        return False
    if item.field == history.DELETED:
        if item.value is None:
            writer.delete(item.annotation)
        else:
            writer.say(item.annotation, history.DELETED, None, [item.id])
        return True
    replaced = [writer.operation(name) for name in item.replaces]
    values = [old.value for old in replaced if old is not None and old.value is not None]
    # Several values stood beside each other: all of them come back, and none replaces another.
    for value in values or [history.NOTHING[item.field]]:
        writer.say(item.annotation, item.field, value, [item.id])
    return True
