"""The catalogue as search sees it, and the index kept in step with it.

What an index lacks is not written down anywhere: it is the difference between the keys of the catalogue and
the keys in the index, so that nothing can get out of step, whatever was deleted or interrupted.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from reader.core.catalogue import Catalogue
from reader.core.errors import BaokuError, Reason
from reader.core.index.folder import MANIFEST, NOTHING_VERIFIED, IndexFolder, State, UnusableIndex
from reader.core.index.protocol import Engine, IndexReader
from reader.core.index.tantivy_engine import TantivyEngine, trouble
from reader.core.index.whoosh_engine import WhooshEngine
from reader.core.progress import Progress, Stage
from reader.core.records import Changes, Columns, Coverage, Credits, Document, IndexState, PageLeftovers

ENGINES: Final[dict[str, Callable[[], Engine]]] = {"whoosh": WhooshEngine, "tantivy": TantivyEngine}
WHOOSH, TANTIVY, AUTO = "whoosh", "tantivy", "auto"
CHOICES: Final = (AUTO, *ENGINES)
LARGE: Final = 30_000
"""From so many articles on the engine is Tantivy. Measured by tests/bench at 20,000: with Whoosh the slowest twentieth
of the answers takes up to 33 ms, in proportion to the articles, so that it passes 40 ms before this size; Tantivy is
built several times as fast and its index is a third as large. Below, the engine that needs nothing native will do."""
SMALL: Final = LARGE // 2
"""Only below so many articles a library on Tantivy goes back to Whoosh: it must not swing to and fro."""
READY, BEHIND = "ready", "behind"


class CatalogueStore:
    """The catalogue as an `ArticleStore` beside the index in use."""

    def __init__(self, catalogue: Catalogue, index: Callable[[], IndexFolder]) -> None:
        """`index` is asked each time: the library may go over to another."""
        self._catalogue = catalogue
        self._index = index
        self._waiting: tuple[int, list[int]] | None = None

    @property
    def uuid(self) -> str:
        """The identity of the catalogue."""
        return self._catalogue.uuid

    def generation(self) -> int:
        """Return a number that changes with the catalogue and with the index."""
        folder = self._index().folder
        try:
            manifest = (folder / MANIFEST).stat()
            index = (manifest.st_mtime_ns, manifest.st_ino, manifest.st_size)
        except OSError:
            index = (0, 0, 0)
        return hash((self._catalogue.changes_seen(), folder.name, *index))

    def documents(self, keys: Sequence[int]) -> Iterator[Document]:
        """Yield the articles with these keys, in their order; keys that are gone are left out."""
        return self._catalogue.documents.documents(keys)

    def texts(self, keys: Sequence[int]) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield the keys and the texts of these articles; keys that are gone are left out."""
        return self._catalogue.documents.texts(keys)

    def columns(self) -> Columns:
        """Return the facts about every article."""
        return self._catalogue.documents.columns()

    def credits(self) -> Credits:
        """Return bylines and printed columns of every article."""
        return self._catalogue.documents.credits()

    def not_indexed(self) -> Sequence[int]:
        """Return the keys that the index lacks; all of them where it cannot be used."""
        generation = self.generation()
        if self._waiting is None or self._waiting[0] != generation:
            self._waiting = (generation, difference(self._catalogue, self._index())[0])
        return self._waiting[1]

    def pictured(self) -> Sequence[int]:
        """Return the keys of the articles with a picture."""
        return self._catalogue.documents.pictured()

    def supposed(self) -> Mapping[int, str]:
        """Return the dates inferred for the articles whose issue states none."""
        return self._catalogue.documents.supposed()

    def leftovers(self) -> Iterator[PageLeftovers]:
        """Yield the pages that hold text in no article."""
        return self._catalogue.documents.leftovers()

    def coverage(self) -> Coverage:
        """Return how much is searched."""
        _newspapers, issues, articles, failing = self._catalogue.read.counts()
        failed = self._catalogue.read.failures() if failing else []
        return Coverage(
            articles,
            issues,
            failed_files=len({one.path for one in failed if one.line is None}),
            not_indexed=len(self.not_indexed()),
            files=self._catalogue.documents.files(),
            failed_lines=sum(one.line is not None for one in failed),
        )


def difference(catalogue: Catalogue, index: IndexFolder) -> tuple[list[int], list[int]]:
    """Return the keys that an index lacks, and those that it holds though the article is gone."""
    keys = catalogue.documents.keys()
    try:
        held = index.keys()
    except UnusableIndex:
        return keys, []
    return [key for key in keys if key not in held], sorted(held.difference(keys))


class IndexInUse:
    """An `IndexSource` that follows the library when it goes over to another index."""

    def __init__(self, index: Callable[[], IndexFolder]) -> None:
        self._index = index

    def reader(self) -> IndexReader:
        """Return the index as it is now. Raises UnusableIndex."""
        return self._index().reader()

    def report_damage(self, detail: object) -> UnusableIndex:
        """Take note that the index failed while it was asked, and return the error to tell of it."""
        return self._index().report_damage(detail)


