"""Assembly: labelled lines put together to articles and leftovers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from reader.core.records import Article, Jump, Kind, article_id
from reader.core.sources import cues, signers
from reader.core.sources.bylines import Lead, end_byline, end_credit, read_lead
from reader.core.sources.credit_words import mend_roles
from reader.core.sources.credits import closed_up, photo_part, read_credits
from reader.core.sources.headlines import Headline, split_headline
from reader.core.sources.jumps import may_jump, take_jump
from reader.core.sources.lines import Line, bare, ends_sentence, join_pieces
from reader.core.sources.names import begins_with_surname, looks_like_name
from reader.core.sources.reflow import Piece, break_score
from reader.core.sources.rolls import names_set_apart
from reader.core.sources.running_bylines import read_running
from reader.core.sources.text_sources import is_sourced, source_of

_SPEAKERS: Final = re.compile(
    r"(?:(?:书记|[区市县省镇州处局部院校会厅所总]长|主任|主席|经理|同志|领导|委员|代表)([\u4e00-\u9fff]{2,3}?)"
    r"(?=[、，,。等]|一行|在|赴|率|带|主持|出席|参加|强调|指出|表示|来到|说)"
    r"|(?:^|[。，,、”])([\u4e00-\u9fff]{2,3}?)(?=一行|强调[,，]|指出[,，]|要求[,，]|表示[,，]|说[,，]|、[\u4e00-\u9fff]{2,3}[、。等参出]))"
)
_SOURCE_WORD: Final = re.compile(
    r"^([【\[]?\s*(?:本报讯|本报综合讯|编者按|编者的话|开栏的话|据[\u4e00-\u9fff]{2,14}消息|[\u4e00-\u9fff]{2,8}讯)"
    r"\s*[】\]]?) (?![(（])"
)
_LEAD_NAMES: Final = 1200
_NAME: Final = 2
"""How many hanzi a person's name has at least."""
_RUNNING: Final = 120
"""In how many characters a byline stands that runs into its text."""


@dataclass(slots=True)
class Draft:
    """An article being put together from lines; order of lines does not matter.

    `boxed`: it is a box beside a story, and its label says so.
    """

    kind: Kind = Kind.NEWS
    headline: list[Line] = field(default_factory=list)
    bylines: list[Line] = field(default_factory=list)
    paragraphs: list[list[Piece]] = field(default_factory=list)
    subheads: set[int] = field(default_factory=set)
    captions: list[tuple[Line, str]] = field(default_factory=list)
    credits: list[tuple[Line, str]] = field(default_factory=list)
    label: Line | None = None
    jump: Jump | None = None
    column: str | None = None
    boxed: bool = False
    other_lines: list[int] = field(default_factory=list)

    @property
    def lines(self) -> tuple[int, ...]:
        """All source lines of the draft."""
        numbers = {piece.line for paragraph in self.paragraphs for piece in paragraph}
        numbers.update(line.number for line in self.headline)
        numbers.update(line.number for line in self.bylines)
        numbers.update(line.number for line, _ in self.captions)
        numbers.update(line.number for line, _ in self.credits)
        if self.label is not None:
            numbers.add(self.label.number)
        numbers.update(self.other_lines)
        return tuple(sorted(numbers))

    @property
    def labelled(self) -> bool:
        """Whether the draft has a column's label or the column of short news already."""
        return self.label is not None or self.column is not None

    @property
    def opening(self) -> str:
        """The first words of the body with the blanks of the source; empty without a body."""
        first = self.paragraphs[0] if self.paragraphs else []
        return first[0].raw if len(first) == 1 else " ".join(piece.raw for piece in first[:12])

    @property
    def body_text(self) -> str:
        """The words of the body so far, unbroken."""
        return "".join([piece.text for paragraph in self.paragraphs for piece in paragraph])

    def body_end(self, size: int) -> str:
        """Return the last words of the body so far, at least so many characters of them if there are."""
        words: list[str] = []
        for piece in itertools.chain.from_iterable(map(reversed, reversed(self.paragraphs))):
            if size <= 0:
                break
            words.append(piece.text)
            size -= len(piece.text)
        return "".join(reversed(words))

    @property
    def open(self) -> bool:
        """Whether the last paragraph stops in mid-sentence, so that more of it may follow."""
        gone = self.jump is not None and self.jump.to_page is not None
        return bool(self.paragraphs) and not gone and not ends_sentence(self.paragraphs[-1][-1].text)


