"""Cohesion: whether the text under a short line begins a story of its own, or goes on with the one before.

A new story brings new words, which its headline shares with it and not with what stood before (lexical cohesion
as in TextTiling, Hearst 1997, on pairs of hanzi); under a subhead the words of the whole story come again.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from reader.core.sources import cues, openings
from reader.core.sources.lines import bare
from reader.core.sources.names import begins_with_surname, is_name_shaped, looks_like_name
from reader.core.sources.pagewide import Page
from reader.core.sources.surroundings import LINES
from reader.core.sources.units import Unit

_PARTICLES: Final = (
    "的了在是和不这那他她它我你们有个上下中来到说人也就都把被与为对从着过地得而又还之以于等及其将要"
    "可能会后前里时年月日"
)
"""The commonest particles, which no word of meaning is made of."""
_MEANING: Final = "".join(
    f"{chr(ord(before) + 1)}-{chr(ord(after) - 1)}"
    for before, after in itertools.pairwise(("\u4dff", *sorted(_PARTICLES), "\ua000"))
    if ord(after) - ord(before) > 1
)
"""All other hanzi, as ranges of a class."""
_PAIR: Final = re.compile(f"(?=([{_MEANING}][{_MEANING}]))")
_OF_ANY_STORY: Final = frozenset({"本报", "报讯", "记者", "通讯", "讯员"})
"""Words of bylines, which stories share though they tell of other things."""
_REFERRING: Final = re.compile("[这该此他她其而但]|原来|后来|如今|随后|于是|对此")
"""What a text begins with that refers to what stood before."""
_FAR: Final = 80
"""How many lines a story is followed to see who signs it."""
_DATE: Final = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日[\u4e00-\u9fff\d]{0,6}[，,]")
"""A date that a sentence opens with: 5月12日下午,…."""
_DAY: Final = re.compile(r"\d{1,2}日")
"""A day whose month was told before."""
_OPENING: Final = 10
"""In how many characters a text names whom it tells of."""
_NAME: Final = 3
_SHORTEST_NAME: Final = 2
_FIRM: Final = re.compile(
    "[\u4e00-\u9fff]{0,2}?(?:食品|公司|集团|合作社|农场|农业|实业|药业|社区|小区|[镇乡村旗县市区])"
)
"""What stands behind two hanzi that begin the name of a firm or place."""
_CLAUSE_START: Final = re.compile("(?:^|[。，,；;“！？])([\u4e00-\u9fff]{3,4})")
"""The first hanzi of a clause, as many as a name has."""
_OFFICE: Final = re.compile("[省市县区镇乡村局委会部处院校所党政府年月日的了在]")
"""What no person's name holds, but the name of a body or the words around a date."""
_HALF: Final = 0.05
"""The share of common words at which two texts are as likely one story as two."""
_MOST: Final = 3.5
_CLEAR: Final = 1e-6
_HEARD: Final = 4
"""How many words that come again below a line count at most."""

_PRIOR: Final = 2.9
_ANNOUNCED: Final = 0.7
_SHARED: Final = -1.7
_DATED: Final = 1.8
_GOES_ON: Final = -1.5
_OPENS: Final = frozenset('“「"')
_CLOSES: Final = frozenset('”」"')
_SAID: Final = 1
"""How many words of what somebody says below a line that quotes it count, as they are one saying."""
_ALIKE: Final = -2.9
_AUTHOR_KNOWN: Final = -2.5
_APPENDED: Final = -4.0
_FEATURE: Final = -2.5
_SAME_PERSON: Final = -2.0
_SIGNED_APART: Final = 2.5
_ENDED: Final = 5.0


def newness(units: Sequence[Unit], index: int, page: Page) -> float:
    """Return whether the text under a short line is a new story (above 0) or goes on with the one before (below 0).

    The evidence is summed as log odds, with weights fitted by logistic regression to the short lines of pages read
    by hand; a story that has surely ended before weighs more than all of it.
    """
    ahead = page.ahead[index]
    if ahead is None:
        return 0.0
    opening = units[ahead].text
    dated = (openings.starts_story(opening) or openings.asks(opening)) and _DAY.match(opening) is None
    above = page.around.before(index)
    signs = _signs(units, index, page, opening, above, dated=dated)
    # The sequence itself prefers a subhead a little, and the first line of a story that begins with a date.
    leaning = 1.0 - dated
    surely = _PRIOR + sum(signs) + leaning
    if surely + _SHARED > 2 * _MOST + _CLEAR:
        return _MOST  # whatever the words say
    if surely + _ANNOUNCED * _HEARD < -2 * _MOST - _CLEAR:
        return -_MOST
    before, after, shared = _compared((*above, page.heads[index]), tuple(page.around.after(ahead)))
    said = page.context[index] > 0 and _is_said(units[index].text, page.around.after(ahead))
    heard = _SAID if said else _HEARD
    odds = _PRIOR + _ANNOUNCED * min(heard, announced(content_words(units[index].text), before, after))
    if after:
        odds += _SHARED * shared / (shared + _HALF)
    for sign in signs:
        odds += sign
    return max(-_MOST, min(_MOST, (odds + leaning) / 2))


