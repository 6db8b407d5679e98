"""Bookmarks: kept in a file of their own, whatever becomes of the catalogue, the parser or the file itself."""

from __future__ import annotations

import errno
import json
import threading
from pathlib import Path

import pytest

from reader import paths
from reader.core.bookmarks import Bookmarks
from reader.core.errors import BaokuError
from reader.core.library import Library
from tests.builders import page_text, record, write_records


def test_a_bookmark_outlives_the_catalogue_and_a_second_import(home: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(page_text(), encoding="utf-8")
    with Library(home) as library:
        library.import_paths([page])
        article = library.search("图书馆").hits[0].article_id
        library.bookmarks.add(library.article(article))
    for file in home.glob("catalogue.sqlite*"):
        file.unlink()
    with Library(home) as library:
        library.synchronize()
        (bookmark,) = library.bookmarks.all()
        stored = library.article(bookmark.article)
        assert stored.article.title == "图书馆延长开放时间"
        assert (bookmark.title, bookmark.newspaper, bookmark.date, bookmark.page) == (
            "图书馆延长开放时间",
            "清溪日报",
            "2022-03-03",
            "1",
        )


def test_a_bookmark_inside_an_article_resolves_to_the_one_that_holds_its_line(
    library: Library, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(page_text(), encoding="utf-8")
    library.import_paths([page])
    article = library.article(library.search("图书馆").hits[0].article_id).article
    digest = article.id.rpartition("-")[0]
    assert library.article(f"{digest}-{article.lines[-1]}").article.id == article.id


def test_a_bookmark_follows_its_article_into_a_corrected_edition(library: Library, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(page_text(), encoding="utf-8")
    library.import_paths([page])
    former = library.search("图书馆").hits[0].article_id
    library.bookmarks.add(library.article(former))
    page.write_text(page_text().replace("夜间开放至十点", "夜间开放至十一点"), encoding="utf-8")
    library.import_paths([page])
    stored = library.article(former)
    assert stored.article.id != former
    assert library.bookmarks.holds(stored.article.id)
    library.bookmarks.add(stored)
    assert len(library.bookmarks.all()) == 1
    library.bookmarks.remove(stored.article.id)
    assert library.bookmarks.all() == ()


def test_newest_stand_first_and_an_article_has_one(library: Library, tmp_path: Path) -> None:
    library.import_paths([write_records(tmp_path / "a.jsonl", [record(number) for number in range(3)])])
    ids = [article.id for page in library.pages(_issue(library)) for article in library.articles(page.id)]
    for article in (*ids, ids[0]):
        library.bookmarks.add(library.article(article))
    assert [one.article for one in library.bookmarks.all()] == [ids[0], ids[2], ids[1]]
    assert library.bookmarks.holds(ids[1])
    library.bookmarks.remove(ids[1])
    library.bookmarks.remove("never there")
    assert not library.bookmarks.holds(ids[1])
    assert [one.article for one in library.bookmarks.all()] == [ids[0], ids[2]]


@pytest.mark.parametrize(
    "content", [b"{broken", b"[]", b'{"format": 1, "bookmarks": [{"article": 1}]}', b"\xff\xfe"]
)
def test_a_damaged_file_is_told_of_and_set_aside_not_overwritten(
    library: Library, tmp_path: Path, home: Path, content: bytes
) -> None:
    library.import_paths([write_records(tmp_path / "a.jsonl", [record()])])
    (home / "bookmarks.json").write_bytes(content)
    assert library.bookmarks.all() == ()
    assert library.bookmarks.trouble is not None
    assert library.bookmarks.trouble.code == "bookmarks.damaged"
    article = library.articles(library.pages(_issue(library))[0].id)[0]
    library.bookmarks.add(library.article(article.id))
    assert (home / "bookmarks.json.damaged").read_bytes() == content
    assert len(library.bookmarks.all()) == 1
    assert library.bookmarks.trouble is None


def test_a_file_that_is_another_accounts_is_neither_set_aside_nor_written_over(
    library: Library, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.import_paths([write_records(tmp_path / "a.jsonl", [record(1), record(2)])])
    first, second = library.articles(library.pages(_issue(library))[0].id)
    library.bookmarks.add(library.article(first.id))
    before = (home / "bookmarks.json").read_bytes()
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "bookmarks.json":
            raise PermissionError(errno.EACCES, "no")
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        assert library.bookmarks.all() == ()
        with pytest.raises(BaokuError) as told:
            library.bookmarks.add(library.article(second.id))
        assert told.value.reason.code == "library.shut"
    assert (home / "bookmarks.json").read_bytes() == before
    assert not (home / "bookmarks.json.damaged").exists()


def test_a_file_of_a_newer_baoku_is_left_alone(library: Library, tmp_path: Path, home: Path) -> None:
    library.import_paths([write_records(tmp_path / "a.jsonl", [record()])])
    newer = json.dumps({"format": 99, "bookmarks": []})
    (home / "bookmarks.json").write_text(newer, encoding="utf-8")
    article = library.articles(library.pages(_issue(library))[0].id)[0]
    with pytest.raises(BaokuError) as refused:
        library.bookmarks.add(library.article(article.id))
    assert refused.value.reason.code == "library.newer"
    assert (home / "bookmarks.json").read_text(encoding="utf-8") == newer


def test_windows_that_write_at_the_same_time_lose_nothing(
    library: Library, tmp_path: Path, home: Path
) -> None:
    library.import_paths([write_records(tmp_path / "a.jsonl", [record(number) for number in range(12)])])
    stored = [
        library.article(article.id)
        for page in library.pages(_issue(library))
        for article in library.articles(page.id)
    ]
    threads = [threading.Thread(target=Bookmarks(home / "bookmarks.json").add, args=(one,)) for one in stored]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {one.article for one in library.bookmarks.all()} == {one.article.id for one in stored}


def test_a_library_one_may_only_read_keeps_the_readers_bookmarks_elsewhere(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(home) as library:
        library.import_paths([write_records(tmp_path / "a.jsonl", [record()])])
    monkeypatch.setattr(paths, "default_library", lambda: tmp_path / "own" / "library")
    monkeypatch.setattr("reader.core.opening.os.access", lambda *_arguments: False)
    with Library(home) as library:
        assert library.read_only
        article = library.articles(library.pages(_issue(library))[0].id)[0]
        library.bookmarks.add(library.article(article.id))
    with Library(home) as library:
        assert [one.article for one in library.bookmarks.all()] == [article.id]
    assert not (home / "bookmarks.json").exists()


def _issue(library: Library) -> int:
    return library.going.issues()[0].id
