"""Pictures of the window's main states, with the real seeds: drawn offscreen, to be looked at.

`python packaging/shots.py FOLDER` writes them; the README shows some.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1366, 768)
PATIENCE_S = 60
QUERY = "大运河"
COMMON = "社区"
MISREAD = "大远河文化带"
NOTHING = "不会有人写过的话"


class Studio:
    """One application; windows are opened in it one after the other, each on folders of its own or shared ones."""

    def __init__(self, out: Path, suffix: str = "") -> None:
        from reader.ui.app import make_application

        self.app = make_application()
        self.out = out
        self.suffix = suffix

    @contextmanager
    def window(self, home: Path, config: Path, size: tuple[int, int] = SIZE) -> Iterator[MainWindow]:
        """Open a window; close it, and wait for its work, at the end."""
        from reader.ui.app import make_context
        from reader.ui.main_window import MainWindow

        context = make_context(self.app, home, config)
        window = MainWindow(context)
        window.resize(*size)
        window.show()
        context.session.open()
        yield window
        window.close()
        window.deleteLater()
        self.settle()

    def until(self, ready: Callable[[], bool]) -> None:
        """Let the program work until something is so. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE_S
        while not ready():
            self.app.processEvents()
            if time.monotonic() > end:
                raise TimeoutError("the window does not get there")
            time.sleep(0.005)

    def settle(self) -> None:
        """Let what is queued happen."""
        for _ in range(10):
            self.app.processEvents()

    def shoot(self, window: QWidget, name: str) -> None:
        """Write a picture of a window."""
        self.settle()
        window.grab().save(str(self.out / f"{name}{self.suffix}.png"))


def _ready(window: MainWindow) -> bool:
    session = window.session
    return session.library is not None and not session.busy


def _search(studio: Studio, window: MainWindow, query: str, hit: int | None) -> None:
    window.desk.ask(query)
    results = window.results
    studio.until(lambda: results.answer is not None and results.answer.query == query)
    if hit is not None:
        results.view.hit_activated.emit(results.model.hit(hit))
        results.view.setFocus()


def _open_longest_headline(window: MainWindow) -> None:
    library = window.session.library
    assert library is not None  # noqa: S101 - the caller waited for it
    articles = [
        article
        for paper in library.newspapers()
        for year in library.years(paper.name)
        for issue in library.issues(paper.name, year.year)
        for page in library.pages(issue.id)
        for article in library.articles(page.id)
    ]
    longest = max(articles, key=lambda article: len(article.title or ""))
    window.open_article(longest.id)


def _all_states(studio: Studio, folder: Path) -> None:
    """Shoot every state at normal scale."""
    home, config = folder / "library", folder / "config"
    with studio.window(home, config) as window:
        steps: list[int] = []
        window.session.stepped.connect(lambda _stage, done, _total, _name, steps=steps: steps.append(done))
        studio.shoot(window, "01-first-moment")
        studio.until(lambda: len(steps) > 2 or _ready(window))
        studio.shoot(window, "02-first-run")
        studio.until(lambda: _ready(window))
        studio.shoot(window, "03-nothing-open")
        _open_longest_headline(window)
        studio.shoot(window, "04-long-headline")
        _search(studio, window, QUERY, 1)
        studio.shoot(window, "05-results")
        window.focus_contents()
        studio.shoot(window, "06-reading")
        window.article.open_find_bar()
        window.article.find_bar.open("保护")
        studio.shoot(window, "07-find-in-article")
        window.article.find_bar.close_bar()
        _search(studio, window, NOTHING, None)
        studio.shoot(window, "08-no-result")
        _search(studio, window, QUERY, 1)
        window.appearance.choose_theme("dark")
        studio.shoot(window, "09-dark")
        window.appearance.choose_theme("light")
        window.appearance.choose_language("en")
        studio.shoot(window, "10-english")
        _dialogs(studio, window)
        window.appearance.choose_language("zh")
        for _ in range(4):
            window.appearance.resize_text(1)
        studio.shoot(window, "14-large-text")
        window.appearance.resize_text(0)
    _finding(studio, folder)
    _reading_room(studio, folder)
    _failing(studio, folder)
    _empty(studio, folder)


