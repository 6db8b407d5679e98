"""Heads amid stories: titles of pictures, headlines over bylines, sections of portraits and boxes that are lists."""

import pytest

from reader.core.records import Kind
from tests.core.sources.pages import MAST, NEXT, STORY, parsed, titled


@pytest.mark.parametrize(
    ("headline", "byline"),
    [
        ("老茶厂“醒”了过来 茶农多了一份工钱", "记者 柏如松 摄影报道"),
        ("石磨转起来 日子香起来", "本报通讯员 尤南枝 摄影报道"),
    ],
)
def test_who_took_the_pictures_and_wrote_the_story_stands_under_its_headline(
    headline: str, byline: str
) -> None:
    body = "推开厂房那扇吱呀作响的木门,满屋子的清香扑面而来,六口铁锅一字排开,炒茶的师傅们忙得满头是汗。"
    more = "去年春天,在外打工的几个年轻人合伙把厂子盘了下来,当年就收了三万斤鲜叶。"
    page = parsed(f"{MAST}{STORY}{headline}\n\n{byline}\n\n{body}\n\n{more}{NEXT}")
    assert titled(page, headline).paragraphs == (body, more)
    assert len(titled(page, "三座旧桥换上新栏杆").paragraphs) == 2


@pytest.mark.parametrize("cry", ["开镰喽!", "看,花开了!"])
def test_a_few_words_cried_out_over_the_text_of_a_picture_are_its_title(cry: str) -> None:
    text = "4月10日上午,城北农场的头一块油菜地开始收割,十二台机器一齐下田,三天就能收完。"
    page = parsed(f"{MAST}{STORY}{cry}\n\n{text}\n\n本报记者 柏如松 摄{NEXT}")
    picture = titled(page, cry)
    assert picture.paragraphs == (text,)
    assert picture.photo_credit is not None and "柏如松" in picture.photo_credit
    assert len(titled(page, "三座旧桥换上新栏杆").paragraphs) == 2


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("枇杷黄了", "西山镇南坡的三百亩枇杷进入采摘期,客商把车开到了地头。图为果农正在装箱。"),
        ("湿地来了新客人", "城南湿地的芦苇荡里近来飞来一群白鹭,引得不少游人驻足。图为白鹭在浅滩觅食。"),
    ],
)
def test_a_title_stands_over_the_text_that_says_what_its_picture_shows(head: str, text: str) -> None:
    page = parsed(f"{MAST}{STORY}{head}\n\n{text} 通讯员 尤南枝 摄{NEXT}")
    picture = titled(page, head)
    assert "".join(picture.paragraphs) + (picture.caption or "") == text
    assert len(titled(page, "三座旧桥换上新栏杆").paragraphs) == 2


def test_a_box_that_is_a_list_keeps_its_numbered_paragraphs() -> None:
    items = (
        "1.住房:全部倒塌的每户补助七万元,墙体开裂的每户补助一万五千元。",
        "2.庄稼:绝收的地块每亩补助五百元,渡口的农户由镇里统一送种子,摆渡的船工另有补贴。",
        "3.就业:愿意到工地做工的,每天工钱不低于一百二十元。",
    )
    page = parsed(
        f"{MAST}渡口又响起了船铃\n\n本报记者 柏如松\n\n"
        "大水退去的第三天,渡口的船工就把缆绳重新系上了木桩,一趟一趟地把回家的乡亲送过河去。\n\n"
        "镇里给摆渡的船工送来了新的救生衣,农户们说,等种子到了就下地,一天也不能再耽搁,渡口的石阶上坐满了等船的\n\n"
        "链接\n\n灾后补助怎么领\n\n" + "\n\n".join(items) + NEXT
    )
    assert titled(page, "灾后补助怎么领").paragraphs == items
    assert len(titled(page, "渡口又响起了船铃").paragraphs) == 2


@pytest.mark.parametrize(
    ("subhead", "section"),
    [
        (
            "一架犁,三个难题",
            "第一个难题是没人肯卖旧犁。欧阳守田走了十一个村,才收到第一架。第二个难题是没人会修,第三个难题是没地方放。",
        ),
        (
            "“木头也认人”",
            "库房里一年到头不生火。“木头也认人,你待它好,它就不开裂。”说起这些,欧阳守田的话多了起来,一件一件数给客人听。",
        ),
    ],
)
def test_a_section_tells_of_whom_the_portrait_tells_of(subhead: str, section: str) -> None:
    opening = "城西的旧粮库里摆着两千件老农具,看管它们的人叫欧阳守田,今年七十一岁,当了半辈子木匠。"
    more = "五年前,欧阳守田把攒下的积蓄全拿了出来,租下了这座空了多年的粮库,街坊都说他傻。"
    page = parsed(
        f"{MAST}一个人的农具馆\n\n本报记者 柏如松\n\n{opening}\n\n{more}\n\n{subhead}\n\n{section}{NEXT}"
    )
    assert titled(page, "一个人的农具馆").paragraphs == (opening, more, subhead, section)


