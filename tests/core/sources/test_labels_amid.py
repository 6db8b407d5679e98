"""Labels and slogans set into a sentence: the sentence goes on behind them, and they are none of the story."""

import pytest

from tests.core.sources.pages import parsed, titled

_MAST = "枫桥日报\n\n2018年5月16日 星期三\n\n青石巷修旧如旧\n\n"
_LEAD = "本报讯(记者 容若谷)5月14日,青石巷改造工程完工,沿街六十多间老屋修葺一新,水电管线全部入地。"
_LAST = "据了解,明年还将改造两条老巷。"
_NEXT = (
    "\n\n果园办起采摘节\n\n本报讯(通讯员 岑楼)5月13日,松坡村的采摘节开园,首日迎客三千多人,卖出杨梅两千斤。\n"
)


@pytest.mark.parametrize("label", ["聚焦两会", "社区新闻", "民生关注", "◆ 第一落点", "讲文明 树新风"])
@pytest.mark.parametrize(
    ("half", "rest"),
    [
        ("施工队请来老匠人指点,换梁补瓦,为沿街的老屋换上小青", "瓦,门窗也都用老木料修补,看上去和从前一样。"),
        ("巷子里的路灯也换了样式。居民刘桂兰", "告诉记者,夜里出门再也不用打手电,孩子们下晚自习也放心。"),
        ("会议要求,各地要抓紧改造,确保老巷原来的样子", "保持不变。"),
    ],
)
def test_a_sentence_goes_on_behind_a_label(label: str, half: str, rest: str) -> None:
    page = parsed(f"{_MAST}{_LEAD}\n\n{half}\n\n{label}\n\n{rest}\n\n{_LAST}{_NEXT}")
    story = titled(page, "青石巷修旧如旧")
    assert story.paragraphs[1:] == (half + rest, _LAST)
    assert titled(page, "果园办起采摘节").kicker is None


def test_the_paragraphs_below_a_sentence_with_a_label_stay_apart() -> None:
    half, rest = "请来老匠人指点,换梁补瓦,为沿街的老屋换上小青", "瓦,门窗也都用老木料修补,看上去和从前一样。"
    more = "巷口立起一块石碑,刻着老巷的来历。"
    page = parsed(f"{_MAST}{_LEAD}\n\n施工队{half}\n\n◆ 第一落点\n\n{rest}\n\n{more}\n\n{_LAST}{_NEXT}")
    assert titled(page, "青石巷修旧如旧").paragraphs[1:] == (f"施工队{half}{rest}", more, _LAST)


@pytest.mark.parametrize("heading", ["会浇水的瓶子", "有人来就放", "老巷里的新生意"])
def test_a_heading_below_a_text_that_stops_dead_heads_what_follows(heading: str) -> None:
    half = "施工队请来老匠人指点,为沿街的老屋换上小青"
    rest = "起初只有几个老街坊肯搬回来住,最少的时候,巷子里只有三户人家亮灯,茶馆也关了门。"
    page = parsed(f"{_MAST}{_LEAD}\n\n{half}\n\n{heading}\n\n{rest}\n\n{_LAST}{_NEXT}")
    assert titled(page, "青石巷修旧如旧").paragraphs[1:] == (half, heading, rest, _LAST)


@pytest.mark.parametrize(
    ("half", "rest"),
    [
        ("巷子里的路灯换了样式,居民刘桂兰", "告诉记者,夜里出门再也不用打手电,孩子们也放心。"),
        ("老匠人换梁补瓦,给老屋换上小青", "瓦。徒弟们跟着学,半年就出了师。"),
    ],
)
def test_half_a_paragraph_is_no_headline_over_the_rest_of_its_sentence(half: str, rest: str) -> None:
    page = parsed(f"{_MAST}{_LEAD}\n\n{half}\n\n{rest}\n\n{_LAST}{_NEXT}")
    assert titled(page, "青石巷修旧如旧").paragraphs[1:] == (half + rest, _LAST)
