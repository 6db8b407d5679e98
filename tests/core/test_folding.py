"""Folding: what counts as the same text, and where it was printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import paths
from reader.core import folding
from reader.core.folding import Folded, fold, fold_as, folding_id
from reader.core.records import Alike

PRINTED = st.text(
    st.one_of(
        st.sampled_from(
            "国國台臺，,ＡaﬃßİeカｶﾞがㇷŚ㎏㍿\u0301\u3099ﾞ\u200b\u00ad\ufe0f\u1112\u1161\u11ab\n \u3000𠮷\u00b4"
        ),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=24,
)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("臺灣國際報", "台湾国际报"),
        ("乾隆", "干隆"),
        ("２０２０年１月", "2020年1月"),
        ("Ｑ＆Ａ，（上）", "q&a,(上)"),
        ("今\u3000日 拱\n墅", "今日拱墅"),
        ("大\u200b运\u00ad河\ufeff", "大运河"),
        ("葛\U000e0101城", "葛城"),
        ("STRASSE straße", "strassestrasse"),
        ("e\u0301tude", "étude"),
        ("ｶﾞｽ", "ガス"),
        ("\u1112\u1161\u11ab", "한"),
        ("50㎏", "50kg"),
        ("𠮷野", "𠮷野"),
        ("豈有此理", "岂有此理"),  # a compatibility ideograph
        ("“最多跑一次”", "“最多跑一次”"),
        (" \n\u3000\u200b", ""),
    ],
)
def test_what_is_the_same_text(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("printed", "width", "case", "variants"),
    [
        ("ＡＢｃ 臺灣", "ａｂｃ台湾", "ABc台湾", "abc臺灣"),
        ("㎏，", "㎏，", "kg,", "kg,"),
        ("e\u0301É 豈", "éé岂", "éÉ岂", "éé豈"),
        ("STRASSE straße", "strassestrasse", "STRASSEstraße", "strassestrasse"),
        ("大\u200b运\n\u3000河", "大运河", "大运河", "大运河"),
    ],
)
def test_each_part_of_folding_can_be_left_out(printed: str, width: str, case: str, variants: str) -> None:
    assert fold_as(printed, Alike(width=False)) == width
    assert fold_as(printed, Alike(case=False)) == case
    assert fold_as(printed, Alike(variants=False)) == variants


@given(PRINTED, st.builds(Alike, st.booleans(), st.booleans(), st.booleans()))
def test_less_folded_is_the_same_text_to_the_whole_folding(printed: str, alike: Alike) -> None:
    less = fold_as(printed, alike)
    assert fold_as(printed, Alike()) == fold(printed)
    assert "\n" not in less and "\u200b" not in less
    if alike.case and alike.variants:
        assert fold(less) == fold(printed)


def test_a_mark_that_stands_by_itself_does_not_join_what_is_before_it() -> None:
    for alone in "¸´¨¯":
        assert fold(f"R{alone}") == f"r{alone}" == fold(fold(f"R{alone}"))
    assert fold("e\u0301") == "é"


@given(PRINTED)
def test_both_ways_of_folding_agree(printed: str) -> None:
    assert Folded(printed).text == fold(printed)


@given(PRINTED)
def test_exchanging_characters_and_looking_up_each_agree(printed: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folding, "MANY", -1)
        looked_up = fold(printed)
        patch.setattr(folding, "MANY", 1 << 30)
        assert fold(printed) == looked_up


def test_what_is_not_looked_at_folds_to_itself() -> None:
    calm = [char for char in map(chr, range(0x3000, 0xFFFF)) if not folding._others().match(char)]
    assert len(calm) > 15_000
    assert all(folding._fold_less(char, "NFKC", True, True) == char for char in (*calm, *folding._CALM))


@given(PRINTED)
def test_each_folded_character_knows_where_it_was_printed(printed: str) -> None:
    folded = Folded(printed)
    before = (0, 0)
    for at, char in enumerate(folded.text):
        start, end = folded.printed(at, at + 1)
        assert 0 <= start < end <= len(printed)
        assert (start, end) >= before
        assert char in fold(printed[start:end])
        before = (start, end)


@given(PRINTED, PRINTED)
def test_a_piece_of_a_text_folds_to_a_piece_of_the_folded_text(first: str, second: str) -> None:
    # A text is cut before hanzi here, because marks at its start would join what stands before them.
    assert fold(f"{first}国{second}") == f"{fold(first)}国{fold(f'国{second}')[1:]}"


def test_a_mark_belongs_to_the_character_before_it() -> None:
    folded = Folded("xe\u0301y")
    assert folded.text == "xéy"
    assert folded.printed(1, 2) == (1, 3)
    assert folded.printed(0, 3) == (0, 4)


def test_a_run_over_a_paragraph_border_is_printed_with_the_border() -> None:
    folded = Folded("保护\n\u3000\u3000运河")
    at = folded.text.index("护运")
    assert folded.printed(at, at + 2) == (1, 6)


def test_the_rules_have_an_identity_that_does_not_change_by_itself() -> None:
    assert folding_id() == folding_id()
    assert len(folding_id()) == 16


def test_the_table_of_variants_leads_to_characters_that_stay() -> None:
    rows = (paths.resources() / "dictionaries" / "variants.tsv").read_text("utf-8").splitlines()
    table = dict(row.split("\t") for row in rows if not row.startswith("#"))
    assert len(table) > 4000
    for printed, simplified in table.items():
        assert fold(printed) == simplified == fold(simplified)
