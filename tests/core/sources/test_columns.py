"""Printed lines whose stories stand in columns of their own width: each line's measure, and the stories whole."""

import pytest

from reader.core.records import ParsedPage, SourceInfo
from reader.core.sources import Profiles, parse_text
from reader.core.sources.columns import local_measures
from reader.core.sources.lines import read_lines
from tests.pages.typeset import printed_lines

_STORIES = (
    (
        "渡口新桥合龙",
        (
            "本报讯（记者 柳望舒）11月6日上午，青渚渡口新桥最后一段钢箱梁吊装到位，两岸的工人隔着河面挥手，大桥全线合龙。",
            "新桥长四百二十米，双向四车道，两侧各留三米宽的人行道。过去等一趟渡船要半个钟头，遇上大雾只好绕行邻县。",
            "项目负责人说，桥面铺装和灯光安装将在年内完成，明年春耕以前正式通车，渡船到时候退出运营。",
        ),
    ),
    (
        "山茶花开引客来",
        (
            "本报讯（通讯员 尤南枝）入冬以后，石桥铺的三千亩山茶次第开放，前来赏花的游客一天比一天多，村里的小饭馆坐得满满当当。",
            "种了二十年山茶的尤大伯算了一笔账，卖花苗一年收入六万元，办农家饭又添四万元，儿子也从外地回来帮忙。",
            "村里正在修一条两公里长的木栈道，把花田、老井和祠堂串在一起，春节以前就能走通。",
        ),
    ),
    (
        "老年食堂添了新窗口",
        (
            "本报讯（记者 石砚秋）城南社区的老年食堂昨天多开了一个窗口，专门供应软烂、少盐的饭菜，七十岁以上的老人再减两元。",
            "食堂的厨师每天清早去市场选菜，菜单一周一换，贴在门口的黑板上。行动不便的老人打一个电话，志愿者就把饭送到家里。",
            "社区打算在明年把食堂办到另外三个小区，让更多的老人不出院门就能吃上热饭。",
        ),
    ),
)


def _set(widths: tuple[int, ...], indent: bool) -> str:
    lines = ["2022年11月8日", "", "青渚日报", "", "第318期", ""]
    for (title, paragraphs), width in zip(_STORIES, widths, strict=True):
        lines += [title, ""]
        for paragraph in paragraphs:
            printed = printed_lines(paragraph, width)
            lines += ["\u3000\u3000" + printed[0] if indent else printed[0], *printed[1:]]
        lines.append("")
    return "\n".join(lines)


def _parse(text: str) -> ParsedPage:
    return parse_text(text, SourceInfo("页.txt", "0" * 64, "utf-8", 1), Profiles())


@pytest.mark.parametrize("indent", [False, True])
@pytest.mark.parametrize("widths", [(16, 12, 16), (16, 16, 22), (11, 15, 21), (24, 10, 14), (18, 18, 13)])
def test_stories_in_columns_of_several_widths_stay_whole(widths: tuple[int, ...], indent: bool) -> None:
    page = _parse(_set(widths, indent))
    assert [article.title for article in page.articles] == [title for title, _ in _STORIES]
    for article, (_, paragraphs) in zip(page.articles, _STORIES, strict=True):
        assert [text.replace(" ", "") for text in article.paragraphs] == [
            text.replace(" ", "") for text in paragraphs
        ]


def test_every_line_has_the_measure_of_its_column_and_a_headline_that_of_the_text_below() -> None:
    text = _set((16, 12, 20), False)
    lines = read_lines(text)[3:]
    measures = local_measures(lines)
    assert measures is not None
    found = {line.text: measure for line, measure in zip(lines, measures, strict=True)}
    assert [found[title] for title, _ in _STORIES] == pytest.approx([16, 12, 20], abs=1)
    last = [
        printed_lines(paragraphs[-1], width)[-1]
        for (_, paragraphs), width in zip(_STORIES, (16, 12, 20), strict=True)
    ]
    assert [found[line] for line in last] == pytest.approx([16, 12, 20], abs=1)


def test_rows_of_a_headline_and_verse_are_no_column_of_their_own() -> None:
    story = _set((16, 16, 16), False)
    common = local_measures(read_lines(story)[3:])
    assert common is not None and len(set(common)) == 1
    rows = "\n".join(
        ["守好一江清水入湖来", "留住两岸青山绿树荫", "建成三镇富美好家园", "走出四季常新生态路"] * 2
    )
    with_rows = local_measures(read_lines(rows + "\n\n" + story)[:8] + read_lines(story)[3:])
    assert with_rows is not None and set(with_rows) == set(common)


def test_stanzas_are_no_column_of_their_own() -> None:
    story = read_lines(_set((16, 16, 16), False))[3:]
    poem = (
        "河湾里的春天\n\n冬天，河水退到石头下面\n小路在芦苇里睡着\n\n春天，雨从屋檐上跑来\n每一片瓦都说了话\n\n"
        "夏天，渡船载满了西瓜\n艄公只收一声问候\n\n秋天，稻子替我们弯下腰\n去听土地的心事\n\n"
    )
    lines = [*read_lines(poem), *story]
    measures = local_measures(lines)
    assert measures is not None and len(set(measures)) == 1


def test_blocks_have_no_measure() -> None:
    blocks = "\n\n".join(paragraph for _, paragraphs in _STORIES for paragraph in paragraphs)
    assert local_measures(read_lines(blocks)) is None
