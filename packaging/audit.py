"""Looks the locked packages up in a list of known faults in the OSV format, which an administrator brings along.

    audit.py [--osv FOLDER_OR_ZIP] [--lock NAME]

The list is the export of the OSV database for PyPI, a folder or zip of JSON files (one a fault). Baoku's machines
are offline and nothing is fetched: without a list this names what would be looked up and says plainly that
nothing was checked. Exit codes: 0 nothing known, 1 faults found, 2 not checked.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCKED = re.compile(r"^([a-z0-9-]+)==([^\s;]+)", re.MULTILINE)
CLEAN, FOUND, NOT_CHECKED = 0, 1, 2


def main(arguments: list[str]) -> int:
    """Check a lock against a list; return the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py audit")
    parser.add_argument("--osv", type=Path, metavar="FOLDER_OR_ZIP")
    parser.add_argument("--lock", default="run", choices=("run", "package", "test", "build"))
    options = parser.parse_args(arguments)
    lock = ROOT / "packaging" / "locks" / f"{options.lock}.txt"
    packages = dict(LOCKED.findall(lock.read_text("utf-8")))
    if options.osv is None:
        print("\n".join(f"{name} {version}" for name, version in packages.items()))
        print(
            "没有核对:未给出 OSV 导出的清单(--osv) · NOT CHECKED: no OSV export was given (--osv)",
            file=sys.stderr,
        )
        return NOT_CHECKED
    read = found = 0
    for entry in entries(options.osv):
        read += 1
        for name in affected(entry, packages):
            found += 1
            summary = entry.get("summary") or entry.get("details", "")[:100]
            print(
                f"{name} {packages[name]}: {entry.get('id')} {' '.join(entry.get('aliases', ()))} {summary}"
            )
    if not read:
        print(f"没有核对:{options.osv} 里没有条目 · NOT CHECKED: no entries in it", file=sys.stderr)
        return NOT_CHECKED
    print(f"{len(packages)} packages, {read} entries, {found} found", file=sys.stderr)
    return FOUND if found else CLEAN


def entries(source: Path) -> Iterator[dict[str, Any]]:
    """Yield the faults of a list; files that are no JSON objects are passed over and named."""
    if source.is_dir():
        texts: Iterator[tuple[str, bytes]] = (
            (str(path), path.read_bytes()) for path in sorted(source.rglob("*.json"))
        )
    else:
        archive = zipfile.ZipFile(source)
        texts = ((name, archive.read(name)) for name in archive.namelist() if name.endswith(".json"))
    for name, text in texts:
        try:
            entry = json.loads(text)
        except ValueError:
            entry = None
        if isinstance(entry, dict):
            yield entry
        else:
            print(f"{name}: not an entry", file=sys.stderr)


def affected(entry: dict[str, Any], packages: dict[str, str]) -> Iterator[str]:
    """Yield the names of the packages that a fault concerns in their locked version; a withdrawn one none."""
    if entry.get("withdrawn"):
        return
    for item in entry.get("affected", ()):
        package = item.get("package", {})
        name = re.sub(r"[-_.]+", "-", str(package.get("name", ""))).lower()
        if package.get("ecosystem") == "PyPI" and name in packages and is_affected(item, packages[name]):
            yield name


def is_affected(item: dict[str, Any], version: str) -> bool:
    """Tell whether a version is among those listed or lies in a range, as OSV's schema (section `affected`) says."""
    if version in item.get("versions", ()):
        return True
    return any(
        lies_in(given.get("events", ()), version)
        for given in item.get("ranges", ())
        if given.get("type") == "ECOSYSTEM"
    )


def lies_in(events: list[dict[str, str]], version: str) -> bool:
    """Tell whether a version lies in a range given as a list of events."""
    from packaging.version import Version

    own = Version(version)
    inside = False
    for event in sorted(events, key=lambda given: Version(next(iter(given.values())))):
        if "introduced" in event and own >= Version(event["introduced"]):
            inside = True
        if "fixed" in event and own >= Version(event["fixed"]):
            inside = False
        if "last_affected" in event and own > Version(event["last_affected"]):
            inside = False
    return inside


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
