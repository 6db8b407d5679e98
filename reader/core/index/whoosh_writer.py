"""Writing one segment of the Whoosh engine."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from whoosh.codec.whoosh3 import W3FieldWriter, W3Segment

from reader.core.index import grams
from reader.core.index.packing import (
    articles_file,
    bucket_term,
    little_endian,
    pack_places,
    pack_weighted,
    term,
)
from reader.core.index.protocol import SegmentInfo
from reader.core.index.whoosh_files import SCHEMA, Codec, Storage, file_names
from reader.core.records import Document


def write_segment(folder: Path, name: str, documents: Sequence[Document]) -> SegmentInfo:
    """Write articles as a segment, through to the disk. Raises OSError."""
    counted = grams.count(documents)
    writer = _TermsWriter(folder, name)
    titles = counted.titles
    writer.field(
        "short", ((term(text), *pack_weighted(p, None)) for text, p in sorted(counted.short.items()))
    )
    writer.field("tail", ((bucket_term(n), *pack_places(p)) for n, p in enumerate(counted.buckets) if p))
    writer.field(
        "text",
        ((term(text), *pack_weighted(p, titles.get(text))) for text, p in sorted(counted.texts.items())),
    )
    writer.close()
    articles = articles_file(name)
    (folder / articles).write_bytes(little_endian(counted.keys) + little_endian(counted.lengths))
    files = (*file_names(name), articles)
    for file in files:
        with (folder / file).open("r+b") as written:
            os.fsync(written.fileno())
    return SegmentInfo(name, len(documents), files)


class _TermsWriter:
    """Writes the terms of one segment; terms come in ascending order, which for UTF-8 is that of code points."""

    def __init__(self, folder: Path, name: str) -> None:
        segment = W3Segment(Codec(), name, segid="s")
        self._writer = W3FieldWriter(segment.codec(), Storage(folder), segment)

    def field(self, name: str, terms: Iterable[tuple[bytes, bytes, int]]) -> None:
        """Write a field of SCHEMA: terms, their packed postings and in how many articles they occur."""
        self._writer.start_field(name, SCHEMA[name])
        for text, payload, articles in terms:
            self._writer.start_term(text)
            self._writer._postwriter.write(payload, articles)
            self._writer.finish_term()
        self._writer.finish_field()

    def close(self) -> None:
        """Finish the files."""
        self._writer.close()
