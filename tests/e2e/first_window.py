"""Compare starts: `python tests/e2e/first_window.py PROGRAM [TIMES]` prints one JSON object.

Time from before the process is started until its window is on the display, by the median, of the program from
source and of a packaged one, in turns on one library, on a display of their own (Xvfb). With xdotool.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DISPLAY = ":93"
LONGEST_S = 30.0


def first_window_ms(command: list[str], environment: dict[str, str]) -> float:
    """Start a program, wait for its window, end it; return the milliseconds until the window was there."""
    start = time.monotonic()
    program = subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() - start < LONGEST_S:
            seen = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--class", "baoku"],
                env=environment,
                capture_output=True,
            )
            if seen.stdout.strip():
                return (time.monotonic() - start) * 1000
        raise TimeoutError(command)
    finally:
        program.terminate()
        program.wait()


def main() -> int:
    """Measure both in turns, after one start of each that is not counted."""
    packaged = str(Path(sys.argv[1]).absolute())
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    commands = {"source": [sys.executable, "-P", "-m", "reader", "gui"], "packaged": [packaged, "gui"]}
    server = subprocess.Popen(
        [str(shutil.which("Xvfb")), DISPLAY, "-noreset", "-screen", "0", "1366x768x24"],
        stderr=subprocess.DEVNULL,
    )
    try:
        with tempfile.TemporaryDirectory() as folder:
            environment = {
                **{name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"},
                "DISPLAY": DISPLAY,
                "PYTHONPATH": str(ROOT),
                "BAOKU_LIBRARY": f"{folder}/library",
                "XDG_CONFIG_HOME": f"{folder}/config",
                "XDG_CACHE_HOME": f"{folder}/cache",
            }
            subprocess.run([packaged, "search", "大运河"], env=environment, capture_output=True, check=True)
            found: dict[str, list[float]] = {name: [] for name in commands}
            for turn in range(times + 1):
                for name, command in commands.items():
                    taken = first_window_ms(command, environment)
                    if turn:
                        found[name].append(taken)
    finally:
        server.terminate()
        server.wait()
    medians = {name: statistics.median(values) for name, values in found.items()}
    ratio = medians["packaged"] / medians["source"]
    print(json.dumps({**{f"{name}_ms": round(ms) for name, ms in medians.items()}, "ratio": round(ratio, 2)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
