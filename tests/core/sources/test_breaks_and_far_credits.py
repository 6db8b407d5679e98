"""Where paragraphs end beside notices and datelines, and labels that stand over the credit of a picture further up."""

import pytest

from tests.core.sources.pages import parsed, titled

_MAST = "青山日报\n\n2018年5月10日 星期四\n\n"
_LEAD = "本报讯(记者 容若谷)5月9日,柳树村的草莓园里游人如织,一垄垄草莓红得发亮。\n\n"
_NEXT = "\n\n果园办起采摘节\n\n本报讯(通讯员 岑楼)5月8日,松坡村的采摘节开园,首日迎客三千多人,卖出杨梅两千斤。"
_COLUMN = (
    "    一座桥修好三年,两头的引道却\n迟迟没有接通,村民只好搭着木板上\n桥。近日,有读者向本报反映了这样\n"
    "一件怪事。一问才知,桥归交通部门\n修,引道归乡里修,乡里说没有钱,交\n通说不归管,一来二去,桥就悬在了半\n空。\n"
)


@pytest.mark.parametrize(
    "notices",
    [
        ("青山县顺达运输有限公司遗失公章一枚,声明作废。", "岑楼遗失残疾证,声明作废。"),
        (
            "容若谷不慎遗失身份证,特此声明。",
            "青山县石料厂遗失开户许可证,特此声明。",
            "岑楼丢失驾驶证,声明作废。",
        ),
    ],
)
def test_notices_of_things_lost_set_tight_are_a_paragraph_each(notices: tuple[str, ...]) -> None:
    page = parsed(f"{_MAST}断头桥何时接通\n记者 容若谷\n{_COLUMN}\n遗失声明\n" + "\n".join(notices))
    assert titled(page, "遗失声明").paragraphs == notices


@pytest.mark.parametrize("first", ["上午11时,太阳把铁塔晒得烫手。", "下午3时,风把工棚吹得直摇晃。"])
def test_a_dateline_fills_its_printed_line_with_what_stands_behind_it(first: str) -> None:
    rest = (
        "8月10日,国网青山供电公司输电班班长 容小谷系好安全带,一步一步攀上铁塔, "
        "检查绝缘子的受损情况。不到半个小时, 他的工装便湿透了。"
    )
    page = parsed(f"{_MAST}铁塔上的夏天\n\n本报讯 {first} {rest}{_NEXT}")
    assert len(titled(page, "铁塔上的夏天").paragraphs) == 1


@pytest.mark.parametrize("label", ["喜迎盛会·古渠新貌", "最美青山人"])
def test_a_label_over_the_credit_of_a_picture_further_up_is_no_caption(label: str) -> None:
    half, rest = (
        "路修通以后,村里的草莓一下子好卖了,合作社社长老陈说,种草莓的人家从三户发展到",
        "四十户。今年全村草莓卖了六百万元。",
    )
    picture = "渔歌晚唱\n\n5月8日,渔民在青山水库拉网捕鱼。今年投放鱼苗二十万尾。"
    page = parsed(
        f"{_MAST}草莓铺就致富路\n\n{_LEAD}{half}\n\n{picture}\n\n{rest}\n\n{label}\n\n通讯员 马小强 摄{_NEXT}"
    )
    assert titled(page, "渔歌晚唱").photo_credit == "通讯员 马小强 摄"
    assert label not in [article.caption for article in page.articles]
    assert label in [article.column for article in page.articles]
