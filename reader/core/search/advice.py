"""Advice on a query that is read as it stands, but may have been meant otherwise.

Nothing of it changes what is searched for: a word stays the characters it consists of. What is nearly always a slip
is said with every answer; what pasted text has too is said only where nothing was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from reader.core.errors import Reason
from reader.core.folding import fold
from reader.core.search.syntax import Field
from reader.core.search.tokens import QUOTES, Sign, Token, field_named

_MEANT: Final = {
    **dict.fromkeys(("or", "或", "或者"), "query.meant_or"),
    **dict.fromkeys(("and", "&", "&&", "+", "和", "与", "且", "及", "并且", "以及"), "query.meant_and"),
    **dict.fromkeys(("not", "非", "不含"), "query.meant_not"),
    "near": "query.meant_near",
}
"""Words that people use as operators, folded."""
_STRAIGHT: Final = '"＂'
_ENDS: Final = frozenset({Sign.TERM, Sign.CLOSE})
_MINUS: Final = frozenset("-－")
_OPERANDS: Final = frozenset({Sign.TERM, Sign.OPEN, Sign.FIELD})
_BEGINS: Final = frozenset({Sign.TERM, Sign.OPEN, Sign.FIELD, Sign.NOT})


def notes(query: str, found: Sequence[Token]) -> Iterator[Reason]:
    """Yield what is said with every answer."""
    for before, token, after in _neighbours(found):
        of_field = before is not None and before.sign is Sign.FIELD
        if token.sign is Sign.NEAR and not (
            before is not None and before.sign in _ENDS and after is not None and after.sign in _OPERANDS
        ):
            yield Reason("query.near_alone", text=token.text)
        if token.sign is not Sign.TERM:
            continue
        if token.quoted:
            if after is not None and after.start == token.end and after.sign is Sign.TERM:
                yield Reason(
                    "query.split_at_quote",
                    text=query[token.start : token.end],
                    rest=query[after.start : after.end],
                )
            continue
        if any(sign in token.text for sign in _STRAIGHT):
            yield Reason("query.quote_inside", text=token.text)
        named = field_named(token.text)
        if of_field:
            if named is not None and named[1] is not None and len(token.text) > len(named[0]) + 1:
                yield Reason("query.field_in_field", field=before.text if before else "", text=token.text)
            if before is not None and len(token.text) > 1 and token.text[0] in "-－":
                yield Reason("query.minus_in_field", field=before.text, text=token.text, rest=token.text[1:])
            continue
        if token.text in _MINUS and after is not None and after.sign in _OPERANDS:
            yield Reason("query.minus_alone", text=token.text, rest=query[after.start : after.end])
        if named is not None and named[1] is not None and len(token.text) == len(named[0]) + 1:
            yield Reason("query.empty_field", text=token.text)
        code = _MEANT.get(fold(token.text))
        follows = code == "query.meant_not" or (before is not None and before.sign in _ENDS)
        if code is not None and follows and after is not None and after.sign in _BEGINS:
            yield Reason(code, word=token.text)


def hints(found: Sequence[Token]) -> Iterator[Reason]:
    """Yield what is said only where nothing was found."""
    for before, token, _after in _neighbours(found):
        if token.sign is not Sign.TERM or token.quoted:
            continue
        named = None if before is not None and before.sign is Sign.FIELD else field_named(token.text)
        if named is not None and named[1] is None and len(token.text) > len(named[0]) + 1:
            yield Reason("query.unknown_field", name=named[0], text=token.text)
        if any(sign in token.text for sign in QUOTES if sign not in _STRAIGHT):
            yield Reason("query.quote_inside", text=token.text)


def _neighbours(found: Sequence[Token]) -> Iterator[tuple[Token | None, Token, Token | None]]:
    """Yield each token between the one before it and the one after it."""
    around = [None, *found, None]
    for (before, token), (_token, after) in pairwise(pairwise(around)):
        if token is not None:
            yield before, token, after


def unknown_value(field: Field, text: str, names: Sequence[Sequence[str]]) -> Reason:
    """Return the sentence about a value that a field cannot have, with those it can have."""
    return Reason(
        "query.value",
        text=text,
        known="、".join(dict.fromkeys(of_one[0] for of_one in names)),
        known_en=", ".join(dict.fromkeys(of_one[-1] for of_one in names)),
        field=field.value,
    )
