"""What may help when nothing was found: the words of the query looked for one by one instead of in one run."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from reader.core.search.language import quoted
from reader.core.search.syntax import Node, texts

LONGEST: Final = 200
"""Longer texts are not cut into words: nobody would recognize the suggestion."""
MOST: Final = 8
"""So many suggestions are tried at most."""


class Words:
    """Chinese words by jieba, loaded when first needed (about half a second).

    jieba keeps a cache of its dictionary; it goes into `cache`, a folder of the user's own, because in the
    shared temporary folder another account could trip over it or plant one.
    """

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._lock = threading.Lock()

    def cut(self, text: str) -> list[str]:
        """Return the words of a text, in order, without white space."""
        with self._lock:
            words = self._tokenizer.lcut(text)
        return [word for word in words if word.strip()]

    @cached_property
    def _tokenizer(self) -> Any:
        import jieba  # noqa: PLC0415 - takes half a second and 60 MB, which most sessions never need

        jieba.setLogLevel(logging.WARNING)
        self._cache.mkdir(parents=True, exist_ok=True)
        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = str(self._cache)
        tokenizer.cache_file = "jieba.cache"
        return tokenizer


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
