"""The query language: from what a user types to a syntax tree.

Terms stand side by side and must all occur; `"…"` is a phrase; `OR` and `|` give a choice, `NOT` and a leading
`-` exclude; brackets group; `标题:`, `记者:`, `日期:2020-01..2020-06` and others limit to a field. AND binds
tighter than OR. Signs have their meaning only where a term could begin (and `|` and a closing bracket where one
could end), so that text pasted from a page, with quotation marks and brackets inside, stays what it is.

Reading takes time in proportion to the query's length, and never raises: what cannot be read is plain text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from reader.core.errors import Reason
from reader.core.folding import fold
from reader.core.records import Kind
from reader.core.search import dates
from reader.core.search.syntax import And, Dates, Field, Newspaper, Node, Not, OfKind, Or, Page, Text

MOST_CHARACTERS: Final = 10_000
MOST_TERMS: Final = 100
MOST_DEPTH: Final = 40

FIELDS: Final = {
    Field.TITLE: ("标题", "主题", "title"),
    Field.KICKER: ("引题", "肩题", "眉题", "kicker"),
    Field.SUBTITLE: ("副题", "副标题", "subtitle"),
    Field.BODY: ("正文", "body"),
    Field.COLUMN: ("栏目", "column"),
    Field.BYLINE: ("署名", "byline"),
    Field.CAPTION: ("图片说明", "图说", "caption"),
    Field.PHOTO_CREDIT: ("摄影", "photo_credit"),
    Field.DATELINE: ("电头", "dateline"),
    Field.SOURCE: ("来源", "source"),
    Field.REPORTER: ("记者", "reporter"),
    Field.CORRESPONDENT: ("通讯员", "correspondent"),
    Field.NEWSPAPER: ("报纸", "报名", "newspaper"),
    Field.PAGE: ("版", "版面", "版次", "page"),
    Field.DATE: ("日期", "date"),
    Field.KIND: ("类型", "体裁", "kind"),
}
"""The names of fields; the first is the one that explanations use."""

KINDS: Final = {
    Kind.NEWS: ("新闻", "消息", "文章", "news"),
    Kind.PHOTO: ("图片", "照片", "图片新闻", "photo"),
    Kind.BRIEF: ("简讯", "短讯", "brief"),
    Kind.EDITOR_NOTE: ("编者按", "editor_note"),
    Kind.GUIDE: ("导读", "guide"),
    Kind.PROMO: ("推介", "广告", "promo"),
    Kind.NOTICE: ("启事", "公告", "notice"),
}
"""The names of kinds of articles; the first is the one that explanations use."""

_FIELD_OF: Final = {name: field for field, names in FIELDS.items() for name in names}
_KIND_OF: Final = {name: kind for kind, names in KINDS.items() for name in names}

_QUOTES: Final = {'"': '"＂', "＂": '"＂', "“": "“”", "”": "“”", "「": "」"}
_OPENING: Final = "(（"
_CLOSING: Final = ")）"
_CHOICE: Final = "|｜"
_MINUS: Final = "-－"
_FIELD: Final = re.compile(r"([^\s:：()（）|｜\"＂“”「]{1,16})[:：]")
_PAGE: Final = re.compile(r"第?(.+?)版?")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query read: the tree, None if there is nothing to search for; notes for the user."""

    tree: Node | None
    notes: tuple[Reason, ...] = ()


def parse(query: str) -> Parsed:
    """Read a query. The notes say if it is refused (query.too_long, query.too_many), empty, or read as plain text."""
    if len(query) > MOST_CHARACTERS:
        return Parsed(None, (Reason("query.too_long", limit=MOST_CHARACTERS),))
    notes: list[Reason] = []
    try:
        tree = _Parser(_tokens(query), notes).query()
    except _Unreadable as error:
        notes = [Reason("query.plain", detail=error.args[0])]
        tree = _join(And, [_text(word) for word in query.split()])
    if tree is None:
        return Parsed(None, (*notes, Reason("query.empty")))
    if _leaves(tree) > MOST_TERMS:
        return Parsed(None, (Reason("query.too_many", limit=MOST_TERMS),))
    return Parsed(tree, tuple(notes))


def quoted(text: str) -> str:
    """Return a query that looks for exactly this text."""
    if parse(text) == Parsed(_text(text)):
        return text
    return f"「{text}」" if '"' in text or "＂" in text else f'"{text}"'


# ── tokens ────────────────────────────────────────────────────────────────────────────────────────────


class _Unreadable(Exception):
    """The query cannot be read; `args[0]` is the sign that has no counterpart or no operand."""


class _Sign(Enum):
    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    FIELD = auto()
    TERM = auto()


@dataclass(frozen=True, slots=True)
class _Token:
    sign: _Sign
    text: str
    field: Field | None = None


_WORDS: Final = {"OR": _Sign.OR, "AND": _Sign.AND, "NOT": _Sign.NOT}


