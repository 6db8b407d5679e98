"""`baoku annotations …`, as others script against it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main
from tests.builders import record, write_records

FIELDS = {
    "id", "article", "quote", "prefix", "suffix", "start", "end", "status", "score", "reason", "note", "tags",
    "color", "creator", "created", "modified",
}  # fmt: skip


@pytest.fixture
def notes(tmp_path, capsys, made):
    """Run `annotations` on a library of the test's own; returns exit code, JSON lines or text, standard error."""
    shutil.copytree(made, tmp_path / "library")

    def run(*arguments: object, library: Path = tmp_path / "library") -> tuple[int, Any, str]:
        capsys.readouterr()
        try:
            code = main(["annotations", *map(str, arguments), "--library", str(library)])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        out, err = capsys.readouterr()
        return code, [json.loads(line) for line in out.splitlines()] if "--json" in arguments else out, err

    return run


@pytest.fixture
def article(notes, tmp_path, capsys) -> str:
    capsys.readouterr()
    main(["search", "河西新桥", "--json", "--library", str(tmp_path / "library")])
    return json.loads(capsys.readouterr().out)["hits"][0]["id"]


def test_add_and_list_answer_by_contract(notes, article, capsys, tmp_path):
    code, [made], err = notes(
        "add", article, "--quote", "通车", "--prefix", "建成", "--note", "记", "--tag", "甲", "--tag", "乙",
        "--color", "green", "--json",
    )  # fmt: skip
    assert (code, err) == (0, "")
    assert set(made) >= FIELDS
    assert (made["quote"], made["note"], made["tags"], made["color"]) == ("通车", "记", ["乙", "甲"], "green")
    code, listed, _err = notes("list", "--json")
    assert (code, listed) == (0, [made])
    capsys.readouterr()
    main(["show", article, "--json", "--library", str(tmp_path / "library")])
    body = "\n".join(json.loads(capsys.readouterr().out)["paragraphs"])
    assert body[made["start"] : made["end"]] == "通车"
    assert (made["status"], made["score"], made["reason"]) == ("anchored", 1.0, None)


def test_of_several_places_the_first_is_taken_and_that_is_told(notes, article):
    code, [made], err = notes("add", article, "--quote", "河", "--json")
    assert code == 0 and "--prefix" in err
    _code, [second], err = notes("add", article, "--quote", "河", "--suffix", "由", "--json")
    assert err == "" and second["suffix"].startswith("由")
    assert made["field"] == "body"


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "ARTICLE", "--quote", "没有的字"],
        ["add", "ARTICLE", "--quote", "通车", "--prefix", "没有"],
        ["add", "ARTICLE", "--quote", " "],
        ["add", "nonsense", "--quote", "通车"],
        ["add", "ARTICLE", "--quote", "通车", "--color", "pink"],
        ["add", "ARTICLE", "--quote", "通车", "--tag", "#"],
        ["add"],
        ["edit", "0" * 32, "--note", "x"],
        ["delete", "0" * 32],
        ["import", "none.zip"],
        ["export", "x.doc"],
        ["restore", "none"],
        ["list", "--status", "funny"],
        [],
    ],
)
def test_what_cannot_be_done_is_2_and_one_sentence(notes, article, arguments):
    code, out, err = notes(*[article if word == "ARTICLE" else word for word in arguments])
    assert (code, out) == (2, "")
    assert err.strip() and "Traceback" not in err
    assert notes("list", "--json")[1] == []


def test_notes_are_edited_filtered_and_deleted(notes, article):
    _code, [made], _err = notes("add", article, "--quote", "通车", "--tag", "甲", "--json")
    code, [edited], _err = notes("edit", made["id"], "--note", "新", "--tag", "乙", "--untag", "甲", "--json")
    assert (code, edited["note"], edited["tags"]) == (0, "新", ["乙"])
    assert len(notes("list", "--tag", "乙", "--text", "新", "--json")[1]) == 1
    assert notes("list", "--tag", "甲", "--json")[1] == []
    assert notes("tags", "--json")[1] == [{"tag": "乙", "notes": 1}]
    notes("tags", "--rename", "乙", "丙")
    assert "新" in notes("list")[1] and "#丙" in notes("list")[1]
    assert notes("delete", made["id"], "--json")[1] == [{"changed": 1}]
    assert notes("list", "--json")[1] == []


