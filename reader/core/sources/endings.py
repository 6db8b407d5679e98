"""Endings: lines that sign or date a notice, and the bylines in brackets that stories end with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources import cues, signers
from reader.core.sources.bylines import end_byline, ends_signed, is_bracketed_byline, read_lead
from reader.core.sources.dates import DATE_ENDS, is_date_alone
from reader.core.sources.headline_parts import urges
from reader.core.sources.items import Item, Story
from reader.core.sources.jumps import take_jump
from reader.core.sources.lines import Line, ends_sentence, is_han
from reader.core.sources.names import begins_with_surname
from reader.core.sources.places import Place

_LEAD_WORD: Final = re.compile(r"(?:讯|消息|日电|社电|综合报道)[】\])）]?\s*$")
"""What a story opens with before its byline in brackets: 本报讯(记者 …)."""
_REMARKED: Final = re.compile(r"[。！？!?][(（][^()（）。]{1,16}[)）]$")
"""A sentence with a remark in brackets behind its stop: ….(打一字)."""
_SIGNATURE: Final = 26.0
_NOTICE_LINES: Final = 14
"""Of how many printed lines a notice is looked at for the body that signs it."""
SIGNS: Final = frozenset("司社台局会部心院校学处室队府行委区厅馆组团所站科股)）")
"""What the name of a body, or a remark in brackets, ends with."""
_LETTER_LINES: Final = 40
"""Of how many lines a letter is looked at for its salutation."""
_SALUTES: Final = re.compile(
    "(?:尊敬的|亲爱的)?(?:编辑|记者|老师|编辑部|报社|主编)(?:同志|老师|先生|女士|朋友)?们?[:：]"
)
_READER: Final = 16.0
"""How many hanzi the signature of a reader has at most."""
_PEN_NAME: Final = 8.0
"""How many hanzi a pen name has at most."""
_SIGNED_PARTS: Final = 2
_WHERE: Final = 3
"""Of how many parts the signature of a letter with a place is, and how many hanzi that has at least."""
_DAY: Final = re.compile("\\d{1,2}月\\d{1,2}日")
"""A date without its year, which is one only below who signs."""
_COUNTED: Final = re.compile(r"等[\d一二三四五六七八九十百]*[人户]$")
"""How many have signed: 某某等17人."""
_READS: Final = re.compile(
    "读者|市民|居民|村民|网友|家属|患者|病人|家长|业主|乘客|学生$|顾客|游客|失主|受助者"
)
"""What the signature of a reader holds: 读者 …, 新民巷 市民 …."""


def is_signature(place: Place) -> bool:
    """Tell whether a line is the date under a notice, or the body that signs it right above that date."""
    line, above, below = place.line, place.above, place.below
    if above is None or (place.printed and line.width > _SIGNATURE):
        return False
    if line.text[-1] in DATE_ENDS and (
        is_date_alone(line.text) or (_DAY.fullmatch(line.joined) and signers.is_signer(above.text))
    ):
        return True
    if is_answered(place):
        return True
    if len(line.pieces) == _SIGNED_PARTS and line.width <= _READER and _signs_letter(place):
        return True
    if (
        line.text[-1] not in SIGNS
        and (line.width > _READER or _READS.search(line.text) is None)
        and (below is None or below.text[-1] not in DATE_ENDS or not is_date_alone(below.text))
    ):
        return False
    signed = isinstance(place.items[-1], Story) and place.items[-1].unit.signature if place.items else False
    last = below is None or bool(below.gap)
    if signed and last and _signs_too(line, above, below):
        return True  # another body that issues the same notice
    if len(line.joined) <= 60 and _has_ended(above):
        closes = place.printed and not line.gap and below is not None and below.gap > 0
        alone = closes or (bool(line.gap) and _heads_nothing(place))
        if alone and signers.is_signer(line.text) and not urges(line.text) and _unsigned_above(place):
            return True
        if cues.is_tail_note(line.text):
            return take_jump(line.text)[1] is None and not is_bracketed_byline(line.text)
        set_apart = not place.printed and line.gap < (below.gap if below is not None else 1)
        if signers.is_unnamed_reader(line.text) and _in_letter(place):
            return True
        set_apart = set_apart or signers.is_reader(line.text)
        if (set_apart or (last and _announced(place))) and signers.is_signer(line.text):
            return True
    if below is None or len(line.joined) > 30:
        return False
    after = place.lines[place.index + 2] if place.index + 2 < len(place.lines) else None
    dated = after is not None and not below.gap and is_date_alone(after.text)
    if dated and signers.is_signer(line.text) and signers.is_signer(below.text):
        return _has_ended(above)
    if not is_date_alone(below.text):
        return False
    if above is not None and signers.is_signer(above.text) and signers.is_signer(line.text) and not line.gap:
        return True
    return not any(mark in line.text for mark in "。，,；;：:！!") and _has_ended(above)


def is_answered(place: Place) -> bool:
    """Tell whether a line is the pen name under a letter that the answer below it is written to: 小画家 / 小画家同学:."""
    line, below = place.line, place.below
    if below is None or line.width > _PEN_NAME or not line.words or not cues.opens_letter(below):
        return False
    return below.joined.startswith(line.joined) and _has_ended(place.lines[place.index - 1])


def _signs_too(line: Line, above: Line, below: Line | None) -> bool:
    """Tell whether a line below a signature is another one like it, and no headline: a lead stands right under that."""
    if not (signers.is_signer(above.text) and signers.is_signer(line.text)):
        return False
    return signers.is_reader(above.text) == signers.is_reader(line.text) and (
        below is None or read_lead(below.text) is None
    )


def _signs_letter(place: Place) -> bool:
    """Tell whether a line set apart below a letter is where its writer lives or works, and the name."""
    line, above, below = place.line, place.above, place.below
    if above is None or not line.gap or not (below is None or below.gap) or not _has_ended(above):
        return False
    where, name = line.pieces
    name = _COUNTED.sub("", name)
    if len(where) < _WHERE or not 2 <= len(name) <= 4 or not begins_with_surname(name):
        return False
    return all(map(is_han, where + name)) and not cues.ends_as_headline(name) and _in_letter(place)


def _in_letter(place: Place) -> bool:
    """Tell whether the text above a line is a letter, which begins with whom it is written to: 编辑同志:."""
    for item in place.items[: -_LETTER_LINES - 1 : -1]:
        if not isinstance(item, Story) or item.unit.lead:
            return False
        if _SALUTES.match(item.unit.text) is not None:
            return True
    return False


def _announced(place: Place) -> bool:
    """Tell whether a notice stands right above a line: its headline, and no other one below that."""
    for item in place.items[: -_NOTICE_LINES - 1 : -1]:
        if not isinstance(item, Story) or item.unit.lead or is_date_alone(item.unit.text):
            return False
        if item.unit.headable and cues.is_notice(item.unit.text):
            return True
    return False


def _heads_nothing(place: Place) -> bool:
    """Tell whether a line set apart has nothing below it that it could be the kicker or issuer of."""
    below = place.below
    if below is None:
        return True
    return bool(below.gap) and (cues.is_countdown(below.text) or cues.is_house_notice(below.joined))


def _unsigned_above(place: Place) -> bool:
    """Tell whether the text above a line has a headline and neither lead nor byline, so that a body may sign it."""
    for item in place.items[: -_NOTICE_LINES - 1 : -1]:
        if not isinstance(item, Story) or item.unit.lead or item.unit.brief or item.unit.signature:
            return False
        if item.unit.headable and not item.unit.closed:
            return True
    return False


def _has_ended(line: Line) -> bool:
    return (
        ends_sentence(line.text)
        or line.text.endswith("敬礼")
        or _REMARKED.search(line.text) is not None
        or cues.is_particular(line.text)
        or cues.ends_with_number(line.text)
    )


def ends_with_byline(text: str, items: Sequence[Item]) -> bool:
    """Tell whether a line ends with a closing byline in brackets, which may have begun up to two lines before."""
    if text[-1] not in ")）":
        return False
    words = text[-90:]
    for item in items[-1:-3:-1]:
        if "(" in words or "（" in words:
            break
        if isinstance(item, Story):
            words = f"{item.unit.text[-60:]} {words}"
    if ends_signed(text):
        return True
    if _LEAD_WORD.search(words[: max(words.rfind("("), words.rfind("（"))]):
        return False  # the line ends with the byline that a story opens with
    return end_byline(words) is not None
