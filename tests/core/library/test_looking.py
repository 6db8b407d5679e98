"""Names on disk: files in GBK out of old archives, folders that cannot be looked into, what is gone again."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import paths
from reader.core import looking
from reader.core.catalogue import rows
from reader.core.errors import Language, Reason
from reader.core.library import Library
from reader.core.records import Failure
from tests.builders import STORIES, page_text, write

GBK = "运河保护.txt".encode("gbk")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there a name is any bytes")


def named(folder: Path, name: bytes) -> Path:
    """Return a path whose name is any bytes, as an old archive unpacks it."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(os.fsdecode(os.fsencode(folder) + b"/" + name))


def test_a_file_whose_name_is_no_utf8_comes_in_with_the_others(library, tmp_path):
    folder = tmp_path / "in"
    write(folder / "a.txt", page_text())
    odd = named(folder, GBK)
    odd.write_text(page_text(page=2, stories=(("运河清淤开工", "本报讯 今日运河清淤。"),)), encoding="utf-8")
    report = library.import_paths([folder])
    assert (report.imported, report.failed) == (2, ())
    (hit,) = library.search("运河清淤").hits
    assert library.article(hit.article_id).source.path == str(odd), "the path leads back to the file"
    again = library.synchronize()
    assert (again.unchanged, again.imported) == (2, 0)
    odd.write_text("", encoding="utf-8")
    library.synchronize()
    (failure,) = library.failures()
    assert failure.path == str(odd)
    assert Path(failure.path).stat().st_size == 0


def test_such_a_name_outlives_the_catalogue_and_an_interrupted_import(home, tmp_path):
    odd = named(tmp_path / "in", GBK)
    odd.write_text(page_text(), encoding="utf-8")
    with Library(home) as library:
        library.import_paths([odd.parent])
    for file in home.glob("catalogue.sqlite*"):
        file.unlink()
    with Library(home) as library:
        library.synchronize()
        (hit,) = library.search("河西新桥").hits
        assert library.article(hit.article_id).source.path == str(odd)


def test_a_library_and_a_followed_folder_may_be_called_so(tmp_path):
    home, folder = (named(tmp_path, name) for name in (b"\xb1\xa8\xbf\xe2", b"\xd4\xcb"))
    write(folder / "a.txt", page_text())
    with Library(home) as library:
        library.import_paths([folder])
    with Library(home) as library:
        assert library.followed_folders() == [folder]
        assert library.synchronize().unchanged == 1
        assert library.search("新桥").total == 1


def test_one_bad_folder_keeps_no_other_out_at_a_later_start(library, tmp_path, monkeypatch):
    bad, good = tmp_path / "a", tmp_path / "b"
    write(bad / "a.txt", page_text())
    write(good / "b.txt", page_text(page=2, stories=STORIES[:1]))
    library.import_paths([bad, good])
    walk = os.walk

    def failing(top, **options):
        if Path(top) == bad:
            raise UnicodeEncodeError("utf-8", "\udcff", 0, 1, "surrogates not allowed")
        return walk(top, **options)

    monkeypatch.setattr(looking.os, "walk", failing)
    write(good / "c.txt", page_text(page=3, stories=STORIES[1:2]))
    report = library.synchronize()
    assert report.imported == 1
    assert [(failure.path, failure.reason.code) for failure in report.failed] == [(str(bad), "file.bug")]


@given(
    st.text(st.characters(exclude_characters="/\0"), min_size=1),
    st.text(st.characters(exclude_characters="/\0")),
)
def test_a_column_gives_a_path_back_whatever_its_characters(first, second):
    for name in (first, f"{first}\udcff{second}", f"\udcff\udc80{first}", f"{first}/\ud800dcff/{second}"):
        path = f"/{name}"
        text = rows.path_text(path)
        text.encode("utf-8")
        assert rows.path_value(text) == path


def test_a_sentence_shows_a_name_so_that_it_can_be_written():
    path = os.fsdecode(b"/in/" + GBK)
    said = Reason("file.unwritable", path=Path(path), detail="…").text(Language.ENGLISH)
    assert paths.shown(path) in said
    assert json.loads(f'"{paths.shown(path)}"') == path, "as JSON escapes it"


# ── what is gone ──────────────────────────────────────────────────────────────────────────────────────


def failed_names(library: Library) -> list[str]:
    return [Path(failure.path).name for failure in library.failures()]


def test_what_never_was_in_the_library_is_told_once(library, tmp_path):
    picture = tmp_path / "scan.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0" + bytes(2000))
    report = library.import_paths([tmp_path / "typo.txt", picture, write(tmp_path / "a.txt", page_text())])
    assert [Path(failure.path).name for failure in report.failed] == ["typo.txt", "scan.jpg"]
    assert library.failures() == []
    assert library.search("新桥").coverage.failed_files == 0


def test_a_followed_folder_that_was_away_leaves_no_failure_behind(library, tmp_path):
    folder = tmp_path / "stick"
    write(folder / "a.txt", page_text())
    write(folder / "bad.txt", "")
    library.import_paths([folder])
    away = folder.rename(tmp_path / "unplugged")
    assert [failure.reason.code for failure in library.import_paths([folder]).failed] == ["file.missing"]
    assert failed_names(library) == ["bad.txt"], "it may come back, and is not in the library"
    away.rename(folder)
    library.synchronize()
    assert failed_names(library) == ["bad.txt"]


def test_a_failed_file_that_was_deleted_is_no_failure_any_more(library, tmp_path):
    folder = tmp_path / "in"
    write(folder / "a.txt", page_text())
    write(folder / "deep/er/bad.txt", "")
    other = write(tmp_path / "by-hand/bad2.txt", "")
    write(tmp_path / "by-hand/else.txt", page_text())
    library.import_paths([folder, other])
    assert failed_names(library) == ["bad2.txt", "bad.txt"]
    shutil.rmtree(folder / "deep")
    other.unlink()
    library.synchronize()
    assert library.failures() == []


def test_on_a_share_that_is_not_connected_nothing_is_taken_for_deleted(library, tmp_path):
    share = tmp_path / "share"
    write(share / "bad.txt", "")
    library.import_paths([share])
    (share / "bad.txt").unlink()  # the folder that a share is mounted on is empty without it
    library.synchronize()
    assert failed_names(library) == ["bad.txt"]


def test_what_an_older_version_noted_of_missing_files_is_cleared(library, tmp_path):
    file = write(tmp_path / "a.txt", page_text())
    library.import_paths([file])
    missing = Reason("file.missing")
    catalogue = library._catalogue
    source = catalogue.read.file(str(file)).source
    with catalogue.write() as writer:
        writer.note_file(str(file), -1, -1, source, [Failure(str(file), missing)])
        writer.note_file("/nowhere/typo.txt", -1, -1, None, [Failure("/nowhere/typo.txt", missing)])
    assert len(library.failures()) == 2
    library.synchronize()
    assert library.failures() == []
    assert library.search("新桥").total == 1
