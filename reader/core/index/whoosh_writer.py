"""Writing one segment of the Whoosh engine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.core.index import grams
from reader.core.index.packing import articles_file, little_endian, pack_placed, pack_weighted, term
from reader.core.index.protocol import SegmentInfo
from reader.core.index.whoosh_files import SHORT, TEXT, TermsWriter, file_names
from reader.core.records import Document


def write_segment(folder: Path, name: str, documents: Sequence[Document]) -> SegmentInfo:
    """Write articles as a segment, through to the disk. Raises OSError."""
    counted = grams.count(documents)
    writer = TermsWriter(folder, name)
    writer.field(
        SHORT, ((term(text), *pack_weighted(counted.short[text], None)) for text in sorted(counted.short))
    )
    writer.buckets(counted.buckets)
    writer.field(TEXT, _of_texts(counted))
    writer.close()
    articles = articles_file(name)
    (folder / articles).write_bytes(little_endian(counted.keys) + little_endian(counted.lengths))
    files = (*file_names(name), articles)
    for file in files:
        with (folder / file).open("r+b") as written:
            os.fsync(written.fileno())
    return SegmentInfo(name, len(documents), files)


def _of_texts(counted: grams.SegmentGrams) -> Iterator[tuple[bytes, bytes, int]]:
    """Yield the grams of the texts in ascending order, which for UTF-8 is that of code points."""
    titles = counted.titles
    for text in sorted([*counted.texts, *counted.pairs]):
        if text in counted.pairs:
            yield term(text), *pack_placed(counted.pairs[text], titles.get(text))
        else:
            yield term(text), *pack_weighted(counted.texts[text], titles.get(text))
