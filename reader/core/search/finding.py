"""Finding: which articles match, exactly, from what the index names and what the catalogue holds.

The catalogue has the last word. The index only names candidates, and those that are not certain are read;
articles that the index does not know yet are read as well; articles that are gone are left out; and without a
usable index every article is read. The articles found are the same each time, only slower.
"""

from __future__ import annotations

import threading
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Final, Protocol, TypeVar

from reader.core.errors import Reason
from reader.core.index import bits
from reader.core.index.folder import UnusableIndex
from reader.core.index.protocol import (
    TEXT_MOST,
    Candidates,
    DamagedIndex,
    Expression,
    IndexReader,
    Selection,
    scored,
    weight,
)
from reader.core.records import Columns, Coverage, SearchOptions, Sort
from reader.core.search.limits import Limits
from reader.core.search.matching import Judged, Texts
from reader.core.search.ordering import ordered
from reader.core.search.planning import (
    Plan,
    asks_for_people,
    facts,
    keys_with,
    least_length,
    looked_for,
    plan,
)
from reader.core.search.ranking import scores, title_bonus
from reader.core.search.refining import BEST, is_refined, refined
from reader.core.search.shelf import Shelf
from reader.core.search.store import ArticleStore
from reader.core.search.syntax import Node

MOST_READ: Final = 20_000
"""So many articles are read, in about a second, where an index names candidates only; what asks for more is refused."""
MOST_LOOKED_FOR: Final = 400_000
"""So much is looked for in articles that are read, in about a second: the more in each, the fewer articles."""
LITTLE: Final = 40
"""Where no more than this is looked for, all articles are read that the index does not know: that takes longer anyway."""
SIFTED: Final = 1_000
"""With more candidates than this, those that are too short are left out first."""
_Result = TypeVar("_Result")
Days = tuple[int, int] | None
"""The first and the last day of some articles as ordinals, 0 for none; None stands for all."""


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


@dataclass(frozen=True)
class Standing:
    """The live articles in two parts, as one index and one moment see them.

    The index holds the present text of those in its rows `usable`; those with the keys `unknown` have to be read.
    """

    reader: IndexReader
    moment: Moment
    usable: int
    unknown: frozenset[int]
    _known: dict[frozenset[int], int] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, reader: IndexReader, moment: Moment) -> Standing:
        """Compare an index with the catalogue."""
        known = moment.live - moment.waiting
        usable = reader.live & bits.of_flags(bytes(map(known.__contains__, reader.rows)))
        held = usable.bit_count()
        if held == len(moment.live):
            return cls(reader, moment, usable, frozenset())
        return cls(reader, moment, usable, moment.live.difference(_keys(reader, usable)))

    def allowed(self, days: Days, keys: frozenset[int] | None) -> tuple[int, frozenset[int]]:
        """Return the usable rows and the unknown keys of some days and among some keys (None: all)."""
        rows, unknown = self.usable, self.unknown
        if days is not None:
            first, last = days
            ordered_days, ordered_rows = self._dated
            inside = ordered_rows[bisect_left(ordered_days, first) : bisect_right(ordered_days, last)]
            rows &= bits.of_places(inside, len(self.reader.rows))
            unknown = frozenset(key for key in unknown if first <= self.moment.day_of[key] <= last)
        if keys is not None:
            rows &= bits.of_flags(bytes(map(keys.__contains__, self.reader.rows)))
            unknown &= keys
        return rows, unknown

    def rows_of(self, keys: frozenset[int]) -> int:
        """Return the rows of some articles; for those asked for last they are known."""
        found = self._known.get(keys)
        if found is None:
            found = bits.of_flags(bytes(map(keys.__contains__, self.reader.rows)))
            self._known.clear()
            self._known[keys] = found
        return found

    @cached_property
    def _dated(self) -> tuple[array[int], array[int]]:
        """The days of the usable rows in order, 0 for none, and the rows."""
        keys, rows = self.reader.rows, bits.places(self.usable)
        days = array("q", [self.moment.day_of[keys[row]] for row in rows])
        order = sorted(range(len(rows)), key=days.__getitem__)
        return array("q", map(days.__getitem__, order)), array("q", map(rows.__getitem__, order))

    def first(self, rows: int, sort: Sort, number: int) -> int:
        """Return the rows of a set that stand among the first `number` when sorted by date."""
        if rows.bit_count() <= number:
            return rows
        marked = bits.flags(rows, len(self.reader.rows))
        order = self._newest if sort is Sort.NEWEST else self._oldest
        return bits.of_places(list(islice((row for row in order if marked[row]), number)), len(marked))

    @cached_property
    def _newest(self) -> list[int]:
        return self._by_date(lambda day: -day)

    @cached_property
    def _oldest(self) -> list[int]:
        return self._by_date(lambda day: day or 1 << 31)

    def _by_date(self, rank: Callable[[int], int]) -> list[int]:
        """Return the usable rows in the order of `ordering.ordered`."""
        day_of, keys = self.moment.day_of, self.reader.rows
        return sorted(bits.places(self.usable), key=lambda row: (rank(day_of[keys[row]]), keys[row]))


