"""Text to page: the stages put in order, with the reason for every line."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from operator import attrgetter
from typing import Final

from reader.core.errors import Reason
from reader.core.records import (
    MASTHEAD,
    Article,
    Issue,
    Leftover,
    LineRole,
    ParsedPage,
    SourceInfo,
    article_id,
)
from reader.core.sources import mastheads
from reader.core.sources.columns import local_measures
from reader.core.sources.composing import Composer
from reader.core.sources.dates import infer_date, is_dated
from reader.core.sources.decoding import decode
from reader.core.sources.division import divide_masthead
from reader.core.sources.finishing import finish_page
from reader.core.sources.issue_dates import read_issue_date
from reader.core.sources.issue_fields import read_issue
from reader.core.sources.items import (
    BoxLabel,
    BriefHeading,
    Bylines,
    GuideItem,
    Item,
    Note,
    Picture,
    Story,
    TitledBlock,
)
from reader.core.sources.lines import Line, is_han, read_lines, split_lines
from reader.core.sources.page_heads import states_page
from reader.core.sources.profiles import Profiles
from reader.core.sources.slogans import town_of
from reader.core.sources.stream import read_stream
from reader.core.sources.traditional import as_printed, shadow

PARSER_VERSION: Final = 11
"""Raised whenever the same text may be read differently, so that a library knows what to read again."""
_TEXT: Final = 30
"""How many characters a line of running text has at least."""


def read_page(path: str, data: bytes, profiles: Profiles) -> ParsedPage:
    """Return the page that a source's bytes hold. Raises BaokuError as `decode` does."""
    decoded = decode(data)
    source = SourceInfo(
        path, hashlib.sha256(data).hexdigest(), decoded.encoding, len(split_lines(decoded.text))
    )
    page = parse_text(decoded.text, source, profiles)
    return replace(page, notes=(*decoded.notes, *page.notes)) if decoded.notes else page


def parse_text(text: str, source: SourceInfo, profiles: Profiles) -> ParsedPage:
    """Return the page that a text is. Never raises; a text that is no newspaper page becomes one plain article."""
    simplified = shadow(text)
    with _uncollected():
        if simplified is not None:
            return as_printed(_parse(simplified, source, profiles), split_lines(text))
        return _parse(text, source, profiles)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cyclic garbage from running meanwhile.

    A parse makes a dozen records a line and no cycle, so all that the collector does is to walk them again and again:
    for a long list of names a fifth of the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _parse(text: str, source: SourceInfo, profiles: Profiles) -> ParsedPage:
    """Return the page that a text in Simplified hanzi is."""
    lines = read_lines(text)
    if not lines:
        return ParsedPage(source, Issue(), ())
    plain, reasons, names = divide_masthead(lines, profiles)
    masthead = [line for index, line in enumerate(lines) if index in reasons]
    rest = list(_below_masthead(lines, reasons))
    measures = local_measures(rest)
    items = read_stream(rest, measures)
    if not _is_page(reasons, items):
        return _plain(lines, source)
    stated = [line for index, line in enumerate(plain) if index in reasons]
    issue_date = read_issue_date(stated)
    issue = read_issue(stated, profiles, names, issue_date)
    if issue.page is not None and _begins_another_page(stated, rest):
        issue = replace(issue, page=None)
    town = town_of(issue.newspaper)
    numbers = frozenset(line.number for line in masthead)
    composer = Composer(profiles.columns, items, _keeps_indents(rest), measures is not None, town, numbers)
    composer.compose()
    page = finish_page(composer.drafts, composer.scraps, composer.explained, source.sha256)
    if issue.date is None:
        openings = [paragraph for article in page.articles for paragraph in article.paragraphs[:2]]
        issue = replace(issue, evidence={**issue_date.evidence(infer_date(openings)), **issue.evidence})
    large = {stated[place].number for place in issue_date.days}
    roles = [
        LineRole(line.number, "masthead", mastheads.PART_OF_DATE if line.number in large else reasons[index])
        for index, line in enumerate(lines)
        if index in reasons
    ]
    roles.extend(page.roles)
    roles.sort(key=attrgetter("line"))
    printed = tuple(Leftover((line.number,), line.text, MASTHEAD) for line in masthead)
    return ParsedPage(source, issue, page.articles, page.leftovers, tuple(roles), masthead=printed)


def _below_masthead(lines: Sequence[Line], reasons: Container[int]) -> Iterator[Line]:
    """Yield the lines that are no masthead; what stands below some of that is as far from the text above as that is."""
    gap = 0
    for index, line in enumerate(lines):
        if index in reasons:
            gap = max(gap, line.gap)
            continue
        yield replace(line, gap=gap) if gap > line.gap else line
        gap = 0


def _begins_another_page(masthead: Sequence[Line], rest: Sequence[Line]) -> bool:
    """Tell whether the only page number stands among the stories of a text whose own masthead is dated above them.

    It is the running head of another page of the issue then, and the stories above it are not on that page.
    """
    text = [line.number for line in rest if len(line.text) >= _TEXT and "。" in line.text]
    if not text or not any(text[0] < line.number < text[-1] for line in masthead):
        return False
    above = [line for line in masthead if line.number < text[0]]
    outer = [line for line in masthead if not text[0] < line.number < text[-1]]
    return any(is_dated(line.text) for line in above) and not states_page(outer)


def _keeps_indents(lines: Sequence[Line]) -> bool:
    """Tell whether a page's text kept its paragraph indents: some lines have one and others do not."""
    indented = sum([line.indent for line in lines])
    return indented >= 3 and indented * 20 >= len(lines) and indented * 20 <= len(lines) * 19


def _is_page(reasons: dict[int, str], items: Sequence[Item]) -> bool:
    """Tell whether anything on the page is as on a newspaper page."""
    if reasons:
        return True
    bodies = 0
    headed = False
    for before, item in zip([None, *items[:-1]], items, strict=True):
        if isinstance(item, BoxLabel | BriefHeading | Bylines | GuideItem | Note | Picture | TitledBlock):
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
