"""Documents of articles: every sentence arrives, none acts as markup, and a document is whole or not there."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from builders import write as write_file
from builders import write_records
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import BaokuError, Language
from reader.core.export.documents import _plain
from reader.core.library import Library
from reader.core.progress import Cancelled, Progress
from reader.core.records import Form, SearchOptions, Style

HOSTILE = "<img src=file:///etc/passwd> **粗** `x` [y](z) &amp; <script>alert(1)</script> # 一"
FIRST = "3月2日上午,河西新桥建成通车。"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    records = [
        {"newspaper": "清溪日报", "date": "2022-03-03", "page": 1, "title": "河西新桥昨日通车", "kicker": "两岸一家",
         "subtitle": "过河只要五分钟", "reporters": ["周望舒"], "paragraphs": [FIRST, "1. 居民说好。\x01"]},
        {"newspaper": "清溪日报", "date": "2022-03-03", "page": 2, "title": HOSTILE, "paragraphs": [HOSTILE]},
    ]  # fmt: skip
    source = write_records(tmp_path / "a.jsonl", records)
    with Library(tmp_path / "library") as opened:
        opened.import_paths([source])
        yield opened


def ids(library: Library) -> list[str]:
    return [hit.article_id for hit in library.search("日期:2022", SearchOptions(limit=None)).hits]


@pytest.mark.parametrize("form", list(Form))
def test_a_document_holds_the_articles_with_citation_and_the_librarys_name(
    library: Library, tmp_path: Path, form: Form
) -> None:
    library.rename("清溪区档案馆")
    path = tmp_path / f"out.{form}"
    assert library.out.write(ids(library), path, title="通车") == 2
    text = plain_text(path, form)
    for expected in (
        "两岸一家", "河西新桥昨日通车", "过河只要五分钟", FIRST, "1. 居民说好。␁",
        "周望舒. 河西新桥昨日通车：过河只要五分钟[N]. 清溪日报, 2022-03-03 (1).", "清溪区档案馆", HOSTILE,
    ):  # fmt: skip
        assert expected in text, expected


@pytest.fixture
def jumping(tmp_path: Path) -> Iterator[Library]:
    """A library with a story on the pages 1, 2 and 3, and one that names a page where nothing goes on."""
    page = {"newspaper": "清溪日报", "date": "2022-03-03"}
    records = [
        page | {"page": 1, "title": "新桥通车", "paragraphs": ["上半。"], "reporters": ["甲"], "caption": "桥上",
                "jump": {"to_page": 2}},
        page | {"page": 1, "title": "别的", "paragraphs": ["正文。"], "jump": {"to_page": 4}},
        page | {"page": 2, "title": "新桥通车(续)", "subtitle": "两岸同庆", "paragraphs": ["中段。"],
                "jump": {"from_page": 1, "to_page": 3}},
        page | {"page": 3, "title": "新桥通车", "paragraphs": ["末段。"], "reporters": ["乙"], "byline": "记者 乙",
                "jump": {"from_page": 2}},
    ]  # fmt: skip
    source = write_records(tmp_path / "jumping.jsonl", records)
    with Library(tmp_path / "library") as opened:
        opened.import_paths([source])
        yield opened


@pytest.mark.parametrize("form", list(Form))
def test_a_story_that_jumps_is_handed_out_whole_and_its_seams_are_told(
    jumping: Library, tmp_path: Path, form: Form
) -> None:
    head, other, middle, tail = sorted(ids(jumping), key=lambda one: int(one.rpartition("-")[2]))
    path = tmp_path / f"out.{form}"
    assert jumping.out.write([middle, head, other, tail], path, title="桥") == 2
    text = plain_text(path, form)
    told = ["第1版、第2版、第3版", "上半。", "接第2版:新桥通车(续) 两岸同庆", "中段。", "接第3版:新桥通车", "末段。",
            "记者 乙", "图片说明:桥上", "甲，乙. 新桥通车[N]. 清溪日报, 2022-03-03 (1-3).", "别的", "(下转第4版)",
            "共 2 篇"]  # fmt: skip
    places = [text.find(words) for words in told]
    assert -1 not in places, [words for words, place in zip(told, places, strict=True) if place < 0]
    assert places == sorted(places)
    assert text.count("中段。") == text.count("末段。") == 1, "nothing is handed out twice"
    assert "下转第2版" not in text, "what the document follows is no promise any more"
    assert jumping.out.write([head], path, title="桥", alone=True) == 1
    text = plain_text(path, form)
    assert "(下转第2版)" in text and "中段。" not in text
    assert "甲. 新桥通车[N]. 清溪日报, 2022-03-03 (1)." in text


def test_a_jump_that_a_document_follows_in_part_is_told(tmp_path: Path) -> None:
    page = {"newspaper": "清溪日报", "date": "2022-03-03"}
    records = [
        page | {"page": 1, "paragraphs": ["上半。"], "jump": {"to_page": 2, "more_pages": [3]}},
        page | {"page": 2, "paragraphs": ["中段。"], "jump": {"from_page": 1}},
        page | {"page": 3, "paragraphs": ["末段。"], "jump": {"from_page": 1}},
    ]
    path = tmp_path / "out.txt"
    for count, is_told in ((2, True), (3, False)):
        source = write_records(tmp_path / f"{count}.jsonl", records[:count])
        with Library(tmp_path / f"library{count}") as library:
            library.import_paths([source])
            assert library.out.write(ids(library), path, title="桥") == 1
        text = path.read_text("utf-8-sig")
        assert ("(下转第2、3版)" in text) is is_told
        assert ("末段。" in text) is not is_told


def test_of_many_articles_halves_are_joined_as_of_few(jumping: Library, tmp_path: Path) -> None:
    more = [
        {"newspaper": "清溪日报", "date": "2022-04-01", "page": 1, "title": f"第{n}篇"} for n in range(30)
    ]
    jumping.import_paths([write_records(tmp_path / "more.jsonl", more)])
    path = tmp_path / "out.txt"
    assert jumping.out.write(ids(jumping), path, title="桥") == 32
    assert path.read_text("utf-8-sig").count("末段。") == 1


def test_words_are_cited_with_the_page_they_stand_on(jumping: Library, tmp_path: Path) -> None:
    table = tmp_path / "places.csv"
    assert jumping.write_occurrences("上半 OR 中段", table) == 2
    rows = sorted(table.read_text("utf-8-sig").splitlines()[1:])
    assert [row.rstrip('"').rpartition(" (")[2] for row in rows] == ["1).", "2)."]


def test_halves_that_a_user_took_apart_leave_one_by_one(jumping: Library) -> None:
    head, _other, middle, _tail = sorted(ids(jumping), key=lambda one: int(one.rpartition("-")[2]))
    assert jumping.out.cite([head], Style.GBT_2015) == "甲, 乙. 新桥通车[N]. 清溪日报, 2022-03-03(1-3).\n"
    jumping.stories.part(head, middle)
    assert jumping.out.cite([head], Style.GBT_2015) == "甲. 新桥通车[N]. 清溪日报, 2022-03-03(1).\n"


@pytest.mark.parametrize("form", list(Form))
def test_an_english_document_says_nothing_in_chinese_but_what_was_printed(tmp_path: Path, form: Form) -> None:
    page = {"newspaper": "N", "date": "2022-03-03", "total_issue_number": 7}
    records = [
        page | {"page": 1, "title": "A", "paragraphs": ["B."], "column": "C", "caption": "D", "photo_credit": "E",
                "jump": {"to_page": 2}},
        page | {"page": 2, "paragraphs": ["F."], "jump": {"from_page": 1, "to_page": 9}},
        {"paragraphs": ["G."], "jump": {"from_page": 5}},
    ]  # fmt: skip
    path = tmp_path / f"out.{form}"
    with Library(tmp_path / "library") as library:
        library.rename("L")
        library.import_paths([write_records(tmp_path / "a.jsonl", records)])
        every = [hit.article_id for hit in library.search("B OR G", SearchOptions(limit=None)).hits]
        assert library.out.write(every, path, title="T", language=Language.ENGLISH) == 2
        text = plain_text(path, form)
        assert library.out.write(every[:1], path, title="T", language=Language.ENGLISH) == 1
        assert "1 article, exported by Baoku from “L” on" in plain_text(path, form)
    for words in ("no. 7 overall", "page 1, page 2", "Column: C", "Caption: D", "Photo: E", "(continued, page 2)",
                  "(continued on page 9)", "(continued from page 5)", "[no headline]", "newspaper not stated", "undated",
                  "2 articles, exported by Baoku"):  # fmt: skip
        assert words in text, words
    # A citation by the Chinese standard is Chinese.
    own = [line for line in text.splitlines() if "[N]" not in line and "font-family" not in line]
    assert not re.search("[\u4e00-\u9fff]", "\n".join(own))


def plain_text(path: Path, form: Form) -> str:
    """Return the text a reader sees in a document."""
    if form is Form.DOCX:
        return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    text = path.read_text("utf-8-sig")
    if form is Form.HTML:
        return html.unescape(re.sub(r"<[^>]+>", "", text))
    return re.sub(r"\\(.)", r"\1", text) if form is Form.MARKDOWN else text


def test_text_of_an_article_is_no_markup_in_html(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    library.out.write(ids(library), path, title=HOSTILE)
    text = path.read_text("utf-8")
    assert "<img" not in text
    assert "<script" not in text
    assert "default-src 'none'" in text


@given(st.text(alphabet="甲乙 \t\n*_`[]<>#+-=.)1~|&\\!{}", max_size=40))
def test_markdown_of_any_text_has_no_markup(text: str) -> None:
    for line in _plain(text).split("\n"):
        assert re.match(r"\s*([#+=-]|\d+[.)])", line) is None
        assert re.search(r"[`*_\[\]<>|~&]", re.sub(r"\\.", "", line)) is None


def test_a_stopped_export_leaves_the_file_as_it_was(library: Library, tmp_path: Path) -> None:
    path = write_file(tmp_path / "out.md", "older")
    with pytest.raises(Cancelled):
        library.out.write(ids(library), path, title="x", progress=Progress(should_stop=lambda: True))
    assert path.read_text() == "older"
    assert [other.name for other in tmp_path.glob("out*")] == ["out.md"]


def test_an_ending_that_names_no_form_is_refused_before_anything_is_written(
    library: Library, tmp_path: Path
) -> None:
    with pytest.raises(BaokuError) as refused:
        library.out.write(ids(library), tmp_path / "out.pptx", title="x")
    assert refused.value.reason.code == "export.form"
    assert not (tmp_path / "out.pptx").exists()
