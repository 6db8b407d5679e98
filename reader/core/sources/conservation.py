"""Conservation: every line of a source is somewhere, once, and no character of a body is lost or invented."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import accumulate
from typing import Final

from reader.core.records import Article, Leftover, ParsedPage
from reader.core.sources.lines import BLANKS, split_lines

_FREE: Final = frozenset("■□●○◆◇▲△▼▽★☆※►▶◎•▪♦*【】[]〖〗［］()（）/／:：|｜》»>＞→…·—-、，,.。")

_JUMP_WORDS: Final = ["下", "转", "上", "接", "紧", "今", "日", "天", "本", "报", "期"]
"""The words of a jump marker before its pages."""
_PAGE_WORDS: Final = "第版面页0" + "一二三四五六七八九十" * 2
"""The words around a page that it names, and the page's number in hanzi."""
_WIDE: Final = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
"""Digits and letters as wide as hanzi."""
_BETWEEN: Final = ["和", "与", "及", "至", "到"]
"""The words between two of them."""
_GUIDE_WORDS: Final = "详细情请见请看刊于全文报道转今日天期版本精彩新闻要闻内容面导读提要看点目录索引导览P"
"""The words of a guide's heading and of a reference to one page."""

STATED: Final = "stated"
"""Why words are in no field of an article, though its lines have them: they say what a record of their own states."""
_WORD: Final = re.compile(r"[^\W_]+")
_BESIDE: Final = re.compile(r"[\s、,，/~—-]{0,4}")
"""What may lie between the words of one marker, such as 下转2、3 版."""
_SIGNS: Final = "()（）【】[]▶►➤>＞»》→☞◀◄◁<＜«←↓▼▲"
"""What a marker is printed between."""
_SHORT: Final = 3


def unaccounted_lines(page: ParsedPage, text: str) -> tuple[int, ...]:
    """Return the non-blank lines that are not in exactly one of masthead, articles and leftovers; () is good.

    Lines that are counted but do not exist or are blank are returned too.
    """
    counts: Counter[int] = Counter(set(page.issue.lines))
    for article in page.articles:
        counts.update(set(article.lines))
    for leftover in page.leftovers:
        counts.update(leftover.lines)
    wanted = {number for number, line in enumerate(split_lines(text), start=1) if line.strip(BLANKS)}
    wrong = {number for number, count in counts.items() if count != 1 or number not in wanted}
    return tuple(sorted(wrong | (wanted - set(counts))))


def lines_not_whole(page: ParsedPage, text: str) -> tuple[int, ...]:
    """Return the lines of articles with a hanzi, letter or digit that no field of their article holds; () is good.

    Characters are counted an article, which proves nothing lost at the speed of counting; only where the counts
    differ are the lines looked at one by one, by the pieces between their blanks: a credit printed under two pictures
    stands in its field once. Words of a jump marker or of a guide's references are the jump's.
    """
    lines = split_lines(text)
    found: list[int] = []
    for article in page.articles:
        fields = list(filter(None, (*_fields(article), article.source, article.dateline)))
        source = Counter("".join(lines[number - 1] for number in article.lines if number <= len(lines)))
        lost = source - Counter("".join(fields))
        if not any(map(str.isalnum, lost)):
            continue
        lost -= _own_words(article)
        letters = {character for character in lost if character.isalnum()}
        if letters:
            words = "\n".join(map(_letters, fields))
            found.extend(
                number
                for number in article.lines
                if not letters.isdisjoint(lines[number - 1])
                and any(_letters(piece) not in words for piece in lines[number - 1].split())
            )
    return tuple(sorted(found))


