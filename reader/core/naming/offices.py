"""Which organisations an article names: an ending such as 局 or 有限公司, and as much before it as belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.core.naming.lexicon import Lexicon
from reader.core.naming.passages import Passage, Token, half_name

LONGEST: Final = 24
"""No name of an organisation is longer, in characters."""

_LEVELS: Final = "省|市|区|县|镇|乡|州|盟|旗|街道|村|社区"
_BODIES: Final = (
    "委宣传部|委组织部|委统战部|委政法委|委党校|委网信办|委网信委|委编办|委改革办|委深改委|委老干部局|委巡察办|委办公室|委办|"
    "纪委监委|纪委|监委|政府办公室|府办公室|府办|人民政府|政府|人大常委会|人大办|人大|政协|人民法院|法院|人民检察院|检察院|"
    "卫健委|卫健局|发改委|发改局|国资委|住建委|住建局|人社局|城管局|市监局|市场监管局|应急局|应急管理局|文旅局|投促局|医保局|信访局|网信办|体育局|教育局|科技局|民政局|财政局|"
    "公安分局|公安局|总工会|团委|妇联|工商联|残联|文联|科协|侨联|社科联|红十字会|委常委会|委"
)
_FIXED: Final = re.compile(
    rf"(?:{_LEVELS})(?:{_BODIES})|团(?:省|市|区|县)委|(?:国家|最高)(?:人民法院|人民检察院|发展改革委|卫健委)"
)
_POST: Final = re.compile(r"(?:第一)?(?:副)?(?:书记|常委|委员|秘书长)|会议|大院|换届")
_LEVEL_WORD: Final = re.compile(rf"(?:{_LEVELS}|国家|全国|中央|中共|最高)$")
_ENDINGS: Final = frozenset("院社部委局会署团厅行校所")
_BRANCHES: Final = ("校区", "院区", "分所", "中转站", "分校", "分公司", "支行", "分行")
_NOT_INSIDE: Final = frozenset(("本报讯", "日讯", "电讯", "会同", "带队"))
_SPLIT: Final = frozenset("记了称的在到赴对向与和及由被把将从为让请使给以于是有")


class OfficeReader:
    """Finds the names of organisations in a passage."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon

    def spans(self, passage: Passage) -> list[tuple[int, int]]:
        """Return where organisations are named, in text order, none across another."""
        found = list(self._fixed(passage))
        found.extend(self._anchored(passage))
        return _longest(found)

    def _fixed(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """Yield bodies of a state that are named by rank and kind alone (区委宣传部), with their place before them."""
        text = passage.text
        for match in _FIXED.finditer(text):
            start, end = match.span()
            if (
                end in passage.within
                and passage.within[end].known
                and not text.startswith(("局", "会", "院长"), end)
            ):
                continue
            if text[start:end].endswith("委") and (
                (
                    text.startswith(("常", "书", "副", "员", "托", "会", "区", "屈"), end)
                    and not text.startswith("区", end)
                )
                or _POST.match(text, end)
            ):
                continue
            if (
                start in passage.within
                and passage.within[start].known
                and not passage.within[start].text.endswith(text[start:end])
            ):
                start = self._with_place(passage, start)
                if start in passage.within:
                    continue
            yield self._with_place(passage, start), end

    def _with_place(self, passage: Passage, start: int) -> int:
        """Return where the place begins that stands before a rank: 拱墅 before 区委, 杭州市 before 人大常委会."""
        text = passage.text
        for size in range(8, 1, -1):
            begin = start - size
            if begin >= 0 and self._place(text[begin:start], text[start]):
                before = self._with_place(passage, begin)
                return before if before < begin else begin - 2 * (text[max(0, begin - 2) : begin] == "中共")
        return start - 2 * (text[max(0, start - 2) : start] == "中共")

    def _place(self, text: str, rank: str) -> bool:
        return (
            text in self._words.districts
            or text + rank in self._words.districts
            or text in self._words.short_districts
        )

    def _anchored(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """Yield what ends in an office ending, taken to the left as far as its words can belong to it."""
        tokens = passage.tokens
        for index, token in enumerate(tokens):
            if not token.han or token.text.endswith(("常委", "委员", "政委")):
                continue
            if (
                token.known
                and token.flag == "nt"
                and len(token.text) > 2
                and token.text[-1] in _ENDINGS
                and token.text not in self._words.not_offices
            ):
                yield token.start, token.end
            suffix = self._words.office_suffixes.ending(token.text, len(token.text))
            if not suffix or (token.flag.startswith("v") and token.text != suffix):
                continue
            if token.text in self._words.not_offices and token.text != suffix:
                continue
            if passage.text[token.end : token.end + 1] in ("路", "街", "村", "桥"):
                continue
            first = self._first(passage, index)
            start = passage.after_preposition(first)
            if self._proper(passage, first, index, suffix):
                yield start, token.end

    def _first(self, passage: Passage, index: int) -> int:
        """Return the index of the first token that belongs to the office that ends in the token at `index`."""
        tokens = passage.tokens
        first = index
        while first > 0:
            before = tokens[first - 1]
            if tokens[index].end - before.start > LONGEST or not self._inner(passage, before, tokens[first]):
                break
            if self._complete(tokens, first, index):
                break
            if (
                before.text in ("省", "市", "区", "县", "镇")
                and first > 1
                and tokens[first - 2].text in ("我", "全", "各", "本", "该", "在")
            ):
                break
            first -= 1
            if (
                _LEVEL_WORD.search(before.text)
                and before.flag != "ns"
                and before.text in ("中共", "全国", "国家", "中央")
            ):
                break
        while (
            first < index
            and (tokens[first].text in self._words.not_offices or tokens[first].flag[0] in "va")
            and tokens[first].known
            and not tokens[first].flag.startswith("ns")
        ):
            first += 1
        first = self._at_place(tokens, first, index)
        if (
            first > 0
            and (not tokens[first].known or len(tokens[first].text) == 1)
            and half_name(tokens[first - 1])
        ):
            first -= 1
        return first

    def _at_place(self, tokens: tuple[Token, ...], first: int, index: int) -> int:
        """Return where the name begins when only common words stand before its place: 杭州 in 利用好杭州分所."""
        for at in range(first, index):
            token = tokens[at]
            if token.flag == "ns":
                return at
            common = (
                token.known and len(token.text) > 1 and token.flag not in ("nt", "nz", "nr", "nrt")
            ) or token.text == "好"
            if (
                not common
                or self._words.office_suffixes.ending(token.text, len(token.text))
                or token.text in ("中共", "中国", "国家", "全国", "中央")
            ):
                break
        return first

    def _complete(self, tokens: tuple[Token, ...], first: int, index: int) -> bool:
        """Tell whether a new office begins at `first` after another ended there (区委|区政府)."""
        begins = tokens[first].text[:1] in "省市区县镇" and len(tokens[first].text) >= 1
        before = tokens[first - 1].text
        return begins and bool(self._words.office_suffixes.ending(before, len(before))) and index > first - 1

    def _inner(self, passage: Passage, token: Token, behind: Token) -> bool:
        """Tell whether a word can stand inside the name of an office."""
        for field in self._words.joined_fields:
            at = passage.text.find(field, max(0, token.end - len(field)), token.start + len(field))
            if at >= 0 and behind.flag != "x":
                return True
        if token.text in self._words.office_words:
            return True
        if not token.han:
            return bool(re.fullmatch(r"[A-Za-z0-9]+", token.text)) and behind.flag[0] not in "mv"
        if (
            token.text in _SPLIT
            or token.text in _NOT_INSIDE
            or self._words.titles.ending(token.text, len(token.text))
        ):
            return False
        flag = token.flag[0]
        if flag == "m":
            return bool(re.match(r"第?[一二三四五六七八九十]{1,3}$", token.text))
        if flag == "v" or token.flag in ("ad", "vd"):
            return not token.known
        return (
            flag not in "pcudrqyetfkx"
            or (flag in "tx" and token.known and len(token.text) > 1)
            or (flag == "f" and token.text in "东西南北中")
        )

    def _proper(self, passage: Passage, first: int, index: int, suffix: str) -> bool:
        """Tell whether the words name one office and are not a general term."""
        tokens = passage.tokens[first : index + 1]
        name = passage.text[tokens[0].start : tokens[-1].end]
        stem = name[: -len(suffix)]
        if name in self._words.not_offices or len(name) < 3 or not stem or stem in self._words.not_offices:
            return False
        behind = passage.text[tokens[-1].end : tokens[-1].end + 1]
        if (
            suffix
            in (
                "部",
                "站",
                "队",
                "中心",
                "委",
                "办",
                "厂",
                "联盟",
                "科技",
                "医疗",
                "电力",
                "网络",
                "大学",
                "总部",
            )
            and behind in "门长员队委伍生"
        ):
            return False if behind else self._telling(tokens, stem, suffix)
        return self._telling(tokens, stem, suffix)

    def _telling(self, tokens: tuple[Token, ...], stem: str, suffix: str) -> bool:
        """Tell whether a place, a made-up word or a rank makes the name particular."""
        if suffix in _BRANCHES:
            for size in range(1, len(tokens)):
                inner = self._words.office_suffixes.ending(tokens[size - 1].text, len(tokens[size - 1].text))
                if (
                    inner
                    and inner not in _BRANCHES
                    and self._telling(
                        tokens[:size], "".join(it.text for it in tokens[:size])[: -len(inner)], inner
                    )
                ):
                    return True
        if suffix == "有限公司" and len(stem) > 3:
            return True
        if len(tokens[0].text) == 2 and tokens[0].text[0] in "省市区县镇" and tokens[0].text[1] in "委府":
            return True
        place = any(
            (token.flag.startswith("ns") and token.text not in self._words.not_offices)
            or token.text in self._words.short_districts
            or token.text in self._words.districts
            for token in tokens
        )
        rank = tokens[0].text in ("省", "市", "区", "县", "镇") and suffix not in (
            "中心",
            "站",
            "队",
            "学校",
            "医院",
            "中学",
            "小学",
        )
        whole = tokens[-1].text == stem + suffix and tokens[-1].known and tokens[-1].flag == "nt"
        if place or rank or whole or tokens[0].text in ("中共", "全国", "国家", "中央", "中国"):
            return True
        if suffix in ("科技", "医疗", "电力", "网络", "部", "站", "队", "中心", "总部", "校区", "委", "办"):
            return False
        strange = any(
            (not token.known and len(token.text) > 1 and not token.text.startswith(suffix))
            or token.flag in ("nr", "nz", "nrt")
            for token in tokens
        )
        if (
            suffix in ("中学", "小学")
            and len(tokens) > 2
            and all(len(token.text) == 1 for token in tokens[:-1])
        ):
            return True
        return strange or (
            suffix in ("中学", "小学", "学校", "医院", "幼儿园", "大学", "集团")
            and len(stem) == 2
            and not self._common(tokens)
        )

    def _common(self, tokens: tuple[Token, ...]) -> bool:
        return any(
            token.text in self._words.not_offices or token.text in self._words.not_places for token in tokens
        )


def _longest(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest of overlapping spans, in text order."""
    chosen: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= left or right <= start for left, right in chosen):
            chosen.append((start, end))
    return sorted(chosen)
