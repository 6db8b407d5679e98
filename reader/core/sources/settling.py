"""Settling: what shows only when all stories of a page stand: whose the pictures, captions and slogans are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from reader.core.records import Kind
from reader.core.sources import cues
from reader.core.sources.assembly import Draft, overlap
from reader.core.sources.captions import (
    add_caption,
    closing_caption,
    inner_caption,
    lone_subhead,
    part_picture,
)
from reader.core.sources.credits import read_credits
from reader.core.sources.insets import names_somebody
from reader.core.sources.items import Item, Picture, Story
from reader.core.sources.lines import Line, bare, join_pieces
from reader.core.sources.parting import part_story
from reader.core.sources.reflow import Piece
from reader.core.sources.resuming import resume, resumes, resumes_behind
from reader.core.sources.slogans import begins_with_slogan, ends_in_slogan

_DATES: Final = re.compile(r"\d+[年月日时]?")
_STORY: Final = 12000
"""How many characters of a story a caption is compared with at most."""
_RELATED: Final = 4
_AMID: Final = 2
"""How many characters in a row a caption must share with a story to be taken for its picture, and in mid sentence."""


@dataclass(slots=True)
class Settler:
    """Gives pictures, captions and slogans to the stories of a page, or takes them out.

    `drafts` are the stories, to which others may be added; `pictures` stand each inside or after a story; `items`
    are all that the page holds; `explained` says of every line what it became and why; `promo` adds a slogan as an
    item of its own, for a reason. `town` is the one in the newspaper's name, or empty; `indented` and `printed` say
    how the page sets its lines.
    """

    drafts: list[Draft]
    pictures: list[tuple[Picture, Draft]]
    items: Sequence[Item]
    explained: dict[int, tuple[str, str]]
    promo: Callable[[Sequence[Line], str], None]
    town: str
    indented: bool
    printed: bool
    lines: dict[int, Line] = field(default_factory=dict)
    """The lines of the stories by their numbers, once one is asked for."""

    def settle(self) -> None:
        """Settle everything, in the order in which one question answers another."""
        self._part_stories()
        self._resume_stories()
        self._settle_captions()
        self._settle_pictures()
        self._settle_slogans()

    def _part_stories(self) -> None:
        """Make a story of its own of what follows on another and ends with the byline of other authors."""
        for draft in list(self.drafts):
            below = part_story(draft, self._line)
            if below is None:
                continue
            self.drafts.insert(self.drafts.index(draft) + 1, below)
            first = below.paragraphs[0][0].line
            for line in below.headline:
                self.explained.pop(line.number, None)  # told anew as what it is in the headline
            self.explained[first] = ("opening", "前面没有标题,文末另有作者署名,从这里另起一篇")
            self.pictures = [
                (item, below if story is draft and item.line.number > first else story)
                for item, story in self.pictures
            ]

    def _resume_stories(self) -> None:
        """Give the text behind a titled picture back to the story that the picture was set into."""
        before: Draft | None = None
        for draft in self.drafts:
            titled = before is not None and resumes(before, draft)
            place = 1 if titled else None if before is None else resumes_behind(before, draft)
            if before is not None and place is not None:
                first = resume(before, draft, self.indented, place)
                if titled:
                    draft.kind = Kind.PHOTO
                self.pictures = [
                    (item, before if story is draft and item.line.number > first else story)
                    for item, story in self.pictures
                ]
            elif draft.kind is Kind.NEWS:
                before = draft

    def _settle_captions(self) -> None:
        """Take captions that nothing marked out of the stories whose bylines or last lines credit a picture."""
        for draft in list(self.drafts):
            picture = part_picture(draft)
            if picture is not None:
                self.drafts.append(picture)
                self.explained.update(
                    (piece.line, ("caption", "图片说明:下有图片作者,说的是另一件事"))
                    for piece in picture.paragraphs[0]
                )
            if closing_caption(draft):
                self._make_caption(
                    draft,
                    len(draft.paragraphs) - 1,
                    slice(None),
                    "图片说明:文末一句写画面的话,署名里有图片作者",
                )
            shown = inner_caption(draft)
            if shown is not None:
                self._make_caption(draft, *shown, "图片说明:文中单独一行,写文中人正在做什么")
            place = lone_subhead(draft)
            if place is not None:
                draft.subheads.discard(place)
                self._make_caption(draft, place, slice(None), "图片说明:文中只此一行短句,文末有图片作者")

    def _make_caption(self, draft: Draft, place: int, which: slice, why: str) -> None:
        """Make the pieces of one line, all of a paragraph or some, the caption of its story's picture."""
        paragraph = draft.paragraphs[place]
        pieces = paragraph[which]
        del paragraph[which]
        if not paragraph:
            draft.paragraphs.pop(place)
            draft.subheads = {one - (one > place) for one in draft.subheads}
        line = self._line(pieces[0])
        text = pieces[0].raw if len(pieces) == 1 else join_pieces(piece.text for piece in pieces)
        draft.captions.append((line, text))
        self.explained[line.number] = ("caption", why)

    def _settle_pictures(self) -> None:
        """Give each picture inside or after a story to that story if they share words; else it stands alone."""
        last: tuple[Picture, Draft] | None = None
        stories: dict[int, str] = {}
        for item, story in self.pictures:
            if last is not None and not last[0].credit and item.line.number == last[0].line.number + 1:
                add_caption(last[1], item)  # one of a row of captions under one credit
                last = (item, last[1])
                continue
            if id(story) not in stories:
                headline = "".join(bare(line.text) for line in story.headline)
                stories[id(story)] = headline + bare(story.body_text)[:_STORY]
            draft = story if _is_of_story(item, story, stories[id(story)]) else Draft(kind=Kind.PHOTO)
            if draft is not story:
                self.drafts.append(draft)
            add_caption(draft, item)
            last = (item, draft)

    def _settle_slogans(self) -> None:
        """Take slogans that stand above a headline, or below a story's dead stop, out of it."""
        first = next((draft for draft in self.drafts if draft.kind is Kind.NEWS), None)
        for draft in list(self.drafts):
            if begins_with_slogan(draft, self.town, top=draft is first):
                self.promo([draft.headline.pop(0)], "标题上方的标语,与正文没有共同的词")
            if not self.printed and ends_in_slogan(draft, self.town):
                piece = draft.paragraphs[-1].pop()
                self.promo([self._line(piece)], "文章末尾断开处之下的标语,与正文没有共同的词")

    def _line(self, piece: Piece) -> Line:
        """Return the line that a piece of a story is on."""
        if not self.lines:
            units = (item.unit for item in self.items if isinstance(item, Story))
            self.lines.update((unit.line.number, unit.line) for unit in units)
        return self.lines[piece.line]


def _is_of_story(item: Picture, story: Draft, words: str) -> bool:
    """Tell whether a picture is its story's: its caption shares words with it, or names somebody of it.

    Or who took it wrote the story.
    """
    if item.own:
        return True
    least = _AMID if item.why else _RELATED
    if overlap(_DATES.sub("", item.caption), words) >= least or names_somebody(item.caption, words):
        return True
    if not (item.credit and cues.is_caption_marked(item.caption)):
        return False
    signed = "".join(line.joined for line in story.bylines) + bare(story.body_text[:80])
    return any(name in signed for name in read_credits(item.credit).people)
