"""Borders of stories: what stands between two of them without a headline that would part them."""

import pytest

from reader.core.records import Kind
from tests.core.sources.pages import MAST, NEXT, STORY, parsed, titled


@pytest.mark.parametrize(
    ("scraps", "byline", "reporter"),
    [
        ("灯 夜 校 室 亮 到 的 凌 晨 教", "本报记者 柏如松", "柏如松"),
        ("渡 船 老 公 三 四 十 年 口 守", "□本报记者 宁雨前 通讯员 查全民", "宁雨前"),
    ],
)
def test_a_byline_below_the_scraps_of_a_headline_opens_a_story(
    scraps: str, byline: str, reporter: str
) -> None:
    body = (
        "天还没亮透,渡口的木桩上已经系好了第一根缆绳。守了半辈子的人把船舱擦得干干净净,等着第一批赶集的乡亲。"
    )
    page = parsed(
        MAST + STORY + f"{scraps}\n\n{byline}\n\n{body}\n\n" + "他说,只要还有人过河,就接着撑下去。" + NEXT
    )
    (untitled,) = [each for each in page.articles if each.title is None]
    assert untitled.paragraphs == (body, "他说,只要还有人过河,就接着撑下去。")
    assert untitled.reporters == (reporter,)
    assert len(titled(page, "三座旧桥换上新栏杆").paragraphs) == 2


@pytest.mark.parametrize(
    "offer",
    [
        "柳湾日报微信公众号“看柳湾”:本地资讯、办事指南,一键直达。扫描二维码关注,每周抽取十名读者送粮油。",
        "本报读书会小程序上线,共读一本书,听作家讲课,欢迎报名,前一百名读者免收全年会费。",
        "柳湾晚报乐购商城开业,本地蔬菜、土蜂蜜、手工豆腐当天送到家,拨打3366999订货,首单立减十元。",
        "发现新闻、提供线索、反映难题,请拨打柳湾日报热线3366999,一经采用即付酬金。日报记者24小时在您身边!",
        "《今日柳湾》图片新闻版长期征集反映城乡变化的新闻图片,要求主题鲜明、要素齐全,一经采用,即付稿酬。",
    ],
)
def test_what_the_newspaper_offers_is_of_no_story(offer: str) -> None:
    page = parsed(MAST + STORY + offer + NEXT)
    assert len(titled(page, "三座旧桥换上新栏杆").paragraphs) == 2
    (promo,) = [each for each in page.articles if each.kind is Kind.PROMO]
    assert promo.paragraphs == (offer,)


def test_what_is_told_of_a_newspapers_channel_stays_in_its_story() -> None:
    for told in (
        "柳湾日报微信公众号昨日发出求助后,三百多名市民转发,请专家会诊的事很快有了着落。",
        "发现新闻线索的市民吴先生拨打热线,记者赶到现场时,桥面已经修好,他得到了一百元奖励。",
        "《柳河岸边的桥》画册版由市档案馆编印,收入老照片二百多幅,读者可以到馆里借阅,赠送学校三百册。",
    ):
        page = parsed(MAST + STORY + told + NEXT)
        assert titled(page, "三座旧桥换上新栏杆").paragraphs[-1] == told


@pytest.mark.parametrize(
    ("signed", "name"),
    [
        ("(市中医院老年病科 顾维桢)", "顾维桢"),
        ("(县农技推广站农艺师 陆彩云)", "陆彩云"),
        ("(区畜牧中心兽医师 庄稼明)", "庄稼明"),
    ],
)
def test_an_expert_in_brackets_behind_the_text_wrote_it(signed: str, name: str) -> None:
    text = "入秋以后早晚温差大,体弱的人不要急着进补,先把脾胃养好才是正理。"
    page = parsed(
        MAST + STORY + f"秋天进补有讲究\n\n{text}\n\n需要提醒的是,再好的东西也不能多吃。{signed}" + NEXT
    )
    advice = titled(page, "秋天进补有讲究")
    assert advice.reporters == (name,)
    assert advice.paragraphs[-1].removesuffix(signed) == "需要提醒的是,再好的东西也不能多吃。"


