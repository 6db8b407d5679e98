"""What is asked of one segment of the Tantivy engine: queries that find texts, and texts beside each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from heapq import nsmallest
from itertools import product
from math import log
from operator import add
from typing import Final

import tantivy
from tantivy import Occur, Query

from reader.core.index import bits
from reader.core.index.protocol import Scope
from reader.core.index.tantivy_files import PAIRS

FAR_MORE: Final = 2_500
RESTRICTED: Final = 12
"""To name rows one by one to Tantivy takes as long as to take, for each of them and at all, so many hits."""
Token = tuple[int, str]
"""A token of Tantivy's and where in a text it begins."""


def pays_to_name(wanted: int, most: int) -> bool:
    """Return whether `wanted` rows are sooner named to Tantivy than `most` hits are taken."""
    return most > FAR_MORE + RESTRICTED * wanted


class Queries:
    """Makes Tantivy's queries for one segment. Every method raises what Tantivy raises."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher, kept: Collection[str]) -> None:
        """`kept` are the pairs that are tokens of their own."""
        self._schema = schema
        self._searcher = searcher
        self._kept = frozenset(kept)

    def often(self, field: str, text: str) -> int:
        """Return in at most how many articles a text occurs in a field."""
        name, terms = self.terms(field, text)
        return min((self._searcher.doc_freq(name, term) for term in {term for _, term in terms}), default=0)

    def terms(self, field: str, text: str) -> tuple[str, list[Token]]:
        """Return the field of Tantivy's and the tokens that find a text: kept pairs if it is made of them, else characters."""
        if field == Scope.BODY.value and len(text) > 1:
            starts = {*range(0, len(text) - 1, 2), len(text) - 2}
            pairs = [(at, text[at : at + 2]) for at in sorted(starts)]
            if all(pair in self._kept for _, pair in pairs):
                return PAIRS, pairs
        return field, list(enumerate(text))

    def of_text(self, field: str, text: str) -> Query:
        """Return what finds a text."""
        name, terms = self.terms(field, text)
        if len(terms) == 1:
            return Query.term_query(self._schema, name, terms[0][1])
        phrase = Query.phrase_query(self._schema, name, [*terms])
        return self._narrowed(name, phrase, text)

    def of_any(self, field: str, texts: Iterable[str]) -> Query:
        """Return what finds one of some texts."""
        return Query.boolean_query([(Occur.Should, self.of_text(field, text)) for text in texts])

    def without(self, field: str, text: str) -> Query:
        """Return what finds the articles without a text."""
        return Query.boolean_query(
            [(Occur.Must, Query.all_query()), (Occur.MustNot, self.of_text(field, text))]
        )

    def _narrowed(self, field: str, query: Query, *texts: str) -> Query:
        """Limit a query to where the rarest kept pair of each text stands: positions are compared less often."""
        rarest = [
            min(inside, key=lambda pair: self._searcher.doc_freq(PAIRS, pair))
            for text in texts
            if field == Scope.BODY.value and (inside := self._kept.intersection(map(add, text, text[1:])))
        ]
        if not rarest:
            return query
        held = (Query.const_score_query(Query.term_query(self._schema, PAIRS, pair), 0.0) for pair in rarest)
        return Query.boolean_query([*((Occur.Must, one) for one in held), (Occur.Must, query)])

    def at(self, field: str, first: str, second: str, distance: int) -> Query:
        """Return what finds a text that starts so many characters after another one, and nothing else."""
        name, ones, others = self._of_both(field, first, second)
        words: list[str | Token] = [*ones, *((distance + at, other) for at, other in others)]
        return self._narrowed(name, Query.phrase_query(self._schema, name, words), first, second)

    def are_single(self, field: str, first: str, second: str) -> bool:
        """Return whether each of two texts is one token, so that `within` finds nothing but them."""
        _, ones, others = self._of_both(field, first, second)
        return len(ones) == len(others) == 1

    def around(self, field: str, first: str, second: str, reach: int) -> Query:
        """Return what finds two tokens that start at most so many characters from each other, whichever comes first."""
        name, ((_, one),), ((_, other),) = self._of_both(field, first, second)
        close = Query.phrase_query(self._schema, name, [(0, one), (0, other)], slop=reach)
        return self._narrowed(name, close, first, second)

    def within(self, field: str, first: str, second: str, least: int, most: int, *, anchors: int) -> Query:
        """Return what finds a text that starts `least` to `most` characters, at least one, after another one.

        Of longer texts it finds the rarest tokens, so many `anchors` of each, as they must stand to each other: what
        has to be read are the few articles that hold these tokens so, but in other words.
        """
        name, ones, others = self._of_both(field, first, second)
        close = [
            (Occur.Must, self._apart(name, one, other, least + to - at, most + to - at))
            for (at, one), (to, other) in product(
                self._rarest(name, ones, anchors), self._rarest(name, others, anchors)
            )
        ]
        return self._narrowed(name, Query.boolean_query(close), first, second)

    def _of_both(self, field: str, first: str, second: str) -> tuple[str, list[Token], list[Token]]:
        """Return the field of Tantivy's that has the tokens of two texts, and these tokens."""
        (name, ones), (other_name, others) = self.terms(field, first), self.terms(field, second)
        if name == other_name:
            return name, ones, others
        return field, list(enumerate(first)), list(enumerate(second))

    def _rarest(self, name: str, terms: Sequence[Token], number: int) -> list[Token]:
        """Return the rarest of some tokens."""
        return nsmallest(number, terms, key=lambda token: self._searcher.doc_freq(name, token[1]))

    def _apart(self, field: str, first: str, second: str, least: int, most: int) -> Query:
        """Return what finds a token `least` to `most` places, at least one, after another one.

        Of two tokens Tantivy's slop is how far they may stand from where they should, in either direction:
        that holds an odd number of places, and two such ranges hold any number.
        """
        reach = (most - least) // 2
        middles = {least + reach, most - reach}
        found = [
            Query.phrase_query(self._schema, field, [(0, first), (middle, second)], slop=reach)
            for middle in middles
        ]
        return found[0] if len(found) == 1 else Query.boolean_query([(Occur.Should, one) for one in found])

    def only(self, places: int, query: Query) -> Query:
        """Limit a query to some places; the scores stay as they are."""
        only = Query.term_set_query(self._schema, "place", bits.places(places))
        return Query.boolean_query([(Occur.Must, Query.const_score_query(only, 0.0)), (Occur.Must, query)])

    def rarity(self, field: str, text: str) -> float:
        """Return Tantivy's rarity of a text: the sum of those of its tokens."""
        articles = self._searcher.num_docs
        name, terms = self.terms(field, text)
        found = (self._searcher.doc_freq(name, term) for _, term in terms)
        return sum(log(1 + (articles - often + 0.5) / (often + 0.5)) for often in found)
