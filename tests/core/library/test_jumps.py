"""Stories that jump: halves that name each other's pages are joined, others are listed, and a user may undo it."""

from __future__ import annotations

import json
from random import Random

import pytest

from reader.cli import main
from reader.core.errors import BaokuError
from reader.core.joining import NOTHING_JUDGED, Judged, join
from reader.core.library import Library
from reader.core.records import Jump, JumpHalf, PageNumber
from tests.builders import record, write_records


def half(
    name: str, page: PageNumber | None, *, to: PageNumber | None = None, come: PageNumber | None = None,
    more: tuple[PageNumber, ...] = (), title: str | None = None, issue: int = 1,
) -> JumpHalf:  # fmt: skip
    return JumpHalf(name, issue, "清溪日报", "2022-03-03", page, title, "…", Jump(to, come, more))


def pairs(*halves: JumpHalf, judged: Judged = NOTHING_JUDGED) -> list[tuple[str, str]]:
    return [(p.head.article_id, p.tail.article_id) for p in join(halves, judged).joined]


def test_one_head_and_one_tail_that_name_each_other_are_a_pair():
    assert pairs(half("a", 1, to=2), half("b", 2, come=1)) == [("a", "b")]
    assert pairs(half("a", "A1", to="A5"), half("b", "A5", come="A1")) == [("a", "b")]
    assert pairs(half("a", "A01", to="A5"), half("b", "A05", come="A1")) == [("a", "b")]
    assert pairs(half("a", "A1", to="A50"), half("b", "A5", come="A1")) == []


def test_halves_that_name_other_pages_or_issues_are_not():
    assert pairs(half("a", 1, to=2), half("b", 3, come=1)) == []
    assert pairs(half("a", 1, to=2), half("b", 2, come=4)) == []
    assert pairs(half("a", 1, to=2), half("b", 2, come=1, issue=2)) == []
    assert pairs(half("a", 1, to=2), half("b", 2, to=1)) == []


def test_of_several_the_headlines_decide():
    found = pairs(
        half("a", 1, to=2, title="河西新桥昨日通车 两岸居民出行更便捷"),
        half("b", 1, to=2, title="图书馆延长开放时间"),
        half("c", 2, come=1, title="图书馆延长开放"),
        half("d", 2, come=1, title="河西新桥昨日通车"),
    )
    assert found == [("a", "d"), ("b", "c")]


def test_what_is_left_after_the_sure_pairs_is_a_pair_too():
    found = pairs(
        half("a", 1, to=2, title="河西新桥昨日通车"),
        half("b", 1, to=2, title="春耕备耕有序展开"),
        half("c", 2, come=1, title=None),
        half("d", 2, come=1, title="河西新桥昨日通车"),
    )
    assert found == [("a", "d"), ("b", "c")]


def test_where_nothing_tells_nothing_is_joined():
    halves = half("a", 1, to=2), half("b", 1, to=2), half("c", 2, come=1)
    assert pairs(*halves) == []
    assert [rest.article_id for rest in join(halves).unmatched] == ["a", "b", "c"]


def test_a_story_that_names_several_pages_goes_on_from_part_to_part():
    head = half("a", 1, to=2, more=(3,))
    assert pairs(head, half("b", 2, come=1), half("c", 3, come=1)) == [("a", "b"), ("b", "c")]
    assert pairs(head, half("b", 2, come=1), half("c", 3, come=2)) == [("a", "b"), ("b", "c")]
    assert pairs(head, half("b", 2, come=1), half("c", 3, come=1, more=(2,))) == [("a", "b"), ("b", "c")]
    assert pairs(head, half("c", 3, come=1)) == [("a", "c")], "the part on the page between is not there"
    assert pairs(head, half("b", 2, come=1), half("c", 3, come=4)) == [("a", "b")]
    assert pairs(head, half("b", 2, come=1), half("c", 4, come=1)) == [("a", "b")]
    assert pairs(half("a", 1, to=2), half("b", 2, come=1), half("c", 3, come=1)) == [("a", "b")]
    three = half("a", "A1", to="A2", more=("A3", "A4"))
    tails = [half("d", "A04", come="A1"), half("b", "A02", come="A1"), half("c", "A03", come="A1")]
    assert pairs(three, *tails) == [("a", "b"), ("b", "c"), ("c", "d")]


def test_of_stories_with_several_pages_the_headlines_decide_too():
    found = pairs(
        half("a", 1, to=2, more=(3,), title="河西新桥昨日通车"),
        half("b", 1, to=2, title="图书馆延长开放时间"),
        half("c", 2, come=1, title="图书馆延长开放"),
        half("d", 2, come=1, title="河西新桥通车"),
        half("e", 3, come=1, title="河西新桥昨日通车(续)"),
    )
    assert found == [("a", "d"), ("b", "c"), ("d", "e")]
    assert pairs(half("a", 1, to=2, more=(3,)), half("b", 2, come=1), half("c", 2, come=1)) == []
    halves = (
        half("a", 1, to=2, more=(3,), title="新桥"),
        half("b", 1, to=2, title="春耕"),
        half("c", 2, come=1, title="春耕"),
    )
    assert pairs(*halves, half("d", 3, come=1)) == [("a", "d"), ("b", "c")], "page 2 was the other story's"


