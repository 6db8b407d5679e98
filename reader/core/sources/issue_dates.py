"""The date of an issue: put together from what its masthead prints whole, turned about, or in parts on several lines.

A large day of the month stands by itself above or below its year and month in many mastheads, where it looks like a
page number. It is taken for the day only if the weekday says so, or its place leaves no doubt; a number that may
be the day but need not is neither day nor page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from reader.core.sources.dates import is_dated, iso_date, read_date, weekday_in
from reader.core.sources.frozen import record
from reader.core.sources.lines import Line

_YEAR: Final = r"(?<!\d)((?:19|20)\d\d)"
_YEAR_MONTH: Final = re.compile(rf"{_YEAR}\s*年\s*(\d{{1,2}})\s*月")
_YEAR_SAID: Final = re.compile(rf"{_YEAR}\s*年")
_ANY_YEAR: Final = re.compile(r"19\d\d|20\d\d")
_YEAR_ALONE: Final = re.compile("(?:19|20)\\d\\d")
_REPUBLIC_YEAR: Final = re.compile(r"民国\s*(\d{1,3})\s*年(?:\s*(\d{1,2})\s*月)?")
_FIRST_YEAR_OF_REPUBLIC: Final = 1912
_MONTH_DAY: Final = re.compile(r"(?<![年\d])(\d{1,2})\s*月\s*(\d{1,2})(?:\s*日|(?![\d版期]))")
_MONTH: Final = re.compile(r"(?<![年\d])(\d{1,2})\s*月")
_DAY: Final = re.compile(r"(\d{1,2})(日?)")
_SLASHED: Final = re.compile(r"(\d{1,2})[/.·-](\d{1,2})")
_SPACED: Final = re.compile(rf"{_YEAR}\s+(\d{{1,2}})\s+(\d{{1,2}})(?!\d)|{_YEAR}(\d\d)(\d\d)(?!\d)")
_MONTH_NAMES: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_ENGLISH: Final = re.compile(
    rf"\b(?:(?P<first>{'|'.join(_MONTH_NAMES)})[A-Z]*\.?\s*(?P<day>\d{{1,2}})(?:ST|ND|RD|TH)?"
    rf"|(?P<before>\d{{1,2}})(?:ST|ND|RD|TH)?\s*(?P<second>{'|'.join(_MONTH_NAMES)})[A-Z]*\.?)[\s,，]*(?P<year>(?:19|20)\d\d)\b"
)
_FOUNDED: Final = re.compile(
    r"(?:创刊|创办|始创|复刊|创建)(?:于|日期|时间)?[:：]?\s*(?:19|20)\d\d\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?"
    r"|(?:19|20)\d\d\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?\s*(?:正式)?(?:创刊|创办|始创|复刊|创建)(?!号|[\d一二三四五六七八九十百]+周年)"
)
"""When the newspaper was founded, which is no issue's date."""
_SPAN: Final = re.compile(r"((?:19|20)\d\d)([-./])(\d{1,2})\2(\d{1,2})\s*[-—－~～至]+\s*\d{1,2}[-./]\d{1,2}")
"""The days that a weekly is of: 2019.05.06-05.12; its date is the first."""
_OTHER_DATES: Final = re.compile("征订|订阅|截[止至]|报名|活动|有效|许可|准印|登记")
"""What a line says whose month or year by itself is not the issue's."""
_DATE_PIECE: Final = re.compile(r"[\d年月日/.·-]+|(?:星期|周|礼拜)[一二三四五六日天]|农历.*|.*[年月].*")
_LONGEST: Final = 40
"""A line that is a date has no more characters."""
_REACH: Final = 2
"""So many masthead lines apart the parts of a date stand at most."""


