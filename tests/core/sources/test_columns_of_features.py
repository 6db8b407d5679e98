"""What stands above and between headlines: mottoes, labels of columns of features, rows of one title, names of pages."""

import pytest

from reader.core.records import Kind
from tests.core.sources.pages import parsed, titled

_DATE = "2019年5月21日 星期二\n\n青渚日报\n\n"
_FEATURE = (
    "一把扫帚扫出的奖章\n\n——记城南环卫班班长尤桂兰\n\n○本报记者 柳望舒\n\n"
    "凌晨三点半,北街上已经响起了唰唰的扫地声。尤桂兰一身橘红色的工装,一顶旧草帽,一天就是这样开始的。这一扫就是十九年。\n\n"
    "十九年里,她用坏了六百多把扫帚、两百多把铁锨,一个冬天要穿坏两双胶鞋。油污粘在地上扫不动,她就蹲下来用铲子一点一点地铲。\n\n"
    "有一回她捡到一个皮包,在寒风里等了一个多小时,直到失主匆匆找来。失主拿出一千块钱要谢她,她摆摆手不肯收。\n\n"
    "从省城领奖回来的第二天凌晨,北街上又响起了熟悉的扫地声,邻居们说,听见这声音就知道天快亮了。\n\n"
)
_REPORT = (
    "我县两项技术标准通过审定\n\n"
    "本报讯(记者 尤南枝)日前,由县质监局牵头制定的两项茶叶标准顺利通过专家审定。至此,我县参与制定的省级以上标准达到十七项。\n"
)


@pytest.mark.parametrize("label", ["身边的榜样", "走基层", "青渚记忆"])
def test_the_label_of_a_column_of_features_is_that_of_the_feature_above_it(label: str) -> None:
    page = parsed(f"{_DATE}{_FEATURE}{label}\n\n{_REPORT}")
    assert titled(page, "一把扫帚扫出的奖章").column == label
    assert titled(page, "我县两项技术标准通过审定").column is None


@pytest.mark.parametrize("label", ["身边的榜样", "走基层"])
def test_the_label_of_a_column_of_features_is_that_of_the_feature_below_it(label: str) -> None:
    page = parsed(f"{_DATE}{_REPORT}\n{label}\n\n{_FEATURE}")
    assert titled(page, "一把扫帚扫出的奖章").column == label
    assert titled(page, "我县两项技术标准通过审定").column is None


@pytest.mark.parametrize("label", ["读者来信", "法治在线"])
def test_the_label_of_another_column_stays_with_the_story_below(label: str) -> None:
    page = parsed(f"{_DATE}{_FEATURE}{label}\n\n{_REPORT}")
    assert titled(page, "我县两项技术标准通过审定").column == label


def test_a_picture_between_a_feature_and_its_label_changes_nothing() -> None:
    page = parsed(f"{_DATE}{_FEATURE}荷塘里的小船\n\n石砚秋 摄\n\n凡人善举\n\n{_REPORT}")
    assert titled(page, "一把扫帚扫出的奖章").column == "凡人善举"


def test_a_label_over_a_titled_picture_is_that_of_the_feature_it_ends() -> None:
    text = _FEATURE.rstrip().removesuffix("就知道天快亮了。") + "就知道"
    page = parsed(
        f"{_DATE}{text}\n\n感动青渚\n\n小学生学“救命术”\n\n5月19日,县红十字会志愿者在南街小学教学生心肺复苏方法。"
        f"\n\n石砚秋 摄\n\n{_REPORT}"
    )
    assert titled(page, "一把扫帚扫出的奖章").column == "感动青渚"
    picture = titled(page, "小学生学“救命术”")
    assert picture.kind is Kind.PHOTO
    assert picture.kicker is None


@pytest.mark.parametrize("when", ["一季度", "前三季度", "今年以来"])
def test_a_time_over_a_headline_is_no_column(when: str) -> None:
    page = parsed(
        f"{_DATE}{when}\n\n我县外贸进出口实现两位数增长\n\n本报讯(记者 尤南枝)记者从县商务局获悉,全县完成进出口总额三亿元。\n"
    )
    (article,) = page.articles
    assert article.column is None
    assert (article.kicker, article.title) == (when, "我县外贸进出口实现两位数增长")


