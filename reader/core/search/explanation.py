"""How a query was read, in a sentence, so that nobody has to guess what was searched for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reader.core.errors import Language
from reader.core.records import Alike
from reader.core.search.fields import FIELDS, KINDS, MARKS
from reader.core.search.syntax import (
    PEOPLE,
    And,
    Dates,
    EveryYear,
    Field,
    Gap,
    Listed,
    Mark,
    Marked,
    Near,
    Newspaper,
    Node,
    Not,
    OfKind,
    Or,
    Page,
    Pages,
    Pattern,
    Spellings,
    Supposed,
    Text,
    Unstated,
)

_UNSTATED: Final = {
    Field.DATE: ("日期", "date"),
    Field.NEWSPAPER: ("报名", "newspaper"),
    Field.PAGE: ("版次", "page"),
}
SHORT: Final = 30
"""So much is said of a text in other spellings."""


def reading(tree: Node | None, language: Language = Language.CHINESE, *, numerals_alike: bool = True) -> str:
    """Return how a query was read, "" if it asks for nothing; also that dates in other numerals do not count."""
    if tree is None:
        return ""
    if language is Language.CHINESE:
        return _chinese(tree) + ("" if numerals_alike else ";年月日的数字也要一样")
    return _english(tree) + ("" if numerals_alike else "; dates in these very numerals")


def _chinese(node: Node) -> str:
    match node:
        case Text() | Spellings() | Pattern():
            return f"{_chinese_field(_field(node))}含{_CHINESE.term(node)}"
        case Near(operands, within):
            return f"{_chinese_field(_field(node))}含{_near(operands, within, _CHINESE)}"
        case Newspaper(text):
            return f"报纸名称含“{text}”"
        case Page(_, folded):
            return f"在第{folded.upper()}版"
        case Pages(_, letters, first, last):
            return f"在{_chinese_pages(letters.upper(), first, last)}"
        case OfKind(kind):
            return f"类型为{KINDS[kind][0]}"
        case Dates() | EveryYear():
            return f"日期{_chinese_when(node)}"
        case Unstated(field):
            return f"{_UNSTATED[field][0]}不详"
        case Supposed(when):
            return f"日期不详,据推断可能{_chinese_when(when)}"
        case Listed():
            return ""
        case Marked(Mark.TAG, str(text)):
            return f"有标签“{text}”"
        case Marked(Mark.NOTE, str(text)):
            return f"批注含“{text}”"
        case Marked(mark):
            return f"有{MARKS[mark][0]}"
        case And(children):
            plain = [_CHINESE.term(child) for child in children if _is_plain(child)]
            rest = [child for child in children if not _is_plain(child)]
            parts = (
                [f"同时含{'、'.join(plain[:-1])}和{plain[-1]}" if len(plain) > 1 else f"含{plain[0]}"]
                if plain
                else []
            )
            return ",且".join([*parts, *(_bracketed(child, _chinese, Or) for child in rest)])
        case Or(children):
            return ",或".join(_bracketed(child, _chinese, And) for child in children)
        case Not(Unstated(field)):
            return f"注明了{_UNSTATED[field][0]}"
        case Not(child) if _is_plain(child):
            return f"不含{_CHINESE.term(child)}"
        case Not(child):
            return f"不符合({_chinese(child)})"


def _english(node: Node) -> str:
    match node:
        case Text() | Spellings() | Pattern():
            return f"{_english_field(_field(node))} {_ENGLISH.term(node)}"
        case Near(operands, within):
            return f"{_english_field(_field(node))} {_near(operands, within, _ENGLISH)}"
        case Newspaper(text):
            return f"newspaper's name has “{text}”"
        case Page(_, folded):
            return f"on page {folded.upper()}"
        case Pages(_, letters, first, last):
            return f"on {_english_pages(letters.upper(), first, last)}"
        case OfKind(kind):
            return f"kind is {kind.value.replace('_', ' ')}"
        case Dates() | EveryYear():
            return f"date {_english_when(node)}"
        case Unstated(field):
            return f"{_UNSTATED[field][1]} is not stated"
        case Supposed(when):
            return f"date is not stated, but perhaps, as was inferred, {_english_when(when)}"
        case Listed():
            return ""
        case Marked(Mark.TAG, str(text)):
            return f"tagged “{text}”"
        case Marked(Mark.NOTE, str(text)):
            return f"a note has “{text}”"
        case Marked(mark):
            return f"has a {mark.value}"
        case And(children):
            return " and ".join(_bracketed(child, _english, Or) for child in children)
        case Or(children):
            return " or ".join(_bracketed(child, _english, And) for child in children)
        case Not(Unstated(field)):
            return f"{_UNSTATED[field][1]} is stated"
        case Not(child):
            return f"not ({_english(child)})"


# ── terms ─────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Wording:
    """What is said of terms in one language."""

    also: str
    between: str
    any_character: str
    characters: str
    in_sentence: str
    near: str
    exact: tuple[str, str, str]
    brackets: tuple[str, str]

    def term(self, node: Node) -> str:
        """Return a term in quotation marks with what is particular about it."""
        match node:
            case Text(text, _, _, alike):
                return f"“{text}”{self._exactly(alike)}"
            case Spellings(texts):
                others = self.between.join(f"“{_short(other.text)}”" for other in texts[1:])
                return self.term(texts[0]) + self._aside(self.also.format(others=others))
            case Pattern(_, parts, gaps, before, after):
                pieces = [self._gap(Gap(before, before))]
                for part, gap in zip(parts, (*gaps, Gap(after, after)), strict=True):
                    pieces += [part.text, self._gap(gap)]
                return f"“{''.join(pieces)}”{self._exactly(parts[0].alike)}"
            case Or(children):
                return f"({' | '.join(map(self.term, children))})"
            case _:
                raise TypeError(node)

    def _exactly(self, alike: Alike) -> str:
        switched = zip(self.exact, (alike.width, alike.case, alike.variants), strict=True)
        said = self.between.join(word for word, on in switched if not on)
        return self._aside(said) if said else ""

    def _gap(self, gap: Gap) -> str:
        if gap.in_sentence:
            return f"〔{self.in_sentence.format(least=gap.least, most=gap.most)}〕"
        if gap.most > 1:
            return f"〔{self.characters.format(count=gap.most)}〕"
        return f"〔{self.any_character}〕" if gap.most else ""

    def _aside(self, text: str) -> str:
        return f"{self.brackets[0]}{text}{self.brackets[1]}"


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"


_CHINESE: Final = _Wording(
    also="或写作{others}",
    between="、",
    any_character="任一字",
    characters="任意 {count} 字",
    in_sentence="同句内 {least} 至 {most} 字",
    near="{first}与{second}相距不超过 {within} 字",
    exact=("区分全半角", "区分大小写", "区分繁简"),
    brackets=("(", ")"),
)
_ENGLISH: Final = _Wording(
    also="or written {others}",
    between=", ",
    any_character="any character",
    characters="any {count} characters",
    in_sentence="{least} to {most} characters of one sentence",
    near="{first} within {within} characters of {second}",
    exact=("width matters", "case matters", "Traditional or Simplified matters"),
    brackets=(" (", ")"),
)


def _near(operands: Sequence[Node], within: Sequence[int], wording: _Wording) -> str:
    pairs = zip(operands, operands[1:], within, strict=False)
    return wording.between.join(
        wording.near.format(first=wording.term(first), second=wording.term(second), within=distance)
        for first, second, distance in pairs
    )


def _field(node: Node) -> Field | None:
    """Return the field that all of a term is limited to."""
    match node:
        case Text(field=field):
            return field
        case Spellings(texts) | Pattern(parts=texts):
            return texts[0].field
        case Near(operands):
            fields = {_field(operand) for operand in operands} - {None}
            return next(iter(fields)) if len(fields) == 1 else None
        case Or(children):
            fields = {_field(child) for child in children}
            return fields.pop() if len(fields) == 1 else None
        case _:
            return None


def _is_plain(node: Node) -> bool:
    return isinstance(node, Text | Spellings | Pattern) and _field(node) is None


def _chinese_field(field: Field | None) -> str:
    name = FIELDS[field][0] if field else ""
    return f"{name}姓名" if field in PEOPLE else name


def _english_field(field: Field | None) -> str:
    if field is None:
        return "has"
    name = field.value.replace("_", " ")
    return f"{name}'s name has" if field in PEOPLE else f"{name} has"


# ── pages ─────────────────────────────────────────────────────────────────────────────────────────────


def _chinese_pages(letters: str, first: int | None, last: int | None) -> str:
    ends = [f"第{letters}{end}版" for end in (first, last) if end is not None]
    return "至".join(ends) if len(ends) == 2 else f"{ends[0]}及以{'后' if last is None else '前'}"


def _english_pages(letters: str, first: int | None, last: int | None) -> str:
    ends = [f"{letters}{end}" for end in (first, last) if end is not None]
    if len(ends) == 2:
        return f"pages {ends[0]} to {ends[1]}"
    return f"page {ends[0]} or {'later' if last is None else 'earlier'}"


# ── dates ─────────────────────────────────────────────────────────────────────────────────────────────


def _chinese_when(when: Dates | EveryYear) -> str:
    if isinstance(when, Dates):
        return _chinese_dates(when.first, when.last)
    return f"在各年的 {when.month} 月" + (f" {when.day} 日" if when.day else "")


def _english_when(when: Dates | EveryYear) -> str:
    if isinstance(when, Dates):
        return _english_dates(when.first, when.last)
    return f"is {when.month:02}" + (f"-{when.day:02}" if when.day else "") + " of any year"


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


def _bracketed(node: Node, say: Callable[[Node], str], kind: type[And] | type[Or]) -> str:
    said = say(node)
    return f"({said})" if isinstance(node, kind) else said
