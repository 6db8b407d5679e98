"""Every command of the window, declared once: menus, tool bar, context menus and the sheet of shortcuts follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from reader.ui.language import QT_TRANSLATE_NOOP, translate
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

CONTEXT: Final = "Commands"


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `text` is the Chinese source text; the first shortcut is the one shown.

    `section` draws a line above it in its menu; `group` makes it one of several of which one is chosen;
    `places` are the context menus it stands in.
    """

    id: str
    menu: str
    text: str
    handler: Callable[[MainWindow], None]
    shortcuts: tuple[str, ...] = ()
    icon: str | None = None
    section: bool = False
    group: str | None = None
    places: tuple[str, ...] = ()


MENUS: Final[dict[str, str]] = {
    "file": QT_TRANSLATE_NOOP("Commands", "文件(&F)"),
    "edit": QT_TRANSLATE_NOOP("Commands", "编辑(&E)"),
    "view": QT_TRANSLATE_NOOP("Commands", "查看(&V)"),
    "view.theme": QT_TRANSLATE_NOOP("Commands", "配色"),
    "view.language": QT_TRANSLATE_NOOP("Commands", "语言 Language"),
    "go": QT_TRANSLATE_NOOP("Commands", "转到(&G)"),
    "tools": QT_TRANSLATE_NOOP("Commands", "工具(&T)"),
    "help": QT_TRANSLATE_NOOP("Commands", "帮助(&H)"),
}
"""The menus in their order; one with a dot stands in the menu before the dot."""

