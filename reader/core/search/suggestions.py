"""What may help when nothing was found: the words of the query looked for one by one instead of in one run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.core.search.language import quoted
from reader.core.search.syntax import Node, texts
from reader.core.words import Words

LONGEST: Final = 200
"""Longer texts are not cut into words: nobody would recognize the suggestion."""
MOST: Final = 8
"""So many suggestions are tried at most."""


def suggestions(tree: Node, words: Words) -> Iterator[str]:
    """Yield queries that ask for less than a query that found nothing: all its words, then single words, longest first."""
    found = [word for text in texts(tree) if len(text.text) <= LONGEST for word in words.cut(text.text)]
    distinct = list(dict.fromkeys(found))
    if not distinct:
        return
    whole = " ".join(map(quoted, distinct))
    if len(distinct) > 1:
        yield whole
    telling = [word for word in distinct if len(word) > 1] or distinct
    if len(telling) < len(distinct) and len(telling) > 1:
        yield " ".join(map(quoted, telling))
    for word in sorted(telling, key=len, reverse=True)[:MOST]:
        yield quoted(word)
