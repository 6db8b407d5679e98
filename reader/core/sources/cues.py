"""Cues: what lines look like that are headlines, notices, labels, captions, and no sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources.lines import BLANKS, Line, bare, is_han
from reader.core.sources.names import begins_with_surname
from reader.core.sources.openings import ITEM_STARTS


def _words(text: str) -> tuple[str, ...]:
    """Return words that are set in a row, so that a line's end can be looked up among them."""
    return tuple(text.split())


_ATTENDANCE: Final = re.compile(r"[省市县区州旗]领导[^,，。]{2,40}(?:参加|出席|陪同)[^,，。]{0,10}。")
"""Who attended, said in a paragraph of its own."""
_NUMBERED: Final = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节条、]|\d{1,2}[、.．](?!\d)|[①-⑳]|【[^】]{2,24}】$|[●◆■▲★◎▶►◇□]\s*\S)"
)
_FIRST_SECTION: Final = re.compile(r"(?:一、|[(（]一[)）]|第一[章节条部])[^,，。；;]{2,20}$")
_HEAD_ENDS: Final = _words(
    "召开 举行 举办 启动 开幕 闭幕 揭牌 开工 竣工 投用 开放 签约 落地 成立 发布 出炉 亮相 上线 开业 开园 调研 检查 督查 督导 "
    "考察 走访 慰问 座谈 会见 出席 参加 主持 讲话 强调 指出 要求 活动 会议 工作 精神 报告 建设 发展 步伐 新篇章 新姿 样板 标杆 "
    "模式 排头兵 名区 硬仗 行动 民心 幸福 答卷 公告 通告 启事 倡议书"
)
_HEAD_LAST: Final = frozenset(word[-1] for word in _HEAD_ENDS)
_QUOTED_END: Final = re.compile("“[^”]+”$")
_SPEAKER_END: Final = re.compile(r"(?:[上中时]|期间)(?:强调|指出|要求|表示|提出)$")
_SPEAKER_LAST: Final = frozenset("调出求示")
_SLOGAN: Final = re.compile(
    r"倒计时\s*\d+\s*天|距[^，。]{2,20}还有\s*\d+\s*天|^\s*距离?[^，。]{2,20}\d+\s*天$"
)
_BARE_COUNTDOWN: Final = re.compile(r"倒计时\d+天")
_OCCASION: Final = re.compile(
    r"[\u4e00-\u9fff\d“”·]{3,18}(?:节|运动会|博览会|大会|峰会|盛会|开幕|周年|庆典|马拉松|[中高]考|进博会|世博会)"
)
_HOUSE: Final = re.compile(
    r"^(?:请|欢迎)?(?:扫码|扫一扫|扫描[^，,。]{0,8}二维码|长按[^，,。]{0,6}二维码|关注)[^，,。]{0,16}(?:公众号|微信|微博|客户端|视频号|抖音)"
    r"|^[^。]{2,40}[。！](?:[^。]{2,40}[，,])?欢迎(?:您|广大读者|读者)?(?:来稿|来信|赐稿|投稿|订阅)[^。]{0,12}[。！]?$"
    r"|^(?:如果)?[您你](?:的)?(?:身边|发现|遇到)?[^。]{0,24}请(?:拨打|致电)本报"
)
_HOUSE_STARTS: Final = frozenset("请扫长关如您你")
"""What such a line begins with, unless it says that readers are welcome to write (欢迎)."""
_SUBSCRIPTION: Final = re.compile(
    r"(?:(?:稿约|征稿(?:启事)?|约稿(?:启事)?|投稿须知)[:：]|(?:本报|本刊|本版)(?:长期)?(?:欢迎|征集)[^，,。]{0,16}(?:稿|作品|散文|诗歌)|(?:本报|本刊)(?:各类)?(?:公告|广告|声明|启事|分类)[^，,。]{0,16}(?:受理|刊登|办理|收取)|(?:欢迎)?(?:订阅|征订|订购)[^，,。]{0,4}《|(?:亲爱的|尊敬的|广大)?读者(?:朋友)?们?[,，：:!！].{0,24}(?:征订|订阅)|(?:\d{4}年)?(?:度)?(?:本报|本刊|《[^》]{2,12}》)\d{0,4}年?度?(?:的)?(?:征订|订阅|发行征订))"
)
_SUBSCRIBES: Final = re.compile(
    r"(?:本报|本刊|《[^》]{2,12}》|^[\u4e00-\u9fff]{2,6}报)(?:\d{4}年?度?|明年|新年度)?(?:报刊)?的?(?:征订|订阅|发行)"
)
_SUBSCRIPTION_STARTS: Final = frozenset("稿征约投本欢订亲尊广读度《")
"""What such a call begins with, a year aside."""
_OWN_SERVICE: Final = re.compile(
    "(?:本报|本刊|[\u4e00-\u9fff]{2,6}?(?:报|新闻|发布|融媒体?))(?:官方|[\u4e00-\u9fff]{0,8}?)"
    "(?:公众号|微信|客户端|微博|视频号|抖音号|平台|小程序|APP|App|商城)"
)
_APPEALS: Final = re.compile(
    "扫(?:描[^，,。]{0,6}码|码|一扫)|长按|首单|立减|一键|拨打[\\d-]{5}|[，,。；;！!:：](?:欢迎|敬请|请|立即|快来)"
    "|下载[^，,。]{0,10}(?:客户端|APP|App|小程序)|(?:订阅|关注|下载)[！!。]"
)
_REPORTED: Final = re.compile("[日月]前|近日|昨[日天]|[今去]年|\\d{1,2}[月日]|记者|通讯员|获悉")
"""What tells of something that happened, so that it is no advertisement."""
_OFFER: Final = 160
"""How many characters such an advertisement has at most."""
_APPENDED: Final = re.compile(
    r"^[■●◆▲◎□○◇★▶【\[]?\s*(?:(?:记者|后续)?追踪|(?:相关|新闻|背景|知识|延伸)(?:链接|阅读|背景|新闻|提示)|链接|(?:记者|采访)手记|(?:编辑|专家|网友)[点评热说]{1,2}[议评说]?|(?:律师|法官|民警|交警)(?:说法|提醒|提示)|"
    r"(?:专家|医生|名医|记者)(?:观点|提醒|建议|支招|点评|说法|解读)|温馨提示|名词解释|小贴士|回应)\s*[】\]]?[:：]?$"
)
_NOTE: Final = re.compile(
    r"^[【\[(（]?\s*(?:编者按|编者的话|编者寄语|编后语?|开栏的话|开栏语|编辑手记|编前语?|编者注)\s*(?:[】\])）]|[:：\s]|$)"
)
_NOTE_STARTS: Final = frozenset("【[(（ 编开")
_NOTICES: Final = _words(
    "公告 通告 启事 声明 讣告 公示 预告 招聘 招租 出租 通知 征稿 征文 征集令 倡议书 公开信 致歉信 慰问信 感谢信 贺信 稿约 更正 "
    "遗失 值班电话 服务电话 举报电话 监督电话 便民电话"
)
_WHOLE_NOTICES: Final = frozenset(_words("祝贺 鸣谢 寻人 寻物 寻亲 招领 认领 失物招领 拾物招领 寻物招领"))
"""Headings of notices that are such only by themselves."""
_OPEN_LETTER: Final = re.compile(
    "致(?:全[省市区县镇村校体]|广大|各位|尊敬的|亲爱的)[\u4e00-\u9fff]{0,10}(?:读者|作者|订户|用户|客户|市民|居民|村民|家长|同学|业主|职工|朋友|同胞)们?(?:朋友们?)?(?:的一封(?:公开)?信)?"
)
"""The heading of a letter to all, which is a notice: 致全区广大读者."""
_NOTICE_LAST: Final = frozenset((*(word[-1] for word in _NOTICES), *BLANKS))
"""What such a headline, or the blanks behind it, ends with."""
_SCENE: Final = re.compile(
    r"^(?:(?:近日|昨日|昨天|日前|连日来)[,，])?[^,，。：:“”！？]{1,16}(?:正在|(?:们|员|者|民|人|生|师|工|客|众|友|手|童|警|兵|农|匠|娃|代表|干部)(?:正|一起|集中)?在)"
    r"(?!全国|全省|全市|全县|全区)(?:[^,，。：:“”！？]|“[^”，。]{2,10}”){4,24}(?<!召开)(?<!举行)(?<!强调)(?<!指出)(?<!要求)(?<!夺冠)(?<!获奖)。?$"
)
_SALUTATION: Final = re.compile(
    r"^(?:尊敬的|亲爱的|敬爱的)?[\u4e00-\u9fff、]{0,12}(?:同志|编辑|编辑部|报社|记者|主编|栏目组?|老师|医生|大夫|律师|法官|朋友|读者|市民|居民|家长|同学|代表|委员|先生|女士|书记|乡亲|父老乡亲|单位|企业|职工|员工|你|您)们?[:：]$"
)
_PARTICULAR: Final = re.compile(
    r"^(?:\d{1,2}[.．、]|[(（]?[一二三四五六七八九十]{1,2}[)）、])?[\u4e00-\u9fff]{0,4}(?:电话|热线|地址|联系人|邮编|时间|地点|传真|网址|邮箱|日期|对象|费用|价格|方式|办法|单位|主办|承办|协办|出版|公众号|作者|出版社|定价|书号)\s*[:：]"
)
_DIRECTORY: Final = re.compile(
    r"[\u4e00-\u9fff()（）]{2,16}\s*[:：]\s*(?:\d{3,4}\s?[-—－]\s?)?\d{5,11}(?:[、,，/ ]\d{5,11})*"
)
"""Whose telephone number it is, and the number: 市救灾办:0571-…."""
_ANNOUNCED: Final = re.compile("(?:如下|名单|分别[是为有]|包括|以下.{0,4}|下列.{0,4})[:：]$")
_NUMBER_LAST: Final = re.compile(
    r"(?:电话|热线|手机|传真)(?:号码)?\s*[:：]?\s*[\d()（）—－、,，;；/\s-]{7,}$"
)
_ORDINAL: Final = re.compile(r"[(（]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]")
"""The number of a section, which no remark is."""
_TAGGED: Final = re.compile(r"[【〖\[](?!本报|本刊|记者|本報|特)[\u4e00-\u9fff]{2,5}[】〗\]]\s*[^\s】]")
_HEADED: Final = re.compile(
    r"[【〖\[](?!本报|本刊|记者|本報|特)[\u4e00-\u9fff\dA-Za-z“”·、]{6,20}[】〗\]]\s*[^\s】]"
)
_BRIEF_ENDING: Final = re.compile(
    r"^[\u4e00-\u9fff]{0,6}(?:[简短快医商会书文科政]讯|短波|简报|速递|集纳|集锦|速览|拾零|点击|资讯|动态|要闻|快报|(?:短|微|简明)新闻|速读|活动预告)$"
)
_BRIEF_LAST: Final = frozenset("讯波报递纳锦览零击态闻读告")
_BRIEF_LABELS: Final = frozenset(
    _words("简讯 短讯 快讯 短波 简报 一句话新闻 要闻简报 新闻速递 速递 速读 短新闻 集纳 新闻集锦")
)
_PICTURE_LABELS: Final = frozenset(
    _words("图片新闻 新闻图片 图片报道 图片故事 摄影报道 镜头 看图说话 今日影像 影像")
)
_SHORT_LABEL: Final = re.compile(r"^[\u4e00-\u9fff·]{2,7}$")
_WORD_LABELS: Final = frozenset(
    _words(
        "人物 往事 百味 茶座 随笔 杂谈 时评 短评 言论 快评 情感 生活 故事 诗歌 散文 小说 杂文 诗词 书评 影评 美食 健康 文苑 聚焦 "
        "关注 追踪 调查 访谈 特稿 连载 论坛 观点 热点 视点 焦点 看点 亮点 民生 城事 乡情 乡土 乡愁 亲情 史话 掌故 讲堂 信箱 图说 "
        "光影 影像 风采 榜样 先锋 纪实 记事 札记 走笔 心语 感悟 人生 读书 悦读 书香 家园 百姓 校园 青春 夕阳 记忆 风物 艺苑 文史 "
        "创业 法治"
    )
)
_GENRES: Final = frozenset(
    _words("小小说 微型小说 微小说 短篇小说 小说 散文 散文诗 诗歌 诗词 杂文 随笔 童话 寓言 民间故事")
)
_GENRE_PREFIX: Final = 2
_LETTERS: Final = re.compile("(?:读者|百姓|群众|市民|居民|村民)(?:来信|来论|信箱|之声|心声|来电)")
_HEADS_BRIEFS: Final = re.compile(r"^[\u4e00-\u9fff·]{2,6}$")
LABEL: Final = 16
"""How many hanzi a column label has at most."""
_LABEL_ENDS: Final = _words(
    "进行时 专栏 直通车 茶座 讲堂 见闻 手记 特别报道 专题报道 连续报道 跟踪报道 追踪报道 深度报道 专题 系列报道 "
    "系列提醒 系列访谈 系列评论 系列谈 一线 在行动 风采 看点 视点 速递 聚焦 关注 传真 纪实 话题 论坛 广角 热线 "
    "之窗 行动派 扫描 访谈 人物 故事 调查 时评 短评 观察 大家谈 来信 信箱 连载 追踪 问答 特稿 专稿 声音 记忆 走笔 "
    "随笔 札记 掌故 往事 风物 风情 骄子 榜样 先锋 之星 驿站 园地 史话 夜话 回音壁 走基层 新春走基层 三服务 在基层 "
    "办实事 善举 好人 追梦人 百态 万象"
)
_LABEL_LAST: Final = frozenset(word[-1] for word in _LABEL_ENDS)
_LABEL_SHAPE: Final = re.compile(
    r"^最美[\u4e00-\u9fff]{2,5}$|^[^·，。]{2,12}·[^·，。]{2,8}$|奋进新征程.*$|(?:学习贯彻|贯彻落实|深入学习).{2,14}精神$"
)
_TOLD_STARTS: Final = ITEM_STARTS | {"最", "致"}
_DOTTED_LABEL: Final = re.compile("[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{2,4}){2,3}")
"""Three words or four of about one length, as labels are made of: 家风·家教·家训."""
_TOLD_LAST: Final = _NOTICE_LAST | _LABEL_LAST | _BRIEF_LAST | {"神"}
"""What a line without marks begins or ends with that may be an item, a notice's headline or a column's label."""
_BRACKETED_LABEL: Final = re.compile(
    r"^[【〖\[［]\s*[^】〗\]］]{2,16}\s*[】〗\]］]$|^[●◆■▲★◎◇□▎|｜]\s*[^，。,]{2,10}$"
)
_ROLE_WORDS: Final = re.compile("记者|通讯员|摄影|主办|承办|主管|出版")
_NO_WORD: Final = re.compile(r"\W")
_SCRAPS: Final = 6
"""Of how many scraps what is left of a headline with marks is made at least."""
_CAPTION: Final = re.compile(
    r"^[▲▼△▽↑↓←→◀▶◤◥▎●■◆□○①-⑨(（]*\s*(?:[上下左右本题大小主附]图|图\s*[①-⑨一二三四\d]?)\s*[)）]?\s*(?:为|是|：|:)|^(?:资料图片|资料照片|效果图|示意图)$"
    r"|^[▲▼△▽]\s*\S|^[◀◤◥←]\s*(?![上下紧]?[接转]|[上下]页|见)[\u4e00-\u9fff]"
)
_SHOWN: Final = 48
"""How many characters such a line has at most."""
_STANDING: Final = re.compile(
    "^[^，。、；：“”,:;]{2,12}[(（](?:[前后上下]排)?(?:左|右|中|居中)[一二三四五六七八九\\d]?[)）](?!$)"
)
"""Somebody and where the person stands on the picture, as captions begin: 某某(左二)…."""


