"""Line items: what one line of the stream is, by what it holds and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reader.core.records import Jump
from reader.core.sources import cues, forecasts, headings, openings
from reader.core.sources.boxes import labels_box
from reader.core.sources.briefs import among_briefs, heads_briefs
from reader.core.sources.byline_places import opens_below_credit, opens_story, signs_above, signs_again
from reader.core.sources.bylines import (
    is_bracketed_byline,
    is_byline_line,
    is_lead_line,
    is_sent_byline,
    read_lead,
)
from reader.core.sources.credit_lines import has_authors, read_parts
from reader.core.sources.credit_words import BULLETS
from reader.core.sources.cut_leads import opens_cut
from reader.core.sources.headings import FILLS, WORD_WIDTH
from reader.core.sources.inline import inline_title
from reader.core.sources.items import (
    GARBLED,
    BoxLabel,
    BriefHeading,
    Bylines,
    Item,
    JumpMark,
    Picture,
    Scrap,
    Slogan,
    Story,
    TitledBlock,
)
from reader.core.sources.jumps import goes_on, take_jump
from reader.core.sources.line_units import ends_headline, read_unit
from reader.core.sources.lines import Line, ends_above, ends_sentence, has_han, is_han, retold
from reader.core.sources.listed import is_list_item
from reader.core.sources.picture_credits import split_caption
from reader.core.sources.picture_texts import is_cut
from reader.core.sources.pictures import credit_alone, last_body
from reader.core.sources.places import NARROWER, Place
from reader.core.sources.reflow import cut_pieces, roll_piece
from reader.core.sources.scanning import scan
from reader.core.sources.standing import standing_line
from reader.core.sources.tables import is_row
from reader.core.sources.text_sources import is_sourced, tells_medium
from reader.core.sources.units import can_be_headline

_MARK: Final = re.compile(r"[^\u4e00-\u9fff\w\s，。、；？！“”‘’《》—…%,.;!?\"-]")
_WORD: Final = re.compile(
    r"摄|图|影|讯|接|扫|提供$|本报.{0,24}[电電]|社.{0,24}[电電]|网.{0,24}[电電]|央视.{0,24}[电電]|天(?<=\d天)|消息|综合|记者|员$|供稿$|评论员|实习|撰稿|资料|广告|欢迎|丨"
)
"""What a line must hold to be anything but headline or running text, a mark or word: most lines hold none of it.

