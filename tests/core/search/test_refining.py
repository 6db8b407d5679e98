"""The best candidates judged again: words of their own, the headline."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from reader.core.search.matching import Judged
from reader.core.search.refining import Refiner, Scored
from reader.core.words import Words
from tests.core.search.doubles import document

FILLER = "春耕备耕有序展开，连日来农户抢抓晴好天气。" * 6


def article(title: str, body: str) -> Judged:
    return Judged(document(1, fields={"title": title, "body": body}))


def test_the_dictionary_tells_the_longer_words_without_loading_it(tmp_path: Path) -> None:
    longer = Words(tmp_path).longer
    assert {"私营企业", "企业家"} <= longer("企业")
    assert all("企业" in word and word != "企业" for word in longer("企业"))
    assert longer("企") == longer("abc") == longer("没有这样的词") == frozenset()
    code = f"""
import sys
from pathlib import Path
from reader.core.words import Words
assert Words(Path({str(tmp_path)!r})).longer("企业")
assert "jieba" not in sys.modules
"""
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-W", "ignore", "-c", code], cwd=root, check=False).returncode == 0


def test_a_part_of_a_longer_word_of_the_query_is_not_the_word() -> None:
    texts = [Scored("运河", None, 0, 1.0), Scored("大运河", None, 1, 1.0)]
    refiner = Refiner(texts, 150.0, lambda _: ())
    own, part = article("甲", "大运河与运河。" + FILLER), article("甲", "大运河大运河。" + FILLER)
    assert refiner.score(own) > refiner.score(part) > 0


def test_a_headline_that_is_the_query_counts_most_and_only_whole() -> None:
    texts = [Scored("运河", None, 0, 1.0), Scored("保护", None, 1, 1.0)]
    refiner = Refiner(texts, 150.0, lambda _: ())
    scores = [
        refiner.score(article(title, "运河保护" + FILLER))
        for title in ("运河保护", "运河两岸的居民谈保护", "运河两岸的居民", "甲")
    ]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 2 * scores[1]


def test_a_text_limited_to_a_field_counts_there_only() -> None:
    in_title = Refiner([Scored("运河", "title", 0, 1.0)], 150.0, lambda _: ())
    assert in_title.score(article("甲", "运河" * 9)) == 0
