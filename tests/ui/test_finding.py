"""What the window does with an answer beside listing it: groups, limits, chart, places, help, saved searches."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import OpenWindow, Ready
from double import Double, Page, article, masthead
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QInputDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.core.errors import Reason
from reader.core.records import (
    Answer,
    Asked,
    Coverage,
    Facets,
    Help,
    Join,
    Jump,
    JumpHalf,
    Kind,
    SavedSearch,
    SearchOptions,
    Suggestion,
)
from reader.ui import settings as known
from reader.ui.dialogs.dates import typed_date
from reader.ui.limits import Grouping, chosen, in_force, unlimited, within_group, without
from reader.ui.main_window import MainWindow
from reader.ui.models.lines import Role as LineRole
from reader.ui.models.results import Group, ResultsModel, Role
from reader.ui.panes.chart import bars

Ask = Callable[[MainWindow, str], None]


def rows(window: MainWindow) -> list[str]:
    model = window.results.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def marked(window: MainWindow) -> list[str]:
    return [one.cursor.selectedText() for one in window.article.view.extraSelections()]


def many(number: int) -> Double:
    papers = ("今日拱墅", "钱塘新区报")
    return Double(
        tuple(
            Page(
                at + 1,
                masthead(paper, f"202{at}-01-15"),
                tuple(article(f"{at}m{n}", f"{paper}题{n}", "大运河") for n in range(number)),
            )
            for at, paper in enumerate(papers)
        )
    )


# ── groups ────────────────────────────────────────────────────────────────────────────────────────────────


def test_results_are_gathered_by_newspaper_and_by_year(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    ask(window, "的")
    window.desk.group(Grouping.YEAR)
    model = window.results.model
    qtbot.waitUntil(lambda: model.grouped and model.rowCount() > 2)
    assert rows(window) == [
        "2021年",
        "忠诚实践十六字总要求",
        "大运河畔的未来社区",
        "[无标题] 没有标题的一篇,讲的是垃圾分类。",
        "日期不详",
    ]
    assert "3 篇, 已展开" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    window.desk.focus_results()
    window.results.view.setCurrentIndex(model.index(0))
    qtbot.keyClick(window.results.view, Qt.Key.Key_Left)
    assert rows(window) == ["2021年", "日期不详"]
    qtbot.keyClick(window.results.view, Qt.Key.Key_Down)
    qtbot.keyClick(window.results.view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: rows(window) == ["2021年", "日期不详", "开学"])
    qtbot.keyClick(window.results.view, Qt.Key.Key_Down)
    qtbot.keyClick(window.results.view, Qt.Key.Key_Return)
    assert window.reading.article_id == "c1"
    window.desk.group(Grouping.NEWSPAPER)
    qtbot.waitUntil(lambda: rows(window)[0] == "今日拱墅")
    assert window.context.settings.get(known.GROUPING) == "newspaper"
    window.desk.group(Grouping.NONE)
    qtbot.waitUntil(lambda: not model.grouped and model.rowCount() == 4)


def test_a_large_group_is_fetched_as_far_as_it_is_wanted(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot
) -> None:
    window = open_window(many(60))
    ready(window)
    window.desk.group(Grouping.NEWSPAPER)
    ask(window, "大运河")
    model = window.results.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    qtbot.waitUntil(lambda: model.rowCount() == 2 + 50 + 1)
    assert model.index(51).data() == "再列出 10 篇，还有 10 篇"
    window.results.view.open_row(model.index(51))
    qtbot.waitUntil(lambda: model.rowCount() == 2 + 60)
    assert model.row_of("0m59") == 60
    assert isinstance(model.index(61).data(Role.GROUP), Group)


def test_asking_again_while_groups_are_fetched_leaves_the_window_answering(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot
) -> None:
    double = many(60)
    window = open_window(double)
    ready(window)
    window.desk.group(Grouping.NEWSPAPER)
    ask(window, "大运河")
    qtbot.waitUntil(lambda: window.results.model.rowCount() > 2)
    double.search_gate.shut()
    window.results.model.toggle(window.results.model.rowCount() - 1)
    qtbot.waitUntil(double.search_gate.reached.is_set)
    window.desk.ask("题1")
    double.search_gate.open()
    qtbot.waitUntil(lambda: window.results.answer is not None and window.results.answer.query == "题1")
    qtbot.waitUntil(lambda: rows(window)[:2] == ["今日拱墅", "今日拱墅题1"])


def test_hits_that_come_for_another_state_of_a_group_are_dropped(dressed: QApplication) -> None:
    model = ResultsModel()
    hits = many(3).search("大运河", SearchOptions(newspapers=("今日拱墅",))).hits
    model.show_groups([("今日拱墅", "今日拱墅", 3), ("别的", "别的", 1)])
    model.add_to_group("今日拱墅", 0, hits)
    model.add_to_group("今日拱墅", 0, hits)
    model.add_to_group("没有的", 0, hits)
    model.add(0, hits)
    assert model.rowCount() == 5


# ── limits ────────────────────────────────────────────────────────────────────────────────────────────────


def test_limits_are_ticked_shown_as_chips_and_removed(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    ask(window, "的")
    results = window.results
    qtbot.mouseClick(results.facets_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: results.facets.topLevelItemCount() > 0)
    papers = results.facets.topLevelItem(0)
    assert papers.text(0) == "报纸"
    assert papers.child(0).data(0, Qt.ItemDataRole.AccessibleTextRole) == "今日拱墅, 4 篇"
    results.facets.setCurrentItem(papers.child(0))
    qtbot.keyClick(results.facets, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.search.options.newspapers == ("今日拱墅",))
    qtbot.waitUntil(results.chips.isVisible)
    (chip,) = results.chips.findChildren(QPushButton)
    assert chip.accessibleName() == "去掉限制：报纸 今日拱墅"
    qtbot.waitUntil(lambda: results.facets.currentItem().text(0) == "今日拱墅")
    chip.click()
    assert window.search.options.newspapers == ()
    qtbot.keyClick(results.facets, Qt.Key.Key_Escape)
    assert results.view.isVisible()


def test_limits_are_found_again_at_the_next_start(
    open_window: OpenWindow, ready: Ready, double: Double, pages: tuple[Page, ...]
) -> None:
    window = open_window(double)
    ready(window)
    limited = SearchOptions(newspapers=("今日拱墅", None), kinds=(Kind.PHOTO,), pages=(1,), date_from="2021")
    window.search.limit(limited)
    kept = window.search.options
    window.close()
    again = open_window(Double(pages))
    assert again.search.options == kept
    again.context.settings.put(known.LIMITS, json.dumps({"kinds": 3}))
    again.close()


def test_limits_in_words_and_one_by_one() -> None:
    options = SearchOptions(newspapers=(None,), date_from="2020-04", date_to="2020-04")
    options = chosen(options, "kinds", Kind.BRIEF, on=True)
    limits = list(in_force(options))
    assert [limit.text for limit in limits] == ["2020-04", "未识别报名", "简讯"]
    for limit in limits:
        options = without(options, limit)
    assert options == unlimited(options) == SearchOptions()
    april = SearchOptions(date_from="2020-04-16", date_to="2021-02")
    assert within_group(april, Grouping.YEAR, 2020).date_from == "2020-04-16"
    assert within_group(april, Grouping.YEAR, 2020).date_to == "2020"
    assert within_group(april, Grouping.YEAR, 2021).date_to == "2021-02"
    assert within_group(april, Grouping.YEAR, None).undated


# ── the chart ─────────────────────────────────────────────────────────────────────────────────────────────


def test_the_chart_leads_to_a_year_its_month_and_back(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    chart = window.results.chart
    ask(window, "。")
    qtbot.mouseClick(window.results.chart_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(chart.bars))
    assert chart.bars == [("2021", 3), ("2022", 0), ("2023", 1), ("2024", 1)]
    assert "另有 1 篇日期不详" in chart.accessibleName()
    assert chart.accessibleDescription().startswith("2021: 3 篇; 2022: 0 篇")
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert (window.search.options.date_from, window.search.options.date_to) == ("2021", "2021")
    qtbot.waitUntil(lambda: len(chart.bars) == 12)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert "2021-01: 3 篇" in chart.accessibleName()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(18, 40))
    assert window.search.options.date_from == "2021-01"
    qtbot.keyClick(chart, Qt.Key.Key_Backspace)
    assert window.search.options.date_from is None
    qtbot.waitUntil(lambda: len(chart.bars) == 4)


def test_bars_run_from_the_first_to_the_last_without_gaps() -> None:
    few = Facets(5, months=(("2020-11", 2), ("2021-02", 3)))
    assert bars(few) == [("2020-11", 2), ("2020-12", 0), ("2021-01", 0), ("2021-02", 3)]
    long = Facets(5, months=(("2001-11", 2), ("2004-11", 3)))
    assert bars(long) == [("2001", 2), ("2002", 0), ("2003", 0), ("2004", 3)]
    assert bars(long, "2004")[10] == ("2004-11", 3)
    assert bars(Facets(3, undated=3)) == []


# ── places ────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_place_is_listed_and_opened_where_it_stands(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    ask(window, "大运河")
    window.commands["edit.lines"].trigger()
    lines = window.desk.lines
    qtbot.waitUntil(lambda: not lines.reading)
    assert lines.pane.words == "“大运河” · 7 处 · 3 篇"
    line = lines.pane.model.index(4).data(LineRole.LINE)
    assert (line.article_id, line.match) == ("a2", "大运河")
    lines.pane.view.setFocus()
    lines.pane.view.setCurrentIndex(lines.pane.model.index(4))
    qtbot.keyClick(lines.pane.view, Qt.Key.Key_Return)
    assert window.reading.article_id == "a2"
    assert window.article.view._current == 3
    ask(window, "开学")
    qtbot.waitUntil(lambda: not lines.reading and lines.pane.model.rowCount() == 1)
    qtbot.keyClick(lines.pane.view, Qt.Key.Key_Escape)
    assert not lines.shown


def test_listing_is_stopped_and_what_was_listed_stays(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot
) -> None:
    double = many(200)
    window = open_window(double)
    ready(window)
    ask(window, "大运河")
    double.survey_gate.shut()
    window.desk.toggle_lines()
    lines = window.desk.lines
    qtbot.waitUntil(double.survey_gate.reached.is_set)
    assert lines.reading
    lines.pane.stop_requested.emit()
    double.survey_gate.open()
    assert not lines.reading
    window.desk.lines.refresh("大运河", SearchOptions())
    qtbot.waitUntil(lambda: not lines.reading)
    assert lines.pane.model.rowCount() == 400


def test_places_are_written_to_a_table(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double, tmp_path: Path
) -> None:
    window = open_window(double)
    ready(window)
    path = tmp_path / "places.csv"
    said: list[str] = []
    window.desk.said.connect(said.append)
    window.desk.lines.write(path, "大运河", SearchOptions())
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["已把 7 处写入 places.csv"]
    assert path.read_text("utf-8").count("大运河") == 7


# ── from hit to hit ───────────────────────────────────────────────────────────────────────────────────────


def test_the_next_hit_goes_on_to_the_next_article_and_back(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    ask(window, "大运河")
    forth, back = window.commands["edit.next_hit"], window.commands["edit.previous_hit"]
    seen = []
    for _ in range(7):
        forth.trigger()
        seen.append((window.reading.article_id, window.article.view._current))
    assert seen == [("a1", 0), *(("a2", number) for number in range(5)), ("c1", 0)]
    said: list[str] = []
    window.steps.said.connect(said.append)
    forth.trigger()
    assert window.reading.article_id == "c1"
    assert said == ["已是最后一篇的最后一处"]
    back.trigger()
    assert (window.reading.article_id, window.article.view._current) == ("a2", 4)
    assert "第 5 处，共 5 处" in said[-1]
    for _ in range(5):
        back.trigger()
    assert (window.reading.article_id, window.article.view._current) == ("a1", 0)


def test_the_next_hit_fetches_what_is_not_listed_yet(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot
) -> None:
    window = open_window(many(40))
    ready(window)
    ask(window, "大运河")
    window.desk.open_hit(window.results.model.hit(19))
    window.steps.step(1)
    assert window.reading.article_id == "0m19"
    window.steps.step(1)
    qtbot.waitUntil(lambda: window.reading.article_id == "0m20")


def test_in_an_article_that_was_not_found_hits_go_round(
    open_window: OpenWindow, ready: Ready, ask: Ask, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    ask(window, "大运河")
    window.open_article("d1")
    window.commands["edit.next_hit"].trigger()
    assert window.reading.article_id == "a1"


# ── completing ────────────────────────────────────────────────────────────────────────────────────────────


def compose(bar: QWidget, text: str) -> None:
    """Type hanzi as an input method does."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(bar, event)