def names_attendance(text: str) -> bool:
    """Tell whether a text is one sentence that says which leaders attended."""
    return len(text) <= 60 and text[-1:] == "。" and _ATTENDANCE.fullmatch(text) is not None


def is_tail_note(text: str) -> bool:
    """Tell whether a line is nothing but a remark in brackets, as stories end with: (作者系…), (未完待续), (原载…)."""
    return (
        text[0] in "(（"
        and text[-1] in ")）"
        and len(text) <= 60
        and not re.search(r"[()（）]", text[1:-1])
        and _ORDINAL.fullmatch(text) is None
    )


def ends_with_speaker(text: str) -> bool:
    """Tell whether a line ends as the kicker of a speech does: …会议上强调."""
    return text[-1:] in _SPEAKER_LAST and _SPEAKER_END.search(text) is not None


def begins_sections(text: str) -> bool:
    """Tell whether a short line numbers the first of a text's sections: 一、学校概况, 第一章 总则."""
    return _FIRST_SECTION.match(text) is not None


def is_numbered(text: str) -> bool:
    """Tell whether a short line is a numbered or bulleted heading."""
    return _NUMBERED.match(text) is not None


def ends_as_headline(text: str) -> bool:
    """Tell whether a text ends with a word that headlines like to end with."""
    last = text[-1:]
    if last == "”":
        return _QUOTED_END.search(text[-16:]) is not None
    return last in _HEAD_LAST and text.endswith(_HEAD_ENDS)


