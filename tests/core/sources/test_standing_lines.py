"""What a newspaper prints on every page between its stories: page heads, its makers, its lawyer, sponsors, slogans."""

import pytest

from tests.core.sources.pages import MAST, NEXT, STORY, parsed, titled


@pytest.mark.parametrize(
    "line",
    [
        "2016年4月12日 星期二 责编:陆彩云 版式:庄稼明 校对:顾维桢",
        "04 城事 2016年4月11日 星期一",
        "第3版 2016年4月11日 星期一 农村新闻",
        "LIUWAN RIBAO",
        "版次:A03",
        "本报法律顾问:河东律师事务所 顾维桢律师",
        "本报常年法律顾问 庄稼明 律师",
        "广告许可证:3307004000021 印刷:柳湾日报社印刷厂",
        "记者QQ 336699120",
        "实习编辑 陆彩云",
        "□策划:顾维桢 □执行:陆彩云 庄稼明",
        "社址:柳湾市渡口街6号 总编室:0579-3366111 发行部:3366222 广告部:3366333 全年定价198元",
        "本栏目由柳湾市疾病预防控制中心协办",
        "讲文明 树新风 公益广告",
        "图说我们的价值观",
        "节约粮食 人人有责",
        "爱护河水 从我做起",
        "社会主义核心价值观 富强 民主 文明 和谐",
        "热烈祝贺柳湾市第八届运动会胜利闭幕!",
        "协办单位:河东农商银行",
    ],
)
def test_a_standing_line_is_of_neither_story(line: str) -> None:
    page = parsed(MAST + STORY + line + NEXT)
    story, after = titled(page, "三座旧桥换上新栏杆"), titled(page, "粮站门口修起便民棚")
    assert len(story.paragraphs) == 2
    assert story.byline == "记者 柏如松"
    assert (after.kicker, after.subtitle, after.column) == (None, None, None)
    assert line in [each.text for each in (*page.leftovers, *page.masthead)]


def test_a_staff_line_cut_in_two_printed_lines_is_of_no_story() -> None:
    def told(title: str) -> str:
        return (
            f"{title}\n\n本报讯(记者柏如松)跨柳河的三座旧桥\n全部换上新栏杆，桥面也重新铺了一遍，\n"
            "行人走起来踏实多了。市政部门说，接下\n来还要给桥头的台阶加装扶手。\n\n"
        )

    staff = "2016年4月12日 星期二 责编：陆\n彩云 版式：庄稼明 校对：顾维桢\n\n"
    page = parsed(MAST + told("三座旧桥换上新栏杆") + staff + told("两座新桥装上路灯"))
    after = titled(page, "两座新桥装上路灯")
    assert (after.kicker, after.subtitle) == (None, None)
    assert "".join(titled(page, "三座旧桥换上新栏杆").paragraphs).endswith("加装扶手。")


@pytest.mark.parametrize("kicker", ["垃圾分类 人人有责", "4月11日 星期一 晴", "本报策划的读书活动走进校园"])
def test_a_line_that_the_story_below_speaks_of_stays_with_it(kicker: str) -> None:
    below = NEXT.replace("粮站门口修起便民棚", f"{kicker}\n\n集市教农民垃圾分类").replace(
        "来粮站卖粮的农民", "垃圾分类的法子读书活动的农民"
    )
    page = parsed(MAST + STORY + below)
    assert kicker.replace(" ", "") not in "".join(each.text for each in page.leftovers).replace(" ", "")


def test_a_sponsor_among_the_particulars_of_an_event_stays_with_them() -> None:
    rows = ("时间:4月16日9时", "主办单位:柳湾市体育局", "协办单位:河东农商银行")
    page = parsed(MAST + STORY + "\n\n".join(rows) + NEXT)
    assert titled(page, "三座旧桥换上新栏杆").paragraphs[2:] == rows


def test_a_slogan_right_above_a_lead_is_its_headline() -> None:
    page = parsed(MAST + STORY + NEXT.replace("粮站门口修起便民棚", "讲文明 树新风"))
    assert titled(page, "讲文明 树新风").correspondents == ("尤南枝",)


def test_the_day_of_a_diary_stays_in_its_story() -> None:
    page = parsed(MAST + STORY + "2016年4月9日 星期六\n\n河水又涨了一尺,下午去看了西头的桥墩。" + NEXT)
    told = [paragraph for each in page.articles for paragraph in each.paragraphs]
    assert "河水又涨了一尺,下午去看了西头的桥墩。" in told
