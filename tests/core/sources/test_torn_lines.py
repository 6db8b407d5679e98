"""Lines torn from their text: what looks like a headline or a caption, and can only go on with the text beside it."""

import pytest

from reader.core.records import Kind
from tests.core.sources.pages import parsed, titled

_DATE = "2019年5月21日 星期二\n\n青渚日报\n\n"
_NEXT = (
    "\n\n图书馆添了夜读室\n\n"
    "本报讯(通讯员 尤南枝)5月19日起,县图书馆的夜读室开到晚上十点,五十个座位每天都坐得满满当当,"
    "读者带一张身份证就能进门。\n"
)


def _wrapped(text: str, size: int = 15) -> str:
    """Return a paragraph in printed lines."""
    return "\n".join(text[start : start + size] for start in range(0, len(text), size))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("今年县里计划改造旧小区3200", "户，惠及居民一万多人，工程预"),
        ("眼下茶厂每天收鲜叶约50", "吨，茶农的钱袋子鼓了起来，都"),
    ],
)
def test_a_number_at_a_lines_end_goes_on_with_its_unit(first: str, second: str) -> None:
    above = _wrapped(
        "本报讯（记者 柳望舒）石桥镇八公里村道全部铺完，沿线六个村的村民再也不用踩着泥水出门，镇里还在路边装了"
        "一百二十盏路灯，栽下三千棵栾树，雨天也好走，村民们说过去卖一筐菜要走半天的山路，如今车子开到了地头。"
    )
    below = _wrapped(
        "本报讯（通讯员 尤南枝）县图书馆的夜读室开到晚上十点，五十个座位每天都坐得满满当当，读者带一张身份证就能"
        "进门，周末还有人讲故事，孩子们早早就来占座，馆里又添了两排书架和一台借书机。"
    )
    page = parsed(
        f"{_DATE}石桥镇新修村道八公里\n\n{above}\n\n短讯\n\n日子换新颜\n\n{first}\n{second}\n说日子有了奔头。（苗禾）\n\n"
        f"图书馆添了夜读室\n\n{below}\n"
    )
    article = titled(page, "日子换新颜")
    assert article.subtitle is None
    assert "".join(article.paragraphs).startswith(first + second)


@pytest.mark.parametrize("matter", ["柳望舒就抓好春耕备耕工作", "柳望舒对做好河道清淤任务"])
def test_somebody_dealing_with_a_matter_is_no_caption_where_the_verb_is_below(matter: str) -> None:
    story = (
        "全县春耕现场会召开\n\n"
        "本报讯(记者 尤南枝)5月18日,全县春耕现场会召开,县长柳望舒到会。\n\n"
        "会上,柳望舒强调,要把每一块田都种好,把每一条沟都修好,让农民种上放心田\n\n"
        f"{matter}\n\n"
        "的落实提出了要求。各乡镇负责人参加会议。"
    )
    article = titled(parsed(_DATE + story + _NEXT), "全县春耕现场会召开")
    assert not article.caption
    assert f"{matter}的落实提出了要求。" in "".join(article.paragraphs)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("县交警大队提醒,进城的车辆一律走", "东环路绕行,不得占道,不得鸣笛"),
        ("县气象局表示,这场雨还要再下两天,", "各村要巡好水塘,看好堤坝"),
    ],
)
def test_what_a_body_says_behind_a_comma_is_no_headline(first: str, second: str) -> None:
    story = (
        "石桥镇新修村道八公里\n\n"
        "本报讯(记者 柳望舒)5月18日,石桥镇八公里村道全部铺完,沿线六个村的村民再也不用踩着泥水出门。\n\n"
        f"{first}\n\n{second}"
    )
    page = parsed(_DATE + story + _NEXT)
    assert [article.title for article in page.articles] == ["石桥镇新修村道八公里", "图书馆添了夜读室"]
    assert page.articles[0].paragraphs[-1] == first + second


@pytest.mark.parametrize(
    ("stop", "caption"),
    [
        (
            "截至18日晚,全部路面都已通车,没有一户村民误了农时",
            "5月20日,县剧团在北河滩广场演出《打金枝》,台下坐满了观众。",
        ),
        (
            "村里还请来邻县的老石匠砌起了护坡,雨再大也不怕,路两旁的排水沟也都疏通",
            "5月19日,小学生们在科技馆里观看机器人写字。",
        ),
    ],
)
def test_a_dated_text_over_its_credit_is_no_part_of_the_story_that_stops_dead(
    stop: str, caption: str
) -> None:
    story = (
        "石桥镇新修村道八公里\n\n"
        "本报讯(记者 柳望舒)5月18日,石桥镇八公里村道全部铺完,沿线六个村的村民再也不用踩着泥水出门。\n\n"
        "镇里还在路边装了一百二十盏路灯,栽下三千棵栾树。\n\n"
        f"{stop}\n\n{caption}\n\n尤南枝 摄"
    )
    page = parsed(_DATE + story + _NEXT)
    assert titled(page, "石桥镇新修村道八公里").paragraphs[-1] == stop
    assert [article.caption for article in page.articles if article.kind is Kind.PHOTO] == [caption]