def is_countdown(text: str) -> bool:
    """Tell whether a line is a countdown (倒计时89天)."""
    return len(text) <= 40 and "天" in text and _SLOGAN.search(text) is not None


def is_countdowns_event(text: str) -> bool:
    """Tell whether a line only names an event, as stands below a countdown that does not: 第十一届国际花木节."""
    return _OCCASION.fullmatch(text) is not None


def is_bare_countdown(text: str) -> bool:
    """Tell whether a line is a countdown without the event: 倒计时27天."""
    return _BARE_COUNTDOWN.fullmatch(text) is not None


def is_house_notice(text: str) -> bool:
    """Tell whether a line asks readers to follow the newspaper's own channels: 扫码关注…公众号."""
    opening = text[:80]
    return (opening[:1] in _HOUSE_STARTS or "欢迎" in opening) and _HOUSE.match(opening) is not None


def is_appended(text: str) -> bool:
    """Tell whether a line is a standing heading of what is added to a story: 记者追踪, 相关链接."""
    return len(text) <= 10 and _APPENDED.search(text) is not None


def is_subscription(text: str) -> bool:
    """Tell whether a paragraph is the newspaper's own call to its readers: to subscribe, write or advertise.

    订阅《…》,…; 亲爱的读者,…征订…; 稿约:…; 本报公告、启事当天受理…. Or to use what else it offers: 某某日报微信公众号…,
    扫码关注.
    """
    opening = text[:24]
    named = "报" in opening or "发布" in opening or "新闻" in opening or "融媒" in opening
    if named and _OWN_SERVICE.match(bare(opening)) is not None:
        offer = bare(text[:_OFFER])
        return _APPEALS.search(offer) is not None and _REPORTED.search(offer) is None
    first = text[:1]
    if first not in _SUBSCRIPTION_STARTS and not first.isdecimal():
        return False
    return _SUBSCRIPTION.match(text[:60]) is not None


