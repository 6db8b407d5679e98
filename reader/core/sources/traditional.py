"""Pages in Traditional hanzi or with vertical marks: read by a shadow of equal length, answered in printed glyphs.

All cues and patterns of the stages are Simplified. A page with Traditional forms is therefore read as its shadow,
hanzi for hanzi, and every text of the result is then taken from the same places of the printed lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from reader.core.folding import fold
from reader.core.records import Article, Issue, Leftover, ParsedPage, Publisher
from reader.core.sources.lines import BLANKS, is_han

_FREQUENT: Final = "報會國這說來時為個對過後發經學訊記電辦總張長間請開關東與將於區縣業產實號週聞︐︒︵"
"""Any Traditional page of a few lines holds one of these, and any with the marks of vertical lines."""
_MARKS: Final = dict(
    zip(
        "「」『』︐︑︒︓︔︕︖︗︘︙︱︵︶︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
        "“”‘’，、。：；！？〖〗…—（）〔〕【】《》〈〉“”‘’［］",
        strict=True,
    )
)
"""Marks of Traditional pages and of vertical lines, and those that they stand for."""
_NEAR: Final = 4000
"""How many characters behind the last words found the next ones are looked for first."""
_NO_BLANKS: Final = str.maketrans("", "", BLANKS + "\n\r")


class _Table(dict[int, str]):
    """For `str.translate`: every Traditional hanzi to one Simplified hanzi, worked out when first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        value = _MARKS.get(char, char)
        if is_han(char):
            folded = fold(char)
            value = folded if len(folded) == 1 else char
        self[code] = value
        return value


_TABLE: Final = _Table()


def shadow(text: str) -> str | None:
    """Return the Simplified shadow of a text, of equal length; None for a text without Traditional forms."""
    if not any(char in text for char in _FREQUENT):
        return None
    return text.translate(_TABLE)


def as_printed(page: ParsedPage, lines: Sequence[str]) -> ParsedPage:
    """Return the parse of a shadow with its texts in the printed glyphs of the source's `lines`."""
    return replace(
        page,
        issue=_issue(page.issue, _Printed(lines, page.issue.lines)),
        articles=tuple(_article(article, lines) for article in page.articles),
        leftovers=tuple(_leftover(one, lines) for one in page.leftovers),
        masthead=tuple(_leftover(one, lines) for one in page.masthead),
    )


class _Printed:
    """Finds the printed form of texts that were read from some lines of the shadow."""

    def __init__(self, lines: Sequence[str], numbers: Iterable[int]) -> None:
        self._text = "".join(lines[number - 1].translate(_NO_BLANKS) for number in numbers)
        self._shadow = self._text.translate(_TABLE)
        self._at = 0

    def __call__(self, read: str) -> str:
        """Return a text that was read, with its own blanks, in printed glyphs."""
        words = read.translate(_NO_BLANKS)
        if words.translate(_TABLE) != words:
            return read
        found = self._find(words)
        glyphs = iter(found)
        return "".join(char if char in BLANKS else next(glyphs) for char in read)

    def _find(self, words: str) -> str:
        """Return the printed glyphs of words: in one run, or in as few runs as they were put together from."""
        at = self._place(words)
        if at >= 0:
            self._at = at + len(words)
            return self._text[at : at + len(words)]
        out: list[str] = []
        while words:
            size = self._longest(words)
            at = self._place(words[:size])
            out.append(self._text[at : at + size] if at >= 0 else words[:size])
            self._at = at + size if at >= 0 else self._at
            words = words[size:]
        return "".join(out)

    def _place(self, words: str) -> int:
        """Return where words stand: near behind the last ones found, or, if not there, anywhere."""
        at = self._shadow.find(words, self._at, self._at + len(words) + _NEAR)
        return at if at >= 0 else self._shadow.find(words)

    def _is_near(self, words: str) -> bool:
        return self._shadow.find(words, self._at, self._at + len(words) + _NEAR) >= 0

    def _longest(self, words: str) -> int:
        """Return how many of the first words stand together in the shadow, at least 1 (bisection)."""
        near = self._shadow.find(words[:4], self._at)
        self._at = near if near >= 0 else 0
        low, high = 1, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._is_near(words[:middle]) else (low, middle - 1)
        return low


def _article(article: Article, lines: Sequence[str]) -> Article:
    anywhere = _Printed(lines, article.lines)

    def told(text: str | None) -> str | None:
        return anywhere(text) if text is not None else None

    return replace(
        article,
        kicker=told(article.kicker),
        title=told(article.title),
        subtitle=told(article.subtitle),
        column=told(article.column),
        byline=told(article.byline),
        reporters=_each(article.reporters, anywhere),
        correspondents=_each(article.correspondents, anywhere),
        source=told(article.source),
        dateline=told(article.dateline),
        paragraphs=_each(article.paragraphs, _Printed(lines, article.lines)),
        caption=told(article.caption),
        photo_credit=told(article.photo_credit),
    )


def _issue(issue: Issue, printed: _Printed) -> Issue:
    return replace(
        issue,
        newspaper=issue.newspaper
        if issue.newspaper is None or "newspaper" in issue.evidence
        else printed(issue.newspaper),
        weekday=printed(issue.weekday) if issue.weekday is not None else None,
        lunar_date=printed(issue.lunar_date) if issue.lunar_date is not None else None,
        publishers=tuple(Publisher(printed(one.role), _each(one.names, printed)) for one in issue.publishers),
    )


def _leftover(one: Leftover, lines: Sequence[str]) -> Leftover:
    return replace(one, text="\n".join(lines[number - 1].strip(BLANKS) for number in one.lines))


def _each(texts: Iterable[str], printed: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(map(printed, texts))
