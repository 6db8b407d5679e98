"""Writing one segment of the Tantivy engine."""

from __future__ import annotations

import os
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import repeat
from pathlib import Path
from typing import Final

import tantivy

from reader.core.folding import fold
from reader.core.index.grams import codes, pair_of
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
PAIRS_KEPT: Final = 4_000
"""The most pairs that are tokens of their own."""
SAMPLE: Final = 400
COMMON: Final = 0.06
"""A pair that this share of the sample has is looked for by most searches that name it: its column is kept."""
COLUMNS: Final = 600
"""The most columns, for each of which writing takes a byte an article of memory."""
TOGETHER: Final = 256
"""So many articles go through one step of the work after the other: what a step needs stays in the processor's cache."""
COUNTED: Final = "\t"
"""White space behind the tokens of the pairs whose column is kept: by it they are found again."""
NO_TOKEN: Final = UNKEPT + " "
SPARE: Final = 4 << 20
"""So many bytes, and as many as the texts have, must be free to begin with."""


def begin_segment(folder: Path, name: str, documents: Sequence[Document]) -> Callable[[], SegmentInfo]:
    """Hand articles to Tantivy, and return what writes them as a segment, through to the disk. Both raise OSError."""
    inside = folder / name
    inside.mkdir()
    make_room(folder, SPARE + sum(3 * len(text) for d in documents for text in d.fields.values()))
    number = len(documents)
    try:
        writer, articles, counting = _filled(inside, documents)
    except ValueError as error:  # Tantivy knows no other
        raise why_not_written(inside, error) from error

    def end() -> SegmentInfo:
        try:
            writer.commit()
            writer.wait_merging_threads()
        except ValueError as error:  # as above
            raise why_not_written(inside, error) from error
        finish(inside)
        counting.write(folder / columns_file(name))
        with (folder / articles_file(name)).open("wb") as file:
            file.write(articles.packed())
            file.flush()
            os.fsync(file.fileno())
        files = (f"{name}/{file.name}" for file in sorted(inside.iterdir()))
        return SegmentInfo(name, number, (*files, articles_file(name), columns_file(name)))

    return end


def _filled(folder: Path, documents: Sequence[Document]) -> tuple[tantivy.IndexWriter, Articles, Counting]:
    """Return a writer that holds the articles, and what is kept of them beside Tantivy's files."""
    index = tantivy.Index(schema(), path=str(folder))
    index.register_tokenizer("characters", characters())
    index.register_tokenizer("pairs", pairs())
    writer = index.writer(heap_size=MEMORY, num_threads=1)
    kept, common = _common_pairs(documents)
    counted = frozenset(common)
    token_of = {codes(pair)[0]: pair + (COUNTED if pair in counted else " ") for pair in kept}
    counting = Counting(common, len(documents))
    articles = Articles(array("q"), kept, *(array("I") for _ in range(3)))
    for first in range(0, len(documents), TOGETHER):
        part = documents[first : first + TOGETHER]
        folded = [{name: encodable(fold(text)) for name, text in one.fields.items()} for one in part]
        bodies = [fields.get(Scope.BODY.value, "") for fields in folded]
        tokens = [_tokens(body, token_of) for body in bodies]
        for place, text in enumerate(tokens, first):
            counting.add(place, [piece[-2:] for piece in text.split(COUNTED)[:-1]])
        spaced = [[(name, apart(text)) for name, text in fields.items()] for fields in folded]
        for place, (document, fields, in_pairs) in enumerate(zip(part, spaced, tokens, strict=True), first):
            writer.add_document(_entry(place, document, fields, in_pairs))
        articles.keys.extend(document.key for document in part)
        articles.lengths.extend(sum(map(len, fields.values())) for fields in folded)
        articles.bodies.extend(map(len, bodies))
        articles.pairs.extend(map(_number, bodies, tokens))
    return writer, articles, counting


def _entry(
    place: int, document: Document, fields: Iterable[tuple[str, str]], in_pairs: str
) -> tantivy.Document:
    """Return an article as Tantivy takes it: its fields and the kept pairs of its body, all as tokens."""
    entry = tantivy.Document()
    for name, text in fields:
        entry.add_text(name, text)
    entry.add_text(PAIRS, in_pairs)
    for person in document.reporters:
        entry.add_text(Scope.REPORTER.value, apart(encodable(fold(person))))
    for person in document.correspondents:
        entry.add_text(Scope.CORRESPONDENT.value, apart(encodable(fold(person))))
    entry.add_unsigned("place", place)
    entry.add_float("bit", float(1 << place % STRETCH))
    return entry


def _number(body: str, tokens: str) -> int:
    """Return how many kept pairs are among the tokens of a text."""
    return len(tokens) - len(NO_TOKEN) * max(0, len(body) - 1)


def _common_pairs(documents: Sequence[Document]) -> tuple[frozenset[str], list[str]]:
    """Return the pairs of characters that many bodies share, and the commonest of them, as a sample tells.

    The sample is spread evenly. Only pairs of two units of UTF-16, as columns tell them apart.
    """
    sample = documents[:: max(1, len(documents) // SAMPLE)]
    counts: Counter[int] = Counter()
    for document in sample:
        body = encodable(fold(document.fields.get(Scope.BODY.value) or ""))
        counts.update(set(codes(body)))
    named = ((pair_of(code), often) for code, often in counts.most_common(PAIRS_KEPT))
    order = [(pair, often) for pair, often in named if max(pair) < "\U00010000"]
    least, common = max(2, SHARE * len(sample)), max(2, COMMON * len(sample))
    return (
        frozenset(pair for pair, often in order if often >= least),
        [pair for pair, often in order[:COLUMNS] if often >= common],
    )


def _tokens(folded: str, token_of: Mapping[int, str]) -> str:
    """Return, for each character of a text but the last, the token of the pair that begins with it.

    `token_of` holds the tokens of three characters of the kept pairs, by the codes of the pairs, which are found
    sooner than texts of two; `NO_TOKEN` stands for the others.
    """
    return "".join(map(token_of.get, codes(folded), repeat(NO_TOKEN)))


def apart(text: str) -> str:
    """Return a text with a space between any two characters."""
    units = array("H", text.encode(UTF16))
    if len(units) != len(text):
        return " ".join(text)
    spaced = array("H", [ord(" ")]) * (2 * len(units))
    spaced[::2] = units
    return spaced.tobytes().decode(UTF16)