# fmt: off
COMMANDS: Final[tuple[Command, ...]] = (
    Command("file.import", "file", QT_TRANSLATE_NOOP("Commands", "导入文件…"),
            lambda w: w.importing.choose_files(), ("Ctrl+O",), "import"),
    Command("file.add_folder", "file", QT_TRANSLATE_NOOP("Commands", "添加文件夹…"),
            lambda w: w.importing.choose_folder(), ("Ctrl+Shift+O",), "folder"),
    Command("file.folders", "file", QT_TRANSLATE_NOOP("Commands", "管理文件夹…"),
            lambda w: w.show_folders()),
    Command("file.synchronize", "file", QT_TRANSLATE_NOOP("Commands", "检查更新的文件"),
            lambda w: w.session.synchronize(), ("F5",), section=True),
    Command("file.rebuild_index", "file", QT_TRANSLATE_NOOP("Commands", "重建索引"),
            lambda w: w.session.rebuild_index()),
    Command("file.quit", "file", QT_TRANSLATE_NOOP("Commands", "退出"),
            lambda w: w.leave(), ("Ctrl+Q",), section=True),
    Command("edit.copy", "edit", QT_TRANSLATE_NOOP("Commands", "复制"),
            lambda w: w.article.view.copy(), ("Ctrl+C",), "copy", places=("article",)),
    Command("edit.select_all", "edit", QT_TRANSLATE_NOOP("Commands", "全选"),
            lambda w: w.article.view.selectAll(), ("Ctrl+A",), places=("article",)),
    Command("edit.search", "edit", QT_TRANSLATE_NOOP("Commands", "检索全部报纸"),
            lambda w: w.focus_search(), ("Ctrl+Shift+F", "Ctrl+K"), "search", section=True),
    Command("edit.search_selection", "edit", QT_TRANSLATE_NOOP("Commands", "检索选中的文字"),
            lambda w: w.search_selection(), ("Ctrl+E",), places=("article",)),
    Command("edit.find", "edit", QT_TRANSLATE_NOOP("Commands", "在本文中查找"),
            lambda w: w.article.open_find_bar(), ("Ctrl+F",), section=True, places=("article",)),
    Command("edit.next_hit", "edit", QT_TRANSLATE_NOOP("Commands", "下一处"),
            lambda w: w.article.step(1), ("F3",)),
    Command("edit.previous_hit", "edit", QT_TRANSLATE_NOOP("Commands", "上一处"),
            lambda w: w.article.step(-1), ("Shift+F3",)),
    Command("view.theme.system", "view.theme", QT_TRANSLATE_NOOP("Commands", "跟随系统"),
            lambda w: w.appearance.choose_theme("system"), group="theme"),
    Command("view.theme.light", "view.theme", QT_TRANSLATE_NOOP("Commands", "浅色"),
            lambda w: w.appearance.choose_theme("light"), group="theme"),
    Command("view.theme.dark", "view.theme", QT_TRANSLATE_NOOP("Commands", "深色"),
            lambda w: w.appearance.choose_theme("dark"), group="theme"),
    Command("view.language.system", "view.language", QT_TRANSLATE_NOOP("Commands", "跟随系统"),
            lambda w: w.appearance.choose_language("system"), group="language"),
    Command("view.language.zh", "view.language", QT_TRANSLATE_NOOP("Commands", "中文"),
            lambda w: w.appearance.choose_language("zh"), group="language"),
    Command("view.language.en", "view.language", QT_TRANSLATE_NOOP("Commands", "English"),
            lambda w: w.appearance.choose_language("en"), group="language"),
    Command("view.larger", "view", QT_TRANSLATE_NOOP("Commands", "放大文字"),
            lambda w: w.appearance.resize_text(1), ("Ctrl++", "Ctrl+="), "larger", section=True),
    Command("view.smaller", "view", QT_TRANSLATE_NOOP("Commands", "缩小文字"),
            lambda w: w.appearance.resize_text(-1), ("Ctrl+-",), "smaller"),
    Command("view.normal", "view", QT_TRANSLATE_NOOP("Commands", "文字恢复原大"),
            lambda w: w.appearance.resize_text(0), ("Ctrl+0",)),
    Command("view.contents", "view", QT_TRANSLATE_NOOP("Commands", "目录"),
            lambda w: w.focus_contents(), ("Ctrl+1",), section=True),
    Command("view.results", "view", QT_TRANSLATE_NOOP("Commands", "检索结果"),
            lambda w: w.focus_results(), ("Ctrl+2",)),
    Command("view.article", "view", QT_TRANSLATE_NOOP("Commands", "文章"),
            lambda w: w.article.setFocus(), ("Ctrl+3",)),
    Command("view.left", "view", QT_TRANSLATE_NOOP("Commands", "显示或隐藏左栏"),
            lambda w: w.toggle_left(), ("F8",), section=True),
    Command("view.right", "view", QT_TRANSLATE_NOOP("Commands", "显示或隐藏右栏"),
            lambda w: w.toggle_right(), ("F9",)),
    Command("view.full_screen", "view", QT_TRANSLATE_NOOP("Commands", "全屏"),
            lambda w: w.toggle_full_screen(), ("F11",)),
    Command("view.toggle_theme", "view", QT_TRANSLATE_NOOP("Commands", "切换深浅"),
            lambda w: w.appearance.toggle_theme(), ("Ctrl+Shift+D",), "theme"),
    Command("go.back", "go", QT_TRANSLATE_NOOP("Commands", "后退"),
            lambda w: w.reading.back(), ("Alt+Left",), "back", places=("article",)),
    Command("go.forward", "go", QT_TRANSLATE_NOOP("Commands", "前进"),
            lambda w: w.reading.forward(), ("Alt+Right",), "forward", places=("article",)),
    Command("go.previous_article", "go", QT_TRANSLATE_NOOP("Commands", "上一篇"),
            lambda w: w.turn("previous_article"), ("Alt+Up",), section=True),
    Command("go.next_article", "go", QT_TRANSLATE_NOOP("Commands", "下一篇"),
            lambda w: w.turn("next_article"), ("Alt+Down",)),
    Command("go.previous_page", "go", QT_TRANSLATE_NOOP("Commands", "上一版"),
            lambda w: w.turn("previous_page"), ("Ctrl+PgUp",)),
    Command("go.next_page", "go", QT_TRANSLATE_NOOP("Commands", "下一版"),
            lambda w: w.turn("next_page"), ("Ctrl+PgDown",)),
    Command("go.previous_issue", "go", QT_TRANSLATE_NOOP("Commands", "上一期"),
            lambda w: w.turn("previous_issue"), ("Ctrl+Shift+PgUp",)),
    Command("go.next_issue", "go", QT_TRANSLATE_NOOP("Commands", "下一期"),
            lambda w: w.turn("next_issue"), ("Ctrl+Shift+PgDown",)),
    Command("go.reveal", "go", QT_TRANSLATE_NOOP("Commands", "在目录中定位"),
            lambda w: w.reveal(), ("Ctrl+L",), "locate", section=True, places=("article",)),
    Command("tools.failures", "tools", QT_TRANSLATE_NOOP("Commands", "导入失败的文件…"),
            lambda w: w.show_failures(), (), "warning"),
    Command("tools.jumps", "tools", QT_TRANSLATE_NOOP("Commands", "转版文章…"),
            lambda w: w.show_jumps()),
    Command("help.shortcuts", "help", QT_TRANSLATE_NOOP("Commands", "快捷键"),
            lambda w: w.show_shortcuts(), ("F1",)),
    Command("help.about", "help", QT_TRANSLATE_NOOP("Commands", "关于报库"),
            lambda w: w.show_about()),
)
# fmt: on


