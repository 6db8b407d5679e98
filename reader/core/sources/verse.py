"""Verse: runs of short lines that are set as lines, with the names of their authors above or below."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Final

from reader.core.sources import cues, openings, references
from reader.core.sources.bylines import is_bracketed_byline, is_byline_line, read_lead
from reader.core.sources.contributors import states_contributor
from reader.core.sources.credit_words import BULLETS
from reader.core.sources.dates import is_date_alone
from reader.core.sources.jumps import take_jump
from reader.core.sources.lines import Line, ends_sentence, has_han, is_han, usual_gap
from reader.core.sources.names import begins_with_surname, looks_like_name
from reader.core.sources.picture_credits import is_art_title, is_work_of_art
from reader.core.sources.scanning import scan
from reader.core.sources.spread_verse import spread_poems

_RUN: Final = 3
"""How many lines that may be verse must follow on each other for one of them to be."""
_WIDEST: Final = 24.0
_SCRAPS: Final = 2
"""Lines of which none is wider are names, or what is left of a vertical headline, and no verse."""
_SENTENCE: Final = 16.0
_SHORTER: Final = 1.5
"""How much narrower than the measure every line of verse is on a page of printed lines."""
_LABEL: Final = 4.0
"""How many hanzi a line by itself has at most that is the label of what follows a poem."""
_KICKER: Final = 3.0
"""How much wider than every line of a poem the kicker of what follows it is at least."""
_PART: Final = 8.0
"""How many hanzi the headline of one of several poems has at most."""
_INDENTED: Final = 3.6
"""A line nearer to the measure than this may be the first one of a paragraph, whose indent is lost."""

_LABELS: Final = frozenset(("连载", "连线", "时评", "时讯", "车市", "房产", "相册", "印象", "史话", "方言"))
"""Words that begin as names do, and are labels of columns."""
_NUMBERED: Final = re.compile("[其之][一二三四五六七八九十](?:[ \u3000]|$)")
"""What heads one of several poems: 其一 夏荷."""
_MARKS: Final = BULLETS + " \u3000"
_TELLING: Final = re.compile(
    r"\(|（|:|：|讯|訊|电|電|消息|综合|记\s*者|記者|实习生|评论员|撰稿|版|转|接|导\s*[读览]|提\s*要|看\s*点|目\s*录|索\s*引"
    r"|/|／|作$(?<=[ \u3000]作)|绘$(?<=[ \u3000]绘)|画$(?<=[ \u3000]画)|天$(?<=\d天)",
    re.MULTILINE,
)
"""What a line holds that is a byline in brackets, a lead, a particular, a jump, a credit or one of a guide."""

_PICTURED: Final = re.compile("[/／]\\s*[文摄图]|[文摄图]\\s*[/／]")


@dataclass(frozen=True, slots=True)
class Verse:
    """The places of verse among the lines of a page: its lines, authors' names above it, and names below it.

    `first` are the lines that poems begin with.
    """

    lines: frozenset[int] = frozenset()
    first: frozenset[int] = frozenset()
    authors: frozenset[int] = frozenset()
    signers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Stanza:
    """Short lines from `first` up to `end` with no blank line between them; `body` is the first below the author.

    `author` is the line of its author's name, if one of its first lines is one. `core`: it is three lines of
    verse or more, so that it can be no headline.
    """

    first: int
    end: int
    author: int | None
    body: int
    core: bool


def find_verse(lines: Sequence[Line], measures: Sequence[float] | None) -> Verse:
    """Return where verse stands; `measures` are those of the lines on a page of printed lines, else None."""
    bounds = [_WIDEST] * len(lines) if measures is None else [measure - _SHORTER for measure in measures]
    printed = measures is not None
    usual = usual_gap(lines) if printed else 0
    poems: list[Verse] = []
    narrow = [
        line.width <= bound and "。" not in line.text[:-1] for line, bound in zip(lines, bounds, strict=True)
    ]
    for first, last in _runs(0, narrow):
        run = lines[first:last]
        if not any(line.width > _SCRAPS for line in run):
            continue
        telling = scan([line.text for line in run], _TELLING)
        may_be = [_may_be_verse(line, printed, telling=place in telling) for place, line in enumerate(run)]
        for start, end in _runs(first, may_be):
            for cut, close in itertools.pairwise((start, *_paragraphs(lines, start, end, measures), end)):
                if close - cut >= _RUN:
                    poems.extend(_poems(lines, _stanzas(lines, cut, close, usual, measures), measures))
    if not usual:
        poems.extend(
            Verse(frozenset(rows), frozenset(rows[:1]), frozenset({author}))
            for author, rows in spread_poems(lines, bounds)
        )
    return Verse(
        *(frozenset().union(*(getattr(poem, part.name) for poem in poems)) for part in fields(Verse))
    )


def _runs(start: int, holds: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the bounds of every run of three lines or more for which something holds; `holds` begins at `start`."""
    first = start
    for index, held in enumerate((*holds, False), start):
        if not held:
            if index - first >= _RUN:
                yield first, index
            first = index + 1


