"""Taking files into the library: look, keep a copy, parse, put into the catalogue; one file's fault stops no other."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from reader import paths as places
from reader.core import sources
from reader.core.catalogue import Catalogue, SourceRow, Writer
from reader.core.errors import BaokuError, Reason
from reader.core.keeping import PAGE, RECORDS, Kept, KeptSources
from reader.core.looking import RECORD_SUFFIXES, files_of, is_candidate, is_gone, looked_at, reason_of
from reader.core.ordinary import reading
from reader.core.progress import Progress, Stage
from reader.core.records import Changes, Failure, ImportReport, Leftover, ParsedPage, SourceInfo
from reader.core.superseding import Editions

log = logging.getLogger(__name__)

RECORDS_AT_ONCE: Final = 2000
"""Records of a JSON Lines source that go into the catalogue in one transaction."""

LONGEST_LINE: Final = sources.RECORD_LIMIT + 2
"""How much of a line is read into memory: enough to see that it is too long."""

MISSING: Final = "file.missing"
UNKNOWN: Final = (-1, -1)
"""Size and time of a file that was not looked at; the next look compares its digest."""


@dataclass(slots=True)
class _Tally:
    """What an import has done so far."""

    imported: int = 0
    unchanged: int = 0
    articles: int = 0
    failed: list[Failure] = field(default_factory=list)
    notices: list[Failure] = field(default_factory=list)
    issues: set[int] = field(default_factory=set)

    def report(self) -> ImportReport:
        changes = Changes(issues=frozenset(self.issues))
        return ImportReport(
            self.imported, self.unchanged, self.articles, tuple(self.failed), tuple(self.notices), changes
        )


class Importer:
    """Imports into one catalogue and one folder of kept sources; the caller holds the library's lock."""

    def __init__(self, catalogue: Catalogue, kept: KeptSources, profiles: sources.Profiles) -> None:
        self._catalogue = catalogue
        self._kept = kept
        self._editions = Editions(catalogue, kept)
        self._profiles = profiles
        self._parser = parser_mark(profiles)

    def take(self, paths: Sequence[Path], progress: Progress, *, retry: bool = True) -> ImportReport:
        """Take in files and the files in folders.

        What is queued stays queued until it is done, so that an interrupted import goes on at the next
        start. A file that failed before and has not changed is tried again only if `retry`.
        """
        tally = _Tally()
        self._forget_gone(paths)
        files = list(files_of(paths, tally.failed))
        with self._catalogue.write() as writer:
            writer.enqueue([str(path) for path in files])
        for number, path in enumerate(files):
            progress.step(Stage.IMPORTING, number, len(files), places.shown(path.name))
            self._take_file(path, tally, progress, retry=retry)
        progress.step(Stage.IMPORTING, len(files), len(files))
        return tally.report()

    def queued(self) -> list[Path]:
        """Return the files that an interrupted import left."""
        return [Path(path) for path in self._catalogue.read.queue()]

    def _take_file(self, path: Path, tally: _Tally, progress: Progress, *, retry: bool) -> None:
        """Take in one file; what goes wrong with it is noted for it."""
        size, mtime_ns = UNKNOWN
        try:
            size, mtime_ns = looked_at(path)
            if self._is_unchanged(path, size, mtime_ns, tally, retry=retry):
                return
            if path.suffix.lower() in RECORD_SUFFIXES:
                self._take_records(path, tally, progress)
            else:
                self._take_page(path, tally, progress)
        except (OSError, BaokuError) as error:
            reason = reason_of(error)
            if reason.code.startswith("library."):
                raise
            self._fail(path, size, mtime_ns, reason, tally)
        except Exception:
            log.exception("a bug met while importing %s", path)
            self._fail(path, size, mtime_ns, Reason("file.bug"), tally)

    def _fail(self, path: Path, size: int, mtime_ns: int, reason: Reason, tally: _Tally) -> None:
        failure = Failure(str(path), reason)
        tally.failed.append(failure)
        before = self._catalogue.read.file(str(path))
        # What the file gave when it could still be read stays in the library, and so does what of that was not taken.
        source = before.source if before else None
        standing = _of_content(before.failures) if before else []
        with self._catalogue.write() as writer:
            if source is None and (reason.code == MISSING or not is_candidate(path)):
                writer.forget_file(str(path))  # it is told once; the library has never been to hold it
                return
            noted = standing if reason.code == MISSING else [failure, *standing]
            writer.note_file(str(path), size, mtime_ns, source, noted)

    def _forget_gone(self, paths: Sequence[Path]) -> None:
        """Take off the list of failures what is no part of the library any more: see `_fail` and `is_gone`."""
        roots = [path.absolute() for path in paths]
        for path, state in self._catalogue.read.failed_files():
            left = [failure for failure in state.failures if failure.reason.code != MISSING]
            file = Path(path)
            if state.source is None:
                forgotten = not left or not is_candidate(file) or is_gone(file, roots)
            else:
                forgotten = len(self._catalogue.read.files_of(state.source)) > 1 and is_gone(file, roots)
            if not forgotten and len(left) == len(state.failures):
                continue
            with self._catalogue.write() as writer:
                if forgotten:
                    writer.forget_file(path)
                else:
                    writer.note_file(path, state.size, state.mtime_ns, state.source, left)

    def _is_unchanged(self, path: Path, size: int, mtime_ns: int, tally: _Tally, *, retry: bool) -> bool:
        before = self._catalogue.read.file(str(path))
        if before is None or (before.size, before.mtime_ns) != (size, mtime_ns):
            return False
        if before.source is not None and not self._is_complete(before.source):
            return False
        if before.failures and retry:
            return False
        if before.failures:
            tally.failed.extend(before.failures)
        elif before.source is None:
            return False
        else:
            tally.unchanged += 1
        with self._catalogue.write() as writer:
            writer.unqueue(str(path))
        return True

    def _is_complete(self, source: int) -> bool:
        row = self._catalogue.read.source_by_row(source)
        return row is not None and row.complete

    # ── pages ─────────────────────────────────────────────────────────────────────────────────────────

    def _take_page(self, path: Path, tally: _Tally, progress: Progress) -> None:
        with reading(path) as file:
            before = os.fstat(file.fileno())
            sources.check_size(before.st_size)
            data = file.read()
            after = os.fstat(file.fileno())
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise BaokuError("file.changed")
        known = self._catalogue.read.source(hashlib.sha256(data).hexdigest())
        previous = self._editions.previous(str(path))
        if known is not None:
            self._link(
                path, known, previous, tally, progress=progress, text=lambda: sources.decode(data).text,
                failures=self._told_of_page(path, known),
            )  # fmt: skip
            return
        text = sources.decode(data).text
        known = self._catalogue.read.source_of_text(sources.text_digest(text))
        if known is not None and (previous is None or known.id != previous.id):
            self._link(
                path, known, previous, tally, progress=progress, text=lambda: text,
                failures=self._told_of_page(path, known),
            )  # fmt: skip
            return
        page = sources.read_page(str(path), data, self._profiles)
        kept = Kept(page.source.sha256, PAGE, str(path))
        self._kept.keep(kept, data)
        with self._catalogue.write() as writer:
            source, warnings = self._store_page(writer, page, text)
            writer.note_file(str(path), before.st_size, before.st_mtime_ns, source, warnings)
            both = self._editions.supersede(writer, previous, page.source.sha256, lambda: text)
        tally.failed.extend(warnings)
        tally.notices.extend(Failure(str(path), note) for note in page.notes)
        self._tell_reused(path, tally, both=both)
        self._count(writer, tally, progress)

    def _store_page(self, writer: Writer, page: ParsedPage, text: str) -> tuple[int, list[Failure]]:
        """Put a page into the catalogue and return its source's row and what must be told of it."""
        page, warnings = _accounted(page, text)
        source = writer.add_source(page.source, sources.text_digest(text), PAGE, self._parser)
        writer.add_page(page, source)
        return source, warnings

    def _link(
        self,
        path: Path,
        known: SourceRow,
        previous: SourceRow | None,
        tally: _Tally,
        *,
        progress: Progress,
        text: Callable[[], str] = str,
        failures: Sequence[Failure] = (),
    ) -> None:
        """Note that a file says what the library already has, but for the lines that `failures` name.

        `text` returns the text of a page.
        """
        status = path.stat()
        with self._catalogue.write() as writer:
            writer.note_file(str(path), status.st_size, status.st_mtime_ns, known.id, failures)
            both = self._editions.supersede(writer, previous, known.info.sha256, text)
        tally.unchanged += 1
        tally.failed.extend(failures)
        self._tell_reused(path, tally, both=both)
        if writer.issues:
            self._tell(writer, tally, progress)

    def _told_of_page(self, path: Path, known: SourceRow) -> list[Failure]:
        """Return what was told of a page when it was read, whichever file it was in."""
        for file in (str(path), *self._catalogue.read.files_of(known.id)):
            state = self._catalogue.read.file(file)
            if state is not None and state.source == known.id and (told := _of_content(state.failures)):
                return [replace(failure, path=str(path)) for failure in told]
        return []

    def _tell_reused(self, path: Path, tally: _Tally, *, both: bool) -> None:
        """Note, if so, that two different things have been in a file one after the other, and both stay."""
        if both:
            tally.notices.append(Failure(str(path), Reason("file.reused", name=path.name)))

    def _count(self, writer: Writer, tally: _Tally, progress: Progress) -> None:
        tally.imported += 1
        self._tell(writer, tally, progress)

    def _tell(self, writer: Writer, tally: _Tally, progress: Progress) -> None:
        tally.articles += writer.articles
        tally.issues |= writer.issues
        progress.changed(Changes(issues=frozenset(writer.issues)))

    # ── records ───────────────────────────────────────────────────────────────────────────────────────

    def _take_records(self, path: Path, tally: _Tally, progress: Progress) -> None:
        status = path.stat()
        if status.st_size == 0:
            raise BaokuError("file.empty")
        with reading(path) as stream:
            kept = self._kept.keep_stream(str(path), RECORDS, stream)
        known = self._catalogue.read.source(kept.sha256)
        previous = self._editions.previous(str(path))
        if known is not None and known.complete:
            failures = self._lines_not_taken(path, kept, known)
            if not self._can_take_more(path, known, failures):
                self._link(path, known, previous, tally, progress=progress, failures=failures)
                return
            with self._catalogue.write() as writer:
                writer.begin_again(known.id)
        text_sha256 = self._records_digest(kept.sha256)
        twin = self._catalogue.read.source_of_text(text_sha256) if known is None else None
        if twin is not None and twin.complete and (previous is None or twin.id != previous.id):
            # The copy stays, but a new catalogue takes in only one of the two.
            self._kept.note(replace(kept, superseded_by=twin.info.sha256))
            failures = self._lines_not_taken(path, kept, twin)
            self._link(path, twin, previous, tally, progress=progress, failures=failures)
            return
        source, failures, articles = self._store_records(kept, text_sha256, tally, progress)
        both = False
        with self._catalogue.write() as writer:
            if articles:
                writer.note_file(str(path), status.st_size, status.st_mtime_ns, source, failures)
                both = self._editions.supersede(writer, previous, kept.sha256, str)
            else:
                writer.remove_source(source)
                writer.note_file(str(path), status.st_size, status.st_mtime_ns, None, failures)
        if articles:
            self._tell_reused(path, tally, both=both)
            self._count(writer, tally, progress)
        else:
            self._kept.drop(kept.sha256)
        tally.failed.extend(failures)

    def _lines_not_taken(self, path: Path, kept: Kept, known: SourceRow) -> list[Failure]:
        """Return the lines of a file that are not in the library, which has all others from a source it knows."""
        before = self._catalogue.read.file(str(path))
        if before is not None and before.source == known.id and not before.failures:
            return []
        with self._kept.open(kept.sha256) as stream:
            items = sources.read_json_lines(_Counted(stream), SourceInfo(str(path), kept.sha256, "utf-8", 0))
            return [item for item in items if isinstance(item, Failure)]

    def _can_take_more(self, path: Path, known: SourceRow, failures: Sequence[Failure]) -> bool:
        """Tell whether a line can be taken now that an older version of Baoku refused."""
        before = self._catalogue.read.file(str(path))
        if before is None or before.source != known.id:
            return False
        refused = {failure.line for failure in before.failures if failure.line is not None}
        return not refused <= {failure.line for failure in failures}

    def _records_digest(self, sha256: str) -> str:
        with self._kept.open(sha256) as stream:
            return sources.records_digest(_Counted(stream))

    def _store_records(
        self, kept: Kept, text_sha256: str, tally: _Tally, progress: Progress
    ) -> tuple[int, list[Failure], int]:
        """Put the records of a kept source into the catalogue, going on where an earlier run stopped.

        Returns the source's row, the lines that failed, and how many articles the source gave in all.
        """
        info = SourceInfo(kept.path, kept.sha256, "utf-8", 0)
        known = self._catalogue.read.source(kept.sha256)
        if known is None:
            with self._catalogue.write() as writer:
                source = writer.add_source(info, text_sha256, RECORDS, self._parser, complete=False)
        else:
            source = known.id
        done = self._catalogue.read.last_line_of(source)
        failures: list[Failure] = []
        noted: list[int] = []
        size = self._kept.size(kept.sha256)
        name = places.shown(Path(kept.path).name)
        with self._kept.open(kept.sha256) as stream:
            lines = _Counted(stream)
            items = sources.read_json_lines(lines, info)
            while batch := list(islice(items, RECORDS_AT_ONCE)):
                with self._catalogue.write() as writer:
                    for item in batch:
                        if isinstance(item, Failure):
                            failures.append(item)
                        elif (line := item.articles[0].lines[0]) > done:
                            writer.add_page(item, source)
                            noted += [line] if item.notes else []
                self._tell(writer, tally, progress)
                # In megabytes: the number of records is not known beforehand.
                progress.step(Stage.IMPORTING, lines.bytes >> 20, size >> 20, name)
        with self._catalogue.write() as writer:
            writer.complete_source(source, lines.count)
        if noted:
            reason = Reason("file.control_characters", lines=sources.name_lines(noted))
            tally.notices.append(Failure(kept.path, reason))
        return source, failures, self._catalogue.read.articles_of(source)

    def resume(self, progress: Progress) -> ImportReport:
        """Put in the records of JSON Lines sources whose import was interrupted."""
        waiting = [
            Kept(row.info.sha256, row.kind, row.info.path)
            for row in self._catalogue.read.incomplete_sources()
        ]
        return self._again(waiting, progress)

    # ── from the kept copies ──────────────────────────────────────────────────────────────────────────

    def restore(self, progress: Progress) -> ImportReport:
        """Put every kept source into the catalogue that is not in it: all of them after the catalogue was lost."""
        waiting = [kept for kept in self._kept if kept.superseded_by is None and not self._known(kept.sha256)]
        return self._again(waiting, progress)

    def _known(self, sha256: str) -> bool:
        source = self._catalogue.read.source(sha256)
        return source is not None and source.complete

    def reread(self, progress: Progress) -> ImportReport:
        """Parse again what was read under another mark. Ids stay: they come from source and line."""
        waiting = [
            Kept(row.info.sha256, row.kind, row.info.path)
            for row in self._catalogue.read.outdated_sources(self._parser)
        ]
        return self._again(waiting, progress)

    def _again(self, waiting: Sequence[Kept], progress: Progress) -> ImportReport:
        tally = _Tally()
        for number, kept in enumerate(waiting):
            progress.step(Stage.IMPORTING, number, len(waiting), places.shown(Path(kept.path).name))
            try:
                self._put_again(kept, tally, progress)
            except BaokuError as error:
                if error.reason.code.startswith("library."):
                    raise
                tally.failed.append(Failure(kept.path, error.reason))
        return tally.report()

    def _put_again(self, kept: Kept, tally: _Tally, progress: Progress) -> None:
        if kept.kind == RECORDS:
            self._put_records(kept, tally, progress)
        else:
            self._put_page(kept, tally, progress)

    def _put_records(self, kept: Kept, tally: _Tally, progress: Progress) -> None:
        known = self._catalogue.read.source(kept.sha256)
        text_sha256 = self._records_digest(kept.sha256)
        if known is not None and known.complete:
            # Records say themselves what they are; a new parser of pages does not change them.
            with self._catalogue.write() as writer:
                writer.set_reading(known.id, self._parser, text_sha256)
            return
        source, failures, _articles = self._store_records(kept, text_sha256, tally, progress)
        with self._catalogue.write() as writer:
            writer.note_file(kept.path, *UNKNOWN, source, failures)
        self._count(writer, tally, progress)

    def _put_page(self, kept: Kept, tally: _Tally, progress: Progress) -> None:
        data = self._kept.data(kept.sha256)
        text = sources.decode(data).text
        page = sources.read_page(kept.path, data, self._profiles)
        known = self._catalogue.read.source(kept.sha256)
        with self._catalogue.write() as writer:
            if known is None:
                source, warnings = self._store_page(writer, page, text)
                writer.note_file(kept.path, *UNKNOWN, source, warnings)
            else:
                writer.remove_pages(known.id)
                writer.add_page(_accounted(page, text)[0], known.id)
                writer.set_reading(known.id, self._parser, sources.text_digest(text))
        self._count(writer, tally, progress)


