"""Pages of a test: parsed without profiles, and their articles by headline."""

from __future__ import annotations

from reader.core.records import Article, ParsedPage, SourceInfo
from reader.core.sources import Profiles, parse_text


def parsed(text: str) -> ParsedPage:
    """Return a page read from its text."""
    return parse_text(text, SourceInfo("页.txt", "0" * 64, "utf-8", 1), Profiles())


def titled(page: ParsedPage, title: str) -> Article:
    """Return the one article with a headline."""
    (article,) = [each for each in page.articles if each.title == title]
    return article
