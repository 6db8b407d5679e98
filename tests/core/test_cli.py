"""The command line contract: what others script against."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main, system_language
from reader.core.errors import Language
from tests.builders import SEEDS, STORIES, page_text, record, write, write_records

ROOT = Path(__file__).resolve().parent.parent.parent
ISSUE_FIELDS = {
    "newspaper", "english_title", "date", "weekday", "lunar_date", "issue_number", "total_issue_number",
    "pages_in_issue", "page", "publishers", "hotlines", "urls", "email",
}  # fmt: skip
ARTICLE_FIELDS = {
    "id", "kind", "kicker", "title", "subtitle", "column", "byline", "reporters", "correspondents", "source",
    "dateline", "paragraphs", "caption", "photo_credit", "jump", "lines",
}  # fmt: skip


@pytest.fixture
def baoku(tmp_path, capsys):
    """Run a command on a library of the test's own; returns its exit code, JSON lines and standard error."""

    def run(*arguments: object, library: Path = tmp_path / "library") -> tuple[int, list[Any], str]:
        capsys.readouterr()
        try:
            code = main(["--library", str(library), *map(str, arguments)])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        out, err = capsys.readouterr()
        return code, [json.loads(line) for line in out.splitlines()] if "--json" in arguments else [out], err

    return run


@pytest.fixture
def files(tmp_path):
    write(tmp_path / "in/a.txt", page_text())
    write(tmp_path / "in/b.txt", page_text(date="2022年4月5日 星期二", page=2, stories=STORIES[:1]))
    return tmp_path / "in"


def test_parse_answers_a_line_a_file_with_every_field(baoku):
    seeds = sorted(SEEDS.glob("*.txt"))
    code, pages, _err = baoku("parse", *seeds, "--json")
    assert code == 0
    assert [page["source"]["path"] for page in pages] == [str(seed) for seed in seeds]
    for page, seed in zip(pages, seeds, strict=True):
        assert set(page["source"]) == {"path", "sha256", "encoding", "lines"}
        assert set(page["issue"]) >= ISSUE_FIELDS
        for article in page["articles"]:
            assert set(article) >= ARTICLE_FIELDS
        lines = seed.read_text(encoding="utf-8").split("\n")
        printed = {number for number, text in enumerate(lines, 1) if text.strip()}
        named = [n for part in (page["articles"], page["leftovers"]) for item in part for n in item["lines"]]
        assert len(named) == len(set(named)), "no line twice"
        assert set(named) | set(page["issue"]["lines"]) == printed, "no line lost"


def test_parse_explains_every_line(baoku):
    seed = sorted(SEEDS.glob("*.txt"))[0]
    code, [text], _err = baoku("parse", seed, "--explain")
    printed = [n for n, line in enumerate(seed.read_text(encoding="utf-8").split("\n"), 1) if line.strip()]
    assert code == 0
    assert [int(line.split()[0]) for line in text.splitlines()] == printed


def test_parse_says_of_which_file_the_lines_are_that_it_explains(baoku):
    one, other = map(str, sorted(SEEDS.glob("*.txt"))[:2])
    _code, [text], _err = baoku("parse", one, other, "--explain")
    lines = text.split("\n")
    assert [line for line in lines if line.endswith(".txt:")] == [f"{one}:", f"{other}:"]


