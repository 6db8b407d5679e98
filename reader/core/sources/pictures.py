"""Pictures: captions and the credits that stand with them, on one line or several, alone or under a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Final

from reader.core.sources import cues, openings
from reader.core.sources.byline_places import heads_credited
from reader.core.sources.bylines import is_byline_line, read_lead
from reader.core.sources.cohesion import content_words
from reader.core.sources.contributors import may_be_name
from reader.core.sources.inline import inline_title
from reader.core.sources.items import Item, Picture, Story, TitledBlock
from reader.core.sources.lines import Line, ends_sentence, join_pieces, retold
from reader.core.sources.picture_credits import (
    credits_several,
    is_art_title,
    is_work_of_art,
    may_be_credited,
    split_caption,
    title_beside_maker,
)
from reader.core.sources.picture_texts import is_caption
from reader.core.sources.reflow import cut_pieces
from reader.core.sources.units import Unit, can_be_headline

_LINES: Final = 6
"""Of how many printed lines a caption has at most."""
_TITLE: Final = 24.0
_CRY: Final = 10.0
"""How many hanzi a title has at most that is only cried out."""
_CREDIT: Final = 40.0
_STORY_ITEMS: Final = 40
_CREDIT_FAR: Final = 60
"""How many items above a credit its picture may stand."""
_SHARED: Final = 1
"""Of how many lines the story above is compared with a dated text, and how many words they may share."""
_DATED: Final = 110
_CREDITED_LINES: Final = 5
_INDENTS: Final = 3
"""A page with more lines that keep their indent keeps that of every paragraph."""
_LOOK_BACK: Final = 7
"""Among how many items above a place the text it may belong to is looked for."""
_INDENT: Final = 2.0
_NEAR: Final = 0.75
"""By how many hanzi a paragraph's first line is narrower than the measure, and how exactly."""
_SHOWN: Final = re.compile("[在正]")
"""What tells where somebody on a picture is or what is being done there."""
SEASON: Final = re.compile("[\u4e00-\u9fff]{2,4}(?:时节|前后|时分)[，,]|(?:眼下|时下|连日来)[，,]")
"""What the text of a picture opens with that dates it no nearer: 谷雨时节,…."""
_DAY: Final = re.compile(r"\d{1,2}月\d{1,2}日[^，,]{0,6}[，,]")
_CALL: Final = 10.0
_BUILDS: Final = re.compile(
    "^(?:同心|携手|齐心|合力|团结|奋力|全力|努力|加快).{0,8}(?:建设|打造|共建|谱写|共创).*新[\u4e00-\u9fff]{2,3}$"
)
"""What a town calls itself to: 同心同德建设…新某某."""
_COMMA: Final = re.compile("[，,]")
_CREDITED: Final = re.compile("[摄图]")
_WROTE: Final = re.compile(
    r"文\s*[/／:：图并]|[/／]\s*(?:图\s*)?文(?!字)|(?:^|[\s\u3000])(?:撰?文|图文)(?=[\s\u3000]|$)|撰文"
)
"""What a credit holds that names who wrote the text, too; a name may hold the same hanzi."""
_TITLE_WORDS: Final = re.compile(r"[\w“”‘’《》\"·]+")
_TITLE_CLAUSES: Final = re.compile(rf"{_TITLE_WORDS.pattern}(?:[，,]{_TITLE_WORDS.pattern})?[！？!?]?")
"""The title of a dated text that is shorter than its lines: “小候鸟”来了，先上安全课."""
_SHORTER: Final = 3.7
"""By how many hanzi a title is shorter than the printed lines of body text."""


