"""What counts as the same in a search, as the window puts it: four switches, offered in a menu and told in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from reader.core.records import Alike, SearchOptions
from reader.ui.language import translate

SWITCHES: Final = ("variants", "width", "case", "numerals")
"""The fields of Alike, in the order in which they are offered."""
ALL: Final = Alike()
NONE: Final = Alike(width=False, case=False, variants=False, numerals=False)


def switch_words(switch: str) -> str:
    """Return what a switch makes the same, with an example."""
    return {
        "variants": translate("Alike", "繁体与简体：臺灣 = 台湾"),
        "width": translate("Alike", "全角与半角：２０２１ = 2021"),
        "case": translate("Alike", "大写与小写：APP = app"),
        "numerals": translate("Alike", "年月日的数字：二〇一二年 = 2012年"),
    }[switch]


def apart_words(switch: str) -> str:
    """Return in a word what is told apart without a switch."""
    return {
        "variants": translate("Alike", "区分繁简"),
        "width": translate("Alike", "区分全半角"),
        "case": translate("Alike", "区分大小写"),
        "numerals": translate("Alike", "区分数字写法"),
    }[switch]


def told_apart(alike: Alike) -> list[str]:
    """Return the switches that are off."""
    return [switch for switch in SWITCHES if not getattr(alike, switch)]


def alike_words(alike: Alike) -> str:
    """Return in a word what is told apart; nothing if nothing is."""
    apart = told_apart(alike)
    if len(apart) == len(SWITCHES):
        return translate("Alike", "原样")
    if len(apart) == 1:
        return apart_words(apart[0])
    return translate("Alike", "区分 %n 项", "", len(apart)) if apart else ""


def switched(options: SearchOptions, switch: str, *, on: bool) -> SearchOptions:
    """Return the options with one switch on or off."""
    return replace(options, alike=replace(options.alike, **{switch: on}))


def choices(options: SearchOptions) -> Iterator[tuple[str, SearchOptions, bool]]:
    """Yield what can be chosen: in words, what it makes of the options, whether it is so now; all and nothing first."""
    now = options.alike
    yield translate("Alike", "都算作相同"), replace(options, alike=ALL), now == ALL
    yield translate("Alike", "一律按原样"), replace(options, alike=NONE), now == NONE
    for switch in SWITCHES:
        on = bool(getattr(now, switch))
        yield switch_words(switch), switched(options, switch, on=not on), on
