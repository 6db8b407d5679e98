"""Reflow: printed pieces back to true paragraphs.

What a printed page shows of its paragraphs survives in widths: the last printed line of a paragraph is short,
the first one is two hanzi narrower than the measure because its indent is lost. Where no widths are to be seen
(one line a column block), punctuation and wording decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from reader.core.sources import cues, openings
from reader.core.sources.bylines import is_bracketed_byline
from reader.core.sources.frozen import record
from reader.core.sources.lines import (
    CONTINUING_STARTS,
    Line,
    ends_sentence,
    join_pieces,
    measure,
    open_bracket,
    width,
)
from reader.core.sources.names import begins_with_surname, divides_name
from reader.core.sources.rolls import begins_row

_BEFORE_SPEAKER: Final = re.compile(
    r"(?:[书记长任席员长官事授家总监理师士人民志者部委会他她们时后中上下里前日的和与及、，,;；:：“\"(（]|副|代|兼|由|在|对|向|据|经|为|按|把|将|该|执法|联合|专项|工作)$"
)
_POINT: Final = re.compile(r"\d{1,2}[.．、](?!\d)")
"""What a point of a numbered list opens with."""
_SHORT: Final = 1.75
_LOST: Final = 1.0
"""How much narrower than the measure of the line before a first line without its indent is at least."""
_INDENT: Final = 2.0
_EXACTLY: Final = 0.25
_BLOCK: Final = 6.0
"""By how many hanzi a line is wider than the measure that is no printed line of that column."""
WIDEST_COLUMN: Final = 42
_NARROWEST: Final = 8
"""How wide a column of text is at least, in hanzi: narrower lines are verse."""
_FEW: Final = 6
_NEAR: Final = 5
"""How many lines away a line may be that shows the measure of one without."""
_DATELINE: Final = 6
"""How many hanzi such a beginning has at most: 涪西日报讯."""
_LONE: Final = 2
"""Of more parts than so many is a block whose blanks are where printed lines end."""
_VOID: Final = ("作废。", "作废!", "特此声明。")
"""What a notice of something lost ends with."""
_LOST_BY: Final = 24
"""In how many characters the next one says who lost what."""
_HANGING: Final = frozenset("，。、；：！？,;:!?")
_STRETCHED: Final = frozenset('，。、；：,;:”"’』》)）')


@record(frozen=True, slots=True)
class Piece:
    """A printed piece of a source line; `first` if it begins the line. `measure` is the local line width in hanzi.

    `text` has no layout blanks; `raw` keeps them, as bylines need them to tell names apart. `room` is what
    the piece may lack because the word or number after it could not be divided. `roll`: it is a row of names,
    or of a table (`row`).
    """

    line: int
    text: str
    raw: str
    width: float
    first: bool
    indent: bool
    gap: int
    measure: float | None
    room: float = 0.0
    roll: bool = False
    row: bool = False

    def short(self, starts: bool) -> bool:
        """Whether the piece stops clearly before the measure, though more would have fitted.

        `starts` says that it begins a paragraph, and so has lost an indent of two hanzi.
        """
        lost = _INDENT if starts else 0.0
        return self.measure is not None and self.width + self.room + lost <= self.measure - _SHORT

    @property
    def may_be_short(self) -> bool:
        """Whether it depends on an indent that the piece may have lost whether it is short."""
        if self.measure is None:
            return False
        return self.width + self.room <= self.measure - _SHORT < self.width + self.room + _INDENT

    @property
    def narrow(self) -> bool:
        """Whether the piece is narrower than the measure by a lost indent; not so a paragraph's short end."""
        if self.measure is None:
            return False
        lacks = self.measure - 3.6 <= self.width + self.room <= self.measure - _SHORT + 0.25
        return lacks and not ends_sentence(self.text)

    @property
    def hung(self) -> bool:
        """Whether the piece would be narrow but for the stop that hangs at its end."""
        if self.measure is None or self.width >= self.measure or self.text[-1] not in _HANGING:
            return False
        if ends_sentence(self.text):
            return False
        return self.measure - 3.6 <= self.width + self.room - 1.0 <= self.measure - _SHORT + 0.25

    @property
    def lacks_indent(self) -> bool:
        """Whether the piece is narrower than the measure by exactly an indent, though a sentence ends with it."""
        if self.measure is None or not ends_sentence(self.text):
            return False
        return abs(self.measure - _INDENT - self.width) <= _EXACTLY

    @property
    def hangs_indented(self) -> bool:
        """Whether the piece would lack exactly an indent but for the full stop that hangs at its end."""
        if self.measure is None or self.room or self.text[-1] != "。":
            return False
        return abs(self.measure - _INDENT - self.width + 1.0) <= _EXACTLY

    @property
    def full(self) -> bool:
        """Whether the piece fills the measure.

        A stop at a line's end may hang over the measure, so it does not show how far the line reaches.
        """
        if self.measure is None:
            return False
        hanging = 1.0 if self.width < self.measure and self.text[-1] in _HANGING else 0.0
        return self.width + self.room - hanging >= self.measure - 1.1


