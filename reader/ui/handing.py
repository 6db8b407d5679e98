"""Handing out: printing with a preview, documents, citations; each of an article, a page, an issue or of hits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from reader.core.errors import BaokuError, Reason
from reader.core.files import writing_out
from reader.core.progress import Progress
from reader.core.records import Form, Hit, Style
from reader.ui import settings as known
from reader.ui import wording
from reader.ui.dialogs.base import copy_text
from reader.ui.dialogs.portions import Order, Portion
from reader.ui.language import translate
from reader.ui.models.results import Role
from reader.ui.typography import Typography

if TYPE_CHECKING:
    from reader.core.handing import Handout, Piece
    from reader.core.library import Library
    from reader.ui.main_window import MainWindow

AT_ONCE: Final = 20
"""So few articles are read while the window waits: nobody notices, and it need not queue behind an import."""
PREVIEWED: Final = 300
"""More articles than these are printed from a PDF: a preview of hundreds of pages would stop the window."""


class HandingOutDesk(QObject):
    """Lets the user choose what leaves the library, and sees it out.

    `said` brings a sentence for a moment, `told` one that stays, with the file that was written.
    """

    said = Signal(str)
    told = Signal(str, Path)
    refused = Signal(Reason)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._settings = window.context.settings
        self.said.connect(window.status.say)
        self.told.connect(self._tell)
        self.refused.connect(lambda reason: window.notice.say(window.context.say(reason)))
        window.results.view.setSelectionMode(window.results.view.SelectionMode.ExtendedSelection)

    # ── what can be handed out ────────────────────────────────────────────────────────────────────────

    def selected(self) -> list[Hit]:
        """Return the hits that are selected in the results, from the top."""
        view = self._window.results.view
        rows = sorted(view.selectedIndexes(), key=lambda index: index.row())
        return [hit for index in rows if isinstance(hit := index.data(Role.HIT), Hit)]

    def portions(self) -> list[Portion]:
        """Return what can be handed out now, what is most likely wanted first."""
        library = self._session.library
        if library is None:
            return []
        found = list(self._opened(library))
        hits = self.selected()
        if len(hits) > 1 or (hits and not found):
            ids = [hit.article_id for hit in hits]
            name = translate("Export", "选中的检索结果")
            chosen = Portion(name, self._search_title(), len(ids), lambda: ids)
            found.insert(0 if self._in_results() else len(found), chosen)
        answer = self._window.results.answer
        if answer is not None and answer.total:
            found.append(self._all_hits(library, answer.query, answer.total))
        return found

    def _opened(self, library: Library) -> Iterator[Portion]:
        shown = self._window.reading.shown
        if shown is None:
            return
        stored = shown.stored
        page, issue = stored.page, stored.issue
        title = wording.headline(stored.article.title, stored.article.body)
        place = f"{wording.newspaper(issue.newspaper)} {issue.date or wording.undated(issue.date_evidence)}"
        yield Portion(translate("Export", "本文"), title, 1, lambda: [stored.article.id])
        if shown.rest is not None:
            half = translate("Export", "本文，只要{page}的一半").format(page=wording.page(page.number))
            yield Portion(half, title, 1, lambda: [stored.article.id], alone=True)
        yield Portion(
            translate("Export", "本版"), f"{place} {wording.page(page.number)}", page.articles,
            lambda: [one.id for one in library.articles(page.id)],
        )  # fmt: skip
        yield Portion(
            translate("Export", "本期"), place, issue.articles,
            lambda: [one.id for each in library.pages(issue.id) for one in library.articles(each.id)],
        )  # fmt: skip

    def _all_hits(self, library: Library, query: str, total: int) -> Portion:
        everything = replace(self._window.search.options, limit=None, offset=0)

        def ids() -> list[str]:
            return [hit.article_id for hit in library.search(query, everything).hits]

        return Portion(translate("Export", "全部检索结果"), self._search_title(), total, ids)

    def _search_title(self) -> str:
        return translate("Export", "检索“{query}”").format(query=self._window.search.query)

    def _in_results(self) -> bool:
        return self._window.results.view.hasFocus()

    # ── citations ─────────────────────────────────────────────────────────────────────────────────────

    def copy_citation(self) -> None:
        """Copy the citation of the article in front, or of the hits that are selected in the list one is in."""
        library = self._session.library
        if library is None:
            return
        hits = self.selected() if self._in_results() else []
        front = self._window.reading.article_id
        ids = [hit.article_id for hit in hits] or ([front] if front else [])
        if not ids:
            self.said.emit(translate("Export", "先打开一篇文章，或在检索结果里选中几篇"))
            return
        try:
            copy_text(library.out.cite(ids, Style(self._settings.get(known.STYLE))).strip())
        except BaokuError as error:
            self.refused.emit(error.reason)
            return
        self.said.emit(translate("Export", "已复制 %n 篇的著录", "", len(ids)))

    # ── documents ─────────────────────────────────────────────────────────────────────────────────────

    def export(self) -> None:
        """Ask what to export, and do it behind what is under way."""
        self._ask(paper=False, done=self._export)

    def print(self) -> None:
        """Ask what to print, and show it as it will be on paper."""
        self._ask(paper=True, done=self._print)

    def _ask(self, *, paper: bool, done: Callable[[Order], None]) -> None:
        from reader.ui.dialogs.export import HandOutDialog  # noqa: PLC0415 - loaded when it is first asked for

        portions = self.portions()
        if not portions:
            self.said.emit(translate("Export", "先打开一篇文章，或检索一次"))
            return
        dialog = HandOutDialog(portions, self._settings, self._window, paper=paper)
        dialog.accepted.connect(lambda: done(dialog.order))
        dialog.open()

    def _export(self, order: Order) -> None:
        if order.path.exists() and not self.may_replace(order.path):
            return
        title, faces, language = order.portion.title, self._faces(), self._window.context.languages.current

        def work(library: Library, progress: Progress) -> int:
            ids, alone = order.portion.ids(), order.portion.alone
            if order.form != "pdf":
                form = Form(order.form)
                return library.out.write(
                    ids, order.path, title=title, form=form, style=order.style, alone=alone,
                    language=language, progress=progress,
                )  # fmt: skip
            from reader.ui import printing  # noqa: PLC0415 - loads Qt's printing, which most sessions never need

            handout = library.out.handout(
                ids, title=title, style=order.style, alone=alone, language=language, progress=progress
            )
            data, _pages = printing.pdf(handout, faces, printing.imprint(handout))
            with writing_out(order.path) as file:
                file.write(data)
            return len(library.out.told(ids, alone=alone))

        def tell(count: int) -> None:
            words = translate("Export", "已把 %n 篇导出到 {path}", "", count).format(path=order.path)
            self.told.emit(words, order.path)

        self._do(order.portion.articles, work, tell)

    def _print(self, order: Order) -> None:
        if order.portion.articles > PREVIEWED:
            words = translate("Export", "一次最多预览 {most} 篇。更多的请先导出为 PDF，再打印。")
            self._window.notice.say(words.format(most=PREVIEWED))
            return

        language = self._window.context.languages.current

        def work(library: Library, progress: Progress) -> tuple[Handout, list[Piece]]:
            handout = library.out.handout(
                order.portion.ids(), title=order.portion.title, style=order.style,
                alone=order.portion.alone, language=language, progress=progress,
            )  # fmt: skip
            return handout, list(handout.pieces)

        self._do(order.portion.articles, work, lambda found: self._preview(*found))

    def _preview(self, handout: Handout, pieces: Sequence[Piece]) -> None:
        from reader.ui.dialogs.preview import preview_dialog  # noqa: PLC0415 - as above

        dialog = preview_dialog(handout, pieces, self._faces(), self._window)
        dialog.refused.connect(self.refused)
        dialog.open()

    def _do(
        self, articles: int, work: Callable[[Library, Progress], Any], done: Callable[[Any], None]
    ) -> None:
        library = self._session.library
        if library is None:
            return
        if articles > AT_ONCE:
            self._session.work(work, done)
            return
        try:
            done(work(library, Progress()))
        except BaokuError as error:
            self.refused.emit(error.reason)

    def _faces(self) -> list[str]:
        return Typography.of(self._settings).body(100).families()

    def may_replace(self, path: Path) -> bool:
        """Ask whether a file that is there may be replaced."""
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(translate("Export", "导出"))
        box.setText(translate("Export", "{path} 已经存在，要换成新的吗？").format(path=path))
        agreed = box.addButton(translate("Export", "替换"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(translate("Export", "取消"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is agreed

    def _tell(self, words: str, path: Path) -> None:
        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

        self._window.notice.confirm(words, translate("Export", "打开文件夹"), show)
