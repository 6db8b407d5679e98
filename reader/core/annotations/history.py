"""The history of notes: operations that are only ever added, and the notes that follow from them.

A note is what its operations make of it; two machines that know the same operations see the same notes,
whatever the order in which they learnt of them. An operation names the operations it replaces, that is, those
its author saw; what is not replaced counts. So of two texts written at the same time neither is lost: both count
until somebody writes a third who saw them (a multi-value register, Shapiro et al., "A comprehensive study of
convergent and commutative replicated data types", INRIA 2011, section 3.2.2; tags are the same paper's
observed-remove set, 3.3.5). The order among rivals is by a counter that every operation raises above those it
follows (Lamport 1978), never by the clock on the wall.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from reader.core.noted import Motivation, Target, Version

TARGET, NOTE, COLOR, TAG, MOTIVATION, DELETED = "target", "note", "color", "tag", "motivation", "deleted"
FIELDS: Final = frozenset({TARGET, NOTE, COLOR, TAG, MOTIVATION, DELETED})

NOTHING: Final[dict[str, str | None]] = {
    NOTE: "",
    COLOR: "",
    TAG: None,
    MOTIVATION: Motivation.HIGHLIGHTING.value,
    DELETED: None,
}
"""What a field holds of which nothing was ever said."""

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
"""What the values of operations are written with for their digest."""

_quoted: Final = json.encoder.encode_basestring
"""Writes a text as that encoder would; a bundle may hold some million of them."""

HIGHEST_CLOCK: Final = 1 << 40
"""Counters end here, so that a bundle with a huge one cannot make those of this machine overflow."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One change of one note. `id` is the digest of all the rest, so a changed operation is another one.

    `value` is plain JSON: a target's fields; a text; a tag, or None for tags taken off; for DELETED the ids of
    what its author saw, or None where a deletion is taken back. `at` is UTC, for people; `clock` orders.
    """

    id: str
    annotation: str
    field: str
    value: Any
    replaces: tuple[str, ...]
    clock: int
    actor: str
    creator: str
    at: str

    def plain(self) -> dict[str, Any]:
        """Return the operation as JSON values."""
        return {
            "id": self.id,
            "annotation": self.annotation,
            "field": self.field,
            "value": self.value,
            "replaces": list(self.replaces),
            "clock": self.clock,
            "actor": self.actor,
            "creator": self.creator,
            "at": self.at,
        }


def operation(
    annotation: str,
    field: str,
    value: Any,
    *,
    replaces: Iterable[str] = (),
    clock: int,
    actor: str,
    creator: str,
    at: str,
) -> Operation:
    """Return an operation with its id."""
    replaced = tuple(sorted(replaces))
    # The JSON of all of it as one list; put together from its parts in a third of the time that the list takes.
    words = ",".join(map(_quoted, replaced))
    said = (
        f"[{_quoted(annotation)},{_quoted(field)},{_written(value)},[{words}],{clock},{_quoted(actor)},"
        f"{_quoted(creator)},{_quoted(at)}]"
    )
    digest = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:40]
    return Operation(digest, annotation, field, value, replaced, clock, actor, creator, at)


def _written(value: Any) -> str:
    return _quoted(value) if isinstance(value, str) else _ENCODER.encode(value)


@dataclass(frozen=True, slots=True)
class State:
    """A note as its operations make it. `live` are the operations that count, by field, the winner first.

    `creator` made the note, `author` wrote the text that counts, at `written`.
    """

    target: Target
    note: str
    color: str
    tags: tuple[str, ...]
    motivation: Motivation
    creator: str
    created: str
    modified: str
    alternatives: tuple[Version, ...]
    kept: bool
    deleted: bool
    clock: int
    live: dict[str, list[Operation]]
    author: str = ""
    written: str = ""


def state(operations: Iterable[Operation]) -> State | None:
    """Return the note that operations make; None while the one that says what it is on has not come."""
    known = list(operations)
    replaced = {name for item in known for name in item.replaces}
    live: dict[str, list[Operation]] = {field: [] for field in FIELDS}
    for item in sorted(known, key=_order, reverse=True):
        if item.id not in replaced:
            live[item.field].append(item)
    targets = [item for item in known if item.field == TARGET]
    if not live[TARGET]:
        return None
    first = min(targets, key=_order)
    texts = [item for item in live[NOTE] if item.value]
    own = live[NOTE][0] if live[NOTE] and live[NOTE][0].value else None
    return State(
        target=Target(**live[TARGET][0].value),
        note=_winner(live[NOTE], ""),
        color=_winner(live[COLOR], ""),
        tags=tuple(sorted({item.value for item in live[TAG] if item.value})),
        motivation=Motivation(_winner(live[MOTIVATION], Motivation.HIGHLIGHTING)),
        creator=first.creator,
        created=first.at,
        modified=max(item.at for item in known),
        alternatives=_alternatives(live[NOTE], texts),
        kept=_deletion(live) is False,
        deleted=_deletion(live) is True,
        clock=max(item.clock for item in known),
        live=live,
        author=own.creator if own is not None else "",
        written=own.at if own is not None else "",
    )


def _order(item: Operation) -> tuple[int, str, str]:
    return item.clock, item.actor, item.id


def _winner(live: list[Operation], otherwise: str) -> str:
    return live[0].value if live else otherwise


def _alternatives(live: list[Operation], texts: list[Operation]) -> tuple[Version, ...]:
    """Return the texts that count beside the winning one, each once."""
    if not live:
        return ()
    rivals = {item.value: Version(item.value, item.creator, item.at) for item in reversed(texts)}
    rivals.pop(live[0].value, None)
    return tuple(sorted(rivals.values(), key=lambda version: (version.at, version.text)))


def _deletion(live: dict[str, list[Operation]]) -> bool | None:
    """Tell whether a note is deleted (True), was deleted while another worked on it (False), or neither (None).

    Who deletes a note deletes what he saw of it; what another wrote meanwhile keeps it alive.
    """
    deletions = [item for item in live[DELETED] if item.value is not None]
    if not deletions:
        return None
    seen = {name for item in deletions for name in item.value}
    return all(item.id in seen for item in contents(live))


def contents(live: dict[str, list[Operation]]) -> list[Operation]:
    """Return the operations that say something of a note's content, of those that count."""
    return [item for field in (TARGET, NOTE, COLOR, TAG, MOTIVATION) for item in live[field]]
