"""Words that are printed once and stand in two fields: who wrote a story, told in its first or last paragraph.

新华社北京5月9日电(记者 张三)昨天… gives an article its source, its dateline and its byline, and the paragraph keeps
the words. Found there, they are one place on the page, and the body's: it has the words around them. A credit that
is printed apart from the body has a place of its own, also where the body mentions the same names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.core.folding import fold
from reader.core.records import Article

CREDITS: Final = frozenset({"byline", "source", "dateline", "photo_credit"})
"""The fields that a paragraph can tell as well."""
_HEAD: Final = 240
_TAIL: Final = 140
"""So many folded characters of the first and of the last paragraph can be a formula."""
_MOST_WORDS: Final = 16
_WORD: Final = re.compile(r"\S+")
_BULLETS: Final = "■□●○◆◇▲△▼▽★☆※"
_SENT: Final = re.compile("[电讯]|消息|报道|报导")
"""How an opening says that it was sent in."""
_BEFORE_SOURCE: Final = re.compile(rf"[{_BULLETS}【\[〔(]*(?:据|综合)?")
_FAR: Final = 24
"""In so many characters behind a source it says how the text came."""
_BEHIND_DATELINE: Final = re.compile("[专特快]?[电讯]|(?:综合)?(?:消息|报道|报导)|[(/]")
_BEFORE_BYLINE: Final = re.compile(rf"[{_BULLETS}]*|.*(?:[电讯社]|消息|报道|综合)[】\]〕):]?", re.DOTALL)
"""What can stand between the beginning of a story and its byline, or the bracket that holds that."""
_ROLE: Final = re.compile(".{0,10}(?:记者|通讯员|实习生|评论员|撰稿)|[文图][/:]", re.DOTALL)
_BRACKET: Final = re.compile(r"[(【〔\[][^()【】〔〕\[\]]*\Z")
_LAST_BRACKET: Final = re.compile(r"[(【]([^()【】]*)[)】]\Z")
_BRACKETS: Final = {"(": ")", "【": "】", "〔": "〕", "[": "]"}
_SENTENCE_ENDS: Final = '。!?”"…》'


def in_body(name: str, credit: str, body: str) -> list[tuple[tuple[int, int], int]]:
    """Return the pieces of a printed credit that the printed body tells, each as `start <= i < end`, and where.

    That is a place in the folded body, from its beginning, or if it is negative from its end. `name` is one of CREDITS.
    A piece is the whole; of a byline, of which one half can be printed apart, also some words in a row that a formula
    consists of.
    """
    formulas = _Formulas(body)
    found: list[tuple[tuple[int, int], int]] = []
    words = [match.span() for match in _WORD.finditer(credit)]
    if words and (len(words) > _MOST_WORDS or name != "byline"):
        words = [(words[0][0], words[-1][1])]
    first = 0
    while first < len(words):
        for last in range(len(words), first, -1):
            start, end = words[first][0], words[last - 1][1]
            whole = last - first == len(words)
            at = formulas.find(name, fold(credit[start:end]), whole=whole)
            if at is not None:
                found.append(((start, end), at))
                first = last
                break
        else:
            first += 1
    return found


def told_apart(article: Article) -> tuple[tuple[str, str], ...]:
    """Return the source and the dateline of an article that its body does not tell, with their names."""
    credits = (("source", article.source), ("dateline", article.dateline))
    return tuple((name, text) for name, text in credits if text and not in_body(name, text, article.body))


def people_apart(article: Article) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the reporters and correspondents of an article that its byline does not name; roles without any are left out."""
    byline = fold(article.byline or "")
    roles = (("reporters", article.reporters), ("correspondents", article.correspondents))
    named = ((role, tuple(name for name in names if fold(name) not in byline)) for role, names in roles)
    return tuple((role, names) for role, names in named if names)


class _Formulas:
    """The opening and the closing formula of a body."""

    def __init__(self, body: str) -> None:
        paragraphs = [paragraph for paragraph in body.split("\n") if paragraph]
        self._head = fold(paragraphs[0][: 2 * _HEAD])[:_HEAD] if paragraphs else ""
        tail = fold(paragraphs[-1][-2 * _TAIL :])[-_TAIL:] if paragraphs else ""
        closing = _LAST_BRACKET.search(tail)
        self._closing = ""
        self._closing_at = 0
        if closing is not None and _ends_text(tail[: closing.start()], closing[1]):
            self._closing = closing[1]
            self._closing_at = closing.start(1) - len(tail)

    def find(self, name: str, piece: str, *, whole: bool) -> int | None:
        """Return where a formula holds a piece of a credit, as `in_body` does; None if none does.

        A credit may stand in a bracket with other words; less than the `whole` credit has to fill it.
        """
        if not piece:
            return None
        for at in _places(piece, self._head):
            behind = self._head[at + len(piece) :]
            if _opens(name, self._head[:at], piece, behind) and (
                whole or _BRACKETS.get(self._head[at - 1 : at]) == behind[:1]
            ):
                return at
        at = self._closing.find(piece) if name != "dateline" and (whole or piece == self._closing) else -1
        return None if at < 0 else self._closing_at + at


def _places(piece: str, text: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def _opens(name: str, before: str, piece: str, behind: str) -> bool:
    """Whether a piece of a credit stands in the opening formula, between these two pieces of the first paragraph."""
    match name:
        case "source":
            return (
                _BEFORE_SOURCE.fullmatch(before) is not None
                and _SENT.search(piece + behind[:_FAR]) is not None
            )
        case "dateline":
            return _BEHIND_DATELINE.match(behind) is not None and len(before) <= _FAR
        case _:
            bracket = _BRACKET.search(before)
            if bracket is None:
                return _ROLE.match(piece) is not None and _stands_first(before)
            return re.match(r"[^()【】〔〕\[\]]*[)】〕\]]", behind) is not None and _stands_first(
                before[: bracket.start()]
            )


def _stands_first(before: str) -> bool:
    """Whether only what tells how a story came stands before its byline: no sentence, and not many words."""
    return len(before) <= 2 * _FAR and "。" not in before and _BEFORE_BYLINE.fullmatch(before) is not None


def _ends_text(before: str, inside: str) -> bool:
    """Whether a bracket at the end of a text tells of the text: it stands behind a sentence, or names who wrote it."""
    return before[-1:] in _SENTENCE_ENDS or _ROLE.match(inside) is not None
