"""How fast a library of many articles is built and searched, by each engine, beside peers and a plain scan.

    python -m tests.bench.search_bench --articles 20000
    python -m tests.bench.search_bench --articles 20000 --real --peer fts5 --peer whoosh+jieba
    python -m tests.bench.search_bench --articles 100000 --engine tantivy --engine whoosh
    python -m tests.bench.search_bench --articles 1000000 --length 200 --engine tantivy --unchecked

Articles are made by `tests.bench.articles`, imported by the real facade into a folder of its own, and searched
there. Every total is compared with a scan of the folded texts in memory, unless `--unchecked`. Times are those
of the whole answer in milliseconds: exact total, twenty hits with snippets and marks; what may help where there is
none is asked afterwards, as by the window, and not timed. The last columns are the
median of the scan, and of each peer the median, the 95th percentile and the share found of what the scan finds;
behind each median stands its multiple of the first engine's. With `--cpu` all times are those that the processor
spent on it, which other work on the machine does not lengthen. With `--real` the articles are recombined from
the prose that `tests.bench.known_item` fetches, of which, unlike of invented words, jieba knows the words.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Final

from reader.core.library import Library
from reader.core.records import SearchOptions
from tests.bench import known_item
from tests.bench.articles import Prose
from tests.bench.peers import Fts5, Peer, PlainWhoosh
from tests.bench.queries import Article, Question, Questions, read

Clock = Callable[[], float]
QUERIES: Final = 100
TOO_BROAD: Final = "query.too_broad"
"""Of an answer that was refused because too many articles would have to be read."""
SCANNED: Final = 10
UNCHECKED: Final = 20_000
"""Where nothing is compared, questions are made of so many articles."""
PEERS: Final[dict[str, Callable[[Path, Sequence[Article]], Peer]]] = {
    Fts5.name: Fts5,
    PlainWhoosh.name: PlainWhoosh,
}


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--length", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--prose", type=Path, help="plain text, a paragraph a line, to recombine")
    parser.add_argument("--real", action="store_true", help="recombine fetched prose")
    parser.add_argument("--engine", action="append", help="whoosh, tantivy; may be given again")
    parser.add_argument("--peer", action="append", choices=list(PEERS), default=[])
    parser.add_argument("--queries", type=int, default=QUERIES, help="of each kind")
    parser.add_argument("--kind", action="append", help="only this kind; may be given again")
    parser.add_argument("--unchecked", action="store_true", help="do not compare totals with a scan")
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
        library = Library(folder / "library")
        try:
            engines = options.engine or ["whoosh"]
            if not options.built:
                build(library, source, engines, clock)
            articles = read(source, UNCHECKED if options.unchecked else None)
            questions = Questions(articles, options.seed, options.queries)
            kinds = [one for one in questions.kinds() if not options.kind or one[0] in options.kind]
            peers = [built(PEERS[name], Path(scratch), name, articles, clock) for name in options.peer]
            if options.unchecked:
                articles.clear()
            settle()
            say(heading(engines, peers))
            for name, asked in kinds:
                measure(library, name, asked, engines=engines, articles=articles, peers=peers, clock=clock)
            say(f"peak memory of this process while searching {resource()}")
        finally:
            library.close()


def make(source: Path, options: argparse.Namespace) -> None:
    """Write the articles."""
    lines = real_prose() if options.real else []
    if options.prose:
        lines = options.prose.read_text("utf-8").splitlines()
    prose = Prose(options.seed, [line for line in lines if line])
    with source.open("w", encoding="utf-8") as file:
        for article in prose.articles(options.articles, options.length):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


def real_prose() -> list[str]:
    """Fetch newspaper prose and return its paragraphs."""
    with tempfile.TemporaryDirectory() as folder:
        prose = known_item.fetched(Path(folder))
        return [paragraph for article in known_item.read(prose) for paragraph in article.paragraphs]


def build(library: Library, source: Path, engines: Sequence[str], clock: Clock) -> None:
    """Import the articles, build the indexes, and say how fast, with how much memory, and how large."""
    if not library.status().articles:
        with Peak() as peak:
            began = clock()
            report = library.import_paths([source])
            took = clock() - began
        assert not report.failed, report.failed
        engine = library.status().index.engine
        say(f"import + index  {report.articles / took:10.0f} articles/s ({engine}), peak memory {peak}")
    articles = library.status().articles
    say(f"text            {source.stat().st_size / 1e6:10.1f} MB in {articles} articles")
    for engine in engines:
        with Peak() as peak:
            began = clock()
            state = library.rebuild_index(engine)
            took = clock() - began
        assert (state.state, state.articles) == ("ready", articles), state
        say(
            f"index {engine:10}{articles / took:10.0f} articles/s, {state.bytes / 1e6:.1f} MB, peak memory {peak}"
        )
    say("")


def built(
    make: Callable[[Path, Sequence[Article]], Peer],
    scratch: Path,
    name: str,
    articles: Sequence[Article],
    clock: Clock,
) -> Peer:
    """Build a peer and say how fast."""
    began = clock()
    peer = make(scratch / f"peer-{name}", articles)
    rate = len(articles) / (clock() - began)
    say(f"peer {name:14} {rate:7.0f} articles/s, {peer.size() / 1e6:.1f} MB")
    return peer


def heading(engines: Sequence[str], peers: Sequence[Peer]) -> str:
    """Return the head of the table."""
    columns = "".join(f"{name + ' p50':>14}{'p95':>7}{'max':>7}" for name in engines)
    others = "".join(f"{peer.name + ' p50':>22}{'p95':>7}{'found':>8}" for peer in peers)
    return f"ms a query              {'hits':>8}{columns}{'scan':>14}{others}"


def measure(
    library: Library,
    name: str,
    asked: Sequence[Question],
    *,
    engines: Sequence[str],
    articles: Sequence[Article],
    peers: Sequence[Peer],
    clock: Clock,
) -> None:
    """Ask the questions, compare the totals with a scan, and print a line of the table."""
    rights, scans = scanned(asked, articles, clock)
    line, medians, totals, refused = "", list[float](), list[int | None](), 0
    for engine in engines:
        library.search(asked[0].query, SearchOptions(engine=engine))
        times, totals, refused = [], [], 0
        for question in asked:
            options = SearchOptions(
                engine=engine,
                date_from=question.options.date_from,
                date_to=question.options.date_to,
                suggest=False,
            )
            began = clock()
            answer = library.search(question.query, options)
            times.append((clock() - began) * 1000)
            refused += any(note.code == TOO_BROAD for note in answer.notes)
            assert all(note.code == TOO_BROAD for note in answer.notes), answer.notes
            totals.append(None if answer.notes else answer.total)
        for question, right, total in zip(asked, rights, totals, strict=False):
            assert total in {right, None}, (engine, question.query, total, right)
        times.sort()
        medians.append(median(times))
        line += f"{median(times):14.1f}{times[len(times) * 95 // 100]:7.1f}{times[-1]:7.1f}"
    line += f"{median(scans):8.1f} ×{median(scans) / medians[0]:<4.1f}" if scans else f"{'':14}"
    for peer in peers:
        took = timed(peer, asked, clock)
        if took:
            share = recall(peer, asked[:SCANNED], articles)
            line += f"{median(took):15.1f} ×{median(took) / medians[0]:<5.1f}{took[len(took) * 95 // 100]:7.1f}{share}"
        else:
            line += f"{'':37}"
    known = [total for total in totals if total is not None]
    say(f"{name:24}{int(median(known or [0])):8}{line}{f'  refused {refused}' if refused else ''}")


def scanned(
    asked: Sequence[Question], articles: Sequence[Article], clock: Clock
) -> tuple[list[int], list[float]]:
    """Return the right totals and how long a scan takes for them; of a large library for a few questions only."""
    rights, times = [], []
    for question in asked[: SCANNED if len(articles) > 30_000 else None] if articles else ():
        began = clock()
        rights.append(sum(map(question.holds, articles)))
        times.append((clock() - began) * 1000)
    return rights, times


def timed(peer: Peer, asked: Sequence[Question], clock: Clock) -> list[float]:
    """Return the times of a peer, ascending; none if it cannot be asked this kind of question."""
    if not all(question.words for question in asked):
        return []
    times = []
    for question in asked:
        began = clock()
        peer.find(question.words)
        times.append((clock() - began) * 1000)
    return sorted(times)


def recall(peer: Peer, asked: Sequence[Question], articles: Sequence[Article]) -> str:
    """Return which share of what a scan finds a peer finds, on average over the questions with an answer."""
    shares = []
    for question in asked:
        right = {number for number, article in enumerate(articles) if question.holds(article)}
        if right:
            shares.append(len(right & peer.numbers(question.words)) / len(right))
    return f"{sum(shares) / len(shares):8.2f}" if shares else f"{'-':>8}"


def settle() -> None:
    """Lay aside what is alive, as the window does once a library is open (`reader.ui.collecting`).

    Else one answer in thirty, and one choice of a hundred texts in three, pays 20 to 30 ms for a look at all objects.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, *gc.get_threshold()[1:])


def resource() -> str:
    """Return the most memory this process ever held (Linux only)."""
    status = Path("/proc/self/status")
    lines = status.read_text("ascii", "replace").splitlines() if status.exists() else []
    return next((line.split(":")[1].strip() for line in lines if line.startswith("VmHWM")), "unknown here")


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
