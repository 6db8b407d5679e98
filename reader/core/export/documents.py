"""Documents of articles, written piece by piece so that a whole year needs no more memory than one article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import BinaryIO, Final

from reader.core.export.handouts import Handout, Piece
from reader.core.records import Form

RULE: Final = "─" * 30
MARKUP: Final = re.compile(
    r"[\\`*_\[\]<>|~&]"  # anywhere
    r"|(?m:^[ \t]*)[#+=-]|(?m:^[ \t]*\d{1,9})[.)]"  # what makes a heading, list or rule of a line it begins
)
INDENT: Final = "\u3000\u3000"

HEAD: Final = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ max-width: 38em; margin: 2em auto; padding: 0 1em; line-height: 1.8; font-family: serif; }}
h1 {{ font-size: 1.5em; }}
h2 {{ margin: 2.5em 0 0; font-size: 1.35em; }}
.kicker, .subtitle, .place, .note, .citation, footer {{ color: #666; font-size: .9em; margin: .2em 0; }}
article p.body {{ text-indent: 2em; margin: .4em 0; white-space: pre-wrap; }}
.seam {{ color: #666; font-size: .9em; margin: 1em 0; text-align: center; }}
.citation {{ border-top: 1px solid #ccc; padding-top: .4em; margin-top: 1em; }}
</style>
</head>
<body>
<h1>{title}</h1>
"""


def write(handout: Handout, form: Form, file: BinaryIO) -> int:
    """Write a document into an open file; return the number of articles in it.

    Whatever the pieces' iterator raises goes through, so that the caller can stop or report.
    """
    if form is Form.DOCX:
        from reader.core.export.word import write_docx  # noqa: PLC0415 - loads an XML library

        return write_docx(handout, file)
    return _WRITERS[form](handout, file)


def _write_text(handout: Handout, file: BinaryIO) -> int:
    def lines() -> Iterator[str]:
        yield from (handout.title, "")
        for piece in _counted(handout, counter):
            yield from (RULE, "")
            yield from filter(None, (piece.kicker, piece.headline, piece.subtitle, piece.place))
            yield ""
            yield from (INDENT + paragraph for paragraph in piece.paragraphs)
            for rest in piece.rest:
                yield from ("", rest.seam, "")
                yield from (INDENT + paragraph for paragraph in rest.paragraphs)
                yield from rest.notes
            yield from piece.notes
            yield from ("", piece.citation, "")
        yield from (RULE, handout.colophon(counter[0]))

    counter = [0]
    file.write("\ufeff".encode())  # without it Windows' own editor of old takes UTF-8 for GBK
    for line in lines():
        file.write(f"{line}\r\n".encode(errors="replace"))
    return counter[0]


def _write_markdown(handout: Handout, file: BinaryIO) -> int:
    def blocks() -> Iterator[str]:
        yield f"# {_plain(handout.title)}"
        for piece in _counted(handout, counter):
            if piece.kicker:
                yield _plain(piece.kicker)
            yield f"## {_plain(piece.headline)}"
            if piece.subtitle:
                yield f"**{_plain(piece.subtitle)}**"
            yield _plain(piece.place)
            yield from (_plain(paragraph) for paragraph in piece.paragraphs)
            for rest in piece.rest:
                yield f"> {_plain(rest.seam)}"
                yield from (_plain(paragraph) for paragraph in rest.paragraphs)
                yield from (f"> {_plain(note)}" for note in rest.notes)
            yield from (f"> {_plain(note)}" for note in piece.notes)
            yield f"> {_plain(piece.citation)}"
        yield from ("---", _plain(handout.colophon(counter[0])))

    counter = [0]
    for block in blocks():
        file.write(f"{block}\n\n".encode(errors="replace"))
    return counter[0]


def _write_html(handout: Handout, file: BinaryIO) -> int:
    counter = [0]
    file.write(HEAD.format(title=escape(handout.title)).encode(errors="replace"))
    for piece in _counted(handout, counter):
        file.write("".join(_html(piece)).encode(errors="replace"))
    file.write(f"<footer>{escape(handout.colophon(counter[0]))}</footer>\n</body>\n</html>\n".encode())
    return counter[0]


def _html(piece: Piece) -> Iterator[str]:
    yield "<article>\n"
    if piece.kicker:
        yield f'<p class="kicker">{escape(piece.kicker)}</p>\n'
    yield f"<h2>{escape(piece.headline)}</h2>\n"
    if piece.subtitle:
        yield f'<p class="subtitle">{escape(piece.subtitle)}</p>\n'
    yield f'<p class="place">{escape(piece.place)}</p>\n'
    yield from _html_lines("body", piece.paragraphs)
    for rest in piece.rest:
        yield from _html_lines("seam", (rest.seam,))
        yield from _html_lines("body", rest.paragraphs)
        yield from _html_lines("note", rest.notes)
    yield from _html_lines("note", piece.notes)
    yield f'<p class="citation">{escape(piece.citation)}</p>\n</article>\n'


def _html_lines(kind: str, lines: Iterable[str]) -> Iterator[str]:
    return (f'<p class="{kind}">{escape(line)}</p>\n' for line in lines)


def _counted(handout: Handout, counter: list[int]) -> Iterator[Piece]:
    for piece in handout.pieces:
        counter[0] += 1
        yield piece


def _plain(text: str) -> str:
    """Return a text that Markdown takes as it is: no character of it is markup, no line break ends a block."""
    escaped = MARKUP.sub(lambda found: f"{found[0][:-1].lstrip()}\\{found[0][-1]}", text)
    return escaped.strip(" \t").replace("\n", "  \n")


_WRITERS: Final[dict[Form, Callable[[Handout, BinaryIO], int]]] = {
    Form.TEXT: _write_text,
    Form.MARKDOWN: _write_markdown,
    Form.HTML: _write_html,
}
