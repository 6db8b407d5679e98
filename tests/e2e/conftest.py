"""How tests meet the whole program: from source, or the packaged one that BAOKU_PROGRAM names."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGED = os.environ.get("BAOKU_PROGRAM")
COMMAND = [PACKAGED] if PACKAGED else [sys.executable, "-P", "-m", "reader"]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the home of the program's user."""
    folder = tmp_path / "home 家"
    folder.mkdir()
    return folder


@pytest.fixture
def baoku(tmp_path: Path, home: Path) -> Run:
    """Return what runs the program for a user of its own; keyword arguments go to its environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "BAOKU_"))}
    own = {"HOME": str(home), "LOCALAPPDATA": str(home), "PYTHONPATH": str(ROOT)}

    def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *map(str, arguments)],
            env={**kept, **own, **environment},
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
        )

    return run
