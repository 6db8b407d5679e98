"""Files on disk: durable writes, and the lock that lets one writer at a time into a library."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from reader import paths
from reader.core.errors import BaokuError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}


@contextmanager
def writing(path: Path, refusal: str = "library.unwritable") -> Iterator[BinaryIO]:
    """Write a file whole or not at all: beside its place first, then forced to disk and renamed into it.

    A file that takes the place of another is for the same accounts.
    The caller sees to it that nobody else writes the same file. What a crash leaves beside it is replaced the
    next time. Raises BaokuError (library.full, or the code of a refusal as `telling` has it).
    """
    beside = path.with_name(f"{path.name}.part")
    with telling(path, refusal):
        paths.make_folder(path.parent)
        try:
            with beside.open("wb") as file:
                yield file
                _share_as(path, file.fileno())
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except BaseException:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise


def _share_as(path: Path, file: int) -> None:
    """Let the accounts that may read and write one file do so with another that takes its place."""
    if os.name == "nt":
        return  # there the folder says it
    with suppress(
        OSError
    ):  # there is none yet, or the other is another account's and the file system knows no groups
        old, new = path.stat(), os.fstat(file)
        if old.st_gid != new.st_gid:
            os.fchown(file, -1, old.st_gid)
        os.fchmod(file, stat.S_IMODE(old.st_mode))


@contextmanager
def writing_out(path: Path) -> Iterator[BinaryIO]:
    """Write, as `writing` does, a file that leaves the library.

    Its folder must be there: one that is not is mistyped, or lies on a share that is not connected. Raises BaokuError
    (folder.missing, library.full, file.unwritable).
    """
    check_folder(path.parent)
    with writing(path, "file.unwritable") as file:
        yield file


def check_folder(folder: Path) -> None:
    """Raise BaokuError (folder.missing) for a folder that is not there."""
    try:
        found = stat.S_ISDIR(folder.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        found = False
    except OSError:
        return  # whoever writes there is told better what is in the way
    if not found:
        raise BaokuError("folder.missing", path=folder)


@contextmanager
def telling(path: Path, refusal: str = "library.unwritable") -> Iterator[None]:
    """Turn the system's refusal to write a file into a sentence.

    Raises BaokuError: library.full, library.unwritable with the file's folder, file.unwritable with the file.
    """
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise BaokuError("library.full", path=path) from error
        named = path.parent if refusal == "library.unwritable" else path
        raise BaokuError(refusal, path=named, detail=error) from error


@contextmanager
def exclusive(path: Path, *, common: bool = False) -> Iterator[bool]:
    """Hold a lock file for the length of a block; yields False where another process or thread holds it.

    The system itself lets go of the lock when a process ends, however it ends. `common` is what the lock guards where
    all accounts may change it that may write the folder, whichever of them came first and owns the lock file.
    """
    with telling(path):
        paths.make_folder(path.parent)
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except PermissionError:
            if not common or os.name == "nt" or not os.access(path.parent, os.W_OK):
                raise
            handle = os.open(path, os.O_RDONLY)  # it is empty: to hold it, it is enough to open it
    try:
        yield _try_lock(handle)
    finally:
        os.close(handle)


def _try_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