_UNIT: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.%&+-]*")


def _room(following: str) -> float:
    """Return how much narrower than the measure a line may stay before a word or number that does not divide."""
    match = _UNIT.match(following)
    return max(0.0, width(match.group()) - 1.0) if match is not None else 0.0


_UNKNOWN: Final = 60.0
"""Room of a piece whose printed line began before it: nothing shows how far the line reaches."""


def _closes_bracket(parts: Sequence[str], index: int) -> bool:
    """Tell whether a part closes a bracket of an earlier one: blanks between names divide its printed line."""
    part = parts[index]
    place = max(part.find(")"), part.find("）"))
    if place < 0 or "(" in part[:place] or "（" in part[:place]:
        return False
    return any("(" in earlier or "（" in earlier for earlier in parts[max(0, index - 8) : index])


def cut_pieces(
    line: Line, parts: Sequence[str], page_measure: float | None, following: str = ""
) -> list[Piece]:
    """Return the printed pieces of one source line, or of those of its `parts` that are text.

    Blanks that only stretch a printed line (after a comma) do not end a piece: parts that fit together into the
    measure are one. `following` is the text of the next source line.
    """
    if len(parts) == 1:
        return [whole_piece(line, parts[0], parts[0], page_measure, following)]
    raw = " ".join(parts)
    if is_bracketed_byline(raw):
        return [whole_piece(line, join_pieces(parts), raw, page_measure, following)]
    widths = [width(part) for part in parts]
    local = page_measure
    if len(parts) >= 4:
        local = measure(widths[1:-1]) or page_measure
    pieces: list[Piece] = []
    texts: list[str] = []
    wide = 0.0
    for index, part in enumerate(parts):
        texts.append(part)
        wide += widths[index]
        beside = widths[index + 1] if index + 1 < len(parts) else None
        fits = local is not None and beside is not None and wide + beside <= local + 0.8
        stretched = part[-1] in _STRETCHED or (beside is not None and parts[index + 1][0] in '“"《（(')
        if fits and not stretched and wide + (beside or 0.0) >= (local or 0.0) - _EXACTLY:
            stretched = begins_with_surname(part[-1])  # a name is set apart in a line that both parts fill
        stretched = stretched or (
            fits and (divides_name(part, parts[index + 1]) or _opens_lead(parts, index))
        )
        if fits and stretched and wide < (local or 0) - 1.2 and not ends_sentence(part):
            continue
        closes = index < 12 and _closes_bracket(parts, index)
        pieces.append(
            Piece(
                line.number,
                join_pieces(texts),
                " ".join(texts),
                wide,
                not pieces,
                line.indent and not pieces,
                line.gap if not pieces else 0,
                local,
                _UNKNOWN if closes else _room(parts[index + 1] if beside is not None else following),
            )
        )
        texts, wide = [], 0.0
    return pieces


def _opens_lead(parts: Sequence[str], index: int) -> bool:
    """Tell whether the first part of a block is what a lead begins with, and the blank behind it is its own: 本报讯 …."""
    return not index and len(parts) > _LONE and parts[0][-1] == "讯" and len(parts[0]) <= _DATELINE


def whole_piece(line: Line, text: str, raw: str, page_measure: float | None, following: str) -> Piece:
    """Return the piece of a line that is one as a whole; `raw` is its text with the layout blanks."""
    wide = line.width if text == line.joined else width(text)
    room = _room(following) if following[:1].isascii() else 0.0
    return Piece(line.number, text, raw, wide, True, line.indent, line.gap, page_measure, room)


