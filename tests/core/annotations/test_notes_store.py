"""What may go wrong around the notes: nothing that was said to be saved is lost, and what was mended is told."""

from __future__ import annotations

import random
import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from reader.core import network
from reader.core.annotations import Store, schema
from reader.core.annotations.backups import DAILY, WEEKLY, Backups, _kept
from reader.core.errors import BaokuError, Language
from reader.core.library import Library
from reader.core.noted import Annotation, Place
from tests.bench.notes_kill import Told, faults, kill_once, prepare

FILE = "annotations.sqlite"


def add(library: Library, article: str, number: int = 1, note: str = "记") -> None:
    for count in range(number):
        start = count % 30
        library.notes.add(Place(article, "body", start, start + 2), note=f"{note} {count}", tags=["甲"])


def notes(library: Library) -> set[tuple[str, str]]:
    return {(item.id, item.note) for item in library.notes.find().annotations}


def damage(home: Path, kind: str) -> None:
    path = home / FILE
    data = path.read_bytes()
    match kind:
        case "garbage":
            path.write_bytes(b"no database, " * 2000)
        case "emptied":
            path.write_bytes(b"")
        case "truncated":
            path.write_bytes(data[: len(data) * 2 // 3])
        case "page":
            middle = len(data) // 2 // 4096 * 4096
            path.write_bytes(data[:middle] + b"\xff" * 4096 + data[middle + 4096 :])
        case "header":
            path.write_bytes(b"\0" * 100 + data[100:])


# ── damage ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", ["garbage", "truncated", "page", "header"])
def test_damaged_notes_are_restored_and_what_was_written_since_is_salvaged(home, article, library, kind):
    add(library, article, 25)
    library.notes.back_up()
    before = notes(library)
    add(library, article, 25, "新")
    after = notes(library)
    library.close()
    damage(home, kind)
    with Library(home) as again:
        [told] = again.mended()
        assert told.code in ("notes.restored", "notes.restored_alone")
        assert before <= notes(again)
        missing = len(after - notes(again))
        if told.code == "notes.restored":
            # Each note is made of four operations; what is missing was counted and told.
            assert bool(missing) == bool(told.fields["lost"])
            assert told.fields["aside"] in told.text(Language.ENGLISH)
        assert (home / told.fields["aside"]).exists()
        add(again, article, 1)
    with Library(home) as again:
        assert again.mended() == []


def test_without_a_backup_what_can_be_read_is_salvaged(home, article, library):
    add(library, article, 40)
    before = notes(library)
    library.close()
    damage(home, "page")
    with Library(home) as again:
        [told] = again.mended()
        assert told.code == "notes.salvaged"
        assert 0 < len(notes(again)) <= len(before)
        assert notes(again) <= before | {(name, "") for name, _note in before}


def test_with_a_damaged_backup_the_one_before_it_is_taken(home, article, library):
    add(library, article, 5)
    first = library.notes.back_up()
    before = notes(library)
    add(library, article, 5)
    second = library.notes.back_up()
    library.close()
    (home / "backups" / second.name).write_bytes(b"damaged")
    damage(home, "garbage")
    with Library(home) as again:
        [told] = again.mended()
        assert (told.code, told.fields["day"]) == ("notes.restored_alone", first.day)
        assert notes(again) == before


def test_no_note_and_no_backup_begins_empty_and_says_so(home, library):
    library.close()
    damage(home, "garbage")
    with Library(home) as again:
        assert [told.code for told in again.mended()] == ["notes.lost"]
        assert notes(again) == set()


def test_a_log_left_by_another_file_goes_aside_with_the_file_it_spoils(home, article, library):
    add(library, article, 15)
    library.notes.back_up()
    before = notes(library)
    library.close()
    # A log of changes that belongs to another state of the file, as a copy over a file in use leaves it.
    other = home / "other.sqlite"
    shutil.copy(home / FILE, other)
    with sqlite3.connect(other) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("PRAGMA wal_autocheckpoint = 0")
        writer.execute("CREATE TABLE stray (text)")
        writer.executemany("INSERT INTO stray VALUES (?)", [("x" * 5000,)] * 50)
        writer.commit()
        shutil.copy(home / "other.sqlite-wal", home / f"{FILE}-wal")
    writer.close()
    damage(home, "truncated")
    with Library(home) as again:
        assert before <= notes(again)
        assert again.notes.status().trouble is None


def test_a_large_file_is_looked_through_when_there_is_time(home, article, library, monkeypatch):
    monkeypatch.setattr("reader.core.annotations.store.CHECKED_AT_ONCE", 0)
    add(library, article, 40)
    library.notes.back_up()
    before = notes(library)
    library.close()
    damage(home, "page")
    with Library(home) as again:
        again.complete()
        assert [told.code for told in again.mended()] == ["notes.restored"]
        assert before <= notes(again)


def test_another_process_goes_on_in_the_file_that_was_put_in_place(home, article, library):
    add(library, article, 5)
    library.notes.back_up()
    with Library(home) as other:
        (home / FILE).rename(home / "gone.sqlite")
        for ending in ("-wal", "-shm"):
            (home / (FILE + ending)).unlink(missing_ok=True)
        backup = home / "backups" / library.notes.backups()[0].name
        shutil.copy(backup, home / FILE)
        add(other, article, 1, "后来")
    assert any(note.startswith("后来") for _id, note in notes(library))


# ── versions, backups ─────────────────────────────────────────────────────────────────────────────────


def test_notes_of_a_newer_version_are_left_alone_and_the_rest_works(home, library, article):
    add(library, article)
    library.close()
    with sqlite3.connect(home / FILE) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE name = 'version'")
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = (home / FILE).read_bytes()
    with Library(home) as again:
        assert [told.code for told in again.mended()] == ["notes.newer"]
        assert again.search("河西新桥").total == 1
        assert again.notes.of_article(article) == []
        with pytest.raises(BaokuError) as told:
            add(again, article)
        assert told.value.reason.code == "notes.newer"
        again.complete()
    assert (home / FILE).read_bytes() == before


def test_an_older_file_is_backed_up_before_it_is_migrated(home, article, library, monkeypatch):
    add(library, article, 3)
    before = notes(library)
    library.close()

    def step(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE added (x)")

    monkeypatch.setattr(schema, "MIGRATIONS", [*schema.MIGRATIONS, step])
    for module in ("schema", "database", "store"):
        monkeypatch.setattr(f"reader.core.annotations.{module}.VERSION", len(schema.MIGRATIONS))
    with Library(home) as again:
        assert notes(again) == before
        assert [info.name.endswith(f"-v{schema.VERSION - 1}.sqlite") for info in again.notes.backups()] == [
            True
        ]


_VERSION_AT = slice(60, 64)
"""Where the header of the file has the version, the most significant byte first (sqlite.org/fileformat.html, 1.3)."""


@pytest.mark.parametrize("has_backup", [False, True])
@pytest.mark.parametrize("bit", [0, 1, 5, 31])
def test_a_damaged_version_is_not_taken_for_that_of_a_newer_baoku(home, article, library, bit, has_backup):
    add(library, article, 3)
    before = notes(library)
    if has_backup:
        library.notes.back_up()
    library.close()
    path = home / FILE
    data = bytearray(path.read_bytes())
    assert int.from_bytes(data[_VERSION_AT], "big") == schema.VERSION
    data[_VERSION_AT] = (schema.VERSION ^ 1 << bit).to_bytes(4, "big")
    path.write_bytes(data)
    assert Store(home, read_only=True).trouble.code == "notes.damaged"
    assert path.read_bytes() == data, "who may only read changes nothing"
    with Library(home) as again:
        assert [told.code for told in again.mended()] == [
            "notes.restored" if has_backup else "notes.salvaged"
        ]
        assert notes(again) == before
        add(again, article, 1, "之后")
    [kept] = home.glob("annotations.damaged-*.sqlite")
    assert kept.read_bytes() == data
    with Library(home) as again:
        assert again.mended() == [] and len(notes(again)) == 4


def test_a_backup_whose_version_is_damaged_is_not_taken(home, article, library):
    add(library, article, 2)
    name = library.notes.back_up().name
    before = notes(library)
    path = home / "backups" / name
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(BaokuError) as told:
        library.notes.restore(name)
    assert told.value.reason.code == "notes.bad_backup"
    assert notes(library) == before


@pytest.mark.parametrize(("stated", "code"), [(99, "notes.newer"), (-1, None), (70_000, None)])
def test_of_notes_whose_version_stands_in_the_header_alone_it_counts_if_it_can_be(
    home, article, library, stated, code
):
    add(library, article, 2)
    before = notes(library)
    library.close()
    with closing(sqlite3.connect(home / FILE)) as connection:
        connection.execute("DELETE FROM meta WHERE name = 'version'")
        connection.execute(f"PRAGMA user_version = {stated}")
        connection.commit()
    with Library(home) as again:
        assert [told.code for told in again.mended()] == [code or "notes.salvaged"]
        assert notes(again) == (before if code is None else set())


def test_the_version_is_written_down_a_second_time_where_it_stands_once(home, article, library):
    add(library, article, 2)
    library.close()
    with closing(sqlite3.connect(home / FILE)) as connection:
        connection.execute("DELETE FROM meta WHERE name = 'version'")
        connection.commit()
        connection.execute("BEGIN IMMEDIATE")
        with Library(home) as again:  # another Baoku writes: it is not waited for
            assert again.mended() == [] and len(notes(again)) == 2
        connection.execute("ROLLBACK")
        assert connection.execute("SELECT count(*) FROM meta WHERE name = 'version'").fetchone() == (0,)
    Library(home).close()
    with closing(sqlite3.connect(home / FILE)) as connection:
        row = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    assert row == (str(schema.VERSION),)


def as_first_version(home: Path) -> None:
    """Put the notes' file back into its first form, as the first release wrote it."""
    with closing(sqlite3.connect(home / FILE)) as connection:
        for column in ("author", "written"):
            connection.execute(f"ALTER TABLE annotations DROP COLUMN {column}")
        connection.execute("DELETE FROM meta WHERE name = 'version'")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()


def test_who_wrote_a_text_is_known_of_notes_from_the_first_version_too(home, article, library):
    library.notes.author = "甲"
    add(library, article, 2)
    [first, second] = library.notes.find().annotations
    library.notes.author = "乙"
    library.notes.edit(first.id, "乙的话")
    library.notes.recolor([first.id], "red")
    before = {item.id: (item.creator, item.author, item.written) for item in library.notes.find().annotations}
    assert [before[first.id][:2], before[second.id][:2]] == [("甲", "乙"), ("甲", "甲")]
    library.close()
    as_first_version(home)
    with Library(home) as again:
        assert before == {
            item.id: (item.creator, item.author, item.written) for item in again.notes.find().annotations
        }


def test_a_backup_of_the_first_version_can_be_restored(home, article, library):
    add(library, article, 2)
    before = notes(library)
    library.close()
    as_first_version(home)
    library = Library(home)
    [old] = library.notes.backups()
    library.notes.delete([item.id for item in library.notes.find().annotations])
    library.notes.restore(old.name)
    assert notes(library) == before
    add(library, article, 1, "之后")
    library.close()


def test_a_migration_that_fails_changes_nothing(home, article, library, monkeypatch):
    add(library, article, 3)
    before = notes(library)
    library.close()

    def step(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE tags")
        raise sqlite3.OperationalError("no such thing")

    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", [*schema.MIGRATIONS, step])
        for module in ("schema", "database", "store"):
            patch.setattr(f"reader.core.annotations.{module}.VERSION", len(schema.MIGRATIONS))
        with pytest.raises(sqlite3.OperationalError):
            Store(home)
    with Library(home) as again:
        assert notes(again) == before


def test_a_backup_is_made_once_a_day_when_something_changed(library, article):
    library.complete()
    assert library.notes.backups() == []
    add(library, article)
    library.complete()
    library.complete()
    assert len(library.notes.backups()) == 1


def test_backups_of_seven_days_and_four_weeks_stay():
    today = date(2026, 11, 21)
    names = [f"notes-{today - timedelta(days=n)}-{9000 - n:04d}.sqlite" for n in range(100)]
    kept = list(_kept(sorted(names, reverse=True)))
    names.sort(reverse=True)
    assert kept[:DAILY] == names[:DAILY]
    assert len(kept) == DAILY + WEEKLY
    weeks = [date.fromisoformat(name[6:16]).isocalendar()[:2] for name in kept[DAILY:]]
    assert len(set(weeks)) == WEEKLY


def test_older_backups_stay_when_the_new_one_is_not_sound(library, article, home, monkeypatch):
    add(library, article)
    library.notes.back_up()
    before = library.notes.backups()
    add(library, article)
    monkeypatch.setattr("reader.core.annotations.backups.fault", lambda _connection: "bad page")
    with pytest.raises(BaokuError) as told:
        library.notes.back_up()
    assert told.value.reason.code == "notes.bad_backup"
    assert library.notes.backups() == before
    assert [path.name for path in (home / "backups").iterdir()] == [before[0].name]


def test_a_restored_backup_brings_back_its_notes_and_keeps_those_it_replaced(library, article):
    add(library, article, 2)
    info = library.notes.back_up()
    before = notes(library)
    library.notes.delete([name for name, _note in before])
    add(library, article, 1, "后来")
    later = notes(library)
    _info, kept = library.notes.restore(info.name)
    assert notes(library) == before
    assert not library.notes.can_undo
    library.notes.restore(kept)
    assert notes(library) == later


@pytest.mark.parametrize("name", ["none.sqlite", "../annotations.sqlite", "notes-2020-01-01-0001.sqlite"])
def test_a_backup_that_is_not_there_is_told(library, name):
    with pytest.raises(BaokuError) as told:
        library.notes.restore(name)
    assert told.value.reason.code == "notes.no_backup"


def test_the_newest_backup_is_the_last_one_made_whatever_the_clock_said(
    tmp_path, library, article, monkeypatch
):
    add(library, article)
    first = library.notes.back_up()

    class Yesterday(date):
        @classmethod
        def today(cls) -> date:
            return date(2001, 1, 1)

    monkeypatch.setattr("reader.core.annotations.backups.date", Yesterday)
    add(library, article)
    second = library.notes.back_up()
    assert second.day < first.day
    assert Backups(library.home / "backups").newest_sound().name == second.name


# ── where it lies ─────────────────────────────────────────────────────────────────────────────────────


def test_on_a_full_disk_nothing_is_half_saved(library, article):
    add(library, article, 3)
    before = notes(library)
    connection = library.notes._store._database.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(BaokuError) as told:
        add(library, article, 10, "长" * 20000)
    assert told.value.reason.code == "library.full"
    connection.execute("PRAGMA max_page_count = 1073741823")
    assert before <= notes(library)
    assert all(item.note for item in library.notes.find().annotations)
    add(library, article, 1)


def test_in_a_folder_gone_read_only_notes_can_be_read(home, library, article, monkeypatch):
    add(library, article, 3)
    before = notes(library)
    library.close()
    monkeypatch.setattr("reader.core.opening.os.access", lambda *_args: False)
    with Library(home) as again:
        assert notes(again) == before
        assert len(again.notes.of_article(article)) == 3
        with pytest.raises(BaokuError) as told:
            add(again, article)
        assert told.value.reason.code == "library.read_only"


def test_a_file_that_belongs_to_another_account_can_be_read_and_that_is_told(
    home, library, article, monkeypatch
):
    add(library, article, 3)
    before = notes(library)
    library.close()
    monkeypatch.setattr(
        "reader.core.annotations.store.os.access", lambda path, _mode: Path(path).name != FILE
    )
    with Library(home) as again:
        assert [told.code for told in again.mended()] == ["notes.locked"]
        assert notes(again) == before
        with pytest.raises(BaokuError) as told:
            add(again, article)
        assert told.value.reason.code == "library.read_only"


def test_on_a_network_share_no_shared_memory_is_used_and_that_is_told(home, library, article, monkeypatch):
    add(library, article, 2)
    before = notes(library)
    library.close()
    monkeypatch.setattr("reader.core.annotations.database.is_remote", lambda _folder: True)
    with Library(home) as again:
        assert [told.code for told in again.mended()] == ["notes.network"]
        add(again, article, 1)
        assert before < notes(again)
        assert {path.name for path in home.glob(f"{FILE}*")} == {FILE}


MOUNTS = """sysfs /sys sysfs rw 0 0
/dev/sda1 / ext4 rw 0 0
server:/srv /mnt/notes nfs4 rw 0 0
//nas/share /mnt/my\\040files cifs rw 0 0
/dev/sdb1 /mnt/notes/local ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "remote"),
    [
        ("/home/x", False),
        ("/mnt/notes", True),
        ("/mnt/notes/library", True),
        ("/mnt/notes/local/library", False),
        ("/mnt/my files/library", True),
        ("/mnt/notesbook", False),
    ],
)
def test_a_network_share_is_known_by_its_mount(tmp_path, folder, remote):
    (tmp_path / "mounts").write_text(MOUNTS, "utf-8")
    assert network.is_remote(Path(folder), tmp_path / "mounts") is remote
    assert network.is_remote(Path(folder), tmp_path / "none") is False


def test_a_network_share_is_known_by_its_windows_path():
    assert network.is_unc(r"\\server\share\library") and network.is_unc("//server/share")
    assert network.is_unc(r"\\?\UNC\server\share")
    assert (
        not network.is_unc(r"C:\Users\x")
        and not network.is_unc(r"\\?\C:\Users")
        and not network.is_unc(r"\\.\pipe")
    )


# ── several at once ───────────────────────────────────────────────────────────────────────────────────


def test_two_processes_and_many_threads_write_at_once(home, library, article):
    with Library(home) as other:
        workers = [
            threading.Thread(target=add, args=(one, article, 8, str(number)))
            for number, one in enumerate((library, other, library, other))
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert len(notes(library)) == 32
        assert notes(library) == notes(other)


def test_what_was_said_to_be_saved_outlives_kills(tmp_path):
    """A small run of tests/bench/notes_kill.py, which kills 300 times."""
    home, article, bundles = prepare(tmp_path, 1)
    told = Told()
    for number in range(2):
        kill_once(home, article, sorted(bundles), told, seed=number, longest=0.15)
        assert faults(home, told, bundles) == []


def test_random_damage_never_keeps_a_library_from_opening(home, library, article):
    add(library, article, 40)
    library.notes.back_up()
    before = notes(library)
    library.close()
    sound = (home / FILE).read_bytes()
    chance = random.Random(4)
    for _time in range(8):
        data = bytearray(sound)
        for _place in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (home / FILE).write_bytes(bytes(data))
        with Library(home) as again:
            texts: list[Annotation] = list(again.notes.find().annotations)
            again.notes.of_article(article)
            if again.mended():
                assert before <= {(item.id, item.note) for item in texts}
