"""Bundles: notes with their histories in a zip, to be carried to another machine.

A bundle holds `manifest.json` and `annotations.jsonl`, a note a line. Nothing of it is ever unpacked to a path,
and nothing is taken before all of it has been read once and found whole; one unsound note, and none is taken.
"""

from __future__ import annotations

import hashlib
import json
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, Final

from reader import __version__
from reader.core.annotations import history, rows
from reader.core.annotations.checking import OPERATION_ID
from reader.core.annotations.history import Operation
from reader.core.annotations.webannotation import from_web, to_web
from reader.core.annotations.writing import now
from reader.core.causes import cause_of
from reader.core.errors import BaokuError, Reason
from reader.core.files import writing_out
from reader.core.ordinary import reading

FORMAT: Final = 1
KIND: Final = "baoku-annotations"
MANIFEST, NOTES = "manifest.json", "annotations.jsonl"
MOST_NOTES: Final = 200_000
MOST_BYTES: Final = 1 << 30
LONGEST_FILE: Final = 256 << 20
LONGEST_MANIFEST: Final = 1 << 16
LONGEST_LINE: Final = 8 << 20
HIGHEST_RATIO: Final = 200
"""How many times larger a member may be than its compressed form; notes come to some 20."""

LEVEL: Final = 3
"""How hard a bundle is compressed: a fifth larger than at the usual level, in a third of the time."""

NAMED: Final = re.compile(rb'"id":"([^"\\]*)"')
"""What names the note, and then its operations, in a line that Baoku wrote."""

AT_ONCE: Final = 1 << 18
"""Bytes that are read from a bundle at once."""

UNPACKED_FREELY: Final = 1 << 20
"""Bytes a member may have whatever the ratio."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written into a bundle: notes, operations, and the SHA-256 of the file."""

    notes: int
    operations: int
    sha256: str


def write_bundle(path: Path, histories: Iterable[tuple[str, list[Operation]]]) -> Written:
    """Write notes into a bundle, whole or not at all. Raises BaokuError (library.full, file.unwritable)."""
    notes = operations = size = 0
    digest = hashlib.sha256()
    with writing_out(path) as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            with archive.open(_entry(NOTES), "w", force_zip64=True) as member:
                for annotation, known in histories:
                    state = history.state(known)
                    if state is None:
                        continue
                    line = _json(to_web(annotation, state, known)) + b"\n"
                    member.write(line)
                    digest.update(line)
                    notes, operations, size = notes + 1, operations + len(known), size + len(line)
            manifest = {
                "kind": KIND,
                "format": FORMAT,
                "generator": f"Baoku {__version__}",
                "created": now(),
                "annotations": notes,
                "operations": operations,
                "files": {NOTES: {"sha256": digest.hexdigest(), "bytes": size}},
            }
            archive.writestr(_entry(MANIFEST), _json(manifest))
        file.flush()
    return Written(notes, operations, file_digest(path))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry._compresslevel = LEVEL  # type: ignore[attr-defined]
    return entry


