"""Names set under titles, in brackets or spread over the column, and those that sign letters and notices."""

import pytest

from tests.core.sources.pages import parsed, titled

_DATE = "青渚新闻\n第4版 副刊\n2018年4月20日 星期五\n"
_TEXT = (
    "　　谷雨前后,老家的雨下得没完没了,\n像是山神把一整年的水都攒在了这几天。\n檐下的瓦沟里水线不断,母亲搬个小板凳\n"
    "坐在火塘边烤茶,黑黢黢的小土罐在炭火\n上转来转去,茶叶的香味就一点点地飘出\n来,满屋都是。\n"
    "　　她烤茶很讲究:罐要先烧热,茶叶放\n"
    "进去要抖,抖到焦黄、微微冒烟,再冲进\n滚水,“嗤啦”一声,一团白气腾起来,\n那就是“雷响茶”了。\n"
)
_REPORT = "本报讯(记者 尤南枝)记者昨日从县商务局获悉,全县的便民早餐车已经增加到六十辆,群众反映良好。\n"


@pytest.mark.parametrize("author", ["普 宁", "罕 小 波", "段 青 云"])
def test_a_name_spread_under_a_title_is_the_authors(author: str) -> None:
    page = parsed(f"{_DATE}谷雨书笺\n一壶滇红伴春深\n{author}\n{_TEXT}")
    story = titled(page, "一壶滇红伴春深")
    assert story.byline == author.replace(" ", "")
    assert story.reporters == (story.byline,)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("高黎明(县二中136班 指导老师 车立群)", "高黎明"),
        ("尤小满(东街小学四(3)班 指导教师:石砚)", "尤小满"),
    ],
)
def test_a_pupil_writes_and_the_teacher_in_brackets_does_not(printed: str, name: str) -> None:
    page = parsed(f"{_DATE}一壶滇红伴春深\n{printed}\n{_TEXT}")
    story = titled(page, "一壶滇红伴春深")
    assert story.byline == printed
    assert story.reporters == (name,)


def test_what_follows_a_poem_with_an_indent_is_no_line_of_it() -> None:
    poem = "露水还在叶子上睡着\n妹妹的竹篓已经醒了\n她踮起脚,轻轻地折\n怕惊动一只做梦的蚕\n"
    page = parsed(f"{_DATE}一壶滇红伴春深\n段 青 云\n{_TEXT}谷雨采桑\n玉 腊\n{poem}{_TEXT}")
    story = titled(page, "谷雨采桑")
    assert story.byline == "玉腊"
    assert story.paragraphs[:4] == tuple(poem.split())


@pytest.mark.parametrize("headline", ["放心早餐走进30所学校", "便民服务送到家门口的小站"])
def test_a_headline_below_a_readers_signature_signs_nothing(headline: str) -> None:
    letter = "编辑同志:我是二中学生家长。学校东门口有一间书报亭,经营十多年了,孩子们都爱去,听说要拆,希望能留个位置。"
    page = parsed(
        f"2013年9月3日\n\n青渚日报\n\n校门口的书报亭能否留下\n\n{letter}\n\n市民 谈先生\n\n{headline}\n\n{_REPORT}"
    )
    assert titled(page, headline).paragraphs[0].startswith("本报讯")
    assert "".join(titled(page, "校门口的书报亭能否留下").paragraphs).startswith(letter)


@pytest.mark.parametrize("name", ["林福顺", "欧阳青山"])
def test_who_signs_a_notice_is_told_in_it(name: str) -> None:
    text = "本人不慎遗失青渚县渔业合作社社员证,证号R-0432,特此声明作废。"
    page = parsed(f"2014年8月14日\n\n青渚日报\n\n遗失声明\n\n{text}\n\n{name}\n\n2014年8月13日\n")
    assert titled(page, "遗失声明").paragraphs == (text, name, "2014年8月13日")


@pytest.mark.parametrize("name", ["宋小词", "尤南枝"])
def test_a_name_tight_below_a_printed_text_signs_it(name: str) -> None:
    page = parsed(f"{_DATE}\n一壶滇红伴春深\n{_TEXT}{name}\n\n老街换上了新水管\n段 青 云\n{_TEXT}")
    story = titled(page, "一壶滇红伴春深")
    assert story.reporters == (name,)
    assert titled(page, "老街换上了新水管").column is None
