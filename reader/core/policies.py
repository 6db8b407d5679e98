"""What an office has decided for its workstations: values of settings, the library, archives, what is forbidden.

Read from, the later ones winning:

1. the file that the variable BAOKU_POLICIES names, to try policies out,
2. `policies.json` beside the program,
3. `/etc/baoku/policies.json` on Linux and macOS,
4. on Windows the keys `SOFTWARE\\Policies\\Baoku` of the current user and then of the machine, a value a member.

    {"settings": {"theme": "light", "reading.text_percent": {"value": 120, "locked": true}},
     "library": "/srv/newspapers/library", "archives": ["/srv/newspapers/1998.baokupack"],
     "forbid": ["import", "folders"]}

A bare value is a default that people may change, one with `"locked": true` stands above everything else. For
a setting the order is: locked policy, the user's own choice, policy, the program's default. For the library it
is: locked policy, `--library`, `BAOKU_LIBRARY`, policy, the user's own folder; where it is locked, `--library`
may still choose among the office's archives. Archives and what is forbidden add up over all sources.
What cannot be understood is left out and told, never guessed: the rest holds.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from reader import paths
from reader.core.causes import cause_of
from reader.core.errors import BaokuError, Reason
from reader.core.ordinary import reading

REGISTRY_KEY: Final = r"SOFTWARE\Policies\Baoku"
LARGEST: Final = 1 << 20
MEMBERS: Final = ("settings", "library", "archives", "forbid")


Content = bytes | Mapping[str, Any] | Reason
"""What a source holds: JSON text, or members that were read already; or why it cannot be read."""


class Act(StrEnum):
    """Something an office may forbid."""

    IMPORT = "import"
    """Taking in files and folders of one's own, now and from folders that are followed already."""
    FOLDERS = "folders"
    """Adding folders to those that are followed, and taking them away."""
    EXPORT = "export"
    """Writing articles into documents, tables and archive packs, and printing."""
    EXCHANGE = "exchange"
    """Taking in and giving out notes."""
    REBUILD = "rebuild"
    """Building the index anew by hand, and choosing its engine."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A value decided for the user, whether it is locked, and the file or key that says so."""

    value: Any
    locked: bool
    source: str


