"""What pages do not state: no date, no newspaper, no number; and which dates were inferred where none is stated."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reader.core.records import Columns
from reader.core.search import dates
from reader.core.search.facts import may_be_then
from reader.core.search.planning import keys_with
from reader.core.search.store import ArticleStore
from reader.core.search.syntax import Dates, EveryYear, Field, Unstated

FIELDS: Final = (Field.DATE, Field.NEWSPAPER, Field.PAGE)
KEPT: Final = 16
"""So many questions for a time are remembered."""
Keys = frozenset[int]


@dataclass(frozen=True, slots=True)
class _Known:
    """Of the articles that `columns` tells of: those without a fact, and those for which some days were inferred, by

    the first and the last of these. `asked` keeps what was asked for last.
    """

    columns: Columns
    unstated: dict[Field, Keys]
    supposed: dict[tuple[int, int], Keys]
    asked: dict[Dates | EveryYear, Keys]


class UnstatedFacts:
    """What the pages of one store do not state. May be used from several threads at once."""

    def __init__(self, store: ArticleStore) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._known: _Known | None = None

    def keys(self, field: Field, columns: Columns) -> Keys:
        """Return the articles whose page or issue does not state a fact."""
        return self._read(columns).unstated[field]

    def supposed(self, when: Dates | EveryYear, columns: Columns) -> Keys:
        """Return the articles of issues without a date for which one was inferred that may fit what is asked."""
        known = self._read(columns)
        found = known.asked.get(when)
        if found is None:
            fitting = (keys for days, keys in known.supposed.items() if may_be_then(when, *days))
            found = frozenset[int]().union(*fitting)
            with self._lock:
                if len(known.asked) >= KEPT:
                    known.asked.clear()
                known.asked[when] = found
        return found

    def _read(self, columns: Columns) -> _Known:
        with self._lock:
            if self._known is None or self._known.columns is not columns:
                unstated = {field: keys_with(Unstated(field), columns) for field in FIELDS}
                undated = unstated[Field.DATE]
                supposed = self._store.supposed() if undated else {}
                self._known = _Known(columns, unstated, _by_days(supposed, undated), {})
            return self._known


def _by_days(supposed: Mapping[int, str], undated: Keys) -> dict[tuple[int, int], Keys]:
    """Return the articles of each date that was inferred, by its first and last day."""
    of_text: dict[str, list[int]] = {}
    for key, text in supposed.items():
        if key in undated:
            of_text.setdefault(text, []).append(key)
    found: dict[tuple[int, int], Keys] = {}
    for text, keys in of_text.items():
        days = dates.days(text)
        if days is not None:
            found[days] = found.get(days, frozenset()).union(keys)
    return found
