"""Making an archive pack out of a folder of sources, or out of a whole library."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from reader import __version__, paths
from reader.core.catalogue import settle
from reader.core.errors import BaokuError
from reader.core.files import telling
from reader.core.library import Library
from reader.core.packs import MANIFEST, SOURCES, SUFFIX, Pack, is_pack, read_pack, seal
from reader.core.progress import Progress
from reader.core.records import Failure

QUIET: Final = Progress()
NEWSPAPERS: Final = "newspapers"
HOLDS: Final = frozenset((SOURCES, NEWSPAPERS, "catalogue.sqlite", "index", MANIFEST))
"""What a pack holds. All else that opening a library leaves in its folder is somebody's own."""


def build_pack(
    source: Path, target: Path, *, name: str | None = None, replace: bool = False, progress: Progress = QUIET
) -> tuple[Pack, tuple[Failure, ...]]:
    """Make a pack of all texts in a folder, or of a library's sources; return it and the files that failed.

    The pack is made beside its place and put there when it is whole. Everything derived is made anew, so that
    it is of this version. The name, by default that of the file, is what updates of a pack have in common.
    Raises BaokuError (file.refused, file.unwritable, pack.exists, pack.empty, library.full, library.unwritable),
    Cancelled.
    """
    if target.suffix != SUFFIX:
        target = target.with_name(target.name + SUFFIX)
    _look_at(source)
    if paths.exists(target) and not (replace and is_pack(target)):
        raise BaokuError("pack.exists", path=target)
    making = target.with_name(f"{target.name}.part")
    _remove(making)
    try:
        failed = _fill(making, source, progress)
        with Library(making) as library:
            status = library.status()
        if not status.articles:
            raise BaokuError("pack.empty", path=source)
        settle(making / "catalogue.sqlite")
        for entry in list(making.iterdir()):
            if entry.name not in HOLDS:
                _remove(entry)
        seal(
            making,
            name=name or paths.shown(target.stem),
            made=date.today().isoformat(),
            version=__version__,
            articles=status.articles,
            issues=status.issues,
        )
        _put(making, target)
    finally:
        _remove(making)
    return read_pack(target), failed


def _look_at(source: Path) -> None:
    """Raise BaokuError (file.refused) for what is not there or may not be looked at."""
    try:
        source.stat()
    except OSError as error:
        raise BaokuError("file.refused", path=source, detail=error) from error


def _fill(making: Path, source: Path, progress: Progress) -> tuple[Failure, ...]:
    """Make a library of the sources in the folder of the pack; return what failed."""
    is_library = paths.is_folder(source / SOURCES) and paths.exists(source / "catalogue.sqlite")
    with telling(making.with_suffix(""), "file.unwritable"):
        making.mkdir(parents=True)
        for kept in (SOURCES, NEWSPAPERS) if is_library else (NEWSPAPERS,):
            if paths.is_folder(source / kept):
                shutil.copytree(source / kept, making / kept)
    with Library(making) as library:
        report = library.complete(progress) if is_library else library.import_paths([source], progress)
        return report.failed


def _put(making: Path, target: Path) -> None:
    """Put a pack in its place; one that was there is gone only after that."""
    former = target.with_name(f"{target.name}.former")
    with telling(target, "file.unwritable"):
        _remove(former)
        if paths.exists(target):
            target.replace(former)
        try:
            making.replace(target)
        except OSError:
            if paths.exists(former):
                former.replace(target)
            raise
        _remove(former)


def _remove(path: Path) -> None:
    if paths.is_folder(path) and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