def is_editor_note(text: str) -> bool:
    """Tell whether a text is marked as the editors' own: 编者按, 开栏的话, …."""
    return text[:1] in _NOTE_STARTS and _NOTE.match(text) is not None


def is_ordinary(line: Line) -> bool:
    """Tell whether a line of words begins as no item of a list does, and ends as neither a notice nor a label does."""
    text = line.text
    return line.words and text[0] not in _TOLD_STARTS and text[-1] not in _TOLD_LAST and "征程" not in text


def calls_to_subscribe(title: str) -> bool:
    """Tell whether a headline is the newspaper's own call to subscribe to it: 本报2018年度征订开始啦."""
    return ("订" in title or "发行" in title) and _SUBSCRIBES.search(bare(title)) is not None


def is_forecast(title: str) -> bool:
    """Tell whether a headline is the standing one of a weather forecast."""
    return "天" in title and bare(title).endswith(("天气预报", "天气"))


def is_notice(title: str) -> bool:
    """Tell whether a headline announces a notice: 公告, 启事, …."""
    if title in _WHOLE_NOTICES:
        return True
    if title[:1] == "致" and _OPEN_LETTER.fullmatch(bare(title)) is not None:
        return True
    return title[-1:] in _NOTICE_LAST and bare(title).endswith(_NOTICES)


