"""Damage to the catalogue: it is right, or it is told and made anew from the kept sources; nothing in between."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader import cli, paths
from reader.core import opening
from reader.core.catalogue import Catalogue, Damaged
from reader.core.catalogue.schema import VERSION
from reader.core.catalogue.sums import SUMMED
from reader.core.errors import BaokuError
from reader.core.files import exclusive
from reader.core.library import Library
from reader.core.opening import Home
from reader.core.pack_building import build_pack
from reader.core.records import SearchOptions
from tests.builders import STORIES, page_text, record, write, write_records

ROOT = Path(__file__).resolve().parents[3]
ALL = SearchOptions(limit=None)
ARTICLES = len(STORIES) * 2 + 3
FIXED = range(60, 64)
"""Where the file says which version of the catalogue it is: a larger number there is a newer Baoku's."""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small library, to be copied."""
    folder = tmp_path_factory.mktemp("model")
    for number in range(2):
        write(folder / f"in/{number}.txt", page_text(page=number + 1))
    write_records(folder / "in/records.jsonl", [record(n) for n in range(3)])
    with Library(folder / "library") as library:
        library.import_paths([folder / "in"])
    return folder / "library"


@pytest.fixture
def filled(model: Path, home: Path) -> Path:
    shutil.copytree(model, home)
    return home


def breaking(path: Path, words: str = "河西新桥") -> None:
    """Wherever these words stand turn a byte in the middle of a hanzi into one that cannot stand there."""
    data, good = path.read_bytes(), words.encode()
    assert good in data
    path.write_bytes(data.replace(good, bytes([good[0], good[1] ^ 0x55]) + good[2:]))


def codes(library: Library) -> list[str]:
    return [reason.code for reason in library.mended()]


def found(library: Library) -> list[object]:
    """Everything that a reader sees: answers, the tree, every article."""
    answers = [library.search(query, ALL) for query in ("河西新桥", "的", "日期:2021", "记者")]
    told: list[object] = [
        sorted((hit.article_id, hit.title, hit.snippet.text) for hit in answer.hits) for answer in answers
    ]
    for paper in library.newspapers():
        for year in library.years(paper.name):
            for issue in library.issues(paper.name, year.year):
                told.append((issue.newspaper, issue.date, issue.articles))
                for page in library.pages(issue.id):
                    for summary in library.articles(page.id):
                        stored = library.article(summary.id)
                        told.append((stored.article, stored.masthead, page.number))
    told.append((library.failures(), library.signatures()))
    return sorted(told, key=repr)


