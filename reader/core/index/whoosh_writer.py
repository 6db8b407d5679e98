"""Writing one segment of the Whoosh engine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.core.index import grams, positions
from reader.core.index.packing import Articles, articles_file, pack_placed, pack_weighted, term
from reader.core.index.protocol import SegmentInfo
from reader.core.index.whoosh_files import LINE, SHORT, TEXT, TermsWriter, file_names
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
    writer.field(LINE, _of_line(counted))
    writer.close()
    articles = articles_file(name)
    lying = Articles(counted.keys, counted.lengths, counted.line.sizes, counted.line.bodies)
    (folder / articles).write_bytes(lying.pack())
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


def _of_line(counted: grams.SegmentGrams) -> Iterator[tuple[bytes, bytes, int]]:
    """Yield where the characters stand that are not rare, in ascending order."""
    line = counted.line
    size = positions.size_of(line.sizes)
    for char in sorted(line.positions):
        if char in positions.ALWAYS or len(counted.texts[char]) >= positions.RARE:
            yield term(char), positions.pack(line.positions[char], size), len(line.positions[char])
