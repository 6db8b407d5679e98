"""Bundles: notes with their histories in a zip, to be carried to another machine.

A bundle holds `manifest.json` and `annotations.jsonl`, a note a line. Nothing of it is ever unpacked to a path,
and nothing is taken before all of it has been read once and found whole and sound.
"""

from __future__ import annotations

import hashlib
import json
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from reader import __version__
from reader.core.annotations import history
from reader.core.annotations.history import Operation
from reader.core.annotations.webannotation import from_web, to_web
from reader.core.annotations.writing import now
from reader.core.errors import BaokuError
from reader.core.files import writing

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

UNPACKED_FREELY: Final = 1 << 20
"""Bytes a member may have whatever the ratio."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written into a bundle: notes, operations, and the SHA-256 of the file."""

    notes: int
    operations: int
    sha256: str


def write_bundle(path: Path, histories: Iterable[tuple[str, list[Operation]]]) -> Written:
    """Write notes into a bundle, whole or not at all. Raises BaokuError (library.full, library.unwritable)."""
    notes = operations = size = 0
    digest = hashlib.sha256()
    with writing(path) as file:
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
    return entry


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Bundle:
    """A bundle that was read through once and is sound. Raises BaokuError (bundle.…, file.…) for any other."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self._path = path
        self._archive = archive
        self._member = self._checked_names()
        self._manifest = self._checked_manifest()
        self.notes = sum(1 for _note in self)
        if self.notes != self._manifest["annotations"]:
            raise self._refusal("bundle.unreadable", f"{self.notes} ≠ {self._manifest['annotations']}")

    def __iter__(self) -> Iterator[tuple[str, list[Operation]]]:
        """Yield the notes with their histories. Raises BaokuError (bundle.…) if the bundle changed meanwhile."""
        digest = hashlib.sha256()
        for count, line in enumerate(self._lines(), 1):
            digest.update(line)
            if count > MOST_NOTES:
                raise self._refusal("bundle.too_large", f"> {MOST_NOTES}")
            try:
                yield from_web(json.loads(line))
            except (ValueError, RecursionError, BaokuError) as error:
                raise self._refusal("bundle.unreadable", f"{NOTES}:{count}: {error}") from error
        if digest.hexdigest() != self._manifest["files"][NOTES]["sha256"]:
            raise self._refusal("bundle.unreadable", "SHA-256")

    def _lines(self) -> Iterator[bytes]:
        read = 0
        try:
            with self._archive.open(self._member) as member:
                while line := member.readline(LONGEST_LINE + 1):
                    read += len(line)
                    if len(line) > LONGEST_LINE or read > min(MOST_BYTES, self._member.file_size):
                        raise self._refusal("bundle.too_large", NOTES)
                    yield line
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as error:
            raise self._refusal("bundle.unreadable", error) from error

    def _checked_names(self) -> zipfile.ZipInfo:
        entries = self._archive.infolist()
        for entry in entries:
            self._check_entry(entry)
        names = sorted(entry.filename for entry in entries)
        if len(names) != len(set(names)):
            raise self._refusal("bundle.hostile", "two files of one name")
        if names != sorted((MANIFEST, NOTES)):
            raise self._refusal("bundle.unreadable", ", ".join(names[:5])[:200] or "0")
        return self._archive.getinfo(NOTES)

    def _check_entry(self, entry: zipfile.ZipInfo) -> None:
        name = entry.filename
        if name not in (MANIFEST, NOTES):
            raise self._refusal("bundle.hostile", repr(name[:100]))
        mode = entry.external_attr >> 16
        if entry.is_dir() or (mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG)):
            raise self._refusal("bundle.hostile", f"{name}: link")
        if entry.flag_bits & 0x1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self._refusal("bundle.unreadable", f"{name}: {entry.compress_type}")
        limit = LONGEST_MANIFEST if name == MANIFEST else MOST_BYTES
        freely = max(UNPACKED_FREELY, HIGHEST_RATIO * entry.compress_size)
        if entry.file_size > limit or entry.file_size > freely:
            raise self._refusal("bundle.too_large", f"{name}: {entry.file_size}")

    def _checked_manifest(self) -> dict[str, Any]:
        try:
            with self._archive.open(MANIFEST) as member:
                value = json.loads(member.read(LONGEST_MANIFEST))
            if value["kind"] != KIND:
                raise ValueError("kind")
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
            raise self._refusal("bundle.unreadable", f"{MANIFEST}: {error}") from error
        if count > MOST_NOTES:
            raise self._refusal("bundle.too_large", f"{count} > {MOST_NOTES}")
        return dict(value)

    def _refusal(self, code: str, detail: object) -> BaokuError:
        return BaokuError(code, path=self._path.name, detail=detail)


@contextmanager
def opened(path: Path) -> Iterator[Bundle]:
    """Open a bundle, read it through and check all of it. Raises BaokuError (bundle.…, file.…)."""
    with _file(path) as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, RuntimeError, OSError) as error:
            raise BaokuError("bundle.unreadable", path=path.name, detail=error) from error
        with archive:
            yield Bundle(path, archive)


@contextmanager
def _file(path: Path) -> Iterator[IO[bytes]]:
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(0)
            if size > LONGEST_FILE:
                raise BaokuError("bundle.too_large", path=path.name, detail=size)
            yield file
    except FileNotFoundError as error:
        raise BaokuError("file.missing") from error
    except OSError as error:
        raise BaokuError("file.unreadable", detail=error.strerror or error) from error