def read_picture(lines: Sequence[Line], index: int, items: list[Item], page_measure: float | None) -> int:
    """Read a caption of one or more lines above its credit; return the index after it, or the same index.

    A titled text with a picture credit inside a story that goes on behind it is a story of its own.
    """
    found = _credit_below(lines, index, page_measure is not None)
    if found is None:
        return index if page_measure is None else _caption_with_credit(lines, index, items, page_measure)
    end, credit = found
    credit_line = lines[end]
    taken, credit = _with_whole_credit(lines[index:end], credit_line, credit)
    if page_measure is not None and _titled_at_once(taken, page_measure):
        pieces = tuple(piece for line in taken[1:] for piece in cut_pieces(line, line.pieces, page_measure))
        items.append(TitledBlock((taken[0],), pieces, credit, credit_line))
        return end + 1
    if _holds_marked(taken):
        return index
    if end == index + 1 and cues.is_label_shaped(lines[index].text) and _lacks_credit(items):
        return index  # a column's label, and the credit is that of a picture further up
    if end == index + 1 and heads_credited(lines, index, last_body(items)):
        return index
    heads = headline_above(items, lines[index])
    before = last_body(items, len(heads))
    if before is not None and not before.closed and _goes_on_with(lines, index, end, page_measure):
        return index
    if heads and (ends_sentence(taken[-1].text) or _is_dated_line(taken, page_measure)):
        if not (breaks_off(before) or tells_of(heads, taken[0])):
            return index
        if len(heads) == 1 and len(taken) == 1 and _is_towns_call(heads[0], taken[0]):
            items.append(Picture(taken[0], taken[0].text, credit, credit_line))
            return end + 1
        del items[len(items) - len(heads) :]
        pieces = tuple(piece for line in taken for piece in cut_pieces(line, line.pieces, page_measure))
        items.append(TitledBlock(tuple(unit.line for unit in heads), pieces, credit, credit_line))
        return end + 1
    if is_art_title(taken[0].text) or (is_work_of_art(credit) and _may_be_title(taken)):
        items.append(TitledBlock(tuple(taken), (), credit, credit_line))
        return end + 1
    if len(taken) == 1 and inline_title(taken[0].pieces, page_measure, credited=True):
        return index
    below = lines[end + 1] if end + 1 < len(lines) else None
    if not (
        is_caption(taken, credit_line, before, below)
        or _breaks_in(taken, credit_line, items)
        or _stands_between(taken, items, below)
    ):
        return index
    caption = join_pieces(piece for line in taken for piece in line.pieces)
    if len(taken) == 1:
        caption = taken[0].text
    items.append(Picture(taken[0], caption, credit, credit_line, tuple(taken[1:])))
    return end + 1


def _is_dated_line(taken: Sequence[Line], page_measure: float | None) -> bool:
    """Tell whether the text over a credit is one block that opens with a day and lacks but its full stop."""
    return page_measure is None and len(taken) == 1 and _DAY.match(taken[0].text) is not None


def _is_towns_call(head: Unit, text: Line) -> bool:
    """Tell whether a long call to build the town, set apart above a picture's text, has no word of that: 建设…新某某."""
    calls = head.line.width >= _CALL and bool(head.line.gap and text.gap) and _BUILDS.search(head.text)
    return bool(calls) and not content_words(head.text) & content_words(text.text)


def read_art(lines: Sequence[Line], index: int, items: list[Item]) -> int:
    """Read the title of a picture with its kind, 秋江待渡(国画), and who made it behind or below; return the index after it.

    A credit that says what its person did is read by `read_picture`.
    """
    line = lines[index]
    title = title_beside_maker(line.text)
    if title is not None:
        items.append(TitledBlock((retold(line, title),), (), line.text[len(title) :].strip(), line))
        return index + 1
    if line.text[-1] not in ")）" or not is_art_title(line.text):
        return index
    below = lines[index + 1] if index + 1 < len(lines) else None
    named = below is not None and may_be_name(below)
    credit = below if named else None
    items.append(TitledBlock((line,), (), credit.text if credit is not None else "", credit))
    return index + 1 + named


def read_caption_below(lines: Sequence[Line], index: int, items: list[Item]) -> int:
    """Read a credit with the dated text of its picture right below, inside a story; return the index after both."""
    line = lines[index]
    if line.text[-1] not in "摄影图" or not line.gap or line.width > _CREDIT:
        return index
    credit = credit_alone(line.text)
    end = _text_below(lines, index, items) if credit is not None else None
    if credit is None or end is None:
        return index
    taken = lines[index + 1 : end]
    caption = join_pieces(piece for one in taken for piece in one.pieces)
    items.append(Picture(taken[0], caption, credit, line, tuple(taken[1:])))
    return end


