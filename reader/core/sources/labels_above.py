"""Labels above: which of the lines above a story is the label of a column, and whether of that story or the one before."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final

from reader.core.sources import cues
from reader.core.sources.assembly import Draft, overlap
from reader.core.sources.credit_words import BULLETS
from reader.core.sources.frozen import record
from reader.core.sources.labels import is_quoted, label_beside
from reader.core.sources.lines import Line, bare
from reader.core.sources.units import Unit

_BEHIND: Final = "栏目名,排在所属文章之后"
_LONGEST: Final = 16
_VERBATIM: Final = 12
"""How many hanzi a label has at most that is known only by the text above it, which has the same words."""


@record(frozen=True, slots=True)
class LabelAbove:
    """The label of a column above a story, of the story `before` that or of that itself, and how it is known."""

    line: Line
    before: bool
    why: str


def take_labels(
    heads: Sequence[Line],
    unit: Unit,
    before: Draft | None,
    known: Container[str],
    announced: str,
    *,
    torn: bool,
) -> tuple[list[Line], list[LabelAbove]]:
    """Return the lines above a story that are its headline, and the labels that were among them.

    `unit` is the story's first text, `before` the story above, `known` are the labels that profiles know, `announced`
    is the text of editors' notes. `torn` says that the scraps of a vertical headline stand right above the text.
    """
    free = before is not None and not before.labelled
    left = list(heads)
    labels: list[LabelAbove] = []
    if len(left) >= 3 and free and all(_is_bare_label(line) for line in left[:2]):
        labels.append(LabelAbove(left.pop(0), True, _BEHIND))  # one label for the story before, one for this
        free = False
    if len(left) == 1 and torn and cues.is_label_shaped(left[0].text):
        return [], [*labels, LabelAbove(left[0], free, "栏目名:下面的标题只剩残片")]
    behind = _label_behind(left, unit, before, known, announced, free=free) if left else None
    if behind is not None:
        labels.append(LabelAbove(left.pop(0), behind, _BEHIND if behind else "栏目名"))
    if all(label.before for label in labels):
        beside, left = label_beside(left, known, announced)
        if beside is not None:
            labels.append(LabelAbove(beside, False, "栏目名,与标题同在一行"))
    return left, labels


def _is_bare_label(line: Line) -> bool:
    return cues.is_label_shaped(line.text) and len(line.pieces) == 1


def _label_behind(
    heads: Sequence[Line],
    unit: Unit,
    before: Draft | None,
    known: Container[str],
    announced: str,
    *,
    free: bool,
) -> bool | None:
    """Tell whether the first line is the label of the story before, which has none (`free`); None if it is no label."""
    first = heads[0]
    close = bare(first.text)
    if len(close) > _LONGEST or len(first.pieces) > 2:
        return None
    body = (
        bare(before.body_text) + "".join(bare(line.text) for line in before.headline)
        if before is not None
        else ""
    )
    noted = is_quoted(close, announced)
    told = close in known or noted or is_quoted(close, body)
    bracketed = cues.is_bracketed_label(first.text) and first.text[0] not in BULLETS
    if len(heads) == 1 and not (told or bracketed):
        return None
    following = bare(unit.text) + "".join(bare(line.text) for line in heads[1:])
    above, below = overlap(close, body), overlap(close, following)
    verbatim = len(close) <= _VERBATIM and above >= min(len(close), 8) and below < 4
    if not (told or cues.is_label_shaped(first.text) or verbatim):
        return None
    return free and above >= 3 and above > below and not noted
