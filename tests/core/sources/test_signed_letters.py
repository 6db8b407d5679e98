"""Who signs a notice or a letter below its text, and how letters end: of that text, and no kicker of the next story."""

import pytest

from tests.core.sources.pages import parsed, titled

_MAST = "柳湾日报\n\n2016年4月12日 星期二\n\n"
_NEXT = (
    "\n\n粮站门口修起便民棚\n\n"
    "本报讯(通讯员 尤南枝)4月10日起,来粮站卖粮的农民不用再晒着太阳排队,新搭的棚子能停下二十辆车。\n"
)


@pytest.mark.parametrize(
    ("title", "text", "signed"),
    [
        ("讣告", "渡口小学原校长顾维桢同志因病医治无效,于2016年4月9日逝世,享年86岁。", "顾维桢同志治丧小组"),
        ("讣告", "柳湾粮站原站长陆守业同志因病逝世,享年九十一岁。", "陆守业同志治丧办公室"),
        ("感谢信", "衷心感谢镇医院骨科全体医护人员的精心治疗和护理!", "患者家属 尤南枝"),
        ("感谢信", "感谢渡口小学的老师把迷路的孩子送回家。", "学生家长 庄稼明"),
        ("感谢信", "感谢拾到钱包的年轻人,您的善举我会一直记着。", "柳湾市民 顾先生"),
    ],
)
def test_who_signs_a_notice_is_its_last_paragraph(title: str, text: str, signed: str) -> None:
    page = parsed(_MAST + f"{title}\n\n{text}\n\n{signed}" + _NEXT)
    told = titled(page, title).paragraphs
    assert [each.replace(" ", "") for each in told] == [text, signed.replace(" ", "")]
    after = titled(page, "粮站门口修起便民棚")
    assert (after.kicker, after.subtitle) == (None, None)


def test_the_last_words_of_a_letter_stay_in_it() -> None:
    letter = "编辑同志:\n\n渡口街的路灯坏了三个月,盼有关部门早日修好。\n\n此致\n\n敬礼\n\n市民 陆彩云"
    page = parsed(_MAST + f"盼路灯早日修好\n\n{letter}" + _NEXT)
    told = titled(page, "盼路灯早日修好")
    assert "".join(told.paragraphs).replace(" ", "").endswith("盼有关部门早日修好。此致敬礼市民陆彩云")
    assert titled(page, "粮站门口修起便民棚").kicker is None


@pytest.mark.parametrize("kicker", ["渡口居民 安心过桥", "柳湾市民 用上新桥", "患者家属 说声谢谢"])
def test_what_people_do_is_a_kicker(kicker: str) -> None:
    page = parsed(
        _MAST + "集市添了新秤\n\n本报讯(记者 柏如松)4月11日,集市添了十台新秤。\n\n" + kicker + _NEXT
    )
    assert titled(page, "粮站门口修起便民棚").kicker == kicker
