"""The names that a query can use: fields, kinds of articles, marks, manners. The first of each is what explanations use."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Final

from reader.core.folding import fold
from reader.core.records import Kind
from reader.core.search import dates, page_numbers
from reader.core.search.syntax import (
    Dates,
    EveryYear,
    Field,
    Mark,
    Marked,
    Newspaper,
    Node,
    Not,
    OfKind,
    Page,
    Pages,
    Supposed,
    Unstated,
)


class Manner(Enum):
    """A way to read what follows, whatever field it is looked for in."""

    EXACT = "exact"
    """In the very characters: width, case and Traditional forms matter."""
    WILD = "wildcard"
    """Every ? and * is a wildcard, at the end of a word too."""


FIELDS: Final = {
    Field.TITLE: ("标题", "主题", "title"),
    Field.KICKER: ("引题", "肩题", "眉题", "kicker"),
    Field.SUBTITLE: ("副题", "副标题", "subtitle"),
    Field.BODY: ("正文", "body"),
    Field.COLUMN: ("栏目", "column"),
    Field.BYLINE: ("署名", "byline"),
    Field.CAPTION: ("图片说明", "图说", "caption"),
    Field.PHOTO_CREDIT: ("摄影", "photo_credit"),
    Field.DATELINE: ("电头", "dateline"),
    Field.SOURCE: ("来源", "source"),
    Field.REPORTER: ("记者", "reporter"),
    Field.CORRESPONDENT: ("通讯员", "correspondent"),
    Field.NEWSPAPER: ("报纸", "报名", "newspaper"),
    Field.PAGE: ("版", "版面", "版次", "page"),
    Field.DATE: ("日期", "date"),
    Field.KIND: ("类型", "体裁", "kind"),
    Field.TAG: ("标签", "tag"),
    Field.NOTE: ("批注", "笔记", "note"),
    Field.HAS: ("有", "has"),
}

KINDS: Final = {
    Kind.NEWS: ("新闻", "消息", "文章", "news"),
    Kind.PHOTO: ("图片", "照片", "图片新闻", "photo"),
    Kind.BRIEF: ("简讯", "短讯", "brief"),
    Kind.EDITOR_NOTE: ("编者按", "editor_note"),
    Kind.GUIDE: ("导读", "guide"),
    Kind.PROMO: ("推介", "广告", "promo"),
    Kind.NOTICE: ("启事", "公告", "notice"),
}

MARKS: Final = {
    Mark.NOTE: ("批注", "笔记", "note"),
    Mark.TAG: ("标签", "tag"),
    Mark.HIGHLIGHT: ("高亮", "划线", "highlight"),
    Mark.BOOKMARK: ("书签", "bookmark"),
    Mark.PICTURE: ("图", "图片", "照片", "picture"),
}

STATED: Final = {
    Field.DATE: ("日期", "date"),
    Field.NEWSPAPER: ("报名", "报纸", "newspaper"),
    Field.PAGE: ("版次", "版", "page"),
}
"""What a page may fail to state, as `有:` asks for it."""

MANNERS: Final = {
    Manner.EXACT: ("原样", "exact"),
    Manner.WILD: ("通配", "wildcard"),
}

FIELD_OF: Final = {fold(name): field for field, names in FIELDS.items() for name in names}
MANNER_OF: Final = {fold(name): manner for manner, names in MANNERS.items() for name in names}
_KIND_OF: Final = {fold(name): kind for kind, names in KINDS.items() for name in names}
_MARK_OF: Final = {fold(name): mark for mark, names in MARKS.items() for name in names}
_STATED_OF: Final = {fold(name): field for field, names in STATED.items() for name in names}
_NAMELESS: Final = frozenset(("不详", "报名不详", "未识别", "未识别报名", "unknown", "none"))
"""无 is no such word: it stands in the names of newspapers, which are looked for by any part of them."""
_NUMBERLESS: Final = frozenset(("不详", "版次不详", "无", "unknown", "none"))


def _newspaper(text: str) -> Node | None:
    folded = fold(text)
    if folded in _NAMELESS:
        return Unstated(Field.NEWSPAPER)
    return Newspaper(text, folded) if folded else None


def _page(text: str) -> Node | None:
    if fold(text) in _NUMBERLESS:
        return Unstated(Field.PAGE)
    several = page_numbers.span(text)
    if several is not None:
        return Pages(text, *several)
    page = page_numbers.named(text)
    return Page(text, page) if page else None


def _dates(text: str) -> Node | None:
    if dates.is_unknown(text):
        return Unstated(Field.DATE)
    supposed = dates.about(text)
    if supposed is not None:
        when = _when(supposed)
        return Supposed(when) if when else None
    return _when(text)


def _when(text: str) -> Dates | EveryYear | None:
    found = dates.span(text)
    if found is not None:
        return Dates(*found)
    yearly = dates.every_year(text)
    return EveryYear(*yearly) if yearly else None


def _kind(text: str) -> Node | None:
    kind = _KIND_OF.get(fold(text))
    return OfKind(kind) if kind else None


def _tag(text: str) -> Node | None:
    return Marked(Mark.TAG, text) if fold(text) else None


def _note(text: str) -> Node | None:
    return Marked(Mark.NOTE, text) if fold(text) else None


def _has(text: str) -> Node | None:
    stated = _STATED_OF.get(fold(text))
    if stated is not None:
        return Not(Unstated(stated))
    mark = _MARK_OF.get(fold(text))
    return Marked(mark) if mark else None


FACTS: Final[dict[Field, Callable[[str], Node | None]]] = {
    Field.NEWSPAPER: _newspaper,
    Field.PAGE: _page,
    Field.DATE: _dates,
    Field.KIND: _kind,
    Field.TAG: _tag,
    Field.NOTE: _note,
    Field.HAS: _has,
}
"""How to read what is asked of the fields that hold facts, not text; None if the field cannot have such a value."""

VALUES: Final = {
    Field.KIND: tuple(KINDS.values()),
    Field.HAS: (*MARKS.values(), *STATED.values()),
}
"""The names of all values of the fields that have but a few."""
