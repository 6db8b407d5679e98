"""Facts put into words: dates, pages, issues and counts, in the language of the window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QDate, QLocale

from reader.core.records import (
    ArticleSummary,
    Failure,
    Hit,
    Issue,
    IssueSummary,
    Join,
    Kind,
    LibraryStatus,
    NewspaperSummary,
    PageNumber,
    YearSummary,
)
from reader.ui.language import translate
from reader.ui.text_offsets import ShownText

SEPARATOR = " · "
OPENING_LENGTH = 20


def tooltip(text: str) -> str:
    """Return a text as a tool tip. Qt guesses whether a tip is markup, so source text must not be left to guess."""
    return f"<p>{escape(ShownText.of(text).shown)}</p>"


def full_date(iso: str) -> str:
    """Return a date written out: 2021年1月15日. What is not a whole date is returned as it is."""
    date = QDate.fromString(iso, "yyyy-MM-dd")
    if not date.isValid():
        return iso
    month = QLocale().standaloneMonthName(date.month(), QLocale.FormatType.LongFormat)
    return translate("Wording", "{year}年{month}月{day}日").format(
        year=date.year(), month=date.month(), day=date.day(), month_name=month
    )


def newspaper(name: str | None) -> str:
    """Return a newspaper's name, or the words for one that is not stated."""
    return translate("Wording", "未识别报名") if name is None else name


def newspaper_row(summary: NewspaperSummary) -> str:
    """Return the tree's text of a newspaper."""
    return newspaper(summary.name)


def year_row(summary: YearSummary) -> str:
    """Return the tree's text of a year."""
    if summary.year is None:
        return translate("Wording", "日期不详")
    return translate("Wording", "{year}年").format(year=summary.year)


def issue_row(summary: IssueSummary) -> str:
    """Return the tree's text of an issue: 01-15 星期五 · 总第1110期; with the year where it is only inferred."""
    if summary.date is not None:
        day = " ".join(filter(None, (summary.date[5:], summary.weekday)))
        parts = [day]
    elif summary.date_evidence is not None:
        parts = [translate("Wording", "约 {date}").format(date=summary.date_evidence)]
    else:
        parts = [translate("Wording", "日期不详")]
    parts.extend(numbers(summary.issue_number, summary.total_issue_number)[-1:])
    return SEPARATOR.join(parts)


def undated(evidence: str | None) -> str:
    """Return the words for a date that is not stated, with what could be inferred."""
    if evidence is None:
        return translate("Wording", "日期不详")
    return translate("Wording", "约 {date}（原文未载日期）").format(date=evidence)


def numbers(issue: int | None, total: int | None) -> list[str]:
    """Return the printed numbers of an issue: 第2期, 总第1110期."""
    parts = []
    if issue is not None:
        parts.append(translate("Wording", "第{number}期").format(number=issue))
    if total is not None:
        parts.append(translate("Wording", "总第{number}期").format(number=total))
    return parts


def page(number: PageNumber | None) -> str:
    """Return a page as printed: 第1版."""
    if number is None:
        return translate("Wording", "版次不详")
    return translate("Wording", "第{number}版").format(number=number)


def pages(numbers: Sequence[PageNumber]) -> str:
    """Return several pages as a jump names them: 第2、3版."""
    listed = translate("Wording", "、").join(map(str, numbers))
    return translate("Wording", "第{number}版").format(number=listed)


def headline(title: str | None, opening: str) -> str:
    """Return a headline; for an article without one its first words, marked as such."""
    if title is not None:
        return title
    start = opening if len(opening) <= OPENING_LENGTH else opening[:OPENING_LENGTH] + "…"
    return f"{untitled()} {start}".rstrip()


def story(join: Join) -> str:
    """Return a story in two halves: its headline and its pages."""
    pages = (page(join.head.page), page(join.tail.page))
    return SEPARATOR.join((headline(join.head.title, join.head.opening), *pages))


def untitled() -> str:
    """Return the mark of an article without a headline."""
    return translate("Wording", "[无标题]")


def article_row(summary: ArticleSummary) -> str:
    """Return the tree's text of an article."""
    return headline(summary.title, summary.opening)


