"""Notes for people, in Chinese or English words: Markdown, HTML and CSV.

What notes say is text, never markup and never a formula.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final

from reader.core.annotations.checking import COLORS
from reader.core.errors import Language
from reader.core.links import Link
from reader.core.noted import Annotation, Version

FORMULA: Final = re.compile(r"^\s*[=+\-@＝＋－＠\t\r]")
"""What a spreadsheet may take for a formula; see OWASP, "CSV Injection"."""

MARKDOWN: Final = re.compile(r"([\\`*_\[\]~|])")
LINE_START: Final = re.compile(r"^(\s*)([#+\-=]|\d+(?=[.)]))")
"""What makes headings, lists and rules of a line."""

STYLE: Final = (
    "body{max-width:44em;margin:2em auto;padding:0 1em;font-family:serif;line-height:1.7}"
    "blockquote{border-left:4px solid #c9b88a;margin:1em 0 .3em;padding:.1em 1em;background:#faf6ea}"
    ".note,.also{white-space:pre-wrap;margin:.3em 0 .3em 1.2em}.also{color:#777}"
    ".meta{color:#777;font-size:.85em;margin-left:1.2em}"
)

NOBODY: Final = ("佚名", "anonymous")
"""Who wrote what nobody put a name to, in Chinese and in English."""
UNTITLED: Final = ("[无标题]", "[no headline]")
UNNAMED: Final = ("未识别报名", "newspaper not stated")
UNDATED: Final = ("日期不详", "undated")
UNSURE: Final = ("原文待核", "words to be checked")

RGB: Final = {color.name: color.rgb for color in COLORS}

Cite = Callable[[str], str | None]
"""Gives the citation of an article, None for one that is not in this library."""


def link(item: Annotation) -> str:
    """Return the link that opens a note's words in Baoku."""
    whole = str(Link(item.article, item.quote, item.prefix[-32:], item.suffix[:32]))
    return whole if len(whole) <= 2000 else str(Link(item.article))


COLUMNS: Final[tuple[tuple[str, Callable[[Annotation, Language], str]], ...]] = (
    ("编号 id", lambda item, _language: item.id),
    ("报纸 newspaper", lambda item, _language: item.newspaper or ""),
    ("日期 date", lambda item, _language: item.date or ""),
    ("版 page", lambda item, _language: "" if item.page is None else str(item.page)),
    ("标题 title", lambda item, _language: item.title or ""),
    ("摘录 quote", lambda item, _language: item.quote),
    ("批注 note", lambda item, _language: item.note),
    ("批注者 note by", lambda item, _language: item.author),
    ("另有 also", lambda item, language: "\n".join(_attributed(item.alternatives, "{}: {}", language))),
    ("标签 tags", lambda item, _language: " ".join(f"#{tag}" for tag in item.tags)),
    ("颜色 color", lambda item, _language: item.color),
    ("状态 status", lambda item, _language: item.status.value),
    ("作者 creator", lambda item, _language: item.creator),
    ("写于 created", lambda item, _language: item.created),
    ("改于 modified", lambda item, _language: item.modified),
    ("链接 link", lambda item, _language: link(item)),
)


def write_csv(items: Iterable[Annotation], language: Language) -> Iterator[str]:
    """Yield the lines of a table, with the mark by which spreadsheets know UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    buffer.write("\ufeff")
    writer.writerow([name for name, _value in COLUMNS])
    yield _taken(buffer)
    for item in items:
        writer.writerow([_guarded(value(item, language)) for _name, value in COLUMNS])
        yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _guarded(text: str) -> str:
    return "'" + text if FORMULA.match(text) else text


def write_markdown(items: Iterable[Annotation], cite: Cite, title: str, language: Language) -> Iterator[str]:
    """Yield a Markdown document, article by article as the notes come."""
    yield f"# {_plain(title)}\n"
    for article, notes in groupby(items, key=lambda item: item.article):
        group = list(notes)
        yield f"\n## {_plain(_headline(group[0], language))}\n\n{_plain(_source(article, group[0], cite, language))}\n"
        for item in group:
            if item.quote:
                yield "\n" + "\n".join(f"> {_plain(line)}" for line in item.quote.split("\n")) + "\n"
            for text in _texts(item, language):
                yield "\n" + "  \n".join(_plain(line) for line in text.split("\n")) + "\n"
            yield f"\n{_plain(_facts(item, language))} [baoku]({link(item)})\n"


def write_html(items: Iterable[Annotation], cite: Cite, title: str, language: Language) -> Iterator[str]:
    """Yield an HTML document that runs nothing and loads nothing, article by article as the notes come."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>{html.escape(title)}</title><style>{STYLE}</style></head><body>\n<h1>{html.escape(title)}</h1>\n"
    )
    for article, notes in groupby(items, key=lambda item: item.article):
        group = list(notes)
        yield f"<h2>{html.escape(_headline(group[0], language))}</h2>\n"
        yield f"<p>{html.escape(_source(article, group[0], cite, language))}</p>\n"
        for item in group:
            if item.quote:
                border = RGB.get(item.color, RGB["yellow"])
                yield f'<blockquote style="border-color:{border}">{html.escape(item.quote)}</blockquote>\n'
            for number, text in enumerate(_texts(item, language)):
                kind = "also" if number >= bool(item.note) else "note"
                yield f'<p class="{kind}">{html.escape(text)}</p>\n'
            href = html.escape(link(item), quote=True)
            yield f'<p class="meta">{html.escape(_facts(item, language))} <a href="{href}">baoku</a></p>\n'
    yield "</body></html>\n"


def _texts(item: Annotation, language: Language) -> list[str]:
    """Return a note's text and those that stand beside it, each with its author where that is not plain."""
    if not item.is_by_others:
        return [item.note] if item.note else []
    return _attributed(item.texts, "[{}] {}", language)


def _attributed(versions: Iterable[Version], form: str, language: Language) -> list[str]:
    return [form.format(one.creator or _said(NOBODY, language), one.text) for one in versions]


def _headline(item: Annotation, language: Language) -> str:
    return item.title or _said(UNTITLED, language)


def _source(article: str, item: Annotation, cite: Cite, language: Language) -> str:
    page = "" if item.page is None else f"({item.page})"
    place = f"{item.newspaper or _said(UNNAMED, language)}, {item.date or _said(UNDATED, language)}{page}"
    return cite(article) or place


def _facts(item: Annotation, language: Language) -> str:
    tags = " ".join(f"#{tag}" for tag in item.tags)
    status = "" if item.status == "anchored" else _said(UNSURE, language)
    return " · ".join(filter(None, (item.creator, item.modified[:10], tags, status)))


def _said(words: tuple[str, str], language: Language) -> str:
    return words[0] if language is Language.CHINESE else words[1]


def _plain(text: str) -> str:
    """Return a text as one line of Markdown that shows it as it is."""
    line = html.escape(" ".join(text.split("\n")), quote=False)
    return LINE_START.sub(_unmarked, MARKDOWN.sub(r"\\\1", line))


def _unmarked(found: re.Match[str]) -> str:
    blank, mark = found[1], found[2]
    return f"{blank}&#{ord(mark[0])};{mark[1:]}"