def add_pieces(draft: Draft, pieces: Sequence[Piece], new: bool, indented: bool) -> None:
    """Add the pieces of a body line, as a new paragraph or going on, and break it where it hides another."""
    paragraphs = draft.paragraphs
    before: Piece | None = None
    for piece in pieces:
        if before is not None:
            new = break_score(before, piece, indented, len(paragraphs[-1]) == 1) > 0
        if new or not paragraphs:
            paragraphs.append([piece])
        else:
            paragraphs[-1].append(piece)
        before = piece


def finish(draft: Draft, sha256: str, known: frozenset[str]) -> Article:
    """Return the article of a draft."""
    texts: list[str] = []
    places: list[tuple[int, ...]] = []
    whole = [_paragraph_text(paragraph, n in draft.subheads) for n, paragraph in enumerate(draft.paragraphs)]
    jump = draft.jump
    if jump is None:
        jump = _take_out(whole)
    for paragraph, text in zip(draft.paragraphs, map(str.strip, whole), strict=True):
        if text:
            texts.append(text)
            places.append(_lines_of(paragraph))
    if draft.kind is Kind.PROMO:
        title = " ".join(piece for line in draft.headline for piece in line.pieces)
        headline = Headline(title=title or None)
    else:
        headline = split_headline(draft.headline, partial(_people_of, texts))
    opening = draft.opening if texts else ""
    lead = read_lead(opening)
    credit = _Bylines(draft, texts, lead, known)
    for index, stated, printed in credit.in_text:
        texts[index] = closed_up(texts[index], bare(stated), printed)
        if not index:
            texts[0] = _set_apart(texts[0], opening, stated, printed)
    if texts:
        texts[0] = _mend_opening(texts[0], opening)
    lines = draft.lines
    taken = [text for _, text in draft.credits]
    return Article(
        id=article_id(sha256, lines[0]),
        kind=draft.kind,
        kicker=headline.kicker,
        title=headline.title,
        subtitle=headline.subtitle,
        column=draft.column or (label_text(draft.label) if draft.label is not None else None),
        byline=credit.text,
        reporters=credit.reporters,
        correspondents=credit.correspondents,
        source=(lead.source if lead is not None else None) or credit.source,
        dateline=lead.dateline if lead is not None else None,
        paragraphs=tuple(texts),
        paragraph_lines=tuple(places),
        caption=" ".join(text for _, text in draft.captions if text) or None,
        photo_credit=" ".join(dict.fromkeys([*map(mend_roles, filter(None, taken)), *credit.pictures]))
        or None,
        jump=jump,
        lines=lines,
    )


def _take_out(texts: list[str]) -> Jump | None:
    """Take the marker of an article's jump out of its paragraphs and return the jump: the last one to another page.

    Without one it is the first one from another page. Further markers stay: no field could hold them.
    """
    marked = [(index, *take_jump(text)) for index, text in enumerate(texts) if may_jump(text)]
    onward = [one for one in marked if one[2] is not None and one[2].to_page is not None]
    from_there = [one for one in marked if one[2] is not None]
    if not from_there:
        return None
    index, rest, jump = onward[-1] if onward else from_there[0]
    texts[index] = rest
    return jump


def label_text(line: Line) -> str:
    """Return a column label without the brackets around it."""
    return " ".join(line.pieces).strip("【】[]〖〗［］").lstrip("●◆■▲★◎◇□▎|｜ ")


def _lines_of(paragraph: Sequence[Piece]) -> tuple[int, ...]:
    """Return the source lines of a paragraph, each once."""
    if len(paragraph) == 1:
        return (paragraph[0].line,)
    return tuple(dict.fromkeys([piece.line for piece in paragraph]))


def _paragraph_text(paragraph: Sequence[Piece], subhead: bool) -> str:
    """Return the words of a paragraph; a subhead keeps the blank between its parallel parts, a roll those of its names."""
    if len(paragraph) == 1 and not paragraph[0].roll:
        return paragraph[0].raw if subhead else paragraph[0].text
    if paragraph[-1].roll or paragraph[0].roll:
        runs = itertools.groupby(paragraph, key=lambda piece: piece.roll)
        return "".join(
            _row_text(list(run)) if roll else join_pieces(piece.text for piece in run) for roll, run in runs
        )
    if subhead:
        return " ".join([piece.raw for piece in paragraph])
    return join_pieces([piece.text for piece in paragraph])


def _row_text(run: Sequence[Piece]) -> str:
    """Return the words of a row of names, or of a table, with one blank between its cells."""
    text = " ".join(piece.raw for piece in run)
    return " ".join(text.split()) if run[0].row else names_set_apart(text)


