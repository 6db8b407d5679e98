"""Pictures of what stands around reading: start page, preferences, help, handing out, other libraries, small screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from shots import Studio

    from reader.ui.main_window import MainWindow

QUERY = "大运河"
SCREEN = (1366, 768)
PICTURE = (1180, 700)
COLOURS = 256
"""So many colours make a picture of text small and leave it smooth; with fewer the accent is lost in all the greys."""


def draw(studio: Studio, folder: Path) -> None:
    """Shoot the states at normal scale, on a library that has been filled."""
    with studio.window(folder / "library", folder / "desk-config") as window:
        _first_start(studio, window)
        _start_page(studio, window)
        _dialogs(studio, window)
        _themes(studio, window)


def draw_small(studio: Studio, folder: Path, scale: int) -> None:
    """Shoot a window on a screen of 1366×768 pixels that is enlarged so many times."""
    size = SCREEN[0] // scale, SCREEN[1] // scale
    with studio.window(folder / "library", folder / "small-config", size) as window:
        _ready(studio, window)
        _open(studio, window)
        window.resize(*size)
        studio.shoot(window, f"58-small-screen-{scale}")
        _start(studio, window)
        studio.shoot(window, f"59-small-screen-{scale}-start")
        _shoot_dialog(studio, window, f"60-small-screen-{scale}-preferences", window.guide.show_preferences)


def draw_for_readme(studio: Studio, folder: Path) -> None:
    """Draw the few pictures that the README shows, small enough to lie in the repository, into a folder `pictures`.

    They show a library of their own, with the seeds and nothing that went wrong.
    """
    from notes_shots import annotate

    from reader.ui.settings import WELCOMED

    (studio.out / "pictures").mkdir(exist_ok=True)
    with studio.window(folder / "readme", folder / "readme-config", PICTURE) as window:
        window.context.settings.put(WELCOMED, True)
        _ready(studio, window)
        _start_page(studio, window)
        window.right.hide()
        _write(studio, window, "start")
        window.right.show()
        window.right.setCurrentWidget(window.connecting.pane)
        window.desk.ask(QUERY)
        results = window.results
        studio.until(lambda: results.answer is not None and results.answer.query == QUERY)
        results.view.hit_activated.emit(results.model.hit(1))
        studio.until(lambda: window.connecting.pane.list.rows.rowCount() > 0)
        studio.settle()
        results.view.setFocus()
        _write(studio, window, "reading")
        window.room.comparing.toggle()
        window.focus_contents()
        studio.until(lambda: window.room.comparing.pane.view.source is not None)
        window.article.view.paragraph_chosen.emit(window.reading.article_id, 1, 30)
        _write(studio, window, "original")
        window.room.comparing.toggle()
        library, notes = window.session.library, window.noting.pane
        assert library is not None  # noqa: S101 - it has been searched
        window.search_bar.clear_query()
        window.open_article(annotate(library))
        window.noting.refresh_all()
        studio.until(lambda: len(notes.model.notes) > 4)
        window.right.show()
        window.right.setCurrentWidget(notes)
        window.appearance.choose_theme("dark")
        _write(studio, window, "dark")


def _write(studio: Studio, window: MainWindow, name: str) -> None:
    """Write a picture of the window in its few most frequent colours."""
    from collections import Counter

    from PySide6.QtGui import QImage

    window.status.clearMessage()
    studio.settle()
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    seen = Counter(memoryview(image.constBits()).cast("I"))
    few = [colour for colour, _times in seen.most_common(COLOURS)]
    image.convertToFormat(QImage.Format.Format_Indexed8, few).save(
        str(studio.out / "pictures" / f"{name}.png"), quality=0
    )


def _ready(studio: Studio, window: MainWindow) -> None:
    studio.until(lambda: window.session.library is not None and not window.session.busy)


def _first_start(studio: Studio, window: MainWindow) -> None:
    page = window.starting.page
    studio.until(page.welcome.isVisible)
    _ready(studio, window)
    studio.until(lambda: page.papers.rows.rowCount() > 0 and not page.welcome.progress.isVisible())
    studio.shoot(window, "50-first-start")
    page.welcome.close_button.click()


def _start_page(studio: Studio, window: MainWindow) -> None:
    from reader.core.records import SearchOptions

    window.desk.saved.save("大运河的报道", QUERY, SearchOptions())
    library = window.session.library
    for hit in library.search(QUERY).hits if library is not None else ():
        window.open_article(hit.article_id)
    window.room.ways.toggle_bookmark()
    _start(studio, window)
    studio.shoot(window, "51-start-page")


def _start(studio: Studio, window: MainWindow) -> None:
    window.starting.show()
    page = window.starting.page
    studio.until(lambda: page.papers.rows.rowCount() > 0)
    studio.until(lambda: page.recent.isVisible() or window.reading.article_id is None)
    page.papers.setFocus()


def _open(studio: Studio, window: MainWindow) -> None:
    library = window.session.library
    if library is not None:
        window.open_article(library.search(QUERY).hits[0].article_id)
    studio.settle()


def _dialogs(studio: Studio, window: MainWindow) -> None:
    _open(studio, window)
    pane = window.connecting.pane
    window.right.setCurrentWidget(pane)
    studio.until(lambda: pane.list.rows.rowCount() > 0)
    studio.shoot(window, "52-related")
    window.right.setCurrentIndex(0)
    for name, show in (
        ("53-export", window.handing.export),
        ("54-print", window.handing.print),
        ("55-diagnostics", window.guide.show_diagnostics),
    ):
        _shoot_dialog(studio, window, name, show)
    for page, name in enumerate(("appearance", "reading", "searching", "handing-out", "shortcuts")):
        _shoot_dialog(studio, window, f"56-preferences-{name}", window.guide.show_preferences, page)
    window.guide.show_help("searching")
    guide = window.guide.dialog
    if guide is not None:
        guide.field.setText("标题")
        studio.shoot(guide, "57-help")
        guide.close()
    _paper(studio, window)
    menu = window.commands.menu("file.archives")
    menu.popup(window.mapToGlobal(window.rect().center()))
    studio.shoot(menu, "62-archives")
    menu.close()


def _paper(studio: Studio, window: MainWindow) -> None:
    """Shoot a page as it will be on paper, in the preview."""
    from reader.ui.dialogs.export import HandOutDialog

    window.handing.print()
    asking = next(dialog for dialog in window.findChildren(HandOutDialog) if dialog.isVisible())
    asking.what.setCurrentIndex(1)
    asking.accept()
    preview = _front(window, "PreviewDialog")
    studio.shoot(preview, "61-print-preview")
    preview.close()


def _front(window: MainWindow, kind: str = "") -> QWidget:
    from PySide6.QtWidgets import QDialog

    shown = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    return next(dialog for dialog in reversed(shown) if not kind or type(dialog).__name__ == kind)


def _shoot_dialog(
    studio: Studio, window: MainWindow, name: str, show: Callable[[], None], page: int | None = None
) -> None:
    from reader.ui.dialogs.preferences import PreferencesDialog

    show()
    dialog = _front(window)
    if page is not None and isinstance(dialog, PreferencesDialog):
        dialog.pages.setCurrentRow(page)
    studio.shoot(dialog, name)
    dialog.close()
    studio.settle()


def _themes(studio: Studio, window: MainWindow) -> None:
    for theme in ("sepia", "dark", "contrast"):
        window.appearance.choose_theme(theme)
        _start(studio, window)
        studio.shoot(window, f"63-start-{theme}")
    window.appearance.choose_theme("light")
    window.appearance.choose_language("en")
    studio.shoot(window, "64-start-english")
    _shoot_dialog(studio, window, "65-preferences-english", window.guide.show_preferences, 1)
    _shoot_dialog(studio, window, "66-export-english", window.handing.export)
    window.appearance.choose_language("zh")
