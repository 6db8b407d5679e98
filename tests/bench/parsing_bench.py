"""How fast pages are parsed, in megabytes of UTF-8 a second of processor time, the best of some rounds.

python -m tests.bench.parsing_bench              the seeds, invented pages of every style, lists of very short lines
python -m tests.bench.parsing_bench FOLDER...    and the texts in some folders

The growth is how many times as long a page of twice the length takes: 2 where time is linear. How fast this machine is
at the moment, the first line tells: millions of additions a second in a plain loop.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from time import process_time

from reader.core.records import SourceInfo
from reader.core.sources import Profiles, parse_text
from tests.pages.generate import page

ROOT = Path(__file__).resolve().parents[2]
STYLES = ("block", "spaced", "printed", "double")
SHORT_LINES = {
    "names": "王小河\n李秀兰\n欧阳明\n",
    "verse": "春风拂过河的岸\n麦苗把手伸\n一夜听雨声\n\n",
    "pictures": "图为活动现场。\n王小河 摄\n",
}
LENGTH = 150_000
"""How many bytes a page of very short lines has at least."""
ADDITIONS = 5_000_000
_SOURCE = SourceInfo("页.txt", "0" * 64, "utf-8", 1)


def seconds(texts: Sequence[str], rounds: int) -> float:
    """Return the least processor time that parsing the texts one after the other took."""
    profiles, taken = Profiles(), []
    for _ in range(rounds):
        began = process_time()
        for text in texts:
            parse_text(text, _SOURCE, profiles)
        taken.append(process_time() - began)
    return min(taken)


def show(name: str, texts: Sequence[str], rounds: int) -> float:
    """Print the speed of some texts and return the time they took."""
    size = sum(len(text.encode()) for text in texts)
    taken = seconds(texts, rounds)
    print(f"{name:<24} {size / 1e6:6.2f} MB  {size / 1e6 / taken:6.2f} MB/s")
    return taken


def additions() -> float:
    """Return how many millions of numbers a plain loop adds up in a second."""
    began, total = process_time(), 0
    for number in range(ADDITIONS):
        total += number
    return ADDITIONS / 1e6 / (process_time() - began)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(f"this machine: {additions():.1f} million additions a second")
    for folder in (ROOT / "seeds", *options.folders):
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
        show(folder.name, texts, options.rounds)
    for style in STYLES:
        show(f"invented, {style}", [page(number, style)[0] for number in range(60)], options.rounds)
    for name, lines in SHORT_LINES.items():
        text = lines * (LENGTH // len(lines.encode()) + 1)
        once = show(f"short lines, {name}", [text], options.rounds)
        print(f"{'':<24} growth {seconds([text + text], options.rounds) / once:.2f}")


if __name__ == "__main__":
    main()
