"""Two accounts of one machine: the program and a pack read-only and shared, all else each one's own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import page_text, write

from reader.core.library import Library
from reader.core.pack_building import build_pack

pytestmark = pytest.mark.skipif(os.name == "nt", reason="accounts and modes of POSIX")
ROOT = Path(__file__).resolve().parents[3]
Run = Callable[..., subprocess.CompletedProcess[str]]


def _as_anybody() -> None:
    """Let modes of files count, even if the tests run as an administrator."""
    if os.geteuid() == 0:
        import ctypes

        drop_from_bounding_set, override_modes, search_anywhere = 24, 1, 2
        for capability in (override_modes, search_anywhere):
            ctypes.CDLL(None).prctl(drop_from_bounding_set, capability, 0, 0, 0)


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """The temporary folder that all accounts share."""
    folder = tmp_path / "shared temporary"
    folder.mkdir()
    return folder


@pytest.fixture
def baoku(tmp_path: Path, shared: Path) -> Run:
    """Return what runs the program for an account, which has a home of its own; the umask lets everybody read."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "BAOKU_"))}

    def run(account: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        home = tmp_path / account
        home.mkdir(exist_ok=True)
        return subprocess.run(
            [sys.executable, "-P", "-B", "-m", "reader", *map(str, arguments)],
            env={**kept, "HOME": str(home), "PYTHONPATH": str(ROOT), "TMPDIR": str(shared)},
            cwd=home,
            capture_output=True,
            encoding="utf-8",
            preexec_fn=_as_anybody,
            umask=0o022,
            check=False,
        )

    return run


@pytest.fixture
def pack(tmp_path: Path) -> Iterator[Path]:
    """A pack that nobody may write."""
    write(tmp_path / "in/a.txt", page_text())
    path = build_pack(tmp_path / "in", tmp_path / "packs/清溪.baokupack")[0].path
    everything = [path.parent, *path.parent.rglob("*")]
    for each in everything:
        each.chmod(0o555 if each.is_dir() else 0o444)
    yield path
    for each in everything:
        each.chmod(0o755 if each.is_dir() else 0o644)


def answer(done: subprocess.CompletedProcess[str], code: int = 0) -> list[Any]:
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_both_read_a_shared_pack_and_neither_sees_the_others_notes(
    baoku: Run, pack: Path, shared: Path, tmp_path: Path
) -> None:
    for account in ("甲", "乙"):
        [found] = answer(baoku(account, "search", "夜间开放", "--json", "--library", pack))
        article = found["hits"][0]["id"]
        made = baoku(
            account,
            "annotations",
            "add",
            article,
            "--quote",
            "夜间",
            "--note",
            account,
            "--json",
            "--library",
            pack,
        )
        assert answer(made)[0]["note"] == account
    for account in ("甲", "乙"):
        listed = answer(baoku(account, "annotations", "list", "--json", "--library", pack))
        assert [note["note"] for note in listed] == [account]
    assert list(shared.iterdir()) == []
    for path in (tmp_path / "甲").rglob("*"):
        closed = [
            each.stat().st_mode & 0o077
            for each in (path, *path.parents)
            if each.is_relative_to(tmp_path / "甲")
        ]
        assert 0 in closed, f"everybody may read {path}"


def test_a_library_of_ones_own_leaves_nothing_where_all_accounts_write(baoku: Run, shared: Path) -> None:
    [found] = answer(baoku("甲", "search", "大运河", "--json"))
    assert found["total"]
    assert answer(baoku("甲", "show", found["hits"][0]["id"], "--names", "--json"))
    assert list(shared.iterdir()) == []


def test_on_a_network_drive_nothing_needs_shared_memory_and_it_is_told_at_every_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "in/a.txt", page_text())
    home = tmp_path / "network/library"
    for module in ("reader.core.catalogue.database", "reader.core.annotations.database"):
        monkeypatch.setattr(f"{module}.is_remote", lambda folder: Path(folder).is_relative_to(home))
    for _time in range(2):
        with Library(home) as library:
            assert [told.code for told in library.mended()] == ["notes.network"]
            library.import_paths([tmp_path / "in/a.txt"])
            assert library.search("夜间开放").total == 1
            assert not list(home.glob("*-shm"))


def test_a_home_that_cannot_be_written_is_named_in_a_sentence(baoku: Run, tmp_path: Path) -> None:
    home = tmp_path / "甲"
    home.mkdir()
    home.chmod(0o555)
    try:
        done = baoku("甲", "search", "大运河")
    finally:
        home.chmod(0o755)
    assert done.returncode == 2
    [sentence] = done.stderr.splitlines()
    assert str(home) in sentence
    assert list(home.iterdir()) == []