@dataclass(frozen=True, slots=True)
class Found:
    """What matches: how many articles, the keys of those to show, in order, and notes for the user."""

    total: int
    keys: list[int]
    notes: tuple[Reason, ...]


@dataclass(slots=True)
class _Matching:
    """What matches: rows of the index, and articles that were read because the index does not know them.

    `titles` holds, for rows that were read to be sure, how often each scored text occurs in the title.
    """

    planned: Plan
    selection: Selection
    rows: int
    titles: dict[int, tuple[int, ...]]
    read: list[_Read] = field(default_factory=list)
    read_in_all: int = 0
    characters: int = 0

    @property
    def total(self) -> int:
        return self.rows.bit_count() + len(self.read)

    def keys(self, reader: IndexReader, rows: int) -> list[int]:
        """Return the keys of some of the rows and of all articles that were read."""
        return [*_keys(reader, rows), *(article.key for article in self.read)]

    def candidates(self, rows: int) -> Candidates:
        """Return what ranking needs of some of the rows and of all articles that were read."""
        ranked = self.selection.weigh(rows)
        if self.titles:
            for number, row in enumerate(bits.places(rows)):
                for weights, in_title in zip(ranked.weights, self.titles.get(row, ()), strict=False):
                    weights[number] = _with_title(weights[number], in_title)
        for article in self.read:
            ranked.keys.append(article.key)
            ranked.lengths.append(article.length)
            for weights, packed in zip(ranked.weights, article.weights, strict=True):
                weights.append(packed)
        if self.read_in_all:
            characters = ranked.average_length * ranked.articles + self.characters
            ranked.articles += self.read_in_all
            ranked.average_length = max(1.0, characters / ranked.articles)
            for number in range(len(ranked.weights)):
                more = sum(article.weights[number] > 0 for article in self.read)
                ranked.frequencies[number] += more
        return ranked


@dataclass(frozen=True, slots=True)
class _Read:
    """An article that matches and was read because the index does not know it."""

    key: int
    length: int
    weights: tuple[int, ...]


