"""The reading room: everything of a window that shows what is read, wired together: tree, article, what stands beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.core.errors import BaokuError, Reason
from reader.core.records import Alike, Changes, StoredArticle
from reader.ui import settings as known
from reader.ui import wording
from reader.ui.alike import SWITCHES, told_apart
from reader.ui.comparing import Comparing
from reader.ui.context import Context
from reader.ui.dialogs.base import copy_text
from reader.ui.history import Visit
from reader.ui.language import translate
from reader.ui.later import Later
from reader.ui.panes.article import ArticlePane
from reader.ui.panes.contents import ContentsPane
from reader.ui.panes.info import InfoPane
from reader.ui.panes.names import NamesPane
from reader.ui.panes.page_view import PageView
from reader.ui.panes.tabs import ArticleTabs
from reader.ui.reading import TURNS, TURNS_BEFORE_AROUND, Opened, Reading
from reader.ui.search_desk import SearchDesk
from reader.ui.text_offsets import ShownText, without_tags
from reader.ui.typography import Typography
from reader.ui.wayfinding import Wayfinding


class ReadingRoom(QObject):
    """Brings what is opened to the panes, and what is asked for in the panes to the reading.

    `said` brings a sentence for a moment, `noted` one that stays, `titled` comes when something else is in front.
    """

    said = Signal(str)
    noted = Signal(str)
    titled = Signal()
    refused = Signal(Reason)

    def __init__(self, context: Context, reading: Reading, desk: SearchDesk, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._session = context.session
        self._desk = desk
        self._window = window
        self.reading = reading
        self.contents = ContentsPane(context.theme, context.tasks.latest())
        self.article = ArticlePane(context.theme)
        self.tabs = ArticleTabs(context.theme)
        self.info = InfoPane(context.theme)
        self.names = NamesPane(context.theme)
        self._naming = context.tasks.latest()
        self._words = context.tasks.latest()
        self._revealing = Later(self._reveal_in_tree, TURNS_BEFORE_AROUND + 1, self)
        self.comparing = Comparing(context, reading, self.article, self)
        self.ways = Wayfinding(context, reading, window)
        self.page = PageView(context.theme)
        self.stage = QStackedWidget()
        self.stage.addWidget(self.comparing.beside)
        self.stage.addWidget(self.page)
        self.middle = _column(self.tabs, self.stage)
        self._wire()

    def _wire(self) -> None:
        reading, view = self.reading, self.article.view
        reading.leaving.connect(self._note_scroll)
        # Each pane has a connection of its own: a bug in one does not keep an article from the others.
        reading.opened.connect(self.article.show_article)
        reading.opened.connect(self._follow_query)
        reading.opened.connect(lambda opened: self.info.show_article(opened.stored))
        reading.opened.connect(lambda _opened: self.names.forget())
        reading.opened.connect(lambda opened: self._desk.results.select(opened.stored.article.id))
        reading.opened.connect(lambda _opened: self._revealing.ask())
        reading.opened.connect(lambda _opened: self.titled.emit())
        reading.emptied.connect(self.article.clear)
        reading.emptied.connect(self.titled)
        reading.vanished.connect(self._say_vanished)
        reading.refused.connect(self.refused)
        reading.tabs_changed.connect(self._show_tabs)
        self._session.jumps_changed.connect(reading.show_again)
        self.tabs.chosen.connect(reading.go_to_tab)
        self.tabs.close_requested.connect(reading.close_tab)
        self.tabs.moved.connect(reading.move_tab)
        self.contents.open_requested.connect(self.open)
        self.contents.tab_requested.connect(self.open_behind)
        self._desk.results.view.tab_requested.connect(self.open_behind)
        view.article_requested.connect(self.open)
        view.tab_requested.connect(self.open_behind)
        view.back_requested.connect(reading.back)
        view.forward_requested.connect(reading.forward)
        view.word_requested.connect(self._ask_word)
        self._words.answered.connect(lambda word: view.select_word(*word))
        self._desk.spans_found.connect(view.set_spans)
        reading.opened.connect(lambda _opened: self.stage.setCurrentWidget(self.comparing.beside))
        self.page.article_requested.connect(self.open)
        self.page.tab_requested.connect(self.open_behind)
        self.page.closed.connect(self.toggle_page)
        self.comparing.open_requested.connect(self.open)
        self.ways.open_requested.connect(self.open)
        self.ways.tab_requested.connect(self.open_tab)
        self.ways.arrived.connect(self._focus_article)
        self.ways.newspaper_requested.connect(self.contents.reveal_newspaper)
        self.ways.said.connect(self.said)
        self.ways.refused.connect(self.refused)
        self.names.wanted.connect(self._name)
        self.names.name_chosen.connect(self._desk.ask)
        self._naming.answered.connect(self.names.show_names)
        self.article.step_shown.connect(self._say_step)

    # ── opening ───────────────────────────────────────────────────────────────────────────────────────

    def open(self, article_id: str, scroll: int = 0) -> None:
        """Open an article in the tab in front, with its hits marked."""
        self.reading.open(article_id, self._desk.search.query, scroll)

    def open_tab(self, article_id: str) -> None:
        """Open an article in a tab of its own and bring it to the front."""
        self.reading.open_tab(article_id, self._desk.search.query)

    def open_behind(self, article_id: str) -> None:
        """Open an article in a tab of its own, to be read later."""
        if self.reading.open_tab(article_id, self._desk.search.query, behind=True):
            self.said.emit(translate("Window", "已在新标签中打开"))

    def duplicate_tab(self) -> None:
        """Open the article in front once more, in a tab of its own."""
        if self.reading.article_id is not None:
            self.open_tab(self.reading.article_id)

    def turn(self, turn: str) -> None:
        """Turn to a neighbour of the open article ("next_page", …)."""
        self.reading.turn(turn, self._desk.search.query)

    def _focus_article(self) -> None:
        """Let the keys move through the article."""
        self.article.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_page(self) -> None:
        """Show the whole page the article in front stands on, or the article again."""
        if self.stage.currentWidget() is self.page:
            self.stage.setCurrentWidget(self.comparing.beside)
            self._focus_article()
            return
        library, shown = self._session.library, self.reading.shown
        if library is None or shown is None:
            return
        try:
            found = [library.article(one.id) for one in library.articles(shown.stored.page.id)]
        except BaokuError as error:
            self.refused.emit(error.reason)
            return
        self.stage.setCurrentWidget(self.page)
        self.page.show_page(found, shown.stored.article.id)

    def show_library(self, *, restore: bool) -> None:
        """Show the library that was opened, and what was read in it before."""
        library = self._session.library
        if library is None:
            return
        self.contents.show_library(library)
        if restore and self.reading.article_id is None:
            self.restore_tabs()

    def restore_tabs(self) -> None:
        """Open again what stood open when the program was closed."""
        settings = self._context.settings
        visits = [read_visit(text) for text in settings.get(known.TABS)]
        if visits:
            self.reading.restore([visit for visit in visits if visit], settings.get(known.TAB))

    def keep_state(self) -> None:
        """Put down what stands open, for the next start."""
        settings = self._context.settings
        self._note_scroll()
        visits = self.reading.visits
        if visits:  # the search that is asked now is the one to find again
            front = self.reading.tab
            search = self._desk.search
            visits[front] = replace(visits[front], query=search.query, alike=search.options.alike)
        settings.put(known.TABS, tuple(write_visit(visit) for visit in visits))
        settings.put(known.TAB, self.reading.tab if visits else 0)

    def refresh(self, changes: Changes) -> None:
        """Take up what has changed in the library."""
        self.contents.refresh(changes)
        self.reading.refresh()

    # ── looks ─────────────────────────────────────────────────────────────────────────────────────────

    def set_typography(self, typography: Typography) -> None:
        """Set articles in another face, measure or leading."""
        self.article.view.set_typography(typography)
        self.page.set_typography(typography, self.article.view.percent)

    def resize_text(self, percent: int) -> None:
        """Show articles in another size."""
        self.article.view.set_percent(percent)
        self.page.set_typography(Typography.of(self._context.settings), percent)

    def choose_typography(self) -> None:
        """Let the user choose face, measure and leading."""
        from reader.ui.dialogs.typesetting import TypesettingDialog  # noqa: PLC0415 - a dialog is loaded when it is first opened

        dialog = TypesettingDialog(Typography.of(self._context.settings), self._window)
        dialog.changed.connect(self._keep_typography)
        dialog.open()

    def _keep_typography(self, typography: Typography) -> None:
        typography.keep(self._context.settings)
        self.set_typography(typography)

    # ── what the panes say ────────────────────────────────────────────────────────────────────────────

    @property
    def title(self) -> str:
        """What is in front, for the title of the window; empty if nothing is."""
        stored = self.article.view.stored
        if stored is None or self.reading.article_id is None:
            return ""
        return ShownText.of(wording.headline(stored.article.title, stored.article.body)).shown

    def copy_with_source(self) -> None:
        """Copy what is selected, the whole article if nothing is, with where it stands."""
        shown = self.reading.shown
        if shown is None:
            return
        text = self.article.view.selected_text()
        if not text:
            article = shown.stored.article
            text = "\n".join(filter(None, (article.kicker, article.title, article.subtitle, article.body)))
        copy_text(f"{without_tags(ShownText.of(text).shown)}\n{source_note(shown.stored)}")
        self.said.emit(translate("Window", "已复制，并注明出处"))

    def reveal(self) -> None:
        """Show where the article in front stands in the tree."""
        self._reveal_in_tree()

    def _ask_word(self, text: str, offset: int, position: int) -> None:
        library = self._session.library
        if library is not None:
            self._words.ask(lambda: (text, position, *library.word_at(text, offset)))

    def _follow_query(self, opened: Opened) -> None:
        visit, search = opened.visit, self._desk.search
        if visit.query != search.query or (visit.query and visit.alike != search.options.alike):
            self._desk.ask_quietly(visit.query, visit.alike)

    def _reveal_in_tree(self) -> None:
        library, article_id = self._session.library, self.reading.article_id
        if library is None or article_id is None:
            return
        try:
            self.contents.reveal(library.place(article_id))
        except BaokuError as error:
            self.refused.emit(error.reason)

    def _show_tabs(self) -> None:
        self.tabs.show_tabs(self.reading.visits, self.reading.tab)

    def _note_scroll(self) -> None:
        self.reading.note_scroll(self.article.view.top)

    def _say_vanished(self) -> None:
        self.noted.emit(
            translate("Window", "这篇文章已不在资料库中；在您离开之前，它仍显示在这里，可以读完或复制。")
        )

    def _say_step(self, number: int, total: int) -> None:
        if self.article.find_bar.isVisible():
            return
        if total:
            words = translate("Window", "第 {number} 处，共 {total} 处")
            self.said.emit(words.format(number=number, total=total))
        else:
            self.said.emit(translate("Window", "本文中没有标出的文字"))

    def _name(self) -> None:
        library, article_id = self._session.library, self.reading.article_id
        if library is not None and article_id is not None:
            self._naming.ask(lambda: library.named(article_id))


def source_note(stored: StoredArticle) -> str:
    """Return where an article stands, to be put under a quotation: ——《今日拱墅》2021年1月15日第1版《题》."""
    issue, article = stored.issue, stored.article
    date = wording.full_date(issue.date) if issue.date else wording.undated(issue.date_evidence)
    title = wording.headline(article.title, article.body or article.caption or "")
    note = translate("Window", "——《{newspaper}》{date}{page}《{title}》").format(
        newspaper=wording.newspaper(issue.newspaper),
        date=date,
        page=wording.page(stored.page.number),
        title=title,
    )
    return without_tags(ShownText.of(note).shown)


def write_visit(visit: Visit) -> str:
    """Return a visit as the settings keep it: how far it was scrolled, the article, the query: `120 a1 大运河`.

    What the query told apart stands behind the first: `120:case,width a1 APP`.
    """
    apart = ",".join(told_apart(visit.alike))
    return f"{visit.scroll}{':' if apart else ''}{apart} {visit.article_id} {visit.query}".rstrip()


def read_visit(text: str) -> Visit | None:
    """Return what `write_visit` put down; None for anything else."""
    place, _, rest = text.partition(" ")
    scroll, _, apart = place.partition(":")
    article_id, _, query = rest.partition(" ")
    switches = apart.split(",") if apart else []
    if not article_id or not (scroll.isascii() and scroll.isdigit()) or not set(switches) <= set(SWITCHES):
        return None
    return Visit(article_id, query, int(scroll), alike=Alike(**dict.fromkeys(switches, False)))


def enabled_ways(reading: Reading) -> dict[str, bool]:
    """Return which commands lead somewhere from the article in front."""
    open_now = reading.article_id is not None
    ways = {
        "go.back": reading.can_go_back,
        "go.forward": reading.can_go_forward,
        "go.reveal": open_now,
        "go.bookmark": open_now,
        "view.page": open_now,
        "edit.copy_with_source": open_now,
        "tab.duplicate": open_now,
        "tab.close": open_now,
        "tab.reopen": reading.can_reopen,
        "tab.next": len(reading.visits) > 1,
        "tab.previous": len(reading.visits) > 1,
    }
    return ways | {f"go.{turn}": reading.may_turn(turn) for turn in TURNS}


def _column(*parts: QWidget) -> QWidget:
    """Return widgets below each other, the last with all the room."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts[:-1]:
        layout.addWidget(part)
    layout.addWidget(parts[-1], 1)
    return column
