"""Where stories end and what is set between them: forecasts, lines that stop dead, poems of parts, who signs a notice."""

import pytest

from reader.core.records import Kind
from tests.core.sources.pages import parsed, titled

_DATE = "2019年5月21日 星期二\n\n青渚日报\n\n"
_STORY = (
    "石桥镇新修村道八公里\n\n"
    "本报讯(记者 柳望舒)5月18日,石桥镇八公里村道全部铺完,沿线六个村的村民再也不用踩着泥水出门。"
    "镇里还在路边装了一百二十盏路灯,栽下三千棵栾树。\n\n"
)
_NEXT = (
    "\n\n图书馆添了夜读室\n\n"
    "本报讯(通讯员 尤南枝)5月19日起,县图书馆的夜读室开到晚上十点,五十个座位每天都坐得满满当当,"
    "读者带一张身份证就能进门。\n"
)


@pytest.mark.parametrize(
    "forecast",
    [
        "天气预报：今晚到明天阴天转多云，东北风2到3级，气温9到17℃。",
        "青渚天气 今天夜间到明天:多云转阴,局部有小雨,南风3到4级,15℃~26℃",
        "【今日天气】晴转多云，偏北风3级，最高气温28度",
        "气象信息：未来三天以晴为主，微风，昼夜温差大。",
    ],
)
def test_a_forecast_between_stories_is_of_neither(forecast: str) -> None:
    page = parsed(_DATE + _STORY + forecast + _NEXT)
    assert [article.title for article in page.articles] == ["石桥镇新修村道八公里", "图书馆添了夜读室"]
    assert [left.text for left in page.leftovers] == [forecast]


def test_a_forecast_of_two_printed_lines_is_of_neither_story() -> None:
    rows = [
        "石桥镇新修村道八公里",
        "",
        "\u3000\u3000本报讯(记者 柳望舒)5月18日,石桥镇",
        "八公里村道全部铺完,沿线六个村的村民再也",
        "不用踩着泥水出门。镇里还在路边装了一百二",
        "十盏路灯,栽下三千棵栾树,雨天也好走。村",
        "民们说,过去卖一筐菜要走半天的山路,如今",
        "车子开到了地头,",
        "",
        "青渚天气 今天夜间到明天:多云转阴,局部",
        "有小雨,南风3到4级,15℃~26℃",
        "",
        "图书馆添了夜读室",
        "",
        "\u3000\u3000本报讯(通讯员 尤南枝)5月19日起,县",
        "图书馆的夜读室开到晚上十点,五十个座位每",
        "天都坐得满满当当,读者带一张身份证就能进",
        "门。",
    ]
    page = parsed(_DATE + "\n".join(rows))
    assert [article.title for article in page.articles] == ["石桥镇新修村道八公里", "图书馆添了夜读室"]
    assert page.articles[0].paragraphs[-1].endswith("开到了地头,")
    assert [left.lines for left in page.leftovers] == [(14, 15)]


@pytest.mark.parametrize(
    "opening",
    [
        "天气预报说晴天还有三天，气温要升到30℃，可村里的抽水机一刻也没有停过。",
        "天气一天比一天热，最高气温到了35℃，南风一吹，麦子三两天就黄透了。",
    ],
)
def test_a_story_about_the_weather_keeps_its_words(opening: str) -> None:
    page = parsed(_DATE + _STORY + opening + _NEXT)
    assert page.articles[0].paragraphs[-1] == opening
    assert page.leftovers == ()


def test_a_forecast_under_a_headline_of_its_own_is_an_article() -> None:
    page = parsed(
        _DATE + _STORY + "天气预报\n\n今天白天多云，东北风2到3级，最高气温26℃；夜间阴有中雨，最低气温19℃。"
    )
    assert titled(page, "天气预报").paragraphs[0].startswith("今天白天多云")


