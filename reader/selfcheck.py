"""`baoku selfcheck`: proves every part of this very program, also inside a packaged build, and says where it lies."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from reader import __version__, paths
from reader.core.indexing import TANTIVY, WHOOSH
from reader.core.library import Library
from reader.core.pinyin import initials
from reader.core.records import SearchOptions
from reader.core.words import Words

SENTENCE = "档案馆的读者检索旧报纸"
PLACE, PLACE_INITIALS = "重庆", "cq"
QUERY = "的"
WINDOW_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Check:
    """One part and whether it works; `detail` says what it did or what went wrong."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the program is, where its data lies, and how its parts fare."""

    facts: dict[str, str]
    checks: tuple[Check, ...]

    @property
    def sound(self) -> bool:
        """Whether every part works."""
        return all(check.ok for check in self.checks)

    def plain(self) -> dict[str, Any]:
        """Return the report as values for JSON."""
        checks = [{"name": check.name, "ok": check.ok, "detail": check.detail} for check in self.checks]
        return {**self.facts, "checks": checks}

    def lines(self) -> list[str]:
        """Return the report as lines of text."""
        facts = [f"{name}: {value}" for name, value in self.facts.items()]
        checks = [f"{'✓' if check.ok else '✗'} {check.name}: {check.detail}" for check in self.checks]
        return facts + checks


def examine(home: Path) -> Report:
    """Try every part in a temporary library; the user's own is neither opened nor changed."""
    facts = {
        "baoku": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "program": str(Path(sys.executable).resolve()),
        "resources": str(paths.resources()),
        "seeds": str(paths.seeds()),
        "library": str(home),
        "settings": str(paths.config_dir()),
        "cache": str(paths.cache_dir()),
        "log": str(paths.log_dir()),
    }
    with tempfile.TemporaryDirectory(prefix="baoku-selfcheck-") as folder:
        trial = Path(folder)
        checks = (
            _check("resources", _resources),
            _check("words", lambda: _words(trial)),
            _check("pinyin", _pinyin),
            _check("library", lambda: _library(trial)),
            _check("index", partial(_index, trial, WHOOSH)),
            _check("tantivy", partial(_index, trial, TANTIVY)),
            _check("document", lambda: _document(trial)),
            _check("window", lambda: _window(trial)),
        )
    return Report(facts, checks)


def _check(name: str, part: Callable[[], str]) -> Check:
    try:
        return Check(name, True, part())
    except Exception as error:
        return Check(name, False, f"{type(error).__name__}: {error}")


def _resources() -> str:
    drawing = (paths.resources() / "icons" / "baoku.svg").read_bytes()
    variants = (paths.resources() / "dictionaries" / "variants.tsv").read_text("utf-8").splitlines()
    return f"{len(drawing)} bytes, {len(variants)} variants, {len(list(paths.seeds().glob('*.txt')))} seeds"


def _pinyin() -> str:
    found = initials(PLACE)
    if found != PLACE_INITIALS:
        raise RuntimeError(found)
    return f"{PLACE}: {found}"


def _words(trial: Path) -> str:
    return " / ".join(Words(trial / "cache").cut(SENTENCE))


def _library(trial: Path) -> str:
    with Library(trial / "library") as library:
        report = library.synchronize()
        if report.failed or not report.articles:
            raise RuntimeError(f"{report.articles} articles, {len(report.failed)} failed")
        return f"{report.imported} sources, {report.articles} articles"


def _index(trial: Path, engine: str) -> str:
    with Library(trial / "library") as library:
        state = library.rebuild_index(engine)
        if state.state != "ready":
            raise RuntimeError(state.state)
        found = library.search(QUERY, SearchOptions(engine=engine))
        troubles = [note.text() for note in found.notes if note.code.startswith("index.")]
        if not found.total or troubles:
            raise RuntimeError(f"{QUERY}: {found.total} {' '.join(troubles)}")
        return f"{state.articles} articles, {state.bytes} bytes, {QUERY}: {found.total}"


def _document(trial: Path) -> str:
    document = trial / "document.docx"
    with Library(trial / "library") as library:
        found = library.search(QUERY, SearchOptions(limit=1))
        count = library.out.write([hit.article_id for hit in found.hits], document, title=QUERY)
    return f"{count} article, {document.stat().st_size} bytes"


def _window(trial: Path) -> str:
    """Render the window offscreen, in a process of its own: Qt ends the whole process where it cannot start."""
    command = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "reader"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(trial / "config")}
    done = subprocess.run(  # noqa: S603 - this very program
        [*command, "gui", "--library", str(trial / "library"), "--picture", str(trial / "window.png")],
        env=environment,
        cwd=Path(__file__).resolve().parent.parent,
        capture_output=True,
        text=True,
        timeout=WINDOW_SECONDS,
        check=False,
    )
    picture = trial / "window.png"
    if done.returncode != 0 or not picture.exists():
        raise RuntimeError(done.stderr.strip() or f"exit {done.returncode}")
    about_fonts = [line for line in done.stderr.splitlines() if "font" in line]
    return "; ".join((f"{picture.stat().st_size} bytes", *about_fonts))
