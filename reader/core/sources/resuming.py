"""Resuming: stories that go on behind a titled picture, notice or box that was set into them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.records import Kind
from reader.core.sources import cues, openings, signers
from reader.core.sources.assembly import Draft
from reader.core.sources.bylines import end_byline, read_lead
from reader.core.sources.cohesion import content_words
from reader.core.sources.lines import bare, ends_sentence
from reader.core.sources.offers import is_offer
from reader.core.sources.reflow import Piece, break_score

_NUMBER: Final = re.compile(r"(\d{1,2})[.．、](?!\d)")
"""The number of an item, that a paragraph opens with."""
_CAPTION: Final = 130
"""How many characters the text under a picture's title has at most."""
_STORY: Final = 3000
_MOST: Final = 1
_LEAST: Final = 4
"""How many words of what follows the picture may share with it, and must share with the story above."""
_SHARED: Final = 2
"""How many words what goes on behind a notice or box shares with the story above it at least."""
_TELLING: Final = 40
"""How long what follows must be at least for its sharing no word with the picture to mean anything."""


def resumes(before: Draft, picture: Draft) -> bool:
    """Tell whether all but the first paragraph of a titled text go on with the story before it.

    The titled text is then a picture's: it has a credit but no lead and no byline, is short, and either ends with
    the credit or begins with a date; what follows it is about what the story above is about.
    """
    if before.kind is not Kind.NEWS or picture.kind is not Kind.NEWS or not picture.headline:
        return False
    if len(picture.paragraphs) < 2 or not before.paragraphs or picture.subheads:
        return False
    if picture.bylines or not picture.credits:
        return False
    own, *rest = picture.paragraphs
    if own[-1].line == rest[0][0].line or _signed(before):
        return False
    if _led(own) or not _led(before.paragraphs[0]):
        return False
    if before.jump is not None and before.jump.to_page is not None:
        return False
    if before.jump is not None and picture.jump is not None:
        return False
    text = "".join(piece.text for piece in own)
    if len(text) > _CAPTION:
        return False
    following = "".join(piece.text for paragraph in rest for piece in paragraph)
    words = content_words(following)
    story = "".join(line.joined for line in before.headline) + bare(before.body_text)[-_STORY:]
    shared = len(words & content_words(story))
    alike = len(words & content_words("".join(line.joined for line in picture.headline) + text))
    if any(line.number == own[-1].line for line, _ in picture.credits):
        return shared > alike
    other = (
        not alike and len(following) >= _TELLING
    )  # no second paragraph of one story does without its words
    return openings.starts_story(text) and alike <= _MOST and (shared >= _LEAST or other)


def resumes_behind(before: Draft, inset: Draft) -> int | None:
    """Return the paragraph of a notice, box or offer with which the story that breaks off above it goes on.

    None unless there is one: behind a blank line, with more words of the story than of what was set into it.
    """
    if before.kind is not Kind.NEWS or not before.open or _signed(before) or len(inset.paragraphs) < 2:
        return None
    if inset.bylines or inset.jump is not None or inset.subheads or _led(inset.paragraphs[0]):
        return None
    title = inset.headline[-1].joined if inset.headline else ""
    if not (inset.boxed or cues.is_notice(title) or (not title and is_offer(_text(inset.paragraphs[:1])))):
        return None
    story = content_words("".join(line.joined for line in before.headline) + bare(before.body_text)[-_STORY:])
    for place in range(1, len(inset.paragraphs)):
        first = inset.paragraphs[place][0]
        if not (first.first and first.gap) or first.indent or signers.is_signer(first.text):
            continue
        if not ends_sentence(inset.paragraphs[place - 1][-1].text):
            continue
        if _is_next_item(inset.paragraphs[place - 1][0], first):
            continue  # the box is a list
        if _is_flush(inset, place):
            return place
        following = _text(inset.paragraphs[place:])
        words = content_words(following)
        alike = len(words & content_words(title + _text(inset.paragraphs[:place])))
        told = len(words & story)
        if told > 2 * alike and (told >= _SHARED or (not alike and len(following) >= _TELLING)):
            return place
    return None


def _is_next_item(above: Piece, first: Piece) -> bool:
    """Tell whether a paragraph is numbered as the one after another: 1.…, 2.…."""
    number = _NUMBER.match(first.text) if first.text[0].isdigit() else None
    before = _NUMBER.match(above.text) if number is not None else None
    return number is not None and before is not None and int(number[1]) == int(before[1]) + 1


def _is_flush(inset: Draft, place: int) -> bool:
    """Tell whether a block begins as wide as its column, where the inset text began with an indent that is lost."""
    own, after = inset.paragraphs[0], inset.paragraphs[place]
    return len(own) > 1 and len(after) > 1 and own[0].narrow and after[0].full


def _text(paragraphs: Sequence[Sequence[Piece]]) -> str:
    return "".join(piece.text for paragraph in paragraphs for piece in paragraph)


def resume(before: Draft, picture: Draft, indented: bool, place: int = 1) -> int:
    """Move all paragraphs of an inset text from a place on, and what belongs to them, to the story before it.

    Returns the source line from which on the story goes on. `indented`: the page keeps its indents.
    """
    rest = picture.paragraphs[place:]
    first = rest[0][0].line
    if before.open and break_score(before.paragraphs[-1][-1], rest[0][0], indented) <= 0:
        before.paragraphs[-1].extend(rest.pop(0))
    before.paragraphs.extend(rest)
    picture.paragraphs = picture.paragraphs[:place]
    marks = [number for number in picture.other_lines if number >= first]
    if marks:  # the line of the story's jump
        picture.other_lines = [number for number in picture.other_lines if number < first]
        before.other_lines.extend(marks)
        before.jump, picture.jump = picture.jump, None
    if picture.label is not None and picture.label.number > first:
        before.label, picture.label = before.label or picture.label, None
    return first


def _signed(draft: Draft) -> bool:
    """Tell whether a byline closes a story, so that nothing goes on with it."""
    last = draft.paragraphs[-1]
    if any(line.number > last[-1].line for line in draft.bylines):
        return True
    return end_byline(" ".join(piece.raw for piece in last[-16:])) is not None


def _led(paragraph: list[Piece]) -> bool:
    return read_lead(" ".join(piece.raw for piece in paragraph[:12])) is not None
