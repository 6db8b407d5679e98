"""Between records and rows: the one place that knows how a record is spread over columns."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, Final

from reader.core.errors import Reason
from reader.core.records import (
    Article,
    ArticleSummary,
    Failure,
    Issue,
    IssueSummary,
    Jump,
    JumpHalf,
    Kind,
    Leftover,
    PageNumber,
    PageSummary,
    Publisher,
    SourceInfo,
)
from reader.core.system_words import SystemTrouble

OPENING_LENGTH: Final = 24
"""How many characters stand for a headline where there is none."""

ARTICLE_VALUES: Final = (
    "id, page, source, first_line, kind, kicker, title, subtitle, "
    '"column", byline, origin, dateline, caption, photo_credit, jump_to, jump_from, body, details'
)
"""The columns that `article_row` fills, in its order."""
ARTICLE_COLUMNS: Final = f"key, {ARTICLE_VALUES}"


MORE_PAGES: Final = "more_pages"
"""What the details of an article call the further pages of its jump."""
_HALF: Final = re.compile("[\ud800-\udfff]")
_WRITTEN_HALF: Final = re.compile("(?<!^)//(d[89a-f][0-9a-f]{2})")


def dump(value: object) -> str:
    """Return compact JSON with hanzi as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def path_text(path: str) -> str:
    """Return an absolute path as a column holds it, which `path_value` turns back.

    Half of a surrogate pair, which stands for a byte of a name that is no Unicode, is no text to SQLite. It is
    written as two slashes and its code: behind its beginning no absolute path has two slashes in a row.
    """
    if path.isascii():
        return path
    return _HALF.sub(lambda half: f"//{ord(half[0]):04x}", path)


def path_value(text: str) -> str:
    """Return the path that a column holds."""
    return _WRITTEN_HALF.sub(lambda code: chr(int(code[1], 16)), text) if "//d" in text else text


def number_text(number: PageNumber | None) -> str | None:
    """Return a page number as a column holds it."""
    return None if number is None else str(number)


def number_value(text: str | None) -> PageNumber | None:
    """Return the page number that a column holds: 1 for "1", "A1" as it is."""
    return int(text) if text is not None and text.isascii() and text.isdigit() else text


def position(number: PageNumber | None) -> str:
    """Return a key that sorts pages as printed: 1, 2, 10, A1, A2, A10; pages without a number last."""
    if number is None:
        return "~"
    return re.sub(r"\d+", lambda digits: digits.group().zfill(8), str(number))


def opening(paragraphs: Sequence[str], caption: str | None = None) -> str:
    """Return the first words of an article, to be shown, marked as such, where it has no headline."""
    text = next((paragraph for paragraph in paragraphs if paragraph), caption or "")
    return text if len(text) <= OPENING_LENGTH else text[:OPENING_LENGTH] + "…"


def article_row(article: Article, page: int, source: int) -> tuple[object, ...]:
    """Return the values of an article for ARTICLE_VALUES."""
    details = {
        "reporters": article.reporters,
        "correspondents": article.correspondents,
        "lines": article.lines,
        "paragraph_lines": article.paragraph_lines,
    }
    if article.jump is not None and article.jump.more_pages:
        details[MORE_PAGES] = tuple(map(number_text, article.jump.more_pages))
    return (
        article.id,
        page,
        source,
        article.lines[0] if article.lines else 0,
        article.kind.value,
        article.kicker,
        article.title,
        article.subtitle,
        article.column,
        article.byline,
        article.source,
        article.dateline,
        article.caption,
        article.photo_credit,
        number_text(article.jump.to_page) if article.jump else None,
        number_text(article.jump.from_page) if article.jump else None,
        article.body,
        dump(details),
    )


def article(row: sqlite3.Row) -> Article:
    """Return the article of a row of ARTICLE_COLUMNS."""
    details = json.loads(row["details"])
    paragraph_lines = tuple(tuple(lines) for lines in details["paragraph_lines"])
    return Article(
        id=row["id"],
        kind=Kind(row["kind"]),
        kicker=row["kicker"],
        title=row["title"],
        subtitle=row["subtitle"],
        column=row["column"],
        byline=row["byline"],
        reporters=tuple(details["reporters"]),
        correspondents=tuple(details["correspondents"]),
        source=row["origin"],
        dateline=row["dateline"],
        paragraphs=tuple(row["body"].split("\n")) if row["body"] or paragraph_lines else (),
        paragraph_lines=paragraph_lines,
        caption=row["caption"],
        photo_credit=row["photo_credit"],
        jump=jump(row),
        lines=tuple(details["lines"]),
    )