class TooBroad(Exception):
    """A query asks for too many articles to be read; `reason` says how many."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.text())
        self.reason = reason


def _no_words(_: str) -> Collection[str]:
    return ()


class Finder:
    """Finds articles in one catalogue through one index. May be used from several threads at once."""

    def __init__(
        self,
        store: ArticleStore,
        index: IndexSource | None,
        longer: Callable[[str], Collection[str]] = _no_words,
    ) -> None:
        """Without `index` every article is read; `longer` is `Words.longer`."""
        self._store = store
        self._index = index
        self._longer = longer
        self.limits = Limits(store)
        self.shelf = Shelf(store)
        self._lock = threading.Lock()
        self._moment: Moment | None = None
        self._standing: Standing | None = None

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
        days, keys, notes = self.limits.apart(options, moment.columns)
        needed = None if options.limit is None else options.offset + options.limit if options.limit else 0

        def ask(reader: IndexReader) -> tuple[int, list[int]]:
            standing = self._stand(reader, moment)
            matching = self._matching(tree, standing, *standing.allowed(days, keys))
            return matching.total, self._first(matching, standing, options.sort, needed)

        try:
            (total, found), trouble = self._ask(ask)
        except TooBroad as refused:
            return Found(0, [], (*notes, refused.reason))
        return Found(total, found[options.offset :], (*notes, *trouble))

    def keys(self, tree: Node, moment: Moment) -> list[int]:
        """Return the keys of all articles that match a query, under no limits and in no order; none, if it is refused."""

        def ask(reader: IndexReader) -> list[int]:
            standing = self._stand(reader, moment)
            matching = self._matching(tree, standing, standing.usable, standing.unknown)
            return matching.keys(reader, matching.rows)

        try:
            return self._ask(ask)[0]
        except TooBroad:
            return []

    def among(self, tree: Node, keys: frozenset[int], moment: Moment) -> frozenset[int]:
        """Return which of some articles match a query. Raises TooBroad."""

        def ask(reader: IndexReader) -> list[int]:
            standing = self._stand(reader, moment)
            matching = self._matching(
                tree, standing, standing.usable & standing.rows_of(keys), standing.unknown & keys
            )
            return matching.keys(reader, matching.rows)

        return frozenset(self._ask(ask)[0])

    # ── the index ─────────────────────────────────────────────────────────────────────────────────────

    def _ask(self, question: Callable[[IndexReader], _Result]) -> tuple[_Result, tuple[Reason, ...]]:
        """Ask the index, or if it cannot be used one that knows nothing, and say why."""
        trouble: tuple[Reason, ...] = ()
        if self._index is not None:
            try:
                return question(self._index.reader()), ()
            except UnusableIndex as error:
                trouble = (error.reason,)
            except DamagedIndex as error:
                trouble = (self._index.report_damage(error.args[0]).reason,)
        return question(_NOTHING), trouble

    def _stand(self, reader: IndexReader, moment: Moment) -> Standing:
        with self._lock:
            known = self._standing
            if known is None or known.reader is not reader or known.moment is not moment:
                known = self._standing = Standing.of(reader, moment)
            return known

    def _matching(self, tree: Node, standing: Standing, usable: int, unknown: frozenset[int]) -> _Matching:
        """Return what matches: where the index is sure, and what matches of the rest, which is read to know."""
        planned = plan(tree, standing.moment.columns)
        selection = standing.reader.select(planned.expression)
        sure = selection.sure & usable
        doubtful = self._doubtful(selection.maybe & usable & ~sure, tree, standing.reader)
        titles = self._judge(doubtful, tree, planned, standing.reader, standing.moment.columns)
        rows = sure | bits.of_places(list(titles), len(standing.reader.rows))
        matching = _Matching(planned, selection, rows, titles)
        self._read(matching, tree, planned, unknown)
        return matching

    def _doubtful(self, rows: int, tree: Node, reader: IndexReader) -> int:
        """Return the rows that have to be read, without those that are too short. Raises TooBroad."""
        if rows.bit_count() > SIFTED:
            rows &= bits.of_flags(bytes(map(least_length(tree).__le__, reader.lengths)))
        _bound(rows.bit_count(), looked_for(tree))
        return rows

    def _first(self, matching: _Matching, standing: Standing, sort: Sort, needed: int | None) -> list[int]:
        """Return the keys of the first `needed` articles (None: of all) in an order."""
        rows = matching.rows
        if sort is not Sort.RELEVANCE:
            if needed is not None:
                rows = standing.first(rows, sort, needed)
            keys = matching.keys(standing.reader, rows)
            return ordered(keys, (), standing.moment.day_of.__getitem__, sort, needed)
        if needed == 0 or not matching.total:
            return []
        return self._most_relevant(matching, standing, needed)

    def _most_relevant(self, matching: _Matching, standing: Standing, needed: int | None) -> list[int]:
        """Return the keys of the `needed` most relevant articles (None: of all), best first."""
        rows, date_of = matching.rows, standing.moment.day_of.__getitem__
        if matching.total == 1:
            return matching.keys(standing.reader, rows)
        if matching.total <= BEST and is_refined(matching.planned):
            # All of them are judged again: of the texts only their rarity has to be known before.
            keys = sorted(matching.keys(standing.reader, rows))
            ranked = matching.candidates(0)
        else:
            wanted = None if needed is None else max(needed, BEST)
            if wanted is not None:
                read = bits.of_places(list(matching.titles), len(standing.reader.rows))
                term_of = matching.planned.term_of
                bonus = title_bonus(len(set(term_of)))
                rows = matching.selection.best(rows & ~read, wanted, term_of, bonus) | read
            ranked = matching.candidates(rows)
            by_index = scores(ranked, matching.planned.term_of)
            keys = ordered(ranked.keys, by_index, date_of, Sort.RELEVANCE, wanted)
        articles = self.shelf.judged(keys[:BEST], standing.moment.generation)
        best = refined(articles, matching.planned, ranked, self._longer)
        if best:
            again = [best.get(key, 0.0) for key in keys[:BEST]]
            keys[:BEST] = ordered(keys[:BEST], again, date_of, Sort.RELEVANCE, None)
        return keys[:needed]

    # ── reading ───────────────────────────────────────────────────────────────────────────────────────

    def _judge(
        self, doubtful: int, tree: Node, planned: Plan, reader: IndexReader, columns: Columns
    ) -> dict[int, tuple[int, ...]]:
        """Read articles and return the rows of those that match, with how often each text is in the title."""
        row_of = {reader.rows[row]: row for row in bits.places(doubtful)}
        matching = {}
        for article in self._articles(sorted(row_of), tree, columns):
            if article.matches(tree):
                title = article.folded("title")
                matching[row_of[article.key]] = tuple(title.count(text.folded) for text in planned.scored)
        return matching

    def _articles(self, keys: Sequence[int], tree: Node, columns: Columns) -> Iterator[Texts]:
        """Yield articles to be judged: only their texts, which are read sooner, where those tell enough."""
        if asks_for_people(tree):
            yield from map(Judged, self._store.documents(keys))
        elif keys:
            holding = {fact: keys_with(fact, columns) for fact in facts(tree)}
            for key, fields in self._store.texts(keys):
                yield Texts(key, fields, holding)

    def _read(self, matching: _Matching, tree: Node, planned: Plan, unknown: Collection[int]) -> None:
        """Read articles that the index does not know and add those that match. Raises TooBroad."""
        in_each = looked_for(tree)
        if in_each > LITTLE:
            _bound(len(unknown), in_each)
        for document in self._store.documents(sorted(unknown)):
            judged = Judged(document)
            matching.read_in_all += 1
            matching.characters += sum(map(len, document.fields.values()))
            if judged.matches(tree):
                weights = tuple(map(judged.weight, planned.scored))
                matching.read.append(_Read(document.key, judged.length(), weights))


def _bound(articles: int, in_each: int) -> None:
    """Raise TooBroad if it takes too long to look for so much in each of so many articles."""
    limit = min(MOST_READ, MOST_LOOKED_FOR // max(in_each, 1))
    if articles > limit:
        raise TooBroad(Reason("query.too_broad", articles=articles, limit=limit))


class _NothingSelected:
    """What an index without articles selects."""

    sure = maybe = 0

    def __init__(self, texts: int) -> None:
        self._texts = texts

    def weigh(self, rows: int) -> Candidates:  # noqa: ARG002 - there are none
        return Candidates([], [], [bytearray() for _ in range(self._texts)], [0] * self._texts, 0, 1.0)

    def best(self, rows: int, number: int, term_of: Sequence[int], title_bonus: float) -> int:  # noqa: ARG002 - there are none
        return rows


class _Nothing:
    """An index without articles: everything is read."""

    rows: Sequence[int] = ()
    lengths: Sequence[int] = ()
    live = 0

    def select(self, expression: Expression) -> Selection:
        return _NothingSelected(len(list(scored(expression))))

    def close(self) -> None:
        pass


_NOTHING = _Nothing()


def _keys(reader: IndexReader, rows: int) -> list[int]:
    return bits.chosen(reader.rows, rows)


def _with_title(estimate: int, in_title: int) -> int:
    """Correct what an index could only estimate: whether a text stands in the title."""
    return weight(in_title, max(estimate & TEXT_MOST, 0 if in_title else 1)) if estimate else 0
