"""Making, changing, finding and taking back notes, as the window does it."""

from __future__ import annotations

import pytest

from reader.core.errors import BaokuError
from reader.core.library import Library
from reader.core.noted import Motivation, NoteFilter, NoteSort, Place, Status
from reader.core.progress import Progress
from tests.builders import record, write_records


def only(library: Library):
    [note] = library.notes.find().annotations
    return note


def test_a_note_says_where_it_stands_and_what_was_said(library, bridge):
    changes = library.notes.add(
        bridge, note="要核对\r\n第二行", tags=["#桥梁", " 通车  典礼 "], color="yellow"
    )
    note = only(library)
    assert changes.annotations == {note.id} and changes.articles == {bridge.article} and changes.tags
    assert (note.quote, note.start, note.end, note.field) == ("建成通车", bridge.start, bridge.end, "body")
    body = library.article(bridge.article).article.body
    assert body[: note.start].endswith(note.prefix) and body[note.end :].startswith(note.suffix)
    assert (note.note, note.tags, note.color) == ("要核对\n第二行", ("桥梁", "通车 典礼"), "yellow")
    assert (note.newspaper, note.date, note.page, note.title) == (
        "清溪日报",
        "2022-03-03",
        1,
        "河西新桥昨日通车",
    )
    assert (note.status, note.score, note.motivation) == (Status.ANCHORED, 1.0, Motivation.COMMENTING)


def test_the_kind_of_a_note_follows_from_what_it_says(library, bridge, article):
    for given, expected in (
        ({}, Motivation.HIGHLIGHTING),
        ({"tags": ["甲"]}, Motivation.TAGGING),
        ({"note": "记"}, Motivation.COMMENTING),
        ({"note": "改成这样", "motivation": Motivation.EDITING}, Motivation.EDITING),
    ):
        library.notes.add(bridge, **given)
        [note] = library.notes.find(NoteFilter(motivation=expected)).annotations
        library.notes.delete([note.id])
    library.notes.add(library.notes.whole(article))
    assert (only(library).motivation, only(library).quote) == (Motivation.BOOKMARKING, "")


@pytest.mark.parametrize(
    ("place", "more", "code"),
    [
        (("body", 3, 3), {}, "note.no_words"),
        (("body", -1, 3), {}, "note.no_words"),
        (("body", 0, 99_999), {}, "note.no_words"),
        (("subtitle", 0, 2), {}, "note.no_words"),
        (("body", 0, 2), {"note": "长" * 100_001}, "note.too_long"),
        (("body", 0, 2), {"tags": ["#"]}, "note.bad_tag"),
        (("body", 0, 2), {"tags": ["a\u0007b"]}, "note.bad_tag"),
        (("body", 0, 2), {"tags": ["长" * 61]}, "note.bad_tag"),
        (("body", 0, 2), {"color": "pink"}, "note.bad_color"),
    ],
)
def test_what_cannot_be_a_note_is_refused_whole(library, article, place, more, code):
    with pytest.raises(BaokuError) as told:
        library.notes.add(Place(article, *place), **more)
    assert told.value.reason.code == code
    assert library.notes.status().changes == 0


def test_notes_on_what_is_not_there_are_refused(library):
    for action in (
        lambda: library.notes.add(Place("0" * 16 + "-1", "body", 0, 2)),
        lambda: library.notes.edit("0" * 32, "x"),
        lambda: library.notes.delete(["0" * 32]),
        lambda: library.notes.of_article("nonsense"),
    ):
        with pytest.raises(BaokuError):
            action()


