"""Finding: which articles match, exactly, from what the index names and what the catalogue holds.

The catalogue has the last word. The index only names candidates, and those that are not certain are read;
articles that the index does not know yet are read as well; articles that are gone are left out; and without a
usable index every article is read. The articles found are the same each time, only slower.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import Protocol

from reader.core.errors import Reason
from reader.core.folding import fold
from reader.core.index.folder import UnusableIndex
from reader.core.index.protocol import TEXT_MOST, Candidates, DamagedIndex, IndexReader, weight
from reader.core.records import Columns, Coverage, SearchOptions
from reader.core.search import dates
from reader.core.search.matching import Judged
from reader.core.search.ordering import ordered
from reader.core.search.planning import Plan, plan
from reader.core.search.ranking import scores
from reader.core.search.store import ArticleStore
from reader.core.search.syntax import Node, Text


class IndexSource(Protocol):
    """Where the index comes from; `IndexFolder` is one."""

    def reader(self) -> IndexReader:
        """Return the index as it is now. Raises UnusableIndex."""
        ...

    def report_damage(self, detail: object) -> UnusableIndex:
        """Take note that the index failed while it was asked, and return the error to tell of it."""
        ...


@dataclass(frozen=True)
class Moment:
    """The catalogue at one moment: its articles, and those of them that the index may not know."""

    generation: int
    columns: Columns
    waiting: frozenset[int]
    coverage: Coverage

    @cached_property
    def live(self) -> frozenset[int]:
        """The keys of all articles."""
        return frozenset(self.columns.keys)

    @cached_property
    def day_of(self) -> dict[int, int]:
        """The day of each article as an ordinal, 0 for none."""
        return dict(zip(self.columns.keys, self.columns.dates, strict=True))


@dataclass(frozen=True, slots=True)
class Known:
    """The live articles in two parts: the index holds the present text of one, the other has to be read."""

    indexed: frozenset[int]
    unknown: frozenset[int]


@dataclass(frozen=True, slots=True)
class Found:
    """What matches: how many articles, the keys of those to show, in order, and notes for the user."""

    total: int
    keys: list[int]
    notes: tuple[Reason, ...]


class Finder:
    """Finds articles in one catalogue through one index. May be used from several threads at once."""

    def __init__(self, store: ArticleStore, index: IndexSource | None) -> None:
        """Without `index` every article is read."""
        self._store = store
        self._index = index
        self._lock = threading.Lock()
        self._moment: Moment | None = None
        self._known: tuple[IndexReader, Moment, Known] | None = None

    def moment(self) -> Moment:
        """Return the catalogue as it is now; loaded once for each of its generations."""
        with self._lock:
            generation = self._store.generation()
            if self._moment is None or self._moment.generation != generation:
                self._moment = Moment(
                    generation,
                    self._store.columns(),
                    frozenset(self._store.not_indexed()),
                    self._store.coverage(),
                )
            return self._moment

    def find(self, tree: Node, options: SearchOptions, moment: Moment) -> Found:
        """Return what matches a query under the filters of `options`, in its order."""
        planned = plan(tree, moment.columns)
        allowed, notes = _allowed(options, moment)
        candidates, known, trouble = self._ask_index(planned, moment)
        matching = self._decide(candidates, tree, planned, _both(known.indexed, allowed))
        self._read(matching, tree, planned, _both(known.unknown, allowed))
        needed = None if options.limit is None else options.offset + options.limit
        keys = ordered(matching.keys, scores(matching), moment.day_of.__getitem__, options.sort, needed)
        return Found(len(matching.keys), keys[options.offset :], (*notes, *trouble))

    # ── the index ─────────────────────────────────────────────────────────────────────────────────────

    def _ask_index(self, planned: Plan, moment: Moment) -> tuple[Candidates, Known, tuple[Reason, ...]]:
        trouble: tuple[Reason, ...] = ()
        if self._index is not None:
            try:
                reader = self._index.reader()
                return reader.candidates(planned.expression), self._split(reader, moment), ()
            except UnusableIndex as error:
                trouble = (error.reason,)
            except DamagedIndex as error:
                trouble = (self._index.report_damage(error.args[0]).reason,)
        nothing = Candidates([], [], [], [[] for _ in planned.scored], [0] * len(planned.scored), 0, 1.0)
        return nothing, Known(frozenset(), moment.live), trouble

    def _split(self, reader: IndexReader, moment: Moment) -> Known:
        with self._lock:
            if self._known is None or self._known[0] is not reader or self._known[1] is not moment:
                indexed = moment.live.intersection(reader.keys()) - moment.waiting
                self._known = (reader, moment, Known(indexed, moment.live - indexed))
            return self._known[2]

    # ── reading ───────────────────────────────────────────────────────────────────────────────────────

    def _decide(
        self, candidates: Candidates, tree: Node, planned: Plan, usable: frozenset[int]
    ) -> Candidates:
        """Keep the candidates that match; those that are not certain are read to know."""
        kept = [key in usable for key in candidates.keys]
        doubtful = {
            key: row
            for row, (key, certain) in enumerate(zip(candidates.keys, candidates.certain, strict=True))
            if not certain and kept[row]
        }
        if doubtful:
            for row in doubtful.values():
                kept[row] = False
            for document in self._store.documents(sorted(doubtful)):
                judged = Judged(document)
                if judged.matches(tree):
                    row = doubtful[document.key]
                    kept[row] = True
                    for text, weights in zip(planned.scored, candidates.weights, strict=True):
                        weights[row] = _with_title(weights[row], text, judged)
        if all(kept):
            return candidates
        return Candidates(
            keys=list(compress(candidates.keys, kept)),
            certain=list(compress(candidates.certain, kept)),
            lengths=list(compress(candidates.lengths, kept)),
            weights=[list(compress(weights, kept)) for weights in candidates.weights],
            frequencies=candidates.frequencies,
            articles=candidates.articles,
            average_length=candidates.average_length,
        )

    def _read(self, matching: Candidates, tree: Node, planned: Plan, unknown: frozenset[int]) -> None:
        """Read articles that the index does not know and add those that match."""
        if not unknown:
            return
        characters = matching.average_length * matching.articles
        for document in self._store.documents(sorted(unknown)):
            judged = Judged(document)
            characters += sum(map(len, document.fields.values()))
            if judged.matches(tree):
                matching.keys.append(document.key)
                matching.certain.append(True)
                matching.lengths.append(judged.length())
                for number, text in enumerate(planned.scored):
                    packed = judged.weight(text)
                    matching.weights[number].append(packed)
                    matching.frequencies[number] += packed > 0
        matching.articles += len(unknown)
        matching.average_length = max(1.0, characters / matching.articles)


def _with_title(estimate: int, text: Text, judged: Judged) -> int:
    """Correct what an index could only estimate: whether a text stands in the title."""
    in_title = judged.folded("title").count(text.folded)
    return weight(in_title, max(estimate & TEXT_MOST, 0 if in_title else 1)) if estimate else 0


def _both(keys: frozenset[int], allowed: frozenset[int] | None) -> frozenset[int]:
    return keys if allowed is None else keys & allowed


def _allowed(options: SearchOptions, moment: Moment) -> tuple[frozenset[int] | None, tuple[Reason, ...]]:
    """Return the keys that the filters let through (None: all), and notes on filters that cannot be read."""
    notes: list[Reason] = []
    columns = moment.columns
    allowed: frozenset[int] | None = None
    first, last = _end(options.date_from, 0, notes), _end(options.date_to, 1, notes)
    if first is not None or last is not None:
        least, most = first or 1, last or 1 << 31
        allowed = frozenset(
            key for key, day in zip(columns.keys, columns.dates, strict=True) if least <= day <= most
        )
    if options.newspaper is not None:
        name = fold(options.newspaper)
        numbers: Sequence[int] = [
            number
            for number, known in enumerate(columns.newspaper_names)
            if known is not None and fold(known) == name
        ]
        of_name = frozenset(
            key for key, number in zip(columns.keys, columns.newspapers, strict=True) if number in numbers
        )
        allowed = _both(of_name, allowed)
    return allowed, tuple(notes)


def _end(text: str | None, which: int, notes: list[Reason]) -> int | None:
    if text is None:
        return None
    days = dates.days(text)
    if days is None:
        notes.append(Reason("query.date", text=text))
        return None
    return days[which]
