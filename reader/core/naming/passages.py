"""A title or paragraph with its words, as the rules look at it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from reader.core.words import Words

HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_CREDITS: Final = re.compile(
    r"[(（][^()（）]{0,12}(?:记者|通讯员|作者|摄影)[^()（）]{0,80}[)）]"
    r"|■\s*\S{0,4}记者[\s\u4e00-\u9fff]{0,20}$"
    r"|(?:(?:记者|通讯员)\s*)?[\u4e00-\u9fff]{2,4}(?:[ 、][\u4e00-\u9fff]{2,4})*\s*[/／]?(?:文|摄|供图|文[/／]摄)$"
)
"""Where a paper names its own people: (本报记者 …), ■记者 …, … /文 … /摄 at the end."""

_ALONE: Final = frozenset(
    "的了在到赴对向与和及由被把将从为让请使给以于是有至往沿过来去看进出说有是在做用建修办开讲见听走逛游览新老大小各全"
)
"""Characters that stand alone before a name more often than they begin one."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its place in the passage, jieba's part of speech, and whether the dictionary holds it."""

    text: str
    flag: str
    start: int
    end: int
    known: bool

    @property
    def han(self) -> bool:
        """Whether the word consists of hanzi."""
        return HAN.fullmatch(self.text) is not None


@dataclass(frozen=True)
class Passage:
    """One title or paragraph. Credits of the paper's own reporters are blanked out, so that offsets stay."""

    text: str
    tokens: tuple[Token, ...] = field(repr=False)

    @classmethod
    def read(cls, text: str, words: Words, whole: Container[str] = ()) -> Passage:
        """Cut a text into words; two lone characters that are a word in `whole` (分所) stay together."""
        clean = blank(text, (match.span() for match in _CREDITS.finditer(text)))
        tokens: list[Token] = []
        at = 0
        for word, flag in words.tagged(clean):
            last = tokens[-1] if tokens else None
            if last is not None and len(word) == len(last.text) == 1 and last.text + word in whole:
                tokens[-1] = Token(last.text + word, "n", last.start, at + 1, True)
                at += 1
                continue
            tokens.append(Token(word, flag, at, at + len(word), words.knows(word)))
            at += len(word)
        return cls(clean, tuple(tokens))

    @cached_property
    def starting(self) -> dict[int, int]:
        """The index of the token that starts at an offset."""
        return {token.start: index for index, token in enumerate(self.tokens)}

    @cached_property
    def ending(self) -> dict[int, int]:
        """The index of the token that ends at an offset."""
        return {token.end: index for index, token in enumerate(self.tokens)}

    @cached_property
    def within(self) -> dict[int, Token]:
        """The token that goes on across an offset; offsets between two tokens are left out."""
        return {at: token for token in self.tokens for at in range(token.start + 1, token.end)}

    def after_preposition(self, index: int) -> int:
        """Return where a name that begins with this token starts: behind a 和 or 对 that jieba took into a word it made up."""
        token = self.tokens[index]
        if token.known or len(token.text) < 2 or index == 0:
            return token.start
        joins = token.text[0] in "和与及" and self.tokens[index - 1].han
        return token.start + (
            joins or (token.text[0] in "对向在到赴" and token.text[1:] in ("省", "市", "区", "县", "镇"))
        )


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text with some spans replaced by line feeds, which no name goes across."""
    for start, end in spans:
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text


def half_name(token: Token) -> bool:
    """Tell whether a token may be the first character of a name that jieba cut behind it (显|宁寺)."""
    return len(token.text) == 1 and token.han and token.flag[0] in "vxnagj" and token.text not in _ALONE
