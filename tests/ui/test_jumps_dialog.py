"""转版文章: pairs are listed, a wrong one is taken apart and joined again, and the seam follows at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import OpenWindow, Ready
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from reader.ui.printing import set_piece
from tests.builders import record, write_records

Ask = Callable[[MainWindow, str], None]


@pytest.fixture
def joined(open_window: OpenWindow, ready: Ready, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window with a story open that goes on on another page."""
    window = open_window()
    ready(window)
    records = [record(1, page=1, jump={"to_page": 2}), record(2, page=2, jump={"from_page": 1})]
    window.session.import_paths([write_records(tmp_path / "a.jsonl", records)])
    library = window.session.library
    qtbot.waitUntil(lambda: bool(library.stories.jumps().joined), timeout=20_000)
    window.open_article(library.stories.jumps().joined[0].head.article_id)
    return window


def test_a_story_leaves_whole_and_its_half_where_one_asks_for_it(joined: MainWindow) -> None:
    window = joined
    library = window.session.library
    portions = window.handing.portions()
    assert [portion.name for portion in portions[:2]] == ["本文", "本文，只要第1版的一半"]
    for portion, holds in zip(portions, (True, False), strict=False):
        (piece,) = library.out.handout(portion.ids(), title="", alone=portion.alone).pieces
        printed = set_piece(piece, 4200.0, ["serif"]).toPlainText()
        assert ("这是第2篇报道的正文" in printed and "接第2版" in printed) is holds
        assert ("下转第2版" in printed) is not holds


def test_a_pair_is_taken_apart_and_joined_again(joined: MainWindow, qtbot: QtBot) -> None:
    window = joined
    seam = "第2篇报道"
    assert seam in window.article.view.toPlainText()

    window.show_jumps()
    dialog = window.findChild(QDialog)
    states = [dialog.view.model().index(row, 0).data() for row in range(dialog.view.model().rowCount())]
    assert states[0] == "已接合"
    assert "未配对" in states, "the seeds' halves have no other page"
    qtbot.mouseClick(dialog.part_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.view.model().index(0, 0).data() == "已拆开")
    assert seam not in window.article.view.toPlainText()
    assert not dialog.part_button.isEnabled()

    qtbot.mouseClick(dialog.rejoin_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.view.model().index(0, 0).data() == "已接合")
    assert seam in window.article.view.toPlainText()


def test_halves_that_nothing_tells_apart_are_joined_by_hand(
    open_window: OpenWindow, ready: Ready, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    ready(window)
    rows = [record(number, page=1, jump={"to_page": 2}) for number in (1, 2)]
    rows += [record(number, page=2, jump={"from_page": 1}) for number in (3, 4)]
    window.session.import_paths([write_records(tmp_path / "a.jsonl", rows)])
    library = window.session.library
    qtbot.waitUntil(
        lambda: "第4篇报道" in {half.title for half in library.stories.jumps().unmatched}, timeout=20_000
    )
    window.show_jumps()
    dialog = window.findChild(QDialog)
    model = dialog.view.model()
    (row,) = [row for row in range(model.rowCount()) if "第2篇报道" in model.index(row, 1).data()]
    dialog.view.selectRow(row)
    offered = dialog.pair_button.menu().actions()
    assert len(offered) == 2 and all("第2版" in action.text() for action in offered), (
        "of this issue, not of the seeds"
    )
    (fourth,) = [action for action in offered if "第4篇报道" in action.text()]
    fourth.trigger()
    qtbot.waitUntil(lambda: len(library.stories.jumps().joined) == 2)
    titles = {(pair.head.title, pair.tail.title) for pair in library.stories.jumps().joined}
    assert titles == {("第2篇报道", "第4篇报道"), ("第1篇报道", "第3篇报道")}
    qtbot.waitUntil(lambda: dialog.view.model().index(0, 0).data() == "已接合")


def test_a_story_that_holds_the_words_only_in_both_halves_is_offered_beside_the_hits(
    open_window: OpenWindow, ready: Ready, ask: Ask, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    ready(window)
    rows = [
        record(1, page=1, jump={"to_page": 2}, title="防汛", paragraphs=["密切关注雨情水情"]),
        record(2, page=2, jump={"from_page": 1}, title=None, paragraphs=["变化,确保安全"]),
        record(3, page=3, title="别的", paragraphs=["雨情水情变化不大"]),
    ]
    window.session.import_paths([write_records(tmp_path / "a.jsonl", rows)])
    library = window.session.library
    qtbot.waitUntil(lambda: bool(library.stories.jumps().joined), timeout=20_000)
    ask(window, "水情变化")
    results = window.results
    assert results.answer is not None and results.answer.total == 1
    assert results.stories.isVisible()
    (story,) = results.stories.menu().actions()
    assert "防汛" in story.text() and "第2版" in story.text()
    story.trigger()
    qtbot.waitUntil(lambda: "变化,确保安全" in window.article.view.toPlainText(), timeout=20_000)
