"""Back and forward: the trail of what was read."""

import pytest

from reader.ui.history import LONGEST, Trail, Visit


def test_back_and_forward_find_query_and_scroll_again() -> None:
    trail = Trail()
    trail.visit(Visit("a", "大运河"))
    trail.leave(120)
    trail.visit(Visit("b"))
    assert trail.back() == Visit("a", "大运河", scroll=120)
    assert trail.forward() == Visit("b")
    with pytest.raises(IndexError):
        trail.forward()


def test_a_new_way_drops_what_lay_ahead() -> None:
    trail = Trail()
    for name in "abc":
        trail.visit(Visit(name))
    trail.back()
    trail.back()
    trail.visit(Visit("d"))
    assert not trail.can_go_forward
    assert trail.back().article_id == "a"


def test_the_same_article_again_is_no_new_step() -> None:
    trail = Trail()
    trail.visit(Visit("a"))
    trail.visit(Visit("a", "运河"))
    assert not trail.can_go_back
    assert trail.current == Visit("a", "运河")


def test_the_trail_does_not_grow_without_end() -> None:
    trail = Trail()
    for number in range(LONGEST + 50):
        trail.visit(Visit(str(number)))
    steps = 0
    while trail.can_go_back:
        trail.back()
        steps += 1
    assert steps == LONGEST - 1