def test_every_change_can_be_taken_back_and_made_again(library, bridge, article):
    notes = library.notes
    states = [()]

    def now():
        found = notes.find(sort=NoteSort.OLDEST).annotations
        return tuple((n.id, n.note, n.tags, n.color, n.start, n.motivation) for n in found)

    notes.add(bridge, note="一", tags=["甲"], color="red")
    states.append(now())
    name = only(library).id
    for change in (
        lambda: notes.edit(name, "二"),
        lambda: notes.retag([name], add=["乙", "丙"], remove=["甲"]),
        lambda: notes.recolor([name], ""),
        lambda: notes.move(name, Place(article, "body", 3, 6)),
        lambda: notes.rename_tag("乙", "丁"),
        lambda: notes.delete([name]),
    ):
        change()
        states.append(now())
    for state in reversed(states[:-1]):
        changes, spared = notes.undo()
        assert now() == state and spared == 0
        assert changes.annotations == {name}
    assert not notes.can_undo
    for state in states[1:]:
        notes.redo()
        assert now() == state
    with pytest.raises(BaokuError):
        notes.redo()


def test_a_new_change_forgets_what_was_taken_back(library, bridge):
    library.notes.add(bridge, note="一")
    library.notes.undo()
    library.notes.add(bridge, note="二")
    assert not library.notes.can_redo


def test_taking_back_leaves_alone_what_another_has_changed_since(library, home, bridge):
    library.notes.add(bridge, note="一")
    name = only(library).id
    library.notes.edit(name, "二")
    with Library(home) as other:
        other.notes.edit(name, "三")
    _changes, spared = library.notes.undo()
    assert (spared, only(library).note) == (1, "三")


def test_tags_are_counted_completed_renamed_and_merged(library, article):
    for number, tags in enumerate((["运河", "桥梁"], ["运河", "运输"], ["大运河"], ["交通"])):
        library.notes.add(Place(article, "body", number, number + 2), tags=tags)
    assert next((tag.name, tag.notes) for tag in library.notes.tags()) == ("运河", 2)
    assert [tag.name for tag in library.notes.tags("運")] == ["运河", "运输", "大运河"]
    assert [tag.name for tag in library.notes.tags("运", limit=1)] == ["运河"]
    changes = library.notes.rename_tag("运河", "大运河")
    assert changes.tags and len(changes.annotations) == 2
    assert {(tag.name, tag.notes) for tag in library.notes.tags()} >= {("大运河", 3)}
    library.notes.merge_tags(["桥梁", "运输", "没有的"], "交通")
    assert {(tag.name, tag.notes) for tag in library.notes.tags()} == {("大运河", 3), ("交通", 3)}
    library.notes.undo()
    assert {tag.name for tag in library.notes.tags()} == {"大运河", "交通", "桥梁", "运输"}
    library.notes.remove_tag("大运河")
    assert "大运河" not in {tag.name for tag in library.notes.tags()}


def test_colours_have_meanings_in_this_library(library, home):
    library.notes.name_color("red", "存疑")
    with Library(home) as again:
        assert {color.name: color.meaning for color in again.notes.colors()}["red"] == "存疑"
    with pytest.raises(BaokuError):
        library.notes.name_color("pink", "x")


