"""Paragraphs that say in their first word that they are of no story above them: corrections, remarks, the next issue."""

import pytest

from reader.core.records import Kind
from tests.core.sources.pages import parsed, titled

_MAST = "柳湾日报\n\n2016年4月12日 星期二\n\n"
_FIRST = "本报讯(记者 柏如松)4月11日,跨柳河的三座旧桥全部换上新栏杆,桥面也重新铺了一遍,行人走起来踏实多了。"
_LAST = "市政部门说,接下来还要给桥头的台阶加装扶手,方便老人上下。"
_STORY = f"三座旧桥换上新栏杆\n\n{_FIRST}\n\n{_LAST}\n\n"
_NEXT = (
    "\n\n粮站门口修起便民棚\n\n"
    "本报讯(通讯员 尤南枝)4月10日起,来粮站卖粮的农民不用再晒着太阳排队,新搭的棚子能停下二十辆车。\n"
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("更正启事:本报4月9日2版《渡口小学开学》一文中,“三百人”应为“二百人”,特此更正。", Kind.NOTICE),
        ("【更正】4月8日3版照片的作者应为陆彩云,谨向作者和读者致歉。", Kind.NOTICE),
        ("【下期预告】下期本栏将刊登《怎样给老桥看病》,敬请留意。", Kind.PROMO),
        ("下期看点:渡口的最后一条木船。", Kind.PROMO),
        ("短评 修桥补路是小事,也是大事。桥修好了,人心也就近了。", Kind.NEWS),
        ("【记者手记】离开渡口的时候,天已经黑了,桥上的灯一盏一盏亮起来。", Kind.NEWS),
        ("快评：一根栏杆看出用心。民生的事,就要这样一寸一寸地做。", Kind.NEWS),
    ],
)
def test_what_opens_as_an_aside_is_an_article_of_its_own(text: str, kind: Kind) -> None:
    page = parsed(_MAST + _STORY + text + _NEXT)
    assert titled(page, "三座旧桥换上新栏杆").paragraphs[-1] == _LAST
    (aside,) = [each for each in page.articles if each.title is None]
    assert ("".join(aside.paragraphs), aside.kind) == (text.replace(" ", ""), kind)
    assert titled(page, "粮站门口修起便民棚").kicker is None


def test_a_remark_that_the_story_goes_on_below_stays_in_it() -> None:
    text = "短评 修桥补路是小事,也是大事。"
    page = parsed(_MAST + f"三座旧桥换上新栏杆\n\n{_FIRST}\n\n{text}\n\n{_LAST}" + _NEXT)
    assert _LAST in titled(page, "三座旧桥换上新栏杆").paragraphs


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("数读", "全市共有旧桥四十一座,今年要修的有十二座,每座平均用去三十万元。"),
        ("名言", "路是人走出来的,桥是人修起来的。——顾维桢"),
        ("幽默一刻", "老师问:桥有什么用?小明答:下面可以躲雨。"),
    ],
)
def test_the_text_below_the_label_of_a_box_is_of_no_story(label: str, text: str) -> None:
    page = parsed(_MAST + _STORY + f"{label}\n\n{text}" + _NEXT)
    assert titled(page, "三座旧桥换上新栏杆").paragraphs[-1] == _LAST
    (box,) = [each for each in page.articles if each.column == label]
    assert text in "".join(box.paragraphs)
    assert titled(page, "粮站门口修起便民棚").kicker is None


def test_a_readers_letter_without_a_headline_is_no_text_of_the_story_above() -> None:
    letter = "渡口街的路灯坏了三个月,晚上过桥要打手电筒,盼有关部门早日修好。"
    page = parsed(_MAST + _STORY + f"读者来信\n\n{letter}" + _NEXT)
    assert titled(page, "三座旧桥换上新栏杆").paragraphs[-1] == _LAST
    (told,) = [each for each in page.articles if letter in each.paragraphs]
    assert (told.title, told.column) == (None, "读者来信")


def test_an_offer_cut_behind_the_newspapers_number_is_one_paragraph() -> None:
    def story(title: str) -> str:
        return (
            f"{title}\n\n本报讯(记者柏如松)跨柳河的三座旧桥\n全部换上新栏杆，桥面也重新铺了一遍，\n"
            "行人走起来踏实多了。市政部门说，接下\n来还要给桥头的台阶加装扶手。\n\n"
        )

    offer = "如果您有新闻线索，请拨打本报热线\n3366999，一经采用，即付稿酬。\n\n"
    page = parsed(_MAST + story("三座旧桥换上新栏杆") + offer + story("两座新桥装上路灯"))
    assert "".join(titled(page, "三座旧桥换上新栏杆").paragraphs).endswith("加装扶手。")
    (promo,) = [each for each in page.articles if each.kind is Kind.PROMO]
    assert promo.paragraphs == (offer.replace("\n", ""),)


def test_congratulations_under_their_heading_are_a_notice() -> None:
    page = parsed(_MAST + _STORY + "鸣谢\n\n渡口小学感谢河东农商银行捐赠图书三百册。" + _NEXT)
    assert titled(page, "鸣谢").kind is Kind.NOTICE
