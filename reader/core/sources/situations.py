"""Situations: how a line stands among the lines around it, of which its own words tell nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources import cues, openings, signers
from reader.core.sources.cohesion import content_words
from reader.core.sources.lines import width
from reader.core.sources.pagewide import Page, fits_column
from reader.core.sources.units import Unit

FEW: Final = 5.0
"""How many hanzi a line has at least that heads a text by itself."""
_TAIL: Final = 10.0
"""How many hanzi the words have at most that a text stops dead with before a speech."""
_TOLD: Final = 2
"""How many words a line shares at least with the text that it ends."""
_LEADS_ON: Final = frozenset("再把将被才却")
"""What text breaks off with that only a verb or its object can follow."""
_WIDER: Final = 0.9
"""By how many hanzi more than the measure no line of body text is."""
_STOPS: Final = re.compile("[，。、；,;]")
_COUPLET: Final = re.compile(r"[\w“”\"]{3,9}[,，][\w“”\"]{3,9}")
_LISTS: Final = re.compile("[(（:：]")
"""What a line of names and where they belong holds, whose blanks are no line's end either."""
_UNFILLED: Final = 4.0
"""By how many hanzi less than the measure a piece cannot be a printed line that the next one goes on with."""
_ROWS: Final = 3
_HEADLINES: Final = 3
"""Among how many lines below one that may be a headline the text begins."""
_OVER_BYLINE: Final = 2
"""By how many lines a text begins below its headline where a byline stands between them."""


def ends_text_above(units: Sequence[Unit], index: int, page: Page) -> bool:
    """Tell whether a short line over a headline is where the text above, broken off at a comma, stops dead.

    It shares words with that text and none with the headline and the text below, whose kicker it would be.
    """
    above, unit = units[index - 1] if index else None, units[index]
    below = units[index + 1] if index + 1 < len(units) else None
    if above is None or above.headable or len(unit.line.pieces) > 1:
        return False
    leads_on = above.text[-1] in _LEADS_ON and not openings.starts_story(unit.text)
    if not leads_on and above.text[-1] not in "，,、":
        return False
    if below is None or not (below.headable and below.line.gap):
        return False
    words = content_words(unit.text)
    if not leads_on and len(words & content_words("".join(page.around.before(index)))) < _TOLD:
        return False
    ahead = page.ahead[index]
    after = "" if ahead is None else "".join(page.around.after(ahead))
    return not words & content_words(f"{below.text} {after}")


