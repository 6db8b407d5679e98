"""Reads from a Linux library or program what it asks the system for. After the ELF-64 object file format.

Standard library only.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from pathlib import Path

DYNAMIC, VERSIONS_NEEDED = 6, 0x6FFFFFFE
"""Section types SHT_DYNAMIC and SHT_GNU_verneed."""
NEEDED = 1
"""The tag DT_NEEDED of the dynamic section."""
GLIBC = re.compile(r"GLIBC_(\d+(?:\.\d+)+)$")


@dataclass(frozen=True, slots=True)
class Asked:
    """What one file asks for: libraries by soname, and versions of symbols by library."""

    libraries: tuple[str, ...]
    versions: frozenset[tuple[str, str]]

    @property
    def glibc(self) -> tuple[int, ...]:
        """Return the newest glibc any of its symbols needs, as numbers; empty if it needs none."""
        found = (GLIBC.match(version) for _library, version in self.versions)
        return max((tuple(map(int, match[1].split("."))) for match in found if match), default=())


def read(path: Path) -> Asked | None:
    """Return what a file asks for, or None for anything that is no little-endian ELF-64 file."""
    data = path.read_bytes()
    if data[:6] != b"\x7fELF\x02\x01":
        return None
    (table,) = struct.unpack_from("<Q", data, 40)
    size, count = struct.unpack_from("<HH", data, 58)
    # of each section: type, offset, length, and the section that holds its strings
    sections = [struct.unpack_from("<4xI16xQQI", data, table + number * size) for number in range(count)]
    libraries: list[str] = []
    versions: set[tuple[str, str]] = set()
    for kind, offset, length, linked in sections:
        if kind == DYNAMIC:
            strings = sections[linked][1]
            for place in range(offset, offset + length, 16):
                tag, value = struct.unpack_from("<qQ", data, place)
                if tag == NEEDED:
                    libraries.append(text_at(data, strings + value))
        elif kind == VERSIONS_NEEDED:
            versions |= needed_versions(data, offset, sections[linked][1])
    return Asked(tuple(libraries), frozenset(versions))


def needed_versions(data: bytes, place: int, strings: int) -> set[tuple[str, str]]:
    """Return the pairs (library, version) of a section of needed versions."""
    found = set()
    while True:
        _version, count, file, first, following = struct.unpack_from("<HHIII", data, place)
        entry = place + first
        for _ in range(count):
            _hash, _flags, _other, name, step = struct.unpack_from("<IHHII", data, entry)
            found.add((text_at(data, strings + file), text_at(data, strings + name)))
            entry += step
        if not following:
            return found
        place += following


def text_at(data: bytes, place: int) -> str:
    """Return the text that begins at a place and ends with a zero byte."""
    return data[place : data.index(b"\0", place)].decode("ascii", "replace")


def asked_of_the_system(folder: Path) -> dict[str, set[str]]:
    """Return the libraries that files in a folder ask for and that are not in it, with the files that ask."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    inside = {path.name for path in files}
    wanted: dict[str, set[str]] = {}
    for path in files:
        if path.is_symlink():
            continue
        asked = read(path)
        for library in asked.libraries if asked else ():
            if library not in inside:
                wanted.setdefault(library, set()).add(path.name)
    return wanted


def newest_glibc(folder: Path) -> tuple[tuple[int, ...], list[str]]:
    """Return the newest glibc that a file in a folder needs, and the names of the files that need it."""
    needs: dict[tuple[int, ...], list[str]] = {(): []}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            asked = read(path)
            if asked is not None:
                needs.setdefault(asked.glibc, []).append(path.name)
    newest = max(needs)
    return newest, needs[newest]