def test_words_left_of_a_sentence_over_the_next_headline_are_no_kicker() -> None:
    tail = "铺路剩下的沥青用来修补六个村的晒谷场"
    page = parsed(
        f"{_DATE}{_STORY}沿线六个村的村民说,出门卖菜方便多了,晒谷场也要修补,镇里已经答应下来,"
        f"\n\n{tail}\n\n老井\n\n□ 石砚秋\n\n"
        "巷子深处有一口井,井沿上的绳痕一道压着一道,像是老人额上的皱纹。小时候天一亮就听见水桶碰着井壁。\n"
    )
    assert page.articles[0].paragraphs[-1].endswith(f"镇里已经答应下来,{tail}")
    assert page.articles[1].title == "老井"
    assert page.articles[1].kicker is None


@pytest.mark.parametrize("rows", [("霜降", "立冬"), ("一把镰刀", "门前的石磨")])
def test_the_first_of_several_poems_keeps_its_heading(rows: tuple[str, str]) -> None:
    stanza = "谷子低下了头\n镰刀亮了一夜\n风从田埂上走过\n把一年的话说完"
    other = "火塘烧得正旺\n水壶轻轻地唱\n一只猫在打盹\n一盏灯等着门响"
    page = parsed(
        f"{_DATE}{_STORY}乡间(组诗)\n\n■ 柳 望 舒\n\n{rows[0]}\n\n{stanza}\n\n{rows[1]}\n\n{other}\n{_NEXT}"
    )
    poem = titled(page, "乡间(组诗)")
    assert poem.paragraphs == (rows[0], *stanza.split("\n"), rows[1], *other.split("\n"))


@pytest.mark.parametrize("below", ["距省级文明城市测评还有26天\n", ""])
def test_a_body_signs_the_notice_above_it(below: str) -> None:
    points = (
        "1.青A1**7小型轿车在盲道上停放;",
        "2.文化路一家烧烤店占道经营;",
        "3.锦绣小区二单元楼道堆放旧家具。",
    )
    page = parsed(
        f"{_DATE}{_STORY}不文明行为曝光台\n\n5月14日至16日,县里巡查发现以下不文明行为,现予以曝光,望有关单位引以为戒:\n\n"
        + "\n\n".join(points)
        + "\n\n青渚县文明创建办公室\n\n"
        + below
    )
    notice = titled(page, "不文明行为曝光台")
    assert notice.paragraphs[1:] == (*points, "青渚县文明创建办公室")
    assert [article.kind for article in page.articles[2:]] == [Kind.PROMO] * bool(below)


@pytest.mark.parametrize(
    ("signed", "people"),
    [
        ("(县残联 赵庆国)", ("赵庆国",)),
        ("(县妇联 尤南枝)", ("尤南枝",)),
        ("(亓涛 靖国安)", ("亓涛", "靖国安")),
        ("(县气象台 石砚秋)", ("石砚秋",)),
    ],
)
def test_short_news_is_signed_by_people_of_any_body(signed: str, people: tuple[str, ...]) -> None:
    page = parsed(
        f"{_DATE}{_STORY}部门快讯\n\n▲5月17日,县里在北街为三十八名老人免费验配助听器,价值十九万元。{signed}\n\n"
        "▲县里对二十三处重点工程逐一督导,目前已竣工十五处,其余六月十日前全部投运。(柳望舒)\n"
    )
    assert page.articles[1].reporters == people


@pytest.mark.parametrize("unit", ["青渚二中高二(7)班", "南街小学五年级（2）班"])
def test_a_pupils_class_may_have_its_number_in_brackets(unit: str) -> None:
    page = parsed(
        f"{_DATE}{_STORY}重读《背影》\n\n{unit} 仉雨桐\n\n初一的时候学《背影》,我只觉得那个爬月台的父亲有点笨。\n"
    )
    essay = titled(page, "重读《背影》")
    assert essay.reporters == ("仉雨桐",)


