"""Saved searches: the users' own file, durable, in their order, and never lost to a damaged one."""

from __future__ import annotations

import errno
import json
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import BaokuError
from reader.core.records import Alike, Kind, SavedSearch, SearchOptions, Sort
from reader.core.saved import SavedSearches, dump_options, load_options

LIMITED = SearchOptions(
    sort=Sort.NEWEST,
    date_from="2020-04",
    newspapers=("清溪日报", None),
    pages=(1, "A1", None),
    kinds=(Kind.PHOTO,),
    reporters=("周望舒",),
    columns=("要闻",),
)


@pytest.fixture
def saved(tmp_path: Path) -> SavedSearches:
    return SavedSearches(tmp_path / "searches.json")


def names(saved: SavedSearches) -> list[str]:
    return [one.name for one in saved.all()]


def test_searches_are_found_again_whole(saved: SavedSearches, tmp_path: Path) -> None:
    assert saved.all() == ()
    search = SavedSearch("运河", '"大运河" -旅游', LIMITED)
    saved.save(search)
    saved.save(SavedSearch("春耕", "春耕"))
    assert SavedSearches(tmp_path / "searches.json").all() == (search, SavedSearch("春耕", "春耕"))


def test_searches_are_replaced_renamed_arranged_and_deleted(saved: SavedSearches) -> None:
    for name in "甲乙丙":
        saved.save(SavedSearch(name, name))
    saved.save(SavedSearch("乙", "别的"))
    assert [(one.name, one.query) for one in saved.all()] == [("甲", "甲"), ("乙", "别的"), ("丙", "丙")]
    saved.arrange(("丙", "甲"))
    assert names(saved) == ["丙", "甲", "乙"]
    saved.rename("甲", "丁")
    with pytest.raises(BaokuError, match="丙"):
        saved.rename("丁", "丙")
    saved.delete("乙")
    assert names(saved) == ["丙", "丁"]


def test_a_damaged_file_is_set_aside_not_overwritten(saved: SavedSearches, tmp_path: Path) -> None:
    path = tmp_path / "searches.json"
    path.write_text('{"format": 1, "searches": [{"name": "半', encoding="utf-8")
    assert saved.all() == ()
    assert saved.trouble is not None and saved.trouble.code == "searches.damaged"
    saved.save(SavedSearch("新", "新"))
    assert names(saved) == ["新"]
    assert [p.read_text("utf-8") for p in tmp_path.glob("searches.damaged-*")] == [
        '{"format": 1, "searches": [{"name": "半'
    ]


def test_a_file_that_is_another_accounts_is_neither_set_aside_nor_written_over(
    saved: SavedSearches, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved.save(SavedSearch("甲", "甲"))
    path = tmp_path / "searches.json"
    before = path.read_bytes()

    def refuse(_path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "no")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        assert saved.all() == ()
        assert saved.trouble is not None and saved.trouble.code == "library.shut"
        for change in (
            lambda: saved.save(SavedSearch("新", "新")),
            lambda: saved.delete("甲"),
            lambda: saved.arrange(("甲",)),
        ):
            with pytest.raises(BaokuError) as caught:
                change()
            assert caught.value.reason.code == "library.shut"
            assert "没有权限" in str(caught.value)
    assert path.read_bytes() == before and list(tmp_path.glob("*damaged*")) == []
    assert names(saved) == ["甲"]


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_in_a_folder_of_several_accounts_each_can_save_and_all_can_read(
    saved: SavedSearches, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved.save(SavedSearch("甲", "甲"))
    path, real = tmp_path / "searches.json", os.open
    path.chmod(0o664)

    def not_the_owner(file: object, flags: int, *more: int, **named: int) -> int:
        if str(file).endswith(".lock") and flags & os.O_RDWR:
            raise PermissionError(errno.EACCES, "no")
        return real(file, flags, *more, **named)  # type: ignore[arg-type]

    before = os.umask(0o077)
    try:
        with monkeypatch.context() as patch:
            patch.setattr(os, "open", not_the_owner)
            saved.save(SavedSearch("乙", "乙"))
            patch.setattr(os, "access", lambda *_arguments: False)
            with pytest.raises(BaokuError) as caught:  # nobody but the owner may write the folder
                saved.save(SavedSearch("丙", "丙"))
            assert caught.value.reason.code == "library.unwritable"
    finally:
        os.umask(before)
    assert names(saved) == ["甲", "乙"]
    assert path.stat().st_mode & 0o777 == 0o664


def test_a_file_of_a_newer_version_is_left_alone(saved: SavedSearches, tmp_path: Path) -> None:
    path = tmp_path / "searches.json"
    path.write_text(json.dumps({"format": 99, "searches": []}), encoding="utf-8")
    with pytest.raises(BaokuError) as caught:
        saved.save(SavedSearch("新", "新"))
    assert caught.value.reason.code == "library.newer"
    assert json.loads(path.read_text("utf-8"))["format"] == 99


def test_two_who_save_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "searches.json"

    def save(prefix: str) -> None:
        mine = SavedSearches(path)
        for number in range(8):
            mine.save(SavedSearch(f"{prefix}{number}", "甲"))

    both = [threading.Thread(target=save, args=(prefix,)) for prefix in "ab"]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert len(SavedSearches(path).all()) == 16


@given(
    st.builds(
        SearchOptions,
        sort=st.sampled_from(Sort),
        newspapers=st.lists(st.none() | st.text(max_size=5)).map(tuple),
        pages=st.lists(st.none() | st.integers(1, 99) | st.text(max_size=3)).map(tuple),
        kinds=st.lists(st.sampled_from(Kind)).map(tuple),
        columns=st.lists(st.text(max_size=5)).map(tuple),
        date_to=st.none() | st.text(max_size=10),
        undated=st.booleans(),
        alike=st.builds(
            Alike, width=st.booleans(), case=st.booleans(), variants=st.booleans(), numerals=st.booleans()
        ),
    )
)
def test_options_survive_being_written_down(options: SearchOptions) -> None:
    assert load_options(json.loads(json.dumps(dump_options(options)))) == options


@pytest.mark.parametrize("value", [{"pages": [[1]]}, {"date_from": 3}, {"sort": "?"}, {"kinds": ["?"]}])
def test_options_that_mean_nothing_are_refused(value: dict[str, object]) -> None:
    with pytest.raises((ValueError, TypeError)):
        load_options(value)
