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


def _fit(issue: Sequence[JumpHalf], judged: Judged) -> tuple[list[Join], list[JumpHalf]]:
    by_id = {half.article_id: half for half in issue}
    joined = [Join(by_id[head], by_id[tail]) for head, tail in judged.paired if fits(issue, (head, tail))]
    taken_heads = {pair.head.article_id for pair in joined}
    taken_tails = {pair.tail.article_id for pair in joined}
    stated = {_plain(half.page) for half in issue if half.page is not None}
    heads = [half for half in issue if half.jump.to_page is not None and half.article_id not in taken_heads]
    tails = [half for half in issue if half.jump.from_page is not None and half.article_id not in taken_tails]
    possible = [
        (head, tail)
        for head in heads
        for tail in tails
        if _leads_to(head, tail, stated) and (head.article_id, tail.article_id) not in judged.parted
    ]
    while possible:
        best = _best(possible)
        if best is None:
            break
        joined.append(Join(*best))
        possible = [(h, t) for h, t in possible if h is not best[0] and t is not best[1]]
    used = {half.article_id for pair in joined for half in (pair.head, pair.tail)}
    order = {half.article_id: place for place, half in enumerate(issue)}
    joined.sort(key=lambda pair: order[pair.head.article_id])
    return joined, [half for half in issue if half.article_id not in used]


def _leads_to(head: JumpHalf, tail: JumpHalf, stated: Collection[str]) -> bool:
    """Tell whether head and tail name each other's pages. A page that does not state its number may be any
    that no other page of the issue states.
    """
    return (
        head.article_id != tail.article_id
        and _is_page(tail.page, head.jump.to_page, stated)
        and _is_page(head.page, tail.jump.from_page, stated)
        and (head.page is None or _plain(head.page) != _plain(tail.page))
    )


def _is_page(page: PageNumber | None, named: PageNumber | None, stated: Collection[str]) -> bool:
    return _plain(page) == _plain(named) if page is not None else _plain(named) not in stated


def _plain(page: PageNumber | None) -> str:
    """Return a page number in one form: A05, a5 and A5 are the same page."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", str(page)).upper()


def _best(possible: Sequence[tuple[JumpHalf, JumpHalf]]) -> tuple[JumpHalf, JumpHalf] | None:
    """Return the pair that is surest: alone between its pages, or nearest in its headline to no rival's equal."""
    rated = sorted(possible, key=lambda pair: _likeness(*pair), reverse=True)
    for head, tail in rated:
        rivals = [pair for pair in possible if (pair[0] is head) != (pair[1] is tail)]
        if all(_likeness(head, tail) > _likeness(*rival) for rival in rivals):
            return head, tail
    return None


def _likeness(head: JumpHalf, tail: JumpHalf) -> float:
    """Return the share of the shorter headline's character pairs that stand in the other, 0 where one is missing."""
    one, other = (_pairs(half.title or "") for half in (head, tail))
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _pairs(title: str) -> set[str]:
    text = "".join(title.split())
    return {text[place : place + 2] for place in range(len(text) - 1)}
