"""The stream of a page: its lines below the masthead sorted into guide and what the stories are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reader.core.records import Jump
from reader.core.sources import cues
from reader.core.sources.bylines import (
    BULLETS,
    end_byline,
    is_bracketed_byline,
    is_byline_line,
    is_unnamed_byline,
    read_credits,
    read_lead,
    split_caption,
)
from reader.core.sources.dates import is_date_alone
from reader.core.sources.guides import read_guide
from reader.core.sources.items import (
    BriefHeading,
    Bylines,
    GuideItem,
    Item,
    JumpMark,
    Note,
    Picture,
    Scrap,
    Slogan,
    Story,
    TitledBlock,
)
from reader.core.sources.jumps import take_jump
from reader.core.sources.lines import Line, bare, ends_sentence, is_han, width
from reader.core.sources.names import begins_with_surname, looks_like_name
from reader.core.sources.reflow import Piece, borrow_measures, cut_pieces
from reader.core.sources.sequence import Unit, can_be_headline

_MARKED: Final = re.compile(
    r"[()（）【】\[\]〔〕{}/／|｜:：摄图影供讯電电天接»▎]|消息|综合|记者|通讯|员$|评论员|实习|撰稿|资料|广告|[^\w\s，。、；？！“”‘’《》—…%,.;!?\"-]"
)
"""What a line must hold to be anything but headline or running text: most lines of a page hold none of it."""
_CREDITED: Final = re.compile("[摄图影]")
_VERSE: Final = 24.0
_PUNCTUATION: Final = "，。、；：！？,;:!?)）”」"


def read_stream(lines: Sequence[Line], page_measure: float | None) -> list[Item]:
    """Return the items that the lines below the masthead make, in order."""
    items: list[Item] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        guide = read_guide(lines, index, items)
        if guide > index:
            index = guide
            continue
        if cues.is_editor_note(line.text):
            index = _read_note(lines, index, page_measure, items)
            continue
        items.append(_item(_Place(lines, index, items, page_measure is not None), page_measure))
        index += 1
    return _with_borrowed_measures(items) if page_measure is None else items


def _with_borrowed_measures(items: list[Item]) -> list[Item]:
    """Return the items with every line's pieces cut by the measure of its column, where its neighbours show it."""
    places = [place for place, item in enumerate(items) if isinstance(item, Story)]
    units = [item.unit for item in items if isinstance(item, Story)]
    for place, unit, measure in zip(
        places, units, borrow_measures([unit.pieces for unit in units]), strict=True
    ):
        item = items[place]
        if measure is not None and isinstance(item, Story):
            parts = unit.text.split(" ")
            pieces = cut_pieces(unit.line, parts, measure, unit.below)
            items[place] = replace(item, unit=replace(unit, pieces=tuple(pieces)))
    return items


def _previous_story(items: Sequence[Item]) -> Unit | None:
    """Return the last line of running text before this place, pictures and scraps aside."""
    for item in items[-1:-8:-1]:
        if isinstance(item, Story):
            return item.unit
    return None


class _Place:
    """A line among the others, and the items made of those before it; `printed`: lines are printed lines.

    `above` and `below` are the lines around it, `below_text` the beginning of the one after it.
    """

    __slots__ = ("above", "below", "below_text", "index", "items", "line", "lines", "printed")

    def __init__(self, lines: Sequence[Line], index: int, items: Sequence[Item], printed: bool) -> None:
        self.lines, self.index, self.items, self.printed = lines, index, items, printed
        self.line = lines[index]
        self.above: Line | None = lines[index - 1] if index else None
        self.below: Line | None = lines[index + 1] if index + 1 < len(lines) else None
        self.below_text = self.below.text[:24] if self.below is not None else ""


