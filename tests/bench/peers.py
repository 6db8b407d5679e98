"""What Baoku's engines are measured beside: SQLite FTS5 over characters, and plain Whoosh with jieba's analyzer."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from tests.bench.queries import Article

SHOWN = 20
AROUND = 40


class Peer(Protocol):
    """Finds articles that hold words."""

    name: str

    def find(self, words: Sequence[str]) -> tuple[int, list[str]]:
        """Return how many articles are found and snippets of the best twenty."""
        ...

    def numbers(self, words: Sequence[str]) -> set[int]:
        """Return the numbers of all articles found."""
        ...

    def size(self) -> int:
        """Return how many bytes the index takes, without the texts where they can be told apart."""
        ...


class Fts5:
    """SQLite's full-text index with a character a token, its bm25 for order, snippets cut from the text."""

    name = "fts5"

    def __init__(self, path: Path, articles: Sequence[Article]) -> None:
        self._db = sqlite3.connect(path)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT)")
        self._db.execute("CREATE VIRTUAL TABLE found USING fts5(text, content='')")
        with self._db:
            self._db.executemany("INSERT INTO texts VALUES (?, ?)", enumerate(a.whole for a in articles))
            rows = ((number, _apart(a.whole)) for number, a in enumerate(articles))
            self._db.executemany("INSERT INTO found (rowid, text) VALUES (?, ?)", rows)

    def find(self, words: Sequence[str]) -> tuple[int, list[str]]:
        question = self._question(words)
        (total,) = self._db.execute("SELECT count(*) FROM found WHERE found MATCH ?", (question,)).fetchone()
        best = self._db.execute(
            "SELECT text FROM texts JOIN (SELECT rowid AS best FROM found WHERE found MATCH ? "
            "ORDER BY rank LIMIT ?) ON id = best",
            (question, SHOWN),
        )
        return total, [_cut(text, words[0]) for (text,) in best]

    def numbers(self, words: Sequence[str]) -> set[int]:
        found = self._db.execute("SELECT rowid FROM found WHERE found MATCH ?", (self._question(words),))
        return {number for (number,) in found}

    def size(self) -> int:
        (size,) = self._db.execute("SELECT sum(length(block)) FROM found_data").fetchone()
        return int(size)

    def _question(self, words: Sequence[str]) -> str:
        return " AND ".join(f'"{_apart(word)}"' for word in words)


class PlainWhoosh:
    """Whoosh as its manual shows it, with the analyzer that comes with jieba; it misses most literal matches."""

    name = "whoosh+jieba"

    def __init__(self, path: Path, articles: Sequence[Article]) -> None:
        from jieba.analyse import ChineseAnalyzer
        from whoosh import fields, index, qparser

        schema = fields.Schema(text=fields.TEXT(analyzer=ChineseAnalyzer(), stored=True))
        path.mkdir()
        self._path = path
        made: Any = index.create_in(str(path), schema)
        writer = made.writer(limitmb=256)
        for article in articles:
            writer.add_document(text=article.whole)
        writer.commit()
        self._searcher = made.searcher()
        self._parser = qparser.QueryParser("text", schema)

    def find(self, words: Sequence[str]) -> tuple[int, list[str]]:
        results = self._searcher.search(self._parser.parse(" ".join(words)), limit=SHOWN)
        return len(results), [_cut(hit["text"], words[0]) for hit in results]

    def numbers(self, words: Sequence[str]) -> set[int]:
        return set(self._searcher.docs_for_query(self._parser.parse(" ".join(words))))

    def size(self) -> int:
        return sum(file.stat().st_size for file in self._path.iterdir())


def _apart(text: str) -> str:
    return " ".join(re.sub(r"\W", "", text))


def _cut(text: str, word: str) -> str:
    at = max(0, text.find(word) - AROUND // 2)
    return text[at : at + AROUND]