@record(frozen=True, slots=True)
class IssueDate:
    """What a masthead says of its date: in ISO form if it is whole and in the calendar, and else its year and month.

    `days` are the places, in the masthead lines, of numbers by themselves that are or may be the day of the month.
    """

    date: str | None = None
    year: int | None = None
    month: int | None = None
    days: frozenset[int] = frozenset()

    def evidence(self, inferred: Mapping[str, str]) -> dict[str, str]:
        """Return what is known of a date that is not whole: by the masthead, and then by what stories let one infer."""
        told = inferred.get("date", "")
        if self.year is not None and self.month is not None:
            return {"date": f"{self.year:04d}-{self.month:02d}"}
        if self.year is not None:
            year = f"{self.year:04d}"
            return {"date": told if told.startswith(year) else year}
        if self.month is not None:
            month = f"{self.month:02d}"
            return {"date": told} if told.endswith(f"-{month}") else {"month": month}
        return dict(inferred)


@record(frozen=True, slots=True)
class _Day:
    """A number that may be the day: its place among the masthead lines, and whether 日 says that it is one."""

    place: int
    number: int
    said: bool


def read_issue_date(lines: Sequence[Line]) -> IssueDate:
    """Return the date that masthead lines, in plain forms, state."""
    texts = [_FOUNDED.sub(" ", line.text) for line in lines]
    weekday = next((day for day in map(weekday_in, texts) if day is not None), None)
    whole = _read_whole(texts, weekday)
    if whole is not None:
        return IssueDate(whole)
    texts = ["" if _OTHER_DATES.search(text) else text for text in texts]
    year, month, place = _year_and_month(texts)
    if any(map(is_dated, texts)):
        return IssueDate(None, year, month)  # a day that is not in the calendar
    if year is None and month is None:
        return IssueDate()
    if month is None or place is None:
        return _of_bare_numbers(texts, year, weekday)
    together = _month_and_day(texts, place)
    if together is not None:
        found = None if year is None else iso_date(year, *together)
        return IssueDate(found if _agrees(found, weekday) else None, year, together[0])
    days = list(_days(texts, place))
    below = place + 1 if place + 1 < len(lines) and not lines[place + 1].gap else None
    day = None if year is None else _the_day(days, year, month, weekday, below)
    if year is None or day is None:
        return IssueDate(None, year, month, frozenset(one.place for one in days))
    return IssueDate(iso_date(year, month, day.number), year, month, frozenset({day.place}))


def is_turned_date(text: str) -> bool:
    """Tell whether a text is a whole date in another order, with its weekday: 星期四 5月10日 2018年; or in English."""
    if len(text) > _LONGEST or _ANY_YEAR.search(text) is None:
        return False
    if _ENGLISH.search(text.upper()) is not None:
        return True
    if weekday_in(text) is None or not all(map(_DATE_PIECE.fullmatch, text.split())):
        return False
    return _SPACED.search(text) is not None or (_MONTH_DAY.search(text) is not None and any(_years(text)))


def _read_whole(texts: Sequence[str], weekday: int | None) -> str | None:
    """Return the date that one line states whole, in any order of its parts."""
    found = read_date("\n|\n".join(_SPAN.sub(r"\1\2\3\2\4 ", text) for text in texts))
    if found is not None:
        return found
    for text in texts:
        english = _ENGLISH.search(text.upper())
        if english is not None:
            month = _MONTH_NAMES.index(english["first"] or english["second"]) + 1
            return iso_date(int(english["year"]), month, int(english["day"] or english["before"]))
        for match in _SPACED.finditer(text) if weekday is not None else ():
            found = iso_date(*(int(part) for part in match.groups() if part is not None))
            if found is not None and _agrees(found, weekday):
                return found
    return None


def _agrees(found: str | None, weekday: int | None) -> bool:
    """Tell whether a date is in the calendar and on the printed weekday, if one is printed."""
    return found is not None and (weekday is None or date.fromisoformat(found).weekday() == weekday)


