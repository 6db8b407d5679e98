"""The catalogue as search sees it, and the index kept in step with it.

What an index lacks is not written down anywhere: it is the difference between the keys of the catalogue and
the keys in the index, so that nothing can get out of step, whatever was deleted or interrupted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from reader.core.catalogue import Catalogue
from reader.core.errors import BaokuError
from reader.core.index.folder import MANIFEST, IndexFolder, UnusableIndex
from reader.core.index.protocol import Engine
from reader.core.index.whoosh_engine import WhooshEngine
from reader.core.progress import Progress, Stage
from reader.core.records import Changes, Columns, Coverage, Document, IndexState

ENGINES: Final[dict[str, Callable[[], Engine]]] = {"whoosh": WhooshEngine}
DEFAULT_ENGINE: Final = "whoosh"
ARTICLES_AT_ONCE: Final = 3500
"""Articles that go into the index in one step: about one segment, and all that an interruption can lose."""
READY, BEHIND = "ready", "behind"


class CatalogueStore:
    """The catalogue as an `ArticleStore` beside one index."""

    def __init__(self, catalogue: Catalogue, index: IndexFolder) -> None:
        self._catalogue = catalogue
        self._index = index
        self._waiting: tuple[int, list[int]] | None = None

    @property
    def uuid(self) -> str:
        """The identity of the catalogue."""
        return self._catalogue.uuid

    def generation(self) -> int:
        """Return a number that changes with the catalogue and with the index."""
        try:
            manifest = (self._index.folder / MANIFEST).stat()
            index = (manifest.st_mtime_ns, manifest.st_ino, manifest.st_size)
        except OSError:
            index = (0, 0, 0)
        return hash((self._catalogue.changes_seen(), *index))

    def documents(self, keys: Sequence[int]) -> Iterator[Document]:
        """Yield the articles with these keys, in their order; keys that are gone are left out."""
        return self._catalogue.documents.documents(keys)

    def columns(self) -> Columns:
        """Return the facts about every article."""
        return self._catalogue.documents.columns()

    def not_indexed(self) -> Sequence[int]:
        """Return the keys that the index lacks; all of them where it cannot be used."""
        generation = self.generation()
        if self._waiting is None or self._waiting[0] != generation:
            self._waiting = (generation, difference(self._catalogue, self._index)[0])
        return self._waiting[1]

    def coverage(self) -> Coverage:
        """Return how much is searched."""
        _newspapers, issues, articles, failed = self._catalogue.read.counts()
        return Coverage(articles, issues, failed, len(self.not_indexed()))


def difference(catalogue: Catalogue, index: IndexFolder) -> tuple[list[int], list[int]]:
    """Return the keys that an index lacks, and those that it holds though the article is gone."""
    keys = catalogue.documents.keys()
    try:
        held = index.keys()
    except UnusableIndex:
        return keys, []
    return [key for key in keys if key not in held], sorted(held.difference(keys))


class Indexing:
    """The indexes of a library, one folder an engine, kept in step with its catalogue."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self._folder = folder
        self._catalogue = catalogue
        self._open: dict[str, IndexFolder] = {}

    def close(self) -> None:
        """Let go of all files."""
        for index in self._open.values():
            index.close()
        self._open.clear()

    def index(self, engine: str | None = None) -> IndexFolder:
        """Return the index of an engine. Raises BaokuError (index.unknown_engine)."""
        name = engine or DEFAULT_ENGINE
        if name not in ENGINES:
            raise BaokuError("index.unknown_engine", name=name, known=", ".join(ENGINES))
        if name not in self._open:
            self._open[name] = IndexFolder(self._folder / name, ENGINES[name](), self._catalogue.uuid)
        return self._open[name]

    def is_behind(self, engine: str | None = None) -> bool:
        """Tell whether the index lacks an article or holds one too many."""
        return any(difference(self._catalogue, self.index(engine)))

    def update(self, progress: Progress, engine: str | None = None) -> bool:
        """Bring an index up to date, building it anew if it cannot be used; return whether anything changed.

        Raises BaokuError (library.full, library.unwritable), Cancelled.
        """
        index = self.index(engine)
        try:
            index.keys()
        except UnusableIndex:
            self.rebuild(engine, progress)
            return True
        lacking, gone = difference(self._catalogue, index)
        if not lacking and not gone:
            return False
        fetch = self._catalogue.documents.documents
        for start in range(0, max(len(lacking), 1), ARTICLES_AT_ONCE):
            part = lacking[start : start + ARTICLES_AT_ONCE]
            index.update(self._told(part, start, len(lacking), progress), gone if start == 0 else (), fetch)
            progress.changed(Changes(index=True))
        progress.step(Stage.INDEXING, len(lacking), len(lacking))
        return True

    def rebuild(self, engine: str | None, progress: Progress) -> None:
        """Build an index anew; the old one answers until the new one is whole. Raises as `update` does."""
        keys = self._catalogue.documents.keys()
        self.index(engine).rebuild(self._told(keys, 0, len(keys), progress))
        progress.changed(Changes(index=True))
        progress.step(Stage.INDEXING, len(keys), len(keys))

    def _told(self, keys: Sequence[int], before: int, total: int, progress: Progress) -> Iterable[Document]:
        for number, document in enumerate(self._catalogue.documents.documents(keys)):
            if number % 100 == 0:
                progress.step(Stage.INDEXING, before + number, total)
            yield document

    def state(self, engine: str | None = None) -> IndexState:
        """Return how an index fares, trusting files that have not changed since they were last read."""
        return self._state(engine, thorough=False)

    def check(self, engine: str | None = None) -> IndexState:
        """Return how an index fares after reading every byte of it again."""
        return self._state(engine, thorough=True)

    def _state(self, engine: str | None, *, thorough: bool) -> IndexState:
        index = self.index(engine)
        condition = index.condition(thorough=thorough)
        lacking, gone = difference(self._catalogue, index)
        state = condition.state.value
        if state == READY and (lacking or gone):
            state = BEHIND
        return IndexState(
            engine or DEFAULT_ENGINE,
            state,
            condition.articles,
            len(lacking),
            condition.bytes,
            condition.reason,
        )
