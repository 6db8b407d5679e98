"""Notes as the W3C Web Annotation Data Model (2017-02-23) writes them, in JSON-LD, and back.

What another program understands stands in the model's own terms: motivation, bodies, creator, target with a text
quote selector and a text position selector. What only Baoku needs stands under `baoku:`: above all the note's
history, from which the reader of a bundle makes the note; the rest is then only for others.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from reader.core.annotations import checking, history
from reader.core.annotations.history import Operation, State
from reader.core.links import Link
from reader.core.noted import WHOLE, Motivation, Target, Version

CONTEXT: Final = ["http://www.w3.org/ns/anno.jsonld", {"baoku": "urn:baoku:"}]
MOST_OPERATIONS: Final = 20_000
"""Operations of one note; a librarian makes some dozens."""

ARTICLE: Final = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}-[0-9]{1,9}(?![0-9])")
FOREIGN: Final = "foreign"
"""The actor of notes that another program wrote."""


def to_web(annotation: str, state: State, operations: Sequence[Operation]) -> dict[str, Any]:
    """Return a note with its history as JSON-LD."""
    target = state.target
    value: dict[str, Any] = {
        "@context": CONTEXT,
        "id": f"urn:uuid:{uuid.UUID(annotation)}",
        "type": "Annotation",
        "motivation": state.motivation.value,
        "created": state.created,
        "modified": state.modified,
        "body": _bodies(state),
        "target": _target(target),
    }
    if state.creator:
        value["creator"] = {"type": "Person", "name": state.creator}
    if state.color:
        value["baoku:color"] = state.color
    if state.deleted:
        value["baoku:deleted"] = True
    return value | {"baoku:history": [item.plain() for item in operations]}


def _bodies(state: State) -> list[dict[str, Any]]:
    purpose = "commenting" if state.motivation is not Motivation.EDITING else "editing"
    texts = [Version(state.note, state.author, state.written)] if state.note else []
    bodies = []
    for version in (*texts, *state.alternatives):
        body = _text(version.text, purpose) | {"created": version.at}
        if version.creator:
            body["creator"] = {"type": "Person", "name": version.creator}
        bodies.append(body)
    return bodies + [_text(tag, "tagging") for tag in state.tags]


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _target(target: Target) -> dict[str, Any]:
    value: dict[str, Any] = {"source": str(Link(target.article)), "baoku:field": target.field}
    if target.field != WHOLE:
        value["selector"] = [
            {
                "type": "TextQuoteSelector",
                "exact": target.quote,
                "prefix": target.prefix,
                "suffix": target.suffix,
            },
            {"type": "TextPositionSelector", "start": target.start, "end": target.end},
        ]
    where = {"newspaper": target.newspaper, "date": target.date, "page": target.page, "title": target.title}
    return value | {f"baoku:{name}": said for name, said in where.items() if said is not None}


def from_web(value: object) -> tuple[str, list[Operation]]:
    """Return the id and the operations of a note. Raises ValueError unless it is sound.

    A note without a history, from another program, becomes the operations that would have made it; the same note
    always becomes the same ones, so that it is not taken twice.
    """
    if not isinstance(value, Mapping) or value.get("type") != "Annotation":
        raise ValueError("type")
    if "baoku:history" not in value:
        return _foreign(value)
    annotation = _own_id(value.get("id"))
    said = value["baoku:history"]
    if not isinstance(said, list) or not 0 < len(said) <= MOST_OPERATIONS:
        raise ValueError("history")
    operations = []
    for item in said:
        if not isinstance(item, Mapping) or set(item) != set(Operation.__slots__):
            raise ValueError("history")
        operations.append(checking.checked_operation(item))
    if any(item.annotation != annotation for item in operations):
        raise ValueError("history of another note")
    return annotation, operations


def _own_id(value: object) -> str:
    if not isinstance(value, str) or not value.startswith("urn:uuid:"):
        raise ValueError("id")
    return uuid.UUID(value.removeprefix("urn:uuid:")).hex


def _foreign(value: Mapping[str, Any]) -> tuple[str, list[Operation]]:
    named = value.get("id")
    if not isinstance(named, str) or not 0 < len(named) <= 2_000:
        raise ValueError("id")
    annotation = hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:32]
    at = _moment(value.get("modified") or value.get("created"))
    made: list[Operation] = []

    def say(field: str, said: Any) -> None:
        made.append(
            history.operation(
                annotation,
                field,
                said,
                clock=1,
                actor=FOREIGN,
                creator=checking.creator(_name(value.get("creator"))),
                at=at,
            )
        )

    say(history.TARGET, asdict(checking.checked_target(asdict(_foreign_target(value.get("target"))))))
    bodies = value.get("body", [])
    notes = []
    for body in bodies if isinstance(bodies, list) else [bodies]:
        text, purpose = (
            (body.get("value"), body.get("purpose")) if isinstance(body, Mapping) else (body, None)
        )
        if not isinstance(text, str):
            continue
        if purpose == "tagging":
            say(history.TAG, checking.tag(text))
        else:
            notes.append(checking.note_text(text))
    if notes:
        say(history.NOTE, checking.note_text("\n\n".join(notes)))
    motivation = value.get("motivation")
    known = motivation if motivation in set(Motivation) else ("commenting" if notes else "highlighting")
    say(history.MOTIVATION, known)
    return annotation, [checking.checked_operation(item.plain()) for item in made]


def _foreign_target(value: object) -> Target:
    """Return the target of another program's note, which must name an article of ours."""
    if not isinstance(value, Mapping):
        raise ValueError("target")
    source = value.get("source")
    found = ARTICLE.search(source) if isinstance(source, str) and len(source) <= 2_000 else None
    if found is None:
        raise ValueError("target")
    selectors = value.get("selector", [])
    quote: Mapping[str, Any] = {}
    position: Mapping[str, Any] = {}
    for item in selectors if isinstance(selectors, list) else [selectors]:
        if isinstance(item, Mapping) and item.get("type") == "TextQuoteSelector":
            quote = item
        elif isinstance(item, Mapping) and item.get("type") == "TextPositionSelector":
            position = item
    if not quote:
        return Target(found[0], WHOLE, "")
    return Target(
        found[0],
        "body",
        quote.get("exact", ""),
        quote.get("prefix", ""),
        quote.get("suffix", ""),
        position.get("start", 0),
        position.get("end", 0),
    )


def _name(value: object) -> str:
    if isinstance(value, Mapping):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _moment(value: object) -> str:
    return value if isinstance(value, str) and checking.MOMENT.fullmatch(value) else "1970-01-01T00:00:00Z"
