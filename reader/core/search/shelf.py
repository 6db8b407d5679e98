"""The shelf: articles that were read lately, with what was folded of them.

An answer reads its best articles twice, to judge them again and to show where they match, and the next key that
is typed most often asks for the same ones.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Final

from reader.core.folding import Folded
from reader.core.records import Document
from reader.core.search.matching import Judged
from reader.core.search.store import ArticleStore

MOST_CHARACTERS: Final = 2_000_000
"""So many printed characters are kept; with what is folded of them they take about five times as many bytes."""

_Read = tuple[Document, dict[str, Folded], int]


class Shelf:
    """Articles of one store, kept for one of its generations. May be used from several threads at once."""

    def __init__(self, store: ArticleStore) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._generation: int | None = None
        self._kept: dict[int, _Read] = {}
        self._characters = 0

    def judged(self, keys: Sequence[int], generation: int) -> Iterator[Judged]:
        """Yield the articles with these keys in their order, ready to be judged; keys that are gone are left out."""
        with self._lock:
            if generation != self._generation:
                self._kept, self._characters, self._generation = {}, 0, generation
            found = {key: kept for key in keys if (kept := self._kept.get(key)) is not None}
        lacking = [key for key in keys if key not in found]
        read: dict[int, _Read] = {}
        for document in self._store.documents(lacking) if lacking else ():
            read[document.key] = (document, {}, sum(map(len, document.fields.values())))
        with self._lock:
            if generation == self._generation:
                self._keep({**found, **read})
        for key in keys:
            if key in found:
                yield Judged(*found[key][:2])
            elif key in read:
                yield Judged(*read[key][:2])

    def _keep(self, used: dict[int, _Read]) -> None:
        """Put articles in front, and those that were not used for the longest time away. The lock is held."""
        for key, one in used.items():
            before = self._kept.pop(key, None)
            self._kept[key] = one
            self._characters += one[2] - (before[2] if before else 0)
        while self._characters > MOST_CHARACTERS and self._kept:
            self._characters -= self._kept.pop(next(iter(self._kept)))[2]
