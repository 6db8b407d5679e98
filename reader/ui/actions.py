"""Every command of the window, declared once: menus, tool bar, context menus and the sheet of shortcuts follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from reader.core.policies import Act
from reader.ui.language import QT_TRANSLATE_NOOP, translate
from reader.ui.settings import NO_SHORTCUTS, SHORTCUTS
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

CONTEXT: Final = "Commands"


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `text` is the Chinese source text; the first shortcut is the one shown.

    `section` draws a line above it in its menu; `group` makes it one of several of which one is chosen, `shows` one
    that shows whether what it does has been done;
    `places` are the context menus it stands in; `act` is what an office may forbid: then it is not shown.
    """

    id: str
    menu: str
    text: str
    handler: Callable[[MainWindow], None]
    shortcuts: tuple[str, ...] = ()
    icon: str | None = None
    section: bool = False
    group: str | None = None
    shows: bool = False
    places: tuple[str, ...] = ()
    act: Act | None = None


MENUS: Final[dict[str, str]] = {
    "file": QT_TRANSLATE_NOOP("Commands", "文件(&F)"),
    "file.archives": QT_TRANSLATE_NOOP("Commands", "资料库"),
    "edit": QT_TRANSLATE_NOOP("Commands", "编辑(&E)"),
    "view": QT_TRANSLATE_NOOP("Commands", "查看(&V)"),
    "view.theme": QT_TRANSLATE_NOOP("Commands", "配色"),
    "view.language": QT_TRANSLATE_NOOP("Commands", "语言 Language"),
    "go": QT_TRANSLATE_NOOP("Commands", "转到(&G)"),
    "note": QT_TRANSLATE_NOOP("Commands", "批注(&N)"),
    "note.color": QT_TRANSLATE_NOOP("Commands", "标亮为"),
    "note.exchange": QT_TRANSLATE_NOOP("Commands", "交换"),
    "tools": QT_TRANSLATE_NOOP("Commands", "工具(&T)"),
    "help": QT_TRANSLATE_NOOP("Commands", "帮助(&H)"),
}
"""The menus in their order; one with a dot stands in the menu before the dot."""

