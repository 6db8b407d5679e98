"""The numerals of dates: 2012年10月3日, 二〇一二年十月三日 and 二零一二年十月三日 are one date.

Only whole dates are touched, a year of four digits or a month with its day: 三 and 3 elsewhere, and every other
number, stay what they are. A text with several dates is given in each way of writing throughout, as newspapers
write, not in every mixture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import Final

_DIGITS: Final = "〇一二三四五六七八九"
_ZEROS: Final = "〇零○o0"
"""How a zero is printed among them: U+3007, the word, a circle, a Latin letter (folded), a digit."""
_ARABIC: Final = "0123456789"
_TENS: Final = {2: "廿", 3: "卅"}
_VALUE: Final = {digit: number for number, digit in enumerate(_DIGITS)} | dict.fromkeys(_ZEROS, 0)

_CHINESE_DIGIT: Final = f"[{_DIGITS}{_ZEROS}]"
_EARLY: Final = f"1[0-7][0-9][0-9]|一[{_DIGITS[:8]}{_ZEROS}]{_CHINESE_DIGIT}{{2}}"
"""A year before 1800 is one only with 年 behind it: 一二三四 counts, it does not date."""
_LATE: Final = f"1[89][0-9][0-9]|20[0-9][0-9]|一[八九]{_CHINESE_DIGIT}{{2}}|二[{_ZEROS}]{_CHINESE_DIGIT}{{2}}"
MONTH: Final = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
DAY: Final = "3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九]"
"""A month and a day, in either numerals."""
_NUMBER: Final = f"[0-9{_DIGITS}{_ZEROS}十廿卅百千万亿]"
_DATE: Final = re.compile(
    rf"(?<!{_NUMBER})(?:"
    rf"(?P<year>(?:{_EARLY})(?=年)|(?:{_LATE})(?!{_NUMBER}|[-./][0-9]))(?:年(?:(?P<month>{MONTH})月(?:(?P<day>{DAY})日)?)?)?"
    rf"|(?P<only_month>{MONTH})月(?P<only_day>{DAY})日)"
)


@dataclass(frozen=True, slots=True)
class _Manner:
    """A way to write dates: in Chinese with a certain zero, 二十 as 廿 or not, or in Arabic digits, padded to two or not."""

    zero: str | None = None
    padded: bool = False
    short: bool = False

    def year(self, typed: str) -> str:
        values = [_VALUE[char] if char in _VALUE else int(char) for char in typed]
        return "".join(map(str, values)) if self.zero is None else "".join(map(self._digit, values))

    def number(self, typed: str) -> str:
        value = number(typed)
        if self.zero is None:
            return f"{value:02}" if self.padded else str(value)
        tens, ones = divmod(value, 10)
        if self.short and tens in _TENS:
            return _TENS[tens] + (_DIGITS[ones] if ones else "")
        return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones] if ones else "")

    def _digit(self, value: int) -> str:
        return _DIGITS[value] if value or self.zero is None else self.zero


_MANNERS: Final = (
    *(_Manner(zero, short=short) for short in (False, True) for zero in _ZEROS),
    _Manner(),
    _Manner(padded=True),
)


def spellings(folded: str) -> tuple[str, ...]:
    """Return the other ways to write the dates in a folded text; nothing if it has none."""
    if _DATE.search(folded) is None:
        return ()
    written = (_DATE.sub(partial(_written, manner), folded) for manner in _MANNERS)
    return tuple(text for text in dict.fromkeys(written) if text != folded)


def never_beside(spelling: str) -> tuple[str, str]:
    """Return the characters behind which and before which a spelling is another date or another number.

    1月3日 in 11月3日, 一月三日 in 十一月三日, 一九九八 in 二一九九八 and in 一九九八五, 1998 in 1998万.
    """
    month = re.match("([12])月|[一二]月", spelling)
    if month is not None:
        return "1" if month[1] else "十", ""
    before = behind = ""
    for match in _DATE.finditer(spelling):
        year = match["year"]
        if year is None:
            continue
        is_arabic = year.isascii() and year.isdigit()
        if not match.start():
            before = _ARABIC if is_arabic else _DIGITS + _ZEROS[:2]
        if match.end("year") == len(spelling):
            behind = f"{_ARABIC}万亿" if is_arabic else _DIGITS + _ZEROS[:3]
    return before, behind


def arabic(folded: str) -> str:
    """Return a folded text with its dates in Arabic digits."""
    return _DATE.sub(partial(_written, _Manner()), folded)


def number(typed: str) -> int:
    """Return the value of a month or day, in Arabic digits or as 二十一."""
    if typed.isdigit() and typed.isascii():
        return int(typed)
    tens, ten, ones = typed.replace("廿", "二十").replace("卅", "三十").rpartition("十")
    value = _VALUE[ones] if ones else 0
    return value + (10 * (_VALUE[tens] if tens else 1) if ten else 0)


def _written(manner: _Manner, match: re.Match[str]) -> str:
    """Return a date in another manner, its signs as they are."""
    text, at = [], match.start()
    for name in ("year", "month", "day", "only_month", "only_day"):
        typed = match[name]
        if typed is not None:
            text.append(match.string[at : match.start(name)])
            text.append(manner.year(typed) if name == "year" else manner.number(typed))
            at = match.end(name)
    return "".join(text) + match.string[at : match.end()]
