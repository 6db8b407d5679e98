"""Stories without 本报讯 that share no word with the one above, below a headline like a subhead."""

import pytest

from tests.core.sources.pages import parsed, titled

_ABOVE = (
    "丰原日报\n\n2019年4月18日 星期四\n\n我市职业技能大赛落下帷幕\n\n"
    "本报讯（记者 丁一凡）经过三天的激烈角逐，第八届全市职业技能大赛日前落下帷幕。"
    "四百二十名选手参加了焊工、电工、数控车工等工种的比赛。\n\n"
    "市总工会负责人介绍，对获奖选手将按规定晋升职业资格，并优先推荐参加省级比赛。\n\n"
)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "吃住行都要方便",
            "“小区里没有菜市场，买把葱都要走二里地。”这是不少居民的心声。占地八百平方米的便民市场建成后，四千多户居民受益。",
        ),
        (
            "老街巷里的豆腐坊",
            "“豆子要泡足六个钟头，石磨要慢慢推。”天还没亮，何大娘的豆腐坊里已是热气腾腾，街坊们端着碗排起了长队。",
        ),
    ],
)
def test_a_story_that_opens_with_what_somebody_says_begins_below_its_headline(title: str, text: str) -> None:
    page = parsed(f"{_ABOVE}{title}\n\n{text}\n")
    assert titled(page, title).paragraphs == (text,)


def test_a_section_of_the_same_story_stays_in_it_though_it_opens_so() -> None:
    text = "“比赛时心里不慌，是因为平时练得多。”焊工组选手李志强说，大赛让获奖选手有了晋升职业资格的机会。"
    page = parsed(f"{_ABOVE}平时苦练出真功夫\n\n{text}\n")
    assert len(page.articles) == 1
    assert text in page.articles[0].paragraphs
