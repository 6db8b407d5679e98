"""Joining the halves of stories that jump: (下转2版) on one page with (上接1版) on another of the same issue.

Nothing is written down: the joins follow from what the pages say, so they are right again after every import.
Only what a user said of them has to be remembered, and is handed in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from reader.core.records import Join, JumpHalf, Jumps, PageNumber


@dataclass(frozen=True, slots=True)
class Judged:
    """What a user said of pairs of halves, by their ids: these are no story, these are one."""

    parted: tuple[tuple[str, str], ...] = ()
    paired: tuple[tuple[str, str], ...] = ()


NOTHING_JUDGED: Final = Judged()


def join(halves: Iterable[JumpHalf], judged: Judged = NOTHING_JUDGED) -> Jumps:
    """Fit the halves of one or more issues together; `halves` come issue by issue.

    What a user said goes first. Between two pages one head and one tail are a pair. Of several, those are whose
    headlines share most (a tail repeats its headline, often shortened); where that does not tell, nothing is joined.
    A story whose head names several pages (下转2、3版) goes on from part to part, in the order of the pages: its
    tail on the first of them is the head of the next pair.
    """
    joined: list[Join] = []
    apart: list[Join] = []
    unmatched: list[JumpHalf] = []
    for _issue, members in groupby(halves, key=lambda half: half.issue_id):
        issue = list(members)
        found, rest = _fit(issue, judged)
        joined += found
        unmatched += rest
        by_id = {half.article_id: half for half in issue}
        apart += [Join(by_id[h], by_id[t]) for h, t in judged.parted if h in by_id and t in by_id]
    return Jumps(tuple(joined), tuple(apart), tuple(unmatched))


def fits(halves: Iterable[JumpHalf], pair: tuple[str, str]) -> bool:
    """Tell whether a user may join two of some halves: one that goes on and one that comes from elsewhere, of one issue."""
    by_id = {half.article_id: half for half in halves}
    head, tail = map(by_id.get, pair)
    if head is None or tail is None or head is tail or head.issue_id != tail.issue_id:
        return False
    return head.jump.to_page is not None and tail.jump.from_page is not None


def pages_beyond(join: Join) -> tuple[PageNumber, ...]:
    """Return the pages that head or tail name behind the tail's own: there the story goes on once more."""
    return join.tail.jump.to_pages or _behind(join.head.jump.to_pages, join.tail.page)


def _behind(pages: tuple[PageNumber, ...], page: PageNumber | None) -> tuple[PageNumber, ...]:
    """Return the pages of a list that come behind one of them, none if it is not among them."""
    named = list(map(_plain, pages))
    return pages[named.index(_plain(page)) + 1 :] if _plain(page) in named else ()


def _fit(issue: Sequence[JumpHalf], judged: Judged) -> tuple[list[Join], list[JumpHalf]]:
    by_id = {half.article_id: half for half in issue}
    joined = [Join(by_id[head], by_id[tail]) for head, tail in judged.paired if fits(issue, (head, tail))]
    tail_of = {pair.head.article_id: pair.tail for pair in joined}
    taken = {pair.tail.article_id for pair in joined}
    stated = {_plain(half.page) for half in issue if half.page is not None}
    ends = [
        _End(half, half, half.jump.to_pages).behind(tail_of.get(half.article_id))
        for half in issue
        if half.jump.to_page is not None
    ]
    tails = [half for half in issue if half.jump.from_page is not None and half.article_id not in taken]
    possible = [(end, tail) for end in ends for tail in end.nearest(tails, stated, judged)]
    while (best := _best(possible)) is not None:
        end, tail = best
        joined.append(Join(end.last, tail))
        tails = [one for one in tails if one is not tail]
        possible = [pair for pair in possible if pair[0] is not end and pair[1] is not tail]
        ends = [one.behind(tail) if one is end else one for one in ends]
        for one in ends:  # only a story with several pages has others to look at
            if len(one.pages) + (one.last is tail) > 1 and all(pair[0] is not one for pair in possible):
                possible += [(one, other) for other in one.nearest(tails, stated, judged)]
    used = {half.article_id for pair in joined for half in (pair.head, pair.tail)}
    order = {half.article_id: place for place, half in enumerate(issue)}
    joined.sort(key=lambda pair: order[pair.head.article_id])
    return joined, [half for half in issue if half.article_id not in used]


@dataclass(frozen=True, slots=True)
class _End:
    """A story as far as it has been joined: its head, its last half, and the pages it may go on at from there."""

    head: JumpHalf
    last: JumpHalf
    pages: tuple[PageNumber, ...]

    def behind(self, tail: JumpHalf | None) -> _End:
        """Return the story with another half. It goes on at the pages that its head names behind that half's."""
        if tail is None:
            return self
        if tail.jump.to_page is not None:  # it says by itself where it goes on
            return _End(self.head, tail, ())
        return _End(self.head, tail, _behind(self.pages, tail.page))

    def nearest(self, tails: Sequence[JumpHalf], stated: Collection[str], judged: Judged) -> list[JumpHalf]:
        """Return the tails that can be next: all on the first of the story's pages that has any."""
        for page in self.pages:
            found = [
                tail
                for tail in tails
                if self._leads_to(tail, page, stated)
                and (self.last.article_id, tail.article_id) not in judged.parted
            ]
            if found:
                return found
        return []

    def _leads_to(self, tail: JumpHalf, page: PageNumber, stated: Collection[str]) -> bool:
        """Tell whether a tail stands on a page and names one that the story stands on. A page that does not state
        its number may be any that no other page of the issue states.
        """
        halves = (self.head, self.last)
        return (
            _is_page(tail.page, page, stated)
            and any(_is_page(half.page, named, stated) for half in halves for named in tail.jump.from_pages)
            and all(half.page is None or _plain(half.page) != _plain(tail.page) for half in halves)
            and all(half.article_id != tail.article_id for half in halves)
        )


def _is_page(page: PageNumber | None, named: PageNumber | None, stated: Collection[str]) -> bool:
    return _plain(page) == _plain(named) if page is not None else _plain(named) not in stated


def _plain(page: PageNumber | None) -> str:
    """Return a page number in one form: A05, a5 and A5 are the same page."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", str(page)).upper()


def _best(possible: Sequence[tuple[_End, JumpHalf]]) -> tuple[_End, JumpHalf] | None:
    """Return the pair that is surest: alone between its pages, or nearest in its headline to no rival's equal."""
    rated = sorted(possible, key=lambda pair: _likeness(*pair), reverse=True)
    for end, tail in rated:
        rivals = [pair for pair in possible if (pair[0] is end) != (pair[1] is tail)]
        if all(_likeness(end, tail) > _likeness(*rival) for rival in rivals):
            return end, tail
    return None


def _likeness(end: _End, tail: JumpHalf) -> float:
    """Return the share of the shorter headline's character pairs that stand in the other, 0 where one is missing."""
    one, other = (_pairs(half.title or "") for half in (end.head, tail))
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _pairs(title: str) -> set[str]:
    text = "".join(title.split())
    return {text[place : place + 2] for place in range(len(text) - 1)}
