"""Pictures of notes: an article with them, the editor, an orphan, all notes, what a bundle would bring, in the dark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shots import Studio

    from reader.core.library import Library
    from reader.ui.main_window import MainWindow

WORDS = ("社区", "服务", "群众", "发展", "今年", "工作")
SAYS = (
    "与 2019 年的报道对照：数字不同，待核。",
    "",
    "展览用得上，见第三单元。\n标题可以直接引用。",
    "",
    "人名已核对。",
    "这里的提法以后有改动，另见同年六月各期。",
)
COLORS = ("yellow", "green", "blue", "red", "purple", "")
TAGS = (("专题·大运河", "待核"), (), ("展览",), ("人名",), ("人名", "已核"), ("引用",))


def draw(studio: Studio, folder: Path) -> None:
    """Shoot the states of notes, on a library of its own with the seeds."""
    with studio.window(folder / "notes", folder / "notes-config") as window:
        studio.until(lambda: window.session.library is not None and not window.session.busy)
        studio.until(lambda: window.noting.writable)
        library = window.session.library
        assert library is not None  # noqa: S101 - the caller waited for it
        article = annotate(library)
        window.open_article(article)
        window.noting.refresh_all()
        studio.until(lambda: len(window.noting.pane.model.notes) > 4 and bool(window.noting.tags))
        window.noting.step(1)
        studio.shoot(window, "70-notes")
        _dialogs(studio, window)
        window.appearance.choose_theme("dark")
        studio.shoot(window, "76-notes-dark")
        window.appearance.choose_theme("sepia")
        studio.shoot(window, "77-notes-sepia")
        window.appearance.choose_theme("light")
        _exchange(studio, window, folder)


def draw_small(studio: Studio, folder: Path, size: tuple[int, int]) -> None:
    """Shoot notes on a small or much enlarged screen."""
    with studio.window(folder / "notes-small", folder / "notes-small-config", size) as window:
        studio.until(lambda: window.session.library is not None and not window.session.busy)
        library = window.session.library
        assert library is not None  # noqa: S101 - the caller waited for it
        window.open_article(annotate(library))
        window.resize(*size)
        window.right.show()
        window.noting.refresh_all()
        studio.until(lambda: len(window.noting.pane.model.notes) > 4)
        studio.shoot(window, "79-notes-small")


def annotate(library: Library) -> str:
    """Put some notes on the article that has most of the words; return it."""
    articles = [
        one.id
        for paper in library.newspapers()
        for year in library.years(paper.name)
        for issue in library.issues(year.newspaper, year.year)
        for page in library.pages(issue.id)
        for one in library.articles(page.id)
    ]
    notes = library.notes
    notes.name_color("red", "待核")
    notes.name_color("purple", "人名")
    article = max(articles, key=lambda one: sum(bool(notes.locate(one, word)) for word in WORDS))
    for word, said, color, tags in zip(WORDS, SAYS, COLORS, TAGS, strict=True):
        places = notes.locate(article, word)
        if places:
            notes.author = "王馆员" if color else "李馆员"
            notes.add(places[0], note=said, color=color, tags=tags)
    notes.add(notes.whole(article), note="全文可作背景材料。", tags=["专题·大运河"])
    for other in articles[:12]:
        if other != article and (places := notes.locate(other, "社区")):
            notes.add(places[0], note="同一主题", color="green")
    return article


def _dialogs(studio: Studio, window: MainWindow) -> None:
    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QDialog

    view = window.article.view
    laid = view.notes.laid[-1]
    cursor = view.textCursor()
    cursor.setPosition(laid.end + 12)
    cursor.setPosition(laid.end + 20, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    window.noting.bar.offer()
    studio.shoot(window, "71-selection")
    window.noting.bar.hide()
    window.noting.writing.edit(window.noting.pane.model.notes[1])
    dialog = window.findChildren(QDialog)[-1]
    studio.shoot(dialog, "72-note")
    dialog.close()
    studio.settle()
    window.note_browsing.show()
    browser = window.note_browsing.browser
    assert browser is not None  # noqa: S101 - it was just opened
    studio.until(lambda: browser.model.rowCount() > 5)
    studio.shoot(browser, "73-all-notes")
    browser.close()
    window.noting.kinds.manage_tags()
    dialog = window.findChildren(QDialog)[-1]
    studio.shoot(dialog, "74-tags")
    dialog.close()
    window.note_exchange.show_backups()
    dialog = window.findChildren(QDialog)[-1]
    studio.shoot(dialog, "75-backups")
    dialog.close()
    studio.settle()


def _exchange(studio: Studio, window: MainWindow, folder: Path) -> None:
    """Shoot what a colleague's bundle would bring: new notes, a rival text, one that waits for its article."""
    from reader.core.library import Library
    from reader.ui.dialogs.note_exchange import OfferDialog

    library = window.session.library
    assert library is not None  # noqa: S101 - the caller waited for it
    bundle = folder / "馆员的批注.baokunotes"
    library.notes.exchange.export(bundle)
    with Library(folder / "colleague") as other:
        other.notes.exchange.take(bundle)
        for item in other.notes.find(limit=3).annotations:
            other.notes.author = "赵馆员"
            other.notes.edit(item.id, "我看到的是另一个说法。")
        other.notes.exchange.export(bundle)
    for item in library.notes.find(limit=2).annotations:
        library.notes.edit(item.id, "这里改过。")
    window.note_exchange.offer(bundle)
    studio.until(lambda: bool(window.findChildren(OfferDialog)))
    studio.shoot(window.findChildren(OfferDialog)[-1], "78-offer")
    window.findChildren(OfferDialog)[-1].accept()
    studio.until(lambda: any(item.alternatives for item in library.notes.find().annotations))
    studio.settle()
