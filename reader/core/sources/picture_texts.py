"""Picture texts: whether what stands above a credit is the picture's caption, or a paragraph of the story there.

A credit alone may belong to a picture without a caption, so that a paragraph above it is taken for one only where it
shows what is to be seen or where it is set together with the credit; what tells of anything stays with its story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources import cues, openings
from reader.core.sources.bylines import read_lead
from reader.core.sources.insets import begins_with_people, names_side, shows_act
from reader.core.sources.lines import Line, ends_sentence
from reader.core.sources.units import Unit, can_be_headline

_SET_TOGETHER: Final = 90
"""How many characters a caption right above its credit has at most."""
_SENTENCE: Final = 48
"""The same for one that a blank line parts from its credit."""
_NARROWEST: Final = 5.0
_WIDEST: Final = 40.0
"""How wide a caption is that does not end as a sentence does."""
_STOPS: Final = "。！？"
_SAYS_PICTURED: Final = re.compile("(?:^|[。！”])(?:图为|图片为|这是)|^[左右前后]起[:：]|近影")
"""What a text says of itself that is a picture's."""
_ABOUT: Final = re.compile("截至|记者(?![们在])|[\u4e00-\u9fff]{2,10}消息[,，]")
"""What news opens with and no picture's text does."""
_SPEECH: Final = re.compile(
    f"(?:{openings.REPORTING}|谈起|说道|获悉|了解到)[,，:：“]|据(?:悉|了解|介绍|统计|称)|告诉记者"
)
_TELLS: Final = re.compile(
    "[还也将]|下一步|其中|此外|同时|今后|目前|截至|预计|力争|确保|累计|同比|[他她您我]|不仅|因此|为此|但"
)
"""What a text tells with, and a caption does not show."""
_CLAUSE: Final = re.compile("[，,；;]")


def is_caption(taken: Sequence[Line], credit: Line, before: Unit | None, below: Line | None) -> bool:
    """Tell whether the lines above a credit are its caption and not the last paragraph of a story.

    `before` is the last line of running text above them, `below` the line under the credit.
    """
    text = "".join(line.joined for line in taken)
    first = taken[0]
    if len(taken) == 1 and "。" not in text and _NARROWEST <= first.width <= _WIDEST:
        return can_be_headline(first.text, first.width) and not is_cut(first, credit, before, below)
    if not first.gap or openings.starts_speech(text) or openings.goes_on(text) or not ends_sentence(text):
        return False
    if _SPEECH.search(text) is not None:
        return False
    if not credit.gap:
        return len(text) <= _SET_TOGETHER
    if sum(text.count(stop) for stop in _STOPS) > 1:
        return False
    if openings.starts_story(text):
        return _ABOUT.match(text) is None
    return len(text) <= _SENTENCE and _shows(text)


def _shows(text: str) -> bool:
    """Tell whether a text shows what is to be seen on a picture, and tells of nothing else."""
    if _SAYS_PICTURED.search(text) is not None or names_side(text):
        return True
    if _TELLS.search(text) is not None:
        return False
    return shows_act(text) or (begins_with_people(text) and len(_CLAUSE.findall(text)) <= 1)


def is_cut(line: Line, credit: Line, before: Unit | None, below: Line | None) -> bool:
    """Tell whether a line that no stop ends is where a paragraph was cut by the credit below it, and goes on behind that.

    `before` is the last line of running text above, `below` the line under the credit. The line stands tight under a
    printed line of its column and apart from the credit; or the text above it has ended, the line opens or tells as a
    paragraph does, and what follows begins nothing.
    """
    if below is None or not _may_go_on(below):
        return False
    if not line.gap and credit.gap:
        return True
    if before is None or not before.closed or before.finished:
        return False
    if cues.is_caption_marked(line.text) or names_side(line.text):
        return False
    text = line.joined
    opens = openings.starts_paragraph(text) or openings.starts_speech(text) or openings.goes_on(text)
    tells = _TELLS.search(text) is not None or _SPEECH.search(text) is not None
    return opens or tells or (_CLAUSE.search(text) is not None and not shows_act(text))


def _may_go_on(line: Line) -> bool:
    """Tell whether a line may be the rest of a sentence: no headline, no lead, nothing that opens a paragraph."""
    if can_be_headline(line.text, line.width) or read_lead(line.text) is not None or line.indent:
        return False
    return not (
        openings.starts_paragraph(line.text)
        or openings.starts_speech(line.text)
        or openings.starts_story(line.text)
    )
