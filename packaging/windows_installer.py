"""Makes the Windows installer of a built program with NSIS' makensis, on Windows or on Debian.

    windows_installer.py [--build FOLDER] [--icon FILE] [--output FOLDER] [--installer-version V] [-- DEFINES…]

DEFINES (such as -DNO_SPACE_CHECK) go to makensis; only trials need them.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

import release_facts as facts  # noqa: E402 - lies beside this file

SCRIPT = ROOT / "packaging" / "windows" / "baoku.nsi"
PLACES = ("ProgramFiles(x86)", "ProgramFiles")
SPARE_MB = 16


def main(arguments: list[str]) -> int:
    """Make the installer, print its path and size; return the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py installer")
    parser.add_argument("--build", type=Path, default=ROOT / "dist" / "baoku")
    parser.add_argument("--icon", type=Path)
    parser.add_argument("--output", type=Path, default=ROOT / "dist")
    parser.add_argument("--installer-version", default=facts.VERSION, metavar="V", help="another for trials")
    parser.add_argument("defines", nargs="*", metavar="-- DEFINES")
    options = parser.parse_args(arguments)
    makensis = find_makensis()
    if makensis is None:
        print("[报库] 没有 makensis(NSIS 3) · makensis of NSIS 3 is not installed", file=sys.stderr)
        return 1
    if not (options.build / "baoku.exe").exists():
        print(f"[报库] {options.build}: 没有 baoku.exe · no Windows build", file=sys.stderr)
        return 1
    options.output.mkdir(parents=True, exist_ok=True)
    target = options.output.absolute() / f"baoku-{options.installer_version}-windows-x64.exe"
    icon = options.icon or options.build.parent / "work" / "icons" / "baoku.ico"
    given = {
        "VERSION": options.installer_version,
        "NUMBERS": four_numbers(options.installer_version),
        "PAYLOAD": str(options.build.absolute()),
        "ICON": str(icon.absolute()),
        "OUT": str(target),
        "NEEDED_MB": str(size_mb(options.build) + SPARE_MB),
    }
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(facts.epoch())}
    if sys.platform != "win32":
        given["TARGET"] = "amd64-unicode"
        environment["LC_ALL"] = "C.UTF-8"  # makensis reads file names in the locale's encoding
    command = [makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    command += [f"-D{name}={value}" for name, value in given.items()] + options.defines
    done = subprocess.run([*command, str(SCRIPT)], env=environment, check=False)
    if done.returncode != 0:
        return 1
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")
    return 0


def find_makensis() -> str | None:
    """Return the compiler of NSIS, from the path or where Windows' installer of NSIS puts it."""
    found = shutil.which("makensis")
    if found is not None:
        return found
    places = [Path(os.environ[name], "NSIS", "makensis.exe") for name in PLACES if name in os.environ]
    return next((str(place) for place in places if place.exists()), None)


def four_numbers(version: str) -> str:
    """Return a version as the four numbers that Windows' version resources have."""
    return ".".join((re.findall(r"\d+", version) + ["0"] * 4)[:4])


def size_mb(folder: Path) -> int:
    """Return the size of a folder in MB of 2^20 bytes, rounded up."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 2**20 + 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
