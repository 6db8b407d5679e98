"""What the start page, the pane 相关 and the printer ask of the library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core.errors import BaokuError
from reader.core.library import Library

BODY = "大运河文化保护传承利用规划发布。保护好大运河，就是保护好我们的根。" * 3


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    empty = tmp_path / "none"
    empty.mkdir()
    monkeypatch.setattr("reader.paths.seeds", lambda: empty)
    records = [
        {"newspaper": "清溪日报", "date": "2020-01-02", "page": 1, "title": title, "paragraphs": [body]}
        for title, body in (("大运河保护", BODY), ("春耕", "农民下田。"))
    ]
    lines = tmp_path / "a.jsonl"
    lines.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in records), encoding="utf-8")
    with Library.open(tmp_path / "library") as opened:
        opened.import_paths([lines])
        yield opened


def found(library: Library, query: str) -> str:
    return library.search(query).hits[0].article_id


def test_keywords_stand_in_the_article_and_the_most_telling_comes_first(library: Library) -> None:
    words = library.keywords(found(library, "大运河"), 3)
    assert 0 < len(words) <= 3 and words[0] in ("大运河", "运河", "保护")
    assert all(word in BODY + "大运河保护" for word in words)
    with pytest.raises(BaokuError):
        library.keywords("0123456789abcdef-1")


def test_articles_for_paper_are_read_when_their_turn_comes(library: Library) -> None:
    library.rename("清溪档案馆")
    handout = library.out.handout([found(library, "春耕"), "0123456789abcdef-1"], title="样张")
    assert (handout.title, handout.library) == ("样张", "清溪档案馆")
    pieces = iter(handout.pieces)
    first = next(pieces)
    assert first.headline == "春耕" and "清溪日报" in first.place and "[N]" in first.citation
    with pytest.raises(BaokuError):
        next(pieces)


def test_the_status_names_the_library(library: Library) -> None:
    library.rename("清溪档案馆")
    assert library.status().name == "清溪档案馆"
