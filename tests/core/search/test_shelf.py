"""The shelf of articles read lately: the same articles as the store's, read once."""

from __future__ import annotations

import pytest

from reader.core.folding import Folded
from reader.core.search import shelf
from reader.core.search.searcher import Searcher
from reader.core.search.shelf import Shelf
from tests.core.search.doubles import MemoryStore, document


def titles(kept: Shelf, keys: list[int], generation: int) -> list[str | None]:
    return [judged.document.title for judged in kept.judged(keys, generation)]


def test_articles_come_in_the_order_asked_for_and_are_read_once_a_generation() -> None:
    store = MemoryStore(document(key) for key in range(1, 6))
    kept = Shelf(store)
    assert titles(kept, [3, 1, 9, 5], 0) == ["第3篇", "第1篇", "第5篇"]
    assert titles(kept, [5, 2, 3], 0) == ["第5篇", "第2篇", "第3篇"]
    assert store.read == [3, 1, 5, 2]
    store.articles[3] = document(3, title="换过的")
    assert titles(kept, [3], 0) == ["第3篇"]
    assert titles(kept, [3], 1) == ["换过的"]


def test_a_field_is_folded_once_for_all_who_judge_it(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[str] = []

    class Counting(Folded):
        __slots__ = ()

        def __init__(self, printed: str) -> None:
            folded.append(printed)
            super().__init__(printed)

    monkeypatch.setattr("reader.core.search.occurrences.Folded", Counting)
    searcher = Searcher(MemoryStore(document(key) for key in range(1, 4)), None)
    searcher.answer("正文")
    folded.clear()
    assert searcher.answer("正文。").total == 3
    in_bodies = [text for text in folded if "正文" in text]
    assert len(in_bodies) == 3  # those of the scan itself; none for refining, marks and snippets


def test_what_was_not_used_for_the_longest_time_is_put_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST_CHARACTERS", 3 * sum(map(len, document(1).fields.values())))
    store = MemoryStore(document(key) for key in range(1, 6))
    kept = Shelf(store)
    for keys in ([1, 2, 3], [1], [4], [1, 3, 4], [2]):
        titles(kept, keys, 0)
    assert store.read == [1, 2, 3, 4, 2]