class _Bylines:
    """The people of an article, from its lead, its byline lines and a closing bracket.

    `in_text` gives the bylines that stand in paragraphs: the paragraph, the byline in the source, and as printed.
    `pictures` are the parts of those that name who took the pictures; `source` is where the text was taken from.
    """

    def __init__(self, draft: Draft, texts: Sequence[str], lead: Lead | None, known: frozenset[str]) -> None:
        self.in_text: list[tuple[int, str, str]] = []
        self.pictures: list[str] = []
        self.source: str | None = None
        printed: list[str] = []
        reporters: list[str] = []
        correspondents: list[str] = []
        for text, paragraph in _stated_bylines(draft, lead, len(texts)):
            signature = signers.readers_signature(text) if paragraph is None else None
            if signature is not None:
                printed.append(signature)  # whose letter it is, and nobody of the newspaper's
                continue
            credits = read_credits(text, known)
            sourced = is_sourced(text)
            if sourced:
                self.source = self.source or source_of(text)
            elif paragraph is not None:
                self.in_text.append((paragraph, text, credits.text))
                if credits.photographers:
                    self.pictures.append(photo_part(credits))
            elif credits.photographers and not (credits.reporters or credits.correspondents):
                taken = photo_part(credits)
                if all(taken != held for _, held in draft.credits):
                    self.pictures.append(taken)  # below another byline nothing else would hold it
            reporters.extend(credits.reporters)
            correspondents.extend(credits.correspondents)
            unnamed = (paragraph is None or sourced) and not credits.people
            if credits.reporters or credits.correspondents or unnamed:
                printed.append(credits.text)
        self.text = " ".join(dict.fromkeys(printed)) or None
        self.reporters = tuple(dict.fromkeys(reporters))
        self.correspondents = tuple(dict.fromkeys(correspondents))


def _stated_bylines(draft: Draft, lead: Lead | None, paragraphs: int) -> Iterator[tuple[str, int | None]]:
    """Yield every byline text of an article as it stands in the source, and the paragraph that holds it, if any."""
    if lead is not None and lead.byline:
        yield lead.byline, 0
    elif lead is None and paragraphs and draft.headline and not draft.bylines:
        running = read_running(draft.opening[:_RUNNING])
        if running is not None:
            yield running.text, 0
    for line in draft.bylines:
        yield line.text, None
    if paragraphs:
        last = draft.paragraphs[-1][-16:]
        closing = end_byline(" ".join(piece.raw for piece in last))
        if closing is None and not draft.bylines and (lead is None or not lead.byline):
            closing = end_credit(_last_line(draft))
        if closing:
            yield closing, paragraphs - 1


def _last_line(draft: Draft) -> str:
    """Return what a body has of its last line, with the blanks of the source."""
    pieces = [piece for paragraph in draft.paragraphs[-3:] for piece in paragraph[-16:]]
    return " ".join(piece.raw for piece in pieces if piece.line == pieces[-1].line)


def _set_apart(paragraph: str, opening: str, stated: str, printed: str) -> str:
    """Return a first paragraph that opens with its byline with the blank behind that, where the source has one."""
    behind = opening[len(stated) :]
    if not (opening.startswith(stated) and behind[:1].isspace() and paragraph.startswith(printed)):
        return paragraph
    rest = paragraph[len(printed) :]
    return f"{printed} {rest}" if rest[:1].isalnum() or rest[:1] in "“《" else paragraph


def _mend_opening(paragraph: str, opening: str) -> str:
    """Return a first paragraph with the blank after 本报讯 where the source has one: it is printed, not layout."""
    match = _SOURCE_WORD.match(opening) if " " in opening else None
    if match is None:
        return paragraph
    word = bare(match.group(1))
    return (
        f"{word} {paragraph[len(word) :]}"
        if paragraph.startswith(word) and paragraph[len(word) : len(word) + 1] != " "
        else paragraph
    )


def _people_of(paragraphs: Sequence[str], phrases: Sequence[str]) -> frozenset[str]:
    """Return the persons that the beginning of a body names, if it repeats what one of some phrases begins with."""
    body = "".join(paragraphs)[: _LEAD_NAMES * 3] if phrases else ""
    return people_in(body) if any(phrase[:_NAME] in body for phrase in phrases) else frozenset()


def people_in(text: str) -> frozenset[str]:
    """Return the persons a body names as speakers or acting officials."""
    return frozenset(
        name
        for pair in _SPEAKERS.findall(text)
        for name in pair
        if name and looks_like_name(name) and begins_with_surname(name)
    )


def overlap(text: str, body: str) -> int:
    """Return the length of the longest run of characters, up to 8, that a short text shares with a body."""
    best = 0
    close = cues.bare_words(text)
    for size in range(2, 9):
        if not any(close[i : i + size] in body for i in range(len(close) - size + 1)):
            break
        best = size
    return best
