"""Joints: whether a line without stops is the first half of a paragraph that was cut within its first clause.

What stands so between two paragraphs is most often a headline or a subhead. A half joins to one clause with the text
below it, tells as text does and ends in the middle of a word; the evidence is summed as log odds, with weights fitted
by logistic regression to paragraphs cut by chance and to the headlines and subheads of the same pages.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources import cues, openings
from reader.core.sources.cohesion import content_words
from reader.core.sources.names import divides_name
from reader.core.sources.units import Unit

_TELLS: Final = re.compile("[了的是在着把被将从对由为已也就都还让向于所]")
"""What text tells with, which headlines spare."""
_UNENDED: Final = frozenset("的是在和与到有把为对及从向将以让使被就也都还不要会能可已正成给叫")
"""What no headline ends with."""
_BOUND: Final = frozenset("的了着们等及和与中上下里内外性化者员间时后前节绍示到过地得以")
"""What no text begins with."""
_WHEN: Final = re.compile(
    "(?:上午|下午|中午|早上|清早|晚上|夜里|[上下本这]个?[周月]|[今去前明]年|每[天年月周日到逢]|过去|从前|以前|一[到大]|[春夏秋冬][日夜天]|新学期|本届|这里|那[年天时])"
    "|[\u4e00-\u9fff]{2,8}(?:说|称|介绍|坦言)[,，:：]"
)
"""What a text opens with that says when, or who says it."""
_SAYS: Final = re.compile(f"(?:{openings.REPORTING})[,，:：“]")
_UNITS: Final = frozenset("年月日元个名万亿岁余多亩米公吨人户家次件条座点时分%％.．")
"""What an amount goes on with."""
_STOP: Final = re.compile("[，,。、；;！？!?”（(]")
_SHORT: Final = 4
"""Within how many characters a stop stands in what is only the end of a clause."""
_LONG: Final = 24
"""How many characters few headlines have without a blank."""
_HALF: Final = 10.0
"""How many hanzi a half of a paragraph has at least, to be one and no headline."""
_LINES: Final = 5
_TOLD: Final = 500
"""In how many lines above, and characters, the words of a story are looked for that such halves tell of."""
_LABEL: Final = 8
"""In how many characters a line of a list says by a colon what it is of."""
_OPENING: Final = 60
_PRIOR: Final = -4.1
"""The fitted one is -1.6: a headline or subhead is lost only once in two hundred, where no lead shows it."""
_WEIGHTS: Final = (
    1.4,  # opens as paragraphs do
    1.2,  # tells, up to three times
    1.6,  # ends as no headline does
    -2.0,  # ends as headlines do
    -2.6,  # the text below opens as paragraphs or stories do
    2.3,  # it begins as no text does
    2.6,  # it begins with one hanzi that ends a clause
    1.5,  # it begins with a few that may end one
    2.1,  # the hanzi at the joint stand side by side elsewhere, too
    1.6,  # they are an amount
    1.5,  # words shared with the text above, up to three
    -0.7,  # words shared with the text below only, up to three
    1.1,  # long
    -1.1,  # its last two hanzi stand side by side elsewhere, too
    -0.8,  # so do the first two of the text below
    -1.2,  # that begins with a saying
    1.6,  # a verb of saying begins it, or the rest of a name
    -1.2,  # begins with a saying, asks or calls
)


_AT_JOINT: Final = (2, 5, 6, 7, 8, 9, 16)
"""Which of these signs are seen where the halves meet."""


def is_half(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line of a block is one half of a paragraph that was cut within a clause.

    It begins with the end of the clause that the text above breaks off in, or stands where a paragraph begins and the
    one below goes on with it.
    """
    unit, above = units[index], units[index - 1] if index else None
    if above is None or above.headable or above.finished or len(unit.line.pieces) > 1:
        return False
    if not above.closed:
        return openings.ends_clause(unit.text) and _STOP.search(unit.text) is not None
    below = units[index + 1] if index + 1 < len(units) else None
    if below is None or below.headable or below.lead or below.byline_before or unit.line.width < _HALF:
        return False
    if below.roll or ":" in below.text[:_LABEL] or "：" in below.text[:_LABEL]:
        return False  # a list, and its heading is above it
    before = "".join(one.text for one in units[max(0, index - _LINES) : index])
    after = "".join(one.text for one in units[index + 2 : index + 4])
    return odds(unit.line.text, below.text, before[-_TOLD:], after[:_TOLD]) > 0.0


def odds(line: str, below: str, before: str, after: str) -> float:
    """Return the log odds that a line and the one below it are the halves of one paragraph.

    `before` is text above them, `after` what follows on the line below; words of the same story come again there.
    """
    found = signs(line, below, before, after)
    if not any(found[place] for place in _AT_JOINT):
        return -math.inf  # a subhead shares as many words with its story
    return _PRIOR + sum(sign * weight for sign, weight in zip(found, _WEIGHTS, strict=True))


def signs(line: str, below: str, before: str, after: str) -> tuple[float, ...]:
    """Return what speaks for or against two halves of a paragraph, as numbers that the weights belong to."""
    around = f"{before} {below[1:]} {after}"
    stop = _STOP.search(below)
    own, above, rest = content_words(line), content_words(before), content_words(below[:_OPENING])
    return (
        1.0 * _opens(line),
        float(min(3, len(_TELLS.findall(line)))),
        1.0 * (line[-1] in _UNENDED),
        1.0 * cues.ends_as_headline(line),
        1.0 * (_opens(below) and not divides_name(line, below)),
        1.0 * (below[0] in _BOUND),
        1.0 * openings.ends_clause(below),
        1.0 * (stop is not None and stop.start() <= _SHORT),
        1.0 * ((line[-1] + below[0]) in around),
        1.0 * (line[-1].isdigit() and (below[0] in _UNITS or below[0].isdigit())),
        float(min(3, len(own & above))),
        float(min(3, len((own & rest) - above))),
        1.0 * (len(line) >= _LONG),
        1.0 * (line[-2:] in around),
        1.0 * (below[:2] in f"{before} {line} {below[2:]} {after}"),
        1.0 * (below[0] in '“‘"'),
        1.0 * (_SAYS.match(below) is not None or divides_name(line, below)),
        1.0 * (line[0] in '“‘"' or "！" in line or "？" in line or "!" in line or "?" in line),
    )


def _opens(text: str) -> bool:
    """Tell whether a text opens as paragraphs or stories do."""
    return (
        openings.starts_paragraph(text)
        or openings.starts_story(text)
        or openings.starts_speech(text)
        or openings.starts_with_person(text)
        or _WHEN.match(text) is not None
    )
