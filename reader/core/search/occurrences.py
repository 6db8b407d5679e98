"""Where terms stand in one field of an article, as places in its folded text.

A pattern is shown at its shortest places: those that hold no other place of it. Near something it may stand at any
of its places, and is shown at the shortest of those that are near. Nothing here backtracks: a pattern and a nearness
take time in proportion to the occurrences of their parts (see `nearness`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Protocol

from reader.core.folding import Folded, fold, fold_as
from reader.core.search import crowded
from reader.core.search.crowded import CrowdedPlaces
from reader.core.search.nearness import PatternPlaces, Place, Standing, TextPlaces, are_linked, taking_part
from reader.core.search.syntax import ALIKE, Near, Node, Or, Pattern, Spellings, Text

_SENTENCE_END: Final = re.compile("[。!?]")
_REMEMBERED: Final = 64


class FieldText:
    """One field of an article: its name, its printed text, and that text folded."""

    __slots__ = ("_known", "folded", "name", "printed")

    def __init__(self, name: str, printed: str, folded: Folded | None = None) -> None:
        """`folded` is the printed text folded, if somebody has done that already."""
        self.name = name
        self.printed = printed
        self.folded = Folded(printed) if folded is None else folded
        self._known: dict[Text, list[Place]] = {}

    def occurrences(self, node: Node) -> list[Place]:
        """Return where a text, a pattern, a choice of them or a nearness stands, in order."""
        match node:
            case Text():
                found = self._known.get(node)
                if found is None:
                    found = self._known[node] = list(self._of_text(node))
                return found
            case Pattern():
                return self._of_pattern(node)
            case Near():
                return self._of_near(node)
            case Spellings(children) | Or(children):
                return sorted({place for child in children for place in self.occurrences(child)})
            case _:
                return []

    def has(self, text: Text) -> bool:
        """Return whether a text stands anywhere."""
        return next(self._of_text(text), None) is not None

    def apart(self, text: Text) -> Iterator[Place]:
        """Yield the places of a text, from the first on, that do not overlap the one before."""
        if not text.whole:
            end = 0
            for place in self.occurrences(text):
                if place[0] >= end:
                    yield place
                    end = place[1]
            return
        needle, folded = text.folded, self.folded.text
        start = folded.find(needle)
        while start >= 0:
            end = start + len(needle)
            yield start, end
            start = folded.find(needle, end)

    def _of_text(self, text: Text) -> Iterator[Place]:
        """Yield every place, also those that overlap."""
        if text.field is not None and text.field.value != self.name:
            return
        needle, wanted = text.folded, None if text.alike == ALIKE else fold_as(text.text, text.alike)
        folded = self.folded.text
        start = folded.find(needle)
        while start >= 0:
            end = start + len(needle)
            if not self._is_part(text, start, end) and (
                wanted is None or wanted in fold_as(self.printed_text((start, end)), text.alike)
            ):
                yield start, end
            start = folded.find(needle, start + 1)

    def _is_part(self, text: Text, start: int, end: int) -> bool:
        """Return whether a text stands where it is part of another date or number.

        Not where white space parts it from the other, unless the text itself is printed with spaces.
        """
        folded = self.folded.text
        before = start > 0 and folded[start - 1] in text.never_after
        behind = end < len(folded) and folded[end] in text.never_before
        if not (before or behind):
            return False
        first, last = self.folded.printed(start, end)
        if _has_space(self.printed[first:last]):
            return True
        return (
            before and not _has_space(self.printed[self.folded.printed(start - 1, start)[1] : first])
        ) or (behind and not _has_space(self.printed[last : self.folded.printed(end, end + 1)[0]]))

    def printed_text(self, place: Place) -> str:
        """Return the printed text of a place."""
        start, end = self.folded.printed(*place)
        return self.printed[start:end]

    def stands(self, node: Node) -> bool:
        """Return whether what `occurrences` finds stands anywhere; of a pattern that is sooner told."""
        if isinstance(node, Pattern):
            standing = self._standing(node)
            return standing is not None and standing.stands()
        if isinstance(node, Near):
            operands = self._operands(node)
            return operands is not None and are_linked(operands, node.within)
        return bool(self.occurrences(node))

    # ── patterns and nearness ─────────────────────────────────────────────────────────────────────────

    def _of_pattern(self, pattern: Pattern) -> list[Place]:
        standing = self._standing(pattern)
        return standing.places() if standing else []

    def _of_near(self, near: Near) -> list[Place]:
        operands = self._operands(near)
        return sorted(taking_part(operands, near.within)) if operands else []

    def _operands(self, near: Near) -> list[list[Standing]] | None:
        """Return the places of each operand of a nearness, None if one of them stands nowhere."""
        operands: list[list[Standing]] = []
        for operand in near.operands:
            operands.append(list(self._terms(operand)))
            if not operands[-1]:
                return None
        return operands

    def _terms(self, operand: Node) -> Iterator[Standing]:
        """Yield the places of each term that an operand can be, without those that stand nowhere."""
        match operand:
            case Text():
                places = self.occurrences(operand)
                if places:
                    yield TextPlaces(places)
            case Pattern():
                standing = self._standing(operand)
                if standing:
                    yield standing
            case Spellings(children) | Or(children):
                for child in children:
                    yield from self._terms(child)

    def _standing(self, pattern: Pattern) -> PatternPlaces | CrowdedPlaces | None:
        """Return the places of a pattern, None if one of its parts stands nowhere."""
        each: list[list[Place]] = []
        for part in pattern.parts:
            each.append(self.occurrences(part))
            if not each[-1]:
                return None
        bounded = any(gap.in_sentence for gap in pattern.gaps)
        stops = [match.start() for match in _SENTENCE_END.finditer(self.folded.text)] if bounded else []
        kind = CrowdedPlaces if sum(map(len, each)) >= crowded.CROWD else PatternPlaces
        return kind(pattern, each, len(self.folded.text), stops)


# ── whether anywhere ──────────────────────────────────────────────────────────────────────────────────────

HANZI: Final = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
"""Characters that never melt together with a neighbour when a text is folded."""


class Quick(Protocol):
    """What tells soon whether a pattern or a nearness of two texts stands anywhere in a field.

    Thousands of articles are asked, most of them only whether. `field` is the name of the only field it can
    stand in, None for any; `plain` says that the texts are hanzi, which are mostly printed as they are folded.
    """

    field: str | None
    plain: bool

    def stands(self, folded: str) -> bool:
        """Return whether it stands in a folded text."""
        ...

    def is_seen(self, printed: str) -> bool:
        """Return whether it is seen in a printed text, where it is `plain`: then folding the text is spared.

        What is not seen may stand there all the same: across a line, in other characters.
        """
        ...


class _QuickPattern:
    __slots__ = ("_after", "_before", "_found", "field", "plain")

    def __init__(self, pattern: Pattern) -> None:
        """`pattern` has one part or two: then looking for it takes few steps back."""
        parts, between = pattern.parts, ""
        for gap in pattern.gaps:
            between = f"{'[^。!?]' if gap.in_sentence else '.'}{{{gap.least},{gap.most}}}"
        self._found = re.compile(between.join(re.escape(part.folded) for part in parts), re.DOTALL)
        self._before, self._after = pattern.before, pattern.after
        self.field = _name(parts[0])
        self.plain = not (pattern.before or pattern.after) and _is_plain(*parts)

    def stands(self, folded: str) -> bool:
        return self._found.search(folded, self._before, max(0, len(folded) - self._after)) is not None

    def is_seen(self, printed: str) -> bool:
        seen = self._found.search(printed)
        return seen is not None and self._found.fullmatch(fold(seen[0])) is not None


class _QuickNear:
    __slots__ = ("_orders", "_within", "field", "plain")

    def __init__(self, first: Text, second: Text, within: int) -> None:
        texts = first.folded, second.folded
        self._orders = {texts, texts[::-1]}
        self._within = within
        self.field = _name(first)
        self.plain = _is_plain(first, second)

    def stands(self, folded: str) -> bool:
        return any(_followed(*texts, self._within, folded) is not None for texts in self._orders)

    def is_seen(self, printed: str) -> bool:
        gaps = (_followed(*texts, self._within, printed) for texts in self._orders)
        return any(gap is not None and len(fold(printed[slice(*gap)])) <= self._within for gap in gaps)


def _name(text: Text) -> str | None:
    return text.field.value if text.field else None


def _is_plain(*texts: Text) -> bool:
    return all(HANZI.fullmatch(text.folded) for text in texts)


def _followed(first: str, second: str, within: int, text: str) -> Place | None:
    """Return what lies between a text and one that follows it at most so many characters on, None if none does."""
    other = -1
    at = text.find(first)
    while at >= 0:
        end = at + len(first)
        if other < end:
            other = text.find(second, end)
            if other < 0:
                return None
        if other - end <= within:
            return end, other
        at = text.find(first, max(at + 1, other - within - len(first)))
    return None


class _Memory:
    """Remembers what was made of the nodes asked for last: to look it up by what they say takes longer than to use it."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Pattern | Near, Quick | None]] = {}

    def of(self, node: Pattern | Near) -> Quick | None:
        found = self._known.get(id(node))
        if found is None or found[0] is not node:
            if len(self._known) >= _REMEMBERED:
                self._known = {}
            found = self._known[id(node)] = (node, _quick(node))
        return found[1]


quick: Final = _Memory().of
"""Returns what tells soon of a pattern or a nearness, None if it has more parts. May be called from any thread."""


def _quick(node: Pattern | Near) -> Quick | None:
    match node:
        case Near((Text() as first, Text() as second), (within,)):
            alone = first.whole and second.whole and first.field == second.field
            return _QuickNear(first, second, within) if alone else None
        case Pattern(parts=parts) if len(parts) <= 2 and all(part.whole for part in parts):
            return _QuickPattern(node)
        case _:
            return None


def _has_space(printed: str) -> bool:
    return any(map(str.isspace, printed))
