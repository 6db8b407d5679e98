"""Which part each line plays: the most likely sequence of parts, found by dynamic programming (Viterbi 1967).

Every line gets a score for each part it can play, every pair of neighbours one for following each other. No rule
decides alone, so a page that breaks one of them is still read by the others.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from reader.core.sources import cues, openings, situations
from reader.core.sources.evidence import NEVER, C, H, L, P, S, X, own_scores
from reader.core.sources.lines import ends_sentence, open_bracket
from reader.core.sources.pagewide import Page
from reader.core.sources.reflow import break_score
from reader.core.sources.units import Unit


class Part(StrEnum):
    """The part a line plays in the stream of headlines and body text; a section opens a story with its first subhead."""

    HEADLINE = "headline"
    OPENING = "opening"
    PARAGRAPH = "paragraph"
    CONTINUATION = "continuation"
    SUBHEAD = "subhead"
    INSERT = "insert"
    SECTION = "section"


_JOINED: Final = 1.0
"""How much it counts at most that a line goes on with one before it that looks like a headline."""
_OPENED: Final = 4.0
"""How strongly such words speak for a paragraph where none has an indent and one may end with a full line."""
_HUNG: Final = 2.2
"""How strongly it does that a block begins with a whole sentence that would lack an indent but for its full stop."""
_NO_INDENT: Final = 2.0
"""How much it says elsewhere that a line has no indent, and nothing where none has one."""
_CUT: Final = 3
"""By how many hanzi less than the measure a line stops dead."""
_STRETCHED: Final = frozenset("，,、；;：:")
"""What a blank behind it may only stretch a printed line."""
_IN_BRACKET: Final = -6.0
"""How strongly a line goes on with one in which a bracket is open, as with the names of a lead."""
_PARTS: Final = tuple(part for part in Part if part is not Part.SECTION)
_ALL_BEHIND: Final = tuple((part,) * len(_PARTS) for part in range(len(_PARTS)))
"""For each part the way back from a line that only that part can stand before."""
_SECTION: Final = 16.0
_LONGER: Final = 3.0
"""How wide the heading of a story's first section is at most, and how much wider the text below it is at least."""
_STOPS: Final = re.compile("[，。、；,;]")


def label_parts(units: Sequence[Unit], indented: bool, printed: bool = False) -> list[Part]:
    """Return the part of every unit.

    `indented` says that paragraphs keep their indents, `printed` that every source line is one printed line.
    """
    if not units:
        return []
    page = Page(units, indented, printed)
    own = own_scores(units, 0, page, starts=_starts(units, 0, page))
    scores = [own[H], own[L], own[P] - 2.0, own[C] - 3.0, NEVER, own[X] - 6.0]
    backs: list[Sequence[int]] = []
    fills = page.fills
    for index, (previous, unit) in enumerate(itertools.pairwise(units), start=1):
        if printed and fills[index - 1] and fills[index] and _goes_on(units, index, page):
            best = max(scores[L], scores[P], scores[C])
            backs.append(_ALL_BEHIND[scores.index(best, L, C + 1)])
            scores = [NEVER, NEVER, NEVER, best + 4.0, NEVER, NEVER]
            continue
        starts = _starts(units, index, page)
        if unit.verse and previous.verse and not (starts or unit.scene):
            # One line of verse below another is a paragraph of its own, whatever else speaks for its other parts.
            best = max(scores[L], scores[P], scores[C])
            backs.append(_ALL_BEHIND[scores.index(best, L, C + 1)])
            scores = [NEVER, NEVER, best + 4.0, best - 4.0, NEVER, NEVER]
            continue
        own = own_scores(units, index, page, starts=starts)
        gaps = _gaps(units, index, page, inserted=scores[X] > NEVER)
        alone = index > 1 and units[index - 2].closed
        headlike = previous.headable and not previous.closed
        if headlike and fills[index - 1]:
            headlike = situations.between_blanks(units, index - 1, page)
        scores, back = _step(
            scores, own, previous, gaps, starts=starts, alone=alone, headlike=headlike, printed=printed
        )
        backs.append(back)
    path = [scores.index(max(scores))]
    for choices in reversed(backs):
        path.append(choices[path[-1]])
    path.reverse()
    parts: list[Part] = [_PARTS[part] for part in path]
    if S not in path:
        return parts
    inside = False
    for index in range(len(parts) - 1, -1, -1):
        part = parts[index]
        if part is Part.OPENING:
            if inside and _heads_first_section(units, index, page):
                parts[index] = Part.SECTION
            inside = False
        elif part is Part.HEADLINE:
            inside = False
        inside = inside or part is Part.SUBHEAD
    return parts


