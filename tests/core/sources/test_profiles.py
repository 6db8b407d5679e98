"""Newspaper profiles: data that helps, and never harms."""

from pathlib import Path

import pytest

from reader.core.errors import Language
from reader.core.records import SourceInfo
from reader.core.sources import Profiles, parse_text
from tests.pages.score import ROOT

SOURCE = SourceInfo("x.txt", "0" * 64, "utf-8", 1)
STORY = "\n\n新车站启用\n\n本报讯(记者 田野)5月1日,县城新车站启用,日均发送旅客三千人次。\n"


def profiles(tmp_path: Path, **files: str) -> Profiles:
    for name, text in files.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return Profiles.load(tmp_path)


def test_those_delivered_can_all_be_read() -> None:
    loaded = Profiles.load(ROOT / "resources" / "newspapers")
    assert loaded.failures == ()
    assert {"今日拱墅", "钱塘新区报"} <= {profile.name for profile in loaded.profiles}


def test_no_folder_and_no_profiles_are_fine(tmp_path: Path) -> None:
    assert Profiles.load(tmp_path / "none") == Profiles()
    assert parse_text("临江日报" + STORY, SOURCE, Profiles()).issue.newspaper == "临江日报"


def test_an_alias_is_read_as_the_proper_name(tmp_path: Path) -> None:
    known = profiles(tmp_path, a='name = "临江日报"\naliases = ["临江快讯"]\n')
    assert parse_text("临江快讯" + STORY, SOURCE, known).issue.newspaper == "临江日报"


def test_an_english_title_or_mark_tells_a_newspaper_whose_name_is_lost(tmp_path: Path) -> None:
    known = profiles(
        tmp_path, a='name = "临江日报"\nenglish_title = "Linjiang Daily"\nmarks = ["lj.example.cn"]\n'
    )
    for masthead in ("LINJIANG DAILY", "http://lj.example.cn"):
        issue = parse_text(masthead + STORY, SOURCE, known).issue
        assert issue.newspaper == "临江日报"
        assert "newspaper" in issue.evidence


def test_what_fits_two_newspapers_decides_nothing(tmp_path: Path) -> None:
    known = profiles(tmp_path, a='name = "甲报"\nmarks = ["lj.cn"]', b='name = "乙报"\nmarks = ["lj.cn"]')
    assert parse_text("http://lj.cn" + STORY, SOURCE, known).issue.newspaper is None


def test_a_known_column_is_never_a_headline(tmp_path: Path) -> None:
    known = profiles(tmp_path, a='name = "甲报"\ncolumns = ["江畔夜话"]')
    text = "江畔夜话\n\n本报讯(记者 田野)5月1日,县城新车站启用。\n"
    (article,) = parse_text(text, SOURCE, known).articles
    assert (article.title, article.column) == (None, "江畔夜话")


@pytest.mark.parametrize(
    "text",
    [
        "name = ",
        "x = 1",
        'aliases = ["a"]',
        'name = ""',
        'name = "甲"\ncolumns = "乙"',
        'name = "甲"\ntypo = 1',
        'name = ["甲"]',
    ],
)
def test_a_bad_profile_is_reported_and_the_others_used(tmp_path: Path, text: str) -> None:
    known = profiles(tmp_path, bad=text, good='name = "甲报"')
    assert [profile.name for profile in known.profiles] == ["甲报"]
    ((path, reason),) = known.failures
    assert path.name == "bad.toml"
    assert all("bad.toml" in reason.text(language) for language in Language)


def test_an_unknown_key_is_named_with_those_that_are_known(tmp_path: Path) -> None:
    ((_path, reason),) = profiles(tmp_path, bad='name = "甲"\nmark = ["乙"]').failures
    for language in Language:
        assert "mark" in reason.text(language).split("bad.toml")[1]
        assert "marks" in reason.text(language) and "columns" in reason.text(language)


def test_a_profile_as_a_plain_editor_saves_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbf" + 'name = "甲报"\r\ncolumns = ["乙"]\r\n'.encode())
    known = Profiles.load(tmp_path)
    assert [profile.columns for profile in known.profiles] == [("乙",)] and known.failures == ()


def test_a_profile_in_another_encoding_is_reported(tmp_path: Path) -> None:
    (tmp_path / "gb.toml").write_bytes('name = "甲报"'.encode("gb18030"))
    assert len(Profiles.load(tmp_path).failures) == 1