def _stanzas(
    lines: Sequence[Line], start: int, end: int, usual: int, measures: Sequence[float] | None
) -> list[_Stanza]:
    """Divide a run of short lines at its blank lines."""
    cuts = [start, *(index for index in range(start + 1, end) if lines[index].gap > usual), end]
    cuts.extend(
        last - 1
        for first, last in itertools.pairwise(tuple(cuts))
        if last - first > _RUN and lines[last - 1].text[0] in BULLETS and _is_author(lines[last - 1])
    )
    cuts.sort()
    out: list[_Stanza] = []
    for first, last in itertools.pairwise(cuts):
        signed = first > 0 and _is_marked(lines[first - 1])  # what looks like a name below it is a title
        author = next(
            (
                index
                for index in range(first, min(first + 3, last))
                if (_is_marked(lines[index]) if signed else _names_author(lines[index]))
            ),
            None,
        )
        body = first if author is None else author + 1
        core = last - body >= 3 and _sounds(lines[body:last], None if measures is None else measures[body])
        if first == start and first and author is None and lines[first].gap <= usual:
            core = core and (ends_sentence(lines[first - 1].text) or _names_author(lines[first - 1]))
        out.append(_Stanza(first, last, author, body, core))
    return _with_couplets(lines, out, measures)


def _with_couplets(
    lines: Sequence[Line], stanzas: list[_Stanza], measures: Sequence[float] | None
) -> list[_Stanza]:
    """Return the stanzas with those of two lines marked as verse, where two or more follow on an author's name."""
    for place, stanza in enumerate(stanzas):
        end = place + 1
        while (
            end < len(stanzas) and stanzas[end].end - stanzas[end].first == 2 and stanzas[end].author is None
        ):
            end += 1
        alone = stanza.author is not None and stanza.author == stanza.end - 1
        if not alone or end - place <= 2:
            continue
        measure = None if measures is None else measures[stanza.end]
        if _sounds(lines[stanza.end : stanzas[end - 1].end], measure):
            stanzas[place + 1 : end] = [replace(one, core=True) for one in stanzas[place + 1 : end]]
    return stanzas


def _paragraphs(
    lines: Sequence[Line], start: int, end: int, measures: Sequence[float] | None
) -> Iterator[int]:
    """Yield the lines of a run that fill their column with an indent, as the first ones of paragraphs do."""
    if measures is None:
        return
    for index in range(start + 1, end):
        line = lines[index]
        indented = line.indent > 0 and not lines[index - 1].indent
        if indented and line.width + 2.0 * line.indent >= measures[index] - _SHORTER:
            yield index