def test_two_hanzi_that_a_paragraph_stops_dead_with_stay_in_it() -> None:
    page = parsed(
        f"{_DATE}抗旱会议召开\n\n本报讯(记者 柳望舒)5月18日,全县抗旱会议召开。截至当日,受旱农作物三万亩,其中\n\n重旱\n\n"
        "柳长河指出,当前水稻正处于孕穗的关键时期,旱情发展正在与我们赛跑,要算清水账、算细水账,统筹用好每一方水。\n"
    )
    assert page.leftovers == ()
    assert page.articles[0].paragraphs[0].endswith("其中重旱")
    assert page.articles[0].paragraphs[1].startswith("柳长河指出")


def test_a_word_that_strayed_into_a_sentence_stays_out_of_it() -> None:
    page = parsed(
        f"{_DATE}抗旱会议召开\n\n本报讯(记者 柳望舒)5月18日,全县抗旱会议召开。截至当日,受旱农作物三万亩,要列出计划、\n\n动员\n\n"
        "限期完成浇灌,当前水稻正处于孕穗的关键时期,旱情发展正在与我们赛跑,要统筹用好每一方水。\n"
    )
    assert [left.text for left in page.leftovers] == ["动员"]


def test_each_notice_of_one_line_is_a_paragraph_on_a_page_of_printed_lines() -> None:
    rows = [
        "石桥镇新修村道八公里",
        "",
        "\u3000\u3000本报讯(记者 柳望舒)5月18日,石桥镇",
        "八公里村道全部铺完,沿线六个村的村民再也",
        "不用踩着泥水出门。镇里还在路边装了一百二",
        "十盏路灯,栽下三千棵栾树,雨天也好走。村",
        "民们说,过去卖一筐菜要走半天的山路。",
        "\u3000\u3000如今车子开到了地头,菜贩子天不亮就",
        "来收,价钱比从前高出两成,家家户户都盘算",
        "着明年多种几亩。",
        "",
        "遗失声明",
        "",
        "青渚县鑫旺石材加工厂遗失公章一枚,编号3713280012096,声明作废。",
        "",
        "公茂臣遗失道路运输从业资格证,证号371328197206150415,声明作废。",
    ]
    page = parsed(_DATE + "\n".join(rows))
    assert len(titled(page, "遗失声明").paragraphs) == 2


_ROWS = (
    "镇里请来老师傅现场讲课十",
    "一场推广配方施肥和生草栽",
    "培等新技术建起三处冷链物",
    "流中心并与两家电商签订了",
)


def test_a_first_line_with_a_hanging_stop_begins_a_paragraph() -> None:
    page = parsed(
        f"{_DATE}老宅闹了半年 分家坐到一桌\n\n本报讯(记者柳望舒)一个多 {' '.join(_ROWS)} 兄妹四个终于坐到了一起,\n\n"
        f"大家坐到了一张桌子上吃饭。\n\n柳长河是一名退休教师。 {' '.join(_ROWS)} 合同。\n{_NEXT}"
    )
    assert [text[:5] for text in titled(page, "老宅闹了半年 分家坐到一桌").paragraphs] == [
        "本报讯(记",
        "柳长河是一",
    ]


@pytest.mark.parametrize("tail", ["播、种足种", "保、应收尽收"])
def test_a_few_words_before_a_speech_end_the_text_above(tail: str) -> None:
    page = parsed(
        f"{_DATE}全县抗旱春耕现场会召开\n\n本报讯(记者柳望舒)5月1 {' '.join(_ROWS)} 确保全县三万亩玉米应播尽\n\n{tail}\n\n"
        f"柳长河强调,要坚决守 {' '.join(_ROWS)} 合同。\n{_NEXT}"
    )
    first, second = titled(page, "全县抗旱春耕现场会召开").paragraphs
    assert first.endswith(f"应播尽{tail}")
    assert second.startswith("柳长河强调")
