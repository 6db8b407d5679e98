"""Reflow: printed pieces back to true paragraphs.

What a printed page shows of its paragraphs survives in widths: the last printed line of a paragraph is short,
the first one is two hanzi narrower than the measure because its indent is lost. Where no widths are to be seen
(one line a column block), punctuation and wording decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.core.sources import cues
from reader.core.sources.lines import CONTINUING_STARTS, ends_sentence, join_pieces, measure, width

_BEFORE_SPEAKER: Final = re.compile(
    r"(?:[书记长任席员长官事授家总监理师士人民志者部委会他她们时后中上下里前日的和与及、，,;；:：“\"(（]|副|代|兼|由|在|对|向|据|经|为|按|把|将)$"
)
_SHORT: Final = 1.75


@dataclass(frozen=True, slots=True)
class Piece:
    """A printed piece of a source line; `first` if it begins the line. `measure` is the local line width in hanzi.

    `text` has no layout blanks; `raw` keeps them, as bylines need them to tell names apart.
    """

    line: int
    text: str
    raw: str
    width: float
    first: bool
    indent: bool
    gap: int
    measure: float | None

    @property
    def short(self) -> bool:
        """Whether the piece stops clearly before the measure."""
        return self.measure is not None and self.width <= self.measure - _SHORT

    @property
    def narrow(self) -> bool:
        """Whether the piece is narrower than the measure by a lost indent."""
        return self.measure is not None and self.measure - 3.6 <= self.width <= self.measure - _SHORT + 0.25

    @property
    def full(self) -> bool:
        """Whether the piece fills the measure."""
        return self.measure is not None and self.width >= self.measure - 1.1


def cut_pieces(number: int, parts: Sequence[str], indent: bool, gap: int, page_measure: float | None) -> list[Piece]:
    """Return the printed pieces of one source line.

    Blanks that only stretch a printed line (after a comma) do not end a piece: parts that fit together into the
    measure are one.
    """
    widths = [width(part) for part in parts]
    local = page_measure
    if len(parts) >= 4:
        local = measure(widths[1:-1]) or page_measure
    elif len(parts) > 1 and page_measure is None:
        local = None
    pieces: list[Piece] = []
    texts: list[str] = []
    wide = 0.0
    for index, part in enumerate(parts):
        texts.append(part)
        wide += widths[index]
        following = widths[index + 1] if index + 1 < len(parts) else None
        fits = local is not None and following is not None and wide + following <= local + 0.8
        if fits and wide < (local or 0) - 1.2 and not ends_sentence(part):
            continue
        pieces.append(
            Piece(number, join_pieces(texts), " ".join(texts), wide, not pieces, indent and not pieces, gap if not pieces else 0, local)
        )
        texts, wide = [], 0.0
    return pieces


def break_score(before: Piece, after: Piece, indented: bool) -> float:
    """Return how strongly a paragraph ends between two neighbouring pieces: above 0 it does.

    `indented` says that this page keeps its indents, which then decide wherever a source line begins.
    """
    if after.text[0] in CONTINUING_STARTS:
        return -9.0
    ended = ends_sentence(before.text)
    measured = before.measure is not None and after.measure is not None
    if indented and after.first:
        return (5.0 if after.indent else -5.0) + (1.0 if ended else -1.0)
    if not ended:
        return _open_score(before, after)
    if not measured:
        return (2.0 if after.first else 1.0) + (0.5 if after.gap else 0.0)
    score = 0.3 if after.gap else -0.8
    score += 2.5 if before.short else -1.0
    if after.full:
        score -= 2.0
    elif after.narrow:
        score += 2.2
    if cues.starts_speech(after.text):
        score += 0.9
    elif cues.starts_paragraph(after.text):
        score += 0.5
    return score


def _open_score(before: Piece, after: Piece) -> float:
    """Score a break after a piece that does not end a sentence: a paragraph that stops dead."""
    score = -4.0
    tail = before.text[-1]
    if after.measure is not None and after.first:
        if after.narrow and before.measure is not None:
            score += 4.3 if tail not in "，,、；;：:" else 0.8
        elif after.full:
            score -= 2.0
    if before.short and before.measure is not None and before.width < before.measure - 3 and after.first:
        score += 1.5
    if cues.starts_speech(after.text) and _BEFORE_SPEAKER.search(before.text) is None:
        score += 4.6
    elif after.first and cues.starts_paragraph(after.text) and tail not in "，,、；;：:“\"(（":
        score += 1.8
    return score


def pages_measure(lines: Sequence[Sequence[str]]) -> float | None:
    """Return the measure of a page with one printed line a source line; None where lines are whole blocks."""
    single = [width(parts[0]) for parts in lines if len(parts) == 1]
    if len(single) < 8 or len(single) * 2 < len(lines):
        return None
    ordered = sorted(single)
    if ordered[len(ordered) * 3 // 4] > 42:
        return None
    return measure(single)
