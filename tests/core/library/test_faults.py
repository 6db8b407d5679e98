"""What may go wrong around a library: it is told in a sentence, the rest goes on, nothing is lost or doubled."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.core.errors import BaokuError
from reader.core.library import Library
from reader.core.records import SearchOptions
from tests.builders import STORIES, page_text, record, write, write_records

ROOT = Path(__file__).resolve().parent.parent.parent.parent
ALL = SearchOptions(limit=None)


@pytest.fixture
def filled(home: Path, tmp_path: Path) -> Path:
    with Library(home) as library:
        library.import_paths([write(tmp_path / "in/a.txt", page_text())])
    return home


def baoku(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reader", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, **options)  # type: ignore[call-overload,no-any-return]


# ── damage ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("damage", ["garbage", "truncated", "page"])
def test_a_damaged_catalogue_is_set_aside_and_made_anew(filled, damage):
    path = filled / "catalogue.sqlite"
    data = path.read_bytes()
    match damage:
        case "garbage":
            path.write_bytes(b"not a database, " * 999)
        case "truncated":
            path.write_bytes(data[: len(data) // 2])
        case "page":
            path.write_bytes(data[:4096] + b"\xff" * 8192 + data[4096 + 8192 :])
    with Library(filled) as library:
        assert [reason.code for reason in library.mended()] == ["library.rebuilt"]
        library.complete()
        assert library.search("河西新桥").total == 1
        assert library.status().articles == len(STORIES)
    assert len(list(filled.glob("catalogue.*-*.sqlite"))) == 1, (
        "the old one is kept for whoever wants to look"
    )


def test_a_catalogue_of_a_newer_baoku_is_said_to_be_that_and_left_as_it_is(filled):
    path = filled / "catalogue.sqlite"
    with sqlite3.connect(path) as connection:
        connection.executescript(
            "UPDATE meta SET value = '999' WHERE name = 'version'; PRAGMA user_version = 999;"
        )
    connection.close()
    before = path.read_bytes()
    done = baoku("search", "新桥", "--library", filled)
    assert done.returncode == 2
    assert "更新版本" in done.stderr and "999" in done.stderr and "损坏" not in done.stderr
    assert path.read_bytes() == before
    assert list(filled.glob("catalogue.*-*.sqlite")) == []


def test_a_large_catalogue_is_looked_through_when_there_is_time_and_mended_at_once(filled, monkeypatch):
    monkeypatch.setattr("reader.core.opening.CHECKED_AT_ONCE", 0)
    path = filled / "catalogue.sqlite"
    data = path.read_bytes()
    page = data.index("河西新桥".encode()) // 4096 * 4096
    path.write_bytes(data[:page] + b"\xff" * 4096 + data[page + 4096 :])
    with Library(filled) as library:
        assert library.mended() == []
        library.synchronize()
        assert [reason.code for reason in library.mended()] == ["library.rebuilt"]
        assert library.search("河西新桥").total == 1
        assert library.status().articles == len(STORIES)
        assert library.check_index().state == "ready"


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff\xfe", b'{"seeds": 1}'])
def test_damaged_settings_of_the_library_are_told_and_nothing_is_lost(filled, damage):
    (filled / "library.json").write_bytes(damage)
    with Library(filled) as library:
        assert [reason.code for reason in library.mended()] == ["library.settings"]
        library.synchronize()
        assert library.status().articles == len(STORIES)


def test_settings_of_the_library_that_are_another_accounts_are_not_written_over(filled, monkeypatch):
    path, real = filled / "library.json", Path.read_bytes
    before = path.read_bytes()

    def refuse(file: Path) -> bytes:
        if file == path:
            raise PermissionError(errno.EACCES, "no")
        return real(file)

    with monkeypatch.context() as patch, Library(filled) as library:
        patch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(BaokuError) as told:
            library.rename("别名")
        assert told.value.reason.code == "library.shut"
    assert path.read_bytes() == before


def test_settings_of_a_newer_library_are_refused(filled):
    (filled / "library.json").write_text('{"seeds": false, "folders": [], "format": 99}')
    with pytest.raises(BaokuError) as told:
        Library(filled)
    assert told.value.reason.code == "library.newer"


def test_a_damaged_copy_is_told_when_the_catalogue_is_made_anew(filled, tmp_path):
    with Library(filled) as library:
        library.import_paths([write(tmp_path / "in/b.txt", page_text(page=2, stories=STORIES[:1]))])
    copies = sorted((filled / "sources").glob("*/*.txt"))
    copies[0].write_bytes(b"altered")
    (filled / "catalogue.sqlite").unlink()
    with Library(filled) as library:
        report = library.complete()
        assert [failure.reason.code for failure in report.failed] == ["source.damaged"]
        assert report.imported == 1


def _index_files(home: Path) -> list[Path]:
    """The files of the index by what they are for; a rebuild gives them new names."""
    files = [file for file in (home / "index").rglob("*") if file.is_file()]
    return sorted(files, key=lambda file: (file.suffix, len(file.name)))


@pytest.mark.parametrize("damage", ["deleted", "emptied", "halved", "flipped"])
def test_every_file_of_the_index_may_be_damaged(filled, damage):
    number = len(_index_files(filled))
    assert number > 1
    for place in range(number):
        file = _index_files(filled)[place]
        data = file.read_bytes()
        match damage:
            case "deleted":
                file.unlink()
            case "emptied":
                file.write_bytes(b"")
            case "halved":
                file.write_bytes(data[: len(data) // 2])
            case "flipped":
                middle = len(data) // 2
                file.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
        with Library(filled) as library:
            answer = library.search("河西新桥")
            assert answer.total == 1, "found by reading, before anything is mended"
            assert answer.notes, "and that is said"
            assert library.check_index().state != "ready"
            library.complete()
            assert library.search("河西新桥").total == 1
            assert library.check_index().state == "ready"


# ── folders ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_library_below_a_file_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(BaokuError) as told:
        Library(tmp_path / "file" / "library")
    assert told.value.reason.code == "library.unwritable"
    assert str(tmp_path / "file") in told.value.reason.text()


def _as_anybody() -> None:
    """Let modes of files count in the process to come, even if the tests run as an administrator."""
    if os.geteuid() == 0:
        import ctypes

        drop_from_bounding_set, override_modes, search_anywhere = 24, 1, 2
        for capability in (override_modes, search_anywhere):
            ctypes.CDLL(None).prctl(drop_from_bounding_set, capability, 0, 0, 0)


@pytest.mark.skipif(os.name == "nt", reason="accounts and modes of POSIX")
def test_a_read_only_library_can_be_read_and_searched(filled, tmp_path):
    for path in [filled, *filled.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    more = write(tmp_path / "more.txt", page_text(page=2))
    found = baoku("--library", filled, "search", "河西新桥", "--json", preexec_fn=_as_anybody)
    refused = baoku("--library", filled, "import", more, preexec_fn=_as_anybody)
    for path in [filled, *filled.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert (found.returncode, '"total": 1' in found.stdout) == (0, True), found.stderr
    assert refused.returncode == 2
    assert str(filled) in refused.stderr and "Traceback" not in refused.stderr


@pytest.mark.skipif(os.name == "nt", reason="accounts and modes of POSIX")
def test_a_read_only_library_answers_from_the_index_that_is_sound(filled):
    assert baoku("--library", filled, "search", "河西新桥", "--engine", "tantivy").returncode == 0
    for path in (filled / "index" / "whoosh").iterdir():
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2])
    for path in [filled, *filled.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    answers = [
        baoku("--library", filled, "search", "河西新桥", "--json", *engine, preexec_fn=_as_anybody)
        for engine in ([], ["--engine", "tantivy"])
    ]
    for path in [filled, *filled.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    for answer in answers:
        assert (answer.returncode, '"total": 1' in answer.stdout) == (0, True), answer.stderr
        assert "索引" not in answer.stderr, "nothing had to be read through or built"


@pytest.mark.skipif(os.name == "nt", reason="a limit on file sizes, to stand for a full disk, is POSIX")
def test_a_full_disk_is_told_and_leaves_the_library_whole(filled, tmp_path):
    import resource

    def tight() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    many = write_records(tmp_path / "many.jsonl", [record(n) for n in range(5000)])
    full = baoku("--library", filled, "import", many, preexec_fn=tight)
    assert full.returncode == 2
    assert "磁盘已满" in full.stderr and "Traceback" not in full.stderr
    with Library(filled) as library:
        assert library.search("河西新桥").total == 1
        library.complete()
        library.import_paths([many])
        assert library.status().articles == len(STORIES) + 5000


@pytest.mark.skipif(os.name == "nt", reason="accounts and modes of POSIX")
def test_an_unreadable_file_is_told_and_the_rest_comes_in(home, tmp_path):
    file = write(tmp_path / "in/a.txt", page_text())
    write(tmp_path / "in/b.txt", page_text(page=2))
    file.chmod(0)
    done = baoku("--library", home, "import", tmp_path / "in", "--json", preexec_fn=_as_anybody)
    file.chmod(0o644)
    assert done.returncode == 1
    assert '"imported": 1' in done.stdout and str(file) in done.stderr


def test_a_file_that_grows_while_it_is_read_is_told_and_taken_later(library, tmp_path, monkeypatch):
    file = write(tmp_path / "a.txt", page_text())
    real = os.fstat
    looks = iter(range(10))

    def growing(handle):
        status = real(handle)
        if next(looks) == 2:  # after opening, before and after reading
            with file.open("ab") as stream:
                stream.write(b"more\n")
            return real(handle)
        return status

    with monkeypatch.context() as patch:
        patch.setattr("reader.core.importing.os.fstat", growing)
        (failure,) = library.import_paths([file]).failed
    assert failure.reason.code == "file.changed"
    assert library.import_paths([file]).imported == 1


# ── kill -9, and two at once ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("moment", range(6))
def test_an_import_that_is_killed_is_completed_by_the_next_start(home, tmp_path, moment):
    folder = tmp_path / "in"
    for number in range(12):
        write(folder / f"{number:02}.txt", page_text(page=number + 1))
    write_records(folder / "records.jsonl", [record(n) for n in range(6000)])
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "--library", str(home), "import", str(folder)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    # The moment is one of the work, not of the clock: so many files in the library's folder.
    until = time.monotonic() + 60
    while _grown(home) < (1, 6, 12, 26, 34, 42)[moment] and process.poll() is None:
        assert time.monotonic() < until
    process.kill()
    process.wait()
    with Library(home) as library:
        library.complete()
        library.import_paths([folder])
        assert library.failures() == []
        assert library.status().articles == 12 * len(STORIES) + 6000
        assert library.search("河西新桥").total == 12
        assert library.search("井然有序").total == 6000
        assert len({hit.article_id for hit in library.search("记者", ALL).hits}) == 12 * len(STORIES) + 6000
        assert library.check_index().state == "ready"
    assert not list(home.rglob("*.part"))


def _grown(home: Path) -> int:
    """Return how many files an import has made; nothing has begun before library.json is there."""
    begun = (home / "library.json").exists()
    return sum(1 for path in home.rglob("*") if path.suffix != ".part") if begun else 0


def test_a_killed_import_is_completed_by_the_next_search(home, tmp_path):
    folder = tmp_path / "in"
    for number in range(30):
        write(folder / f"{number:02}.txt", page_text(page=number + 1))
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "--library", str(home), "import", str(folder)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 60
    while _grown(home) < 14 and process.poll() is None:
        assert time.monotonic() < until
    process.kill()
    process.wait()
    found = baoku("--library", home, "search", "河西新桥", "--json", "--limit", 1)
    assert '"total": 30' in found.stdout, found.stderr


def test_two_imports_at_once_both_come_in(home, tmp_path):
    for name, first in (("one", 1), ("two", 11)):
        for number in range(10):
            write(tmp_path / name / f"{number}.txt", page_text(page=first + number))
    command = [sys.executable, "-m", "reader", "--library", str(home), "import"]
    both = [
        subprocess.Popen([*command, str(tmp_path / name)], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        for name in ("one", "two")
    ]
    for process in both:
        assert process.wait(60) == 0, process.stderr.read() if process.stderr else ""
        if process.stderr:
            process.stderr.close()
    with Library(home) as library:
        assert library.status().articles == 20 * len(STORIES)
        assert library.search("河西新桥").total == 20
