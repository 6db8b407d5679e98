"""Rows of a headline: which is the main title among questions, parallel phrases, topics and calls."""

import pytest

from tests.core.sources.pages import parsed, titled

_DATE = "2017年5月13日 星期六\n\n青渚日报\n\n"
_LEAD = "\n\n本报讯(记者 尤南枝)昨日上午,记者来到城北的老街,看到施工队正在铺设新的管道,附近的居民说日子方便多了。\n"
_MORE = (
    "住在巷尾的石大爷说,以前一到夏天,楼上就接不到水,家家户户都备着水缸。这次改造之后,拧开龙头就有水,水压也足。"
    "施工队长介绍,剩下的三条支管将在月底前铺完,路面随后恢复。\n"
)


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (
            "老街的水管何时换新?\n\n县自来水公司回应居民关切",
            (None, "老街的水管何时换新?", "县自来水公司回应居民关切"),
        ),
        (
            "春来早 干在先\n新管道落地 老街何以“通”到家?",
            ("春来早 干在先", "新管道落地 老街何以“通”到家?", None),
        ),
        (
            "老街水管该换新 钱从哪里来?\n\n三十户人家的“水账”",
            ("老街水管该换新 钱从哪里来?", "三十户人家的“水账”", None),
        ),
        ("三个月,他们铺完了管道—— 谁说老街不能变?!", ("三个月,他们铺完了管道——", "谁说老街不能变?!", None)),
        (
            "“接不上水,就对不起乡亲”\n\n本报专访老街供水站站长连海生",
            (None, "“接不上水,就对不起乡亲”", "本报专访老街供水站站长连海生"),
        ),
        (
            "县委常委会会议召开 传达学习全国两会精神 研究部署供水工作",
            (None, "县委常委会会议召开 传达学习全国两会精神 研究部署供水工作", None),
        ),
        (
            "撸起袖子修沟 甩开膀子铺管\n城北响起“开工号”来\n全县九个供水项目集中开工",
            ("撸起袖子修沟 甩开膀子铺管", "城北响起“开工号”来", "全县九个供水项目集中开工"),
        ),
        ("巷子里的“水龙头”\n三百米管道,两代人情", ("巷子里的“水龙头”", "三百米管道,两代人情", None)),
        ("巷子里的“水龙头”\n三百米管道,他们为谁守", (None, "巷子里的“水龙头”", "三百米管道,他们为谁守")),
        (
            "挖开旧沟 铺上新管\n老街从此告别“接水难”\n城北三百户居民用上自来水",
            ("挖开旧沟 铺上新管", "老街从此告别“接水难”", "城北三百户居民用上自来水"),
        ),
    ],
)
def test_the_rows_of_a_headline(rows: str, wanted: tuple[str | None, str, str | None]) -> None:
    (article,) = parsed(f"{_DATE}{rows}{_LEAD}").articles
    assert (article.kicker, article.title, article.subtitle) == wanted


@pytest.mark.parametrize(
    "calls", ["备足管 挖好沟 守好点 让居民用水不再愁", "管得住 修得快 服务好 让老街人心里踏实"]
)
def test_three_parallel_calls_are_not_torn_apart(calls: str) -> None:
    (article,) = parsed(f"{_DATE}柳望舒在调研老街供水工作时强调\n\n{calls}{_LEAD}").articles
    assert (article.kicker, article.title) == ("柳望舒在调研老街供水工作时强调", calls)


def test_phrases_that_ring_on_a_word_of_the_title_are_its_kicker() -> None:
    (article,) = parsed(f"{_DATE}新街道 新管道 新日子\n\n三条新铺街道迎来首批居民{_LEAD}").articles
    assert (article.kicker, article.title) == ("新街道 新管道 新日子", "三条新铺街道迎来首批居民")


def test_a_call_with_the_towns_name_over_a_story_on_something_else_is_a_slogan() -> None:
    page = parsed(f"{_DATE}团结奋斗谱新篇 奋力谱写中国式现代化青渚实践\n\n老街换上了新水管{_LEAD}\n{_MORE}")
    assert titled(page, "老街换上了新水管").kicker is None
