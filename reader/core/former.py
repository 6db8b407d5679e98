"""Ids of articles in former editions: where what they name stands now.

An id holds the digest of its source and a line of it. Where a newer edition took that source's place, the words
that stood from that line on are looked for in the newer one, so that bookmarks and links outlive a file's being
corrected or written in another form.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, islice
from typing import Final

from reader.core import sources
from reader.core.errors import BaokuError
from reader.core.keeping import PAGE, KeptSources

ID: Final = re.compile(r"([0-9a-f]{16})-([0-9]{1,9})", re.ASCII)
PROBE: Final = 12
"""Characters that are looked for at a time: enough to stand on a page once or twice."""

PROBES: Final = 20
"""So many of them one after the other are tried: the headline may have been corrected."""


class FormerIds:
    """Tells of the ids of one library's former editions."""

    def __init__(self, kept: KeptSources) -> None:
        self._kept = kept
        # Ids are asked for page by page, notes above all.
        self._wordings = lru_cache(maxsize=4)(self._read)

    def now(self, article_id: str) -> str | None:
        """Return the id, in the newest edition, of the line that has the words an id names; None if none has."""
        named = ID.fullmatch(article_id)
        former = self._kept.find(named[1]) if named else None
        newest = self._kept.successor(former.sha256) if former else None
        if named is None or former is None or newest is None:
            return None
        moved = self._moved if former.kind == PAGE else self._moved_record
        try:
            line = moved(former.sha256, newest, int(named[2]))
        except BaokuError:
            return None
        return None if line is None else f"{newest[:16]}-{line}"

    def _moved(self, former: str, newest: str, line: int) -> int | None:
        """Return the line of a page on which the words now begin that began on a line of its former edition."""
        before, after = self._wordings(former), self._wordings(newest)
        passed = sum(map(len, before[: line - 1]))
        words, text = "".join(before[line - 1 :])[: PROBE * PROBES], "".join(after)
        ends = list(accumulate(map(len, after)))
        for at in range(0, len(words), PROBE):
            found = _occurrences(text, words[at : at + PROBE])
            if found:
                return bisect_right(ends, min(found, key=lambda place: abs(place - passed - at))) + 1
        return None

    def _read(self, sha256: str) -> list[str]:
        """Return what the lines of a page say."""
        text = sources.decode(self._kept.data(sha256)).text
        return [sources.wording(line) for line in sources.split_lines(text)]

    def _moved_record(self, former: str, newest: str, line: int) -> int | None:
        """Return the line on which a record now stands, if it does word for word."""
        with self._kept.open(former) as stream:
            record = next(islice(stream, line - 1, None), b"").strip()
        with self._kept.open(newest) as stream:
            return next((number for number, other in enumerate(stream, 1) if other.strip() == record), None)


def _occurrences(text: str, words: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(words), text)]
