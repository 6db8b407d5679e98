"""Notes in the window: made, shown, changed, undone, found again, listed, exchanged. On the real library."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import record, write_records
from conftest import OpenWindow, Ready
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel
from pytestqt.qtbot import QtBot

from reader import paths
from reader.core.errors import Language
from reader.core.library import Library
from reader.core.links import Link
from reader.core.noted import Annotation, NoteFilter, Place, Status
from reader.core.policies import Act, Policies
from reader.core.records import Span
from reader.ui import arriving
from reader.ui import settings as known
from reader.ui.dialogs.note import NoteDialog
from reader.ui.dialogs.note_backups import BackupsDialog
from reader.ui.dialogs.note_exchange import OfferDialog
from reader.ui.dialogs.tags import TagField, TagsDialog
from reader.ui.main_window import MainWindow
from reader.ui.models.issue_tree import Role as TreeRole
from reader.ui.models.notes import AT_ONCE, spoken
from reader.ui.models.notes import Role as NoteRole

FIRST = ["大运河边的图书馆今天开馆，市民早早排起了队。", "馆长介绍了夜间借阅的办法，读者很满意。"]
SECOND = ["春耕时节，田间一片繁忙，农机手在图书馆学习新技术。"]
HOSTILE = '<img src="file:///etc/passwd"><b>粗</b> & <script>alert(1)</script>\u202e反'
PATIENCE = 10_000
Wait = Callable[..., None]


def article_ids(library: Library) -> list[str]:
    return [
        one.id
        for paper in library.newspapers()
        for year in library.years(paper.name)
        for issue in library.issues(year.newspaper, year.year)
        for page in library.pages(issue.id)
        for one in library.articles(page.id)
    ]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A library of two articles, in the place where windows open theirs."""
    lines = [
        record(1, newspaper="今日拱墅", date="2021-01-15", page=1, title="图书馆开馆", paragraphs=FIRST),
        record(2, newspaper="今日拱墅", date="2021-01-15", page=1, title="春耕", paragraphs=SECOND),
    ]
    with Library(tmp_path / "library") as library:
        library.import_paths([write_records(tmp_path / "a.jsonl", lines)])
    return tmp_path / "library"


@pytest.fixture
def window(home: Path, open_window: OpenWindow, ready: Ready, qtbot: QtBot) -> MainWindow:
    made = open_window()
    ready(made)
    qtbot.waitUntil(lambda: made.noting.writable, timeout=PATIENCE)
    made.open_article(library_of(made)[0])
    return made


def library_of(window: MainWindow) -> list[str]:
    assert window.session.library is not None
    return article_ids(window.session.library)


def store(window: MainWindow) -> list[Annotation]:
    assert window.session.library is not None
    return list(window.session.library.notes.find().annotations)


def select(window: MainWindow, words: str) -> None:
    cursor = window.article.view.document().find(words)
    assert not cursor.isNull(), words
    window.article.view.setTextCursor(cursor)


def shown(window: MainWindow) -> list[Annotation]:
    return list(window.noting.pane.model.notes)


def wait_for_notes(qtbot: QtBot, window: MainWindow, number: int) -> None:
    qtbot.waitUntil(lambda: len(shown(window)) == number, timeout=PATIENCE)


def tinted(window: MainWindow) -> dict[str, QColor]:
    """Return the words that are drawn on a ground of their own, with it."""
    return {
        each.cursor.selectedText(): each.format.background().color()
        for each in window.article.view.extraSelections()
    }


def trigger(window: MainWindow, command: str) -> None:
    window.commands[command].trigger()


def dialog_of(window: MainWindow, kind: type[QDialog]) -> QDialog:
    return next(one for one in window.findChildren(kind) if one.isVisible())


# ── making and changing ───────────────────────────────────────────────────────────────────────────────────


