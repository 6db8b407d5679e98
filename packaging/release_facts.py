"""What every package of a release says alike: version, date, names, machine. Standard library only."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
CHANGELOG = ROOT / "packaging" / "CHANGELOG.md"
HEADING = re.compile(r"^## (\d[\w.]*) — (\d{4}-\d{2}-\d{2}|未发布 · unreleased)$", re.MULTILINE)

SUMMARY_ZH = "离线报纸资料阅读器"
SUMMARY_EN = "offline desktop reader for newspaper archives"
APP_ID = "org.baoku.Baoku"
MAINTAINER = "Baoku <noreply@baoku.invalid>"


class Entry(NamedTuple):
    """A version in the changelog; `day` is None while it is not released, `changes` are its lines."""

    version: str
    day: date | None
    changes: tuple[str, ...]


def version() -> str:
    """Return the version: it is written in reader/__init__.py and nowhere else."""
    text = (ROOT / "reader" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError("reader/__init__.py: no __version__")
    return found[1]


VERSION = version()


def changelog() -> list[Entry]:
    """Return the versions in the changelog, newest first."""
    parts = HEADING.split(CHANGELOG.read_text("utf-8"))[1:]
    return [
        Entry(
            name,
            date.fromisoformat(day) if day[0].isdigit() else None,
            tuple(line[2:].strip() for line in text.splitlines() if line.startswith("- ")),
        )
        for name, day, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    ]


def epoch() -> int:
    """Return the time that all files of a release bear: SOURCE_DATE_EPOCH, else the last commit's, else today's."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    try:
        asked = subprocess.run(
            ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False
        )
    except OSError:
        asked = None
    if asked is not None and asked.returncode == 0 and asked.stdout.strip():
        return int(asked.stdout)
    now = datetime.now(UTC)
    return int(datetime(now.year, now.month, now.day, tzinfo=UTC).timestamp())


def day() -> date:
    """Return the date of the release: the changelog's, or for an unreleased version that of its sources."""
    dated = next((entry.day for entry in changelog() if entry.version == VERSION), None)
    return dated or datetime.fromtimestamp(epoch(), UTC).date()


def debian_architecture() -> str:
    """Return Debian's name of this machine's processor."""
    names = {"x86_64": "amd64", "aarch64": "arm64", "loongarch64": "loong64", "mips64": "mips64el"}
    return names.get(platform.machine(), platform.machine())
