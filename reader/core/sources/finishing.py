"""Finishing: a page's drafts made to articles and its scraps to leftovers, with what every line became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.core.records import Article, Leftover, LineRole
from reader.core.sources.assembly import Draft, finish
from reader.core.sources.bylines import read_lead
from reader.core.sources.credits import read_credits
from reader.core.sources.items import Scrap
from reader.core.sources.verdicts import headline_roles, join_scraps, kind_of, with_short_news


@dataclass(frozen=True, slots=True)
class Finished:
    """What a page holds below its masthead: articles by their first lines, leftovers, and the roles of their lines."""

    articles: tuple[Article, ...]
    leftovers: tuple[Leftover, ...]
    roles: tuple[LineRole, ...]


def finish_page(
    drafts: Sequence[Draft], scraps: Sequence[Scrap], explained: Mapping[int, tuple[str, str]], sha256: str
) -> Finished:
    """Return what a page holds; `explained` says of lines what each became and why, headlines aside.

    `sha256` is the digest of the source, from which articles get their ids.
    """
    known = _known_names(drafts)
    told = dict(explained)
    owner: dict[int, str] = {}
    articles: list[Article] = []
    for draft in drafts:
        article = finish(draft, sha256, known)
        kind = kind_of(draft, article)
        articles.append(article if kind is article.kind else replace(article, kind=kind))
        owner.update(dict.fromkeys(article.lines, article.id))
        for line, role in zip(draft.headline, headline_roles(article, draft.headline), strict=True):
            told.setdefault(line.number, role)
    articles.sort(key=lambda article: article.lines[0])
    return Finished(
        tuple(with_short_news(articles)), tuple(join_scraps(scraps)), tuple(_roles(scraps, told, owner))
    )


def _roles(
    scraps: Sequence[Scrap], told: Mapping[int, tuple[str, str]], owner: Mapping[int, str]
) -> Iterator[LineRole]:
    """Yield what became of every line of the leftovers and articles; `owner` are the ids of the articles."""
    for scrap in scraps:
        yield LineRole(scrap.line.number, "leftover", scrap.why)
    for line, article in owner.items():
        role, why = told[line]
        yield LineRole(line, role, why, article)


def _known_names(drafts: Sequence[Draft]) -> frozenset[str]:
    """Return the names that bylines of a page print in one piece."""
    found: set[str] = set()
    for draft in drafts:
        texts = [line.text for line in draft.bylines]
        if draft.paragraphs:
            lead = read_lead(draft.opening)
            if lead is not None and lead.byline:
                texts.append(lead.byline)
        for text in texts:
            pieces = set(text.replace("、", " ").split())
            found.update(name for name in read_credits(text).people if name in pieces)
    return frozenset(name for name in found if len(name) >= 3)
