"""Files of queries, a query a line, in whatever encoding the editor saved them: the same ones as pages."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from reader.core import sources
from reader.core.errors import BaokuError, Reason
from reader.core.ordinary import reading

UNREMARKABLE: Final = ("utf-8", "utf-8-sig")
RARE: Final = "gb18030"
"""What a line is that is no text of common characters: Chinese Windows writes nothing else beside Unicode."""


Tell = Callable[[Reason], object]


def queries(file: str, standard_input: BinaryIO, tell: Tell) -> Iterator[str]:
    """Yield the lines of a file, or as they come those of standard input, whose name is `-`.

    `tell` is called with what is to be known of how they were read. Raises BaokuError (file.refused).
    """
    if file == "-":
        yield from _as_they_come(standard_input, tell)
        return
    try:
        with reading(Path(file), handed=True) as stream:
            text = _decoded(stream.read(), lambda reason: tell(_about(file, reason)))
    except OSError as error:
        raise BaokuError("file.refused", path=file, detail=error) from error
    except ValueError as error:  # a name with a NUL in it
        raise BaokuError("file.refused", path=file, detail=Reason("file.missing")) from error
    except BaokuError as error:
        raise BaokuError("file.refused", path=file, detail=error.reason) from error
    yield from sources.split_lines(text)


def _as_they_come(stream: BinaryIO, tell: Tell) -> Iterator[str]:
    """Yield the lines of a stream; a program may wait for the answer to one before it writes the next."""
    told: set[Reason] = set()

    def once(reason: Reason) -> None:
        if reason not in told:
            told.add(reason)
            tell(_about("-", reason))

    for number, line in enumerate(stream):
        data = line
        if not number and data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            data += stream.read()  # there a line's end is two bytes, and this was only the first
        yield from sources.split_lines(_decoded(data, once))


def _decoded(data: bytes, tell: Tell) -> str:
    """Return a text; bytes that are no UTF-8 are judged as those of pages. Raises BaokuError (file.binary, …)."""
    try:
        if not data.startswith(codecs.BOM_UTF8):
            return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        decoded = sources.decode(data)
    except BaokuError as error:
        if error.reason.code == "file.empty":
            return data.decode("utf-8", "replace").lstrip("\ufeff")
        if error.reason.code != "file.encoding":
            raise
        decoded = sources.Decoded(data.decode(RARE, "replace"), RARE)
    if decoded.encoding not in UNREMARKABLE:
        tell(Reason("file.encoded", encoding=decoded.encoding))
    for note in decoded.notes:
        tell(note)
    return decoded.text


def _about(file: str, reason: Reason) -> Reason:
    return Reason("file.told", path=file, told=reason)
