"""How the Tantivy engine lays a segment on disk, and the few ways to call Tantivy that its wrapper leaves.

A field of an article is a field of Tantivy's: its folded text, every character a token with its position. No
text is stored. The pairs of characters that many bodies share, most of them words, are tokens of one more field,
each where it begins: two common characters side by side are found slowly by their positions, and how two words
stand to each other is told at once where each is one token. `place` numbers the articles of a segment; `bit` holds
two to the power of the place within its stretch of `STRETCH` places, so that summing it up over a stretch gives
a set of places (see `tantivy_segment`). Beside Tantivy's files lies one with the keys of the articles and the
lengths of their texts.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from operator import add
from pathlib import Path
from typing import Final

import tantivy

from reader.core.index.packing import articles_file, from_little_endian, little_endian
from reader.core.index.protocol import DamagedIndex, Scope, SegmentInfo

TEXT_FIELDS: Final = tuple(
    scope.value for scope in Scope if scope not in {Scope.TEXT, Scope.REPORTER, Scope.CORRESPONDENT}
)
"""The fields that plain terms are looked for in."""
PEOPLE_FIELDS: Final = (Scope.REPORTER.value, Scope.CORRESPONDENT.value)
PAIRS: Final = "pairs"
UNKEPT: Final = "-"
"""Stands among the kept pairs for one that is not kept, and is left out once it has taken its place."""
SHARE: Final = 0.01
"""A pair is kept if at least this share of the articles has it; what is rarer is quickly found by its positions."""
STRETCH: Final = 52
"""A double holds so many bits exactly."""
UNUSED: Final = (".managed.json", ".tantivy-writer.lock", ".tantivy-meta.lock")
"""Files that Tantivy leaves and that reading a finished segment does not need."""
PROBE: Final = 1 << 20
_ODD: Final = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def schema() -> tantivy.Schema:
    """Return the fields of a segment."""
    builder = tantivy.SchemaBuilder()
    for name in (*TEXT_FIELDS, *PEOPLE_FIELDS):
        builder.add_text_field(name, tokenizer_name="characters", index_option="position")
    builder.add_text_field(PAIRS, tokenizer_name="pairs", index_option="position")
    builder.add_unsigned_field("place", indexed=True, fast=True)
    builder.add_float_field("bit", fast=True)
    return builder.build()


def characters() -> tantivy.TextAnalyzer:
    """Return what cuts a text into its characters, which stand apart by spaces: much faster than a pattern."""
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()


def pairs() -> tantivy.TextAnalyzer:
    """Return what cuts a text into its kept pairs, each at its place."""
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    return words.filter(tantivy.Filter.custom_stopword([UNKEPT])).build()


def encodable(folded: str) -> str:
    """Return a folded text with half characters, which are in no valid text, replaced."""
    try:
        folded.encode("utf-8")
    except UnicodeEncodeError:
        return folded.translate(_ODD)
    return folded


@contextmanager
def calling(what: str) -> Iterator[None]:
    """Turn what Tantivy raises, a panic of its native code too, into DamagedIndex."""
    try:
        yield
    except DamagedIndex:
        raise
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise DamagedIndex(f"{what}: {error}") from error
        raise


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of a segment by place.

    Which pairs are kept; lengths of all fields and of the body, in characters; the number of kept
    pairs in the body.
    """

    keys: array[int]
    kept: frozenset[str]
    lengths: array[int]
    bodies: array[int]
    pairs: array[int]

    def packed(self) -> bytes:
        """Return the articles as they lie in their file."""
        columns = (self.keys, self.lengths, self.bodies, self.pairs)
        return b"".join(map(little_endian, columns)) + "".join(sorted(self.kept)).encode("utf-8")


def read_articles(folder: Path, info: SegmentInfo) -> Articles:
    """Return the articles of a segment. Raises DamagedIndex."""
    try:
        data = (folder / articles_file(info.name)).read_bytes()
        ends = [8 * info.articles + 4 * info.articles * number for number in range(4)]
        columns = [from_little_endian("I", data[start:end]) for start, end in pairwise(ends)]
        pairs = data[ends[-1] :].decode("utf-8")
        if any(len(column) != info.articles for column in columns):
            raise ValueError(articles_file(info.name))
        kept = frozenset(map(add, pairs[::2], pairs[1::2]))
        keys = from_little_endian("q", data[: ends[0]])
        return Articles(keys, kept, *columns)
    except (OSError, ValueError) as error:
        raise DamagedIndex(f"{info.name}: {error}") from error


def open_index(folder: Path) -> tuple[tantivy.Index, tantivy.Searcher]:
    """Open Tantivy's index in a folder. Raises what Tantivy raises.

    Tantivy makes a lock file to read. Reading must neither change an index nor fail where its folder cannot be
    written, so the files are opened through links in a temporary folder; in place where the system has no links.
    A thread of Tantivy's may still put its lock there while the folder is deleted: that is no damage.
    """
    with tempfile.TemporaryDirectory(prefix="baoku-index-", ignore_cleanup_errors=True) as links:
        try:
            for file in folder.iterdir():
                (Path(links) / file.name).symlink_to(file.absolute())
        except OSError:
            return _opened(folder)
        return _opened(Path(links))


def _opened(folder: Path) -> tuple[tantivy.Index, tantivy.Searcher]:
    index = tantivy.Index.open(str(folder))
    index.config_reader("manual")
    return index, index.searcher()


def finish(folder: Path) -> None:
    """Delete what reading does not need, let whoever may read the folder read it, force it to disk. Raises OSError."""
    mode = folder.stat().st_mode & 0o666
    for name in UNUSED:
        (folder / name).unlink(missing_ok=True)
    for file in folder.iterdir():
        file.chmod(mode)
        with file.open("r+b") as written:
            os.fsync(written.fileno())


def make_room(folder: Path, needed: int) -> None:
    """Raise OSError (ENOSPC) where a disk has less than `needed` bytes free."""
    if shutil.disk_usage(folder).free < needed:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def why_not_written(folder: Path, error: Exception) -> OSError:
    """Return why the system refused a write: Tantivy's threads do not tell, but a write of our own meets the same."""
    probe = folder / "probe"
    try:
        with probe.open("wb") as file:
            file.write(bytes(PROBE))
            file.flush()
            os.fsync(file.fileno())
    except OSError as refused:
        return refused
    return OSError(errno.EIO, f"tantivy: {error}")
