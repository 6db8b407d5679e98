"""Notes out of and into this library, through files and a shared folder; their backups; their citations."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from reader import paths
from reader.core.errors import BaokuError, Reason
from reader.core.noted import BackupInfo, Exchange, Meeting, NoteFilter, Offer
from reader.core.policies import Act
from reader.core.records import Style
from reader.ui import note_wording
from reader.ui import settings as known
from reader.ui.dialogs.base import copy_text
from reader.ui.dialogs.note_backups import BackupsDialog
from reader.ui.dialogs.note_exchange import ExportNotesDialog, OfferDialog, Selection
from reader.ui.language import translate

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow
    from reader.ui.noting import Noting

FAILURES_TOLD: Final = 3


class NoteExchange(QObject):
    """Asks what is to be written or taken, does it behind what is under way, and says what came of it."""

    def __init__(self, window: MainWindow, noting: Noting) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._settings = window.context.settings
        self._noting = noting

    @property
    def allowed(self) -> bool:
        """Whether the office lets notes be given out and taken in."""
        return not self._settings.policies.forbids(Act.EXCHANGE)

    # ── out ───────────────────────────────────────────────────────────────────────────────────────────

    def export(self, selections: Sequence[Selection] = ()) -> None:
        """Ask which notes to write and where, then write them. Without `selections` there are all, and the article's."""
        library = self._session.library
        if library is None or not self.allowed:
            return
        try:
            offered = list(selections) or self._usual()
        except BaokuError as error:
            self._noting.refused.emit(error.reason)
            return
        if not any(selection.notes for selection in offered):
            self._noting.said.emit(translate("Notes", "还没有批注可以导出"))
            return
        folder = self._settings.get(known.EXPORT_FOLDER)
        dialog = ExportNotesDialog(offered, library.name, folder, self._window)
        dialog.accepted.connect(lambda: self._write(dialog.wanted, dialog.file))
        dialog.open()

    def _usual(self) -> list[Selection]:
        library = self._session.library
        if library is None:
            return []
        every = NoteFilter()
        found = [Selection(translate("Notes", "全部批注"), library.notes.find(every, limit=1).total, every)]
        shown = self._window.reading.shown
        if shown is not None:
            article = NoteFilter(article=shown.stored.article.id)
            number = library.notes.find(article, limit=1).total
            if number:
                found.append(Selection(translate("Notes", "本文的批注"), number, article))
        return found

    def _write(self, wanted: NoteFilter, path: Path) -> None:
        if path.exists() and not self._window.handing.may_replace(path):
            return
        self._settings.put(known.EXPORT_FOLDER, str(path.parent))

        language = self._window.context.languages.current

        def told(count: object) -> None:
            words = translate("Notes", "已把 %n 条批注写到 {path}", "", int(str(count)))
            self._window.handing.told.emit(words.format(path=path), path)

        self._session.work(lambda library, _progress: library.export_notes(path, wanted, language), told)

    # ── in ────────────────────────────────────────────────────────────────────────────────────────────

    def choose_bundle(self) -> None:
        """Ask for a bundle, show what it would bring, and take it if that is wanted."""
        if self._session.library is None or not self.allowed:
            return
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            translate("Notes", "导入批注"),
            self._settings.get(known.EXPORT_FOLDER),
            translate("Notes", "批注包 (*.baokunotes *.zip)"),
        )
        if name:
            self.offer(Path(name))

    def offer(self, path: Path) -> None:
        """Show what a bundle would bring. One that is not sound is refused, with the reason, and nothing is taken."""
        if not self.allowed:
            self._noting.refused.emit(Reason("policy.forbidden"))
            return

        def show(offer: Offer) -> None:
            dialog = OfferDialog(path.name, offer, self._window)
            dialog.accepted.connect(lambda: self._take(path))
            dialog.open()

        self._session.work(lambda library, progress: library.notes.exchange.look(path, progress), show)

    def _take(self, path: Path) -> None:
        def told(done: Exchange) -> None:
            self._window.notice.confirm(
                translate("Notes", "已收入 {file}：{what}。").format(
                    file=path.name, what=note_wording.exchanged(done)
                )
            )
            self._noting.refresh_all()

        self._session.work(lambda library, progress: library.notes.exchange.take(path, progress), told)

    # ── a meeting place ───────────────────────────────────────────────────────────────────────────────

    def meet(self) -> None:
        """Exchange notes through the shared folder; the first time, ask which it is."""
        folder = self._settings.get(known.NOTE_FOLDER)
        if folder and Path(folder).is_dir():
            self._meet(Path(folder))
        else:
            if folder:
                self._noting.refused.emit(Reason("folder.missing", path=folder))
            self.choose_folder()

    def choose_folder(self) -> None:
        """Ask for the shared folder, then exchange notes through it."""
        if self._session.library is None or not self.allowed:
            return
        title = translate("Notes", "选择交换批注的共享文件夹")
        name = QFileDialog.getExistingDirectory(self._window, title, self._settings.get(known.NOTE_FOLDER))
        if name:
            self._settings.put(known.NOTE_FOLDER, name)
            self._meet(Path(name), anew=True)

    def _meet(self, folder: Path, *, anew: bool = False) -> None:
        def told(meeting: Meeting) -> None:
            notice = self._window.notice
            show = notice.say if meeting.failed else notice.confirm
            show("\n".join(self._meeting_words(folder, meeting)))
            self._noting.refresh_all()

        self._session.work(
            lambda library, progress: library.notes.exchange.meet(folder, progress, anew=anew), told
        )

    def _meeting_words(self, folder: Path, meeting: Meeting) -> list[str]:
        wrote = (
            translate("Notes", "自己的批注也放进去了")
            if meeting.wrote
            else translate("Notes", "自己的批注没有新的改动")
        )
        words = translate(
            "Notes", "与 {folder} 同步：读取了别人的 %n 个批注包，{what}；{wrote}。", "", meeting.read
        )
        what = note_wording.exchanged(meeting.exchange)
        lines = [words.format(folder=folder, what=what, wrote=wrote)]
        for failure in meeting.failed[:FAILURES_TOLD]:
            reason = self._window.context.say(failure.reason)
            lines.append(
                translate("Notes", "没有收入 {file}：{reason}").format(
                    file=paths.shown(Path(failure.path).name), reason=reason
                )
            )
        if len(meeting.failed) > FAILURES_TOLD:
            more = len(meeting.failed) - FAILURES_TOLD
            lines.append(translate("Notes", "另有 %n 个没有收入", "", more))
        return lines

    # ── backups ───────────────────────────────────────────────────────────────────────────────────────

    def show_backups(self) -> None:
        """List the backups, make one, go back to one."""
        library = self._session.library
        if library is None:
            return
        noting = self._noting
        try:
            dialog = BackupsDialog(library.notes.status(), self._window)
        except BaokuError as error:
            noting.refused.emit(error.reason)
            return

        def again() -> None:
            noting.changing.do(lambda store: store.status(), dialog.show_status)

        def made(_info: BackupInfo) -> None:
            noting.said.emit(translate("Notes", "已备份"))
            again()

        def restored(done: tuple[BackupInfo, str]) -> None:
            info, before = done
            words = translate("Notes", "已恢复到 {day} 的备份；恢复前的批注留作 {before}。")
            self._window.notice.confirm(words.format(day=info.day, before=before))
            noting.refresh_all()
            dialog.accept()

        dialog.made.connect(lambda: noting.changing.do(lambda store: store.back_up(), made))
        dialog.restored.connect(lambda name: noting.changing.do(lambda store: store.restore(name), restored))
        dialog.open()

    # ── citations ─────────────────────────────────────────────────────────────────────────────────────

    def cite(self, articles: Sequence[str]) -> None:
        """Copy the citations of articles, each once."""
        library = self._session.library
        if library is None:
            return
        ids = list(dict.fromkeys(articles))
        known_here = []
        for article in ids:
            try:
                known_here.append(library.place(article).article_id)
            except BaokuError:
                continue  # a note that waits for its article
        if not known_here:
            self._noting.said.emit(translate("Notes", "这些批注的文章不在资料库里"))
            return
        try:
            copy_text(library.out.cite(known_here, Style(self._settings.get(known.STYLE))).strip())
        except BaokuError as error:
            self._noting.refused.emit(error.reason)
            return
        self._noting.said.emit(translate("Notes", "已复制 %n 篇的著录", "", len(known_here)))