def _reading_room(studio: Studio, folder: Path) -> None:
    """Shoot what the reading room has beside the article, and the ways to go somewhere."""
    from PySide6.QtWidgets import QDialog

    from reader.ui.dialogs.go_to import GoToDialog

    with studio.window(folder / "library", folder / "config") as window:
        studio.until(lambda: _ready(window))
        window.search_bar.clear_query()
        _open_longest_headline(window)
        window.room.turn("next_article")
        window.focus_contents()
        for _ in range(3):
            following = window.reading.neighbour("next_article")
            assert following is not None  # noqa: S101 - the seeds have more articles than this
            window.room.open_behind(following)
            window.room.turn("next_article")
        _original(studio, window, "30-original")
        window.room.comparing.toggle()
        window.room.toggle_page()
        studio.shoot(window, "31-whole-page")
        window.room.toggle_page()
        window.room.ways.toggle_bookmark()
        window.focus_bookmarks()
        studio.shoot(window, "32-tabs-and-bookmarks")
        window.contents.field.setText("gsq")
        window.focus_filter()
        studio.until(lambda: window.contents.found.rowCount() > 0)
        studio.shoot(window, "33-filtered-tree")
        window.contents.field.clear()
        window.room.ways.show_calendar()
        studio.until(lambda: window.findChild(QDialog, "calendar") is not None)
        studio.shoot(window.findChildren(QDialog)[-1], "34-calendar")
        window.findChildren(QDialog)[-1].close()
        studio.settle()
        window.room.ways.go_to()
        dialog = window.findChild(GoToDialog)
        assert dialog is not None  # noqa: S101 - it was opened in the line before
        dialog.field.setText("sq")
        studio.until(lambda: dialog.answered == "sq")
        studio.shoot(dialog, "35-go-to")
        dialog.close()
        studio.settle()
        window.room.choose_typography()
        studio.shoot(window.findChildren(QDialog)[-1], "36-typesetting")
        window.findChildren(QDialog)[-1].close()
        window.appearance.choose_theme("sepia")
        studio.shoot(window, "37-sepia")
        window.full_screen.toggle()
        window.resize(*SIZE)
        studio.shoot(window, "38-full-screen")
        window.full_screen.leave()
        window.resize(*SIZE)
        window.appearance.choose_theme("dark")
        _original(studio, window, "39-original-dark")
        window.room.comparing.toggle()
        window.appearance.choose_theme("light")


def _original(studio: Studio, window: MainWindow, name: str) -> None:
    """Shoot an article beside its source, its third paragraph compared."""
    window.room.comparing.toggle()
    studio.until(lambda: window.room.comparing.pane.view.source is not None)
    stored = window.article.view.stored
    assert stored is not None  # noqa: S101 - it was opened
    window.article.view.paragraph_chosen.emit(stored.article.id, 1, 30)
    studio.shoot(window, name)


def _finding(studio: Studio, folder: Path) -> None:
    """Shoot what the results can show beside a plain list of hits."""
    from reader.core.records import Kind, SearchOptions
    from reader.ui.limits import Grouping

    with studio.window(folder / "library", folder / "config") as window:
        studio.until(lambda: _ready(window))
        desk, results = window.desk, window.results
        desk.saved.save("大运河的报道", QUERY, SearchOptions())
        desk.saved.save("图片新闻里的社区", "社区", SearchOptions(kinds=(Kind.PHOTO,)))
        _search(studio, window, COMMON, 0)
        results.chart_button.click()
        studio.until(lambda: bool(results.chart.bars))
        studio.shoot(window, "20-chart")
        desk.group(Grouping.NEWSPAPER)
        studio.until(lambda: results.model.grouped and results.model.rowCount() > 3)
        studio.shoot(window, "21-grouped")
        window.search.limit(SearchOptions(newspapers=("今日拱墅",), kinds=(Kind.NEWS, Kind.PHOTO)))
        results.facets_button.click()
        studio.until(lambda: results.facets.topLevelItemCount() > 0 and results.model.grouped)
        studio.shoot(window, "22-facets")
        results.facets_button.click()
        desk.toggle_lines()
        studio.until(lambda: not desk.lines.reading)
        studio.shoot(window, "23-lines")
        window.appearance.choose_theme("dark")
        studio.shoot(window, "24-lines-dark")
        window.appearance.choose_theme("light")
        desk.lines.close()
        desk.show_similar()
        studio.until(lambda: results.related)
        studio.shoot(window, "25-similar")
        window.search.limit(SearchOptions())
        _search(studio, window, MISREAD, None)
        studio.until(lambda: bool(results.suggestions))
        studio.shoot(window, "26-no-result-help")
        window.focus_contents()
        studio.shoot(window, "27-saved-searches")
        desk.group(Grouping.NONE)
        results.chart_button.click()
        for name in ("大运河的报道", "图片新闻里的社区"):
            desk.saved.delete(name)


