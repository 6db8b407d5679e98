"""The page behind an article: every line with what it became; and the word around a character."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reader.core.errors import BaokuError
from reader.core.library import Library
from reader.core.originals import STEP
from tests.builders import SEEDS, page_text, record, write_records


def test_every_line_of_a_seed_is_shown_as_it_stands_and_explained(library: Library) -> None:
    library.import_paths(sorted(SEEDS.glob("*.txt")))
    for issue in library.going.issues():
        for page in library.pages(issue.id):
            articles = [library.article(one.id) for one in library.articles(page.id)]
            source = library.originals.page(articles[0].article.id)
            assert source.first == 1
            assert list(enumerate(source.lines, 1)) == library.source_lines(articles[0].article.id)
            blank = {number for number, line in enumerate(source.lines, 1) if not line.strip()}
            assert set(source.roles) == set(range(1, len(source.lines) + 1)) - blank
            for stored in articles:
                own = {number for number, role in source.roles.items() if role.article == stored.article.id}
                assert own == set(stored.article.lines)
            masthead = {number for number, role in source.roles.items() if role.role == "masthead"}
            assert set(articles[0].masthead.lines) <= masthead


def test_of_json_lines_the_record_is_shown_with_its_number(library: Library, tmp_path: Path) -> None:
    library.import_paths([write_records(tmp_path / "a.jsonl", [record(number) for number in range(3)])])
    page = library.pages(library.going.issues()[0].id)[0]
    article = library.articles(page.id)[1]
    source = library.originals.page(article.id)
    assert (source.first, len(source.lines)) == (2, 1)
    assert source.roles[2].article == article.id


def test_any_record_of_a_long_file_is_found_in_whatever_order_one_asks(
    library: Library, tmp_path: Path
) -> None:
    path = write_records(tmp_path / "a.jsonl", [record(number) for number in range(2 * STEP + 90)])
    lines = path.read_text("utf-8").split("\n")
    path.write_text("\n\n".join(lines), encoding="utf-8")  # blank lines count
    lines = path.read_text("utf-8").split("\n")
    library.import_paths([path])
    articles = [
        article.id
        for issue in library.going.issues()
        for page in library.pages(issue.id)
        for article in library.articles(page.id)
    ]
    assert len(articles) == 2 * STEP + 90
    random.Random(1).shuffle(articles)
    for article in articles:
        source = library.originals.page(article)
        assert source.lines == (lines[source.first - 1],)
        assert source.first == library.article(article).article.lines[0]


def test_a_kept_copy_that_was_lost_is_a_sentence(library: Library, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(page_text(), encoding="utf-8")
    library.import_paths([file])
    article = library.search("图书馆").hits[0].article_id
    for kept in (home / "sources").rglob("*.txt"):
        kept.unlink()
    with pytest.raises(BaokuError) as refused:
        library.originals.page(article)
    assert refused.value.reason.code == "source.damaged"


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("瓜山未来社区是我区体量最大的保留农居点", 2, "未来"),
        ("保护大运河文化", 3, "大运河"),
        ("他说：“北京大学。”", 5, "北京大学"),
        ("全长1110.5公里", 3, "1110.5"),
        ("a", 0, "a"),
        ("，。", 1, "。"),
        ("没有标点的话" * 400 + "大运河", 2401, "大运河"),
    ],
)
def test_the_word_around_a_character(library: Library, text: str, offset: int, word: str) -> None:
    start, end = library.word_at(text, offset)
    assert start <= offset < end
    assert text[start:end] == word


def test_outside_a_text_there_is_no_word(library: Library) -> None:
    for offset in (-1, 3):
        with pytest.raises(IndexError):
            library.word_at("大运河", offset)


def test_a_change_by_another_process_is_noticed(home: Path, tmp_path: Path) -> None:
    with Library(home) as ours, Library(home) as theirs:
        before = ours.generation()
        assert ours.generation() == before
        theirs.import_paths([write_records(tmp_path / "a.jsonl", [record()])])
        assert ours.generation() != before
