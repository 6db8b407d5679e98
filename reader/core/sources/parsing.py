"""Text to page: the stages put in order, with the reason for every line."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from reader.core.errors import Reason
from reader.core.records import Article, Issue, Jump, Kind, Leftover, LineRole, ParsedPage, SourceInfo, article_id
from reader.core.sources import assembly, cues, mastheads
from reader.core.sources.assembly import Draft, add_pieces, finish, overlap
from reader.core.sources.bylines import read_credits, read_lead
from reader.core.sources.decoding import decode
from reader.core.sources.lines import Line, bare, is_han, read_lines, split_lines
from reader.core.sources.profiles import Profiles
from reader.core.sources.reflow import cut_pieces, pages_measure
from reader.core.sources.sequence import Part, Unit, label_parts
from reader.core.sources.stream import (
    Bylines,
    GuideItem,
    Item,
    Note,
    Picture,
    Scrap,
    Slogan,
    Story,
    TitledBlock,
    divide_masthead,
    read_stream,
)

PARSER_VERSION: Final = 1
"""Raised whenever the same text may be read differently, so that a library knows what to read again."""


def read_page(path: str, data: bytes, profiles: Profiles) -> ParsedPage:
    """Return the page that a source's bytes hold. Raises BaokuError as `decode` does."""
    decoded = decode(data)
    source = SourceInfo(path, hashlib.sha256(data).hexdigest(), decoded.encoding, len(split_lines(decoded.text)))
    page = parse_text(decoded.text, source, profiles)
    return replace(page, notes=(*decoded.notes, *page.notes)) if decoded.notes else page


def parse_text(text: str, source: SourceInfo, profiles: Profiles) -> ParsedPage:
    """Return the page that a text is. Never raises; a text that is no newspaper page becomes one plain article."""
    lines = read_lines(text)
    if not lines:
        return ParsedPage(source, Issue(), ())
    reasons, names = divide_masthead(lines, profiles)
    masthead = [line for index, line in enumerate(lines) if index in reasons]
    rest = [line for index, line in enumerate(lines) if index not in reasons]
    measure = pages_measure([line.pieces for line in rest])
    items = read_stream(rest, measure)
    if not _is_page(reasons, items):
        return _plain(lines, source)
    issue = mastheads.read_issue(masthead, profiles, names)
    page = _Page(source, profiles, items, _keeps_indents(rest))
    page.assemble()
    if issue.date is None:
        openings = [paragraph for article in page.articles for paragraph in article.paragraphs[:2]]
        issue = replace(issue, evidence={**mastheads.infer_date(openings), **issue.evidence})
    roles = [LineRole(line.number, "masthead", reasons[index]) for index, line in enumerate(lines) if index in reasons]
    roles.extend(page.roles)
    roles.sort(key=lambda one: one.line)
    return ParsedPage(source, issue, tuple(page.articles), tuple(page.leftovers), tuple(roles))


def _keeps_indents(lines: Sequence[Line]) -> bool:
    """Tell whether a page's text kept its paragraph indents: some lines have one and others do not."""
    indented = sum(line.indent for line in lines)
    return indented >= 3 and indented * 20 >= len(lines) and indented * 20 <= len(lines) * 19


def _is_page(reasons: dict[int, str], items: Sequence[Item]) -> bool:
    """Tell whether anything on the page is as on a newspaper page."""
    if reasons:
        return True
    bodies = 0
    headed = False
    for before, item in zip([None, *items[:-1]], items, strict=True):
        if isinstance(item, Bylines | GuideItem | Note | Picture | TitledBlock):
            return True
        if isinstance(item, Story):
            unit = item.unit
            if unit.lead or unit.jumped or unit.comes_from:
                return True
            if not unit.headable and "。" in unit.text and sum(map(is_han, unit.text)) * 2 > len(unit.text):
                bodies += len(unit.text)
                headed = headed or (isinstance(before, Story) and before.unit.headable)
    return headed and bodies >= 60


def _plain(lines: Sequence[Line], source: SourceInfo) -> ParsedPage:
    """Return a text without a page's structure as one article: every line a paragraph, as it stands."""
    number = lines[0].number
    article = Article(
        id=article_id(source.sha256, number),
        paragraphs=tuple(line.text for line in lines),
        paragraph_lines=tuple((line.number,) for line in lines),
        lines=tuple(line.number for line in lines),
    )
    roles = tuple(LineRole(line.number, "paragraph", "看不出版面结构,逐行保留", article.id) for line in lines)
    return ParsedPage(source, Issue(), (article,), (), roles, (Reason("page.plain"),))


