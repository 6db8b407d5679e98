"""What leaves the library by the window: citations on the clipboard, documents, pages on paper."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from double import Double, Page, article, masthead
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QStyle, QStyleOptionFrame
from pytestqt.qtbot import QtBot

from reader.core.errors import Reason
from reader.core.handing import HandingOut, Piece
from reader.core.policies import gather
from reader.ui import app as program
from reader.ui import handing
from reader.ui import settings as known
from reader.ui.dialogs.export import HandOutDialog, file_name
from reader.ui.main_window import MainWindow
from reader.ui.printing import HEADLINE, groups, pdf, set_piece

OpenWindow = Callable[..., MainWindow]
Ready = Callable[[MainWindow], None]
PATIENCE_MS = 20_000

Ask = Callable[[MainWindow, str], None]
WIDTH = 4200.0


def shown_dialog(window: MainWindow) -> HandOutDialog:
    return next(dialog for dialog in window.findChildren(HandOutDialog) if dialog.isVisible())


def piece(*paragraphs: str, kicker: str | None = None) -> Piece:
    return Piece(kicker, "标题", None, "今日拱墅  2021-01-15", paragraphs, ("图片说明",), "某某. 标题[N].")


def test_the_citation_of_the_open_article_is_copied(
    open_window: OpenWindow, ready: Ready, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a2")
    window.commands["edit.cite"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert "大运河畔的未来社区[N]" in copied and "今日拱墅" in copied and "\n" not in copied
    assert "1" in window.status.currentMessage()


def test_the_citations_of_selected_hits_are_copied_in_their_order(
    open_window: OpenWindow, ready: Ready, ask: Ask, double: Double
) -> None:
    window = open_window(double)
    ready(window)
    ask(window, "大运河")
    window.desk.focus_results()
    window.results.view.selectAll()
    window.activateWindow()
    window.results.view.setFocus()
    titles = [hit.title for hit in window.handing.selected()]
    assert len(titles) == 3
    window.commands["edit.cite"].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [title in line for title, line in zip(titles, lines, strict=True) if title] == [True] * 3


def test_an_english_window_writes_and_prints_in_english(
    open_window: OpenWindow, ready: Ready, double: Double, dressed: QApplication, tmp_path: Path
) -> None:
    window = open_window(double)
    ready(window)
    window.appearance.choose_language("en")
    dressed.processEvents()
    window.open_article("a1")
    window.commands["file.export"].trigger()
    dialog = shown_dialog(window)
    dialog.form.setCurrentIndex(dialog.form.findData("txt"))
    dialog.path.setText(str(tmp_path / "out.txt"))
    dialog.path.textEdited.emit(dialog.path.text())
    dialog.accept()
    text = (tmp_path / "out.txt").read_text("utf-8-sig")
    assert "exported by Baoku" in text and "由报库" not in text


def test_nothing_to_cite_is_said(open_window: OpenWindow, ready: Ready, double: Double) -> None:
    window = open_window(double)
    ready(window)
    QGuiApplication.clipboard().setText("before")
    window.commands["edit.cite"].trigger()
    assert QGuiApplication.clipboard().text() == "before"
    assert window.status.currentMessage()


@pytest.mark.parametrize("form", ["docx", "pdf", "html", "md", "txt"])
def test_a_page_is_exported_and_the_choice_is_remembered(
    form: str, open_window: OpenWindow, ready: Ready, double: Double, tmp_path: Path
) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a1")
    window.commands["file.export"].trigger()
    dialog = shown_dialog(window)
    dialog.what.setCurrentIndex(1)
    dialog.form.setCurrentIndex(dialog.form.findData(form))
    target = tmp_path / "out" / "版面"
    target.parent.mkdir()
    dialog.path.setText(str(target))
    dialog.path.textEdited.emit(dialog.path.text())
    dialog.accept()
    written = target.with_name(f"版面.{form}").read_bytes()
    assert written.startswith(
        {"docx": b"PK", "pdf": b"%PDF", "html": b"<!DOCTYPE", "md": b"#"}.get(form, b"\xef")
    )
    if form in ("html", "md", "txt"):
        text = written.decode("utf-8-sig")
        assert all(one.title is None or one.title in text for one in double.pages_in[0].articles)
        assert text.replace("\\", "").count("[N]") == 3
    assert str(target.parent) in window.notice.sentence
    assert window.notice.is_quiet, "what went well does not look like a warning"
    window.handing.refused.emit(Reason("file.missing"))
    assert not window.notice.is_quiet
    kept = window.context.settings
    assert (kept.get(known.FORM), kept.get(known.EXPORT_FOLDER)) == (form, str(target.parent))


def test_the_name_of_the_file_follows_what_is_chosen_until_one_is_typed(
    open_window: OpenWindow, ready: Ready, double: Double, tmp_path: Path
) -> None:
    window = open_window(double)
    window.context.settings.put(known.EXPORT_FOLDER, str(tmp_path))
    ready(window)
    window.open_article("a2")
    window.commands["file.export"].trigger()
    dialog = shown_dialog(window)
    assert dialog.order.path == tmp_path / f"大运河畔的未来社区.{dialog.order.form}"
    dialog.what.setCurrentIndex(2)
    assert "2021-01-15" in dialog.order.path.name
    dialog.path.setText(str(tmp_path / "mine.docx"))
    dialog.path.textEdited.emit(dialog.path.text())
    dialog.form.setCurrentIndex(dialog.form.findData("html"))
    assert dialog.order.path == tmp_path / "mine.html"
    dialog.path.setText("no/absolute/path")
    dialog.path.textEdited.emit(dialog.path.text())
    assert not dialog.go.isEnabled()


@pytest.fixture
def behind(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Do even one article behind what is under way."""
    monkeypatch.setattr(handing, "AT_ONCE", 0)
    return monkeypatch


