"""The main window: an assembly of panes, one block of wiring, and what the commands do to them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QTabWidget, QVBoxLayout, QWidget

from reader.core.errors import Reason
from reader.core.policies import Act
from reader.core.records import Changes, ImportReport
from reader.ui import settings as known
from reader.ui.actions import Actions
from reader.ui.appearance import Appearance
from reader.ui.archives import Archives
from reader.ui.connecting import Connecting
from reader.ui.context import Context
from reader.ui.dialogs.bug import BugDialog
from reader.ui.full_screen import FullScreen
from reader.ui.giving_way import GivingWay
from reader.ui.guiding import Guide
from reader.ui.handing import HandingOutDesk
from reader.ui.importing import Importing, dropped_paths, report_words
from reader.ui.language import translate
from reader.ui.mending import Mending
from reader.ui.note_browsing import NoteBrowsing
from reader.ui.note_exchange import NoteExchange
from reader.ui.noting import Noting
from reader.ui.panes.article import ArticlePane
from reader.ui.panes.contents import ContentsPane
from reader.ui.panes.filters import Filters
from reader.ui.panes.notice import NoticeBar
from reader.ui.panes.status import StatusBar
from reader.ui.panes.tool_bar import ToolBar
from reader.ui.reading import Reading
from reader.ui.reading_room import ReadingRoom, enabled_ways
from reader.ui.regions import Regions
from reader.ui.search_desk import SearchDesk
from reader.ui.session import Session
from reader.ui.starting import Starting
from reader.ui.steps import HitSteps
from reader.ui.text_offsets import ShownText
from reader.ui.window_state import Restoring, keep

LEFT_WIDTH, MIDDLE_WIDTH, RIGHT_WIDTH = 300, 640, 240
TOP_HEIGHT, LINES_HEIGHT = 420, 240
SAVE_AFTER_MS: Final = 3000


class MainWindow(QMainWindow):
    """One library in one window. `library_requested` asks for another library in its place."""

    library_requested = Signal(Path)
    context: Context
    session: Session
    reading: Reading
    desk: SearchDesk
    steps: HitSteps
    room: ReadingRoom
    appearance: Appearance
    importing: Importing
    handing: HandingOutDesk
    noting: Noting
    note_exchange: NoteExchange
    note_browsing: NoteBrowsing
    starting: Starting
    guide: Guide
    archives: Archives
    mending: Mending
    regions: Regions
    article: ArticlePane
    contents: ContentsPane
    notice: NoticeBar
    full_screen: FullScreen
    giving_way: GivingWay
    filters: Filters
    splitter: QSplitter
    left: QTabWidget
    right: QTabWidget

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.session = context.session
        theme = context.theme

        self.reading = Reading(self.session, self)
        self.desk = SearchDesk(context, self.reading, self)
        self.search, self.search_bar, self.results = self.desk.search, self.desk.bar, self.desk.results
        self.room = ReadingRoom(context, self.reading, self.desk, self)
        self.contents, self.article = self.room.contents, self.room.article
        self.steps = HitSteps(self.article, self.desk, self.reading, self)
        self.appearance = Appearance(context, self)
        self.importing = Importing(self, self.session, context.settings)
        self.commands = Actions(self, theme)

        self.filters = self.desk.filters
        self.tool_bar = ToolBar(self.commands, self.search_bar, self.filters)
        self.notice = NoticeBar(theme)
        self.status = StatusBar(theme)
        self._bug: BugDialog | None = None
        self._mended_told = 0
        self.giving_way = GivingWay(self)
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVE_AFTER_MS)

        self.connecting = Connecting(self)
        self.guide = Guide(self)
        self.archives = Archives(self)
        self.mending = Mending(self)
        self.regions = Regions(self)
        self.handing = HandingOutDesk(self)
        self.noting = Noting(self)
        self.note_exchange = NoteExchange(self, self.noting)
        self.note_browsing = NoteBrowsing(self, self.noting, self.note_exchange)
        self.starting = Starting(self)
        self.full_screen = FullScreen(self, self._around)
        self._assemble()
        self._wire()
        self._retranslate()
        theme.put_on()
        self.restoring = Restoring(self)

    def _assemble(self) -> None:
        self.left = _tabs(
            "leftPane", _column(self.desk.saved.pane, self.contents), self.results, self.room.ways.bookmarks
        )
        self.right = _tabs(
            "annotationsPane", self.noting.pane, self.room.info, self.room.names, self.connecting.pane
        )
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.left, self.room.middle, self.right):
            self.splitter.addWidget(pane)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([LEFT_WIDTH, MIDDLE_WIDTH, RIGHT_WIDTH])
        self.left.setMinimumWidth(180)
        self.room.middle.setMinimumWidth(320)
        self.right.setMinimumWidth(150)
        central = QWidget()
        central.setObjectName("central")
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.tool_bar, self.notice):
            layout.addWidget(part)
        self.rows = QSplitter(Qt.Orientation.Vertical)
        for pane in (self.splitter, self.desk.lines.pane):
            self.rows.addWidget(pane)
        self.rows.setHandleWidth(1)
        self.rows.setChildrenCollapsible(False)
        self.rows.setStretchFactor(0, 1)
        self.rows.setSizes([TOP_HEIGHT, LINES_HEIGHT])
        layout.addWidget(self.rows, 1)
        self.setCentralWidget(central)
        self.setStatusBar(self.status)
        self.commands.fill(self.menuBar())
        self.commands.menu("file.archives").aboutToShow.connect(self.archives.fill)
        self.setAcceptDrops(True)
        self.setWindowIcon(self.context.theme.program_icon())

    def _wire(self) -> None:
        session, desk, room = self.session, self.desk, self.room

        session.opened.connect(self._library_opened)
        session.unopened.connect(self._library_unopened)
        session.renamed.connect(self._title)
        session.renamed.connect(session.refresh_status)
        session.changed.connect(self._library_changed)
        session.status_changed.connect(self.status.show_status)
        session.work_started.connect(self.status.show_work)
        session.stepped.connect(self.status.show_step)
        session.work_ended.connect(self._work_ended)
        session.imported.connect(self._imported)
        session.refused.connect(self._refuse)
        self.status.cancel_requested.connect(session.cancel)
        self.status.failures_requested.connect(self.show_failures)

        desk.results_wanted.connect(lambda: self._show_left(self.results))
        desk.counted.connect(self._name_tabs)
        desk.refused.connect(self._refuse)
        desk.search.answered.connect(session.heed)
        desk.said.connect(self.status.say)
        desk.failures_requested.connect(self.show_failures)
        self.steps.said.connect(self.status.say)

        self.contents.may_add(self.importing.may(Act.FOLDERS))
        self.contents.folder_requested.connect(self.importing.choose_folder)
        self.reading.ways_changed.connect(self.enable_ways)
        self.reading.tabs_changed.connect(self.enable_ways)
        self.article.view.menu_requested.connect(self._article_menu)
        self.article.view.size_requested.connect(self.appearance.resize_text)
        room.comparing.shown_changed.connect(self.giving_way.make_room)
        room.titled.connect(self._title)
        room.titled.connect(self._saving.start)
        room.said.connect(self.status.say)
        room.noted.connect(self.notice.say)
        room.refused.connect(self._refuse)
        room.ways.marked.connect(lambda on: self.commands.check("go.bookmark", on=on))

        self.appearance.text_resized.connect(self.resize_text)
        self.appearance.chosen.connect(self.check_choices)
        self.context.tasks.crashed.connect(self.context.watch.report)
        self.context.watch.noticed.connect(self._show_bug)
        self._saving.timeout.connect(self.save_state)

    # ── the library ───────────────────────────────────────────────────────────────────────────────────

    def _library_opened(self) -> None:
        self.restoring.library_opened()
        self._title()
        self._tell_mended()

    def _library_unopened(self, reason: Reason) -> None:
        sentence = self.context.say(reason)
        self.contents.show_failure(sentence)
        self.notice.say(sentence, translate("Window", "再试一次"), self._open_again)
        self.status.show_unopened()
        self.restoring.finish()

    def _open_again(self) -> None:
        self.notice.hide()
        self.session.open()

    def _library_changed(self, changes: Changes) -> None:
        self.room.refresh(changes)
        self.desk.refresh()

    def _work_ended(self) -> None:
        self.status.show_rest()
        self.contents.show_working(False)
        self.desk.refresh()
        self._tell_mended()

    def _tell_mended(self) -> None:
        """Say once what had to be mended in the library."""
        library = self.session.library
        mended = library.mended() if library is not None else []
        if len(mended) > self._mended_told:
            self._mended_told = len(mended)
            self.notice.say("\n".join(self.context.say(reason) for reason in mended))

    def _imported(self, report: ImportReport) -> None:
        if report.failed:
            sentence = report_words(report, self.context.say)
            self.notice.say(sentence, translate("Window", "查看…"), self.show_failures)
        else:
            self.status.say(report_words(report, self.context.say))

    def _refuse(self, reason: Reason) -> None:
        self.notice.say(self.context.say(reason))

    # ── reading ───────────────────────────────────────────────────────────────────────────────────────

    def open_article(self, article_id: str, scroll: int = 0) -> None:
        """Open an article, with its hits marked."""
        self.room.open(article_id, scroll)

    def reveal(self) -> None:
        """Show where the open article stands in the tree."""
        self.focus_contents()
        self.room.reveal()

    def enable_ways(self) -> None:
        """Enable the commands that lead somewhere from the open article."""
        for command, enabled in enabled_ways(self.reading).items():
            self.commands[command].setEnabled(enabled)

    def _article_menu(self, where: QPoint) -> None:
        menu = self.commands.context_menu("article", self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    # ── looks ─────────────────────────────────────────────────────────────────────────────────────────

    def focus_contents(self) -> None:
        """Go to the tree."""
        self._show_left(self.contents)
        self.contents.focus_tree()

    def focus_filter(self) -> None:
        """Go to the filter above the tree."""
        self._show_left(self.contents)
        self.contents.focus_field()

    def toggle_left(self) -> None:
        """Show or hide the tree and the results."""
        self.giving_way.toggle(self.left)

    def toggle_right(self) -> None:
        """Show or hide what stands at the right of the article."""
        self.giving_way.toggle(self.right)

    def focus_bookmarks(self) -> None:
        """Go to the bookmarks."""
        self._show_left(self.room.ways.bookmarks)
        self.room.ways.bookmarks.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _around(self) -> list[QWidget]:
        """Return what stands around the article."""
        return [self.menuBar(), self.tool_bar, self.left, self.right, self.status, self.room.tabs]

    def leave(self) -> None:
        """Close the window."""
        self.close()

    def _show_left(self, pane: QWidget) -> None:
        self.giving_way.show(self.left)
        for number in range(self.left.count()):
            tab = self.left.widget(number)
            if tab is not None and (tab is pane or tab.isAncestorOf(pane)):
                self.left.setCurrentIndex(number)

    def resize_text(self, percent: int) -> None:
        """Show articles in another size."""
        self.room.resize_text(percent)
        self.status.show_percent(percent)

    def check_choices(self) -> None:
        """Mark the theme and the language in use in their menus."""
        self.commands.check(f"view.theme.{self.context.settings.get(known.THEME)}")
        self.commands.check(f"view.language.{self.context.settings.get(known.LANGUAGE)}")
        self._saving.start()

    def _retranslate(self) -> None:
        self._name_tabs()
        self.article.setAccessibleName(translate("Window", "文章"))
        self.splitter.setAccessibleName(translate("Window", "三栏"))
        self.menuBar().setAccessibleName(translate("Window", "菜单栏"))
        self._title()
        self.desk.refresh()  # how the query was read is said in the new language

    def _name_tabs(self) -> None:
        contents, results, bookmarks, notes, info, named, related = (
            translate("Window", "目录"),
            translate("Window", "检索结果"),
            translate("Window", "书签"),
            translate("Window", "批注"),
            translate("Window", "信息"),
            translate("Window", "人物地点"),
            translate("Window", "相关"),
        )
        if self.results.answer is not None:
            results = f"{results} {self.results.answer.total}"
        for tabs, names in (
            (self.left, (contents, results, bookmarks)),
            (self.right, (notes, info, named, related)),
        ):
            for number, name in enumerate(names):
                tabs.setTabText(number, name)
            tabs.setAccessibleName(" / ".join(names))
            tabs.tabBar().setAccessibleName(" / ".join(names))

    def _title(self) -> None:
        library = self.session.library
        parts = (self.room.title, library.name if library is not None else "", translate("Window", "报库"))
        self.setWindowTitle(" — ".join(ShownText.of(part).shown for part in parts if part))

    # ── dialogs ───────────────────────────────────────────────────────────────────────────────────────

    def show_folders(self) -> None:
        """Show the folders the library follows."""
        library = self.session.library
        if library is not None:
            from reader.ui.dialogs.folders import FoldersDialog  # noqa: PLC0415 - a dialog is loaded when it is first opened

            FoldersDialog(library.followed_folders(), self.session.unfollow, self).open()

    def show_jumps(self) -> None:
        """Show how the stories that jump between pages fit together."""
        library = self.session.library
        if library is None:
            return
        from reader.ui.dialogs.jumps import JumpsDialog  # noqa: PLC0415 - a dialog is loaded when it is first opened

        dialog = JumpsDialog(library.stories.jumps, self)
        dialog.part_requested.connect(self.session.part)
        dialog.rejoin_requested.connect(self.session.rejoin)
        dialog.pair_requested.connect(self.session.pair)
        dialog.open_requested.connect(self.open_article)
        self.session.jumps_changed.connect(dialog.refresh)
        dialog.open()

    def show_failures(self) -> None:
        """Show the files that could not be taken in."""
        library = self.session.library
        if library is not None:
            from reader.ui.dialogs.failures import failures_dialog  # noqa: PLC0415 - a dialog is loaded when it is first opened

            failures_dialog(library.failures(), self.context.say, self).open()

    def show_help(self) -> None:
        """Show the help."""
        self.guide.show_help()

    def show_shortcuts(self) -> None:
        """Show the sheet of shortcuts."""
        from reader.ui.dialogs.help import shortcuts_dialog  # noqa: PLC0415 - a dialog is loaded when it is first opened

        shortcuts_dialog(self, self.context.settings.get(known.SHORTCUTS)).open()

    def show_about(self) -> None:
        """Show versions and where data lies."""
        self.guide.about().open()

    def _show_bug(self, details: str) -> None:
        if self._bug is None:
            self._bug = BugDialog(self.context.log.path, self)
            self._bug.finished.connect(self._bug_closed)
            self._bug.open()
        self._bug.add(details)

    def _bug_closed(self) -> None:
        self._bug = None

    # ── state ─────────────────────────────────────────────────────────────────────────────────────────

    def save_state(self) -> None:
        """Keep everything that is to be found again at the next start."""
        if not self.restoring.offered:
            keep(self)

    # ── Qt ────────────────────────────────────────────────────────────────────────────────────────────

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves the full screen (Qt)."""
        if event.key() == Qt.Key.Key_Escape and self.full_screen.on:
            self.full_screen.leave()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Accept files and folders (Qt)."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take in what was dropped (Qt)."""
        event.acceptProposedAction()
        self.importing.take(dropped_paths(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the state, stop long work and wait for it: the library is left whole (Qt)."""
        self._saving.stop()
        self.full_screen.leave()
        self.restoring.give_up_offer()
        self.restoring.finish()
        self.save_state()
        self.hide()
        self.session.close()
        event.accept()


def _tabs(name: str, *panes: QWidget) -> QTabWidget:
    """Return panes as tabs in a row, without frames."""
    tabs = QTabWidget()
    tabs.setObjectName(name)
    tabs.setDocumentMode(True)
    tabs.tabBar().setDrawBase(False)
    tabs.tabBar().setExpanding(False)
    for pane in panes:
        tabs.addTab(pane, "")
    return tabs


def _column(above: QWidget, below: QWidget) -> QWidget:
    """Return two panes, one above the other; the lower one takes the room there is."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(above)
    layout.addWidget(below, 1)
    column.setFocusProxy(below)
    return column
