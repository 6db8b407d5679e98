"""Who wrote a text, named at its end in other forms than 记者 in brackets."""

import pytest

from tests.core.sources.pages import parsed, titled

_HEAD = "丰原日报\n\n2019年4月18日 星期四\n\n小区门前路修好了\n\n"
_TEXT = (
    "盼了三年，这条路总算修好了。昨日，家住春晖小区的吴先生给本报打来电话，高兴地说，孩子们上学再也不用蹚泥水了。\n\n"
    "此前，该小区门前道路破损严重，市政部门投入四十万元进行修复，共铺设沥青路面两千平方米。"
)
_BELOW = (
    "\n\n食堂开到家门口\n\n本报讯（记者 郑海涛）昨日，城北街道第一家社区食堂开门迎客，老人们早早排起了队。\n"
)


@pytest.mark.parametrize(
    ("ending", "names"),
    [
        ("（何雨 摘编）", ("何雨",)),
        ("（许春晓 李莉 整理）", ("许春晓", "李莉")),
        ("（何雨 发自北京）", ("何雨",)),
        ("（作者何雨，系市第一中学教师）", ("何雨",)),
        ("（作者许春晓为县作协会员）", ("许春晓",)),
        ("【何雨】", ("何雨",)),
        ("【何雨 许春晓】", ("何雨", "许春晓")),
        ("　记者 何雨", ("何雨",)),
        ("  本报记者 许春晓 李莉", ("许春晓", "李莉")),
        (" 何雨 李莉", ("何雨", "李莉")),
        ("　许春晓", ("许春晓",)),
        ("\n\n新华社记者 何雨（新华社北京4月17日电）", ("何雨",)),
        ("\n\n何雨 李莉", ("何雨", "李莉")),
    ],
)
def test_who_wrote_is_named_behind_the_last_sentence(ending: str, names: tuple[str, ...]) -> None:
    page = parsed(f"{_HEAD}{_TEXT}{ending}{_BELOW}")
    story = titled(page, "小区门前路修好了")
    assert story.reporters == names
    assert story.paragraphs[-1].startswith(("此前", "许春晓", "记者", "何雨", "本报记者"))
    assert titled(page, "食堂开到家门口").kicker is None


@pytest.mark.parametrize(
    "ending", ["（文中人物为化名）", "【未完】", "（作者系市第一中学教师）", " 让路更平", "（本文有删节）"]
)
def test_a_remark_behind_the_last_sentence_names_nobody(ending: str) -> None:
    story = titled(parsed(f"{_HEAD}{_TEXT}{ending}{_BELOW}"), "小区门前路修好了")
    assert story.reporters == ()


@pytest.mark.parametrize("signature", ["丰原市民 赵先生", "云溪读者 欧阳女士"])
def test_a_readers_signature_set_tight_to_the_place_is_no_headline(signature: str) -> None:
    page = parsed(f"{_HEAD}{_TEXT}\n\n{signature}{_BELOW}")
    assert titled(page, "食堂开到家门口").kicker is None
    assert signature.replace(" ", "") in "".join(titled(page, "小区门前路修好了").paragraphs)