@pytest.fixture
def many(library, tmp_path):
    """Notes of three people in three newspapers, by which filters can be told from each other."""
    lines = [record(n, newspaper=f"报{n}", date=f"202{n}-05-0{n + 1}") for n in range(3)]
    library.import_paths([write_records(tmp_path / "r.jsonl", lines)])
    for number, (person, note, tags, color) in enumerate(
        (("甲", "运河水位", ["水"], "red"), ("乙", "Grand Canal", ["水", "外"], "blue"), ("丙", "", [], ""))
    ):
        library.notes.author = person
        [article] = {hit.article_id for hit in library.search(f"报纸:报{number}").hits}
        library.notes.add(library.notes.locate(article, "记者")[0], note=note, tags=tags, color=color)
    return library.notes


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (NoteFilter(), "甲乙丙"),
        (NoteFilter(text="運河"), "甲"),
        (NoteFilter(text="canal ＧＲＡＮＤ"), "乙"),
        (NoteFilter(text="运河 Canal"), ""),
        (NoteFilter(text="记者"), "甲乙丙"),
        (NoteFilter(text="外"), "乙"),
        (NoteFilter(text="%"), ""),
        (NoteFilter(tags=("水",)), "甲乙"),
        (NoteFilter(tags=("水", "外")), "乙"),
        (NoteFilter(color="red"), "甲"),
        (NoteFilter(creator="丙"), "丙"),
        (NoteFilter(newspaper="报1"), "乙"),
        (NoteFilter(date_from="2021"), "乙丙"),
        (NoteFilter(date_to="2021-05"), "甲乙"),
        (NoteFilter(date_from="2021-05-02", date_to="2021-05-02"), "乙"),
        (NoteFilter(made_to="2000"), ""),
        (NoteFilter(made_from="2000"), "甲乙丙"),
        (NoteFilter(status=Status.ORPHAN), ""),
        (NoteFilter(motivation=Motivation.HIGHLIGHTING), "丙"),
        (NoteFilter(disputed=True), ""),
    ],
)
def test_filters(many, wanted, expected):
    found = many.find(wanted, NoteSort.OLDEST)
    assert "".join(note.creator for note in found.annotations) == expected
    assert found.total == len(expected)


def test_lists_are_sorted_and_come_in_stretches(many):
    assert [note.creator for note in many.find(sort=NoteSort.NEWEST).annotations] == ["丙", "乙", "甲"]
    assert [note.creator for note in many.find(sort=NoteSort.ISSUE).annotations] == ["甲", "乙", "丙"]
    assert [note.note for note in many.find(sort=NoteSort.TEXT).annotations][-1] == ""
    page = many.find(sort=NoteSort.OLDEST, limit=1, offset=1)
    assert (page.total, [note.creator for note in page.annotations]) == (3, ["乙"])
    assert {item.name: item.notes for item in many.counted("newspaper")} == {"报0": 1, "报1": 1, "报2": 1}
    assert sum(many.counts_by_article().values()) == 3


def test_notes_are_searched_by_tag_text_and_kind(many, library):
    assert library.search("标签:水").total == 2
    assert library.search("标签:水 -标签:外").total == 1
    assert library.search("批注:運河").total == 1
    assert library.search("批注:没有").total == 0
    library.notes.undo()
    assert library.search("标签:水").total == 2
    library.notes.delete([note.id for note in library.notes.find().annotations])
    assert library.search("标签:水").total == 0


def test_an_import_says_that_notes_have_changed(library, page, bridge, tmp_path):
    library.notes.add(bridge)
    told = []
    page.write_text(page.read_text("utf-8").replace("3月2日上午", "2022年3月2日上午"), "utf-8")
    report = library.import_paths([page], Progress(on_changes=told.append))
    assert report.changes.notes and any(changes.notes for changes in told)
    assert not library.import_paths([page]).changes.notes


def test_words_are_located_between_other_words(library, article):
    body = library.article(article).article.body
    places = library.notes.locate(article, "河西新桥")
    assert [place.field for place in places] == ["body", "title"]
    [place] = library.notes.locate(article, "新 桥", prefix="河西", suffix="建成")
    assert body[place.start : place.end] == "新桥"
    assert library.notes.locate(article, "新桥", prefix="河东") == []


def test_an_orphan_is_put_on_other_words_by_hand(library, page, bridge, article):
    library.notes.add(bridge, note="核")
    page.write_text(page.read_text("utf-8").replace("河西新桥建成通车", "河西新桥竣工"), "utf-8")
    library.import_paths([page])
    orphan = only(library)
    assert (orphan.status, orphan.best is not None) == (Status.ORPHAN, True)
    library.notes.move(orphan.id, library.notes.locate(orphan.best.article, "竣工")[0])
    note = only(library)
    assert (note.status, note.quote, note.note) == (Status.ANCHORED, "竣工", "核")
