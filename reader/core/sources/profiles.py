"""Newspaper profiles: what staff know about a newspaper and a page may not say, as one small TOML file each."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from reader.core.causes import cause_in_toml
from reader.core.errors import BaokuError, Reason
from reader.core.ordinary import reading
from reader.core.sources.lines import bare

_KEYS: Final = frozenset({"name", "aliases", "english_title", "marks", "columns"})
_MAX_BYTES: Final = 200_000


@dataclass(frozen=True, slots=True)
class Profile:
    """One newspaper: its name, other printed forms of it, its English title, marks and column labels.

    `marks` are texts that stand only in this newspaper's masthead (an address, a site): where the name itself
    is lost, they tell which newspaper a page is of.
    """

    name: str
    aliases: tuple[str, ...] = ()
    english_title: str | None = None
    marks: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profiles:
    """All profiles that could be read, and the files that could not, with the reason."""

    profiles: tuple[Profile, ...] = ()
    failures: tuple[tuple[Path, Reason], ...] = ()

    @classmethod
    def load(cls, *folders: Path) -> Profiles:
        """Read every .toml file of folders, by name. A bad file is reported and the rest is used; none is fine."""
        profiles: list[Profile] = []
        failures: list[tuple[Path, Reason]] = []
        for path in chain.from_iterable(map(_files, folders)):
            try:
                profiles.append(_read(path))
            except BaokuError as error:
                failures.append((path, Reason("profile.unreadable", name=path.name, detail=error.reason)))
            except (OSError, ValueError, RecursionError) as error:
                detail = str(error) if isinstance(error, _Unfit) else cause_in_toml(error)
                failures.append((path, Reason("profile.unreadable", name=path.name, detail=detail)))
        return cls(tuple(profiles), tuple(failures))

    @property
    def digest(self) -> str:
        """A short digest of what the profiles say: pages read under another one may read differently now."""
        return hashlib.sha256(repr(self.profiles).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def columns(self) -> frozenset[str]:
        """The column labels of all newspapers, without blanks."""
        return frozenset(bare(column) for profile in self.profiles for column in profile.columns)

    @property
    def names(self) -> Mapping[str, Profile]:
        """All newspapers by their names and aliases, without blanks; the first of those that share one."""
        named: dict[str, Profile] = {}
        for profile in self.profiles:
            for name in (profile.name, *profile.aliases):
                named.setdefault(bare(name), profile)
        return named

    def named(self, text: str) -> Profile | None:
        """Return the newspaper whose name or alias a line is, blanks aside."""
        return self.names.get(bare(text))

    def recognise(self, masthead: str, english_title: str | None) -> Profile | None:
        """Return the one newspaper whose English title or marks a masthead carries; None if none or several."""
        english = _letters(english_title or "")
        found = [
            profile
            for profile in self.profiles
            if (english and english == _letters(profile.english_title or ""))
            or any(mark in masthead for mark in profile.marks)
        ]
        return found[0] if len(found) == 1 else None


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() == ".toml")
    except OSError:
        return []


def _letters(text: str) -> str:
    return re.sub("[^A-Z]", "", text.upper())


class _Unfit(ValueError):
    """A profile that cannot be used; it says why in signs that are read in any language."""


def _read(path: Path) -> Profile:
    """Read one profile. Raises OSError, BaokuError (file.special, profile.key), ValueError (with what is wrong: _Unfit)."""
    with reading(path) as file:
        content = file.read(_MAX_BYTES + 1)
    if len(content) > _MAX_BYTES:
        raise _Unfit(f"> {_MAX_BYTES // 1000} KB")
    data = tomllib.loads(content.decode("utf-8-sig"))
    unknown = sorted(set(data) - _KEYS)
    if unknown:
        raise BaokuError("profile.key", key=", ".join(unknown), known=", ".join(sorted(_KEYS)))
    name = _text(data, "name")
    if not name:
        raise _Unfit("name = ?")
    return Profile(
        name=name,
        aliases=_texts(data, "aliases"),
        english_title=_text(data, "english_title"),
        marks=_texts(data, "marks"),
        columns=_texts(data, "columns"),
    )


def _text(data: Mapping[str, object], key: str) -> str | None:
    value = data.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise _Unfit(f'{key} = "…" ?')
    return value.strip()


def _texts(data: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise _Unfit(f'{key} = ["…", "…"] ?')
    return tuple(str(item).strip() for item in value)