def test_halves_of_a_story_on_three_pages_can_be_taken_apart():
    halves = half("a", 1, to=2, more=(3,)), half("b", 2, come=1), half("c", 3, come=1)
    assert pairs(*halves, judged=Judged(parted=(("b", "c"),))) == [("a", "b")]
    assert pairs(*halves, judged=Judged(parted=(("a", "b"),))) == [("a", "c")]
    assert pairs(*halves, judged=Judged(paired=(("a", "b"),))) == [("a", "b"), ("b", "c")]


@pytest.mark.parametrize("seed", range(40))
def test_every_half_follows_one_half_and_is_followed_by_one(seed: int):
    """Whatever a page says: no half stands twice on one side of a pair, and no story goes round in a circle."""
    chance = Random(seed)
    halves = []
    for number in range(chance.randrange(2, 14)):
        named = chance.sample(range(1, 6), 3)
        to, come = chance.choice([(named[0], None), (None, named[0]), (named[0], named[1])])
        more = tuple(named[2 : chance.choice([2, 3])])
        page = chance.choice([*range(1, 6), None])
        halves.append(
            half(str(number), page, to=to, come=come, more=more, title=chance.choice(["新桥", "春耕", None]))
        )
    found = join(halves)
    heads = [pair.head.article_id for pair in found.joined]
    tails = [pair.tail.article_id for pair in found.joined]
    assert len(set(heads)) == len(heads) and len(set(tails)) == len(tails)
    assert {*heads, *tails}.isdisjoint(half.article_id for half in found.unmatched)
    assert {*heads, *tails} | {half.article_id for half in found.unmatched} == {
        half.article_id for half in halves
    }


