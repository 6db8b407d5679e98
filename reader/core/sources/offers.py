"""Offers: paragraphs in which the newspaper itself asks its readers for something, or offers them something, for a return."""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources.lines import Line, ends_sentence
from reader.core.sources.places import Place

_STARTS: Final = frozenset("【〖[《您你欢本如凡敬亲广读即只想有发提反报爆")
_OPENS: Final = re.compile(
    "[【〖\\[](?:互动|话题|征集|征稿|邀请|邀约|参与|有奖|活动|投票|报名|来稿|约稿|提示)[一-鿿]{0,4}[】〗\\]]"
    "|《[^》]{2,14}》[一-鿿]{0,6}(?:版|征集|征稿|诚征|栏目|专栏|专版|副刊|周刊|单行本|一书|微信|公众号|客户端|视频号|抖音|编辑部)"
    "|(?:如果|如|凡|只要|想)?(?:您|你|各位读者|广大读者|读者朋友)"
    "|欢迎|敬请|亲爱的|广大读者|读者朋友|本(?:报|刊|版|栏目|栏)(?!讯|[一-鿿]{0,6}电|记者|评论员|见习|通讯员)|即日起[,，]?(?:本报|本刊|本版|读者|凡)|有奖"
    "|发现新闻|(?:提供|报料|爆料|反映)(?:新闻|问题|难题)?(?:线索)?[,，、]|有(?:新闻|线索|话要说|烦心事|困难)[,，、]"
)
"""What such a paragraph opens with: whom it speaks to, or what of its own it speaks of."""
_CHANNEL: Final = re.compile(
    "二维码|扫码|扫一扫|公众号|客户端|微博|邮箱|电子信箱|@|拨打|致电|热线[:：]?\\d|电话[:：]?\\d|短信|发送?(?:至|到)|寄(?:至|到|本)|投稿|来稿|赐稿|留言|报名|编辑部"
)
"""By what the readers are to answer."""
_TERMS: Final = re.compile(
    "稿酬|稿费|线索费|奖金|话费|礼品|纪念品|赠送|赠阅|奖励|抽取|抽奖|一经(?:采用|刊用|刊登|录用|核实)|[一二三四五六七八九\\d.]+折|优惠|选登|择优(?:刊登|刊发|选登)|见报|自行处理|恕不退稿|不退稿"
    "|字(?:以内|左右)|请注明|请附|文责自负|有机会(?:获得|赢取)|即付|凭此(?:联|报|券)"
)
"""What they get for it, or what is asked of what they send."""
_TOLD: Final = re.compile("获悉|了解到|记者(?!部|节|\\d|[就时]|在[您你])|近日|日前|昨[日天]|今年以来|截至")
"""What tells of something that happened."""
_MOST: Final = 240
_LINES: Final = 14
"""How many characters, and how many printed lines, such a paragraph has at most."""


def is_offer(text: str) -> bool:
    """Tell whether a paragraph is an offer: it speaks to the readers, says how to answer and what they get."""
    if text[:1] not in _STARTS or len(text) > _MOST or not ends_sentence(text):
        return False
    if _OPENS.match(text) is None:
        return False
    channels = len(set(_CHANNEL.findall(text)))
    terms = len(set(_TERMS.findall(text)))
    return terms > 0 and channels + terms > 1 and _TOLD.search(text) is None


def may_open_offer(line: Line) -> bool:
    """Tell whether a line is set apart and begins as the paragraph of an offer does."""
    if line.text[0] not in _STARTS or not (line.gap or line.indent):
        return False
    return _OPENS.match(line.joined) is not None


def opens_offer(place: Place) -> bool:
    """Tell whether a line is the first of an offer: a paragraph by itself that begins with it."""
    line = place.line
    if not may_open_offer(line):
        return False
    words = [line.joined]
    for below in place.lines[place.index + 1 : place.index + _LINES]:
        if below.gap or below.indent or (not place.printed and ends_sentence(words[-1])):
            break
        words.append(below.joined)
    return is_offer("".join(words))