def test_words_are_marked_by_a_key_and_are_still_marked_after_a_new_start(
    window: MainWindow, open_window: OpenWindow, ready: Ready, qtbot: QtBot
) -> None:
    select(window, "夜间借阅")
    QTest.keyClick(window.article.view, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    wait_for_notes(qtbot, window, 1)
    assert shown(window)[0].quote == "夜间借阅"
    assert tinted(window)["夜间借阅"] == window.context.theme.colour("note_yellow")
    window.close()

    again = open_window()
    ready(again)
    again.open_article(library_of(again)[0])
    wait_for_notes(qtbot, again, 1)
    assert "夜间借阅" in tinted(again)


def test_marking_marked_words_again_changes_their_colour(window: MainWindow, qtbot: QtBot) -> None:
    select(window, "读者")
    trigger(window, "note.highlight")
    wait_for_notes(qtbot, window, 1)
    select(window, "读者")
    trigger(window, "note.red")
    qtbot.waitUntil(lambda: shown(window)[0].color == "red", timeout=PATIENCE)
    assert len(store(window)) == 1
    assert window.context.settings.get(known.NOTE_COLOR) == "red", "the colour used last comes next"


def test_words_of_the_headline_and_across_paragraphs_can_be_marked(window: MainWindow, qtbot: QtBot) -> None:
    select(window, "图书馆开馆")
    trigger(window, "note.highlight")
    wait_for_notes(qtbot, window, 1)
    assert shown(window)[0].field == "title"
    cursor = window.article.view.document().find("排起了队")
    end = window.article.view.document().find("馆长")
    cursor.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    cursor.setPosition(window.article.view.document().find("排起了队").selectionStart())
    cursor.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    window.article.view.setTextCursor(cursor)
    trigger(window, "note.highlight")
    wait_for_notes(qtbot, window, 2)
    assert shown(window)[1].quote == "排起了队。\n馆长"


def test_search_hits_are_seen_over_marked_words(window: MainWindow, qtbot: QtBot) -> None:
    select(window, "图书馆今天开馆")
    trigger(window, "note.highlight")
    wait_for_notes(qtbot, window, 1)
    window.article.view.set_spans([Span("body", 4, 7)])
    grounds = [each.format.background().color() for each in window.article.view.extraSelections()]
    theme = window.context.theme
    assert grounds == [theme.colour("note_yellow"), theme.colour("mark")], "what is drawn last lies on top"


def test_a_note_is_written_edited_deleted_and_brought_back(window: MainWindow, qtbot: QtBot) -> None:
    select(window, "馆长")
    trigger(window, "note.write")
    dialog = dialog_of(window, NoteDialog)
    assert isinstance(dialog, NoteDialog)
    dialog.text.setPlainText("核对姓名")
    dialog.tags.setText("人名，待核")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for_notes(qtbot, window, 1)
    assert (shown(window)[0].note, shown(window)[0].tags) == ("核对姓名", ("人名", "待核"))

    window.noting.focus()
    window.noting.pane.choose(shown(window)[0].id)
    QTest.keyClick(window.noting.pane.view, Qt.Key.Key_Return)
    dialog = dialog_of(window, NoteDialog)
    assert isinstance(dialog, NoteDialog)
    dialog.text.setPlainText("核对过了")
    dialog.tags.setText("人名")
    dialog.save.click()
    qtbot.waitUntil(lambda: shown(window)[0].note == "核对过了", timeout=PATIENCE)
    assert shown(window)[0].tags == ("人名",)
    trigger(window, "note.undo")
    qtbot.waitUntil(lambda: shown(window)[0].note == "核对姓名", timeout=PATIENCE)
    assert shown(window)[0].tags == ("人名", "待核"), "one save is one step"

    QTest.keyClick(window.noting.pane.view, Qt.Key.Key_Delete)
    wait_for_notes(qtbot, window, 0)
    trigger(window, "note.undo")
    wait_for_notes(qtbot, window, 1)
    trigger(window, "note.redo")
    wait_for_notes(qtbot, window, 0)


def test_what_was_typed_is_not_lost_where_it_cannot_be_written(window: MainWindow, qtbot: QtBot) -> None:
    select(window, "馆长")
    trigger(window, "note.write")
    dialog = dialog_of(window, NoteDialog)
    assert isinstance(dialog, NoteDialog)
    dialog.text.setPlainText("很长的批注")
    dialog.tags.setText("x" * 90)
    dialog.save.click()
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=PATIENCE)
    assert dialog.text.toPlainText() == "很长的批注"
    assert "x" in dialog.trouble.text()
    dialog.tags.setText("短")
    dialog.save.click()
    wait_for_notes(qtbot, window, 1)