@pytest.mark.parametrize(
    ("label", "heads"),
    [
        ("教卫简报", ("县开放大学正式揭牌", "“心肺复苏”走进中学", "名师送教到偏远乡村")),
        ("乡镇快讯", ("石门镇修好三座水塘", "柳湾村添了2座书屋", "老街夜市重新开张")),
    ],
)
def test_short_news_headed_in_brackets_are_articles_of_their_own(label: str, heads: tuple[str, ...]) -> None:
    items = [
        f"【{head}】4月{day}日,这件大家盼了很久的事情终于办成,当天就有上百人赶来看热闹。(宁雨前)"
        for day, head in enumerate(heads, start=2)
    ]
    page = parsed(MAST + STORY + f"{label}\n\n" + "\n\n".join(items) + NEXT)
    briefs = [each for each in page.articles if each.kind is Kind.BRIEF]
    assert [brief.paragraphs[0].removesuffix("(宁雨前)") for brief in briefs] == [
        item.removesuffix("(宁雨前)") for item in items
    ]
    assert {brief.column for brief in briefs} == {label}


@pytest.mark.parametrize(
    "heads",
    [
        ("种:一台机器顶百人", "管:手机一点就浇水", "收:颗粒归仓不过夜"),
        ("吃:食堂开到家门口", "住:老屋装上新电梯", "行:公交多绕两个弯", "医:药箱背进小院子"),
    ],
)
def test_headings_of_a_word_and_a_colon_stay_in_their_story(heads: tuple[str, ...]) -> None:
    body = ["四月的柳湾,坡地上的红土翻了一层又一层,老把式们都站在田埂上看新鲜。"]
    for head in heads:
        body += [head, "记者在现场看到,从前要忙上小半个月的活,如今一天就见了分晓,乡亲们脸上都带着笑。"]
    page = parsed(MAST + "柳湾的日子一天一个样\n\n本报记者 柏如松\n\n" + "\n\n".join(body) + NEXT)
    assert titled(page, "柳湾的日子一天一个样").paragraphs == tuple(body)


@pytest.mark.parametrize(
    "credit", ["本版图片由梁日升提供", "(本版照片均由市农业局提供)", "以上图片由宁雨前拍摄"]
)
def test_who_all_the_pictures_are_from_has_no_caption_above_it(credit: str) -> None:
    last = "截至4月10日,全市完成土地整治六万八千亩,占全年任务的八成五。"
    page = parsed(MAST + STORY + last + "\n\n" + credit + NEXT)
    assert titled(page, "三座旧桥换上新栏杆").paragraphs[-1] == last
    assert [each.kind for each in page.articles] == [Kind.NEWS, Kind.NEWS]


_TIGHT = (
    "柳湾日报\n2016年4月12日 星期二 民生 5\n责任编辑:柏如松\n"
    "老河堤换上新护栏 行人不绕路\n"
    "　　本报讯（记者 柏如松）4月11日，柳河东岸\n的旧堤全部换上新护栏，路面也重新铺了一\n遍，行人走起来踏实多了。\n"
    "　　市政部门说，接下来还要给桥头的台阶加\n装扶手，方便老人上下。\n"
)
_LED = (
    "　　本报讯（记者 宁雨前）最近一张培训班的\n宣传单在城区多所小学门口散发，十二节课收\n费八千八百元，孩子却什么也没有记住。\n"
    "　　市教育局说，这家机构没有办学许可，已\n责令停止招生，并把学费退还给家长。\n"
)


@pytest.mark.parametrize(
    "title",
    [
        "“神童班”开价八千八，真能过目不忘吗？",
        "孩子学了十二节，只记住几句顺口溜",
        "宣传单上写的，没有一句话当得真",
    ],
)
def test_a_full_line_without_indent_above_an_indented_lead_is_its_headline(title: str) -> None:
    page = parsed(_TIGHT + title + "\n" + _LED)
    assert [each.title for each in page.articles] == ["老河堤换上新护栏 行人不绕路", title]
    assert titled(page, "老河堤换上新护栏 行人不绕路").paragraphs[-1].endswith("方便老人上下。")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "“小候鸟”来了，先上安全课",
            "4月9日，柳东街道组织辖区三十二名孩子上防\n溺水安全课，消防队员现场教他们使用救生\n圈和抛绳包。",
        ),
        (
            "春茶采得早，茶农笑开怀",
            "昨天，响水乡的高山茶园里人来人往，采茶女\n工正忙着采摘明前的头一茬嫩芽，背篓很快\n就装满了。",
        ),
    ],
)
def test_a_dated_picture_text_with_a_title_of_two_clauses_is_of_its_own(title: str, text: str) -> None:
    page = parsed(_TIGHT + f"{title}\n{text} 黄鹭 摄\n" + "两个月补好一座桥\n" + _LED)
    picture = titled(page, title)
    assert picture.kind is Kind.PHOTO
    assert "".join(picture.paragraphs) + (picture.caption or "") == text.replace("\n", "")
    assert [each.title for each in page.articles] == [
        "老河堤换上新护栏 行人不绕路",
        title,
        "两个月补好一座桥",
    ]