@dataclass
class _Page:
    """The articles and leftovers of one page while they are put together."""

    source: SourceInfo
    profiles: Profiles
    items: Sequence[Item]
    indented: bool
    articles: list[Article] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    roles: list[LineRole] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    current: Draft | None = None
    pending: list[Line] = field(default_factory=list)
    opening_bylines: list[Line] = field(default_factory=list)
    explained: dict[int, tuple[str, str]] = field(default_factory=dict)
    scraps: list[Scrap] = field(default_factory=list)

    def assemble(self) -> None:
        """Put all items together."""
        stories = [item for item in self.items if isinstance(item, Story)]
        parts = iter(label_parts([story.unit for story in stories], self.indented))
        for item in self.items:
            if isinstance(item, Story):
                self._story(item, next(parts))
            elif isinstance(item, Bylines):
                self._byline(item)
            elif isinstance(item, Picture):
                self._picture(item)
            elif isinstance(item, TitledBlock):
                draft = Draft(kind=Kind.PHOTO, title=item.title)
                add_pieces(draft, item.pieces, True, self.indented)
                draft.other_lines.append(item.line.number)
                if item.credit:
                    draft.credits.append((item.line, item.credit))
                self._add(draft)
                self._explain(item.line, "title", "插在别的文章中间、自带标题的短文")
            elif isinstance(item, Note):
                self._note(item)
            elif isinstance(item, GuideItem):
                self._guide(item)
            elif isinstance(item, Slogan):
                self._promo([item.line], "倒计时一类的固定标语")
            else:
                self.scraps.append(item)
        self._close_pending()
        self._finish()

    # ── items ─────────────────────────────────────────────────────────────────────────────────────────

    def _add(self, draft: Draft) -> None:
        self.drafts.append(draft)

    def _explain(self, line: Line, role: str, why: str) -> None:
        self.explained[line.number] = (role, why)

    def _story(self, item: Story, part: Part) -> None:
        unit = item.unit
        if item.inline_title:
            part = Part.OPENING
        if part is Part.HEADLINE:
            self.pending.append(unit.line)
            return
        if part is Part.OPENING or self.current is None:
            self._open(item)
            return
        draft = self.current
        if part is Part.INSERT:
            self._insert(item, draft)
            return
        if part is Part.SUBHEAD:
            draft.subheads.add(len(draft.paragraphs))
            draft.paragraphs.append(list(unit.pieces))
            self._explain(unit.line, "subhead", "正文里的小标题,不另立文章")
            return
        new = part is Part.PARAGRAPH
        add_pieces(draft, unit.pieces, new, self.indented)
        if item.credit:
            draft.credits.append((unit.line, item.credit))
        if new:
            self._explain(unit.line, "paragraph", "上一段已完,另起一段")
        else:
            self._explain(unit.line, "continuation", "上一行未完,接着排")

    def _open(self, item: Story) -> None:
        """Begin an article with its first line of text."""
        unit = item.unit
        draft = Draft(title=item.inline_title or None)
        heads = self._take_label(draft, unit)
        draft.headline.extend(heads)
        draft.bylines.extend(self.opening_bylines)
        self.pending, self.opening_bylines = [], []
        add_pieces(draft, unit.pieces, True, self.indented)
        if item.credit:
            draft.credits.append((unit.line, item.credit))
        draft.other_lines.append(unit.line.number)
        if unit.lead:
            why = "以“本报讯”一类开头,新文章的第一段"
        elif unit.byline_before:
            why = "紧跟作者署名,新文章的第一段"
        elif heads:
            why = "标题之下的第一段"
        else:
            why = "前面没有标题,从这里另起一篇"
        self._explain(unit.line, "opening", why)
        self.current = draft
        self._add(draft)

    def _take_label(self, draft: Draft, unit: Unit) -> list[Line]:
        """Return the headline lines above a story without the column label among them, which is given its article."""
        heads = list(self.pending)
        if not heads:
            return heads
        first = heads[0]
        close = bare(first.text)
        known = close in self.profiles.columns
        if len(close) > 16 or len(first.pieces) > 2:
            return heads
        previous = self.current
        body = bare(previous.body_text) + "".join(bare(line.text) for line in previous.headline) if previous else ""
        quoted = _quoted(close, body)
        if len(heads) == 1 and not (known or quoted or cues.is_bracketed_label(first.text)):
            return heads
        following = bare(unit.text) + "".join(bare(line.text) for line in heads[1:])
        before, after = overlap(close, body), overlap(close, following)
        shaped = cues.is_label_shaped(first.text)
        verbatim = len(close) <= 12 and before >= min(len(close), 8) and after < 4
        if not (known or shaped or verbatim or quoted):
            return heads
        if previous is not None and previous.label is None and before >= 3 and before > after:
            previous.label = first
            self._explain(first, "column", "栏目名,排在所属文章之后")
        else:
            draft.label = first
            self._explain(first, "column", "栏目名")
        return heads[1:]

    def _names_column(self, line: Line, draft: Draft) -> bool:
        """Tell whether a line behind a story is the label of its column: known, quoted in it, or formed like one."""
        close = bare(line.text)
        if close in self.profiles.columns:
            return True
        body = bare(draft.body_text)
        if len(close) > 16 or len(line.pieces) > 2:
            return False
        return _quoted(close, body) or (cues.is_label_shaped(line.text) and overlap(close, body) >= 3)

    def _insert(self, item: Story, draft: Draft) -> None:
        line = item.unit.line
        if overlap(line.text, draft.body_text) >= 2 and len(line.joined) >= 5:
            draft.captions.append((line, " ".join(line.pieces)))
            self._explain(line, "caption", "插在段落中间的图片说明")
        else:
            self.scraps.append(Scrap(line, "插在段落中间,不属于这段话"))

    def _byline(self, item: Bylines) -> None:
        if item.opens:
            self.opening_bylines.append(item.line)
            self._explain(item.line, "byline", "单独一行的作者署名")
        elif self.current is not None:
            self.current.bylines.append(item.line)
            credits = read_credits(item.line.text)
            if credits.photographers:
                self.current.credits.append((item.line, _photo_part(credits.text)))
            self._explain(item.line, "byline", "文末的作者署名")
        else:
            self.opening_bylines.append(item.line)
            self._explain(item.line, "byline", "作者署名")

    def _picture(self, item: Picture) -> None:
        if not item.caption:
            draft = next((one for one in reversed(self.drafts) if one.kind is Kind.PHOTO and not one.credits), self.current)
            if draft is None:
                draft = Draft(kind=Kind.PHOTO)
                self._add(draft)
            draft.credits.append((item.line, item.credit))
            self._explain(item.line, "credit", "图片作者")
            return
        draft = self.current
        related = draft is not None and (
            overlap(item.caption, bare(draft.body_text) + "".join(bare(line.text) for line in draft.headline)) >= 3
        )
        if self.pending and draft is not None and not draft.open:
            related = False
        if not related or draft is None:
            draft = Draft(kind=Kind.PHOTO)
            if self.pending and (self.current is None or not self.current.open):
                draft.headline, self.pending = self.pending, []
            self._add(draft)
        draft.captions.append((item.line, " ".join(item.caption.split())))
        if item.credit:
            draft.credits.append((item.line, item.credit))
        self._explain(item.line, "caption", "图片说明" + ("和图片作者" if item.credit else ""))

    def _note(self, item: Note) -> None:
        draft = Draft(kind=Kind.EDITOR_NOTE)
        for index, pieces in enumerate(item.pieces):
            add_pieces(draft, pieces, index == 0, self.indented)
        self._add(draft)
        for line in item.lines:
            self._explain(line, "paragraph", "编者按")

    def _guide(self, item: GuideItem) -> None:
        draft = Draft(kind=Kind.GUIDE, jump=Jump(to_page=item.page) if item.page is not None else None)
        draft.headline.extend(
            replace(line, text=text, pieces=tuple(text.split())) for line, text in zip(item.headline, item.texts, strict=True)
        )
        draft.other_lines.extend(line.number for line in item.others)
        self._add(draft)
        for line in item.headline:
            self._explain(line, "guide", "导读条目的标题")
        for line in item.others:
            self._explain(line, "guide", "导读栏题或版次")

    def _promo(self, lines: Sequence[Line], why: str) -> None:
        for line in lines:
            draft = Draft(kind=Kind.PROMO, title=" ".join(line.pieces), other_lines=[line.number])
            self._add(draft)
            self._explain(line, "slogan", why)

    def _close_pending(self) -> None:
        """Settle what waited for a story that never came: labels, slogans, bylines."""
        for line in self.pending:
            if self.current is not None and self.current.label is None and self._names_column(line, self.current):
                self.current.label = line
                self._explain(line, "column", "栏目名,排在所属文章之后")
            else:
                self._promo([line], "下面没有正文的标语")
        for line in self.opening_bylines:
            if self.current is not None:
                self.current.bylines.append(line)
            else:
                self.scraps.append(Scrap(line, "署名,找不到所属的文章"))

    # ── results ───────────────────────────────────────────────────────────────────────────────────────

    def _finish(self) -> None:
        known = self._known_names()
        owner: dict[int, str] = {}
        for draft in self.drafts:
            article = finish(draft, self.source.sha256, known)
            article = replace(article, kind=_kind(draft, article))
            self.articles.append(article)
            owner.update((line, article.id) for line in article.lines)
            for part, line in enumerate(draft.headline):
                self.explained.setdefault(line.number, _headline_role(article, line, part))
        self.articles.sort(key=lambda article: article.lines[0])
        self.leftovers.extend(_join_scraps(self.scraps))
        for scrap in self.scraps:
            self.roles.append(LineRole(scrap.line.number, "leftover", scrap.why))
        self.roles.extend(LineRole(line, *self.explained[line], owner[line]) for line in owner)

    def _known_names(self) -> frozenset[str]:
        """Return the names that bylines of this page print in one piece."""
        found: set[str] = set()
        for draft in self.drafts:
            texts = [line.text for line in draft.bylines]
            if draft.paragraphs:
                lead = read_lead(" ".join(piece.raw for piece in draft.paragraphs[0][:12]))
                if lead is not None and lead.byline:
                    texts.append(lead.byline)
            for text in texts:
                pieces = set(text.replace("、", " ").split())
                found.update(name for name in read_credits(text).people if name in pieces)
        return frozenset(name for name in found if len(name) >= 3)


