"""How a query was read, in a sentence, so that nobody has to guess what was searched for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from reader.core.errors import Language
from reader.core.search.language import FIELDS, KINDS
from reader.core.search.syntax import PEOPLE, And, Dates, Field, Newspaper, Node, Not, OfKind, Or, Page, Text


def reading(tree: Node | None, language: Language = Language.CHINESE) -> str:
    """Return how a query was read, "" if it asks for nothing."""
    if tree is None:
        return ""
    return _chinese(tree) if language is Language.CHINESE else _english(tree)


def _chinese(node: Node) -> str:
    match node:
        case Text(text, _, field):
            where = FIELDS[field][0] if field else ""
            where = f"{where}姓名" if field in PEOPLE else where
            return f"{where}含“{text}”"
        case Newspaper(text):
            return f"报纸名称含“{text}”"
        case Page(_, folded):
            return f"在第{folded.upper()}版"
        case OfKind(kind):
            return f"类型为{KINDS[kind][0]}"
        case Dates(first, last):
            return f"日期{_chinese_dates(first, last)}"
        case And(children):
            plain = [child.text for child in children if isinstance(child, Text) and child.field is None]
            rest = [child for child in children if not (isinstance(child, Text) and child.field is None)]
            parts = [f"同时含{_listed(plain)}" if len(plain) > 1 else f"含“{plain[0]}”"] if plain else []
            return ",且".join([*parts, *(_bracketed(child, _chinese, "()", Or) for child in rest)])
        case Or(children):
            return ",或".join(_bracketed(child, _chinese, "()", And) for child in children)
        case Not(Text(text, _, None)):
            return f"不含“{text}”"
        case Not(child):
            return f"不符合({_chinese(child)})"


def _listed(texts: list[str]) -> str:
    return "、".join(f"“{text}”" for text in texts[:-1]) + f"和“{texts[-1]}”"


def _chinese_dates(first: int | None, last: int | None) -> str:
    match first, last:
        case int(), int():
            return f"为 {_day(first)}" if first == last else f"从 {_day(first)} 到 {_day(last)}"
        case int(), _:
            return f"在 {_day(first)} 及以后"
        case _, int():
            return f"在 {_day(last)} 及以前"
        case _:
            return "不限"


def _english(node: Node) -> str:
    match node:
        case Text(text, _, field):
            return f"{_english_field(field)} “{text}”"
        case Newspaper(text):
            return f"newspaper's name has “{text}”"
        case Page(_, folded):
            return f"on page {folded.upper()}"
        case OfKind(kind):
            return f"kind is {kind.value.replace('_', ' ')}"
        case Dates(first, last):
            return f"date {_english_dates(first, last)}"
        case And(children):
            return " and ".join(_bracketed(child, _english, "()", Or) for child in children)
        case Or(children):
            return " or ".join(_bracketed(child, _english, "()", And) for child in children)
        case Not(child):
            return f"not ({_english(child)})"


def _english_field(field: Field | None) -> str:
    if field is None:
        return "has"
    name = field.value.replace("_", " ")
    return f"{name}'s name has" if field in PEOPLE else f"{name} has"


def _english_dates(first: int | None, last: int | None) -> str:
    match first, last:
        case int(), int():
            return f"is {_day(first)}" if first == last else f"from {_day(first)} to {_day(last)}"
        case int(), _:
            return f"is {_day(first)} or later"
        case _, int():
            return f"is {_day(last)} or earlier"
        case _:
            return "is any"


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _bracketed(node: Node, say: Callable[[Node], str], brackets: str, kind: type[And] | type[Or]) -> str:
    said = say(node)
    return f"{brackets[0]}{said}{brackets[1]}" if isinstance(node, kind) else said
