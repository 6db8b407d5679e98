"""Settings: each declared once with its default and its check, kept in one JSON file written atomically."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from reader.core.errors import Reason
from reader.core.policies import Decided, Policies

T = TypeVar("T")
FILE_NAME: Final = "settings.json"
FORMAT: Final = 1
SEARCHES_KEPT: Final = 20
RECENT_KEPT: Final = 30


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting. `check` returns the value as it is used, or raises ValueError or TypeError for a wrong one."""

    key: str
    default: T
    check: Callable[[Any], T]


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


NO_POLICIES: Final = Policies()
NO_TEXTS: Final[tuple[str, ...]] = ()
NO_NUMBERS: Final[tuple[int, ...]] = ()

LANGUAGE = Setting("language", "system", _choice("system", "zh", "en"))
THEME = Setting("theme", "system", _choice("system", "system_sepia", "light", "sepia", "dark"))
FACE = Setting("reading.face", "", _text)
MEASURE = Setting("reading.measure", 38, _number(24, 48))
LEADING = Setting("reading.leading", 178, _number(130, 240))
TEXT_PERCENT = Setting("reading.text_percent", 100, _number(60, 300))
GEOMETRY = Setting("window.geometry", "", _text)
SPLITTER = Setting("window.splitter", NO_NUMBERS, _numbers)
LEFT_SHOWN = Setting("window.left_shown", True, _flag)
RIGHT_SHOWN = Setting("window.right_shown", True, _flag)
ORIGINAL_SHOWN = Setting("window.original_shown", False, _flag)
LEFT_TAB = Setting("window.left_tab", "contents", _choice("contents", "results", "bookmarks"))
TABS = Setting("reading.tabs", NO_TEXTS, _texts)
RECENT = Setting("reading.recent", NO_TEXTS, _texts)
TAB = Setting("reading.tab", 0, _number(0, 10**6))
QUERY = Setting("search.query", "", _text)
LIMITS = Setting("search.limits", "", _text)
GROUPING = Setting("search.grouping", "none", _choice("none", "newspaper", "year"))
CHART_SHOWN = Setting("search.chart_shown", False, _flag)
SEARCHES = Setting("search.recent", NO_TEXTS, _texts)
EXPANDED = Setting("tree.expanded", NO_TEXTS, _texts)
FOLDER = Setting("import.folder", "", _text)


KNOWN: Final[dict[str, Setting[Any]]] = {
    setting.key: setting for setting in list(globals().values()) if isinstance(setting, Setting)
}
"""Every setting by its key."""


class Settings:
    """The settings of one user, under what the office has decided.

    A damaged file gives the defaults and `damage` says what was wrong with it. Keys this version does not know
    are kept, so that a newer Baoku finds its settings again. A value the office has locked stands above the
    user's, one it has only set stands below.
    """

    def __init__(self, folder: Path, policies: Policies = NO_POLICIES) -> None:
        self._path = folder / FILE_NAME
        self.policies = policies
        self.damage: str | None = None
        self._values: dict[str, Any] = self._load()
        self._written = dict(self._values)

    @property
    def path(self) -> Path:
        """The file the settings are kept in."""
        return self._path

    def get(self, setting: Setting[T]) -> T:
        """Return a setting's value; its default where none or a wrong one is kept."""
        decided = self.policies.settings.get(setting.key)
        found = [self._values[setting.key]] if setting.key in self._values else []
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
        troubles = list(self.policies.troubles)
        for key, decided in self.policies.settings.items():
            if key not in KNOWN:
                troubles.append(Reason("policy.unknown", source=decided.source, name=key))
            elif not _is_right(decided, key):
                troubles.append(Reason("policy.value", source=decided.source, name=key, value=decided.value))
        return troubles

    def put(self, setting: Setting[T], value: T) -> None:
        """Change a setting; `save` writes it. Raises TypeError or ValueError for a wrong value."""
        checked = setting.check(value)
        self._values[setting.key] = list(checked) if isinstance(checked, tuple) else checked

    def save(self) -> None:
        """Write what has changed, so that the file is always whole. Raises OSError."""
        if self._values == self._written:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_name(f"{FILE_NAME}.{os.getpid()}.new")
        text = json.dumps({"format": FORMAT, **self._values}, ensure_ascii=False, indent=1, sort_keys=True)
        try:
            with draft.open("w", encoding="utf-8") as file:
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
        values.pop("format", None)
        return values

    def _set_aside(self) -> None:
        """Keep a damaged file beside the new one: somebody may want to look at it."""
        try:
            self._path.replace(self._path.with_name(f"{FILE_NAME}.damaged"))
        except OSError:
            return


def _is_right(decided: Decided, key: str) -> bool:
    try:
        KNOWN[key].check(decided.value)
    except (TypeError, ValueError):
        return False
    return True