def _year_and_month(texts: Sequence[str]) -> tuple[int | None, int | None, int | None]:
    """Return year, month and the place where they stand: in one, or the one year near the one month."""
    for place, text in enumerate(texts):
        together = _YEAR_MONTH.search(text)
        if together is not None and 1 <= int(together.group(2)) <= 12:
            return int(together.group(1)), int(together.group(2)), place
        republic = _REPUBLIC_YEAR.search(text)
        if republic is not None:
            year = int(republic.group(1)) + _FIRST_YEAR_OF_REPUBLIC - 1
            if republic.group(2) is not None and 1 <= int(republic.group(2)) <= 12:
                return year, int(republic.group(2)), place
    years = [(at, one) for at, text in enumerate(texts) for one in _years(text)]
    months = [(at, one) for at, text in enumerate(texts) for one in _months(text)]
    one_year = years[0][1] if len({one for _, one in years}) == 1 else None
    at_month, one_month = months[0] if len({one for _, one in months}) == 1 else (None, None)
    if one_year is not None and at_month is not None:
        near = min(abs(at - at_month) for at, _ in years) <= _REACH
        one_year = one_year if near else None
    return one_year, one_month, at_month


def _years(text: str) -> Iterator[int]:
    """Yield the years that a line states; a number without 年 only beside a day or weekday, or by itself."""
    yield from (int(match.group(1)) for match in _YEAR_SAID.finditer(text))
    yield from (int(match.group(1)) + _FIRST_YEAR_OF_REPUBLIC - 1 for match in _REPUBLIC_YEAR.finditer(text))
    pieces = text.split()
    if all(map(_DATE_PIECE.fullmatch, pieces)):
        yield from (int(piece) for piece in pieces if _YEAR_ALONE.fullmatch(piece))


def _months(text: str) -> Iterator[int]:
    """Yield the months that a line states without their year."""
    for match in _MONTH.finditer(text):
        if 1 <= int(match.group(1)) <= 12:
            yield int(match.group(1))
    pieces = text.split()
    for piece in pieces if all(map(_DATE_PIECE.fullmatch, pieces)) else ():
        slashed = _SLASHED.fullmatch(piece)
        if slashed is not None and iso_date(2000, int(slashed.group(1)), int(slashed.group(2))) is not None:
            yield int(slashed.group(1))


def _of_bare_numbers(texts: Sequence[str], year: int | None, weekday: int | None) -> IssueDate:
    """Return the date whose month and day are two numbers by themselves near the year, if the weekday tells which is which."""
    if year is None:
        return IssueDate()
    place = next(at for at, text in enumerate(texts) if year in _years(text))
    days = list(_days(texts, place))
    if len(days) < 2:
        return IssueDate(None, year)
    pairs = ((one.number, other.number) for one in days for other in days if one is not other)
    dates = {found for pair in pairs if _agrees(found := iso_date(year, *pair), weekday)}
    whole = next(iter(dates)) if weekday is not None and len(dates) == 1 and len(days) == 2 else None
    return IssueDate(whole, year, None, frozenset(one.place for one in days))


def _month_and_day(texts: Sequence[str], place: int) -> tuple[int, int] | None:
    """Return the month and day that one line states together, without their year."""
    match = _MONTH_DAY.search(texts[place])
    if match is None:
        match = next(filter(None, map(_SLASHED.fullmatch, texts[place].split())), None)
    return None if match is None else (int(match.group(1)), int(match.group(2)))


def _days(texts: Sequence[str], place: int) -> Iterator[_Day]:
    """Yield the numbers by themselves, near a place, that may be the day of the month."""
    for at in range(max(0, place - _REACH), min(len(texts), place + _REACH + 1)):
        pieces = texts[at].split()
        if not all(map(_DATE_PIECE.fullmatch, pieces)):
            continue
        for piece in pieces:
            match = _DAY.fullmatch(piece)
            if match is not None and 1 <= int(match.group(1)) <= 31:
                yield _Day(at, int(match.group(1)), bool(match.group(2)))


def _the_day(
    days: Sequence[_Day], year: int, month: int, weekday: int | None, below: int | None
) -> _Day | None:
    """Return which of some numbers is the day of the month; None if that is open.

    `below` is the place right below year and month, None if a blank line parts them.
    """
    days = [day for day in days if iso_date(year, month, day.number) is not None]
    said = [day for day in days if day.said]
    if len({day.number for day in said}) == 1:
        return said[0]
    if weekday is not None:
        days = [day for day in days if _agrees(iso_date(year, month, day.number), weekday)]
        return days[0] if len({day.number for day in days}) == 1 else None
    return days[0] if len(days) == 1 and days[0].place == below else None
