"""Stories that jump from page to page: which halves belong together, and what a user said of that."""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from typing import Final

from reader.core.catalogue import Catalogue
from reader.core.errors import BaokuError
from reader.core.following import Following
from reader.core.joining import Judged, fits, join
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
        self._lock = threading.Lock()
        self._known: tuple[object, list[tuple[int, int, Join]]] | None = None

    def jumps(self) -> Jumps:
        """Return how the stories that jump between pages fit together, and the halves without their other half."""
        return join(self._catalogue.read.jump_halves(), self._judged())

    def joins_of(self, article_id: str) -> tuple[Join | None, Join | None]:
        """Return the joins in which an article is the tail (it comes from another page) and the head (it goes on).

        Raises BaokuError (article.unknown).
        """
        place = self._catalogue.read.place(article_id)
        found = join(self._catalogue.read.jump_halves(place.issue_id), self._judged()).joined
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
        return {pair.head.article_id: pair.tail.article_id for pair in join(halves, self._judged()).joined}

    def _issues(self, article_ids: Collection[str]) -> set[int]:
        issues: set[int] = set()
        for article_id in article_ids:
            with suppress(BaokuError):
                issues.add(self._catalogue.read.place(article_id).issue_id)
        return issues

    def joined_keys(self) -> list[tuple[int, int, Join]]:
        """Return the stories whose two halves are joined, with the keys of the halves.

        It is the same list until something changes: every search asks.
        """
        state = self._catalogue.changes_seen(), self._judged()
        with self._lock:
            if self._known is None or self._known[0] != state:
                self._known = state, self._keyed(self.jumps().joined)
            return self._known[1]

    def _keyed(self, joined: Sequence[Join]) -> list[tuple[int, int, Join]]:
        key_of = self._catalogue.documents.keys_of(
            [half.article_id for pair in joined for half in (pair.head, pair.tail)]
        )
        return [
            (key_of[pair.head.article_id], key_of[pair.tail.article_id], pair)
            for pair in joined
            if pair.head.article_id in key_of and pair.tail.article_id in key_of
        ]

    def part(self, head: str, tail: str) -> None:
        """Take two halves apart that do not belong together.

        Raises BaokuError (article.unknown, jumps.not_joined, library.…).
        """
        pair = self._ids(head, tail)
        with self._home.writing():
            if pair not in map(_ids_of, self.jumps().joined):
                raise BaokuError("jumps.not_joined", head=head, tail=tail)
            self._following.part(pair)

    def rejoin(self, head: str, tail: str) -> None:
        """Undo `part`. Raises BaokuError (article.unknown, jumps.not_parted, library.…)."""
        pair = self._ids(head, tail)
        with self._home.writing():
            if pair not in map(_ids_of, self.jumps().parted):
                raise BaokuError("jumps.not_parted", head=head, tail=tail)
            self._following.rejoin(pair)

    def pair(self, head: str, tail: str) -> None:
        """Join two halves of which nothing tells but a reader that they belong together; `part` undoes it.

        Raises BaokuError (article.unknown, jumps.no_pair, library.…).
        """
        pair = self._ids(head, tail)
        with self._home.writing():
            halves = self._catalogue.read.jump_halves(self._catalogue.read.place(head).issue_id)
            if not fits(halves, pair):
                raise BaokuError("jumps.no_pair", head=head, tail=tail)
            self._following.pair(pair)

    def _ids(self, head: str, tail: str) -> tuple[str, str]:
        read = self._catalogue.read
        return read.place(head).article_id, read.place(tail).article_id

    def _judged(self) -> Judged:
        followed = self._following.read()
        return Judged(followed.parted, followed.paired) if followed else Judged()


def _ids_of(pair: Join) -> tuple[str, str]:
    return pair.head.article_id, pair.tail.article_id