def test_a_note_stands_on_the_whole_article_where_nothing_is_selected(
    window: MainWindow, qtbot: QtBot
) -> None:
    trigger(window, "note.bookmark")
    wait_for_notes(qtbot, window, 1)
    assert shown(window)[0].field == "article"
    assert window.article.view.notes.laid[0].note.id == shown(window)[0].id, "marked beside the headline"


def test_words_are_selected_by_keyboard_alone(window: MainWindow, qtbot: QtBot) -> None:
    view = window.article.view
    start = view.document().find("大运河").selectionStart()
    cursor = view.textCursor()
    cursor.setPosition(start)
    view.setTextCursor(cursor)
    view.setFocus()
    for _key in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert window.noting.caret.on
    QTest.keyClick(view, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    wait_for_notes(qtbot, window, 1)
    assert shown(window)[0].quote == "大运河"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not window.noting.caret.on


def test_the_bar_comes_at_a_selection_made_with_the_mouse(window: MainWindow, qtbot: QtBot) -> None:
    view = window.article.view
    found = view.document().find("夜间借阅")
    ends = [view.textCursor(), view.textCursor()]
    ends[0].setPosition(found.selectionStart())
    ends[1].setPosition(found.selectionEnd())
    points = [view.cursorRect(end).center() for end in ends]
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=points[0])
    QTest.mouseMove(view.viewport(), points[1])
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=points[1])
    qtbot.waitUntil(window.noting.bar.isVisible, timeout=PATIENCE)
    window.noting.bar._discs[1].click()
    wait_for_notes(qtbot, window, 1)
    assert (shown(window)[0].quote, shown(window)[0].color) == ("夜间借阅", "green")
    assert not window.noting.bar.isVisible()


# ── what is shown ─────────────────────────────────────────────────────────────────────────────────────────


def add(window: MainWindow, words: str, article: int = 0, **more: object) -> Annotation:
    library = window.session.library
    assert library is not None
    place = library.notes.locate(library_of(window)[article], words)[0]
    made = library.notes.add(place, **more)  # type: ignore[arg-type]
    window.noting.refresh_all()
    return library.notes.annotation(next(iter(made.annotations)))


def test_notes_are_listed_in_the_order_of_the_text(window: MainWindow, qtbot: QtBot) -> None:
    for words in ("读者", "开馆", "大运河"):
        add(window, words)
    wait_for_notes(qtbot, window, 3)
    in_text = sorted(shown(window), key=lambda item: (item.field != "title", item.start))
    assert [item.id for item in shown(window)] == [item.id for item in in_text]


def test_a_click_in_the_list_goes_to_the_words_and_one_on_the_mark_opens_the_note(
    window: MainWindow, qtbot: QtBot
) -> None:
    add(window, "夜间借阅", note="办法")
    wait_for_notes(qtbot, window, 1)
    pane = window.noting.pane
    window.noting.focus()
    QTest.mouseClick(
        pane.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=pane.view.visualRect(pane.model.index(0)).topLeft() + QPoint(30, 14),
    )
    view = window.article.view
    assert view.textCursor().selectedText() == "夜间借阅"
    view.moveCursor(QTextCursor.MoveOperation.Start)
    laid = view.notes.laid[0]
    cursor = view.textCursor()
    cursor.setPosition(laid.start)
    bar = next(bar for each, bar in view.notes._bars(view) if each.note.id == laid.note.id)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=bar.center().toPoint())
    dialog = dialog_of(window, NoteDialog)
    assert isinstance(dialog, NoteDialog) and dialog.text.toPlainText() == "办法"


