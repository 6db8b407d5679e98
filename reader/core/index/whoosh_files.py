"""How the Whoosh engine lays a segment on disk: Whoosh's codec for terms, leaner postings, no pickled objects.

Of Whoosh this takes the storage layer and the third codec's term dictionary (an ordered hash file). Postings
are written a list at a time and terms a field at a time, instead of one by one, which is where most of the time
of a commit went. What Whoosh pickles into the dictionary's tail is JSON here, so that opening an index can never run code.
Files are read with positioned reads: no shared file position, so threads do not disturb each other, and no
memory map, so a file cut short by someone else is an error and not the end of the process.
"""

from __future__ import annotations

import json
import os
import struct
import threading
import weakref
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final

from whoosh.codec.whoosh3 import W3Codec, W3Segment, W3TermsReader
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import HashWriter, OrderedHashWriter
from whoosh.filedb.structfile import StructFile
from whoosh.util.numlists import GrowableArray

from reader.core.index.packing import Postings, from_little_endian, little_endian, unpack

SHORT, TAIL, TEXT, LINE = FIELDS = ("short", "tail", "text", "line")
"""The fields of terms: grams of the short fields, buckets of rare pairs, grams of the texts, where characters stand."""
ENDS: Final = b"ends"
"""The term of TAIL whose postings are the ends of the buckets, "I" each, in those of PLACES."""
PLACES: Final = b"places"
"""The term of TAIL whose postings are the places of all buckets, "H" each."""
EXTENSIONS: Final = (W3Codec.TERMS_EXT, W3Codec.POSTS_EXT)
_CRC: Final = 1
"""The number of the hash function that Whoosh's hash files name their entries with."""
_LENGTHS: Final = struct.Struct("!ii")
_KEY: Final = struct.Struct("!H")
_SLOT: Final = struct.Struct("!Iq")
_INFO: Final = struct.Struct("!BfIBBfIIqi")
"""What `W3TermInfo.to_bytes` writes of a term whose postings lie in a file of their own."""
_NO_ID: Final = 0xFFFF_FFFF
Extent = tuple[int, int, int]
"""How many articles a posting list has, where it lies and how many bytes it takes."""

_REMEMBERED: Final = 1_000
"""So many extents of a segment are remembered: a question asks for the same ones several times."""
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


class _Dictionary(OrderedHashWriter):  # type: ignore[misc]
    """Whoosh's ordered hash file, byte for byte, but written a field at a time."""

    def __init__(self, file: _File) -> None:
        HashWriter.__init__(self, file, hashtype=_CRC)
        self.index = GrowableArray("H")

    def add_sorted(self, entries: Iterable[tuple[bytes, bytes]]) -> None:
        """Add keys with their values, in ascending order."""
        position = self.dbfile.tell()
        written = []
        for key, value in entries:
            entry = _LENGTHS.pack(len(key), len(value)) + key + value
            hashed = self.hashfn(key)
            self.buckets[hashed & 255].append((hashed, position))
            self.index.append(position)
            written.append(entry)
            position += len(entry)
        self.dbfile.write(b"".join(written))

    def _write_hashes(self) -> None:
        nothing = _SLOT.pack(0, 0)
        for entries in self.buckets:
            self.directory.append((self.dbfile.tell(), 2 * len(entries)))
            slots = [nothing] * (2 * len(entries))
            for hashed, position in entries:
                slot = (hashed >> 8) % len(slots)
                while slots[slot] is not nothing:
                    slot = (slot + 1) % len(slots)
                slots[slot] = _SLOT.pack(hashed, position)
            self.dbfile.write(b"".join(slots))


