"""原文: the source lines an article was made from, as the kept copy holds them, and what became of each."""

from __future__ import annotations

from itertools import islice

from reader.core import sources
from reader.core.catalogue import Catalogue
from reader.core.keeping import RECORDS, KeptSources
from reader.core.records import LineRole, PageSource, StoredArticle


class Originals:
    """Reads kept sources again, with the profiles the library was read with."""

    def __init__(self, catalogue: Catalogue, kept: KeptSources, profiles: sources.Profiles) -> None:
        self._catalogue = catalogue
        self._kept = kept
        self._profiles = profiles

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
        with self._kept.open(stored.source.sha256) as stream:
            record = next(islice(stream, number - 1, None), b"")
        return record.decode("utf-8", "replace").rstrip("\r\n")