def hurt(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes of a file with one damage of those that disks and memory do."""
    harmed = bytearray(data)
    used = [place for place, byte in enumerate(data) if byte and place not in FIXED]
    place = chance.choice(used)
    match chance.choice(("bit", "bit", "byte", "byte", "zeroes", "sector", "cut")):
        case "bit":
            harmed[place] ^= 1 << chance.randrange(8)
        case "byte":
            harmed[place] ^= chance.randrange(1, 256)
        case "zeroes":
            place = max(place, FIXED.stop)
            harmed[place : place + 200] = bytes(len(harmed[place : place + 200]))
        case "sector":
            place = max(place // 512 * 512, 512)
            harmed[place : place + 512] = b"\xff" * len(harmed[place : place + 512])
        case "cut":
            del harmed[place:]
    return bytes(harmed)


# ── whatever is damaged ───────────────────────────────────────────────────────────────────────────────


def contents(path: Path) -> list[object]:
    with closing(sqlite3.connect(path)) as connection:
        tables = ("meta", "sources", "files", "queue", "issues", "pages", "articles", "bylines")
        return [
            connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()
            for table in tables[1:2] + tables[4:]
        ]


def test_no_damage_to_the_file_goes_unseen(model: Path, tmp_path: Path) -> None:
    """Wherever the file is hurt: what is read from it is what was written, or it counts as damaged."""
    data = (model / "catalogue.sqlite").read_bytes()
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(data)
    whole = contents(path)
    chance = random.Random(20)
    seen = 0
    for _ in range(300):
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        path.write_bytes(hurt(data, chance))
        try:
            catalogue = Catalogue(path)
        except Damaged:
            seen += 1
            continue
        fault = catalogue.fault()
        catalogue.close()
        if fault is None:
            assert contents(path) == whole
        else:
            seen += 1
    assert seen > 75


def test_whatever_is_damaged_the_library_is_whole_or_told_to_be_made_anew(
    model: Path, tmp_path: Path
) -> None:
    data = (model / "catalogue.sqlite").read_bytes()
    with Library(model) as library:
        whole = found(library)
    chance = random.Random(7)
    for number in range(15):
        home = tmp_path / str(number)
        shutil.copytree(model, home)
        (home / "catalogue.sqlite").write_bytes(hurt(data, chance))
        with Library(home) as library:
            library.complete()
            assert found(library) == whole
            aside = len(list(home.glob("catalogue.damaged-*.sqlite")))
            assert codes(library) == ["library.rebuilt"] * aside
        with Library(home) as library:
            assert codes(library) == [], "it is told once"


@pytest.mark.parametrize("text", ["今", "zzz", "\0\0"])
def test_a_text_that_became_another_one_is_seen(filled: Path, text: str) -> None:
    path = filled / "catalogue.sqlite"
    data = path.read_bytes()
    place = data.index("河西新桥".encode())
    path.write_bytes(data[:place] + text.encode() + data[place + len(text.encode()) :])
    with Library(filled) as library:
        assert codes(library) == ["library.rebuilt"]
        library.complete()
        assert library.search("河西新桥").total == 2


def test_rows_from_before_there_were_sums_are_given_theirs(filled: Path) -> None:
    path = filled / "catalogue.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "".join(f"ALTER TABLE {table} DROP COLUMN sum;" for table in SUMMED)
            + f"DELETE FROM meta WHERE name = 'version'; PRAGMA user_version = {VERSION - 1};"
        )
    with Library(filled) as library:
        assert library.mended() == []
        whole = found(library)
        library.complete()
        assert found(library) == whole
    data = path.read_bytes()
    path.write_bytes(data.replace("河西新桥".encode(), "河西旧桥".encode()))
    with Library(filled) as library:
        assert codes(library) == ["library.rebuilt"]
        library.complete()
        assert found(library) == whole


# ── a version that is not the catalogue's ────────────────────────────────────────────────────────────

_VERSION_AT = slice(60, 64)
"""Where the header of the file has the version, the most significant byte first (sqlite.org/fileformat.html, 1.3)."""


def test_a_version_that_is_damaged_is_not_taken_for_that_of_a_newer_baoku(filled: Path) -> None:
    path = filled / "catalogue.sqlite"
    data = bytearray(path.read_bytes())
    assert int.from_bytes(data[_VERSION_AT], "big") == VERSION
    for bit in range(32):
        data[_VERSION_AT] = (VERSION ^ 1 << bit).to_bytes(4, "big")
        path.write_bytes(data)
        for read_only in (True, False):
            with pytest.raises(Damaged):
                Catalogue(path, read_only=read_only)
    with Library(filled) as library:
        assert codes(library) == ["library.rebuilt"]
        library.complete()
        assert library.search("河西新桥").total == 2
    assert len(list(filled.glob("catalogue.damaged-*.sqlite"))) == 1


@pytest.mark.parametrize("stated", [VERSION + 70_000, -1, -VERSION])
def test_a_version_that_cannot_be_is_damage_where_it_stands_in_the_header_alone(
    filled: Path, stated: int
) -> None:
    path = filled / "catalogue.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"DELETE FROM meta WHERE name = 'version'; PRAGMA user_version = {stated};")
    with pytest.raises(Damaged):
        Catalogue(path)


def test_a_newer_version_is_one_where_it_stands_in_the_header_alone(filled: Path) -> None:
    path = filled / "catalogue.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            f"DELETE FROM meta WHERE name = 'version'; PRAGMA user_version = {VERSION + 1};"
        )
    with pytest.raises(BaokuError) as told:
        Library(filled)
    assert told.value.reason.code == "library.newer"


def test_the_version_is_written_down_twice_the_next_time_a_catalogue_can_be_written(filled: Path) -> None:
    path = filled / "catalogue.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM meta WHERE name = 'version'")
    with Library(filled) as library:
        assert codes(library) == []
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    assert row == (str(VERSION),)


# ── a catalogue with nothing in it ────────────────────────────────────────────────────────────────────


def empty(path: Path) -> None:
    path.write_bytes(b"")


def without_tables(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")


def of_something_else(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE addresses (name TEXT)")


def without_rows(path: Path) -> None:
    path.unlink()
    Catalogue(path).close()


@pytest.mark.parametrize("spoil", [empty, without_tables, of_something_else, without_rows])
def test_an_emptied_catalogue_beside_kept_sources_is_made_anew(filled: Path, spoil) -> None:
    spoil(filled / "catalogue.sqlite")
    with Library(filled) as library:
        assert codes(library) == ["library.rebuilt"]
        library.complete()
        assert library.search("河西新桥").total == 2
        assert library.status().articles == ARTICLES
    with Library(filled) as library:
        assert codes(library) == []


def test_an_empty_file_without_kept_sources_is_a_new_library(home: Path) -> None:
    home.mkdir()
    (home / "catalogue.sqlite").write_bytes(b"")
    with Library(home) as library:
        assert library.mended() == []
        library.complete()
        assert library.status().articles


def test_kept_sources_of_which_nothing_can_be_read_are_asked_for_once(filled: Path) -> None:
    for kept in (filled / "sources").rglob("*"):
        if kept.suffix in (".txt", ".jsonl"):
            kept.write_bytes(b"altered")
    (filled / "catalogue.sqlite").write_bytes(b"")
    with Library(filled) as library:
        assert codes(library) == ["library.rebuilt"]
        assert {failure.reason.code for failure in library.complete().failed} == {"source.damaged"}
    with Library(filled) as library:
        assert library.mended() == []


def test_a_catalogue_whose_making_was_cut_short_asks_for_the_sources_again(filled: Path, monkeypatch) -> None:
    """Between the new file and the note in it that the sources are to be put in the power may fail."""
    (filled / "catalogue.sqlite").write_bytes(b"garbage " * 999)

    def fail(_catalogue: Catalogue) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Catalogue, "ask_restore", fail)
        with pytest.raises(KeyboardInterrupt):
            Library(filled)
    with Library(filled) as library:
        library.complete()
        assert library.status().articles == ARTICLES


@pytest.mark.parametrize("restored", [0, 1, 2])
def test_a_restoring_that_is_killed_goes_on_at_the_next_start(filled: Path, restored: int) -> None:
    (filled / "catalogue.sqlite").write_bytes(b"")
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from reader.core import importing\n"
        "from reader.core.library import Library\n"
        "real, done = importing.Importer._put_again, []\n"
        "def put(*given):\n"
        f"    if len(done) == {restored}: os._exit(9)\n"
        "    done.append(real(*given))\n"
        "importing.Importer._put_again = put\n"
        "Library(Path(sys.argv[1])).complete()\n"
    )
    killed = subprocess.run(
        [sys.executable, "-c", script, filled], cwd=ROOT, capture_output=True, timeout=120
    )
    assert killed.returncode == 9, killed.stderr
    with Library(filled) as library:
        library.complete()
        assert library.status().articles == ARTICLES
        assert library.search("河西新桥").total == 2
        assert library.check_index().state == "ready"


def test_while_another_baoku_restores_answers_are_said_to_lack_something(filled: Path) -> None:
    (filled / "catalogue.sqlite").write_bytes(b"")
    with Library(filled) as library:
        with exclusive(filled / opening.LOCK) as held:
            assert held
            library.complete()
            assert codes(library) == ["library.rebuilt", "library.busy"]
        library.complete()
        assert library.search("河西新桥").total == 2


# ── damage that shows while a command is at work ──────────────────────────────────────────────────────


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Catalogues count as large: they are not read through when they are opened."""
    monkeypatch.setattr(opening, "CHECKED_AT_ONCE", 0)
    yield


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = cli.main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    "command",
    [
        ("search", "河西新桥"),
        ("search", "河西新桥", "--kwic"),
        ("index", "--rebuild"),
        ("index", "--use", "tantivy"),
        ("show", "ID"),
    ],
)
def test_a_command_that_meets_damage_says_so_and_the_next_one_mends_it(filled, large, capsys, command):
    with Library(filled) as library:
        article = library.search("河西新桥").hits[0].article_id
    breaking(filled / "catalogue.sqlite")
    wanted = [article if word == "ID" else word for word in command]
    code, out, err = run(capsys, "--library", filled, *wanted)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1 and str(filled) in err and "已损坏" in err, err
    code, _out, err = run(capsys, "--library", filled, *wanted)
    assert code == 0 and "由保存的原始文件重建" in err
    code, out, err = run(capsys, "--library", filled, "search", "河西新桥")
    assert (code, err) == (0, "") and "2 篇" in out


