"""Chinese words and their parts of speech by jieba: loaded late, once, and never from a shared folder."""

from __future__ import annotations

import logging
import re
import threading
from collections import Counter
from collections.abc import Container
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from reader import paths
from reader.core import frequencies

log = logging.getLogger(__name__)

_LOADING: Final = threading.RLock()
_SPEAKS: Final = re.compile(r"[^\W\d_]")
"""What a word has beside numbers and signs: a letter or a hanzi."""
_BESIDE_LONG_WORDS: Final = re.compile(r"(?m)^.{1,2} .*\n| .*")
"""In a line of jieba's dictionary what is not a word, and words too short to hold another."""
_PIECE: Final = 1 << 15
"""So many characters of the dictionary are gone through at a time."""
_SHORT_WORD: Final = re.compile("[\u4e00-\u9fff]{2,4}")


_SIGN: Final = re.compile(r"[^\w.%-]")
"""What no word reaches over; numbers hold points."""
AROUND: Final = 60
"""No word reaches further; jieba's longest have sixteen characters."""


class Words:
    """Chinese words by jieba, loaded when first needed (about a quarter of a second).

    What is kept of its dictionary goes into `cache`, a folder of the user's own: jieba itself would use the shared
    temporary folder, where another account could trip over it or plant one. Objects that name the same
    folder share one dictionary. May be used from several threads.
    """

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._lock = threading.Lock()

    def cut(self, text: str) -> list[str]:
        """Return the words of a text, in order, without white space."""
        with self._lock:
            words = self._tokenizer.lcut(text)
        return [word for word in words if word.strip()]

    def tagged(self, text: str) -> list[tuple[str, str]]:
        """Return the words of a text with jieba's part of speech (nr, ns, v, …); joined they are the text."""
        with self._lock:
            return [(pair.word, pair.flag) for pair in self._tagger.cut(text)]

    def telling(self, text: str, most: int) -> list[str]:
        """Return the words that tell a text from others, the most telling first, by TF-IDF as jieba reckons it.

        The rarity of words is jieba's own table, made from general Chinese prose; a word that is not in it is
        taken for as rare as the median one. The table is read through and not kept: it would take 40 MB.
        """
        times = Counter(word for word in self.cut(text) if len(word) > 1 and _SPEAKS.search(word))
        rarity = _rarity(times)
        usual = sorted(rarity.values())[len(rarity) // 2] if rarity else 1.0
        ranked = sorted(times, key=lambda word: -times[word] * rarity.get(word, usual))
        return ranked[:most]

    def around(self, text: str, offset: int) -> tuple[int, int]:
        """Return the range of the word that holds the character at `offset`, as (start, end).

        Only so much of a long text is cut as can bear on it: from the last sign before to the next one behind,
        AROUND characters at most. Raises IndexError outside the text.
        """
        if not 0 <= offset < len(text):
            raise IndexError(offset)
        start = max(offset - AROUND, _last(_SIGN, text, max(0, offset - AROUND), offset))
        sign = _SIGN.search(text, offset + 1)
        end = min(len(text), offset + AROUND, sign.start() if sign else len(text))
        with self._lock:
            words = self._tokenizer.lcut(text[start:end])
        for word in words:
            if start <= offset < start + len(word):
                return start, start + len(word)
            start += len(word)
        return offset, offset + 1

    def longer(self, text: str) -> frozenset[str]:
        """Return the words of jieba's dictionary that hold a text of two to four hanzi and more; else none.

        The words are looked through one after the other, in about a millisecond: jieba is not loaded for it.
        """
        return _longer(text) if _SHORT_WORD.fullmatch(text) else frozenset()

    def knows(self, word: str) -> bool:
        """Tell whether a word stands in the dictionary; jieba makes up others as it goes."""
        with self._lock:
            return bool(self._tokenizer.FREQ.get(word))

    @cached_property
    def _tokenizer(self) -> Any:
        with _LOADING:
            return _load_tokenizer(self._cache)

    @cached_property
    def _tagger(self) -> Any:
        with _LOADING:
            return _load_tagger(self._cache)


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return where the last match in a range ends, `start` if there is none."""
    found = start
    for match in pattern.finditer(text, start, end):
        found = match.end()
    return found


@lru_cache(maxsize=1)
def _dictionary() -> str:
    """Return the words of three characters and more of jieba's dictionary, each on a line: 2 MB."""
    package = find_spec("jieba")  # its place only: importing it would load half a megabyte of tables
    if package is None or package.origin is None:
        return ""
    words = []
    try:
        with (Path(package.origin).parent / "dict.txt").open(encoding="utf-8") as file:
            # Piece by piece: at one go it would need 40 MB, and hold up all other threads meanwhile.
            while lines := file.readlines(_PIECE):
                words.append(_BESIDE_LONG_WORDS.sub("", "".join(lines)))
    except (OSError, ValueError):
        log.warning("jieba's dictionary cannot be read", exc_info=True)
        return ""
    return f"{''.join(words)}\n"


@lru_cache(maxsize=512)
def _longer(text: str) -> frozenset[str]:
    words = _dictionary()
    found = set()
    at = words.find(text)
    while at >= 0:
        start, end = words.rfind("\n", 0, at) + 1, words.find("\n", at)
        found.add(words[start:end])
        at = words.find(text, end)
    return frozenset(found - {text})


def _rarity(words: Container[str]) -> dict[str, float]:
    """Return the inverse document frequency of those words that jieba's table holds."""
    import jieba  # noqa: PLC0415 - loaded by whoever cut the words

    table = Path(jieba.__file__).parent / "analyse" / "idf.txt"
    found = {}
    with table.open(encoding="utf-8") as lines:
        for line in lines:
            word, _, value = line.partition(" ")
            if word in words:
                found[word] = float(value)
    return found


@lru_cache(maxsize=1)
def _load_tokenizer(cache: Path) -> Any:
    """Return jieba's segmenter with its dictionary loaded."""
    import jieba  # noqa: PLC0415 - takes half a second and 60 MB, which most sessions never need

    jieba.setLogLevel(logging.WARNING)
    paths.make_folder(cache)
    tokenizer = jieba.Tokenizer()
    dictionary = Path(jieba.__file__).parent / jieba.DEFAULT_DICT_NAME
    tokenizer.FREQ, tokenizer.total = frequencies.load(dictionary, cache / "words.txt")
    tokenizer.initialized = True
    return tokenizer


def _load_tagger(cache: Path) -> Any:
    """Return jieba's tagger. Its module makes one with a table of its own: that one is used, on our segmenter."""
    tokenizer = _load_tokenizer(cache)
    from jieba import posseg  # noqa: PLC0415 - as above

    posseg.dt.tokenizer = tokenizer
    return posseg.dt
