"""What the operating system must bring along on Linux: Qt's shared libraries, a font with hanzi, ensurepip.

Windows and macOS have all of it. On Debian and its kin (Ubuntu, Deepin, UOS, Kylin) the missing packages are
named exactly and, where this user may, installed; elsewhere the missing files are named.

Standard library only, and readable by Python 3.7: this runs before anything is set up.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Need(NamedTuple):
    """Something the system must have.

    `name` is the shared library's file name, or a word for what is not a library; `packages` are the Debian
    packages that bring it, the name of newer releases first.
    """

    name: str
    packages: tuple[str, ...]


LIBRARIES = (
    # what Qt loads for any picture, even an offscreen one
    Need("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0")),
    Need("libGL.so.1", ("libgl1",)),
    Need("libEGL.so.1", ("libegl1",)),
    Need("libxkbcommon.so.0", ("libxkbcommon0",)),
    Need("libfreetype.so.6", ("libfreetype6",)),
    Need("libfontconfig.so.1", ("libfontconfig1",)),
    Need("libdbus-1.so.3", ("libdbus-1-3",)),
    # what its window on an X11 display needs besides
    Need("libX11-xcb.so.1", ("libx11-xcb1",)),
    Need("libxcb-cursor.so.0", ("libxcb-cursor0",)),
    Need("libxcb-icccm.so.4", ("libxcb-icccm4",)),
    Need("libxcb-keysyms.so.1", ("libxcb-keysyms1",)),
    Need("libxcb-shape.so.0", ("libxcb-shape0",)),
    Need("libxcb-xkb.so.1", ("libxcb-xkb1",)),
    Need("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0",)),
    # and on a Wayland one
    Need("libwayland-cursor.so.0", ("libwayland-cursor0",)),
    Need("libwayland-egl.so.1", ("libwayland-egl1",)),
)
FONT = Need("中文字体 / a font with hanzi", ("fonts-wqy-microhei",))
ENSUREPIP = "ensurepip"

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_NAMES = (
    "wqy", "notosanscjk", "notoserifcjk", "notosanssc", "notoserifsc", "sourcehan", "droidsansfallback",
    "uming", "ukai", "simsun", "simhei", "msyh", "fandol", "lxgw", "fzhei", "fzshusong", "hyqihei", "cesi_",
)  # fmt: skip


def missing(pip_wanted: bool) -> list[Need]:
    """Return what this system lacks, pip among it where an environment is yet to be made.

    That is always nothing on Windows and macOS.
    """
    if not sys.platform.startswith("linux"):
        return []
    lacks = [venv_need()] if pip_wanted and importlib.util.find_spec("ensurepip") is None else []
    lacks += [need for need in LIBRARIES if not loads(need.name)]
    if not has_hanzi_font():
        lacks.append(FONT)
    return lacks


def venv_need() -> Need:
    """Return the package that gives this very Python its ensurepip, which Debian keeps apart."""
    return Need(ENSUREPIP, ("python{}.{}-venv".format(*sys.version_info[:2]), "python3-venv"))


def loads(soname: str) -> bool:
    """Tell whether the dynamic linker finds a library, as it will when Qt asks for it."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def has_hanzi_font() -> bool:
    """Tell whether a font with hanzi is installed: fontconfig knows, else well-known file names tell."""
    fc_list = shutil.which("fc-list")
    if fc_list:
        answer = subprocess.run([fc_list, ":lang=zh-cn", "family"], stdout=subprocess.PIPE, check=False)
        if answer.returncode == 0:
            return bool(answer.stdout.strip())
    return any(
        name.lower().replace("-", "").startswith(FONT_NAMES)
        for folder in FONT_FOLDERS
        for _, _, names in os.walk(str(Path(folder).expanduser()))
        for name in names
    )


def apt_packages(needs: Sequence[Need]) -> list[str]:
    """Return the names under which this release of Debian or its kin has what is needed."""
    return [next(filter(apt_knows, need.packages[:-1]), need.packages[-1]) for need in needs]


def apt_knows(package: str) -> bool:
    """Tell whether apt's lists, as they are now, hold a real package of this name."""
    command = ["apt-cache", "show", "--no-all-versions", package]
    quiet = subprocess.DEVNULL
    return subprocess.run(command, stdout=quiet, stderr=quiet, check=False).returncode == 0


def apt_prefix() -> list[str] | None:
    """Return what stands before apt-get so that it may install: nothing for root, else sudo if it may.

    None means that this user may not install packages.
    """
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    quiet = subprocess.DEVNULL
    asked = subprocess.run(["sudo", "-n", "true"], stdout=quiet, stderr=quiet, stdin=quiet, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def apt_install(needs: Sequence[Need], prefix: Sequence[str]) -> bool:
    """Install what is needed with apt-get, its output on standard error; tell whether it succeeded."""
    apt_get = [
        *prefix,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-q",
        "-o",
        "DPkg::Lock::Timeout=120",
    ]
    # Stale lists are no reason to give up: the packages may still be where they were.
    subprocess.run([*apt_get, "update"], stdout=sys.stderr, stdin=subprocess.DEVNULL, check=False)
    install = [*apt_get, "install", "--yes", "--no-install-recommends", *apt_packages(needs)]
    return subprocess.run(install, stdout=sys.stderr, stdin=subprocess.DEVNULL, check=False).returncode == 0


def is_debian_like() -> bool:
    """Tell whether packages here come by apt-get."""
    return shutil.which("apt-get") is not None and Path("/var/lib/dpkg").is_dir()


def advice(needs: Sequence[Need]) -> str:
    """Return the one command that brings what is missing, or the missing files' names without apt-get."""
    if is_debian_like():
        return "sudo apt-get update && sudo apt-get install --no-install-recommends " + " ".join(
            apt_packages(needs)
        )
    return ", ".join(need.name for need in needs)
