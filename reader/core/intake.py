"""Bringing in: what is done to a library when files come, change, or were left half taken in.

One order holds everywhere: under the library's lock files become articles and articles are indexed; then,
without it, the notes are brought to their words.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from reader import paths
from reader.core.catalogue import Catalogue
from reader.core.errors import BaokuError
from reader.core.following import Following
from reader.core.importing import Importer
from reader.core.indexing import Indexing
from reader.core.noting import Notes
from reader.core.opening import Home
from reader.core.progress import Progress
from reader.core.records import Changes, ImportReport

log = logging.getLogger(__name__)


class Intake:
    """Keeps catalogue, index and notes of a library in step with the files it follows."""

    def __init__(
        self,
        *,
        home: Home,
        following: Following,
        catalogue: Catalogue,
        indexing: Indexing,
        notes: Notes,
        importer: Callable[[], Importer],
        parser_mark: Callable[[], str],
        forget_searchers: Callable[[], None],
    ) -> None:
        """`parser_mark` tells which parser and profiles read pages now; searchers hold on to an index."""
        self._home = home
        self._following = following
        self._catalogue = catalogue
        self._indexing = indexing
        self._notes = notes
        self._importer = importer
        self._parser_mark = parser_mark
        self._forget_searchers = forget_searchers

    def synchronize(self, progress: Progress, *, folders: bool) -> ImportReport:
        """See `Library.synchronize`."""
        return self._with_notes(self._synchronize(progress, folders=folders), progress)

    def complete(self, progress: Progress) -> ImportReport:
        """See `Library.complete`."""
        return self._with_notes(self._complete(progress), progress)

    def import_paths(self, found: Sequence[Path], progress: Progress) -> ImportReport:
        """See `Library.import_paths`."""
        with self._home.taking():
            folders = tuple(str(path.absolute()) for path in found if paths.is_folder(path))
            self._following.follow(folders)
            report = self._take(found, progress, retry=True)
        return self._with_notes(report, progress)

    def _synchronize(self, progress: Progress, *, folders: bool) -> ImportReport:
        if self._home.read_only:
            return self._index_own(progress)
        with self._home.taking():
            if self._home.mend(self._catalogue, progress):
                self._indexing.close()  # the index of the old catalogue means nothing in the new one
                self._forget_searchers()
            report = self._finish(progress)
            return _joined(report, self._take(self._roots(folders=folders), progress, retry=False))

    def _complete(self, progress: Progress) -> ImportReport:
        if self._home.read_only:
            return self._index_own(progress)
        if not self._is_unfinished():
            return ImportReport()
        try:
            with self._home.writing(patience=0):
                return self._finish(progress)
        except BaokuError as error:
            if error.reason.code == "library.full" and self._catalogue.read.counts()[2]:
                self._home.mended.append(error.reason)  # what is there can be read all the same
            elif error.reason.code != "library.busy":
                raise
            elif self._catalogue.restore_asked():
                self._home.mended.append(error.reason)  # what is there is not all
            return ImportReport()

    def _with_notes(self, report: ImportReport, progress: Progress) -> ImportReport:
        """Bring the notes to their words after the articles have changed; trouble with notes spoils no import."""
        try:
            changes = Changes(notes=bool(self._notes.care(progress)))
        except BaokuError as error:
            log.info("notes: %s", error)  # whoever asks what was mended tells the user
            self._home.mended.append(error.reason)
            return report
        progress.changed(changes)
        return _joined(report, ImportReport(changes=changes))

    def _is_unfinished(self) -> bool:
        return (
            self._following.read() is None
            or self._catalogue.restore_asked()
            or self._catalogue.is_unsummed
            or bool(self._catalogue.read.queue())
            or bool(self._catalogue.read.incomplete_sources())
            or next(self._catalogue.read.outdated_sources(self._parser_mark()), None) is not None
            or self._indexing.is_behind()
        )

    def _index_own(self, progress: Progress) -> ImportReport:
        """Build the user's own index of a library that can only be read and has none for this version."""
        if not self._indexing.is_behind() or self._indexing.folder.is_relative_to(self._home.base):
            return ImportReport()
        with self._home.keeping():
            return ImportReport(changes=Changes(index=self._indexing.update(progress)))

    def _finish(self, progress: Progress) -> ImportReport:
        """Finish what was interrupted, then index. The library's lock is held."""
        importer = self._importer()
        report = ImportReport()
        if self._catalogue.restore_asked():
            report = _joined(report, importer.restore(progress))
            self._catalogue.restore_done()
        report = _joined(report, importer.resume(progress), importer.reread(progress))
        if self._catalogue.is_unsummed:
            self._catalogue.add_sums(progress)
        waiting = importer.queued()
        if self._following.read() is None and not self._catalogue.read.counts()[2] and not waiting:
            self._following.change(lambda now: replace(now, seeds=True))
            waiting = [paths.seeds()]
        return _joined(report, self._take(waiting, progress, retry=True))

    def _take(self, found: Sequence[Path], progress: Progress, *, retry: bool) -> ImportReport:
        """Take files in and bring the index up to date. The library's lock is held."""
        report = self._importer().take(found, progress, retry=retry)
        self._home.mended += [one.reason for one in report.notices if one.reason.code == "file.reused"]
        indexed = self._indexing.update(progress)
        return _joined(report, ImportReport(changes=Changes(index=indexed)))

    def _roots(self, *, folders: bool) -> list[Path]:
        """Return the folders to look at; one that is not there now, such as an unplugged stick, is no fault."""
        followed = self._following.read()
        if followed is None:
            return []
        own = [Path(folder) for folder in followed.folders] if folders else []
        return [
            folder for folder in ([paths.seeds()] if followed.seeds else []) + own if paths.is_folder(folder)
        ]


def _joined(*reports: ImportReport) -> ImportReport:
    return ImportReport(
        imported=sum(report.imported for report in reports),
        unchanged=sum(report.unchanged for report in reports),
        articles=sum(report.articles for report in reports),
        failed=tuple(failure for report in reports for failure in report.failed),
        notices=tuple(notice for report in reports for notice in report.notices),
        changes=Changes(
            issues=frozenset().union(*(report.changes.issues for report in reports)),
            index=any(report.changes.index for report in reports),
            notes=any(report.changes.notes for report in reports),
        ),
    )