Each alternative begins with one character and not a class, so that the search only stops where one may begin.
"""
_SPEAKS: Final = re.compile(
    _WORD.pattern + "|版|读|提要|看点|目录|索引|导览|编[者后前辑]|开栏|转|倒计时|距|关注|长按|本报",
    re.MULTILINE,
)
"""What a line without marks must hold to begin anything of several lines, a jump or a slogan, or to be telling."""
_REPORTED: Final = re.compile("记者|通讯员|实习生|评论员")
_CREDITED: Final = re.compile("[摄图影]")
_LONGEST_CREDIT: Final = 40
_SOURCE_STARTS: Final = frozenset("据摘选转原新综—－")
_SOURCE: Final = 24.0
"""What a line begins with that only says where a text was taken from, and how many hanzi it has at most."""
_LETTER_ENDS: Final = ("此致", "敬礼")
"""How letters end, on lines by themselves."""
_STANDING_STARTS: Final = frozenset("本图讲中热")
"""What a standing line of the newspaper begins with that holds no such mark or word."""
_SHORT: Final = 8.0
"""Fewer hanzi than this may be a name or a label, though no mark or word says so."""
_STORY_ITEMS: Final = 8
"""How many items above a word hold the text that it may end."""
_PUNCTUATION: Final = "，。、；：！？,;:!?)）”」"
_CLOSING: Final = "”’」』）)》】"
_DIGITS: Final = 3
_PUNCTUATED: Final = re.compile(f"[{_PUNCTUATION}]")


def read_item(place: Place) -> Item:
    """Return what one line is."""
    line, items = place.line, place.items
    plain = place.index in place.plain
    counted = bool(items) and isinstance(items[-1], Slogan) and cues.is_bare_countdown(items[-1].line.joined)
    if counted and cues.is_countdowns_event(line.joined):
        return Slogan(line)
    telling = not plain and _is_telling(line)
    standing = standing_line(place) if telling or line.text[0] in _STANDING_STARTS else None
    if standing is not None:
        return Scrap(line, standing)
    listed = (telling or line.text[0].isdigit()) and is_list_item(place)
    if not (telling or listed) and line.width >= _SHORT and not _may_be_pictured(place):
        return _plain_story(place)
    row = place.index in place.sections or (len(line.pieces) > 1 and is_row(place))
    row = row or listed
    if row or place.index in place.rolls:
        return Story(read_unit(place, (roll_piece(line, row=row),), line.text, lead=False))
    if place.index in place.verse.authors or place.index in place.verse.signers:
        return Bylines(line, place.index in place.verse.authors)
    if labels_box(place):
        return BoxLabel(line)
    cut = opens_cut(place) if telling else None
    if cut is not None:
        return _story(place, lead=cut)
    author = headings.is_author_line(place)
    if telling and not author and cues.is_garbled(line) and not read_parts(line.text):
        return Scrap(line, GARBLED)
    if cues.is_brief_label(line.joined) or heads_briefs(place):
        return BriefHeading(line)
    if author:
        return Bylines(line, True)
    if telling and line.joined in ("广告", "公益广告", "·广告·"):
        return Scrap(line, "广告的标记,版面上没有广告的文字")
    if telling and is_lead_line(line.text):
        return Bylines(line, not _stands_between(place))
    if signs_above(place) or signs_again(place):
        return Bylines(line, False)
    if line.joined in _LETTER_ENDS or _ends_paragraph(place):
        told = _plain_story(place)
        return replace(told, unit=replace(told.unit, headable=False))
    if (
        line.width <= 2
        and place.index not in place.verse.lines
        and not headings.titles_signed(place)
        and not headings.titles_picture(place)
        and not headings.labels_headline(place)
        and not cues.is_notice(line.joined)
        and not _heads_forecast(place)
        and not _ends_tight(place)
        and not ends_headline(place)
        and _PUNCTUATED.search(line.text) is None
        and has_han(line.joined)
    ):
        return Scrap(
            line, "孤立的单字,不成词句" if line.width < WORD_WIDTH else "孤立的短词,看不出属于哪一篇"
        )
    if line.joined.isdigit() and _is_stray_number(place):
        return Scrap(line, "孤立的数字,看不出属于哪一篇")
    if not (line.words or any(map(str.isalnum, line.joined))):
        if _is_end_of_text(place):
            return _plain_story(place)
        return Scrap(line, "只有符号,没有文字")
    if not (plain and line.words) and _is_slogan(line):
        return Slogan(line)
    return _telling_item(place) if telling else _plain_story(place)


def find_plain(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of plain lines: nothing in them says that they are more than headline, text or a name.

    They are in one piece, with no marks but those of sentences. Those that are words alone can be no slogan either.
    """
    said = scan([line.text if len(line.pieces) == 1 else "" for line in lines], _SPEAKS, _MARK)
    return frozenset(
        [
            place
            for place, line in enumerate(lines)
            if place not in said
            and len(line.pieces) == 1
            and not (line.text[0] in _SOURCE_STARTS and _names_source(line))
        ]
    )


def _may_be_pictured(place: Place) -> bool:
    """Tell whether the line below may be the credit of a picture."""
    below = place.below
    if below is None or place.index + 1 in place.plain or len(below.joined) > _LONGEST_CREDIT:
        return False
    return _CREDITED.search(below.text) is not None


def _names_source(line: Line) -> bool:
    """Tell whether a short line without a mark of it says where a text was taken from: 据某某社, ——摘自《某某报》."""
    return line.width <= _SOURCE and is_sourced(line.text)


def _is_slogan(line: Line) -> bool:
    """Tell whether a line is a countdown or asks readers to follow the newspaper's channels."""
    counts = cues.is_countdown(line.text) and line.text[-1] not in _PUNCTUATION
    return counts or cues.is_house_notice(line.joined)


def _ends_tight(place: Place) -> bool:
    """Tell whether a printed line of a hanzi or two is where the text right above it stops dead."""
    line, above = place.line, place.above
    if place.measure is None or above is None or line.gap or len(line.pieces) > 1:
        return False
    filled = above.width >= place.measure - FILLS and not ends_sentence(above.text)
    return filled and (place.below is None or bool(place.below.gap) or place.below.indent > line.indent)