class Indexing:
    """The indexes of a library, one folder an engine, kept in step with its catalogue.

    `wanted` says which engine the library is to use: one by its name, or "auto", by size. As long as the index
    of that engine is not whole the one that is there goes on answering; it is deleted when the new one has been
    read through. `notices` are sentences for the user.
    """

    def __init__(
        self,
        folder: Path,
        catalogue: Catalogue,
        wanted: Callable[[], str] = lambda: AUTO,
        verified: Mapping[str, tuple[int, int, int]] = NOTHING_VERIFIED,
    ) -> None:
        """`verified` are files below `folder` that have just been compared with digests: see IndexFolder."""
        self.folder: Final = folder
        self._verified = verified
        self._catalogue = catalogue
        self._wanted = wanted
        self._open: dict[str, IndexFolder] = {}
        self._chosen: str | None = None
        self.notices: list[Reason] = []

    def close(self) -> None:
        """Let go of all files."""
        for index in self._open.values():
            index.close()
        self._open.clear()
        self._chosen = None

    def index(self, engine: str | None = None) -> IndexFolder:
        """Return the index of an engine, of the one in use if none is named.

        Raises BaokuError (index.unknown_engine, index.no_engine).
        """
        name = self.in_use() if engine is None else engine
        if name not in ENGINES:
            raise BaokuError("index.unknown_engine", name=name, known=", ".join(ENGINES))
        if name == TANTIVY and (missing := trouble()) is not None:
            raise BaokuError("index.no_engine", name=name, detail=missing)
        if name not in self._open:
            begins = f"{name}/"
            self._open[name] = IndexFolder(
                self.folder / name,
                ENGINES[name](),
                self._catalogue.uuid,
                {
                    file.removeprefix(begins): seen
                    for file, seen in self._verified.items()
                    if file.startswith(begins)
                },
            )
        return self._open[name]

    # ── which engine ──────────────────────────────────────────────────────────────────────────────────

    def in_use(self) -> str:
        """Return the engine that answers: the chosen one, or while its index is not there, one that is."""
        chosen = self._chosen or self.choose()
        if self._is_there(chosen):
            return chosen
        return next((name for name in ENGINES if name != chosen and self._is_there(name)), chosen)

    def choose(self) -> str:
        """Return the engine that the library is to use, by its size or by its setting."""
        wanted = self._wanted()
        if wanted == AUTO:
            least = SMALL if self._is_there(TANTIVY) else LARGE
            wanted = TANTIVY if self._catalogue.documents.count() >= least else WHOOSH
        missing = trouble() if wanted == TANTIVY else None
        if missing is not None:
            self._tell(Reason("index.no_engine", name=TANTIVY, detail=missing))
            wanted = WHOOSH
        self._chosen = wanted
        return wanted

    def _is_there(self, engine: str) -> bool:
        there = (self.folder / engine / MANIFEST).is_file()
        return there and (
            engine != TANTIVY or trouble() is None
        )  # asking loads it, which small libraries need not

    def _tell(self, notice: Reason) -> None:
        if notice not in self.notices:
            self.notices.append(notice)

    def _give_up_others(self, engine: str) -> None:
        """Delete the indexes of other engines, now that this one has been read through and found whole."""
        others = [name for name in ENGINES if name != engine and (self.folder / name).is_dir()]
        if not others or self.index(engine).condition(thorough=True).state is not State.READY:
            return
        for name in others:
            if name in self._open:
                self._open.pop(name).close()
            # Without its manifest a folder is no index, whatever of it cannot be deleted now.
            (self.folder / name / MANIFEST).unlink(missing_ok=True)
            shutil.rmtree(self.folder / name, ignore_errors=True)

    # ── keeping in step ───────────────────────────────────────────────────────────────────────────────

    def is_behind(self) -> bool:
        """Tell whether the index in use lacks an article or holds one too many, or another engine is wanted."""
        return self.in_use() != self.choose() or any(difference(self._catalogue, self.index()))

    def is_usable(self, engine: str) -> bool:
        """Tell whether there is a whole index of an engine. Raises BaokuError (index.unknown_engine, index.no_engine)."""
        return self.index(engine).condition().state is State.READY

    def sound(self) -> str | None:
        """Return an engine of which there is a whole index that can be used here, None if there is none."""
        return next((name for name in ENGINES if self._is_there(name) and self.is_usable(name)), None)

    def update(self, progress: Progress) -> bool:
        """Bring the index up to date, building it anew if it cannot be used or if another engine is to be used.

        Returns whether anything changed. Raises BaokuError (library.full, library.unwritable), Cancelled.
        """
        before, engine = self.in_use(), self.choose()
        index = self.index(engine)
        try:
            index.keys()
        except UnusableIndex as unusable:
            if before != engine:
                articles = self._catalogue.documents.count()
                self._tell(Reason("index.switching", engine=engine, before=before, articles=articles))
            elif unusable.state is State.DAMAGED:
                self._tell(Reason("index.rebuilt", **unusable.reason.fields))
            self.rebuild(engine, progress)
            self._give_up_others(engine)
            return True
        changed = self._catch_up(index, progress)
        if changed:
            self._give_up_others(engine)
        return changed

    def _catch_up(self, index: IndexFolder, progress: Progress) -> bool:
        lacking, gone = difference(self._catalogue, index)
        if not lacking and not gone:
            return False
        fetch = self._catalogue.documents.documents
        step = index.engine.articles_at_once
        for start in range(0, max(len(lacking), 1), step):
            part = lacking[start : start + step]
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
            index.engine.name,
            state,
            condition.articles,
            len(lacking),
            condition.bytes,
            condition.reason,
        )