def _poems(
    lines: Sequence[Line], stanzas: Sequence[_Stanza], measures: Sequence[float] | None
) -> Iterator[Verse]:
    """Yield the poems of a run of stanzas: each begins with a core stanza, or with an author's name over one."""
    place = 0
    while place < len(stanzas):
        stanza = stanzas[place]
        if not stanza.core:
            place += 1
            continue
        author = stanza.author
        above = stanza.first - 1
        if author is None and above >= 0 and _names_author(lines[above]):
            author = above
        numbered = above >= 0 and author is None and _NUMBERED.match(lines[above].text) is not None
        numbered = numbered or (author is None and above >= 2 and _heads_part(lines, above))
        if numbered and above and _names_author(lines[above - 1]):
            author = above - 1
        last = _last_of_poem(lines, stanzas, place)
        if (
            author == above
            and _is_signed(lines, stanzas, last)
            and above
            and ends_sentence(lines[above - 1].text)
        ):
            author = None  # the name signs the text above, as another one signs the poem
        follows = place > 0 and stanzas[place - 1].core
        titled = author is None and not follows and _begins_with_title(lines, stanzas[place : last + 1])
        rows = list(range(above if numbered else stanza.body + titled, stanzas[last].end))
        after = stanzas[last + 1] if last + 1 < len(stanzas) else None
        headline = last == place and after is None and _leads_on(lines, stanza.end, measures)
        named = (
            headline and author is not None and _is_author(lines[stanza.end - 1])
        )  # who wrote what follows
        if (author is not None and not named) or (len(rows) >= 4 and not headline):
            signed = after is not None and after.end - after.first == 1 and after.author is not None
            yield Verse(
                frozenset(rows),
                frozenset(rows[:1]),
                frozenset() if author is None else frozenset({author}),
                frozenset({after.first}) if signed and after is not None else frozenset(),
            )
        place = last + 1


