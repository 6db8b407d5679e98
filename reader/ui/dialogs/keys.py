"""快捷键: every command with its keys, to be changed; a key that another command has is told before it is taken."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.actions import COMMANDS, CONTEXT, MENUS, Command, native, plain_menu
from reader.ui.language import translate
from reader.ui.panes.empty import plain_label
from reader.ui.settings import SHORTCUTS, Settings
from reader.ui.shortcuts import give, holders, keys_of

COMMAND = Qt.ItemDataRole.UserRole


class KeysPage(QWidget):
    """A list of commands, and below it the keys of the one that is current. `changed` comes after every change."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.field = QLineEdit()
        self.field.setPlaceholderText(translate("Keys", "筛选命令"))
        self.field.setAccessibleName(translate("Keys", "筛选命令"))
        self.field.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setAccessibleName(translate("Keys", "命令和快捷键"))
        self.list.setHeaderLabels([translate("Keys", "命令"), translate("Keys", "快捷键")])
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        self.edit = QKeySequenceEdit()
        self.edit.setMaximumSequenceLength(1)
        self.edit.setAccessibleName(translate("Keys", "按下新的快捷键"))
        for line in self.edit.findChildren(QLineEdit):
            line.setAccessibleName(translate("Keys", "按下新的快捷键"))
        self.set = _button(translate("Keys", "设定"))
        self.remove = _button(translate("Keys", "去掉"))
        self.reset = _button(translate("Keys", "恢复默认"))
        self.word = plain_label("muted")
        self.word.setText(translate("Keys", "选一条命令，在下面按下新的快捷键，再点“设定”。"))
        source = settings.lock(SHORTCUTS)
        self._locked = source is not None
        if source is not None:
            self.word.setText(translate("Preferences", "由单位的策略锁定：{source}").format(source=source))
        below = QHBoxLayout()
        below.addWidget(self.edit, 1)
        for button in (self.set, self.remove, self.reset):
            below.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.field, self.list):
            layout.addWidget(part)
        layout.addLayout(below)
        layout.addWidget(self.word)
        self._fill()
        self.field.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(self._show_current)
        self.edit.keySequenceChanged.connect(self._judge)
        self.set.clicked.connect(self._set)
        self.remove.clicked.connect(lambda: self._give(()))
        self.reset.clicked.connect(self._reset)
        self._show_current()

    @property
    def current(self) -> Command | None:
        """The command whose keys are shown."""
        item = self.list.currentItem()
        found = item.data(0, COMMAND) if item is not None else None
        return found if isinstance(found, Command) else None

    def choose(self, command_id: str) -> None:
        """Make a command current."""
        for item in self._items():
            if item.data(0, COMMAND).id == command_id:
                self.list.setCurrentItem(item)

    def reset_all(self) -> None:
        """Give every command its own keys."""
        if not self._locked and self._settings.get(SHORTCUTS):
            self._settings.forget(SHORTCUTS)
            self._changed()

    def _fill(self) -> None:
        for menu_id in MENUS:
            group = QTreeWidgetItem([plain_menu(menu_id), ""])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for command in COMMANDS:
                if command.menu == menu_id:
                    item = QTreeWidgetItem(group, [translate(CONTEXT, command.text), ""])
                    item.setData(0, COMMAND, command)
            if group.childCount():
                self.list.addTopLevelItem(group)
        self.list.expandAll()
        self._show_keys()
        self.list.setCurrentItem(self._items()[0])

    def _groups(self) -> list[QTreeWidgetItem]:
        found = (self.list.topLevelItem(number) for number in range(self.list.topLevelItemCount()))
        return [group for group in found if group is not None]

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for group in self._groups() for item in _children(group)]

    def _show_keys(self) -> None:
        changed = self._settings.get(SHORTCUTS)
        for item in self._items():
            command = item.data(0, COMMAND)
            item.setText(1, " · ".join(native(key) for key in keys_of(command, changed)))
            font = item.font(1)
            font.setBold(command.id in changed)
            item.setFont(1, font)

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for item in self._items():
            item.setHidden(wanted not in f"{item.text(0)} {item.text(1)}".casefold())
        for group in self._groups():
            group.setHidden(all(item.isHidden() for item in _children(group)))

    def _show_current(self) -> None:
        command, changed = self.current, self._settings.get(SHORTCUTS)
        keys = keys_of(command, changed) if command is not None else ()
        self.edit.setKeySequence(QKeySequence(keys[0] if keys else ""))
        self._judge()

    def _judge(self) -> None:
        """Tell whose the key is that was pressed."""
        command, changed = self.current, self._settings.get(SHORTCUTS)
        keys = self._pressed()
        may = command is not None and not self._locked
        self.edit.setEnabled(may)
        if command is None or self._locked:
            for button in (self.set, self.remove, self.reset):
                button.setEnabled(False)
            return
        own = keys_of(command, changed)
        self.set.setEnabled(bool(keys) and (keys,) != own)
        self.remove.setEnabled(bool(own))
        self.reset.setEnabled(command.id in changed)
        others = holders(keys, changed, but=command.id) if keys else []
        if others:
            names = "、".join(translate(CONTEXT, other.text) for other in others)
            words = translate("Keys", "{keys} 现在是“{others}”的快捷键；设定之后，它就没有这个快捷键了。")
            self.word.setText(words.format(keys=native(keys), others=names))
        else:
            self.word.setText(translate("Keys", "选一条命令，在下面按下新的快捷键，再点“设定”。"))

    def _pressed(self) -> str:
        return self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _set(self) -> None:
        self._give((self._pressed(),))

    def _reset(self) -> None:
        command = self.current
        if command is not None:
            self._give(command.shortcuts)

    def _give(self, keys: tuple[str, ...]) -> None:
        command = self.current
        if command is not None:
            self._settings.put(SHORTCUTS, give(command, keys, self._settings.get(SHORTCUTS)))
            self._changed()

    def _changed(self) -> None:
        self._show_keys()
        self._show_current()
        self.changed.emit()


def _children(group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (group.child(number) for number in range(group.childCount()))
    return [item for item in found if item is not None]


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    return button
