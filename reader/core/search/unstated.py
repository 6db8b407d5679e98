"""What pages do not state: no date, no newspaper, no number; and which dates were inferred where none is stated."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.core.records import Columns
from reader.core.search import dates
from reader.core.search.facts import may_be_then
from reader.core.search.planning import keys_with
from reader.core.search.store import ArticleStore
from reader.core.search.syntax import Dates, EveryYear, Field, Unstated

FIELDS: Final = (Field.DATE, Field.NEWSPAPER, Field.PAGE)
Keys = frozenset[int]


@dataclass(frozen=True, slots=True)
class _Known:
    """Of the articles that `columns` tells of: those without a fact, and the first and last day inferred for some."""

    columns: Columns
    unstated: dict[Field, Keys]
    supposed: Sequence[tuple[int, int, int]]


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
        return frozenset(
            key for key, first, last in self._read(columns).supposed if may_be_then(when, first, last)
        )

    def _read(self, columns: Columns) -> _Known:
        with self._lock:
            if self._known is None or self._known.columns is not columns:
                unstated = {field: keys_with(Unstated(field), columns) for field in FIELDS}
                undated = unstated[Field.DATE]
                supposed = self._store.supposed() if undated else {}
                ranges = {text: dates.days(text) for text in set(supposed.values())}
                self._known = _Known(
                    columns,
                    unstated,
                    [
                        (key, *days)
                        for key, text in supposed.items()
                        if key in undated and (days := ranges[text]) is not None
                    ],
                )
            return self._known
