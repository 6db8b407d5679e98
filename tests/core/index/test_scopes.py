"""What an engine says of a text in a scope: surely there, maybe there, how often; the oracle reads the articles."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.folding import fold
from reader.core.index import bits
from reader.core.index.folder import IndexFolder
from reader.core.index.protocol import (
    TEXT_MOST,
    TITLE_SHIFT,
    All,
    Any,
    Beside,
    Chain,
    DamagedIndex,
    Engine,
    Expression,
    IndexReader,
    Occurs,
    Scope,
    Without,
    scored,
)
from reader.core.index.tantivy_engine import TantivyEngine
from reader.core.index.whoosh_engine import WhooshEngine
from reader.core.index.whoosh_reader import WhooshReader
from reader.core.records import Document
from reader.core.search.ranking import scores, title_bonus
from tests.core.search.doubles import document, prose

SOURCE = random.Random(11)
PEOPLE = (Scope.REPORTER, Scope.CORRESPONDENT)
NAMES = ("王小河", "小河", "欧阳大运", "河小王", "运河河河")


def article(key: int) -> Document:
    made = document(key, SOURCE)
    repeated = SOURCE.choice(("运运运", "运运", "", "运运运运运运", "河运河运"))
    fields = {
        **made.fields,
        "byline": "记者 " + SOURCE.choice(NAMES),
        "caption": prose(SOURCE, 8),
        "body": made.fields["body"] + repeated + SOURCE.choice(NAMES),
    }
    people = tuple(SOURCE.sample(NAMES, SOURCE.randrange(3)))
    return document(
        key, SOURCE, fields=fields, reporters=people, correspondents=tuple(SOURCE.sample(NAMES, 1))
    )


ARTICLES = [article(key) for key in range(1, 121)]
TEXTS = [value for one in ARTICLES for value in one.fields.values()] + list(NAMES)


class SmallWhoosh(WhooshEngine):
    segment_articles = 50


class SmallTantivy(TantivyEngine):
    segment_articles = 50


@pytest.fixture(scope="module", params=[SmallWhoosh, SmallTantivy], ids=["whoosh", "tantivy"])
def reader(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[IndexReader]:
    engine: Engine = request.param()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reader.core.index.grams.PAIRS_KEPT", 200)
        patch.setattr("reader.core.index.tantivy_writer.PAIRS_KEPT", 100)
        patch.setattr("reader.core.index.evaluation.FEW", 0)
        patch.setattr("reader.core.index.whoosh_segment.FEW", 0)
        patch.setattr("reader.core.index.positions.RARE", 0)
        folder = IndexFolder(tmp_path_factory.mktemp("index"), engine, "memory")
        folder.rebuild(ARTICLES)
        folder.update([ARTICLES[3]], [ARTICLES[5].key], lambda _: [])
        yield folder.reader()


def values(one: Document, scope: Scope) -> list[str]:
    match scope:
        case Scope.TEXT:
            return list(one.fields.values())
        case Scope.REPORTER:
            return list(one.reporters)
        case Scope.CORRESPONDENT:
            return list(one.correspondents)
        case _:
            return [one.fields.get(scope.value, "")]


def holds(one: Document, expression: Expression) -> bool:
    match expression:
        case Occurs(text, scope):
            return any(text in fold(value) for value in values(one, scope))
        case Beside(first, second, least, most, either, in_sentence):
            orders = [(first.text, second.text), (second.text, first.text)][: 1 + either]
            return any(
                value.startswith(behind, at + len(before) + gap)
                for value in map(fold, values(one, first.scope))
                for before, behind in orders
                for at in range(len(value))
                if value.startswith(before, at)
                for gap in range(least, most + 1)
                if not in_sentence or not set("。!?") & set(value[at + len(before) :][:gap])
            )
        case Chain(first):
            return any(chained(fold(value), expression) for value in values(one, first.scope))
        case All(children):
            return all(holds(one, child) for child in children)
        case Any(children):
            return any(holds(one, child) for child in children)
        case Without(child):
            return not holds(one, child)
    raise AssertionError


def chained(value: str, chain: Chain) -> bool:
    """Whether a chain holds in a field, by trying all places of its texts one after the other."""
    reached = [
        at for at in range(chain.before, len(value)) if value.startswith(chain.first.text, at)
    ]  # of the text last looked for
    length = len(chain.first.text)
    for link in chain.links:
        text, following = link.second.text, list[int]()
        for at in (at for at in range(len(value)) if value.startswith(text, at)):
            gaps = [value[before + length : at] for before in reached if before + length <= at]
            if link.either:
                gaps += [value[at + len(text) : before] for before in reached if at + len(text) <= before]
            if any(
                link.least <= len(gap) <= link.most and not (link.in_sentence and set("。!?") & set(gap))
                for gap in gaps
            ):
                following.append(at)
        reached, length = following, len(text)
    return any(at + length + chain.after <= len(value) for at in reached)


@st.composite
def occurrences(draw: st.DrawFn) -> Occurs:
    folded = fold(draw(st.sampled_from(TEXTS)))
    start = draw(st.integers(0, max(0, len(folded) - 1)))
    text = folded[start : start + draw(st.integers(1, 10))] or "运"
    text = draw(st.sampled_from((text, text, text[0] * draw(st.integers(1, 9)))))
    return Occurs(text, draw(st.sampled_from(Scope)))


@st.composite
def neighbours(draw: st.DrawFn) -> Beside:
    """Two texts of one article's field at about their distance there, or anywhere."""
    folded = fold(draw(st.sampled_from(TEXTS))) or "运河"
    scope = draw(st.sampled_from([scope for scope in Scope if scope not in PEOPLE]))
    starts = sorted(draw(st.integers(0, len(folded) - 1)) for _ in range(2))
    texts = [folded[start : start + draw(st.integers(1, 5))] for start in starts]
    least = max(0, starts[1] - starts[0] - len(texts[0]) - draw(st.sampled_from((0, 0, 1, 7))))
    either = draw(st.booleans())
    if either:
        texts = draw(st.permutations(texts))
    most = least + draw(st.sampled_from((0, 0, 1, 2, 9, 20, 24, 70)))
    return Beside(
        Occurs(texts[0], scope), Occurs(texts[1], scope), least, most, either, in_sentence=draw(st.booleans())
    )


