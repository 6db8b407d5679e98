"""Side items: articles that need nothing of the stories around them: a guide's entry, a note, a titled block, a slogan.

Each is returned with the role of its lines, by their numbers, and why they have it.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.core.records import Jump, Kind
from reader.core.sources import references
from reader.core.sources.assembly import Draft, add_pieces
from reader.core.sources.items import Bulletin, GuideItem, Note, TitledBlock
from reader.core.sources.lines import Line, retold
from reader.core.sources.reflow import cut_pieces, roll_piece

SideItem = tuple[Draft, dict[int, tuple[str, str]]]


def titled_block(item: TitledBlock, indented: bool) -> SideItem:
    """Return a short text under a headline of its own that stands within another story."""
    draft = Draft(kind=Kind.PHOTO, headline=list(item.headline))
    add_pieces(draft, item.pieces, True, indented)
    roles = {}
    if item.credit:
        line = item.credit_line or item.headline[0]
        draft.credits.append((line, item.credit))
        roles[line.number] = ("credit", "图片作者")
    roles.update((piece.line, ("paragraph", "插在别的文章中间的短文")) for piece in item.pieces)
    roles.update((line.number, ("title", "插在别的文章中间、自带标题的短文")) for line in item.headline)
    return draft, roles


def editors_note(item: Note, indented: bool) -> SideItem:
    """Return an editors' note."""
    draft = Draft(kind=Kind.EDITOR_NOTE)
    for index, pieces in enumerate(item.pieces):
        add_pieces(draft, pieces, index == 0, indented)
    return draft, {line.number: ("paragraph", "编者按") for line in item.lines}


def bulletin(item: Bulletin, indented: bool) -> SideItem:
    """Return figures under their standing heading, every line a paragraph of its own."""
    draft = Draft(kind=Kind.NOTICE, headline=[item.heading])
    for row in item.rows:
        add_pieces(draft, [roll_piece(row, row=True)], True, indented)
    roles = {row.number: ("paragraph", "栏题下的数字:开奖、行情、天气一类") for row in item.rows}
    return draft, {item.heading.number: ("title", "数字上方的栏题")} | roles


def guide_entry(item: GuideItem) -> SideItem:
    """Return an entry of a guide to other pages, with what stands beside its page number."""
    draft = Draft(kind=Kind.GUIDE, jump=Jump(to_page=item.page) if item.page is not None else None)
    draft.headline.extend(retold(line, text) for line, text in zip(item.headline, item.texts, strict=True))
    draft.other_lines.extend(line.number for line in item.others)
    for line in item.others:
        if not references.is_guide_heading(line.text) and references.says_more(line.text, item.page):
            draft.paragraphs.append(cut_pieces(line, line.pieces, None))
    roles = {line.number: ("guide", "导读条目的标题") for line in item.headline}
    roles.update((line.number, ("guide", "导读栏题或版次")) for line in item.others)
    return draft, roles


def promo_item(lines: Sequence[Line], why: str, indented: bool) -> SideItem:
    """Return a slogan of one or more lines, for the reason why it is one."""
    draft = Draft(kind=Kind.PROMO)
    for line in lines:
        if "。" in line.text:
            add_pieces(draft, cut_pieces(line, line.pieces, None), True, indented)
        else:
            draft.headline.append(line)
    return draft, {line.number: ("slogan", why) for line in lines}
