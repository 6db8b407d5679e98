"""The index on Tantivy, for large libraries: every character with its position, so that what it names is certain.

Tantivy is native code from a wheel and may be missing; it is imported when the first segment is written or
opened, not with this module.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.index.protocol import SegmentInfo
from reader.core.records import Document

if TYPE_CHECKING:
    from reader.core.index.tantivy_reader import TantivyReader


@cache
def trouble() -> str | None:
    """Return why Tantivy cannot be used here, None if it can."""
    try:
        import tantivy  # noqa: F401, PLC0415 - see above
    except ImportError as error:
        return str(error)
    return None


class TantivyEngine:
    """Segments that are each a small index of Tantivy's in a folder of its own, never changed once written."""

    name = "tantivy"
    format = 3
    segment_articles = 100_000
    segment_characters = 40_000_000
    articles_at_once = 30_000

    def begin_segment(
        self, folder: Path, name: str, documents: Sequence[Document]
    ) -> Callable[[], SegmentInfo]:
        """Hand articles to Tantivy; what is returned makes a new segment of them. Both raise OSError."""
        from reader.core.index.tantivy_writer import begin_segment  # noqa: PLC0415 - see above

        return begin_segment(folder, name, documents)

    def open(
        self, folder: Path, segments: Sequence[SegmentInfo], dead: Mapping[str, frozenset[int]]
    ) -> TantivyReader:
        """Open segments for reading. Raises DamagedIndex."""
        from reader.core.index.tantivy_reader import TantivyReader  # noqa: PLC0415 - see above

        return TantivyReader(folder, segments, dead)

    def segment_keys(self, folder: Path, segment: SegmentInfo) -> Sequence[int]:
        """Return the keys of the articles of a segment. Raises DamagedIndex."""
        from reader.core.index.tantivy_files import read_articles  # noqa: PLC0415 - see above

        return read_articles(folder, segment).keys