def jump(row: sqlite3.Row) -> Jump | None:
    """Return the jump of a row with jump_to, jump_from and details."""
    if row["jump_to"] is None and row["jump_from"] is None:
        return None
    more = json.loads(row["details"]).get(MORE_PAGES, ()) if f'"{MORE_PAGES}"' in row["details"] else ()
    named = tuple(page for page in map(number_value, more) if page is not None)
    return Jump(number_value(row["jump_to"]), number_value(row["jump_from"]), named)


def jump_half(row: sqlite3.Row) -> JumpHalf:
    """Return the half of a row with an article's columns and its issue's, `start` being the beginning of body."""
    return JumpHalf(
        article_id=row["id"],
        issue_id=row["issue"],
        newspaper=row["newspaper"],
        date=row["date"],
        page=number_value(row["number"]),
        title=row["title"],
        opening=opening(row["start"].split("\n"), row["caption"]),
        jump=jump(row) or Jump(),
    )


def article_summary(row: sqlite3.Row) -> ArticleSummary:
    """Return the summary of a row with id, page, kind, title, caption and the beginning of body as `start`."""
    return ArticleSummary(
        id=row["id"],
        page_id=row["page"],
        kind=Kind(row["kind"]),
        title=row["title"],
        opening=opening(row["start"].split("\n"), row["caption"]),
    )


def issue_dump(issue: Issue) -> str:
    """Return what a page states about its issue as JSON."""
    return dump(asdict(issue) | {"evidence": dict(issue.evidence)})


def issue_load(text: str) -> Issue:
    """Return what `issue_dump` put away."""
    value: dict[str, Any] = json.loads(text)
    for name in ("hotlines", "urls", "lines"):
        value[name] = tuple(value[name])
    value["publishers"] = tuple(Publisher(p["role"], tuple(p["names"])) for p in value["publishers"])
    return Issue(**value)


def leftovers_dump(leftovers: Iterable[Leftover]) -> str:
    """Return leftovers as JSON."""
    return dump([asdict(leftover) for leftover in leftovers])


def failures_dump(failures: Iterable[Failure]) -> str:
    """Return the failures of one file as JSON; the path stands in its own column."""
    text = dump(
        [{"line": f.line, "code": f.reason.code, "fields": _plain(f.reason.fields)} for f in failures]
    )
    return text.encode("utf-8", "backslashreplace").decode("utf-8")  # of a path that is no Unicode


def failures_load(path: str, text: str) -> tuple[Failure, ...]:
    """Return what `failures_dump` put away."""
    return tuple(
        Failure(path, Reason(item["code"], **_fields(item["fields"])), item["line"])
        for item in json.loads(text)
    )


def _plain(fields: dict[str, object]) -> dict[str, object]:
    return {
        name: asdict(value)
        if isinstance(value, SystemTrouble)
        else value
        if isinstance(value, int)
        else str(value)
        for name, value in fields.items()
    }


def _fields(plain: dict[str, Any]) -> dict[str, Any]:
    return {
        name: SystemTrouble(**value) if isinstance(value, dict) else value for name, value in plain.items()
    }


def issue_summary(row: sqlite3.Row) -> IssueSummary:
    """Return the summary of a row of `issues` with a count `articles`."""
    return IssueSummary(
        id=row["id"],
        newspaper=row["newspaper"],
        date=row["date"],
        date_evidence=row["date_evidence"],
        weekday=row["weekday"],
        issue_number=row["issue_number"],
        total_issue_number=row["total_issue_number"],
        articles=row["articles"],
    )


def page_summary(row: sqlite3.Row) -> PageSummary:
    """Return the summary of a row of `pages` with a count `articles`."""
    return PageSummary(row["id"], row["issue"], number_value(row["number"]), row["articles"])


def source_info(row: sqlite3.Row) -> SourceInfo:
    """Return the source of a row of `sources`."""
    return SourceInfo(path_value(row["path"]), row["sha256"], row["encoding"], row["line_count"])