def test_an_export_that_is_cancelled_leaves_no_file(
    open_window: OpenWindow, ready: Ready, double: Double, tmp_path: Path, behind: pytest.MonkeyPatch
) -> None:
    window = open_window(double)
    (tmp_path / "out").mkdir()
    window.context.settings.put(known.EXPORT_FOLDER, str(tmp_path / "out"))
    ready(window)
    window.open_article("a1")
    window.commands["file.export"].trigger()
    dialog = shown_dialog(window)
    dialog.what.setCurrentIndex(1)
    plain = double.article
    double.import_gate.shut()
    gated = HandingOut(lambda one: (double.import_gate.passed(), plain(one))[1], lambda: "", double.tails)
    behind.setattr(double, "out", gated)
    dialog.accept()
    assert double.import_gate.reached.wait(PATIENCE_MS / 1000)
    window.session.cancel()
    double.import_gate.open()
    ready(window)
    assert list((tmp_path / "out").iterdir()) == []
    assert not window.notice.isVisible()


def test_all_hits_are_exported_though_only_some_are_shown(
    open_window: OpenWindow, ready: Ready, ask: Ask, tmp_path: Path, qtbot: QtBot
) -> None:
    many = tuple(article(f"m{number}", f"第{number}篇", "大运河") for number in range(70))
    window = open_window(Double((Page(1, masthead("今日拱墅", "2021-01-15"), many),)))
    window.context.settings.put(known.EXPORT_FOLDER, str(tmp_path))
    window.context.settings.put(known.FORM, "txt")
    ready(window)
    ask(window, "大运河")
    window.commands["file.export"].trigger()
    dialog = shown_dialog(window)
    dialog.what.setCurrentIndex(dialog.what.count() - 1)
    target = dialog.order.path
    dialog.accept()
    qtbot.waitUntil(lambda: not window.session.busy and target.exists(), timeout=PATIENCE_MS)
    text = target.read_text("utf-8-sig")
    assert all(f"第{number}篇" in text for number in range(70))


def test_an_office_that_forbids_export_has_neither_print_nor_export(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "read_policies", lambda: gather([("office", b'{"forbid": ["export"]}')]))
    window = open_window()
    assert not window.commands["file.print"].isVisible() and not window.commands["file.export"].isVisible()
    assert window.commands["edit.cite"].isVisible()


def test_the_preview_shows_the_pages(open_window: OpenWindow, ready: Ready, double: Double) -> None:
    window = open_window(double)
    ready(window)
    window.open_article("a2")
    window.commands["file.print"].trigger()
    shown_dialog(window).accept()
    preview = next(one for one in window.findChildren(QDialog) if type(one).__name__ == "PreviewDialog")
    picture = preview.grab().toImage()
    middle = range(picture.height() // 4, picture.height() // 2)
    inks = {picture.pixelColor(x, y).lightness() < 90 for x in range(0, picture.width(), 3) for y in middle}
    assert inks == {True, False}
    for line in preview.findChildren(QLineEdit):
        option = QStyleOptionFrame()
        line.initStyleOption(option)
        room = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
        assert room.height() >= line.fontMetrics().height(), f"“{line.text()}” is cut"
    preview.close()


# ── on paper ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_long_article_goes_over_several_pages_of_a_pdf(dressed: QApplication, double: Double) -> None:
    long = piece(*["平常的一段话,没有别的。" * 30] * 30)
    handout = double.out.handout([], title="长文")
    data, pages = pdf(type(handout)("长文", "资料库", "2021-01-15", [long]), ["WenQuanYi Micro Hei"], "foot")
    assert data.startswith(b"%PDF") and 4 < pages < 20
    assert data.count(b"/Type /Page\n") == pages


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 400), min_size=1, max_size=8), st.booleans())
def test_lines_of_an_article_are_parted_so_that_none_stands_alone(lengths: list[int], kicked: bool) -> None:
    paragraphs = [f"{number}" * length for number, length in enumerate(lengths)]
    document = set_piece(
        piece(*paragraphs, kicker="引题" if kicked else None), WIDTH, ["WenQuanYi Micro Hei"]
    )
    found = list(groups(document))
    assert found[0].top <= document.begin().layout().position().y()
    assert found[-1].bottom == document.size().height()
    assert all(one.bottom == two.top for one, two in pairwise(found))
    cuts = {group.top for group in found[1:]}
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        tops = [layout.position().y() + layout.lineAt(line).y() for line in range(layout.lineCount())]
        if block.blockFormat().hasProperty(HEADLINE):
            assert not cuts & set(tops), "a page begins within the headlines"
        elif len(tops) > 1:
            assert tops[1] not in cuts and tops[-1] not in cuts, "a line stands alone"
        block = block.next()


def test_text_of_a_source_is_no_markup_on_paper(dressed: QApplication) -> None:
    document = set_piece(piece("<img src=file:///x> **b** \u202e"), WIDTH, [])
    assert "<img src=file:///x> **b**" in document.toPlainText() and "\u202e" not in document.toPlainText()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("头版/二版: 要闻?", "头版 二版 要闻"),
        ("长" * 300, "长" * 60),
        ("...", "报库导出"),
        ("CON|nul", "CON nul"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name