def _ends_paragraph(place: Place) -> bool:
    """Tell whether two hanzi are where a paragraph stops dead: its text breaks off above, and the next one opens below.

    Words that strayed into a text stand where that goes on below them; a hanzi of these comes again in the text.
    """
    line, below = place.line, place.below
    if len(line.text) != 2 or not line.words or place.printed or below is None:
        return False
    if not (openings.starts_speech(below.text) and is_han(line.text[0]) and is_han(line.text[1])):
        return False
    above = last_body(place.items)
    if above is None or above.closed or not is_han(above.text[-1]):
        return False
    words = "".join(item.unit.text for item in place.items[-_STORY_ITEMS:] if isinstance(item, Story))
    return any(words.count(character) > 1 for character in line.text)


def _heads_forecast(place: Place) -> bool:
    """Tell whether the word 天气 stands over a forecast."""
    below = "".join(line.joined for line in place.lines[place.index + 1 : place.index + 3])
    return cues.is_forecast(place.line.joined) and forecasts.is_forecast(below)


def _is_stray_number(place: Place) -> bool:
    """Tell whether a number of a few digits is set apart between two paragraphs that have nothing to do with it."""
    line, above, below = place.line, place.above, place.below
    if above is None or below is None or not (line.gap and below.gap) or len(line.joined) > _DIGITS:
        return False
    return ends_sentence(above.text) and not below.joined[0].isdigit()


def _is_end_of_text(place: Place) -> bool:
    """Tell whether a line of marks alone is the stop or the closing quotation mark of the line of text above it."""
    above = place.items[-1] if place.items else None
    if not isinstance(above, Story) or not ends_above(place.line):
        return False
    return not ends_sentence(above.unit.text) or place.line.joined[0] in _CLOSING


def _is_telling(line: Line) -> bool:
    """Tell whether a line may be anything but a headline or running text by what it holds, a name or label aside."""
    if len(line.pieces) > 1 or not (line.words or _MARK.search(line.text) is None):
        return True
    return _WORD.search(line.text) is not None or (line.text[0] in _SOURCE_STARTS and _names_source(line))


def _plain_story(place: Place) -> Story:
    """Return a line that can only be a headline or running text."""
    return _story(place, lead=False)


def _story(place: Place, *, lead: bool) -> Story:
    """Return a line that is headline or running text; `lead`: it opens as only a story does."""
    line = place.line
    pieces = tuple(cut_pieces(line, line.pieces, place.measure, place.below_text))
    return Story(read_unit(place, pieces, line.text, lead=lead))


def _telling_item(place: Place) -> Item:
    """Return what a line is that may be a jump, a byline, a picture, or a headline with its text."""
    line, items = place.line, place.items
    jump = _jump_above_headline(place)
    if jump is not None:
        return JumpMark(line, jump)
    credited = has_authors(read_parts(line.text)) and not (
        line.text[0] in "(（" and _REPORTED.search(line.text[1:13])
    )
    if credited and not _runs_on(place):
        return Bylines(line, opens_story(place))
    lead = None if is_sent_byline(line.text) else read_lead(line.text)
    ending = is_bracketed_byline(line.text)
    if ending and opens_story(place) and not _cuts_paragraph(place):
        return Bylines(line, True)
    if is_sourced(line.text) and not (tells_medium(line.text) and _breaks_off(items)):
        return Bylines(line, line.text[0] not in "(（【[" and opens_story(place))
    if (
        lead is None
        and not ending
        and is_byline_line(line.text)
        and credit_alone(line.text) is None
        and not _runs_on(place)
    ):
        return Bylines(line, opens_story(place))
    picture = split_caption(line.text) if lead is None else None
    told = (
        picture is not None
        and "。" in picture[0]
        and inline_title(_parts_without(line, picture[1]), None, True) > 0
    )
    if (
        picture is not None
        and not told
        and not (place.printed and not line.gap and ends_sentence(picture[0]) and _breaks_off(items))
        and (not picture[0] or (len(picture[0]) <= 120 and not _headed(place)))
    ):
        if not picture[0] and (opens := _beside_byline(place)) is not None:
            return Bylines(line, opens)
        return Picture(line, picture[0], picture[1])
    if (
        cues.is_caption_marked(line.text)
        and not among_briefs(items, place.printed)
        and len(line.joined) <= 160
        and not (picture and picture[0] == "")
    ):
        return Picture(
            line, line.text if picture is None else picture[0], picture[1] if picture is not None else ""
        )
    credit = picture[1] if picture is not None else ""
    parts = _parts_without(line, credit)
    below = place.below
    credited = bool(credit) or (below is not None and credit_alone(below.text) is not None)
    title = inline_title(parts, place.measure, credited) if lead is None and not goes_on(line.text) else 0
    if title:
        rest = parts[title:]
        pieces = tuple(cut_pieces(line, rest, place.measure, place.below_text))
        name = " ".join(parts[:title])
        opens = read_lead(" ".join(rest)) is not None
        if not opens and ends_sentence(rest[-1]) and (credited or _breaks_off(items)):
            return TitledBlock((retold(line, name),), pieces, credit)
        unit = read_unit(place, pieces, " ".join(rest), lead=True)
        return Story(unit, name, credit)
    pieces = tuple(cut_pieces(line, parts, place.measure, place.below_text))
    return Story(read_unit(place, pieces, " ".join(parts), lead=lead is not None), "", credit)


