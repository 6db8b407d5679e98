"""The library's own copies of every source, by digest, and what is known of each that its bytes do not say.

`sources/ab/abcd….txt` holds the bytes as they were found, `sources/ab/abcd….json` the path they were found
under. With both, everything else of a library but notes can be made anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from reader.core.errors import BaokuError
from reader.core.files import writing

CHUNK = 1 << 20
PAGE, RECORDS = "page", "records"
"""The kinds of source: the text of a page, JSON Lines with an article a line."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept source: digest, kind ("page" or "records"), where it was found, and the digest of a newer edition if any."""

    sha256: str
    kind: str
    path: str
    superseded_by: str | None = None


class KeptSources:
    """The folder of kept sources."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _place(self, sha256: str, suffix: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}{suffix}"

    def keep(self, kept: Kept, data: bytes) -> None:
        """Keep the bytes of a source. Raises BaokuError (library.full, library.unwritable)."""
        with writing(self._place(kept.sha256, ".txt")) as file:
            file.write(data)
        self.note(kept)

    def keep_stream(self, path: str, kind: str, stream: BinaryIO) -> Kept:
        """Keep a source of any size, read to its end, and return it under the digest of what was read."""
        digest = hashlib.sha256()
        passing = self._folder / "incoming"
        with writing(passing) as file:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
                file.write(chunk)
        kept = Kept(digest.hexdigest(), kind, path)
        place = self._place(kept.sha256, ".txt")
        place.parent.mkdir(parents=True, exist_ok=True)
        passing.replace(place)
        self.note(kept)
        return kept

    def note(self, kept: Kept) -> None:
        """Put down what is known of a source; replaces what was noted before."""
        with writing(self._place(kept.sha256, ".json")) as file:
            # A path that is no Unicode is written as JSON escapes it, and read back as it was.
            file.write(json.dumps(asdict(kept), ensure_ascii=False).encode("utf-8", "backslashreplace"))

    def drop(self, sha256: str) -> None:
        """Delete a copy that turned out to say nothing new."""
        for suffix in (".json", ".txt"):
            with suppress(OSError):
                self._place(sha256, suffix).unlink()

    def data(self, sha256: str) -> bytes:
        """Return the bytes of a source. Raises BaokuError (source.damaged) unless they are those once kept."""
        try:
            data = self._place(sha256, ".txt").read_bytes()
        except OSError as error:
            raise BaokuError("source.damaged", digest=sha256[:16], detail=error) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise BaokuError("source.damaged", digest=sha256[:16], detail="SHA-256")
        return data

    def open(self, sha256: str) -> BinaryIO:
        """Open a source for reading line by line. Raises BaokuError (source.damaged)."""
        try:
            return self._place(sha256, ".txt").open("rb")
        except OSError as error:
            raise BaokuError("source.damaged", digest=sha256[:16], detail=error) from error

    def successor(self, sha256: str) -> str | None:
        """Return the digest of the newest edition that took a source's place, None if none did."""
        seen = {sha256}
        newest = None
        while True:
            try:
                value = json.loads(self._place(newest or sha256, ".json").read_bytes())
                following = value.get("superseded_by")
            except (OSError, ValueError, AttributeError):
                return newest
            if not isinstance(following, str) or following in seen:
                return newest
            seen.add(following)
            newest = following

    def find(self, beginning: str) -> Kept | None:
        """Return the kept source whose digest begins so, with two characters at least; None if there is none."""
        notes = self._folder.glob(f"{beginning[:2]}/{beginning}*.json")
        return next(filter(None, map(_read, notes)), None)

    def size(self, sha256: str) -> int:
        """Return the number of bytes of a source."""
        return self._place(sha256, ".txt").stat().st_size

    def __iter__(self) -> Iterator[Kept]:
        """Yield every kept source that can be read, in the order they were kept."""
        notes = [entry for entry in self._folder.glob("*/*.json") if not entry.name.startswith(".")]
        for note in sorted(notes, key=lambda entry: (_mtime(entry), entry.name)):
            kept = _read(note)
            if kept is not None:
                yield kept


def _read(note: Path) -> Kept | None:
    """Return what a note says of a source, None if it cannot be read."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        value = json.loads(note.read_bytes())
        return Kept(value["sha256"], value["kind"], value["path"], value.get("superseded_by"))
    return None


def _mtime(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
