"""Folding: the form of text in which search judges "contains".

Folded text is NFKC, case-folded, Traditional hanzi mapped to Simplified, white space and invisible
characters removed. A character is folded together with the combining marks that follow it and with nothing
else, so that every piece of a text, cut between such clusters, folds to the same piece of the folded text.
Folding keeps, for every folded character, the printed characters it came from, so that a hit can be shown
exactly where it stands.

A search can ask for less: `fold_as` leaves width, case or variants as printed. The index knows the whole
folding only; what is less folded is judged on the places that the whole folding finds.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final, Literal

from reader import paths
from reader.core.records import Alike

FORMAT: Final = 2
"""Raised when the rules below change: an index made under other rules must not be used."""

_Form = Literal["NFC", "NFKC"]
_JOINED: Final = "\ufdd0"  # a noncharacter: stands for "this one joins the character before it"

MANY: Final = 48
"""With more different characters than this, exchanging them one by one takes longer than looking up each."""
_HANZI: Final = range(0x4E00, 0xA000)
_CALM: Final = (
    "abcdefghijklmnopqrstuvwxyz0123456789!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~·—‘’“”、。〇〈〉《》「」『』【】"
)
_IGNORABLE: Final = frozenset(
    (
        *range(0x034F, 0x0350),  # combining grapheme joiner
        *range(0x115F, 0x1161),  # hangul fillers
        *range(0x17B4, 0x17B6),  # khmer inherent vowels
        *range(0x180B, 0x1810),  # mongolian variation selectors
        0x3164,
        *range(0xFE00, 0xFE10),  # variation selectors
        0xFFA0,
        *range(0xE0000, 0xE1000),  # tags, more variation selectors
    )
)
"""What Unicode calls default-ignorable beside the format characters, which are known by their category."""


class Folded:
    """A folded text that knows where each of its characters was printed."""

    __slots__ = ("_joined", "_others", "_places", "_printed", "text")

    def __init__(self, printed: str) -> None:
        self._printed = printed
        self._places: _Irregular | _Clusters | None = None
        self.text, self._others = _translated(printed)
        self._joined = not _TABLE.joined.isdisjoint(self._others)
        if self._joined:
            self.text = _with_clusters(printed, _TABLE.joined & self._others)

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """Return the printed range of the folded range `start <= i < end`, which must not be empty."""
        if self._places is None:
            irregular = _TABLE.irregular & self._others
            self._places = _Clusters(self._printed) if self._joined else _Irregular(self._printed, irregular)
        first = self._places.of(start)
        return first if end - start == 1 else (first[0], self._places.of(end - 1)[1])


class _Irregular:
    """Places in a text without joined characters: one for one but for the few that vanish or become several."""

    def __init__(self, printed: str, irregular: Collection[str]) -> None:
        places = []
        for char in irregular:
            at = printed.find(char)
            while at >= 0:
                places.append((at, len(_TABLE[ord(char)])))
                at = printed.find(char, at + 1)
        self._places = sorted(places)
        self._folded: list[int] = []
        """Where in the folded text each irregular character begins."""
        drift = 0
        for at, length in self._places:
            self._folded.append(at + drift)
            drift += length - 1

    def of(self, index: int) -> tuple[int, int]:
        """Return the printed range of a folded character."""
        before = bisect_right(self._folded, index) - 1
        if before < 0:
            return index, index + 1
        at, length = self._places[before]
        past = index - self._folded[before] - length
        return (at, at + 1) if past < 0 else (at + 1 + past, at + 2 + past)


class _Clusters:
    """Places in a text with joined characters, cluster by cluster."""

    def __init__(self, printed: str) -> None:
        self._clusters = list(_clusters(printed))
        lengths = (len(_fold_cluster(printed[start:end])) for start, end in self._clusters)
        self._reached = list(accumulate(lengths))

    def of(self, index: int) -> tuple[int, int]:
        """Return the printed range of a folded character."""
        return self._clusters[bisect_right(self._reached, index)]


def fold(text: str) -> str:
    """Return the folded form of a printed text."""
    folded, others = _translated(text)
    joined = _TABLE.joined & others
    return _with_clusters(text, joined) if joined else folded


def _with_clusters(text: str, joined: Collection[str]) -> str:
    """Fold a text of whose characters these belong to the one before them."""
    pieces: list[str] = []
    at = 0
    for cluster in _with_marks(frozenset(joined)).finditer(text):
        pieces += text[at : cluster.start()].translate(_TABLE), _fold_cluster(cluster[0])
        at = cluster.end()
    return "".join((*pieces, text[at:].translate(_TABLE)))


def fold_as(text: str, alike: Alike) -> str:
    """Return a printed text folded only as far as `alike` says; white space and invisible characters go always.

    Without width, canonically equivalent texts are still the same (NFC).
    """
    if alike.width and alike.case and alike.variants:
        return fold(text)
    form: _Form = "NFKC" if alike.width else "NFC"
    return "".join(
        _fold_less(text[start:end], form, alike.case, alike.variants) for start, end in _clusters(text)
    )


@cache
def folding_id() -> str:
    """Return what the folded form depends on, as a short digest: rules, Unicode version, table of variants."""
    digest = hashlib.sha256(f"{FORMAT} {unicodedata.unidata_version} ".encode())
    digest.update(_variants_file())
    return digest.hexdigest()[:16]


class _Table(dict[int, str]):
    """For `str.translate`: what a single character folds to, worked out when first met.

    `irregular` gathers those met so far that fold to nothing or to several characters, `joined` those that
    belong to the character before them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.irregular: set[str] = set()
        self.joined: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if _joins(char):
            self.joined.add(char)
            value = _JOINED
        else:
            value = _fold_cluster(char)
        if len(value) != 1:
            self.irregular.add(char)
        self[code] = value
        return value