def is_tagged(text: str) -> bool:
    """Tell whether a text opens with a word in brackets that says what it is about: 【寻人】…."""
    return text[0] in "【〖[" and _TAGGED.match(text[:12]) is not None and not is_editor_note(text)


def is_headed_in_line(text: str) -> bool:
    """Tell whether a text opens with a headline in brackets: 【名师送教到乡村】…."""
    return text[0] in "【〖[" and _HEADED.match(text[:32]) is not None and not is_editor_note(text)


def is_brief_label(text: str) -> bool:
    """Tell whether a label stands over short news."""
    return text in _BRIEF_LABELS


def may_head_briefs(text: str) -> bool:
    """Tell whether a line can stand over a row of bulleted short news: one word of a few hanzi, not a headline."""
    return _HEADS_BRIEFS.match(text) is not None or heads_short_news(text)


def heads_short_news(text: str) -> bool:
    """Tell whether a label says itself that short news is below it: 医讯, 校园动态."""
    return may_be_brief_label(text) and _BRIEF_ENDING.match(text) is not None


def may_be_brief_label(text: str) -> bool:
    """Tell whether a line ends as every label of short news does."""
    return text[-1:] in _BRIEF_LAST


def is_salutation(text: str) -> bool:
    """Tell whether a line is the salutation of a letter: 编辑同志:."""
    return len(text) <= 20 and text[-1] in ":：" and _SALUTATION.match(text) is not None


