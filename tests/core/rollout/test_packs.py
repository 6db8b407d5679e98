"""Archive packs: opened as they are by every account, and refused, with the reason, when anything in them is wrong."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from builders import STORIES, page_text, write

from reader import paths
from reader.cli import main
from reader.core.errors import BaokuError
from reader.core.library import Library
from reader.core.pack_building import build_pack
from reader.core.packs import MANIFEST, check_sources, packs_in, read_pack

Spoil = Callable[[Path], object]


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    write(tmp_path / "in/a.txt", page_text())
    write(tmp_path / "in/b.txt", page_text(date="2022年4月5日 星期二", page=2, stories=STORIES[:1]))
    return tmp_path / "in"


@pytest.fixture
def pack(sources: Path, tmp_path: Path) -> Path:
    built, failed = build_pack(sources, tmp_path / "清溪日报.baokupack")
    assert not failed
    return built.path


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give this account a folder of its own for what lies above packs."""
    folder = tmp_path / "own"
    monkeypatch.setattr(paths, "own_of_archive", lambda archive_id: folder / archive_id)
    return folder


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_pack_is_searched_and_read_at_once_and_nothing_in_it_changes(pack: Path, own: Path) -> None:
    before = tree(pack)
    with Library.open(pack) as library:
        assert library.read_only
        assert library.name == "清溪日报"
        answer = library.search("河西新桥")
        assert answer.total == 2 and answer.coverage.not_indexed == 0
        assert library.article(answer.hits[0].article_id).article.title == STORIES[0][0]
        assert library.source_lines(answer.hits[0].article_id)
        library.complete()
        library.synchronize()
    assert tree(pack) == before
    assert not any((entry / "index").exists() for entry in own.iterdir()), "no index of one's own"


def test_nothing_is_taken_into_a_pack(pack: Path, sources: Path) -> None:
    with Library.open(pack) as library:
        for change in (lambda: library.import_paths([sources]), lambda: library.rebuild_index(None)):
            with pytest.raises(BaokuError) as refused:
                change()
            assert refused.value.reason.code == "library.read_only"


def test_two_packs_of_the_same_sources_have_the_same_articles(
    pack: Path, sources: Path, tmp_path: Path
) -> None:
    other, _failed = build_pack(sources, tmp_path / "other.baokupack")
    ids = []
    for path in (pack, other.path):
        with Library.open(path) as library:
            ids.append(sorted(hit.article_id for hit in library.search("本报讯").hits))
    assert ids[0] == ids[1] and len(ids[0]) == 4


def test_a_pack_whose_index_is_of_another_version_gets_one_of_the_users_own(pack: Path, own: Path) -> None:
    from reader.core.packs import seal

    with Library.open(pack) as library:
        engine = library.status().index.engine
    manifest = pack / "index" / engine / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"format": 1', '"format": 0'))
    (pack / MANIFEST).unlink()
    seal(pack, name="清溪日报", made="2026-01-01", version="0", articles=4, issues=2)
    before = tree(pack)
    with Library.open(pack) as library:
        assert library.search("河西新桥").total == 2, "read through while there is no index"
        library.complete()
        assert library.status().index.state == "ready"
        assert library.search("河西新桥").coverage.not_indexed == 0
    assert tree(pack) == before
    with Library.open(pack) as library:
        assert library.status().index.state == "ready"


def test_an_update_keeps_what_is_the_users_own(pack: Path, sources: Path) -> None:
    with Library.open(pack) as library:
        library.rename("我的清溪")
        identity = library.home
    write(sources / "c.txt", page_text(date="2023年1月2日 星期一", stories=STORIES[1:]))
    with pytest.raises(BaokuError) as refused:
        build_pack(sources, pack)
    assert refused.value.reason.code == "pack.exists"
    built, _failed = build_pack(sources, pack, replace=True)
    assert built.articles == 6
    with Library.open(pack) as library:
        assert (library.home, library.name) == (identity, "我的清溪")
        assert library.search("图书馆").total == 2
    assert [path.name for path in pack.parent.glob("*.baokupack*")] == [pack.name]


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x40
    path.write_bytes(data)


def _some_index_file(pack: Path) -> Path:
    return max(
        (path for path in (pack / "index").rglob("*") if path.is_file()), key=lambda path: path.stat().st_size
    )