def labels(window: MainWindow) -> list[str]:
    listed = window.desk.completing.list
    return [listed.item(row).text() for row in range(listed.count())] if listed.isVisible() else []


def test_what_is_typed_can_be_completed_without_leaving_the_line(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    ask(window, "今年大事")
    bar = window.search_bar
    bar.setFocus()
    bar.selectAll()
    compose(bar, "今")
    qtbot.waitUntil(lambda: labels(window) == ["今年大事", "今日拱墅"])
    assert bar.hasFocus()
    qtbot.keyClick(bar, Qt.Key.Key_Down)
    qtbot.keyClick(bar, Qt.Key.Key_Down)
    qtbot.keyClick(bar, Qt.Key.Key_Tab)
    assert bar.text() == "今日拱墅"
    assert labels(window) == []
    assert bar.hasFocus()
    qtbot.waitUntil(lambda: double.asked[-1] == "今日拱墅")


def test_completions_are_never_in_the_way(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    bar = window.search_bar
    bar.setFocus()
    compose(bar, "今")
    qtbot.waitUntil(lambda: labels(window) == ["今日拱墅"])
    qtbot.keyClick(bar, Qt.Key.Key_Return)
    assert bar.text() == "今"
    assert labels(window) == []
    compose(bar, "日")
    qtbot.waitUntil(lambda: labels(window) == ["今日拱墅"])
    QApplication.sendEvent(bar, QInputMethodEvent("gong", []))
    assert labels(window) == []
    compose(bar, "拱")
    assert bar.text() == "今日拱"
    qtbot.waitUntil(lambda: labels(window) == ["今日拱墅"])
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert labels(window) == []
    assert bar.text() == "今日拱"


# ── what helps, what is alike ─────────────────────────────────────────────────────────────────────────────


def test_where_nothing_is_found_what_may_help_is_labelled_and_counted(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, double: Double
) -> None:
    double.helpful = [Suggestion("大运河", Help.CONFUSABLE, 3), Suggestion("大远何", Help.UNLIMITED, 2)]
    window = open_window(double)
    ready(window)
    window.search.limit(SearchOptions(kinds=(Kind.BRIEF,)))
    ask(window, "大远何")
    qtbot.waitUntil(lambda: len(window.results.suggestions) == 2)
    buttons = {button.accessibleName(): button for button in window.results._empty.findChildren(QPushButton)}
    assert window.results.model.rowCount() == 0
    buttons["检索 大远何, 2 篇"].click()
    assert window.search.options.kinds == ()
    qtbot.waitUntil(lambda: len(window.results.suggestions) == 2)
    buttons = {button.accessibleName(): button for button in window.results._empty.findChildren(QPushButton)}
    buttons["检索 大运河, 3 篇"].click()
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 3)
    assert window.search_bar.text() == "大运河"


def test_a_story_in_two_halves_is_offered_and_opened_with_what_was_asked_for(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, double: Double
) -> None:
    ids = [one.id for page in double.pages_in for one in page.articles][:2]
    halves = [
        JumpHalf(
            name, 1, "今日拱墅", "2021-01-15", at, "大运河", "…", Jump(3 - at if at == 1 else None, None)
        )
        for at, name in enumerate(ids, 1)
    ]
    double.helpful = [Suggestion("大运河", Help.JOINED, 2, Join(*halves))]
    window = open_window(double)
    ready(window)
    ask(window, "大运河 没有的词")
    qtbot.waitUntil(lambda: len(window.results.suggestions) == 1)
    (button,) = [
        one for one in window.results._empty.findChildren(QPushButton) if "第1版 · 第2版" in one.text()
    ]
    assert "打开 大运河" in button.accessibleName()
    button.click()
    qtbot.waitUntil(lambda: window.reading.article_id == ids[0])


def test_no_more_is_said_of_an_answer_without_hits_than_is_so(
    open_window: OpenWindow, ready: Ready, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    note = Reason("query.unstated", articles=4, what="日期", what_en="their date", how="日期:不详", how_en="")
    for asked, heading, says, not_said in (
        (Asked.WORDS, "没有找到", "含有这些字", "条件"),
        (Asked.CONDITIONS, "没有找到", "符合所有条件", "含有这些字"),
        (Asked.NOTHING, "没有检索", "原因", "没有一篇"),
    ):
        answer = Answer("日期:2020", "日期…", 0, (), Coverage(1, 1, 0, 0), 1.0, notes=(note,), asked=asked)
        window.results.show_answer(answer, SearchOptions())
        sentence = window.results._empty.sentence.text()
        assert window.results._empty.heading.text() == heading
        assert says in sentence and not_said not in sentence
        assert "另有 4 篇" in window.results._notes.text()


def test_a_range_of_dates_takes_every_form_of_a_date() -> None:
    for text, date in (
        ("20210115", "2021-01-15"),
        ("2020年4月", "2020-04"),
        ("二〇二〇年", "2020"),
        ("  ", None),
    ):
        assert typed_date(text) == date
    for text in ("昨天", "2021-13", "2020-01..2020-02"):
        with pytest.raises(ValueError, match=text[:2]):
            typed_date(text)


def test_counts_of_an_older_question_are_dropped(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.desk.group(Grouping.NEWSPAPER)
    double.survey_gate.shut()
    ask(window, "的")
    qtbot.waitUntil(double.survey_gate.reached.is_set)
    ask(window, "紧起来")
    counted: list[int] = []
    window.desk.survey.counted.connect(lambda facets: counted.append(facets.total))
    double.survey_gate.open()
    qtbot.waitUntil(lambda: bool(counted))
    assert counted == [1]
    qtbot.waitUntil(lambda: rows(window) == ["钱塘新区报", "金承涛强调"])


def test_what_is_alike_is_a_list_labelled_as_such(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    ask(window, "忠诚")
    window.open_article("a1")
    window.commands["edit.similar"].trigger()
    qtbot.waitUntil(lambda: window.results.related)
    assert rows(window) == ["大运河畔的未来社区", "开学"]
    assert "相似" in window.results._reading.text()
    assert "不是逐字检索" in window.results._coverage.text()
    window.results._back.click()
    qtbot.waitUntil(lambda: rows(window) == ["忠诚实践十六字总要求"])
    assert not window.results.related


# ── saved searches ────────────────────────────────────────────────────────────────────────────────────────


def test_a_search_is_saved_counted_asked_again_renamed_moved_and_deleted(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    pane = window.desk.saved.pane
    assert pane.isHidden()
    window.search.limit(SearchOptions(newspapers=("今日拱墅",)))
    ask(window, "大运河")
    window.commands["edit.save_search"].trigger()
    dialog = window.findChild(QInputDialog)
    dialog.setTextValue("运河")
    dialog.accept()
    window.desk.saved.save("开学", "开学", SearchOptions())
    window.focus_contents()
    view = pane.view
    qtbot.waitUntil(lambda: view.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "运河, 3 篇")
    assert [view.item(row).text() for row in range(2)] == ["运河", "开学"]

    window.search.limit(SearchOptions())
    window.search_bar.clear_query()
    window.focus_contents()
    view.setFocus()
    view.setCurrentRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert window.search_bar.text() == "大运河"
    assert window.search.options.newspapers == ("今日拱墅",)

    window.focus_contents()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [one.name for one in double.saved.kept] == ["开学", "运河"]
    view.item(1).setText("开学")
    assert "开学" in window.notice.sentence
    view.item(1).setText("运河二")
    assert [one.name for one in double.saved.kept] == ["开学", "运河二"]
    view.setCurrentRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert [one.name for one in double.saved.kept] == ["运河二"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_that_finds_has_an_accessible_name(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, language: str
) -> None:
    double = many(2)
    double.saved.kept = [SavedSearch("运河", "大运河")]
    window = open_window(double)
    ready(window)
    window.appearance.choose_language(language)
    window.search.limit(SearchOptions(newspapers=("今日拱墅",), kinds=(Kind.NEWS,)))
    ask(window, "大运河")
    window.results.chart_button.click()
    window.results.facets_button.click()
    window.desk.toggle_lines()
    qtbot.waitUntil(lambda: bool(window.results.chart.bars))
    desk = window.desk
    for part in (
        window.results.chart,
        window.results.facets,
        *window.results.chips.findChildren(QPushButton),
        desk.lines.pane.view,
        desk.saved.pane.view,
    ):
        assert part.accessibleName(), part
