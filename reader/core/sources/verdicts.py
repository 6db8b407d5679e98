"""Verdicts on finished articles and leftovers: their kind, the part of each headline line, scraps joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from reader.core.explaining import BESIDE
from reader.core.records import Article, Kind, Leftover
from reader.core.sources import cues, signers
from reader.core.sources.asides import announces_issue, corrects
from reader.core.sources.assembly import Draft
from reader.core.sources.bylines import is_lead
from reader.core.sources.items import Scrap
from reader.core.sources.lines import Line, bare
from reader.core.sources.offers import is_offer
from reader.core.sources.units import Unit

_BRIEF: Final = 260
"""How many characters short news has at most."""


def kind_of(draft: Draft, article: Article) -> Kind:
    """Return what an article is, from its parts."""
    if draft.kind is not Kind.NEWS or draft.boxed:
        return draft.kind
    if article.title is None and article.paragraphs:
        opening = article.paragraphs[0]
        if cues.is_subscription(opening) or is_offer(bare(opening)):
            return Kind.PROMO
        if corrects(opening):
            return Kind.NOTICE
        if announces_issue(opening):
            return Kind.PROMO
    led = bool(article.paragraphs) and is_lead(article.paragraphs[0])
    if article.title is not None and cues.is_notice(bare(article.title)) and not (article.reporters or led):
        return Kind.NOTICE
    if article.title is not None and not (led or article.byline) and _is_issued(article):
        return Kind.NOTICE
    if article.column is not None and cues.is_brief_label(article.column):
        return Kind.BRIEF
    short = sum(map(len, article.paragraphs)) <= _BRIEF and len(article.paragraphs) <= 1
    if short and sum(bool(text) for _, text in draft.captions) > 1 and not led:
        return Kind.PHOTO
    if short and any(text for _, text in draft.credits) and not led and not article.reporters:
        return Kind.PHOTO
    return Kind.NEWS


def _is_issued(article: Article) -> bool:
    """Tell whether a body signs a text below its last paragraph, as those who issue a notice do."""
    return (
        len(article.paragraphs) > 1
        and signers.is_signer(article.paragraphs[-1])
        and not signers.is_reader(article.paragraphs[-1])
    )


def with_short_news(articles: Sequence[Article]) -> list[Article]:
    """Return a page's articles, in order, with those marked that stand in a row under the label of short news.

    Each is a short paragraph or two without a lead; pictures may stand among them.
    """
    out: list[Article] = []
    inside = False
    for article in articles:
        if article.kind is Kind.NEWS:
            inside = inside or (article.column is not None and cues.heads_short_news(bare(article.column)))
            short = 0 < len(article.paragraphs) <= 2 and sum(map(len, article.paragraphs)) <= _BRIEF
            inside = inside and short and not is_lead(article.paragraphs[0]) and article.jump is None
        elif article.kind is not Kind.PHOTO:
            inside = inside and article.kind is Kind.BRIEF
        out.append(replace(article, kind=Kind.BRIEF) if inside and article.kind is Kind.NEWS else article)
    return out


def opening_reason(unit: Unit, *, headed: bool) -> str:
    """Return why an article begins with a line; `headed`: a headline stands above it."""
    if unit.lead:
        return "以“本报讯”一类开头,新文章的第一段"
    if unit.brief:
        return "短新闻,一条一篇"
    if unit.byline_before:
        return "紧跟作者署名,新文章的第一段"
    return "标题之下的第一段" if headed else "前面没有标题,从这里另起一篇"


def headline_roles(article: Article, lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Yield which part of an article's headline each of its lines holds, and why."""
    stated = (
        ("title", article.title, "主标题"),
        ("kicker", article.kicker, "引题"),
        ("subtitle", article.subtitle, "副题"),
    )
    parts = [(name, bare(text), why) for name, text, why in stated if text is not None]
    for line in lines:
        yield _headline_role(bare(line.text), parts)


def _headline_role(close: str, parts: Sequence[tuple[str, str, str]]) -> tuple[str, str]:
    """Return the first part that holds a line or is held by it; the title where none does."""
    for name, text, why in parts:
        if text in close or close in text:
            return name, why if text == close else why + BESIDE[0]
    return "title", "标题"


def join_scraps(scraps: Sequence[Scrap]) -> list[Leftover]:
    """Return leftovers, neighbouring lines of one reason together."""
    groups: list[list[Scrap]] = []
    for scrap in sorted(scraps, key=lambda one: one.line.number):
        last = groups[-1][-1] if groups else None
        if last is not None and last.why == scrap.why and scrap.line.number - last.line.number <= 2:
            groups[-1].append(scrap)
        else:
            groups.append([scrap])
    return [
        Leftover(
            tuple(one.line.number for one in group), "\n".join(one.line.text for one in group), group[0].why
        )
        for group in groups
    ]
