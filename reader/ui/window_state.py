"""What a window keeps between two starts: sizes, tabs, the open article, the search; and how it is found again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray

from reader.core.records import SearchOptions, Sort
from reader.ui import settings as known
from reader.ui.language import translate

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

FIRST_SIZE: Final = (1180, 740)
LEFT_TABS: Final = ("contents", "results")


def keep(window: MainWindow) -> None:
    """Write a window's state into the settings file. A full disk is logged: it must not stop the closing."""
    settings, options = window.context.settings, window.search.options
    settings.put(known.GEOMETRY, bytes(window.saveGeometry().toBase64().data()).decode())
    settings.put(known.SPLITTER, tuple(window.splitter.sizes()))
    settings.put(known.LEFT_SHOWN, not window.left.isHidden())
    settings.put(known.RIGHT_SHOWN, not window.right.isHidden())
    settings.put(known.LEFT_TAB, LEFT_TABS[window.left.currentIndex()])
    settings.put(known.QUERY, window.search.query)
    settings.put(known.SORT, options.sort.value)
    settings.put(known.DATE_FROM, options.date_from or "")
    settings.put(known.DATE_TO, options.date_to or "")
    settings.put(known.NEWSPAPER, options.newspaper or "")
    if window.session.library is not None:
        settings.put(known.EXPANDED, window.contents.expanded())
    if window.reading.article_id is not None:
        settings.put(known.ARTICLE, window.reading.article_id)
        settings.put(known.SCROLL, window.article.view.top)
    try:
        settings.save()
    except OSError as error:
        window.context.log.write(f"settings not saved: {error}")


def restore(window: MainWindow) -> None:
    """Give a new window the state that was kept; the article follows when the library is open."""
    settings = window.context.settings
    window.resize(*FIRST_SIZE)
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
    window.resize_text(settings.get(known.TEXT_PERCENT))
    window.check_choices()
    window.enable_ways()
    _restore_search(window)
    if settings.damage is not None:
        sentence = translate("Window", "设置文件已损坏，已改用默认设置；原文件留作 {name}。")
        window.notice.say(sentence.format(name=f"{known.FILE_NAME}.damaged"))


def _restore_search(window: MainWindow) -> None:
    settings = window.context.settings
    recent = settings.get(known.SEARCHES)
    window.search_bar.set_recent(recent)
    window.search.limit(
        SearchOptions(
            sort=Sort(settings.get(known.SORT)),
            date_from=settings.get(known.DATE_FROM) or None,
            date_to=settings.get(known.DATE_TO) or None,
            newspaper=settings.get(known.NEWSPAPER) or None,
        )
    )
    query = settings.get(known.QUERY)
    window.search_bar.setText(query)
    window.search.ask(query)
