"""The index on Whoosh: pure Python, needs nothing native.

Whoosh itself is imported when the first segment is written or opened, not with this module.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.index.packing import read_articles
from reader.core.index.protocol import SegmentInfo
from reader.core.records import Document

if TYPE_CHECKING:
    from reader.core.index.whoosh_reader import WhooshReader


class WhooshEngine:
    """Segments of at most `segment_articles` articles, each with a term dictionary of Whoosh's."""

    name = "whoosh"
    format = 4
    segment_articles = 10_000
    segment_characters = 8_000_000
    articles_at_once = 7_000

    def begin_segment(
        self, folder: Path, name: str, documents: Sequence[Document]
    ) -> Callable[[], SegmentInfo]:
        """Write articles as a new segment; nothing is left for its end. Raises OSError."""
        from reader.core.index.whoosh_writer import write_segment  # noqa: PLC0415 - see above

        info = write_segment(folder, name, documents)
        return lambda: info

    def open(
        self, folder: Path, segments: Sequence[SegmentInfo], dead: Mapping[str, frozenset[int]]
    ) -> WhooshReader:
        """Open segments for reading. Raises DamagedIndex."""
        from reader.core.index.whoosh_reader import WhooshReader  # noqa: PLC0415 - see above

        return WhooshReader(folder, segments, dead)

    def segment_keys(self, folder: Path, segment: SegmentInfo) -> Sequence[int]:
        """Return the keys of the articles of a segment. Raises DamagedIndex."""
        return read_articles(folder, segment).keys