def roll_piece(line: Line, *, row: bool = False) -> Piece:
    """Return the one piece of a line that is a row of names, or of a table, whose blanks belong to its wording."""
    wide = line.width
    return Piece(
        line.number, line.joined, line.text, wide, True, line.indent, line.gap, None, roll=True, row=row
    )


def break_score(before: Piece, after: Piece, indented: bool, starts: bool = False) -> float:
    """Return how strongly a paragraph ends between two neighbouring pieces: above 0 it does.

    `indented` says that this page keeps its indents, which then decide wherever a source line begins; `starts`
    that the piece before begins a paragraph.
    """
    if after.text[0] in CONTINUING_STARTS:
        return -9.0
    ended = ends_sentence(before.text)
    if after.roll and begins_row(after.raw):
        return 5.0
    if open_bracket(before.text) or (after.raw[0] in "(（" and is_bracketed_byline(after.raw)):
        return -6.0
    if ended and after.first and before.text.endswith(_VOID) and "失" in after.text[:_LOST_BY]:
        return 5.0  # each is a notice of its own
    measured = before.measure is not None and after.measure is not None
    if measured and ended and before.first and after.first and after.gap and _outgrows(before):
        return 2.0  # a whole paragraph on one line, as notices are set
    if indented and after.first:
        if not after.indent and after.gap and ended:
            goes_on = after.full or ends_sentence(after.text)
            if before.short(starts) or not goes_on:
                return 0.0  # a paragraph has ended; what follows is none of its lines
        return (5.0 if after.indent else -5.0) + (1.0 if ended else -1.0)
    if not ended:
        if not after.first and divides_name(before.text, after.text):
            return -9.0
        return _open_score(before, after, starts)
    if after.first and openings.starts_item(after.text):
        return 3.0
    if not measured:
        return (2.0 if after.first else 1.0) + (0.5 if after.gap else 0.0)
    score = 0.3 if after.gap else -0.8
    score += 2.5 if before.short(starts) else -1.0
    if after.full:
        # A clearly short line is a paragraph's end, even where the next paragraph has no indent.
        score -= 0.5 if before.short(starts) and before.width + 3.0 <= (before.measure or 0.0) else 2.0
    elif after.narrow or (after.first and (after.hung or (after.gap and after.lacks_indent))):
        score += 2.2
    if openings.starts_speech(after.text):
        score += 0.9
    elif openings.starts_paragraph(after.text):
        score += 0.5
    return score


def _outgrows(piece: Piece) -> bool:
    """Tell whether a piece is far wider than the printed lines around it."""
    return piece.measure is not None and piece.width > piece.measure + _BLOCK


def _open_score(before: Piece, after: Piece, starts: bool) -> float:
    """Score a break after a piece that does not end a sentence: a paragraph that stops dead."""
    score = -4.0
    tail = before.text[-1]
    if after.first and (openings.is_listing(after.text) or openings.starts_answer(after.text)):
        return 3.0
    if tail in ")）" and not any(mark in before.text for mark in "。！？!?”"):
        return -7.0  # the end of a byline in a lead; a story that ends so is known to be finished
    if tail in "：:" and before.first and (_may_greet(before) if after.first else _greets(before)):
        return 2.0  # a letter's salutation
    listed = tail in "；;：:" and after.first
    if listed and (openings.starts_item(after.text) or _POINT.match(after.text) is not None):
        return 3.0
    short = before.measure is not None and before.width < before.measure - 3
    if after.measure is not None and after.first:
        # Lines that go on are cut by one measure, though digits and stops make theirs seem to differ.
        narrow = after.narrow and (short or not before.full or after.width <= (before.measure or 0.0) - _LOST)
        if before.measure is not None and (narrow or (short and after.hung)):
            tight = before.full and not after.gap  # a stop right there is by chance a full line
            score += (3.5 if tight else 4.3) if tail not in "，,、；;：:" else 0.8
        elif after.full:
            score -= 2.0
    if after.first and short and before.short(starts):
        score += 1.5
    speaks = openings.starts_speech(after.text) and (
        _BEFORE_SPEAKER.search(before.text) is None or (tail in "，,、；;" and openings.tells_on(after.text))
    )
    if not speaks and after.first and tail not in _STRETCHED:
        told = openings.tells_on(after.text) or openings.goes_about(after.text)
        speaks = told and _BEFORE_SPEAKER.search(before.text) is None
    if speaks or (after.first and tail not in _STRETCHED and cues.names_attendance(after.text)):
        score += 4.6
    elif after.first and openings.starts_paragraph(after.text) and tail not in '，,、；;：:“"(（':
        score += 1.8
    return score