def test_notes_go_to_another_library_by_bundle_and_by_folder(notes, article, tmp_path):
    notes("add", article, "--quote", "通车", "--note", "记")
    code, [written], _err = notes("export", tmp_path / "x.zip", "--json")
    assert (code, written["annotations"]) == (0, 1)
    other = tmp_path / "other"
    (tmp_path / "bad.zip").write_bytes(b"bad")
    code, [taken], err = notes("import", tmp_path / "x.zip", tmp_path / "bad.zip", "--json", library=other)
    assert (code, taken["new"], taken["waiting"]) == (1, 1, 1)
    assert "bad.zip" in err
    [orphan] = notes("list", "--status", "orphan", "--json", library=other)[1]
    assert orphan["reason_code"] == "note.waiting" and orphan["score"] == 0
    code, _out, err = notes("sync", tmp_path / "meet")
    assert code == 2 and str(tmp_path / "meet") in err and not (tmp_path / "meet").exists()
    (tmp_path / "meet").mkdir()
    assert notes("sync", tmp_path / "meet", "--json")[1][0]["wrote"] is True
    code, [met], _err = notes("sync", tmp_path / "meet", "--json", library=other)
    assert (code, met["read"], met["new"], met["unchanged"]) == (0, 1, 0, 1)
    assert len(list((tmp_path / "meet").iterdir())) == 2
    for bundle in (tmp_path / "meet").iterdir():
        bundle.unlink()
    code, _out, err = notes("sync", tmp_path / "meet")
    assert code == 2 and "--anew" in err
    assert notes("sync", tmp_path / "meet", "--anew")[0] == 0


def test_backups_are_made_listed_and_restored(notes, article):
    notes("add", article, "--quote", "通车", "--note", "记")
    _code, [made], _err = notes("backup", "--json")
    [note] = notes("list", "--json")[1]
    notes("delete", note["id"])
    assert made["name"] in [info["name"] for info in notes("restore", "--json")[1]]
    listed = notes("restore")[1].splitlines()
    assert "日期" in listed[0] and "改动" in listed[0], "the columns are named"
    assert any(made["name"] in line and "处改动" in line and line.endswith("KB") for line in listed[1:])
    code, [restored], _err = notes("restore", made["name"], "--json")
    assert code == 0 and restored["before"]
    assert notes("list", "--json")[1] == [note]


def test_a_filter_by_date_tells_of_notes_where_none_is_stated(notes, tmp_path, capsys):
    rows = [
        record(1, date="2021-01-15"),
        record(2, date=None),
        record(3, date="2019-05-01", newspaper="河西晚报"),
    ]
    file = write_records(tmp_path / "a.jsonl", rows)
    home = str(tmp_path / "library")
    assert main(["import", str(file), "--library", home]) == 0
    for number in (1, 2, 3):
        capsys.readouterr()
        main(["search", f"标题:第{number}篇报道", "--json", "--library", home])
        notes("add", json.loads(capsys.readouterr().out)["hits"][0]["id"], "--note", "记")
    for date in ("2021", "20210115", "2021年1月"):
        code, listed, err = notes("list", "--from", date, "--json")
        assert (code, [note["date"] for note in listed]) == (0, ["2021-01-15"])
        assert "另有 1 条" in err
    assert notes("list", "--json")[2] == ""
    assert len(notes("list", "--newspaper", "清溪", "--json")[1]) == 2
    code, listed, err = notes("list", "--newspaper", "拱墅", "--json")
    assert (code, listed) == (0, [])
    assert "拱墅" in err and "河西晚报" in err
    assert "另有 1 条" in notes("export", tmp_path / "n.md", "--to", "2021")[2]
