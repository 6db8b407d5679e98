"""The main window: an assembly of panes, one block of wiring, and what the commands do to them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QTabWidget, QVBoxLayout, QWidget

from reader.core.errors import BaokuError, Reason
from reader.core.records import Answer, Changes, Hit, ImportReport
from reader.ui import settings as known
from reader.ui import window_state, wording
from reader.ui.actions import Actions
from reader.ui.appearance import Appearance
from reader.ui.context import Context
from reader.ui.dialogs.bug import BugDialog
from reader.ui.dialogs.dates import DatesDialog
from reader.ui.dialogs.failures import failures_dialog
from reader.ui.dialogs.folders import FoldersDialog
from reader.ui.dialogs.help import about_dialog, shortcuts_dialog
from reader.ui.dialogs.jumps import JumpsDialog
from reader.ui.importing import Importing, dropped_paths, report_words
from reader.ui.language import translate
from reader.ui.panes.article import ArticlePane
from reader.ui.panes.contents import ContentsPane
from reader.ui.panes.filters import Filters
from reader.ui.panes.info import InfoPane
from reader.ui.panes.names import NamesPane
from reader.ui.panes.notice import NoticeBar
from reader.ui.panes.results import ResultsPane
from reader.ui.panes.search_bar import SearchBar
from reader.ui.panes.status import StatusBar
from reader.ui.panes.tool_bar import ToolBar
from reader.ui.reading import TURNS, Opened, Reading
from reader.ui.search import Search
from reader.ui.session import Session

LEFT_WIDTH, MIDDLE_WIDTH, RIGHT_WIDTH = 300, 640, 240
SAVE_AFTER_MS: Final = 3000


class MainWindow(QMainWindow):
    """One library in one window."""

    context: Context
    session: Session
    reading: Reading
    search: Search
    appearance: Appearance
    importing: Importing
    article: ArticlePane
    contents: ContentsPane
    search_bar: SearchBar
    notice: NoticeBar
    splitter: QSplitter
    left: QTabWidget
    right: QTabWidget

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.session = context.session
        theme = context.theme

        self.reading = Reading(self.session, self)
        self.search = Search(self.session, context.tasks, context.languages, self)
        self.appearance = Appearance(context, self)
        self.importing = Importing(self, self.session, context.settings)
        self.commands = Actions(self, theme)

        self.search_bar = SearchBar(theme)
        self.filters = Filters(self._newspapers, self._years)
        self.tool_bar = ToolBar(self.commands, self.search_bar, self.filters)
        self.notice = NoticeBar(theme)
        self.contents = ContentsPane(theme)
        self.results = ResultsPane(theme, context.say)
        self.article = ArticlePane(theme)
        self.info = InfoPane(theme)
        self.names = NamesPane(theme)
        self._naming = context.tasks.latest()
        self.status = StatusBar(theme)
        self._bug: BugDialog | None = None
        self._mended_told = 0
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVE_AFTER_MS)

        self._assemble()
        self._wire()
        self._retranslate()
        window_state.restore(self)

    def _assemble(self) -> None:
        self.left = _tabs("leftPane", self.contents, self.results)
        self.right = _tabs("annotationsPane", self.info, self.names)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.left, self.article, self.right):
            self.splitter.addWidget(pane)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([LEFT_WIDTH, MIDDLE_WIDTH, RIGHT_WIDTH])
        self.left.setMinimumWidth(180)
        self.article.setMinimumWidth(320)
        self.right.setMinimumWidth(150)
        central = QWidget()
        central.setObjectName("central")
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.tool_bar, self.notice):
            layout.addWidget(part)
        layout.addWidget(self.splitter, 1)
        self.setCentralWidget(central)
        self.setStatusBar(self.status)
        self.commands.fill(self.menuBar())
        self.setAcceptDrops(True)
        self.setWindowIcon(self.context.theme.program_icon())

    def _wire(self) -> None:
        session, search, reading = self.session, self.search, self.reading

        session.opened.connect(self._library_opened)
        session.unopened.connect(self._library_unopened)
        session.changed.connect(self._library_changed)
        session.status_changed.connect(self.status.show_status)
        session.work_started.connect(self.status.show_work)
        session.stepped.connect(self.status.show_step)
        session.work_ended.connect(self._work_ended)
        session.imported.connect(self._imported)
        session.refused.connect(self._refuse)
        session.jumps_changed.connect(reading.show_again)
        self.status.cancel_requested.connect(session.cancel)
        self.status.failures_requested.connect(self.show_failures)

        self.search_bar.typed.connect(self._typed)
        self.search_bar.entered.connect(self._entered)
        self.search_bar.left_downwards.connect(self.focus_results)
        self.filters.options_chosen.connect(search.limit)
        self.filters.dates_requested.connect(self._ask_dates)
        search.options_changed.connect(self._options_changed)
        search.answered.connect(self._answered)
        search.cleared.connect(self._search_cleared)
        search.refused.connect(self._refuse)
        search.more_came.connect(self.results.model.add)
        self.results.model.more_wanted.connect(search.fetch_more)
        self.results.hit_opened.connect(self._open_hit)
        self.results.suggestion_chosen.connect(self.ask)
        self.names.wanted.connect(self._name)
        self.names.name_chosen.connect(self.ask)
        self._naming.answered.connect(self.names.show_names)

        self.contents.open_requested.connect(self.open_article)
        self.contents.folder_requested.connect(self.importing.choose_folder)
        reading.leaving.connect(self._note_scroll)
        reading.opened.connect(self._show_article)
        reading.ways_changed.connect(self.enable_ways)
        reading.refused.connect(self._refuse)
        self.article.view.menu_requested.connect(self._article_menu)
        self.article.view.article_requested.connect(self.open_article)
        self.article.view.size_requested.connect(self.appearance.resize_text)
        self.article.view.back_requested.connect(reading.back)
        self.article.view.forward_requested.connect(reading.forward)
        self.article.step_shown.connect(self._say_step)

        self.appearance.text_resized.connect(self.resize_text)
        self.appearance.chosen.connect(self.check_choices)
        self.context.tasks.crashed.connect(self.context.watch.report)
        self.context.watch.noticed.connect(self._show_bug)
        self._saving.timeout.connect(self.save_state)

    # ── the library ───────────────────────────────────────────────────────────────────────────────────

    def _library_opened(self) -> None:
        library = self.session.library
        if library is None:
            return
        self.contents.show_library(library)
        self._tell_mended()
        article_id = self.context.settings.get(known.ARTICLE)
        if not article_id or self.reading.article_id is not None:
            return
        try:
            library.place(article_id)
        except BaokuError:
            return
        self.open_article(article_id, self.context.settings.get(known.SCROLL))

    def _library_unopened(self, reason: Reason) -> None:
        sentence = self.context.say(reason)
        self.contents.show_failure(sentence)
        self.notice.say(sentence)
        self.status.show_unopened()

    def _library_changed(self, changes: Changes) -> None:
        self.contents.refresh(changes)
        self.search.refresh(self.results.model.rowCount())
        self.reading.refresh()

    def _work_ended(self) -> None:
        self.status.show_rest()
        self.contents.show_working(False)
        self.search.refresh(self.results.model.rowCount())
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

    def _newspapers(self) -> list[str]:
        library = self.session.library
        return [paper.name for paper in library.newspapers() if paper.name] if library else []

    def _years(self) -> list[int]:
        library = self.session.library
        if library is None:
            return []
        found = {year.year for paper in library.newspapers() for year in library.years(paper.name)}
        return sorted((year for year in found if year is not None), reverse=True)

    # ── searching ─────────────────────────────────────────────────────────────────────────────────────

    def ask(self, query: str) -> None:
        """Search for something else, as if it had been typed and entered."""
        self.search_bar.setText(query)
        self._entered(query)

    def search_selection(self) -> None:
        """Search for what is selected in the article."""
        words = self.article.view.selected_text().partition("\n")[0].strip()
        if words:
            self.ask(words)

    def focus_search(self) -> None:
        """Go to the search bar."""
        self.search_bar.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_bar.selectAll()

    def _typed(self, text: str) -> None:
        if text.strip():
            self.left.setCurrentWidget(self.results)
        self.search.type(text)

    def _entered(self, text: str) -> None:
        if text.strip():
            self._remember_search(text.strip())
            self.left.setCurrentWidget(self.results)
        self.search.ask(text)

    def _remember_search(self, query: str) -> None:
        older = [other for other in self.context.settings.get(known.SEARCHES) if other != query]
        recent = (query, *older)[: known.SEARCHES_KEPT]
        self.context.settings.put(known.SEARCHES, recent)
        self.search_bar.set_recent(recent)

    def _answered(self, answer: Answer) -> None:
        self.results.show_answer(answer, self.reading.article_id)
        self._mark_hits()
        self._name_tabs()

    def _search_cleared(self) -> None:
        self.results.clear()
        self._mark_hits()
        self._name_tabs()

    def _mark_hits(self) -> None:
        self.article.view.set_spans(self.reading.places(self.search.query))

    def _ask_dates(self) -> None:
        dialog = DatesDialog(self.search.options, self)
        dialog.accepted.connect(lambda: self.search.limit(dialog.options))
        dialog.open()

    def _options_changed(self) -> None:
        self.filters.show_options(self.search.options)

    # ── reading ───────────────────────────────────────────────────────────────────────────────────────

    def open_article(self, article_id: str, scroll: int = 0) -> None:
        """Open an article, with its hits marked."""
        self.reading.open(article_id, self.search.query, scroll)

    def turn(self, turn: str) -> None:
        """Turn to a neighbour of the open article ("next_page", …)."""
        target = self.reading.neighbour(turn)
        if target is not None:
            self.open_article(target)

    def reveal(self) -> None:
        """Show where the open article stands in the tree."""
        self.focus_contents()
        self._reveal_in_tree()

    def _open_hit(self, hit: Hit) -> None:
        self._remember_search(self.search.query)
        self.reading.open(hit.article_id, self.search.query)

    def _show_article(self, opened: Opened) -> None:
        stored, visit = opened.stored, opened.visit
        if visit.query != self.search.query:
            self.search_bar.setText(visit.query)
            self.search.ask(visit.query)
        self.article.show_article(opened)
        self.info.show_article(stored)
        self.names.forget()
        self.results.select(stored.article.id)
        self._reveal_in_tree()
        self._title()
        self._saving.start()

    def _reveal_in_tree(self) -> None:
        library, article_id = self.session.library, self.reading.article_id
        if library is None or article_id is None:
            return
        try:
            self.contents.reveal(library.place(article_id))
        except BaokuError as error:
            self._refuse(error.reason)

    def _note_scroll(self) -> None:
        self.reading.note_scroll(self.article.view.top)

    def enable_ways(self) -> None:
        """Enable the commands that lead somewhere from the open article."""
        self.commands["go.back"].setEnabled(self.reading.can_go_back)
        self.commands["go.forward"].setEnabled(self.reading.can_go_forward)
        self.commands["go.reveal"].setEnabled(self.reading.article_id is not None)
        for turn in TURNS:
            self.commands[f"go.{turn}"].setEnabled(self.reading.neighbour(turn) is not None)

    def _article_menu(self, where: QPoint) -> None:
        menu = self.commands.context_menu("article", self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def _say_step(self, number: int, total: int) -> None:
        if self.article.find_bar.isVisible():
            return
        if total:
            self.status.say(
                translate("Window", "第 {number} 处，共 {total} 处").format(number=number, total=total)
            )
        else:
            self.status.say(translate("Window", "本文中没有标出的文字"))

    def _name(self) -> None:
        library, article_id = self.session.library, self.reading.article_id
        if library is not None and article_id is not None:
            self._naming.ask(lambda: library.named(article_id))

    # ── looks ─────────────────────────────────────────────────────────────────────────────────────────

    def focus_contents(self) -> None:
        """Go to the tree."""
        self._show_left(self.contents)
        self.contents.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_results(self) -> None:
        """Go to the results."""
        self._show_left(self.results)
        view = self.results.view
        if not view.currentIndex().isValid() and self.results.model.rowCount():
            view.setCurrentIndex(self.results.model.index(0))
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_left(self) -> None:
        """Show or hide the tree and the results."""
        self.left.setVisible(self.left.isHidden())

    def toggle_right(self) -> None:
        """Show or hide what stands at the right of the article."""
        self.right.setVisible(self.right.isHidden())

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def leave(self) -> None:
        """Close the window."""
        self.close()

    def _show_left(self, pane: QWidget) -> None:
        self.left.show()
        self.left.setCurrentWidget(pane)

    def resize_text(self, percent: int) -> None:
        """Show articles in another size."""
        self.article.view.set_percent(percent)
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
        self.search.refresh(
            self.results.model.rowCount()
        )  # how the query was read is said in the new language

    def _name_tabs(self) -> None:
        contents, results, info, named = (
            translate("Window", "目录"),
            translate("Window", "检索结果"),
            translate("Window", "信息"),
            translate("Window", "人物地点"),
        )
        if self.results.answer is not None:
            results = f"{results} {self.results.answer.total}"
        for tabs, names in ((self.left, (contents, results)), (self.right, (info, named))):
            for number, name in enumerate(names):
                tabs.setTabText(number, name)
            tabs.setAccessibleName(" / ".join(names))
            tabs.tabBar().setAccessibleName(" / ".join(names))

    def _title(self) -> None:
        name = translate("Window", "报库")
        stored = self.article.view.stored
        if stored is not None:
            title = wording.headline(stored.article.title, stored.article.body[: wording.OPENING_LENGTH + 1])
            name = f"{title} — {name}"
        self.setWindowTitle(name)

    # ── dialogs ───────────────────────────────────────────────────────────────────────────────────────

    def show_folders(self) -> None:
        """Show the folders the library follows."""
        library = self.session.library
        if library is not None:
            FoldersDialog(library.followed_folders(), self.session.unfollow, self).open()

    def show_jumps(self) -> None:
        """Show how the stories that jump between pages fit together."""
        library = self.session.library
        if library is None:
            return
        dialog = JumpsDialog(library.jumps, self)
        dialog.part_requested.connect(self.session.part)
        dialog.rejoin_requested.connect(self.session.rejoin)
        dialog.open_requested.connect(self.open_article)
        self.session.jumps_changed.connect(dialog.refresh)
        dialog.open()

    def show_failures(self) -> None:
        """Show the files that could not be taken in."""
        library = self.session.library
        if library is not None:
            failures_dialog(library.failures(), self.context.say, self).open()

    def show_shortcuts(self) -> None:
        """Show the sheet of shortcuts."""
        shortcuts_dialog(self).open()

    def show_about(self) -> None:
        """Show versions and where data lies."""
        about_dialog(self.session.home, self.context.log.path, self.context.theme, self).open()

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
        window_state.keep(self)

    # ── Qt ────────────────────────────────────────────────────────────────────────────────────────────

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything anew when the language changes (Qt)."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves the full screen (Qt)."""
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.toggle_full_screen()
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
