"""Evidence: what a line says by itself, and with the lines around it, for each part that it can play."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources import cues, openings, situations
from reader.core.sources.cohesion import newness
from reader.core.sources.joints import is_half
from reader.core.sources.lines import ends_sentence, open_bracket, width
from reader.core.sources.pagewide import Page, fits_column, heads_series, is_keyed
from reader.core.sources.units import Unit

_INDENT: Final = 3.0
"""How much an indent speaks against a headline, on a page that keeps the indents of paragraphs."""
_COMMA: Final = 1.0
"""How much a comma speaks against a headline."""
_INDENTED: Final = -1.0
"""What it costs to read such a line as body text, however much it looks like a headline."""
_FULL: Final = 2.5
"""How much it speaks against a headline that it stands among lines of body text and is as wide as they are."""
_LISTED: Final = 3.0
"""How much it speaks against a headline that the text above ends with a colon."""
_ITEM: Final = 4.0
"""How much it speaks against a headline, and against going on with a paragraph, that a line is one of a list."""
_MIDWAY: Final = 3.0
"""How much it speaks against a headline that it follows at once on an unfinished line of body text."""
_HEADS: Final = 3.2
"""How much it costs to read a line as body text though it stands right above a lead or heads a notice."""
_HEADS_WHOLLY: Final = 8.0
"""The same for the whole heading of a notice: 关于…的通知."""
_SHORT_NOTICE: Final = 8.0
"""How many hanzi the heading of a notice has at most to be one wherever it stands."""
_ANNOUNCES: Final = 2.0
"""How much at least it speaks for a kicker that it ends with a colon."""
_DATED: Final = 1.0
"""How much it speaks against going on with a paragraph below a short line that a text opens as stories do."""
_ROLL: Final = 3.0
"""How much it speaks against a headline that it is numbered and a roll of names stands below it."""
_APPENDED: Final = 4.0
"""What it costs to read as body text the standing heading of what is added to a story: 新闻链接."""
_BROKEN: Final = 3.0
"""How much it speaks against a headline that the text below it goes on with a paragraph."""
_IN_SERIES: Final = -1.5
"""How much at most speaks for a new story in a heading that is one of a series within one."""
_WIDE: Final = -0.6
"""What it costs then to read a line that is as wide as body text as such."""
_CAPTION: Final = 0.6
"""How likely a line of its own that describes a scene is the caption of a picture without a credit."""
_BEGINS: Final = 2.0
"""How much it speaks for the beginning of a story that a paragraph surely begins below a headline."""
_ASKED: Final = 3.0
"""The same for a question to the newspaper."""
_TIGHT: Final = -0.6
"""What it costs to read a short printed line as body text that is set right below an unfinished one."""
_OVER_QUESTION: Final = 2.0
"""How much it speaks for headlines that a column's label stands over a question."""
_RAGGED: Final = 3.0
"""How much it speaks against body text that a line has a blank where no printed line ends."""
_OF_BOX: Final = 6.0
"""How strongly what can be a headline is one below the label of a box."""
_DASHES: Final = "—－"
_CLAUSES: Final = re.compile("[，,；;。]")
NEVER: Final = -1e9
"""The score of a part that a line cannot play."""
H, L, P, C, S, X = range(6)
"""Headline, opening (lead), paragraph, continuation, subhead and insert: the parts, as places in a row of scores."""