def _heads_first_section(units: Sequence[Unit], index: int, page: Page) -> bool:
    """Tell whether a short line right below a byline heads the first section of a story that has more of them."""
    unit, below = units[index], units[index + 1]
    if not (unit.byline_before and unit.headable) or unit.lead or unit.closed or unit.verse or below.headable:
        return False
    if unit.line.width > _SECTION or page.fills[index]:
        return False
    if page.printed:
        return page.indented and below.line.indent and not unit.line.indent
    return bool(below.line.gap) and below.line.width >= _LONGER * unit.line.width


def _gaps(units: Sequence[Unit], index: int, page: Page, *, inserted: bool) -> tuple[float, float, float]:
    """Return how strongly a paragraph ends before a unit, as `_step` wants it.

    `inserted`: the unit before may be set into a paragraph, which then goes on here.
    """
    unit, previous = units[index], units[index - 1]
    if unit.verse or page.items[index] or page.items[index - 1]:
        gap = first = 4.0
    else:
        gap = first = _gap(previous, unit, page)
        piece = previous.pieces[0]
        if len(previous.pieces) == 1 and piece.may_be_short:
            first = break_score(piece, unit.pieces[0], page.indented, True)
        if previous.finished:
            gap = first = max(gap + 4.0, 2.0)
    if index == 1:
        return gap, first, gap
    before = units[index - 2]
    if before.finished:
        return gap, first, 4.0
    return gap, first, _gap(before, unit, page) if inserted else gap


def _goes_on(units: Sequence[Unit], index: int, page: Page) -> bool:
    """Tell whether a printed line can only go on with the one before: both fill the column, no sentence ends."""
    before, unit = units[index - 1], units[index]
    if before.closed or unit.closed or not page.full[index - 1] or not page.full[index]:
        return False
    if len(unit.pieces) > 1 or len(before.pieces) > 1 or unit.line.gap > page.usual_gap:
        return False
    if _STOPS.search(unit.text) is None:
        return False  # it may be a headline
    if before.verse or unit.lead or unit.byline_before or unit.comes_from or unit.brief or unit.begins:
        return False
    if unit.signature or unit.line.indent:
        return False
    return not openings.starts_item(unit.text) and not openings.starts_speech(unit.text)


def _starts(units: Sequence[Unit], index: int, page: Page) -> bool:
    """Tell whether a story surely begins with a line of text: by its own form, or as the one before went elsewhere."""
    unit = units[index]
    if unit.lead or unit.byline_before or unit.comes_from or unit.brief or unit.begins:
        return True
    if unit.boxed:
        return not unit.headable or page.fills[index]
    before = units[index - 1] if index else unit
    if not (before.finished or before.signed or unit.torn):
        return False
    gone = before.jumped or before.signed or before.signature
    gone = gone or (unit.torn and before.closed and openings.starts_story(unit.text))
    gone = gone or (before.finished and (unit.torn or unit.pictured))
    if not gone or unit.asks or (unit.headable and not page.fills[index]) or unit.signature or unit.verse:
        return False
    if not (unit.line.gap or before.signed or unit.torn or unit.pictured):
        return False
    return not (openings.starts_item(unit.text) or cues.is_particular(unit.text))


def _gap(before: Unit, unit: Unit, page: Page) -> float:
    """Return how strongly a paragraph ends between two lines (see `break_score`), or a line that is one by itself."""
    if len(before.pieces) > 1 and not unit.lead and open_bracket(before.text):
        return _IN_BRACKET
    score = break_score(before.pieces[-1], unit.pieces[0], page.indented)
    if page.flush and before.closed and unit.pieces[0].full and not before.pieces[-1].short(False):
        # A stray blank line seldom stands where a sentence happens to end.
        parted = unit.line.gap > page.usual_gap and not before.finished
        opens = before.pieces[-1].full and _opens_anew(unit.text)
        score += _OPENED if parted or opens else 0.0
    if unit.line.gap and before.closed and len(unit.pieces) > 1 and unit.pieces[0].hangs_indented:
        score += 0.0 if page.indented else _HUNG
    if page.flush_blocks and unit.line.gap and not unit.headable:
        score += _flush_score(before, unit)
    alone = before.closed and not before.finished and not ends_sentence(before.text)
    kept = page.indented and not (unit.line.indent or unit.line.gap)
    if alone and kept and not (before.roll or before.signature):
        return score  # the page keeps its indents, so the line goes on with the one above
    return max(score, 2.0) if alone else score


