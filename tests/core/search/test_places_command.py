"""Every place of a query and what a library knows beside hits, through the facade and from the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.cli import main
from reader.core.errors import Language
from reader.core.library import Library
from reader.core.records import SavedSearch, SearchOptions
from tests.builders import record, write_records

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    rows = [
        record(1, title="运河新貌", paragraphs=["大运河畔,大运河边。"], reporters=["周望舒"], column="要闻"),
        record(2, title="=春耕", paragraphs=["农户翻耕土地。"], date="2021-04-01"),
        record(3, title="夜话", paragraphs=["再说大運河。"], date="2021-05-01", newspaper="河西晚报"),
    ]
    with Library(tmp_path / "library") as library:
        library.import_paths([write_records(tmp_path / "in.jsonl", rows)])
    yield tmp_path / "library"


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Search on the command line; return exit code, standard output and standard error."""

    def search(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["--library", str(home), "search", *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out, err

    return search


def test_every_place_is_printed_on_a_line(run: Run) -> None:
    code, out, err = run("大运河", "--kwic", "--sort", "oldest")
    assert code == 0
    lines = out.splitlines()
    assert [line[:21].strip("\u3000") + line[21:24] for line in lines] == [
        "再说【大運河",
        "【大运河",
        "大运河畔,【大运河",
    ]
    assert len({line.index("【") for line in lines}) == 1
    assert "3 处,2 篇" in err
    code, out, _err = run("大运河", "--kwic", "--json", "--newspaper", "河西晚报")
    (place,) = map(json.loads, out.splitlines())
    assert (place["left"], place["match"], place["right"]) == ("再说", "大運河", "。")
    assert place["span"] == {"field": "body", "start": 2, "end": 5}


def test_places_are_listed_as_many_as_are_wanted(run: Run) -> None:
    lines = run("大运河", "--kwic", "--sort", "oldest")[1].splitlines()
    code, out, err = run("大运河", "--kwic", "--sort", "oldest", "--limit", 1, "--offset", 1)
    assert (code, out.splitlines()) == (0, lines[1:2])
    assert "列出 1 处;共有 2 篇" in err
    assert run("大运河", "--kwic", "--sort", "oldest", "--offset", 2)[1].splitlines() == lines[2:]
    assert run("大运河", "--kwic", "--sort", "oldest", "--limit", 0)[1].splitlines() == lines


def test_how_a_query_was_read_is_told_with_its_places_too(run: Run, tmp_path: Path) -> None:
    for arguments in (["--kwic"], ["--csv", tmp_path / "a.csv", "--replace"]):
        assert "检索式读不通" in run("(大运河", *arguments)[2]
        assert "没有“散文诗”这个值" in run("类型:散文诗", *arguments)[2]


def test_every_place_is_written_to_a_table_with_citations(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "places.csv"
    code, out, _err = run("大运河 OR 春耕", "--csv", table, "--json")
    assert (code, json.loads(out)) == (0, {"path": str(table), "places": 4, "notes": []})
    data = table.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == 4
    assert {row["标题"] for row in rows} == {"运河新貌", "'=春耕", "夜话"}
    assert all(row["引文"].count("[N]") == 1 for row in rows)


def test_places_go_with_one_query(run: Run, tmp_path: Path) -> None:
    queries = tmp_path / "queries.txt"
    queries.write_text("甲\n乙\n", encoding="utf-8")
    assert run("--batch", queries, "--kwic")[0] == 2
    assert run("--batch", queries, "--csv", tmp_path / "a.csv")[0] == 2
    assert not (tmp_path / "a.csv").exists()


def test_the_heading_of_a_table_is_in_the_users_language(home: Path, tmp_path: Path) -> None:
    with Library(home) as library:
        library.write_occurrences("大运河", tmp_path / "a.csv", language=Language.ENGLISH)
    assert (
        (tmp_path / "a.csv").read_text("utf-8-sig").startswith("newspaper,date,page,title,left,match,right")
    )


def test_counts_come_from_the_catalogue(home: Path) -> None:
    with Library(home) as library:
        facets = library.facets("大运河")
        assert dict(facets.newspapers) == {"清溪日报": 1, "河西晚报": 1}
        assert (facets.reporters, facets.columns) == ((("周望舒", 1),), (("要闻", 1),))
        assert dict(facets.months) == {"2021-05": 1, "2022-03": 1}
        chosen = SearchOptions(reporters=("周望舒",), columns=("要闻",))
        assert library.search("大运河", chosen).total == 1
        assert library.search("春耕", chosen).total == 0


def test_saved_searches_outlive_the_catalogue(home: Path) -> None:
    search = SavedSearch("运河", "大运河", SearchOptions(newspapers=("河西晚报",)))
    with Library(home) as library:
        library.saved.save(search)
    (home / "catalogue.sqlite").write_bytes(b"not a catalogue")
    with Library(home) as library:
        library.synchronize()
        assert library.saved.all() == (search,)
        assert library.search(search.query, search.options).total == 1
