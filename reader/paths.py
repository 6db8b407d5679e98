"""Where things lie: in a checkout, installed, frozen by PyInstaller, or portable beside the program.

No other module knows a folder of the system; appdirs is imported here alone.
"""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
import tempfile
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

from appdirs import AppDirs

LIBRARY_VARIABLE = "BAOKU_LIBRARY"
POLICIES_VARIABLE = "BAOKU_POLICIES"
POLICIES = "policies.json"
PACKS = "packs"
A_DAY = 86_400.0
PORTABLE_MARK = "portable.txt"
"""A file of this name beside the packaged program keeps all data in a folder `data` beside it."""


@cache
def _dirs() -> AppDirs:
    return AppDirs("baoku", appauthor=False)


@cache
def _program() -> Path:
    """Return the folder that holds `resources/` and `seeds/`."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle)
    checkout = Path(__file__).resolve().parent.parent
    if (checkout / "resources").is_dir():
        return checkout
    return Path(sysconfig.get_path("data")) / "share" / "baoku"


def _portable() -> Path | None:
    """Return the data folder of a portable program, or None."""
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).resolve().parent
    return beside / "data" if (beside / PORTABLE_MARK).exists() else None


def resources() -> Path:
    """Return the folder of icons, themes, translations, dictionaries and newspaper profiles."""
    return _program() / "resources"


def seeds() -> Path:
    """Return the folder of pages that a new library starts with."""
    return _program() / "seeds"


def default_library() -> Path:
    """Return the user's own library folder."""
    portable = _portable()
    return (portable or Path(_dirs().user_data_dir)) / "library"


def own_of_archive(archive_id: str) -> Path:
    """Return the user's own folder beside an archive that several people read: notes and the like."""
    portable = _portable()
    return (portable or Path(_dirs().user_data_dir)) / "archives" / archive_id


def library(option: str | os.PathLike[str] | None = None) -> Path:
    """Return the library folder to use: the option given, else the variable BAOKU_LIBRARY, else the user's own."""
    chosen = option or os.environ.get(LIBRARY_VARIABLE)
    return at_home(chosen) if chosen else default_library()


def config_dir() -> Path:
    """Return the folder of the user's settings."""
    portable = _portable()
    return portable or Path(_dirs().user_config_dir)


def cache_dir() -> Path:
    """Return the user's own folder for files that may be deleted at any time; never a shared temporary folder."""
    portable = _portable()
    return portable / "cache" if portable else Path(_dirs().user_cache_dir)


def log_dir() -> Path:
    """Return the folder of the user's log files."""
    portable = _portable()
    return portable / "log" if portable else Path(_dirs().user_log_dir)


def runtime_dir() -> Path:
    """Return a folder for sockets, which only this account can look into. Raises OSError."""
    given = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    if given.is_absolute() and is_folder(given) and sys.platform != "win32":
        status = given.stat()
        if status.st_uid == os.getuid() and not status.st_mode & 0o077:
            return given
    folder = cache_dir() / "run"
    make_folder(folder)
    return folder


def _beside() -> Path:
    """Return the folder of the program itself, in which an administrator may put things for everybody."""
    return Path(sys.executable).resolve().parent if getattr(sys, "frozen", False) else _program()


def exists(path: Path) -> bool:
    """Tell whether something lies at a path that a user named: no, where one may not look or it cannot be a path.

    `Path.exists` raises there. Whoever then opens it is told why it cannot be opened.
    """
    return os.path.exists(path)  # noqa: PTH110


def is_folder(path: Path) -> bool:
    """Tell whether a folder lies at a path that a user named; see `exists`."""
    return os.path.isdir(path)  # noqa: PTH112


def shown(path: str | os.PathLike[str]) -> str:
    """Return a path as text that can be written anywhere.

    A name on disk may be no Unicode (one in GBK on Linux, out of an old archive): Python holds its bytes as halves
    of surrogate pairs, which no file, window or database takes. They are shown as JSON escapes them, `\\udcff`.
    """
    return os.fspath(path).encode("utf-8", "backslashreplace").decode("utf-8")


def with_home(stated: str | os.PathLike[str]) -> Path:
    """Return a path with `~` for a home; as it stands where nobody has that home."""
    return Path(os.path.expanduser(stated))  # noqa: PTH111 - Path.expanduser() raises there


def at_home(stated: str | os.PathLike[str]) -> Path:
    """Return a path as `with_home` does, absolute."""
    return with_home(stated).absolute()


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, if they are not there. Raises OSError.

    In the user's own folders they are for nobody else to look into, whatever the umask; elsewhere the umask holds.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    mode = 0o700 if any(folder.is_relative_to(own) for own in _own_folders()) else 0o777
    for each in reversed(missing):
        each.mkdir(mode, exist_ok=True)


def _own_folders() -> tuple[Path, ...]:
    portable = _portable()
    if portable is not None:
        return (portable,)
    return (Path(_dirs().user_data_dir), config_dir(), cache_dir(), log_dir())


def use_own_temporary_folder() -> None:
    """Let temporary files lie in the user's own cache, never in a folder that all accounts share.

    What a killed process has left there is cleared away a day later. Where the cache cannot be written, the
    system's folder has to do: its files are made so that nobody else can read them.
    """
    folder = cache_dir() / "temporary"
    try:
        make_folder(folder)
        _clear(folder)
    except OSError:
        return
    if not os.access(folder, os.W_OK):
        return
    tempfile.tempdir = str(folder)
    os.environ["SQLITE_TMPDIR"] = str(folder)


def _clear(folder: Path) -> None:
    """Delete what is older than a day, as far as the system lets it go. Raises OSError for the folder itself."""
    for left in folder.iterdir():
        with suppress(OSError):
            if left.lstat().st_mtime < time.time() - A_DAY:
                shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()


def policy_files() -> list[Path]:
    """Return the files in which an office may decide for its workstations, the later ones winning."""
    tried = os.environ.get(POLICIES_VARIABLE)
    system = [] if sys.platform == "win32" else [Path("/etc/baoku") / POLICIES]
    return [*([Path(tried)] if tried else []), _beside() / POLICIES, *system]


def packs_beside() -> Path:
    """Return the folder beside the program whose archive packs everybody finds."""
    return _beside() / PACKS
