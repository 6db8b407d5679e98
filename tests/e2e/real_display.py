"""Use the program as a person does, with a real display, keyboard and mouse: `python tests/e2e/real_display.py`.

Xvfb is the display, openbox the window manager, xdotool the hands, ImageMagick's `import` the eyes; all four must be
installed. The program runs from source, or packaged where BAOKU_PROGRAM names it. Each step is said when it is done;
the first that fails ends the run with exit code 1 and leaves `failed.png`, the screen as it was, in the folder named.

    python tests/e2e/real_display.py [FOLDER FOR failed.png]
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
DISPLAY: Final = ":94"
TOOLS: Final = ("Xvfb", "openbox", "xdotool", "import")
SIZE: Final = (1366, 768)
PATIENCE_S: Final = 30.0
FIRST_HIT: Final = (150, 300)
"""Where on the screen the first hit stands, in a window that fills it."""
QUERY, NOTE, QUOTED = "大运河", "记一笔", 4


class Failed(Exception):
    """A step did not come out as it must."""


class Person:
    """Somebody at the screen: presses keys, clicks, looks. Coordinates are pixels of the screen."""

    def __init__(self, home: Path) -> None:
        packaged = os.environ.get("BAOKU_PROGRAM")
        self.command = [packaged] if packaged else [sys.executable, "-P", "-m", "reader"]
        kept = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "LANGUAGE", "LC_ALL")
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in kept},
            "DISPLAY": DISPLAY,
            "PYTHONPATH": str(ROOT),
            "BAOKU_LIBRARY": str(home / "library"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
        }
        self.config = home / "config" / "baoku" / "settings.json"
        light = (ROOT / "resources" / "themes" / "light.json").read_text("utf-8")
        self.current_mark = bytes.fromhex(json.loads(light)["mark_current"][1:])

    def start(self, language: str) -> subprocess.Popen[bytes]:
        """Start the program, wait for its window, and make it fill the screen."""
        environment = {**self.environment, "LANG": f"{language}.UTF-8"}
        program = subprocess.Popen([*self.command, "gui"], env=environment, stderr=subprocess.DEVNULL)
        until("the window is on the screen", lambda: bool(self.windows("报库|Baoku")))
        window = self.windows("报库|Baoku")[0]
        self.do("windowactivate", "--sync", window)
        self.do("windowsize", window, str(SIZE[0]), str(SIZE[1]))
        self.do("windowmove", window, "0", "0")
        return program

    def ask(self, *arguments: str) -> list[dict[str, Any]]:
        """Return what the command line says, beside the window."""
        done = subprocess.run(
            [*self.command, *arguments, "--json"], env=self.environment, capture_output=True, text=True
        )
        return [json.loads(line) for line in done.stdout.splitlines()]

    def do(self, *arguments: str) -> str:
        """Let xdotool do something and return what it says."""
        done = subprocess.run(["xdotool", *arguments], env=self.environment, capture_output=True, text=True)
        return done.stdout

    def press(self, *keys: str) -> None:
        """Press keys one after the other ("ctrl+shift+f")."""
        for key in keys:
            self.do("key", "--clearmodifiers", key)

    def write(self, text: str) -> None:
        """Type a text, slowly: xdotool lends each hanzi a key for as long, in which the program must have looked it up."""
        self.do("type", "--delay", "600", text)

    def click(self, place: tuple[int, int]) -> None:
        """Click with the left button."""
        self.do("mousemove", "--sync", str(place[0]), str(place[1]), "click", "1")

    def windows(self, name: str) -> list[str]:
        """Return the windows whose title holds something (a regular expression)."""
        return self.do("search", "--onlyvisible", "--name", name).split()

    def title(self) -> str:
        """Return the title of the window that has the focus."""
        return self.do("getactivewindow", "getwindowname").strip()

    def marked_at(self) -> int:
        """Return the first pixel of the place that F3 has led to, -1 without one."""
        size = f"{SIZE[0]}x{SIZE[1]}+0+0"
        seen = subprocess.run(
            ["import", "-window", "root", "-crop", size, "-depth", "8", "rgb:-"],
            env=self.environment,
            capture_output=True,
            check=True,
        ).stdout
        at = seen.find(self.current_mark * 3)
        while at >= 0 and at % 3:
            at = seen.find(self.current_mark * 3, at + 1)
        return at // 3

    def state(self) -> dict[str, Any]:
        """Return what the program has put down in its settings."""
        found: dict[str, Any] = json.loads(self.config.read_text("utf-8"))
        return found


def until(what: str, ready: Callable[[], bool]) -> None:
    """Wait until something is so and say it. Raises Failed."""
    end = time.monotonic() + PATIENCE_S
    while not ready():
        if time.monotonic() > end:
            raise Failed(what)
        time.sleep(0.1)
    print(f"  {what}", flush=True)


def story(person: Person) -> None:
    """Search, read, turn, note, compare, look at the calendar; start again in English and find it all. Raises Failed."""
    program = person.start("zh_CN")
    until("the seeds can be searched", lambda: any(one["total"] == 4 for one in person.ask("search", QUERY)))
    until("the title names the program in Chinese", lambda: person.title().endswith("报库"))

    person.press("ctrl+shift+f")
    person.write(QUERY)
    before = person.title()
    time.sleep(1)  # the list under the mouse must be the answer to the whole word
    person.click(FIRST_HIT)
    until("a click opens a hit", lambda: person.title() != before)

    person.press("F3")
    until("F3 goes to a place", lambda: person.marked_at() >= 0)
    here = person.marked_at()
    person.press("F3")
    until("F3 goes on to another", lambda: person.marked_at() not in (-1, here))
    first = person.title()

    person.press("alt+Up")
    until("Alt+Up turns to the article before", lambda: person.title() != first)
    person.press("alt+Left")
    until("Alt+Left goes back", lambda: person.title() == first)

    person.press("ctrl+3", "F12", "ctrl+Home", *["shift+Right"] * QUOTED, "ctrl+m")
    until("Ctrl+M opens a note", lambda: person.title() != first)
    person.write(NOTE)
    person.press("ctrl+Return")
    until("the note is saved", lambda: [one["note"] for one in person.ask("annotations", "list")] == [NOTE])
    quoted = person.ask("annotations", "list")[0]["quote"]
    until(
        f"it stands on the words chosen by keyboard: {quoted}",
        lambda: len(quoted) == QUOTED and quoted in first,
    )

    until("the window has the focus again", lambda: person.title() == first)
    person.press("F7", "ctrl+shift+g")
    until("Ctrl+Shift+G opens the calendar", lambda: person.title() == "日历")
    person.press("Escape")
    until("Escape closes it", lambda: person.title() == first)
    person.press("ctrl+q")
    until("Ctrl+Q ends the program", lambda: program.poll() is not None)
    until("with exit code 0", lambda: program.returncode == 0)
    until("the search is kept", lambda: person.state()["search.query"] == QUERY)
    until("the source beside the article too", lambda: person.state()["window.original_shown"])

    program = person.start("en_GB")
    headline = first.partition(" — ")[0]
    until("the same article is open", lambda: person.title().startswith(headline))
    until("in English", lambda: person.title().endswith("Baoku"))
    person.press("F3")
    until("its places are marked", lambda: person.marked_at() >= 0)
    person.press("ctrl+q")
    until("and it ends well", lambda: program.poll() == 0)


@contextmanager
def display() -> Iterator[None]:
    """Have a display with a window manager."""
    server = subprocess.Popen(
        ["Xvfb", DISPLAY, "-noreset", "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24"], stderr=subprocess.DEVNULL
    )
    environment = {**os.environ, "DISPLAY": DISPLAY}
    manager = None
    try:
        for _ in range(100):
            if not subprocess.run(
                ["xdotool", "getmouselocation"], env=environment, capture_output=True
            ).returncode:
                break
            time.sleep(0.1)
        manager = subprocess.Popen(
            ["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        yield
    finally:
        for process in filter(None, (manager, server)):
            process.terminate()
            process.wait()


def main() -> int:
    """Tell the story on a display of its own."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print(f"not installed: {', '.join(missing)}", file=sys.stderr)
        return 2
    left = Path(sys.argv[1] if len(sys.argv) > 1 else ".") / "failed.png"
    with tempfile.TemporaryDirectory() as folder, display():
        person = Person(Path(folder))
        try:
            story(person)
        except Failed as step:
            subprocess.run(["import", "-window", "root", str(left)], env=person.environment)
            print(f"NOT SO: {step}; the screen is in {left}", file=sys.stderr)
            return 1
    print("all as it must be")
    return 0


if __name__ == "__main__":
    sys.exit(main())
