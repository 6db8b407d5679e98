"""The books of an index: which files it is made of, whose texts they hold, and whether they are still whole.

An index is a set of immutable segments and one small manifest. The manifest names every file with its length
and CRC32, and says under which rules of folding, by which engine and from which catalogue they were made; it
carries a digest of itself. A change writes new segments beside the old ones and then replaces the manifest,
which happens at once or not at all: a reader sees the index before or after a change, never between, and a
process that dies leaves at worst a few files that nobody names, which the next change deletes.

Nothing is answered from files that have not been compared with the manifest: a missing, shortened or altered
file, another version and another catalogue are told apart before the first lookup.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import threading
import uuid
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Any, Final

from reader.core.errors import Reason
from reader.core.files import telling, writing
from reader.core.folding import folding_id
from reader.core.index.protocol import DamagedIndex, Engine, Fetch, IndexReader, SegmentInfo
from reader.core.records import Document
from reader.core.system_words import SystemTrouble

FORMAT: Final = 2
"""Raised when the manifest changes its meaning."""
MANIFEST: Final = "manifest.json"
SMALL_SEGMENTS: Final = 8
"""More small segments than this are gathered into one."""
NOTHING_VERIFIED: Final[Mapping[str, tuple[int, int, int]]] = {}
_CHUNK: Final = 1 << 20
_ATTEMPTS: Final = 5


class State(StrEnum):
    """Whether an index can be used, and if not, why."""

    READY = "ready"
    MISSING = "missing"
    DAMAGED = "damaged"
    OTHER_VERSION = "other_version"
    FOREIGN = "foreign"


class UnusableIndex(Exception):
    """The index cannot be asked: `state` and `reason` say why. It has to be built anew."""

    def __init__(self, state: State, reason: Reason) -> None:
        super().__init__(reason.text())
        self.state = state
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Condition:
    """How an index fares: articles in it and bytes on disk (0 unless ready), and the reason if it is not ready."""

    state: State
    articles: int = 0
    bytes: int = 0
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A segment in the manifest: `files` with length and CRC32, `dead` the keys that do not count any more.

    `full` if it was closed because it held as much as a segment may.
    """

    name: str
    articles: int
    full: bool
    files: dict[str, tuple[int, int]]
    dead: frozenset[int]

    @property
    def info(self) -> SegmentInfo:
        return SegmentInfo(self.name, self.articles, tuple(self.files))

    @property
    def live(self) -> int:
        return self.articles - len(self.dead)


