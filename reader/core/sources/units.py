"""Units: the lines of the stream of headlines and text, with what is known of each by itself."""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources import cues, openings
from reader.core.sources.frozen import record
from reader.core.sources.lines import CONTINUING_STARTS, Line, ends_sentence
from reader.core.sources.list_items import states_item
from reader.core.sources.reflow import Piece

_PAIRED: Final = re.compile('[()（）“”《》「」"]')
_WORDS: Final = re.compile(r"\w")
_SHORTEST: Final = 6
_BREATH: Final = 30.0
"""How many hanzi a headline with a comma has at most."""
_MARKS: Final = 2
"""How many commas a headline has at most, those of enumerations counted; one of its clauses."""
_CALL: Final = 8
_CLAUSE_ENDS: Final = re.compile("[，,；;]")
_FEWEST: Final = 2
"""How many characters besides marks a headline has at least: 吗? is the end of a question."""
_SAYING: Final = 16.0
_SAYING_ON: Final = re.compile(
    "|".join(
        f"{word}(?<=[\u4e00-\u9fff]{{5}}{word})(?<!听我{word})(?<!常言{word})[，,]"
        for word in ("说", "表示", "介绍", "告诉记者")
    )
)
"""Somebody is heard behind what says who it is, in a text that wide: …拉着孩子们的手说,….

The words are sought first, what stands before them is asked behind them: few lines hold one.
"""
_SAYS: Final = re.compile("(?:[问答]|记者)[:：]")
_ENUMERATED: Final = re.compile("“[^”，。]{1,12}”")
"""A short enumeration in quotation marks: “砍、垦、补、管”."""
_TIMED: Final = re.compile(
    r"(?:\d{1,2}月\d{1,2}[日号])?(?:上午|下午|晚上?|[(（].{1,4}[)）])?\d{1,2}(?:[时点]|[:：]\d\d)(?:\d{1,2}分|半)?[ \u3000]"
)
"""The hour that an entry of a programme begins with."""
_AMOUNT: Final = re.compile(r"[\d.]+[百千万亿]*(?:余|多)?(?:元|亩|吨|公里|户|人|个|公斤|平方米|%)?")
"""A number by itself, with what it counts: 200亿."""
_WHEN: Final = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日[\s(（]*(?:星期|周)[一二三四五六日天][)）]?|[农夏]历[正一二三四五六七八九十冬腊闰]{1,3}月[初十廿一二三四五六七八九]{2,3}|总?第\d{1,5}期"
    r"|[(（]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]"
)
"""A day with its weekday, a day by the old calendar, the number of an issue or of a section, and nothing else."""
_WHEN_LAST: Final = frozenset("一二三四五六日天七八九十期)）")


@record(frozen=True, slots=True)
class Unit:
    """One line of the stream with what is known of it before its part is decided.

    `byline_before`: a byline line that opens a story stands right before; `byline_above`: it does, and this is
    the headline. `closed`: it ends a sentence, or a story. `finished`: it ends a whole story, with a jump
    (`jumped`), a closing byline, a signature or a remark in brackets. `ended_before`: an item that ends a story
    stands right before. `brief`: it is one of a row of short news. `begins`: it is the first line of a poem below
    a headline. `signature`: it signs or dates a notice, or
    is a remark under a story. `verse`: it is a line of verse. `named`: it is a lead with a byline, or stands
    under one. `below` is the beginning of the next line. `scene`: set apart, it describes what
    a picture may show. `signed`: a byline line that closes a story stands below.
    `torn`: scraps of a headline stand right before. `pictured`: a picture does.
    `roll`: it holds nothing but names. `boxed`: the label of a box stands right before, or only headlines between.
    """

    line: Line
    text: str
    pieces: tuple[Piece, ...]
    lead: bool
    headable: bool
    closed: bool
    below: str
    verse: bool = False
    byline_before: bool = False
    byline_above: bool = False
    ended_before: bool = False
    jumped: bool = False
    finished: bool = False
    comes_from: bool = False
    brief: bool = False
    begins: bool = False
    signature: bool = False
    named: bool = False
    scene: bool = False
    torn: bool = False
    roll: bool = False
    pictured: bool = False
    signed: bool = False
    boxed: bool = False

    @property
    def asks(self) -> bool:
        """Whether it ends as a sentence does, and is a headline all the same."""
        return self.headable and not self.closed and ends_sentence(self.text)

    @property
    def is_set_as_text(self) -> bool:
        """Whether a printed line has an indent, or about the width of body text."""
        last = self.pieces[-1]
        return self.line.indent or last.full or last.narrow


_PARTLY: Final = 10.0
"""How many hanzi a subtitle has at most that says of how many of them something else is true: 其中三人被刑拘."""


def stands_by_itself(text: str) -> bool:
    """Tell whether a line can only be a line by itself, and no headline: a day, the number of a section or an issue."""
    return text[-1] in _WHEN_LAST and _WHEN.fullmatch(text) is not None


def can_be_headline(text: str, size: float) -> bool:
    """Tell whether a line can be part of a headline: short, one breath, no full stop."""
    if not 2 <= size <= 64 or "。" in text:
        return False
    if text[0].isdigit() and (_AMOUNT.fullmatch(text) is not None or _TIMED.match(text) is not None):
        return False
    if text[-1] in _WHEN_LAST and stands_by_itself(text):
        return False
    if text[0] in openings.TOLD_ON_STARTS and (openings.tells_on(text) or openings.refers_back(text)):
        return size <= _PARTLY and text.startswith("其中") and text.isalnum()
    return text.isalnum() or (_is_one_breath(text, size) and not openings.starts_with_body(text))


def _is_one_breath(text: str, size: float) -> bool:
    """Tell of a text with marks in it whether they are such as stand in headlines."""
    if len(text) < _SHORTEST and len(_WORDS.findall(text)) < _FEWEST:
        return False
    if text[0] in CONTINUING_STARTS or text.rstrip()[-1] in "，,、；;：:（(" or _unmatched(text):
        return False
    if (":" in text or "：" in text) and (
        openings.is_listing(text) or cues.is_particular(text) or _SAYS.match(text) or states_item(text)
    ):
        return False
    commas = text.count("，") + text.count(",") + text.count("；") + text.count(";")
    if commas and (size > _BREATH or (size > _SAYING and _SAYING_ON.search(text) is not None)):
        return False
    listed = text.count("、")
    if listed > _MARKS:
        listed = _ENUMERATED.sub("", text).count("、")  # what is quoted is one word of the headline
    if commas <= 1 and commas + listed <= _MARKS:
        return True
    return commas > 0 and _are_calls(text)


def _are_calls(text: str) -> bool:
    """Tell whether all clauses of a text are as short and long as each other, as calls are: 学党史,悟思想,办实事."""
    sizes = [len(clause) for clause in _CLAUSE_ENDS.split(text)]
    return max(sizes) <= _CALL and max(sizes) - min(sizes) <= 1


def _unmatched(text: str) -> bool:
    """Tell whether a text closes a bracket or quotation that it did not open, or the reverse."""
    if _PAIRED.search(text) is None:
        return False
    return text.count('"') % 2 == 1 or any(
        text.count(left) != text.count(right) for left, right in ("()", "（）", "“”", "《》", "「」")
    )
