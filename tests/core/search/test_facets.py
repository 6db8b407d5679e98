"""Counts over all hits and the limits they lead to, against counting article by article."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.folding import fold
from reader.core.records import Document, Facets, Kind, SearchOptions
from reader.core.search.facets import MOST, page_order
from reader.core.search.searcher import Searcher
from tests.core.search.doubles import NEWSPAPERS, MemoryStore, document

COLUMNS = ("要闻", "副刊", None)
PEOPLE = ("周望舒", "林致远", "苏晓棠")


def corpus(seed: int, number: int = 120) -> list[Document]:
    source = random.Random(seed)
    made = []
    for key in range(1, number + 1):
        plain = document(key, source)
        column = source.choice(COLUMNS)
        fields = dict(plain.fields) | ({"column": column} if column else {})
        made.append(
            replace(
                plain,
                page="A01" if key % 15 == 0 else plain.page,
                fields=fields,
                reporters=tuple(source.sample(PEOPLE, source.randrange(3))),
                correspondents=tuple(source.sample(PEOPLE, source.randrange(2))),
            )
        )
    return made


ARTICLES = corpus(7)
SEARCHER = Searcher(MemoryStore(ARTICLES), None)


def same_page(page: int | str | None, pages: tuple[int | str | None, ...]) -> bool:
    """Tell whether a page is among others, A01 being A1."""
    return str(page).replace("A0", "A") in {str(other).replace("A0", "A") for other in pages}


def lets(options: SearchOptions, spared: str = "") -> list[Document]:
    """Return the articles with 运河 that the limits let through, but for one of them: the oracle."""

    def through(article: Document) -> bool:
        people = {*article.reporters, *article.correspondents}
        day = article.date or ""
        dated = options.date_from is None and options.date_to is None
        checks = {
            "dates": (
                dated or (bool(day) and (options.date_from or "") <= day <= (options.date_to or "9") + "~")
            )
            and not (options.undated and day),
            "newspapers": not options.newspapers or article.newspaper in options.newspapers,
            "pages": not options.pages or same_page(article.page, options.pages),
            "kinds": not options.kinds or article.kind in options.kinds,
            "reporters": not options.reporters or bool(people & set(options.reporters)),
            "columns": not options.columns or article.fields.get("column") in options.columns,
        }
        return all(held for name, held in checks.items() if name != spared)

    wanted = fold("运")
    matching = [a for a in ARTICLES if any(wanted in fold(text) for text in a.fields.values())]
    return [article for article in matching if through(article)]


some = st.lists
limits = st.builds(
    SearchOptions,
    limit=st.none(),
    newspapers=some(st.sampled_from(NEWSPAPERS), max_size=2, unique=True).map(tuple),
    pages=some(st.sampled_from((1, 2, 3, "A1", "A01")), max_size=2, unique=True).map(tuple),
    kinds=some(st.sampled_from(list(Kind)), max_size=3, unique=True).map(tuple),
    reporters=some(st.sampled_from(PEOPLE), max_size=2, unique=True).map(tuple),
    columns=some(st.sampled_from(COLUMNS[:2]), max_size=1).map(tuple),
    date_from=st.sampled_from((None, "2019", "2020-04")),
    date_to=st.sampled_from((None, "2020", "2021-06")),
)


@settings(max_examples=80, deadline=None)
@given(options=limits)
def test_every_number_is_that_of_counting_article_by_article(options: SearchOptions) -> None:
    facets = SEARCHER.explorer.facets("运", options)
    found = lets(options)
    assert facets.total == len(found) == SEARCHER.answer("运", options).total
    years = Counter(int(a.date[:4]) if a.date else None for a in found)
    assert dict(facets.years) == years
    assert dict(facets.newspapers) == Counter(a.newspaper for a in lets(options, "newspapers"))
    named = next((page for page in reversed(options.pages) if page in ("A1", "A01")), "A1")
    pages = Counter(named if a.page in ("A1", "A01") else a.page for a in lets(options, "pages"))
    assert dict(facets.pages) == pages
    assert dict(facets.kinds) == Counter(a.kind for a in lets(options, "kinds"))
    people = Counter(name for a in lets(options, "reporters") for name in {*a.reporters, *a.correspondents})
    assert dict(facets.reporters) == people
    columns = Counter(a.fields["column"] for a in lets(options, "columns") if "column" in a.fields)
    assert dict(facets.columns) == columns
    dated = lets(options, "dates")
    assert dict(facets.months) == Counter(a.date[:7] for a in dated if a.date)
    assert facets.undated == sum(a.date is None for a in dated)


def test_choosing_a_value_gives_the_number_beside_it() -> None:
    options = SearchOptions(newspapers=("清溪日报",))
    for name, count in SEARCHER.explorer.facets("运", options).newspapers:
        assert SEARCHER.answer("运", replace(options, newspapers=(name,))).total == count
    for kind, count in SEARCHER.explorer.facets("运", options).kinds:
        assert SEARCHER.answer("运", replace(options, kinds=(kind,))).total == count


def on_pages(*pages: int | str | None) -> Searcher:
    """Return a library with an article on each of some pages."""
    return Searcher(
        MemoryStore(
            [document(key, fields={"body": "大运河"}, page=page) for key, page in enumerate(pages, 1)]
        ),
        None,
    )


def test_a_page_printed_in_two_ways_is_counted_once_as_it_is_printed_most() -> None:
    searcher = on_pages("A01", "A1", "A01", 5, "05", None, "A10", "4-5", "04-05", 5)
    facets = searcher.explorer.facets("大运河", SearchOptions())
    assert facets.pages == ((5, 3), ("4-5", 2), ("A01", 3), ("A10", 1), (None, 1))
    for page, count in facets.pages:
        assert searcher.answer("大运河", SearchOptions(pages=(page,))).total == count


def test_a_page_asked_for_in_another_form_is_named_as_it_was_asked_for() -> None:
    searcher = on_pages("A01", "A01", "A1", "B1")
    options = SearchOptions(pages=("A1",))
    assert searcher.answer("大运河", options).total == 3
    assert searcher.explorer.facets("大运河", options).pages == (("A1", 3), ("B1", 1))


def test_the_undated_can_be_asked_for() -> None:
    facets = SEARCHER.explorer.facets("运", SearchOptions())
    answer = SEARCHER.answer("运", SearchOptions(undated=True, limit=None))
    assert facets.undated == answer.total > 0
    assert all(hit.date is None for hit in answer.hits)


def test_counts_follow_the_library() -> None:
    store = MemoryStore([document(1, fields={"body": "大运河"}, reporters=("周望舒",))])
    searcher = Searcher(store, None)
    assert searcher.explorer.facets("大运河", SearchOptions()).reporters == (("周望舒", 1),)
    store.put(document(2, fields={"body": "大运河"}, reporters=("林致远",)))
    assert dict(searcher.explorer.facets("大运河", SearchOptions()).reporters) == {"周望舒": 1, "林致远": 1}


def test_of_many_names_those_with_the_most_articles_are_listed_in_order() -> None:
    source = random.Random(3)
    names = [f"{first}{second}" for first in "赵钱孙李周吴郑王" for second in map(chr, range(0x4E00, 0x4E80))]
    store = MemoryStore(
        [
            document(key, fields={"body": "大运河"}, reporters=tuple(source.sample(names[: 10 * key], 6)))
            for key in range(1, 700)
        ]
    )
    counts = Counter(name for article in store.articles.values() for name in article.reporters)
    assert len(counts) > MOST
    order = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    facets = Searcher(store, None).explorer.facets("大运河", SearchOptions())
    assert list(facets.reporters) == order[:MOST]


def test_what_cannot_be_read_counts_nothing() -> None:
    assert SEARCHER.explorer.facets("  ", SearchOptions()) == Facets(0)


def test_pages_are_in_printed_order() -> None:
    pages = [None, "B1", 10, 2, "A10", "A2", 1]
    assert sorted(pages, key=page_order) == [1, 2, 10, "A2", "A10", "B1", None]
