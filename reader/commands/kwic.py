"""`baoku search --kwic`: every place of a query on a line, or all of them as a table."""

from __future__ import annotations

import argparse
from dataclasses import asdict, replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from reader.commands.frame import DONE, allowed, check_target, progress
from reader.commands.speech import Sentence, Speech, print_json
from reader.core.policies import Act
from reader.core.records import Occurrence, SearchOptions

if TYPE_CHECKING:
    from reader.core.library import Library

SHOWN: Final = 20
"""Characters on either side of a match where a person reads them."""
FOUND: Final[Sentence] = ("{places} 处,{articles} 篇", "{places:place|places} in {articles:article|articles}")
LISTED: Final[Sentence] = (
    "列出 {places} 处;共有 {articles} 篇",
    "{places:place|places} listed; {articles:article|articles} in all",
)
WRITTEN: Final[Sentence] = ("已把 {places} 处写入 {path}", "{places:place|places} written to {path}")


def run(library: Library, options: argparse.Namespace, wanted: SearchOptions, speech: Speech) -> int:
    """List every place of a query, article by article as they are read, or write them to a table; tell how it was read.

    `--limit` and `--offset` count lines here.
    """
    if options.csv is not None:
        allowed(Act.EXPORT)
        check_target(options.csv, replace=options.replace)
    notes = library.search(options.query, replace(wanted, limit=0, offset=0), speech.language).notes
    for note in notes:
        speech.tell(note.text(speech.language))
    if options.csv is not None:
        number = library.write_occurrences(
            options.query, options.csv, wanted, speech.language, progress(speech)
        )
        if options.json:
            told = [note.text(speech.language) for note in notes]
            print_json({"path": str(options.csv), "places": number, "notes": told})
        else:
            speech.tell(speech.say(WRITTEN, places=number, path=options.csv))
        return DONE
    total, articles = library.occurrences(options.query, wanted)
    first = options.offset or 0
    last = first + options.limit if options.limit else None
    number = 0
    for place in islice(chain.from_iterable(articles), first, last):
        number += 1
        if options.json:
            print_json(_as_json(place))
        else:
            print(_line(place, speech))
    part = first or (last is not None and number == options.limit)
    speech.tell(speech.say(LISTED if part else FOUND, places=number, articles=total))
    return DONE


def _line(place: Occurrence, speech: Speech) -> str:
    # Most of it is hanzi, all as wide as the ideographic space that fills up what is short.
    left = place.left[-SHOWN:].rjust(SHOWN, "\u3000")
    where = speech.place(place.newspaper, place.date, place.page)
    return f"{left}【{place.match}】{place.right[:SHOWN]}  {where}  [{place.article_id}]"


def _as_json(place: Occurrence) -> dict[str, Any]:
    return {
        "id": place.article_id,
        "newspaper": place.newspaper,
        "date": place.date,
        "page": place.page,
        "title": place.title,
        "span": asdict(place.span),
        "left": place.left,
        "match": place.match,
        "right": place.right,
    }
