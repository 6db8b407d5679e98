"""A concordance as a table: places of a query as CSV that Excel opens with its hanzi, and that runs nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from reader.core.files import writing_out
from reader.core.progress import Progress, Stage
from reader.core.records import Occurrence

HEADING: Final = (
    ("newspaper", "报纸"),
    ("date", "日期"),
    ("page", "版次"),
    ("title", "标题"),
    ("left", "前文"),
    ("match", "命中"),
    ("right", "后文"),
    ("article", "编号"),
    ("citation", "引文"),
)
"""The columns: the name in English and in Chinese."""
BOM: Final = "\ufeff"
_RUN: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula; East Asian editions take the full-width signs too."""

Cite = Callable[[str], str]


def row(found: Occurrence, citation: str) -> tuple[str, ...]:
    """Return the cells of a place, as printed."""
    return (
        found.newspaper or "",
        found.date or "",
        "" if found.page is None else str(found.page),
        found.title or "",
        found.left,
        found.match,
        found.right,
        found.article_id,
        citation,
    )


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe before it marks it as text."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_RUN) else cell


def told(
    articles: Iterable[tuple[Occurrence, ...]], total: int, progress: Progress
) -> Iterator[tuple[Occurrence, ...]]:
    """Pass the places of articles on and say how many of `total` articles were read. Raises Cancelled."""
    for number, places in enumerate(articles, 1):
        progress.step(Stage.EXPORTING, number, total)
        yield places


def write_table(
    path: Path, articles: Iterable[tuple[Occurrence, ...]], cite: Cite, heading: tuple[str, ...]
) -> int:
    """Write the places of articles to a file, whole or not at all, and return how many there are.

    Raises BaokuError (folder.missing, library.full, file.unwritable) and whatever `articles` raises.
    """
    number = 0
    with writing_out(path) as file:
        text = io.TextIOWrapper(file, "utf-8", "replace", newline="")
        text.write(BOM)
        table = csv.writer(text)
        table.writerow(heading)
        for places in articles:
            citation = cite(places[0].article_id) if places else ""
            table.writerows(map(safe, row(place, citation)) for place in places)
            number += len(places)
        text.detach()  # flushed by this, and still the caller's to close
    return number