def test_parse_explains_in_english_on_an_english_terminal(baoku, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    _code, [text], _err = baoku("parse", sorted(SEEDS.glob("*.txt"))[0], "--explain")
    reasons = [line.partition(" | ")[0] for line in text.splitlines()]
    assert "name of the newspaper" in reasons[0]
    assert not [
        reason
        for reason in reasons
        if any("\u4e00" <= char <= "\u9fff" for char in reason.replace("本报讯", ""))
    ]


def test_parse_names_bad_files_and_goes_on(baoku, files, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    code, pages, err = baoku(
        "parse", files / "a.txt", tmp_path / "empty.txt", tmp_path / "none.txt", "--json"
    )
    assert (code, len(pages)) == (1, 1)
    assert "empty.txt" in err and "none.txt" in err
    code, pages, err = baoku("parse", tmp_path / "empty.txt", "--json")
    assert (code, pages) == (2, [])


def test_import_answers_in_files(baoku, files):
    code, [report], _err = baoku("import", files, "--json")
    assert (code, report["imported"], report["unchanged"], report["failed"]) == (0, 2, 0, [])
    code, [report], _err = baoku("import", files, "--json")
    assert (code, report["imported"], report["unchanged"]) == (0, 0, 2)


def test_import_tells_part_and_nothing_by_its_exit_code(baoku, files, tmp_path):
    (files / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    code, [report], err = baoku("import", files, "--json")
    assert code == 1
    assert [Path(item["path"]).name for item in report["failed"]] == ["bad.txt"]
    assert report["failed"][0]["reason"] and "bad.txt" in err
    code, [report], _err = baoku("import", tmp_path / "none.txt", "--json")
    assert code == 2


def test_search_answers_by_contract(baoku, files):
    baoku("import", files)
    code, [answer], err = baoku("search", "河西新桥", "--json")
    assert (code, err) == (0, "")
    assert set(answer) >= {"query", "total", "elapsed_ms", "hits"}
    assert (answer["query"], answer["total"]) == ("河西新桥", 2)
    hit = answer["hits"][0]
    assert set(hit) == {"id", "newspaper", "date", "page", "title", "snippet", "spans"}
    _code, [article], _err = baoku("show", hit["id"], "--json")
    for span in hit["spans"]:
        text = "\n".join(article["paragraphs"]) if span["field"] == "body" else article[span["field"]]
        assert text[span["start"] : span["end"]] == "河西新桥"


def test_search_limits_sorts_and_filters(baoku, tmp_path):
    days = ["2021-12-31", "2022-01-01", "2022-06-30", "2023-01-01"]
    items = [record(n, date=day, newspaper="甲报" if n % 2 else "乙报") for n, day in enumerate(days)]
    baoku("import", write_records(tmp_path / "a.jsonl", items))

    def dates(*options: object) -> list[str]:
        return [hit["date"] for hit in baoku("search", "井然有序", "--json", *options)[1][0]["hits"]]

    assert dates("--sort", "oldest") == days
    assert dates("--sort", "newest") == days[::-1]
    assert dates("--sort", "oldest", "--limit", 2, "--offset", 1) == days[1:3]
    assert len(dates("--limit", 0)) == 4
    assert dates("--sort", "oldest", "--from", "2022") == days[1:]
    assert dates("--sort", "oldest", "--from", "2022-01-01", "--to", "2022-06") == days[1:3]
    assert dates("--sort", "oldest", "--newspaper", "甲报") == [days[1], days[3]]
    assert baoku("search", "井然有序", "--json", "--newspaper", "丙报")[1][0]["total"] == 0


def test_the_words_of_a_query_need_no_quotes_and_may_stand_among_options(baoku, files):
    baoku("import", files)
    for words in (
        ["河西新桥", "-图书馆"],
        ["--limit", 1, "河西新桥", "-图书馆"],
        ["河西新桥", "--limit", 1, "-图书馆"],
    ):
        code, [answer], err = baoku("search", *words, "--json")
        assert (code, err) == (0, "")
        assert answer["query"] == "河西新桥 -图书馆"
        assert answer["total"] == baoku("search", "河西新桥 -图书馆", "--json")[1][0]["total"]


@pytest.mark.parametrize(
    ("arguments", "chinese", "english"),
    [
        (["search"], "请写出检索式", "write what to search for"),
        (["search", "x", "--batch", "f"], "--batch 不能与检索式同用", "--batch cannot go with a query"),
        (["search", "x", "--limit", "-1"], "--limit 应是 0 或更大的整数", "--limit must be a whole number"),
        (["search", "x", "--limit", "一"], "--limit 应是 0 或更大的整数", "--limit must be a whole number"),
        (["search", "x", "--limit"], "--limit 后面要有一个值", "--limit needs a value"),
        (["search", "x", "--sort", "funny"], "没有 'funny' 这一项", "cannot be 'funny'"),
        (["search", "x", "--from", "2022-13"], "“2022-13”不是日期", "not 2022-13"),
        (["search", "x", "--bogus"], "多出了不认识的 --bogus", "--bogus is not understood"),
        (["search", "x", "--json=1"], "不带值", "takes no value"),
        (["search", "x", "--csv", "a.csv", "--limit", "3"], "--csv 写出全部各处", "--csv writes every place"),
        (["index"], "之中要有一个", "is needed"),
        (["index", "--rebuild", "--check"], "不能与 --rebuild 同用", "cannot go with --rebuild"),
        (["show"], "还缺少 ID", "ID is missing"),
        (["annotations", "tags", "--rename", "a"], "后面要有 2 个值", "needs 2 values"),
        (["nonsense"], "没有 'nonsense' 这一项", "cannot be 'nonsense'"),
    ],
)
def test_bad_usage_is_told_in_the_users_language(baoku, monkeypatch, arguments, chinese, english):
    for language, sentence in (("zh_CN.UTF-8", chinese), ("en_GB.UTF-8", english)):
        monkeypatch.setenv("LC_ALL", language)
        code, [out], err = baoku(*arguments)
        assert (code, out) == (2, "")
        assert sentence in err
        assert ("usage:" in err) == (language.startswith("en") and "usage" in err)


def test_help_is_headed_in_the_users_language(baoku, monkeypatch):
    for language, words in (
        ("zh", ("用法:", "选项:", "显示这段说明")),
        ("en", ("usage:", "options:", "show this help")),
    ):
        monkeypatch.setenv("LC_ALL", language)
        code, [out], _err = baoku("search", "--help")
        assert code == 0
        assert all(word in out for word in words)


def test_dates_are_taken_in_every_form(baoku, tmp_path):
    baoku(
        "import",
        write_records(tmp_path / "a.jsonl", [record(1, date="2020-04-16"), record(2, date="2021-01-15")]),
    )
    for day in ("20210115", "2021年1月15日", "2021.1.15", "二〇二一年一月"):
        [answer] = baoku("search", "井然有序", "--json", "--from", day)[1]
        assert [hit["date"] for hit in answer["hits"]] == ["2021-01-15"]


def test_what_a_limit_passes_over_is_told(baoku, tmp_path):
    rows = [record(1, date="2021-01-15"), record(2, date="2020-04"), record(3, date=None, newspaper=None)]
    baoku("import", write_records(tmp_path / "a.jsonl", rows))
    for limits in (["井然有序", "--from", "2020-04", "--to", "2020-04"], ["井然有序 日期:2020-04"]):
        code, [answer], err = baoku("search", *limits, "--json")
        assert (code, answer["total"]) == (0, 0)
        assert err.strip() == "\n".join(answer["notes"])
        assert "另有 2 篇" in err and "其中 1 篇" in err and "日期:不详" in err
    assert baoku("search", "井然有序 日期:不详", "--json")[1][0]["total"] == 2
    assert baoku("search", "日期:约2020-04", "--json")[1][0]["total"] == 1


def test_a_newspaper_is_named_by_a_part_of_its_name(baoku, files):
    baoku("import", files)
    assert baoku("search", "河西新桥", "--newspaper", "清溪", "--json")[1][0]["total"] == 2
    code, [answer], err = baoku("search", "河西新桥", "--newspaper", "拱墅", "--json")
    assert (code, answer["total"]) == (0, 0)
    assert "名称含“拱墅”" in err and "清溪日报" in err


def test_a_query_may_begin_with_minus(baoku, files):
    baoku("import", files)
    code, [answer], _err = baoku("search", "-河西新桥", "--json")
    assert (code, answer["total"]) == (0, 2)


def test_search_batch_answers_a_line_for_a_line(baoku, files, tmp_path):
    baoku("import", files)
    queries = ["河西新桥", "", "图书馆 夜间", "((", "没有的词"]
    (tmp_path / "queries.txt").write_text("\n".join(queries) + "\n", encoding="utf-8")
    code, answers, _err = baoku("search", "--batch", tmp_path / "queries.txt", "--json")
    assert code == 0
    assert [(a["query"], a["total"]) for a in answers] == list(zip(queries, [2, 0, 1, 0, 0], strict=True))


def test_an_unreadable_query_is_read_as_text_and_that_is_told(baoku, files):
    baoku("import", files)
    code, [answer], err = baoku("search", '"河西新桥 (', "--json")
    assert code == 0
    assert answer["notes"] and err


def test_bad_usage_is_2_and_says_nothing_on_standard_output(baoku, files, tmp_path):
    baoku("import", files)
    for bad in (["search"], ["nonsense"], ["search", "x", "--sort", "funny"], ["search", "x", "--from", "2022-13"],
                ["search", "x", "--limit", "-1"], ["search", "--batch", tmp_path / "none.txt"], ["import"],
                ["search", "x", "--engine", "nonsense"], ["show", "nonsense"], ["index"]):  # fmt: skip
        code, [out], err = baoku(*bad)
        assert (code, out) == (2, ""), bad
        assert err.strip() and "Traceback" not in err


def test_articles_are_cited_and_one_that_is_not_there_is_named(baoku, files):
    baoku("import", files)
    [answer] = baoku("search", "图书馆", "--json")[1]
    found = answer["hits"][0]["id"]
    code, cited, err = baoku("cite", found, "nothing-1", "--style", "gbt7714-2015", "--json")
    assert code == 1
    assert [line["id"] for line in cited] == [found]
    assert cited[0]["citation"] == f"林致远. {STORIES[1][0]}[N]. 清溪日报, 2022-03-03(1)."
    assert "nothing-1" in err
    for style in ("gbt7714-2025", "ris", "bibtex", "csl-json"):
        code, [text], _err = baoku("cite", found, "--style", style)
        assert code == 0 and STORIES[1][0] in text
    assert baoku("cite", "nothing-1")[0] == 2


def test_what_a_query_finds_becomes_a_document(baoku, files, tmp_path):
    baoku("import", files)
    code, [told], _err = baoku("export", "--query", "新桥", "-o", tmp_path / "新桥.md", "--json")
    assert code == 0 and told["articles"] == 2
    text = (tmp_path / "新桥.md").read_text("utf-8")
    assert text.count(STORIES[0][0]) >= 2 and "报库资料库" in text
    assert baoku("export", "--query", "没有的词", "-o", tmp_path / "x.md")[0] == 2
    assert baoku("export", "--query", "新桥", "-o", tmp_path / "x.pdf")[0] == 2


def test_an_unreadable_query_is_told_before_what_it_finds_leaves(baoku, tmp_path):
    baoku("import", write_records(tmp_path / "a.jsonl", [record(1, paragraphs=['他说"好"。'])]))
    for command in (
        ["export", "-o", tmp_path / "x.txt", "--query"],
        ["search", "--kwic"],
        ["search", "--csv", tmp_path / "t.csv"],
    ):
        code, _out, err = baoku(*command, '"')
        assert code == 0 and "读不通" in err, command
    _code, [written], _err = baoku("export", "--query", '"', "-o", tmp_path / "x.md", "--json")
    assert written["articles"] == 1 and "读不通" in written["notes"][0]
    _code, [written], _err = baoku("search", '"', "--csv", tmp_path / "u.csv", "--json")
    assert "读不通" in written["notes"][0]
    code, _out, err = baoku("export", "--query", "(新桥 OR 区委", "-o", tmp_path / "y.md")
    assert code == 2 and "读不通" in err


def test_of_several_articles_those_that_are_there_are_exported(baoku, files, tmp_path):
    baoku("import", files)
    found = baoku("search", "图书馆", "--json")[1][0]["hits"][0]["id"]
    code, [written], err = baoku("export", found, "nothing-1", "-o", tmp_path / "x.md", "--json")
    assert (code, written["articles"]) == (1, 1)
    assert "nothing-1" in err and "nothing-1" in written["notes"][0]
    code, _out, err = baoku("export", "--issue", "nothing-1", "-o", tmp_path / "y.md")
    assert code == 2 and "nothing-1" in err
    assert not (tmp_path / "y.md").exists()


@pytest.mark.parametrize(
    "command", [["export", "--query", "新桥", "-o"], ["search", "新桥", "--csv"], ["annotations", "export"]]
)
def test_nothing_is_written_into_a_folder_that_is_not_there(baoku, files, tmp_path, command):
    baoku("import", files)
    code, _out, err = baoku(*command, tmp_path / "away/x.html")
    assert code == 2 and str(tmp_path / "away") in err
    assert not (tmp_path / "away").exists()


@pytest.mark.parametrize("command", [["export", "--query", "新桥", "-o"], ["search", "新桥", "--csv"]])
def test_a_file_that_is_there_is_replaced_only_on_request(baoku, files, tmp_path, command):
    baoku("import", files)
    mine = write(tmp_path / "mine.docx", "years of work")
    code, _out, err = baoku(*command, mine)
    assert (code, mine.read_text()) == (2, "years of work") and "--replace" in err
    assert baoku(*command, mine, "--replace")[0] == 0
    assert mine.read_bytes() != b"years of work"


def test_a_story_that_jumps_is_shown_cited_and_exported_whole_or_by_halves(baoku, tmp_path):
    records = [record(1, page=1, jump={"to_page": 2}), record(2, page=2, jump={"from_page": 1})]
    baoku("import", write_records(tmp_path / "a.jsonl", records))
    _code, [answer], _err = baoku("search", "这是第", "--sort", "oldest", "--json")
    head, tail = sorted(hit["id"] for hit in answer["hits"])
    _code, [text], _err = baoku("show", head)
    assert text.index("这是第1篇") < text.index("接第2版") < text.index("这是第2篇")
    _code, [text], _err = baoku("show", head, "--alone")
    assert "(下转第2版)" in text and "这是第2篇" not in text
    _code, [shown], _err = baoku("show", head, "--json")
    assert (shown["id"], shown["paragraphs"]) == (head, records[0]["paragraphs"])
    assert [rest["id"] for rest in shown["rest"]] == [tail]
    _code, [shown], _err = baoku("show", head, "--alone", "--json")
    assert shown["rest"] == []
    assert "(1-2)." in baoku("cite", head)[1][0]
    assert "(1)." in baoku("cite", head, "--alone")[1][0]
    code, [written], _err = baoku("export", tail, head, "-o", tmp_path / "whole.txt", "--json")
    assert (code, written["articles"], written["joined"]) == (0, 1, 1)
    code, [written], _err = baoku("export", head, "-o", tmp_path / "half.txt", "--alone", "--json")
    assert (code, written["articles"], written["joined"]) == (0, 1, 0)
    assert "这是第2篇" in (tmp_path / "whole.txt").read_text("utf-8-sig")
    assert "这是第2篇" not in (tmp_path / "half.txt").read_text("utf-8-sig")


def test_show_prints_the_article(baoku, files):
    baoku("import", files)
    [answer] = baoku("search", "图书馆", "--json")[1]
    code, [text], _err = baoku("show", answer["hits"][0]["id"])
    assert code == 0
    assert STORIES[1][0] in text and STORIES[1][1] in text and "清溪日报" in text


def test_show_gives_the_source_lines_as_they_stand_in_the_file(baoku, files, tmp_path):
    baoku("import", files, write_records(tmp_path / "r.jsonl", [record(1), record(2)]))
    [answer] = baoku("search", "图书馆", "--json")[1]
    _code, [article], _err = baoku("show", answer["hits"][0]["id"], "--source", "--json")
    printed = (files / "a.txt").read_text(encoding="utf-8").split("\n")
    assert [(item["line"], item["text"]) for item in article["source_lines"]] == [
        (number, printed[number - 1]) for number in article["lines"]
    ]
    [answer] = baoku("search", "第2篇报道", "--json")[1]
    _code, [article], _err = baoku("show", answer["hits"][0]["id"], "--source", "--json")
    assert [json.loads(item["text"])["title"] for item in article["source_lines"]] == ["第2篇报道"]


def test_show_names_people_places_and_offices(baoku):
    [answer] = baoku("search", "瓜山未来社区调研", "--json")[1]
    _code, [article], _err = baoku("show", answer["hits"][0]["id"], "--names", "--json")
    assert "朱建明" in article["named"]["people"]
    assert "瓜山未来社区" in article["named"]["places"]


def test_index_is_checked_and_rebuilt(baoku, files):
    baoku("import", files)
    code, [state], _err = baoku("index", "--check", "--json")
    assert (code, state["state"], state["articles"], state["not_indexed"]) == (0, "ready", 4, 0)
    code, [state], _err = baoku("index", "--rebuild", "--json")
    assert (code, state["state"], state["articles"]) == (0, "ready", 4)
    code, [answer], _err = baoku("search", "河西新桥", "--json", "--engine", "whoosh")
    assert answer["total"] == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
@pytest.mark.parametrize(
    "command", [["search", "河西新桥"], ["search", "河西新桥", "--json"], ["show", "nothing"]]
)
def test_a_full_disk_under_the_answer_is_told_in_a_sentence(baoku, tmp_path, files, command):
    baoku("import", files)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "--library", str(tmp_path / "library"), *command],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
    assert done.returncode == 2
    assert ("结果写不出去" in done.stderr) == (command[0] == "search")
    assert "Traceback" not in done.stderr and "Exception ignored" not in done.stderr


def test_english_counts_one_and_several(baoku, tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    _code, [one], _err = baoku("import", write(tmp_path / "in/a.txt", page_text(stories=STORIES[:1])))
    assert "imported 1 file (1 article), 0 unchanged, 0 failed" in one
    _code, [found], _err = baoku("search", STORIES[0][0])
    assert "1 article (searched 1 article in 1 issue from 1 file; 0 files failed, 0 articles read" in found
    write(tmp_path / "in/b.txt", page_text(date="2022年4月5日 星期二"))
    _code, [two], _err = baoku("import", tmp_path / "in")
    assert f"imported 1 file ({len(STORIES)} articles), 1 unchanged" in two


def test_reporters_and_correspondents_are_counted(baoku, tmp_path):
    items = [
        record(1, reporters=["甲", "乙"]),
        record(2, reporters=["甲"], correspondents=["乙"], newspaper="别报"),
    ]
    baoku("import", write_records(tmp_path / "a.jsonl", items))
    code, counted, _err = baoku("reporters", "--json")
    assert code == 0
    assert [(c["name"], c["role"], c["articles"]) for c in counted] == [
        ("甲", "reporter", 2), ("乙", "correspondent", 1), ("乙", "reporter", 1),
    ]  # fmt: skip
    assert [c["name"] for c in baoku("reporters", "--newspaper", "别报", "--json")[1]] == ["乙", "甲"]


def test_jumps_are_listed_and_taken_apart(baoku, tmp_path):
    items = [record(1, page=1, jump={"to_page": 2}), record(2, page=2, jump={"from_page": 1})]
    baoku("import", write_records(tmp_path / "a.jsonl", items))
    code, [found], _err = baoku("jumps", "--json")
    assert code == 0
    (pair,) = found["joined"]
    ids = pair["head"]["id"], pair["tail"]["id"]
    _code, [found], _err = baoku("jumps", "--part", *ids, "--json")
    assert (found["joined"], len(found["parted"])) == ([], 1)
    _code, [found], _err = baoku("jumps", "--rejoin", *ids, "--json")
    assert found["joined"] == [pair]


def test_the_variable_names_the_library_and_the_option_wins(baoku, files, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("BAOKU_LIBRARY", str(tmp_path / "by-variable"))
    assert main(["import", str(files / "a.txt")]) == 0
    assert (tmp_path / "by-variable/catalogue.sqlite").exists()
    assert main(["import", str(files / "b.txt"), "--library", str(tmp_path / "by-option")]) == 0
    assert (tmp_path / "by-option/catalogue.sqlite").exists()


def test_a_first_search_builds_the_library_from_the_seeds(baoku):
    code, [answer], _err = baoku("search", "大运河", "--json", "--limit", 0)
    assert code == 0
    assert answer["total"] == len(answer["hits"]) > 0


def test_the_language_follows_the_system(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for value, language in {
        "C.UTF-8": Language.CHINESE, "": Language.CHINESE, "zh_CN.UTF-8": Language.CHINESE,
        "en_US.UTF-8": Language.ENGLISH, "de_DE": Language.ENGLISH, "POSIX": Language.CHINESE,
    }.items():  # fmt: skip
        monkeypatch.setenv("LANG", value)
        assert system_language() is language, value


@pytest.mark.parametrize("command", [[], ["gui"]])
def test_without_a_display_there_is_one_sentence_and_exit_2(tmp_path, command):
    environment = {
        k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    for more in ({}, {"DISPLAY": ":98765"}):
        if sys.platform != "linux":
            pytest.skip("only there can a display be missing")
        done = subprocess.run(
            [sys.executable, "-m", "reader", *command, "--library", str(tmp_path)],
            env=environment | more, cwd=ROOT, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1), done.stderr


def test_output_is_utf8_whatever_the_locale_says(tmp_path, files):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    run = [sys.executable, "-m", "reader", "--library", str(tmp_path / "library")]
    subprocess.run([*run, "import", str(files)], env=environment, cwd=ROOT, check=True, capture_output=True)
    done = subprocess.run(
        [*run, "search", "河西新桥", "--json"], env=environment, cwd=ROOT, capture_output=True
    )
    assert json.loads(done.stdout.decode("utf-8"))["total"] == 2


def test_a_reader_that_leaves_early_causes_no_trouble(tmp_path, files):
    run = f'"{sys.executable}" -m reader --library "{tmp_path / "library"}"'
    subprocess.run(f'{run} import "{files}"', shell=True, cwd=ROOT, check=True, capture_output=True)
    batch = write(tmp_path / "many.txt", "记者\n" * 3000)
    done = subprocess.run(
        f'{run} search --batch "{batch}" --json | head -n 1',
        shell=True,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    assert "Traceback" not in done.stderr and json.loads(done.stdout)["total"] == 4
