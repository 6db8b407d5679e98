"""How tests meet the whole program: from source, or the packaged one that BAOKU_PROGRAM names."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGED = os.environ.get("BAOKU_PROGRAM")
COMMAND = [PACKAGED] if PACKAGED else [sys.executable, "-P", "-m", "reader"]
Run = Callable[..., subprocess.CompletedProcess[str]]
Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the home of the program's user."""
    folder = tmp_path / "home 家"
    folder.mkdir()
    return folder


@pytest.fixture
def user(home: Path) -> dict[str, str]:
    """Return the environment of a user of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "BAOKU_"))}
    return {**kept, "HOME": str(home), "LOCALAPPDATA": str(home), "PYTHONPATH": str(ROOT)}


@pytest.fixture
def baoku(tmp_path: Path, user: dict[str, str]) -> Run:
    """Return what runs the program for that user; keyword arguments go to its environment."""

    def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *map(str, arguments)],
            env={**user, **environment},
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
        )

    return run


@pytest.fixture
def started(tmp_path: Path, user: dict[str, str]) -> Iterator[Start]:
    """Return what starts the program and leaves it running; it is ended after the test."""
    running: list[subprocess.Popen[bytes]] = []

    def start(*arguments: object, **environment: str) -> subprocess.Popen[bytes]:
        command = [*COMMAND, *map(str, arguments)]
        running.append(subprocess.Popen(command, env={**user, **environment}, cwd=tmp_path))
        return running[-1]

    yield start
    for program in running:
        program.kill()
        program.wait()
