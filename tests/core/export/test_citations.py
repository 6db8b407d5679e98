"""Citations: the standards' own examples come out as printed, and nothing a page does not state is stated."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from reader import paths
from reader.core.errors import BaokuError
from reader.core.export import cite
from reader.core.export.references import Reference
from reader.core.links import Link, read_link
from reader.core.records import Style

PLAIN = Reference(
    id="0123456789abcdef-1",
    authors=("丁文祥",),
    title="数字革命与竞争国际化",
    subtitle=None,
    supplied_title="数字革命",
    newspaper="中国青年报",
    date="2000-11-20",
    supplied_date=None,
    page=15,
    issue_number=None,
    total_issue_number=None,
    link="baoku:article/0123456789abcdef-1",
)


def ref(**facts: Any) -> Reference:
    return replace(PLAIN, **facts)


@pytest.mark.parametrize(
    ("facts", "style", "printed"),
    [
        # GB/T 7714-2015, A.4 and 4.4: components of newspapers
        ({}, Style.GBT_2015, "丁文祥. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15)."),
        (
            {
                "authors": ("张田勤",),
                "title": "罪犯DNA库与生命伦理学计划",
                "newspaper": "大众科技报",
                "date": "2000-11-12",
                "page": 7,
            },
            Style.GBT_2015,
            "张田勤. 罪犯DNA库与生命伦理学计划[N]. 大众科技报, 2000-11-12(7).",
        ),
        # GB/T 7714-2025, 8.5.3: the same article, the creator as that edition spells him
        (
            {"authors": ("丁文详",)},
            Style.GBT_2025,
            "丁文详. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20 (15).",
        ),
        # more than three creators: 8.1.2 (2015), 7.1.2 (2025)
        (
            {"authors": ("印森林", "吴胜和", "李俊飞", "冯文杰")},
            Style.GBT_2015,
            "印森林, 吴胜和, 李俊飞, 等. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15).",
        ),
        (
            {"authors": ("印森林", "吴胜和", "李俊飞", "冯文杰")},
            Style.GBT_2025,
            "印森林，吴胜和，李俊飞，等. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20 (15).",
        ),
        # other title information: 8.2 (2015), 7.2.3 (2025)
        (
            {"title": "地壳运动假说", "subtitle": "从大陆漂移到板块构造"},
            Style.GBT_2015,
            "丁文祥. 地壳运动假说: 从大陆漂移到板块构造[N]. 中国青年报, 2000-11-20(15).",
        ),
        (
            {"title": "地壳运动假说", "subtitle": "从大陆漂移到板块构造"},
            Style.GBT_2025,
            "丁文祥. 地壳运动假说：从大陆漂移到板块构造[N]. 中国青年报, 2000-11-20 (15).",
        ),
        # no creator: the numeric system begins with the title
        ({"authors": ()}, Style.GBT_2025, "数字革命与竞争国际化[N]. 中国青年报, 2000-11-20 (15)."),
        # what is supplied stands in square brackets
        (
            {"title": None, "date": None, "supplied_date": "2000-11", "page": None, "newspaper": None},
            Style.GBT_2025,
            "丁文祥. [数字革命][N]. [报名不详], [2000-11].",
        ),
        # a story that goes on at other pages
        (
            {"page": 1, "further_pages": (2, 3)},
            Style.GBT_2015,
            "丁文祥. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(1-3).",
        ),
        (
            {"page": 1, "further_pages": (3,)},
            Style.GBT_2025,
            "丁文祥. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20 (1, 3).",
        ),
        (
            {"page": "A1", "further_pages": ("A2",)},
            Style.GBT_2015,
            "丁文祥. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(A1-A2).",
        ),
        (
            {"page": "A1", "further_pages": ("B2",)},
            Style.GBT_2015,
            "丁文祥. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(A1, B2).",
        ),
        ({"page": "A1"}, Style.GBT_2015, "丁文祥. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(A1)."),
    ],
)
def test_gbt_7714(facts: dict[str, Any], style: Style, printed: str) -> None:
    assert cite([ref(**facts)], style) == printed + "\n"


def test_ris_has_the_fields_that_zotero_reads_for_newspapers() -> None:
    text = cite([ref(subtitle="一场变革", authors=("甲", "乙")), ref(date=None)], Style.RIS)
    records = [block.splitlines() for block in text.split("ER  - \r\n") if block.strip()]
    assert len(records) == 2
    fields = [line.split("  - ", 1) for line in records[0]]
    assert fields[0] == ["TY", "NEWS"]
    assert ["TI", "数字革命与竞争国际化：一场变革"] in fields
    assert [value for tag, value in fields if tag == "AU"] == ["甲", "乙"]
    assert {"T2": "中国青年报", "DA": "2000/11/20", "SP": "15"}.items() <= {
        tag: value for tag, value in fields if tag != "AU"
    }.items()
    assert not any(line.startswith(("DA", "PY")) for line in records[1]), "no date is invented"


def test_reference_managers_are_told_of_every_page() -> None:
    row, apart = ref(page=1, further_pages=(2,)), ref(page=1, further_pages=(3,))
    assert "\r\nSP  - 1\r\nEP  - 2\r\n" in cite([row], Style.RIS)
    ris = cite([apart], Style.RIS)
    assert "\r\nSP  - 1, 3\r\n" in ris and "EP  -" not in ris
    assert "number = {1-2}," in cite([row], Style.BIBTEX)
    assert "number = {1, 3}," in cite([apart], Style.BIBTEX)
    assert [item["page"] for item in json.loads(cite([row, apart], Style.CSL_JSON))] == ["1-2", "1, 3"]


def test_reference_managers_are_told_that_a_date_was_inferred() -> None:
    guess = ref(date=None, supplied_date="2020-04")
    ris = cite([guess], Style.RIS)
    assert "\r\nPY  - 2020\r\nDA  - 2020/04//约\r\n" in ris and "[2020-04] 为著录者所加" in ris
    bibtex = cite([guess], Style.BIBTEX)
    assert "date = {2020-04~}," in bibtex and "year = {[2020]}," in bibtex and "month = {4}," in bibtex
    (item,) = json.loads(cite([guess], Style.CSL_JSON))
    assert item["issued"] == {"date-parts": [[2020, 4]], "circa": True}
    year = ref(date=None, supplied_date="2020")
    assert "DA  - 2020///约\r\n" in cite([year], Style.RIS)
    assert json.loads(cite([year], Style.CSL_JSON))[0]["issued"]["date-parts"] == [[2020]]


@pytest.mark.parametrize("supplied", ["春天", "2020-4", "2020-13", "", None, "2020-04-01..2020-05", "{2020}"])
def test_what_is_no_date_is_given_to_no_reference_manager(supplied: str | None) -> None:
    vague, plain = ref(date=None, supplied_date=supplied), ref(date=None)
    for style in (Style.RIS, Style.BIBTEX, Style.CSL_JSON):
        assert cite([vague], style) == cite([plain], style)


def test_a_line_break_in_a_headline_cannot_begin_another_ris_field() -> None:
    text = cite([ref(title="标题\nER  - \nTY  - BOOK")], Style.RIS)
    assert text.count("\r\nER  - \r\n") == 1
    assert sum(line.startswith("TY  -") for line in text.splitlines()) == 1


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("mark", ["\n", "\r\n", " \n ", "\t", "\v", "\x85", "\u2028", "\x1c"])
def test_a_line_break_in_a_headline_breaks_no_citation(style: Style, mark: str) -> None:
    facts = {"title": f"题{mark}目", "subtitle": f"副{mark}题", "authors": (f"甲{mark}乙",)}
    broken = ref(**facts, newspaper=f"日{mark}报", page=f"A{mark}1", supplied_title=f"文{mark}首")
    whole = ref(
        title="题 目",
        subtitle="副 题",
        authors=("甲 乙",),
        newspaper="日 报",
        page="A 1",
        supplied_title="文 首",
    )
    assert cite([broken], style) == cite([whole], style)
    untitled = replace(broken, title=None, subtitle=None)
    assert len(cite([untitled], Style.GBT_2025).splitlines()) == 1


def test_what_has_no_glyph_is_not_cited() -> None:
    assert "数字革命与" in cite([ref(title="数字\x01革\0命\x7f与")], Style.GBT_2015)


def test_bibtex_escapes_what_tex_would_act_on() -> None:
    text = cite([ref(title=r"50% 的 A&B {\input x}", authors=("甲", "乙"))], Style.BIBTEX)
    assert r"title = {{50\% 的 A\&B \{\textbackslash{}input x\}}}" in text
    assert "author = {{甲} and {乙}}" in text
    assert "entrysubtype = {newspaper}" in text
    assert "number = {15}" in text


def test_csl_json_is_an_article_of_a_newspaper() -> None:
    [item] = json.loads(cite([ref(total_issue_number=1110)], Style.CSL_JSON))
    assert item["type"] == "article-newspaper"
    assert item["container-title"] == "中国青年报"
    assert item["issued"] == {"date-parts": [[2000, 11, 20]]}
    assert item["author"] == [{"literal": "丁文祥"}]
    assert item["page"] == "15"
    [undated] = json.loads(cite([ref(date=None, page=None)], Style.CSL_JSON))
    assert "issued" not in undated
    assert "page" not in undated


@pytest.mark.parametrize("style", list(Style))
def test_no_articles_no_citations(style: Style) -> None:
    assert cite([], style) == ""


@pytest.mark.parametrize(
    "link",
    [Link("0123456789abcdef-12"), Link("0123456789abcdef-1", "通车 & 50%?#", "昨日\n", "𠮷祥")],
)
def test_a_link_says_again_what_it_was_made_of(link: Link) -> None:
    assert read_link(str(link)) == link
    assert str(link).isascii()


@pytest.mark.parametrize(
    "text",
    ["", "baoku:", "http://example.org/article/0123456789abcdef-1", "baoku:article/../../etc", "baoku:article/x-1",
     "baoku:article/0123456789abcdef-1?" + "&" * 50 + "a=b&" * 50, "baoku:article/" + "0" * 10_000, "baoku://[::1"],
)  # fmt: skip
def test_what_is_no_link_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BaokuError) as refused:
        read_link(text)
    assert refused.value.reason.code == "link.unreadable"


def test_the_help_tells_of_inferred_dates_as_citations_have_them():
    supplied = cite([ref(date=None, supplied_date="2020-04")], Style.GBT_2025)
    unknown = cite([ref(date=None, supplied_date=None)], Style.GBT_2025)
    for language in ("zh", "en"):
        told = (paths.resources() / "help" / language / "5-handing-out.md").read_text("utf-8")
        shown = re.findall(r"`(\[.*?\])`", told)
        assert [supplied.count(each) + unknown.count(each) for each in shown] == [1, 1]
        assert "不猜日期" not in told and "no date is guessed" not in told