@pytest.mark.parametrize(
    ("title", "caption"),
    [
        ("秋日晒场", "5月19日,石桥镇山坳里,老人把新收的辣椒摊在竹匾上"),
        ("河畔新绿", "5月20日清晨,市民在北河滩的步道上跑步"),
    ],
)
def test_a_titled_dated_line_over_a_credit_is_a_picture_though_its_stop_is_missing(
    title: str, caption: str
) -> None:
    story = (
        "石桥镇新修村道八公里\n\n"
        "本报讯(记者 柳望舒)5月18日,石桥镇八公里村道全部铺完,沿线六个村的村民再也不用踩着泥水出门。\n\n"
        "镇里还在路边装了一百二十盏路灯,栽下三千棵栾树,各村养护员即日起上路巡查,\n\n"
        f"{title}\n\n{caption}\n\n尤南枝/摄"
    )
    page = parsed(_DATE + story + _NEXT)
    assert titled(page, "石桥镇新修村道八公里").paragraphs[-1].endswith("即日起上路巡查,")
    picture = titled(page, title)
    assert "".join(picture.paragraphs) or picture.caption == caption
    assert picture.kind is Kind.PHOTO


@pytest.mark.parametrize("call", ["同心协力建设山清水秀新青渚", "携手共进打造宜居宜业新山城"])
def test_a_towns_call_above_a_picture_is_not_its_title(call: str) -> None:
    story = (
        "石桥镇新修村道八公里\n\n"
        "本报讯(记者 柳望舒)5月18日,石桥镇八公里村道全部铺完,沿线六个村的村民再也不用踩着泥水出门。\n\n"
        f"{call}\n\n5月19日,石桥小学的孩子们在科技馆里观看机器人写字\n\n尤南枝/摄"
    )
    page = parsed(_DATE + story + _NEXT)
    assert titled(page, "石桥镇新修村道八公里").caption is None
    (picture,) = [article for article in page.articles if article.kind is Kind.PHOTO]
    assert picture.title is None
    assert picture.caption == "5月19日,石桥小学的孩子们在科技馆里观看机器人写字"


@pytest.mark.parametrize(
    ("contacts", "call"),
    [
        ("报料热线：96000 邮箱：qzrb@example.com", "天热了，记得喝水。有事您说话，打96000。"),
        ("新闻热线：5530011", "身边的新鲜事,拨5530011告诉我们。"),
    ],
)
def test_a_call_at_the_foot_to_use_the_hotline_above_is_of_no_notice(contacts: str, call: str) -> None:
    notice = "\n寻人\n\n周桂花，女，七十岁，昨天从北河滩走失，穿枣红色上衣，知情者请与家属联系，必有重谢。\n\n联系人：周先生"
    page = parsed(f"{_DATE}{_NEXT.lstrip()}{notice}\n\n{contacts}\n\n{call}\n")
    assert titled(page, "寻人").paragraphs[-1] == "联系人：周先生"
    assert not any(call in "".join(article.paragraphs) for article in page.articles)


@pytest.mark.parametrize("title", ["我县新添三个国家地理标志农产品", "北河滩湿地公园下月向市民开放啦"])
def test_a_line_wider_than_text_over_an_indented_paragraph_heads_it(title: str) -> None:
    above = _wrapped(
        "　　本报讯（记者 柳望舒）石桥镇八公里村道全部铺完，沿线六个村的村民再也不用踩着泥水出门，镇里还在路边装了"
        "一百二十盏路灯，栽下三千棵栾树，雨天也好走，村民们说过去卖一筐菜要走半天山路",
        13,
    )
    below = _wrapped(
        "　　县里日前发布公告，这件好事今年春天就开始筹备，几个部门前后跑了十多趟，终于把手续办齐，大家都很高兴。"
        "（苗禾）",
        13,
    )
    third = "\n".join(
        _wrapped(f"　　{text}", 13)
        for text in (
            "本报讯（通讯员 尤南枝）县图书馆的夜读室开到晚上十点，五十个座位每天都坐得满满当当。",
            "读者带一张身份证就能进门，周末还有人讲故事，孩子们早早就来占座。",
            "馆里又添了两排书架和一台借书机，借还都不用排队。",
        )
    )
    page = parsed(
        f"{_DATE}石桥镇新修村道八公里\n\n{above}\n\n{title}\n\n{below}\n\n图书馆添了夜读室\n\n{third}\n"
    )
    assert [article.title for article in page.articles] == ["石桥镇新修村道八公里", title, "图书馆添了夜读室"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("报销窗口今年搬到了镇上,材料从五份减到两份,村民看病报销不必再", "揣着单据来回跑"),
        ("老支书带着大伙儿平整荒坡,修了三条机耕道,清了两口老塘,又把", "山泉引进了果园"),
    ],
)
def test_words_below_a_text_that_leads_on_to_a_verb_are_its_end_and_no_kicker(above: str, below: str) -> None:
    story = (
        "石桥镇新修村道八公里\n\n"
        "本报讯(记者 柳望舒)5月18日,石桥镇八公里村道全部铺完,沿线六个村的村民再也不用踩着泥水出门。\n\n"
        f"{above}\n\n{below}"
    )
    page = parsed(_DATE + story + _NEXT)
    assert titled(page, "石桥镇新修村道八公里").paragraphs[-1] == above + below
    assert titled(page, "图书馆添了夜读室").kicker is None
