"""Where stories end and what is set between them: forecasts, lines that stop dead, poems of parts, who signs a notice."""

import pytest

from reader.core.records import Article, Kind, ParsedPage, SourceInfo
from reader.core.sources import Profiles, parse_text

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


def _parse(text: str) -> ParsedPage:
    return parse_text(text, SourceInfo("页.txt", "0" * 64, "utf-8", 1), Profiles())


def _titled(page: ParsedPage, title: str) -> Article:
    (article,) = [each for each in page.articles if each.title == title]
    return article


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
    page = _parse(_DATE + _STORY + forecast + _NEXT)
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
    page = _parse(_DATE + "\n".join(rows))
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
    page = _parse(_DATE + _STORY + opening + _NEXT)
    assert page.articles[0].paragraphs[-1] == opening
    assert page.leftovers == ()


def test_a_forecast_under_a_headline_of_its_own_is_an_article() -> None:
    page = _parse(
        _DATE + _STORY + "天气预报\n\n今天白天多云，东北风2到3级，最高气温26℃；夜间阴有中雨，最低气温19℃。"
    )
    assert _titled(page, "天气预报").paragraphs[0].startswith("今天白天多云")


def test_words_left_of_a_sentence_over_the_next_headline_are_no_kicker() -> None:
    tail = "铺路剩下的沥青用来修补六个村的晒谷场"
    page = _parse(
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
    page = _parse(
        f"{_DATE}{_STORY}乡间(组诗)\n\n■ 柳 望 舒\n\n{rows[0]}\n\n{stanza}\n\n{rows[1]}\n\n{other}\n{_NEXT}"
    )
    poem = _titled(page, "乡间(组诗)")
    assert poem.paragraphs == (rows[0], *stanza.split("\n"), rows[1], *other.split("\n"))


@pytest.mark.parametrize("below", ["距省级文明城市测评还有26天\n", ""])
def test_a_body_signs_the_notice_above_it(below: str) -> None:
    points = (
        "1.青A1**7小型轿车在盲道上停放;",
        "2.文化路一家烧烤店占道经营;",
        "3.锦绣小区二单元楼道堆放旧家具。",
    )
    page = _parse(
        f"{_DATE}{_STORY}不文明行为曝光台\n\n5月14日至16日,县里巡查发现以下不文明行为,现予以曝光,望有关单位引以为戒:\n\n"
        + "\n\n".join(points)
        + "\n\n青渚县文明创建办公室\n\n"
        + below
    )
    notice = _titled(page, "不文明行为曝光台")
    assert notice.paragraphs[1:] == (*points, "青渚县文明创建办公室")
    assert [article.kind for article in page.articles[2:]] == [Kind.PROMO] * bool(below)
