"""How long hostile queries take, by each engine: each must be answered or refused within a second.

python -m tests.bench.hostile_bench --articles 20000
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

from reader.core.library import Library
from reader.core.records import SearchOptions
from tests.bench.queries import read
from tests.bench.search_bench import build, make, say


def hostile(texts: list[str], source: random.Random) -> Iterator[tuple[str, str]]:
    """Yield queries by name; `texts` are texts of the library."""
    everything = "".join(texts)
    characters = sorted(set(everything))
    yield "100 KB of its own text", everything[:35_000]
    yield "100 KB of one character", everything[5] * 35_000
    yield "100 KB of words", " ".join(everything[at : at + 2] for at in range(0, 60_000, 2))
    yield "10,000 parentheses", "(" * 10_000 + everything[:2] + ")" * 10_000
    yield "10,000 open parentheses", "(" * 10_000
    yield "control characters", "".join(map(chr, range(1, 32))) * 20 + everything[:3]
    yield "half characters", "\ud800\udfff" * 200 + everything[:2]
    yield "a pattern that explodes", "(a+)+$ (.*)*" + everything[:1] + "(((x+x+)+y" * 20
    yield "only wildcards", "* ? ** ?*? *"
    yield "wildcards around one character", f"*{everything[0]}*?*{everything[1]}*"
    yield "5,000 ? before one character", "?" * 5_000 + everything[0]
    yield "200 ? between two characters", everything[0] + "?" * 200 + everything[1]
    yield "? before a common character", f"通配:???{everything[0]}"
    yield "near, many times", " ~5 ".join(everything[at] for at in range(30))
    yield "OR of 1,000 terms", " OR ".join(source.sample(characters, min(1_000, len(characters))))
    yield "OR of 100 common characters", " OR ".join(everything[at] for at in range(0, 3_000, 30))
    yield "AND of 100 characters", " ".join(everything[at] for at in range(0, 3_000, 30))
    yield "NOT of 100 characters", " ".join(f"-{everything[at]}" for at in range(0, 3_000, 30))
    yield "one character, repeated 300 times", everything[7] * 300
    yield "two characters in turn, 150 times", everything[7:9] * 150
    yield "quotes", '"' * 5_001
    yield "fields of fields", "标题:" * 3_000 + everything[:1]
    yield "NOT of NOT of NOT", "NOT " * 5_000 + everything[:1]
    yield "dates from nowhere", "日期:99999-99..-1 " * 200


def main() -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--length", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--prose", type=Path)
    parser.add_argument("--real", action="store_true")
    parser.add_argument("--engine", action="append", help="whoosh, tantivy; may be given again")
    parser.add_argument("--cpu", action="store_true", help="processor time instead of the clock's")
    parser.add_argument("--keep", type=Path, help="a folder to work in that stays, to measure again")
    parser.add_argument("--built", action="store_true", help="the indexes in that folder are not built anew")
    options = parser.parse_args()
    clock = process_time if options.cpu else perf_counter
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        source = folder / "articles.jsonl"
        if not source.exists():
            folder.mkdir(parents=True, exist_ok=True)
            make(source, options)
        with Library(folder / "library") as library:
            engines = options.engine or ["whoosh", "tantivy"]
            if not options.built:
                build(library, source, engines, clock)
            texts = [article.body for article in read(source)[:100]]
            say(f"{'ms':36}" + "".join(f"{name:>10}" for name in engines))
            for engine in engines:
                library.search(texts[0][:2], SearchOptions(engine=engine))
            for name, query in hostile(texts, random.Random(options.seed)):
                times = []
                for engine in engines:
                    began = clock()
                    answer = library.search(query, SearchOptions(engine=engine))
                    times.append((clock() - began) * 1000)
                notes = " ".join(note.code for note in answer.notes)
                say(f"{name:36}" + "".join(f"{time:10.0f}" for time in times) + f"  {answer.total} {notes}")


if __name__ == "__main__":
    sys.exit(main())
