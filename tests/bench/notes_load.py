"""How fast a library with very many notes is: filtering them as one types, opening an article that has a thousand.

python -m tests.bench.notes_load --notes 50000
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from reader.core.library import Library
from reader.core.noted import NoteFilter, NoteSort, Place
from tests.builders import record, write_records

WORDS = (
    "运河",
    "通车",
    "图书馆",
    "春耕",
    "夜间",
    "借阅",
    "核对",
    "待查",
    "人名",
    "地名",
    "日期",
    "引用",
    "展览",
    "档案",
    "剪报",
)
TAGS = [f"专题{number}" for number in range(200)]
COLORS = ("yellow", "green", "blue", "red", "purple", "")


def build(folder: Path, notes: int, articles: int) -> Path:
    """Make a library with so many notes, a thousand of them in its first article."""
    chance = Random(1)
    lines = [
        record(
            number,
            newspaper=f"报纸{number % 20}",
            date=f"20{number % 20:02}-0{number % 9 + 1}-1{number % 10}",
            paragraphs=["".join(chance.choices(WORDS, k=20)) for _paragraph in range(8)],
        )
        for number in range(articles)
    ]
    home = folder / "library"
    with Library(home) as library:
        library.import_paths([write_records(folder / "a.jsonl", lines)])
        ids = [
            summary.id
            for newspaper in library.newspapers()
            for year in library.years(newspaper.name)
            for issue in library.issues(year.newspaper, year.year)
            for page in library.pages(issue.id)
            for summary in library.articles(page.id)
        ]
        begun = time.perf_counter()
        for number in range(notes):
            article = ids[0] if number < 1000 else chance.choice(ids)
            start = chance.randrange(250)
            library.notes.author = f"馆员{number % 12}"
            library.notes.add(
                Place(article, "body", start, start + chance.randint(2, 12)),
                note=" ".join(chance.choices(WORDS, k=chance.randint(0, 30))),
                tags=chance.sample(TAGS, chance.randint(0, 3)),
                color=chance.choice(COLORS),
            )
        print(
            f"made one by one, each forced to disk: {(time.perf_counter() - begun) / notes * 1000:.1f} ms a note"
        )
    return home


def timed(what: str, action: Callable[[], object], times: int = 15) -> float:
    """Print and return how long an action takes, in milliseconds (median, and the longest)."""
    taken = []
    for _time in range(times):
        begun = time.perf_counter()
        action()
        taken.append((time.perf_counter() - begun) * 1000)
    print(f"{what:52}{statistics.median(taken):9.1f} ms   (longest {max(taken):.1f})")
    return statistics.median(taken)


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--notes", type=int, default=50_000)
    options.add_argument("--articles", type=int, default=5_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = build(Path(folder), given.notes, given.articles)
        size = (home / "annotations.sqlite").stat().st_size
        print(f"{given.notes} notes, {size >> 20} MB")
        begun = time.perf_counter()
        with Library(home) as library:
            print(f"opening the library: {(time.perf_counter() - begun) * 1000:.0f} ms")
            notes = library.notes
            counts = notes.counts_by_article()
            fullest = max(counts, key=counts.__getitem__)
            slow = timed(
                f"opening an article with {counts[fullest]} notes", lambda: notes.of_article(fullest)
            )
            for typed in ("核", "核对", "核对 待查", "没有的字"):
                timed(
                    f"filter “{typed}”, first 100", lambda t=typed: notes.find(NoteFilter(text=t), limit=100)
                )
            timed("all, newest first, first 100", lambda: notes.find(limit=100))
            timed("all by issue, first 100", lambda: notes.find(sort=NoteSort.ISSUE, limit=100))
            timed("one tag, first 100", lambda: notes.find(NoteFilter(tags=("专题7",)), limit=100))
            wanted = NoteFilter(
                text="人名", color="red", creator="馆员3", newspaper="报纸4", date_from="2004"
            )
            timed("text, colour, author, newspaper, date", lambda: notes.find(wanted, limit=100))
            timed("tags with counts", notes.tags)
            timed("completing a tag", lambda: notes.tags("专题1", 10))
            timed("marks for the tree", notes.counts_by_article)
            timed("search 标签:专题7", lambda: library.search("标签:专题7"))
            timed("search 批注:核对", lambda: library.search("批注:核对"))
            timed("backup, checked", notes.back_up, times=1)
            bundle = Path(folder) / "all.zip"
            timed("export of all into a bundle", lambda: notes.exchange.export(bundle), times=1)
            print(f"bundle: {bundle.stat().st_size >> 20} MB")
            timed("import of that bundle, all known", lambda: notes.exchange.take(bundle), times=1)
            timed("rename a tag", lambda: notes.rename_tag("专题9", "专题九"), times=1)
            with Library(Path(folder) / "other") as other:
                timed("import of that bundle, all new", lambda: other.notes.exchange.take(bundle), times=1)
    return int(slow > 200)


if __name__ == "__main__":
    sys.exit(main())