def opens_letter(line: Line) -> bool:
    """Tell whether a line is the salutation of a letter, or a block of text whose first printed line is one."""
    return is_salutation(line.text) or (len(line.pieces) > 1 and is_salutation(line.pieces[0]))


def announces_list(text: str) -> bool:
    """Tell whether a line that ends with a colon announces a list: …名单如下:."""
    return text[-1] in ":：" and _ANNOUNCED.search(text[-8:]) is not None


def is_particular(text: str) -> bool:
    """Tell whether a line states one particular of a notice: 咨询电话:…, 地址:…."""
    if text[-1].isdigit() and _DIRECTORY.fullmatch(text) is not None:
        return True
    return ("：" in text[:9] or ":" in text[:9]) and _PARTICULAR.match(text) is not None


def ends_with_number(text: str) -> bool:
    """Tell whether a text ends with a telephone number, as notices may without a full stop."""
    return text[-1].isdigit() and _NUMBER_LAST.search(text[-40:]) is not None


def is_scene(text: str) -> bool:
    """Tell whether a line describes what people on a picture are doing: 志愿者在路口劝导行人."""
    return len(text) <= 40 and "在" in text and "了" not in text[:-2] and _SCENE.match(text) is not None


def is_short_label(text: str) -> bool:
    """Tell whether a line has the size of a column label: two to seven hanzi and nothing else."""
    return _SHORT_LABEL.match(text) is not None


def is_word_label(text: str) -> bool:
    """Tell whether a word of two hanzi is one that pages and their columns are commonly named with: 人物, 往事."""
    return text in _WORD_LABELS


