"""Citations of newspaper articles in the styles that libraries and reference managers take.

- GB/T 7714-2015 and GB/T 7714-2025, numeric system, a component part of a serial: creators, title with other
  title information, [N], newspaper, date of publication with the page in brackets. Up to three creators are
  named; a document without any begins with its title. The edition of 2025 sets Chinese creators and other title
  information apart by full-width marks and puts a space before the page; both read `2000-11-20` dates.
- RIS as Zotero and EndNote read it (type NEWS), BibTeX with the subtype that Chinese styles ask for, and
  CSL-JSON 1.0 (type article-newspaper).

What the page does not state is never passed off as stated: it stands in square brackets, or is left out. A date
that was only inferred (GB/T: [2020-04]) is marked as such in each format's own way: RIS takes a date in part with a
word on it, BibLaTeX the mark `~` of ISO 8601-2 beside BibTeX's year in brackets, CSL-JSON `circa`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from reader.core.export.references import Reference, on_one_line
from reader.core.records import Style

NAMED_CREATORS: Final = 3
HANZI: Final = re.compile("[㐀-鿿豈-﫿\U00020000-\U0003ffff]")
DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
INFERRED: Final = "约"
INFERRED_NOTE: Final = "原文没有完整的日期,[{date}] 为著录者所加"
TEX: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#",
    "_": r"\_", "$": r"\$", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


ENDINGS: Final = {
    Style.GBT_2015: "txt", Style.GBT_2025: "txt", Style.RIS: "ris", Style.BIBTEX: "bib", Style.CSL_JSON: "json",
}  # fmt: skip
"""The ending of a file that holds citations of a style."""


def cite(references: Iterable[Reference], style: Style) -> str:
    """Return the citations of some articles, one after the other, ending with a newline unless there are none."""
    entries = list(map(on_one_line, references))
    if not entries:
        return ""
    if style is Style.CSL_JSON:
        return json.dumps([_csl(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n"
    return _JOINED[style](entries)


# ── GB/T 7714 ─────────────────────────────────────────────────────────────────────────────────────────


def _gbt_2015(entry: Reference) -> str:
    title = _title(entry) if entry.subtitle is None else f"{_title(entry)}: {entry.subtitle}"
    page = f"({pages})" if (pages := _pages(entry)) else ""
    return f"{_creators(entry, ', ')}{title}[N]. {_newspaper(entry)}, {_date(entry)}{page}."


def _gbt_2025(entry: Reference) -> str:
    title = _title(entry)
    if entry.subtitle is not None:
        title += f"{'：' if HANZI.search(title) else ': '}{entry.subtitle}"
    mark = "，" if HANZI.search("".join(entry.authors[:1])) else ", "
    page = f" ({pages})" if (pages := _pages(entry)) else ""
    return f"{_creators(entry, mark)}{title}[N]. {_newspaper(entry)}, {_date(entry)}{page}."


def _creators(entry: Reference, mark: str) -> str:
    named = list(entry.authors[:NAMED_CREATORS])
    if len(entry.authors) > NAMED_CREATORS:
        named.append("等" if HANZI.search(named[0]) else "et al")
    return f"{mark.join(named)}. " if named else ""


def _pages(entry: Reference) -> str:
    """Return the pages of an article: 15, 1-2, or where others lie between them, 1, 3."""
    return "-".join(filter(None, entry.pages()))


def _title(entry: Reference) -> str:
    return entry.title or f"[{entry.supplied_title or '题名不详'}]"


def _newspaper(entry: Reference) -> str:
    return entry.newspaper or "[报名不详]"


def _date(entry: Reference) -> str:
    return entry.date or f"[{entry.supplied_date or '日期不详'}]"


# ── reference managers ────────────────────────────────────────────────────────────────────────────────


def _full_title(entry: Reference) -> str:
    return _title(entry) + (f"：{entry.subtitle}" if entry.subtitle else "")


def _issue(entry: Reference) -> str | None:
    if entry.total_issue_number is not None:
        return f"总第{entry.total_issue_number}期"
    return None if entry.issue_number is None else f"第{entry.issue_number}期"


def _ris(entry: Reference) -> str:
    date = entry.date or ""
    inferred = _inferred(entry)
    year, month, day = (*inferred.split("-"), "", "")[:3]
    first, last = entry.pages()
    fields = [("TY", "NEWS"), ("ID", entry.id), ("TI", _full_title(entry))]
    fields += [("AU", author) for author in entry.authors]
    fields += [
        ("T2", entry.newspaper or ""),
        ("PY", (date or inferred)[:4]),
        ("DA", f"{year}/{month}/{day}/{INFERRED}" if inferred else date.replace("-", "/")),
        ("SP", first),
        ("EP", last),
        ("ET", _issue(entry) or ""),
        ("LA", "zh-CN"),
        ("N1", INFERRED_NOTE.format(date=inferred) if inferred else ""),
        ("UR", entry.link),
        ("ER", ""),
    ]
    lines = (f"{tag}  - {_one_line(value)}" for tag, value in fields if value or tag == "ER")
    return "".join(f"{line}\r\n" for line in lines)


def _bibtex(entry: Reference) -> str:
    inferred = _inferred(entry)
    year, month, _day = (*(entry.date or inferred).split("-"), "", "")[:3]
    notes = (_issue(entry), INFERRED_NOTE.format(date=inferred) if inferred else None)
    fields = {
        "entrysubtype": "newspaper",
        "author": " and ".join("{" + _tex(author) + "}" for author in entry.authors),
        "title": "{" + _tex(_full_title(entry)) + "}",
        "journal": _tex(entry.newspaper or ""),
        "date": f"{inferred}~" if inferred else entry.date or "",
        "year": f"[{year}]" if inferred else year,
        "month": month.lstrip("0"),
        "number": _tex(_pages(entry)),
        "note": "; ".join(filter(None, notes)),
        "langid": "chinese",
        "url": entry.link,
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@article{{baoku-{entry.id},\n{body}}}\n"


def _csl(entry: Reference) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "type": "article-newspaper",
        "title": _full_title(entry),
        "author": [{"literal": author} for author in entry.authors],
        "container-title": entry.newspaper,
        "issued": _csl_date(entry),
        "page": _pages(entry),
        "edition": _issue(entry),
        "language": "zh-CN",
        "URL": entry.link,
    }
    return {name: value for name, value in item.items() if value}


def _csl_date(entry: Reference) -> dict[str, Any] | None:
    date = entry.date or _inferred(entry)
    if not date:
        return None
    parts: dict[str, Any] = {"date-parts": [[int(part) for part in date.split("-")]]}
    return parts if entry.date else parts | {"circa": True}


def _inferred(entry: Reference) -> str:
    """Return the date of a page that states none, as far as it was inferred (2020, 2020-04), else nothing."""
    supplied = entry.supplied_date or ""
    return supplied if not entry.date and DATE.fullmatch(supplied) else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _tex(text: str) -> str:
    return "".join(TEX.get(character, character) for character in _one_line(text))


_JOINED: Final[dict[Style, Callable[[list[Reference]], str]]] = {
    Style.GBT_2015: lambda entries: "".join(f"{_gbt_2015(entry)}\n" for entry in entries),
    Style.GBT_2025: lambda entries: "".join(f"{_gbt_2025(entry)}\n" for entry in entries),
    Style.RIS: lambda entries: "\r\n".join(map(_ris, entries)),
    Style.BIBTEX: lambda entries: "\n".join(map(_bibtex, entries)),
}