def _tokens(query: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    of_field = False
    while at < len(query):
        char = query[at]
        if char.isspace():
            at += 1
            continue
        if char in _QUOTES:
            end = _closing_quote(query, at)
            tokens.append(_Token(_Sign.TERM, query[at + 1 : end]))
            at = end + 1
        elif char in _OPENING or char in _CLOSING or (char in _CHOICE and not of_field):
            sign = _Sign.OPEN if char in _OPENING else _Sign.CLOSE if char in _CLOSING else _Sign.OR
            tokens.append(_Token(sign, char))
            at += 1
        elif not of_field and char in _MINUS and at + 1 < len(query) and not query[at + 1].isspace():
            tokens.append(_Token(_Sign.NOT, char))
            at += 1
        elif not of_field and (field := _field_at(query, at)) is not None:
            tokens.append(_Token(_Sign.FIELD, query[at : field[1]], field[0]))
            at = field[1]
            of_field = True
            continue
        else:
            end = _end_of_word(query, at)
            word = query[at:end]
            sign = _Sign.TERM if of_field else _WORDS.get(word, _Sign.TERM)
            tokens.append(_Token(sign, word))
            at = end
        of_field = False
    return tokens


def _closing_quote(query: str, opening: int) -> int:
    closing = _QUOTES[query[opening]]
    ends = [end for end in (query.find(char, opening + 1) for char in closing) if end >= 0]
    if not ends:
        raise _Unreadable(query[opening])
    return min(ends)


def _field_at(query: str, at: int) -> tuple[Field, int] | None:
    """Return the field whose name and colon stand here, directly followed by a value, and where the value begins."""
    match = _FIELD.match(query, at)
    if match is None or match.end() == len(query):
        return None
    following = query[match.end()]
    field = _FIELD_OF.get(fold(match[1]))
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


# ── grammar ───────────────────────────────────────────────────────────────────────────────────────────


class _Parser:
    """Recursive descent: choice := all (OR all)*; all := one+; one := NOT* (brackets | field value | term).

    Where everything that an operator applies to folds to nothing, the result is None.
    """

    def __init__(self, tokens: list[_Token], notes: list[Reason]) -> None:
        self._tokens = tokens
        self._at = 0
        self._notes = notes

    def query(self) -> Node | None:
        if not self._tokens:
            return None
        tree = self._choice(None, 0)
        if self._at < len(self._tokens):
            raise _Unreadable(self._tokens[self._at].text)
        return tree

    def _next_is(self, *signs: _Sign) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at].sign in signs

    def _take(self, expected_after: str) -> _Token:
        if self._at == len(self._tokens):
            raise _Unreadable(expected_after)
        self._at += 1
        return self._tokens[self._at - 1]

    def _choice(self, field: Field | None, depth: int) -> Node | None:
        branches = [self._all(field, depth)]
        while self._next_is(_Sign.OR):
            self._at += 1
            branches.append(self._all(field, depth))
        return _join(Or, branches)

    def _all(self, field: Field | None, depth: int) -> Node | None:
        parts = [self._one(field, depth)]
        while self._at < len(self._tokens) and not self._next_is(_Sign.OR, _Sign.CLOSE):
            if self._next_is(_Sign.AND):
                self._at += 1
            parts.append(self._one(field, depth))
        return _join(And, parts)

    def _one(self, field: Field | None, depth: int) -> Node | None:
        negated = False
        sign = self._tokens[self._at - 1].text if self._at else ""
        while self._next_is(_Sign.NOT):
            sign = self._tokens[self._at].text
            self._at += 1
            negated = not negated
        token = self._take(sign)
        if token.sign is _Sign.FIELD:
            field = token.field
            name = token.text
            token = self._take(name)
            node = (
                self._group(token, field, depth)
                if token.sign is _Sign.OPEN
                else self._of_field(field, token, name)
            )
        elif token.sign is _Sign.OPEN:
            node = self._group(token, field, depth)
        elif token.sign is _Sign.TERM:
            node = self._of_field(field, token, "")
        else:
            raise _Unreadable(token.text)
        return Not(node) if negated and node is not None else node

    def _group(self, opening: _Token, field: Field | None, depth: int) -> Node | None:
        if depth == MOST_DEPTH:
            raise _Unreadable(opening.text * 2)
        node = self._choice(field, depth + 1)
        if not self._next_is(_Sign.CLOSE):
            raise _Unreadable(opening.text)
        self._at += 1
        return node

    def _of_field(self, field: Field | None, token: _Token, name: str) -> Node | None:
        """Return what a term means in a field; a value the field cannot have makes it plain text again."""
        if field is None:
            return _text(token.text)
        node = _VALUES.get(field, _field_text)(field, token.text)
        if node is None and fold(token.text):
            if field is Field.DATE:
                self._notes.append(Reason("query.date", text=token.text))
            return _text(name + token.text)
        return node


def _text(text: str) -> Text | None:
    folded = fold(text)
    return Text(text, folded) if folded else None


def _field_text(field: Field, text: str) -> Node | None:
    folded = fold(text)
    return Text(text, folded, field) if folded else None


def _newspaper(_: Field, text: str) -> Node | None:
    folded = fold(text)
    return Newspaper(text, folded) if folded else None


def _page(_: Field, text: str) -> Node | None:
    match = _PAGE.fullmatch(fold(text))
    return Page(text, match[1]) if match else None


def _dates(_: Field, text: str) -> Node | None:
    found = dates.span(text)
    return Dates(*found) if found else None


def _kind(_: Field, text: str) -> Node | None:
    kind = _KIND_OF.get(fold(text))
    return OfKind(kind) if kind else None


_VALUES: Final[dict[Field, Callable[[Field, str], Node | None]]] = {
    Field.NEWSPAPER: _newspaper,
    Field.PAGE: _page,
    Field.DATE: _dates,
    Field.KIND: _kind,
}


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
        case _:
            return 1
