"""The query language: from what a user types to a syntax tree.

Terms stand side by side and must all occur; `"…"` is a phrase; `OR` and `|` give a choice, `NOT` and a leading
`-` exclude; brackets group; `甲 ~10 乙` asks for both near each other; `?` and `*` are wildcards (see `terms`);
`标题:`, `记者:`, `日期:2020-01..2020-06` and others limit to a field, `日期:不详` asks for what states none; `原样:`
and `通配:` say how to read what follows. Near binds tighter than AND, AND tighter than OR.

Reading takes time in proportion to the query's length, and never raises: what cannot be read is plain text, and the
notes say so. What is read, but may have been meant otherwise, is advised of (see `advice`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from reader.core.errors import Reason
from reader.core.folding import fold
from reader.core.records import Alike
from reader.core.search import advice
from reader.core.search.dates import words_of_range
from reader.core.search.fields import FACTS, FIELDS, KINDS, VALUES, Manner
from reader.core.search.syntax import (
    ALIKE,
    PEOPLE,
    And,
    Dates,
    Field,
    Near,
    Node,
    Not,
    Operand,
    Or,
    Pattern,
    Spellings,
    Supposed,
    Text,
    texts,
)
from reader.core.search.terms import Sense, as_text, only_wildcards, term
from reader.core.search.tokens import MOST_DISTANCE, TOO_FAR, Sign, Token, Unreadable, tokens

__all__ = ["FIELDS", "KINDS", "MOST_CHARACTERS", "MOST_DEPTH", "MOST_TERMS", "Parsed", "parse", "quoted"]

MOST_CHARACTERS: Final = 10_000
MOST_TERMS: Final = 100
MOST_DEPTH: Final = 40
MOST_LINKED: Final = 20
"""So many texts can be linked, by wildcards into one pattern, by ~N into one chain, or by both."""
MOST_NOTES: Final = 5
"""So many notes are made of one query; a page of them would help nobody."""
_EXACT: Final = Alike(width=False, case=False, variants=False, numerals=False)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query read: the tree, None if there is nothing to search for; notes for the user, and hints for where it

    finds nothing.
    """

    tree: Node | None
    notes: tuple[Reason, ...] = ()
    hints: tuple[Reason, ...] = ()


def parse(query: str, alike: Alike = ALIKE) -> Parsed:
    """Read a query. The notes say if it is refused (query.too_long, query.too_many), empty, or read as plain text."""
    if len(query) > MOST_CHARACTERS:
        return Parsed(None, (Reason("query.too_long", limit=MOST_CHARACTERS),))
    notes: dict[Reason, None] = {}
    hints: tuple[Reason, ...] = ()
    sense = Sense(alike=alike)
    try:
        found = _whole_dates(tokens(query))
        tree = _Parser(found, sense, notes).query()
        notes.update(dict.fromkeys(advice.notes(query, found)))
        hints = tuple(dict.fromkeys(advice.hints(found)))
    except Unreadable as error:
        notes = {Reason("query.plain", detail=error.args[0]): None}
        tree = _join(And, [as_text(word, sense) for word in query.split()])
    if tree is None:
        return Parsed(None, (*notes, Reason("query.empty")))
    if _leaves(tree) > MOST_TERMS:
        return Parsed(None, (Reason("query.too_many", limit=MOST_TERMS),))
    if _longest_chain(tree) > MOST_LINKED:
        return Parsed(None, (Reason("query.too_many", limit=MOST_LINKED),))
    return Parsed(tree, tuple(notes)[:MOST_NOTES], hints[:MOST_NOTES])


def quoted(text: str) -> str:
    """Return a query that looks for exactly this text."""
    if parse(text) == Parsed(as_text(text, Sense())):
        return text
    return f"「{text}」" if '"' in text or "＂" in text else f'"{text}"'


def _whole_dates(found: Sequence[Token]) -> list[Token]:
    """Return tokens with each range of dates as one, where it was typed with spaces round its sign."""
    whole: list[Token] = []
    for place, token in enumerate(found):
        if whole and token.end <= whole[-1].end:
            continue  # it was joined to the one before
        words = list(
            takewhile(lambda one: one.sign is Sign.TERM and not one.quoted, found[place : place + 3])
        )
        if whole and whole[-1].field is Field.DATE and words:
            words = words[: words_of_range([word.text for word in words])]
            whole.append(replace(token, text="".join(word.text for word in words), end=words[-1].end))
        else:
            whole.append(token)
    return whole


