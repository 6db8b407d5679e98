"""How long it takes from a key to the results on the screen, and how long search holds up the window's thread.

    QT_QPA_PLATFORM=offscreen python -m tests.bench.window_bench --articles 20000
    QT_QPA_PLATFORM=offscreen python -m tests.bench.window_bench --library FOLDER

Without `--library` articles of `tests.bench.articles` are imported into a folder of its own first. Words of the
library's own texts are typed key by key, as fast as people type; a key's time runs until the list that answers the
text as it then stood is painted; beside it stands what the processor spent on it in all threads, which other work on
the machine hardly lengthens. Between the keys a timer ticks: its longest gap is how long the window could not have
answered to anything, and the processor time in it what the window's thread itself was busy with. On a busy machine
the first says how busy that is, and only the second what search does to the window.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from reader.core.library import Library
from reader.ui.app import Program, make_application
from reader.ui.limits import Grouping
from reader.ui.main_window import MainWindow
from tests.bench.articles import Prose

WORDS: Final = 40
SETTLING_S: Final = 3.0
KEY_EVERY_S: Final = 0.18
"""Between two keys: some 330 characters a minute, faster than most people type hanzi."""
SHOW: Final = ("plain list", "grouped, chart and places")


def main() -> None:
    """Build or open a library, type, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--library", type=Path, help="a library that is there already")
    parser.add_argument("--words", type=int, default=WORDS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = options.library or build(Path(scratch), options.articles, options.seed)
        app = make_application()
        program = Program(app, home, Path(scratch) / "config")
        sys.excepthook = sys.__excepthook__  # a measurement that fails says so here, not in a log
        window = program.open(home)
        window.resize(1366, 768)
        until(lambda: window.session.library is not None and not window.session.busy, 600)
        wait(SETTLING_S)
        words = pieces(window, options.words, random.Random(options.seed))
        window.open_article(window.session.library.search(words[0]).hits[0].article_id)
        wait(1.0)
        for show in SHOW:
            if show != SHOW[0]:
                window.desk.group(Grouping.NEWSPAPER)
                window.results.chart_button.setChecked(True)
                window.desk.toggle_lines()
            measure(app, window, words, show)
        program.close()


def build(scratch: Path, articles: int, seed: int) -> Path:
    """Import articles into a library and return its folder."""
    source = scratch / "articles.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for article in Prose(seed).articles(articles):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
    with Library(scratch / "library") as library:
        library.import_paths([source])
    source.unlink()
    return scratch / "library"


def pieces(window: MainWindow, number: int, source: random.Random) -> list[str]:
    """Return texts of two to four hanzi that stand in the library."""
    library = window.session.library
    assert library is not None
    texts = []
    for paper in library.newspapers():
        for year in library.years(paper.name):
            issues = library.issues(paper.name, year.year)
            issue = source.choice(issues)
            page = source.choice(library.pages(issue.id))
            article = source.choice(library.articles(page.id))
            texts.append(library.article(article.id).article.body)
    found: list[str] = []
    while len(found) < number:
        text, length = source.choice(texts), source.randrange(2, 5)
        start = source.randrange(max(1, len(text) - length))
        piece = text[start : start + length]
        if len(piece) == length and all("\u4e00" <= char <= "\u9fff" for char in piece):
            found.append(piece)
    return found


class Painted(QObject):
    """Notes when a widget was last painted."""

    def __init__(self) -> None:
        super().__init__()
        self.at = self.cpu = 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take note of paint events (Qt)."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._note)  # after the painting itself
        return False

    def _note(self) -> None:
        self.at, self.cpu = time.perf_counter(), time.process_time()


class Pulse(QObject):
    """A timer that ticks as often as it can, and its gaps: (wall-clock, processor time of this thread) in ms."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[tuple[float, float]] = []
        self._last = (time.perf_counter(), time.thread_time())
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def _tick(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self.gaps.append(((now[0] - self._last[0]) * 1000, (now[1] - self._last[1]) * 1000))
        self._last = now


def measure(app: Any, window: MainWindow, words: list[str], show: str) -> None:
    """Type the words and print the times."""
    painted, bar, results = Painted(), window.search_bar, window.results
    results.view.viewport().installEventFilter(painted)
    bar.setFocus()
    idle = Pulse()
    wait(1.0)
    idle.stop()
    shown: list[float] = []
    window.search.answered.connect(lambda _answer: shown.append(time.perf_counter()))
    pulse, times, spent, totals, asked = Pulse(), [], [], [], []
    for word in words:
        bar.clear_query()
        wait(KEY_EVERY_S)
        for end in range(1, len(word) + 1):
            typed, began, before = word[:end], time.perf_counter(), time.process_time()
            compose(bar, word[end - 1])

            def answered(typed: str = typed) -> bool:
                answer = results.answer
                return answer is not None and answer.query == typed and painted.at > shown[-1]

            until(answered, 30)
            times.append((painted.at - began) * 1000)
            spent.append((painted.cpu - before) * 1000)
            answer = results.answer
            totals.append(answer.total if answer else 0)
            asked.append(answer.elapsed_ms if answer else 0.0)
            wait(max(0.0, KEY_EVERY_S - (time.perf_counter() - began)))
    pulse.stop()
    results.view.viewport().removeEventFilter(painted)
    for values in (times, spent, asked):
        values.sort()
    walls = sorted(wall for wall, _cpu in pulse.gaps)
    cpus = sorted(cpu for _wall, cpu in pulse.gaps)
    print(f"{show}: {len(times)} keys, median hits {sorted(totals)[len(totals) // 2]}")
    print(
        f"  key to results painted, ms   p50 {_at(times, 50):6.1f}   p95 {_at(times, 95):6.1f}   max {times[-1]:6.1f}"
    )
    print(
        f"  processor time in all for it p50 {_at(spent, 50):6.1f}   p95 {_at(spent, 95):6.1f}   max {spent[-1]:6.1f}"
    )
    print(
        f"  of it the library's answer   p50 {_at(asked, 50):6.1f}   p95 {_at(asked, 95):6.1f}   max {asked[-1]:6.1f}"
    )
    print(f"  the thread's gaps, ms        p99.9 {walls[len(walls) * 999 // 1000]:4.1f}   max {walls[-1]:6.1f}   over 16 ms: "
          f"{sum(wall > 16 for wall in walls)} of {len(walls)}")  # fmt: skip
    print(f"  its own work in a gap, ms    p99.9 {cpus[len(cpus) * 999 // 1000]:4.1f}   max {cpus[-1]:6.1f}   over 16 ms: "
          f"{sum(cpu > 16 for cpu in cpus)}")  # fmt: skip
    print(f"  gaps of the idle window      max {max(wall for wall, _ in idle.gaps):6.1f}", flush=True)


def compose(bar: QWidget, char: str) -> None:
    """Type a hanzi as an input method does."""
    event = QInputMethodEvent("", [])
    event.setCommitString(char)
    QApplication.sendEvent(bar, event)


def _at(values: list[float], share: int) -> float:
    return values[min(len(values) - 1, len(values) * share // 100)]


def wait(seconds: float) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def until(ready: Callable[[], bool], seconds: float) -> None:
    """Let the window work until something is so. Raises TimeoutError.

    In an event loop as the program runs in one: `QTest.qWait` keeps Python's lock while it sleeps, for which every
    worker would have to wait.
    """
    loop, end = QEventLoop(), time.perf_counter() + seconds

    def look() -> None:
        if ready() or time.perf_counter() > end:
            loop.quit()

    looking = QTimer()
    looking.setTimerType(Qt.TimerType.PreciseTimer)
    looking.timeout.connect(look)
    looking.start(1)
    loop.exec()
    looking.stop()
    if not ready():
        raise TimeoutError


if __name__ == "__main__":
    sys.exit(main())