def own_scores(units: Sequence[Unit], index: int, page: Page, *, starts: bool) -> list[float]:
    """Return what a unit says by itself for each part; `starts`: a story surely begins with it."""
    unit, printed = units[index], page.printed
    ahead = page.ahead[index]
    own = [NEVER] * 6
    if unit.signature and not starts:
        own[P] = 4.0
        return own
    dated = openings.starts_story(unit.text)
    own[L] = 4.0 if starts else (1.0 if dated else 0.0) - 2.0
    if index and units[index - 1].headable:
        asked = _ASKED if openings.asks(unit.text) else 0.0
        own[L] += asked or (_BEGINS if situations.opens_paragraph(units, index, page) else 0.0)
    own[P] = own[C] = -5.0 if starts else 0.0
    if dated and index and not printed and units[index - 1].headable:
        own[C] -= _DATED
    if unit.scene and not unit.headable and not unit.lead and not printed:
        own[X], own[P], own[C] = _CAPTION, -2.5, -2.5
    if not unit.headable or unit.lead:
        return own
    if unit.boxed and not starts:
        own[H], own[L], own[P], own[C] = _OF_BOX, -_OF_BOX, -_OF_BOX, -_OF_BOX
        return own
    if unit.byline_before or unit.brief or unit.begins:
        return own
    if index and not unit.line.gap and open_bracket(units[index - 1].text):
        return own  # the names of a closing byline
    if ahead == index + 1 and openings.starts_with_amount(units[ahead].text):
        return own  # a clause goes on with what it tells of: 计划投资 / 6.2亿元,…
    size = unit.pieces[-1].width if len(unit.pieces) == 1 else width(unit.text)
    plain = _CLAUSES.search(unit.text) is None or situations.is_couplet(units, index, page)
    headed = printed and index > 1 and situations.stands_below_stop(units, index, page)
    plain = (
        plain
        or headed
        or (not printed and is_keyed(units, index) and situations.between_blanks(units, index, page))
    )
    indented = page.indented and unit.line.indent
    if indented and page.fills[index] and situations.runs_on(units, index, page):
        return own  # the first line of a paragraph of more
    low = ahead is None and plain
    opens = not low and (openings.starts_speech(unit.text) or openings.starts_with_person(unit.text))
    own[P] = own[C] = (
        _INDENTED if indented and plain else _shortness_cost(units, index, plain, size, page, opens=opens)
    )
    if starts:
        own[P] = own[C] = -5.0
    else:
        own[L] += own[P]
    if plain and printed and page.indented and situations.heads_indented(units, index, page):
        own[P], own[C] = own[P] - _HEADS_WHOLLY, own[C] - _HEADS_WHOLLY
    if headed:
        own[P], own[C] = own[P] - _HEADS_WHOLLY, own[C] - _HEADS_WHOLLY
    if plain and situations.is_ragged(unit):
        own[P], own[C] = own[P] - _RAGGED, own[C] - _RAGGED
    led_below = situations.leads_below(units, index)
    hangs = printed and page.indented and situations.hangs_over_lead(units, index)
    led_apart = led_below and (
        unit.asks
        or situations.between_blanks(units, index, page)
        or situations.is_below_headline(units, index)
    )
    signed_apart = not plain and printed and situations.is_over_byline(units, index, page)
    if not plain and page.fills[index] and not (hangs or led_apart or signed_apart):
        return own
    follows = units[ahead] if ahead is not None else None
    apart = unit.line.gap > (page.usual_gap if printed else 0)
    apart = apart or hangs
    notice, speaks = cues.is_notice(unit.text), cues.ends_with_speaker(unit.text)
    announces = notice or cues.is_forecast(unit.text) or cues.calls_to_subscribe(unit.text)
    appended = unit.line.gap > 0 and cues.is_appended(unit.text)
    if appended:
        own[P], own[C] = own[P] - _APPENDED, own[C] - _APPENDED
    issues = apart and situations.issues(units, index)
    below = units[index + 1] if index + 1 < len(units) else None
    subtitled = apart and below is not None and below.headable and below.text[0] in _DASHES
    whole = notice and unit.text.startswith("关于")
    led = follows is not None and follows.lead and ahead == index + 1 and not unit.closed
    # A line set apart right above a lead, or the heading of a notice or forecast, can hardly be body text.
    heads = (
        hangs or issues or subtitled or (apart and (whole or led or (announces and size <= _SHORT_NOTICE)))
    )
    heads = heads or signed_apart
    if heads:
        cost = _HEADS_WHOLLY if whole else _HEADS
        own[P], own[C] = own[P] - cost, own[C] - cost
    new = 0.0
    if (
        (
            follows is not None
            and (follows.lead or follows.byline_before or follows.begins or openings.is_listing(follows.text))
        )
        or unit.byline_above
        or subtitled
        or (ahead == index + 1 and apart and openings.asks(units[ahead].text))
    ):
        new = 3.0
    elif follows is not None:
        before = units[index - 1] if index else unit
        # In the middle of a paragraph of printed lines it is not worth comparing words.
        inside = printed and not (before.closed or before.headable or unit.line.gap > page.usual_gap)
        new = -1.0 if inside else newness(units, index, page)
    if not plain:
        new -= _COMMA
    if page.fills[index] and len(unit.line.pieces) == 1 and not situations.set_apart(units, index, page):
        new -= _FULL
    if issues:
        new = max(new, _ANNOUNCES)
    if page.listed[index] or page.items[index]:
        new -= _LISTED
    if page.items[index]:
        new -= _ITEM
        own[C] -= _ITEM
    amid = 0.0
    if printed and index and not unit.line.gap and not units[index - 1].closed:
        inside = page.fills[index - 1] and units[index - 1].line.gap <= page.usual_gap
        midway = inside if plain else page.fills[index - 1] or not units[index - 1].headable
        amid = _MIDWAY if midway and not hangs else 0.0  # speaks for no subhead either
        new -= amid
    if unit.text[-1] in ":：" or unit.text.endswith("——"):
        new = max(new, _ANNOUNCES)
    fits = page.lost_indents and fits_column(unit) and (not index or situations.begins_fitly(units, index))
    cut = fits and not plain and len(unit.pieces) > 1 and not ends_sentence(unit.text)
    wrapped = situations.is_wrapped(unit)
    midway = page.midway[index] or cut or wrapped
    if wrapped or (midway and fits):
        own[P] = own[C] = max(own[P], _WIDE)
    if indented:
        new -= _INDENT
    ended = index > 0 and units[index - 1].finished
    if index + 1 < len(units) and units[index + 1].roll and cues.is_numbered(unit.text):
        new -= _ROLL
    if heads_series(units, index):
        new = min(new, _IN_SERIES)
    own[H] = _headline_score(unit, plain, size, ended, announces=announces, speaks=speaks, opens=opens)
    own[H] = own[H] + new - _BROKEN * (midway + wrapped)
    if ahead is not None and plain and not speaks and not notice:
        own[S] = (
            -0.6 - (new + amid) + (2.5 if cues.is_numbered(unit.text) else 0.0) - (0.8 if size > 24 else 0.0)
        )
        own[S] -= _BROKEN * (midway or situations.runs_on(units, index, page))
        if new >= 3.0:
            own[S] = -6.0
    own[X] = (
        (-2.6 if plain else -4.0)
        - (_HEADS if heads else 0.0)
        - _APPENDED * appended
        - (0.0 if printed else max(0.0, new - 1.0))
    )
    if not (printed or unit.byline_above) and (
        (not heads and plain and situations.ends_text_above(units, index, page))
        or (not heads and situations.ends_before_speech(units, index))
        or is_half(units, index)
    ):
        own[P] = own[C] = max(own[C], _WIDE)
        own[H], own[S] = own[H] - _BROKEN, own[S] - _BROKEN
    ended = index > 0 and units[index - 1].closed and not units[index - 1].finished
    if (
        ended
        and ahead == index + 1
        and not (heads or unit.byline_above)
        and openings.is_rest(units[ahead].text)
    ):
        own[P] = own[C] = max(own[C], _WIDE)
        own[H], own[S] = own[H] - _BROKEN, own[S] - _BROKEN
    if index + 1 < len(units) and not printed and situations.labels_question(units, index):
        own[H], own[S], own[X] = own[H] + _OVER_QUESTION, NEVER, NEVER
    elif index and not printed and unit.text[-1] in "?？" and situations.labels_question(units, index - 1):
        own[H], own[S], own[X] = own[H] + _OVER_QUESTION, NEVER, NEVER
        own[P], own[C] = own[P] - _HEADS, own[C] - _HEADS
    if headed:
        own[X] = NEVER
    if unit.scene and not (follows is not None and follows.lead and ahead == index + 1):
        own[X], own[S] = _CAPTION, own[S] - 3.0
        own[H] -= 1.5 if ahead == index + 1 else 4.0
    return own


