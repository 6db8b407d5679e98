"""The best of the candidates, judged again on their texts: what an index cannot tell without reading.

- How often a text stands as words of its own. 企业 in 私营企业 is part of another word: what jieba's dictionary
  knows as longer words, and longer texts of the query, do not count as occurrences of the shorter one.
- Whether the headline is, but for little, what was asked for.

The constants were chosen by `tests/bench/known_item.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reader.core.index.protocol import Candidates
from reader.core.index.relevance import LENGTH_SHARE, SATURATION, WHOLE_TITLE, rarity
from reader.core.search.matching import Judged
from reader.core.search.planning import Plan
from reader.core.search.ranking import title_bonus

BEST: Final = 30
"""So many are judged again; a later one could hardly come first."""
MOST_TEXTS: Final = 16
"""With more texts than these their order says little that could be refined."""
LONGEST: Final = 20_000
"""So many folded characters of a field are looked at."""
HEADLINE_SHARE: Final = 0.75
"""A headline of which the query's texts are so much is what was asked for."""
PART: Final = 0.3
"""What a text still counts that stands in longer words only."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A text of a query: folded, the field it is limited to, the number of the term it belongs to, its rarity."""

    text: str
    field: str | None
    term: int
    rarity: float


def is_refined(planned: Plan) -> bool:
    """Return whether the best articles of a query are judged again."""
    return 0 < len(planned.scored) <= MOST_TEXTS


def refined(
    articles: Iterable[Judged], planned: Plan, ranked: Candidates, longer: Callable[[str], Collection[str]]
) -> dict[int, float]:
    """Return the relevance of articles by their keys; nothing where there is nothing to refine."""
    if not is_refined(planned):
        return {}
    texts = [
        Scored(
            text.folded, text.field.value if text.field else None, term, rarity(frequency, ranked.articles)
        )
        for text, term, frequency in zip(planned.scored, planned.term_of, ranked.frequencies, strict=True)
    ]
    refiner = Refiner(texts, ranked.average_length, longer)
    return {article.document.key: refiner.score(article) for article in articles}


class Refiner:
    """Judges articles again for one query."""

    def __init__(
        self, texts: Sequence[Scored], average_length: float, longer: Callable[[str], Collection[str]]
    ) -> None:
        """`longer` returns the words of a dictionary that hold a text and more."""
        self._texts = texts
        self._terms = len({text.term for text in texts})
        self._average = average_length
        self._around = {
            text.text: _Around(text.text, [*longer(text.text), *(other.text for other in texts)])
            for text in texts
        }

    def score(self, article: Judged) -> float:
        """Return the relevance of an article, comparable only to others that were judged again."""
        fields = {name: article.folded(name)[:LONGEST] for name in article.document.fields}
        title = fields.get("title", "")
        length = sum(map(len, fields.values()))
        norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / self._average)
        score = 0.0
        in_title: dict[int, tuple[float, int]] = {}
        for text in self._texts:
            searched = fields.values() if text.field is None else [fields.get(text.field, "")]
            times = self._times(text.text, searched)
            if not times:
                continue
            score += text.rarity * times * (SATURATION + 1) / (times + norm)
            if text.text in title:
                in_title[text.term] = max((text.rarity, len(text.text)), in_title.get(text.term, (0.0, 0)))
        if len(in_title) == self._terms:
            bonus = title_bonus(self._terms)
            if sum(length for _, length in in_title.values()) >= HEADLINE_SHARE * len(title):
                bonus += WHOLE_TITLE
            score += bonus * sum(rarity for rarity, _ in in_title.values())
        return score

    def _times(self, text: str, fields: Iterable[str]) -> float:
        """Return how often a text stands as words of its own; a little, if only in longer words; 0 if nowhere."""
        around = self._around[text]
        own, anywhere = 0, False
        for field in fields:
            at = field.find(text)
            while at >= 0:
                anywhere = True
                own += not around.stand(field, at)
                at = field.find(text, at + len(text))
        return own or (PART if anywhere else 0.0)


class _Around:
    """The longer words around a text, by where in them it stands and how long they are."""

    def __init__(self, text: str, words: Iterable[str]) -> None:
        self._words: dict[tuple[int, int], set[str]] = {}
        for word in words:
            at = word.find(text) if word != text else -1
            while at >= 0:
                self._words.setdefault((at, len(word)), set()).add(word)
                at = word.find(text, at + 1)

    def stand(self, field: str, at: int) -> bool:
        """Whether one of the words stands around the text at a place of a field."""
        return any(
            at >= before and field[at - before : at - before + length] in words
            for (before, length), words in self._words.items()
        )
