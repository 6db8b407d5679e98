"""Text to lines: numbered source lines and the printed pieces that layout spaces divide them into."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from reader.core.sources.frozen import record

BLANKS: Final = (
    "\ufeff\u200b\u200c\u200d\u2060\xad \t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
"""Characters that print nothing. They carry no wording, so reflowing may drop them."""
_BLANK_RUN: Final = re.compile(f"[{BLANKS}]+")
ENDS: Final = frozenset("。！？!?…")
_CLOSERS: Final = "”’\"'」』）)】》〉]"
_TRAILING: Final = _CLOSERS + BLANKS
TRAILING_MARKS: Final = frozenset((*_TRAILING, "."))


def split_lines(text: str) -> list[str]:
    """Return the lines of a text, ended by LF, CR LF or CR; line n of the source is item n - 1.

    Other separators that `str.splitlines` knows do not end a line here, as no editor counts them.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return lines


@record(frozen=True, slots=True)
class Line:
    """One non-blank source line.

    `text` is stripped of outer blanks; `pieces` are its parts between blanks; `gap` is the number of blank
    lines before it; `indent` whether it begins with blanks as wide as two hanzi; `joined` is the line without any
    blank and `width` its printed width in hanzi. `words`: it is hanzi, letters and digits in one piece, with no
    mark among them, which answers many a question about it at once.
    """

    number: int
    text: str
    pieces: tuple[str, ...]
    gap: int
    indent: bool
    joined: str
    width: float
    words: bool


def read_lines(text: str) -> list[Line]:
    """Return the non-blank lines of a text."""
    found: list[Line] = []
    gap = 0
    for number, raw in enumerate(split_lines(text), start=1):
        stripped = raw.strip(BLANKS)
        if not stripped:
            gap += 1
            continue
        words = stripped.isalnum()
        pieces: tuple[str, ...] = (stripped,)
        if not words and has_blank(stripped):
            pieces = tuple(_parted(stripped))
        joined = stripped if len(pieces) == 1 else "".join(pieces)
        indent = raw[0] != stripped[0] and _is_indent(raw[: len(raw) - len(raw.lstrip(BLANKS))])
        found.append(Line(number, stripped, pieces, gap, indent, joined, width(joined), words))
        gap = 0
    return found


def _parted(text: str) -> list[str]:
    """Return the parts of a text between its blanks."""
    return text.split() if text.replace(" ", "").isprintable() else _BLANK_RUN.split(text)


def _is_indent(lead: str) -> bool:
    """Tell whether the blanks in front of a line are as wide as two hanzi."""
    return "\u3000" in lead or lead.count(" ") >= 2 or "\t" in lead or lead.count("\xa0") >= 2


def usual_gap(lines: Sequence[Line]) -> int:
    """Return how many blank lines, 0 or 1, stand between lines that belong together: 1 where next to all have one."""
    return int(sum([line.gap > 0 for line in lines]) * 10 >= len(lines) * 7)


def retold(line: Line, text: str) -> Line:
    """Return a line that holds only a part of its words."""
    pieces = tuple(text.split())
    joined = "".join(pieces)
    return replace(line, text=text, pieces=pieces, joined=joined, width=width(joined), words=text.isalnum())


def is_han(character: str) -> bool:
    """Tell whether a character is a hanzi."""
    return (
        "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff" or character in "〇○々"
    )


_HANZI: Final = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff〇○々]")


def has_han(text: str) -> bool:
    """Tell whether a text has a hanzi in it."""
    return "\u4e00" <= text[:1] <= "\u9fff" or _HANZI.search(text) is not None


_NARROW: Final = re.compile("[#-'*+\\-./0-9<=>@-~]")
"""Latin letters, digits and what is set as narrow, but no marks that Chinese text has too."""


def width(text: str) -> float:
    """Return the printed width of a text in hanzi: Latin letters and digits take half."""
    return len(text) - 0.5 * len(_NARROW.findall(text))


def _latin(character: str) -> bool:
    if "!" <= character <= "~":
        return character.isalnum()
    return (
        character.isalpha() and not is_han(character) and unicodedata.east_asian_width(character) not in "WF"
    )


def needs_space(before: str, after: str) -> bool:
    """Tell whether a blank between two pieces belongs to the wording: between Latin words and numbers only."""
    if not before or not after:
        return False
    left, right = before[-1], after[0]
    if "\u3000" <= left <= "\u9fff" or "\u3000" <= right <= "\u9fff":
        return False  # hanzi, kana and their stops
    if _latin(left) and _latin(right):
        return True
    if right.isascii() and _latin(right) and left in ",.;:!?&)\"'" and len(before) > 1:
        return before[-2].isascii() and _latin(before[-2]) and not (left in ".:" and before[-2].isdigit())
    return left.isascii() and _latin(left) and right in "&(" and len(after) > 1 and after[1].isascii()


def join_pieces(pieces: Iterable[str]) -> str:
    """Return the pieces of a running text joined, with blanks kept only where they belong to the wording."""
    out: list[str] = []
    last = ""
    for piece in pieces:
        if last and not "\u3000" <= piece[:1] <= "\u9fff" and needs_space(last, piece):
            out.append(" ")
        out.append(piece)
        last = piece
    return "".join(out)


def tight(text: str) -> str:
    """Return a text with layout blanks removed."""
    return join_pieces(part for part in _BLANK_RUN.split(text.strip(BLANKS)) if part)


def bare(text: str) -> str:
    """Return a text without any blank."""
    if " " in text:
        text = text.replace(" ", "")
    return text if text.isprintable() else _BLANK_RUN.sub("", text)


def has_blank(text: str) -> bool:
    """Tell whether a text may hold a blank; one without surely holds none: of the blanks only a space is printable."""
    return " " in text or not text.isprintable()


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends where a sentence can end: 。！？… with closing quotes or brackets after it."""
    last = text[-1:]
    if last not in TRAILING_MARKS:
        return last in ENDS
    trimmed = text.rstrip(_TRAILING)
    return bool(trimmed) and (
        trimmed[-1] in ENDS or (trimmed[-1] == "." and len(trimmed) > 1 and is_han(trimmed[-2]))
    )


_BRACKET: Final = re.compile("[()（）《》]")


def open_bracket(text: str) -> bool:
    """Tell whether a bracket is open at the end of a text, so that it cannot be the end of a paragraph."""
    match = None if text.isalnum() else _BRACKET.search(text[:-41:-1])
    return match is not None and match.group() in "(（《"


def measure(widths: Iterable[float]) -> float | None:
    """Return the printed measure (line width in hanzi) that most pieces keep to; None where there is none."""
    counts = Counter(int(value + 0.5) for value in widths if 6 <= value <= 60)
    total = sum(counts.values())
    if total < 3:
        return None
    best = max(counts, key=lambda value: (counts[value], value))
    near = counts[best] + counts[best - 1] + counts[best + 1]
    return float(best) if near * 2 >= total else None


CONTINUING_STARTS: Final = frozenset("，。、；：！？）】》」』”’…,;:!?)]%℃吗们")
"""Characters that never begin a paragraph."""
_MARKS: Final = 3
"""How many marks end a text at most that stand on a line of their own: a stop and the quotation marks behind it."""


def ends_above(line: Line) -> bool:
    """Tell whether a line near the one above holds nothing but marks that end a text or go on with it: a lone stop."""
    return (
        len(line.joined) <= _MARKS
        and line.gap <= 1
        and not line.words
        and all(mark in CONTINUING_STARTS for mark in line.joined)
    )
