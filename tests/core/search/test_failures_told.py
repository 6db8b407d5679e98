"""What an answer says of failures: files are files, and lines of a file that is in are lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli import main
from reader.core.library import Library
from tests.builders import record, write_records


def test_lines_that_were_not_taken_are_no_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_records(tmp_path / "in.jsonl", [record(1), record(2)])
    with path.open("a", encoding="utf-8") as file:
        file.write("{\n[]\n3\n")
    (tmp_path / "broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    home = tmp_path / "library"
    with Library(home) as library:
        library.import_paths([path])
        assert (
            library.search("正文").coverage.failed_files,
            library.search("正文").coverage.failed_lines,
        ) == (0, 3)
        library.import_paths([tmp_path / "broken.txt"])
        coverage = library.search("正文").coverage
        assert (coverage.files, coverage.failed_files, coverage.failed_lines) == (1, 1, 3)
    assert main(["--library", str(home), "search", "正文"]) == 0
    assert "1 个文件失败、3 行失败" in capsys.readouterr()[0]
    assert main(["--library", str(home), "search", "正文", "--json"]) == 0
    told = json.loads(capsys.readouterr()[0])
    assert (told["coverage"]["failed_files"], told["coverage"]["failed_lines"]) == (1, 3)
