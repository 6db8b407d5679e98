"""Why something of ours cannot be read is said in the user's language, not in that of Python's own readers."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.annotations.bundles import opened
from reader.core.bookmarks import Bookmarks
from reader.core.errors import BaokuError, Language, Reason
from reader.core.following import Following
from reader.core.library import Library
from reader.core.policies import gather
from reader.core.saved import SavedSearches
from reader.core.sources.profiles import Profiles
from tests.builders import record, write

DAMAGED = {
    "cut short": b'{"format": 1, "name": "x',
    "a bare word": b"{oops: 1}",
    "no JSON at all": "不是资料".encode(),
    "no UTF-8": b'{"name": "\xff\xfe"}',
    "nested": b"[" * 100_000,
    "a list": b"[1, 2]",
    "nothing in it": b"{}",
}


def bundle(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def of_bundle(folder: Path, content: bytes) -> Reason:
    path = folder / "a.zip"
    bundle(path, {"manifest.json": content, "annotations.jsonl": b""})
    with pytest.raises(BaokuError) as refused, opened(path):
        pass
    return refused.value.reason


def of_no_zip(folder: Path, content: bytes) -> Reason:
    path = write(folder / "n.csv", "")
    path.write_bytes(content)
    with pytest.raises(BaokuError) as refused, opened(path):
        pass
    return refused.value.reason


def of_followed(folder: Path, content: bytes) -> Reason:
    (folder / "library.json").write_bytes(content)
    following = Following(folder / "library.json")
    following.read()
    assert following.trouble is not None
    return following.trouble


def of_searches(folder: Path, content: bytes) -> Reason:
    (folder / "searches.json").write_bytes(content)
    saved = SavedSearches(folder / "searches.json")
    saved.all()
    assert saved.trouble is not None
    return saved.trouble


def of_bookmarks(folder: Path, content: bytes) -> Reason:
    (folder / "bookmarks.json").write_bytes(content)
    bookmarks = Bookmarks(folder / "bookmarks.json")
    bookmarks.all()
    assert bookmarks.trouble is not None
    return bookmarks.trouble


def of_policies(_folder: Path, content: bytes) -> Reason:
    return gather([("office", b"[]" if content == b"{}" else content)]).troubles[0]


def of_profile(folder: Path, content: bytes) -> Reason:
    (folder / "p.toml").write_bytes(content)
    ((_path, reason),) = Profiles.load(folder).failures
    return reason


@pytest.mark.parametrize("damage", list(DAMAGED))
@pytest.mark.parametrize(
    "reason_of", [of_bundle, of_no_zip, of_followed, of_searches, of_bookmarks, of_policies, of_profile]
)
def test_no_english_stands_in_a_chinese_sentence(
    reason_of: Callable[[Path, bytes], Reason], damage: str, tmp_path: Path
) -> None:
    reason = reason_of(tmp_path, DAMAGED[damage])
    chinese, english = (reason.text(language) for language in (Language.CHINESE, Language.ENGLISH))
    plain = chinese.replace(str(tmp_path), "")
    assert re.search(r"[A-Za-z]{2,} [a-z]{2,}", plain) is None, plain
    assert re.search("[㐀-鿿]", english.replace(str(tmp_path), "")) is None, english


def test_a_line_of_records_shows_where_its_reading_stopped(tmp_path: Path) -> None:
    lines = [
        json.dumps(record(1), ensure_ascii=False),
        '{"title": "题" "page": 2}',
        "坏行运河二",
        "[" * 100_000,
        "1" * 5000,
    ]
    file = write(tmp_path / "a.jsonl", "\n".join(lines))
    with Library(tmp_path / "library") as library:
        failures = library.import_paths([file]).failed
    said = [failure.reason.text() for failure in failures]
    assert '▸"page": 2}' in said[0] and "▸坏行运河二" in said[1]
    assert [failure.reason.code for failure in failures[2:]] == ["jsonl.nested", "jsonl.number"]
    assert all(re.search(r"[A-Za-z]{2,} [a-z]{2,}", sentence) is None for sentence in said)
