"""Articles as search reads them."""

from __future__ import annotations

import datetime
import json
import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any, Final

from reader.core.catalogue import rows
from reader.core.records import Columns, Credits, Document, Kind, Leftover, PageLeftovers

BATCH: Final = 500
"""How many keys one question names; SQLite takes at least 999."""

FIELD_COLUMNS: Final = {
    "kicker": "kicker",
    "title": "title",
    "subtitle": "subtitle",
    "column": "column",
    "byline": "byline",
    "body": "body",
    "caption": "caption",
    "photo_credit": "photo_credit",
    "dateline": "dateline",
    "source": "origin",
}

_DOCUMENT_COLUMNS: Final = "a.key, a.id, a.kind, a.details, p.number, i.newspaper, i.date" + "".join(
    f', a."{column}"' for column in FIELD_COLUMNS.values()
)
_TEXT_COLUMNS: Final = ", ".join(f'"{column}"' for column in FIELD_COLUMNS.values())
_DECODE: Final = json.JSONDecoder().raw_decode
_TITLE, _BODY, _CAPTION = (list(FIELD_COLUMNS).index(name) for name in ("title", "body", "caption"))


class Documents:
    """Questions of search and index to the catalogue, over one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def documents(self, keys: Sequence[int]) -> Iterator[Document]:
        """Yield the articles with these keys in their order; keys that are gone are left out."""
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            cursor = self._connection.cursor()
            cursor.row_factory = (
                None  # plain tuples: a third of the time went into looking columns up by name
            )
            cursor.execute(
                f"SELECT {_DOCUMENT_COLUMNS} FROM articles a JOIN pages p ON a.page = p.id "
                "JOIN issues i ON p.issue = i.id WHERE a.key IN (" + ",".join("?" * len(batch)) + ")",
                batch,
            )
            found = {row[0]: row for row in cursor}
            for key in batch:
                if key in found:
                    yield _document(found[key])

    def texts(self, keys: Sequence[int]) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield the keys and the texts of these articles, in any order; keys that are gone are left out."""
        names = tuple(FIELD_COLUMNS)
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            cursor = self._connection.cursor()
            cursor.row_factory = None
            cursor.execute(
                f"SELECT key, {_TEXT_COLUMNS} FROM articles WHERE key IN ("
                + ",".join("?" * len(batch))
                + ")",
                batch,
            )
            for key, *texts in cursor:
                yield key, {name: text for name, text in zip(names, texts, strict=True) if text}

    def columns(self) -> Columns:
        """Return the facts about every article that filters and orders need.

        In this order of tables all is read off their indexes: the tables themselves hold the texts, and reading through
        those takes several times as long.
        """
        cursor = self._connection.cursor()
        cursor.row_factory = None
        articles = cursor.execute(
            "SELECT a.key, a.kind, p.number, i.newspaper, i.date FROM issues i "
            "CROSS JOIN pages p ON p.issue = i.id CROSS JOIN articles a ON a.page = p.id"
        ).fetchall()
        articles.sort(key=itemgetter(0))
        keys, dates, newspapers, pages, kinds = (array("q") for _ in range(5))
        newspaper_at: dict[str | None, int] = {}
        page_at: dict[str | None, int] = {}
        kind_at: dict[str, int] = {}
        day_at: dict[str | None, int] = {None: 0}
        for key, kind, number, newspaper, date in articles:
            if date not in day_at:
                day_at[date] = datetime.date.fromisoformat(date).toordinal()
            keys.append(key)
            dates.append(day_at[date])
            newspapers.append(newspaper_at.setdefault(newspaper, len(newspaper_at)))
            pages.append(page_at.setdefault(number, len(page_at)))
            kinds.append(kind_at.setdefault(kind, len(kind_at)))
        return Columns(
            keys,
            dates,
            newspapers,
            pages,
            kinds,
            tuple(newspaper_at),
            tuple(rows.number_value(number) for number in page_at),
            tuple(Kind(kind) for kind in kind_at),
        )

    def credits(self) -> Credits:
        """Return the bylines and printed columns of every article."""
        signed, signers, people = self._coded("SELECT DISTINCT article, name FROM bylines ORDER BY article")
        placed, places, names = self._coded(
            'SELECT key, "column" FROM articles WHERE "column" IS NOT NULL ORDER BY key'
        )
        return Credits(signed, signers, people, placed, places, names)

    def _coded(self, question: str) -> tuple[array[int], array[int], tuple[str, ...]]:
        """Return the keys a question gives and, as positions in the values it gives, their values."""
        keys, places = array("q"), array("q")
        position: dict[str, int] = {}
        for key, value in self._connection.execute(question):
            keys.append(key)
            places.append(position.setdefault(value, len(position)))
        return keys, places, tuple(position)

    def pictured(self) -> list[int]:
        """Return the keys of the articles with a picture: photographs, and what has a caption or a credit."""
        found = self._connection.execute(
            "SELECT key FROM articles WHERE kind = ? OR caption IS NOT NULL OR photo_credit IS NOT NULL",
            (Kind.PHOTO.value,),
        )
        return [key for (key,) in found]

    def keys_of(self, article_ids: Sequence[str]) -> dict[str, int]:
        """Return the keys of articles by their ids; ids that are gone are left out."""
        found: dict[str, int] = {}
        for start in range(0, len(article_ids), BATCH):
            batch = article_ids[start : start + BATCH]
            places = ",".join("?" * len(batch))
            found.update(
                self._connection.execute(
                    f"SELECT id, key FROM articles WHERE id IN ({places})", batch
                ).fetchall()
            )
        return found

    def supposed(self) -> dict[int, str]:
        """Return the keys of the articles whose issue states no date, and the one inferred for it: 2020-04 or 2020."""
        found = self._connection.execute(
            "SELECT a.key, i.date_evidence FROM issues i CROSS JOIN pages p ON p.issue = i.id "
            "CROSS JOIN articles a ON a.page = p.id WHERE i.date IS NULL AND i.date_evidence IS NOT NULL"
        )
        return dict(found.fetchall())

    def leftovers(self) -> Iterator[PageLeftovers]:
        """Yield the pages that hold text in no article, issue by issue."""
        for row in self._connection.execute(
            "SELECT p.leftovers, p.number, i.newspaper, i.date FROM pages p JOIN issues i ON p.issue = i.id "
            "WHERE p.leftovers <> '[]' ORDER BY p.issue, p.position, p.id"
        ):
            held = json.loads(row["leftovers"])
            yield PageLeftovers(
                newspaper=row["newspaper"],
                date=row["date"],
                page=rows.number_value(row["number"]),
                leftovers=tuple(Leftover(tuple(one["lines"]), one["text"], one["why"]) for one in held),
            )

    def files(self) -> int:
        """Return the number of source files that articles came from."""
        (count,) = self._connection.execute("SELECT count(*) FROM sources").fetchone()
        return int(count)

    def count(self) -> int:
        """Return the number of all articles."""
        (count,) = self._connection.execute("SELECT count(*) FROM articles").fetchone()
        return int(count)

    def keys(self) -> list[int]:
        """Return the keys of all articles, in order."""
        # As one text, which SQLite puts together from an index: asked for row by row, in the order of the table,
        # every page of the table is read.
        (joined,) = self._connection.execute("SELECT group_concat(key) FROM articles").fetchone()
        return sorted(map(int, joined.split(","))) if joined else []


def _document(row: tuple[Any, ...]) -> Document:
    """Return the article of a row of _DOCUMENT_COLUMNS."""
    key, article_id, kind, details, number, newspaper, date, *texts = row
    fields = {name: text for name, text in zip(FIELD_COLUMNS, texts, strict=True) if text}
    credited, _ = _DECODE(details)
    return Document(
        key=key,
        article_id=article_id,
        newspaper=newspaper,
        date=date,
        page=rows.number_value(number),
        kind=Kind(kind),
        title=texts[_TITLE],
        opening=rows.opening(texts[_BODY].split("\n", 3), texts[_CAPTION]),
        fields=fields,
        reporters=tuple(credited["reporters"]),
        correspondents=tuple(credited["correspondents"]),
    )
