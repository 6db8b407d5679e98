"""What stands in the way of the notes without being damage, and every moment at which mending may be cut off: a sound

file is never set aside, and notes that lie anywhere beside the library come back by themselves.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reader.cli import main
from reader.core.annotations import rescue
from reader.core.errors import BaokuError
from reader.core.library import Library
from reader.core.noted import Place

ROOT = Path(__file__).resolve().parent.parent.parent.parent
FILE = "annotations.sqlite"


def add(library: Library, article: str, number: int = 1, note: str = "记") -> None:
    for count in range(number):
        library.notes.add(Place(article, "body", count % 30, count % 30 + 2), note=f"{note} {count}")


def notes(library: Library) -> set[tuple[str, str]]:
    return {(item.id, item.note) for item in library.notes.find().annotations}


def told(library: Library) -> list[str]:
    return [reason.code for reason in library.mended()]


def as_newer(connection: sqlite3.Connection) -> None:
    """Give a file of notes the version of a Baoku to come."""
    connection.execute("UPDATE meta SET value = '99' WHERE name = 'version'")
    connection.execute("PRAGMA user_version = 99")
    connection.commit()


def set_aside(home: Path) -> list[str]:
    return [path.name for path in home.iterdir() if "damaged" in path.name or path.suffix == ".part"]


def spoil(path: Path) -> None:
    path.write_bytes(b"no database, " * 2000)


@pytest.fixture
def kept(home, library, article) -> set[tuple[str, str]]:
    """Notes in a library that has been closed."""
    add(library, article, 12)
    before = notes(library)
    library.close()
    return before


# ── what is no damage ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (sqlite3.SQLITE_FULL, "library.full_to_read"),
        (sqlite3.SQLITE_IOERR_SHMSIZE, "library.full_to_read"),
        (sqlite3.SQLITE_IOERR_READ, "library.unwritable"),
        (sqlite3.SQLITE_CANTOPEN, "library.unwritable"),
        (sqlite3.SQLITE_BUSY, "notes.busy"),
        (sqlite3.SQLITE_LOCKED, "notes.busy"),
    ],
)
def test_only_damage_is_taken_for_damage(home, kept, monkeypatch, code, sentence):
    def failing(connection: sqlite3.Connection) -> str | None:
        error = sqlite3.OperationalError("in the way")
        error.sqlite_errorcode = code
        raise error

    with monkeypatch.context() as patch:
        patch.setattr("reader.core.annotations.database.fault", failing)
        with Library(home) as library:
            assert told(library) == [sentence]
            assert library.search("河西新桥").total == 1
            if sentence == "library.full_to_read":
                assert notes(library) == kept
    assert set_aside(home) == []
    with Library(home) as library:
        assert (told(library), notes(library)) == ([], kept)


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_a_file_that_another_program_holds_is_busy_not_damaged(home, article, kept, monkeypatch, journal):
    monkeypatch.setattr("reader.core.annotations.database.BUSY_SECONDS", 0)
    with closing(sqlite3.connect(home / FILE, isolation_level=None)) as other:
        other.execute(f"PRAGMA journal_mode = {journal}")
        other.execute("BEGIN EXCLUSIVE")
        with Library(home) as library:
            assert library.search("河西新桥").total == 1
            if journal == "wal":  # who writes there keeps nobody from reading
                assert (told(library), notes(library)) == ([], kept)
            else:
                assert told(library) == ["notes.busy"]
                with pytest.raises(BaokuError) as refused:
                    library.notes.restore("notes-2020-01-01-0001.sqlite")
                assert refused.value.reason.code == "notes.busy"
            with pytest.raises(BaokuError) as refused:
                add(library, article)
            assert refused.value.reason.code == "notes.busy"
        other.execute("ROLLBACK")
    assert set_aside(home) == []
    with Library(home) as library:
        assert (told(library), notes(library)) == ([], kept)


@pytest.mark.skipif(os.name == "nt", reason="a limit on file sizes, to stand for a full disk, is POSIX")
@pytest.mark.parametrize("log", [False, True])
def test_on_a_full_disk_everything_can_be_read_and_that_is_said_once(home, kept, article, log):
    import resource

    if log:  # what was written last still stands in the log, as after a crash
        with closing(sqlite3.connect(home / FILE)) as writer, closing(sqlite3.connect(home / FILE)) as other:
            other.execute("SELECT count(*) FROM meta").fetchone()
            writer.execute("INSERT INTO meta VALUES ('stray', '')")
            writer.commit()
            shutil.copytree(home, home.with_name("crashed"))
        home = home.with_name("crashed")
        (home / f"{FILE}-shm").unlink()

    def tight() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (16 << 10, 16 << 10))

    def baoku(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "reader", *arguments, "--library", str(home)]
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=120, preexec_fn=tight
        )

    listed = baoku("annotations", "list", "--json")
    assert listed.returncode == 0, listed.stderr
    assert {(item["id"], item["note"]) for item in map(json.loads, listed.stdout.splitlines())} == kept
    assert listed.stderr.count("磁盘已满") == 1 and len(listed.stderr.splitlines()) == 1
    found = baoku("search", "河西新桥", "--json")
    assert (found.returncode, json.loads(found.stdout)["total"]) == (0, 1)
    assert baoku("show", article).returncode == 0
    refused = baoku("annotations", "add", article, "--note", "新")
    assert refused.returncode == 2 and "磁盘已满,无法写入" in refused.stderr
    assert set_aside(home) == []
    with Library(home) as library:
        assert (told(library), notes(library)) == ([], kept)


def test_on_a_full_disk_writing_is_refused_and_threads_read(home, kept, article, monkeypatch):
    import threading

    def full(*_arguments: object) -> None:
        raise BaokuError("library.full", path=home)

    monkeypatch.setattr("reader.core.annotations.store.Store._sound", full)
    with Library(home) as library:
        found: list[int] = []
        asking = threading.Thread(target=lambda: found.append(len(library.notes.of_article(article))))
        asking.start()
        asking.join()
        assert found == [12]
        assert not library.notes.writable
        for change in (
            lambda: add(library, article),
            library.notes.back_up,
            lambda: library.notes.restore("x"),
        ):
            with pytest.raises(BaokuError) as refused:
                change()
            assert refused.value.reason.code == "library.full"


def test_what_is_told_of_the_notes_is_not_logged_beside(home, kept, caplog):
    with closing(sqlite3.connect(home / FILE)) as connection:
        as_newer(connection)
    with Library(home) as library:
        assert told(library) == ["notes.newer"]
        library.complete()
    assert [record for record in caplog.records if record.levelname == "WARNING"] == []


# ── mending that is cut off ───────────────────────────────────────────────────────────────────────────


def test_wherever_mending_is_cut_off_the_next_start_finds_the_notes(home, kept, tmp_path, monkeypatch):
    with Library(home) as library:
        library.notes.back_up()
    data = (home / FILE).read_bytes()
    middle = len(data) // 2 // 4096 * 4096
    (home / FILE).write_bytes(data[:middle] + b"\xff" * 4096 + data[middle + 4096 :])
    (home / f"{FILE}-wal").write_bytes(b"a log that lies beside")
    moments: list[Path] = []
    real = Path.replace

    def cut_off() -> None:
        moment = tmp_path / f"moment{len(moments)}"
        shutil.copytree(home, moment)
        moments.append(moment)

    def replace(self: Path, target: Path) -> Path:
        if self.parent != home:
            return real(self, target)
        cut_off()
        done = real(self, target)
        cut_off()
        return done

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        with Library(home) as library:
            assert notes(library) >= kept
    assert len(moments) >= 4
    assert any(not (moment / FILE).exists() for moment in moments), "a moment without a file was tried"
    for moment in moments:
        with Library(moment) as library:
            assert notes(library) >= kept, moment.name
            mended = moment == moments[-1]
            assert bool(told(library)) != mended
        with Library(moment) as library:
            assert (told(library), notes(library) >= kept) == ([], True)


@pytest.mark.parametrize("step", ["os.fsync", "Path.replace"])
def test_where_no_replacement_can_be_written_nothing_changes(home, kept, monkeypatch, step):
    with Library(home) as library:
        library.notes.back_up()
    spoil(home / FILE)
    before = {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    real = Path.replace

    def last_move(self: Path, target: Path) -> Path:
        if self.suffix == ".part":
            full()
        return real(self, target)

    with monkeypatch.context() as patch:
        if step == "os.fsync":
            patch.setattr(rescue.os, "fsync", full)
        else:
            patch.setattr(Path, "replace", last_move)
        with Library(home) as library:
            assert told(library) == ["library.full"]
            assert not library.notes.readable
    assert {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()} == before
    with Library(home) as library:
        assert told(library) == ["notes.restored_alone"]
        assert notes(library) == kept


# ── no file at all ────────────────────────────────────────────────────────────────────────────────────


def test_a_file_that_was_set_aside_and_never_replaced_comes_back(home, kept):
    with Library(home) as library:
        library.notes.name_color("red", "要核对")
    (home / FILE).rename(home / "annotations.damaged-20260101-120000.sqlite")
    with Library(home) as library:
        [reason] = library.mended()
        assert (reason.code, reason.fields["lost"]) == ("notes.found_again", 0)
        assert notes(library) == kept
        assert "要核对" in {color.meaning for color in library.notes.colors()}
    with Library(home) as library:
        assert (told(library), notes(library)) == ([], kept)


@pytest.mark.parametrize("how", ["missing", "emptied"])
def test_without_a_file_the_newest_sound_backup_comes_back(home, kept, how):
    with Library(home) as library:
        library.notes.back_up()
    if how == "missing":
        (home / FILE).unlink()
    else:
        (home / FILE).write_bytes(b"")
    with Library(home) as library:
        assert told(library) == ["notes.brought_back"]
        assert notes(library) == kept


def test_a_damaged_file_set_aside_and_a_backup_are_put_together(home, kept, article):
    with Library(home) as library:
        library.notes.back_up()
        add(library, article, 20, "后来")
    aside = home / "annotations.damaged-20260101-120000.sqlite"
    (home / FILE).rename(aside)
    data = aside.read_bytes()
    middle = len(data) // 2 // 4096 * 4096
    aside.write_bytes(data[:middle] + b"\xff" * 4096 + data[middle + 4096 :])
    with Library(home) as library:
        assert told(library) == ["notes.restored"]
        assert notes(library) > kept


def test_where_nothing_beside_can_be_read_either_that_is_said(home, kept):
    with Library(home) as library:
        name = library.notes.back_up().name
    (home / FILE).unlink()
    spoil(home / "backups" / name)
    with Library(home) as library:
        assert told(library) == ["notes.none_left"]
        assert notes(library) == set()


def test_where_it_can_only_be_read_a_missing_file_is_told(home, kept, monkeypatch):
    with Library(home) as library:
        name = library.notes.back_up().name
    (home / FILE).unlink()
    monkeypatch.setattr("reader.core.opening.os.access", lambda *_args: False)
    monkeypatch.setattr("reader.core.opening.notes_folder", lambda home, _own: home)
    monkeypatch.setattr("reader.core.library.notes_folder", lambda home, _own: home)
    with Library(home) as library:
        [reason] = library.mended()
        assert (reason.code, reason.fields["found"]) == ("notes.missing", name)


# ── the command ───────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def run(home, capsys):
    def running(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["annotations", *arguments, "--library", str(home)])
        out, err = capsys.readouterr()
        return code, out, err

    return running


def test_notes_that_cannot_be_read_are_no_empty_list(home, kept, run):
    with closing(sqlite3.connect(home / FILE)) as connection:
        as_newer(connection)
    code, out, err = run("list")
    assert (code, out) == (2, "")
    assert "请升级报库" in err and len(err.splitlines()) == 1


def test_that_there_are_no_backups_is_said(library, run):
    library.close()
    code, out, err = run("restore")
    assert (code, out) == (0, "") and "没有批注的备份" in err
    assert run("restore", "--json") == (0, "", err)


def test_words_that_are_there_beside_other_words_are_not_called_missing(library, article, run):
    library.close()
    code, _out, err = run("add", article, "--quote", "通车", "--prefix", "乙")
    assert code == 2
    assert "--prefix “乙”" in err and "没有“通车”" not in err
    code, _out, err = run("add", article, "--quote", "乌有", "--prefix", "乙")
    assert code == 2 and "没有“乌有”" in err


def test_nothing_is_said_to_be_done_that_is_then_refused(library, article, run):
    library.close()
    code, _out, err = run("add", article, "--quote", "桥", "--color", "zzz")
    assert code == 2
    assert "zzz" in err and "第一处" not in err
    code, _out, err = run("add", article, "--quote", "桥")
    assert code == 0 and "第一处" in err
