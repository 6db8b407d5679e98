"""Notes to and from the rows that hold them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any, Final

from reader.core.annotations.history import Operation, State
from reader.core.errors import Reason
from reader.core.folding import fold
from reader.core.noted import Anchor, Annotation, Motivation, Place, Status, Target, Version

UNSETTLED = Anchor(Status.ORPHAN, None, 0.0, Reason("note.waiting"))
"""What holds for a note until its words have been looked for."""


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
TARGET: Final = tuple(item.name for item in fields(Target))

SHOWN: Final = ", ".join(
    f"a.{name}"
    for name in (
        *(
            "id",
            "target",
            "note",
            "color",
            "motivation",
            "creator",
            "created",
            "modified",
            "author",
            "written",
        ),
        *("alternatives", "kept", "status", "score", "reason", "newspaper", "date", "page", "title"),
        *("place_article", "place_field", "place_start", "place_end"),
    )
)
"""The columns that `annotation` needs: not the folded texts, which are as long as all others together."""


def dump(value: object) -> str:
    """Return a value as JSON."""
    return _ENCODER.encode(value)


def load(text: str) -> Any:
    """Return the value that JSON says. Most by far are short texts, numbers and empty lists, read at a glance."""
    if text == "[]":
        return []
    if text.isascii() and text.isdigit():
        return int(text)
    if text[:1] == '"' and "\\" not in text:
        return text[1:-1]
    return json.loads(text)


def operation_row(item: Operation) -> tuple[object, ...]:
    """Return the row of an operation, without its number."""
    return (
        item.id,
        item.annotation,
        item.field,
        dump(item.value),
        dump(item.replaces) if item.replaces else "[]",
        item.clock,
        item.actor,
        item.creator,
        item.at,
    )


def operation_of(row: sqlite3.Row) -> Operation:
    """Return the operation of a row."""
    return Operation(
        row["id"],
        row["annotation"],
        row["field"],
        load(row["value"]),
        tuple(load(row["replaces"])),
        row["clock"],
        row["actor"],
        row["creator"],
        row["at"],
    )


def content_of(state: State) -> dict[str, Any]:
    """Return what a note's own operations say of it, by column."""
    target = state.target
    said = [state.note, *(version.text for version in state.alternatives)]
    return {
        # Its values are plain: `asdict` would copy each of them deeply.
        "target": dump({name: getattr(target, name) for name in TARGET}),
        "article": target.article,
        "quote": target.quote,
        "source": target.source,
        "note": state.note,
        "color": state.color,
        "motivation": state.motivation.value,
        "creator": state.creator,
        "created": state.created,
        "modified": state.modified,
        "author": state.author,
        "written": state.written,
        "alternatives": dump([asdict(version) for version in state.alternatives])
        if state.alternatives
        else "[]",
        "kept": int(state.kept),
        # A character that folding never leaves parts the texts, so that no word is found across two of them.
        "said": "\n".join(map(fold, said)),
        "folded": "\n".join(map(fold, (target.quote, *state.tags, *said))),
    }


def anchor_of(anchor: Anchor, mark: str) -> dict[str, Any]:
    """Return where a note stands in this library, by column."""
    place = anchor.place
    return {
        "status": anchor.status.value,
        "score": anchor.score,
        "reason": None if anchor.reason is None else dump([anchor.reason.code, anchor.reason.fields]),
        "place_article": place and place.article,
        "place_field": place and place.field,
        "place_start": place and place.start,
        "place_end": place and place.end,
        "mark": mark,
    }


def annotation(row: sqlite3.Row, tags: Sequence[str]) -> Annotation:
    """Return the annotation of a row."""
    # Of the target only what is shown; an article may have a thousand notes, and is to open at once.
    target = json.loads(row["target"])
    status = Status(row["status"])
    place = place_of(row)
    here = place if status is Status.ANCHORED and place is not None else None
    at = here or Place(target["article"], target["field"], target["start"], target["end"])
    return Annotation(
        id=row["id"],
        article=at.article,
        field=at.field,
        quote=target["quote"],
        prefix=target["prefix"],
        suffix=target["suffix"],
        start=at.start,
        end=at.end,
        status=status,
        score=row["score"],
        reason=reason_of(row["reason"]),
        note=row["note"],
        tags=tuple(tags),
        color=row["color"],
        motivation=Motivation(row["motivation"]),
        creator=row["creator"],
        created=row["created"],
        modified=row["modified"],
        newspaper=row["newspaper"],
        date=row["date"],
        page=None if row["page"] is None else load(row["page"]),
        title=row["title"],
        best=None if here is not None else place,
        alternatives=tuple(Version(**version) for version in load(row["alternatives"])),
        kept=bool(row["kept"]),
        author=row["author"],
        written=row["written"],
    )


def target_of(row: sqlite3.Row) -> Target:
    """Return what the note of a row was put on."""
    return Target(**json.loads(row["target"]))


def place_of(row: sqlite3.Row) -> Place | None:
    """Return the place of a row, for sure or the best guess."""
    if row["place_article"] is None:
        return None
    return Place(row["place_article"], row["place_field"], row["place_start"], row["place_end"])


def reason_of(text: str | None) -> Reason | None:
    """Return the reason that a row keeps."""
    if text is None:
        return None
    code, fields = json.loads(text)
    return Reason(code, **fields)
