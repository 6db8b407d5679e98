"""Settings: each declared once with its default, its check and how the preferences show it.

They are kept in one JSON file written atomically.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from reader import paths
from reader.core.errors import Reason
from reader.core.policies import Decided, Policies
from reader.core.records import Style
from reader.ui.language import QT_TRANSLATE_NOOP

T = TypeVar("T")
FILE_NAME: Final = "settings.json"
FORMAT: Final = 1
SEARCHES_KEPT: Final = 20
RECENT_KEPT: Final = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """How the preferences show a setting: the page, its name and what it does, as Chinese source texts ("Settings").

    `choices` are values with their names; a number has a range instead, a step and a unit. `control` names what
    is used where the value's type does not say it: "face", "line".
    """

    page: str
    name: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    range: tuple[int, int, int] = (0, 0, 1)
    unit: str = ""
    control: str = ""


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting. `check` returns the value as it is used, or raises ValueError or TypeError for a wrong one.

    One without `shown` is remembered and not chosen; one that is `private` tells what somebody reads or asks;
    one `of_library` is kept for every library on its own.
    """

    key: str
    default: T
    check: Callable[[Any], T]
    shown: Shown | None = None
    private: bool = False
    of_library: bool = False


def _choice(*allowed: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in allowed:
            raise ValueError(value)
        return str(value)

    return check


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _number(low: int, high: int) -> Callable[[Any], int]:
    def check(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError(value)
        return max(low, min(high, value))

    return check


def _numbers(value: Any) -> tuple[int, ...]:
    if not isinstance(value, list | tuple) or not all(type(item) is int and item >= 0 for item in value):
        raise TypeError(value)
    return tuple(value)


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise TypeError(value)
    return tuple(value)


def _shortcuts(value: Any) -> Mapping[str, tuple[str, ...]]:
    """Take the keys of commands that have others than their own: {"go.to": ["Ctrl+J"]}."""
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise TypeError(value)
    return {key: _texts(keys) for key, keys in value.items()}


NO_POLICIES: Final = Policies()
NO_TEXTS: Final[tuple[str, ...]] = ()
NO_NUMBERS: Final[tuple[int, ...]] = ()

LOOKS: Final = QT_TRANSLATE_NOOP("Settings", "外观")
READING: Final = QT_TRANSLATE_NOOP("Settings", "阅读")
SEARCHING: Final = QT_TRANSLATE_NOOP("Settings", "检索")
HANDING: Final = QT_TRANSLATE_NOOP("Settings", "打印与导出")
NOTING: Final = QT_TRANSLATE_NOOP("Settings", "批注")
PAGES: Final = (LOOKS, READING, SEARCHING, NOTING, HANDING)
"""The pages of the preferences in their order."""

LANGUAGE = Setting(
    "language",
    "system",
    _choice("system", "zh", "en"),
    Shown(
        LOOKS,
        QT_TRANSLATE_NOOP("Settings", "界面语言"),
        QT_TRANSLATE_NOOP("Settings", "菜单、按钮和提示所用的语言；报纸的文字不受影响。"),
        (
            ("system", QT_TRANSLATE_NOOP("Settings", "跟随系统")),
            ("zh", QT_TRANSLATE_NOOP("Settings", "中文")),
            ("en", QT_TRANSLATE_NOOP("Settings", "English")),
        ),
    ),
)
THEME = Setting(
    "theme",
    "system",
    _choice("system", "system_sepia", "light", "sepia", "dark", "contrast"),
    Shown(
        LOOKS,
        QT_TRANSLATE_NOOP("Settings", "配色"),
        QT_TRANSLATE_NOOP("Settings", "跟随系统时，系统要求高对比度，就用系统的颜色。"),
        (
            ("system", QT_TRANSLATE_NOOP("Settings", "跟随系统")),
            ("system_sepia", QT_TRANSLATE_NOOP("Settings", "跟随系统，日间用米黄")),
            ("light", QT_TRANSLATE_NOOP("Settings", "浅色")),
            ("sepia", QT_TRANSLATE_NOOP("Settings", "米黄")),
            ("dark", QT_TRANSLATE_NOOP("Settings", "深色")),
            ("contrast", QT_TRANSLATE_NOOP("Settings", "高对比度")),
        ),
    ),
)
FACE = Setting(
    "reading.face",
    "",
    _text,
    Shown(
        READING,
        QT_TRANSLATE_NOOP("Settings", "正文字体"),
        QT_TRANSLATE_NOOP("Settings", "只列出有汉字的字体；自动时优先用宋体。打印也用它。"),
        control="face",
    ),
)
MEASURE = Setting(
    "reading.measure",
    38,
    _number(24, 48),
    Shown(
        READING,
        QT_TRANSLATE_NOOP("Settings", "每行字数"),
        QT_TRANSLATE_NOOP("Settings", "一行太长，换行时容易看错行。"),
        range=(24, 48, 1),
        unit=QT_TRANSLATE_NOOP("Settings", " 字"),
    ),
)
LEADING = Setting(
    "reading.leading",
    178,
    _number(130, 240),
    Shown(READING, QT_TRANSLATE_NOOP("Settings", "行距"), range=(130, 240, 5), unit=" %"),
)
TEXT_PERCENT = Setting(
    "reading.text_percent",
    100,
    _number(60, 300),
    Shown(
        READING,
        QT_TRANSLATE_NOOP("Settings", "文章字号"),
        QT_TRANSLATE_NOOP("Settings", "也可以随时用 Ctrl + 加减号或滚轮改变。"),
        range=(60, 300, 10),
        unit=" %",
    ),
)
WELCOMED = Setting("start.welcomed", False, _flag)
STYLE = Setting(
    "export.style",
    Style.GBT_2025.value,
    _choice(*Style),
    Shown(
        HANDING,
        QT_TRANSLATE_NOOP("Settings", "著录格式"),
        QT_TRANSLATE_NOOP("Settings", "复制著录、打印和导出时用。"),
        (
            ("gbt7714-2025", "GB/T 7714-2025"),
            ("gbt7714-2015", "GB/T 7714-2015"),
            ("ris", "RIS"),
            ("bibtex", "BibTeX"),
            ("csl-json", "CSL JSON"),
        ),
    ),
)
FORM = Setting(
    "export.form",
    "docx",
    _choice("docx", "pdf", "html", "md", "txt"),
    Shown(
        HANDING,
        QT_TRANSLATE_NOOP("Settings", "导出的格式"),
        "",
        (
            ("docx", QT_TRANSLATE_NOOP("Settings", "Word 文档")),
            ("pdf", "PDF"),
            ("html", QT_TRANSLATE_NOOP("Settings", "网页")),
            ("md", "Markdown"),
            ("txt", QT_TRANSLATE_NOOP("Settings", "纯文本")),
        ),
    ),
)
NOTE_AUTHOR = Setting(
    "notes.author",
    "",
    _text,
    Shown(
        NOTING,
        QT_TRANSLATE_NOOP("Settings", "批注的署名"),
        QT_TRANSLATE_NOOP("Settings", "与别人交换批注时，他们看到的名字；空着就用本机帐户的名字。"),
        control="line",
    ),
)
NOTE_COLOR = Setting("notes.color", "yellow", _choice("yellow", "green", "blue", "red", "purple"))
NOTE_FOLDER = Setting("notes.folder", "", _text)
ARCHIVE_FOLDER = Setting("archives.folder", "", _text)
EXPORT_FOLDER = Setting("export.folder", "", _text)
NO_SHORTCUTS: Final[Mapping[str, tuple[str, ...]]] = {}
SHORTCUTS = Setting("shortcuts", NO_SHORTCUTS, _shortcuts)
GEOMETRY = Setting("window.geometry", "", _text)
SPLITTER = Setting("window.splitter", NO_NUMBERS, _numbers)
LEFT_SHOWN = Setting("window.left_shown", True, _flag)
RIGHT_SHOWN = Setting("window.right_shown", True, _flag)
RESTORING = Setting("window.restoring", 0, _number(0, 1000))
ORIGINAL_SHOWN = Setting(
    "window.original_shown",
    False,
    _flag,
    Shown(
        READING,
        QT_TRANSLATE_NOOP("Settings", "在文章旁边显示原文"),
        QT_TRANSLATE_NOOP("Settings", "逐行对照提取出来的版面文字，便于核对。"),
    ),
)
LEFT_TAB = Setting("window.left_tab", "contents", _choice("contents", "results", "bookmarks"))
TABS = Setting("reading.tabs", NO_TEXTS, _texts, private=True, of_library=True)
RECENT = Setting("reading.recent", NO_TEXTS, _texts, private=True)
TAB = Setting("reading.tab", 0, _number(0, 10**6), of_library=True)
QUERY = Setting("search.query", "", _text, private=True)
LIMITS = Setting("search.limits", "", _text, private=True)
GROUPING = Setting(
    "search.grouping",
    "none",
    _choice("none", "newspaper", "year"),
    Shown(
        SEARCHING,
        QT_TRANSLATE_NOOP("Settings", "结果分组"),
        "",
        (
            ("none", QT_TRANSLATE_NOOP("Settings", "不分组")),
            ("newspaper", QT_TRANSLATE_NOOP("Settings", "按报纸")),
            ("year", QT_TRANSLATE_NOOP("Settings", "按年")),
        ),
    ),
)
CHART_SHOWN = Setting(
    "search.chart_shown",
    False,
    _flag,
    Shown(SEARCHING, QT_TRANSLATE_NOOP("Settings", "在结果上方显示各年篇数图")),
)
SEARCHES = Setting("search.recent", NO_TEXTS, _texts, private=True)
EXPANDED = Setting("tree.expanded", NO_TEXTS, _texts, private=True, of_library=True)
FOLDER = Setting("import.folder", "", _text)


KNOWN: Final[dict[str, Setting[Any]]] = {
    setting.key: setting for setting in list(globals().values()) if isinstance(setting, Setting)
}
"""Every setting by its key."""


class Settings:
    """The settings of one user, under what the office has decided.

    A damaged file gives the defaults and `damage` says what was wrong with it. Keys this version does not know
    are kept, so that a newer Baoku finds its settings again. A value the office has locked stands above the
    user's, one it has only set stands below. `library` names another library than the usual one: what stood open
    is kept for each.
    """

    def __init__(self, folder: Path, policies: Policies = NO_POLICIES, library: str = "") -> None:
        self._path = folder / FILE_NAME
        self._library = library
        self.policies = policies
        self.damage: str | None = None
        self._format = FORMAT
        self._values: dict[str, Any] = self._load()
        self._written = dict(self._values)

    @property
    def newer(self) -> bool:
        """Whether a newer Baoku wrote the file: what is understood of it is used, the rest is left alone."""
        return self._format > FORMAT

    @property
    def path(self) -> Path:
        """The file the settings are kept in."""
        return self._path

    def get(self, setting: Setting[T]) -> T:
        """Return a setting's value; its default where none or a wrong one is kept."""
        decided = self.policies.settings.get(setting.key)
        key = self._key(setting)
        found = [self._values[key]] if key in self._values else []
        if decided is not None:
            found.insert(0 if decided.locked else len(found), decided.value)
        for value in found:
            try:
                return setting.check(value)
            except (TypeError, ValueError):
                continue
        return setting.default

    def lock(self, setting: Setting[Any]) -> str | None:
        """Return which policy file or key has locked a setting; None where the user may change it."""
        decided = self.policies.settings.get(setting.key)
        return (
            decided.source
            if decided is not None and decided.locked and _is_right(decided, setting.key)
            else None
        )

    def policy_troubles(self) -> list[Reason]:
        """Return what is wrong in the policies, for the diagnostics: unknown settings and wrong values too."""
        return [*self.policies.troubles, *setting_troubles(self.policies)]

    def put(self, setting: Setting[T], value: T) -> None:
        """Change a setting; `save` writes it. Raises TypeError or ValueError for a wrong value."""
        checked = setting.check(value)
        self._values[self._key(setting)] = list(checked) if isinstance(checked, tuple) else checked

    def forget(self, setting: Setting[Any]) -> None:
        """Take a setting back to what the office has set, or to its default."""
        self._values.pop(self._key(setting), None)

    def is_changed(self, setting: Setting[Any]) -> bool:
        """Tell whether the user has chosen something else than would hold without that."""
        own = self._values.get(self._key(setting))
        decided = self.policies.settings.get(setting.key)
        plain = decided.value if decided is not None and _is_right(decided, setting.key) else setting.default
        try:
            return own is not None and setting.check(own) != setting.check(plain)
        except (TypeError, ValueError):
            return False

    def _key(self, setting: Setting[Any]) -> str:
        return f"{setting.key}@{self._library}" if setting.of_library and self._library else setting.key

    def save(self) -> None:
        """Write what has changed, so that the file is always whole. Raises OSError."""
        if self._values == self._written:
            return
        paths.make_folder(self._path.parent)
        draft = self._path.with_name(f"{FILE_NAME}.{os.getpid()}.new")
        text = json.dumps(
            {"format": self._format, **self._values}, ensure_ascii=False, indent=1, sort_keys=True
        )
        try:
            draft.touch(0o600)
            with draft.open("w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(text + "\n")
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self._path)
        except OSError:
            draft.unlink(missing_ok=True)
            raise
        self._written = dict(self._values)

    def _load(self) -> dict[str, Any]:
        try:
            values = json.loads(self._path.read_text(encoding="utf-8"))
            if not isinstance(values, dict):
                raise ValueError(type(values).__name__)
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as error:
            self.damage = str(error)
            self._set_aside()
            return {}
        written = values.pop("format", FORMAT)
        if isinstance(written, int) and written > FORMAT:
            self._format = written
        return values

    def _set_aside(self) -> None:
        """Keep a damaged file beside the new one: somebody may want to look at it."""
        try:
            self._path.replace(self._path.with_name(f"{FILE_NAME}.damaged"))
        except OSError:
            return


def setting_troubles(policies: Policies) -> list[Reason]:
    """Return which settings that policies decide are unknown, and which values of them are wrong."""
    troubles = []
    for key, decided in policies.settings.items():
        if key not in KNOWN:
            troubles.append(Reason("policy.unknown", source=decided.source, name=key))
        elif not _is_right(decided, key):
            troubles.append(Reason("policy.value", source=decided.source, name=key, value=decided.value))
    return troubles


def _is_right(decided: Decided, key: str) -> bool:
    try:
        KNOWN[key].check(decided.value)
    except (TypeError, ValueError):
        return False
    return True
