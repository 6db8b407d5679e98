"""Searching a whole library from the command line and through the facade: switches, coverage, leftovers, completion."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main
from reader.core.library import Library, parse_file
from reader.core.records import Alike, Completes, SearchOptions
from tests.builders import SEEDS, record, write_records

Ask = Callable[..., tuple[int, dict[str, Any], str, str]]
LEFT_OVER = SEEDS / "004_99dec979f43baf55.txt"
"""A seed with a line that belongs to no article."""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    rows = [
        record(
            1,
            title="臺灣來的客人",
            paragraphs=["二〇一二年的ＡＢＣ。"],
            reporters=["周望舒"],
            byline="记者 周望舒",
        ),
        record(2, title="台湾来的客人", paragraphs=["2012年的abc,客人远道而来。"], column="要闻"),
    ]
    with Library(tmp_path / "library") as library:
        library.import_paths([write_records(tmp_path / "in.jsonl", rows), LEFT_OVER])
    yield tmp_path / "library"


@pytest.fixture
def ask(home: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Search; return the exit code, the JSON, what a person is shown instead of it, and standard error."""

    def run(query: str, *options: str) -> tuple[int, dict[str, Any], str, str]:
        capsys.readouterr()
        try:
            code = main(["--library", str(home), "search", query, "--json", *options])
        except SystemExit as leaving:
            return int(leaving.code or 0), {}, "", capsys.readouterr().err
        out, err = capsys.readouterr()
        main(["--library", str(home), "search", query, *options])
        return code, json.loads(out), capsys.readouterr().out, err

    return run


@pytest.mark.parametrize(
    ("query", "exact", "total"),
    [
        ("臺灣", "", 2),
        ("臺灣", "variants", 1),
        ("ABC", "width,case", 0),
        ("ＡＢＣ", "case", 1),
        ("2012年", "", 2),
        ("2012年", "numerals", 1),
        ("ａｂｃ", "all", 0),
    ],
)
def test_each_switch_can_be_turned_off(ask: Ask, query: str, exact: str, total: int) -> None:
    code, answer, _shown, _err = ask(query, *(["--exact", exact] if exact else []))
    assert (code, answer["total"]) == (0, total)


def test_an_unknown_switch_is_bad_usage(ask: Ask) -> None:
    code, _answer, _shown, err = ask("甲", "--exact", "width,colour")
    assert code == 2
    assert "colour" in err and "numerals" in err


def test_the_answer_tells_what_was_searched(ask: Ask) -> None:
    _code, answer, shown, _err = ask("客人 ~20 远道")
    coverage = answer["coverage"]
    assert coverage["files"] == 2
    assert coverage["articles"] > 2
    assert coverage["failed_files"] == coverage["not_indexed"] == 0
    assert answer["reading"] in shown
    assert f"{coverage['articles']} 篇" in shown and "2 个文件" in shown
    assert answer["leftovers"] is None


def test_what_stands_in_no_article_is_told_of(ask: Ask) -> None:
    (leftover,) = parse_file(str(LEFT_OVER), Path()).leftovers
    _code, answer, _shown, err = ask(leftover.text.strip())
    assert answer["leftovers"]["whole"] is True
    assert [place["lines"] for place in answer["leftovers"]["places"]] == [list(leftover.lines)]
    assert answer["leftovers"]["lines"] == len(leftover.lines)
    assert "不属于任何文章" in err
    assert [err.strip()] == answer["notes"]


def test_notes_are_asked_for_tags(home: Path) -> None:
    with Library(home) as library:
        answer = library.search("标签:没有这个")
        assert (answer.total, answer.notes) == (0, ())
        assert library.search("客人 -有:批注").total == 2


def test_the_open_article_is_marked_as_the_query_was_read(home: Path) -> None:
    with Library(home) as library:
        (hit,) = library.search("臺灣", SearchOptions(alike=Alike(variants=False))).hits
        (other,) = [one for one in library.search("臺灣").hits if one.article_id != hit.article_id]
        assert library.places(hit.article_id, "臺灣", Alike(variants=False)) == hit.spans
        assert library.places(other.article_id, "臺灣", Alike(variants=False)) == ()
        assert len(library.places(other.article_id, "台?来 ~9 客人")) == 2


def test_the_library_completes_queries_with_what_it_holds(home: Path) -> None:
    with Library(home) as library:

        def offered(query: str) -> list[tuple[str, Completes]]:
            found = library.completions(query, len(query), ["客人", "大运河"])
            return [(one.insert, one.completes) for one in found]

        assert ("周望舒", Completes.REPORTER) in offered("记者:zw")
        assert ("要闻", Completes.COLUMN) in offered("栏目:")
        assert ("清溪日报", Completes.NEWSPAPER) in offered("报纸:清")
        assert offered("客")[0] == ("客人", Completes.QUERY)
        library.import_paths([write_records(home.parent / "more.jsonl", [record(9, newspaper="河西晚报")])])
        assert ("河西晚报", Completes.NEWSPAPER) in offered("报纸:河")
