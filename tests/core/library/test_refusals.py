"""Paths that may not be used: one sentence that names the path and the reason, exit code 2, and no traceback."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reader.cli import main
from reader.core.library import Library
from tests.builders import page_text, record, write, write_records

LONG = "x" * 400
"""A name that no file system takes; asking whether it is there raises, as it does in a folder of another account."""


@pytest.fixture
def filled(home: Path, tmp_path: Path) -> tuple[Path, str]:
    """Return a library with a page in it, and the id of an article."""
    with Library(home) as library:
        library.import_paths([write(tmp_path / "in/a.txt", page_text())])
        return home, library.search("新桥").hits[0].article_id


@pytest.fixture
def forbidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder into which this account may not look, whoever runs the tests."""
    folder = tmp_path / "forbidden"

    def refuse(name):
        known = getattr(os, name)

        def asked(path, *arguments, **named):
            if isinstance(path, str | os.PathLike) and Path(path).is_relative_to(folder):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            return known(path, *arguments, **named)

        monkeypatch.setattr(os, name, asked)

    for name in ("stat", "mkdir", "open", "scandir", "listdir"):
        refuse(name)
    return folder


@pytest.mark.parametrize(
    "command",
    [
        "search x --library {bad}",
        "index --check --library {bad}",
        "cite {id} --library {bad}",
        "import {bad}.txt",
        "import {bad}",
        "parse {bad}.txt",
        "search --batch {bad}",
        "pack build {bad} -o {good}/p.baokupack",
        "pack build {good}/in -o {bad}",
        "pack check {bad}",
        "annotations export {bad}.zip",
        "annotations export {bad}.md",
        "annotations import {bad}.zip",
        "annotations sync {bad}",
        "search 新桥 --csv {bad}.csv",
        "export {id} -o {bad}.docx",
    ],
)
def test_a_name_that_cannot_be_is_named_with_the_reason(filled, tmp_path, capsys, command):
    home, article = filled
    bad = str(tmp_path / LONG)
    words = [word.format(bad=bad, good=tmp_path, id=article) for word in command.split()]
    assert main(words if "--library" in words else ["--library", str(home), *words]) == 2
    told = capsys.readouterr().err
    assert LONG in told and "文件名或路径过长" in told
    if "--library" not in words:
        assert "资料库文件夹" not in told, "what cannot be written is not the library"


@pytest.mark.parametrize(
    "command", ["search x --library {bad}", "import {bad}/x.txt", "pack build {bad} -o {good}/p"]
)
def test_a_folder_of_another_account_is_named_with_the_reason(filled, forbidden, tmp_path, capsys, command):
    home, _article = filled
    words = [word.format(bad=forbidden, good=tmp_path) for word in command.split()]
    assert main(words if "--library" in words else ["--library", str(home), *words]) == 2
    told = capsys.readouterr().err
    assert str(forbidden) in told and "没有权限" in told


def test_policies_that_may_not_be_read_are_told_once_with_the_reason(home, tmp_path, capsys):
    assert main(["--library", str(home), "policies", str(tmp_path / LONG), str(tmp_path / "none.json")]) == 1
    troubles = [line for line in capsys.readouterr().err.splitlines() if line.startswith("!")]
    assert len(troubles) == 2
    assert "找不到文件或文件夹" in troubles[0] and "none.json" in troubles[0]
    assert "文件名或路径过长" in troubles[1]


def test_a_home_that_nobody_has_is_a_name_like_any_other(home, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["--library", "~nobody-has-this-name/lib", "search", "x"]) == 0
    assert (tmp_path / "~nobody-has-this-name/lib/catalogue.sqlite").exists()
    assert main(["--library", "a\0b", "search", "x"]) == 2
    assert "a␀b" in capsys.readouterr().err
    assert main(["--library", str(home), "import", "a\0b.txt"]) == 2
    assert main(["--library", str(home), "parse", "a\0b.txt"]) == 2


def test_a_record_that_cannot_be_taken_is_named_with_line_field_and_value(home, tmp_path, capsys):
    file = write_records(tmp_path / "a.jsonl", [record(1), record(2, date="bad")])
    assert main(["--library", str(home), "import", str(file)]) == 1
    told = capsys.readouterr().err
    assert "第 2 行" in told and "“date”" in told and "“bad”" in told and "2020-04-16" in told


def test_a_library_that_can_only_be_read_is_said_to_be_that(filled, capsys, monkeypatch):
    home, _article = filled
    monkeypatch.setattr("reader.core.opening.os.access", lambda *_asked: False)
    for words in (["index", "--rebuild"], ["search", "新桥", "--engine", "tantivy"]):
        assert main(["--library", str(home), *words]) == 2
        told = capsys.readouterr().err
        assert "只能读取" in told and "索引" in told


def test_what_an_import_should_tell_is_told_and_is_no_failure(home, tmp_path, capsys):
    file = write(tmp_path / "today.txt", page_text())
    assert main(["--library", str(home), "import", str(file)]) == 0
    write(
        file,
        page_text(
            date="2022年5月10日 星期二", stories=[("水库清淤完工", "本报讯(记者 石磊)水\0库清淤完工。")]
        ),
    )
    assert main(["--library", str(home), "import", str(file), "--json"]) == 0
    out, err = capsys.readouterr()
    assert "两个不同的版面" in err and "␀" in err
    assert '"code": "file.reused"' in out and '"failed": []' in out
