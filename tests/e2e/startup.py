"""Measure a start: `python tests/e2e/startup.py [LIBRARY]` prints a JSON object a start.

Times run from before the process is started to the window's first painting, and to the library being at rest.
`first_window_cpu_ms` is what the processor spent until the first painting, which other work on the machine hardly
lengthens. Memory is resident, with the library open and an article shown, before and after the first search.

The first start compiles the program's modules, as on a new machine; the warm ones find them compiled, whatever this
shell says of that (PYTHONDONTWRITEBYTECODE).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STARTED = "BAOKU_MEASURED_FROM"


def resident_mb() -> float:
    """Return the resident memory of this process in MB; 0 where the system does not say (Windows, macOS)."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except FileNotFoundError:
        return 0.0
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)


def observe(home: Path) -> int:
    """Run the program as its users do, note what happens, search once, and close it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent

    from reader import cli
    from reader.ui import app

    start = float(os.environ[STARTED])
    seen: dict[str, float | int] = {}

    class Observed(app.MainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            if not seen:
                seen["first_window_ms"] = round((time.monotonic() - start) * 1000)
                seen["first_window_cpu_ms"] = round(time.process_time() * 1000)
                self.session.work_ended.connect(lambda: QTimer.singleShot(0, self.read))

        def read(self) -> None:
            if "at_rest_ms" in seen:
                return
            seen["at_rest_ms"] = round((time.monotonic() - start) * 1000)
            library = self.session.library
            paper = library.newspapers()[0]
            issue = library.issues(paper.name, library.years(paper.name)[0].year)[0]
            self.open_article(library.articles(library.pages(issue.id)[0].id)[0].id)
            seen["articles"] = library.status().articles
            QTimer.singleShot(300, self.look)

        def look(self) -> None:
            seen["memory_before_search_mb"] = resident_mb()
            self.search.answered.connect(lambda answer: seen.setdefault("hits", answer.total))
            self.desk.ask("大运河")
            QTimer.singleShot(700, self.end)

        def end(self) -> None:
            seen["memory_after_search_mb"] = resident_mb()
            self.close()

    app.MainWindow = Observed
    code = cli.main(["gui", "--library", str(home)])
    print(json.dumps(seen))
    return code


def measure(home: Path, user: Path) -> dict[str, float]:
    """Start the program in a process of its own on a library folder, with a user's folders in `user`."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(user / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
        "XDG_CONFIG_HOME": str(user / "config"),
        "XDG_CACHE_HOME": str(user / "cache"),
        STARTED: str(time.monotonic()),
    }
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, __file__, "--observe", str(home)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> int:
    """Measure a first start and three warm ones."""
    if sys.argv[1:2] == ["--observe"]:
        return observe(Path(sys.argv[2]))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "library"
        for name in ("first", "warm", "warm", "warm"):
            print(json.dumps({"start": name, **measure(home, Path(folder))}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
