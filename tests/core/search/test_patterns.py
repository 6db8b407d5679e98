"""Near and wildcards find what a brute-force scan finds, at the very places, on an index and without one."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reader.core.folding import fold
from reader.core.index.folder import IndexFolder
from reader.core.records import Answer, Document, SearchOptions
from reader.core.search import crowded, nearness
from reader.core.search.crowded import CrowdedPlaces
from reader.core.search.language import parse
from reader.core.search.nearness import PatternPlaces
from reader.core.search.occurrences import FieldText
from reader.core.search.searcher import Searcher
from reader.core.search.syntax import Gap, Near, Pattern, Text
from reader.core.search.terms import RUN_MOST
from tests.core.search.doubles import ENGINES, MemoryStore, document, documents

EVERYTHING = SearchOptions(limit=None)
ARTICLES = documents(160, seed=11)
CROWDS = st.sampled_from([0, crowded.CROWD])
"""Whether a crowd of places is looked through, or places are, one by one."""
FIELDS = {"标题": "title", "引题": "kicker", "正文": "body"}


@pytest.fixture(scope="module", params=ENGINES)
def indexed(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Searcher:
    folder = IndexFolder(tmp_path_factory.mktemp("index"), ENGINES[request.param](), MemoryStore.uuid)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reader.core.index.positions.RARE", 2)
        folder.rebuild(ARTICLES)
    return Searcher(MemoryStore(ARTICLES), folder)


@pytest.fixture(autouse=True)
def _positions_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """There are few articles here: the index is to tell all the same how texts stand to each other."""
    monkeypatch.setattr("reader.core.index.evaluation.FEW", 2)
    monkeypatch.setattr("reader.core.index.whoosh_segment.FEW", 2)
    monkeypatch.setattr("reader.core.index.positions.RARE", 2)


@pytest.fixture(scope="module")
def scanning() -> Searcher:
    return Searcher(MemoryStore(ARTICLES), None)


def ids(answer: Answer) -> set[str]:
    assert answer.total == len(answer.hits)
    return {hit.article_id for hit in answer.hits}


def searched(article: Document, field: str | None) -> Iterator[str]:
    """Yield the folded texts of the fields that a query is limited to."""
    for name, text in article.fields.items():
        if field is None or FIELDS[field] == name:
            yield fold(text)


def one_of(texts: Sequence[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted({text for text in texts if text}))


PIECES = one_of(
    [
        fold(text)[at : at + length]
        for article in ARTICLES[:60]
        for text in article.fields.values()
        for at in range(0, len(text), 5)
        for length in (1, 2, 3)
    ]
).filter(lambda piece: piece[0].isalnum() and all(char.isalnum() or ord(char) > 0xFFFF for char in piece))


# ── near ──────────────────────────────────────────────────────────────────────────────────────────────


def places(text: str, piece: str) -> list[tuple[int, int]]:
    return [(at, at + len(piece)) for at in range(len(text)) if text.startswith(piece, at)]


def are_near(first: tuple[int, int], second: tuple[int, int], within: int) -> bool:
    (_, end), (start, _) = sorted((first, second))
    return 0 <= start - end <= within


def chains(text: str, pieces: Sequence[str], within: Sequence[int]) -> list[tuple[tuple[int, int], ...]]:
    """Return every choice of places that makes a chain, by trying all."""
    return [
        chosen
        for chosen in product(*(places(text, piece) for piece in pieces))
        if all(are_near(a, b, most) for (a, b), most in zip(pairwise(chosen), within, strict=True))
    ]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(PIECES, min_size=2, max_size=3),
    st.lists(st.integers(0, 12) | st.integers(13, 400), min_size=2, max_size=2),
    st.none() | st.sampled_from(sorted(FIELDS)),
)
def test_near_finds_what_trying_all_places_finds(
    indexed: Searcher, scanning: Searcher, pieces: list[str], within: list[int], field: str | None
) -> None:
    within = within[: len(pieces) - 1]
    signs = [f" ~{number} " for number in within]
    inner = pieces[0] + "".join(sign + piece for sign, piece in zip(signs, pieces[1:], strict=True))
    query = f"{field}：({inner})" if field else inner
    assume(parse(query).tree is not None and not parse(query).notes)
    right = {
        article.article_id
        for article in ARTICLES
        if any(chains(text, pieces, within) for text in searched(article, field))
    }
    answer = indexed.answer(query, EVERYTHING)
    assert ids(answer) == right
    assert ids(scanning.answer(query, EVERYTHING)) == right
    for hit in answer.hits:
        article = next(a for a in ARTICLES if a.article_id == hit.article_id)
        for name, printed in article.fields.items():
            taking_part = {place for chain in chains(fold(printed), pieces, within) for place in chain}
            if field is not None and FIELDS[field] != name:
                taking_part = set()
            spans = [span for span in hit.spans if span.field == name]
            assert bool(spans) == bool(taking_part)
            for span in spans:
                assert any(piece in fold(printed[span.start : span.end]) for piece in pieces)


def article(key: int, body: str, **fields: str) -> Document:
    return document(key, title=None, opening="", fields={"body": body, **fields})


def found(query: str, *articles: Document) -> list[tuple[int, list[str]]]:
    """Return the articles a query finds and the printed texts that are marked."""
    answer = Searcher(MemoryStore(articles), None).answer(query, SearchOptions(limit=None))
    by_id = {one.article_id: one for one in articles}
    return sorted(
        (
            by_id[hit.article_id].key,
            [by_id[hit.article_id].fields[s.field][s.start : s.end] for s in hit.spans],
        )
        for hit in answer.hits
    )


WORDS_OF_CHAINS = ["大", "运", "河", "大运", "大*河", "大?河", "运*大?", "?河*大", "大*运*河", "河*?*大"]


def anywhere(text: str, term: str) -> list[tuple[int, int]]:
    """Return every place of a term with wildcards, by trying all pieces of a text."""
    pieces = []
    for run in re.findall(r"[?*]+|[^?*]+", term):
        least = run.count("?")
        inner = f"[^。!?]{{{least},{least + RUN_MOST}}}" if "*" in run else f".{{{least}}}"
        pieces.append(inner if run[0] in "?*" else re.escape(run))
    meaning = re.compile("".join(pieces), re.DOTALL)
    starts = range(len(text))
    return [
        (at, end) for at in starts for end in range(at + 1, len(text) + 1) if meaning.fullmatch(text, at, end)
    ]


def shortest(places: set[tuple[int, int]]) -> set[tuple[int, int]]:
    return {a for a in places if not any(a != b and a[0] <= b[0] and b[1] <= a[1] for b in places)}


@settings(max_examples=300, deadline=None)
@given(
    st.text("大运河水。", max_size=18),
    st.lists(
        st.lists(st.sampled_from(WORDS_OF_CHAINS), min_size=1, max_size=2, unique=True),
        min_size=2,
        max_size=3,
    ),
    st.lists(st.integers(0, 4), min_size=2, max_size=2),
    CROWDS,
)
def test_every_place_of_a_pattern_counts_for_nearness_and_the_shortest_are_shown(
    text: str, operands: list[list[str]], within: list[int], crowd: int
) -> None:
    within = within[: len(operands) - 1]
    choices = ["(" + " OR ".join(f"通配:{term}" for term in terms) + ")" for terms in operands]
    query = choices[0] + "".join(f" ~{n} {more}" for n, more in zip(within, choices[1:], strict=True))
    tree = parse(query).tree
    assert isinstance(tree, Near)
    each = [[(term, place) for term in terms for place in anywhere(text, term)] for terms in operands]
    chained = [
        chosen
        for chosen in product(*each)
        if all(are_near(a[1], b[1], most) for (a, b), most in zip(pairwise(chosen), within, strict=True))
    ]
    shown = set()
    for number, terms in enumerate(operands):
        for term in terms:
            taking_part = {chosen[number][1] for chosen in chained if chosen[number][0] == term}
            shown |= shortest(taking_part) if re.search(r"[?*]", term) else taking_part
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowded, "CROWD", crowd)
        assert FieldText("body", text).occurrences(tree) == sorted(shown)
        assert FieldText("body", text).stands(tree) == bool(shown)


def test_a_longer_place_of_a_pattern_may_be_the_near_one() -> None:
    one = article(1, "市长张三与张四出席会议")
    assert found("市长 ~0 张*会议", one) == [(1, ["市长", "张三与张四出席会议"])]
    assert found("市长 ~3 张*会议", one) == [(1, ["市长", "张四出席会议"])]
    assert found("张*四 ~4 会议", article(1, "张三与张四与李四出席会议")) == [(1, ["张四与李四", "会议"])]


def test_near_counts_the_characters_between_in_either_order() -> None:
    both = article(1, "大运河的水，要保护。" + "远" * 30 + "保护")
    turned = article(2, "保护好\n\u3000\u3000大運河")
    far = article(3, "大运河" + "远" * 11 + "保护")
    assert found("大运河 ~10 保护", both, turned, far) == [(1, ["大运河", "保护"]), (2, ["保护", "大運河"])]
    assert [key for key, _ in found("大运河 ~11 保护", both, turned, far)] == [1, 2, 3]
    assert found("大运河 ～１ 保护", both, turned, far) == [(2, ["保护", "大運河"])]


def test_near_needs_two_places_and_one_field() -> None:
    assert found("人民 ~5 人民", article(1, "人民"), article(2, "人民的人民")) == [(2, ["人民", "人民"])]
    assert found("大运河 ~9 运河", article(1, "大运河")) == []
    assert found("甲 ~9 乙", article(1, "甲", kicker="乙"), article(2, "甲乙")) == [(2, ["甲", "乙"])]


def test_near_takes_choices_phrases_and_patterns_and_can_be_denied() -> None:
    one, two = article(1, "运河边有船，也有桥"), article(2, "运河很长。船")
    assert found('(船|桥) ~2 "有"', one, two) == [(1, ["有", "船", "有", "桥"])]
    assert found("运?边 ~2 船", one, two) == [(1, ["运河边", "船"])]
    assert [key for key, _ in found("运河 -(运河 ~2 船)", one, two)] == [2]
    assert [key for key, _ in found("运河 ~2 船 很长", one, two)] == []


@pytest.mark.parametrize("engine", ENGINES)
def test_long_texts_are_near_where_they_stand_whole(tmp_path: Path, engine: str) -> None:
    source = random.Random(3)
    long = "".join(source.choices("大运河水𠮷", k=70))
    other = long[:66] + "长长"
    store = MemoryStore(
        [
            article(1, f"{long}一二三保护，{other}"),
            article(2, f"保护四五{long}"),
            article(3, f"{long}一二三四保护"),
            article(4, f"{other}一二三保护" + "远" * 40 + long),
            article(5, f"保护{long[:40]}\n　　{long[40:]}", title="保护"),
            article(6, long, title=f"保护四五六{long}"),
        ]
    )
    folder = IndexFolder(tmp_path, ENGINES[engine](), store.uuid)
    folder.rebuild(store.articles.values())
    searcher = Searcher(store, folder)

    def keys(query: str) -> list[int]:
        by_id = {one.article_id: key for key, one in store.articles.items()}
        return sorted(by_id[name] for name in ids(searcher.answer(query, EVERYTHING)))

    assert keys(f"{long} ~3 保护") == [1, 2, 5, 6]
    assert keys(f"保护 ~2 {long}") == [2, 5]
    assert keys(f"{long} ~0 保护") == [5]
    assert keys(f"通配:{long}???保护") == [1]
    assert keys(f"通配:保护*{long}") == [2, 5, 6]
    assert keys(f"标题:(保护 ~3 {long})") == [6]
    assert keys(f"{long} ~400 {other}") == [1, 4]
    assert keys(f"{long} ~45 {other}") == keys(f"{other} ~45 {long}") == [1, 4]
    assert keys(f"{long} ~44 {other}") == keys(f"{other} ~6 {long}") == [1]


@pytest.mark.parametrize("engine", ENGINES)
def test_near_and_wildcards_stay_right_through_changes(tmp_path: Path, engine: str) -> None:
    source = random.Random(17)
    store = MemoryStore(documents(130, seed=29))
    folder = IndexFolder(tmp_path, ENGINES[engine](), store.uuid)
    folder.rebuild(store.articles.values())
    searcher = Searcher(store, folder)
    for step in range(6):
        live = sorted(store.articles)
        changed = [document(key, source) for key in source.sample(live, 8)] + [document(1000 + step, source)]
        gone = source.sample([key for key in live if key not in {one.key for one in changed}], 6)
        store.put(*changed)
        store.drop(*gone)
        if step % 3 != 2:  # now and then the index lags: then the articles are read
            folder.update([store.articles[key] for key in sorted(store.waiting)], gone, store.documents)
            store.indexed()
        for _ in range(12):
            body = fold(source.choice(list(store.articles.values())).fields["body"])
            first, second = (
                "".join(source.choices("大运河保护杭州小", k=source.choice((1, 1, 2)))) for _ in "ab"
            )
            if len(body) > 20 and source.random() < 0.5:
                at = source.randrange(len(body) - 12)
                first, second = body[at : at + 2], body[at + source.randrange(2, 9) :][:2]
            if not (first + second).isalnum():
                continue
            within = source.choice((0, 1, 5, 10))
            right = {
                one.article_id
                for one in store.articles.values()
                if any(chains(text, (first, second), (within,)) for text in searched(one, None))
            }
            assert ids(searcher.answer(f'"{first}" ~{within} "{second}"', EVERYTHING)) == right
            regex = as_regex(f"{first}*{second}")
            right = {
                a.article_id for a in store.articles.values() if any(map(regex.search, searched(a, None)))
            }
            assert ids(searcher.answer(f"通配:{first}*{second}", EVERYTHING)) == right


@pytest.mark.parametrize(
    "inner",
    [
        "大 ~8 运河",
        "通配:大*河",
        "(河|桥) ~4 运",
        "大 ~3 运 ~3 河",
        "大 ~30 运 ~2 河",
        "标题:(大 ~6 河)",
        "通配:?大*河??运",
        "通配:大?运???",
    ],
)
@pytest.mark.parametrize(
    "outer",
    [
        "{} 版:1",
        "{} 日期:2020",
        "{} -报纸:清溪",
        "-({}) 版:2",
        "({}) OR 报纸:河西",
        "({}) OR 记者:运",
        "{} -记者:河",
        "{} 类型:新闻",
    ],
)
def test_what_is_read_is_judged_with_its_facts_and_people(
    indexed: Searcher, scanning: Searcher, inner: str, outer: str
) -> None:
    query = outer.format(inner)
    found = ids(indexed.answer(query, EVERYTHING))
    assert found == ids(scanning.answer(query, EVERYTHING))
    assert len(found) < len(ARTICLES)


# ── wildcards ─────────────────────────────────────────────────────────────────────────────────────────


def as_regex(pattern: str) -> re.Pattern[str]:
    """Return the plain meaning of a pattern whose ends are no wildcards."""
    pieces = []
    for run in re.findall(r"[?？*＊]+|[^?？*＊]+", pattern):
        if run[0] not in "?？*＊":
            pieces.append(re.escape(fold(run)))
            continue
        least = sum(sign in "?？" for sign in run)
        if least == len(run):
            pieces.append(f".{{{least}}}")
        else:
            pieces.append(f"[^。!?]{{{least},{least + RUN_MOST}}}")
    return re.compile("".join(pieces), re.DOTALL)


@st.composite
def patterns(draw: st.DrawFn) -> str:
    """Draw a piece of an article with wildcards in the place of some of its inner characters."""
    text = fold(draw(st.sampled_from([a.fields["body"] for a in ARTICLES])))
    at = draw(st.integers(0, max(0, len(text) - 3)))
    piece = list(text[at : at + draw(st.integers(3, 14))])
    for place in range(1, len(piece) - 1):
        sign = draw(st.sampled_from(["", "", "", "?", "？", "*", "＊"]))
        if sign and not (sign in "*＊" and draw(st.booleans())):
            piece[place] = sign
    pattern = "".join(piece)
    assume(len(piece) > 2 and re.search(r"[?？*＊]", pattern))
    plain = re.sub(r"[?？*＊]", "", pattern)
    assume(
        plain and not re.search(r"[\s:()|\"“”「」~-]", plain) and piece[0].isalnum() and piece[-1].isalnum()
    )
    # what folds on after folding, or joins what stands before it, is no piece that a reader could type
    assume(
        all(
            fold(char) == char and not re.match(r"[\u0300-\u036f\u3099\u1160-\u11ff]", char) for char in plain
        )
    )
    return pattern


@settings(max_examples=100, deadline=None)
@given(patterns())
def test_wildcards_find_what_their_plain_meaning_finds(
    indexed: Searcher, scanning: Searcher, pattern: str
) -> None:
    regex = as_regex(pattern)
    right = {a.article_id for a in ARTICLES if any(regex.search(text) for text in searched(a, None))}
    answer = indexed.answer(pattern, EVERYTHING)
    assert ids(answer) == right == ids(scanning.answer(pattern, EVERYTHING))
    assert not answer.notes
    for hit in answer.hits:
        fields = next(a.fields for a in ARTICLES if a.article_id == hit.article_id)
        assert hit.spans
        for span in hit.spans:
            assert regex.search(fold(fields[span.field][span.start : span.end]))


@settings(max_examples=200, deadline=None)
@given(
    st.text("大运河水。", max_size=24),
    st.sampled_from(["大*河", "大?河", "大*?河*水", "大??水", "运*运*运", "?大*河", "大运*大??运", "??运"]),
    CROWDS,
)
def test_a_pattern_stands_at_its_shortest_places(text: str, pattern: str, crowd: int) -> None:
    regex = as_regex(pattern)
    anywhere = [
        (start, end)
        for start in range(len(text))
        for end in range(start + 1, len(text) + 1)
        if regex.fullmatch(text[start:end])
    ]
    shortest = [
        place
        for place in anywhere
        if not any(o != place and place[0] <= o[0] and o[1] <= place[1] for o in anywhere)
    ]
    tree = parse(pattern).tree
    assert isinstance(tree, Pattern)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowded, "CROWD", crowd)
        assert FieldText("body", text).occurrences(tree) == shortest
        assert FieldText("body", text).stands(tree) == bool(shortest)


@pytest.mark.parametrize("seed", range(30))
def test_in_a_crowd_the_same_is_found_as_place_by_place(seed: int) -> None:
    """Texts of many sentences, gaps of every length, chains of patterns and of texts."""
    chance = random.Random(seed)
    text = "".join(
        chance.choices("甲乙丙。", (8, 4, 1, chance.choice([0, 0.3, 2])), k=chance.randrange(1, 400))
    )
    words = [
        "甲",
        "甲甲",
        "甲乙",
        "乙",
        "甲*甲",
        "甲*乙*甲",
        "甲?*?乙",
        "?甲*丙",
        "乙??*甲?",
        "甲*甲*甲*甲*甲*甲",
    ]
    for _time in range(6):
        chain = chance.choices(words, k=chance.randrange(1, 5))
        signs = [f" ~{chance.choice([0, 1, 3, 40])} " for _ in chain[1:]]
        query = "".join(sum(zip(["", *signs], (f"通配:{word}" for word in chain), strict=True), ()))
        tree = parse(query).tree
        assert tree is not None
        field = FieldText("body", text)
        one_by_one = field.occurrences(tree)
        assert field.stands(tree) == bool(one_by_one)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(crowded, "CROWD", 0)
            assert FieldText("body", text).occurrences(tree) == one_by_one, (text, query)
            assert FieldText("body", text).stands(tree) == bool(one_by_one)


@pytest.mark.parametrize(("least", "most"), [(0, 0), (0, 1), (3, 3), (2, 40), (0, 1000), (700, 900)])
@pytest.mark.parametrize("in_sentence", [False, True])
def test_a_gap_of_any_length_leads_where_trying_every_length_leads(
    least: int, most: int, in_sentence: bool
) -> None:
    chance = random.Random(least + most)
    size, gap = 1000, Gap(least, most, in_sentence)
    text = "".join(chance.choices("甲。", (40, 1), k=size))
    stops = [at for at, character in enumerate(text) if character == "。"]
    starts = [[(at, at + 1) for at in sorted(chance.sample(range(size), 30))] for _part in range(2)]
    pattern = Pattern("", (Text("甲", "甲"), Text("甲", "甲")), (gap,))
    few, many = (kind(pattern, starts, size, stops) for kind in (PatternPlaces, CrowdedPlaces))
    right = [
        (start, end)
        for start, behind in starts[0]
        for begin, end in starts[1]
        if least <= begin - behind <= most and not (in_sentence and "。" in text[behind:begin])
    ]
    bounds = sorted({start for start, _ in right}), sorted({end for _, end in right})
    assert tuple(map(list, many.bounds())) == tuple(map(list, few.bounds())) == bounds
    assert many.places() == few.places() == sorted(shortest(set(right)))


def test_a_star_stays_within_a_sentence_and_a_question_mark_is_any_character() -> None:
    assert found("大*河", article(1, "大的长的河"), article(2, "大的。河")) == [(1, ["大的长的河"])]
    assert found("大*河", article(1, "大" + "远" * 20 + "河"), article(2, "大" + "远" * 21 + "河"))[0][0] == 1
    assert found("大?河", article(1, "大。河"), article(2, "大𠮷河"), article(3, "大河")) == [
        (1, ["大。河"]),
        (2, ["大𠮷河"]),
    ]
    assert found("?河", article(1, "河"), article(2, "运河")) == [(2, ["运河"])]
    assert found("大??河", article(1, "大\n\u3000运\u3000粮河")) == [(1, ["大\n\u3000运\u3000粮河"])]


def test_a_question_mark_of_the_text_stays_one() -> None:
    asks, says = article(1, "真的吗？他说是。怎么办?"), article(2, "真的吗，他说是。怎么办，")
    assert [key for key, _ in found("真的吗？他说", asks, says)] == [1]
    assert [key for key, _ in found("真的吗？他说", says)] == [2]  # nobody asks: then it is a wildcard
    assert [key for key, _ in found("怎么办？", asks, says)] == [1]
    assert [key for key, _ in found("“怎么?”", asks, says)] == []
    assert [key for key, _ in found("通配:怎么办？", asks, says)] == [1, 2]


@given(st.text("大河?？*!》」", max_size=12))
def test_only_the_question_marks_that_end_a_word_are_themselves(rest: str) -> None:
    word = f"大{rest}"
    ending = re.search(r"[?？]+[!！》」]*\Z", word)
    inside = word[: ending.start()] if ending else word
    tree = parse(word).tree
    assert isinstance(tree, Pattern) == bool(re.search(r"[?？*]", inside))
    if isinstance(tree, Pattern):
        assert not any(re.search(r"[?*]", part.folded) for part in tree.parts[:-1])
        last = re.split(r"[?？*]+", inside)[-1] + (ending[0] if ending else "")
        assert not last or tree.parts[-1].folded == fold(last)


def test_what_is_only_wildcards_is_looked_for_as_it_is() -> None:
    stars = article(1, "＊＊＊")
    searcher = Searcher(MemoryStore([stars, article(2, "别的")]), None)
    for query in ("*", "＊＊", "?*", "*？*"):
        answer = searcher.answer(query)
        assert answer.total == (1 if set(query) <= {"*", "＊"} else 0)
        assert [note.code for note in answer.notes] == ["query.only_wildcards"]


def test_a_query_for_which_too_much_had_to_be_read_is_refused(
    indexed: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.core.search.finding.MOST_READ", 20)
    monkeypatch.setattr("reader.core.search.finding.SIFTED", 20)
    refused = indexed.answer("通配:" + "?" * 30 + "运")
    assert (refused.total, refused.hits) == (0, ())
    assert [note.code for note in refused.notes] == ["query.too_broad"]
    assert "20" in refused.notes[0].text()
    # Nothing is as long as this, which the index knows without reading.
    assert indexed.answer("通配:" + "?" * 500 + "运").notes == ()
    assert indexed.answer("运").total > 20


COMMON = "大运河保护杭州拱墅区人民政府今日新闻"
MANY_TO_READ = {
    "near": "({0}) ~9 ({0})".format(" OR ".join(COMMON)),
    "patterns": " OR ".join(f"{a}*{b}*{c}" for a in "大运河" for b in "杭州" for c in "人民"),
    "exactly": " OR ".join(f"原样:{char}" for char in COMMON + "记者报道文化遗产"),
    "not": " ".join(f"-{a}*{b}" for a in "大运河保护" for b in "杭州新闻今"),
}


@pytest.mark.parametrize("query", MANY_TO_READ.values(), ids=MANY_TO_READ)
def test_the_more_is_looked_for_in_each_article_the_fewer_are_read(
    indexed: Searcher, scanning: Searcher, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    monkeypatch.setattr("reader.core.search.finding.MOST_LOOKED_FOR", 20 * len(ARTICLES))
    ordinary = "(大 OR 运 OR 河) ~10 (保 OR 护 OR 杭)"
    assert ids(indexed.answer(ordinary, EVERYTHING)) == ids(scanning.answer(ordinary, EVERYTHING))
    assert indexed.answer(ordinary).total > 20
    refused = scanning.answer(query)
    assert [note.code for note in refused.notes if note.code == "query.too_broad"]
    assert refused.total == 0
    told = indexed.answer(query, EVERYTHING)
    if not told.notes:  # the index knew enough of it
        monkeypatch.undo()
        assert ids(told) == ids(scanning.answer(query, EVERYTHING))


def test_hostile_patterns_and_chains_are_answered() -> None:
    source = random.Random(5)
    body = "".join(source.choice("的一是。") for _ in range(20_000))
    searcher = Searcher(MemoryStore([article(1, body)]), None)
    for query in (
        "的*" * 90 + "的",
        "?" * 5_000 + "的",
        "的" + "?" * 9_000 + "是",
        "的" + "?*" * 4_000 + "是",
        " ~9 ".join("的一是" * 30),
        "(" + "|".join("的一是" * 30) + ") ~1 的",
        " ~3 ".join(["的*一*是*的"] * 20),
        "的 ~9999 " * 99 + "一",
    ):
        answer = searcher.answer(query)
        assert answer.total or answer.notes or answer.reading


def test_a_crowd_of_places_is_not_looked_through_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one article of equal characters every part stands everywhere, and every place is near every other."""

    def one_by_one(*_arguments: object) -> None:
        raise AssertionError

    monkeypatch.setattr(PatternPlaces, "_least_ends", one_by_one)
    size = 30_000
    searcher = Searcher(MemoryStore([article(1, "的" * size)]), None)
    for query, count in (
        ("*".join("的" * 20), size - 19),
        (" ~5 ".join(["的*的*的*的"] * 4), size - 3),
        ("的?的", size - 2),
    ):
        [hit] = searcher.answer(query, EVERYTHING).hits
        assert len(hit.spans) == count


@settings(max_examples=200, deadline=None)
@given(
    st.text("甲乙丙。", min_size=1, max_size=60),
    st.lists(st.sampled_from(["甲", "乙", "丙", "甲乙"]), min_size=3, max_size=5),
    st.lists(st.sampled_from(["*", "?", "??"]), min_size=4, max_size=4),
)
def test_whether_a_pattern_stands_is_told_by_looking_at_some_places_first(
    text: str, parts: list[str], signs: list[str]
) -> None:
    pattern = parse(
        "通配:"
        + "".join(part + sign for part, sign in zip(parts, [*signs[: len(parts) - 1], ""], strict=True))
    ).tree
    assert isinstance(pattern, Pattern)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearness, "SOME", 1)
        stands = FieldText("body", text).stands(pattern)
    assert stands == bool(FieldText("body", text).occurrences(pattern))
