"""What jieba cuts by is the same as if jieba had read its dictionary itself; what is kept of it can only be right."""

from __future__ import annotations

from pathlib import Path

import jieba
import pytest

from reader.core import frequencies
from reader.core.words import Words

SMALL = "大运河 30 nz\n大 50 a\n运 7 v\n大 2 n\n保护 40 v\n"


@pytest.fixture
def dictionary(tmp_path: Path) -> Path:
    path = tmp_path / "dict.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_jieba_would_have_read_its_dictionary_so(tmp_path: Path) -> None:
    path = Path(jieba.__file__).parent / jieba.DEFAULT_DICT_NAME
    with path.open("rb") as file:
        words, total = jieba.Tokenizer.gen_pfdict(file)
    read = frequencies.load(path, tmp_path / "words.txt")
    assert read == (words, total)
    assert frequencies.load(path, tmp_path / "words.txt") == read, "what was kept is the same"


def test_beginnings_of_words_are_known_and_words_of_two_lines_count_twice(dictionary: Path) -> None:
    assert frequencies.count(dictionary) == (
        {"大": 2, "大运": 0, "大运河": 30, "运": 7, "保": 0, "保护": 40},
        129,
    )


def test_what_is_kept_is_read_again(
    dictionary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "words.txt"
    read = frequencies.load(dictionary, kept)
    monkeypatch.delattr(frequencies, "count")
    assert frequencies.load(dictionary, kept) == read
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["dict.txt", "words.txt"], (
        "nothing beside it"
    )


def damaged(text: str) -> list[str]:
    lines = text.splitlines(keepends=True)
    return [
        "",
        "something else\n",
        lines[0],
        text.replace("保护", "保 护"),
        text.replace(" 40", ""),
        text.replace("40", "forty"),
        text.replace("baoku-words-1", "baoku-words-0"),
    ]


def test_what_was_kept_and_is_damaged_or_of_another_dictionary_is_not_believed(
    dictionary: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "words.txt"
    read = frequencies.load(dictionary, kept)
    whole = kept.read_text("utf-8")
    for text in damaged(whole):
        assert text != whole
        kept.write_text(text, encoding="utf-8")
        assert frequencies.load(dictionary, kept) == read
        assert kept.read_text("utf-8") == whole, "it is kept anew"
    kept.write_bytes(b"\xff\xfe\x00")
    assert frequencies.load(dictionary, kept) == read
    dictionary.write_text(SMALL + "运河 9 n\n", encoding="utf-8")
    assert frequencies.load(dictionary, kept).words["运河"] == 9


def test_where_nothing_can_be_kept_words_are_known_all_the_same(
    dictionary: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "words.txt").mkdir()
    assert frequencies.load(dictionary, tmp_path / "words.txt").total == 129
    assert "cannot be kept" in caplog.text


def test_jieba_itself_writes_nothing(tmp_path: Path) -> None:
    assert Words(tmp_path).cut("我们在读报") == ["我们", "在", "读报"]
    assert [path.name for path in tmp_path.iterdir()] == ["words.txt"]
