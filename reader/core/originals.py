"""原文: the source lines an article was made from, as the kept copy holds them, and what became of each."""

from __future__ import annotations

import threading
from typing import BinaryIO, Final

from reader.core import sources
from reader.core.catalogue import Catalogue
from reader.core.keeping import RECORDS, KeptSources
from reader.core.records import LineRole, PageSource, StoredArticle

STEP: Final = 256
"""Of so many lines of a file of records it is known where the first begins."""


class Originals:
    """Reads kept sources again, with the profiles the library was read with."""

    def __init__(self, catalogue: Catalogue, kept: KeptSources, profiles: sources.Profiles) -> None:
        self._catalogue = catalogue
        self._kept = kept
        self._profiles = profiles
        self._lock = threading.Lock()
        self._begins: dict[str, list[int]] = {}

    def lines(self, article_id: str) -> list[tuple[int, str]]:
        """Return the numbered lines of the source page an article stands on; of a JSON Lines source, its record.

        Raises BaokuError (article.unknown, source.damaged).
        """
        stored = self._catalogue.read.article(article_id)
        if self._is_record(stored):
            return [(stored.article.lines[0], self._record(stored))]
        text = sources.decode(self._kept.data(stored.source.sha256)).text
        return list(enumerate(sources.split_lines(text), 1))

    def page(self, article_id: str) -> PageSource:
        """Return the lines of the source page an article stands on, each with what it became and why.

        The page is parsed anew, which takes some milliseconds. Raises BaokuError (article.unknown, source.damaged).
        """
        stored = self._catalogue.read.article(article_id)
        if self._is_record(stored):
            number = stored.article.lines[0]
            role = LineRole(number, "article", "", stored.article.id)
            return PageSource(stored.source, number, (self._record(stored),), {number: role})
        data = self._kept.data(stored.source.sha256)
        page = sources.read_page(stored.source.path, data, self._profiles)
        lines = sources.split_lines(sources.decode(data).text)
        return PageSource(stored.source, 1, tuple(lines), {role.line: role for role in page.roles})

    def _is_record(self, stored: StoredArticle) -> bool:
        source = self._catalogue.read.source(stored.source.sha256)
        return source is not None and source.kind == RECORDS

    def _record(self, stored: StoredArticle) -> str:
        number = stored.article.lines[0]
        with self._lock, self._kept.open(stored.source.sha256) as stream:
            record = self._line(stream, self._begins.setdefault(stored.source.sha256, [0]), number)
        return record.decode("utf-8", "replace").rstrip("\r\n")

    @staticmethod
    def _line(stream: BinaryIO, begins: list[int], number: int) -> bytes:
        """Return a line of a file. `begins` is where every STEP-th line begins, as far as has been read: it grows.

        A file of records may be of any size; it is read through once, not for each of its articles.
        """
        step, beyond = divmod(number - 1, STEP)
        stream.seek(begins[min(step, len(begins) - 1)])
        while len(begins) <= step:
            if not all(stream.readline() for _ in range(STEP)):
                return b""
            begins.append(stream.tell())
        for _ in range(beyond):
            stream.readline()
        return stream.readline()
