"""What the system refuses is said in the user's language, whatever the system speaks."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from reader.core.catalogue import rows
from reader.core.errors import BaokuError, Language, Reason
from reader.core.files import telling
from reader.core.records import Failure
from reader.core.system_words import PHRASES, SystemTrouble

COMMON = (
    "ENOENT", "EACCES", "EPERM", "ENOSPC", "EROFS", "ENOTDIR", "EISDIR", "EIO", "EBUSY", "EEXIST", "ENAMETOOLONG",
    "EMFILE", "ETXTBSY", "EDQUOT", "ESTALE",
)  # fmt: skip


def said(error: OSError, language: Language = Language.CHINESE) -> str:
    return Reason("file.unreadable", detail=error).text(language)


@pytest.mark.parametrize("name", [name for name in COMMON if hasattr(errno, name)])
def test_a_common_refusal_has_words_in_both_languages(name: str) -> None:
    number = getattr(errno, name)
    error = OSError(number, os.strerror(number), "page.txt")
    chinese, english = said(error), said(error, Language.ENGLISH)
    assert chinese.isascii() is False and os.strerror(number) not in chinese
    assert not any(char.isascii() and char.isalpha() for char in chinese), chinese
    assert english.isascii() and english.startswith("cannot be read: ")


def test_what_is_not_a_folder_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")
    with pytest.raises(NotADirectoryError) as caught:
        (path / "b.txt").read_text("utf-8")
    assert said(caught.value) == "无法读取:路径中有一段不是文件夹"
    assert said(caught.value, Language.ENGLISH) == "cannot be read: a part of the path is not a folder"


def test_windows_says_that_another_program_has_the_file_open() -> None:
    class OfWindows(PermissionError):
        winerror = 32

    refused = OfWindows(errno.EACCES, "The process cannot access the file")
    assert said(refused) == "无法读取:文件正被别的程序打开"
    refused.winerror = 5
    assert said(refused) == "无法读取:没有权限"


def test_the_rest_is_said_in_the_systems_words() -> None:
    assert said(OSError(errno.EPIPE, "Broken pipe")) == "无法读取:Broken pipe"
    assert said(OSError("of no number")) == "无法读取:of no number"
    assert said(OSError()) == "无法读取:OSError"


def test_what_it_concerns_stands_before_it() -> None:
    trouble = SystemTrouble.of(OSError(errno.EIO, "x"), "pack.json")
    assert trouble.words == ("pack.json: " + PHRASES["EIO"][0], "pack.json: " + PHRASES["EIO"][1])


def test_a_refused_write_is_told_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(BaokuError) as caught, telling(tmp_path / "x.txt", "file.unwritable"):
        raise OSError(errno.EROFS, "Read-only file system")
    assert caught.value.reason.text().endswith(":磁盘只能读取,不能写入")
    assert caught.value.reason.text(Language.ENGLISH).endswith(": the disk can be read but not written")


def test_an_error_is_not_kept_alive_by_what_is_said_of_it() -> None:
    reason = Reason("file.unreadable", detail=OSError(errno.EIO, "x"))
    assert not any(isinstance(value, BaseException) for value in reason.fields.values())
    assert reason == Reason("file.unreadable", detail=OSError(errno.EIO, "x"))
    assert hash(reason) == hash(Reason("file.unreadable", detail=OSError(errno.EIO, "x")))


def test_a_failure_put_away_is_told_in_either_language_later() -> None:
    failure = Failure("a.txt", Reason("file.unreadable", detail=OSError(errno.EACCES, "Permission denied")))
    text = rows.failures_dump([failure])
    json.loads(text)
    assert rows.failures_load("a.txt", text) == (failure,)
    (again,) = rows.failures_load("a.txt", text)
    assert again.reason.text(Language.ENGLISH) == "cannot be read: permission denied"
    older = '[{"line": null, "code": "file.unreadable", "fields": {"detail": "Permission denied"}}]'
    assert rows.failures_load("a.txt", older)[0].reason.text() == "无法读取:Permission denied"


@pytest.mark.parametrize("phrases", PHRASES.values(), ids=PHRASES)
def test_every_phrase_goes_into_a_sentence(phrases: tuple[str, str]) -> None:
    for phrase in phrases:
        assert phrase and not phrase.endswith((".", "。")) and "{" not in phrase