def _item(place: _Place, page_measure: float | None) -> Item:
    """Return what one line is."""
    line, items = place.line, place.items
    if line.width >= 8 and len(line.pieces) == 1 and _MARKED.search(line.text) is None:
        below = place.below
        if below is None or len(below.joined) > 40 or _CREDITED.search(below.text) is None:
            pieces = tuple(cut_pieces(line, line.pieces, page_measure, place.below_text))
            return Story(_unit(place, pieces, line.text, lead=False))
    previous = _previous_story(items)
    is_open = previous is not None and not previous.closed
    size = line.width
    if cues.is_garbled(line):
        return Scrap(line, "竖排标题的残片,字序已乱")
    if cues.is_brief_label(line.joined) or _heads_briefs(place):
        return BriefHeading(line)
    if line.joined in ("广告", "公益广告", "·广告·"):
        return Scrap(line, "广告的标记,版面上没有广告的文字")
    if _is_author_line(place):
        return Bylines(line, True)
    if (
        size <= 2
        and not _titles_signed(place)
        and not cues.is_notice(line.joined)
        and not any(mark in line.text for mark in _PUNCTUATION)
        and any(map(is_han, line.joined))
    ):
        return Scrap(line, "孤立的单字,不成词句")
    if not any(map(str.isalnum, line.joined)):
        return Scrap(line, "只有符号,没有文字")
    if cues.is_countdown(line.text):
        return Slogan(line)
    jump = _jump_above_headline(place)
    if jump is not None:
        return JumpMark(line, jump)
    lead = read_lead(line.text)
    ending = is_bracketed_byline(line.text)
    if ending and _opens(place):
        return Bylines(line, True)
    if lead is None and not ending and is_byline_line(line.text) and split_caption_alone(line.text) is None:
        return Bylines(line, _opens(place))
    picture = split_caption(line.text) if lead is None else None
    told = (
        picture is not None
        and "。" in picture[0]
        and _inline_title(_parts_without(line, picture[1]), None, True) > 0
    )
    if (
        picture is not None
        and not told
        and (not picture[0] or (len(picture[0]) <= 120 and not _headed(place, is_open)))
    ):
        return Picture(line, picture[0], picture[1])
    if (
        cues.is_caption_marked(line.text)
        and not _among_briefs(items)
        and len(line.joined) <= 160
        and not (picture and picture[0] == "")
    ):
        return Picture(
            line, line.text if picture is None else picture[0], picture[1] if picture is not None else ""
        )
    alone = place.below is not None and split_caption_alone(place.below.text) is not None
    if (
        alone
        and picture is None
        and "。" not in line.text
        and 5 <= size <= 40
        and can_be_headline(line.text, size)
    ):
        return Picture(line, line.text, "")
    if alone and lead is None and picture is None and _tells_picture(place, is_open):
        return Picture(line, line.text, "")
    credit = picture[1] if picture is not None else ""
    parts = _parts_without(line, credit)
    below = place.below
    credited = bool(credit) or (below is not None and split_caption_alone(below.text) is not None)
    title = _inline_title(parts, page_measure, credited) if lead is None else 0
    if title:
        rest = parts[title:]
        pieces = tuple(cut_pieces(line, rest, page_measure, place.below_text))
        name = " ".join(parts[:title])
        opens = read_lead(" ".join(rest)) is not None
        if (is_open or credited) and not opens and ends_sentence(rest[-1]):
            return TitledBlock(line, name, pieces, credit)
        unit = _unit(place, pieces, " ".join(rest), lead=True)
        return Story(unit, name, credit)
    pieces = tuple(cut_pieces(line, parts, page_measure, place.below_text))
    return Story(_unit(place, pieces, " ".join(parts), lead=lead is not None), "", credit)


def _tells_picture(place: _Place, is_open: bool) -> bool:
    """Tell whether a line right above a picture credit is its caption: dated, short, under no headline."""
    line, below = place.line, place.below
    if is_open or below is None or below.gap or not line.gap or len(line.joined) > 120:
        return False
    return cues.starts_story(line.text)