def _beside_byline(place: Place) -> bool | None:
    """Tell of a picture credit set tight by a byline whether that opens the story below: 文字:甲 over 摄影:乙; None if alone."""
    above = place.items[-1] if place.items else None
    if isinstance(above, Bylines) and above.opens and not place.line.gap:
        return True
    below = place.below
    if below is None:
        return None
    headed = isinstance(above, Story) and above.unit.headable and not above.unit.closed
    if headed and opens_below_credit(below):
        return True
    return opens_story(place) if not below.gap and has_authors(read_parts(below.text)) else None


def _stands_between(place: Place) -> bool:
    """Tell whether a line stands between the end of a text and a headline set apart from it: 记者 某某 摄影报道."""
    above, below = place.items[-1] if place.items else None, place.below
    if not isinstance(above, Story) or not above.unit.closed or above.unit.headable:
        return False
    return below is not None and bool(below.gap) and can_be_headline(below.text, below.width)


def _cuts_paragraph(place: Place) -> bool:
    """Tell whether a picture credit stands in mid sentence of a paragraph, below what looks like a headline."""
    above = place.items[-1] if place.items else None
    if not isinstance(above, Story) or above.unit.closed or credit_alone(place.line.text) is None:
        return False
    return is_cut(above.unit.line, place.line, last_body(place.items, 1), place.below)


def _runs_on(place: Place) -> bool:
    """Tell whether a printed line stands tight below another, both as wide as their column, as text does: 记者沿着…."""
    line, above = place.line, place.above
    if place.measure is None or above is None or line.gap or line.text[0] in BULLETS or len(line.pieces) > 1:
        return False
    return line.width >= place.measure - FILLS and above.width >= place.measure - NARROWER


def _jump_above_headline(place: Place) -> Jump | None:
    """Return the jump of a line that is nothing but 上接, if the next line can be the headline of its story."""
    if len(place.line.joined) > 12 or "接" not in place.line.text:
        return None
    rest, jump = take_jump(place.line.joined)
    if rest.strip() or jump is None or jump.from_page is None:
        return None
    above = place.items[-1] if place.items else None
    below = place.below
    if below is None:
        return jump
    if isinstance(above, Story) and above.unit.headable and not above.unit.closed:
        return None
    return jump if can_be_headline(below.text, below.width) else None


def _parts_without(line: Line, credit: str) -> tuple[str, ...]:
    """Return the pieces of a line without the picture credit at its end."""
    if not credit:
        return line.pieces
    text = line.text[: line.text.rfind(credit)].rstrip(" \u3000(（")
    return tuple(text.split()) or line.pieces


def _breaks_off(items: Sequence[Item]) -> bool:
    """Tell whether the running text above has not ended."""
    above = last_body(items)
    return above is not None and not above.closed


def _headed(place: Place) -> bool:
    """Tell whether a line stands under a headline of its own, as the text of a picture story does."""
    above = place.above
    if above is None or "。" not in place.line.text or len(place.line.joined) <= 40:
        return False
    return can_be_headline(above.text, above.width) and not _breaks_off(place.items)
