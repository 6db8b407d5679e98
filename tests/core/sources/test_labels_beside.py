"""Labels beside: the name of a column on the line of its headline is told from the first half of a headline."""

import pytest

from reader.core.sources import unaccounted_lines
from tests.core.sources.pages import parsed, titled

_DATE = "2017年5月13日 星期六\n\n青渚日报\n\n"
_LEAD = "\n\n本报讯(记者 尤南枝)昨日上午,记者来到城北的老街,看到施工队正在铺设新的管道,附近的居民说日子方便多了。\n"
_MORE = (
    "住在巷尾的石大爷说,以前一到夏天,楼上就接不到水,家家户户都备着水缸。这次改造之后,拧开龙头就有水,水压也足。"
    "施工队长介绍,剩下的三条支管将在月底前铺完,路面随后恢复。\n"
)


@pytest.mark.parametrize(
    ("line", "column", "title"),
    [
        ("老街记忆 巷尾那口老井", "老街记忆", "巷尾那口老井"),
        ("生活窍门 水缸久放长绿苔怎么办?", "生活窍门", "水缸久放长绿苔怎么办?"),
        ("渔家故事 “阿海师傅”的三十年", "渔家故事", "“阿海师傅”的三十年"),
        ("民生观察 水压低,究竟低在哪里", "民生观察", "水压低,究竟低在哪里"),
        ("匠人志 老街上最后一个铁匠", "匠人志", "老街上最后一个铁匠"),
        ("健康课堂 春困来袭 试试午后散步", "健康课堂", "春困来袭 试试午后散步"),
    ],
)
def test_a_label_beside_a_headline_is_its_column(line: str, column: str, title: str) -> None:
    page = parsed(_DATE + line + _LEAD + _MORE)
    assert (titled(page, title).column, titled(page, title).kicker) == (column, None)
    assert not unaccounted_lines(page, _DATE + line + _LEAD + _MORE)


@pytest.mark.parametrize(
    "line",
    [
        "水管换新 老街住户笑了",
        "铺好“连心管” 办好百姓事",
        "县自来水公司 管道铺到了山脚下",
        "清河镇 家家户户用上自来水",
        "暴雨夜 抢修队守住了供水线",
        "社区管道换新 住户拧开就有水",
        "老街水压 施工队说了算",
        "新闻发布会上的“水账” 算给居民听",
        "青渚日报 走进老街听民声",
        "守土尽责保平安 合力打赢攻坚战",
    ],
)
def test_the_first_half_of_a_headline_is_no_label(line: str) -> None:
    (article,) = parsed(_DATE + line + _LEAD + _MORE).articles
    assert (article.column, article.kicker, article.title) == (None, None, line)


def test_a_pair_with_its_subtitle_on_one_line_is_a_pair() -> None:
    line = "守土尽责保平安 携手共建新家园 丰原市推进旧城改造"
    (article,) = parsed(_DATE + line + _LEAD + _MORE).articles
    assert article.column is None
    assert "守土尽责保平安 携手共建新家园" in (article.title or "")


def test_labels_that_others_of_the_page_are_like_need_less_to_tell_them() -> None:
    """浪打沙 is a label among labels, and stays in its headline on a page that sets none so."""
    odd = "浪打沙 外婆的竹篮和咸鱼干"
    essay = "\n\n外婆在世的时候,每天清早都挎着竹篮去赶集。篮子里有时是鸡蛋,有时是晒好的鱼干,回来总带一块麻糖给我。\n"
    alone = parsed(_DATE + odd + essay + _MORE)
    assert alone.articles[0].column is None
    others = f"\n老街记忆 巷尾那口老井{_LEAD}{_MORE}\n生活窍门 铁锅生锈怎么办?{_LEAD}{_MORE}"
    among = parsed(_DATE + odd + essay + _MORE + others)
    assert [article.column for article in among.articles] == ["浪打沙", "老街记忆", "生活窍门"]


def test_a_row_below_stays_in_the_headline_of_its_label() -> None:
    text = _DATE + "连载 渔港纪事\n\n外婆的竹篮和咸鱼干" + _LEAD + _MORE
    page = parsed(text)
    assert not unaccounted_lines(page, text)
    assert "外婆的竹篮和咸鱼干" in (page.articles[0].title, page.articles[0].subtitle)