@dataclass(frozen=True, slots=True)
class Policies:
    """All that was decided. `sources` are the files and keys that were read, `troubles` what was wrong in any.

    `named` and `forbidden` tell of every archive, or folder of archives, and of every act which source says so.
    """

    settings: Mapping[str, Decided] = field(default_factory=dict)
    library: Decided | None = None
    named: Mapping[Path, str] = field(default_factory=dict)
    forbidden: Mapping[Act, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    troubles: tuple[Reason, ...] = ()

    @property
    def archives(self) -> tuple[Path, ...]:
        """The archive packs of the office, and the folders in which they lie."""
        return tuple(self.named)

    def forbids(self, act: Act) -> bool:
        """Tell whether something is forbidden. Whoever may take nothing in may add no folders either."""
        return act in self.forbidden or (act is Act.FOLDERS and Act.IMPORT in self.forbidden)

    @property
    def is_library_locked(self) -> bool:
        """Whether the office has decided which library is used."""
        return self.library is not None and self.library.locked

    def library_path(self, option: str | os.PathLike[str] | None = None) -> Path:
        """Return the library to open; see the order in the module's description."""
        decided = None if self.library is None else paths.at_home(self.library.value)
        if self.library is not None and decided is not None:
            stated = option or os.environ.get(paths.LIBRARY_VARIABLE)
            if self.library.locked or not stated:
                return decided
        return paths.library(option)


def read_policies() -> Policies:
    """Return the policies of this machine; to the archives they name come those beside the program."""
    policies = gather((*read_files(paths.policy_files()), *_registry()))
    beside = paths.packs_beside()
    if paths.is_folder(beside) and beside not in policies.named:
        policies = replace(policies, named={**policies.named, beside: str(beside)})
    return policies


def gather(found: Iterable[tuple[str, Content]]) -> Policies:
    """Return what several sources say together, each by its name."""
    policies = Policies()
    for source, content in found:
        policies = _with(policies, source, content)
    return policies


def _with(policies: Policies, source: str, content: Content) -> Policies:
    members = _members(content)
    if not isinstance(members, Mapping):
        trouble = Reason("policy.unreadable", source=source, detail=members)
        return replace(policies, troubles=(*policies.troubles, trouble))
    troubles: list[Reason] = []
    for name in members:
        if name not in MEMBERS:
            troubles.append(Reason("policy.unknown", source=source, name=name))
    decided = _settings(members.get("settings", {}), source, troubles)
    return replace(
        policies,
        settings={**policies.settings, **decided},
        library=_library(members.get("library"), source, troubles) or policies.library,
        named={
            **policies.named,
            **dict.fromkeys(_archives(members.get("archives", []), source, troubles), source),
        },
        forbidden={
            **policies.forbidden,
            **dict.fromkeys(_acts(members.get("forbid", []), source, troubles), source),
        },
        sources=(*policies.sources, source),
        troubles=(*policies.troubles, *troubles),
    )


def _members(content: Content) -> Mapping[str, Any] | Reason | Exception:
    """Return the members of a source, or why it has none."""
    if isinstance(content, bytes):
        try:
            content = json.loads(content.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            return cause_of(error)
    return content if isinstance(content, Mapping | Reason) else Reason("cause.content")


def _decided(value: Any, source: str) -> Decided:
    if isinstance(value, Mapping) and "value" in value:
        return Decided(value["value"], value.get("locked") is True, source)
    return Decided(value, False, source)


def _settings(value: Any, source: str, troubles: list[Reason]) -> dict[str, Decided]:
    if not isinstance(value, Mapping):
        troubles.append(Reason("policy.value", source=source, name="settings", value=value))
        return {}
    return {str(key): _decided(each, source) for key, each in value.items()}


def _library(value: Any, source: str, troubles: list[Reason]) -> Decided | None:
    if value is None:
        return None
    decided = _decided(value, source)
    if not isinstance(decided.value, str) or not decided.value.strip():
        troubles.append(Reason("policy.value", source=source, name="library", value=decided.value))
        return None
    return decided


def _archives(value: Any, source: str, troubles: list[Reason]) -> Iterator[Path]:
    for item in _list(value, "archives", source, troubles):
        if isinstance(item, str) and Path(os.path.expanduser(item)).is_absolute():  # noqa: PTH111
            yield paths.at_home(item)
        else:
            troubles.append(Reason("policy.value", source=source, name="archives", value=item))


def _acts(value: Any, source: str, troubles: list[Reason]) -> Iterator[Act]:
    for item in _list(value, "forbid", source, troubles):
        if item in list(Act):
            yield Act(item)
        else:
            troubles.append(Reason("policy.value", source=source, name="forbid", value=item))


def _list(value: Any, name: str, source: str, troubles: list[Reason]) -> list[Any]:
    if isinstance(value, list):
        return value
    troubles.append(Reason("policy.value", source=source, name=name, value=value))
    return []


def read_files(files: Iterable[Path]) -> Iterator[tuple[str, Content]]:
    """Yield the name and the text of every file of policies that is there, or why it cannot be read."""
    for path in files:
        try:
            with reading(path) as file:
                content: Content = file.read(LARGEST)
        except FileNotFoundError:
            continue
        except BaokuError as error:
            content = error.reason
        except OSError as error:
            # One that is there but cannot be read must be told: an office relies on it.
            content = Reason("file.unreadable", detail=error)
        yield str(path), content


def _registry() -> Iterator[tuple[str, Mapping[str, Any]]]:
    if sys.platform != "win32":
        return
    import winreg  # noqa: PLC0415 - there is none elsewhere

    for name, hive in (("HKCU", winreg.HKEY_CURRENT_USER), ("HKLM", winreg.HKEY_LOCAL_MACHINE)):
        try:
            with winreg.OpenKey(hive, REGISTRY_KEY, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as key:
                _, count, _ = winreg.QueryInfoKey(key)
                values = [winreg.EnumValue(key, number)[:2] for number in range(count)]
        except OSError:
            continue
        yield f"{name}\\{REGISTRY_KEY}", {member: registry_value(value) for member, value in values}


def registry_value(value: Any) -> Any:
    """Return a value of the registry as JSON gives it: lists of texts as they are, texts that are JSON read."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
