"""Answers put into words: how a query was read, how much was searched, what matches in no article."""

from __future__ import annotations

from typing import Final

from reader.core.errors import Reason
from reader.core.records import Answer, Asked, Coverage, LeftoversFound
from reader.ui import wording
from reader.ui.language import translate

LEFTOVERS: Final = 2
LEFTOVER: Final = 24
"""So many places in no article are named, with so many characters of each."""


def leftovers_reason(found: LeftoversFound) -> Reason:
    """Return what matches in no article, for the user to know that it is not lost."""
    places = "; ".join(
        f"{wording.place_line(place.newspaper, place.date, place.page)}: {' '.join(place.text.split())[:LEFTOVER]}"
        for place in found.places[:LEFTOVERS]
    )
    code = "query.leftovers" if found.whole else "query.leftovers_more"
    return Reason(code, lines=found.lines, mastheads=found.mastheads, places=places)


def reading_line(answer: Answer) -> tuple[str, str]:
    """Return how the query was read, and to be seen behind it how much it found."""
    found = translate("Results", "找到 %n 篇", "", answer.total)
    return answer.reading or answer.query, f"{wording.SEPARATOR}{found}"


def nothing_found(asked: Asked) -> tuple[str, str]:
    """Return a heading and a sentence for an answer without hits, which say no more than is so."""
    if asked is Asked.NOTHING:
        return translate("Results", "没有检索"), translate("Results", "原因写在上面。")
    if asked is Asked.WORDS:
        return translate("Results", "没有找到"), translate(
            "Results", "没有一篇文章含有这些字。可以少输几个字，或换一种写法。"
        )
    return translate("Results", "没有找到"), translate(
        "Results", "没有一篇文章符合所有条件。可以少加几个条件，或去掉日期、报纸等限制。"
    )


def coverage_line(coverage: Coverage) -> str:
    """Return what was searched: 检索了 5 个文件 5 期 36 篇，0 个文件失败."""
    searched = [wording.issues_counted(coverage.issues), wording.articles_counted(coverage.articles)]
    if coverage.files:
        searched.insert(0, wording.files_counted(coverage.files))
    line = translate("Results", "检索了 {searched}，{files}失败").format(
        searched=" ".join(searched),
        files=wording.failed_words(coverage.failed_files, coverage.failed_lines) or wording.files_counted(0),
    )
    if coverage.not_indexed:
        line += translate("Results", "；其中 %n 篇尚未编入索引，已逐篇通读", "", coverage.not_indexed)
    return line
