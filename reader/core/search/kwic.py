"""Keywords in context: every place of a query on one line, with the words before and after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.core.records import Document, Occurrence
from reader.core.search.matching import Judged
from reader.core.search.syntax import Node

CONTEXT: Final = 40
"""Characters on either side."""
_BREAKS: Final = re.compile(r"\s+")


def lines(document: Document, tree: Node) -> Iterator[Occurrence]:
    """Yield the places of a query in an article, in field and text order."""
    for span in Judged(document).spans(tree):
        text = document.fields[span.field]
        yield Occurrence(
            article_id=document.article_id,
            newspaper=document.newspaper,
            date=document.date,
            page=document.page,
            title=document.title,
            opening=document.opening,
            span=span,
            left=_one_line(text[max(0, span.start - CONTEXT) : span.start]),
            match=_one_line(text[span.start : span.end]),
            right=_one_line(text[span.end : span.end + CONTEXT]),
        )


def _one_line(text: str) -> str:
    """Return a text on one line; a run of white space, as layout leaves it, becomes one space."""
    return _BREAKS.sub(" ", text)
