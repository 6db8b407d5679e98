"""Looking for files: what the paths that somebody named hold, and what stands in the way of reading it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from reader import paths as places
from reader.core.errors import BaokuError, Reason
from reader.core.ordinary import check_ordinary
from reader.core.records import Failure

log = logging.getLogger(__name__)

PAGE_SUFFIXES: Final = frozenset({".txt", ".text"})
RECORD_SUFFIXES: Final = frozenset({".jsonl", ".ndjson"})


def files_of(paths: Iterable[Path], failed: list[Failure]) -> Iterator[Path]:
    """Yield the files that paths name, those of folders in order of their names; each once.

    What cannot be looked into is added to `failed`, and the others go on.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _files_at(Path(os.path.abspath(path)), failed):  # noqa: PTH100 - resolve() would follow links
            if file not in seen:
                seen.add(file)
                yield file


def _files_at(path: Path, failed: list[Failure]) -> list[Path]:
    before = len(failed)
    try:
        found = list(_files_in(path, failed)) if places.is_folder(path) else [path]
    except Exception:
        # A folder is followed from start to start: a fault of ours must not keep the others out every time.
        log.exception("a bug met while looking into %s", places.shown(path))
        failed.append(Failure(str(path), Reason("file.bug")))
        return []
    if not found and len(failed) == before:
        failed.append(Failure(str(path), Reason("folder.empty")))
    return found


def _files_in(folder: Path, failed: list[Failure]) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        failed.append(Failure(str(error.filename or folder), reason_of(error)))

    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(parent, name)
            if not name.startswith(".") and is_candidate(file):
                yield file


def is_candidate(file: Path) -> bool:
    """Tell whether a file of a folder is taken for a page or for records, by the ending of its name."""
    return file.suffix.lower() in PAGE_SUFFIXES | RECORD_SUFFIXES


def is_gone(path: Path, roots: Iterable[Path]) -> bool:
    """Tell whether a file was taken away for good: the folder it lay in, or one of `roots` above it, holds other things.

    What lies on a stick that is not plugged in is only away; so is a share that is not connected, whose folder is
    empty then.
    """
    above = set(roots)
    for child in (path, *path.parents):
        try:
            names = [entry.name for entry in child.parent.iterdir()]
        except (FileNotFoundError, NotADirectoryError):
            if above.isdisjoint(child.parent.parents):
                return False
            continue
        except (OSError, ValueError):
            return False
        return bool(names) and child.name not in names
    return False


def looked_at(path: Path) -> tuple[int, int]:
    """Return size and time of a file. Raises OSError, BaokuError (file.missing, file.special) for what is none."""
    try:
        status = path.stat()
    except ValueError as error:
        raise BaokuError("file.missing") from error
    check_ordinary(status)
    return status.st_size, status.st_mtime_ns


def reason_of(error: OSError | BaokuError) -> Reason:
    """Return what a user is told of an error met with a file."""
    if isinstance(error, BaokuError):
        return error.reason
    if isinstance(error, FileNotFoundError):
        return Reason("file.missing")
    return Reason("file.unreadable", detail=error)