def ends_before_speech(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line of a few words is where a text that fills its column stops dead, and a speech follows."""
    above, unit = units[index - 1] if index else None, units[index]
    below = units[index + 1] if index + 1 < len(units) else None
    if above is None or below is None or above.closed or above.headable or not above.pieces[-1].full:
        return False
    first, _, other = unit.text.partition("、")
    if unit.line.width > _TAIL or not other or abs(len(first) - len(other)) <= 1:
        return False  # two calls of one length are a subhead
    return not below.lead and openings.starts_speech(below.text)


def runs_on(units: Sequence[Unit], index: int, page: Page) -> bool:
    """Tell whether a printed line goes on in the next, which has no indent of its own though paragraphs have one."""
    if not page.indented or index + 1 >= len(units):
        return False
    below = units[index + 1]
    if below.line.indent or below.line.gap:
        return False
    return page.fills[index] or (units[index].line.indent and not (below.lead or below.byline_before))


def opens_paragraph(units: Sequence[Unit], index: int, page: Page) -> bool:
    """Tell whether a paragraph surely begins below a headline that can be no subhead.

    It does with a printed line that keeps its indent, and with a block of text below two headline lines.
    """
    above = units[index - 1]
    if _STOPS.search(above.text) is None and not cues.is_notice(above.text):
        return False  # it may be a subhead
    if openings.starts_story(above.text):
        return False  # it is the story's own first line
    if not page.printed:
        return bool(above.line.gap) and not units[index].headable and index > 1 and units[index - 2].headable
    if not (page.indented and units[index].line.indent):
        return False
    return not (above.line.indent or page.fills[index - 1])


def heads_indented(units: Sequence[Unit], index: int, page: Page) -> bool:
    """Tell whether a line wider than any of body text, without indent, is set apart over an indented paragraph."""
    unit = units[index]
    below = units[index + 1] if index + 1 < len(units) else None
    if unit.line.indent or below is None or not below.line.indent or len(unit.pieces) > 1:
        return False
    measure = unit.pieces[0].measure
    return measure is not None and unit.line.width >= measure + _WIDER and between_blanks(units, index, page)


def issues(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line set apart names the body whose notice is headed in the next one."""
    below = units[index + 1] if index + 1 < len(units) else None
    if below is None or below.line.gap > units[index].line.gap or not cues.is_notice(below.text):
        return False
    return below.headable and signers.is_signer(units[index].text)


def is_couplet(units: Sequence[Unit], index: int, page: Page) -> bool:
    """Tell whether a line is two short clauses of one length, set apart as only headings are: 让路给树,让路给水."""
    unit = units[index]
    if not index or not units[index - 1].closed or index + 1 >= len(units):
        return False
    if _COUPLET.fullmatch(unit.line.joined) is None or not between_blanks(units, index, page):
        return False
    opens = (
        openings.starts_paragraph(unit.text)
        or openings.starts_speech(unit.text)
        or openings.starts_story(unit.text)
    )
    if opens or (page.lost_indents and fits_column(unit)):
        return False  # it may as well be where a paragraph was cut
    one, other = re.split("[,，]", unit.line.joined)
    return abs(width(one) - width(other)) <= 1


def is_ragged(unit: Unit) -> bool:
    """Tell whether a blank stands in a line where no column's line can end, as between the parts of a headline."""
    first, *others = unit.pieces
    if _LISTS.search(unit.text) is not None:
        return False
    return bool(others) and first.measure is not None and first.width < first.measure - _UNFILLED


def is_below_headline(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a headline set apart ends right above a line, so that no text goes on there."""
    above = units[index - 1] if index else None
    return above is not None and above.headable and not above.closed and above.line.gap > 0 and above.asks


def is_wrapped(unit: Unit) -> bool:
    """Tell whether the blanks of a line stand where a column's lines end, three lines or more: no headline's do."""
    first, *inner, _ = unit.pieces if len(unit.pieces) >= _ROWS else (unit.pieces[0], unit.pieces[0])
    return bool(inner) and (first.full or first.narrow) and all(piece.full for piece in inner)


def between_blanks(units: Sequence[Unit], index: int, page: Page) -> bool:
    """Tell whether blank lines stand above and below a line, or what sets it apart where a page has none."""
    if page.printed and page.indented and hangs_over_lead(units, index):
        return True
    below = units[index + 1].line.gap if index + 1 < len(units) else 1
    return min(units[index].line.gap, below) > (page.usual_gap if page.printed else 0)


def hangs_over_lead(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line without indent stands between a paragraph that has ended and an indented lead, or a byline's text.

    Where paragraphs keep their indents, such a line goes on with none and begins none. More headline lines may stand
    above and below it.
    """
    top = index
    while top and units[top].headable and not units[top - 1].closed and index - top < _HEADLINES:
        top -= 1
        if units[top].line.indent:
            return False
    if units[index].line.indent or not units[top].headable or not (top == 0 or units[top - 1].closed):
        return False
    for below in units[index + 1 : index + 1 + _HEADLINES]:
        if below.line.indent:
            return below.lead or below.byline_before
        if below.closed or not below.headable:
            return False
    return False


def begins_fitly(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line begins as narrow as a paragraph where the one before has ended, and as wide as a column if not."""
    first = units[index].pieces[0]
    return first.narrow if units[index - 1].closed else first.full


def set_apart(units: Sequence[Unit], index: int, page: Page) -> bool:
    """Tell whether a line is set apart from body text: by blank lines, or before a line that has lost an indent."""
    if index + 1 >= len(units):
        return True
    below = units[index + 1]
    return max(units[index].line.gap, below.line.gap) > page.usual_gap or below.pieces[0].narrow


def is_over_byline(units: Sequence[Unit], index: int, page: Page) -> bool:
    """Tell whether a printed line is set apart below a text that has ended, and a byline stands tight between it and the next."""
    unit, below = units[index], units[index + 1] if index + 1 < len(units) else None
    if below is None or not below.byline_before or unit.closed or unit.line.gap <= page.usual_gap:
        return False
    if below.line.gap or below.line.number != unit.line.number + _OVER_BYLINE:
        return False
    return index == 0 or units[index - 1].closed


def labels_question(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a column's label, set apart, stands over a question that heads a text: 名医问答 / 血压正常了,药能停吗?."""
    unit, below = units[index], units[index + 1]
    if below.text[-1] not in "?？" or not below.headable or not (unit.line.gap and below.line.gap):
        return False
    after = units[index + 2] if index + 2 < len(units) else None
    if after is None or after.headable or not after.line.gap:
        return False
    return unit.headable and not unit.closed and cues.is_label_shaped(unit.text)


def leads_below(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a lead stands right below a line."""
    return index + 1 < len(units) and units[index + 1].lead


def ends_paragraph(units: Sequence[Unit], index: int, size: float, page: Page) -> bool:
    """Tell whether a printed line right below an unfinished full one stops dead there: what is below it is set apart."""
    unit, above = units[index], units[index - 1] if index else None
    if above is None or unit.line.gap or above.closed or not page.fills[index - 1] or unit.line.indent:
        return False
    below = units[index + 1].line if index + 1 < len(units) else None
    if below is None or below.gap > page.usual_gap or size < FEW or stands_below_stop(units, index + 1, page):
        return True
    return page.indented and below.indent


def stands_below_stop(units: Sequence[Unit], index: int, page: Page) -> bool:
    """Tell whether a short printed line set tight is the second of two that fill nothing, neither ending a sentence.

    A paragraph stops dead with the first, so the second heads what comes below it.
    """
    unit, above = units[index], units[index - 1]
    if index < 2 or index + 1 >= len(units) or page.indented or unit.line.gap or above.line.gap:
        return False
    if above.closed or unit.closed or not unit.headable or not page.fills[index - 2]:
        return False
    measure = unit.pieces[-1].measure
    if measure is None or max(above.line.width, unit.line.width) > measure - _UNFILLED:
        return False
    below = units[index + 1]
    return not below.line.gap and page.fills[index + 1] and above.text[-1] not in "，,、；;：:"
