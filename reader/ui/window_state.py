"""What a window keeps between two starts: sizes, tabs, the open article, the search; and how it is found again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QTimer

from reader.core.records import SearchOptions
from reader.core.saved import dump_options, load_options
from reader.ui import settings as known
from reader.ui.language import translate
from reader.ui.typography import Typography

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

FIRST_SIZE: Final = (1180, 740)
CRASHES_BORNE: Final = 2
LEFT_TABS: Final = ("contents", "results", "bookmarks")


def keep(window: MainWindow) -> None:
    """Write a window's state into the settings file. A full disk is logged: it must not stop the closing."""
    settings, options = window.context.settings, window.search.options
    if not window.full_screen.on:
        settings.put(known.GEOMETRY, bytes(window.saveGeometry().toBase64().data()).decode())
        if not window.giving_way.panes:
            settings.put(known.SPLITTER, tuple(window.splitter.sizes()))
    for setting, pane in ((known.LEFT_SHOWN, window.left), (known.RIGHT_SHOWN, window.right)):
        settings.put(setting, window.full_screen.shows(pane) or pane in window.giving_way.panes)
    settings.put(known.ORIGINAL_SHOWN, window.room.comparing.shown)
    settings.put(known.LEFT_TAB, LEFT_TABS[window.left.currentIndex()])
    settings.put(known.QUERY, window.search.query)
    settings.put(known.LIMITS, json.dumps(dump_options(options), ensure_ascii=False))
    if window.session.library is not None:
        settings.put(known.EXPANDED, window.contents.expanded())
        window.room.keep_state()
    _save(window)


def _save(window: MainWindow) -> None:
    try:
        window.context.settings.save()
    except OSError as error:
        window.context.log.write(f"settings not saved: {error}")


class Restoring:
    """Gives a new window the state that was kept, unless the program ended twice while it did so.

    The file says that restoring has begun before it begins, and that it is done when articles are on the screen:
    a state that ends the program is not met for ever. It is then kept as it is and offered.
    """

    def __init__(self, window: MainWindow) -> None:
        settings = window.context.settings
        self._window = window
        begun = settings.get(known.RESTORING)
        self.offered = begun >= CRASHES_BORNE
        """Whether the old state waits to be asked for; it is not written over while it does."""
        settings.put(known.RESTORING, begun + 1)
        _save(window)
        window.resize(*FIRST_SIZE)
        _restore_looks(window)
        if self.offered:
            words = translate("Window", "上两次启动都没有完成，这次没有恢复上次的窗口和文章。")
            window.notice.say(words, translate("Window", "恢复"), self.take_offer)
        else:
            _restore_shape(window)
            _restore_search(window)
            _tell_settings(window)
        window.giving_way.fit_screen()
        window.check_choices()
        window.enable_ways()

    def library_opened(self) -> None:
        """Open again what stood open; when it is on the screen, restoring is done."""
        self._window.room.show_library(restore=not self.offered)
        QTimer.singleShot(0, self.finish)

    def finish(self) -> None:
        """Note that the start went well."""
        self._window.context.settings.put(known.RESTORING, 0)
        _save(self._window)

    def take_offer(self) -> None:
        """Restore the old state after all."""
        self.offered = False
        self._window.notice.hide()
        _restore_shape(self._window)
        self._window.giving_way.fit_screen()
        _restore_search(self._window)
        self._window.room.restore_tabs()

    def give_up_offer(self) -> None:
        """The window closes, and the state of now takes the place of the old one."""
        self.offered = False


def _restore_looks(window: MainWindow) -> None:
    """Restore what cannot be at fault and is missed at once: size and face of the text."""
    window.resize_text(window.context.settings.get(known.TEXT_PERCENT))
    window.room.set_typography(Typography.of(window.context.settings))


def _restore_shape(window: MainWindow) -> None:
    """Restore the window and its panes. Qt moves a window whose screen is gone onto one that is there."""
    settings = window.context.settings
    geometry = QByteArray.fromBase64(settings.get(known.GEOMETRY).encode())
    if not geometry.isEmpty():
        window.restoreGeometry(geometry)
    sizes = settings.get(known.SPLITTER)
    if len(sizes) == window.splitter.count():
        window.splitter.setSizes(list(sizes))
    window.left.setVisible(settings.get(known.LEFT_SHOWN))
    window.right.setVisible(settings.get(known.RIGHT_SHOWN))
    window.left.setCurrentIndex(LEFT_TABS.index(settings.get(known.LEFT_TAB)))
    window.contents.restore(settings.get(known.EXPANDED))
    if settings.get(known.ORIGINAL_SHOWN) != window.room.comparing.shown:
        window.room.comparing.toggle()


def _tell_settings(window: MainWindow) -> None:
    settings = window.context.settings
    if settings.damage is not None:
        sentence = translate("Window", "设置文件已损坏，已改用默认设置；原文件留作 {name}。")
        window.notice.say(sentence.format(name=f"{known.FILE_NAME}.damaged"))
    elif settings.newer:
        window.notice.say(translate("Window", "设置由更新版本的报库写成：看得懂的已采用，其余原样保留。"))


def _restore_search(window: MainWindow) -> None:
    settings = window.context.settings
    recent = settings.get(known.SEARCHES)
    window.search_bar.set_recent(recent)
    window.desk.show_settings(settings)
    window.search.limit(_options(settings.get(known.LIMITS)))
    query = settings.get(known.QUERY)
    window.search_bar.setText(query)
    window.search.ask(query)


def _options(kept: str) -> SearchOptions:
    """Return the order and limits that were kept; none where they cannot be read."""
    try:
        return load_options(json.loads(kept or "{}"))
    except (ValueError, TypeError, KeyError, AttributeError):
        return SearchOptions()
