"""Lines in the midst of a text or a poem are read at once: as they would be if all questions were asked of them."""

import random
from collections.abc import Sequence

import pytest

from reader.core.records import SourceInfo
from reader.core.sources import Profiles, parse_text, stream
from reader.core.sources.items import Item, Story
from reader.core.sources.line_items import read_item
from reader.core.sources.lines import Line, read_lines
from reader.core.sources.midst import Midst, read_amid
from reader.core.sources.places import Place
from tests.pages.generate import STYLES, page

SOURCE = SourceInfo("某某.txt", "0" * 64, "utf-8", 1)
POEM = "县城春早\n□ 尤建中\n春风拂过河的岸\n麦苗把手伸\n燕子衔来一天云\n人在柳荫深\n王伟\n"
TEXT = "县城的路要修。今年都要修,\n路边的树要栽。今年都要栽。\n先修的是东街。后修的是西街,\n两条街上有灯。也都要换。"
SNIPPETS = (
    POEM,
    "望有关部门早日修好,让大家放心走路。\n“清河”水利工程管理局\n\n\n路边的树,今年都要栽。",
    "现将有关事项公告如下,望周知。\n清河县的路、桥修缮办\n2023年6月26日",
    "\n征订《清河日报》,就在今天\n每份一元,全年三百元,各邮局办理",
    "简讯\n县里修了一座桥,已经通车。\n县里还修了一座桥,也已经通车。\n县里的新桥,都已通车\n明天再修。",
    "医讯\n新院开诊\n县医院的新院,今天开诊了。",
    "相关链接\n县城修路的人究竟都有谁\n县城的路修好了。修路的有三百人,\n修桥的有一百人。都是本地人,",
    "　　您有修路的好办法,都可以告诉我们。\n来稿请寄到城里的信箱,一经采用,付给稿酬。\n路边的树,今年都要栽。",
    "路修好了,大家说\n“这条路,修得真好”\n“真好!”\n说完,大家都笑了。",
    "修路的事,就这样定了。\n—这是一位老人,说的话\n大家都记得,",
    "路是“走出来的”——水利系王伟\n大家都记得,",
    "大家都说好,路修得早\n。\n大家都记得,",
    "要问的。都可以问\n联系电话0571-88886666、88887777\n大家都记得,",
    "路边的树,都是王伟栽的\n王伟 摄\n大家都说好。",
)


def damaged(text: str, chance: random.Random) -> str:
    """Return a page with stops lost, blank lines between its lines, and lines cut, moved or of other kinds set in."""
    lines = text.split("\n")
    for _ in range(chance.randrange(4)):
        at = chance.randrange(len(lines))
        end = at + chance.randint(1, 30)
        match chance.randrange(5):
            case 0:
                lines[at:end] = [line.replace("。", "").replace(",", "") for line in lines[at:end]]
            case 1:
                lines[at:end] = [one for line in lines[at:end] for one in (line, "")]
            case 2:
                lines[at:end] = [line[: chance.randint(1, 20)] for line in lines[at:end]]
            case 3:
                lines[at:at] = chance.choice(SNIPPETS).split("\n")
            case _:
                chance.shuffle(lines[at:end])
    return "\n".join(lines)


def test_what_is_read_at_once_is_what_all_questions_find(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Item] = []
    counted: list[str] = []

    def asked(
        lines: Sequence[Line], index: int, before: Item, measure: float | None, midst: Midst
    ) -> Story | None:
        story = read_amid(lines, index, before, measure, midst)
        if story is not None:
            found.append(story)
        return None

    def read(place: Place) -> Item:
        item = read_item(place)
        if found:
            assert item == found.pop(), place.line.text
            counted.append(place.line.text)
        return item

    monkeypatch.setattr(stream, "read_amid", asked)
    monkeypatch.setattr(stream, "read_item", read)
    chance = random.Random(7)
    for number in range(60):
        text, _ = page(3000 + number, STYLES[number % len(STYLES)])
        parse_text(damaged(text, chance), SOURCE, Profiles())
    for snippet in SNIPPETS:
        lines = read_lines(f"{TEXT}\n{snippet}\n{TEXT}")
        for measures in (None, [13.0] * len(lines)):
            stream.read_stream(lines, measures)
    assert len(counted) > 1000