def parser_mark(profiles: sources.Profiles) -> str:
    """Return the mark of a reading: pages read under another mark are read again."""
    return f"{sources.PARSER_VERSION}.{sources.TEXT_VERSION} {profiles.digest}"


class _Counted:
    """Lines of a stream, counted as they are read; of one that is longer than any record, only the beginning."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0
        self.bytes = 0

    def __iter__(self) -> Iterator[bytes]:
        while line := self._stream.readline(LONGEST_LINE):
            self.count += 1
            self.bytes += len(line)
            yield line
            while not line.endswith(b"\n") and (line := self._stream.readline(LONGEST_LINE)):
                self.bytes += len(line)


def _of_content(failures: Iterable[Failure]) -> list[Failure]:
    """Return those failures that say what of a file's text is not in the library, not why it could not be read."""
    return [
        failure
        for failure in failures
        if failure.line is not None or failure.reason.code.startswith("source.")
    ]


def _accounted(page: ParsedPage, text: str) -> tuple[ParsedPage, list[Failure]]:
    """Check that every line, and every word of it, went somewhere; what did not becomes leftovers and is reported."""
    warnings: list[Failure] = []
    for code, missing in (
        ("source.unaccounted", sources.unaccounted_lines(page, text)),
        ("source.words_lost", sources.lines_not_whole(page, text)),
    ):
        if missing:
            lines = sources.split_lines(text)
            held = "\n".join(lines[number - 1] for number in missing)
            page = replace(page, leftovers=(*page.leftovers, Leftover(missing, held, "unaccounted")))
            warnings.append(Failure(page.source.path, Reason(code, count=len(missing))))
    return replace(page, stated=sources.words_stated(page, text)), warnings
