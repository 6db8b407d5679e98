"""Notes find their words again, or say that they do not; never do they settle on other words."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from reader.core import placing
from reader.core.annotations import Edition, Text, anchor, told_apart
from reader.core.annotations.distance import distances, nearest
from reader.core.folding import fold
from reader.core.library import Library
from reader.core.noted import WHOLE, Place, Status
from reader.core.progress import Cancelled, Progress, Stage
from reader.core.records import Article
from tests.bench.anchoring import UNTOUCHED, Experiment
from tests.builders import STORIES, page_text, record, write, write_records

BRIDGE = Article(
    id="0123456789abcdef-3",
    title="河西新桥昨日通车",
    paragraphs=(
        "本报讯(记者 周望舒)3月2日上午,河西新桥建成通车,两岸居民过河由半小时缩短到五分钟。",
        "住在河西的老张说,从前过河要等渡船,如今抬脚就到。河西一带的商户也盼着客流多起来。",
    ),
    lines=(3, 4, 5),
)
LIBRARY = Article(
    id="0123456789abcdef-9",
    title="图书馆延长开放时间",
    paragraphs=("本报讯(记者 林致远)3月2日起,市图书馆夜间开放至十点,河西读者下班后也能借阅。",),
    lines=(9, 10),
)


def edition(*articles: Article, source: str = "0" * 64) -> Edition:
    return Edition(source, tuple(Text(article, source) for article in articles))


def target_of(quote: str, number: int = 0, part: str = "body"):
    page = edition(BRIDGE, LIBRARY)
    text = page.texts[0]
    at = -1
    for _time in range(number + 1):
        at = text.printed[part].index(quote, at + 1)
    return told_apart(text, part, at, at + len(quote), page)


def moved(article: Article, line: int = 20, **changes: object) -> Article:
    """The article as another source gives it: another id, other lines."""
    return replace(article, id=f"fedcba9876543210-{line}", lines=(line,), **changes)


@pytest.mark.parametrize("number", range(3))
def test_of_several_places_it_is_the_right_one(number):
    target = target_of("河西", number)
    wrapped = tuple("".join(BRIDGE.paragraphs)[at : at + 17] for at in range(0, 100, 17))
    again = moved(BRIDGE, title="快讯", paragraphs=tuple(filter(None, wrapped)))
    found = anchor(target, [edition(moved(LIBRARY, 5), again)])
    assert found.status is Status.ANCHORED
    assert found.place.article == again.id
    folded = again.body.replace("\n", "")
    places = [at for at in range(len(folded)) if folded.startswith("河西", at)]
    assert len(again.body[: found.place.start].replace("\n", "")) == places[number]


def test_words_that_are_gone_do_not_settle_on_their_like():
    target = target_of("河西", 1)
    body = tuple(text.replace("住在河西的", "住在对岸的") for text in BRIDGE.paragraphs)
    found = anchor(target, [edition(LIBRARY, moved(BRIDGE, paragraphs=body))])
    assert found.status is Status.ORPHAN
    assert found.reason.code in ("note.doubtful", "note.gone")
    assert found.place is not None and found.score < 1


def stand(body: str, quote: str, number: int, again: str, *others: Article, title: str = "新厂区投产"):
    """Where a note on the so manieth of equal words stands when its article reads otherwise."""
    article = replace(BRIDGE, title=title, paragraphs=(body,))
    page = edition(article, LIBRARY)
    at = -1
    for _time in range(number + 1):
        at = body.index(quote, at + 1)
    target = told_apart(page.texts[0], "body", at, at + len(quote), page)
    return anchor(target, [edition(moved(article, paragraphs=(again,)), moved(LIBRARY, 40), *others)])


BEFORE = "副市长杨志国带队检查科技创新工作。他强调,项目总用地面积约二百亩,总建筑面积"
AFTER = "万平方米,老街巷的路灯亮了,雨天积水的路面也平整了。各单位要各司其职、密切配合。"


@pytest.mark.parametrize("number, left", [(0, "16"), (1, "61"), (1, "6"), (0, "6")])
def test_one_of_two_equal_characters_is_gone_and_the_other_is_not_taken_for_it(number, left):
    found = stand(f"{BEFORE}616{AFTER}", "6", number, f"{BEFORE}{left}{AFTER}")
    assert found.status is Status.ORPHAN
    assert found.score < 1


def test_a_passage_printed_twice_in_a_row_of_which_one_is_gone():
    said = "以奖代补、结对帮扶等方式,带动周边农户"
    body = f"日前,通过{said}增收,通过{said}增收,累计服务群众九百余人次,解决各类难题九件,新生产线投用。"
    again = body.replace(f"{said}增收,累计", "累计")
    assert stand(body, said, 1, again).status is Status.ORPHAN
    assert stand(body, said, 0, body).status is Status.ANCHORED


def test_a_copy_in_another_article_is_not_taken_for_words_that_are_gone_from_their_own():
    body = f"{BEFORE}五{AFTER}"
    copy = moved(BRIDGE, 60, title="简讯", paragraphs=("另有一事,请读者留意。", body))
    gone = stand(body, "五", 0, f"{BEFORE}{AFTER}", copy)
    assert gone.status is Status.ORPHAN
    still = stand(body, "五", 0, body, copy)
    assert (still.status, still.place.article) == (Status.ANCHORED, moved(BRIDGE).id), (
        "of two alike the one at home"
    )
    carried = stand(body, "五", 0, "本文未完,下转第三版。", copy)
    assert (carried.status, carried.place.article) == (Status.ANCHORED, copy.id), "moved with all around it"


@pytest.mark.parametrize("near", ["积", "万", "面积", "万平"])
def test_a_misread_character_next_to_a_short_quote_does_not_lose_it(near):
    body = f"{BEFORE}五{AFTER}"
    again = body.replace(f"{near}五", "龘五") if f"{near}五" in body else body.replace(f"五{near}", "五龘")
    found = stand(body, "五", 0, again)
    assert found.status is Status.ANCHORED
    assert again[found.place.start : found.place.end] == "五"


def is_left_of(rest: str, whole: str) -> bool:
    """Tell whether a text is what is left of another after characters were taken out."""
    characters = iter(whole)
    return all(char in characters for char in rest)


def may_have_stayed(body: str, start: int, length: int, again: str) -> bool:
    """Tell whether the same text is left if other characters are taken out than those from `start` on."""
    quote, before, after = body[start : start + length], body[:start], body[start + length :]
    return any(
        again.startswith(quote, at)
        and is_left_of(again[:at], before)
        and is_left_of(again[at + length :], after)
        for at in range(len(again))
    )


@example(1204423149, 36, 1, 2)
@example(4213896340, 79, 3, 3)
@example(444166972, 71, 2, 3)
@example(2872051265, 31, 1, 2)
@example(2143721597, 50, 2, 1)
@given(st.integers(0, 1 << 32), st.integers(0, 80), st.integers(1, 4), st.integers(0, 3))
def test_words_that_were_taken_out_are_never_found(seed, start, length, reach):
    source = random.Random(seed)
    body = "".join(source.choices("甲乙丙丁", k=source.randrange(30, 91)))
    start = start % (len(body) - length)
    first, last = max(0, start - reach), start + length + reach
    article = replace(BRIDGE, title="四字连篇", paragraphs=(body,))
    page = edition(article)
    target = told_apart(page.texts[0], "body", start, start + length, page)
    again = moved(article, paragraphs=(body[:first] + body[last:],))
    # Of 丁丁丁丁 nobody can tell which were taken: what still stands with its neighbours is not gone, nor is what
    # would stand there too if as many others had been taken.
    assume(body[max(0, start - 1) : start + length + 1] not in again.paragraphs[0])
    assume(not may_have_stayed(body, start, length, again.paragraphs[0]))
    found = anchor(target, [edition(again)])
    assert found.status is Status.ORPHAN, (body, body[start : start + length], again.body)


@pytest.mark.parametrize(
    ("body", "start", "length", "reach"),
    [
        ("丙丁甲乙甲丁乙丙乙乙丙甲甲丙丙甲丙丙甲丁甲乙丁乙丙乙甲甲乙乙乙丁丙乙甲", 26, 1, 3),
        ("甲丁甲丁丙乙丙甲甲甲甲甲丁甲乙丙甲甲乙乙甲丁甲甲丁乙丁乙乙丁甲甲丁乙", 25, 1, 3),
        ("丙丙丁甲甲乙乙乙甲丙丁丁乙丙丙甲甲丙丁丙丁甲乙丁丙丙甲丙丙乙丙丁丁乙丙甲甲丁乙丙甲丁", 40, 2, 1),
    ],
)
@pytest.mark.parametrize("is_mirrored", [False, True])
def test_words_taken_out_with_their_neighbours_near_an_end_are_not_found(
    body: str, start: int, length: int, reach: int, is_mirrored: bool
):
    if is_mirrored:
        body, start = body[::-1], len(body) - start - length
    article = replace(BRIDGE, title="四字连篇", paragraphs=(body,))
    page = edition(article)
    target = told_apart(page.texts[0], "body", start, start + length, page)
    rest = body[: max(0, start - reach)] + body[start + length + reach :]
    found = anchor(target, [edition(moved(article, paragraphs=(rest,)))])
    assert found.status is Status.ORPHAN, (body, body[start : start + length], rest)


def test_why_words_are_not_certain_is_said_truly():
    article = replace(BRIDGE, title="以特色小镇建设为抓手 推动两岸同步发展")
    headline = told_apart(edition(article).texts[0], "title", 0, 10, edition(article))
    put_in = anchor(headline, [edition(moved(article, title="以特色小镇的建设为抓手 推动两岸同步发展"))])
    assert (put_in.status, put_in.reason.code, put_in.reason.fields) == (
        Status.ORPHAN,
        "note.differs",
        {"count": 1},
    )
    whole = replace(
        target_of("河西"), field=WHOLE, quote="", prefix="", suffix=BRIDGE.title, after=BRIDGE.body[:60]
    )
    assert anchor(whole, [edition(LIBRARY)]).reason.code == "note.another_article"


def test_words_between_the_same_words_twice_are_an_orphan():
    target = target_of("抬脚")
    copies = [moved(BRIDGE, line, title=None, paragraphs=BRIDGE.paragraphs) for line in (20, 30)]
    found = anchor(replace(target, before="", after=""), [edition(*copies)])
    assert (found.status, found.reason.code) == (Status.ORPHAN, "note.several")


def test_a_short_quote_with_a_wrong_character_is_an_orphan_and_a_long_one_is_told():
    damaged = tuple(text.replace("渡船", "度船") for text in BRIDGE.paragraphs)
    again = edition(moved(BRIDGE, paragraphs=damaged))
    assert anchor(target_of("渡船"), [again]).status is Status.ORPHAN
    found = anchor(target_of("从前过河要等渡船,如今抬脚就到"), [again])
    assert (found.status, found.reason.code) == (Status.ANCHORED, "note.altered")
    assert found.score < 1
    text = again.texts[0].printed["body"]
    assert text[found.place.start : found.place.end] == "从前过河要等度船,如今抬脚就到"


def test_traditional_and_full_width_and_spaced_words_are_the_same_words():
    printed = "住 在 河 西 的 老 張 說，從前過河要等渡船，如今抬腳就到。河西一帶的商戶也盼著客流多起來。"
    found = anchor(target_of("老张"), [edition(moved(BRIDGE, paragraphs=(BRIDGE.paragraphs[0], printed)))])
    assert found.status is Status.ANCHORED
    body = moved(BRIDGE, paragraphs=(BRIDGE.paragraphs[0], printed)).body
    assert body[found.place.start : found.place.end] == "老 張"


def test_a_note_on_a_headline_and_on_a_whole_article():
    target = target_of("新桥", part="title")
    again = moved(BRIDGE, title="喜报 河西新桥昨日正式通车")
    found = anchor(target, [edition(LIBRARY, again)])
    assert found.place == Place(again.id, "title", 5, 7)
    whole = replace(
        target, field=WHOLE, quote="", prefix="", suffix=BRIDGE.title, before="", after=BRIDGE.body[:60]
    )
    assert anchor(whole, [edition(LIBRARY, again)]).place == Place(again.id, WHOLE, 0, 0)
    assert anchor(whole, [edition(LIBRARY)]).status is Status.ORPHAN


def test_a_note_whose_page_is_not_here_waits():
    found = anchor(target_of("渡船"), [])
    assert (found.status, found.place, found.reason.code) == (Status.ORPHAN, None, "note.waiting")


@given(st.text("ab", min_size=1, max_size=12), st.text("abc", max_size=15), st.booleans())
def test_edit_distance_is_that_of_the_textbook(pattern, text, anywhere):
    previous = list(range(len(pattern) + 1))
    expected = []
    for place, char in enumerate(text, 1):
        current = [0 if anywhere else place]
        for row, own in enumerate(pattern, 1):
            current.append(min(previous[row] + 1, current[-1] + 1, previous[row - 1] + (char != own)))
        expected.append(current[-1])
        previous = current
    assert list(distances(pattern, text, anywhere=anywhere)) == expected


def test_the_nearest_piece_is_as_long_as_the_pattern_where_it_can_be():
    assert nearest("ABCD", "xxABCyxx") == (2, 6, 1)
    assert nearest("ABCD", "") is None


def test_random_notes_on_pages_that_are_read_anew(tmp_path: Path):
    """A small run of tests/bench/anchoring.py, which has the figures."""
    experiment = Experiment(tmp_path, notes=50, page_number=2, seed=5)
    for name in ("wraps, titles, damage", "borders, damage", "words gone, all else changed"):
        tally = experiment.run(name)
        assert tally.wrong == 0, tally.faults
        assert name not in UNTOUCHED or tally.share > 0.95, tally.faults


# ── in a library ──────────────────────────────────────────────────────────────────────────────────────


def test_a_note_follows_its_words_into_the_next_edition_of_its_file(library, page, bridge):
    library.notes.add(bridge, note="核")
    title, body = STORIES[0]
    edited = (title, body.replace("3月2日上午", "2022年3月2日上午"))
    write(page, page_text(stories=(*STORIES[1:], edited)))
    library.import_paths([page])
    [note] = library.notes.find().annotations
    assert note.status is Status.ANCHORED
    text = library.article(note.article).article
    assert (text.title, text.body[note.start : note.end]) == (title, "建成通车")
    assert library.notes.of_article(note.article) == [note]


def test_a_note_whose_words_are_gone_is_listed_with_reason_and_place_and_comes_back(library, page, bridge):
    library.notes.add(bridge, note="核")
    first = page.read_bytes()
    write(page, page_text(stories=((STORIES[0][0], "本报讯(记者 周望舒)此文已撤。"), *STORIES[1:])))
    library.import_paths([page])
    [note] = library.notes.find().annotations
    assert (note.status, note.reason.code in ("note.gone", "note.doubtful")) == (Status.ORPHAN, True)
    assert note.quote == "建成通车" and note.note == "核"
    page.write_bytes(first)
    library.import_paths([page])
    [note] = library.notes.find().annotations
    assert note.status is Status.ANCHORED
    assert library.article(note.article).article.body[note.start : note.end] == "建成通车"


def test_notes_find_their_words_when_the_catalogue_was_made_anew(library, home, bridge):
    library.notes.add(bridge, note="核")
    library.close()
    (home / "catalogue.sqlite").unlink()
    with Library(home) as again:
        again.complete()
        [note] = again.notes.find().annotations
        assert (note.status, note.start) == (Status.ANCHORED, bridge.start)


def test_a_look_at_all_notes_that_was_cancelled_goes_on_where_it_stopped(library, home, bridge, monkeypatch):
    monkeypatch.setattr(placing, "AT_ONCE", 2)
    for number in range(7):
        library.notes.add(bridge, note=f"核{number}")
    library.close()
    (home / "catalogue.sqlite").unlink()

    reached = {}

    def told(name: str, most: int) -> Progress:
        """Progress that puts down how many notes are looked for, and stops after so many."""

        def step(stage: Stage, done: int, total: int, _subject: str) -> None:
            if stage is Stage.ANCHORING:
                reached[name] = done, total

        return Progress(on_step=step, should_stop=lambda: reached.get(name, (0, 0))[0] >= most)

    with Library(home) as again:
        with pytest.raises(Cancelled):
            again.complete(told("first", 4))
        again.complete(told("second", 100))
        assert (reached["first"], reached["second"]) == ((4, 7), (3, 3))
        assert [note.status for note in again.notes.find().annotations] == [Status.ANCHORED] * 7


def test_a_line_tells_its_words_wherever_a_better_reading_puts_it():
    target = target_of("五分钟")
    line = BRIDGE.paragraphs[0]
    cases = (
        moved(BRIDGE, title=line, paragraphs=("本文由读者提供。",)),
        moved(BRIDGE, title="图片新闻", paragraphs=(), caption="喜报 " + line),
    )
    for again in cases:
        found = anchor(target, [Edition(target.source, edition(moved(LIBRARY, 5), again).texts)])
        assert (found.status, found.place.article) == (Status.ANCHORED, again.id)
        assert getattr(again, found.place.field)[found.place.start : found.place.end] == "五分钟"
    twice = Edition(target.source, edition(cases[0], replace(cases[0], id="fedcba9876543210-40")).texts)
    assert anchor(target, [twice]).status is Status.ORPHAN


def test_words_that_are_left_over_now_are_told_to_be_there():
    target = target_of("五分钟")
    page = Edition("1" * 64, edition(moved(LIBRARY)).texts, loose=(fold("".join(BRIDGE.paragraphs)),))
    found = anchor(target, [page])
    assert (found.status, found.reason.code) == (Status.ORPHAN, "note.loose")


def test_a_note_that_came_before_its_article_is_placed_when_it_comes(library, page, bridge, tmp_path):
    library.notes.add(bridge, note="核")
    library.notes.exchange.export(tmp_path / "x.zip")
    with Library(tmp_path / "other") as other:
        done = other.notes.exchange.take(tmp_path / "x.zip")
        assert (done.new, done.waiting) == (1, 1)
        other.import_paths([write(tmp_path / "in2/b.txt", page_text(), "gb18030")])
        [note] = other.notes.find().annotations
        assert note.status is Status.ANCHORED
        assert other.article(note.article).article.body[note.start : note.end] == "建成通车"


def test_pages_without_a_date_are_found_by_their_words(tmp_path):
    lines = [
        record(n, date=None, paragraphs=[f"第{n}段 {STORIES[n % 3][1]} 编号{n * 7919}。"]) for n in range(30)
    ]
    with Library(tmp_path / "one") as one:
        one.import_paths([write_records(tmp_path / "a.jsonl", lines)])
        article = one.search("编号55433").hits[0].article_id
        one.notes.add(one.notes.locate(article, "编号5543")[0])
        one.notes.exchange.export(tmp_path / "x.zip")
    with Library(tmp_path / "two") as two:
        two.import_paths([write_records(tmp_path / "b.jsonl", lines[::-1])])
        two.notes.exchange.take(tmp_path / "x.zip")
        [note] = two.notes.find().annotations
        assert note.status is Status.ANCHORED
        assert "编号55433" in two.article(note.article).article.body


def test_notes_of_an_article_that_reads_otherwise_are_looked_for_when_it_is_opened(library, home, bridge):
    library.notes.add(bridge, note="核")
    with sqlite3.connect(home / "catalogue.sqlite") as catalogue:
        catalogue.execute("UPDATE articles SET body = '补记' || body WHERE id = ?", (bridge.article,))
    catalogue.close()
    [note] = library.notes.of_article(bridge.article)
    assert (note.status, note.start) == (Status.ANCHORED, bridge.start + 2)
