"""JSON Lines to pages: one article a line, its issue beside it, read as a stream."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from reader.core.errors import Reason
from reader.core.records import (
    Article,
    Failure,
    Issue,
    Jump,
    Kind,
    LineRole,
    PageNumber,
    ParsedPage,
    Publisher,
    SourceInfo,
    article_id,
)
from reader.core.sources.decoding import with_controls_shown
from reader.core.sources.numerals import read_page_number

RECORD_LIMIT: Final = 16_000_000
_TEXT_FIELDS: Final = (
    "kicker", "title", "subtitle", "column", "byline", "source", "dateline", "caption", "photo_credit",
)  # fmt: skip
_PARTIAL_DATE: Final = re.compile(r"\d{4}(-\d{2})?")
_LINE_ENDS: Final = re.compile(r"\s*[\r\n]+\s*")
_NAMED_PAGE: Final = re.compile(r"第?\s*([A-Za-z]?\d{1,5}|[一二三四五六七八九十]{1,3}|头)\s*(?:版面?|面|页)?")
"""A page as people write it: 3, 第3版, 第三版, 头版, A1."""
_PUBLISHERS: Final = '[{"role": "主办", "names": ["…"]}]'
_ROLE: Final = LineRole(0, "article", "JSON Lines 记录")


_CONTROL: Final = re.compile(rb"\\u00|\\b|\x7f")
"""How a control character stands in a line of JSON, or what at a glance looks like one."""

_BEFORE: Final = 12
_BEHIND: Final = 24
"""So many characters are shown on either side of a place that cannot be read."""

_SHOWN: Final = 40
"""So many characters of a value that cannot be used are shown."""


class _Invalid(ValueError):
    """A record that cannot be an article; `reason` says why."""

    def __init__(self, code: str, **fields: object) -> None:
        super().__init__(code)
        self.reason = Reason(code, **fields)


def _unfit(field: str, value: object, expected: str) -> _Invalid:
    """Return what says that the value of a field should be like another one."""
    try:
        said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    except RecursionError:
        said = type(value).__name__
    shown = said if len(said) <= _SHOWN else said[:_SHOWN] + "…"
    # Half of a surrogate pair can be printed nowhere.
    shown = shown.encode("utf-8", "backslashreplace").decode("utf-8")
    return _Invalid("jsonl.value", field=field, value=shown, expected=expected)


def read_json_lines(lines: Iterable[bytes], source: SourceInfo) -> Iterator[ParsedPage | Failure]:
    """Yield a page for each line that holds an article, and a Failure (jsonl.…) for each that does not.

    Fields of the issue and of the article may both stand at the top level, or in an "issue" object and an
    "article" object. Blank lines are skipped. Control characters are shown by signs, as in the text of a page, and
    noted. Memory stays constant; the stream is never read ahead.
    """
    for number, line in enumerate(lines, start=1):
        record = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not record.strip():
            continue
        try:
            yield _page(record, number, source)
        except _Invalid as error:
            yield Failure(source.path, error.reason, line=number)


def _page(line: bytes, number: int, source: SourceInfo) -> ParsedPage:
    """Return the page of one record. Raises _Invalid."""
    if len(line) > RECORD_LIMIT:
        raise _Invalid("jsonl.too_long", limit=RECORD_LIMIT // 1_000_000)
    try:
        record = json.loads(line)
    except UnicodeDecodeError as error:
        raise _Invalid("jsonl.encoding") from error
    except json.JSONDecodeError as error:
        raise _Invalid("jsonl.syntax", detail=_around(error)) from error
    except RecursionError as error:
        raise _Invalid("jsonl.nested") from error
    except ValueError as error:
        raise _Invalid("jsonl.number") from error
    if not isinstance(record, dict):
        raise _Invalid("jsonl.object")
    merged: dict[str, Any] = {}
    for nested in ("issue", "article"):
        value = record.get(nested)
        if isinstance(value, dict):
            merged.update(value)
        elif value is not None:
            raise _unfit(nested, value, "{…}")
    merged.update((key, value) for key, value in record.items() if key not in ("issue", "article"))
    shown = _with_controls_shown(merged) if _CONTROL.search(line) else merged
    article = _article(shown, number, source)
    role = LineRole(number, _ROLE.role, _ROLE.why, article.id)
    notes = () if shown == merged else (Reason("file.control_characters", lines=str(number)),)
    return ParsedPage(source, _issue(shown), (article,), (), (role,), notes)


def _around(error: json.JSONDecodeError) -> str:
    """Return what stands about the place where reading stopped, which is marked."""
    text, at = error.doc.rstrip(), error.pos
    before = text[max(0, at - _BEFORE) : at]
    after = text[at : at + _BEHIND]
    cut = "…" if at > _BEFORE else ""
    more = "…" if at + _BEHIND < len(text) else ""
    shown = with_controls_shown(f"{cut}{before}▸{after}{more}").replace("\r", " ").replace("\n", " ")
    return f"“{shown.encode('utf-8', 'backslashreplace').decode('utf-8')}”"


def _with_controls_shown(value: Any) -> Any:
    if isinstance(value, str):
        return with_controls_shown(value)
    if isinstance(value, list):
        return [_with_controls_shown(item) for item in value]
    return (
        {key: _with_controls_shown(item) for key, item in value.items()} if isinstance(value, dict) else value
    )


def _article(record: Mapping[str, Any], number: int, source: SourceInfo) -> Article:
    paragraphs = _paragraphs(record)
    texts = {name: _text(record, name) for name in _TEXT_FIELDS}
    if not paragraphs and not any(texts[name] for name in ("title", "kicker", "subtitle", "caption")):
        raise _Invalid("jsonl.empty")
    kind = record.get("kind", "news")
    if not isinstance(kind, str) or kind not in _KINDS:
        raise _unfit("kind", kind, " | ".join(_KINDS))
    return Article(
        id=article_id(source.sha256, number),
        kind=_KINDS[kind],
        reporters=_names(record, "reporters"),
        correspondents=_names(record, "correspondents"),
        paragraphs=paragraphs,
        paragraph_lines=((number,),) * len(paragraphs),
        jump=_jump(record.get("jump")),
        lines=(number,),
        **texts,
    )


_KINDS: Final = {kind.value: kind for kind in Kind}


def _issue(record: Mapping[str, Any]) -> Issue:
    stated, evidence = _date(record)
    return Issue(
        newspaper=_text(record, "newspaper"),
        english_title=_text(record, "english_title"),
        date=stated,
        weekday=_text(record, "weekday"),
        lunar_date=_text(record, "lunar_date"),
        issue_number=_count(record, "issue_number"),
        total_issue_number=_count(record, "total_issue_number"),
        pages_in_issue=_count(record, "pages_in_issue"),
        page=_page_number(record.get("page"), "page"),
        publishers=_publishers(record.get("publishers")),
        hotlines=_names(record, "hotlines"),
        urls=_names(record, "urls"),
        email=_text(record, "email"),
        evidence=evidence,
    )


def _text(record: Mapping[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _unfit(name, value, '"…"')
    text = _clean(value, name).strip()
    return (_LINE_ENDS.sub(" ", text) if "\n" in text or "\r" in text else text) or None


def _clean(text: str, name: str) -> str:
    """Return a text as given. Raises _Invalid for characters that no text can hold."""
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            character = f"U+{ord(text[error.start]):04X}"
            raise _Invalid("jsonl.character", field=name, character=character) from error
    return text


def _paragraphs(record: Mapping[str, Any]) -> tuple[str, ...]:
    value = record.get("paragraphs")
    if value is None:
        return ()
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        raise _unfit("paragraphs", value, '["…"]')
    out: list[str] = []
    for item in value:
        if not isinstance(item, str):
            raise _unfit("paragraphs", value, '["…"]')
        _clean(item, "paragraphs")
        if "\n" in item or "\r" in item:
            out.extend(part for part in re.split(r"[\r\n]+", item) if part.strip())
        elif item.strip():
            out.append(item)
    return tuple(out)


def _names(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = record.get(name)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _unfit(name, value, '["…"]')
    return tuple(_clean(item, name).strip() for item in value if item.strip())


def _count(record: Mapping[str, Any], name: str) -> int | None:
    value = record.get(name)
    if isinstance(value, str) and value.isascii() and value.strip().isdigit() and len(value) < 10:
        value = int(value)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**9:
        raise _unfit(name, value, "123")
    return value


def _date(record: Mapping[str, Any]) -> tuple[str | None, dict[str, str]]:
    """Return the stated ISO date; a date in part (2020, 2020-04) is evidence, not a date."""
    raw = record.get("evidence")
    evidence: dict[str, str] = {}
    if isinstance(raw, dict):
        evidence = {str(k): _clean(v, "evidence") for k, v in raw.items() if isinstance(v, str)}
    elif raw is not None:
        raise _unfit("evidence", raw, "{…}")
    text = _text(record, "date")
    if text is None:
        return None, evidence
    if _PARTIAL_DATE.fullmatch(text) and (len(text) == 4 or 1 <= int(text[5:]) <= 12):
        return None, {**evidence, "date": text}
    try:
        if len(text) != 10:
            raise ValueError
        return date.fromisoformat(text).isoformat(), evidence
    except ValueError:
        raise _unfit("date", text, "2020-04-16") from None


def _page_number(value: object, name: str) -> PageNumber | None:
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 100_000:
        return value
    if isinstance(value, str) and 0 < len(value.strip()) <= 12:
        text = unicodedata.normalize("NFKC", _clean(value, name)).strip()
        named = _NAMED_PAGE.fullmatch(text)
        if named is None:
            return text.upper() if text.isascii() else text
        page = 1 if named[1] == "头" else read_page_number(named[1])
        if page is not None or named[1] == "0":
            return page or 0
    raise _unfit(name, value, '1 | "A1"')


def _jump(value: object) -> Jump | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise _unfit("jump", value, '{"to_page": 2}')
    to_page = _page_number(value.get("to_page"), "jump.to_page")
    from_page = _page_number(value.get("from_page"), "jump.from_page")
    more = value.get("more_pages")
    if more is None:
        more = []
    if not isinstance(more, list):
        raise _unfit("jump.more_pages", more, "[3, 4]")
    if (to_page, from_page) == (None, None):
        return None
    named = (_page_number(page, "jump.more_pages") for page in more)
    return Jump(to_page, from_page, tuple(page for page in named if page is not None))


def _publishers(value: object) -> tuple[Publisher, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise _unfit("publishers", value, _PUBLISHERS)
    out = []
    for item in value:
        role = item.get("role") if isinstance(item, dict) else None
        names = item.get("names") if isinstance(item, dict) else None
        if (
            not isinstance(role, str)
            or not isinstance(names, list)
            or not all(isinstance(n, str) for n in names)
        ):
            raise _unfit("publishers", value, _PUBLISHERS)
        out.append(Publisher(_clean(role, "publishers"), tuple(_clean(name, "publishers") for name in names)))
    return tuple(out)