class IndexFolder:
    """The index of one library by one engine, in a folder of its own.

    Readers may come from any thread and process. Only one writer may work at a time: the library sees to it.
    """

    def __init__(
        self,
        folder: Path,
        engine: Engine,
        catalogue: str,
        verified: Mapping[str, tuple[int, int, int]] = NOTHING_VERIFIED,
    ) -> None:
        """`verified` are the files that somebody has just compared with digests: size, time and number then."""
        self.folder = folder
        self.engine = engine
        self._catalogue = catalogue
        self._lock = threading.Lock()
        self._verified = dict(verified)
        self._open: tuple[bytes, list[_Entry], IndexReader] | None = None

    # ── reading ───────────────────────────────────────────────────────────────────────────────────────

    def reader(self) -> IndexReader:
        """Return the index as it is now, verified. Cheap when nothing has changed. Raises UnusableIndex."""
        with self._lock:
            for attempt in range(_ATTEMPTS):
                raw = self._manifest()
                try:
                    return self._reader(raw)
                except DamagedIndex as error:
                    # A writer may have replaced the manifest and deleted files between two of our steps.
                    if attempt == _ATTEMPTS - 1 or self._manifest() == raw:
                        raise _damaged(error.args[0]) from error
            raise AssertionError

    def keys(self) -> frozenset[int]:
        """Return the keys of the articles in the index, without opening it for questions. Raises UnusableIndex."""
        with self._lock:
            entries = self._sound_entries()
            try:
                return frozenset().union(*map(self._live_keys, entries))
            except DamagedIndex as error:
                raise _damaged(error.args[0]) from error

    def condition(self, *, thorough: bool = False) -> Condition:
        """Say how the index fares; `thorough` reads every byte again instead of trusting unchanged file times."""
        try:
            if thorough:
                with self._lock:
                    self._verified.clear()
                self.reader()
            with self._lock:
                entries = self._sound_entries()
        except UnusableIndex as error:
            return Condition(error.state, reason=error.reason)
        size = sum(length for entry in entries for length, _ in entry.files.values())
        return Condition(State.READY, sum(entry.live for entry in entries), size)

    def _sound_entries(self) -> list[_Entry]:
        """Return the segments that the manifest names, verified. The lock is held. Raises UnusableIndex."""
        for attempt in range(_ATTEMPTS):
            raw = self._manifest()
            try:
                entries = self._parse(raw)
                self._verify(entries)
                return entries
            except DamagedIndex as error:
                # A writer may have replaced the manifest and deleted files between two of our steps.
                if attempt == _ATTEMPTS - 1 or self._manifest() == raw:
                    raise _damaged(error.args[0]) from error
        raise AssertionError

    def report_damage(self, detail: object) -> UnusableIndex:
        """Take note that a verified index failed while it was asked, and return the error to tell of it.

        The next reader reads every byte again.
        """
        with self._lock:
            self._verified.clear()
            self._open = None
        return _damaged(detail)

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            if self._open is not None:
                self._open[2].close()
            self._open = None

    def _reader(self, raw: bytes) -> IndexReader:
        if self._open is not None and self._open[0] == raw:
            entries = self._open[1]
            self._verify(entries)
            return self._open[2]
        entries = self._parse(raw)
        self._verify(entries)
        dead = {entry.name: entry.dead for entry in entries if entry.dead}
        reader = self.engine.open(self.folder, [entry.info for entry in entries], dead)
        self._open = (raw, entries, reader)
        return reader

    # ── writing ───────────────────────────────────────────────────────────────────────────────────────

    def update(self, documents: Iterable[Document], removed: Collection[int], fetch: Fetch) -> None:
        """Add articles and remove keys, in one step that happens wholly or not at all.

        An article whose key is there already is replaced. `fetch` reads articles again when small segments
        are gathered. Raises UnusableIndex, BaokuError (library.full, library.unwritable), and what the
        iteration of `documents` raises.
        """
        try:
            with self._lock:
                entries = self._sound_entries()
            with self._new_files() as new:
                added = new.write(documents)
                entries = self._bury(entries, {*removed, *new.keys})
                entries = self._gather([*entries, *added], new, fetch)
                self._commit(entries)
        except DamagedIndex as error:
            raise _damaged(error.args[0]) from error
        self._sweep(entries)

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Build the index anew; the old one answers until the new one is whole. Raises as `update` does."""
        with self._new_files() as new:
            entries = new.write(documents)
            self._commit(entries)
        self._sweep(entries)

    def _new_files(self) -> _NewFiles:
        with telling(self.folder / MANIFEST):
            self.folder.mkdir(parents=True, exist_ok=True)
        return _NewFiles(self.folder, self.engine)

    def _bury(self, entries: Sequence[_Entry], keys: set[int]) -> list[_Entry]:
        """Mark keys as dead in all segments and leave out segments without a live article."""
        buried = []
        for entry in entries:
            dead = entry.dead.union(keys.intersection(self.engine.segment_keys(self.folder, entry.info)))
            if len(dead) < entry.articles:
                buried.append(replace(entry, dead=dead))
        return buried

    def _gather(self, entries: list[_Entry], new: _NewFiles, fetch: Fetch) -> list[_Entry]:
        """Write many small segments anew as one, and also those that are mostly dead."""
        least = self.engine.segment_articles // 4
        small = [entry for entry in entries if not entry.full and entry.live < least]
        crowd = small if len(small) > SMALL_SEGMENTS else [e for e in entries if e.live * 2 < e.articles]
        if not crowd:
            return entries
        keys = set().union(*map(self._live_keys, crowd))
        gathered = {entry.name for entry in crowd}
        return [*(entry for entry in entries if entry.name not in gathered), *new.write(fetch(sorted(keys)))]

    def _live_keys(self, entry: _Entry) -> set[int]:
        return set(self.engine.segment_keys(self.folder, entry.info)) - entry.dead

    def _commit(self, entries: Sequence[_Entry]) -> None:
        body = {
            "format": FORMAT,
            "engine": self.engine.name,
            "engine_format": self.engine.format,
            "folding": folding_id(),
            "catalogue": self._catalogue,
            "segments": [
                {
                    "name": entry.name,
                    "articles": entry.articles,
                    "full": entry.full,
                    "files": {name: list(facts) for name, facts in entry.files.items()},
                    "dead": sorted(entry.dead),
                }
                for entry in entries
            ],
        }
        with writing(self.folder / MANIFEST) as file:
            file.write(json.dumps({"body": body, "sha256": _digest(body)}).encode("ascii"))

    def _sweep(self, entries: Sequence[_Entry]) -> None:
        """Delete files that the manifest does not name; one that a reader still holds open may stay till later."""
        files = chain.from_iterable(entry.files for entry in entries)
        named = {MANIFEST, *(file.partition("/")[0] for file in files)}
        with suppress(OSError):
            for path in list(self.folder.iterdir()):
                if path.name not in named:
                    _delete(path)

    # ── the manifest and what it says ─────────────────────────────────────────────────────────────────

    def _manifest(self) -> bytes:
        try:
            return (self.folder / MANIFEST).read_bytes()
        except FileNotFoundError as error:
            raise UnusableIndex(State.MISSING, Reason("index.missing")) from error
        except OSError as error:
            raise _damaged(error) from error

    def _parse(self, raw: bytes) -> list[_Entry]:
        try:
            manifest = json.loads(raw)
            body = manifest["body"]
            if manifest["sha256"] != _digest(body):
                raise ValueError(MANIFEST)
            found = (body["format"], body["engine"], body["engine_format"], body["folding"])
            if found != (FORMAT, self.engine.name, self.engine.format, folding_id()):
                raise UnusableIndex(State.OTHER_VERSION, Reason("index.newer"))
            if body["catalogue"] != self._catalogue:
                raise UnusableIndex(State.FOREIGN, Reason("index.foreign"))
            return [
                _Entry(
                    name=segment["name"],
                    articles=segment["articles"],
                    full=segment["full"],
                    files={name: (length, crc) for name, (length, crc) in segment["files"].items()},
                    dead=frozenset(segment["dead"]),
                )
                for segment in body["segments"]
            ]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise _damaged(MANIFEST) from error

    def _verify(self, entries: Sequence[_Entry]) -> None:
        """Compare every file with the manifest; what was read once is read again only if its times changed."""
        for entry in entries:
            for name, facts in entry.files.items():
                path = self.folder / name
                try:
                    seen = _signature(path)
                    if self._verified.get(name) != seen:
                        if _facts(path) != facts:
                            raise DamagedIndex(name)
                        self._verified[name] = seen
                except OSError as error:
                    raise DamagedIndex(SystemTrouble.of(error, name)) from error


class _NewFiles:
    """Segments being written; if the block is left by an exception their files are deleted."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self._folder = folder
        self._engine = engine
        self._names: list[str] = []
        self.keys: set[int] = set()

    def __enter__(self) -> _NewFiles:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            for path in list(self._folder.iterdir()):
                if path.name.startswith(tuple(self._names)):
                    _delete(path)

    def write(self, documents: Iterable[Document]) -> list[_Entry]:
        """Write articles as segments, one being brought to its end while the next is begun.

        Of two articles with the same key the later one counts.
        """
        written: list[Future[_Entry]] = []
        with ThreadPoolExecutor(1, "segment") as aside:
            for part, full in _parts(documents, self._engine):
                end = self._begin(part)
                if written:
                    written[-1].result()  # no more than two are held in memory
                written.append(aside.submit(self._end, end, full=full))
        return [one.result() for one in written]

    def _begin(self, documents: Sequence[Document]) -> Callable[[], SegmentInfo]:
        name = uuid.uuid4().hex[:16]
        self._names.append(name)
        self.keys.update(document.key for document in documents)
        with telling(self._folder / MANIFEST):
            return self._engine.begin_segment(self._folder, name, documents)

    def _end(self, end: Callable[[], SegmentInfo], *, full: bool) -> _Entry:
        with telling(self._folder / MANIFEST):
            info = end()
            files = {file: _facts(self._folder / file) for file in info.files}
        return _Entry(info.name, info.articles, full, files, frozenset())


def _parts(documents: Iterable[Document], engine: Engine) -> Iterator[tuple[list[Document], bool]]:
    """Yield the articles of each segment, and whether it is full."""
    part: dict[int, Document] = {}
    characters = 0
    for document in documents:
        part[document.key] = document
        characters += sum(map(len, document.fields.values()))
        if len(part) >= engine.segment_articles or characters >= engine.segment_characters:
            yield list(part.values()), True
            part, characters = {}, 0
    if part:
        yield list(part.values()), False


def _delete(path: Path) -> None:
    """Delete a file or a segment's folder, as far as the system lets it go."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _damaged(detail: object) -> UnusableIndex:
    return UnusableIndex(State.DAMAGED, Reason("index.damaged", detail=detail))


def _digest(body: Any) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode("ascii")).hexdigest()


def _signature(path: Path) -> tuple[int, int, int]:
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


def _facts(path: Path) -> tuple[int, int]:
    """Return the length and the CRC32 of a file."""
    length, crc = 0, 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            length += len(chunk)
            crc = zlib.crc32(chunk, crc)
    return length, crc
