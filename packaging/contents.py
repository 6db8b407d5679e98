"""What goes into the packaged program, and what of that which PyInstaller finds stays out.

Of Qt only the plugins named here are kept; of the shared libraries only those that a kept file asks for, link
by link. Standard library only: the spec, the build and the tests read it.
"""

from __future__ import annotations

import re
import sys
from collections import deque
from collections.abc import Callable, Collection, Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple


class Entry(NamedTuple):
    """A file of the build as PyInstaller lists it: where it goes, where it comes from, and its kind."""

    target: str
    source: str
    kind: str


PACKAGES = ("appdirs", "docx", "jieba", "lxml.etree", "pypinyin", "tantivy", "whoosh")
"""What the program imports late, inside functions: taken along whether or not PyInstaller sees it."""

WITHOUT = (
    # other people's windows, consoles and tools
    "tkinter", "turtle", "idlelib", "curses", "readline", "rlcompleter", "IPython", "matplotlib",
    # what builds and tests programs
    "setuptools", "pkg_resources", "pip", "ensurepip", "distutils", "lib2to3", "venv", "wheel", "PyInstaller",
    "pytest", "_pytest", "unittest", "doctest", "test", "pdb", "pydoc", "pydoc_data",
    # the network: Baoku never goes online
    "ssl", "_ssl", "smtplib", "ftplib", "xmlrpc", "socketserver",
    # parts of the packages that Baoku does not use
    "jieba.lac_small", "jieba.analyse", "jieba._compat.paddle", "paddle",
    "lxml.html", "lxml.isoschematron", "lxml.objectify", "lxml.cssselect", "lxml.sax", "lxml.usedoctest",
    "whoosh.lang.wordnet", "numpy", "PIL", "bs4", "html5lib", "cssselect", "nltk",
)  # fmt: skip

PLUGINS = {
    "platforms": ("xcb", "wayland", "offscreen", "windows", "cocoa"),
    "platforminputcontexts": (
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
        "fcitx5platforminputcontextplugin",
    ),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "imageformats": ("svg", "jpeg", "ico", "icns"),
    "printsupport": ("cupsprintersupport", "windowsprintersupport", "cocoaprintersupport"),
    "styles": ("modernwindowsstyle", "macstyle"),
}
"""The plugins of Qt that are kept, by folder; names without what each system puts around them."""

TRANSLATIONS = ("qtbase_zh_CN.qm",)
"""Qt's own words that are kept: English is in the code."""

LEFT_TO_THE_SYSTEM = ("libcups.so", "libglib-2.0.so", "libgthread-2.0.so", "libdbus-1.so", "libfontconfig.so",
                      "libfreetype.so", "libX11.so", "libX11-xcb.so", "libstdc++.so", "libgcc_s.so")  # fmt: skip
"""Libraries that must be the system's own: they speak to its services, read its settings and fonts, or are
shared with its graphics drivers, which older copies of ours would keep from loading."""

DATA_LEFT_OUT = ("jieba/lac_small/", "jieba/analyse/", "jieba/posseg/", "jieba/finalseg/", "lxml/",
                 "pypinyin/py.typed")  # fmt: skip
"""Data of packages that nothing in the program reads: jieba's tables for Jython, headers of lxml."""

DATA_KEPT = ("jieba/analyse/idf.txt",)
"""What the program does read of that: how rare words are, for keywords and related articles."""

MODULES_OF_QT = re.compile(r"^(?:from|import)\s+PySide6\.(\w+)", re.MULTILINE)


def resources(root: Path, font: Path | None) -> list[tuple[str, str]]:
    """Return our own data of a checkout as pairs (file, folder in the build); `font` goes among the resources."""
    pairs = [(str(page), "seeds") for page in sorted((root / "seeds").glob("*.txt"))]
    for path in sorted((root / "resources").rglob("*")):
        if path.is_file() and path.suffix != ".ts" and path.parent.name != "pictures" and path.name[0] != ".":
            pairs.append((str(path), path.parent.relative_to(root).as_posix()))
    if font is not None:
        pairs += [(str(path), "resources/fonts") for path in sorted(font.iterdir()) if path.is_file()]
    return pairs


