"""What a search passes over because a page does not say: limits of dates, newspapers and pages let through only what
states them, and whoever asks for April 2020 is to know that ten more articles may be of that month.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

from reader.core.errors import Reason
from reader.core.records import SearchOptions
from reader.core.search.finding import Finder, Found, Moment
from reader.core.search.limits import Dimension, Keys, stated_days
from reader.core.search.syntax import (
    And,
    Dates,
    EveryYear,
    Fact,
    Field,
    Listed,
    Newspaper,
    Node,
    Not,
    Or,
    Page,
    Pages,
    Supposed,
    Unstated,
)
from reader.core.search.unstated import FIELDS, UnstatedFacts

_WORDS: Final = {
    Field.DATE: ("日期", "their date", "日期:不详", "date:unknown"),
    Field.NEWSPAPER: ("报名", "their newspaper", "报纸:不详", "newspaper:unknown"),
    Field.PAGE: ("版次", "their page", "版:不详", "page:unknown"),
}
DIMENSIONS: Final = {
    Dimension.DATES: Field.DATE,
    Dimension.NEWSPAPERS: Field.NEWSPAPER,
    Dimension.PAGES: Field.PAGE,
}
_NOTHING: Final[Keys] = frozenset()


class PassedOver:
    """Counts what searches of one store pass over. May be used from several threads at once."""

    def __init__(self, finder: Finder, unstated: UnstatedFacts) -> None:
        self._finder = finder
        self._unstated = unstated

    def note(self, tree: Node, options: SearchOptions, moment: Moment) -> Reason | None:
        """Return the sentence about articles that meet every condition but one that their page does not state.

        None if there are none. The number is exact: the query is asked again with these conditions eased.
        """
        limited = limited_fields(options)
        asked = limited | {field for fact in _positive(tree) if (field := _field(fact)) is not None}
        missing: dict[Field, Keys] = {
            field: keys
            for field in FIELDS
            if field in asked and (keys := self._unstated.keys(field, moment.columns))
        }
        if not missing:
            return None
        question = _Question(tree, options, moment, missing, limited)
        found = self._asked(question, lambda fact: _unstated(fact, missing))
        articles = found.total
        sure = all(field in limited or _requires(tree, field) for field in missing)
        if not sure:
            articles -= self._asked(question, lambda _fact: None, strict=True).total
        if any(note.code == "query.too_broad" for note in found.notes):
            return _sentence("query.unstated_uncounted", missing)
        if not articles:
            return None
        perhaps = self._perhaps(question) if sure and Field.DATE in missing else 0
        if perhaps:
            return _sentence("query.unstated_perhaps", missing, articles=articles, perhaps=perhaps)
        return _sentence("query.unstated", missing, articles=articles)

    def _perhaps(self, question: _Question) -> int:
        """Return how many of those passed over have an inferred date that may be what was asked for."""
        columns = question.moment.columns
        every = self._unstated.supposed(Dates(None, None), columns)
        days = stated_days(question.options)
        if days is not None:
            every &= self._unstated.supposed(Dates(*days), columns)

        def suppose(fact: Fact) -> Node | None:
            if isinstance(fact, Dates | EveryYear):
                return Supposed(fact, self._unstated.supposed(fact, columns))
            return _unstated(fact, question.missing)

        return self._asked(question, suppose, among=every).total if every else 0

    def _asked(
        self,
        question: _Question,
        ease: Callable[[Fact], Node | None],
        *,
        strict: bool = False,
        among: Keys | None = None,
    ) -> Found:
        """Find what matches with conditions eased, among the articles that do not state one of them.

        `strict` keeps to the limits of the search; `among` narrows it to some articles.
        """
        asked = _eased(question.tree, ease)
        if not strict and list(question.missing) == [Field.DATE]:
            # What has no date is let through by its day: no article is looked at one by one.
            wanted = replace(question.options, date_from=None, date_to=None, undated=True, limit=0, offset=0)
            asked = _of_undated(asked)
            narrowed = asked if among is None else And((asked, Listed(among)))
            return self._finder.find(narrowed, wanted, question.moment)
        keys = self._candidates(question, strict=strict)
        keys = keys if among is None else keys & among
        if not keys:
            return Found(0, [], ())
        return self._finder.find(And((asked, Listed(keys))), SearchOptions(limit=0), question.moment)

    def _candidates(self, question: _Question, *, strict: bool) -> Keys:
        """Return the articles that do not state a fact asked for and that the limits let through, or may."""
        missing, columns, options = question.missing, question.moment.columns, question.options
        found: Keys = _NOTHING.union(*missing.values())
        limits = self._finder.limits.by_dimension(options, columns)[0]
        for dimension, keys in limits.items():
            field = DIMENSIONS.get(dimension)
            spared = _NOTHING if strict or field not in question.limited else missing.get(field, _NOTHING)
            found &= keys | spared
        return found


@dataclass(frozen=True, slots=True)
class _Question:
    """A search, the facts that it asks for and some pages do not state, and which of them its options limit."""

    tree: Node
    options: SearchOptions
    moment: Moment
    missing: dict[Field, Keys]
    limited: frozenset[Field]


def _sentence(code: str, missing: dict[Field, Keys], **numbers: int) -> Reason:
    what, what_en, how, how_en = zip(*(_WORDS[field] for field in missing), strict=True)
    return Reason(
        code,
        what="或".join(what),
        what_en=" or ".join(what_en),
        how="、".join(how),
        how_en=", ".join(how_en),
        **numbers,
    )


def limited_fields(options: SearchOptions) -> frozenset[Field]:
    """Return what the options limit to what is stated."""
    found = {
        Field.DATE: stated_days(options) is not None,
        Field.NEWSPAPER: options.newspaper is not None
        or (options.newspapers and None not in options.newspapers),
        Field.PAGE: options.pages and None not in options.pages,
    }
    return frozenset(field for field, limits in found.items() if limits)


def _field(fact: Fact) -> Field | None:
    """Return what has to be stated for a fact to hold."""
    match fact:
        case Dates(is_reversed=True):
            return None
        case Dates() | EveryYear():
            return Field.DATE
        case Newspaper():
            return Field.NEWSPAPER
        case Page() | Pages():
            return Field.PAGE
        case _:
            return None


def _unstated(fact: Fact, missing: Collection[Field]) -> Node | None:
    """Return that what a fact needs is not stated, None where every page states it."""
    field = _field(fact)
    return Unstated(field) if field is not None and field in missing else None


def _positive(node: Node, *, positive: bool = True) -> Iterator[Fact]:
    """Yield the facts that help a tree to hold by holding: not those under a Not, but those under two."""
    match node:
        case And(children) | Or(children):
            for child in children:
                yield from _positive(child, positive=positive)
        case Not(child):
            yield from _positive(child, positive=not positive)
        case Dates() | EveryYear() | Newspaper() | Page() | Pages() if positive:
            yield node
        case _:
            pass


def _requires(node: Node, field: Field) -> bool:
    """Whether a tree holds only where something is stated."""
    match node:
        case And(children):
            return any(_requires(child, field) for child in children)
        case Or(children):
            return all(_requires(child, field) for child in children)
        case Dates() | EveryYear() | Newspaper() | Page() | Pages():
            return _field(node) is field
        case _:
            return False


def eased(tree: Node) -> Node:
    """Return a tree that also holds for what does not state what the tree asks for."""
    return _eased(tree, lambda fact: _unstated(fact, FIELDS))


def _eased(node: Node, ease: Callable[[Fact], Node | None], *, positive: bool = True) -> Node:
    """Return a tree in which each fact that `_positive` yields may be met by something else as well."""
    match node:
        case And(children):
            return And(tuple(_eased(child, ease, positive=positive) for child in children))
        case Or(children):
            return Or(tuple(_eased(child, ease, positive=positive) for child in children))
        case Not(child):
            return Not(_eased(child, ease, positive=not positive))
        case Dates() | EveryYear() | Newspaper() | Page() | Pages() if positive:
            other = ease(node)
            return node if other is None else Or((node, other))
        case _:
            return node


def _of_undated(node: Node) -> Node:
    """Return a tree for articles without a date, of which nothing else has to be asked where a date was eased."""
    match node:
        case Or((Dates() | EveryYear(), other)):
            return other
        case And(children):
            rest = [one for one in map(_of_undated, children) if one != Unstated(Field.DATE)]
            return And(tuple(rest)) if len(rest) > 1 else rest[0] if rest else Unstated(Field.DATE)
        case Or(children):
            return Or(tuple(map(_of_undated, children)))
        case _:
            return node
