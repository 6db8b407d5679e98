"""管理文件夹: the folders the library follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from reader import paths
from reader.ui.dialogs.base import PlainDialog
from reader.ui.language import translate


class FoldersDialog(PlainDialog):
    """Lists the followed folders; one can be let go of."""

    def __init__(self, folders: Sequence[Path], unfollow: Callable[[Path], None], parent: QWidget) -> None:
        super().__init__(
            translate("Folders", "管理文件夹"),
            translate("Folders", "每次启动时，报库会查看这些文件夹里新增和改动的文件。"),
            parent,
        )
        self._unfollow = unfollow
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Folders", "关注的文件夹"))
        for folder in folders:
            item = QListWidgetItem(paths.shown(folder))
            item.setData(Qt.ItemDataRole.UserRole, folder)
            self.list.addItem(item)
        self.content.addWidget(self.list)
        self.remove = self.add_button(
            translate("Folders", "不再关注"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.remove.setToolTip(translate("Folders", "已经导入的文章仍留在资料库里"))
        self.remove.clicked.connect(self._let_go)
        self.list.currentItemChanged.connect(self._look)
        self.resize(640, 320 if folders else 120)
        self.add_close()
        self._look()

    def _let_go(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._unfollow(item.data(Qt.ItemDataRole.UserRole))
            self.list.takeItem(self.list.row(item))
        self._look()

    def _look(self) -> None:
        self.remove.setEnabled(self.list.currentItem() is not None)
        self.list.setVisible(bool(self.list.count()))
        self.remove.setVisible(bool(self.list.count()))
        if not self.list.count():
            self.sentence.setText(
                translate("Folders", "还没有关注的文件夹。用“文件 › 添加文件夹…”加入一个。")
            )
