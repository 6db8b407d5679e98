"""The list of places of a query: read article by article off the window's thread, shown as they come, handed out."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.errors import Reason
from reader.core.policies import Act
from reader.core.progress import Progress
from reader.core.records import Occurrence, SearchOptions
from reader.ui.context import Context
from reader.ui.language import translate
from reader.ui.panes.lines import LinesPane
from reader.ui.tasks import Job

if TYPE_CHECKING:
    from reader.core.library import Library

AT_ONCE: Final = 250
"""Places handed to the list at a time: painted within a frame."""
EVERY_S: Final = 0.1
MOST: Final = 50_000
"""The list ends here, and says so: 50,000 lines are some 60 MB, and nobody scrolls so far. A table holds all."""


class Reader(Job):
    """Reads the places of a query; `came` brings them with the numbers of articles read and to read."""

    came = Signal(tuple, int, int)

    def __init__(self, library: Library, query: str, options: SearchOptions) -> None:
        super().__init__(self._read)
        self._library, self._query, self._options = library, query, options

    def _read(self, progress: Progress) -> bool:
        """Read to the end, or to MOST places; return whether that was all."""
        total, articles = self._library.occurrences(self._query, self._options)
        waiting: list[Occurrence] = []
        told, sent, read = monotonic(), 0, 0
        for read, places in enumerate(articles, 1):
            progress.check()
            waiting.extend(places)
            if len(waiting) >= AT_ONCE or monotonic() - told > EVERY_S:
                while waiting:
                    self.came.emit(tuple(waiting[:AT_ONCE]), read, total)
                    sent += len(waiting[:AT_ONCE])
                    del waiting[:AT_ONCE]
                told = monotonic()
            if sent >= MOST:
                return False
        self.came.emit(tuple(waiting), read, total)
        return True


class Lines(QObject):
    """Fills the pane of places and writes them to a table. `opened` brings an article and which of its places."""

    opened = Signal(str, int)
    said = Signal(str)
    refused = Signal(Reason)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._session = context.session
        self._window = window
        self._reader: Reader | None = None
        self._asked = ("", SearchOptions())
        self._articles = (0, 0)
        self.pane = LinesPane(context.theme)
        self.pane.hide()
        self.pane.may_export = not context.settings.policies.forbids(Act.EXPORT)
        self.pane.opened.connect(self._open)
        self.pane.stop_requested.connect(self.stop)
        self.pane.export_requested.connect(self.export)
        self.pane.closed.connect(self.close)

    @property
    def shown(self) -> bool:
        """Whether the list is shown."""
        return not self.pane.isHidden()

    @property
    def reading(self) -> bool:
        """Whether more places are to come."""
        return self._reader is not None

    def show(self, query: str, options: SearchOptions) -> None:
        """List the places of a query."""
        self.pane.show()
        self.refresh(query, options)

    def refresh(self, query: str, options: SearchOptions) -> None:
        """List the places of another query, where the list is shown."""
        library = self._session.library
        if not self.shown or library is None:
            return
        self.stop()
        self._asked = (query, options)
        self._articles = (0, 0)
        self.pane.model.clear()
        self.pane.show_capped(False)
        if query:
            reader = self._reader = Reader(library, query, options)
            reader.came.connect(lambda places, read, total: self._take(reader, places, read, total))
            reader.succeeded.connect(lambda whole: self._end(reader, whole=bool(whole)))
            reader.failed.connect(self.refused)
            reader.failed.connect(lambda _reason: self._end(reader))
            self._context.tasks.start_survey(reader)
        self._tell()

    def stop(self) -> None:
        """Read no further; what is listed stays."""
        if self._reader is not None:
            self._reader.cancel()
            self._reader = None
            self._tell()

    def close(self) -> None:
        """Put the list away."""
        self.stop()
        self.pane.hide()
        self.pane.model.clear()

    def export(self) -> None:
        """Ask for a file and write every place to it as a table."""
        query, options = self._asked
        dialog = QFileDialog(self._window, translate("Lines", "导出逐处命中"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(translate("Lines", "CSV 表格 (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(lambda name: self.write(Path(name), query, options))
        dialog.open()

    def write(self, path: Path, query: str, options: SearchOptions) -> None:
        """Write every place of a query to a file, in the background."""
        language = self._context.languages.current
        self._session.work(
            lambda library, progress: library.write_occurrences(query, path, options, language, progress),
            lambda number: self.said.emit(
                translate("Lines", "已把 {places} 处写入 {name}").format(places=number, name=path.name)
            ),
        )

    def _open(self, row: int) -> None:
        self.opened.emit(self.pane.model.line(row).article_id, self.pane.model.number_in_article(row))

    def _take(self, reader: Reader, places: tuple[Occurrence, ...], read: int, total: int) -> None:
        if reader is self._reader:
            self._articles = (read, total)
            self.pane.model.add(places)
            self._tell()

    def _end(self, reader: Reader, *, whole: bool = True) -> None:
        if reader is self._reader:
            self._reader = None
            self.pane.show_capped(not whole)
            self._tell()

    def _tell(self) -> None:
        self.pane.show_state(
            self._asked[0], self.pane.model.rowCount(), *self._articles, reading=self._reader is not None
        )
