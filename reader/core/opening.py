"""Opening a library's folder: whether it can be written, who writes, and a catalogue that is sound."""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Final

from reader import paths
from reader.core.annotations import Store
from reader.core.catalogue import Catalogue, Damaged
from reader.core.errors import BaokuError, Reason
from reader.core.files import exclusive, telling
from reader.core.progress import Cancelled, Progress
from reader.core.sqlite_files import UNREADABLE, is_damage
from reader.core.system_words import SystemTrouble

log = logging.getLogger(__name__)

CATALOGUE: Final = "catalogue.sqlite"
LOCK: Final = "library.lock"
NOTES: Final = "annotations.sqlite"
DOUBT: Final = "catalogue.doubted"
"""An empty file that says that the catalogue, of any size, is to be read through before it is used."""
EMPTY: Final = Reason("cause.empty")
CHECKED_AT_ONCE: Final = 8 << 20
"""A catalogue up to this size is read through when it is opened; a larger one when there is time for it."""

LOCK_PATIENCE: Final = 5.0
"""Seconds to wait for another Baoku that is writing; between two of its transactions it often is only a moment."""


class Home:
    """The folder of a library. Raises BaokuError (library.unwritable) if there is none and none can be made.

    With `base` catalogue, sources and index lie there, in a pack that is only read; `path` then holds just what
    is the user's own. `own` is where that lies in any case: beside the library if it can be written, else in
    the user's folder for the archive that it is.
    """

    def __init__(self, path: Path, base: Path | None = None) -> None:
        self.path = path
        self.base = base or path
        self.is_pack = base is not None
        if paths.is_folder(path):
            own = os.access(path, os.W_OK)
        else:
            with telling(path / CATALOGUE):
                paths.make_folder(path)
            own = True
        self.read_only = self.is_pack or not own
        """Whether sources, catalogue and index can only be read."""
        self.own = path if own else paths.own_of_archive(_identity(path))
        self.is_full = False
        """Whether it can only be read because its disk is full."""
        self.mended: list[Reason] = []
        """What had to be mended, for the user to know."""

    @contextmanager
    def writing(self, patience: float | None = None) -> Iterator[None]:
        """Hold the library's lock, to change what is the user's own. Raises BaokuError (library.busy,

        library.read_only, library.unwritable).
        """
        if self.is_full:
            raise BaokuError("library.full", path=self.path)
        if self.read_only and not self.is_pack:
            raise BaokuError("library.read_only", path=self.path)
        with self.keeping(patience):
            yield

    @contextmanager
    def keeping(self, patience: float | None = None) -> Iterator[None]:
        """Hold the lock of the folder in which the user's own lies. Raises BaokuError (library.busy,

        library.unwritable).
        """
        until = time.monotonic() + (LOCK_PATIENCE if patience is None else patience)
        while True:
            with exclusive(self.own / LOCK) as held:
                if held:
                    yield
                    return
            if time.monotonic() >= until:
                raise BaokuError("library.busy", path=self.own)
            time.sleep(0.05)

    @contextmanager
    def taking(self) -> Iterator[None]:
        """Hold the library's lock, to change what it holds. Raises BaokuError (library.busy, library.read_only)."""
        if self.read_only and not self.is_full:
            raise BaokuError("library.read_only", path=self.base)
        with self.writing():
            yield

    def open_catalogue(self, holds_sources: Callable[[], bool]) -> Catalogue:
        """Open the catalogue; one that is damaged is set aside for a new one.

        A new catalogue asks for what the library has kept, if `holds_sources`. Raises BaokuError (library.newer)
        for one of a newer Baoku, and leaves it as it is. On a full disk one that is sound is opened to be read.
        """
        try:
            return self._catalogue(holds_sources)
        except BaokuError as error:
            if error.reason.code != "library.full" or not (self.base / CATALOGUE).exists():
                raise
        try:
            catalogue = Catalogue(self.base / CATALOGUE, copied=True)
        except Damaged as damage:
            raise BaokuError("library.full", path=self.base / CATALOGUE) from damage
        self.is_full = self.read_only = True
        self.mended.append(Reason("library.full_to_read", path=self.path))
        return catalogue

    def _catalogue(self, holds_sources: Callable[[], bool]) -> Catalogue:
        path = self.base / CATALOGUE
        needs_work = Catalogue.needs_work(path, read_only=self.read_only)
        if needs_work and self.read_only:
            if paths.exists(path):
                raise BaokuError("library.damaged_to_read", path=self.base, detail=EMPTY)
            raise BaokuError("library.unwritable", path=self.base, detail=SystemTrouble("EACCES"))
        try:
            with self.writing() if needs_work else nullcontext():
                return self._sound_catalogue(holds_sources)
        except Damaged as damage:
            if self.read_only:
                raise BaokuError("library.damaged_to_read", path=self.base, detail=damage.detail) from damage
        with self.writing():
            try:  # another Baoku may have mended it while this one waited
                return self._sound_catalogue(holds_sources)
            except Damaged as damage:
                self._set_aside(damage.detail)
                return self._sound_catalogue(holds_sources)

    def _sound_catalogue(self, holds_sources: Callable[[], bool]) -> Catalogue:
        """Open the catalogue. Raises Damaged, and BaokuError as opening does.

        One that holds nothing, though the library has kept sources, was emptied or is new: it asks for them.
        """
        path = self.base / CATALOGUE
        is_new = not paths.exists(path)
        catalogue = Catalogue(path, read_only=self.read_only)
        try:
            doubted = paths.exists(self.path / DOUBT)
            if doubted or path.stat().st_size <= CHECKED_AT_ONCE:
                if fault := catalogue.fault():
                    raise Damaged(fault)
                if doubted:
                    self._forget_doubt()
            if catalogue.is_bare and holds_sources():
                if self.read_only:
                    raise Damaged(EMPTY)
                catalogue.ask_restore()
                if not (is_new or self.mended):
                    self.mended.append(Reason("library.rebuilt", detail=EMPTY))
        except BaseException as error:
            catalogue.close()
            if isinstance(error, UNREADABLE) and is_damage(error):
                raise Damaged(str(error)) from error
            raise
        return catalogue

    def mend(self, catalogue: Catalogue, progress: Progress) -> bool:
        """Read a large catalogue through; set it aside for a new one if it is damaged, and tell whether it was.

        The lock is held. While other threads read it, it is left to the next start: raises BaokuError
        (library.damaged); Cancelled.
        """
        path = self.base / CATALOGUE
        if path.stat().st_size <= CHECKED_AT_ONCE:
            return False
        fault = catalogue.fault(progress)
        if fault is None:
            return False
        if catalogue.is_shared:
            raise self._doubted(fault)
        catalogue.close()
        self._set_aside(fault)
        catalogue.reopen()
        catalogue.ask_restore()
        return True

    def damage(self, catalogue: Catalogue, error: Exception) -> BaokuError | None:
        """Return the sentence for an error that nobody expected, if it comes of damage to the catalogue.

        The catalogue is read through for that. A damaged one is made anew when the library is opened next.
        """
        try:
            fault = catalogue.fault()
        except (BaokuError, Cancelled):
            return None
        if fault is not None:
            return self._doubted(fault)
        if isinstance(error, UNREADABLE) and is_damage(error) and catalogue.was_replaced():
            return BaokuError(
                "library.damaged", path=self.path, detail=error
            )  # another Baoku has made it anew
        return None

    def _doubted(self, fault: Reason | str) -> BaokuError:
        """Have the catalogue read through before it is used again, however large, and return the sentence."""
        log.warning("catalogue damaged: %s", Damaged(fault))
        if not self.read_only:
            with suppress(OSError):
                (self.path / DOUBT).touch()
                return BaokuError("library.damaged", path=self.path, detail=fault)
        return BaokuError("library.damaged_to_read", path=self.base, detail=fault)

    def _forget_doubt(self) -> None:
        if not self.read_only:
            with suppress(OSError):
                (self.path / DOUBT).unlink(missing_ok=True)

    def _set_aside(self, fault: Reason | str) -> None:
        path = self.base / CATALOGUE
        aside = f"catalogue.damaged-{time.strftime('%Y%m%d-%H%M%S')}.sqlite"
        with telling(path):
            for ending in ("", "-wal", "-shm"):
                file = path.with_name(CATALOGUE + ending)
                if file.exists():
                    file.replace(path.with_name(aside + ending))
        self._forget_doubt()
        self.mended.append(Reason("library.rebuilt", detail=fault))
        log.warning("catalogue set aside as %s: %s", aside, Damaged(fault))


def notes_folder(home: Path, own: Path) -> Path:
    """Return the folder of the notes that are shown: the user's own, or where a library that can only be read

    brings notes along and the user has none yet, that library's, to be read like the rest of it.
    """
    if home == own or not paths.exists(home / NOTES) or paths.exists(own / NOTES):
        return own
    store = Store(home, read_only=True)
    try:
        return home if store.totals()[0] else own
    except BaokuError:
        return own
    finally:
        store.close()


def _identity(path: Path) -> str:
    """Return what tells a library that one may only read from others: its place, which outlives its rebuilding."""
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:16]