def test_a_batch_that_meets_damage_keeps_its_answers_and_was_done_in_part(filled, large, capsys, tmp_path):
    breaking(filled / "catalogue.sqlite")
    asked = write(tmp_path / "asked.txt", "井然有序\n河西新桥\n")
    code, out, err = run(capsys, "--library", filled, "search", "--batch", asked, "--json")
    assert (code, out.count("\n")) == (1, 1)
    assert "已损坏" in err and "Traceback" not in err


def test_a_large_catalogue_with_a_text_that_is_none_is_mended_when_there_is_time(filled, large):
    breaking(filled / "catalogue.sqlite")
    with Library(filled) as library:
        assert library.mended() == []
        library.synchronize()
        assert codes(library) == ["library.rebuilt"]
        assert library.search("河西新桥").total == 2


def test_a_bug_is_not_taken_for_damage(filled, capsys, monkeypatch):
    monkeypatch.setattr(Library, "search", lambda *_given: {}["ours"])
    with pytest.raises(KeyError):
        cli.main(["--library", str(filled), "search", "河西新桥"])
    assert not (filled / opening.DOUBT).exists()


def test_a_catalogue_that_another_baoku_made_anew_meanwhile_is_not_set_aside(filled, large):
    breaking(filled / "catalogue.sqlite")
    with Library(filled) as library:
        with Library(filled) as other:
            other.synchronize()
        damage = library.damage_of(sqlite3.OperationalError("Could not decode to UTF-8 column 'body'"))
        assert damage is not None and damage.code == "library.damaged"
    assert not (filled / opening.DOUBT).exists()
    assert len(list(filled.glob("catalogue.damaged-*.sqlite"))) == 1


