"""Sentences for the user: every one can be filled in, and English ones count right."""

from __future__ import annotations

import string

import pytest

from reader.core.errors import Language, Reason
from reader.core.plurals import filled
from reader.core.sentences import SENTENCES


@pytest.mark.parametrize(
    ("sentence", "number", "words"),
    [
        ("{n:file|files} read", 1, "1 file read"),
        ("{n:file|files} read", 0, "0 files read"),
        ("{n:line belongs|lines belong} to it", 2, "2 lines belong to it"),
        ("{n:>3|note|notes}", 1, "  1 note"),
        ("{n:.1f} ms {{}}", 2, "2.0 ms {}"),
        ("{n!r} and {n}", 7, "7 and 7"),
    ],
)
def test_a_number_brings_its_form_of_the_word(sentence, number, words):
    assert filled(sentence, {"n": number}) == words


@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_can_be_filled_in(code):
    parsed = [part for sentence in SENTENCES[code] for part in string.Formatter().parse(sentence)]
    given = {name: 1 for _text, name, _spec, _conversion in parsed if name}
    for language in Language:
        told = Reason(code, **given).text(language)
        assert told and "|" not in told


def test_one_line_is_told_in_the_singular():
    told = Reason("source.unaccounted", count=1).text(Language.ENGLISH)
    assert told == "1 line belongs to no article, listed among the leftovers"
