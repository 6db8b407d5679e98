"""Bringing in: files and folders chosen in a dialog or dropped on the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from reader import paths
from reader.core.errors import Reason
from reader.core.policies import Act
from reader.core.records import ImportReport
from reader.ui import wording
from reader.ui.language import translate
from reader.ui.session import Session
from reader.ui.settings import FOLDER, Settings


class Importing:
    """Asks for files or a folder and hands them to the session."""

    def __init__(self, window: QWidget, session: Session, settings: Settings) -> None:
        self._window = window
        self._session = session
        self._settings = settings

    def choose_files(self) -> None:
        """Let the user choose files and take them in."""
        if not self._allowed(Act.IMPORT):
            return
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            translate("Importing", "导入文件"),
            self._settings.get(FOLDER),
            translate("Importing", "报纸文本 (*.txt *.jsonl);;所有文件 (*)"),
        )
        self.take([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Let the user choose a folder and take it in; it is followed from then on."""
        if not self._allowed(Act.FOLDERS):
            return
        name = QFileDialog.getExistingDirectory(
            self._window, translate("Importing", "添加文件夹"), self._settings.get(FOLDER)
        )
        self.take([Path(name)] if name else [])

    def take(self, found: list[Path]) -> None:
        """Take in files and folders, unless the office forbids it, and remember where they were."""
        folders = any(path.is_dir() for path in found)
        if found and self._allowed(Act.FOLDERS if folders else Act.IMPORT):
            self._settings.put(FOLDER, str(found[0].parent))
            self._session.import_paths(found)

    def may(self, act: Act) -> bool:
        """Tell whether the office lets something be taken in."""
        return not self._settings.policies.forbids(act)

    def _allowed(self, act: Act) -> bool:
        """Tell whether something may be taken in, and the user if it may not."""
        allowed = self.may(act)
        if not allowed:
            self._session.refused.emit(Reason("policy.forbidden"))
        return allowed


def dropped_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders in what is dragged over the window."""
    return [local_path(url) for url in data.urls() if url.isLocalFile()]


def local_path(url: QUrl) -> Path:
    """Return the path of a local file's address, byte by byte: Qt itself loses what is no UTF-8."""
    if sys.platform == "win32":
        return Path(url.toLocalFile())
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
    return Path(os.fsdecode(unquote_to_bytes(encoded)))


def report_words(report: ImportReport, say: Callable[[Reason], str]) -> str:
    """Return what an import did, in words, with the first file that failed and why."""
    parts = []
    if report.imported or not (report.unchanged or report.failed):
        parts.append(
            translate("Importing", "导入 {files}，{articles}").format(
                files=wording.files_counted(report.imported),
                articles=wording.articles_counted(report.articles),
            )
        )
    if report.unchanged:
        parts.append(translate("Importing", "%n 个文件早已在库", "", report.unchanged))
    if report.failed:
        first = report.failed[0]
        failed = translate("Importing", "{what}未能导入").format(what=wording.failures_counted(report.failed))
        parts.append(f"{failed} ({paths.shown(Path(first.path).name)}: {say(first.reason)})")
    return translate("Importing", "；").join(parts)
