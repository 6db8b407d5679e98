"""The list of hits: what a row says, and how further hits are fetched."""

from double import Double, Page, article, masthead
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from reader.core.records import SearchOptions
from reader.ui.models.results import ResultsModel, Role
from reader.ui.panes.hit_delegate import from_mark, shortened


def many(count: int) -> Double:
    articles = tuple(article(f"a{number}", f"题{number}", "大运河") for number in range(count))
    return Double((Page(1, masthead("今日拱墅", "2021-01-15"), articles),))


def test_further_hits_are_fetched_when_they_are_wanted(dressed: QApplication) -> None:
    double = many(120)
    model = ResultsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    first = double.search("大运河", SearchOptions(limit=50))
    wanted: list[int] = []
    model.more_wanted.connect(wanted.append)
    model.show(first.hits, first.total)
    model.fetchMore(model.index(-1))
    assert wanted == [50]
    model.add(50, double.search("大运河", SearchOptions(limit=50, offset=50)).hits)
    model.add(50, double.search("大运河", SearchOptions(limit=50, offset=50)).hits)
    assert model.rowCount() == 100
    assert model.index(99).data() == "题99"
    assert model.row_of("a99") == 99
    assert model.index(3).data(Role.HIT).article_id == "a3"


def test_a_tool_tip_from_a_source_is_no_markup(dressed: QApplication) -> None:
    page = Page(1, masthead("报", "2021-01-15"), (article("a", "<img src=file:///x>", "大运河"),))
    model = ResultsModel()
    answer = Double((page,)).search("大运河")
    model.show(answer.hits, answer.total)
    assert "<img" not in model.index(0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_shortened_text_marks_no_ellipsis() -> None:
    marks = [(0, 2), (3, 6), (7, 8)]
    assert shortened("大运河边的大运河", marks, 4) == ("大运河边…", [(0, 2), (3, 4)])
    assert shortened("大运河边的大运河", marks, 3) == ("大运河…", [(0, 2)])


def test_a_text_begins_before_its_first_mark_where_that_would_not_fit() -> None:
    text = "大力实施六大专项行动 为全面高质量发展奋力书写运河新篇"
    at = text.index("运河")
    shown, [(start, end), last] = from_mark(text, [(at, at + 2), (at + 3, at + 4)], 12)
    assert shown == "…" + text[-11:]
    assert shown[start:end] == "运河"
    assert shown[slice(*last)] == "篇"
    assert from_mark("运河" * 9, [(0, 18)], 12) == ("运河" * 9, [(0, 18)]), (
        "what begins with the mark is kept"
    )
