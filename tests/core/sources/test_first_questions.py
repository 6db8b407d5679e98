"""Cheap first questions: what spares a line the asking of a cue never hides one that the cue would find."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.sources import cues, openings, references
from reader.core.sources.briefs import is_marked
from reader.core.sources.bylines import END_PAREN, end_byline, is_bracketed_byline
from reader.core.sources.cues import (
    _BRIEF_LABELS,
    _HOUSE,
    _LABEL_ENDS,
    _LABEL_SHAPE,
    _NOTE,
    _NOTICES,
    _SLOGAN,
    _SUBSCRIPTION,
)
from reader.core.sources.guides import _HINT
from reader.core.sources.jumps import may_jump
from reader.core.sources.line_items import _SPEAKS, _WORD, _is_slogan, _is_telling, find_plain
from reader.core.sources.lines import read_lines
from reader.core.sources.mastheads import _HINT as _PAPER_HINT
from reader.core.sources.openings import _ITEM, _NEWS_OPENING, _STRONG_OPENING
from reader.core.sources.picture_credits import is_art_title, split_caption
from reader.core.sources.references import _GUIDE, _GUIDE_PREFIX, _REFERENCE
from reader.core.sources.scanning import scan

_READING = st.sampled_from((_GUIDE, _GUIDE_PREFIX, _HOUSE, _NOTE, _REFERENCE, _SLOGAN, _WORD)).flatmap(
    st.from_regex
)
_HANZI = st.text(
    "记者读版图摄接转报目录看点提要导览天距如您关注欢迎编后开栏讯春风王伟", min_size=1, max_size=12
)


@pytest.mark.parametrize(
    ("cue", "pattern", "size"),
    [
        (openings.starts_story, _NEWS_OPENING, 24),
        (openings.starts_paragraph, _STRONG_OPENING, 60),
        (cues.is_house_notice, _HOUSE, 80),
        (cues.is_subscription, _SUBSCRIPTION, 60),
    ],
)
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_an_opening_is_found(
    cue: Callable[[str], bool], pattern: re.Pattern[str], size: int, data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern))
    assert cue(text) == (pattern.match(text[:size]) is not None)


@given(_READING | _HANZI)
@settings(max_examples=400, deadline=None)
def test_a_line_that_says_what_it_is_is_not_plain(text: str) -> None:
    for line in (*read_lines(text), *read_lines("".join(filter(str.isalnum, text)))):
        asked = (
            _is_telling(line),
            line.words and _is_slogan(line),
            references.is_guide_heading(line.text),
            references.guide_prefix(line.text) > 0,
            references.page_reference(line.text) is not None,
            cues.is_editor_note(line.text),
            cues.is_particular(line.text),
            cues.is_salutation(line.text),
            is_art_title(line.text),
            is_bracketed_byline(line.text),
            is_marked(line.text),
            may_jump(line.text),
            split_caption(line.text) is not None,
        )
        assert not (any(asked) and find_plain([line]))


@given(st.lists(_READING | _HANZI, max_size=8), st.lists(_READING | _HANZI, max_size=3))
@settings(max_examples=200, deadline=None)
def test_a_page_is_scanned_as_its_lines_are(texts: list[str], others: list[str]) -> None:
    lines = read_lines("\n".join((*texts, *others, *texts)))
    for pattern in (_SPEAKS, _WORD, _PAPER_HINT, re.compile("[版面]")):
        found = {place for place, line in enumerate(lines) if pattern.search(line.text) is not None}
        assert scan([line.text for line in lines], re.compile(pattern.pattern, re.MULTILINE)) == found


@given(
    st.from_regex(_LABEL_SHAPE)
    | st.from_regex(_ITEM)
    | st.tuples(_HANZI, st.sampled_from((*_LABEL_ENDS, *_NOTICES, *_BRIEF_LABELS))).map("".join)
    | st.sampled_from(sorted(_BRIEF_LABELS))
)
@settings(max_examples=300, deadline=None)
def test_an_item_a_notice_or_a_label_is_not_ordinary(text: str) -> None:
    for line in (*read_lines(text), *read_lines("".join(filter(str.isalnum, text)))):
        asked = (openings.starts_item(line.text), cues.is_notice(line.text), cues.is_label_shaped(line.text))
        assert not (any(asked) and cues.is_ordinary(line))


@given(st.sampled_from((_GUIDE, _GUIDE_PREFIX, _REFERENCE)).flatmap(st.from_regex))
@settings(max_examples=200, deadline=None)
def test_a_guide_is_looked_for_where_one_is(text: str) -> None:
    for line in read_lines(text):
        guide = references.is_guide_heading(line.text) or references.guide_prefix(line.text) > 0
        assert (
            not (guide or references.page_reference(line.text) is not None)
            or _HINT.search(line.text) is not None
        )


@given(st.from_regex(END_PAREN))
@settings(max_examples=100, deadline=None)
def test_a_closing_byline_is_found_before_blanks(text: str) -> None:
    assert END_PAREN.search(text[-120:]) is None or end_byline(text) is not None