def hit_line(hit: Hit) -> str:
    """Return where an article found stands: 今日拱墅 · 2021-01-15 · 第1版."""
    return place_line(hit.newspaper, hit.date, hit.page)


def place_line(paper: str | None, date: str | None, number: PageNumber | None) -> str:
    """Return where something stands: 今日拱墅 · 2021-01-15 · 第1版."""
    line = SEPARATOR.join((newspaper(paper), date or translate("Wording", "日期不详"), page(number)))
    return ShownText.of(line).shown


def issue_line(masthead: Issue, evidence: str | None) -> str:
    """Return the line under which an article stands, with all that the masthead states."""
    parts = [newspaper(masthead.newspaper)]
    if masthead.date is not None:
        day = " ".join(filter(None, (full_date(masthead.date), masthead.weekday)))
        if masthead.lunar_date:
            day = translate("Wording", "{day}（{lunar}）").format(day=day, lunar=masthead.lunar_date)
        parts.append(day)
    else:
        parts.append(undated(evidence))
    parts.append(page(masthead.page))
    parts.extend(numbers(None, masthead.total_issue_number) or numbers(masthead.issue_number, None))
    return SEPARATOR.join(parts)


def kind(value: Kind) -> str:
    """Return what an article is, in words."""
    return {
        Kind.NEWS: translate("Wording", "新闻"),
        Kind.PHOTO: translate("Wording", "图片新闻"),
        Kind.BRIEF: translate("Wording", "简讯"),
        Kind.EDITOR_NOTE: translate("Wording", "编者按"),
        Kind.GUIDE: translate("Wording", "导读"),
        Kind.PROMO: translate("Wording", "宣传"),
        Kind.NOTICE: translate("Wording", "公告"),
    }[value]


def newspapers_counted(count: int) -> str:
    """Return a number of newspapers in words."""
    return translate("Wording", "%n 种报纸", "", count)


def issues_counted(count: int) -> str:
    """Return a number of issues in words."""
    return translate("Wording", "%n 期", "", count)


def articles_counted(count: int) -> str:
    """Return a number of articles in words."""
    return translate("Wording", "%n 篇", "", count)


def notes_counted(count: int) -> str:
    """Return a number of notes in words."""
    return translate("Wording", "%n 条批注", "", count)


def files_counted(count: int) -> str:
    """Return a number of files in words."""
    return translate("Wording", "%n 个文件", "", count)


def lines_counted(count: int) -> str:
    """Return a number of lines of files in words."""
    return translate("Wording", "%n 行", "", count)


def failures_counted(failed: Iterable[Failure]) -> str:
    """Return how many files could not be taken, and how many lines of others: 1 个文件、4 行; nothing if none failed."""
    whole, lines = set[str](), 0
    for one in failed:
        if one.line is None:
            whole.add(one.path)
        else:
            lines += 1
    return failed_words(len(whole), lines)


def failed_words(files: int, lines: int) -> str:
    """Return numbers of files and of lines in words; a number that is 0 is left out."""
    counted = [words(count) for words, count in ((files_counted, files), (lines_counted, lines)) if count]
    return translate("Wording", "、").join(counted)


def library_line(status: LibraryStatus) -> str:
    """Return what a library is called and holds: 报库资料库 · 2 种报纸 · 5 期 · 36 篇 · 索引就绪."""
    parts = [
        *filter(None, (ShownText.of(status.name).shown,)),
        newspapers_counted(status.newspapers),
        issues_counted(status.issues),
        articles_counted(status.articles),
        index_state(status),
    ]
    if status.read_only:
        parts.append(translate("Wording", "只读"))
    return SEPARATOR.join(parts)


def index_state(status: LibraryStatus) -> str:
    """Return how the index fares, in words. Search is complete in each of these states."""
    state = status.index.state
    if state == "ready":
        return translate("Wording", "索引就绪")
    if state == "behind":
        return translate("Wording", "%n 篇待编入索引", "", status.index.not_indexed)
    if state in ("missing", "foreign", "other_version"):
        return translate("Wording", "尚无索引")
    return translate("Wording", "索引已损坏，可重建")