class _Parser:
    """Recursive descent: choice := all (OR all)*; all := one+; one := NOT* near; near := operand (~N operand)*;
    operand := (field | manner)* (brackets | term).

    Where everything that an operator applies to folds to nothing, the result is None.
    """

    def __init__(self, found: list[Token], sense: Sense, notes: dict[Reason, None]) -> None:
        self._tokens = found
        self._at = 0
        self._sense = sense
        self._notes = notes

    def query(self) -> Node | None:
        if not self._tokens:
            return None
        tree = self._choice(self._sense, 0)
        if self._at < len(self._tokens):
            raise Unreadable(self._tokens[self._at].text)
        return tree

    def _next_is(self, *signs: Sign, ahead: int = 0) -> bool:
        at = self._at + ahead
        return at < len(self._tokens) and self._tokens[at].sign in signs

    def _take(self, expected_after: str) -> Token:
        if self._at == len(self._tokens):
            raise Unreadable(expected_after)
        self._at += 1
        return self._tokens[self._at - 1]

    def _choice(self, sense: Sense, depth: int) -> Node | None:
        branches = [self._all(sense, depth)]
        while self._next_is(Sign.OR):
            self._at += 1
            branches.append(self._all(sense, depth))
        return _join(Or, branches)

    def _all(self, sense: Sense, depth: int) -> Node | None:
        parts = [self._one(sense, depth)]
        while self._at < len(self._tokens) and not self._next_is(Sign.OR, Sign.CLOSE):
            if self._next_is(Sign.AND):
                self._at += 1
            parts.append(self._one(sense, depth))
        return _join(And, parts)

    def _one(self, sense: Sense, depth: int) -> Node | None:
        negated = False
        sign = self._tokens[self._at - 1].text if self._at else ""
        while self._next_is(Sign.NOT):
            sign = self._tokens[self._at].text
            self._at += 1
            negated = not negated
        node = self._near(sense, depth, sign)
        return Not(node) if negated and node is not None else node

    def _near(self, sense: Sense, depth: int, sign: str) -> Node | None:
        node = self._operand(sense, depth, sign)
        if not self._joins_near():
            return node
        operands, within = [_operand(node, self._tokens[self._at])], list[int]()
        while self._joins_near():
            near = self._tokens[self._at]
            self._at += 1
            within.append(near.distance)
            operands.append(_operand(self._operand(sense, depth, near.text), near))
        return Near(tuple(operands), tuple(within))

    def _joins_near(self) -> bool:
        """Whether a ~N comes next and something behind it; else it is text, as 温度 ~10 is."""
        return self._next_is(Sign.NEAR) and self._next_is(Sign.TERM, Sign.OPEN, Sign.FIELD, ahead=1)

    def _operand(self, sense: Sense, depth: int, sign: str) -> Node | None:
        token, name = self._take(sign), ""
        while token.sign is Sign.FIELD:
            sense, name = _narrowed(sense, token), name + token.text
            token = self._take(name)
        if token.sign is Sign.OPEN:
            return self._group(token, sense, depth)
        if token.sign not in {Sign.TERM, Sign.NEAR}:
            raise Unreadable(token.text)
        return self._value(sense, token, name)

    def _group(self, opening: Token, sense: Sense, depth: int) -> Node | None:
        if depth == MOST_DEPTH:
            raise Unreadable(opening.text * 2)
        node = self._choice(sense, depth + 1)
        if not self._next_is(Sign.CLOSE):
            raise Unreadable(opening.text)
        self._at += 1
        return node

    def _value(self, sense: Sense, token: Token, name: str) -> Node | None:
        """Return what a term means in a field; a value the field cannot have makes it plain text again."""
        if sense.field not in FACTS:
            if not token.quoted and only_wildcards(token.text):
                self._notes[Reason("query.only_wildcards", text=token.text)] = None
            if not token.quoted and sense.field is None and TOO_FAR.fullmatch(token.text):
                self._notes[Reason("query.too_far", text=token.text, limit=MOST_DISTANCE)] = None
            return term(token.text, sense, quoted=token.quoted)
        node = FACTS[sense.field](token.text)
        if node is None and fold(token.text):
            if sense.field is Field.DATE:
                self._notes[Reason("query.date", text=token.text)] = None
            elif sense.field in VALUES:
                self._notes[advice.unknown_value(sense.field, token.text, VALUES[sense.field])] = None
            return as_text(name + token.text, replace(sense, field=None))
        when = node.when if isinstance(node, Supposed) else node
        if isinstance(when, Dates) and when.is_reversed:
            self._notes[Reason("query.dates_reversed", text=token.text)] = None
        return node


def _narrowed(sense: Sense, token: Token) -> Sense:
    """Return the sense behind a field's or a manner's name."""
    match token.field:
        case Manner.EXACT:
            return replace(sense, alike=_EXACT)
        case Manner.WILD:
            return replace(sense, wild=True)
        case field:
            return replace(sense, field=field)


def _operand(node: Node | None, near: Token) -> Operand:
    """Return what can be near something: terms of the text, and choices of them. Raises Unreadable for all else."""
    match node:
        case Text(field=field) if field in PEOPLE:
            pass
        case Text() | Pattern() | Spellings():
            return node
        case Or(children):
            return Or(tuple(_operand(child, near) for child in children))
        case _:
            pass
    raise Unreadable(near.text)


def _join(kind: type[And] | type[Or], nodes: list[Node | None] | list[Text | None]) -> Node | None:
    """Join nodes, each once; what folded to nothing is left out."""
    flat: dict[Node, None] = {}
    for node in nodes:
        if isinstance(node, kind):
            flat.update(dict.fromkeys(node.children))
        elif node is not None:
            flat[node] = None
    if len(flat) <= 1:
        return next(iter(flat), None)
    return kind(tuple(flat))


def _leaves(node: Node) -> int:
    match node:
        case And(children) | Or(children):
            return sum(map(_leaves, children))
        case Not(child):
            return _leaves(child)
        case Pattern() | Near():
            return sum(1 for _ in texts(node))
        case _:
            return 1


def _longest_chain(node: Node) -> int:
    """Return the largest number of texts that one pattern or one nearness links."""
    match node:
        case And(children) | Or(children):
            return max(map(_longest_chain, children))
        case Not(child):
            return _longest_chain(child)
        case Pattern(parts=parts):
            return len(parts)
        case Near(operands):
            return sum(map(_longest_chain, operands))
        case _:
            return 1
