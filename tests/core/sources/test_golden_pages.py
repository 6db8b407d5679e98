"""Golden parses of the seeds and of small texts, each named after what is odd in it."""

import difflib
import json
from pathlib import Path

import pytest

from reader.core.errors import Language
from reader.core.explaining import reason_in
from reader.core.sources import characters_lost, decode, unaccounted_lines
from tests.pages.golden import as_golden, dumped, parse, sources

PAGES = sources()


@pytest.mark.parametrize(("name", "text", "golden"), PAGES, ids=[name for name, _, _ in PAGES])
def test_page_is_read_as_its_golden_parse(name: str, text: Path, golden: Path) -> None:
    wanted = dumped(json.loads(golden.read_text(encoding="utf-8")))
    found = dumped(as_golden(parse(text)))
    if found != wanted:
        lines = difflib.unified_diff(
            wanted.split("\n"), found.split("\n"), "golden", "found", lineterm="", n=2
        )
        pytest.fail(f"{name} is read differently:\n" + "\n".join(lines), pytrace=False)


@pytest.mark.parametrize("text", [text for _, text, _ in PAGES], ids=[name for name, _, _ in PAGES])
def test_nothing_is_lost_invented_or_left_unexplained(text: Path) -> None:
    page = parse(text)
    source = decode(text.read_bytes()).text
    assert unaccounted_lines(page, source) == ()
    assert characters_lost(page, source) == {}
    lines = [number for number, line in enumerate(source.split("\n"), start=1) if line.strip()]
    assert [role.line for role in page.roles] == lines
    assert all(role.role and role.why for role in page.roles)
    why = {each.why for each in (*page.roles, *page.leftovers)}
    assert not [each for each in why if reason_in(Language.ENGLISH, each) == each], (
        "every reason has its English"
    )
    owners = {line: article.id for article in page.articles for line in article.lines}
    assert {role.line: role.article for role in page.roles if role.article} == owners


def test_ids_and_places_do_not_depend_on_the_path() -> None:
    text = PAGES[0][1]
    page = parse(text)
    for article in page.articles:
        assert article.id == f"{page.source.sha256[:16]}-{article.lines[0]}"
        for paragraph, lines in zip(article.paragraphs, article.paragraph_lines, strict=True):
            assert paragraph and set(lines) <= set(article.lines)


def test_no_stray_blank_is_left_in_the_seeds() -> None:
    for _, text, _ in PAGES[:5]:
        for article in parse(text).articles:
            for paragraph in article.paragraphs:
                inner = (
                    paragraph.split(")", 1)[-1]
                    if paragraph.startswith("本报讯(")
                    else paragraph.removeprefix("本报讯 ")
                )
                assert " " not in inner or "“" in inner
