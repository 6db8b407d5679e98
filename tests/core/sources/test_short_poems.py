"""Short poems whose few rows have no stops, below their author's name and above the headline of what follows."""

from collections.abc import Callable

import pytest

from tests.core.sources.pages import parsed, titled

_STORY = "本报讯（记者 郑海涛）昨日，城北街道第一家社区食堂开门迎客，老人们早早排起了队。\n"


@pytest.mark.parametrize("title", ["春天的请柬", "写给母亲（外一首）"])
@pytest.mark.parametrize("kicker", ["", "就餐有去处 养老有依靠\n\n"])
@pytest.mark.parametrize("rows", ["\n\n".join, "\n".join, " ".join])
def test_a_poem_of_four_rows_is_no_part_of_the_headline_below_it(
    title: str, kicker: str, rows: Callable[[list[str]], str]
) -> None:
    verses = ["风把一封信", "投进柳树的怀里", "桃花读了", "羞红了脸"]
    page = parsed(
        f"2021年7月9日 星期五\n\n今日云溪\n\n交警大队严查酒后驾驶\n\n{_STORY}\n{title}\n\n叶青\n\n{rows(verses)}\n\n"
        f"{kicker}城北街道第一家社区食堂开门迎客\n\n{_STORY}"
    )
    poem = titled(page, title)
    assert poem.reporters == ("叶青",)
    assert "".join(poem.paragraphs) == "".join(verses)
    assert titled(page, "城北街道第一家社区食堂开门迎客").kicker == (kicker.strip() or None)
