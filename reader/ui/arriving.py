"""What the program was started for: an article that a `baoku:` link names, or a file that was opened with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

from reader.core.errors import BaokuError
from reader.core.links import SCHEME, read_link

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


def show(window: MainWindow, target: str) -> None:
    """Show an article, its passage marked by a search for its words; take in a file as if it had been dropped."""
    if not target.startswith(f"{SCHEME}:"):
        url = QUrl(target)
        window.importing.take([Path(url.toLocalFile() if url.isLocalFile() else target)])
        return
    try:
        link = read_link(target)
    except BaokuError as error:
        window.notice.say(window.context.say(error.reason))
        return
    words = link.quote.replace('"', " ").split("\n")[0].strip()
    window.reading.open(link.article_id, f'"{words}"' if words else "")