_LONG = (
    "本报讯(记者 宁雨前)北门外的鹅养了二十年,一枚蛋能卖到十五元,靠的是每天赶着鹅群走八里路去吃河滩上的草。"
    "老人说,这些鹅认得回家的路,天一黑就自己排着队进圈,从来没有丢过一只。去年秋天,城里的饭馆找上门来,"
    "把一年的蛋全都订下了,村里又有六户人家跟着学养鹅,河滩边的空地眼看就要不够用了。"
)


@pytest.mark.parametrize(
    "slogan",
    [
        "抓春耕 保面积 夺高产",
        "文明餐桌 不剩饭",
        "架起连心桥 传递百姓声",
        "聚力“三个年”建设 谱写现代化建设新篇章",
    ],
)
def test_a_public_call_over_a_headline_is_no_kicker(slogan: str) -> None:
    page = parsed(MAST + STORY + f"{slogan}\n\n一枚鹅蛋的身价\n\n{_LONG}" + NEXT)
    assert titled(page, "一枚鹅蛋的身价").kicker is None


@pytest.mark.parametrize(("kicker"), ["鹅群八里路 河滩一片绿", "关爱养鹅老人 守住河滩草地"])
def test_a_pair_that_tells_of_the_story_stays_its_kicker(kicker: str) -> None:
    page = parsed(MAST + STORY + f"{kicker}\n\n一枚鹅蛋的身价\n\n{_LONG}" + NEXT)
    assert titled(page, "一枚鹅蛋的身价").kicker == kicker


@pytest.mark.parametrize(
    ("above", "label"), [("热点聚焦", True), ("市井百态", True), ("文明柳湾 有你更美", False)]
)
def test_a_line_over_the_heading_of_short_news_heads_none_of_it(above: str, label: bool) -> None:
    items = "\n\n".join(
        f"▲市图书馆{day}日起延长开放一小时,读者可以坐到晚上九点。(宁雨前)" for day in (3, 5, 8)
    )
    page = parsed(MAST + STORY + f"{above}\n\n快讯\n\n{items}\n")
    briefs = [each for each in page.articles if each.kind is Kind.BRIEF]
    assert [brief.title for brief in briefs] == [None] * 3
    assert titled(page, "三座旧桥换上新栏杆").column == (above if label else None)


@pytest.mark.parametrize("signer", ["青石农场农业科", "柳湾镇农机股", "市一中总务科"])
def test_a_department_signs_the_notice_that_ends_the_page(signer: str) -> None:
    text = "各种植户:为掌握耕地质量状况,定于5月5日至20日取土化验,请予配合。联系电话:6988031。"
    page = parsed(MAST + STORY + f"关于开展耕地质量普查的通知\n\n{text}\n\n{signer}\n")
    assert titled(page, "关于开展耕地质量普查的通知").paragraphs == (text, signer)


@pytest.mark.parametrize("own", ["今日柳湾", "掌上柳湾"])
def test_reporters_of_a_newspaper_named_after_today_are_named_without_it(own: str) -> None:
    page = parsed(
        MAST + f"三座旧桥换上新栏杆\n\n本报讯(柳海日报记者 崔亮 {own}记者 茅晓晨 通讯员 顾一诺)4月11日,"
        "跨柳河的三座旧桥全部换上新栏杆,行人走起来踏实多了。\n\n"
        f"早樱开了\n\n4月10日,啬园里的早樱开了,市民在花树下赏花拍照。 {own}记者 茅晓晨 摄\n"
    )
    assert titled(page, "三座旧桥换上新栏杆").reporters == ("崔亮", "茅晓晨")
    picture = titled(page, "早樱开了")
    assert picture.photo_credit == f"{own}记者 茅晓晨 摄"
    assert picture.paragraphs == ("4月10日,啬园里的早樱开了,市民在花树下赏花拍照。",)


@pytest.mark.parametrize("number", ["热线:0571-5932016", "热线2366666 网址http://www.liuwan.example"])
def test_a_bare_number_set_apart_below_a_story_is_the_newspapers(number: str) -> None:
    page = parsed(MAST + STORY + number + NEXT)
    assert page.issue.hotlines == (number.split(maxsplit=1)[0].strip("热线:"),)
    assert len(titled(page, "三座旧桥换上新栏杆").paragraphs) == 2


def test_a_bare_number_below_a_notice_is_that_notices() -> None:
    text = "兹定于4月15日起停水检修,给您带来不便,敬请谅解。"
    page = parsed(MAST + STORY + f"停水通知\n\n{text}\n\n热线:0571-5932016" + NEXT)
    assert titled(page, "停水通知").paragraphs == (text, "热线:0571-5932016")


