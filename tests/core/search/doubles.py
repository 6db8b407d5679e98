"""What the tests of search and index stand on: articles made up at random, a store in memory, and the oracle."""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from reader.core.folding import fold
from reader.core.index.tantivy_engine import TantivyEngine
from reader.core.index.whoosh_engine import WhooshEngine
from reader.core.records import Columns, Coverage, Credits, Document, Kind, PageLeftovers

HANZI = "大运河保护杭州拱墅区人民政府今日新闻记者报道文化遗产公园桥西小河直街社区居民"
ODD = "臺灣後乾隆著名國際ＡＢＣabcＤ１２３2021，。“”（）:！…㎏ﬃéÉßİ\u00b4𠮷𡃁龥㐀🀄ー"
SPACES = " \u3000\n\u200b\u00ad"
NEWSPAPERS = ("清溪日报", "河西晚報", None)


def prose(source: random.Random, length: int) -> str:
    """Return a text of common characters with odd ones, combining marks and invisible characters strewn in."""
    pieces = []
    for _ in range(length):
        kind = source.random()
        if kind < 0.80:
            pieces.append(source.choice(HANZI))
        elif kind < 0.95:
            pieces.append(source.choice(ODD))
        elif kind < 0.98:
            pieces.append(source.choice(SPACES))
        else:
            pieces.append(source.choice(("e\u0301", "ガ", "ｶﾞ", "か\u3099", "한", "\u1112\u1161\u11ab")))
    return "".join(pieces)


def document(key: int, source: random.Random | None = None, **changes: object) -> Document:
    """Return an article; without `source` it has a title and a body that say its key and nothing else."""
    if source is None:
        fields: Mapping[str, str] = {"title": f"第{key}篇", "body": f"这是第{key}篇的正文。"}
        people: tuple[str, ...] = ()
    else:
        fields = {
            "kicker": prose(source, 6),
            "title": prose(source, 12),
            "byline": "记者 " + prose(source, 3),
            "body": prose(source, source.randrange(5, 120)),
        }
        people = (fields["byline"][3:],)
    day = None if key % 7 == 0 else date(2019 + key % 3, key % 12 + 1, key % 28 + 1).isoformat()
    values = {
        "key": key,
        "article_id": f"{key:016x}-1",
        "newspaper": NEWSPAPERS[key % 3],
        "date": day,
        "page": key % 4 + 1 if key % 5 else "A1",
        "kind": tuple(Kind)[key % len(Kind)],
        "title": fields.get("title"),
        "opening": fields.get("body", "")[:24],
        "fields": fields,
        "reporters": people,
    }
    return Document(**(values | changes))  # type: ignore[arg-type]


def documents(number: int, seed: int = 1) -> list[Document]:
    """Return articles made up at random, always the same for a seed."""
    source = random.Random(seed)
    return [document(key, source) for key in range(1, number + 1)]


class SmallWhoosh(WhooshEngine):
    """The engine with several segments for a handful of articles."""

    segment_articles = 60


class SmallTantivy(TantivyEngine):
    """The same for Tantivy."""

    segment_articles = 60


ENGINES: Final = {"whoosh": SmallWhoosh, "tantivy": SmallTantivy}


class MemoryStore:
    """An `ArticleStore` that is a dictionary; `waiting` are the keys said not to be indexed."""

    def __init__(self, articles: Iterable[Document] = ()) -> None:
        self.articles = {article.key: article for article in articles}
        self.waiting: set[int] = set()
        self.changes = 0
        self.read: list[int] = []
        self.pages: list[PageLeftovers] = []
        self.evidence: dict[int, str] = {}

    uuid = "memory"

    def put(self, *articles: Document) -> None:
        """Add or replace articles, which wait for the index from then on."""
        self.articles.update({article.key: article for article in articles})
        self.waiting.update(article.key for article in articles)
        self.changes += 1

    def drop(self, *keys: int) -> None:
        """Remove articles."""
        for key in keys:
            del self.articles[key]
        self.waiting.difference_update(keys)
        self.changes += 1

    def indexed(self) -> None:
        """Note that the index holds everything."""
        self.waiting.clear()
        self.changes += 1

    def generation(self) -> int:
        return self.changes

    def documents(self, keys: Sequence[int]) -> Iterator[Document]:
        for key in keys:
            if key in self.articles:
                self.read.append(key)
                yield self.articles[key]

    def texts(self, keys: Sequence[int]) -> Iterator[tuple[int, dict[str, str]]]:
        for document in self.documents(keys):
            yield document.key, {name: text for name, text in document.fields.items() if text}

    def columns(self) -> Columns:
        articles = [self.articles[key] for key in sorted(self.articles)]
        papers, pages = (
            list(dict.fromkeys(a.newspaper for a in articles)),
            list(dict.fromkeys(a.page for a in articles)),
        )
        kinds = tuple(Kind)
        return Columns(
            keys=array("q", (a.key for a in articles)),
            dates=array("q", (date.fromisoformat(a.date).toordinal() if a.date else 0 for a in articles)),
            newspapers=array("q", (papers.index(a.newspaper) for a in articles)),
            pages=array("q", (pages.index(a.page) for a in articles)),
            kinds=array("q", (kinds.index(a.kind) for a in articles)),
            newspaper_names=tuple(papers),
            page_numbers=tuple(pages),
            kind_names=kinds,
        )

    def credits(self) -> Credits:
        articles = [self.articles[key] for key in sorted(self.articles)]
        signed = [
            (a.key, name) for a in articles for name in dict.fromkeys((*a.reporters, *a.correspondents))
        ]
        placed = [(a.key, a.fields["column"]) for a in articles if a.fields.get("column")]
        people, names = (list(dict.fromkeys(name for _, name in pairs)) for pairs in (signed, placed))
        return Credits(
            array("q", (key for key, _ in signed)),
            array("q", (people.index(name) for _, name in signed)),
            tuple(people),
            array("q", (key for key, _ in placed)),
            array("q", (names.index(name) for _, name in placed)),
            tuple(names),
        )

    def not_indexed(self) -> Sequence[int]:
        return sorted(self.waiting)

    def pictured(self) -> Sequence[int]:
        return [key for key, a in self.articles.items() if a.kind is Kind.PHOTO or "caption" in a.fields]

    def supposed(self) -> Mapping[int, str]:
        return {key: text for key, text in self.evidence.items() if key in self.articles}

    def leftovers(self) -> Iterator[PageLeftovers]:
        yield from self.pages

    def coverage(self) -> Coverage:
        return Coverage(len(self.articles), 1, 0, len(self.waiting))


def with_text(articles: Iterable[Document], text: str, *fields: str) -> set[str]:
    """Return the ids of the articles one of whose fields contains a text: the oracle of the literal guarantee."""
    wanted = fold(text)
    return {
        article.article_id
        for article in articles
        if any(
            wanted in fold(value) for name, value in article.fields.items() if not fields or name in fields
        )
    }