@pytest.mark.parametrize("motto", ["大招商 招大商 招好商", "创建为民 创建惠民 创建靠民"])
def test_phrases_that_ring_on_one_word_are_a_motto_at_the_top_and_a_series_elsewhere(motto: str) -> None:
    kicker = "县城创建工作现场会要求"
    report = f"{kicker}\n\n对标先进找差距 聚焦短板抓整改\n\n本报讯(记者 尤南枝)5月18日,县城创建、招商现场会召开。\n"
    top, amid = parsed(f"{_DATE}{motto}\n\n{report}"), parsed(f"{_DATE}{_FEATURE}{motto}\n\n{report}")
    for page in (top, amid):
        article = titled(page, "对标先进找差距 聚焦短板抓整改")
        assert article.kicker == kicker
    assert [article.title for article in top.articles if article.kind is Kind.PROMO] == [motto]
    assert motto in {article.column for article in amid.articles}


def test_a_call_is_a_slogan_though_its_verbs_are_in_the_story_below() -> None:
    page = parsed(
        f"{_DATE}打赢治水收官战 建设秀美新青渚\n\n委员为柑橘产业“把脉”\n\n本报讯(记者 尤南枝)5月18日,政协委员走进三个乡镇的果园,"
        "看了柑橘园的建设情况。委员们建议多种晚熟的品种,把分级选果的机器用起来,不要等到果子烂在地里才想办法。果农们听得很认真,"
        "有人当场记下了电话,约好秋天再来看一看收成,大家都说这样的调查越多越好。\n"
    )
    assert titled(page, "委员为柑橘产业“把脉”").kicker is None
    assert page.articles[0].kind is Kind.PROMO


@pytest.mark.parametrize(
    ("rows", "title", "subtitle"),
    [
        ("全市烟花爆竹企业7月15日前\n全面停产检修", "全市烟花爆竹企业7月15日前全面停产检修", None),
        ("三条公交线路6月1日起\n绕行北街", "三条公交线路6月1日起绕行北街", None),
        ("我县两所中学喜获\n全省篮球联赛冠军", "我县两所中学喜获全省篮球联赛冠军", None),
        (
            "保持战略定力 推动陶瓷千亿产业集群\n迈上新台阶\n\n尤子衿通报情况 四大家领导出席",
            "保持战略定力 推动陶瓷千亿产业集群迈上新台阶",
            "尤子衿通报情况 四大家领导出席",
        ),
    ],
)
def test_rows_of_a_title_that_cannot_end_there_are_one(rows: str, title: str, subtitle: str | None) -> None:
    page = parsed(
        f"{_DATE}{rows}\n\n本报讯(记者 柳望舒)5月18日,县里召开会议说明有关情况,副县长尤子衿通报情况。有关部门将逐户上门告知,"
        "对拒不执行的一律从严处理。\n"
    )
    (article,) = page.articles
    assert (article.kicker, article.title, article.subtitle) == (None, title, subtitle)


@pytest.mark.parametrize(
    ("masthead", "newspaper", "number"),
    [
        ("文明创建 特刊 3\n\n2017年6月9日 星期五 编辑:满江\n\n沂汶新闻", "沂汶新闻", 3),
        ("2020年10月16日 文化 沂汶新闻 4\n\n本版主编:麻永年", "沂汶新闻", 4),
        ("文峰塔 副刊\n\n沂汶新闻 2015年9月18日 4\n责任编辑:饶晓帆", "沂汶新闻", 4),
        ("2020年10月16日 综合新闻 4\n\n本版主编:麻永年", None, 4),
    ],
)
def test_short_mastheads_state_their_newspaper_and_page(
    masthead: str, newspaper: str | None, number: int
) -> None:
    page = parsed(f"{masthead}\n\n{_REPORT.replace('我县', '沂汶县')}")
    assert (page.issue.newspaper, page.issue.page) == (newspaper, number)
    assert [article.title for article in page.articles] == ["沂汶县两项技术标准通过审定"]


def test_the_newspapers_name_at_the_pages_foot_is_known_by_its_publisher() -> None:
    page = parsed(
        "中共沂汶县委主管 中共沂汶县委宣传部主办\n\n2023年4月11日 星期二 总第3058期\n\n"
        f"{_REPORT}\n沂汶新闻\n\n距花节开幕还有9天\n"
    )
    assert page.issue.newspaper == "沂汶新闻"
    assert titled(page, "我县两项技术标准通过审定").column is None
