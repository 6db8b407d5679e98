"""How quick the reading room is in a large library: start, tree, filter, opening, the longest article, memory.

    python -m tests.bench.reading_bench --articles 100000 --keep FOLDER

Articles are made by `tests.bench.articles` and imported by the real facade into a folder of its own; with `--keep`
it stays, and is measured again without being made. One more article is put in: of 50,000 characters, with 500
places that a query matches. The window is the real one, drawn offscreen, in a process of its own. A frame is one
turn of the event loop: while it lasts nothing on the screen moves. Beside the clock's time of the slowest frame
stands the processor's (`max_cpu`), which other work on the machine does not lengthen.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
STARTED: Final = "BAOKU_MEASURED_FROM"
FIND: Final = "寻找之处"
LONGEST_TITLE: Final = "最长的一篇"
OPENED: Final = 60
STEPS: Final = 150
Frame = tuple[float, float]


def main() -> None:
    """Build, measure, print one JSON object."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--length", type=int, default=1000)
    parser.add_argument("--keep", type=Path, help="a folder to work in that stays, to measure again")
    parser.add_argument("--observe", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.observe is not None:
        print(json.dumps(observe(options.observe), ensure_ascii=False))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        if not (folder / "library").exists():
            build(folder, options.articles, options.length)
        for name in ("first", "warm", "warm"):
            print(json.dumps({"run": name, **measure(folder)}, ensure_ascii=False), flush=True)


def build(folder: Path, articles: int, length: int) -> None:
    """Make a library of so many articles, and the longest one."""
    from reader.core.library import Library
    from tests.bench.articles import Prose

    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "articles.jsonl"
    filler = "平常的一段话，说的是别的事情。" * 14
    paragraphs = [filler[:96] + FIND + filler[:96] + FIND for _ in range(250)]
    longest = {
        "newspaper": "清溪日报",
        "date": "2030-01-01",
        "page": 1,
        "title": LONGEST_TITLE,
        "paragraphs": paragraphs,
    }
    with source.open("w", encoding="utf-8") as file:
        for article in Prose().articles(articles, length):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
        file.write(json.dumps(longest, ensure_ascii=False) + "\n")
    with Library(folder / "library") as library:
        library.import_paths([source])


def measure(folder: Path) -> dict[str, Any]:
    """Observe the window in a process of its own."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        STARTED: str(time.monotonic()),
    }
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-m", "tests.bench.reading_bench", "--observe", str(folder / "library")]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def observe(home: Path) -> dict[str, Any]:
    """Use the window as a reader does and return the times in milliseconds."""
    from PySide6.QtGui import QPaintEvent

    from reader import paths
    from reader.ui import app as program
    from reader.ui.main_window import MainWindow
    from tests.e2e.startup import resident_mb

    start = float(os.environ[STARTED])
    seen: dict[str, Any] = {}

    class Observed(MainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            seen.setdefault("first_window_ms", round((time.monotonic() - start) * 1000))

    app = program.make_application()
    context = program.make_context(app, home, paths.config_dir())
    window = Observed(context)
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    context.session.open()
    frames = Frames(app.processEvents)
    frames.until(lambda: window.contents.model.rowCount() > 0)
    seen["tree_shown_ms"] = round((time.monotonic() - start) * 1000)
    frames.until(lambda: not context.session.busy)
    library = context.session.library
    assert library is not None
    seen["articles"] = library.status().articles
    seen["memory_at_rest_mb"] = resident_mb()

    seen["tree_expand_frames_ms"] = frames.of(lambda: expand(window, frames))
    seen["tree_scroll_frames_ms"] = frames.of(lambda: scroll(window, frames))
    for typed in ("大", "2003-05", "jyd"):
        seen[f"filter {typed}"] = frames.of(lambda typed=typed: type_in_filter(window, frames, typed))
    window.contents.field.clear()

    names = [one.id for one in some_articles(library)]
    seen["open_article_ms"], seen["open_article_frames_ms"] = open_each(window, frames, names)
    longest = library.going.find(LONGEST_TITLE).found[0].article
    assert longest is not None
    window.open_article(names[0])
    time_taken = frames.once(lambda: (window.reading.open(longest.id, FIND), window.article.view.repaint()))
    seen["longest_article_ms"] = spread([time_taken])
    assert len(window.article.view.extraSelections()) == 500
    frames.settle()
    seen["memory_after_all_mb"] = resident_mb()
    window.close()
    return seen


class Frames:
    """Turns of the event loop, each with its time."""

    def __init__(self, turn: Callable[[], None]) -> None:
        self._turn = turn
        self.times: list[Frame] = []

    def once(self, act: Callable[[], object]) -> Frame:
        """Do something and let it be drawn; return how long that took."""
        started, busy = time.perf_counter(), time.thread_time()
        act()
        self._turn()
        self.times.append(((time.perf_counter() - started) * 1000, (time.thread_time() - busy) * 1000))
        return self.times[-1]

    def until(self, ready: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        while not ready():
            self.once(lambda: None)
            time.sleep(0.001)

    def settle(self) -> None:
        """Let the window come to rest."""
        for _ in range(20):
            self.once(lambda: None)

    def of(self, act: Callable[[], None]) -> dict[str, float]:
        """Do something that takes several frames and return what they took."""
        self.settle()
        self.times = []
        act()
        return spread(self.times)


def spread(times: list[Frame]) -> dict[str, float]:
    """Return the median, the slowest twentieth and the slowest of some times."""
    ordered = sorted(clock for clock, _cpu in times)
    return {
        "max_cpu": round(max(cpu for _clock, cpu in times), 1),
        "p50": round(median(ordered), 1),
        "p95": round(ordered[int(len(ordered) * 0.95)], 1),
        "max": round(ordered[-1], 1),
    }


def expand(window: Any, frames: Frames) -> None:
    """Open newspapers, years, issues and pages, the tree's most crowded nodes among them."""
    tree, model = window.contents.tree, window.contents.model
    for paper in range(model.rowCount()):
        above = model.index(paper)
        frames.once(lambda above=above: tree.expand(above))
        for year in range(model.rowCount(above)):
            frames.once(lambda above=above, year=year: tree.expand(model.index(year, 0, above)))
    below = tree.indexBelow(tree.indexBelow(model.index(0)))
    for _ in range(STEPS):
        if not below.isValid():
            return
        frames.once(lambda below=below: tree.expand(below))
        below = tree.indexBelow(below)


def scroll(window: Any, frames: Frames) -> None:
    """Go through the whole tree from top to bottom."""
    bar, sight = window.contents.tree.verticalScrollBar(), window.contents.tree.viewport()
    for step in range(STEPS):
        frames.once(lambda step=step: (bar.setValue(bar.maximum() * step // STEPS), sight.repaint()))


def type_in_filter(window: Any, frames: Frames, typed: str) -> None:
    """Type into the filter and wait for what it finds."""
    before = window.contents.found
    seen: list[bool] = []
    before.modelReset.connect(lambda: seen.append(True))
    frames.once(lambda: window.contents.field.setText(typed))
    frames.until(lambda: bool(seen))
    frames.settle()


def open_each(window: Any, frames: Frames, names: list[str]) -> tuple[dict[str, float], dict[str, float]]:
    """Open articles; return how long each takes to be on the screen, and every turn until the rest has followed."""
    frames.settle()
    frames.times, shown = [], []
    for name in names:
        shown.append(frames.once(lambda name=name: window.open_article(name)))
        frames.settle()
    return spread(shown), spread(frames.times)


def some_articles(library: Any) -> list[Any]:
    """Return articles from all over the library."""
    chance = random.Random(1)
    issues = chance.sample(list(library.going.issues()), min(OPENED, len(library.going.issues())))
    return [library.articles(chance.choice(library.pages(issue.id)).id)[0] for issue in issues]


if __name__ == "__main__":
    main()