def _flush_score(before: Unit, unit: Unit) -> float:
    """Return what is to be added to a score where blocks have printed lines and no paragraph had an indent to lose."""
    last, first = before.pieces[-1], unit.pieces[0]
    if last.measure is None or first.measure is None:
        return 0.0
    if ends_sentence(last.text):
        return _OPENED  # a column seldom ends where a sentence happens to
    if not first.full:
        return 0.0
    tight = (
        unit.line.number == before.line.number + unit.line.gap + 1
    )  # else what stands between may have cut it
    short = tight and last.short(False) and last.width < last.measure - _CUT
    above = before.pieces[-2] if len(before.pieces) > 1 else last
    return _NO_INDENT + (_OPENED if short and above.full and above.text[-1] not in _STRETCHED else 0.0)


def _opens_anew(text: str) -> bool:
    """Tell whether a text opens with words that paragraphs open with."""
    return openings.starts_speech(text) or openings.starts_paragraph(text) or openings.starts_story(text)


def _step(
    before: Sequence[float],
    own: Sequence[float],
    previous: Unit,
    gaps: tuple[float, float, float],
    *,
    starts: bool,
    alone: bool,
    headlike: bool,
    printed: bool,
) -> tuple[list[float], Sequence[int]]:
    """Score every part of a unit over every part of the one before it.

    `gaps` say how strongly a paragraph ends before the unit: after a continuation, after a paragraph's first
    line, and counted from the line before the last one. `starts` says that a story surely begins with the unit,
    `alone` that a sentence ends before the previous unit,
    `headlike` that the previous unit looks like a headline, so that nothing need go on with it, `printed` that
    every source line is one printed line.
    """
    gap, first, skip = gaps
    after_body = 1.0 if previous.closed else _within(-1.5, gap, 1.5)
    gap = _within(-4.0, gap, 4.0)
    first = gap if first == gaps[0] else _within(-4.0, first, 4.0)
    skip = gap if skip == gaps[0] else _within(-4.0, skip, 4.0)
    unfinished = previous.headable and not previous.closed
    begun = first - (3.5 if unfinished else 0.0)
    joined = min(_JOINED, -first) if headlike else -first
    onward = min(_JOINED, -gap) if headlike and not printed else -gap
    opening = -first if previous.lead or previous.byline_before or previous.brief else joined
    gone_on = gap - (2.5 if unfinished and (alone or headlike) else 0.0)
    opened = -5.0 if not starts else after_body - 1.0 if after_body < 0.0 else -1.0
    # A line set into a paragraph is none of it, but the paragraph goes on behind it.
    anew = skip - (0.5 if alone else 2.0)
    in_h, in_l, in_p, in_c, in_s, in_x = before
    row, back = [NEVER] * 6, [0] * 6
    # For each part of this unit, what the path through each part of the unit before comes to: H, L, P, C, S, X.
    if own[L] > NEVER:
        sums = (in_h + 0.5, in_l + opened, in_p + opened, in_c + opened, NEVER, in_x + opened)
        best = max(sums)
        row[L], back[L] = best + own[L], sums.index(best)
    sums = (NEVER, in_l + begun, in_p + begun, in_c + gone_on, in_s + 1.0, in_x + anew)
    best = max(sums)
    row[P], back[P] = best + own[P], sums.index(best)
    if own[C] > NEVER:
        sums = (
            NEVER,
            in_l + opening,
            in_p + joined,
            in_c + onward,
            NEVER,
            in_x - skip - 0.5,
        )
        best = max(sums)
        row[C], back[C] = best + own[C], sums.index(best)
    if own[H] > NEVER:
        body = after_body
        sums = (in_h - 0.2, in_l + body, in_p + body, in_c + body, in_s - 4.0, in_x + body)
        best = max(sums)
        row[H], back[H] = best + own[H], sums.index(best)
    if own[S] > NEVER:
        under = -3.0 if previous.finished else min(after_body, 1.0)
        sums = (NEVER, in_l + under, in_p + under, in_c + under, in_s - 3.0, in_x - 3.0)
        best = max(sums)
        row[S], back[S] = best + own[S], sums.index(best)
    if own[X] > NEVER:
        inside = -3.0 if previous.finished else 0.0
        sums = (NEVER, in_l + inside, in_p + inside, in_c + inside, in_s - 2.0, in_x - 2.0)
        best = max(sums)
        row[X], back[X] = best + own[X], sums.index(best)
    return row, back


def _within(least: float, value: float, most: float) -> float:
    """Return a value, or the bound that it lies beyond."""
    return least if value < least else most if value > most else value