def _may_greet(piece: Piece) -> bool:
    """Tell whether a piece that ends with a colon can be the salutation of a letter."""
    return (piece.measure is None and piece.width <= 14) or cues.is_salutation(piece.text)


def _greets(piece: Piece) -> bool:
    """Tell whether a piece that others follow on its line is a salutation, which fills no printed line."""
    narrow = piece.measure is None or piece.width < piece.measure - _SALUTED
    return narrow and cues.is_salutation(piece.text)


def borrow_measures(rows: Sequence[Sequence[Piece]]) -> list[float | None]:
    """Return for each line without a measure of its own that of the nearest line it fits; None if there is none.

    Lines of a few pieces are too short to show their measure, but they stand in the same columns as longer ones.
    """
    own = [row[0].measure if row else None for row in rows]
    known = any(own)
    out: list[float | None] = [None] * len(rows)
    for index, row in enumerate(rows):
        if own[index] is not None or not row:
            continue
        if len(row) == 1 and not (known and any(own[max(0, index - _NEAR) : index + _NEAR + 1])):
            continue
        widest = max(piece.width for piece in row)
        inner = [piece.width for piece in row[1:-1]]
        for step in range(1, _NEAR + 1):
            near = [own[place] for place in (index - step, index + step) if 0 <= place < len(rows)]
            fitting = [
                value
                for value in near
                if value is not None and widest <= value + 2.2 and all(w >= value - 3.6 for w in inner)
            ]
            if fitting:
                out[index] = fitting[0]
                break
        else:
            if len(row) == 1:
                continue
            near_rows = rows[max(0, index - 4) : index + 5]
            shared = measure(
                piece.width
                for near_row in near_rows
                for piece in near_row[1 if len(near_row) > 2 else 0 : -1]
            )
            if shared is not None and widest <= shared + 2.2:
                out[index] = shared
    return out


_SALUTED: Final = 3.0
"""By how many hanzi less than the measure a printed line cannot go on in the next."""
_WITH_OPENINGS: Final = (-2, -1, 0, 1)
"""How far from the measure lines lie: those that lost an indent, one hanzi or stop less or more."""


def pages_measure(lines: Sequence[Line]) -> float | None:
    """Return the measure of a page with one printed line a source line; None where lines are whole blocks.

    On such a page half of the text stands in lines of the measure, and next to none in longer ones.
    """
    single = [line.width + 2.0 * line.indent for line in lines if len(line.pieces) == 1]
    if len(single) < 8 or len(single) * 2 < len(lines):
        return None
    counts = Counter([int(value + 0.5) for value in single if _NARROWEST <= value <= WIDEST_COLUMN])
    if not counts:
        return None
    middle = max(counts, key=lambda value: (sum(counts[value + by] for by in _WITH_OPENINGS), value))
    best = max((middle - 1, middle, middle + 1), key=lambda value: (counts[value], value == middle, value))
    everything = sum(single)
    near = [value for value in single if abs(value - best) <= 1.5]
    longer = sum([value for value in single if value > best + 2.5])
    blocks = sum(
        width(piece)
        for line in lines
        if len(line.pieces) > 1 and line.width > WIDEST_COLUMN
        for piece in line.pieces
        if len(piece) > WIDEST_COLUMN
    )
    if blocks * 4 > everything:
        return None  # there is more text in whole blocks than in a poem's lines
    if len(near) < _FEW:
        return None
    opening = [value for value in single if best - 2.6 <= value < best - 1.5]  # lines that lost an indent
    if sum(near) * 3 < everything or (sum(near) + sum(opening)) * 2 < everything:
        return None
    return float(best) if longer * 10 <= everything else None
