"""Files of queries: read in whatever encoding an editor saved them, and a word said where that was not UTF-8."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from reader.cli import main
from reader.core.batches import queries
from reader.core.errors import BaokuError, Reason
from reader.core.library import Library
from tests.builders import STORIES, page_text, write

LINES = ["运河", "", "标题:图书馆 AND 夜间", "饕餮"]
TEXT = "\n".join(LINES) + "\n"


def read(file: Path | str, given: bytes = b"") -> tuple[list[str], list[Reason]]:
    told: list[Reason] = []
    return list(queries(str(file), io.BytesIO(given), told.append)), told


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", None), ("utf-8-sig", None), ("gb18030", "gb18030"), ("utf-16", "utf-16-le"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_queries_are_read_in_the_encoding_they_were_saved_in(tmp_path, encoding, named, end):
    file = tmp_path / "queries.txt"
    data = TEXT.replace("\n", end).encode(encoding)
    file.write_bytes(data)
    for lines, told in (read(file), read("-", data)):
        assert lines == LINES
        assert [reason.fields["told"].fields.get("encoding") for reason in told] == ([named] if named else [])


@pytest.mark.parametrize("query", ["饕餮", "䶮", "运河"])
def test_one_rare_word_saved_by_windows_is_read(tmp_path, query):
    file = tmp_path / "queries.txt"
    file.write_bytes(f"{query}\r\n".encode("gb18030"))
    assert read(file)[0] == [query]


@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n", "　\n"])
def test_nothing_but_blank_lines_is_so_many_empty_queries(tmp_path, text):
    assert read(write(tmp_path / "queries.txt", text))[0] == text.lstrip("\ufeff").split("\n")[:-1]


def test_what_is_no_text_is_refused_by_its_name(tmp_path):
    file = tmp_path / "queries.docx"
    file.write_bytes(b"PK\x03\x04" + bytes(range(256)))
    with pytest.raises(BaokuError) as refused:
        read(file)
    assert (refused.value.reason.code, refused.value.reason.fields["path"]) == ("file.refused", str(file))


def test_a_batch_saved_by_windows_finds_what_it_asks_for_and_says_how_it_was_read(tmp_path, capsys):
    with Library(tmp_path / "library") as library:
        library.import_paths([write(tmp_path / "a.txt", page_text())])
    (tmp_path / "queries.txt").write_bytes(f"{STORIES[0][0]}\r\n".encode("gb18030"))
    batch = ["--library", tmp_path / "library", "search", "--batch", tmp_path / "queries.txt"]
    assert main([*map(str, batch)]) == 0
    out, err = capsys.readouterr()
    assert f"“{STORIES[0][0]}”:1 篇" in out
    assert "gb18030" in err
