"""Completion: what a half-typed query may become: fields, their values, queries asked before.

What begins with the very characters comes first; after it, for two Latin letters and more, what has these
pinyin initials (bz: 报纸).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from reader.core.folding import fold
from reader.core.pinyin import initials, may_be_initials
from reader.core.records import Completes, Completion
from reader.core.search.fields import FIELD_OF, FIELDS, KINDS, MANNERS, VALUES
from reader.core.search.language import quoted
from reader.core.search.syntax import Field

MOST: Final = 12
MOST_OF_ONE: Final = 4
"""So many of one sort are offered beside others; behind a field's name, only the whole list ends them."""

_TYPED: Final = re.compile(
    r"""(?:(?P<field>[^\s:：()（）|｜"＂“”「」-]{1,16})[:：])?"""
    r"""(?P<value>["＂“「]?(?P<typed>[^\s()（）|｜"＂“”「」:：]*))\Z"""
)


@dataclass(frozen=True, slots=True)
class Sources:
    """What values are taken from, the most frequent first; `earlier` queries, the latest first."""

    newspapers: Sequence[str] = ()
    reporters: Sequence[str] = ()
    correspondents: Sequence[str] = ()
    columns: Sequence[str] = ()
    tags: Sequence[str] = ()
    earlier: Sequence[str] = ()


def completions(text: str, cursor: int, sources: Sources) -> list[Completion]:
    """Return what the text before the cursor may become, the likeliest first; each says what it replaces.

    `cursor` counts characters (code points); outside the text it stands at the end it is nearer to.
    """
    cursor = max(0, min(cursor, len(text)))
    head = text[:cursor]
    match = _TYPED.search(head)
    if match is None:
        return list(islice(_earlier(text, head, sources), MOST))
    typed = match["typed"].lstrip("-－") if match["field"] is None else match["typed"]
    place = (match.start("typed") + len(match["typed"]) - len(typed), cursor)
    field = FIELD_OF.get(fold(match["field"] or ""))
    if field is not None:
        place = (match.start("value"), cursor)
        values = _of_field(field, sources)
        found = [
            Completion(value, _value(value), *place, sort, True) for sort, value in _begins(typed, values)
        ]
        found += [
            Completion(value, _value(value), *place, sort, False) for sort, value in _sounds(typed, values)
        ]
        return _distinct(found)
    everything = [*_earlier(text, head, sources), *_plain(typed, place, sources)] if head.strip() else []
    return _distinct(everything or [*_earlier(text, head, sources)])


# ── what there is ─────────────────────────────────────────────────────────────────────────────────────

_Value = tuple[Completes, str]


def _of_field(field: Field, sources: Sources) -> list[_Value]:
    """Return the values that a field can have, as far as they can be listed."""
    lists: dict[Field, tuple[Completes, Iterable[str]]] = {
        Field.NEWSPAPER: (Completes.NEWSPAPER, sources.newspapers),
        Field.REPORTER: (Completes.REPORTER, sources.reporters),
        Field.CORRESPONDENT: (Completes.CORRESPONDENT, sources.correspondents),
        Field.COLUMN: (Completes.COLUMN, sources.columns),
        Field.TAG: (Completes.TAG, sources.tags),
        Field.KIND: (Completes.KIND, (name for names in KINDS.values() for name in (names[0], names[-1]))),
        Field.HAS: (
            Completes.MARK,
            (name for names in VALUES[Field.HAS] for name in (names[0], names[-1])),
        ),
    }
    sort, values = lists.get(field, (Completes.FIELD, ()))
    return [(sort, value) for value in values]


def _plain(typed: str, place: tuple[int, int], sources: Sources) -> Iterator[Completion]:
    """Yield names of fields, and values with the names of their fields, that a word without a field may become."""
    if not typed:
        return
    names = [
        (Completes.FIELD, name) for table in (FIELDS, MANNERS) for all_ in table.values() for name in all_
    ]
    of_field = {
        Completes.NEWSPAPER: Field.NEWSPAPER,
        Completes.REPORTER: Field.REPORTER,
        Completes.CORRESPONDENT: Field.CORRESPONDENT,
        Completes.COLUMN: Field.COLUMN,
        Completes.TAG: Field.TAG,
        Completes.KIND: Field.KIND,
    }
    lists = [names, *(_of_field(field, sources) for field in of_field.values())]
    for literal, choose in ((True, _begins), (False, _sounds)):
        for values in lists:
            for sort, value in islice(choose(typed, values), MOST_OF_ONE):
                if sort is Completes.FIELD:
                    label = insert = f"{value}:"
                else:
                    label = insert = f"{FIELDS[of_field[sort]][0]}:{_value(value)}"
                yield Completion(label, insert, *place, sort, literal)


def _earlier(text: str, head: str, sources: Sources) -> Iterator[Completion]:
    """Yield the earlier queries that begin as this one does; they replace the whole of it."""
    wanted = fold(head)
    for query in islice(
        (q for q in sources.earlier if fold(q).startswith(wanted) and q != text), MOST_OF_ONE
    ):
        yield Completion(query, query, 0, len(text), Completes.QUERY, True)


def _begins(typed: str, values: Iterable[_Value]) -> Iterator[_Value]:
    wanted = fold(typed)
    return (pair for pair in values if fold(pair[1]).startswith(wanted))


def _sounds(typed: str, values: Iterable[_Value]) -> Iterator[_Value]:
    wanted = fold(typed)
    if not may_be_initials(wanted):
        return
    for pair in values:
        if not fold(pair[1]).startswith(wanted) and _initials(fold(pair[1])).startswith(wanted):
            yield pair


@lru_cache(maxsize=1 << 15)
def _initials(folded: str) -> str:
    return initials(folded)


# ── what is offered ───────────────────────────────────────────────────────────────────────────────────


def _value(value: str) -> str:
    """Return a value as it can stand behind a field's name."""
    return value if quoted(value) == value and not value.startswith(("-", "－")) else quoted(value)


def _distinct(found: Iterable[Completion]) -> list[Completion]:
    once = {(one.insert, one.start): one for one in reversed(list(found))}
    return list(reversed(once.values()))[:MOST]
