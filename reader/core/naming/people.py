"""Which people an article names: candidates weighed by surname, shape, jieba's tag and what stands around them.

A candidate that is sure at one place counts at every place of the article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reader.core.naming.lexicon import Lexicon
from reader.core.naming.passages import HAN, Passage, Token

SURE: Final = 3.0
"""The weight from which on a candidate is taken for a name."""

_NEVER: Final = frozenset(
    "的了是在不我他她它们这那也或但到对被把让说等您你吗呢吧啊着过个些每各该此且则很都最更没与及何谁啥来去做要能将已再又还就只从向给为并"
)
"""Characters that no given name has."""
_TRAILING: Final = frozenset("和由以中曾时性为当于正先后意")
"""Characters that stand behind a name more often than they end one."""
_WORDLIKE: Final = frozenset("司都管原文时向祝宫元练章水字支初过但全查解成贺斯印")
"""Surnames that are more often a word or the end of one."""
_KIN: Final = re.compile(
    r"..?(?:某|某某|大爷|大妈|大姐|大哥|大叔|大伯|大娘|大嫂|阿姨|师傅|先生|女士|小姐|老师|医生|奶奶|爷爷|叔叔|婆婆|总|工|氏|姓|家|村|庄|镇|县|市|区|路|河|江|湖|桥)"
)
_AFTER_LIST: Final = re.compile(
    r"等(?:\d+|[一二三四五六七八九十两多余几]+)?(?:余|多)?(?:名|位|个|家|座|条|种|项|部|处|支)?"
    r"(地|街道|社区|村|区县|县|镇|省|市|国|企业|公司|品牌|项目|产业|领域|小区|单位|部门|高校|学校|院校|景|作物|作品|剧|品种|工程|行业|方面|工作|内容|问题|措施|节日|水果|蔬菜|农|食|菜|物|设施|功能|活动|形式|场所|民族|语)"
)
_BREAKS: Final = frozenset("，,。；;：:！!？?“”\"'‘’（）()《》〈〉【】[]—…\n\r\t \u3000·")
_QUOTES: Final = ("“", "”", "‘", "’", "《", "》", '"')
_FOREIGN: Final = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·•・‧][\u4e00-\u9fff]{1,7}){1,4}")
_SOUNDS: Final = frozenset(
    "·阿埃艾安昂奥巴白班邦保鲍贝本比彼毕宾波博伯勃卜布查柴楚茨达戴丹当道德登邓狄迪蒂丁东杜敦多厄恩尔法凡菲费芬丰冯弗福夫盖冈高戈哥格根贡古瓜哈海汉豪赫亨洪胡华怀惠霍基吉季加贾"
    "简杰金京久卡凯坎康考科可克肯孔库昆拉莱赖兰朗劳勒雷里理丽利莉立列烈林琳隆卢鲁路露伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密缅明摩莫默姆木穆纳娜乃奈南内能尼宁纽农努诺欧帕潘庞佩彭"
    "皮平蒲普奇齐契恰乔钦琴丘让热日荣茹瑞若撒萨塞赛桑瑟森沙山珊尚申圣盛施什史士斯松苏索塔泰坦汤唐陶特腾提廷托瓦万王威韦维魏温沃翁乌武西希锡夏香肖谢辛欣休许雪逊雅亚延扬杨耶叶伊宜易因英尤于约赞泽"
    "曾扎詹张珍哲泽治茱朱兹子宗祖佐莎妮黛卢什买提孜尔热依木江拜合麦提努吐逊艾力肉孜古丽"
)
"""Characters that transliterated names are written with."""
_ATTENDEES: Final = re.compile(
    r"(?:^|[\s\u3000])([\u4e00-\u9fff]{4,40}?)(?:分别)?(?:参加|出席|陪同|主持|来我|调研|讲话|作报告)"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of a passage that may be a name, and how much speaks for it."""

    start: int
    end: int
    weight: float


