"""Which pages a query for a page or for several finds, a spread of two pages among them."""

import pytest

from reader.core.search.facts import is_on
from reader.core.search.page_numbers import named, span
from reader.core.search.syntax import Page, Pages


def asked(text: str) -> Page | Pages:
    several = span(text)
    return Page(text, named(text)) if several is None else Pages(text, *several)


@pytest.mark.parametrize(
    ("text", "page", "found"),
    [
        ("4", "4-5", True),
        ("第五版", "4-5", True),
        ("6", "4-5", False),
        ("4-5", "4-5", True),
        ("1..4", "4-5", True),
        ("6..9", "4-5", False),
        ("A2", "A1-A2", True),
        ("A2", "1-2", False),
        ("A1", "A01", True),
        ("3", 3, True),
        ("封面", "封面", True),
        ("1", "封面", False),
        ("3", None, False),
    ],
)
def test_a_page_is_found_by_each_of_its_numbers(text: str, page: int | str | None, found: bool) -> None:
    assert is_on(asked(text), page) is found
