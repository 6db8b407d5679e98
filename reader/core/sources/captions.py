"""Captions: given to their articles, and found where nothing marked them and a story was read to hold them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from reader.core.records import Kind
from reader.core.sources import cues, openings
from reader.core.sources.assembly import Draft, overlap
from reader.core.sources.bylines import read_lead
from reader.core.sources.cohesion import content_words
from reader.core.sources.credits import read_credits
from reader.core.sources.items import Picture
from reader.core.sources.lines import bare, ends_sentence, join_pieces
from reader.core.sources.names import is_name_shaped
from reader.core.sources.picture_credits import credits_several
from reader.core.sources.reflow import Piece

_CAPTION: Final = 130
"""How many characters the text of a picture has at most."""
_STORY: Final = 3000
_DAY: Final = re.compile(r"\d{1,2}月\d{1,2}日[，,]")
_BEFORE_DAY: Final = frozenset("在于到至从自由截和与及、，,是年")
"""What a text breaks off with that a day may go on with."""
_PLACE: Final = re.compile("[\u4e00-\u9fff]{2,3}(?:镇|乡|村|街道|社区|苏木)")
"""The name of a place, which stories of one town share."""
_SHARED: Final = 2
"""How many words the text of a picture may share with a story it does not belong to."""
_FEWEST: Final = 3
_SET_APART: Final = 2
"""How many lines set apart a story has at least that such a line may be one of: that, and what goes on below it."""
_NAME: Final = 3
_SHOWN: Final = 30
"""How many characters a caption has at most that nothing marks."""
_PICTURED: Final = re.compile("文\\s*[/／并]?\\s*[图摄]|摄影|[/／]\\s*[摄图]|[摄图]\\s*[/／:：]")
_IN_ACT: Final = re.compile("(?P<name>[一-鿿]{2,4})正?在[一-鿿“”]{5,22}。")
_KIN: Final = frozenset("亲爷奶婆公妈爸娘爹哥姐弟妹师人们家生")
"""What ends a word for somebody that begins like a surname."""
_SHOWS: Final = re.compile("着|正在|在[\u4e00-\u9fff]{1,10}[上中里下旁前]")
_TELLS: Final = re.compile("[了将会也还就都却才又不“”。！？他她我您你它，,；]")
"""What a text tells with, and a caption does not show."""
_RELATED: Final = 2
"""How many characters in a row the caption of a story's own picture shares with the story at least."""


def add_caption(draft: Draft, item: Picture) -> None:
    """Add a picture's caption and credit to an article."""
    words = item.caption.split()
    draft.captions.append((item.line, join_pieces(words) if len(words) > 2 else " ".join(words)))
    draft.captions.extend((line, "") for line in item.more)
    if item.credit:
        draft.credits.append((item.credit_line or item.line, item.credit))


def part_picture(draft: Draft) -> Draft | None:
    """Take the picture that follows a story without a headline out of it: its text and its credit.

    The text is the last paragraph, tells of another day's event in other words than the story, and the credit
    stands right below it. None if the story ends otherwise.
    """
    if draft.kind is not Kind.NEWS or len(draft.paragraphs) < 3 or not draft.credits or draft.captions:
        return None
    begun = _dated_within(draft.paragraphs[-1])
    own = draft.paragraphs[-1][begun:]
    credit, _ = draft.credits[-1]
    if credits_several(credit.text):
        return None
    if len(draft.credits) > 1 or credit.number != own[-1].line + credit.gap + 1 or not own[0].first:
        return None
    if len(draft.paragraphs) - 1 in draft.subheads or not (
        own[0].gap and (draft.bylines or _has_lead(draft))
    ):
        return None
    text = "".join(piece.text for piece in own)
    if len(text) > _CAPTION or not openings.starts_story(text) or not ends_sentence(text):
        return None
    story = "".join(line.joined for line in draft.headline) + bare(draft.body_text)[: -len(text)][-_STORY:]
    if len(content_words(_PLACE.sub(" ", text)) & content_words(story)) > _SHARED:
        return None
    if credit in draft.bylines:
        named = read_credits(credit.text)
        if named.reporters or named.correspondents:
            return None  # it says who wrote the story, too
        draft.bylines.remove(credit)
    del draft.paragraphs[-1][begun:]
    if not begun:
        draft.paragraphs.pop()
    picture = Draft(kind=Kind.PHOTO, paragraphs=[own], credits=draft.credits)
    draft.credits = []
    return picture


