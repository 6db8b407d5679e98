"""What a file held before, and whether what it holds now takes that one's place.

A former edition leaves the catalogue and stays among the kept sources, with a note of what took its place; notes
find their way by that. A file that was overwritten with another page keeps both: nothing leaves the archive
because a name was used twice.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reader import paths
from reader.core import sources
from reader.core.catalogue import Catalogue, PageRow, SourceRow, Writer
from reader.core.errors import BaokuError
from reader.core.keeping import PAGE, Kept, KeptSources


class Editions:
    """Knows the former editions of the files of one catalogue; the caller holds the library's lock."""

    def __init__(self, catalogue: Catalogue, kept: KeptSources) -> None:
        self._catalogue = catalogue
        self._kept = kept

    def previous(self, path: str) -> SourceRow | None:
        """Return what a file held before, if no other file holds it too.

        Files that are not there now do not count: mostly they were renamed. One that lies on a stick which is
        not plugged in is taken in again when it comes back.
        """
        before = self._catalogue.read.file(path)
        if before is None or before.source is None:
            return None
        others = (other for other in self._catalogue.read.files_of(before.source) if other != path)
        if any(paths.exists(Path(other)) for other in others):
            return None
        return self._catalogue.read.source_by_row(before.source)

    def supersede(
        self, writer: Writer, previous: SourceRow | None, sha256: str, text: Callable[[], str]
    ) -> bool:
        """Let the source of a digest, which is in the catalogue, take the place of what its file held before.

        `text` returns the text of a page. Tells whether the two are different things, so that both stay.
        """
        if previous is None or previous.info.sha256 == sha256:
            return False
        now = self._catalogue.read.source(sha256)
        if now is None or now.kind != previous.kind or not self._is_edition(previous, now, text):
            return True
        writer.remove_source(previous.id)
        self._kept.note(Kept(previous.info.sha256, previous.kind, previous.info.path, superseded_by=sha256))
        return False

    def _is_edition(self, previous: SourceRow, now: SourceRow, text: Callable[[], str]) -> bool:
        if previous.kind != PAGE:
            return self._shared_records(previous.id, now.id) >= sources.SHARED
        try:
            before = sources.decode(self._kept.data(previous.info.sha256)).text
        except BaokuError:
            return False  # the copy is damaged: what cannot be compared is not given up
        pages = self._catalogue.texts.of_source
        otherwise = _named_otherwise(pages(previous.info.sha256), pages(now.info.sha256))
        return sources.share(before, text()) >= (
            sources.SHARED_OTHERWISE_NAMED if otherwise else sources.SHARED
        )

    def _shared_records(self, before: int, now: int) -> float:
        """Return the share of the articles of a source of records that another one has word for word."""
        old = set(map(hash, self._catalogue.read.bodies_of(before)))
        new = set(map(hash, self._catalogue.read.bodies_of(now)))
        return len(old & new) / len(old) if old else 0.0


def _named_otherwise(before: list[PageRow], now: list[PageRow]) -> bool:
    """Tell whether two pages state newspaper, date or page and do not state the same."""
    return any(
        one is not None and other is not None and one != other
        for old, new in zip(before, now, strict=False)
        for one, other in (
            (old.newspaper, new.newspaper),
            (old.date, new.date),
            (old.number, new.number),
        )
    )
