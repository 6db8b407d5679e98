"""Picture rows: reports in pictures, of a short text, several captions and who made it."""

import pytest

from reader.core.records import Kind
from tests.core.sources.pages import parsed, titled

_MAST = "汀溪日报\n\n2017年6月20日 星期二\n\n"
_TEXT = "眼下正是采收时节,松坡村的杨梅熟透了枝头。连日来,全村老少齐上阵,赶在雨前把果子采下山。"
_NEXT = (
    "\n\n果园办起采摘节\n\n本报讯(通讯员 岑楼)6月17日,松坡村的采摘节开园,首日迎客三千多人,卖出杨梅两千斤。\n"
)
_PLAIN = ("村民在果园里采摘杨梅。", "老人们坐在祠堂前挑拣果子。", "傍晚,一车车杨梅运往省城。")
_NUMBERED = ("①村民在果园里采摘杨梅。", "②老人们坐在祠堂前\n\n挑拣果子。", "③傍晚,一车车杨梅运往省城。")


@pytest.mark.parametrize("captions", [_PLAIN, _NUMBERED])
@pytest.mark.parametrize(
    ("made", "reporters"),
    [
        ("本报记者 容若谷 摄影报道", ("容若谷",)),
        ("记者 容若谷 文/图", ("容若谷",)),
        ("容若谷 摄", ()),
    ],
)
def test_the_captions_of_a_report_in_pictures_are_no_text(
    captions: tuple[str, ...], made: str, reporters: tuple[str, ...]
) -> None:
    rows = "\n\n".join(captions)
    page = parsed(f"{_MAST}梅子熟了\n\n{_TEXT}\n\n{rows}\n{made}{_NEXT}")
    report = titled(page, "梅子熟了")
    assert (report.kind, report.paragraphs) == (Kind.PHOTO, (_TEXT,))
    assert report.caption == " ".join("".join(caption.split()) for caption in captions)
    assert report.reporters == reporters
    assert titled(page, "果园办起采摘节").correspondents == ("岑楼",)


@pytest.mark.parametrize(
    "last",
    [
        ("今年的杨梅比往年早熟了一星期。", "“今年能卖个好价钱。”种植户尤大壮说。"),
        ("眼下,村里还通了冷链车。", "下一步,松坡村要办梅子酒厂。"),
    ],
)
def test_the_last_paragraphs_of_a_story_are_no_row_of_captions(last: tuple[str, str]) -> None:
    page = parsed(f"{_MAST}梅子熟了\n\n{_TEXT}\n\n{last[0]}\n\n{last[1]}\n容若谷 文/图{_NEXT}")
    story = titled(page, "梅子熟了")
    assert story.paragraphs == (_TEXT, *last)
    assert story.caption is None