# ── where nothing may be changed ──────────────────────────────────────────────────────────────────────


def kept_files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, but for what SQLite puts beside a file that it reads where it may."""
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and not path.name.endswith(("-shm", "-wal"))
    }


@pytest.mark.parametrize("spoil", [empty, breaking])
def test_a_damaged_catalogue_that_can_only_be_read_is_told_and_left_alone(filled, monkeypatch, spoil):
    spoil(filled / "catalogue.sqlite")
    before = kept_files(filled)
    real = Home.__init__

    def only_read(self: Home, *given: object) -> None:
        real(self, *given)  # type: ignore[arg-type]
        self.read_only = True

    monkeypatch.setattr(Home, "__init__", only_read)
    with pytest.raises(BaokuError) as told:
        Library(filled)
    assert told.value.reason.code == "library.damaged_to_read"
    assert kept_files(filled) == before


def test_damage_to_a_pack_in_use_is_told_and_the_pack_left_alone(tmp_path, model, monkeypatch):
    monkeypatch.setattr(paths, "own_of_archive", lambda name: tmp_path / "own" / name)
    pack = tmp_path / "1998.baokupack"
    build_pack(model.parent / "in", pack, name="1998")
    with Library.open(pack) as library:
        breaking(pack / "catalogue.sqlite")
        before = kept_files(pack)
        damage = library.damage_of(sqlite3.OperationalError("Could not decode to UTF-8 column 'body'"))
        assert damage is not None and damage.code == "library.damaged_to_read"
        assert str(pack) in damage.text()
    assert kept_files(pack) == before


# ── the index of another catalogue ────────────────────────────────────────────────────────────────────


def test_an_index_of_another_catalogue_is_said_to_be_that(filled, capsys):
    (filled / "catalogue.sqlite").write_bytes(b"")
    code, out, err = run(capsys, "--library", filled, "index", "--check")
    assert code == 1 and "属于另一份目录" in out and "由保存的原始文件重建" in err
    assert run(capsys, "--library", filled, "search", "河西新桥")[0] == 0
    assert run(capsys, "--library", filled, "index", "--check")[0] == 0


def test_every_state_of_an_index_has_a_word():
    from reader.commands.index import STATES
    from reader.core.index.folder import State
    from reader.core.indexing import BEHIND

    assert set(STATES) == {BEHIND, *(state.value for state in State)}
