"""Stories that jump between pages, searched as one.

A search finds articles, and a story in two halves is two of them. What its halves hold only together is told of
beside the hits of every answer: terms of which each stands in another half, and texts that run across the break,
as a jump mostly comes in mid sentence. And where a query excludes something, a half that was found may go on with
it on the other page.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from reader.core.errors import Reason
from reader.core.folding import fold
from reader.core.records import Join, SearchOptions
from reader.core.search.finding import Finder, Moment, TooBroad
from reader.core.search.matching import Texts
from reader.core.search.store import ArticleStore
from reader.core.search.syntax import (
    And,
    Field,
    Near,
    Node,
    Not,
    Operand,
    Or,
    Pattern,
    Spellings,
    Text,
    leaves,
)

Story = tuple[int, int, Join]
"""The keys of the two halves of a story, and where they stand."""
Joined = Callable[[], Sequence[Story]]
Numbers = frozenset[int]
"""Some of the stories, by their places in the list of all."""
SIDE: Final = 200
"""So many characters on either side of a break are kept ready; what reaches further than half of them is looked for in
the whole halves."""
LONG: Final = 10
"""For shorter words the text around all breaks is kept as one."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an answer says of stories in two halves.

    `together` are those, at least one half of which the limits let through, that hold a query while neither half
    does; `contradicted` counts those that do not hold it while a half was found. `is_whole` unless there were
    too many to read.
    """

    together: tuple[Join, ...] = ()
    contradicted: int = 0
    is_whole: bool = True

    def notes(self) -> tuple[Reason, ...]:
        """Return it as sentences."""
        found = []
        if self.together:
            found.append(Reason("query.joined", stories=len(self.together)))
        if self.contradicted:
            found.append(Reason("query.joined_contradicted", stories=self.contradicted))
        if not self.is_whole:
            found.append(Reason("query.joined_unread"))
        return tuple(found)


class Stories:
    """Searches the stories of one store. May be used from several threads at once."""

    def __init__(self, store: ArticleStore, finder: Finder, joined: Joined) -> None:
        """`joined` returns the same list as long as nothing has changed."""
        self._store = store
        self._finder = finder
        self._joined = joined
        self._lock = threading.Lock()
        self._breaks: _Breaks | None = None

    def told(self, tree: Node, options: SearchOptions, moment: Moment) -> Told:
        """Return what is to be said of stories: every term has to stand in one half, in the other, or across the break,
        and what is excluded nowhere.
        """
        stories = self._joined()
        if not stories:
            return Told()
        question = _Question(self._finder, self._ready(stories), moment)
        try:
            together, contradicted = question.apart(tree, self._allowed(options, moment))
        except TooBroad:
            return Told(is_whole=False)
        return Told(tuple(stories[number][2] for number in sorted(together)), contradicted)

    def _allowed(self, options: SearchOptions, moment: Moment) -> frozenset[int] | None:
        return self._finder.limits.allowed(options, moment.columns)[0]

    def _ready(self, stories: Sequence[Story]) -> _Breaks:
        with self._lock:
            if self._breaks is None or self._breaks.stories is not stories:
                self._breaks = _Breaks(stories, self._store)
            return self._breaks


class _Breaks:
    """The texts on both sides of the break of each story."""

    def __init__(self, stories: Sequence[Story], store: ArticleStore) -> None:
        self.stories = stories
        self.of: dict[int, list[int]] = {}
        for number, (head, tail, _join) in enumerate(stories):
            self.of.setdefault(head, []).append(number)
            self.of.setdefault(tail, []).append(number)
        self.halves = frozenset(self.of)
        self._store = store
        self._around: dict[int, str] = {}
        self._near = [_Break(_end(head), _beginning(tail)) for head, tail in self._bodies(stories)]

    def _bodies(self, stories: Iterable[Story]) -> Iterable[tuple[str, str]]:
        """Yield the texts of both halves of some stories, "" for a half that is gone."""
        found = {key: fields.get("body") or "" for key, fields in self._store.texts(sorted(self.halves))}
        for head, tail, _join in stories:
            yield found.get(head, ""), found.get(tail, "")

    def crossed(self, term: Text | Pattern | Near) -> Numbers:
        """Return the stories in which a term stands across the break."""
        near = self._near
        if 2 * _reach(term) > SIDE:
            near = [_Break(*both) for both in self._bodies(self.stories)]
        if isinstance(term, Text):
            found = self._standing(term.folded, near)
            if term.field not in (None, Field.BODY):
                return Numbers()
            return frozenset(n for n in found if term.whole or near[n].crosses(term))
        needed = [text.folded for text in _needed(term)]
        return frozenset(n for n, one in enumerate(near) if one.may_hold(needed) and one.crosses(term))

    def _standing(self, text: str, near: Sequence[_Break]) -> Iterable[int]:
        """Yield the stories of which a folded text runs across the break."""
        reach = len(text) - 1
        if not reach:
            return
        around = self._around.get(reach)
        if around is None:
            around = "".join(one.around(reach) for one in near)
            if reach < LONG:
                self._around[reach] = around
        at = around.find(text)
        while at >= 0:
            number = at // (2 * reach + 1)
            yield number
            at = around.find(text, (number + 1) * (2 * reach + 1))


class _Break:
    """The texts on both sides of a break."""

    __slots__ = ("_before", "_behind", "_folded_before", "_folded_behind")

    def __init__(self, before: str, behind: str) -> None:
        self._before, self._behind = before, behind
        self._folded_before, self._folded_behind = fold(before), fold(behind)

    def around(self, reach: int) -> str:
        """Return the folded text so many characters on either side of the break, always as long, and an end of line.

        What is longer by one character and stands in it, stands across the break.
        """
        return f"{self._folded_before[-reach:]:\n>{reach}}{self._folded_behind[:reach]:\n<{reach}}\n"

    def may_hold(self, texts: Iterable[str]) -> bool:
        """Return whether some folded texts stand on one side, on the other or across the break."""
        both = self._folded_before + self._folded_behind
        return all(text in both for text in texts)

    def crosses(self, term: Text | Pattern | Near) -> bool:
        """Return whether a term stands in both sides taken as one, as the paragraphs of an article are, and in neither."""
        before, behind = self._before, self._behind
        return _holds(f"{before}\n{behind}", term) and not (_holds(before, term) or _holds(behind, term))


def _end(body: str) -> str:
    """Return the end of a printed text, so much of it that half of `SIDE` is left where layout spaces are folded away."""
    size = SIDE
    while size < len(body) and 2 * len(fold(body[-size:])) < SIDE:
        size *= 2
    return body[-size:]


def _beginning(body: str) -> str:
    """Return the beginning of a printed text, as much of it."""
    size = SIDE
    while size < len(body) and 2 * len(fold(body[:size])) < SIDE:
        size *= 2
    return body[:size]


def _holds(body: str, term: Text | Pattern | Near) -> bool:
    return Texts(0, {"body": body}).matches(term)


@dataclass(frozen=True, slots=True)
class _Question:
    """One query, being asked of stories. Its methods raise TooBroad."""

    finder: Finder
    breaks: _Breaks
    moment: Moment

    def apart(self, tree: Node, allowed: frozenset[int] | None) -> tuple[Numbers, int]:
        """Return the stories that hold a query while neither half does, and of how many that do not a half does.

        Of both only those that the limits let through.
        """
        if isinstance(tree, Text | Spellings | Pattern | Near):
            together = self._crossed(tree)
            if together:
                together -= self._with(self._alone(tree))
            return self._let_through(together, allowed), 0
        whole = self._whole(tree)
        if not (whole or _excludes(tree)):
            return whole, 0
        alone = self._alone(tree)
        shown = alone if allowed is None else alone & allowed
        return self._let_through(whole - self._with(alone), allowed), len(self._with(shown) - whole)

    def _whole(self, node: Node) -> Numbers:
        """Return the stories that hold a query, their two halves taken as one."""
        match node:
            case And(children):
                found = self._everything
                for child in sorted(children, key=_excludes):
                    found = found and found & self._whole(child)
                return found
            case Or(children):
                return Numbers().union(*map(self._whole, children))
            case Not(child):
                return self._everything - self._whole(child)
            case _:
                return self._with(self._alone(node)) | self._crossed(node)

    @property
    def _everything(self) -> Numbers:
        return frozenset(range(len(self.breaks.stories)))

    def _crossed(self, node: Node) -> Numbers:
        return Numbers().union(*map(self.breaks.crossed, leaves(node)))

    def _alone(self, node: Node) -> frozenset[int]:
        """Return the keys of the halves that hold a query by themselves."""
        return self.finder.among(node, self.breaks.halves, self.moment)

    def _with(self, keys: frozenset[int]) -> Numbers:
        """Return the stories with one of some halves."""
        return frozenset(chain.from_iterable(map(self.breaks.of.__getitem__, keys)))

    def _let_through(self, stories: Numbers, allowed: frozenset[int] | None) -> Numbers:
        return stories if allowed is None else stories & self._with(allowed & self.breaks.halves)


def _excludes(node: Node) -> bool:
    """Return whether a query excludes something."""
    match node:
        case And(children) | Or(children):
            return any(map(_excludes, children))
        case _:
            return isinstance(node, Not)


def _needed(term: Text | Pattern | Near) -> Sequence[Text]:
    """Return texts without which a term stands nowhere."""
    match term:
        case Text():
            return (term,)
        case Pattern(parts=parts):
            return parts
        case Near(operands):
            return [operand for operand in operands if isinstance(operand, Text)]


def _reach(term: Operand | Near) -> int:
    """Return at most how many folded characters a term takes up."""
    match term:
        case Text(folded=folded):
            return len(folded)
        case Pattern(parts=parts, gaps=gaps):
            between = sum(gap.most for gap in gaps)
            return sum(map(_reach, parts)) + between + term.before + term.after
        case Near(operands, within):
            return sum(map(_reach, operands)) + sum(within)
        case Spellings(texts):
            return max(map(_reach, texts))
        case Or(children):
            return max((_reach(child) for child in children if isinstance(child, Operand)), default=0)