def _signs(
    units: Sequence[Unit], index: int, page: Page, opening: str, above: Sequence[str], *, dated: bool
) -> list[float]:
    """Return what speaks for or against a story that begins below a short line, beside the words it shares.

    `opening` is the text below it, `above` are the lines of the story above it.
    """
    out: list[float] = []
    if dated:
        out.append(_DATED)
    elif openings.starts_speech(opening) or openings.starts_paragraph(opening) or _REFERRING.match(opening):
        out.append(_GOES_ON)
    out.append(_ALIKE * page.siblings[index] * (0.4 if dated else 1.0))
    if cues.is_appended(units[index].text):
        out.append(_APPENDED)
    if page.context[index] > 0:
        out.append(_AUTHOR_KNOWN)
    told = _behind_date(units[index + 1].text) if dated else units[index + 1].text
    named = page.context[index] > 0 and not dated
    if (told and _tells_of_same(told, above)) or (named and _names_again(page, index, above)):
        out.append(_SAME_PERSON)
    if _has_dashed_subtitle(units, index):
        out.append(_ENDED)
    elif page.features[index]:
        out.append(_FEATURE)
    elif _signed_apart(units, index, page):
        out.append(_SIGNED_APART)
    if units[index].ended_before or (index and units[index - 1].finished):
        out.append(_ENDED)
    return out


def _behind_date(opening: str) -> str:
    """Return what follows the date that a text opens with, set off by a comma; empty where none is."""
    date = _DATE.match(opening)
    return opening[date.end() :] if date is not None else ""


def _tells_of_same(opening: str, above: Sequence[str]) -> bool:
    """Tell whether a text begins with somebody that the text above names, as the next section of a portrait does."""
    words = bare(opening)[:_OPENING]
    names = {
        words[start : start + _NAME]
        for start in range(len(words) - _NAME + 1)
        if begins_with_surname(words[start : start + _NAME])
    }
    names = {name for name in names if looks_like_name(name) and _OFFICE.search(name) is None}
    if not names:
        return False
    told = bare("\n".join(above))  # a line's end is no blank, so no name is found across one
    return any(name in told for name in names)


def _names_again(page: Page, index: int, above: Sequence[str]) -> bool:
    """Tell whether a clause below a line begins with somebody whom the story above, that named its author, tells of."""
    ahead = page.ahead[index]
    below = bare("，".join(page.around.after(ahead))) if ahead is not None else ""
    told = ""
    for clause in _CLAUSE_START.finditer(below):
        words = clause[1]
        if not begins_with_surname(words) or _FIRM.match(below, clause.start(1) + _SHORTEST_NAME) is not None:
            continue
        told = told or bare("\n".join(above))
        for size in (_NAME + 1, _NAME):
            name = words[:size]
            if (
                told.count(name)
                and len(name) == size
                and is_name_shaped(name)
                and _OFFICE.search(name) is None
            ):
                return True
    return False


def _has_dashed_subtitle(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line is a subtitle set behind a dash, or has one below it, as only headlines of stories do."""
    below = units[index + 1] if index + 1 < len(units) else None
    return units[index].text[0] in "—－" or (below is not None and below.headable and below.text[0] in "—－")


def _is_said(text: str, below: Sequence[str]) -> bool:
    """Tell whether a line is all in quotation marks, and the text below it has the same words, as somebody says them."""
    close = bare(text)
    return close[0] in _OPENS and close[-1] in _CLOSES and close[1:-1] in bare("".join(below))


def announced(head: frozenset[str], before: frozenset[str], after: frozenset[str]) -> int:
    """Return how many words of a short line come again in the text below and were not in the text above."""
    return len((head & after) - before)


def content_words(text: str) -> frozenset[str]:
    """Return the pairs of hanzi in a text, without those that only its grammar brings."""
    return frozenset(_PAIR.findall(text))


@lru_cache(maxsize=2 * LINES + 32)
def _words_of_line(text: str) -> frozenset[str]:
    """Return the content words of one line; neighbouring short lines are compared with the same lines around them."""
    return content_words(text)


@lru_cache(maxsize=2)
def _compared(above: tuple[str, ...], below: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str], float]:
    """Return the content words above and below, and which share of those below comes again.

    Short lines right below each other often have the same lines around them.
    """
    before, after = _words_of(above), _words_of(below)
    return before, after, len((after & before) - _OF_ANY_STORY) / len(after) if after else 0.0


@lru_cache(maxsize=4)
def _words_of(texts: tuple[str, ...]) -> frozenset[str]:
    """Return the content words of several lines."""
    return frozenset().union(*map(_words_of_line, texts))


def _signed_apart(units: Sequence[Unit], index: int, page: Page) -> bool:
    """Tell whether the text under a line ends with a byline of its own, though the story before named its author."""
    if not page.named_above[index]:
        return False
    ahead = page.ahead[index] or index
    for place in range(ahead, min(len(units), ahead + _FAR)):
        unit = units[place]
        if unit.lead or unit.byline_before or unit.comes_from:
            return False
        if unit.finished or unit.signed:
            return unit.signed or (not unit.jumped and unit.text[-1] in ")）")
        headlike = unit.headable and not page.fills[place] and unit.line.gap
        if place > ahead and headlike and units[place - 1].closed:
            return False
    return False
