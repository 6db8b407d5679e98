"""The program with a window: what is built once, in which order, and how it ends."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import reader
from reader import paths
from reader.core.policies import read_policies
from reader.ui import fonts
from reader.ui.context import Context
from reader.ui.language import Languages
from reader.ui.main_window import MainWindow
from reader.ui.messages import Log, Watch, keep_library_log
from reader.ui.session import OpenLibrary, Session, open_library
from reader.ui.settings import LANGUAGE, THEME, Settings
from reader.ui.tasks import Tasks
from reader.ui.theme import Theme, ui_font

SETTLED_MS: Final = 300
"""After so long without work the panes show what has come in."""


def make_application() -> QApplication:
    """Return the Qt application, with our style and fonts."""
    app = QApplication([sys.argv[0]])
    app.setApplicationName("baoku")
    app.setApplicationVersion(reader.__version__)
    QGuiApplication.setDesktopFileName("baoku")
    dress(app)
    return app


def dress(app: QApplication) -> None:
    """Give an application our style and fonts."""
    fonts.load_bundled(paths.resources())
    app.setStyle("Fusion")
    app.setFont(ui_font(app.font()))


def make_context(app: QApplication, home: Path, config: Path, opener: OpenLibrary = open_library) -> Context:
    """Return the dependencies of a window on the library in `home`, with settings in `config`."""
    settings = Settings(config, read_policies())
    tasks = Tasks()
    log = Log(paths.log_dir())
    return Context(
        settings=settings,
        theme=Theme(app, paths.resources(), settings.get(THEME)),
        languages=Languages(app, paths.resources(), settings.get(LANGUAGE)),
        tasks=tasks,
        session=Session(home, tasks, opener),
        watch=Watch(log),
        log=log,
    )


def run(home: Path, picture: Path | None = None) -> int:
    """Show the window on a library and return the exit code when it is closed.

    With `picture` the window draws itself into that file once the library is up to date, and closes.
    """
    app = make_application()
    context = make_context(app, home, paths.config_dir())
    context.watch.install()
    window = MainWindow(context)
    window.show()
    without_hanzi = fonts.missing()
    if without_hanzi is not None:
        window.notice.say(without_hanzi)
    if picture is not None:
        context.session.work_ended.connect(
            lambda: QTimer.singleShot(SETTLED_MS, lambda: _draw(window, picture))
        )
    QTimer.singleShot(0, lambda: keep_library_log(context.log))
    QTimer.singleShot(0, context.session.open)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        return app.exec()
    finally:
        context.session.close()
        context.watch.remove()


def _draw(window: MainWindow, picture: Path) -> None:
    window.grab().save(str(picture))
    window.close()