class PeopleReader:
    """Finds the names of people in the passages of one article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon

    def names(self, passages: Sequence[Passage], omit: Collection[str] = ()) -> list[str]:
        """Return every name that is sure somewhere, without order; names in `omit` and parts of them are left out."""
        weights: dict[str, float] = defaultdict(float)
        for passage in passages:
            for name, weight in self._weighed(passage):
                weights[name] = max(weights[name], weight)
        sure = {name for name, weight in weights.items() if weight >= SURE}
        for passage in passages:
            sure.update(self._attendees(passage.text, sure))
        sure = {name for name in sure if not any(name in own for own in omit)}
        return [name for name in sure if not self._cut_off(name, sure, weights, passages)]

    def _weighed(self, passage: Passage) -> Iterator[tuple[str, float]]:
        text = passage.text
        lists = dict(self._lists(passage))
        for match in _FOREIGN.finditer(text):
            name = self._foreign(passage, match.start(), match.end())
            if name:
                yield name, SURE
        for start, char in enumerate(text):
            if char not in self._words.surnames and text[start : start + 2] not in self._words.surnames:
                continue
            best = max(self._sizes(passage, start), key=lambda it: it.weight, default=None)
            if best is not None:
                yield text[best.start : best.end], best.weight
        for (start, end), weight in lists.items():
            yield text[start:end], weight

    def _sizes(self, passage: Passage, start: int) -> Iterator[Candidate]:
        """Yield what may be a name from an offset on, in its possible lengths."""
        text = passage.text
        compound = text[start : start + 2] in self._words.surnames
        for size in (4, 3) if compound else (3, 2):
            end = start + size
            if end > len(text):
                continue
            shape = self._shape(text[start:end], 2 if compound else 1)
            if shape is not None:
                quoted = text[max(0, start - 1) : start] in _QUOTES and text[end : end + 1] in _QUOTES
                weight = (
                    shape
                    - 1.5 * (quoted and start > 0 and end < len(text))
                    + self._tag(passage, start, end)
                    + self._left(passage, start)
                    + self._right(passage, end)
                )
                yield Candidate(start, end, weight)

    def _shape(self, name: str, surname: int) -> float | None:
        """Return how name-like the characters are; None where they cannot be a name."""
        given = name[surname:]
        if not given or not HAN.fullmatch(name) or any(char in _NEVER for char in given):
            return None
        if name in self._words.not_people or self._words.not_people.starting(name, 0) or _KIN.fullmatch(name):
            return None
        if given in self._words.titles or name in self._words.office_suffixes or name in self._words.titles:
            return None
        usual = sum(char in self._words.given for char in given) / len(given)
        usual -= 0.5 * (len(given) == 2 and given[-1] in _TRAILING) + 1.0 * (name[0] in _WORDLIKE)
        return (1.0 if surname == 2 else 0.0) + (1.0 if len(given) == 2 else 0.3) + usual - 0.5

    def _tag(self, passage: Passage, start: int, end: int) -> float:
        """Return what jieba's words say: a name, a word that is none, or a border in the middle of a word."""
        first = passage.starting.get(start)
        last = passage.ending.get(end)
        weight = 0.0
        if first is None and not self._words.titles.ending(passage.text, start):
            across = passage.within[start]
            weight -= 2.5 if across.known else 1.0
        if last is None:
            across = passage.within[end]
            weight -= 2.0 if across.known else 0.5
        if first is None or last is None:
            return weight
        if passage.text[start:end] in self._words.short_districts:
            weight -= 1.5
        if first != last:
            words = passage.tokens[first : last + 1]
            if words[0].flag.startswith("nr"):
                return 0.5 + weight
            odd = words[0].flag[0] in "pdcv" or len(words[0].text) > 1
            return weight - 1.0 * (odd and all(word.known for word in words))
        token = passage.tokens[first]
        if not token.known:
            if not token.flag.startswith("nr"):
                return weight - 0.5
            return weight + (1.5 if end - start > 2 else 1.0)
        if token.flag.startswith("nr"):
            return weight + (1.0 if len(token.text) > 2 else -0.5)
        return -3.0 if token.flag not in ("x", "nz") else -1.5

    def _left(self, passage: Passage, start: int) -> float:
        """Return what stands before says."""
        text = passage.text
        if start == 0 or text[start - 1] in _BREAKS:
            return 0.5
        if self._words.titles.ending(text, start):
            return 2.5
        if self._words.roles.ending(text, start):
            return 1.0
        if text[start - 1] == "、":
            return 0.5
        before = passage.ending.get(start)
        if before is None:
            return -0.5
        token = passage.tokens[before]
        if token.flag[0] in "pcuvdtf" or token.known:
            return 0.3
        return -0.5

    def _right(self, passage: Passage, end: int) -> float:
        """Return what stands behind says."""
        text = passage.text
        if end >= len(text) or text[end] in _BREAKS or text[end] == "、":
            return 0.5
        if self._words.cues.starting(text, end) or self._words.titles.starting(text, end):
            return 1.5
        if self._words.weak_cues.starting(text, end):
            return 0.7
        behind = passage.starting.get(end)
        if behind is None or not passage.tokens[behind].known:
            return -1.5 if all(char in _SOUNDS for char in text[end - 2 : end + 1]) else -0.5
        token = passage.tokens[behind]
        if token.text in self._words.place_suffixes or (
            len(token.text) > 1 and token.text in self._words.office_suffixes
        ):
            return -2.0
        return 0.3 if token.known and (len(token.text) > 1 or token.flag[0] in "pcudv") else -0.7

    # ── enumerations ──────────────────────────────────────────────────────────────────────────────────

    def _lists(self, passage: Passage) -> Iterator[tuple[tuple[int, int], float]]:
        """Yield the members of enumerations such as 区领导朱建明、章燕参加 that as a whole are people."""
        text = passage.text
        for match in re.finditer(
            r"[^、，,。；;：:！!？?“”\"（）()《》\n\s]+(?:、[^、，,。；;：:！!？?“”\"（）()《》\n\s]+)+", text
        ):
            yield from self._list(passage, match.start(), match.end())

    def _list(self, passage: Passage, start: int, end: int) -> Iterator[tuple[tuple[int, int], float]]:
        text = passage.text
        items: list[tuple[int, int]] = []
        at = start
        for part in text[start:end].split("、"):
            items.append((at, at + len(part)))
            at += len(part) + 1
        run: list[tuple[int, int]] = []
        for number, (left, right) in enumerate(items):
            first, last = self._item(passage, left, right, number > 0, number < len(items) - 1)
            if first is not None:
                if first > left:
                    yield from self._judge(passage, run)
                    run = []
                run.append((first, last))
            if first is None or last < right:
                yield from self._judge(passage, run)
                run = []
        yield from self._judge(passage, run)

    def _item(
        self, passage: Passage, left: int, right: int, fixed_left: bool, fixed_right: bool
    ) -> tuple[int | None, int]:
        """Return where the name in one item of an enumeration lies; (None, …) where there is none."""
        text = passage.text
        if fixed_left and fixed_right and right - left <= 4:
            return (left, right) if self._formed(text[left:right]) is not None else (None, right)
        found: list[tuple[float, int, int]] = []
        if fixed_left:
            for end in range(left + 2, min(left + 4, right) + 1):
                shape = self._formed(text[left:end])
                if shape is not None:
                    found.append(
                        (shape + self._right(passage, end) + self._tag(passage, left, end), left, end)
                    )
        if fixed_right:
            for start in range(max(left, right - 4), right - 1):
                shape = self._formed(text[start:right])
                if shape is not None:
                    found.append(
                        (shape + self._left(passage, start) + self._tag(passage, start, right), start, right)
                    )
        best = max(found, default=None)
        return (best[1], best[2]) if best is not None and best[0] > 0 else (None, right)

    def _formed(self, text: str) -> float | None:
        if text[:2] in self._words.surnames and 3 <= len(text) <= 4:
            return self._shape(text, 2)
        return self._shape(text, 1) if text[:1] in self._words.surnames and 2 <= len(text) <= 3 else None

    def _judge(
        self, passage: Passage, run: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[tuple[int, int], float]]:
        """Yield the items of a run of name-shaped items if together they are people."""
        if len(run) < 2:
            return
        text = passage.text
        first, last = run[0][0], run[-1][1]
        weight = 0.0
        strange = 0
        for start, end in run:
            token = passage.tokens[passage.starting[start]] if start in passage.starting else None
            word = token if token is not None and token.end == end else None
            if word is not None and word.known and not word.flag.startswith("nr"):
                weight -= 1.5
                strange += 1
            elif text[start:end] in self._words_of_places:
                weight -= 2.0
            else:
                weight += 0.5 + 0.5 * (word is not None and word.flag.startswith("nr"))
        if self._words.titles.ending(text, first) or self._words.roles.ending(text, first):
            weight += 2.0
        if _AFTER_LIST.match(text, last):
            weight -= 5.0
        elif self._words.cues.starting(text, last) or self._words.titles.starting(text, last):
            weight += 1.5
        elif text.startswith("等", last):
            weight += 0.5
        elif self._right(passage, last) < 0:
            weight -= 1.0
        if weight >= 2.0 and strange * 2 <= len(run):
            yield from (((start, end), SURE) for start, end in run)

    @property
    def _words_of_places(self) -> Collection[str]:
        return self._words.short_districts

    # ── other shapes ──────────────────────────────────────────────────────────────────────────────────

    def _foreign(self, passage: Passage, start: int, end: int) -> str:
        """Return a transliterated name (卡尔·马克思) without the words that touch it."""
        text = passage.text
        dot = next(at for at in range(start, end) if text[at] in "·•・‧")
        for title in (self._words.titles, self._words.roles):
            for at in range(dot - 1, start, -1):
                if title.ending(text, at):
                    start = max(start, at)
        word: Token | None
        if start in passage.within and passage.within[start].end < dot:
            start = passage.within[start].end
        while start < dot - 1:
            index = passage.starting.get(start)
            word = passage.tokens[index] if index is not None else None
            if (
                word is None
                or word.end >= dot
                or not word.known
                or (len(word.text) == 1 and word.flag[0] not in "pcu")
                or word.flag[0] not in "pcvdnu"
                or word.flag.startswith("nr")
            ):
                break
            start = word.end
        last = max(at for at in range(start, end) if text[at] in "·•・‧")
        for at in range(last + 2, end):
            follows = (
                self._words.cues.starting(text, at)
                or self._words.weak_cues.starting(text, at)
                or self._words.titles.starting(text, at)
            )
            if follows and at in passage.starting:
                end = at
                break
        index = passage.starting.get(last + 1)
        if index is not None and passage.tokens[index].end < end:
            end = self._foreign_end(passage, index, end)
        words = [
            it
            for it in passage.tokens
            if start <= it.start and it.end <= end and len(it.text) > 1 and it.known
        ]
        if any(it.flag[0] in "nva" and not it.flag.startswith(("nr", "ns", "nz")) for it in words):
            return ""
        name = text[start:end]
        return name if sum(char in _SOUNDS for char in name) * 3 >= len(name) * 2 else ""

    def _foreign_end(self, passage: Passage, index: int, end: int) -> int:
        """Return where a transliteration ends: before the first ordinary word of two characters."""
        for token in passage.tokens[index + 1 :]:
            if token.start >= end:
                break
            if token.known and (len(token.text) > 1 and not token.flag.startswith("nr")):
                return token.start
        return end

    def _attendees(self, text: str, sure: Collection[str]) -> Iterable[str]:
        """Return the names in a headline's line of people printed without signs (于跃敏郑荣胜朱建明参加)."""
        for match in _ATTENDEES.finditer(text):
            yield from self._run(match[1], sure)

    def _run(self, text: str, sure: Collection[str]) -> tuple[str, ...]:
        """Cut a run into names, as many known ones as can be; () where half of them are not known from elsewhere."""
        best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * len(text)
        for end in range(2, len(text) + 1):
            for size in (2, 3, 4):
                before = best[end - size] if end >= size else None
                piece = text[end - size : end]
                shape = self._formed(piece) if before is not None else None
                if before is None or shape is None:
                    continue
                gain = before[0] + (3.0 * size if piece in sure else shape * size / 3)
                current = best[end]
                if current is None or gain > current[0]:
                    best[end] = (gain, (*before[1], piece))
        names = best[-1][1] if best[-1] is not None else ()
        return names if len(names) > 1 and 2 * sum(name in sure for name in names) >= len(names) else ()

    def _cut_off(
        self, name: str, sure: Collection[str], weights: dict[str, float], passages: Sequence[Passage]
    ) -> bool:
        """Tell whether a name is only a piece of another, or another with a character too many."""
        for other in sure:
            if (
                other != name
                and name in other
                and not any(_apart(passage.text, name, other) for passage in passages)
            ):
                return True
            if other != name and name.startswith(other) and weights[name] < weights[other]:
                return any(_apart(passage.text, other, name) for passage in passages)
        return False


def _apart(text: str, short: str, long: str) -> bool:
    """Tell whether the short text occurs where the long one does not."""
    return short in text.replace(long, "\n")