def _json(value: object) -> bytes:
    return rows.dump(value).encode("utf-8")


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file. Raises OSError."""
    with reading(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Line:
    """A note as a bundle says it, not read yet; `bundle` and `number` tell where it stands."""

    bundle: str
    number: int
    raw: bytes

    def said(self) -> list[str]:
        """Return the ids of the operations that the note says it has, none if that cannot be told at a glance.

        It is only asked whether all of them are known here; then nothing of the note could be taken, whatever else
        it says. No text of a note can look like an id: within a text every quotation mark has a backslash before it.
        """
        ids = [found.decode("ascii", "replace") for found in NAMED.findall(self.raw)][1:]
        return ids if all(map(OPERATION_ID.fullmatch, ids)) else []

    def checked(self) -> tuple[str, list[Operation]]:
        """Return the note with its history. Raises BaokuError (bundle.unreadable) unless it is sound."""
        try:
            return from_web(json.loads(self.raw))
        except (ValueError, RecursionError, BaokuError) as error:
            cause = Reason("cause.in_line", name=NOTES, line=self.number, cause=cause_of(error))
            raise BaokuError("bundle.unreadable", path=self.bundle, detail=cause) from error


class Bundle:
    """A bundle that was read through once and is whole. Raises BaokuError (bundle.…, file.…) for any other.

    Whether each note is sound is told when it is taken, in the one transaction that takes all of them or none.
    """

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self._path = path
        self._archive = archive
        self._member = self._checked_names()
        self._manifest = self._checked_manifest()
        self.notes = sum(1 for _line in self._whole())
        if self.notes != self._manifest["annotations"]:
            stated = self._manifest["annotations"]
            raise self._refusal("bundle.unreadable", Reason("cause.count", found=self.notes, stated=stated))

    def __iter__(self) -> Iterator[tuple[str, list[Operation]]]:
        """Yield the notes with their histories. Raises BaokuError (bundle.…) for one that is not sound."""
        for lines in self.batches(1):
            yield lines[0].checked()

    def batches(self, size: int) -> Iterator[list[Line]]:
        """Yield the notes, so many at a time. Raises BaokuError (bundle.…) if the bundle changed meanwhile."""
        batch: list[Line] = []
        for number, line in enumerate(self._whole(), 1):
            batch.append(Line(self._path.name, number, line))
            if len(batch) == size:
                yield batch
                batch = []
        if batch:
            yield batch

    def _whole(self) -> Iterator[bytes]:
        """Yield the lines; at the end, raise unless they are those that the manifest means."""
        digest = hashlib.sha256()
        for count, line in enumerate(self._lines(), 1):
            digest.update(line)
            if count > MOST_NOTES:
                raise self._refusal("bundle.too_large", f"> {MOST_NOTES}")
            yield line
        if digest.hexdigest() != self._manifest["files"][NOTES]["sha256"]:
            raise self._refusal("bundle.unreadable", Reason("cause.digest"))

    def _lines(self) -> Iterator[bytes]:
        read = 0
        try:
            with self._archive.open(self._member) as packed, BufferedReader(packed, AT_ONCE) as member:  # type: ignore[type-var]
                while line := member.readline(LONGEST_LINE + 1):
                    read += len(line)
                    if len(line) > LONGEST_LINE or read > min(MOST_BYTES, self._member.file_size):
                        raise self._refusal("bundle.too_large", NOTES)
                    yield line
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as error:
            raise self._refusal("bundle.unreadable", Reason("cause.zip")) from error

    def _checked_names(self) -> zipfile.ZipInfo:
        entries = self._archive.infolist()
        for entry in entries:
            self._check_entry(entry)
        names = sorted(entry.filename for entry in entries)
        if len(names) != len(set(names)):
            raise self._refusal("bundle.hostile", Reason("cause.twice"))
        if names != sorted((MANIFEST, NOTES)):
            held = ", ".join(names[:5])[:200]
            cause = Reason("cause.members", names=held) if held else Reason("cause.empty")
            raise self._refusal("bundle.unreadable", cause)
        return self._archive.getinfo(NOTES)

    def _check_entry(self, entry: zipfile.ZipInfo) -> None:
        name = entry.filename
        if name not in (MANIFEST, NOTES):
            raise self._refusal("bundle.hostile", repr(name[:100]))
        mode = entry.external_attr >> 16
        if entry.is_dir() or (mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG)):
            raise self._refusal("bundle.hostile", Reason("cause.link", name=name))
        if entry.flag_bits & 0x1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self._refusal("bundle.unreadable", Reason("cause.method", name=name))
        limit = LONGEST_MANIFEST if name == MANIFEST else MOST_BYTES
        freely = max(UNPACKED_FREELY, HIGHEST_RATIO * entry.compress_size)
        if entry.file_size > limit or entry.file_size > freely:
            raise self._refusal("bundle.too_large", f"{name}: {entry.file_size}")

    def _checked_manifest(self) -> dict[str, Any]:
        try:
            with self._archive.open(MANIFEST) as member:
                value = json.loads(member.read(LONGEST_MANIFEST))
            if value["kind"] != KIND:
                raise self._refusal("bundle.unreadable", Reason("cause.kind"))
            if int(value["format"]) > FORMAT:
                raise BaokuError("bundle.newer", path=self._path.name, found=value["format"], known=FORMAT)
            if not isinstance(value["files"][NOTES]["sha256"], str):
                raise TypeError("sha256")
            count = int(value["annotations"])
        except (
            ValueError,
            TypeError,
            KeyError,
            RecursionError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
        ) as error:
            cause = Reason("cause.in_file", name=MANIFEST, cause=_cause(error))
            raise self._refusal("bundle.unreadable", cause) from error
        if count > MOST_NOTES:
            raise self._refusal("bundle.too_large", f"{count} > {MOST_NOTES}")
        return dict(value)

    def _refusal(self, code: str, detail: object) -> BaokuError:
        return BaokuError(code, path=self._path.name, detail=detail)


def _cause(error: Exception) -> Reason | Exception:
    packed = isinstance(error, zipfile.BadZipFile | zlib.error | EOFError | RuntimeError)
    return Reason("cause.zip") if packed and not isinstance(error, RecursionError) else cause_of(error)


@contextmanager
def opened(path: Path) -> Iterator[Bundle]:
    """Open a bundle, read it through and check all of it. Raises BaokuError (bundle.…, file.…)."""
    with _file(path) as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, RuntimeError, OSError) as error:
            raise BaokuError("bundle.unreadable", path=path.name, detail=Reason("cause.zip")) from error
        with archive:
            try:
                yield Bundle(path, archive)
            except (
                OSError
            ) as error:  # a damaged directory sends the reader to places that are not in the file
                raise BaokuError("bundle.unreadable", path=path.name, detail=Reason("cause.zip")) from error


@contextmanager
def _file(path: Path) -> Iterator[IO[bytes]]:
    try:
        with reading(path) as file:
            size = file.seek(0, 2)
            file.seek(0)
            if size > LONGEST_FILE:
                raise BaokuError("bundle.too_large", path=path.name, detail=size)
            yield file
    except FileNotFoundError as error:
        raise BaokuError("file.missing") from error
    except OSError as error:
        raise BaokuError("file.unreadable", detail=error) from error