def _text_below(lines: Sequence[Line], credit: int, items: Sequence[Item]) -> int | None:
    """Return where the text of a picture below its credit ends; None if what stands there is none.

    It is dated, no other credit follows, and it shares no words with the story that it was set into or behind.
    """
    before = items[-1].unit if items and isinstance(items[-1], Story) else None
    if before is None or (before.headable and not before.closed) or credit + 1 >= len(lines):
        return None
    if not openings.starts_story(lines[credit + 1].text) or read_lead(lines[credit + 1].text) is not None:
        return None
    end = credit + 2
    while end < len(lines) and not lines[end].gap and end - credit <= _LINES:
        end += 1
    text = "".join(line.joined for line in lines[credit + 1 : end])
    after = lines[end] if end < len(lines) else None
    if not ends_sentence(text) or len(text) > _DATED:
        return None
    if after is not None and credit_alone(after.text) is not None:
        return None
    above = story_above(items)
    alike = len(content_words(text) & content_words(above))
    return end if len(above) >= _CREDIT and alike <= _SHARED else None


def _caption_with_credit(lines: Sequence[Line], index: int, items: list[Item], page_measure: float) -> int:
    """Read a caption of printed lines with the credit behind its last words; return the index after it."""
    for place in range(index + 1, min(len(lines), index + _CREDITED_LINES)):
        line = lines[place]
        if line.gap or line.indent:
            break
        split = split_caption(line.text) if _CREDITED.search(line.text[-8:]) is not None else None
        if split is None:
            continue
        taken = lines[index:place]
        last = retold(line, split[0])
        free = bool(items) and isinstance(items[-1], Story) and items[-1].unit.closed
        if ends_sentence(split[0]) and _titled_at_once((*taken, last), page_measure, free=free):
            parts = [cut_pieces(one, one.pieces, page_measure) for one in (*taken[1:], last)]
            items.append(TitledBlock((taken[0],), tuple(chain.from_iterable(parts)), split[1], line))
            return place + 1
        if _holds_marked((*taken, line)):
            break  # the caption begins further down
        text = join_pieces((*(piece for one in taken for piece in one.pieces), *split[0].split()))
        heads = headline_above(items, lines[index])
        before = last_body(items, len(heads))
        if heads and ends_sentence(split[0]) and len(text) <= _DATED and breaks_off(before):
            if not tells_of(heads, lines[index]):
                break
            del items[len(items) - len(heads) :]
            parts = [cut_pieces(one, one.pieces, page_measure) for one in (*taken, last)]
            above = tuple(unit.line for unit in heads)
            items.append(TitledBlock(above, tuple(chain.from_iterable(parts)), split[1], line))
            return place + 1
        if ends_sentence(split[0]) and len(text) <= _DATED and not heads:
            items.append(Picture(taken[0], text, split[1], None, (*taken[1:], line)))
            return place + 1
        break
    return index


def above_credits(
    lines: Sequence[Line], measures: Sequence[float] | None, plain: frozenset[int]
) -> frozenset[int]:
    """Return the places of lines that stand so near above a picture credit that they may be its caption.

    `plain` are the places of those that can only be headline, text or a name by what they hold.
    """
    printed = measures is not None
    reach = _LINES if printed else 1
    indented = sum([line.indent for line in lines]) > _INDENTS
    near: set[int] = set()
    for place in may_be_credited(lines, plain):
        line = lines[place]
        if line.width <= _CREDIT and credit_alone(line.text) is not None:
            near.update(range(max(0, place - reach), place))
        elif printed and not line.gap and not line.indent and _CREDITED.search(line.text[-8:]) is not None:
            near.update(
                one
                for one in range(max(0, place - reach), place)
                if lines[one].gap or (indented and one and _follows_paragraph(lines, one, measures))
            )
    return frozenset(near)


def _follows_paragraph(lines: Sequence[Line], index: int, measures: Sequence[float] | None) -> bool:
    """Tell whether a line without indent follows a paragraph's last line, so that it begins none itself."""
    above = lines[index - 1]
    short = measures is not None and above.width < measures[index - 1] - _SHORTER
    return not lines[index].indent and short and ends_sentence(above.text)


