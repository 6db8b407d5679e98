"""The settings file: written whole, read with forgiveness."""

import json
from pathlib import Path

import pytest

from reader.ui import settings as known
from reader.ui.settings import Settings


def test_what_is_put_is_there_again(tmp_path: Path) -> None:
    first = Settings(tmp_path)
    first.put(known.SPLITTER, (300, 640, 240))
    first.put(known.SEARCHES, ("大运河", "未来社区"))
    first.save()
    second = Settings(tmp_path)
    assert second.get(known.SPLITTER) == (300, 640, 240)
    assert second.get(known.SEARCHES) == ("大运河", "未来社区")
    assert second.damage is None


@pytest.mark.parametrize("content", ["", "{", "[]", "\0\0\0", '{"a": 1', "[" * 5000])
def test_a_damaged_file_gives_defaults_and_is_kept(tmp_path: Path, content: str) -> None:
    (tmp_path / known.FILE_NAME).write_text(content, encoding="utf-8")
    settings = Settings(tmp_path)
    assert settings.damage is not None
    assert settings.get(known.THEME) == "system"
    assert (tmp_path / f"{known.FILE_NAME}.damaged").read_text(encoding="utf-8") == content


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "pink"),
        ("theme", 3),
        ("reading.text_percent", "large"),
        ("reading.text_percent", True),
        ("window.splitter", [1, -2]),
        ("search.recent", "大运河"),
        ("window.left_shown", 1),
    ],
)
def test_one_wrong_value_costs_only_itself(tmp_path: Path, key: str, value: object) -> None:
    content = {"format": 1, "language": "en", key: value}
    (tmp_path / known.FILE_NAME).write_text(json.dumps(content), encoding="utf-8")
    settings = Settings(tmp_path)
    assert settings.get(known.LANGUAGE) == "en"
    for setting in (known.THEME, known.TEXT_PERCENT, known.SPLITTER, known.SEARCHES, known.LEFT_SHOWN):
        assert settings.get(setting) == setting.default


def test_settings_of_a_newer_version_survive(tmp_path: Path) -> None:
    (tmp_path / known.FILE_NAME).write_text('{"format": 9, "reading.font": "宋体"}', encoding="utf-8")
    settings = Settings(tmp_path)
    settings.put(known.THEME, "dark")
    settings.save()
    assert json.loads((tmp_path / known.FILE_NAME).read_text(encoding="utf-8"))["reading.font"] == "宋体"


def test_a_failed_save_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(tmp_path)
    settings.put(known.THEME, "dark")
    settings.save()
    settings.put(known.THEME, "light")

    def full(_file: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(known.os, "fsync", full)
    with pytest.raises(OSError, match="disk full"):
        settings.save()
    assert Settings(tmp_path).get(known.THEME) == "dark"
    assert [file.name for file in tmp_path.iterdir()] == [known.FILE_NAME]