def modules_of_qt(root: Path) -> set[str]:
    """Return the modules of Qt that the program imports (QtCore, …)."""
    return {
        name
        for path in (root / "reader").rglob("*.py")
        for name in MODULES_OF_QT.findall(path.read_text("utf-8"))
    }


def is_wanted_module(target: str, modules: Collection[str]) -> bool:
    """Tell whether a file is no module of Qt for Python at all, or one of those that are imported."""
    parts = PurePosixPath(target.replace("\\", "/")).parts
    name = parts[-1].split(".")[0]
    return len(parts) != 2 or parts[0] != "PySide6" or not name.startswith("Qt") or name in modules


def plugin(target: str) -> tuple[str, str] | None:
    """Return the folder and the bare name of a Qt plugin, or None for any other file."""
    parts = PurePosixPath(target.replace("\\", "/")).parts
    if "plugins" not in parts or "PySide6" not in parts:
        return None
    name = parts[-1].split(".")[0].removeprefix("lib").removeprefix("q")
    return parts[-2], name


def is_wanted_plugin(target: str) -> bool:
    """Tell whether a file is no Qt plugin at all, or one that is kept."""
    found = plugin(target)
    return found is None or found[1] in PLUGINS.get(found[0], ())


def is_wanted_data(target: str) -> bool:
    """Tell whether a file that is no code is kept."""
    name = target.replace("\\", "/")
    if "/translations/" in name and name.startswith("PySide6/"):
        return name.rsplit("/", 1)[1] in TRANSLATIONS
    return name in DATA_KEPT or (not name.startswith(DATA_LEFT_OUT) and not name.endswith(".pyi"))


def is_left_to_the_system(target: str) -> bool:
    """Tell whether a library must not come along."""
    return sys.platform.startswith("linux") and PurePosixPath(target).name.startswith(LEFT_TO_THE_SYSTEM)


def wanted_data(entries: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Return the data files that are kept, and the links to those libraries that are."""
    libraries = {file_name(entry[0]) for entry in binaries}
    return [
        entry
        for entry in entries
        if is_wanted_data(entry[0]) and (entry[2] != "SYMLINK" or file_name(entry[0]) in libraries)
    ]


def wanted_binaries(
    entries: Iterable[Entry], modules: Collection[str], needed_by: Callable[[str], Iterable[str]]
) -> list[Entry]:
    """Return the plugins that are kept, the extension modules, and the libraries that these lead to.

    `modules` are those of Qt that the program imports; `needed_by(source)` names the libraries that a file
    asks the loader for.
    """
    kept = [
        entry
        for entry in entries
        if is_wanted_plugin(entry[0])
        and is_wanted_module(entry[0], modules)
        and not is_left_to_the_system(entry[0])
    ]
    by_name = {file_name(entry[0]).lower(): entry for entry in kept}
    wanted = {entry[0] for entry in kept if is_root(entry)}
    waiting = deque(entry[1] for entry in kept if entry[0] in wanted)
    while waiting:
        for name in needed_by(waiting.popleft()):
            found = by_name.get(file_name(name).lower())
            if found is not None and found[0] not in wanted:
                wanted.add(found[0])
                waiting.append(found[1])
    return [entry for entry in kept if entry[0] in wanted]


def file_name(target: str) -> str:
    """Return the last part of a path in either way of writing."""
    return PurePosixPath(target.replace("\\", "/")).name


def is_root(entry: Entry) -> bool:
    """Tell whether something is loaded by name, not because another library asks for it."""
    target, _source, kind = entry
    name = file_name(target)
    starts = (
        "libpython",
        "python3",
        "vcruntime",
        "msvcp",
        "libshiboken6",
        "libpyside6.",
        "shiboken6.",
        "pyside6.",
    )
    return kind == "EXTENSION" or plugin(target) is not None or name.lower().startswith(starts)
