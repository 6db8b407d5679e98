"""What a note may be: everything that comes from a user, a bundle or a damaged file passes here first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from reader.core.annotations import history
from reader.core.annotations.history import HIGHEST_CLOCK, Operation
from reader.core.errors import BaokuError
from reader.core.noted import FIELDS, WHOLE, Color, Motivation, Target

LONGEST_NOTE: Final = 100_000
LONGEST_QUOTE: Final = 20_000
LONGEST_CONTEXT: Final = 1_200
LONGEST_NAME: Final = 200
LONGEST_TAG: Final = 60

LATER: Final = frozenset({"alone_left", "alone_right"})
"""What a target did not say at first; notes without it are as sound."""

KNOWN: Final = frozenset(item.name for item in fields(Target))

COLORS: Final = (
    Color("yellow", "", "#f2d36b"),
    Color("green", "", "#a9cf8b"),
    Color("blue", "", "#93bfe0"),
    Color("red", "", "#e79a8c"),
    Color("purple", "", "#bfa5d8"),
)
"""The colours of notes: few, so that each can have a meaning. In data they go by name, on the screen by theme."""

ARTICLE_ID: Final = re.compile(r"[0-9a-f]{16}-[0-9]{1,9}")
DIGEST: Final = re.compile(r"[0-9a-f]{64}")
ANNOTATION_ID: Final = re.compile(r"[0-9a-f]{32}")
OPERATION_ID: Final = re.compile(r"[0-9a-f]{40}")
UNSTORABLE: Final = re.compile("[\\0\\ud800-\\udfff]")
MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z")


def note_text(text: str) -> str:
    """Return the text of a note as it is kept: line breaks as \\n, no other control characters.

    Raises BaokuError (note.too_long).
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(
        char for char in lines if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs"}
    )
    if len(plain) > LONGEST_NOTE:
        raise BaokuError("note.too_long", what="批注", limit=LONGEST_NOTE)
    return plain.strip()


def tag(text: str) -> str:
    """Return a tag as it is kept: one line, NFC, single blanks, no leading #. Raises BaokuError (note.bad_tag)."""
    name = " ".join(unicodedata.normalize("NFC", text).split()).lstrip("#＃").strip()
    if not name or len(name) > LONGEST_TAG or any(unicodedata.category(char)[0] == "C" for char in name):
        raise BaokuError("note.bad_tag", tag=text[:LONGEST_TAG])
    return name


def color(name: str) -> str:
    """Return a colour's name, "" for none. Raises BaokuError (note.bad_color)."""
    known = [item.name for item in COLORS]
    if name and name not in known:
        raise BaokuError("note.bad_color", color=name[:LONGEST_NAME], known=", ".join(known))
    return name


def creator(name: str) -> str:
    """Return a person's name as it is kept."""
    plain = "".join(char for char in name if unicodedata.category(char)[0] != "C")
    return " ".join(plain.split())[:LONGEST_NAME]


def checked_operation(values: Mapping[str, Any]) -> Operation:
    """Return the operation that JSON values say. Raises ValueError unless they are sound and its id is theirs."""
    field, replaces = values["field"], values["replaces"]
    _need(_is(ANNOTATION_ID, values["annotation"]), "annotation")
    _need(isinstance(field, str) and field in history.FIELDS, "field")
    _need(isinstance(replaces, list) and len(replaces) <= 10_000, "replaces")
    _need(not replaces or all(_is(OPERATION_ID, name) for name in replaces), "replaces")
    _need(_is_number(values["clock"], 1, HIGHEST_CLOCK), "clock")
    _need(_is_text(values["actor"], 64) and _is_text(values["creator"], LONGEST_NAME), "creator")
    _need(_is(MOMENT, values["at"]), "at")
    _need(_is_value(field, values["value"]), "value")
    made = history.operation(
        values["annotation"],
        field,
        values["value"],
        replaces=replaces,
        clock=values["clock"],
        actor=values["actor"],
        creator=values["creator"],
        at=values["at"],
    )
    _need(made.id == values["id"], "digest")
    return made


def checked_target(values: Mapping[str, Any]) -> Target:
    """Return the target that JSON values say. Raises ValueError unless they are sound."""
    _need(_is_target(values), "target")
    return Target(**values)


def _is_value(field: str, value: object) -> bool:
    match field:
        case history.TARGET:
            return _is_target(value)
        case history.NOTE:
            return _is_text(value, LONGEST_NOTE)
        case history.COLOR:
            return _is_text(value, 40)
        case history.TAG:
            return value is None or (_is_text(value, LONGEST_TAG) and bool(value))
        case history.MOTIVATION:
            return isinstance(value, str) and value in set(Motivation)
    if value is None:
        return True
    return isinstance(value, list) and len(value) <= 10_000 and all(_is(OPERATION_ID, name) for name in value)


def _is_target(value: object) -> bool:
    if not isinstance(value, Mapping):
        return False
    if not KNOWN - LATER <= value.keys() <= KNOWN:
        return False
    return (
        _is(ARTICLE_ID, value["article"])
        and value["field"] in (*FIELDS, WHOLE)
        and _is_text(value["quote"], LONGEST_QUOTE)
        and all(_is_text(value[name], LONGEST_CONTEXT) for name in ("prefix", "suffix", "before", "after"))
        and _is_number(value["start"], 0, 1 << 31)
        and _is_number(value["end"], value["start"], 1 << 31)
        and (value["source"] is None or _is(DIGEST, value["source"]))
        and (value["line"] is None or _is_number(value["line"], 0, 1 << 31))
        and all(value[name] is None or _is_text(value[name], LONGEST_NAME) for name in ("newspaper", "date"))
        and (value["title"] is None or _is_text(value["title"], LONGEST_QUOTE))
        and (value["page"] is None or _is_number(value["page"], 0, 1 << 31) or _is_text(value["page"], 20))
        and (value["rival"] is None or _is_share(value["rival"]))
        and all(value.get(name) is None or _is_number(value[name], 0, LONGEST_CONTEXT) for name in LATER)
        and bool(value["quote"] or value["field"] == WHOLE)
    )


def _is(form: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and form.fullmatch(value) is not None


def _is_text(value: object, limit: int) -> bool:
    """Tell whether a value is a text that can be stored: no half of a surrogate pair, no NUL."""
    return isinstance(value, str) and len(value) <= limit and UNSTORABLE.search(value) is None


def _is_number(value: object, lowest: int, highest: int) -> bool:
    return type(value) is int and lowest <= value <= highest


def _is_share(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1


def _need(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(what)
