"""What a reader makes lies in the reader's own folders, above packs and libraries that can only be read, and stays."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import STORIES, page_text, write

from reader import paths
from reader.core.errors import BaokuError
from reader.core.library import Library
from reader.core.pack_building import build_pack
from reader.core.records import SavedSearch, SearchOptions

Shut = Callable[[Path], None]
WORDS = "夜间开放至十点"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    write(tmp_path / "in/a.txt", page_text())
    return tmp_path / "in"


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give this account a folder of its own for what lies above archives."""
    folder = tmp_path / "own"
    monkeypatch.setattr(paths, "own_of_archive", lambda archive_id: folder / archive_id)
    return folder


@pytest.fixture
def shut(monkeypatch: pytest.MonkeyPatch) -> Shut:
    """Return what makes a folder one that this account may only read, also for an administrator."""
    access = os.access

    def close(folder: Path) -> None:
        def asked(path: str | os.PathLike[str], mode: int) -> bool:
            written = mode == os.W_OK and Path(path).is_relative_to(folder)
            return not written and access(path, mode)

        monkeypatch.setattr(os, "access", asked)

    return close


def make_some(library: Library) -> None:
    """Put a note, a bookmark and a saved search into a library."""
    article = library.search("夜间开放").hits[0].article_id
    library.notes.add(library.notes.locate(article, WORDS)[0], note="核对过", tags=["图书馆"])
    library.bookmarks.add(library.article(article))
    library.saved.save(SavedSearch("桥", "河西新桥", SearchOptions()))


def kept(library: Library) -> tuple[list[str], list[str | None], list[str]]:
    return (
        [note.note for note in library.notes.find().annotations],
        [bookmark.title for bookmark in library.bookmarks.all()],
        [search.name for search in library.saved.all()],
    )


def contents(home: Path) -> dict[Path, bytes]:
    """Return the files of a library, but those that SQLite itself lays beside what it reads where it may."""
    files = (path for path in home.rglob("*") if path.is_file() and not path.name.endswith(("-shm", "-wal")))
    return {path: path.read_bytes() for path in files}


ALL = (["核对过"], ["图书馆延长开放时间"], ["桥"])


def test_an_update_of_a_pack_keeps_notes_bookmarks_and_searches_and_notes_find_their_words(
    sources: Path, tmp_path: Path
) -> None:
    path = build_pack(sources, tmp_path / "清溪.baokupack")[0].path
    with Library.open(path) as library:
        make_some(library)
        before = library.notes.find().annotations[0].article
    more = ("新增一篇报道", "本报讯(记者 周望舒)这一篇是后来补上的,排在前面,说的是别的事情。")
    write(sources / "a.txt", page_text(stories=[more, *STORIES]))
    build_pack(sources, path, replace=True)
    with Library.open(path) as library:
        library.complete()
        assert kept(library) == ALL
        [note] = library.notes.find().annotations
        assert note.article != before
        assert WORDS in library.article(note.article).article.body
        assert (note.status, note.quote) == ("anchored", WORDS)
        assert [hit.article_id for hit in library.search("标签:图书馆").hits] == [note.article]
        assert library.notes.back_up().name


def test_above_a_library_that_can_only_be_read_one_keeps_ones_own(
    sources: Path, tmp_path: Path, shut: Shut, own: Path
) -> None:
    home = tmp_path / "library"
    with Library(home) as library:
        library.import_paths([sources])
    before = contents(home)
    shut(home)
    with Library.open(home) as library:
        assert library.read_only and library.notes.writable
        make_some(library)
    with Library.open(home) as library:
        library.synchronize()
        assert kept(library) == ALL
        with pytest.raises(BaokuError) as refused:
            library.import_paths([sources])
        assert refused.value.reason.code == "library.read_only"
    assert contents(home) == before
    assert len(list(own.iterdir())) == 1


def test_ones_own_outlives_the_rebuilding_of_such_a_library(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shut: Shut
) -> None:
    home = tmp_path / "library"
    with Library(home) as library:
        library.import_paths([sources])
    with monkeypatch.context() as closed:
        access = os.access
        closed.setattr(
            os,
            "access",
            lambda path, mode: not Path(path).is_relative_to(home) and access(path, mode),
        )
        with Library.open(home) as library:
            make_some(library)
    for file in home.glob("catalogue.sqlite*"):
        file.unlink()
    with Library(home) as library:
        library.complete()
    shut(home)
    with Library.open(home) as library:
        library.complete()
        assert kept(library) == ALL
        assert library.notes.find().annotations[0].status == "anchored"


def test_notes_that_such_a_library_brings_along_are_shown_and_cannot_be_changed(
    sources: Path, tmp_path: Path, shut: Shut
) -> None:
    home = tmp_path / "library"
    with Library(home) as library:
        library.import_paths([sources])
        make_some(library)
    shut(home)
    with Library.open(home) as library:
        [note] = library.notes.find().annotations
        with pytest.raises(BaokuError) as refused:
            library.notes.edit(note.id, "改")
        assert refused.value.reason.code == "library.read_only"


def test_such_a_library_with_an_index_of_another_version_gets_one_of_ones_own(
    sources: Path, tmp_path: Path, shut: Shut
) -> None:
    home = tmp_path / "library"
    with Library(home) as library:
        library.import_paths([sources])
        engine = library.status().index.engine
    (home / "index" / engine / "manifest.json").write_text("{}")
    shut(home)
    with Library.open(home) as library:
        assert library.search("河西新桥").coverage.not_indexed == 3
        library.complete()
        answer = library.search("河西新桥")
        assert (answer.total, answer.coverage.not_indexed) == (1, 0)
    assert (home / "index" / engine / "manifest.json").read_text() == "{}"


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_ones_own_folders_are_for_nobody_else_and_elsewhere_the_umask_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = os.umask(0o022)
    try:
        monkeypatch.setattr(paths, "_own_folders", lambda: (tmp_path / "home/.local/share/baoku",))
        paths.make_folder(tmp_path / "home/.local/share/baoku/archives/x")
        paths.make_folder(tmp_path / "shared/library")
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert {modes[name] for name in (".local", "share", "baoku", "archives", "x")} == {0o700}
    assert modes["shared"] == modes["library"] == 0o755


def test_temporary_files_lie_in_ones_own_cache_and_old_ones_are_cleared_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    monkeypatch.setattr(paths, "cache_dir", lambda: tmp_path / "cache")
    folder = tmp_path / "cache/temporary"
    (folder / "old/deep").mkdir(parents=True)
    (folder / "new").mkdir()
    os.utime(folder / "old", (0, 0))
    paths.use_own_temporary_folder()
    assert tempfile.gettempdir() == os.environ["SQLITE_TMPDIR"] == str(folder)
    assert [entry.name for entry in folder.iterdir()] == ["new"]


def test_where_the_cache_cannot_be_written_the_systems_temporary_folder_has_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "cache").write_bytes(b"")
    monkeypatch.setattr(paths, "cache_dir", lambda: tmp_path / "cache")
    paths.use_own_temporary_folder()
    assert tempfile.gettempdir() == str(tmp_path)
