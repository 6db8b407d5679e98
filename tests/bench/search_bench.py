"""How fast a library of many articles is built and searched, beside a plain scan of the folded texts in memory.

    python -m tests.bench.search_bench --articles 20000
    python -m tests.bench.search_bench --articles 20000 --prose prose.txt

Articles are made by `tests.bench.articles`, imported by the real facade into a folder of its own, and searched
there. Every total is compared with the scan. Times are those of the whole answer: exact total, twenty hits with
snippets and marks.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

from reader.core.folding import fold
from reader.core.library import Library
from reader.core.records import SearchOptions
from tests.bench.articles import Prose

QUERIES: Final = 100
COMMON: Final = 200
"""The so many most frequent pairs of characters count as common words."""


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--length", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--prose", type=Path, help="plain text, a paragraph a line, to recombine")
    parser.add_argument("--unchecked", action="store_true", help="do not compare totals with a scan")
    options = parser.parse_args()
    lines = options.prose.read_text("utf-8").splitlines() if options.prose else []
    prose = Prose(options.seed, [line for line in lines if line])
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "articles.jsonl"
        with source.open("w", encoding="utf-8") as file:
            for article in prose.articles(options.articles, options.length):
                file.write(json.dumps(article, ensure_ascii=False) + "\n")
        library = Library(Path(scratch) / "library")
        try:
            build(library, source, options.articles)
            texts = Texts(source)
            for name, queries in kinds(texts, random.Random(options.seed)):
                measure(library, name, queries, texts, check=not options.unchecked)
        finally:
            library.close()


def build(library: Library, source: Path, articles: int) -> None:
    """Import the articles and say how fast, with how much memory, and how large."""
    with Peak() as peak:
        began = perf_counter()
        report = library.import_paths([source])
        took = perf_counter() - began
    assert report.articles == articles, report
    assert not report.failed, report.failed
    status = library.status()
    say(f"text            {source.stat().st_size / 1e6:10.1f} MB in {articles} articles")
    say(f"import + index  {articles / took:10.0f} articles/s ({took:.1f} s), peak memory {peak}")
    began = perf_counter()
    library.rebuild_index()
    took = perf_counter() - began
    say(f"index anew      {articles / took:10.0f} articles/s")
    say(f"index           {library.status().index.bytes / 1e6:10.1f} MB ({status.index.engine})")
    say(
        f"library         {sum(p.stat().st_size for p in library.home.rglob('*') if p.is_file()) / 1e6:10.1f} MB in all"
    )
    say("")
    say("ms a query                     p50     p95     max   median hits     scan p50")


class Texts:
    """The folded texts of all articles: what a plain scan goes through."""

    def __init__(self, source: Path) -> None:
        self.folded: list[str] = []
        with source.open(encoding="utf-8") as file:
            for line in file:
                article = json.loads(line)
                parts = (article["title"], article["byline"], "\n".join(article["paragraphs"]))
                self.folded.append("\n".join(map(fold, parts)))

    def count(self, words: Sequence[str]) -> int:
        """Return the number of articles that contain all words."""
        return sum(all(word in text for word in words) for text in self.folded)


def kinds(texts: Texts, source: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Yield kinds of queries with examples of each; all but the last ask for what is there."""

    def piece(length: int) -> str:
        while True:
            text = source.choice(texts.folded)
            start = source.randrange(max(1, len(text) - length))
            found = text[start : start + length]
            if len(found) == length and all("\u4e00" <= char <= "\u9fff" for char in found):
                return found

    frequency = Counter(pair for text in texts.folded[::20] for pair in set(map(str.__add__, text, text[1:])))
    common = [pair for pair, _ in frequency.most_common(2 * COMMON) if pair.isalpha()][:COMMON]

    def rare() -> str:
        while frequency[pair := piece(2)] > 1:
            pass
        return pair

    def three_of_one() -> str:
        text = source.choice(texts.folded)
        return " ".join(text[at : at + 2] for at in (source.randrange(len(text) - 1) for _ in range(3)))

    def examples(make: Callable[[], str]) -> list[str]:
        found = (make() for _ in range(QUERIES * 50))
        usable = (query for query in found if all(word.isalpha() for word in query.split()))
        return [query for query, _ in zip(usable, range(QUERIES), strict=False)]

    yield "common word", examples(lambda: source.choice(common))
    yield "rare word", examples(rare)
    yield "one character", examples(lambda: piece(1))
    yield "word of 3", examples(lambda: piece(3))
    yield "word of 4", examples(lambda: piece(4))
    yield "phrase of 8", examples(lambda: piece(8))
    yield "AND of 3 common", examples(lambda: " ".join(source.choice(common) for _ in range(3)))
    yield "AND of 3 of one article", examples(three_of_one)
    yield "nothing there", examples(lambda: "".join(reversed(piece(6))))


def measure(library: Library, name: str, queries: Sequence[str], texts: Texts, *, check: bool) -> None:
    """Ask the queries, compare the totals with a scan, and print the times."""
    library.search(queries[0])
    times, totals, scans = [], [], []
    for query in queries:
        answer = library.search(query, SearchOptions())
        times.append(answer.elapsed_ms)
        totals.append(answer.total)
        if check:
            began = perf_counter()
            right = texts.count([fold(word) for word in query.split()])
            scans.append((perf_counter() - began) * 1000)
            assert answer.total == right, (query, answer.total, right)
    times.sort()
    scan = f"{sorted(scans)[len(scans) // 2]:12.1f}" if scans else ""
    say(
        f"{name:24} {times[len(times) // 2]:9.1f} {times[len(times) * 95 // 100]:7.1f} {times[-1]:7.1f}"
        f" {sorted(totals)[len(totals) // 2]:13} {scan}"
    )


class Peak:
    """The most memory this process held while a block ran, looked at every few milliseconds (Linux only)."""

    def __init__(self) -> None:
        self._most = 0
        self._done = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Peak:
        self._watcher.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._watcher.join()

    def _watch(self) -> None:
        status = Path("/proc/self/statm")
        while status.exists() and not self._done.wait(0.02):
            self._most = max(self._most, int(status.read_text("ascii").split()[1]) * 4096)

    def __str__(self) -> str:
        return f"{self._most / 1e6:.0f} MB" if self._most else "unknown here"


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
