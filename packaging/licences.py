"""Gathers the licence texts of everything in the packaged program; one without a text stops the build.

A file of the build belongs to a Python distribution (by its RECORD), to a Debian package (by dpkg), or to
Python itself. Texts come from the distribution or the system; for those that ship none they lie in
packaging/licenses/.
"""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OWN_TEXTS = ROOT / "packaging" / "licenses"
TEXT_NAMES = re.compile(r"(^|/)(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", re.IGNORECASE)
OURS = (str(ROOT / "reader"), str(ROOT / "seeds"), str(ROOT / "resources"))
BUILT_IN = {"pyinstaller"}
"""Distributions whose code is in every build: the launcher. Its licence allows that for any program."""


class LicenceMissing(Exception):
    """Something in the build has no licence text; the message names it."""


def collect(contents: Iterable[Sequence[str]], folder: Path) -> None:
    """Write the licence texts for the contents of a build (rows: target, source, kind) into a folder.

    Raises LicenceMissing.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", folder / "baoku.txt")
    for text in OWN_TEXTS.glob("*GPL-3.0.txt"):  # what those of Qt refer to
        shutil.copy(text, folder / text.name)
    for name in sorted(distributions(contents) | BUILT_IN):
        texts = texts_of(name)
        if not texts:
            raise LicenceMissing(f"{name}: 没有许可文本 · no licence text; put it into {OWN_TEXTS}")
        (folder / f"{name}.txt").write_text("\n\n".join(texts), "utf-8")
    python = python_licence()
    if python is None:
        raise LicenceMissing("Python: no LICENSE.txt beside its library")
    shutil.copy(python, folder / "python.txt")
    for package in sorted(debian_packages(contents)):
        text = Path("/usr/share/doc", package.split(":")[0], "copyright")
        if not text.exists():
            raise LicenceMissing(f"{package}: no {text}")
        (folder / f"debian-{package.split(':')[0]}.txt").write_bytes(text.read_bytes())


def distributions(contents: Iterable[Sequence[str]]) -> set[str]:
    """Return the names of the Python distributions that files of a build come from."""
    owners = owners_by_file()
    return {owners[source] for _target, source, *_kind in contents if source in owners}


@cache
def owners_by_file() -> dict[str, str]:
    """Return the distribution of every file that is installed here."""
    owners = {}
    for distribution in importlib.metadata.distributions():
        name = normal(distribution.metadata["Name"])
        folder = Path(str(distribution.locate_file("")))
        for path in distribution.files or ():
            for place in {folder, folder.resolve()}:  # PyInstaller names files by either
                owners[str(place / str(path))] = name
    return owners


def normal(name: str) -> str:
    """Return the normal form of a distribution's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def texts_of(name: str) -> list[str]:
    """Return the licence texts of a distribution: its own, else those kept in packaging/licenses/."""
    kept = [path for path in (OWN_TEXTS / f"{name}.txt",) if path.exists()]
    found = [
        Path(str(path.locate()))
        for path in importlib.metadata.files(name) or ()
        if ".dist-info/" in path.as_posix() and TEXT_NAMES.search(path.as_posix())
    ]
    return [path.read_text("utf-8", "replace") for path in [*kept, *sorted(found)]]


def python_licence() -> Path | None:
    """Return the licence text of the Python that runs this."""
    version = "python{}.{}".format(*sys.version_info[:2])
    places = (
        Path(sysconfig.get_path("stdlib"), "LICENSE.txt"),
        Path(sys.base_prefix, "LICENSE.txt"),
        Path("/usr/share/doc", version, "copyright"),
    )
    return next((place for place in places if place.exists()), None)


def debian_packages(contents: Iterable[Sequence[str]]) -> set[str]:
    """Return the Debian packages of the shared libraries in a build that come from the system."""
    owned = owners_by_file()
    libraries = {
        source
        for _target, source, kind in contents
        if kind == "BINARY" and source not in owned and ".so" in source
    }
    packages = {
        debian_owner(library) for library in libraries if not library.startswith(sys.base_prefix + "/lib/")
    }
    return {package for package in packages if package is not None}


@cache
def debian_owner(file: str) -> str | None:
    """Return the Debian package that brings a file, or None. The old and the merged /usr are both asked."""
    if shutil.which("dpkg-query") is None:
        return None
    resolved = str(Path(file).resolve())
    for name in dict.fromkeys((file, resolved, resolved.removeprefix("/usr"), f"/usr{file}")):
        answer = subprocess.run(["dpkg-query", "--search", name], capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            return answer.stdout.split(": ")[0].split(", ")[0]
    return None
