"""Composing: items and labelled lines of a page put together to drafts of its articles."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from reader.core.records import Kind
from reader.core.sources import cues
from reader.core.sources.assembly import Draft, add_pieces, overlap
from reader.core.sources.briefs import may_head
from reader.core.sources.captions import add_caption
from reader.core.sources.credits import photo_part, read_credits
from reader.core.sources.items import (
    BoxLabel,
    BriefHeading,
    Bulletin,
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
    with_credit,
)
from reader.core.sources.labels import (
    Labels,
    is_series_of,
    labels_stand_behind,
    may_label_above_briefs,
    names_column,
    names_nothing_done,
)
from reader.core.sources.labels_above import take_labels
from reader.core.sources.lines import Line, bare, retold
from reader.core.sources.reflow import cut_pieces
from reader.core.sources.sections import heads_section, is_set_into
from reader.core.sources.sequence import Part, label_parts
from reader.core.sources.settling import Settler
from reader.core.sources.side_items import (
    SideItem,
    bulletin,
    editors_note,
    guide_entry,
    promo_item,
    titled_block,
)
from reader.core.sources.units import Unit
from reader.core.sources.verdicts import opening_reason

_STORY: Final = 12000
"""How many characters of a story a line set into it is compared with at most."""
_BELOW: Final = 6
"""Among how many items below a line the text goes on that it was set into."""
_PHOTOS_ABOVE: Final = 12
"""Among so many articles above a credit is the picture looked for that it belongs to."""


@dataclass
class Composer:
    """Puts the items of one page together to drafts of its articles, and keeps the reason for every line.

    `columns` are the column labels that profiles know.
    """

    columns: frozenset[str]
    items: Sequence[Item]
    indented: bool
    printed: bool
    town: str = ""
    masthead: frozenset[int] = frozenset()
    drafts: list[Draft] = field(default_factory=list)
    current: Draft | None = None
    pending: list[Line] = field(default_factory=list)
    opening_bylines: list[Line] = field(default_factory=list)
    explained: dict[int, tuple[str, str]] = field(default_factory=dict)
    scraps: list[Scrap] = field(default_factory=list)
    announced: str = ""
    brief_heading: Line | None = None
    box: Line | None = None
    briefs: str | None = None
    held: list[Picture] = field(default_factory=list)
    pictures: list[tuple[Picture, Draft]] = field(default_factory=list)
    jump_mark: JumpMark | None = None
    labels_behind: bool = False
    place: int = 0
    """Which of the items is being put to its article."""
    cut: bool = False
    """Whether the paragraph that was begun goes on below a label that was set into it."""
    above_picture: int = 0
    """How many of the pending lines stand above a picture that other pending lines stand below."""

    def compose(self) -> None:
        """Put all items together; `drafts`, `scraps` and `explained` hold the result."""
        units = [item.unit for item in self.items if isinstance(item, Story)]
        labels = label_parts(units, self.indented, self.printed)
        self.labels_behind = labels_stand_behind(units, labels)
        parts = iter(labels)
        for place, item in enumerate(self.items):
            self.place = place
            if isinstance(item, Story):
                self._story(item, next(parts))
            elif isinstance(item, Bylines):
                self._byline(item)
            elif isinstance(item, Picture):
                self._picture(item)
            elif isinstance(item, TitledBlock):
                self._aside(titled_block(item, self.indented))
            elif isinstance(item, Note):
                self.announced += bare(self._aside(editors_note(item, self.indented)).body_text)
            elif isinstance(item, Bulletin):
                self._aside(bulletin(item, self.indented))
            elif isinstance(item, GuideItem):
                self._aside(guide_entry(item))
            elif isinstance(item, BriefHeading):
                if self.brief_heading is not None:
                    self.scraps.append(Scrap(self.brief_heading, "栏题,下面没有短新闻"))
                self._close_above_briefs()
                self.brief_heading, self.briefs = item.line, bare(item.line.text)
            elif isinstance(item, BoxLabel):
                self._box(item)
            elif isinstance(item, JumpMark):
                self._settle_jump()
                self.jump_mark = item
            elif isinstance(item, Slogan):
                self._promo([item.line], "倒计时一类的固定标语")
            else:
                self.scraps.append(item)
        self._settle_jump()
        self._close_pending()
        self._settle()

    # ── items ─────────────────────────────────────────────────────────────────────────────────────────

    def _add(self, draft: Draft) -> None:
        self.drafts.append(draft)

    def _aside(self, item: SideItem) -> Draft:
        """Add an article that has nothing to do with the stories around it."""
        draft, roles = item
        self._add(draft)
        self.explained.update(roles)
        return draft

    def _explain(self, line: Line, role: str, why: str) -> None:
        self.explained[line.number] = (role, why)

    def _story(self, item: Story, part: Part) -> None:
        draft = self.current
        if part is Part.CONTINUATION and draft is not None and not item.inline_title:
            self._go_on(item, draft, new=len(draft.paragraphs) - 1 in draft.subheads)
        elif item.inline_title:
            self._open(item)
        elif part is Part.HEADLINE:
            self.pending.append(item.unit.line)
        elif draft is None or part in (Part.OPENING, Part.SECTION):
            self._open(item)
            if part is Part.SECTION and self.current is not None:
                self.current.subheads.add(0)
                self._explain(item.unit.line, "subhead", "正文的第一个小标题,不是副题")
        elif part is Part.PARAGRAPH:
            self._go_on(item, draft, new=not self.cut)
        elif part is Part.INSERT:
            self._insert(item, draft)
        elif is_set_into(item.unit, draft, self._text_below(), indented=self.indented):
            self.cut = True
            self._insert(item, draft)
        else:
            self._section(item, draft)

    def _section(self, item: Story, draft: Draft) -> None:
        """Add the heading of a section to a story."""
        draft.subheads.add(len(draft.paragraphs))
        draft.paragraphs.append(list(item.unit.pieces))
        self._explain(item.unit.line, "subhead", "正文里的小标题,不另立文章")

    def _go_on(self, item: Story, draft: Draft, *, new: bool) -> None:
        """Add a line of text to a story, as a `new` paragraph or going on with the last."""
        unit = item.unit
        add_pieces(draft, unit.pieces, new, self.indented)
        if item.credit:
            draft.credits.append((unit.line, item.credit))
        told = ("paragraph", "上一段已完,另起一段") if new else ("continuation", "上一行未完,接着排")
        self.explained[unit.line.number] = told
        self.cut = False

    def _open(self, item: Story) -> None:
        """Begin an article with its first line of text."""
        unit = item.unit
        draft = Draft()
        self.cut = False
        if 0 < self.above_picture < len(self.pending):
            self._promo(self.pending[: self.above_picture], "图片上方的标语,下面没有正文")
            self.pending = self.pending[self.above_picture :]
        self.above_picture = 0
        if self.current is None:
            above = self._above_masthead()
            self._promo(self.pending[:above], "报头上方的短句,与报头下面的标题不相连")
            self.pending = self.pending[above:]
        section = self._take_section()
        heads = self._take_labels(draft, unit) if self.box is None else self._take_box(draft)
        if item.inline_title:
            heads.append(retold(unit.line, item.inline_title))
        draft.headline.extend(heads)
        draft.bylines.extend(self.opening_bylines)
        for line in self.opening_bylines:
            credits = read_credits(line.text)
            if credits.photographers:
                draft.credits.append((line, photo_part(credits)))
        self.pending, self.opening_bylines = [], []
        if unit.lead and self.current is not None and self.current.jump is None:
            self._settle_jump()  # a story with a lead begins here and does not come from another page
        self._settle_jump(draft)
        self._mark_brief(draft, unit)
        if section is not None:
            draft.subheads.add(0)
            draft.paragraphs.append(cut_pieces(section, section.pieces, None))
            self._explain(section, "subhead", "正文的第一个小标题,不是副题")
        add_pieces(draft, unit.pieces, True, self.indented)
        if item.credit:
            draft.credits.append((unit.line, item.credit))
        draft.other_lines.append(unit.line.number)
        self._explain(unit.line, "opening", opening_reason(unit, headed=bool(heads)))
        self.current = draft
        self._add(draft)
        self.pictures.extend((picture, draft) for picture in self.held)
        self.held = []

    def _take_section(self) -> Line | None:
        """Return the last of the headline lines if it heads the first section of the text and others are above it."""
        if len(self.pending) > 1 and cues.begins_sections(self.pending[-1].text):
            return self.pending.pop()
        return None

    def _above_masthead(self) -> int:
        """Return how many of the pending lines stand above the masthead that the others stand below."""
        numbers = [line.number for line in self.pending]
        return max(
            (
                place
                for place, (one, other) in enumerate(itertools.pairwise(numbers), start=1)
                if not self.masthead.isdisjoint(range(one + 1, other))
            ),
            default=0,
        )

    def _settle_jump(self, draft: Draft | None = None) -> None:
        """Give a jump mark on a line of its own to the story it stands over, or to the one before it."""
        mark, self.jump_mark = self.jump_mark, None
        draft = draft or self.current
        if mark is None:
            return
        if draft is None:
            self.scraps.append(Scrap(mark.line, "转版标记,找不到所属的文章"))
            return
        if draft.jump not in (None, mark.jump):
            self.scraps.append(Scrap(mark.line, "转版标记,所属的文章已另有一个"))
            return
        draft.jump = mark.jump
        draft.other_lines.append(mark.line.number)
        self._explain(mark.line, "jump", "单独一行的转版标记")

    def _mark_brief(self, draft: Draft, unit: Unit) -> None:
        """Give short news below a heading such as 简讯 its kind and column; the heading's line goes to the first."""
        headed = unit.begins and not unit.verse and len(draft.headline) == 1
        headed = headed and may_head(draft.headline[0])
        if headed and self.brief_heading is None and self.drafts:
            headed = any(bool(one.headline) for one in self.drafts[-2:] if one is not draft)
        headed = headed and self.briefs is not None
        headed = headed and (draft.label is None or self.brief_heading is not None)  # else of another column
        if not (unit.brief or headed):
            self.briefs = None
            return
        draft.kind = Kind.BRIEF
        draft.column = self.briefs
        if self.brief_heading is not None:
            if draft.label is not None:
                self.scraps.append(Scrap(draft.label, "短新闻栏题上方的短词"))
            draft.label, self.brief_heading = self.brief_heading, None
            self._explain(draft.label, "column", "短新闻的栏题")

    def _take_labels(self, draft: Draft, unit: Unit) -> list[Line]:
        """Return the headline lines above a story without the column labels among them, given to their articles."""
        before = self.current
        heads, labels = take_labels(
            self.pending, unit, before, self.columns, self.announced, torn=self._torn_below(unit)
        )
        for label in labels:
            owner = before if label.before and before is not None else draft
            owner.label = label.line
            self._explain(label.line, "column", label.why)
        return heads

    def _torn_below(self, unit: Unit) -> bool:
        """Tell whether the scraps of a vertical headline stand between the lines that wait and the text below them."""
        if not (unit.torn and self.scraps and self.pending):
            return False
        return self.pending[-1].number < self.scraps[-1].line.number < unit.line.number

    def _insert(self, item: Story, draft: Draft) -> None:
        line = item.unit.line
        if heads_section(item.unit, draft, self._text_below(), indented=self.indented):
            self._section(item, draft)
        elif overlap(line.text, draft.body_end(_STORY)) >= 2 and len(line.joined) >= 5:
            draft.captions.append((line, " ".join(line.pieces)))
            self._explain(line, "caption", "插在段落中间的图片说明")
        elif item.unit.scene:
            self._add(Draft(kind=Kind.PHOTO, captions=[(line, line.text)]))
            self._explain(line, "caption", "没有署名的图片说明,与前后文章无关")
        else:
            self.scraps.append(Scrap(line, "插在段落中间,不属于这段话"))

    def _text_below(self) -> Unit | None:
        """Return the next line of headline or text; None below the last."""
        below = self.items[self.place + 1 : self.place + 1 + _BELOW]
        return next((item.unit for item in below if isinstance(item, Story)), None)

    def _byline(self, item: Bylines) -> None:
        if item.opens:
            self.opening_bylines.append(item.line)
            self._explain(item.line, "byline", "单独一行的作者署名")
        elif self.current is not None:
            self.current.bylines.append(item.line)
            credits = read_credits(item.line.text)
            if credits.photographers:
                self.current.credits.append((item.line, photo_part(credits)))
            self._explain(item.line, "byline", "文末的作者署名")
        else:
            self.opening_bylines.append(item.line)
            self._explain(item.line, "byline", "作者署名")

    def _picture(self, item: Picture) -> None:
        if not item.caption:
            if self.held and not self.held[-1].credit:
                self.held[-1] = with_credit(self.held[-1], item)
                self._explain(item.line, "credit", "图片作者")
                return
            if self.pictures and not self.pictures[-1][0].credit and self.pictures[-1][1] is self.current:
                last, story = self.pictures[-1]
                self.pictures[-1] = (with_credit(last, item), story)
                self._explain(item.line, "credit", "图片作者")
                return
            draft = next(
                (
                    one
                    for one in islice(reversed(self.drafts), _PHOTOS_ABOVE)
                    if one.kind is Kind.PHOTO and not one.credits
                ),
                self.current,
            )
            if draft is None:
                draft = Draft(kind=Kind.PHOTO)
                self._add(draft)
            draft.credits.append((item.line, item.credit))
            self._explain(item.line, "credit", "图片作者")
            return
        if self.current is None or (self.pending and not self.current.open):
            self.held.append(item)
            self.above_picture = len(self.pending)
        else:
            self.pictures.append((item, self.current))
        beside = item.credit and item.credit_line is None
        for line in (item.line, *item.more):
            why = "图片说明和图片作者" if beside else "图片说明"
            self._explain(line, "caption", item.why or why)
        if item.credit_line is not None:
            self._explain(item.credit_line, "credit", "图片作者")

    def _promo(self, lines: Sequence[Line], why: str) -> None:
        """Add a slogan of one or more lines as an item of its own."""
        if lines:
            self._aside(promo_item(lines, why, self.indented))

    def _box(self, item: BoxLabel) -> None:
        """Settle what stands above the label of a box, which the box has nothing to do with, and keep the label."""
        if self.box is not None:
            self.scraps.append(Scrap(self.box, "栏题,下面没有文字"))
        self.box = item.line
        if self.held:
            return
        label = self.pending[0] if self.pending else None
        story = self.current if self.current is not None and not self.current.labelled else None
        if label is not None and story is not None and _labels_above(label, story, self.columns):
            story.label = self.pending.pop(0)
            self._explain(label, "column", "栏目名,排在所属文章之后")
        self._promo(self.pending, "下面没有正文的标语")
        self.pending = []

    def _take_box(self, draft: Draft) -> list[Line]:
        """Give a box its label, and return the headline lines above its text."""
        if self.box is not None:
            draft.label, draft.boxed, self.box = self.box, True, None
            self._explain(draft.label, "column", "栏目名:排在文章旁边的补充内容")
        return list(self.pending)

    def _close_above_briefs(self) -> None:
        """Settle a lone line above the heading of short news: the label of the story before, or a slogan."""
        if len(self.pending) != 1 or self.current is None or self.held or self.opening_bylines:
            return
        (line,) = self.pending
        if not self.current.labelled and may_label_above_briefs(line):
            self.current.label = line
            self._explain(line, "column", "栏目名,排在所属文章之后")
        elif cues.is_short_label(line.text):
            return
        else:
            self._promo([line], "下面没有正文的标语")
        self.pending = []

    def _close_pending(self) -> None:
        """Settle what waited for a story that never came: pictures, labels, slogans, bylines."""
        if self.held:
            draft = Draft(kind=Kind.PHOTO, headline=self.pending)
            self.pending = []
            self._add(draft)
            for picture in self.held:
                add_caption(draft, picture)
        slogan: list[Line] = []
        for line in self.pending:
            if (
                self.current is not None
                and not self.current.labelled
                and (names_column(line, self.current, self.columns) or is_series_of(line.joined, self.town))
            ):
                self.current.label = line
                self._explain(line, "column", "栏目名,排在所属文章之后")
            elif (
                self.labels_behind
                and self.current is not None
                and not self.current.labelled
                and line is self.pending[0]
            ):
                self.current.label = line
                self._explain(line, "column", "栏目名,本版都排在所属文章之后")
            elif (
                self.current is not None
                and not self.current.labelled
                and line is self.pending[-1]
                and not slogan
                and names_nothing_done(line)
                and not (self.town and self.town in line.joined)  # rather a slogan of the town
            ):
                self.current.label = line
                self._explain(line, "column", "栏目名:文章之后、版面末尾的短词")
            elif slogan and line.gap == 0:
                slogan.append(line)
            else:
                self._promo(slogan, "下面没有正文的标语")
                slogan = [line]
        self._promo(slogan, "下面没有正文的标语")
        if self.brief_heading is not None:
            self.scraps.append(Scrap(self.brief_heading, "栏题,下面没有短新闻"))
        if self.box is not None:
            self.scraps.append(Scrap(self.box, "栏题,下面没有文字"))
        for line in self.opening_bylines:
            if self.current is not None:
                self.current.bylines.append(line)
            else:
                self.scraps.append(Scrap(line, "署名,找不到所属的文章"))

    def _settle(self) -> None:
        """Settle what shows only when all stories stand: pictures, captions, slogans, column labels."""
        Settler(
            self.drafts,
            self.pictures,
            self.items,
            self.explained,
            self._promo,
            self.town,
            self.indented,
            self.printed,
        ).settle()
        labels = Labels(self.labels_behind, self._explain, self.town)
        labels.settle(self.drafts)
        labels.move(self.drafts)
        self.scraps.extend(labels.scraps)


def _labels_above(line: Line, story: Draft, known: frozenset[str]) -> bool:
    """Tell whether a line between a story and the label of a box is the label of that story's column."""
    return may_label_above_briefs(line) or names_column(line, story, known)