@st.composite
def linked(draw: st.DrawFn) -> Chain:
    """Up to three texts of one article's field at about their distances there, often in one sentence."""
    folded = fold(draw(st.sampled_from(TEXTS))) or "运河"
    scope = draw(st.sampled_from((Scope.TEXT, Scope.TEXT, Scope.BODY, Scope.TITLE)))
    at = draw(st.integers(0, len(folded) - 1))
    texts = [Occurs(folded[at : at + draw(st.integers(1, 3))], scope)]
    end, links = at + len(texts[0].text), list[Beside]()
    for _ in range(draw(st.integers(0, 2))):
        gap = draw(st.integers(0, 6))
        text = Occurs(folded[end + gap :][: draw(st.integers(1, 2))] or "河", scope)
        least = max(0, gap - draw(st.integers(0, 2)))
        most = gap + draw(st.sampled_from((0, 0, 3, 30)))
        links.append(Beside(texts[-1], text, least, most, draw(st.booleans()), draw(st.booleans())))
        texts.append(text)
        end += gap + len(text.text)
    before, after = at + draw(st.integers(-1, 1)), len(folded) - end + draw(st.integers(-1, 1))
    return Chain(
        texts[0], tuple(links), *(draw(st.sampled_from((0, 2, max(0, most)))) for most in (before, after))
    )


EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    st.one_of(occurrences(), neighbours(), linked()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, max_size=3).map(lambda parts: Any(tuple(parts))),
        inner.map(Without),
    ),
    max_leaves=5,
)


@settings(max_examples=300, deadline=None)
@given(EXPRESSIONS)
def test_what_is_sure_holds_and_what_holds_may_be(reader: IndexReader, expression: Expression) -> None:
    selection = reader.select(expression)
    sure = {reader.rows[row] for row in bits.places(selection.sure)}
    maybe = {reader.rows[row] for row in bits.places(selection.maybe)}
    right = {one.key for one in ARTICLES if one.key != ARTICLES[5].key and holds(one, expression)}
    assert sure <= right <= maybe
    assert {reader.rows[row] for row in bits.places(reader.live)} >= maybe


def test_short_texts_in_every_scope_need_no_reading(reader: IndexReader) -> None:
    for scope in Scope:
        for text in ("河", "小", "运"):
            selection = reader.select(Occurs(text, scope))
            assert selection.sure == selection.maybe, (scope, text)
    for text in ("小河", "王小河", "运河河河"):
        selection = reader.select(Occurs(text, Scope.REPORTER))
        assert selection.sure == selection.maybe, text
    for run in range(2, 9):
        selection = reader.select(Occurs("运" * run))
        assert selection.sure == selection.maybe, run