def _quoted(close: str, body: str) -> bool:
    """Tell whether a body names a label in quotation marks."""
    return len(close) >= 3 and any(f"{left}{close}{right}" in body for left, right in ("“”", "《》", '""'))


def _photo_part(printed: str) -> str:
    """Return the part of a closing byline that names who took the pictures."""
    pieces = printed.replace("／", "/").split()
    kept = [piece for piece in pieces if piece.endswith(("/摄", "/图", "/摄影")) or piece.startswith(("图/", "摄/", "摄影"))]
    return " ".join(kept) or printed


def _kind(draft: Draft, article: Article) -> Kind:
    """Return what an article is, from its parts."""
    if draft.kind is not Kind.NEWS:
        return draft.kind
    if article.title is not None and cues.is_notice(bare(article.title)) and not article.reporters:
        return Kind.NOTICE
    if article.column is not None and cues.is_brief_label(article.column):
        return Kind.BRIEF
    short = sum(map(len, article.paragraphs)) <= 260 and len(article.paragraphs) <= 2
    if short and article.photo_credit is not None and article.source is None and not article.reporters:
        return Kind.PHOTO
    return Kind.NEWS


def _headline_role(article: Article, line: Line, part: int) -> tuple[str, str]:
    """Return which part of the headline a line holds."""
    close = bare(line.text)
    for name, text, why in (
        ("title", article.title, "主标题"),
        ("kicker", article.kicker, "引题"),
        ("subtitle", article.subtitle, "副题"),
    ):
        if text is not None and (bare(text) in close or close in bare(text)):
            return name, why if bare(text) == close else f"{why},与其他标题行同在一处"
    return "title", "标题"


def _join_scraps(scraps: Sequence[Scrap]) -> list[Leftover]:
    """Return leftovers, neighbouring lines of one reason together."""
    out: list[Leftover] = []
    for scrap in sorted(scraps, key=lambda one: one.line.number):
        if out and out[-1].why == scrap.why and scrap.line.number - out[-1].lines[-1] <= 2:
            last = out[-1]
            out[-1] = Leftover((*last.lines, scrap.line.number), f"{last.text}\n{scrap.line.text}", last.why)
        else:
            out.append(Leftover((scrap.line.number,), scrap.line.text, scrap.why))
    return out