def _jump_above_headline(place: _Place) -> Jump | None:
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


def _titles_signed(place: _Place) -> bool:
    """Tell whether a word of two hanzi is a headline: its author's name or verse stands right under it."""
    line, below = place.line, place.below
    if len(line.text) != 2 or below is None or not all(map(is_han, line.text)):
        return False
    if any(map(_in_verse, place.items[-8:])) and below.gap and can_be_headline(below.text, below.width):
        return True
    name = below.text.lstrip(BULLETS + " \u3000")
    return (
        below.gap == 0 and 2 <= len(bare(name)) <= 4 and looks_like_name(name) and begins_with_surname(name)
    )


def _heads_briefs(place: _Place) -> bool:
    """Tell whether a short label stands over bulleted lines that each tell news of their own."""
    line, below = place.line, place.below
    if below is None or below.text[0] not in BULLETS or not cues.may_head_briefs(line.joined):
        return False
    return "。" in below.text and cues.is_news_item(below.text) and split_caption(below.text) is None


def _is_author_line(place: _Place) -> bool:
    """Tell whether a line is only an author's name, between a headline and the text: □ 某某, or the bare name."""
    line, below = place.line, place.below
    if len(line.joined) > 12 or below is None or not place.items:
        return False
    before = place.items[-1]
    if not isinstance(before, Story) or not before.unit.headable or before.unit.closed:
        return False
    name = line.text.lstrip(BULLETS + " \u3000")
    if name != line.text:
        names = read_credits(name).reporters
        return 0 < len(names) <= 4 and all(looks_like_name(one) and begins_with_surname(one) for one in names)
    return (
        not place.printed
        and 2 <= len(line.joined) <= 3
        and all(map(is_han, line.joined))
        and begins_with_surname(line.joined)
        and before.unit.line.width >= 2
        and not can_be_headline(below.text, below.width)
        and read_lead(below.text) is None
        and not cues.ends_as_headline(line.joined)
    )


def split_caption_alone(text: str) -> str | None:
    """Return the credit of a line that is a picture credit and nothing else; None if it is not."""
    picture = split_caption(text)
    if picture is None or picture[0] or "文" in picture[1].replace("文字", ""):
        return None
    return picture[1]


def _parts_without(line: Line, credit: str) -> tuple[str, ...]:
    """Return the pieces of a line without the picture credit at its end."""
    if not credit:
        return line.pieces
    text = line.text[: line.text.rfind(credit)].rstrip(" \u3000(（")
    return tuple(text.split()) or line.pieces


def _headed(place: _Place, is_open: bool) -> bool:
    """Tell whether a line stands under a headline of its own, as the text of a picture story does."""
    above = place.above
    if above is None or is_open or "。" not in place.line.text:
        return False
    return can_be_headline(above.text, above.width) and len(place.line.joined) > 40


def _unit(place: _Place, pieces: tuple[Piece, ...], text: str, lead: bool) -> Unit:
    """Return a line of running text or headline with all that is known of it."""
    line, items = place.line, place.items
    stripped, jumped, comes_from = text[-60:], False, False
    if "转" in text or "接" in text:
        stripped, jump = take_jump(bare(text)[-60:])
        _, start = take_jump(bare(text)[:24])
        jumped = jump is not None and jump.to_page is not None
        comes_from = start is not None and start.from_page is not None
    before = items[-1] if items else None
    verse = _is_verse(place)
    headable = (
        can_be_headline(line.text, line.width)
        and not jumped
        and not is_bracketed_byline(line.text)
        and not verse
    )
    opened = isinstance(before, Bylines) and before.opens
    unnamed = headable and isinstance(before, Bylines) and is_unnamed_byline(before.line.text)
    bulleted = text[0] in BULLETS and "。" in text
    signature = not verse and _is_signature(place)
    finished = jumped or (signature and not cues.is_reader(line.text)) or _ends_with_byline(text, items)
    return Unit(
        line=line,
        text=text,
        pieces=pieces,
        lead=lead,
        byline_before=opened and not unnamed,
        byline_above=opened and unnamed,
        ended_before=(isinstance(before, Bylines) and not before.opens)
        or isinstance(before, GuideItem | Note | JumpMark),
        closed=finished or verse or (ends_sentence(stripped) and not (headable and _asks(place))),
        jumped=jumped,
        finished=finished,
        comes_from=comes_from,
        headable=headable,
        brief=bulleted and _among_briefs(items),
        signature=signature,
        verse=verse,
        named=(opened and not unnamed) or _named_lead(text, lead),
        below=place.below_text,
    )