def _dated_within(paragraph: list[Piece]) -> int:
    """Return the piece that begins the text of a picture below a story's dead stop, with which it was read as one; else 0.

    It is set apart and opens with a day, and what is above it breaks off with nothing that a day could go on with.
    """
    for place in range(len(paragraph) - 1, 0, -1):
        piece, above = paragraph[place], paragraph[place - 1].text
        if piece.first and piece.gap and _DAY.match(piece.text) is not None:
            return 0 if ends_sentence(above) or above[-1] in _BEFORE_DAY else place
    return 0


def lone_subhead(draft: Draft) -> int | None:
    """Return the place of the one subhead of a story that is the caption of its picture; None without one.

    A story is divided by several subheads or by none, and a credit behind it, or in its lead, belongs to some picture.
    """
    if draft.kind is not Kind.NEWS or len(draft.subheads) != 1 or draft.captions:
        return None
    lead = read_lead(draft.opening)
    pictured = lead is not None and lead.byline is not None and _PICTURED.search(lead.byline) is not None
    if not (draft.credits or pictured):
        return None
    (place,) = draft.subheads
    subhead = draft.paragraphs[place]
    if not 0 < place < len(draft.paragraphs) - 1:
        return None
    if draft.credits and draft.credits[-1][0].number < draft.paragraphs[-1][-1].line:
        return None
    words = "".join(piece.text for piece in subhead)
    if len(subhead) > 1 or not _has_lead(draft) or cues.is_numbered(words) or cues.is_appended(words):
        return None
    others = "".join(p.text for n, one in enumerate(draft.paragraphs) if n != place for p in one)
    return place if overlap(words, others) >= _RELATED else None


def inner_caption(draft: Draft) -> tuple[int, slice] | None:
    """Return the paragraph and the pieces in it that are the caption of a story's picture; None without one.

    A line by itself shows somebody whom the story tells of in the midst of doing something, in one short sentence:
    某某在大棚里查看长势。 The sentence above it has ended, so that it may have been read as going on with that.
    """
    if draft.kind is not Kind.NEWS or draft.captions or len(draft.paragraphs) < _FEWEST:
        return None
    if len([piece for paragraph in draft.paragraphs for piece in paragraph if piece.gap]) < _SET_APART:
        return None  # as on most pages of printed lines
    runs = list(_line_runs(draft))
    for (place, start, own), (*_, below) in itertools.pairwise(runs[1:]):
        if not (own[0].first and own[0].gap and below[0].gap):
            continue
        if start and not ends_sentence(draft.paragraphs[place][start - 1].text):
            continue
        shown = _IN_ACT.fullmatch("".join(piece.text for piece in own))
        if shown is None or _TELLS.search(shown[0][:-1]) is not None:
            continue
        name = shown["name"]
        if is_name_shaped(name) and name[-1] not in _KIN and bare(draft.body_text).count(name) > _SHARED:
            return place, slice(start, start + len(own))
    return None


def _line_runs(draft: Draft) -> Iterator[tuple[int, int, list[Piece]]]:
    """Yield the pieces of each source line, with their paragraph and where in it they begin."""
    for place, paragraph in enumerate(draft.paragraphs):
        start = 0
        for _, run in itertools.groupby(paragraph, key=lambda piece: piece.line):
            own = list(run)
            yield place, start, own
            start += len(own)


def closing_caption(draft: Draft) -> bool:
    """Tell whether the last line of a story is the caption of its picture, which nothing marks.

    Its byline names who took pictures, and there is no other caption; the line is one sentence that shows somebody
    of the story in the midst of doing something: 某某背着竹篓走在山路上。
    """
    if (
        draft.kind is not Kind.NEWS
        or draft.captions
        or len(draft.paragraphs) < _FEWEST
        or draft.jump is not None
    ):
        return False
    if not any(_PICTURED.search(line.text) for line in draft.bylines):
        return False
    *_, before, last = draft.paragraphs
    text = "".join(piece.text for piece in last)
    if len(last) > 1 or not (last[0].first and last[0].gap) or len(text) > _SHOWN:
        return False
    if (
        not ends_sentence(before[-1].text)
        or _SHOWS.search(text) is None
        or _TELLS.search(text[:-1]) is not None
    ):
        return False
    return text[-1] == "。" and text[:_NAME] in bare(draft.body_text)[: -len(text)]


def _has_lead(draft: Draft) -> bool:
    """Tell whether a story opens with a lead, as news does."""
    return read_lead(draft.opening) is not None
