"""Every reason that the parser can give for a line has its English, whether a sample page shows it or not."""

from __future__ import annotations

from itertools import islice

from reader.core.errors import Language
from reader.core.explaining import BESIDE, REASONS, reason_in
from reader.core.records import SourceInfo
from reader.core.sources import Profiles, parse_text
from tests.core.sources.reasons import written
from tests.pages.fuzz import cases
from tests.pages.generate import page

NO_REASONS = ("报纸资料:", "民国", '[{"role": "主办", "names": ["…"]}]')
"""What the parser says beside reasons: what a name was concluded from, an era, how a record is to be written."""
_TABLES = 40
"""Texts so long are tables of hanzi."""


def test_every_reason_in_the_parsers_code_has_its_english() -> None:
    untold = {
        text: place
        for place, text in written()
        if text not in REASONS and text not in NO_REASONS and len(text) < _TABLES
    }
    assert untold == {}, "give it English in reader/core/explaining.py, or name it here as no reason"


def test_no_english_is_kept_for_a_reason_that_is_gone() -> None:
    assert set(REASONS) - {text for _place, text in written()} == set()


def test_the_code_is_read_for_every_reason_that_pages_show() -> None:
    known = {text for _place, text in written()}
    texts = [page(number, style)[0] for number in range(6) for style in ("block", "printed", "spaced")]
    texts += [data.decode(errors="replace") for data in islice(cases(11), 60)]
    shown = set()
    for text in texts:
        parsed = parse_text(text, SourceInfo("x.txt", "0" * 64, "utf-8", 1), Profiles())
        shown |= {each.why.removesuffix(BESIDE[0]) for each in parsed.roles}
    assert len(shown) > 20
    assert shown <= known


def test_a_reason_in_english_has_no_hanzi_but_those_it_quotes() -> None:
    for why in (*REASONS, "引题" + BESIDE[0]):
        english = reason_in(Language.ENGLISH, why).replace("(本报讯)", "")
        assert english.isascii(), why
