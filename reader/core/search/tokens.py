"""The signs and words of a query, in the order they were typed.

Signs have their meaning only where a term could begin (and `|` and a closing bracket where one could end), so
that text pasted from a page, with quotation marks and brackets inside, stays what it is.
"""

from __future__ import annotations

import re
import unicodedata
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
    """A sign, or a term without its quotes. `field` names a field or a manner, `distance` is that of a nearness.

    `start` and `end` are where it stands in the query, with its quotes.
    """

    sign: Sign
    text: str
    field: Field | Manner | None = None
    quoted: bool = False
    distance: int = 0
    start: int = 0
    end: int = 0


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
        start = at
        if char in QUOTES:
            end = _closing_quote(query, at)
            at = end + 1
            found.append(Token(Sign.TERM, query[start + 1 : end], quoted=True, start=start, end=at))
        elif char in _OPENING or char in _CLOSING or (char in _CHOICE and not of_field):
            sign = Sign.OPEN if char in _OPENING else Sign.CLOSE if char in _CLOSING else Sign.OR
            at += 1
            found.append(Token(sign, char, start=start, end=at))
        elif not of_field and char in _MINUS and at + 1 < len(query) and not query[at + 1].isspace():
            at += 1
            found.append(Token(Sign.NOT, char, start=start, end=at))
        elif (field := _field_at(query, at)) and (not of_field or _is_manner(field[0], found[-1].field)):
            at = field[1]
            found.append(Token(Sign.FIELD, query[start:at].rstrip(), field[0], start=start, end=at))
            of_field = True
            continue
        else:
            at = _end_of_word(query, at)
            found.append(_word(query[start:at], start, of_field))
        of_field = False
    return found


def _word(word: str, start: int, of_field: bool) -> Token:
    end = start + len(word)
    near = None if of_field else _NEAR.fullmatch(word)
    if near is not None:
        return Token(Sign.NEAR, word, distance=int(near[1]), start=start, end=end)
    sign = Sign.TERM if of_field else _operator(word)
    return Token(sign, word, start=start, end=end)


def _operator(word: str) -> Sign:
    """Return the sign that a word is, in letters of full width too, or TERM."""
    return _WORDS.get(word if word.isascii() else unicodedata.normalize("NFKC", word), Sign.TERM)


def field_named(text: str) -> tuple[str, Field | Manner | None] | None:
    """Return the name before the colon of a word such as 标题:运河 and the field it is; None if it has no such name."""
    match = _FIELD.match(text)
    if match is None:
        return None
    name = fold(match[1])
    return match[1], FIELD_OF.get(name) or MANNER_OF.get(name)


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
    """Return the field whose name and colon stand here, and where its value begins; None if it has no value.

    White space may stand before the value, but then a sign is no value: 标题: -运河 does not limit the headline.
    """
    match = _FIELD.match(query, at)
    if match is None:
        return None
    name = fold(match[1])
    field = FIELD_OF.get(name) or MANNER_OF.get(name)
    begin = match.end()
    while begin < len(query) and query[begin].isspace():
        begin += 1
    if field is None or begin == len(query) or query[begin] in _CLOSING or query[begin] in _CHOICE:
        return None
    if begin > match.end() and query[begin] not in QUOTES and query[begin] not in _OPENING:
        word = query[begin : _end_of_word(query, begin)]
        named = field_named(word)
        if (
            word[0] in _MINUS
            or _NEAR.fullmatch(word)
            or _operator(word) is not Sign.TERM
            or (named and named[1])
        ):
            return None
    return field, begin


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
