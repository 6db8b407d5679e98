"""Pipes, sockets and devices where files are expected: told at once and passed over, never waited for."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.cli import main
from reader.core.library import Library
from tests.builders import STORIES, page_text, write

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")

Baoku = Callable[..., tuple[int, str]]


@pytest.fixture
def baoku(capsys: pytest.CaptureFixture[str]) -> Iterator[Baoku]:
    """Return what runs a command and returns its exit code and standard error; the test fails where it waits."""

    def stop(*_signal: object) -> None:
        raise TimeoutError("the command waits for a pipe")

    def run(*arguments: object) -> tuple[int, str]:
        capsys.readouterr()
        return main([*map(str, arguments)]), capsys.readouterr().err

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(60)
    try:
        yield run
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def pipe(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)
    return path


def test_special_files_in_a_folder_are_named_as_failed_and_the_rest_is_taken_in(baoku, tmp_path, monkeypatch):
    home, folder = tmp_path / "library", tmp_path / "in"
    write(folder / "a.txt", page_text())
    pipe(folder / "p.txt")
    pipe(folder / "q.jsonl")
    (folder / "zero.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(folder)  # the name of a socket must be short
        listening.bind("s.txt")
        code, err = baoku("--library", home, "import", folder)
    assert code == 1
    for name in ("p.txt", "q.jsonl", "zero.txt", "s.txt"):
        assert f"{folder / name}: 不是普通文件" in err
    with Library(home) as library:
        assert library.status().articles == len(STORIES)
        assert {Path(one.path).name: one.reason.code for one in library.failures()} == dict.fromkeys(
            ("p.txt", "q.jsonl", "s.txt", "zero.txt"), "file.special"
        )
    assert baoku("--library", home, "search", "大运河")[0] == 0


def test_a_pipe_that_waits_in_the_queue_holds_no_command_up(baoku, tmp_path):
    home = tmp_path / "library"
    with Library(home) as library:
        library.import_paths([write(tmp_path / "a.txt", page_text())])
        with library._catalogue.write() as writer:
            writer.enqueue([str(pipe(tmp_path / "p.txt"))])
    assert baoku("--library", home, "search", "大运河")[0] == 0
    with Library(home) as library:
        assert [one.reason.code for one in library.failures()] == ["file.special"]
        assert not library._catalogue.read.queue()


@pytest.mark.parametrize(
    "command",
    [["parse"], ["search", "--batch"], ["annotations", "import"], ["policies"]],
    ids=" ".join,
)
def test_a_pipe_named_on_the_command_line_is_refused_in_a_sentence(baoku, command, tmp_path):
    code, err = baoku("--library", tmp_path / "library", *command, pipe(tmp_path / "p.txt"))
    assert code in (1, 2)
    assert "不是普通文件" in err


def test_a_pipe_among_the_newspaper_profiles_is_told_and_the_page_read(baoku, tmp_path):
    pipe(tmp_path / "library/newspapers/p.toml")
    code, err = baoku("--library", tmp_path / "library", "import", write(tmp_path / "a.txt", page_text()))
    assert code == 0
    assert "p.toml" in err
    assert "不是普通文件" in err


def test_a_pipe_in_the_place_of_a_packs_file_is_damage(baoku, tmp_path):
    pack = tmp_path / "p.baokupack"
    write(tmp_path / "in/a.txt", page_text())
    assert baoku("pack", "build", tmp_path / "in", "-o", pack)[0] == 0
    for name in ("catalogue.sqlite", "baokupack.json"):
        (pack / name).unlink()
        pipe(pack / name)
        code, err = baoku("--library", pack, "search", "大运河")
        assert code == 2
        assert name in err


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system has no /dev/fd")
def test_what_a_shell_hands_over_is_read(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "reader", "parse", "/dev/stdin"], input=page_text(), capture_output=True,
        text=True, encoding="utf-8", timeout=120, cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert done.returncode == 0
    assert STORIES[0][0] in done.stdout