def _shortness_cost(
    units: Sequence[Unit], index: int, plain: bool, size: float, page: Page, *, opens: bool
) -> float:
    """Return the cost of reading a line that looks like a headline as body text; `opens`: its words open as text does."""
    unit, low = units[index], page.ahead[index] is None
    last = unit.pieces[-1]
    if (unit.closed and ends_sentence(unit.text)) or page.items[index]:
        return -0.5
    if unit.jumped:
        return 0.0
    if page.printed and situations.ends_paragraph(units, index, size, page):
        return _TIGHT
    if cues.ends_with_speaker(unit.text) or (page.printed and plain and len(unit.line.pieces) > 1):
        return -8.0 if page.printed and unit.line.gap > page.usual_gap else -4.0
    apart = page.flush and unit.line.gap > page.usual_gap and size < (last.measure or 0.0) - 1.6
    if last.measure is not None and abs(size - last.measure) <= 3.2 and not apart:
        return (-0.6 if page.printed or opens else -2.5) if plain else 0.0
    if opens:
        return -1.0 if plain else -0.3
    if last.measure is None:
        return -6.0 if plain else -2.0
    if plain and not low and (not page.printed or situations.between_blanks(units, index, page)):
        return -8.0  # a short line in the middle of a paragraph
    return -5.0 if plain else -1.5


def _headline_score(
    unit: Unit,
    plain: bool,
    size: float,
    after_finished: bool,
    *,
    announces: bool,
    speaks: bool,
    opens: bool,
) -> float:
    """Return how much a line looks like a headline; `after_finished`: a story ends right before it.

    `announces`: it heads a notice or forecast; `speaks`: it ends as the kicker of a speech; `opens`: as text opens.
    """
    score = 0.6
    if not plain:
        score -= 0.8
    if len(unit.line.pieces) in (2, 3, 4) and plain:
        score += 0.5
    if cues.ends_as_headline(unit.text):
        score += 0.4
    if 6 <= size <= 44:
        score += 0.3
    if unit.ended_before or after_finished or unit.line.gap >= 3:
        score += 1.0
    if announces:
        score += 2.5
    if speaks:
        score += 1.5
    elif opens:
        score -= 2.0
    if size < situations.FEW:
        score -= 0.8
    return score
