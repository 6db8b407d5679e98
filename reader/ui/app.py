"""The program with a window: what is built once, in which order, and how it ends."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import reader
from reader import paths
from reader.ui.context import Context
from reader.ui.language import Languages
from reader.ui.main_window import MainWindow
from reader.ui.messages import Log, Watch
from reader.ui.session import OpenLibrary, Session, open_library
from reader.ui.settings import LANGUAGE, THEME, Settings
from reader.ui.tasks import Tasks
from reader.ui.theme import Theme, ui_font

NO_DISPLAY = "没有可用的显示器，无法打开窗口。/ There is no display to open the window on."


def has_display() -> bool:
    """Return whether a window can be shown; Qt itself would end the process with a misleading message."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


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
    app.setStyle("Fusion")
    app.setFont(ui_font(app.font()))


def make_context(app: QApplication, home: Path, config: Path, opener: OpenLibrary = open_library) -> Context:
    """Return the dependencies of a window on the library in `home`, with settings in `config`."""
    settings = Settings(config)
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


def run(home: Path) -> int:
    """Show the window on a library and return the exit code when it is closed."""
    if not has_display():
        sys.stderr.write(NO_DISPLAY + "\n")
        return 2
    app = make_application()
    context = make_context(app, home, paths.config_dir())
    context.watch.install()
    window = MainWindow(context)
    window.show()
    QTimer.singleShot(0, context.session.open)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        return app.exec()
    finally:
        context.session.close()
        context.watch.remove()
