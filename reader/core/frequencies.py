"""How often words stand in jieba's texts, from its dictionary: what it cuts sentences by.

jieba reads its dictionary, or its cache of it, in a second, in which other threads wait for 50 ms and more at a time. Here
both are read piece by piece, and the cache is a text: it holds numbers and words, nothing that could run.
"""

from __future__ import annotations

import logging
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

log = logging.getLogger(__name__)


class Frequencies(NamedTuple):
    """Every word with how often it was found, and every beginning of a word, with 0 where it is none itself.

    `total` is what the dictionary's lines come to: some words have two.
    """

    words: dict[str, int]
    total: int


_FORM: Final = "baoku-words-1"
_PIECE: Final = 1 << 15
"""So many characters of the dictionary are gone through at a time: a millisecond."""
_WORDS: Final = 1 << 12
"""So many words stand on a line of the cache."""


def load(dictionary: Path, cache: Path) -> Frequencies:
    """Return the frequencies of a dictionary of jieba's form; a file in the user's own folder keeps them for next time.

    Raises OSError and ValueError where the dictionary itself cannot be read.
    """
    status = dictionary.stat()
    stamp = f"{_FORM} {status.st_size} {status.st_mtime_ns}"
    try:
        return _read(cache, stamp)
    except (OSError, ValueError):
        found = count(dictionary)
    try:
        _write(cache, stamp, found)
    except OSError:
        log.warning("the words cannot be kept for next time", exc_info=True)
    return found


def count(dictionary: Path) -> Frequencies:
    """Return the frequencies of a dictionary. Raises OSError and ValueError."""
    found: dict[str, int] = {}
    total = 0
    with dictionary.open(encoding="utf-8", newline="\n") as file:
        while lines := file.readlines(_PIECE):
            for line in lines:
                word, times, *_tag = line.split(" ")
                found[word] = int(times)
                total += found[word]
                for end in range(1, len(word)):
                    found.setdefault(word[:end], 0)
    return Frequencies(found, total)


def _read(cache: Path, stamp: str) -> Frequencies:
    """Return what the cache keeps. Raises OSError, and ValueError if it is of another dictionary or damaged."""
    found: dict[str, int] = {}
    with cache.open(encoding="utf-8", newline="\n") as file:
        kept, total, number = file.readline().rsplit(" ", 2)
        if kept != stamp:
            raise ValueError(kept)
        while words := file.readline():
            times = file.readline()
            found.update(zip(words[:-1].split(" "), map(int, times.split(" ")), strict=True))
    if len(found) != int(number):
        raise ValueError(number)
    return Frequencies(found, int(total))


def _write(cache: Path, stamp: str, found: Frequencies) -> None:
    """Keep frequencies: whole or not at all, since another Baoku may read or write them now. Raises OSError."""
    handle, beside = tempfile.mkstemp(dir=cache.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(f"{stamp} {found.total} {len(found.words)}\n")
            words = list(found.words)
            for start in range(0, len(words), _WORDS):
                piece = words[start : start + _WORDS]
                file.write(f"{' '.join(piece)}\n{' '.join(str(found.words[word]) for word in piece)}\n")
        Path(beside).replace(cache)
    except BaseException:
        with suppress(OSError):
            Path(beside).unlink()
        raise