def is_genre(text: str) -> bool:
    """Tell whether a line names a kind of writing, as supplements set it over a title: 小小说, 乡土散文."""
    return text in _GENRES or (len(text) > _GENRE_PREFIX + 1 and text[_GENRE_PREFIX:] in _GENRES)


def is_letters_label(text: str) -> bool:
    """Tell whether a word labels letters to the newspaper, wherever it stands: 读者来信."""
    return _LETTERS.fullmatch(text) is not None


def is_picture_label(text: str) -> bool:
    """Tell whether a line is a standing label over pictures: 图片新闻."""
    return text in _PICTURE_LABELS


def is_label_shaped(text: str) -> bool:
    """Tell whether a short line has the form of a column label rather than of a headline."""
    close = bare(text)
    if not 2 <= len(close) <= LABEL:
        return False
    if (close[-1] in _LABEL_LAST and close.endswith(_LABEL_ENDS)) or close in _BRIEF_LABELS:
        return True
    if ("·" in close or "精神" in close or "征程" in close or "最美" in close) and _LABEL_SHAPE.search(
        close
    ) is not None:
        return True
    if close.count("·") > 1 and _DOTTED_LABEL.fullmatch(close) is not None:
        sizes = [len(word) for word in close.split("·")]
        return max(sizes) - min(sizes) <= 1
    return not text[0].isalnum() and _BRACKETED_LABEL.match(text) is not None


def is_bracketed_label(text: str) -> bool:
    """Tell whether a line is a label set in brackets or behind a mark."""
    return _BRACKETED_LABEL.match(text) is not None


def is_caption_marked(text: str) -> bool:
    """Tell whether a line says itself that it describes a picture: 图为…, 上图:…, ▲…."""
    marked = _CAPTION.match(text[:20]) is not None
    if not marked and ("(" in text or "（" in text):
        marked = _shows_standing(text)
    return marked and not ("作废" in text or "声明" in text or "遗失" in text)


def _shows_standing(text: str) -> bool:
    """Tell whether a line is one sentence that begins with somebody and where the person stands: 某某(左)在指导徒弟."""
    return len(text) <= _SHOWN and "。" not in text[:-1] and _STANDING.match(text) is not None


def is_garbled(line: Line) -> bool:
    """Tell whether a line is what extraction leaves of a vertical headline: scraps of a character or a few."""
    pieces = line.pieces
    if len(pieces) < 4 or _ROLE_WORDS.search(line.joined):
        return False
    if any(mark in line.text for mark in "。，,；;()（）/／"):
        pieces = tuple(
            piece for piece in pieces if piece not in "，,：:、"
        )  # marks of the headline, torn off
        if len(pieces) < _SCRAPS or any(mark in piece for piece in pieces for mark in "。，,；;()（）/／"):
            return False
    sizes = [len(piece) for piece in pieces if any(map(is_han, piece))]
    if len(sizes) < 4 or sum(sizes) / len(sizes) > 3.2:
        return False
    lone = sum(size == 1 for size in sizes)
    if lone == len(sizes):
        return True
    named = sum(2 <= len(piece) <= 4 and begins_with_surname(piece) for piece in pieces)
    if named * 4 >= len(pieces) * 3 or _pairs_of_names(pieces):
        return False
    return lone * 5 >= len(sizes) or sum(sizes) / len(sizes) <= 2.6


def _pairs_of_names(pieces: Sequence[str]) -> bool:
    """Tell whether lone characters come in twos, as two-character names are laid out (王 伟 李 强)."""
    index = 0
    while index < len(pieces):
        if not begins_with_surname(pieces[index]):
            return False
        if len(pieces[index]) == 1:
            if index + 1 >= len(pieces) or len(pieces[index + 1]) > 2:
                return False
            index += 1
        index += 1
    return True


def bare_words(text: str) -> str:
    """Return a text without blanks and punctuation, at most 60 characters."""
    return _NO_WORD.sub("", text)[:60]
