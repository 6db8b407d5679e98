"""备份: the backups of the notes, and going back to one, after it was said what that would undo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from reader.core.noted import BackupInfo, NotesStatus
from reader.ui.dialogs.base import PlainDialog, RowsModel, table
from reader.ui.language import translate
from reader.ui.panes.empty import plain_label


class BackupsDialog(PlainDialog):
    """Lists the backups. `made` asks for one now, `restored` brings the name of the one to go back to."""

    made = Signal()
    restored = Signal(str)

    def __init__(self, status: NotesStatus, parent: QWidget) -> None:
        super().__init__(translate("Notes", "批注的备份"), "", parent)
        self._status = status
        self._agreeing = False
        self.view = table((), (), self)
        self.view.setAccessibleName(translate("Notes", "备份"))
        self.content.addWidget(self.view, 1)
        self.loss = plain_label("accent")
        self.content.addWidget(self.loss)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.make = self.add_button(translate("Notes", "现在备份"), action)
        self.restore = self.add_button(translate("Notes", "恢复到这一份…"), action)
        self.make.clicked.connect(self.made)
        self.restore.clicked.connect(self._restore)
        self.resize(560, 360)
        self.add_close()
        self.show_status(status)

    def show_status(self, status: NotesStatus) -> None:
        """Show how the notes fare and which backups there are."""
        self._status = status
        count = translate("Notes", "%n 条批注", "", status.annotations)
        words = translate("Notes", "现在有{count}。有改动的日子自动备份一份，校验过才淘汰旧的。")
        self.sentence.setText(words.format(count=count))
        self.sentence.show()
        heading = (translate("Notes", "日期"), translate("Notes", "改动记录"), translate("Notes", "大小"))
        rows = [
            (info.day, str(info.changes), QLocale().formattedDataSize(info.bytes)) for info in status.backups
        ]
        before = self.view.model()
        self.view.setModel(RowsModel(heading, rows, self))
        before.deleteLater()
        self.view.selectionModel().selectionChanged.connect(self._look)
        if rows:
            self.view.selectRow(0)
        self._look()

    @property
    def chosen(self) -> BackupInfo | None:
        """The backup that is selected."""
        backups: Sequence[BackupInfo] = self._status.backups
        row = self.view.currentIndex().row()
        return backups[row] if 0 <= row < len(backups) else None

    def _look(self) -> None:
        info = self.chosen
        self._agreeing = False
        self.restore.setEnabled(info is not None)
        self.restore.setText(translate("Notes", "恢复到这一份…"))
        self.loss.setText(loss(info, self._status) if info is not None else "")

    def _restore(self) -> None:
        """Ask once more: the button says what it will do, and what is given up stands above it."""
        info = self.chosen
        if info is None:
            return
        if not self._agreeing:
            self._agreeing = True
            words = translate("Notes", "确认恢复到 {day}").format(day=info.day)
            self.restore.setText(words)
            self.restore.setAccessibleName(words)
            return
        self.restored.emit(info.name)


def loss(info: BackupInfo, status: NotesStatus) -> str:
    """Return what going back to a backup would undo, in words."""
    since = max(0, status.changes - info.changes)
    kept = translate("Notes", "现在的批注会先另存一份备份，随时可以再恢复回来。")
    if not since:
        return translate("Notes", "这一份与现在的批注相同。")
    return translate("Notes", "恢复后，此后的 %n 处改动不再在批注里。", "", since) + kept