def test_markup_in_a_note_is_shown_as_the_characters_it_is(window: MainWindow, qtbot: QtBot) -> None:
    item = add(window, "馆长", note=HOSTILE, tags=["<b>甲</b>"])
    wait_for_notes(qtbot, window, 1)
    sheet = window.noting.pane.view.delegate._sheet(item, window.noting.pane.view.font())
    drawn = "".join(line.text for line in sheet.lines)
    assert "<img" in drawn and "<script>" in drawn and "‹U+202E›" in drawn and "#<b>甲</b>" in drawn
    tip = window.noting.pane.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip and "&lt;img" in tip
    window.noting.writing.edit(item)
    for label in dialog_of(window, NoteDialog).findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_an_orphan_is_listed_with_its_reason_and_is_put_where_somebody_says(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    other_text = [FIRST[0], "馆长介绍了夜里看书的门道，读者很满意。"]
    line = record(
        1, newspaper="今日拱墅", date="2021-01-15", page=1, title="图书馆开馆", paragraphs=other_text
    )
    with Library(tmp_path / "other") as other:
        other.import_paths([write_records(tmp_path / "b.jsonl", [line])])
        other.notes.add(other.notes.locate(article_ids(other)[0], "夜里看书的门道")[0], note="哪里的")
        other.notes.exchange.export(tmp_path / "b.zip")
    library = window.session.library
    assert library is not None
    library.notes.exchange.take(tmp_path / "b.zip")
    window.noting.refresh_all()
    wait_for_notes(qtbot, window, 1)
    item = shown(window)[0]
    assert item.status is Status.ORPHAN and item.reason is not None
    sheet = window.noting.pane.view.delegate._sheet(item, window.noting.pane.view.font())
    drawn = "".join(line.text for line in sheet.lines)
    assert "待核" in drawn and item.reason.text(Language.CHINESE)[:4] in drawn and "%" in drawn
    assert not tinted(window), "an orphan is nowhere in the text"
    select(window, "夜间借阅的办法")
    window.noting.changing.move_here(item)
    qtbot.waitUntil(lambda: shown(window)[0].status is Status.ANCHORED, timeout=PATIENCE)
    assert shown(window)[0].quote == "夜间借阅的办法"
    assert "夜间借阅的办法" in tinted(window)


def test_both_texts_of_a_note_that_two_people_changed_are_shown_and_one_takes_their_place(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    item = add(window, "馆长", note="起初")
    library = window.session.library
    assert library is not None
    with Library(tmp_path / "other") as other:
        other.import_paths([tmp_path / "a.jsonl"])
        library.notes.exchange.export(tmp_path / "one.zip")
        other.notes.exchange.take(tmp_path / "one.zip")
        other.notes.author = "李馆员"
        other.notes.edit(item.id, "李的写法")
        other.notes.exchange.export(tmp_path / "two.zip")
    library.notes.author = "王馆员"
    library.notes.edit(item.id, "我的写法")
    window.note_exchange.offer(tmp_path / "two.zip")
    qtbot.waitUntil(lambda: bool(window.findChildren(OfferDialog)), timeout=PATIENCE)
    offer = dialog_of(window, OfferDialog)
    assert isinstance(offer, OfferDialog)
    assert offer.view.model().index(0, 0).data() == "两种写法"
    said = offer.view.model().index(0, 2).data()
    assert "王馆员：我的写法" in said and "李馆员：李的写法" in said
    assert store(window)[0].alternatives == (), "nothing has been taken yet"
    offer.accept()
    qtbot.waitUntil(lambda: bool(shown(window)) and bool(shown(window)[0].alternatives), timeout=PATIENCE)
    sheet = window.noting.pane.view.delegate._sheet(shown(window)[0], window.font())
    drawn = "".join(line.text for line in sheet.lines)
    assert "我的写法" in drawn and "李的写法" in drawn
    assert "王馆员" in drawn and "李馆员" in drawn, "it is said whose is whose"
    assert "王馆员：我的写法" in spoken(shown(window)[0])
    window.noting.writing.edit(shown(window)[0])
    dialog = dialog_of(window, NoteDialog)
    assert isinstance(dialog, NoteDialog)
    dialog.text.setPlainText("合起来的写法")
    dialog.save.click()
    qtbot.waitUntil(lambda: not shown(window)[0].alternatives, timeout=PATIENCE)
    assert shown(window)[0].note == "合起来的写法"


def test_the_tree_tells_how_many_notes_an_article_has(window: MainWindow, qtbot: QtBot) -> None:
    add(window, "大运河")
    add(window, "馆长")
    library = window.session.library
    assert library is not None
    from reader.ui.models.issue_tree import keys_of_place

    model = window.contents.model
    index = model.index_at(keys_of_place(library.place(library_of(window)[0])))
    qtbot.waitUntil(lambda: index.data(TreeRole.NOTES) == 2, timeout=PATIENCE)
    assert "2" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_click_on_a_tag_searches_for_it(window: MainWindow, qtbot: QtBot) -> None:
    add(window, "馆长", tags=["人名", "two words"])
    wait_for_notes(qtbot, window, 1)
    view = window.noting.pane.view
    window.noting.focus()
    line = next(
        line for line in view.delegate._sheet(shown(window)[0], view.font()).lines if line.tag == "two words"
    )
    where = view.visualRect(window.noting.pane.model.index(0)).topLeft() + line.area.center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.waitUntil(
        lambda: window.results.answer is not None and window.results.answer.total == 1, timeout=PATIENCE
    )
    assert window.search.query == '标签:"two words"'


def test_notes_made_elsewhere_come_by_themselves(window: MainWindow, qtbot: QtBot, home: Path) -> None:
    window.noting.look()
    qtbot.waitUntil(lambda: window.noting._generation is not None, timeout=PATIENCE)
    with Library(home) as other:
        place = other.notes.locate(library_of(window)[0], "大运河")[0]
        other.notes.add(place, note="从命令行来")
    window.noting.look()
    wait_for_notes(qtbot, window, 1)


def test_a_link_opens_its_passage_and_a_copied_one_leads_back(window: MainWindow, qtbot: QtBot) -> None:
    item = add(window, "图书馆", 1)
    window.noting.copy_link(item)
    link = QGuiApplication.clipboard().text()
    assert link.startswith("baoku:article/")
    arriving.show(window, link)
    assert window.reading.article_id == library_of(window)[1]
    assert window.article.view.textCursor().selectedText() == "图书馆"
    start = window.article.view.textCursor().selectionStart()
    assert start > window.article.view.document().find("农机手").selectionStart()
    arriving.show(window, str(Link(library_of(window)[0], "不在这里")))
    assert window.reading.article_id == library_of(window)[0], "the article is shown all the same"


# ── all notes ─────────────────────────────────────────────────────────────────────────────────────────────


def test_all_notes_are_filtered_as_one_types_and_lead_to_their_places(
    window: MainWindow, qtbot: QtBot
) -> None:
    add(window, "馆长", note="核对姓名", tags=["人名"], color="red")
    add(window, "春耕", 1, note="季节", color="blue")
    trigger(window, "note.all")
    browser = window.note_browsing.browser
    assert browser is not None
    qtbot.waitUntil(lambda: browser.model.rowCount() == 2, timeout=PATIENCE)
    browser.field.insert("季")
    qtbot.waitUntil(lambda: browser.model.rowCount() == 1, timeout=PATIENCE)
    QTest.keyClick(browser.field, Qt.Key.Key_Return)
    assert window.reading.article_id == library_of(window)[1]
    assert window.article.view.textCursor().selectedText() == "春耕"
    browser.field.clear()
    qtbot.waitUntil(lambda: browser.model.rowCount() == 2, timeout=PATIENCE)
    qtbot.waitUntil(lambda: browser.tag.findData("人名") > 0, timeout=PATIENCE)
    browser.choose_tag("人名")
    qtbot.waitUntil(lambda: browser.model.rowCount() == 1, timeout=PATIENCE)
    assert browser.model.index(0).data(NoteRole.NOTE).note == "核对姓名"
    browser.clear_filters()
    qtbot.waitUntil(lambda: browser.model.rowCount() == 2, timeout=PATIENCE)
    browser.color.setCurrentIndex(browser.color.findData("blue"))
    qtbot.waitUntil(lambda: browser.model.rowCount() == 1, timeout=PATIENCE)
    browser.dates.setText("1998")
    qtbot.waitUntil(lambda: browser.model.rowCount() == 0, timeout=PATIENCE)
    browser.close()


def test_long_lists_fetch_what_is_looked_at_and_act_on_all_that_is_selected(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    library = window.session.library
    assert library is not None
    place = library.notes.whole(library_of(window)[0])
    number = AT_ONCE * 2 + 7
    for at in range(number):
        library.notes.add(place, note=f"第{at}条")
    trigger(window, "note.all")
    browser = window.note_browsing.browser
    assert browser is not None
    qtbot.waitUntil(lambda: browser.model.rowCount() == number, timeout=PATIENCE)
    last = browser.model.index(number - 1)
    assert last.data(NoteRole.NOTE) is None
    qtbot.waitUntil(lambda: last.data(NoteRole.NOTE) is not None, timeout=PATIENCE)
    browser.view.selectAll()
    taken: list[int] = []
    window.note_browsing._with_selected(lambda items: taken.append(len(items)))
    qtbot.waitUntil(lambda: taken == [number], timeout=PATIENCE)
    browser.close()


def test_an_answer_to_an_earlier_filter_is_dropped(window: MainWindow) -> None:
    from reader.core.noted import NotePage, NoteSort
    from reader.ui.models.notes import FoundNotes

    model = FoundNotes()
    asked: list[int] = []
    model.wanted.connect(lambda _filter, _sort, offset: asked.append(offset))
    model.show(NoteFilter(text="新"), NoteSort.NEWEST, NotePage(150, ()))
    assert model.index(120).data(NoteRole.NOTE) is None and asked == [AT_ONCE]
    item = add(window, "馆长")
    model.take(NoteFilter(text="旧"), NoteSort.NEWEST, AT_ONCE, NotePage(150, (item,) * 50))
    assert model.index(120).data(NoteRole.NOTE) is None
    model.take(NoteFilter(text="新"), NoteSort.NEWEST, AT_ONCE, NotePage(150, (item,) * 50))
    assert model.index(120).data(NoteRole.NOTE) == item


# ── tags, colours ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_tag_that_is_typed_is_completed(window: MainWindow) -> None:
    field = TagField(["大运河", "运输", "人名"], window)
    field.show()
    field.setFocus()
    field.setText("人名，运")
    field.textEdited.emit(field.text())
    assert field.popup.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.tags == ["人名", "大运河"]
    field.hide()


def test_tags_are_renamed_and_merged_everywhere_and_back(window: MainWindow, qtbot: QtBot) -> None:
    add(window, "馆长", tags=["人物"])
    add(window, "读者", tags=["人名"])
    qtbot.waitUntil(lambda: len(window.noting.tags) == 2, timeout=PATIENCE)
    window.noting.kinds.manage_tags()
    dialog = dialog_of(window, TagsDialog)
    assert isinstance(dialog, TagsDialog)
    dialog.merge_requested.emit(["人物", "人名"], "人名")
    qtbot.waitUntil(lambda: dialog.view.model().rowCount() == 1, timeout=PATIENCE)
    assert [item.tags for item in store(window)] == [("人名",)] * 2
    trigger(window, "note.undo")
    qtbot.waitUntil(lambda: dialog.view.model().rowCount() == 2, timeout=PATIENCE)


def test_what_a_colour_means_is_said_where_it_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    library = window.session.library
    assert library is not None
    library.notes.name_color("green", "地名")
    window.noting.refresh_all()
    qtbot.waitUntil(lambda: any(color.meaning for color in window.noting.colors), timeout=PATIENCE)
    assert window.noting.bar._discs[1].accessibleName().endswith("地名")


# ── exchange and backups ──────────────────────────────────────────────────────────────────────────────────


def test_a_bundle_that_is_not_sound_is_refused_with_the_reason(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 no bundle")
    window.note_exchange.offer(tmp_path / "bad.zip")
    qtbot.waitUntil(window.notice.isVisible, timeout=PATIENCE)
    assert "bad.zip" in window.notice.sentence
    assert not window.findChildren(OfferDialog)


def test_a_bundle_with_nothing_new_offers_nothing_to_take(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    add(window, "馆长", note="起初")
    library = window.session.library
    assert library is not None
    library.notes.exchange.export(tmp_path / "one.zip")
    window.note_exchange.offer(tmp_path / "one.zip")
    qtbot.waitUntil(lambda: bool(window.findChildren(OfferDialog)), timeout=PATIENCE)
    buttons = dialog_of(window, OfferDialog).findChildren(QAbstractButton)
    assert [button.text() for button in buttons if button.isVisible()] == ["关闭"]


def test_notes_travel_through_a_shared_folder(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    with Library(tmp_path / "other") as other:
        other.import_paths([tmp_path / "a.jsonl"])
        place = other.notes.locate(article_ids(other)[0], "馆长")[0]
        other.notes.add(place, note="同事写的")
        other.notes.exchange.meet(shared)
    window.context.settings.put(known.NOTE_FOLDER, str(shared))
    window.note_exchange.meet()
    wait_for_notes(qtbot, window, 1)
    assert "新增" in window.notice.sentence
    assert window.notice.is_quiet


def test_going_back_to_a_backup_says_first_what_it_undoes(window: MainWindow, qtbot: QtBot) -> None:
    library = window.session.library
    assert library is not None
    add(window, "馆长", note="留下")
    library.notes.back_up()
    add(window, "读者", note="后来的")
    wait_for_notes(qtbot, window, 2)
    window.note_exchange.show_backups()
    dialog = dialog_of(window, BackupsDialog)
    assert isinstance(dialog, BackupsDialog)
    assert "处改动" in dialog.loss.text()
    dialog.restore.click()
    assert len(store(window)) == 2, "nothing happens before it is confirmed"
    dialog.restore.click()
    wait_for_notes(qtbot, window, 1)
    assert shown(window)[0].note == "留下"


def test_an_office_that_forbids_exchange_leaves_no_way_to_it(
    home: Path, open_window: OpenWindow, ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.ui import app as program

    monkeypatch.setattr(program, "read_policies", lambda: Policies(forbidden=frozenset({Act.EXCHANGE})))
    window = open_window()
    ready(window)
    assert not window.commands["note.export"].isVisible()
    trigger(window, "note.all")
    assert window.note_browsing.browser is not None
    assert not window.note_browsing.browser.export.isVisible()
    window.note_browsing.browser.close()


def test_places_of_a_selection_leave_out_what_is_no_part_of_the_article(window: MainWindow) -> None:
    from reader.ui.panes.note_layer import chosen

    view = window.article.view
    everything = chosen(view.composition, 0, view.document().characterCount())
    assert {place.field for place in everything} <= {
        "title",
        "body",
        "byline",
        "kicker",
        "subtitle",
        "caption",
    }
    assert everything[0] == Place(library_of(window)[0], "body", 0, len("\n".join(FIRST)))


@pytest.mark.parametrize("theme", ["light", "sepia", "dark", "contrast"])
def test_words_can_be_read_on_every_colour_of_every_theme(theme: str) -> None:
    tokens = json.loads((paths.resources() / "themes" / f"{theme}.json").read_text(encoding="utf-8"))

    def light(name: str) -> float:
        parts = QColor(tokens[name]).getRgbF()[:3]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for color in ("yellow", "green", "blue", "red", "purple"):
        darker, lighter = sorted((light("text"), light(f"note_{color}")))
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, color
        assert tokens[f"note_{color}"] != tokens["mark"], "hits are told from notes"