@pytest.mark.parametrize(
    "head", ["独臂木匠欧阳守田：一只手，刨平千块板", "盲人琴师老柏：一把琴，弹了六十个年头"]
)
def test_a_headline_of_clauses_as_wide_as_text_stands_over_its_byline(head: str) -> None:
    page = parsed(
        "柳湾日报\n\n2016年4月12日 星期二\n\n三座旧桥换上新栏杆\n\n"
        "本报讯（记者 尤南枝）4月11日，跨柳河\n的三座旧桥全部换上新栏杆，桥面也重新铺\n"
        "了一遍，行人走起来踏实多了，推车的也不\n再怕颠。\n市政部门说，接下来还要给桥头的台阶加装\n"
        "扶手，方便老人上下，入秋以前全部完工，\n工钱由市里出。\n\n"
        f"{head}\n本报记者 柏如松\n"
        "清早的巷子里，头一个亮灯的总是这一家。\n门口的小黑板上写着当天要做的活，一件都\n"
        "不肯落下，街坊路过都要看上一眼才走。\n他说，人这一辈子，手上有件放不下的事，\n就不觉得苦。\n"
    )
    assert titled(page, head).reporters == ("柏如松",)
    assert "".join(titled(page, "三座旧桥换上新栏杆").paragraphs).endswith("工钱由市里出。")


@pytest.mark.parametrize(
    ("label", "question"), [("名医问答", "血压正常了,药能停吗?"), ("律师信箱", "押金不退,该找谁?")]
)
def test_a_question_below_a_columns_label_heads_a_text_of_its_own(label: str, question: str) -> None:
    asked = "读者谭女士:我父亲按时照办了十年,最近有人劝他改主意,他自己拿不定,想请你们给个准话。"
    answered = "答话人敖先生:不可以自作主张。凡事都有个章程,先把手里的凭据收好,再到窗口去问清楚。"
    page = parsed(
        f"{MAST}出门赶路要当心\n\n本报记者 柏如松\n\n"
        "天气转暖,出门的人多了起来,路上磕着碰着的也多,老司机们说,提前做好准备,大多可以避免。\n\n"
        "上车先看脚下\n\n台阶上有水最容易滑倒,抓住扶手再迈步,手里的东西不要超过两件。\n\n"
        f"{label}\n\n{question}\n\n{asked}\n\n{answered}{NEXT}"
    )
    assert titled(page, question).paragraphs == (asked, answered)
    assert titled(page, question).column == label


@pytest.mark.parametrize("rest", ["微信公众号,身边大事早知道。", "客户端,每天六点准时见。"])
def test_the_second_line_of_a_call_to_follow_the_newspaper_is_in_no_story(rest: str) -> None:
    page = parsed(
        "柳湾日报\n\n2016年4月12日 星期二\n\n三座旧桥换上新栏杆\n"
        "　　本报讯(记者 柏如松)4月\n11日,跨柳河的三座旧桥全部换\n上新栏杆,桥面也重新铺了一遍,\n行人走起来踏实多了。\n"
        "　　市政部门说,接下来还要给\n桥头的台阶加装扶手,方便老人\n上下。\n\n"
        f"　　扫一扫,关注“柳湾日报”\n{rest}\n\n粮站门口修起便民棚\n"
        "　　本报讯(通讯员 尤南枝)4\n月10日起,来粮站卖粮的农民不\n用再晒着太阳排队。\n"
    )
    assert not any(rest in paragraph for article in page.articles for paragraph in article.paragraphs)
    assert titled(page, "三座旧桥换上新栏杆").paragraphs[-1].endswith("方便老人上下。")


def test_what_only_a_masthead_says_is_no_article() -> None:
    page = parsed(
        "柳湾县融媒体中心\n\n柳湾新闻\n\nLW\n\n中共柳湾县委主管 中共柳湾县委宣传部、柳湾县融媒体中心主办\n\n"
        "2016年4月12日 星期二\n今日版次:1版\n\n"
        + STORY.rstrip()
        + NEXT
        + "\n编辑:梅小雨 版式:丁一凡 热线:0937-4422761 0937-4421908 信箱:liuwan@126.com\n"
    )
    assert [each.title for each in page.articles] == ["三座旧桥换上新栏杆", "粮站门口修起便民棚"]
    assert all(each.kind is Kind.NEWS for each in page.articles)
