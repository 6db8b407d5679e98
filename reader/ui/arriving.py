"""What the program was started for: an article that a `baoku:` link names, or a file that was opened with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl

from reader.core.errors import BaokuError
from reader.core.links import SCHEME, read_link
from reader.ui.importing import local_path

BUNDLES: Final = (".baokunotes", ".zip")
"""How a bundle of notes ends."""

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


def show(window: MainWindow, target: str) -> None:
    """Show an article and its passage; take in a file as if it had been dropped, a bundle of notes after a question."""
    if not target.startswith(f"{SCHEME}:"):
        url = QUrl(target)
        path = local_path(url) if url.isLocalFile() else Path(target)
        if path.suffix.lower() in BUNDLES:
            window.note_exchange.offer(path)
        else:
            window.importing.take([path])
        return
    try:
        link = read_link(target)
    except BaokuError as error:
        window.notice.say(window.context.say(error.reason))
        return
    window.noting.places.open_link(link)