def _dialogs(studio: Studio, window: MainWindow) -> None:
    from PySide6.QtWidgets import QDialog

    shows = (window.show_shortcuts, window.show_about, window.show_folders)
    for number, show in enumerate(shows, 11):
        show()
        dialog = window.findChildren(QDialog)[-1]
        studio.shoot(dialog, f"{number}-{show.__name__.removeprefix('show_')}")
        dialog.close()
        studio.settle()


def _failing(studio: Studio, folder: Path) -> None:
    """Shoot an import of which one file fails, and the list of failures."""
    from PySide6.QtWidgets import QDialog

    bad = folder / "not-a-page.txt"
    bad.write_bytes(bytes(range(256)) * 40)
    with studio.window(folder / "library", folder / "config") as window:
        studio.until(lambda: _ready(window))
        window.importing.take([bad])
        studio.until(window.notice.isVisible)
        studio.until(lambda: _ready(window))
        studio.shoot(window, "15-failed-import")
        window.show_failures()
        studio.shoot(window.findChildren(QDialog)[-1], "16-failures")
    blocked = folder / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    with studio.window(blocked, folder / "config") as window:
        studio.until(window.notice.isVisible)
        studio.shoot(window, "17-cannot-open")


def _empty(studio: Studio, folder: Path) -> None:
    """Shoot a library without any page, as a build without seeds makes it."""
    from reader import paths

    nothing = folder / "no-seeds"
    nothing.mkdir()
    real, paths.seeds = paths.seeds, lambda: nothing
    with studio.window(folder / "empty", folder / "empty-config") as window:
        studio.until(lambda: _ready(window))
        studio.shoot(window, "19-empty-library")
    paths.seeds = real


def _scaled_states(studio: Studio, folder: Path) -> None:
    """Shoot reading with results at twice the scale, on a screen of 1366×768 points."""
    with studio.window(folder / "library", folder / "config") as window:
        studio.until(lambda: _ready(window))
        _search(studio, window, QUERY, 1)
        studio.shoot(window, "18-twofold")
        _original(studio, window, "40-original-twofold")
        window.room.comparing.toggle()
        window.room.toggle_page()
        studio.shoot(window, "41-whole-page-twofold")


def draw(out: Path, kind: str) -> None:
    """Draw the pictures of one scale ("1", "2", "3") in this process."""
    import desk_shots
    import notes_shots

    with tempfile.TemporaryDirectory(prefix="baoku-shots-") as name:
        studio, folder = Studio(out), Path(name)
        if kind == "1":
            _all_states(studio, folder)
            desk_shots.draw(studio, folder)
            desk_shots.draw_for_readme(studio, folder)
            notes_shots.draw(studio, folder)
            return
        if kind == "2":
            _scaled_states(studio, folder)
            notes_shots.draw_small(studio, folder, SIZE)
        desk_shots.draw_small(studio, folder, int(kind))


def main(out_dir: Path) -> int:
    """Draw all pictures into a folder; each scale needs a process of its own. Return an exit code."""
    out_dir.mkdir(parents=True, exist_ok=True)
    plain = {**os.environ, "PYTHONPATH": str(ROOT)}
    plain.setdefault("QT_QPA_PLATFORM", "offscreen")
    for kind in ("1", "2", "3"):
        environment = {**plain, "QT_SCALE_FACTOR": kind}
        command = [sys.executable, str(Path(__file__).resolve()), str(out_dir), kind]
        code = subprocess.run(command, env=environment, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    if len(sys.argv) == 3:
        draw(Path(sys.argv[1]), sys.argv[2])
        sys.exit(0)
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "shots")))
