"""Imprints: the standing matter of a masthead (numbers, codes, price, hotlines, weather), known by all its pieces.

A line that is made of such pieces and nothing else, or that has two of its surest ones, is part of a masthead in
whatever order they stand: 第20003号(代号1-11) 今日十六版.
"""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources.numerals import HAN_NUMBER
from reader.core.sources.publishers import ROLES

_HAN: Final = "一二两三四五六七八九十"
_COUNT: Final = rf"(?:\d{{1,3}}|[{_HAN}]{{1,4}})"
_PHONE: Final = r"(?:\(?0\d{2,3}\)?[-—－ ]?)?\d{3,5}[-—－ ]?\d{2,4}[-—－ ]?\d{0,6}"
_WEEKDAY: Final = r"(?:星期|周|礼拜)\s?[一二三四五六日天]"
_TERMS: Final = (
    "立春|雨水|惊蛰|春分|清明|谷雨|立夏|小满|芒种|夏至"
    "|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降|立冬|小雪|大雪|冬至|小寒|大寒"
)
_PRICE: Final = rf"(?:人民币)?(?:\d[\d.,]*|[{_HAN}百千万]{{1,8}})\s?[元角分](?:/?[份月季年期张])?"
_SURE: Final = {
    # what only a masthead says, by its kind
    "issue": r"第\s?\d[\dOoIl]{0,5}(?:\s?[-、—－~]\s?\d{1,6})?\s?期(?:\s?合刊)?|第\s?\d{3,6}\s?号",
    "total": r"(?:总|累计)\s?第?\s?\d[\dOoIl,]{0,6}\s?[期号]|(?:总|累计)期[号数]\s?[:：]?\s?\d{1,6}|总\s?第\s?\d{1,6}",
    "pages": rf"(?:今[日天]|本[期日])?\s?[A-Z]叠\s?{_COUNT}\s?版|[对四八]开\s?{_COUNT}\s?版"
    rf"|(?:本[期报日]|今[日天]|全刊|共)\s?(?:本报)?\s?(?:出版|出|共)?\s?{_COUNT}\s?个?版",
    "sheets": rf"(?:本报)?(?:今[日天]|本[日期报])\s?(?:本报)?\s?(?:出版|出|共)?\s?{_COUNT}\s?大?\s?[张页]半?"
    rf"(?:\s?共?{_COUNT}\s?版)?",
    "code": r"(?:国内|国外|邮发|邮政|发行|报刊){0,3}代号\s?[:：]?\s?[A-Z]?\d{1,4}\s?(?:[-—－]\s?\d{1,4})?",
    "serial": r"(?:国内|国际|全国|标准|统一|连续|出版物|报刊|刊){0,5}(?:号|刊)?\s?[:：]?\s?"
    r"(?:CN|ISSN)\s?\d{2,4}\s?[-—－]\s?\d{3,4}[\dX]?(?:\s?/\s?\(?[A-Z]{1,3}\)?)?",
    "price": rf"(?:本[市埠地期]|外[埠地]|国内|全年|半年|每[份月季年张期]|零售|报纸|订阅){{0,4}}"
    rf"(?:定|售|单|零售|订|月|季|年){{0,2}}价?\s?[:：]?\s?(?:每份)?{_PRICE}",
    "turns": r"(?:本报)?(?:每逢|每|逢)[日天周旬月星期一二三四五六\d、，,至和]{1,14}(?:出版|出刊|发行)"
    r"|(?:本期)?\d{1,2}\s?月\s?\d{1,2}\s?日\s?(?:出版|出刊)",
    "post": r"(?:邮政编码|邮编)\s?[:：]?\s?\d{6}",
}
_BESIDE: Final = (
    # what may stand beside it: volume, page, price, dates, hotlines, accounts, editors, editions, publishers, sites
    r"(?i:Vol\.?\s?\d{1,4})|(?i:No\.?\s?\d{1,6})|第\s?\d{1,3}\s?卷",
    rf"第?\s?(?:[A-Z]?\d{{1,3}}|第[{_HAN}]{{1,3}})\s?版",
    rf"{_PRICE}",
    r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日?",
    r"(?:19|20)\d\d\s?[-./·]\s?\d{1,2}\s?[-./·]\s?\d{1,2}(?:\s?[-—－~～至]+\s?\d{1,2}[-./]\d{1,2})?",
    r"民国\s?\d{1,3}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|(?:中华)?民国|公元|西历|公历",
    r"(?:19|20)\d\d\s?年(?:\s?\d{1,2}\s?月)?|\d{1,2}\s?月\s?\d{1,2}\s?日",
    _WEEKDAY,
    r"(?:[农夏阴]历)?\s?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]\s?[（(]?[鼠牛虎兔龙蛇马羊猴鸡狗猪]?[)）]?\s?年)?\s?"
    r"闰?[正一二三四五六七八九十冬腊]{1,2}月(?:[初十廿二三]{1,2}[一二三四五六七八九十]?|[一二三]?十[一二三四五六七八九]?|大|小)",
    rf"(?:今日|今天|明日|明天|昨日)?(?:{_TERMS})(?:[前后第]?[{_HAN}]{{1,3}}[日天])?",
    rf"(?:[\u4e00-\u9fff]{{0,8}}(?:热线|电话|传真|专线|总机|投诉)(?:号码)?\s?[:：/]?\s?)(?:{_PHONE})(?:\s?[、,，/]\s?{_PHONE})*",
    r"[\u4e00-\u9fff]{0,6}(?i:QQ|微信|微博|抖音|VX)(?:群|公众号|号|视频号){0,3}\s?[:：]\s?@?[\w\u4e00-\u9fff-]+",
    r"[\u4e00-\u9fff]{0,6}(?:邮箱|信箱|E-?mail|e-?mail|EMAIL|网址|网站)?\s?[:：]?\s?"
    r"(?:[A-Za-z\d.%+_-]{1,40}@[A-Za-z\d-]{1,40}(?:\.[A-Za-z\d-]{1,20})+|(?:https?://|www\.)[\w./-]+)",
    r"(?:责任编辑|责编|总?编辑|副?主编|美编|版式设计|版式|校对|组版|值班主任|值班总编|本版编辑|审核|监制)"
    r"\s?[:：/／ ]?\s?[\u4e00-\u9fff]{2,4}(?:\s?[、/]\s?[\u4e00-\u9fff]{2,3})*",
    r"[A-Z第][A-Z一二三四]?叠|创刊号|复刊号|试刊号?|增刊|号外|特刊|免费(?:赠阅|交流)|赠阅|内部(?:刊物|资料|交流|发行)?",
    r"[日双周半旬月季]{1,2}[刊报]",
    r"中共[\u4e00-\u9fff]{2,12}委(?:员会)?机关报",
    rf"[\u4e00-\u9fff()（）]{{4,24}}(?:{'|'.join(ROLES)})|(?:{'|'.join(ROLES)})\s?[:：]\s?[\u4e00-\u9fff]{{4,24}}",
    r"(?:[\u4e00-\u9fff]{2,8}(?:客户端|公众号|数字报|电子报|新闻网|官网))",
)
_PIECE: Final = re.compile("|".join([*(rf"(?P<{kind}>{form})" for kind, form in _SURE.items()), *_BESIDE]))
_MARKS: Final = frozenset("期号版张总N价份逢")
_HINT: Final = re.compile(
    r"第\s?\d.{0,12}[期号]|总\s?[第期]?\s?\d|累计\s?[第期]|(?:本[期报日]|今[日天]|全刊|共)[^，。]{1,6}[版张页]|[对四八]开|叠\s?\d|逢|每[周星月].{1,9}出|代号|CN|ISSN|零售|每[份期]|[定订售]价"
)
"""What every imprint has; looked for by single characters first, as most lines of a page have none of them."""
_WEATHER: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}[:：])?(?:[\s,，;；、:：~～—－至到或有并伴渐止间转小中大暴阵雷晴阴雨雪雾霾级度微风向力速偏东南西北℃°C\d.一二三四五六七八九十-]"
    r"|天气|预报|气象|气温|温度|最[高低]|白天|夜[间里]|上午|下午|早晨|傍晚|今[天日夜晚]|明[天日]|全[市天]|本[市地]|多云|冰雹|局部|有时|左右|摄氏|零[上下])+"
)
_FORECASTS: Final = ("天气", "气象")
_DEGREES: Final = frozenset("℃°级度")
_TOLD: Final = re.compile(r"[\d:：@]")
_NEWS: Final = re.compile("开通|启用|开设|公布|升级|上线|推出")
"""What a headline says of a hotline or an account."""
_STANDING: Final = re.compile(
    rf"(?:(?:上|下)一[版期篇]|返回(?:首页|目录)|版面(?:导航|概览)|标题导航|往期回顾|放大|缩小|默认|朗读|[\s|｜/])+"
    r"|(?:创刊于?)?\s?(?:19|20)\d\d\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?\s?(?:创刊|创办|复刊)?"
    rf"|(?:{'|'.join(ROLES)})\s?[:：].{{2,40}}|中共[\u4e00-\u9fff]{{2,12}}机关报|(?:电话|总机|传真)\s?[:：]?\s?\d{{1,8}}"
    rf"|第\s?{HAN_NUMBER}{{1,3}}\s?[期号]|第[{_HAN}]、[{_HAN}]版|(?:今日|本期)?版次\s?[:：]\s?[A-Z]?\d{{1,3}}\s?版?"
    r"|\d{1,3}\s?[-/、—]\s?\d{1,3}\s?版|(?:本期)?\d{1,2}开\s?\d{1,2}\s?版"
    rf"|(?:今[日天]|本期)\s?(?:本报)?共?\s?{_COUNT}\s?版\s?(?:[(（][\u4e00-\u9fff]{{2,4}}[)）]|[A-Z]\d{{1,2}}\s?[-—]\s?[A-Z]\d{{1,2}}|\s)*"
)
"""What stands in mastheads and, on pages of a site, around them."""
_PRICED: Final = re.compile("零售|每[份期]|[定订售]价")
_SUREST: Final = frozenset(_SURE) - {"price", "post"}
_STOPS: Final = re.compile("[。！？!?；;]|[，,](?![\\s\\d])")
_LONGEST_FORECAST: Final = 60


