"""The tree of issues: filled when opened, refreshed without losing the reader's place."""

from collections.abc import Callable

from double import Double, Page, article, masthead
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QTreeView
from pytestqt.qtbot import QtBot

from reader import paths
from reader.core.records import Changes
from reader.ui.models.issue_tree import Index, IssueTreeModel, Role, keys_of_place
from reader.ui.panes.tree_view import TreeView
from reader.ui.theme import Theme

FAIL = QAbstractItemModelTester.FailureReportingMode.Warning  # a Qt warning fails a test
NOWHERE = QModelIndex()
Texts = list[tuple[int, str]]


def watched(model: IssueTreeModel) -> None:
    """Let Qt's own tester watch a model; it must not fetch by itself while it watches a reset."""
    QAbstractItemModelTester(model, FAIL, model).setUseFetchMore(False)


def read_through(model: IssueTreeModel, parent: QModelIndex = NOWHERE, depth: int = 0) -> Texts:
    model.fetchMore(parent)
    rows: Texts = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        rows.append((depth, f"{index.data()} ({index.data(Role.COUNT)})"))
        rows.extend(read_through(model, index, depth + 1))
    return rows


def test_the_tree_reads_newest_first_down_to_the_articles(dressed: QApplication, double: Double) -> None:
    model = IssueTreeModel()
    watched(model)
    model.set_library(double)
    rows = read_through(model)
    assert [text for depth, text in rows if depth == 0] == ["今日拱墅 (5)", "钱塘新区报 (1)"]
    assert [text for depth, text in rows if depth == 1] == [
        "2024年 (1)",
        "2021年 (3)",
        "日期不详 (1)",
        "2023年 (1)",
    ]
    assert (2, "01-15 星期五 · 总第1110期 (3)") in rows
    assert (2, "约 2020-04 (1)") in rows
    assert (3, "第1版 (3)") in rows
    assert (4, "忠诚实践十六字总要求 (0)") in rows
    assert (4, "[无标题] 没有标题的一篇,讲的是垃圾分类。 (0)") in rows


def test_only_what_is_opened_is_read(dressed: QApplication, double: Double) -> None:
    read: list[str] = []
    for name in ("newspapers", "years", "issues", "pages", "articles"):
        method: Callable[..., object] = getattr(double, name)
        setattr(double, name, lambda *a, name=name, method=method: (read.append(name), method(*a))[1])
    model = IssueTreeModel()
    model.set_library(double)
    model.fetchMore(model.index(0))
    assert read == ["newspapers", "years"]


def test_a_change_keeps_what_is_expanded_and_selected(dressed: QApplication, pages: tuple[Page, ...]) -> None:
    double = Double(pages)
    model = IssueTreeModel()
    watched(model)
    view = QTreeView()
    view.setModel(model)
    model.set_library(double)
    index = model.index_at(keys_of_place(double.place("a2")))
    above = index.parent()
    while above.isValid():
        view.expand(above)
        above = above.parent()
    view.setCurrentIndex(index)

    newer = Page(9, masthead("今日拱墅", "2025-03-01"), (article("n1", "新的一期", "正文"),))
    other = Page(8, masthead("北京日报", "2020-01-01"), (article("n2", "另一种报", "正文"),))
    double.pages_in += [newer, other]
    model.refresh(Changes(frozenset({8, 9})))

    current = view.currentIndex()
    assert current.data(Role.ARTICLE_ID) == "a2"
    assert view.isExpanded(current.parent())
    assert view.isExpanded(current.parent().parent().parent().parent())
    assert model.index(0).data() == "今日拱墅"
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "今日拱墅",
        "北京日报",
        "钱塘新区报",
    ]
    assert model.index(0, 0, model.index(0)).data() == "2025年"


CHOICES = tuple(
    Page(number, masthead(name, f"{year}-01-{number:02}"), (article(f"x{number}", f"题{number}", "文"),))
    for number, (name, year) in enumerate(
        ((name, year) for name in ("甲报", "乙报", "丙报") for year in (2019, 2020, 2021)), 1
    )
)
SOME = st.lists(st.sampled_from(range(len(CHOICES))), unique=True).map(
    lambda rows: [CHOICES[row] for row in rows]
)


@settings(max_examples=60, deadline=None)
@given(SOME, SOME)
def test_a_refreshed_tree_is_the_tree_read_afresh(before: list[Page], after: list[Page]) -> None:
    changing = IssueTreeModel()
    watched(changing)
    double = Double(tuple(before))
    changing.set_library(double)
    read_through(changing)
    double.pages_in = list(after)
    touched = {page.issue_id for page in (*before, *after)}
    changing.refresh(Changes(frozenset(touched)))
    fresh = IssueTreeModel()
    fresh.set_library(Double(tuple(after)))
    assert read_through(changing) == read_through(fresh)


def test_opening_a_year_does_not_lay_out_the_others_again(dressed: QApplication, qtbot: QtBot) -> None:
    """Qt asks for the flags of every row it lays out; with 8,000 rows in sight that was 40 ms a click."""

    class Watched(IssueTreeModel):
        asked = 0

        def flags(self, index: Index) -> Qt.ItemFlag:
            self.asked += 1
            return super().flags(index)

    days = [f"2021-{month:02d}-{day:02d}" for month in range(1, 8) for day in range(1, 29)]
    days += [f"2022-01-{day:02d}" for day in range(1, 11)]
    model, tree = Watched(), TreeView(Theme(dressed, paths.resources(), "light"))
    tree.setModel(model)
    tree.resize(300, 400)
    tree.show()
    model.set_library(
        Double(
            tuple(Page(n, masthead("报", day), (article(f"a{n}", "题", "文"),)) for n, day in enumerate(days))
        )
    )
    tree.expand(model.index(0))
    later, earlier = (model.index(row, 0, model.index(0)) for row in (0, 1))
    tree.expand(earlier)
    dressed.processEvents()
    model.asked = 0
    chevron = QPoint(
        tree.visualRect(later).left() - tree.indentation() // 2, tree.visualRect(later).center().y()
    )
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=chevron)
    dressed.processEvents()
    assert tree.isExpanded(later)
    assert model.rowCount(later) == 10
    assert model.asked < len(days) / 2
    tree.bring(model.index(7, 0, earlier))
    top = tree.visualRect(tree.indexAt(QPoint(100, 0)))
    assert top.top() >= 0
    assert tree.visualRect(model.index(7, 0, earlier)).intersects(tree.viewport().rect())
    tree.close()
