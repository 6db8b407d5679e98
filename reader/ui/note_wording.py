"""Notes put into words: colours, authors and times, how they stand, what a change did, links to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QDateTime, Qt

from reader.core.links import Link
from reader.core.noted import FIELDS, WHOLE, Annotation, Color, Exchange, Motivation, Status, Version
from reader.ui import wording
from reader.ui.language import translate

CONTEXT_KEPT: Final = 32
LONGEST_LINK: Final = 2_000
"""A link longer than this names its article alone: other programs cut longer ones."""

UNCOLOURED: Final = "muted"


def colour_name(name: str) -> str:
    """Return what a colour is called."""
    return {
        "yellow": translate("Notes", "黄"),
        "green": translate("Notes", "绿"),
        "blue": translate("Notes", "蓝"),
        "red": translate("Notes", "红"),
        "purple": translate("Notes", "紫"),
    }.get(name, translate("Notes", "无色"))


def colour_words(color: Color) -> str:
    """Return a colour with what it means here: 黄 · 人名."""
    return wording.SEPARATOR.join(filter(None, (colour_name(color.name), color.meaning)))


def bar_token(color: str) -> str:
    """Return the theme's name for the strong tone of a note's colour."""
    return f"note_{color}_bar" if color else UNCOLOURED


def moment(at: str) -> str:
    """Return a time in UTC as this place's clock shows it, to the minute."""
    time = QDateTime.fromString(at, Qt.DateFormat.ISODate)
    return time.toLocalTime().toString("yyyy-MM-dd HH:mm") if time.isValid() else at


def author(name: str) -> str:
    """Return who wrote, or the words for nobody known."""
    return name or translate("Notes", "佚名")


def authored(item: Annotation) -> str:
    """Return who made a note and when it was last changed."""
    return wording.SEPARATOR.join((author(item.creator), moment(item.modified)))


def said(item: Annotation, between: str) -> str:
    """Return what a note says, all texts that count; whose each is, where that is not plain."""
    if not item.is_by_others:
        return item.note
    return between.join(attributed(version) for version in item.texts)


def attributed(version: Version) -> str:
    """Return a text with whose it is: 王馆员：……"""
    return translate("Notes", "{author}：{text}").format(author=author(version.creator), text=version.text)


def quoted(item: Annotation) -> str:
    """Return the words a note is on, on one line; of a note on a whole article, that it is."""
    if item.field != WHOLE and item.quote:
        return " ".join(item.quote.split("\n"))
    if item.motivation is Motivation.BOOKMARKING:
        return translate("Notes", "书签：整篇文章")
    return translate("Notes", "整篇文章")


def place(item: Annotation) -> str:
    """Return in which article a note stands: 今日拱墅 · 2021-01-15 · 第1版 · 标题."""
    line = wording.place_line(item.newspaper, item.date, item.page)
    return wording.SEPARATOR.join(filter(None, (line, item.title)))


def similarity(item: Annotation) -> str:
    """Return how like the words at an orphan's best place are to its own, in words."""
    if item.best is None:
        return translate("Notes", "没有相近的地方")
    percent = round(item.score * 100)
    return translate("Notes", "最接近的地方有 {percent}% 相同").format(percent=percent)


def in_order(notes: Sequence[Annotation]) -> list[Annotation]:
    """Return notes of one article in the order of its text, what is on the whole of it first, orphans last."""

    def key(item: Annotation) -> tuple[int, int, int, int, str]:
        field = FIELDS.index(item.field) if item.field in FIELDS else -1
        return (item.status is Status.ORPHAN, field, item.start, item.end, item.id)

    return sorted(notes, key=key)


def link(item: Annotation) -> str:
    """Return the link that opens a note's words in Baoku."""
    place = item.best if item.status is Status.ORPHAN and item.best else None
    article = place.article if place else item.article
    whole = str(Link(article, item.quote, item.prefix[-CONTEXT_KEPT:], item.suffix[:CONTEXT_KEPT]))
    return whole if len(whole) <= LONGEST_LINK else str(Link(article))


def tag_query(tag: str) -> str:
    """Return the query that finds the articles with a tag."""
    if '"' in tag:
        return translate("Notes", "标签:「{tag}」").format(tag=tag)
    return translate("Notes", '标签:"{tag}"').format(tag=tag)


def exchanged(done: Exchange) -> str:
    """Return what an exchange did, or would do, in words; nothing is said of what did not happen."""
    parts = [
        translate("Notes", "新增 %n 条", "", done.new) if done.new else "",
        translate("Notes", "改动 %n 条", "", done.changed) if done.changed else "",
        translate("Notes", "删除 %n 条", "", done.deleted) if done.deleted else "",
        translate("Notes", "%n 条有两种写法，都留着", "", done.disputed) if done.disputed else "",
        translate("Notes", "%n 条等待文章入库", "", done.waiting) if done.waiting else "",
    ]
    said = [part for part in parts if part]
    if not said:
        return translate("Notes", "没有新的内容")
    return translate("Notes", "，").join(said)