def credit_alone(text: str) -> str | None:
    """Return the credit of a line that is a picture credit and nothing else; None if it is not."""
    picture = split_caption(text)
    if picture is None or picture[0] or _WROTE.search(picture[1]) is not None:
        return None
    return picture[1]


def last_body(items: Sequence[Item], left_out: int = 0) -> Unit | None:
    """Return the last line of running text before a place; headlines, pictures and scraps aside.

    So many of the last items are `left_out`.
    """
    for item in items[-1 - left_out : -_LOOK_BACK - 1 - left_out : -1]:
        if not isinstance(item, Story):
            continue
        if item.unit.closed or not item.unit.headable or "，" in item.unit.text or "," in item.unit.text:
            return item.unit
    return None


def _credit_below(lines: Sequence[Line], index: int, printed: bool) -> tuple[int, str] | None:
    """Return where the credit stands under the text that begins at a line, and the credit; None if there is none near."""
    size = 0
    for place in range(index, min(len(lines), index + (_LINES if printed else 1) + 1)):
        line = lines[place]
        if place > index:
            credit = credit_alone(line.text)
            if credit is not None:
                return (place, credit) if line.gap <= 2 and not credits_several(line.text) else None
            if line.gap:
                return None
        if read_lead(line.text) is not None or is_byline_line(line.text):
            return None
        size += len(line.joined)
        if size > _DATED:
            return None
    return None


def _with_whole_credit(taken: Sequence[Line], below: Line, credit: str) -> tuple[Sequence[Line], str]:
    """Return the lines of a caption without the part of its credit that a line's end tears off: …。 通讯员 甲."""
    last = taken[-1]
    if len(last.pieces) == 1 or ends_sentence(last.text) or below.gap:
        return taken, credit
    for blank in ("", " "):
        split = split_caption(last.text + blank + below.text)
        if split is not None and ends_sentence(split[0]):
            return (*taken[:-1], retold(last, split[0])), split[1]
    return taken, credit


def headline_above(items: Sequence[Item], line: Line) -> list[Unit]:
    """Return the headline lines, at most two, that stand right above a text."""
    heads: list[Unit] = []
    below = line
    for back, item in enumerate(items[-1:-3:-1], start=1):
        if not isinstance(item, Story) or not item.unit.headable or item.inline_title:
            break
        if item.unit.closed and not _is_cry(item.unit, below):
            break
        if item.unit.lead:
            break
        if (
            below.number - item.unit.line.number > 2
            or not item.unit.line.gap
            or item.unit.line.width > _TITLE
        ):
            break
        if heads and _is_cut_off(item.unit, last_body(items, back)):
            break
        heads.insert(0, item.unit)
        below = item.unit.line
    return heads


def _is_cry(unit: Unit, below: Line) -> bool:
    """Tell whether a line that ends with an exclamation mark, a few words set apart, is a title: 开渔啦!."""
    text = unit.text
    if text[-1] not in "!！" or unit.line.width > _CRY or _TITLE_CLAUSES.fullmatch(unit.line.joined) is None:
        return False
    return bool(unit.line.gap and below.gap)


def _is_cut_off(unit: Unit, before: Unit | None) -> bool:
    """Tell whether a line that looks like a headline begins a paragraph that a picture was set into.

    It has a comma, follows a whole paragraph, and is as wide as the first line of one in that column.
    """
    if before is None or not before.closed or before.finished or _COMMA.search(unit.text) is None:
        return False
    measure = before.pieces[-1].measure
    return measure is not None and abs(measure - _INDENT - unit.line.width) <= _NEAR


def _goes_on_with(lines: Sequence[Line], index: int, end: int, page_measure: float | None) -> bool:
    """Tell whether the text above a credit goes on with a paragraph that broke off above it.

    Then it has more than one paragraph, as no caption has, or no other text goes on with that paragraph behind the
    credit.
    """
    if openings.starts_story(lines[index].text):
        return False
    widest = (page_measure or 0.0) - _SHORTER
    if any(line.width < widest and ends_sentence(line.text) for line in lines[index : end - 1]):
        return True
    if _SHOWN.search("".join(line.joined for line in lines[index:end])):
        return False
    if not ends_sentence(lines[end - 1].text) or can_be_headline(lines[index].text, lines[index].width):
        return False
    if end + 1 >= len(lines):
        return True
    after = lines[end + 1]
    return read_lead(after.text) is not None or can_be_headline(after.text, after.width)


