"""Conservation: every line of a source is somewhere, once, and no character of a body is lost or invented."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from reader.core.records import Article, ParsedPage
from reader.core.sources.lines import BLANKS, split_lines

_MARKS: Final = re.compile(
    r"[▶►➤>＞»→↓▼]*[(（【\[]?[▶►➤>＞»→↓▼]*(?:下转|上接|紧接|紧转|转|详见|详情见|见|请看|刊)?(?:今日|本报)?第?[A-Za-z]?[0-9一二三四五六七八九十]{1,3}版?[面上]?[)）】\]]?"
)
_FREE: Final = frozenset("■□●○◆◇▲△▼▽★☆※►▶◎•▪♦*【】[]〖〗［］()（）/／:：|｜》»>＞→…·—-、，,.。")


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
        if article.jump is not None:
            lost -= Counter(
                "下上转接紧详情见请看刊今日本报第版面导读要提目录版页"
                + "0123456789ABCDEFGHabcdefgh一二三四五六七八九十"
            )
        lost_text = "".join(c for c in lost.elements() if c not in _FREE)
        if article.kind == "guide":
            lost_text = re.sub("[导读今日本期要提目录看点]", "", lost_text)
        invented_text = "".join(invented.elements())
        if lost_text or invented_text:
            found[article.id] = (lost_text, invented_text)
    return found


def _fields(article: Article) -> tuple[str, str]:
    """Return the text of the fields that hold each word once, and of those that may repeat words."""
    once = [article.kicker, article.title, article.subtitle, article.caption, article.body]
    repeated = [article.byline, article.photo_credit, article.column]
    return "".join(filter(None, once)), "".join(filter(None, repeated))


def _solid(text: str) -> str:
    return "".join(
        character for character in text if character not in BLANKS and character not in {"\n", "\r"}
    )
