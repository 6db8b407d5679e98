"""The signs and words of a query, in the order they were typed.

Signs have their meaning only where a term could begin (and `|` and a closing bracket where one could end), so
that text pasted from a page, with quotation marks and brackets inside, stays what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from reader.core.folding import fold
from reader.core.search.fields import FIELD_OF, MANNER_OF, Manner
from reader.core.search.syntax import Field

QUOTES: Final = {'"': '"＂', "＂": '"＂', "“": "“”", "”": "“”", "「": "」"}
_OPENING: Final = "(（"
_CLOSING: Final = ")）"
_CHOICE: Final = "|｜"
_MINUS: Final = "-－"
_FIELD: Final = re.compile(r"([^\s:：()（）|｜\"＂“”「]{1,16})[:：]")
_NEAR: Final = re.compile(r"[~～](\d{1,4})")
MOST_DISTANCE: Final = 9999
"""The largest N that a ~N can have."""

TOO_FAR: Final = re.compile(r"[~～]\d{5,}")


class Unreadable(Exception):
    """The query cannot be read; `args[0]` is the sign that has no counterpart or no operand."""


class Sign(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    NEAR = auto()
    FIELD = auto()
    TERM = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A sign, or a term without its quotes. `field` names a field or a manner, `distance` is that of a nearness."""

    sign: Sign
    text: str
    field: Field | Manner | None = None
    quoted: bool = False
    distance: int = 0


_WORDS: Final = {"OR": Sign.OR, "AND": Sign.AND, "NOT": Sign.NOT}


def tokens(query: str) -> list[Token]:
    """Return the tokens of a query. Raises Unreadable where a quotation mark is left open."""
    found: list[Token] = []
    at = 0
    of_field = False
    while at < len(query):
        char = query[at]
        if char.isspace():
            at += 1
            continue
        if char in QUOTES:
            end = _closing_quote(query, at)
            found.append(Token(Sign.TERM, query[at + 1 : end], quoted=True))
            at = end + 1
        elif char in _OPENING or char in _CLOSING or (char in _CHOICE and not of_field):
            sign = Sign.OPEN if char in _OPENING else Sign.CLOSE if char in _CLOSING else Sign.OR
            found.append(Token(sign, char))
            at += 1
        elif not of_field and char in _MINUS and at + 1 < len(query) and not query[at + 1].isspace():
            found.append(Token(Sign.NOT, char))
            at += 1
        elif (field := _field_at(query, at)) and (not of_field or _is_manner(field[0], found[-1].field)):
            found.append(Token(Sign.FIELD, query[at : field[1]], field[0]))
            at = field[1]
            of_field = True
            continue
        else:
            end = _end_of_word(query, at)
            found.append(_word(query[at:end], of_field))
            at = end
        of_field = False
    return found


def _word(word: str, of_field: bool) -> Token:
    near = None if of_field else _NEAR.fullmatch(word)
    if near is not None:
        return Token(Sign.NEAR, word, distance=int(near[1]))
    return Token(Sign.TERM if of_field else _WORDS.get(word, Sign.TERM), word)


def _closing_quote(query: str, opening: int) -> int:
    closing = QUOTES[query[opening]]
    ends = [end for end in (query.find(char, opening + 1) for char in closing) if end >= 0]
    if not ends:
        raise Unreadable(query[opening])
    return min(ends)


def _is_manner(*names: Field | Manner | None) -> bool:
    """Whether one of two names in a row is a manner: 标题:原样:國 is both, 标题:来源:甲 is text in the headline."""
    return any(isinstance(name, Manner) for name in names)


def _field_at(query: str, at: int) -> tuple[Field | Manner, int] | None:
    """Return the field whose name and colon stand here, directly followed by a value, and where the value begins."""
    match = _FIELD.match(query, at)
    if match is None or match.end() == len(query):
        return None
    following = query[match.end()]
    name = fold(match[1])
    field = FIELD_OF.get(name) or MANNER_OF.get(name)
    if field is None or following.isspace() or following in _CLOSING or following in _CHOICE:
        return None
    return field, match.end()


def _end_of_word(query: str, start: int) -> int:
    """Return where a word ends; brackets that open inside a word belong to it, as in 中国（杭州）."""
    open_brackets = 0
    for at in range(start, len(query)):
        char = query[at]
        if char.isspace() or char in _CHOICE:
            return at
        if char in _OPENING:
            open_brackets += 1
        elif char in _CLOSING:
            if not open_brackets:
                return at
            open_brackets -= 1
    return len(query)
