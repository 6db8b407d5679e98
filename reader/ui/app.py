"""The program with a window: what is built once, in which order, and how it ends."""

from __future__ import annotations

import hashlib
import signal
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import reader
from reader import paths
from reader.core.policies import Act, read_policies
from reader.ui import arriving, collecting, fonts
from reader.ui.context import Context
from reader.ui.language import Languages
from reader.ui.main_window import MainWindow
from reader.ui.messages import Log, Watch, keep_library_log
from reader.ui.session import OpenLibrary, Session, open_library
from reader.ui.settings import LANGUAGE, THEME, Settings
from reader.ui.summoned import Summoned
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


def make_context(
    app: QApplication, home: Path, config: Path, opener: OpenLibrary = open_library, scope: str = ""
) -> Context:
    """Return the dependencies of a window on the library in `home`, with settings in `config`.

    `scope` tells another library from the user's own one: see Settings.
    """
    settings = Settings(config, read_policies(), scope)
    tasks = Tasks()
    log = Log(paths.log_dir())
    return Context(
        settings=settings,
        theme=Theme(app, paths.resources(), settings.get(THEME)),
        languages=Languages(app, paths.resources(), settings.get(LANGUAGE)),
        tasks=tasks,
        session=Session(home, tasks, opener, follows=not settings.policies.forbids(Act.IMPORT)),
        watch=Watch(log),
        log=log,
    )


class Program:
    """The window of the program, and the change from one library to another: one window is closed, one is opened.

    No work of the old library goes on when the new one is opened. `own` is the user's own library; what stands open
    in another one is remembered apart from it.
    """

    def __init__(self, app: QApplication, own: Path, config: Path) -> None:
        self._app = app
        self._own = own
        self._config = config
        self.window: MainWindow | None = None
        self._summoned: Summoned | None = None

    def open(self, home: Path) -> MainWindow:
        """Show a window on a library; the library itself is opened when the window is on the screen."""
        scope = "" if home == self._own else hashlib.sha256(str(home).encode()).hexdigest()[:16]
        context = make_context(self._app, home, self._config, scope=scope)
        context.watch.install()
        window = self.window = MainWindow(context)
        window.library_requested.connect(
            lambda path: QTimer.singleShot(0, lambda: self.change(path)), Qt.ConnectionType.QueuedConnection
        )
        window.show()
        self._summoned = Summoned(window, home)
        QTimer.singleShot(0, context.session.open)
        collecting.Collecting(context.session)
        return window

    def change(self, home: Path) -> None:
        """Close the window that is open and show one on another library, of the same size at the same place."""
        quits = self._app.quitOnLastWindowClosed()
        self._app.setQuitOnLastWindowClosed(False)
        try:
            self.close()
            self.open(home)
        finally:
            self._app.setQuitOnLastWindowClosed(quits)

    def close(self) -> None:
        """Close the window, wait for its work, and give back what it held. Does nothing without one."""
        window, self.window = self.window, None
        summoned, self._summoned = self._summoned, None
        if summoned is not None:
            summoned.close()
        if window is None:
            return
        context = window.context
        window.close()
        context.session.close()
        context.watch.remove()
        context.languages.remove()
        for part in (window, context.theme, context.languages):
            part.deleteLater()
        collecting.end()


def run(home: Path, picture: Path | None = None, target: str | None = None) -> int:
    """Show the window on a library and return the exit code when it is closed.

    `target` is a link or a file to begin with. With `picture` the window draws itself into that file once the
    library is up to date, and closes.
    """
    app = make_application()
    program = Program(app, paths.default_library(), paths.config_dir())
    window = program.open(home)
    log = window.context.log
    QTimer.singleShot(0, lambda: keep_library_log(log))
    without_hanzi = fonts.missing()
    if without_hanzi is not None:
        window.notice.say(without_hanzi)
    if target is not None:
        window.session.opened.connect(lambda: arriving.show(window, target))
    if picture is not None:
        window.session.work_ended.connect(
            lambda: QTimer.singleShot(SETTLED_MS, lambda: _draw(window, picture))
        )
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        return app.exec()
    finally:
        program.close()


def _draw(window: MainWindow, picture: Path) -> None:
    window.grab().save(str(picture))
    window.close()