def _forge(pack: Path, name: str) -> None:
    """Write a manifest that names another file, with a digest that fits it."""
    from reader.core.packs import _digest

    manifest = json.loads((pack / MANIFEST).read_bytes())
    manifest["body"]["files"][name] = [1, "0" * 64]
    manifest["sha256"] = _digest(manifest["body"])
    (pack / MANIFEST).write_text(json.dumps(manifest))


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda pack: _flip(pack / "catalogue.sqlite"), "catalogue.sqlite"),
        (lambda pack: _flip(_some_index_file(pack)), "index/"),
        (lambda pack: _some_index_file(pack).unlink(), "index/"),
        (lambda pack: os.truncate(pack / "catalogue.sqlite", 4096), "catalogue.sqlite"),
        (lambda pack: _flip(pack / MANIFEST), MANIFEST),
        (lambda pack: (pack / MANIFEST).unlink(), MANIFEST),
        (lambda pack: (pack / MANIFEST).write_bytes(b"[" * 100_000), MANIFEST),
        (lambda pack: (pack / "catalogue.sqlite-wal").write_bytes(b"log"), "catalogue.sqlite-wal"),
        (lambda pack: (pack / "index/planted.pickle").write_bytes(b"x"), "planted"),
        (lambda pack: (pack / "index/link").symlink_to("/etc/passwd"), "link"),
        (lambda pack: _forge(pack, "../outside"), MANIFEST),
        (lambda pack: _forge(pack, "/etc/passwd"), MANIFEST),
        (lambda pack: _forge(pack, "C:\\x"), MANIFEST),
    ],
)
def test_a_damaged_or_foreign_pack_is_refused_and_the_reason_named(
    pack: Path, spoil: Spoil, named: str
) -> None:
    Library.open(pack).close()
    spoil(pack)
    with pytest.raises(BaokuError) as refused:
        Library.open(pack)
    assert refused.value.reason.code == "pack.damaged"
    assert named in str(refused.value.reason.fields["detail"])


def test_a_pack_replaced_while_it_is_open_is_told_and_never_mixed_with_the_old_one(
    pack: Path, sources: Path
) -> None:
    with Library.open(pack) as library:
        before = library.search("图书馆")
        write(sources / "c.txt", page_text(date="2023年1月2日 星期一", stories=STORIES[1:]))
        build_pack(sources, pack, replace=True)
        assert library.search("图书馆").total == before.total, "what is open stays as it was"
        with ThreadPoolExecutor(1) as other_thread, pytest.raises(BaokuError) as refused:
            other_thread.submit(library.search, "图书馆").result()
        assert refused.value.reason.code == "pack.replaced"
    with Library.open(pack) as library:
        assert library.search("图书馆").total == 2


def test_a_pack_of_a_newer_format_is_refused_politely(pack: Path) -> None:
    from reader.core.packs import _digest

    manifest = json.loads((pack / MANIFEST).read_bytes())
    manifest["body"]["format"] = 99
    manifest["sha256"] = _digest(manifest["body"])
    (pack / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(BaokuError) as refused:
        Library.open(pack)
    assert refused.value.reason.code == "pack.newer"


def test_a_changed_source_is_found_by_a_check_and_never_shown(pack: Path) -> None:
    with Library.open(pack) as library:
        found = library.search("河西新桥").hits[0].article_id
        digest = library.article(found).source.sha256
        _flip(pack / "sources" / digest[:2] / f"{digest}.txt")
        with pytest.raises(BaokuError) as refused:
            library.source_lines(found)
        assert refused.value.reason.code == "source.damaged"
    with pytest.raises(BaokuError) as refused:
        check_sources(read_pack(pack))
    assert refused.value.reason.code == "pack.damaged"


def test_a_pack_of_a_library_holds_its_articles(sources: Path, tmp_path: Path) -> None:
    with Library(tmp_path / "library") as library:
        library.import_paths([sources])
    shutil.rmtree(sources)
    built, failed = build_pack(tmp_path / "library", tmp_path / "all")
    assert not failed and built.path.name == "all.baokupack" and built.articles == 4
    assert packs_in([tmp_path]) == [built.path]


def test_a_pack_of_nothing_is_not_made(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(BaokuError):
        build_pack(tmp_path / "in", tmp_path / "x.baokupack")
    assert list(tmp_path.glob("x*")) == []


def test_packs_on_the_command_line(sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = str(tmp_path / "x.baokupack")
    assert main(["pack", "build", str(sources), "-o", pack, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["articles"] == 4
    assert main(["pack", "check", pack, "--json"]) == 0
    capsys.readouterr()
    assert main(["search", "河西新桥", "--library", pack, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == 2
    assert main(["pack", "build", str(sources), "-o", pack]) == 2
    _flip(Path(pack) / "catalogue.sqlite")
    assert main(["search", "河西新桥", "--library", pack]) == 2
    assert "catalogue.sqlite" in capsys.readouterr().err
