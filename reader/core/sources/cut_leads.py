"""Cut leads: printed lines at the head of a story that look like a byline of their own, as a line ends in its names.

本报讯(记者 甲 通讯员 何 goes on in 苗)昨天,… right below, and 晚报记者 甲 实习生 乙 昨 in 日上午,….
"""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources.bylines import LEAD, is_byline_line
from reader.core.sources.credit_words import BULLETS
from reader.core.sources.credits import read_credits
from reader.core.sources.items import Story
from reader.core.sources.lines import BLANKS, bare, ends_sentence, open_bracket, width
from reader.core.sources.names import is_name_shaped
from reader.core.sources.places import Place
from reader.core.sources.running_bylines import read_running

_ROLES: Final = re.compile("[记記]者|[通讯訊]员|实习生|通$|[记記]$|文[/／]图|供稿|摄")
_FILLS: Final = 1.6
"""By how many hanzi less than the measure a printed line still fills it, its blanks told."""
_INDENT: Final = 2.0
_LOOKED: Final = 40
"""How many characters of the line below are read with a line."""
_TOLD: Final = 2
"""How many characters at least stand behind the bracket that a line closes whose text goes on."""
_CLOSING: Final = re.compile("^[^(（)）【】。]{1,40}[)）】]")
_REPORTS: Final = re.compile(rf"[{BLANKS}]*(?:摄影|综合|图文)?报[道导]?$")


def opens_cut(place: Place) -> bool | None:
    """Tell of a printed line that names who wrote whether it opens a lead that the line below goes on with.

    False if it goes on with one that is open above, None if it is no line of a lead.
    """
    line, below = place.line, place.below
    if place.measure is None or below is None or below.gap or _ROLES.search(line.text) is None:
        return None
    if not any(map(str.isalnum, below.text[:_TOLD])) or is_byline_line(below.text):
        return None
    if _goes_on_in_bracket(place):
        return False
    opens = False
    if open_bracket(line.text):
        closed = _CLOSING.match(below.text)
        opens = closed is not None and len(below.text) - closed.end() >= _TOLD
    elif line.text[0] not in BULLETS and _fills(place, place.measure) and not ends_sentence(line.text):
        if LEAD.match(line.text) is not None:
            opens = not below.indent or line.indent
        else:
            opens = not below.indent and _runs_into_text(line.text, below.text)
    return True if opens else None


def _fills(place: Place, measure: float) -> bool:
    """Tell whether a line reaches the end of its column, blanks and an indent told."""
    wide = width(place.line.text) + _INDENT * place.line.indent
    return measure - _FILLS <= wide and place.line.width <= measure + _FILLS


def _goes_on_in_bracket(place: Place) -> bool:
    """Tell whether a line is tight below the head of a story whose bracket of authors is open, or begins here."""
    above = place.items[-1] if place.items else None
    if place.line.gap or not isinstance(above, Story) or not above.unit.lead:
        return False
    if place.line.text[0] in "(（【":
        return LEAD.fullmatch(above.unit.text) is not None
    return open_bracket(above.unit.text)


def _runs_into_text(head: str, below: str) -> bool:
    """Tell whether the names that a line opens with end before it does, or below it, and the story's text is behind them.

    A line that holds whole names only is a byline of its own.
    """
    if _REPORTS.search(head) is None and all(_is_whole(name, head) for name in read_credits(head).people):
        return False
    running = read_running(head + below[:_LOOKED])
    return running is not None and running.sure and len(bare(running.text)) != len(bare(head))


def _is_whole(name: str, head: str) -> bool:
    """Tell whether a line prints a name in one piece, or set wide: 张 三."""
    return is_name_shaped(name) and (name in head or " ".join(name) in head)
