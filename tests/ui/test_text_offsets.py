"""Code points and UTF-16 units, and characters that are shown as what they are."""

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.text_offsets import ShownText, visible

MIXED = st.text(st.sampled_from("报库a ,𠮷𪚥é\u200b\u202e\u2066\t\ufffc\x07"), max_size=40)


@given(MIXED, st.data())
def test_a_piece_of_the_print_is_the_same_piece_on_screen(printed: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(printed)))
    end = data.draw(st.integers(start, len(printed)))
    text = ShownText.of(printed)
    screen = text.shown.encode("utf-16-le")
    piece = screen[2 * text.to_units(start) : 2 * text.to_units(end)]
    assert piece.decode("utf-16-le") == "".join(visible(char) for char in printed[start:end])


@given(MIXED, st.data())
def test_a_place_on_screen_leads_back_to_the_print(printed: str, data: st.DataObject) -> None:
    text = ShownText.of(printed)
    point = data.draw(st.integers(0, len(printed)))
    assert text.to_points(text.to_units(point)) == point


def test_characters_that_act_are_shown_as_what_they_are() -> None:
    assert ShownText.of("审\u202e核\u200b").shown == "审‹U+202E›核‹U+200B›"
    assert ShownText.of("图\ufffc").shown == "图‹U+FFFC›"


def test_rare_hanzi_take_two_units() -> None:
    text = ShownText.of("𠮷野家")
    assert (text.to_units(1), text.to_units(3), text.length) == (2, 4, 4)


def test_every_character_is_shown_as_it_should_be_in_any_company() -> None:
    every = "".join(map(chr, [*range(0x10000), *range(0x1F000, 0x20100), *range(0xE0000, 0xE0200)]))
    assert ShownText.of(every).shown == "".join(visible(char) for char in every)