def is_imprint(text: str) -> bool:
    """Tell whether a line, in plain forms, is standing matter of a masthead: by all that it says, or two sure pieces."""
    if _MARKS.isdisjoint(text) or _HINT.search(text) is None:
        return False
    kinds = {match.lastgroup for match in _PIECE.finditer(text)} & _SUREST
    if len(kinds) >= 2 and _STOPS.search(text) is None:
        return True
    return bool(kinds) and is_all_pieces(text)


def is_terms(text: str) -> bool:
    """Tell whether a line says what the newspaper costs and nothing that does not stand beside that."""
    return not _MARKS.isdisjoint(text) and _PRICED.search(text) is not None and is_all_pieces(text)


def stands_by(text: str) -> bool:
    """Tell whether a line beside surer ones of a masthead is nothing but standing matter: 微信:jkb, 1956年创刊, 下一版."""
    if _STANDING.fullmatch(text) is not None:
        return True
    if _NEWS.search(text) is not None:
        return False
    return _TOLD.search(text) is not None and is_all_pieces(text)


def is_all_pieces(text: str) -> bool:
    """Tell whether a text is nothing but pieces of standing matter."""
    return not any(map(str.isalnum, _PIECE.sub(" ", text)))


def is_weather(text: str) -> bool:
    """Tell whether a line is a day's weather in a few words: 晴到多云 偏东风3-4级 15～24℃."""
    if len(text) > _LONGEST_FORECAST or (_DEGREES.isdisjoint(text) and not text.startswith(_FORECASTS)):
        return False
    return _WEATHER.fullmatch(text) is not None