@pytest.mark.parametrize(
    "signature", ["龙山镇碧溪村 沈添福", "县第二小学教师 庄月娥", "九龙社区居民 洪志坚等17人"]
)
@pytest.mark.parametrize("wrapped", [True, False])
def test_a_place_and_a_name_below_a_letter_sign_it(signature: str, wrapped: bool) -> None:
    rows = [
        "南门公交站的站牌被路边的三角梅遮得",
        "严严实实,外地游客常常找不到站。我在",
        "这里等车,半个小时里就有七个人来问路,",
        "希望公交公司把树枝修一修。",
    ]
    letter = "编辑同志:\n" + ("\n".join(rows) if wrapped else "\n" + "".join(rows))
    page = parsed(
        f"柳湾日报\n2016年4月12日 星期二\n\n公交站牌藏进树丛里\n{letter}\n\n{signature}\n\n"
        f"好心店主捡到救命钱\n{letter}\n\n市民 小叶\n"
    )
    assert [each.title for each in page.articles] == ["公交站牌藏进树丛里", "好心店主捡到救命钱"]
    assert "".join("".join(rows).split()) in "".join(page.articles[0].paragraphs)
    assert page.articles[0].paragraphs[-1].replace(" ", "") == signature.replace(" ", "")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "寻人",
            "王秀琴,女,67岁,身高1.53米,短\n发花白,4月6日上午从城关西门走\n失。知情者请拨打电话3216677,家\n属定当重谢。",
        ),
        (
            "失物招领",
            "4月8日上午,有人在南门车站候\n车室拾到黑色提包一个,内有现金\n和证件。失主请到车站服务台认领\n,电话3216688。",
        ),
    ],
)
def test_a_notice_headed_by_what_is_sought_is_one(title: str, text: str) -> None:
    page = parsed(
        "柳湾日报\n2016年4月12日 星期二\n\n拍卖公告\n受委托,本公司定于4月24日上午十\n时公开拍卖街面店铺两间,有意者\n"
        f"请于4月23日前到本公司登记。\n\n柳湾恒裕拍卖有限公司\n\n{title}\n{text}\n"
    )
    notice = titled(page, title)
    assert notice.kind is Kind.NOTICE
    assert "".join(notice.paragraphs) == text.replace("\n", "")


def test_marked_losses_of_several_printed_lines_are_no_captions() -> None:
    rows = "▲源盛茶叶店遗失税务登记证副本,\n证号:350628197108,声明作废。\n▲黄美珠遗失残疾人证,编号:\n3506281963,声明作废。\n"
    page = parsed(
        "柳湾日报\n2016年4月12日 星期二\n\n拍卖公告\n受委托,本公司定于4月24日上午十\n时公开拍卖街面店铺两间,有意者\n"
        f"请于4月23日前到本公司登记。\n\n柳湾恒裕拍卖有限公司\n\n遗失声明\n{rows}"
    )
    assert "".join(titled(page, "遗失声明").paragraphs) == rows.replace("\n", "")
    assert all(each.caption is None for each in page.articles)


@pytest.mark.parametrize("event", ["赵建业赴文昌街道调研粮食生产工作", "全市春耕备耕动员大会召开"])
def test_a_call_over_the_event_it_was_heard_at_stays_in_the_headline(event: str) -> None:
    call = "节约用水护春耕 合力打赢攻坚战"
    text = _LONG.replace("北门外的鹅", "书记赵建业说河滩的鹅")
    page = parsed(MAST + STORY + f"{call}\n\n{event}\n\n{text}" + NEXT)
    assert any(call in (each.kicker, each.title) for each in page.articles)
    assert not any(each.kind is Kind.PROMO for each in page.articles)


@pytest.mark.parametrize(
    ("label", "title"), [("养生堂", "校园里的“丰收节”"), ("法官说法", "消防演练“零距离”")]
)
def test_a_label_over_a_picture_belongs_to_the_story_it_ends(label: str, title: str) -> None:
    text = "4月9日,石门小学的孩子们在操场边学着扎稻草人,二百多名家长赶来参加。 黄鹭 摄"
    page = parsed(MAST + STORY + f"{label}\n\n{title}\n\n{text}" + NEXT)
    assert titled(page, title).kicker is None
    assert titled(page, "三座旧桥换上新栏杆").column == label