class Actions(QObject):
    """The commands as Qt actions of one window."""

    def __init__(self, window: MainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._menus: dict[str, QMenu] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._actions = {command.id: self._make(command, window) for command in COMMANDS}
        theme.changed.connect(self._dress)
        self._dress()

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus."""
        for menu_id in MENUS:
            above, _, below = menu_id.rpartition(".")
            menu = self._menus[menu_id] = QMenu(bar)
            if below and above:
                self._menus[above].addMenu(menu)
            else:
                bar.addMenu(menu)
        for menu_id, menu in self._menus.items():
            self._put(menu, [command for command in COMMANDS if command.menu == menu_id])
        self.retranslate()

    def context_menu(self, place: str, parent: MainWindow) -> QMenu:
        """Return the context menu of a place."""
        menu = QMenu(parent)
        self._put(menu, [command for command in COMMANDS if place in command.places])
        return menu

    def retranslate(self) -> None:
        """Word every menu and command anew."""
        for menu_id, menu in self._menus.items():
            menu.setTitle(translate(CONTEXT, MENUS[menu_id]))
        for command in COMMANDS:
            action = self._actions[command.id]
            action.setText(translate(CONTEXT, command.text))
            if command.shortcuts:
                action.setToolTip(f"{action.text()} ({native(command.shortcuts[0])})")

    def check(self, command_id: str) -> None:
        """Mark a command as the chosen one of its group."""
        self._actions[command_id].setChecked(True)

    def _make(self, command: Command, window: MainWindow) -> QAction:
        action = QAction(window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
        action.triggered.connect(lambda _checked=False: command.handler(window))
        if command.group is not None:
            action.setCheckable(True)
            self._groups.setdefault(command.group, QActionGroup(self)).addAction(action)
        window.addAction(action)
        return action

    def _put(self, menu: QMenu, commands: Iterable[Command]) -> None:
        for command in commands:
            if command.section and menu.actions():
                menu.addSeparator()
            menu.addAction(self._actions[command.id])

    def _dress(self) -> None:
        for command in COMMANDS:
            if command.icon is not None:
                self._actions[command.id].setIcon(self._theme.icon(command.icon))


def shortcut_rows() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the sheet of shortcuts: for each menu its name and its commands with their keys, in words."""
    sheet: dict[str, list[tuple[str, str]]] = {}
    for command in COMMANDS:
        if command.shortcuts:
            keys = " · ".join(native(key) for key in command.shortcuts)
            sheet.setdefault(command.menu, []).append((translate(CONTEXT, command.text), keys))
    return [(plain_menu(menu), rows) for menu, rows in sheet.items()]


def native(shortcut: str) -> str:
    """Return a shortcut as this system writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def plain_menu(menu_id: str) -> str:
    """Return a menu's name without its underlined letter: 文件(&F) is 文件, &File is File."""
    text = translate(CONTEXT, MENUS[menu_id])
    return text.partition("(&")[0].replace("&", "")