def breaks_off(before: Unit | None) -> bool:
    """Tell whether the text above has not ended, so that what stands here was set into it."""
    return before is not None and not before.closed


def tells_of(heads: Sequence[Unit], text: Line) -> bool:
    """Tell whether a text with a credit opens as picture news do, and a headline is above it that is no mere label."""
    return (
        (openings.starts_story(text.text) or SEASON.match(text.text) is not None)
        and not any(cues.is_label_shaped(unit.text) for unit in heads)
        and not any(cues.is_picture_label(unit.text) for unit in heads)
    )


def _titled_at_once(taken: Sequence[Line], page_measure: float, *, free: bool = False) -> bool:
    """Tell whether the first of the printed lines above a credit is the title of the text in the others.

    `free`: the text above has ended, so that no blank line need part the title from it.
    """
    title, *text = taken
    if not text or not (title.gap or free) or title.indent or not can_be_headline(title.text, title.width):
        return False
    short = title.width <= page_measure - _SHORTER
    dated = openings.starts_story(text[0].text)
    words = _TITLE_CLAUSES if short and dated else _TITLE_WORDS
    if not words.fullmatch(title.joined) or not 2 <= title.width <= _TITLE:
        return False
    begins = text[0].indent or dated
    return ends_sentence(text[-1].text) and (begins or (short and text[0].width > page_measure - _SHORTER))


def _holds_marked(taken: Sequence[Line]) -> bool:
    """Tell whether a marked caption begins below the first of some lines, and not in the midst of a sentence there."""
    return any(
        cues.is_caption_marked(line.text) and ends_sentence(above.text) for above, line in pairwise(taken)
    )


def _may_be_title(taken: Sequence[Line]) -> bool:
    """Tell whether the lines above who painted a work can be its title, and are no text of a story above it."""
    return bool(taken[0].gap) and all(can_be_headline(line.text, line.width) for line in taken)


def _breaks_in(taken: Sequence[Line], credit: Line, items: Sequence[Item]) -> bool:
    """Tell whether a few words over printed lines, with a credit right below, break into an unfinished text."""
    if len(taken) == 1 or not taken[0].gap or credit.gap or not breaks_off(last_body(items)):
        return False
    text = "".join(line.joined for line in taken)
    return len(text) <= _CREDIT and _TITLE_WORDS.fullmatch(text) is not None


def _stands_between(taken: Sequence[Line], items: Sequence[Item], below: Line | None) -> bool:
    """Tell whether a dated text above a credit stands behind a story that has ended, or within one that breaks off.

    Where no text goes on below, the story may have stopped dead; the dated text then tells of something else.
    """
    before = items[-1].unit if items and isinstance(items[-1], Story) else None
    text = "".join(line.joined for line in taken)
    if before is None or not taken[0].gap or not openings.starts_story(text) or not ends_sentence(text):
        return False
    if before.finished or before.closed or before.headable:
        return before.finished
    if below is not None and not can_be_headline(below.text, below.width) and read_lead(below.text) is None:
        return True
    return len(content_words(text) & content_words(story_above(items))) <= _SHARED


def _lacks_credit(items: Sequence[Item]) -> bool:
    """Tell whether a picture, or a titled text set into a story, stands above without its credit."""
    return any(
        isinstance(item, Picture | TitledBlock) and not item.credit for item in items[: -_CREDIT_FAR - 1 : -1]
    )


def story_above(items: Sequence[Item]) -> str:
    """Return the text above a place, from where its story begins."""
    texts: list[str] = []
    for item in items[: -_STORY_ITEMS - 1 : -1]:
        if not isinstance(item, Story) or (item.unit.headable and not item.unit.closed):
            break
        texts.append(item.unit.text)
        if item.unit.lead:
            break
    return "".join(texts)
