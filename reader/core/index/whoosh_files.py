"""How the Whoosh engine lays a segment on disk: Whoosh's codec for terms, leaner postings, no pickled objects.

Of Whoosh this takes the storage layer and the third codec's term dictionary (an ordered hash file). Postings
are written a list at a time instead of a posting at a time, which is where most of the time of a commit went.
What Whoosh pickles into the dictionary's tail is JSON here, so that opening an index can never run code.
Files are read with positioned reads: no shared file position, so threads do not disturb each other, and no
memory map, so a file cut short by someone else is an error and not the end of the process.
"""

from __future__ import annotations

import json
import os
import threading
import weakref
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final

from whoosh import fields, formats
from whoosh.codec.whoosh3 import W3Codec, W3Segment, W3TermInfo, W3TermsReader
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.reading import TermNotFound

from reader.core.index.packing import unpack

SCHEMA: Final = fields.Schema(text=fields.ID(), tail=fields.ID(), short=fields.ID())
"""The fields of terms: grams of the texts, buckets of rare pairs, grams of the short fields."""
EXTENSIONS: Final = (W3Codec.TERMS_EXT, W3Codec.POSTS_EXT)

_POSITIONED_READS: Final = hasattr(os, "pread")
"""Windows has none: there threads take turns."""


class _File(StructFile):  # type: ignore[misc]
    """A file of Whoosh's whose loose objects are JSON and whose `get` may be called from any thread."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        super().__init__(file, name=name)
        self._lock = threading.Lock()

    def write_pickle(self, obj: Any, protocol: int = -1) -> None:  # noqa: ARG002 - Whoosh's signature
        self.write_string4(json.dumps(obj).encode("ascii"))

    def read_pickle(self) -> Any:
        return json.loads(self.read_string4())

    def get(self, position: int, length: int) -> bytes:
        if _POSITIONED_READS:
            return _whole(os.pread(self.fileno(), length, position), length)
        with self._lock:
            self.file.seek(position)
            return _whole(self.file.read(length), length)


def _whole(data: bytes, length: int) -> bytes:
    if len(data) != length:
        raise EOFError(f"{len(data)} bytes of {length}")
    return data


class Storage(FileStorage):  # type: ignore[misc]
    """A folder of `_File`s; `opened` are those handed out for reading."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.opened: list[_File] = []

    def create_file(self, name: str, **_: Any) -> _File:
        """Create a file for writing."""
        return _File((Path(self.folder) / name).open("wb"), name)

    def open_file(self, name: str, **_: Any) -> _File:
        """Open a file for reading."""
        file = _File((Path(self.folder) / name).open("rb"), name)
        self.opened.append(file)
        return file


class PostingsWriter:
    """Writes the postings of one field; takes the place of W3PostingsWriter."""

    def __init__(self, file: _File) -> None:
        self._file = file
        self._info: Any = None

    def start_postings(self, _format: formats.Format, info: W3TermInfo) -> None:
        """Begin a term."""
        self._info = info

    def write(self, payload: bytes, articles: int) -> None:
        """Write all postings of the term at once."""
        self._info._df = articles
        self._info.set_extent(self._file.tell(), len(payload))
        self._file.write(payload)

    def finish_postings(self) -> W3TermInfo:
        """End the term and return what the dictionary keeps of it."""
        return self._info


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's third codec with `PostingsWriter`."""

    def postings_writer(self, dbfile: _File, byteids: bool = False) -> PostingsWriter:  # noqa: ARG002
        """Return a writer of postings."""
        return PostingsWriter(dbfile)


class SegmentTerms:
    """Looks up the terms of one segment. Every method may be called from any thread. Raises what files raise."""

    def __init__(self, folder: Path, name: str) -> None:
        storage = Storage(folder)
        self._finalizer = weakref.finalize(self, _close, storage.opened)
        segment = W3Segment(Codec(), name, segid="s")
        try:
            self._terms: W3TermsReader = segment.codec().terms_reader(storage, segment)
        except BaseException:
            self.close()
            raise
        self._postings = self._terms._postfile

    def extent(self, field: str, term: bytes) -> tuple[int, int, int] | None:
        """Return the number of articles of a term and where its postings lie, None if there is no such term."""
        try:
            info = self._terms.term_info(field, term)
        except TermNotFound:
            return None
        offset, (length,) = info.extent()  # Whoosh 2.7.4 hands out the length as it unpacked it, in a tuple
        return info.doc_frequency(), offset, length

    def postings(self, extent: tuple[int, int, int]) -> tuple[array[int], bytes | None]:
        """Return the places of a term in ascending order, and its weights (None: 1 each)."""
        articles, offset, length = extent
        return unpack(self._postings.get(offset, length), articles)

    def close(self) -> None:
        """Close the files; happens by itself when nobody holds the segment any more."""
        self._finalizer()


def _close(files: Sequence[_File]) -> None:
    for file in files:
        file.close()


def file_names(name: str) -> tuple[str, ...]:
    """Return the names of the files that a segment's terms lie in."""
    return tuple(f"{name}_s{extension}" for extension in EXTENSIONS)
