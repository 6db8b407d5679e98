"""Writing one segment of the Tantivy engine."""

from __future__ import annotations

import os
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import repeat
from operator import add
from pathlib import Path
from typing import Final

import tantivy

from reader.core.folding import fold
from reader.core.index.grams import codes
from reader.core.index.packing import articles_file
from reader.core.index.protocol import Scope, SegmentInfo
from reader.core.index.tantivy_columns import UTF16, Counting, columns_file
from reader.core.index.tantivy_files import (
    PAIRS,
    SHARE,
    STRETCH,
    UNKEPT,
    Articles,
    characters,
    encodable,
    finish,
    make_room,
    pairs,
    schema,
    why_not_written,
)
from reader.core.records import Document

MEMORY: Final = 1 << 30
"""Far more bytes than a segment takes while it is written, so that Tantivy makes one piece of it, in our order."""
PAIRS_KEPT: Final = 3_000
"""The most pairs that are tokens of their own."""
SAMPLE: Final = 400
COMMON: Final = 0.1
"""A pair that this share of the sample has is looked for by most searches that name it: its column is kept."""
COLUMNS: Final = 300
"""The most columns, for each of which writing takes a byte an article of memory."""
SPARE: Final = 4 << 20
"""So many bytes, and as many as the texts have, must be free to begin with."""


def write_segment(folder: Path, name: str, documents: Sequence[Document]) -> SegmentInfo:
    """Write articles as a segment, through to the disk. Raises OSError."""
    inside = folder / name
    inside.mkdir()
    make_room(folder, SPARE + sum(3 * len(text) for d in documents for text in d.fields.values()))
    try:
        articles, counting = _write(inside, documents)
    except ValueError as error:  # Tantivy knows no other
        raise why_not_written(inside, error) from error
    finish(inside)
    counting.write(folder / columns_file(name))
    with (folder / articles_file(name)).open("wb") as file:
        file.write(articles.packed())
        file.flush()
        os.fsync(file.fileno())
    files = (f"{name}/{file.name}" for file in sorted(inside.iterdir()))
    return SegmentInfo(name, len(documents), (*files, articles_file(name), columns_file(name)))


def _write(folder: Path, documents: Sequence[Document]) -> tuple[Articles, Counting]:
    index = tantivy.Index(schema(), path=str(folder))
    index.register_tokenizer("characters", characters())
    index.register_tokenizer("pairs", pairs())
    writer = index.writer(heap_size=MEMORY, num_threads=1)
    kept, common = _common_pairs(documents)
    pair_of = {codes(pair)[0]: pair for pair in kept}
    counting = Counting(common, len(documents))
    articles = Articles(array("q"), kept, *(array("I") for _ in range(3)))
    for place, document in enumerate(documents):
        entry = tantivy.Document()
        length = body = in_pairs = 0
        for name, text in document.fields.items():
            folded = encodable(fold(text))
            length += len(folded)
            entry.add_text(name, apart(folded))
            if name == Scope.BODY.value:
                body = len(folded)
                found = _kept_pairs(folded, pair_of)
                in_pairs = len(found) - found.count(UNKEPT)
                if in_pairs:
                    entry.add_text(PAIRS, " ".join(found))
                    counting.add(place, found)
        for person in document.reporters:
            entry.add_text(Scope.REPORTER.value, apart(encodable(fold(person))))
        for person in document.correspondents:
            entry.add_text(Scope.CORRESPONDENT.value, apart(encodable(fold(person))))
        entry.add_unsigned("place", place)
        entry.add_float("bit", float(1 << place % STRETCH))
        writer.add_document(entry)
        articles.keys.append(document.key)
        articles.lengths.append(length)
        articles.bodies.append(body)
        articles.pairs.append(in_pairs)
    writer.commit()
    writer.wait_merging_threads()
    return articles, counting


def _common_pairs(documents: Sequence[Document]) -> tuple[frozenset[str], list[str]]:
    """Return the pairs of characters that many bodies share, and the commonest of them, as a sample tells.

    The sample is spread evenly. Only pairs of two units of UTF-16, as columns tell them apart.
    """
    sample = documents[:: max(1, len(documents) // SAMPLE)]
    counts: Counter[str] = Counter()
    for document in sample:
        body = encodable(fold(document.fields.get(Scope.BODY.value) or ""))
        counts.update(set(map(add, body, body[1:])))
    order = [(pair, often) for pair, often in counts.most_common(PAIRS_KEPT) if max(pair) < "\U00010000"]
    least, common = max(2, SHARE * len(sample)), max(2, COMMON * len(sample))
    return (
        frozenset(pair for pair, often in order if often >= least),
        [pair for pair, often in order[:COLUMNS] if often >= common],
    )


def _kept_pairs(folded: str, kept: Mapping[int, str]) -> list[str]:
    """Return the pair that begins with each character of a text but the last, `UNKEPT` where it is not kept.

    `kept` are pairs by their codes, which are found sooner than texts of two.
    """
    return list(map(kept.get, codes(folded), repeat(UNKEPT)))


def apart(text: str) -> str:
    """Return a text with a space between any two characters."""
    units = array("H", text.encode(UTF16))
    if len(units) != len(text):
        return " ".join(text)
    spaced = array("H", [ord(" ")]) * (2 * len(units))
    spaced[::2] = units
    return spaced.tobytes().decode(UTF16)