def test_how_often_a_text_occurs_is_known(reader: IndexReader) -> None:
    right = {one.key: one for one in ARTICLES}
    known = 0
    for text in ("运", "大运", "运河", "拱墅", "保护杭州", "记者"):
        selection = reader.select(Occurs(text))
        weighed = selection.weigh(selection.sure)
        assert weighed.keys == [reader.rows[row] for row in bits.places(selection.sure)]
        for key, packed, length in zip(weighed.keys, weighed.weights[0], weighed.lengths, strict=True):
            fields = {name: fold(value) for name, value in right[key].fields.items()}
            assert length == sum(map(len, fields.values()))
            assert (packed >> TITLE_SHIFT > 0) == (text in fields["title"])
            if len(text) > 1:
                assert (packed & TEXT_MOST) >= min(1, fields["body"].count(text))
                if not any(text in value for name, value in fields.items() if name not in ("title", "body")):
                    assert packed & TEXT_MOST == fields["body"].count(text), (text, key)
                    known += 1
    assert known > 50


def test_the_best_of_many_hold_the_best(reader: IndexReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """With limits as low as this, most rows are left out before they are weighed, but not those that come first."""
    monkeypatch.setattr("reader.core.index.tantivy_reader.POOL", 5)
    monkeypatch.setattr("reader.core.index.tantivy_reader.SLACK", 5)
    for expression in (Occurs("运"), Occurs("河"), Any((Occurs("大"), Occurs("小运")))):
        selection = reader.select(expression)
        term_of = [0] * len(list(scored(expression)))
        best = selection.best(selection.sure, 10, term_of, title_bonus(1))
        assert best & ~selection.sure == 0
        assert 10 <= best.bit_count() < selection.sure.bit_count()
        every = selection.weigh(selection.sure)
        ranked = sorted(zip(scores(every, term_of), every.keys, strict=True), reverse=True)
        kept = {reader.rows[row] for row in bits.places(best)}
        assert kept.issuperset(key for _, key in ranked[:2])


def test_a_closed_index_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    for engine in (WhooshEngine(), TantivyEngine()):
        folder = IndexFolder(tmp_path / engine.name, engine, "memory")
        folder.rebuild(ARTICLES[:5])
        reader = folder.reader()
        folder.close()
        with pytest.raises(DamagedIndex):
            reader.select(Occurs("运"))


def test_with_positions_few_have_to_be_read_to_know_what_stands_near(reader: IndexReader) -> None:
    read = both = right = 0
    for first, second in pairwise(("大运", "运河", "小河", "河保", "杭州", "拱墅", "运河", "河运")):
        for most in (0, 3, 4, 11):
            near = Beside(Occurs(first), Occurs(second), 0, most, either=True)
            selection = reader.select(near)
            wanted = {one.key for one in ARTICLES if holds(one, near)} - {ARTICLES[5].key}
            assert {reader.rows[row] for row in bits.places(selection.maybe)} >= wanted
            right += len(wanted)
            read += selection.maybe.bit_count()
            both += reader.select(All((near.first, near.second))).maybe.bit_count()
    assert right <= read <= both
    assert read - right < (both - right) / 4


def test_single_characters_and_one_distance_need_no_reading(reader: IndexReader) -> None:
    for first, second in product("大运河小，1", repeat=2):
        for least, most, either in (
            (0, 0, False),
            (1, 1, True),
            (0, 10, True),
            (2, 5, False),
            (0, 11, False),
            (0, 60, True),
        ):
            near = Beside(Occurs(first, Scope.BODY), Occurs(second, Scope.BODY), least, most, either)
            selection = reader.select(near)
            wanted = {one.key for one in ARTICLES if holds(one, near)} - {ARTICLES[5].key}
            assert {reader.rows[row] for row in bits.places(selection.sure)} == wanted, near
            assert selection.maybe == selection.sure
    chain = (
        Beside(Occurs("大"), Occurs("运"), 0, 9, in_sentence=True),
        Beside(Occurs("运"), Occurs("河"), 1, 4),
    )
    for asked in (
        Chain(chain[0].first, chain),
        Chain(Occurs("河"), (), before=1),
        Chain(chain[0].first, chain[:1], before=2, after=11),
        Chain(Occurs("大"), (Beside(Occurs("大"), Occurs("小河"), 0, 20, either=True),), after=1),
    ):
        selection = reader.select(asked)
        wanted = {one.key for one in ARTICLES if holds(one, asked)} - {ARTICLES[5].key}
        assert wanted
        if isinstance(reader, WhooshReader):
            assert selection.maybe == selection.sure
        assert {reader.rows[row] for row in bits.places(selection.maybe)} >= wanted
        assert {reader.rows[row] for row in bits.places(selection.sure)} <= wanted
    exact = reader.select(Beside(Occurs("王小", Scope.BODY), Occurs("河", Scope.BODY), 0, 0))
    assert exact.sure == exact.maybe == reader.select(Occurs("王小河", Scope.BODY)).maybe
