"""Which places an article names: known districts, jieba's place names, and endings such as 街道 or 公园 with their stems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.core.naming.lexicon import DIVISIONS, Lexicon
from reader.core.naming.passages import Passage, Token, half_name

LONGEST: Final = 14
"""No name of a place is longer, in characters, but for the places it lies in."""

_LOCATIVES: Final = frozenset(
    [
        *(
            "在",
            "于",
            "赴",
            "到",
            "至",
            "从",
            "往",
            "沿",
            "距",
            "位于",
            "地处",
            "坐落于",
            "来到",
            "前往",
            "抵达",
        ),
        *("走进", "途经", "来自", "沿着", "距离", "毗邻", "紧邻", "进驻", "步入", "返回", "回到"),
    ]
)
"""Words that a place follows."""
_STOPS: Final = frozenset("的在到赴对向与和及由被把将从为让请使给以于是有至往沿过")
_SHORT: Final = frozenset("路街桥村镇乡河江湖溪塘山峰岭寺塔巷弄里坊城港渠岛海洋县区市省州旗庙祠湾")
"""Endings of one character: the stem before them must be no common word."""

_NAMED_AFTER: Final = frozenset(
    (
        "街道",
        "社区",
        "路",
        "中路",
        "东路",
        "西路",
        "南路",
        "北路",
        "大道",
        "街",
        "大街",
        "桥",
        "新村",
        "小区",
        "镇",
        "广场",
        "公园",
    )
)
"""Endings that common words of another list make a name with: 胜利街道."""


class PlaceReader:
    """Finds the names of places in a passage."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon

    def spans(self, passage: Passage, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return where places are named outside the `taken` spans of offices and people, in text order."""
        busy = {at for start, end in taken for at in range(start, end)}
        found: list[tuple[int, int]] = []
        for start, end in self._candidates(passage):
            if not any(at in busy for at in range(start, end)):
                busy.update(range(start, end))
                found.append((start, end))
        return sorted(found)

    def _candidates(self, passage: Passage) -> Iterator[tuple[int, int]]:
        yield from self._districts(passage)
        suffixed = list(self._suffixed(passage))
        yield from sorted(suffixed, key=lambda span: span[0] - span[1])
        yield from self._plain(passage)

    def _districts(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """Yield provinces, cities and counties in full."""
        text = passage.text
        for at, char in enumerate(text):
            if char not in "区县市省州旗盟":
                continue
            for size in range(min(10, at + 1), 1, -1):
                start = at + 1 - size
                if text[start : at + 1] in self._words.districts:
                    whole = start in passage.starting and at + 1 in passage.ending
                    inside = any(at in passage.within and passage.within[at].known for at in (start, at + 1))
                    if text[start : at + 1] not in self._words.not_places and (
                        whole or (size > 2 and not inside)
                    ):
                        yield start, at + 1
                    break

    def _plain(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """Yield place names without an ending: those of the dictionary, and short forms of districts."""
        for token in passage.tokens:
            if (
                len(token.text) < 2
                or token.text.endswith("化")
                or token.text in self._words.not_places
                or not token.han
            ):
                continue
            temple = token.text[-1] in "寺庙塔祠" and token.flag in ("nr", "nz", "ns") and len(token.text) > 2
            if (
                token.known
                and (token.flag == "ns" or temple)
                and not passage.text.startswith(("人", "式"), token.end)
            ) or (
                token.text in self._words.short_districts
                and (not token.known or token.flag in ("ns", "nr", "nz"))
            ):
                yield token.start, token.end

    def _suffixed(self, passage: Passage) -> Iterator[tuple[int, int]]:
        tokens = passage.tokens
        for index, token in enumerate(tokens):
            if not token.han:
                continue
            suffix = self._words.place_suffixes.ending(token.text, len(token.text))
            if not suffix or (
                token.text != suffix
                and token.known
                and (suffix not in ("寺", "庙", "塔", "祠") or len(token.text) > 2)
            ):
                continue
            if suffix in ("湖", "溪", "湾", "港", "城") and passage.text[token.end : token.end + 1] in (
                "河",
                "湖",
                "江",
                "溪",
                "桥",
                "路",
            ):
                continue
            if token.text in self._words.not_places and token.text != suffix:
                continue
            following = passage.text[token.end : token.end + 1]
            if suffix in _SHORT and following and following in "民长委级域":
                continue
            first = self._first(tokens, index, suffix)
            if first < index or token.text != suffix:
                start = passage.after_preposition(first)
                if self._proper(passage, first, index, suffix):
                    yield (
                        start,
                        token.end + (suffix.endswith("园") and passage.text.startswith("区", token.end)),
                    )

    def _first(self, tokens: tuple[Token, ...], index: int, suffix: str) -> int:
        """Return the index of the token that the name ending at `index` begins with."""
        first = index
        most = 5 if suffix in _SHORT else LONGEST
        while first > 0 and tokens[index].end - tokens[first - 1].start <= most + len(suffix):
            before = tokens[first - 1]
            if tokens[first].text in self._words.place_stems and before.known and before.flag != "ns":
                break
            if not self._inner(before) or self._ends_place(before, first < index):
                break
            first -= 1
            if suffix in _SHORT and tokens[index].start - before.start >= 2 and len(tokens[first].text) > 1:
                break
        while first < index and self._general(tokens[first]):
            first += 1
        if (
            first > 0
            and len(tokens[first].text) <= 2
            and (not tokens[first].known or tokens[first].text == tokens[index].text != suffix)
            and half_name(tokens[first - 1])
        ):
            first -= 1
        return first

    def _ends_place(self, token: Token, begun: bool) -> bool:
        """Tell whether a token is a larger place of its own that the name lies in: 半山街道|刘文村."""
        whole = token.text in self._words.districts or token.text in (
            "街道",
            "社区",
            "村",
            "镇",
            "乡",
            "县",
            "区",
            "市",
            "省",
        )
        return whole or (
            begun and token.flag == "ns" and len(token.text) > 2 and token.text.endswith(DIVISIONS)
        )

    def _inner(self, token: Token) -> bool:
        if not token.han:
            return False
        if token.text in _STOPS or self._words.titles.ending(token.text, len(token.text)):
            return False
        flag = token.flag[0]
        if token.text in self._words.place_stems:
            return True
        if token.known and len(token.text) > 3 and flag != "n":
            return False
        if flag == "v":
            return not token.known
        if flag == "x":
            return True
        return flag not in "pcudrqmyefkil" and (flag != "t" or token.text in ("未来", "春晓"))

    def _general(self, token: Token) -> bool:
        return (
            token.text in self._words.not_places
            or token.text.endswith("化")
            or (token.known and token.flag[0] in "abd" and len(token.text) > 1)
        )

    def _proper(self, passage: Passage, first: int, index: int, suffix: str) -> bool:
        """Tell whether the words name one place and are not a general term (老旧小区)."""
        tokens = passage.tokens[first : index + 1]
        name = passage.text[tokens[0].start : tokens[-1].end]
        stem = name[: -len(suffix)]
        if (
            not stem
            or name in self._words.not_places
            or stem in self._words.not_places
            or (len(name) < 3 and not tokens[0].known)
        ):
            return False
        if all(token.text in self._words.not_places or token.text == suffix for token in tokens):
            return False
        if any(token.flag.startswith("ns") or token.text in self._words.short_districts for token in tokens):
            return True
        if suffix in ("区", "县", "市", "省", "州", "旗"):
            return False
        inner = [token for token in tokens if token.text != suffix]
        strange = any(
            (not token.known and len(token.text) > 1) or token.flag in ("nr", "nz", "nrt", "nrfg")
            for token in inner
        )
        single = all(len(token.text) == 1 for token in tokens[:-1]) and len(stem) > 1
        if strange or single:
            return True
        if stem in self._words.place_stems and suffix in _NAMED_AFTER:
            return True
        before = passage.tokens[first - 1].text if first else ""
        return (
            before in _LOCATIVES and len(stem) > 1 and suffix not in ("城", "路", "市场", "酒店", "山", "海")
        )