def test_a_story_on_three_pages_is_told_and_shown_whole(library: Library, home, tmp_path, capsys):
    named = {"to_page": 2, "more_pages": [3]}
    rows = [
        record(1, page=1, jump=named, paragraphs=["头段说运河"]),
        record(2, page=2, jump={"from_page": 1}, paragraphs=["中段说古桥"]),
        record(3, page=3, jump={"from_page": 1}, paragraphs=["末段说码头"]),
        record(4, page=1, jump={"to_page": 5, "more_pages": ["6", 7]}),
    ]
    library.import_paths([write_records(tmp_path / "a.jsonl", rows)])
    first, second = library.stories.jumps().joined
    assert first.tail == second.head
    assert len(library.search("运河 古桥").joined) == len(library.search("古桥 码头").joined) == 1
    library.close()
    assert main(["--library", str(home), "jumps", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [pair["head"]["jump"] for pair in told["joined"]] == [named, {"from_page": 1}]
    assert told["unmatched"][0]["jump"] == {"to_page": 5, "more_pages": [6, 7]}
    for shown in (first.head, second.head):
        assert main(["--library", str(home), "show", shown.article_id]) == 0
        assert "末段说码头" in capsys.readouterr().out
    (alone,) = told["unmatched"]
    assert main(["--library", str(home), "show", alone["id"]]) == 0
    assert "(下转第5、6、7版)" in capsys.readouterr().out


def test_further_pages_that_are_none_are_refused(library: Library, tmp_path):
    rows = [
        record(1, jump={"to_page": 2, "more_pages": 3}),
        record(2, jump={"to_page": 2, "more_pages": [[]]}),
    ]
    report = library.import_paths([write_records(tmp_path / "a.jsonl", rows)])
    assert len(report.failed) == 2 and library.status().articles == 0


def test_a_page_without_number_may_be_any_that_no_other_page_states():
    assert pairs(half("a", None, to=2), half("b", 2, come=1)) == [("a", "b")]
    assert pairs(half("a", None, to=2), half("b", 2, come=1), half("x", 1, to=3)) == []


def test_a_pair_taken_apart_stays_apart_and_can_be_joined_again(library: Library, home, tmp_path):
    file = write_records(
        tmp_path / "a.jsonl",
        [
            record(1, page=1, jump={"to_page": 2}),
            record(2, page=2, jump={"from_page": 1}),
            record(3, page=1, jump={"to_page": 4}),
            record(4, page=3, kind="guide", jump={"to_page": 4}),
        ],
    )
    library.import_paths([file])
    (pair,) = library.stories.jumps().joined
    head, tail = pair.head.article_id, pair.tail.article_id
    assert [h.title for h in library.stories.jumps().unmatched] == ["第3篇报道"], (
        "an item of a guide is no half"
    )
    assert library.stories.joins_of(head) == (None, pair)
    assert library.stories.joins_of(tail) == (pair, None)
    library.stories.part(head, tail)
    assert library.stories.jumps().joined == () and library.stories.jumps().parted == (pair,)
    assert library.stories.joins_of(head) == (None, None)
    (home / "catalogue.sqlite").rename(tmp_path / "away")
    with Library(home) as again:
        again.complete()
        assert [p.head.article_id for p in again.stories.jumps().parted] == [head], "also after a rebuild"
        again.stories.rejoin(head, tail)
        assert [p.head.article_id for p in again.stories.jumps().joined] == [head]


def test_an_unknown_half_is_told(library):
    with pytest.raises(BaokuError) as told:
        library.stories.part("nonsense", "nonsense")
    assert told.value.reason.code == "article.unknown"


def test_what_makes_no_sense_of_two_halves_is_refused(library: Library, tmp_path, home, capsys):
    rows = [
        record(1, page=1, jump={"to_page": 2}),
        record(2, page=2, jump={"from_page": 1}),
        record(3, page=1),
    ]
    library.import_paths([write_records(tmp_path / "a.jsonl", rows)])
    (pair,) = library.stories.jumps().joined
    head, tail = pair.head.article_id, pair.tail.article_id
    for refused, code in (
        (lambda: library.stories.part(tail, head), "jumps.not_joined"),
        (lambda: library.stories.part(head, head), "jumps.not_joined"),
        (lambda: library.stories.rejoin(head, tail), "jumps.not_parted"),
        (lambda: library.stories.pair(tail, head), "jumps.no_pair"),
    ):
        with pytest.raises(BaokuError) as told:
            refused()
        assert told.value.reason.code == code
    assert library.stories.jumps().joined == (pair,)
    library.close()
    assert main(["--library", str(home), "jumps", "--part", head, head]) == 2
    assert "无从拆开" in capsys.readouterr().err


def test_halves_that_nothing_tells_apart_are_joined_by_hand(library: Library, home, tmp_path):
    """Two stories go on from page 1 to page 2 without their headlines: only a reader can tell which is which."""
    rows = [
        record(1, page=1, jump={"to_page": 2}, title="甲", paragraphs=["甲的前一半"]),
        record(2, page=1, jump={"to_page": 2}, title="乙", paragraphs=["乙的前一半"]),
        record(3, page=2, jump={"from_page": 1}, title=None, paragraphs=["一个的后一半"]),
        record(4, page=2, jump={"from_page": 1}, title=None, paragraphs=["另一个的后一半"]),
    ]
    library.import_paths([write_records(tmp_path / "a.jsonl", rows)])
    unmatched = [half.article_id for half in library.stories.jumps().unmatched]
    first, second, third, fourth = unmatched
    library.stories.pair(first, fourth)
    joined = [(pair.head.article_id, pair.tail.article_id) for pair in library.stories.jumps().joined]
    assert joined == [(first, fourth), (second, third)], (
        "the halves that are left are alone between their pages"
    )
    library.stories.pair(first, third)
    joined = [(pair.head.article_id, pair.tail.article_id) for pair in library.stories.jumps().joined]
    assert joined == [(first, third), (second, fourth)], "a later word counts"
    (home / "catalogue.sqlite").rename(tmp_path / "away")
    with Library(home) as again:
        again.complete()
        assert len(again.stories.jumps().joined) == 2, "also after a rebuild"
        again.stories.part(first, third)
        assert [pair.head.article_id for pair in again.stories.jumps().parted] == [first]
        assert again.search("甲的前一半 一个的后一半").joined == ()
        again.stories.pair(first, third)
        assert len(again.search("甲的前一半 一个的后一半").joined) == 1


def test_a_second_half_says_where_it_comes_from(library: Library, home, tmp_path, capsys):
    rows = [
        record(1, page=1, jump={"to_page": 2}),
        record(2, page=2, jump={"from_page": 1}),
        record(3, page=5, jump={"from_page": 7}),
    ]
    library.import_paths([write_records(tmp_path / "a.jsonl", rows)])
    (pair,) = library.stories.jumps().joined
    (alone,) = library.stories.jumps().unmatched
    library.close()
    assert main(["--library", str(home), "show", pair.tail.article_id]) == 0
    shown = capsys.readouterr().out
    assert "上接" in shown and pair.head.article_id in shown
    assert main(["--library", str(home), "show", pair.head.article_id]) == 0
    assert "上接" not in capsys.readouterr().out, "a story that is shown whole"
    assert main(["--library", str(home), "show", alone.article_id]) == 0
    assert "(上接第7版)" in capsys.readouterr().out