def _is_verse(place: _Place) -> bool:
    """Tell whether a line stands in a run of short lines with no blank line between them, as verse is set.

    Headlines are set so too, but not right under an author's byline, where it begins.
    """
    lines, index = place.lines, place.index
    if place.printed or place.line.width > _VERSE or "。" in place.line.text[:-1]:
        return False
    recent = place.items[-8:]
    begun = any(map(_in_verse, recent[-4:]))
    if not begun and not any(isinstance(item, Bylines) and item.opens for item in recent):
        return False
    first = last = index
    while first > 0 and lines[first].gap == 0 and index - first < 6 and lines[first - 1].width <= _VERSE:
        first -= 1
    while last + 1 < len(lines) and last - index < 6 and lines[last + 1].width <= _VERSE:
        if lines[last + 1].gap:
            break
        last += 1
    above = recent[-(index - first) - 1] if index - first < len(recent) else None
    signed = isinstance(above, Bylines) and above.opens
    return last - first >= 2 and (begun or signed) and _sounds(lines[first : last + 1])


def _sounds(run: Sequence[Line]) -> bool:
    """Tell whether a run of short lines can be verse: not prose cut into lines of one width, no byline in it."""
    widest = max(line.width for line in run)
    full = sum(line.width >= widest - 1.5 for line in run)
    prose = widest >= 12 and full * 5 >= len(run) * 3
    stops = sum("。" in line.text[:-1] for line in run)
    indents = {line.indent for line in run}
    return (
        not prose
        and not stops
        and len(indents) == 1
        and not any(is_byline_line(line.text) or cues.starts_item(line.text) for line in run)
    )


def _in_verse(item: Item) -> bool:
    return isinstance(item, Story) and item.unit.verse


def _asks(place: _Place) -> bool:
    """Tell whether a line that ends with a question or exclamation is a headline all the same: a byline follows."""
    below = place.below
    if place.printed or place.line.text[-1] not in "？！?!":
        return False
    return below is not None and (is_byline_line(below.text) or read_lead(below.text) is not None)


def _named_lead(text: str, lead: bool) -> bool:
    found = read_lead(text) if lead else None
    return found is not None and found.byline is not None


def _among_briefs(items: Sequence[Item]) -> bool:
    """Tell whether a bulleted line stands in a row of short news: under its heading, or behind a finished one."""
    before = items[-1] if items else None
    if isinstance(before, BriefHeading):
        return True
    return (
        isinstance(before, Story)
        and before.unit.text[0] in BULLETS
        and (before.unit.finished or before.unit.brief)
    )


def _is_signature(place: _Place) -> bool:
    """Tell whether a line is the date under a notice, or the body that signs it right above that date."""
    line, above, below = place.line, place.above, place.below
    if above is None:
        return False
    if is_date_alone(line.text):
        return True
    if len(line.joined) <= 60 and ends_sentence(above.text):
        if cues.is_tail_note(line.text):
            return take_jump(line.text)[1] is None and not is_bracketed_byline(line.text)
        set_apart = not place.printed and line.gap < (below.gap if below is not None else 1)
        set_apart = set_apart or cues.is_reader(line.text)
        if set_apart and cues.is_signer(line.text):
            return True
    if below is None or not is_date_alone(below.text) or len(line.joined) > 30:
        return False
    return not any(mark in line.text for mark in "。，,；;：:！!") and ends_sentence(above.text)


