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
import sys
import threading
import weakref
from array import array
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final

from whoosh import fields, formats
from whoosh.codec.whoosh3 import W3Codec, W3Segment, W3TermInfo, W3TermsReader
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.reading import TermNotFound

from reader.core.index.protocol import TEXT_MOST, DamagedIndex, SegmentInfo, weight

SCHEMA: Final = fields.Schema(text=fields.ID(), tail=fields.ID(), people=fields.ID())
"""The fields of terms: grams of the texts, buckets of rare pairs, grams of people's names."""
EXTENSIONS: Final = (W3Codec.TERMS_EXT, W3Codec.POSTS_EXT)

_PLAIN: Final = b"\x00"
_WEIGHTED: Final = b"\x01"
_BIG_ENDIAN: Final = sys.byteorder == "big"
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


def pack_places(places: array[int]) -> tuple[bytes, int]:
    """Return ascending places (array of "H", repeated or not) as they lie in the file, and their number."""
    once = array("H", dict.fromkeys(places))
    return _PLAIN + little_endian(once), len(once)


def pack_weighted(places: array[int], in_title: array[int] | None) -> tuple[bytes, int]:
    """Return ascending places, one for each occurrence, as they lie in the file, and the number of articles."""
    if len(places) == 1 and not in_title:
        return _PLAIN + little_endian(places), 1
    times = Counter(places)
    if max(times.values()) > TEXT_MOST:
        times = Counter({place: min(often, TEXT_MOST) for place, often in times.items()})
    if in_title:
        for place, titles in Counter(in_title).items():
            times[place] = weight(titles, max(0, times[place] - titles))
    once = little_endian(array("H", times))
    if len(times) == len(places) and not in_title:
        return _PLAIN + once, len(times)
    return _WEIGHTED + once + bytes(times.values()), len(times)


def unpack(payload: bytes, articles: int) -> tuple[array[int], bytes | None]:
    """Return places and weights of a posting list. Raises ValueError if it is not one of so many articles."""
    kind, rest = payload[:1], payload[1:]
    if (kind, len(rest)) not in ((_PLAIN, 2 * articles), (_WEIGHTED, 3 * articles)):
        raise ValueError("postings")
    return from_little_endian("H", rest[: 2 * articles]), rest[2 * articles :] if kind == _WEIGHTED else None


def little_endian(numbers: array[int]) -> bytes:
    """Return numbers as bytes that mean the same on every machine."""
    if _BIG_ENDIAN:
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def from_little_endian(typecode: str, data: bytes) -> array[int]:
    """Return the numbers that `little_endian` wrote. Raises ValueError if the length does not fit."""
    numbers: array[int] = array(typecode)
    numbers.frombytes(data)
    if _BIG_ENDIAN:
        numbers.byteswap()
    return numbers


def term(text: str) -> bytes:
    """Return a gram as a term."""
    return text.encode("utf-8", "surrogatepass")


def bucket_term(number: int) -> bytes:
    """Return the number of a bucket as a term."""
    return number.to_bytes(2, "big")


def articles_file(name: str) -> str:
    """Return the name of the file that lists a segment's articles."""
    return f"{name}.art"


def read_articles(folder: Path, info: SegmentInfo) -> tuple[array[int], array[int]]:
    """Return the keys of a segment's articles and their lengths. Raises DamagedIndex."""
    try:
        data = (folder / articles_file(info.name)).read_bytes()
        keys = from_little_endian("q", data[: 8 * info.articles])
        lengths = from_little_endian("I", data[8 * info.articles :])
    except (OSError, ValueError) as error:
        raise DamagedIndex(f"{info.name}: {error}") from error
    if len(keys) != info.articles or len(lengths) != info.articles:
        raise DamagedIndex(articles_file(info.name))
    return keys, lengths
