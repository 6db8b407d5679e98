"""Line units: what is known of one line of headline or text before its part on the page is decided."""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources import bulletins, cues, forecasts, openings, signers, standing
from reader.core.sources.asides import ASIDE_STARTS, opens_aside
from reader.core.sources.asking import asks_as_headline, asks_over_lead
from reader.core.sources.briefs import among_briefs, begins_headed, heads_marked, is_marked, is_plain_brief
from reader.core.sources.bylines import is_bracketed_byline, is_byline_line, is_unnamed_byline, read_lead
from reader.core.sources.endings import ends_with_byline, is_answered, is_signature
from reader.core.sources.items import (
    BoxLabel,
    BriefHeading,
    Bylines,
    GuideItem,
    Item,
    JumpMark,
    Note,
    Picture,
    Scrap,
    Story,
)
from reader.core.sources.jumps import may_jump, take_jump
from reader.core.sources.lines import bare, ends_above, ends_sentence, is_han
from reader.core.sources.list_items import is_plea
from reader.core.sources.listed import ends_list_item
from reader.core.sources.offers import opens_offer
from reader.core.sources.places import NARROWER, Place
from reader.core.sources.reflow import Piece
from reader.core.sources.units import Unit, can_be_headline, stands_by_itself

_ATTRIBUTED: Final = re.compile("[。！？…”]——[^。，,]{2,20}$")
"""A saying with whose it is: ….——某某系 某某."""
_SPOKEN: Final = re.compile("“[^“”]+[。！？!?…]”|「[^「」]+[。！？!?…]」")
"""A line that is one saying and nothing else."""
_DASHED: Final = 32.0
"""How many hanzi a kicker has at most that ends with a dash, whatever clauses it has."""
_BY_ITSELF: Final = 20
"""How many characters a line has at most that can only be one by itself."""
_WRAPPED: Final = 5.0
"""How many hanzi the row of a headline has at least whose last word goes on in the next."""
_LAST: Final = 2
_UNITS: Final = frozenset("万亿千百余多元%％年月日时分岁个名户人亩吨公米家")
"""What the number at a line's end counts in, or what it is followed by."""
_STOPS: Final = re.compile("[，。、；,;]")
_LAST_REMARK: Final = re.compile(
    "完|待续|作者|载|[摘选转]|来源|[据系]|供稿|报[)）]$|[社网台]|记者|通讯员|摄|编"
)
"""What a remark in brackets holds that a story ends with: who wrote it, where it is from, that it is over."""
_APART: Final = frozenset({forecasts.WHY, bulletins.WHY, standing.OF_PAPER, standing.SLOGAN})
"""Why lines are of no story that are whole by themselves, and not the scraps of a headline."""
_ENDING: Final = (GuideItem, Note, JumpMark, BriefHeading, BoxLabel)
"""Items that end the story above them."""


def read_unit(place: Place, pieces: tuple[Piece, ...], text: str, lead: bool) -> Unit:
    """Return a line of running text or headline with all that is known of it."""
    line, items, verse = place.line, place.items, place.index in place.verse.lines
    roll, words, plain = place.index in place.rolls, line.words, place.index in place.plain
    stripped, jumped, comes_from = text[-60:], False, False
    mark = False
    if not plain and may_jump(text):
        stripped, jump = take_jump(bare(text)[-60:])
        behind, start = take_jump(bare(text)[:24])
        jumped = jump is not None and jump.to_page is not None
        comes_from = start is not None and start.from_page is not None
        mark = comes_from and not any(map(str.isalnum, behind))
    before = items[-1] if items else None
    row = pieces[0].row
    attributed = line.text[0] in "—－" and _is_attribution(before)
    headable = (
        not (jumped or mark or verse or roll or row or attributed)
        and (
            can_be_headline(line.text, line.width)
            or _announces(place)
            or asks_over_lead(place)
            or (place.measure is not None and ends_headline(place))
        )
        and (plain or words or not is_bracketed_byline(line.text))
        and not (place.below is not None and ends_above(place.below))
        and not (text[0] in "“「" and _is_spoken(place))
        and not (place.printed and ends_list_item(place))
        and not (place.printed and text[-1].isdigit() and _counts_below(place))
    )
    opened = ended_before = unnamed = torn = pictured = headed = boxed = False
    if isinstance(before, Story):
        headed = before.unit.headable and not before.unit.signature
        boxed = headed and before.unit.boxed and not (place.printed and before.unit.is_set_as_text)
    elif isinstance(before, Bylines):
        opened, ended_before = before.opens, not before.opens
        unnamed = headable and is_unnamed_byline(before.line.text)
    else:
        ended_before = isinstance(before, _ENDING)
        boxed = isinstance(before, BoxLabel)
        torn = isinstance(before, Scrap) and len(before.line.joined) > 1 and before.why not in _APART
        pictured = isinstance(before, Picture)
    apart = line.gap and not place.printed and (place.below is None or place.below.gap)
    scene = bool(apart) and not lead and cues.is_scene(line.text)
    below_heading = isinstance(before, BriefHeading)
    marked = not plain and is_marked(text)
    marked = marked and ("。" in text or place.printed or below_heading or _goes_on_below(place))
    marked = marked and not (headable and heads_marked(place))
    signature = not (verse or row) and is_signature(place)
    finished = jumped or (
        signature and not (signers.is_reader(line.text) or is_answered(place) or _remarks_amid(place))
    )
    finished = finished or (not (plain or words) and ends_with_byline(text, items))
    finished = finished or (verse and place.index + 1 not in place.verse.lines)
    closed = finished or signature or verse or scene or row or (roll and place.index + 1 not in place.rolls)
    closed = closed or (not headable and len(text) <= _BY_ITSELF and stands_by_itself(text))
    if not closed and not words:
        told = (not plain and cues.is_particular(text)) or cues.ends_with_number(text)
        closed = told and not _is_cut_number(place)
        closed = closed or ("——" in stripped and _ATTRIBUTED.search(stripped) is not None)
        closed = closed or (ends_sentence(stripped) and not (headable and asks_as_headline(place)))
    byline_before, byline_above = opened and not unnamed, opened and unnamed
    named = byline_before or (lead and _named_lead(text))
    brief = marked and among_briefs(items, place.printed)
    if not (brief or headable or lead or (isinstance(before, Story) and not before.unit.brief)):
        brief = is_plain_brief(before, line)
    begins = _begins(place, headed=headed)
    return Unit(  # in the order of its fields: by their names it would take three times as long
        line,
        text,
        pieces,
        lead,
        headable,
        closed,
        place.below_text,
        verse,
        byline_before,
        byline_above,
        ended_before,
        jumped,
        finished,
        comes_from,
        brief,
        begins,
        signature,
        named,
        scene,
        torn,
        roll,
        pictured,
        False,
        boxed,
    )


