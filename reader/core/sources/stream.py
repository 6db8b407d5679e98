"""The stream of a page: its lines below the masthead sorted into guide and what the stories are made of."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from reader.core.sources import cues
from reader.core.sources.bulletins import find_bulletins, read_bulletin
from reader.core.sources.cut_pictures import read_cut_picture
from reader.core.sources.forecasts import find_forecasts, read_forecast
from reader.core.sources.guides import read_guide
from reader.core.sources.insets import read_inset
from reader.core.sources.items import Bylines, Item, Story
from reader.core.sources.line_items import find_plain, read_item
from reader.core.sources.lines import Line, usual_gap
from reader.core.sources.marked_captions import read_marked
from reader.core.sources.midst import find_midst, read_amid
from reader.core.sources.notes import labels_signed, read_note
from reader.core.sources.picture_reports import find_dated, read_picture_report
from reader.core.sources.picture_rows import read_row
from reader.core.sources.pictures import (
    above_credits,
    read_art,
    read_caption_below,
    read_picture,
)
from reader.core.sources.places import Place
from reader.core.sources.reflow import borrow_measures, cut_pieces
from reader.core.sources.rolls import find_rolls
from reader.core.sources.section_numbers import find_sections
from reader.core.sources.titled_pictures import read_titled_line, read_titled_text
from reader.core.sources.verse import find_verse


def read_stream(lines: Sequence[Line], measures: Sequence[float] | None) -> list[Item]:
    """Return the items that the lines below the masthead make, in order; `measures` are those of printed lines."""
    items: list[Item] = []
    verse = find_verse(lines, measures)
    rolls = find_rolls(lines)
    sections = find_sections(lines)
    plain = find_plain(lines)
    bulletins = find_bulletins(lines)
    captioned = above_credits(lines, measures, plain)
    several = captioned | find_forecasts(lines) | (find_dated(lines) if measures is None else frozenset())
    midst = find_midst(lines, plain, verse, rolls | sections, printed=measures is not None)
    amid = midst.text | midst.verse
    apart = 0 if measures is None else usual_gap(lines)
    index = 0
    while index < len(lines):
        line = lines[index]
        measure = None if measures is None else measures[index]
        end, titled = index, None
        if index in bulletins:
            end = read_bulletin(lines, index, items, measure)
        if end > index:
            pass
        elif index in plain:
            if index in several:
                end = _read_text(lines, index, items, measure, captioned=index in captioned)
        else:
            end = _read_several(lines, index, items, measure, captioned=index in captioned)
            titled = read_titled_line(line, items, measure) if end == index else None
        if end == index and titled is None and line.gap > apart:
            end = _read_apart(lines, index, items, measure, apart)
        if end > index:
            index = end
            continue
        story = read_amid(lines, index, items[-1], measure, midst) if index in amid and items else None
        if story is None:
            here = Place(lines, index, items, measure, verse, rolls=rolls, sections=sections, plain=plain)
            items.append(titled or read_item(here))
        else:
            items.append(story)
        index += 1
    for place, (item, after) in enumerate(itertools.pairwise(items)):
        if isinstance(after, Bylines) and not after.opens and isinstance(item, Story):
            items[place] = replace(item, unit=replace(item.unit, signed=True))
    return _with_borrowed_measures(items) if measures is None else items


def _read_several(
    lines: Sequence[Line], index: int, items: list[Item], measure: float | None, *, captioned: bool
) -> int:
    """Read what begins here and may take several lines: a guide, a picture, a note; return the index after it.

    `captioned`: a picture credit stands near below. The same index is returned where nothing of that begins.
    """
    after = read_guide(lines, index, items)
    if after == index:
        after = read_marked(lines, index, items, measure)
    if after == index:
        after = _read_text(lines, index, items, measure, captioned=captioned)
    if after == index:
        after = read_art(lines, index, items)
    if after == index:
        after = read_caption_below(lines, index, items)
    if after == index and cues.is_editor_note(lines[index].text) and not labels_signed(lines, index):
        after = read_note(lines, index, measure, items)
    return after


def _read_text(
    lines: Sequence[Line], index: int, items: list[Item], measure: float | None, *, captioned: bool
) -> int:
    """Read what may begin with a plain line and take several: a forecast, the text of a picture; return as above."""
    after = read_forecast(lines, index, items, printed=measure is not None)
    if after == index and captioned:
        after = read_picture(lines, index, items, measure)
    if after == index and measure is None:
        after = read_picture_report(lines, index, items)
    if after == index and measure is None:
        after = read_titled_text(lines, index, items)
    return after


def _read_apart(
    lines: Sequence[Line], index: int, items: list[Item], measure: float | None, apart: int
) -> int:
    """Read the captions that a line set apart may begin, which nothing marks; return the index after them, or the same."""
    after = read_cut_picture(lines, index, items, measure)
    if after == index:
        after = read_inset(lines, index, items, measure)
    return read_row(lines, index, items, apart) if after == index else after


def _with_borrowed_measures(items: list[Item]) -> list[Item]:
    """Return the items with every line's pieces cut by the measure of its column, where its neighbours show it."""
    places = [place for place, item in enumerate(items) if isinstance(item, Story)]
    units = [item.unit for item in items if isinstance(item, Story)]
    for place, unit, measure in zip(
        places, units, borrow_measures([unit.pieces for unit in units]), strict=True
    ):
        item = items[place]
        if measure is not None and isinstance(item, Story) and not unit.roll:
            parts = unit.text.split(" ")
            pieces = cut_pieces(unit.line, parts, measure, unit.below)
            items[place] = replace(item, unit=replace(unit, pieces=tuple(pieces)))
    return items
