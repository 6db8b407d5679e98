"""The catalogue: what goes in comes out again, in the order a reader turns pages, and keys never return."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reader.core.catalogue import Catalogue, Damaged
from reader.core.catalogue.rows import number_value, position
from reader.core.catalogue.schema import READABLE, VERSION
from reader.core.catalogue.sums import SUMMED
from reader.core.errors import BaokuError
from reader.core.records import (
    Article,
    Issue,
    Jump,
    Kind,
    Leftover,
    PageNumber,
    ParsedPage,
    Publisher,
    SourceInfo,
    article_id,
)

DIGEST = "0123456789abcdef" * 4


def full_article(digest: str = DIGEST, line: int = 5) -> Article:
    return Article(
        id=article_id(digest, line),
        kind=Kind.PHOTO,
        kicker="引题",
        title="主标题 下半句",
        subtitle="副题",
        column="栏目",
        byline="记者 甲 通讯员 乙",
        reporters=("甲",),
        correspondents=("乙", "丙"),
        source="新华社",
        dateline="北京3月2日电",
        paragraphs=("第一段。", "第二段。"),
        paragraph_lines=((line + 1, line + 2), (line + 2,)),
        caption="图说",
        photo_credit="丁 摄",
        jump=Jump(to_page="A2"),
        lines=(line, line + 1, line + 2),
    )


def page(
    digest: str = DIGEST,
    *,
    newspaper: str | None = "清溪日报",
    date: str | None = "2022-03-03",
    number: PageNumber | None = 1,
    articles: tuple[Article, ...] | None = None,
) -> ParsedPage:
    issue = Issue(
        newspaper=newspaper,
        date=date,
        weekday="星期四",
        total_issue_number=88,
        page=number,
        publishers=(Publisher("主办", ("清溪市委",)),),
        hotlines=("12345678",),
        lines=(1, 2),
        evidence={"date": "2022-03"},
    )
    source = SourceInfo(f"/{digest[:4]}.txt", digest, "utf-8", 9)
    return ParsedPage(source, issue, articles or (full_article(digest),), (Leftover((9,), "调", "?"),))


def add(catalogue: Catalogue, *pages: ParsedPage) -> None:
    with catalogue.write() as writer:
        for item in pages:
            source = writer.add_source(item.source, item.source.sha256, "page", "1")
            writer.add_page(item, source)


@pytest.fixture
def catalogue(tmp_path: Path):
    made = Catalogue(tmp_path / "catalogue.sqlite")
    yield made
    made.close()


def digest(number: int) -> str:
    return f"{number:064x}"


def first_ids(*digests: str) -> list[str]:
    return [article_id(item, 5) for item in digests]


def with_digest(number: int) -> str:
    """A digest whose first 16 digits, which ids use, differ by number."""
    return f"{number:016x}" + "0" * 48


def test_an_article_comes_out_as_it_went_in(catalogue):
    stated = page()
    add(catalogue, stated)
    stored = catalogue.read.article(stated.articles[0].id)
    assert stored.article == stated.articles[0]
    assert stored.masthead == stated.issue
    assert stored.source == stated.source
    assert (stored.issue.newspaper, stored.issue.date, stored.page.number) == ("清溪日报", "2022-03-03", 1)


def test_an_article_without_paragraphs_has_none(catalogue):
    bare = Article(id=article_id(DIGEST, 5), title="只有标题", lines=(5,))
    add(catalogue, page(articles=(bare,)))
    assert catalogue.read.article(bare.id).article == bare


def test_an_id_of_an_older_border_leads_to_the_article_that_holds_the_line(catalogue):
    add(catalogue, page())
    assert catalogue.read.article(article_id(DIGEST, 6)).article.id == article_id(DIGEST, 5)


@pytest.mark.parametrize("unknown", ["", "-", "nonsense", article_id(DIGEST, 4), article_id(DIGEST, 8), "x" * 9999,
                                     article_id(DIGEST, 5).replace("5", "٥"), DIGEST[:16] + "-" + "9" * 40])  # fmt: skip
def test_an_unknown_id_is_told(catalogue, unknown):
    add(catalogue, page())
    with pytest.raises(BaokuError) as told:
        catalogue.read.article(unknown)
    assert told.value.reason.code == "article.unknown"


def test_pages_stand_in_their_printed_order(catalogue):
    numbers: list[PageNumber | None] = ["A10", 10, None, "A2", 2, 1]
    add(catalogue, *(page(with_digest(n), number=number) for n, number in enumerate(numbers)))
    (issue,) = catalogue.read.issues("清溪日报", 2022)
    assert [p.number for p in catalogue.read.pages(issue.id)] == [1, 2, 10, "A2", "A10", None]


def test_pages_of_one_date_are_one_issue_but_unnamed_ones_stay_apart(catalogue):
    add(
        catalogue,
        page(with_digest(1), number=1),
        page(with_digest(2), number=2),
        page(with_digest(3), newspaper=None),
        page(with_digest(4), newspaper=None),
        page(with_digest(5), date=None),
        page(with_digest(6), date=None),
    )
    assert [(n.name, n.articles) for n in catalogue.read.newspapers()] == [("清溪日报", 4), (None, 2)]
    assert [y.year for y in catalogue.read.years("清溪日报")] == [2022, None]
    assert len(catalogue.read.issues("清溪日报", 2022)) == 1
    assert len(catalogue.read.issues("清溪日报", None)) == 2
    assert len(catalogue.read.issues(None, 2022)) == 2


def test_neighbours_lead_across_pages_and_issues(catalogue):
    two = tuple(full_article(with_digest(1), line) for line in (5, 20))
    add(
        catalogue,
        page(with_digest(1), number=1, articles=two),
        page(with_digest(2), number=2),
        page(with_digest(3), date="2022-03-02"),
        page(with_digest(4), date="2022-03-04"),
        page(with_digest(5), newspaper="别的报", date="2022-03-05"),
    )
    one, before, after = with_digest(1), with_digest(3), with_digest(4)
    first = catalogue.read.neighbours(article_id(one, 5))
    assert (first.previous_article, first.next_article) == (None, article_id(one, 20))
    assert (first.previous_page, first.next_page) == (None, article_id(with_digest(2), 5))
    assert [first.previous_issue, first.next_issue] == first_ids(before, after)
    assert catalogue.read.neighbours(article_id(one, 20)).next_article == article_id(with_digest(2), 5)
    assert catalogue.read.neighbours(article_id(with_digest(2), 5)).previous_article == article_id(one, 20)
    assert catalogue.read.neighbours(article_id(after, 5)).next_issue is None


def test_removing_a_source_empties_its_issue_and_a_key_is_never_used_twice(catalogue):
    add(catalogue, page(with_digest(1)), page(with_digest(2), date="2022-03-04"))
    source = catalogue.read.source(with_digest(2))
    with catalogue.write() as writer:
        writer.remove_source(source.id)
    assert catalogue.read.counts()[:3] == (1, 1, 1)
    assert catalogue.documents.keys() == [1]
    add(catalogue, page(with_digest(3)))
    assert catalogue.documents.keys() == [1, 3]


def test_documents_come_in_the_order_asked_for_and_leave_out_what_is_gone(catalogue):
    add(catalogue, *(page(with_digest(n)) for n in range(5)))
    assert [d.key for d in catalogue.documents.documents([4, 99, 1])] == [4, 1]
    (document,) = catalogue.documents.documents([1])
    assert document.fields["body"] == "第一段。\n第二段。"
    assert document.fields["source"] == "新华社"
    texts = dict(catalogue.documents.texts([4, 99, 1]))
    assert set(texts) == {1, 4}
    assert texts[1] == document.fields
    columns = catalogue.documents.columns()
    assert list(columns.keys) == [1, 2, 3, 4, 5]
    assert columns.newspaper_names == ("清溪日报",)


def test_a_failed_change_changes_nothing(catalogue):
    with pytest.raises(sqlite3.IntegrityError), catalogue.write() as writer:
        source = writer.add_source(page().source, DIGEST, "page", "1")
        writer.add_page(page(), source)
        writer.add_page(page(articles=(full_article(),)), source)
    assert catalogue.read.counts() == (0, 0, 0, 0)


def test_changes_of_another_process_are_seen(catalogue, tmp_path):
    other = Catalogue(tmp_path / "catalogue.sqlite")
    before = catalogue.changes_seen()
    add(other, page())
    assert catalogue.changes_seen() != before
    other.close()


def test_reopening_keeps_the_identity(catalogue, tmp_path):
    again = Catalogue(tmp_path / "catalogue.sqlite")
    assert again.uuid == catalogue.uuid != ""
    again.close()


@pytest.mark.parametrize("content", [b"", b"\0" * 4096, b"SQLite format 3\0" + b"?" * 5000])
def test_what_is_no_catalogue_is_damaged_or_new(tmp_path, content):
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(content)
    if content:
        with pytest.raises(Damaged):
            Catalogue(path)
    else:
        Catalogue(path).close()


def test_a_newer_catalogue_is_not_touched(tmp_path):
    path = tmp_path / "catalogue.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(BaokuError) as told:
        Catalogue(path)
    assert told.value.reason.code == "library.newer"
    assert (told.value.reason.fields["found"], told.value.reason.fields["known"]) == (VERSION + 1, VERSION)
    assert path.read_bytes() == before


def test_the_version_before_is_read_where_it_cannot_be_changed_and_else_brought_up_to_date(tmp_path):
    path = tmp_path / "catalogue.sqlite"
    catalogue = Catalogue(path)
    add(catalogue, page(), page(digest="f" * 64, newspaper=None, date=None, number="A2"))
    told = (catalogue.read.newspapers(), catalogue.documents.keys(), catalogue.documents.columns())
    catalogue.close()
    with sqlite3.connect(path) as connection:
        connection.executescript(
            "DROP INDEX articles_by_page; CREATE INDEX articles_by_page ON articles (page, first_line);"
            "DROP INDEX pages_by_issue; CREATE INDEX pages_by_issue ON pages (issue, position);"
            + "".join(f"ALTER TABLE {table} DROP COLUMN sum;" for table in SUMMED)
            + f"DELETE FROM meta WHERE name = 'version'; PRAGMA user_version = {READABLE}"
        )
    connection.close()
    for read_only, version in ((True, READABLE), (False, VERSION)):
        assert Catalogue.needs_work(path, read_only=read_only) is not read_only
        again = Catalogue(path, read_only=read_only)
        assert (again.read.newspapers(), again.documents.keys(), again.documents.columns()) == told
        again.close()
        with sqlite3.connect(path) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (version,)
            row = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
            assert row == (None if read_only else (str(version),))
        connection.close()


def test_counts_follow_the_catalogue(catalogue):
    add(catalogue, page())
    assert [(one.name, one.articles) for one in catalogue.read.newspapers()] == [("清溪日报", 1)]
    add(catalogue, page(digest="e" * 64, date="2021-01-01"), page(digest="f" * 64, newspaper=None, date=None))
    assert [(one.name, one.articles) for one in catalogue.read.newspapers()] == [("清溪日报", 2), (None, 1)]
    assert [(one.year, one.articles) for one in catalogue.read.years("清溪日报")] == [(2022, 1), (2021, 1)]
    assert [(one.year, one.articles) for one in catalogue.read.years(None)] == [(None, 1)]


def test_page_numbers_keep_their_printed_form():
    assert [number_value(text) for text in (None, "3", "A3", "第3", "３")] == [None, 3, "A3", "第3", "３"]
    assert position(None) > position("Z99")