def _remarks_amid(place: Place) -> bool:
    """Tell whether a remark in brackets is one within a story, whose text goes on below it: (掌声), (文中人物为化名)."""
    line, below = place.line, place.below
    if below is None or not cues.is_tail_note(line.text) or _LAST_REMARK.search(line.text) is not None:
        return False
    if can_be_headline(below.text, below.width) or read_lead(below.text) is not None:
        return False
    return not openings.starts_story(below.text)


def ends_headline(place: Place) -> bool:
    """Tell whether a hanzi or two on a printed line are the last of the headline whose row is set tight above them."""
    line, above = place.line, place.above
    if place.measure is None or len(line.text) > _LAST or line.gap or line.indent or above is None:
        return False
    before = place.items[-1] if place.items else None
    if not isinstance(before, Story) or before.unit.line is not above or len(above.pieces) > 1:
        return False
    headed = before.unit.headable and not before.unit.closed and not before.unit.verse
    return headed and above.width >= _WRAPPED and all(map(is_han, line.text + above.text[-1]))


def _is_attribution(above: Item | None) -> bool:
    """Tell whether a line behind a dash says whose words the text above is; below a headline it is a subtitle."""
    return isinstance(above, Story) and above.unit.closed and not above.unit.headable


def _goes_on_below(place: Place) -> bool:
    """Tell whether a line is cut in the middle of a sentence that the next one, set tight, ends."""
    below = place.below
    return below is not None and not below.gap and "。" in below.text and not is_marked(below.text)


def _begins(place: Place, *, headed: bool) -> bool:
    """Tell whether a line can only begin a story: a call to subscribe, an offer, or what stands so below a headline.

    That is verse, a letter's salutation, or short news headed by a few words; `headed`: a headline is right above.
    """
    line = place.line
    if (line.gap and cues.is_subscription(line.text + place.below_text)) or opens_offer(place):
        return True
    if line.text[0] in ASIDE_STARTS and opens_aside(place):
        return True
    if not headed:
        return False
    first = place.index in place.verse.first or cues.opens_letter(line)
    return first or begins_headed(place.items, line)


def _is_spoken(place: Place) -> bool:
    """Tell whether a line is what somebody says in a story: it speaks to another there, or others beside it do: “请坐!”."""
    above, below = place.above, place.below
    if (
        below is None
        or above is None
        or not ends_sentence(above.text)
        or _SPOKEN.fullmatch(place.line.text) is None
    ):
        return False
    if is_byline_line(below.text) or read_lead(below.text) is not None:
        return False
    before = place.items[-1] if place.items else None
    if is_plea(place.line.text) and isinstance(before, Story) and not before.unit.headable:
        return True
    return any(
        _SPOKEN.fullmatch(line.text) is not None or openings.starts_item(line.text) for line in (above, below)
    )


def _is_cut_number(place: Place) -> bool:
    """Tell whether a line ends within a number that the one right below goes on with."""
    below = place.below
    return below is not None and not below.gap and place.line.text[-1].isdigit() and below.text[0].isdigit()


def _counts_below(place: Place) -> bool:
    """Tell whether a printed line ends with a number whose unit opens the running text right below: …3200 / 万元，补贴…."""
    below = place.below
    if below is None or below.gap or below.indent or below.text[0] not in _UNITS:
        return False
    return _STOPS.search(below.text) is not None


def _announces(place: Place) -> bool:
    """Tell whether a line that ends with a colon or dash is a kicker: set apart, and a headline is below it."""
    line, below = place.line, place.below
    if below is None or line.text[-1] not in ":：—" or (place.items and not line.gap):
        return False
    dashed = line.text.endswith("——") and line.width <= _DASHED and "。" not in line.text
    if line.text[-1] == "—" and not dashed:
        return False
    before = place.items[-1] if place.items else None
    if isinstance(before, Story) and not before.unit.closed and not before.unit.headable:
        return False
    if (
        cues.is_salutation(line.text)
        or cues.announces_list(line.text)
        or (openings.starts_list(below.text) and not dashed)
    ):
        return False
    if place.above is not None and cues.is_notice(place.above.joined):
        return False  # whom a letter or notice is written to
    if not (dashed or can_be_headline(line.text[:-1], line.width - 1)):
        return False
    wide = place.measure is not None and below.width > place.measure - NARROWER
    if wide and not dashed and ("，" in below.text or "," in below.text):
        return False  # the text that the colon announces
    return not below.indent and can_be_headline(below.text, below.width)


def _named_lead(text: str) -> bool:
    found = read_lead(text)
    return found is not None and found.byline is not None