class TermsWriter:
    """Writes the terms of one segment, field by field."""

    def __init__(self, folder: Path, name: str) -> None:
        storage = Storage(folder)
        segment = W3Segment(W3Codec(), name, segid="s")
        self._dictionary = _Dictionary(segment.create_file(storage, W3Codec.TERMS_EXT))
        self._dictionary.extras["fieldmap"] = {field: number for number, field in enumerate(FIELDS)}
        self._postings: _File = segment.create_file(storage, W3Codec.POSTS_EXT)
        self._position = 0

    def field(self, name: str, terms: Iterable[tuple[bytes, bytes, int]]) -> None:
        """Write a field, in the order of FIELDS: its terms ascending, their packed postings, their numbers of articles."""
        prefix = _KEY.pack(FIELDS.index(name))
        self._dictionary.add_sorted(
            (prefix + term, self._info(payload, articles)) for term, payload, articles in terms
        )

    def _info(self, payload: bytes, articles: int) -> bytes:
        position = self._position
        self._postings.write(payload)
        self._position += len(payload)
        return _INFO.pack(0, 0, articles, 0, 0, 0, _NO_ID, _NO_ID, position, len(payload))

    def buckets(self, buckets: Iterable[array[int]]) -> None:
        """Write the places of the buckets."""
        ends, places = array("I"), array("H")
        for bucket in buckets:
            places += bucket
            ends.append(len(places))
        self.field(
            TAIL, ((ENDS, little_endian(ends), len(ends)), (PLACES, little_endian(places), len(places)))
        )

    def close(self) -> None:
        """Finish the files."""
        self._dictionary.close()
        self._postings.close()


class SegmentTerms:
    """Looks up the terms of one segment. Every method may be called from any thread. Raises what files raise."""

    def __init__(self, folder: Path, name: str) -> None:
        storage = Storage(folder)
        self._extents: dict[bytes, Extent | None] = {}
        self._finalizer = weakref.finalize(self, _close, storage.opened)
        segment = W3Segment(W3Codec(), name, segid="s")
        try:
            terms: W3TermsReader = segment.codec().terms_reader(storage, segment)
            self._index = terms._tindex
            self._postings: _File = terms._postfile
            self._keys = {field: _KEY.pack(number) for field, number in terms._fieldmap.items()}
            ends, places = self.extent(TAIL, ENDS), self.extent(TAIL, PLACES)
            if ends is None or places is None:
                raise ValueError(TAIL)
            self._ends, self._places = ends[1], places[1]
        except BaseException:
            self.close()
            raise

    def extent(self, field: str, term: bytes) -> Extent | None:
        """Return where the postings of a term lie, None if there is no such term."""
        key, known = self._keys[field] + term, self._extents
        if key in known:
            return known[key]
        if len(known) >= _REMEMBERED:
            self._extents = known = {}
        known[key] = extent = self._extent(key)
        return extent

    def _extent(self, key: bytes) -> Extent | None:
        info = self._index.get(key)
        if info is None:
            return None
        _, _, articles, *_, offset, length = _INFO.unpack(info)
        return articles, offset, length

    def postings(self, extent: Extent) -> Postings:
        """Return the postings of a term."""
        return unpack(self.payload(extent), extent[0])

    def bucket(self, number: int) -> Extent:
        """Return where the places of a bucket lie."""
        first = max(0, number - 1)
        ends = from_little_endian("I", self._postings.get(self._ends + 4 * first, 4 * (number - first + 1)))
        start = ends[0] if number else 0
        size = ends[-1] - start
        return size, self._places + 2 * start, 2 * size

    def places(self, bucket: Extent) -> array[int]:
        """Return the places in a bucket, ascending; a place may stand there more than once."""
        _, offset, length = bucket
        return from_little_endian("H", self._postings.get(offset, length))

    def payload(self, extent: Extent) -> bytes:
        """Return what is kept of a term as it lies in the file."""
        _, offset, length = extent
        data: bytes = self._postings.get(offset, length)
        return data

    def close(self) -> None:
        """Close the files; happens by itself when nobody holds the segment any more."""
        self._finalizer()


def _close(files: Sequence[_File]) -> None:
    for file in files:
        file.close()


def file_names(name: str) -> tuple[str, ...]:
    """Return the names of the files that a segment's terms lie in."""
    return tuple(f"{name}_s{extension}" for extension in EXTENSIONS)
