"""An office's policies hold on the command line too, and there they can be seen and tried before they are rolled out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders import page_text, write

from reader import paths
from reader.cli import main
from reader.core.library import Library
from reader.core.pack_building import build_pack

Decide = Callable[..., None]
Answer = Callable[..., list[Any]]


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    write(tmp_path / "in/a.txt", page_text())
    return tmp_path / "in"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, sources: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with articles, used by default."""
    monkeypatch.chdir(tmp_path)
    with Library(tmp_path / "library") as library:
        library.import_paths([sources / "a.txt"])
    monkeypatch.setenv(paths.LIBRARY_VARIABLE, str(tmp_path / "library"))
    return tmp_path / "library"


@pytest.fixture
def decide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Decide:
    """Return what writes the policies of this machine."""
    file = tmp_path / "policies.json"
    monkeypatch.setattr(paths, "policy_files", lambda: [file])
    monkeypatch.setattr(paths, "packs_beside", lambda: tmp_path / "beside/packs")

    def write_down(**members: object) -> None:
        file.write_text(json.dumps(members), "utf-8")

    return write_down


@pytest.fixture
def answer(capsys: pytest.CaptureFixture[str]) -> Answer:
    """Return what runs a command that must end with an exit code, and reads its lines of JSON."""

    def run(*arguments: object, code: int = 0) -> list[Any]:
        capsys.readouterr()
        ended = main([*map(str, arguments), "--json"])
        said = capsys.readouterr()
        assert ended == code, said.err
        return [json.loads(line) for line in said.out.splitlines()]

    return run


FORBIDDEN: list[tuple[str, list[str]]] = [
    ("import", ["import", "in/a.txt"]),
    ("import", ["import", "in"]),
    ("folders", ["import", "in"]),
    ("export", ["export", "--query", "河西新桥", "-o", "out.txt"]),
    ("export", ["search", "河西新桥", "--csv", "out.csv"]),
    ("export", ["pack", "build", "in", "-o", "out.baokupack"]),
    ("exchange", ["annotations", "export", "out.zip"]),
    ("exchange", ["annotations", "import", "in.zip"]),
    ("exchange", ["annotations", "sync", "shared"]),
    ("rebuild", ["index", "--rebuild"]),
    ("rebuild", ["index", "--use", "whoosh"]),
]


