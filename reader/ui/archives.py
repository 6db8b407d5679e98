"""Other libraries: a folder, an archive pack, the packs of the office; the window changes over to the one chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from reader import paths
from reader.ui import settings as known
from reader.ui.language import translate
from reader.ui.text_offsets import ShownText

if TYPE_CHECKING:
    from reader.core.archives import Archive
    from reader.ui.main_window import MainWindow

CATALOGUE: Final = "catalogue.sqlite"
"""What every library holds."""


class Archives(QObject):
    """Fills the menu 资料库 and asks the program for another library.

    Where an office has locked the library, only its own archives can be chosen.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._settings = window.context.settings
        self._policies = self._settings.policies
        self._listed: list[QAction] = []
        if self.locked:
            for command in ("archives.own", "archives.open"):
                window.commands[command].setVisible(False)
                window.commands[command].setEnabled(False)

    @property
    def locked(self) -> bool:
        """Whether the office has decided which library is used."""
        return self._policies.library is not None and self._policies.library.locked

    def fill(self) -> None:
        """List the packs of the office in the menu, the one that is open marked."""
        from reader.core.archives import archives  # noqa: PLC0415 - what it needs is loaded with the library

        menu = self._window.commands.menu("file.archives")
        for action in self._listed:
            menu.removeAction(action)
            action.deleteLater()
        self._listed = []
        found = list(archives(self._policies))
        if found:
            self._listed.append(menu.addSeparator())
        for archive in found:
            self._listed.append(self._list(archive, menu))

    def _list(self, archive: Archive, menu: QMenu) -> QAction:
        """Add an archive to the menu; one that cannot be opened says why and cannot be chosen."""
        path, name = archive.path, archive.name
        if archive.trouble is not None:
            name = translate("Archives", "{name}（打不开）").format(name=name)
        action = menu.addAction(ShownText.of(name).shown.replace("&", "&&"))
        trouble = None if archive.trouble is None else self._window.context.say(archive.trouble)
        action.setToolTip(str(path) if trouble is None else f"{path}: {trouble}")
        action.setStatusTip(action.toolTip())
        action.setEnabled(trouble is None)
        action.setCheckable(True)
        action.setChecked(path == self._window.session.home)
        action.triggered.connect(lambda _checked=False: self.open(path))
        return action

    def open_own(self) -> None:
        """Go back to the user's own library, or the one the office has set."""
        self.open(self._policies.library_path())

    def open(self, path: Path) -> None:
        """Change over to a library, unless it is the one that is open."""
        if path != self._window.session.home:
            self._window.library_requested.emit(path)

    def choose(self) -> None:
        """Let the user choose a folder: a library, a pack, or one in which a library is to be made."""
        name = QFileDialog.getExistingDirectory(
            self._window,
            translate("Archives", "打开资料库或资料包"),
            self._settings.get(known.ARCHIVE_FOLDER) or str(paths.default_library().parent),
        )
        if not name:
            return
        path = Path(name)
        if is_library(path) or self._may_make(path):
            self._settings.put(known.ARCHIVE_FOLDER, str(path.parent))
            self.open(path)

    def _may_make(self, path: Path) -> bool:
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(translate("Archives", "打开资料库或资料包"))
        words = translate("Archives", "{path} 里还没有资料库。要在这里新建一个吗？")
        box.setText(words.format(path=path))
        box.setInformativeText(
            translate("Archives", "如果您想收入这个文件夹里的报纸，请取消，改用“添加文件夹…”。")
        )
        agreed = box.addButton(translate("Archives", "新建"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(translate("Archives", "取消"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is agreed


def is_library(path: Path) -> bool:
    """Tell whether a folder holds a library or is an archive pack."""
    from reader.core.packs import is_pack  # noqa: PLC0415 - as above

    return is_pack(path) or (path / CATALOGUE).exists()
