"""Stories that jump from page to page: which halves belong together, and what a user said of that."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from itertools import chain
from typing import Final

from reader.core.catalogue import Catalogue
from reader.core.errors import BaokuError
from reader.core.following import Following
from reader.core.joining import join
from reader.core.opening import Home
from reader.core.records import Join, Jumps

FEW: Final = 20
"""For so many articles their issues are asked for one by one; for more, all that jumps is read at once."""


class Stories:
    """The stories of a library that stand on several pages."""

    def __init__(self, catalogue: Catalogue, following: Following, home: Home) -> None:
        self._catalogue = catalogue
        self._following = following
        self._home = home

    def jumps(self) -> Jumps:
        """Return how the stories that jump between pages fit together, and the halves without their other half."""
        return join(self._catalogue.read.jump_halves(), self._parted())

    def joins_of(self, article_id: str) -> tuple[Join | None, Join | None]:
        """Return the joins in which an article is the tail (it comes from another page) and the head (it goes on).

        Raises BaokuError (article.unknown).
        """
        place = self._catalogue.read.place(article_id)
        found = join(self._catalogue.read.jump_halves(place.issue_id), self._parted()).joined
        as_tail = next((pair for pair in found if pair.tail.article_id == place.article_id), None)
        as_head = next((pair for pair in found if pair.head.article_id == place.article_id), None)
        return as_tail, as_head

    def tails(self, article_ids: Collection[str]) -> Mapping[str, str]:
        """Return what each head goes on with, by their ids, in the issues that some articles stand in at the least.

        An article that is not there is passed over: whoever reads it is told.
        """
        read = self._catalogue.read
        if len(article_ids) > FEW:
            halves = read.jump_halves()
        else:
            halves = list(chain.from_iterable(map(read.jump_halves, self._issues(article_ids))))
        return {pair.head.article_id: pair.tail.article_id for pair in join(halves, self._parted()).joined}

    def _issues(self, article_ids: Collection[str]) -> set[int]:
        issues: set[int] = set()
        for article_id in article_ids:
            with suppress(BaokuError):
                issues.add(self._catalogue.read.place(article_id).issue_id)
        return issues

    def joined_keys(self) -> list[tuple[int, int, Join]]:
        """Return the stories whose two halves are joined, with the keys of the halves."""
        joined = self.jumps().joined
        key_of = self._catalogue.documents.keys_of(
            [half.article_id for pair in joined for half in (pair.head, pair.tail)]
        )
        return [
            (key_of[pair.head.article_id], key_of[pair.tail.article_id], pair)
            for pair in joined
            if pair.head.article_id in key_of and pair.tail.article_id in key_of
        ]

    def part(self, head: str, tail: str) -> None:
        """Take two halves apart that do not belong together. Raises BaokuError (article.unknown, library.…)."""
        read = self._catalogue.read
        pair = (read.place(head).article_id, read.place(tail).article_id)
        with self._home.writing():
            self._following.part(pair)

    def rejoin(self, head: str, tail: str) -> None:
        """Undo `part`. Raises BaokuError (library.…)."""
        with self._home.writing():
            self._following.rejoin((head, tail))

    def _parted(self) -> tuple[tuple[str, str], ...]:
        followed = self._following.read()
        return followed.parted if followed else ()