def words_stated(page: ParsedPage, text: str) -> tuple[Leftover, ...]:
    """Return the words of articles' lines that no field of theirs holds, since their jump says it: (下转2版).

    They are printed all the same, and who looks for them must be told where.
    """
    lines: list[str] = []
    found: list[Leftover] = []
    for article in page.articles:
        if article.jump is None and article.kind != "guide":
            continue
        lines = lines or split_lines(text)
        fields = list(filter(None, (*_fields(article), article.source, article.dateline)))
        numbers = [number for number in article.lines if number <= len(lines)]
        printed = [lines[number - 1] for number in numbers]
        lost = (Counter("".join(printed)) - Counter("".join(fields))).keys() & _own_words(article).keys()
        letters = {character for character in lost if character.isalnum()}
        if not letters:
            continue
        starts = list(accumulate((len(line) + 1 for line in printed), initial=0))
        whole = "\n".join(printed)
        for start, end in _apart(whole, "\n".join(map(_letters, fields)), letters):
            first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
            found.append(Leftover(tuple(numbers[first : last + 1]), whole[start:end], STATED))
    return tuple(found)


def _apart(printed: str, held: str, letters: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a text whose words are not among those `held`, with the signs around them.

    `letters` are all that these words can begin and end with; short words of them right before and behind are part
    of the piece, though such words stand elsewhere too: (下 / 转 3 版).
    """
    piece: tuple[int, int, bool] | None = None
    for match in _WORD.finditer(printed):
        own = [at for at, letter in enumerate(match[0]) if letter in letters]
        if not own:
            continue
        start, end = match.start() + own[0], match.start() + own[-1] + 1
        is_known = match[0] in held
        if is_known and not len(own) == len(match[0]) <= _SHORT:
            continue
        if piece is not None and own[0] == 0 and _BESIDE.fullmatch(printed, piece[1], start):
            piece = piece[0], end, piece[2] and is_known
            continue
        if piece is not None and not piece[2]:
            yield _with_signs(printed, *piece[:2])
        piece = start, end, is_known
    if piece is not None and not piece[2]:
        yield _with_signs(printed, *piece[:2])


def _with_signs(printed: str, start: int, end: int) -> tuple[int, int]:
    while start and printed[start - 1] in _SIGNS:
        start -= 1
    while end < len(printed) and printed[end] in _SIGNS:
        end += 1
    return start, end


def characters_lost(page: ParsedPage, text: str) -> dict[str, tuple[str, str]]:
    """Return for each article the characters its source lines have and its fields lack, and the reverse.

    Blanks do not count. A jump marker, a page reference, the marks around bylines and labels, and words that
    a field repeats on purpose (a byline that also stands in the lead) are no loss. An empty result is good.
    """
    lines = split_lines(text)
    found: dict[str, tuple[str, str]] = {}
    for article in page.articles:
        source = Counter(
            _solid("".join(lines[number - 1] for number in article.lines if number <= len(lines)))
        )
        once, repeated = _fields(article)
        have = Counter(_solid(once))
        allowed = have + Counter(_solid(repeated))
        lost = source - allowed
        invented = have - source
        lost -= _own_words(article)
        lost_text = "".join(c for c in lost.elements() if c not in _FREE)
        invented_text = "".join(invented.elements())
        if lost_text or invented_text:
            found[article.id] = (lost_text, invented_text)
    return found


def _fields(article: Article) -> tuple[str, str]:
    """Return the text of the fields that hold each word once, and of those that may repeat words."""
    once = [article.kicker, article.title, article.subtitle, article.caption, article.body]
    repeated = [article.byline, article.photo_credit, article.column]
    return "".join(filter(None, once)), "".join(filter(None, repeated))


def _own_words(article: Article) -> Counter[str]:
    """Return the characters that the jump of an article states in its own field: of its marker or references."""
    words: Counter[str] = Counter()
    if article.jump is not None:
        words.update(_JUMP_WORDS)
        for page in (*article.jump.to_pages, *article.jump.from_pages):
            words.update(_PAGE_WORDS + str(page).lower() + str(page) + str(page).translate(_WIDE))
        for _page in article.jump.more_pages:
            words.update(_BETWEEN)
    if article.kind == "guide":
        words.update(_GUIDE_WORDS)
    return words


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _solid(text: str) -> str:
    return "".join(
        character for character in text if character not in BLANKS and character not in {"\n", "\r"}
    )
