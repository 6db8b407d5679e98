"""Characters that are taken for each other when a page is read by machine: other ways a text may have been read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final

from reader import paths

NAME: Final = "confusables.txt"
LONGEST: Final = 30
"""Longer texts are not tried: too many of their characters might be meant."""
MOST: Final = 40
"""So many readings of a text are tried at most."""


def readings(text: str) -> Iterator[str]:
    """Yield a text with one of its characters exchanged for one that looks like it, from its start on."""
    if len(text) <= LONGEST:
        yield from islice(_exchanged(text), MOST)


def _exchanged(text: str) -> Iterator[str]:
    table = load(paths.resources() / "dictionaries" / NAME)
    for at, char in enumerate(text):
        for other in table.get(char, ()):
            yield f"{text[:at]}{other}{text[at + 1 :]}"


@lru_cache(maxsize=1)
def load(path: Path) -> Mapping[str, tuple[str, ...]]:
    """Return for each character those of its groups; a file that is gone or no text gives none."""
    found: dict[str, dict[str, None]] = {}
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    for line in lines:
        group = [] if line.startswith("#") else line.split()
        for char in group:
            found.setdefault(char, {}).update(dict.fromkeys(other for other in group if other != char))
    return {char: tuple(others) for char, others in found.items()}
