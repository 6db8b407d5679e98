"""How quick the window is with very many notes: an article that has a thousand, all of them filtered as one types.

    python -m tests.bench.notes_window_bench --notes 50000 [--keep FOLDER]

The library is made by `tests.bench.notes_load`; the window is the real one, drawn offscreen. "Opening" runs from the
request to the painted article with its notes drawn and listed; "filter" from a key to the list that shows the answer.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.bench.notes_load import build

TYPED = ("核", "核对", "核对 待", "核对 待查", "没有的字", "人名", "人", "")
OPENED = 7
PATIENCE_S = 120
PULSE_MS = 20


def main() -> int:
    """Build, measure, print; 1 if opening takes more than 200 ms."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--notes", type=int, default=50_000)
    options.add_argument("--articles", type=int, default=5_000)
    options.add_argument("--keep", type=Path)
    given = options.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "library").exists():
            build(folder, given.notes, given.articles)
        return measure(folder)


def measure(folder: Path) -> int:
    """Open a window on the library and time it."""
    from PySide6.QtCore import QEventLoop, QTimer

    from reader.ui.app import make_application, make_context
    from reader.ui.main_window import MainWindow

    app = make_application()
    window = MainWindow(make_context(app, folder / "library", folder / "config"))
    window.resize(1366, 768)
    window.show()
    window.session.open()

    loop, pulse = QEventLoop(), QTimer()
    pulse.start(PULSE_MS)
    turns: list[float] = []

    def turn() -> None:
        # Sleeps until something happens: a loop that spins would keep the workers from their work, and with a time
        # as its second argument `processEvents` spins. What the window's own thread works in a turn is what blocks it.
        worked = time.thread_time()
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        turns.append((time.thread_time() - worked) * 1000)

    def until(ready: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_S
        while not ready():
            turn()
            if time.monotonic() > end:
                raise TimeoutError
        app.processEvents()

    until(lambda: window.session.library is not None and not window.session.busy and window.noting.writable)
    library = window.session.library
    assert library is not None
    counts = library.notes.counts_by_article()
    fullest = max(counts, key=counts.__getitem__)
    other = min(counts, key=counts.__getitem__)
    opening, worked = [], []
    for _time in range(OPENED):
        window.open_article(other)
        until(lambda: len(window.noting.pane.model.notes) == counts[other])
        begun, work = time.perf_counter(), time.process_time()
        window.open_article(fullest)
        until(lambda: len(window.noting.pane.model.notes) == counts[fullest])
        window.repaint()
        opening.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - work) * 1000)
    print(
        f"opening an article with {counts[fullest]} notes: {median(opening):.0f} ms (longest {max(opening):.0f}), "
        f"processor {median(worked):.0f} ms, which other work on the machine does not lengthen"
    )
    window.note_browsing.show()
    browser = window.note_browsing.browser
    assert browser is not None
    until(lambda: browser.model.rowCount() > 0)
    until(lambda: browser.tag.count() > 1)
    filtering = []
    turns.clear()
    for typed in TYPED * 3:
        begun = time.perf_counter()
        browser.field.setText(typed)
        while browser.model.filter.text != typed:
            turn()
        browser.repaint()
        filtering.append((time.perf_counter() - begun) * 1000)
    total = library.notes.status().annotations
    print(
        f"filtering {total} notes: {median(filtering):.0f} ms (longest {max(filtering):.0f}), "
        f"the window's thread busy at most {max(turns):.0f} ms in a turn of its event loop"
    )
    window.close()
    return int(median(opening) > 200)


if __name__ == "__main__":
    sys.exit(main())
