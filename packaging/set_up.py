"""Makes the Python environment that Baoku runs in: beside the checkout, from the lock files, once.

The environment is `.venv` beside pyproject.toml, or, where the checkout cannot be written, a folder in the
user's cache. A stamp in it, named after the lock files and the Python it was made with, says that a set of
packages is complete; so a later start costs one look at a file name. Work in hand is marked too, and what an
interrupted set-up left behind is thrown away and made anew.

Which package index is asked is the machine's own choice (pip.conf or environment); none is named here.
Standard library only, and readable by Python 3.7.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging" / "locks"
BUILD = "build"
"""The lock of what builds the one source distribution (jieba); installed before every set."""
SETS = {"run": ("run",), "test": ("test", "run"), "package": ("package", "run")}
"""Sets of packages and what each of them contains: every lock file is complete in itself."""
STATE = "baoku-set-up"
"""The folder in an environment where set-up keeps its stamps."""


class SetUpError(Exception):
    """Set-up cannot go on; the message says what the user can do."""


def say(chinese: str, english: str) -> None:
    """Tell the user in one line what happens next; on standard error, as Baoku's answers go to the other."""
    print(f"[报库] {chinese} · {english}", file=sys.stderr, flush=True)


class Environment:
    """The virtual environment of one checkout."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = folder / STATE
        windows = sys.platform == "win32"
        self.python = folder / ("Scripts/python.exe" if windows else "bin/python")

    def stamp(self, name: str) -> Path:
        """Return the file whose existence says that the set `name` is installed as locked for this Python."""
        digest = hashlib.sha256(repr((base_python(), sys.version_info[:2])).encode())
        for lock in (BUILD, name):
            digest.update((LOCKS / f"{lock}.txt").read_bytes())
        return self.state / f"{name}-{digest.hexdigest()[:16]}"

    def is_ready(self, name: str) -> bool:
        """Tell whether the set `name` is installed; costs no process."""
        return self.stamp(name).exists()

    @property
    def unfinished(self) -> Path:
        """The file that exists while packages are being installed."""
        return self.state / "unfinished"

    def set_up(self, name: str) -> None:
        """Install the set `name`, making the environment first where there is none or a broken one.

        Raises SetUpError.
        """
        with self.locked():
            if self.is_ready(name):
                return  # another process has done it while this one waited
            if self.unfinished.exists() or not self.is_of_this_python():
                self.make()
            self.unfinished.touch()
            say(
                f"正在安装 Python 软件包({name})",
                f"installing Python packages ({name}), versions and hashes as locked",
            )
            self.pip_install(BUILD)
            self.pip_install(name)
            for part in SETS[name]:
                for old in self.state.glob(f"{part}-*"):
                    old.unlink()
                self.stamp(part).touch()
            self.unfinished.unlink()

    @property
    def maker(self) -> Path:
        """The file that names the Python the environment was made with."""
        return self.state / "python"

    def is_of_this_python(self) -> bool:
        """Tell whether the environment exists and stands on the Python that runs this."""
        try:
            return self.maker.read_text("utf-8") == maker_text() and self.python.exists()
        except OSError:
            return False

    def make(self) -> None:
        """Make the empty environment, removing what was there. Raises SetUpError."""
        say(f"正在建立虚拟环境 {self.folder}", "making the virtual environment")
        for child in self.folder.iterdir():
            if child == self.state:
                continue
            if child.is_dir() and not child.is_symlink():
                shutil.rmtree(child)
            else:
                child.unlink()
        for old in self.state.iterdir():
            if old.name != "lock":
                old.unlink()
        self.unfinished.touch()
        if run_quietly([base_python(), "-m", "venv", str(self.folder)]) != 0:
            raise SetUpError(
                "无法建立虚拟环境,原因见上"
                " · the virtual environment could not be made; the reason stands above"
            )
        self.maker.write_text(maker_text(), "utf-8")

    def pip_install(self, lock: str) -> None:
        """Install exactly what a lock file lists. Raises SetUpError."""
        command = [str(self.python), "-P", "-m", "pip", "install", "--require-hashes", "--no-deps"]
        command += ["--no-build-isolation", "--no-input", "--disable-pip-version-check"]
        if not sys.stderr.isatty():
            command += ["--quiet", "--progress-bar", "off"]
        if run_quietly([*command, "-r", str(LOCKS / f"{lock}.txt")]) != 0:
            raise SetUpError(
                "软件包安装失败,原因见上;请检查网络或 pip 的软件源设置(pip config list),然后重试"
                " · the packages could not be installed, the reason stands above;"
                " check the network or pip's index (pip config list) and try again"
            )

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other set-ups of this environment waiting. The system frees the lock when a process dies."""
        self.state.mkdir(parents=True, exist_ok=True)
        with (self.state / "lock").open("w") as file:
            if sys.platform == "win32":
                wait_for_lock(file.fileno())
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX)
            yield


def wait_for_lock(descriptor: int) -> None:
    """Take Windows' lock on a file's first byte; Windows itself gives up after ten seconds, and is asked again."""
    if sys.platform == "win32":
        import msvcrt

        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
            except OSError as error:
                if error.errno != errno.EDEADLK:
                    raise
            else:
                return


def base_python() -> str:
    """Return the Python outside of any virtual environment: the environment must not stand on itself."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def maker_text() -> str:
    """Return what identifies the Python that an environment was made with."""
    return "{}\n{}.{}\n".format(base_python(), *sys.version_info[:2])


def clean_environment() -> dict[str, str]:
    """Return the process environment without what would mix other Python packages into ours."""
    unwanted = (
        "PYTHONPATH",
        "PYTHONHOME",
        "PYTHONSTARTUP",
        "PIP_USER",
        "PIP_TARGET",
        "PIP_PREFIX",
        "__PYVENV_LAUNCHER__",
    )
    return {name: value for name, value in os.environ.items() if name not in unwanted}


def run_quietly(command: list[str]) -> int:
    """Run a command whose output, if any, belongs on standard error; return its exit code."""
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=clean_environment(), check=False
    ).returncode


def environment() -> Environment:
    """Return the environment of this checkout, wherever one can be written. Raises SetUpError."""
    beside = ROOT / ".venv"
    checkout = hashlib.sha256(str(ROOT).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    for folder in (beside, user_cache() / "baoku" / f"venv-{checkout}"):
        if is_writable(folder) and is_ours(folder):
            return Environment(folder)
    raise SetUpError(
        f"{beside} 和用户缓存文件夹都不可用 · neither it nor the user's cache folder can be used"
    )


def is_ours(folder: Path) -> bool:
    """Tell whether a folder holds nothing but what set-up made: a .venv made by hand is left alone."""
    return not folder.exists() or (folder / STATE).is_dir() or not any(folder.iterdir())


def is_writable(folder: Path) -> bool:
    """Tell whether a folder, there or yet to be made, can be written; looks, and makes nothing."""
    while not folder.exists():
        folder = folder.parent
    return folder.is_dir() and os.access(str(folder), os.W_OK | os.X_OK)


def user_cache() -> Path:
    """Return the folder where this system keeps a user's caches."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