# fmt: off
COMMANDS: Final[tuple[Command, ...]] = (
    Command("archives.own", "file.archives", QT_TRANSLATE_NOOP("Commands", "我的资料库"),
            lambda w: w.archives.open_own()),
    Command("archives.open", "file.archives", QT_TRANSLATE_NOOP("Commands", "打开资料库或资料包…"),
            lambda w: w.archives.choose()),
    Command("file.import", "file", QT_TRANSLATE_NOOP("Commands", "导入文件…"),
            lambda w: w.importing.choose_files(), ("Ctrl+O",), "import", act=Act.IMPORT),
    Command("file.add_folder", "file", QT_TRANSLATE_NOOP("Commands", "添加文件夹…"),
            lambda w: w.importing.choose_folder(), ("Ctrl+Shift+O",), "folder", act=Act.FOLDERS),
    Command("file.folders", "file", QT_TRANSLATE_NOOP("Commands", "管理文件夹…"),
            lambda w: w.show_folders(), act=Act.FOLDERS),
    Command("file.synchronize", "file", QT_TRANSLATE_NOOP("Commands", "检查更新的文件"),
            lambda w: w.session.synchronize(), ("F5",), section=True, act=Act.IMPORT),
    Command("file.rebuild_index", "file", QT_TRANSLATE_NOOP("Commands", "重建索引"),
            lambda w: w.session.rebuild_index(), act=Act.REBUILD),
    Command("file.print", "file", QT_TRANSLATE_NOOP("Commands", "打印…"),
            lambda w: w.handing.print(), ("Ctrl+P",), section=True, places=("article",), act=Act.EXPORT),
    Command("file.export", "file", QT_TRANSLATE_NOOP("Commands", "导出…"),
            lambda w: w.handing.export(), ("Ctrl+Shift+P",), places=("article",), act=Act.EXPORT),
    Command("file.quit", "file", QT_TRANSLATE_NOOP("Commands", "退出"),
            lambda w: w.leave(), ("Ctrl+Q",), section=True),
    Command("edit.copy", "edit", QT_TRANSLATE_NOOP("Commands", "复制"),
            lambda w: w.article.view.copy(), ("Ctrl+C",), "copy", places=("article",)),
    Command("edit.copy_with_source", "edit", QT_TRANSLATE_NOOP("Commands", "复制并注明出处"),
            lambda w: w.room.copy_with_source(), ("Ctrl+Shift+X",), places=("article",)),
    Command("edit.cite", "edit", QT_TRANSLATE_NOOP("Commands", "复制著录"),
            lambda w: w.handing.copy_citation(), ("Ctrl+Shift+C",), places=("article",)),
    Command("edit.select_all", "edit", QT_TRANSLATE_NOOP("Commands", "全选"),
            lambda w: w.article.view.selectAll(), ("Ctrl+A",), places=("article",)),
    Command("edit.search", "edit", QT_TRANSLATE_NOOP("Commands", "检索全部报纸"),
            lambda w: w.desk.focus_bar(), ("Ctrl+Shift+F", "Ctrl+K"), "search", section=True),
    Command("edit.search_selection", "edit", QT_TRANSLATE_NOOP("Commands", "检索选中的文字"),
            lambda w: w.desk.ask_selected(w.article.view.selected_text()), ("Ctrl+E",), places=("article",)),
    Command("edit.lines", "edit", QT_TRANSLATE_NOOP("Commands", "逐处列出命中"),
            lambda w: w.desk.toggle_lines(), ("F4",)),
    Command("edit.similar", "edit", QT_TRANSLATE_NOOP("Commands", "更多类似"),
            lambda w: w.desk.show_similar(), ("Ctrl+Shift+E",), places=("article",)),
    Command("edit.alike", "edit", QT_TRANSLATE_NOOP("Commands", "算作相同的写法…"),
            lambda w: w.filters.open_alike(), ("Ctrl+Shift+A",)),
    Command("edit.save_search", "edit", QT_TRANSLATE_NOOP("Commands", "保存这个检索…"),
            lambda w: w.desk.save_search(), ("Ctrl+Shift+S",)),
    Command("edit.find", "edit", QT_TRANSLATE_NOOP("Commands", "在本文中查找"),
            lambda w: w.article.open_find_bar(), ("Ctrl+F",), section=True, places=("article",)),
    Command("edit.next_hit", "edit", QT_TRANSLATE_NOOP("Commands", "下一处"),
            lambda w: w.steps.step(1), ("F3",)),
    Command("edit.previous_hit", "edit", QT_TRANSLATE_NOOP("Commands", "上一处"),
            lambda w: w.steps.step(-1), ("Shift+F3",)),
    Command("view.theme.system", "view.theme", QT_TRANSLATE_NOOP("Commands", "跟随系统"),
            lambda w: w.appearance.choose_theme("system"), group="theme"),
    Command("view.theme.system_sepia", "view.theme", QT_TRANSLATE_NOOP("Commands", "跟随系统，日间用米黄"),
            lambda w: w.appearance.choose_theme("system_sepia"), group="theme"),
    Command("view.theme.light", "view.theme", QT_TRANSLATE_NOOP("Commands", "浅色"),
            lambda w: w.appearance.choose_theme("light"), group="theme"),
    Command("view.theme.sepia", "view.theme", QT_TRANSLATE_NOOP("Commands", "米黄"),
            lambda w: w.appearance.choose_theme("sepia"), group="theme"),
    Command("view.theme.dark", "view.theme", QT_TRANSLATE_NOOP("Commands", "深色"),
            lambda w: w.appearance.choose_theme("dark"), group="theme"),
    Command("view.theme.contrast", "view.theme", QT_TRANSLATE_NOOP("Commands", "高对比度"),
            lambda w: w.appearance.choose_theme("contrast"), group="theme"),
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
    Command("view.typesetting", "view", QT_TRANSLATE_NOOP("Commands", "版式…"),
            lambda w: w.room.choose_typography()),
    Command("view.original", "view", QT_TRANSLATE_NOOP("Commands", "原文对照"),
            lambda w: w.room.comparing.toggle(), ("F7", "Ctrl+U"), "original", section=True, places=("article",)),
    Command("view.page", "view", QT_TRANSLATE_NOOP("Commands", "整版"),
            lambda w: w.room.toggle_page(), ("F2",), "page", places=("article",)),
    Command("view.start", "view", QT_TRANSLATE_NOOP("Commands", "开始页"),
            lambda w: w.starting.toggle(), ("Alt+Home",)),
    Command("view.contents", "view", QT_TRANSLATE_NOOP("Commands", "目录"),
            lambda w: w.focus_contents(), ("Ctrl+1",), section=True),
    Command("view.filter", "view", QT_TRANSLATE_NOOP("Commands", "筛选目录"),
            lambda w: w.focus_filter(), ("Ctrl+Shift+L",)),
    Command("view.results", "view", QT_TRANSLATE_NOOP("Commands", "检索结果"),
            lambda w: w.desk.focus_results(), ("Ctrl+2",)),
    Command("view.bookmarks", "view", QT_TRANSLATE_NOOP("Commands", "书签"),
            lambda w: w.focus_bookmarks(), ("Ctrl+4",)),
    Command("view.article", "view", QT_TRANSLATE_NOOP("Commands", "文章"),
            lambda w: w.article.setFocus(), ("Ctrl+3",)),
    Command("view.next_region", "view", QT_TRANSLATE_NOOP("Commands", "下一区"),
            lambda w: w.regions.step(1), ("F6",), section=True),
    Command("view.previous_region", "view", QT_TRANSLATE_NOOP("Commands", "上一区"),
            lambda w: w.regions.step(-1), ("Shift+F6",)),
    Command("view.left", "view", QT_TRANSLATE_NOOP("Commands", "显示或隐藏左栏"),
            lambda w: w.toggle_left(), ("F8",), section=True),
    Command("view.right", "view", QT_TRANSLATE_NOOP("Commands", "显示或隐藏右栏"),
            lambda w: w.toggle_right(), ("F9",)),
    Command("view.full_screen", "view", QT_TRANSLATE_NOOP("Commands", "全屏"),
            lambda w: w.full_screen.toggle(), ("F11",)),
    Command("view.toggle_theme", "view", QT_TRANSLATE_NOOP("Commands", "切换深浅"),
            lambda w: w.appearance.toggle_theme(), ("Ctrl+Shift+D",), "theme"),
    Command("go.to", "go", QT_TRANSLATE_NOOP("Commands", "转到…"),
            lambda w: w.room.ways.go_to(), ("Ctrl+G",)),
    Command("go.calendar", "go", QT_TRANSLATE_NOOP("Commands", "日历…"),
            lambda w: w.room.ways.show_calendar(), ("Ctrl+Shift+G",), "calendar"),
    Command("go.back", "go", QT_TRANSLATE_NOOP("Commands", "后退"),
            lambda w: w.reading.back(), ("Alt+Left",), "back", section=True, places=("article",)),
    Command("go.forward", "go", QT_TRANSLATE_NOOP("Commands", "前进"),
            lambda w: w.reading.forward(), ("Alt+Right",), "forward", places=("article",)),
    Command("go.previous_article", "go", QT_TRANSLATE_NOOP("Commands", "上一篇"),
            lambda w: w.room.turn("previous_article"), ("Alt+Up",), section=True),
    Command("go.next_article", "go", QT_TRANSLATE_NOOP("Commands", "下一篇"),
            lambda w: w.room.turn("next_article"), ("Alt+Down",)),
    Command("go.previous_page", "go", QT_TRANSLATE_NOOP("Commands", "上一版"),
            lambda w: w.room.turn("previous_page"), ("Ctrl+PgUp",)),
    Command("go.next_page", "go", QT_TRANSLATE_NOOP("Commands", "下一版"),
            lambda w: w.room.turn("next_page"), ("Ctrl+PgDown",)),
    Command("go.previous_issue", "go", QT_TRANSLATE_NOOP("Commands", "上一期"),
            lambda w: w.room.turn("previous_issue"), ("Ctrl+Shift+PgUp",)),
    Command("go.next_issue", "go", QT_TRANSLATE_NOOP("Commands", "下一期"),
            lambda w: w.room.turn("next_issue"), ("Ctrl+Shift+PgDown",)),
    Command("go.reveal", "go", QT_TRANSLATE_NOOP("Commands", "在目录中定位"),
            lambda w: w.reveal(), ("Ctrl+L",), "locate", section=True, places=("article",)),
    Command("go.bookmark", "go", QT_TRANSLATE_NOOP("Commands", "收藏或取消收藏"),
            lambda w: w.room.ways.toggle_bookmark(), ("Ctrl+D",), "bookmark", shows=True, places=("article",)),
    Command("tab.duplicate", "go", QT_TRANSLATE_NOOP("Commands", "在新标签中打开"),
            lambda w: w.room.duplicate_tab(), ("Ctrl+T",), section=True, places=("article",)),
    Command("tab.close", "go", QT_TRANSLATE_NOOP("Commands", "关闭标签"),
            lambda w: w.reading.close_tab(), ("Ctrl+W", "Ctrl+F4")),
    Command("tab.reopen", "go", QT_TRANSLATE_NOOP("Commands", "重新打开关闭的标签"),
            lambda w: w.reading.reopen_tab(), ("Ctrl+Shift+T",)),
    Command("tab.next", "go", QT_TRANSLATE_NOOP("Commands", "下一个标签"),
            lambda w: w.reading.step_tab(1), ("Ctrl+Tab",)),
    Command("tab.previous", "go", QT_TRANSLATE_NOOP("Commands", "上一个标签"),
            lambda w: w.reading.step_tab(-1), ("Ctrl+Shift+Tab",)),
    Command("note.highlight", "note", QT_TRANSLATE_NOOP("Commands", "标亮"),
            lambda w: w.noting.changing.highlight(), ("Ctrl+H",), places=("article",)),
    Command("note.yellow", "note.color", QT_TRANSLATE_NOOP("Commands", "黄"),
            lambda w: w.noting.changing.highlight("yellow"), ("Alt+1",)),
    Command("note.green", "note.color", QT_TRANSLATE_NOOP("Commands", "绿"),
            lambda w: w.noting.changing.highlight("green"), ("Alt+2",)),
    Command("note.blue", "note.color", QT_TRANSLATE_NOOP("Commands", "蓝"),
            lambda w: w.noting.changing.highlight("blue"), ("Alt+3",)),
    Command("note.red", "note.color", QT_TRANSLATE_NOOP("Commands", "红"),
            lambda w: w.noting.changing.highlight("red"), ("Alt+4",)),
    Command("note.purple", "note.color", QT_TRANSLATE_NOOP("Commands", "紫"),
            lambda w: w.noting.changing.highlight("purple"), ("Alt+5",)),
    Command("note.write", "note", QT_TRANSLATE_NOOP("Commands", "写批注…"),
            lambda w: w.noting.writing.write(), ("Ctrl+M",), "note", places=("article",)),
    Command("note.tag", "note", QT_TRANSLATE_NOOP("Commands", "加标签…"),
            lambda w: w.noting.writing.write(tagging=True), ("Ctrl+Shift+M",), "tag", places=("article",)),
    Command("note.bookmark", "note", QT_TRANSLATE_NOOP("Commands", "给选中的文字加书签"),
            lambda w: w.noting.changing.bookmark(), ("Ctrl+Shift+B",), places=("article",)),
    Command("note.caret", "note", QT_TRANSLATE_NOOP("Commands", "用键盘选字"),
            lambda w: w.noting.caret.toggle(), ("F12",)),
    Command("note.undo", "note", QT_TRANSLATE_NOOP("Commands", "撤销批注操作"),
            lambda w: w.noting.changing.undo(), ("Ctrl+Z",), section=True),
    Command("note.redo", "note", QT_TRANSLATE_NOOP("Commands", "重做批注操作"),
            lambda w: w.noting.changing.redo(), ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("note.next", "note", QT_TRANSLATE_NOOP("Commands", "下一条批注"),
            lambda w: w.noting.step(1), ("Ctrl+]",), section=True),
    Command("note.previous", "note", QT_TRANSLATE_NOOP("Commands", "上一条批注"),
            lambda w: w.noting.step(-1), ("Ctrl+[",)),
    Command("note.pane", "note", QT_TRANSLATE_NOOP("Commands", "本文的批注"),
            lambda w: w.noting.focus(), ("Ctrl+5",)),
    Command("note.all", "note", QT_TRANSLATE_NOOP("Commands", "全部批注…"),
            lambda w: w.note_browsing.show(), ("Ctrl+Shift+N",), section=True),
    Command("note.tags", "note", QT_TRANSLATE_NOOP("Commands", "管理标签…"),
            lambda w: w.noting.kinds.manage_tags()),
    Command("note.colors", "note", QT_TRANSLATE_NOOP("Commands", "颜色的意思…"),
            lambda w: w.noting.kinds.name_colors()),
    Command("note.export", "note.exchange", QT_TRANSLATE_NOOP("Commands", "导出批注…"),
            lambda w: w.note_exchange.export(), act=Act.EXCHANGE),
    Command("note.import", "note.exchange", QT_TRANSLATE_NOOP("Commands", "导入批注…"),
            lambda w: w.note_exchange.choose_bundle(), act=Act.EXCHANGE),
    Command("note.meet", "note.exchange", QT_TRANSLATE_NOOP("Commands", "与共享文件夹同步"),
            lambda w: w.note_exchange.meet(), ("Ctrl+Shift+Y",), section=True, act=Act.EXCHANGE),
    Command("note.folder", "note.exchange", QT_TRANSLATE_NOOP("Commands", "选择共享文件夹…"),
            lambda w: w.note_exchange.choose_folder(), act=Act.EXCHANGE),
    Command("note.backups", "note", QT_TRANSLATE_NOOP("Commands", "备份与恢复…"),
            lambda w: w.note_exchange.show_backups()),
    Command("tools.failures", "tools", QT_TRANSLATE_NOOP("Commands", "导入失败的文件…"),
            lambda w: w.show_failures(), (), "warning"),
    Command("tools.jumps", "tools", QT_TRANSLATE_NOOP("Commands", "转版文章…"),
            lambda w: w.show_jumps()),
    Command("tools.preferences", "tools", QT_TRANSLATE_NOOP("Commands", "首选项…"),
            lambda w: w.guide.show_preferences(), ("Ctrl+,",), section=True),
    Command("help.contents", "help", QT_TRANSLATE_NOOP("Commands", "帮助"),
            lambda w: w.guide.show_help(), ("F1",)),
    Command("help.shortcuts", "help", QT_TRANSLATE_NOOP("Commands", "快捷键"),
            lambda w: w.show_shortcuts(), ("Ctrl+F1",)),
    Command("help.diagnostics", "help", QT_TRANSLATE_NOOP("Commands", "诊断信息…"),
            lambda w: w.guide.show_diagnostics(), section=True),
    Command("help.about", "help", QT_TRANSLATE_NOOP("Commands", "关于报库"),
            lambda w: w.show_about()),
)
# fmt: on


class Actions(QObject):
    """The commands as Qt actions of one window."""

    def __init__(self, window: MainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._changed = window.context.settings.get(SHORTCUTS)
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
            keys = self.keys(command)
            if keys:
                action.setToolTip(f"{action.text()} ({native(keys[0])})")

    def menu(self, menu_id: str) -> QMenu:
        """Return a menu, once they are filled."""
        return self._menus[menu_id]

    def keys(self, command: Command) -> tuple[str, ...]:
        """Return the keys of a command: those the user gave it, else its own."""
        return self._changed.get(command.id, command.shortcuts)

    def use_keys(self, changed: Mapping[str, tuple[str, ...]]) -> None:
        """Give commands other keys; those that are not named have their own."""
        self._changed = changed
        for command in COMMANDS:
            self._actions[command.id].setShortcuts([QKeySequence(keys) for keys in self.keys(command)])
        self.retranslate()

    def check(self, command_id: str, *, on: bool = True) -> None:
        """Mark a command as the chosen one of its group, or as what has been done."""
        self._actions[command_id].setChecked(on)

    def _make(self, command: Command, window: MainWindow) -> QAction:
        action = QAction(window)
        action.setObjectName(command.id)
        if command.act is not None and window.context.settings.policies.forbids(command.act):
            action.setVisible(False)
            action.setEnabled(False)
        action.setShortcuts([QKeySequence(keys) for keys in self.keys(command)])
        action.triggered.connect(lambda _checked=False: command.handler(window))
        action.setCheckable(command.shows or command.group is not None)
        if command.group is not None:
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


def shortcut_rows(
    changed: Mapping[str, tuple[str, ...]] = NO_SHORTCUTS,
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the sheet of shortcuts: for each menu its name and its commands with their keys, in words.

    `changed` are the commands that have other keys than their own.
    """
    sheet: dict[str, list[tuple[str, str]]] = {}
    for command in COMMANDS:
        found = changed.get(command.id, command.shortcuts)
        if found:
            keys = " · ".join(native(key) for key in found)
            sheet.setdefault(command.menu, []).append((translate(CONTEXT, command.text), keys))
    return [(plain_menu(menu), rows) for menu, rows in sheet.items()]


def native(shortcut: str) -> str:
    """Return a shortcut as this system writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def plain_menu(menu_id: str) -> str:
    """Return a menu's name without its underlined letter: 文件(&F) is 文件, &File is File."""
    text = translate(CONTEXT, MENUS[menu_id])
    return text.partition("(&")[0].replace("&", "")