_TABLE: Final = _Table()


def _translated(text: str) -> tuple[str, set[str]]:
    """Return a text folded character by character, and the characters of it that may not fold to themselves.

    As a rule these are few, and exchanging them one after the other takes a fifth of the time of
    `str.translate`; unless they are many, or one of them folds to another.
    """
    others = set(_others().findall(text))
    if not others:
        return text, others
    exchanged = {char: value for char in others if (value := _TABLE[ord(char)]) != char}
    if len(exchanged) > MANY or not exchanged.keys().isdisjoint("".join(exchanged.values())):
        return text.translate(_TABLE), others
    for char, value in exchanged.items():
        text = text.replace(char, value)
    return text, others


@cache
def _others() -> re.Pattern[str]:
    """Return what finds the characters that may not fold to themselves.

    Left out are `_CALM` and the unified hanzi of the first block that are no variants: their normal form and
    their case are themselves.
    """
    kept = []
    first = _HANZI[0]
    for variant in (*sorted(ord(char) for char in _variants() if ord(char) in _HANZI), _HANZI.stop):
        if first < variant:
            kept.append(f"{chr(first)}-{chr(variant - 1)}")
        first = variant + 1
    return re.compile(f"[^{re.escape(_CALM)}{''.join(kept)}]")


@lru_cache(maxsize=4096)
def _fold_cluster(cluster: str) -> str:
    """Fold one base character with its marks."""
    return _fold_less(cluster, "NFKC", True, True)


@lru_cache(maxsize=4096)
def _fold_less(cluster: str, form: _Form, case: bool, variants: bool) -> str:
    """Fold a cluster in part. Case folding can undo a normal form, therefore it stands on both sides."""
    normal = unicodedata.normalize(form, cluster)
    if case:
        normal = unicodedata.normalize(form, normal.casefold())
    table = _variants() if variants else {}
    folded = "".join(table.get(char, char) for char in normal if not _invisible(char))
    # A mark that stands by itself, ¸ or ´, is to Unicode a blank with a mark, which must not join what is before it.
    return cluster if _is_mark(folded[:1]) and not _is_mark(cluster[0]) else folded


@lru_cache(maxsize=256)
def _with_marks(joined: frozenset[str]) -> re.Pattern[str]:
    """Return what finds the clusters of several characters, and one that begins a text, where these are joined."""
    marks = "".join(map(re.escape, sorted(joined)))
    return re.compile(f"(?s:.)[{marks}]+|\\A[{marks}]")


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    length = len(text)
    table = _TABLE
    while start < length:
        end = start + 1
        while end < length and table[ord(text[end])] == _JOINED and _joins(text[end]):
            end += 1
        yield start, end
        start = end


def _joins(char: str) -> bool:
    """Whether a character composes with the one before it: marks, and the vowels and finals of hangul."""
    if _invisible(char):
        return False
    first = unicodedata.normalize("NFKC", char)[:1]
    return _is_mark(first) or "\u1160" <= first <= "\u11ff" or "\ud7b0" <= first <= "\ud7ff"


def _is_mark(char: str) -> bool:
    return bool(char) and unicodedata.category(char).startswith("M")


def _invisible(char: str) -> bool:
    return (
        char.isspace()
        or unicodedata.category(char) in {"Cc", "Cf", "Zs", "Zl", "Zp"}
        or ord(char) in _IGNORABLE
    )


@cache
def _variants_file() -> bytes:
    return (paths.resources() / "dictionaries" / "variants.tsv").read_bytes()


@cache
def _variants() -> dict[str, str]:
    rows = (line.split("\t") for line in _variants_file().decode("utf-8").splitlines() if line[:1] != "#")
    return {row[0]: row[1] for row in rows}
