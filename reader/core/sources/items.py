"""The items that the lines of a page make, in order, before they are put together to articles."""

from __future__ import annotations

from typing import Final

from reader.core.records import Jump, PageNumber
from reader.core.sources.frozen import record
from reader.core.sources.lines import Line
from reader.core.sources.reflow import Piece
from reader.core.sources.units import Unit

GARBLED: Final = "竖排标题的残片,字序已乱"
"""Why the scraps of a vertical headline are of no article."""


@record(frozen=True, slots=True)
class Bylines:
    """A line that is only a byline; `opens` if the story it belongs to begins right after it."""

    line: Line
    opens: bool


@record(frozen=True, slots=True)
class Picture:
    """A caption with or without its credit, or a credit alone (then the caption is empty).

    `credit_line` is the line of the credit where it is not that of the caption; `more` are the lines that the
    caption goes on in. `why` says what it was told by where no mark or credit tells it. `own`: it is surely the
    picture of the story that it stands in.
    """

    line: Line
    caption: str
    credit: str
    credit_line: Line | None = None
    more: tuple[Line, ...] = ()
    why: str = ""
    own: bool = False


@record(frozen=True, slots=True)
class TitledBlock:
    """A headline and its whole short text, on one line or several, standing inside another story."""

    headline: tuple[Line, ...]
    pieces: tuple[Piece, ...]
    credit: str
    credit_line: Line | None = None


@record(frozen=True, slots=True)
class Note:
    """An editors' note (编者按) and the lines it goes on in."""

    lines: tuple[Line, ...]
    pieces: tuple[tuple[Piece, ...], ...]


@record(frozen=True, slots=True)
class Bulletin:
    """Figures with their standing heading, set between the stories: draws of a lottery, prices, hours without water."""

    heading: Line
    rows: tuple[Line, ...]


@record(frozen=True, slots=True)
class GuideItem:
    """One item of a guide to other pages: its headline lines, the page, and other lines that belong to it."""

    headline: tuple[Line, ...]
    texts: tuple[str, ...]
    page: PageNumber | None
    others: tuple[Line, ...]


@record(frozen=True, slots=True)
class Scrap:
    """A line without a reader's meaning, and why it is one."""

    line: Line
    why: str


@record(frozen=True, slots=True)
class BriefHeading:
    """The heading over a row of short news (简讯)."""

    line: Line


@record(frozen=True, slots=True)
class BoxLabel:
    """The label of a box beside a story (相关链接, 小贴士), below which a text of its own begins."""

    line: Line


@record(frozen=True, slots=True)
class Slogan:
    """A countdown or other standing line that belongs to no story."""

    line: Line


@record(frozen=True, slots=True)
class Story:
    """A line of the stream of headlines and body text; a title and a credit may share the line with the text."""

    unit: Unit
    inline_title: str = ""
    credit: str = ""


@record(frozen=True, slots=True)
class JumpMark:
    """A line that only says where a story comes from (上接第1版), above the headline of that story."""

    line: Line
    jump: Jump


Item = (
    JumpMark
    | Bylines
    | Picture
    | TitledBlock
    | Note
    | Bulletin
    | GuideItem
    | Scrap
    | BriefHeading
    | BoxLabel
    | Slogan
    | Story
)


def with_credit(picture: Picture, credit: Picture) -> Picture:
    """Return a picture with the credit that stands by itself below it."""
    return Picture(
        picture.line, picture.caption, credit.credit, credit.line, picture.more, picture.why, picture.own
    )
