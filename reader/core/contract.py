"""The JSON that others script against: records in, plain values out. Changes here are changes of a promise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reader.core.errors import Language
from reader.core.noted import Annotation, BackupInfo, Exchange, Place
from reader.core.records import (
    Answer,
    Article,
    Coverage,
    Failure,
    Hit,
    ImportReport,
    IndexState,
    Issue,
    Join,
    Jump,
    JumpHalf,
    Jumps,
    Leftover,
    LeftoversFound,
    LineRole,
    Named,
    ParsedPage,
    Signature,
    SourceInfo,
    StoredArticle,
)


def page(parsed: ParsedPage, language: Language) -> dict[str, Any]:
    """Return the answer of `parse` for one file."""
    return {
        "source": source(parsed.source),
        "issue": issue(parsed.issue),
        "articles": [article(item) for item in parsed.articles],
        "leftovers": [leftover(item) for item in parsed.leftovers],
        "notes": [note.text(language) for note in parsed.notes],
    }


def source(info: SourceInfo) -> dict[str, Any]:
    """Return a source."""
    return {"path": info.path, "sha256": info.sha256, "encoding": info.encoding, "lines": info.lines}


def issue(stated: Issue) -> dict[str, Any]:
    """Return what a page states of its issue; what it does not state is null."""
    return {
        "newspaper": stated.newspaper,
        "english_title": stated.english_title,
        "date": stated.date,
        "weekday": stated.weekday,
        "lunar_date": stated.lunar_date,
        "issue_number": stated.issue_number,
        "total_issue_number": stated.total_issue_number,
        "pages_in_issue": stated.pages_in_issue,
        "page": stated.page,
        "publishers": [{"role": p.role, "names": list(p.names)} for p in stated.publishers],
        "hotlines": list(stated.hotlines),
        "urls": list(stated.urls),
        "email": stated.email,
        "lines": list(stated.lines),
        "evidence": dict(stated.evidence),
    }


def article(item: Article) -> dict[str, Any]:
    """Return an article; `paragraph_lines` runs beside `paragraphs`."""
    return {
        "id": item.id,
        "kind": item.kind.value,
        "kicker": item.kicker,
        "title": item.title,
        "subtitle": item.subtitle,
        "column": item.column,
        "byline": item.byline,
        "reporters": list(item.reporters),
        "correspondents": list(item.correspondents),
        "source": item.source,
        "dateline": item.dateline,
        "paragraphs": list(item.paragraphs),
        "paragraph_lines": [list(lines) for lines in item.paragraph_lines],
        "caption": item.caption,
        "photo_credit": item.photo_credit,
        "jump": jump(item.jump) if item.jump else None,
        "lines": list(item.lines),
    }


def leftover(item: Leftover) -> dict[str, Any]:
    """Return a leftover."""
    return {"lines": list(item.lines), "text": item.text, "why": item.why}


def role(item: LineRole) -> dict[str, Any]:
    """Return what a line became and why."""
    return {"line": item.line, "role": item.role, "article": item.article, "why": item.why}


def stored(item: StoredArticle) -> dict[str, Any]:
    """Return the answer of `show`: the article, and the issue, page and source it stands in."""
    return article(item.article) | {
        "newspaper": item.issue.newspaper,
        "date": item.issue.date,
        "page": item.page.number,
        "issue": issue(item.masthead),
        "origin": source(item.source),
    }


def answer(found: Answer, language: Language) -> dict[str, Any]:
    """Return the answer of `search`."""
    return {
        "query": found.query,
        "reading": found.reading,
        "total": found.total,
        "elapsed_ms": round(found.elapsed_ms, 3),
        "hits": [hit(item) for item in found.hits],
        "coverage": coverage(found.coverage),
        "notes": [note.text(language) for note in found.notes],
        "suggestions": list(found.suggestions),
        "leftovers": leftovers_found(found.leftovers) if found.leftovers else None,
        "joined": [join(pair) for pair in found.joined],
    }


def leftovers_found(found: LeftoversFound) -> dict[str, Any]:
    """Return what matches in no article; `whole` tells whether `lines` is exact or a least number."""
    return {
        "lines": found.lines,
        "mastheads": found.mastheads,
        "whole": found.whole,
        "places": [
            {
                "newspaper": place.newspaper,
                "date": place.date,
                "page": place.page,
                "lines": list(place.lines),
                "text": place.text,
                "masthead": place.masthead,
            }
            for place in found.places
        ],
    }


def hit(item: Hit) -> dict[str, Any]:
    """Return a hit; the spans of "body" count in the paragraphs joined by a newline."""
    return {
        "id": item.article_id,
        "newspaper": item.newspaper,
        "date": item.date,
        "page": item.page,
        "title": item.title,
        "snippet": item.snippet.text,
        "spans": [{"field": s.field, "start": s.start, "end": s.end} for s in item.spans],
    }


def coverage(searched: Coverage) -> dict[str, Any]:
    """Return what was searched."""
    return {
        "articles": searched.articles,
        "issues": searched.issues,
        "failed_files": searched.failed_files,
        "failed_lines": searched.failed_lines,
        "not_indexed": searched.not_indexed,
        "files": searched.files,
    }


def failure(item: Failure, language: Language) -> dict[str, Any]:
    """Return a file that could not be taken; `line` where only one line of it could not."""
    named = {"path": item.path, "reason": item.reason.text(language), "code": item.reason.code}
    return named if item.line is None else named | {"line": item.line}


def report(done: ImportReport, language: Language) -> dict[str, Any]:
    """Return the answer of `import`, in files."""
    return {
        "imported": done.imported,
        "unchanged": done.unchanged,
        "failed": [failure(item, language) for item in done.failed],
        "articles": done.articles,
        "notices": [failure(item, language) for item in done.notices],
    }


def jumps(found: Jumps) -> dict[str, Any]:
    """Return the answer of `jumps`."""
    return {
        "joined": [join(pair) for pair in found.joined],
        "parted": [join(pair) for pair in found.parted],
        "unmatched": [jump_half(half) for half in found.unmatched],
    }


def join(pair: Join) -> dict[str, Any]:
    """Return two halves of a story."""
    return {"head": jump_half(pair.head), "tail": jump_half(pair.tail)}


def jump_half(half: JumpHalf) -> dict[str, Any]:
    """Return one half of a story that jumps."""
    return {
        "id": half.article_id,
        "newspaper": half.newspaper,
        "date": half.date,
        "page": half.page,
        "title": half.title,
        "jump": jump(half.jump),
    }


def jump(stated: Jump) -> dict[str, Any]:
    """Return where a story goes on, or comes from."""
    more = {"more_pages": list(stated.more_pages)} if stated.more_pages else {}
    if stated.to_page is not None:
        return {"to_page": stated.to_page, **more}
    return {"from_page": stated.from_page, **more}


def named(found: Named) -> dict[str, Any]:
    """Return the people, places and offices named in an article."""
    return {"people": list(found.people), "places": list(found.places), "offices": list(found.offices)}


def source_lines(lines: Iterable[tuple[int, str]]) -> list[dict[str, Any]]:
    """Return the source lines an article was made from, as they stand in the file."""
    return [{"line": number, "text": text} for number, text in lines]


def signature(item: Signature) -> dict[str, Any]:
    """Return one line of the answer of `reporters`."""
    return {"name": item.name, "role": item.role, "articles": item.articles}


def annotation(item: Annotation, language: Language) -> dict[str, Any]:
    """Return one line of the answer of `annotations list`; `start`, `end` count in the paragraphs joined by a newline."""
    return {
        "id": item.id,
        "article": item.article,
        "field": item.field,
        "quote": item.quote,
        "prefix": item.prefix,
        "suffix": item.suffix,
        "start": item.start,
        "end": item.end,
        "status": item.status.value,
        "score": item.score,
        "reason": item.reason.text(language) if item.reason else None,
        "reason_code": item.reason.code if item.reason else None,
        "best": None if item.best is None else _place(item.best),
        "note": item.note,
        "note_creator": item.author or None,
        "note_created": item.written or None,
        "alternatives": [{"note": v.text, "creator": v.creator, "at": v.at} for v in item.alternatives],
        "kept_after_deletion": item.kept,
        "tags": list(item.tags),
        "color": item.color or None,
        "motivation": item.motivation.value,
        "creator": item.creator,
        "created": item.created,
        "modified": item.modified,
        "newspaper": item.newspaper,
        "date": item.date,
        "page": item.page,
        "title": item.title,
    }


def _place(place: Place) -> dict[str, Any]:
    return {"article": place.article, "field": place.field, "start": place.start, "end": place.end}


def exchange(done: Exchange) -> dict[str, int]:
    """Return what an exchange of notes did, in notes."""
    return {
        "new": done.new,
        "changed": done.changed,
        "deleted": done.deleted,
        "unchanged": done.unchanged,
        "waiting": done.waiting,
        "disputed": done.disputed,
    }


def backup(info: BackupInfo) -> dict[str, Any]:
    """Return a backup of the notes."""
    return {"name": info.name, "day": info.day, "changes": info.changes, "bytes": info.bytes}


def index_state(state: IndexState, language: Language) -> dict[str, Any]:
    """Return the answer of `index`."""
    return {
        "engine": state.engine,
        "state": state.state,
        "articles": state.articles,
        "not_indexed": state.not_indexed,
        "bytes": state.bytes,
        "reason": state.reason.text(language) if state.reason else None,
    }
