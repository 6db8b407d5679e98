"""Whether two texts say the same in another form, or one is a newer edition of the other.

Line ends, wraps, blank lines, layout spaces and the encoding of a file are its form; its characters in their
order are what it says. Nothing else is folded: a page in Traditional hanzi is not its Simplified version.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Final
from zlib import crc32

from reader.core.sources.lines import BLANKS

TEXT_VERSION: Final = 2
"""Raised whenever the same bytes may give another text or another digest, so that a library reads them again."""

GRAM: Final = 5
"""Characters of a shingle. Of the shingles of one newspaper page another one has some 5 %, masthead and all."""

SHARED: Final = 0.5
"""A text is a newer edition of another if it has at least this share of the other's shingles."""

SHARED_OTHERWISE_NAMED: Final = 0.9
"""The share that is asked for where both state newspaper, date or page and differ: a misprint there may have
been corrected, but tables and programmes of two days are alike too.
"""

MOST_GRAMS: Final = 200_000
"""So many shingles of a text are compared; of a longer text a fair sample of about so many."""

_FORM: Final = re.compile(f"[{BLANKS}\r\n]+")


def wording(text: str) -> str:
    """Return what a text says, without its form."""
    return _FORM.sub("", text)


def text_digest(text: str) -> str:
    """Return the SHA-256, in hexadecimal, of what a text says: the same for the same text in any form."""
    return hashlib.sha256(wording(text).encode("utf-8", "surrogatepass")).hexdigest()


def records_digest(lines: Iterable[bytes]) -> str:
    """Return the SHA-256, in hexadecimal, of JSON Lines but for line ends, outer blanks and empty lines."""
    digest = hashlib.sha256()
    for number, line in enumerate(lines):
        record = (line.removeprefix(b"\xef\xbb\xbf") if not number else line).strip()
        if record:
            digest.update(record)
            digest.update(b"\n")
    return digest.hexdigest()


def share(old: str, new: str) -> float:
    """Return the share of what a text says that another one says too, 0 to 1; 0 for a text that says nothing."""
    before, after = wording(old), wording(new)
    step = max(1, len(before) // MOST_GRAMS)
    grams = set(_grams(before, step))
    return len(grams.intersection(_grams(after, step))) / len(grams) if grams else 0.0


def _grams(text: str, step: int) -> Iterator[str]:
    """Yield the shingles of a text, with `step` about each step-th: those that a checksum picks, in any text alike."""
    grams = (text[at : at + GRAM] for at in range(max(1, len(text) - GRAM + 1)))
    if step == 1:
        return grams if text else iter(())
    return (gram for gram in grams if crc32(gram.encode("utf-8", "surrogatepass")) % step == 0)
