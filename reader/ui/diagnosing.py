"""What somebody who helps needs to know of an installation: as one text, without what anybody has searched or read."""

from __future__ import annotations

import importlib.metadata
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

import reader
from reader import paths
from reader.core.errors import BaokuError, Language
from reader.ui.settings import KNOWN, Settings

if TYPE_CHECKING:
    from reader.core.library import Library
    from reader.ui.context import Context

PARTS: Final = ("PySide6-Essentials", "Whoosh", "tantivy", "jieba", "pypinyin", "python-docx", "appdirs")
LOG_LINES: Final = 40
LOG_READ: Final = 64 * 1024
FAILED_SHOWN: Final = 10


def diagnostics(context: Context, home: Path, library: Library | None) -> str:
    """Return the whole text, in English: whoever reads it may not read the language of the window."""
    sections = (
        ("Baoku", _program()),
        ("Screen", _screens()),
        ("Paths", _paths(context.settings, context.log.path, home)),
        ("Library", _library(library)),
        ("Policies", _policies(context.settings)),
        ("Settings that differ from their default (private ones left out)", settings_lines(context.settings)),
        (f"Log, last {LOG_LINES} lines", log_lines(context.log.path)),
    )
    parts = []
    for title, lines in sections:
        parts += [f"[{title}]", *(lines or ["-"]), ""]
    return "\n".join(parts).rstrip() + "\n"


def versions() -> list[str]:
    """Return the parts of the program with their versions; one that cannot be told is left out."""
    found = []
    for name in PARTS:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def _program() -> list[str]:
    return [
        f"version {reader.__version__}, {'packaged' if getattr(sys, 'frozen', False) else 'from source'}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        ", ".join(versions()),
    ]


def _screens() -> list[str]:
    return [
        f"{screen.size().width()}×{screen.size().height()} at {screen.devicePixelRatio():g}, "
        f"platform {QGuiApplication.platformName()}"
        for screen in QGuiApplication.screens()
    ]


def _paths(settings: Settings, log: Path, home: Path) -> list[str]:
    return [
        f"library: {home}",
        f"settings: {settings.path}",
        f"log: {log}",
        f"cache: {paths.cache_dir()}",
        f"resources: {paths.resources()}",
    ]


def _library(library: Library | None) -> list[str]:
    if library is None:
        return ["not open"]
    try:
        status = library.status()
    except BaokuError as error:
        return [error.reason.code]
    index = status.index
    lines = [
        f"{status.newspapers} newspapers, {status.issues} issues, {status.articles} articles"
        + (", read only" if status.read_only else ""),
        f"index: {index.engine}, {index.state}, {index.articles} articles, {index.not_indexed} waiting, "
        f"{index.bytes / 1_000_000:.1f} MB",
        f"files that failed: {len(status.failed)}",
    ]
    lines += [f"  {Path(one.path).name}: {one.reason.code}" for one in status.failed[:FAILED_SHOWN]]
    lines += [f"mended: {reason.code}" for reason in library.mended()]
    return lines


def _policies(settings: Settings) -> list[str]:
    policies = settings.policies
    lines = [f"read from: {source}" for source in policies.sources]
    if policies.library is not None:
        lines.append(f"library: {policies.library.value}{_lock(policies.library.locked)}")
    lines += [f"archive: {path}" for path in policies.archives]
    lines += [f"forbidden: {act.value}" for act in sorted(policies.forbidden)]
    lines += [
        f"{key} = {decided.value!r}{_lock(decided.locked)}" for key, decided in policies.settings.items()
    ]
    return lines + [f"! {reason.text(Language.ENGLISH)}" for reason in settings.policy_troubles()]


def settings_lines(settings: Settings) -> list[str]:
    """Return the settings a user has changed; of private ones only that they are set."""
    lines = []
    for setting in KNOWN.values():
        if settings.is_changed(setting):
            value = "(private)" if setting.private else repr(settings.get(setting))
            lines.append(f"{setting.key} = {value}")
    if settings.damage is not None:
        lines.append("! the file was damaged and has been set aside")
    return lines


def log_lines(path: Path) -> list[str]:
    """Return the last lines of the log."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - LOG_READ))
            text = file.read(LOG_READ).decode("utf-8", "replace")
    except OSError:
        return []
    return text.splitlines()[-LOG_LINES:]


def _lock(locked: bool) -> str:
    return " (locked)" if locked else ""