def _ends_with_byline(text: str, items: Sequence[Item]) -> bool:
    """Tell whether a line ends with a closing byline in brackets, which may have begun up to two lines before."""
    if text[-1] not in ")）":
        return False
    words = text[-90:]
    for item in items[-1:-3:-1]:
        if "(" in words or "（" in words:
            break
        if isinstance(item, Story):
            words = f"{item.unit.text[-60:]} {words}"
    return end_byline(words) is not None


def _opens(place: _Place) -> bool:
    """Tell whether a byline line opens the story after it, rather than closing the one before.

    It opens one if the next text is a lead without names, or if up to five headline lines stand right above it.
    """
    following = place.lines[place.index + 1 : place.index + 4]
    after = next((line for line in following if not is_byline_line(line.text)), None)
    if after is None:
        return False
    if is_unnamed_byline(place.line.text):
        return True
    lead = read_lead(after.text)
    if lead is not None:
        return lead.byline is None
    heads = 0
    for item in place.items[-1:-8:-1]:
        if isinstance(item, Bylines):
            continue
        if not isinstance(item, Story) or item.unit.closed or not item.unit.headable:
            return heads > 0 and (not isinstance(item, Story) or item.unit.closed)
        heads += 1
    return 0 < heads <= 5


def _inline_title(parts: Sequence[str], page_measure: float | None, credited: bool) -> int:
    """Return how many pieces at a line's beginning are a headline that shares the line with its text; 0 if none.

    `credited` says that a picture credit follows, so that a headline is to be expected.
    """
    if len(parts) < 2:
        return 0
    for count in range(1, min(4, len(parts))):
        if read_lead(" ".join(parts[count:])[:60]) is not None and all(
            _wordy(part) for part in parts[:count]
        ):
            return count
    first, rest = parts[0], parts[1:]
    if not _wordy(first) or not 4 <= len(first) <= 24 or ends_sentence(first):
        return 0
    text = "".join(rest)
    if "。" not in text or len(text) < (12 if credited else 24):
        return 0
    if len(parts) >= 5:
        inner = sorted(width(part) for part in parts[1:-1])
        measure = inner[len(inner) // 2]
        likely = credited and (cues.starts_story(rest[0]) or width(rest[0]) <= measure - 1.5)
        return 1 if (width(first) <= measure - 3.7 or likely) and measure <= 32 else 0
    if page_measure is not None:
        return 0
    if credited and cues.starts_story(rest[0]):
        return 1
    return 1 if len(rest[0]) >= 20 and max(map(len, rest)) >= 24 else 0


def _wordy(text: str) -> bool:
    """Tell whether a piece is words without punctuation, as a headline's part is."""
    return (
        len(text) >= 3
        and sum(map(is_han, text)) >= 3
        and not any(mark in text for mark in "，。、；：,;:()（）")
    )


def _read_note(lines: Sequence[Line], index: int, page_measure: float | None, items: list[Item]) -> int:
    """Read an editors' note with the lines it goes on in; return the index after it."""
    taken = [lines[index]]
    index += 1
    while index < len(lines) and len(taken) < 200:
        last = taken[-1]
        heading_only = len(taken) == 1 and len(last.joined) <= 8
        if ends_sentence(last.text) or (
            can_be_headline(lines[index].text, lines[index].width) and len(last.joined) > 40
        ):
            break
        if read_lead(lines[index].text) is not None or is_byline_line(lines[index].text):
            break
        if not heading_only and not ends_sentence(last.text) and cues.is_editor_note(lines[index].text):
            break
        taken.append(lines[index])
        index += 1
    pieces = tuple(tuple(cut_pieces(line, line.pieces, page_measure)) for line in taken)
    items.append(Note(tuple(taken), pieces))
    return index