@pytest.mark.parametrize(("act", "command"), FORBIDDEN)
def test_what_is_forbidden_is_refused_and_leaves_nothing(
    act: str, command: list[str], decide: Decide, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(tmp_path.iterdir())
    decide(forbid=[act])
    assert main(command) == 2
    assert "策略不允许" in capsys.readouterr().err
    assert sorted(path for path in tmp_path.iterdir() if path.name != "policies.json") == before


def test_what_is_not_forbidden_goes_on(home: Path, decide: Decide, sources: Path, answer: Answer) -> None:
    decide(forbid=["folders", "export", "exchange", "rebuild"])
    assert answer("import", sources / "a.txt")[0]["unchanged"] == 1
    assert answer("search", "河西新桥", "--engine", "whoosh")[0]["total"] == 1
    assert answer("search", "河西新桥", "--kwic")
    assert answer("index", "--check")[0]["state"] == "ready"


def test_a_forbidden_engine_is_not_built_and_the_answer_is_right_all_the_same(
    home: Path, decide: Decide, answer: Answer
) -> None:
    decide(forbid=["rebuild"])
    assert answer("search", "河西新桥", "--engine", "tantivy")[0]["total"] == 1
    assert not (home / "index/tantivy").exists()


def test_where_nothing_may_be_taken_in_followed_folders_are_left_alone(home: Path, sources: Path) -> None:
    with Library(home) as library:
        library.import_paths([sources])
        write(sources / "b.txt", page_text(page=2))
        assert library.synchronize(folders=False).imported == 0
        assert library.synchronize().imported == 1


def test_the_policies_are_shown_with_their_sources(
    home: Path, decide: Decide, answer: Answer, tmp_path: Path
) -> None:
    file = str(tmp_path / "policies.json")
    decide(
        settings={"theme": {"value": "dark", "locked": True}},
        library={"value": str(tmp_path / "shared"), "locked": True},
        archives=[str(tmp_path / "packs")],
        forbid=["export"],
    )
    [shown] = answer("policies")
    assert shown["sources"] == [file]
    assert shown["settings"] == {"theme": {"value": "dark", "locked": True, "source": file}}
    assert shown["library"]["path"] == str(tmp_path / "shared")
    assert shown["archives"] == [{"path": str(tmp_path / "packs"), "source": file}]
    assert shown["forbid"] == [{"act": "export", "source": file}]
    assert shown["order"]["library"] == ["locked", "--library", "BAOKU_LIBRARY", "policy", "user"]
    assert shown["errors"] == []


def test_a_file_can_be_tried_before_it_is_rolled_out(
    home: Path, decide: Decide, answer: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decide(forbid=["import"])
    tried = tmp_path / "new.json"
    tried.write_text('{"forbid": ["export", "fun"], "colour": 1}', "utf-8")
    [shown] = answer("policies", tried, code=1)
    assert [one["act"] for one in shown["forbid"]] == ["export"]
    assert [error["code"] for error in shown["errors"]] == ["policy.unknown", "policy.value"]
    assert [error["code"] for error in answer("policies", tmp_path / "none.json", code=1)[0]["errors"]] == [
        "policy.unreadable"
    ]
    assert main(["policies", str(tried)]) == 1
    said = capsys.readouterr()
    assert "禁止 export" in said.out and "fun" in said.err


def test_an_archive_of_the_office_is_named_by_its_name(
    home: Path, decide: Decide, sources: Path, tmp_path: Path, answer: Answer
) -> None:
    write(sources / "b.txt", page_text(page=2))
    packs = tmp_path / "packs"
    packs.mkdir()
    build_pack(sources, packs / "file.baokupack", name="清溪日报 1998")
    (packs / "damaged.baokupack").mkdir()
    decide(archives=[str(packs), str(tmp_path / "unplugged")])
    for name in ("清溪日报 1998", "file", "file.baokupack", packs / "file.baokupack"):
        assert answer("search", "河西新桥", "--library", name)[0]["total"] == 2
    own, damaged, pack, unplugged = answer("libraries", "--library", "file", code=1)
    assert (own["state"], own["used"], own["path"]) == ("ready", False, str(home))
    assert (pack["name"], pack["state"], pack["used"]) == ("清溪日报 1998", "ready", True)
    assert (pack["articles"], pack["kind"]) == (6, "pack")
    assert (damaged["state"], unplugged["state"]) == ("unusable", "unusable")
    assert str(tmp_path / "unplugged") in unplugged["reason"]
    (tmp_path / "file").mkdir()
    assert answer("search", "河西新桥", "--library", "file")[0]["total"] != 2, (
        "a folder that is there is meant"
    )


def test_packs_beside_the_program_are_found_by_everybody(
    home: Path, decide: Decide, sources: Path, tmp_path: Path, answer: Answer
) -> None:
    (tmp_path / "beside/packs").mkdir(parents=True)
    build_pack(sources, tmp_path / "beside/packs/1998.baokupack")
    assert [line["name"] for line in answer("libraries")][1:] == ["1998"]
    assert answer("search", "河西新桥", "--library", "1998")[0]["total"] == 1


def test_where_the_library_is_locked_only_the_offices_archives_can_be_chosen(
    decide: Decide, sources: Path, tmp_path: Path, answer: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    build_pack(sources, tmp_path / "packs/1998.baokupack")
    decide(library={"value": str(tmp_path / "library"), "locked": True}, archives=[str(tmp_path / "packs")])
    assert answer("libraries", "--library", "1998")[1]["used"]
    assert main(["search", "河西新桥", "--json", "--library", str(tmp_path / "mine")]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["total"] == 1
    assert str(tmp_path / "mine") in said.err and "策略指定了资料库" in said.err
    assert not (tmp_path / "mine").exists()
