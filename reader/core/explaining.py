"""Why a line of a page became what it became, in English: the parser gives its reasons in Chinese, as data."""

from __future__ import annotations

from typing import Final

from reader.core.errors import Language

BESIDE: Final = (",与其他标题行同在一处", ", in one place with other lines of the headline")
"""What a reason may end with."""

REASONS: Final[dict[str, str]] = {
    # masthead
    "报名": "name of the newspaper",
    "报名,分作两行": "name of the newspaper, on two lines",
    "报名,又印在版面中间": "name of the newspaper, printed again in the middle of the page",
    "外文报名": "name of the newspaper in another language",
    "报头说明": "explanatory line of the masthead",
    "出版日期": "date of publication",
    "出版日期的一部分": "part of the date of publication",
    "星期或农历": "weekday or lunar date",
    "期号或版数": "issue number or number of pages",
    "版次": "page number",
    "版名": "name of the page",
    "主办、主管、承办或出版单位": "publisher, sponsor or supervising office",
    "责任编辑等": "editors and the like",
    "网址": "web address",
    "网站或公众号名称": "name of a site or public account",
    "本报或本地的网站、客户端或公众号": "site, app or account of the newspaper or its town",
    "电子邮箱": "e-mail address",
    "电话号码": "telephone number",
    "热线电话": "hotline",
    # headlines
    "标题": "headline",
    "主标题": "headline",
    "引题": "kicker",
    "副题": "subtitle",
    "正文的第一个小标题,不是副题": "the first subhead of the text, no subtitle",
    "正文里的小标题,不另立文章": "subhead within the text, no article of its own",
    "插在别的文章中间、自带标题的短文": "short piece with its own headline, set into another article",
    # columns
    "栏目名": "name of a column",
    "栏目名,排在所属文章之后": "name of a column, behind its article",
    "栏目名,排在标题之下": "name of a column, below the headline",
    "栏目名,与标题同在一行": "name of a column, on one line with the headline",
    "栏目名:下面的标题只剩残片": "name of a column: of the headline below it only scraps are left",
    "栏目名,本版都排在所属文章之后": "name of a column; on this page they all stand behind their articles",
    "栏目名:文章没有别的标题,这个短词不是标题": "name of a column: no other headline there, and so short a text is none",
    "栏目名:标题上方的短词": "name of a column: short text above a headline",
    "栏目名:文章之后、版面末尾的短词": "name of a column: short text behind an article, at the page's end",
    "标题上方的短词,文章已另有栏目名": "short text above a headline; the article has another column",
    "短新闻栏题上方的短词": "short text above the heading of briefs",
    # text
    "以“本报讯”一类开头,新文章的第一段": "begins as reports do (本报讯): first paragraph of a new article",
    "标题之下的第一段": "first paragraph below a headline",
    "前面没有标题,从这里另起一篇": "no headline before it: a new article begins here",
    "前面没有标题,文末另有作者署名,从这里另起一篇": "no headline before it, but other authors named at the end: a new article",
    "紧跟作者署名,新文章的第一段": "directly behind a byline: first paragraph of a new article",
    "上一段已完,另起一段": "the paragraph above is complete: a new one",
    "上一行未完,接着排": "goes on with the line above",
    "短新闻,一条一篇": "brief, an article each",
    "短新闻的栏题": "heading of briefs",
    "栏题,下面没有短新闻": "heading of briefs with none below",
    "栏题,下面没有文字": "label of a box with no text below",
    "栏目名:排在文章旁边的补充内容": "column label: what is set beside a story",
    "编者按": "editor's note",
    "插在别的文章中间的短文": "short piece set into another article",
    "插在段落中间,不属于这段话": "set into a paragraph that it does not belong to",
    "看不出版面结构,逐行保留": "no structure of a page to be seen: kept line by line",
    "JSON Lines 记录": "record in JSON Lines",
    # bylines, pictures
    "作者署名": "byline",
    "单独一行的作者署名": "byline on a line of its own",
    "文末的作者署名": "byline at the end of the text",
    "署名,找不到所属的文章": "byline whose article cannot be told",
    "图片说明": "caption",
    "图片说明和图片作者": "caption and picture credit",
    "图片说明:文中只此一行短句,文末有图片作者": "caption: the only short line in the text, a picture credit ends it",
    "图片说明:文中单独一行,写文中人正在做什么": "caption: a line by itself shows somebody of the story at something",
    "图片说明:文末一句写画面的话,署名里有图片作者": (
        "caption: a sentence about the picture ends the text, and the byline has a picture credit"
    ),
    "图片说明:下有图片作者,说的是另一件事": "caption: a picture credit below, and about something else",
    "插在段落中间的图片说明": "caption set into a paragraph",
    "没有署名的图片说明,与前后文章无关": "caption without a credit, about none of the articles beside it",
    "图片说明:插在一句话中间,上下文合为一句,写的是画面里的人和事": "caption: set into a sentence that goes on below it",
    "图片说明:一组图片,几条说明排在短文与作者之间": "caption: one of a row between a short text and who made it",
    "图片作者": "picture credit",
    # jumps, guides
    "单独一行的转版标记": "jump line",
    "转版标记,找不到所属的文章": "jump line whose article cannot be told",
    "转版标记,所属的文章已另有一个": "jump line; its article has another one",
    "导读条目的标题": "headline in the guide to the issue",
    "导读栏题或版次": "heading or page number in the guide to the issue",
    "导读栏题,下面没有条目": "heading of a guide to the issue with nothing below",
    "版次提示,没有对应的标题": "page reference without a headline that goes with it",
    # slogans, remains
    "下面没有正文的标语": "slogan without a text below",
    "图片上方的标语,下面没有正文": "slogan above a picture, without a text below",
    "报头上方的短句,与报头下面的标题不相连": "short line above the masthead, not part of the headline below it",
    "标题上方的标语,与正文没有共同的词": "slogan above a headline, with no word in common with the text",
    "文章末尾断开处之下的标语,与正文没有共同的词": "slogan where a text breaks off, with no word in common with it",
    "倒计时一类的固定标语": "standing slogan such as a countdown",
    "开奖、限行、行情一类的固定信息,不属于上下的文章": "draws, prices and the like, of neither article beside them",
    "栏题下的数字:开奖、行情、天气一类": "figures under a standing heading: draws, prices, weather",
    "数字上方的栏题": "standing heading above figures",
    "报社或版面的固定信息,不属于上下的文章": "standing line of the newspaper or its page, of neither article beside it",
    "公益标语,不属于上下的文章": "public slogan, of neither article beside it",
    "天气预报,不属于上下的文章": "weather forecast, of neither the article above nor the one below",
    "竖排标题的残片,字序已乱": "remains of a vertical headline, characters out of order",
    "孤立的单字,不成词句": "single characters that make no words",
    "孤立的数字,看不出属于哪一篇": "a number by itself; which story it belongs to does not show",
    "孤立的短词,看不出属于哪一篇": "a word by itself; which story it belongs to does not show",
    "只有符号,没有文字": "signs only, no text",
    "广告的标记,版面上没有广告的文字": "label of an advertisement; the page holds no text of one",
}
"""English by the parser's reasons."""


def reason_in(language: Language, why: str) -> str:
    """Return a reason of the parser in a language; one that has no English yet stays as it is."""
    if language is Language.CHINESE:
        return why
    plain, beside = why.removesuffix(BESIDE[0]), why.endswith(BESIDE[0])
    english = REASONS.get(plain)
    return why if english is None else english + (BESIDE[1] if beside else "")