def _heads_part(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a word set apart heads the first of several poems: their headline and its author stand above it."""
    line, author, headline = lines[index], lines[index - 1], lines[index - 2]
    if not (line.gap and line.words and line.width <= _PART and _names_author(author)):
        return False
    return not (ends_sentence(headline.text) or headline.width > _WIDEST)


def _is_signed(lines: Sequence[Line], stanzas: Sequence[_Stanza], last: int) -> bool:
    """Tell whether a line with nothing but a marked name stands below the last stanza of a poem."""
    if last + 1 >= len(stanzas):
        return False
    after = stanzas[last + 1]
    return after.end - after.first == 1 and lines[after.first].text[0] in BULLETS and after.author is not None


def _begins_with_title(lines: Sequence[Line], stanzas: Sequence[_Stanza]) -> bool:
    """Tell whether the first line of a poem without a headline is its title: without it the stanzas are alike."""
    sizes = [stanza.end - stanza.body for stanza in stanzas]
    first = stanzas[0].first
    if len(sizes) < 2 or sizes[0] != sizes[1] + 1 or any(size != sizes[1] for size in sizes[2:-1]):
        return False
    above = lines[first - 1].text if first else "。"
    ended = ends_sentence(above) or cues.is_tail_note(above) or is_bracketed_byline(above)
    ended = ended or above[0] in BULLETS
    return ended and not ends_sentence(lines[first].text)


def _last_of_poem(lines: Sequence[Line], stanzas: Sequence[_Stanza], place: int) -> int:
    """Return the last stanza of the poem that begins at a place: before a name, or the headline of what follows."""
    last = place
    while last + 1 < len(stanzas):
        named = stanzas[last + 1]
        if named.author is None:
            last += 1
            continue
        alone = named.end - named.first == 1
        over_verse = last + 2 < len(stanzas) and stanzas[last + 2].core
        if alone and over_verse and last == place and not _is_marked(lines[named.first]):
            place = last = last + 2  # a word between two stanzas, though it could be a name
            continue
        opens = over_verse or _leads_on(lines, named.end)
        titled_above = (alone and opens) or (not alone and named.author == named.first)
        return _without_title(lines, stanzas, place, last) if titled_above and last > place else last
    end = stanzas[last].end
    lone = stanzas[last].end - stanzas[last].first == 1 and end < len(lines)
    return (
        _without_title(lines, stanzas, place, last)
        if last > place and (lone or _leads_on(lines, end))
        else last
    )


def _without_title(lines: Sequence[Line], stanzas: Sequence[_Stanza], place: int, last: int) -> int:
    """Return the last stanza of a poem before the title of what follows, and before the label or kicker over that."""
    last -= 1
    above = stanzas[last]
    lone = last > place and above.end - above.first == 1 and lines[above.first].gap
    if not lone or above.author is not None:
        return last
    over = lines[above.first]
    widest = max(line.width for line in lines[stanzas[place].body : above.first])
    return last - 1 if _is_lone_label(over) or over.width >= widest + _KICKER else last


def _is_lone_label(line: Line) -> bool:
    return cues.is_short_label(line.text) and line.width <= _LABEL


def _may_be_verse(line: Line, printed: bool, *, telling: bool) -> bool:
    """Tell whether a line that is not too wide can be one of verse, or a name or headline beside it, by itself.

    `telling`: it holds what lines that are told otherwise do.
    """
    text = line.text
    if len(line.pieces) > 3 or (not printed and text[-1] == "。" and line.width > _SENTENCE):
        return False
    told = not cues.is_ordinary(line) and (
        openings.starts_item(text) or cues.is_notice(text) or _is_label(line)
    )
    if told or not has_han(text):
        return False
    return not ((telling or text[-1] == "日" or text[-1].isdigit()) and _is_told_otherwise(text))


def _is_told_otherwise(text: str) -> bool:
    """Tell whether a line is a byline, a lead, one of a guide, a particular, a salutation, a date or a jump."""
    if is_bracketed_byline(text) or read_lead(text) is not None or is_date_alone(text):
        return True
    if cues.is_countdown(text):
        return True
    if is_art_title(text) or (is_work_of_art(text) and begins_with_surname(text)):
        return True
    if references.page_reference(text) is not None or references.split_reference(text)[1] is not None:
        return True
    if references.is_guide_heading(text) or cues.is_particular(text) or cues.is_salutation(text):
        return True
    return take_jump(text)[1] is not None


def _is_label(line: Line) -> bool:
    return len(line.joined) <= cues.LABEL and cues.is_label_shaped(line.text) and not _is_author(line)


def _is_marked(line: Line) -> bool:
    if not (line.text[0] in BULLETS or is_byline_line(line.text) or states_contributor(line)):
        return False
    return _PICTURED.search(line.text) is None  # else who wrote a story and who took its picture


def _names_author(line: Line) -> bool:
    return _is_author(line) or (is_byline_line(line.text) and _PICTURED.search(line.text) is None)


def _is_author(line: Line) -> bool:
    """Tell whether a line is nothing but one person's name: bare, behind a mark, or behind where the person belongs."""
    if states_contributor(line):
        return True
    name = line.text.lstrip(_MARKS)
    marked = name != line.text
    close = "".join(name.split())
    if not (marked or len(close) <= 3) or not looks_like_name(close) or not begins_with_surname(close):
        return False
    if close in _LABELS:
        return False
    return marked or (all(map(is_han, close)) and not cues.ends_as_headline(close))


def _leads_on(lines: Sequence[Line], index: int, measures: Sequence[float] | None = None) -> bool:
    """Tell whether running text or a byline begins at a place, so that a headline stands above it.

    Of printed lines, whose `measures` are given, two that fill their column are text.
    """
    if index >= len(lines):
        return False
    line = lines[index]
    indented = line.indent and index > 0 and not lines[index - 1].indent
    if measures is not None and index + 1 < len(lines) and not lines[index + 1].gap:
        first, second = lines[index : index + 2]
        if first.width >= measures[index] - _INDENTED and second.width >= measures[index] - _SHORTER:
            return True
    return (
        line.width > _WIDEST
        or indented
        or "。" in line.text
        or _is_marked(line)
        or read_lead(line.text) is not None
    )


def _sounds(run: Sequence[Line], measure: float | None) -> bool:
    """Tell whether a run of short lines can be verse: not prose cut into lines of one width, no byline in it."""
    widest = max(line.width for line in run)
    if widest <= _SCRAPS:
        return False  # what is left of a vertical headline
    if len({line.indent for line in run}) > 1:
        return False
    if measure is not None:
        return widest <= measure - _INDENTED or not any(ends_sentence(line.text) for line in run)
    full = sum(line.width >= widest - 1.5 for line in run)
    metric = len({line.width for line in run}) == 1 and widest <= 9
    return metric or widest < 12 or full * 5 < len(run) * 3