@pytest.mark.parametrize(
    ("kicker", "title"),
    [
        ("菜价连跌半个月,城区市民笑了,郊区菜农愁了", "空心菜一斤五毛,为何超市仍卖两块"),
        ("老人想晒太阳,年轻人要车位,孩子没处跑", "一块空地究竟给谁用"),
    ],
)
def test_a_row_of_three_clauses_over_a_shorter_one_is_its_kicker(kicker: str, title: str) -> None:
    page = parsed(MAST + f"{kicker}\n\n{title}\n\n{_LONG}" + NEXT)
    assert titled(page, title).kicker == kicker


@pytest.mark.parametrize(
    "shown",
    ["葛占山在巡山途中查看油松长势。", "葛占山正在管护站里整理巡护记录。", "葛占山在林间小路上清点树苗。"],
)
def test_a_line_that_shows_somebody_of_the_story_is_a_caption(shown: str) -> None:
    told = [
        "在林场的墙上,挂着一张发黄的责任书,右下角摁着葛占山的红手印,那是三十年前的事了。",
        "从那以后,葛占山就再也没有离开过这片林子,冬天最冷的时候零下三十多度。",
        "葛占山说,他每天要走二十里山路,树认得他,他也认得树。",
    ]
    page = parsed(MAST + "一枚红手印 三十年守林情\n\n" + "\n\n".join([told[0], told[1], shown, told[2]]))
    story = page.articles[0]
    assert (story.caption, list(story.paragraphs)) == (shown, told)


@pytest.mark.parametrize("line", ["母亲在灯下缝补着旧衣服。", "葛占山在山上住了三十年了。"])
def test_a_short_paragraph_that_tells_is_none(line: str) -> None:
    told = [
        "母亲和葛占山在林场里住了很久,母亲说,葛占山的手印还在墙上。",
        "母亲知道葛占山不会走,葛占山也知道母亲不会走,山里的日子很长。",
        "葛占山笑着说,母亲做的饭最好吃,母亲听了也笑。",
    ]
    page = parsed(MAST + "山里的日子\n\n" + "\n\n".join([told[0], told[1], line, told[2]]))
    assert line in page.articles[0].paragraphs


def test_the_day_below_who_signs_a_notice_is_the_notices() -> None:
    notice = "关于开展补贴申报的通知\n\n各乡镇:\n\n申报人须持身份证到村里申报,每户不超过900元。\n\n朔岭区发展改革局\n\n10月27日"
    notice += NEXT
    page = parsed(MAST + notice)
    assert page.articles[0].paragraphs[-1] == "10月27日"


def test_the_newspapers_own_address_is_masthead() -> None:
    page = parsed(
        MAST
        + "一条路的变迁\n\n从前这里是泥路,如今是六车道的柏油路,路灯明亮,人来人往。\n\n本报地址:中心路12号 邮编:037299"
    )
    assert "037299" not in "".join(page.articles[0].paragraphs)


@pytest.mark.parametrize("bullet", ["◆", "●", "■"])
def test_the_place_before_short_news_is_no_headline(bullet: str) -> None:
    items = (
        f"{bullet}桐花镇 4月10日,该镇把闲置的老粮仓改成了乡村书屋,两千册图书当天就有人来借。",
        f"{bullet}石桥街道 组织志愿者清理河岸,三天运走淤泥和杂物四十余车,岸边补种了垂柳。",
    )
    page = parsed(MAST + STORY + "乡镇快讯\n\n" + "\n\n".join(items) + NEXT)
    briefs = [each for each in page.articles if each.paragraphs and each.paragraphs[0][0] == bullet]
    assert [each.title for each in briefs] == [None, None]
    assert ["".join(each.paragraphs[0].split()) for each in briefs] == ["".join(one.split()) for one in items]


def test_what_happened_before_short_news_is_its_headline() -> None:
    brief = "◆老粮仓变成新书屋 4月10日,桐花镇把闲置的老粮仓改成了乡村书屋,两千册图书当天就有人来借走。"
    page = parsed(MAST + STORY + "乡镇快讯\n\n" + brief + NEXT)
    assert any(each.title and each.title.endswith("老粮仓变成新书屋") for each in page.articles)


def test_a_programme_below_its_headline_is_text() -> None:
    shows = ("4月24日19时30分 越剧《春江渡》 柳湾大剧院", "4月26日15时 木偶戏《小蝌蚪》 少年宫剧场")
    page = parsed(MAST + STORY + "惠民演出预告\n\n" + "\n\n".join(shows) + "\n\n票价20元,凭证免费。" + NEXT)
    told = titled(page, "惠民演出预告")
    assert told.subtitle is None
    assert "".join("".join(told.paragraphs).split()) == "".join(
        "".join([*shows, "票价20元,凭证免费。"]).split()
    )
