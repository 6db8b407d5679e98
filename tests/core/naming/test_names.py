"""Whom and what an article names, as a reader of the information pane sees it."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.naming import Names
from reader.core.records import Named
from reader.core.words import Words
from tests.core.naming.score import cases, score

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Names:
    return Names(tmp_path_factory.mktemp("cache"), ROOT / "resources" / "dictionaries")


def read(names: Names, *paragraphs: str, title: str = "", omit: tuple[str, ...] = ()) -> Named:
    return names.in_text(title, paragraphs, omit)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("敖煜新、吴才敏、杨国琴、王翔等区领导参加。", "敖煜新 吴才敏 杨国琴 王翔"),
        ("区领导施甜甜、应巧华、沈建立参加。", "施甜甜 应巧华 沈建立"),
        ("副区长余荣升和社区主任张伟强介绍了情况。", "余荣升 张伟强"),
        ("区委书记朱建明强调，要抓好落实。朱建明书记还走访了企业。", "朱建明"),
        ("上官文清指出，今年任务很重。", "上官文清"),
        ("承办法官费晓楠查明了事实。", "费晓楠"),
        ("法国指挥家让·皮埃尔·莫罗执棒。", "让·皮埃尔·莫罗"),
    ],
)
def test_people_are_found_by_title_list_and_what_they_do(names: Names, text: str, people: str) -> None:
    assert set(read(names, text).people) == set(people.split())


@pytest.mark.parametrize(
    "text",
    [
        "要坚持高质量、高标准、全覆盖推进各项工作，方案要求明确责任。",
        "康桥、祥符、上塘等街道参加演练。",
        "王女士和张大爷高兴地说，路灯终于亮了。",
        "时代在发展，金融业、农产品、文创都要跟上。",
        "华为表示将继续投资，武汉、温州、常州等地参加。",
    ],
)
def test_words_that_look_like_names_are_no_people(names: Names, text: str) -> None:
    assert read(names, text).people == ()


def test_a_name_sure_at_one_place_counts_at_every_place(names: Names) -> None:
    found = read(names, "区长章燕主持会议。副区长余荣升参加。", "会上，余荣升作了汇报。余荣升说，进展顺利。")
    assert found.people == ("余荣升", "章燕")


def test_names_in_a_headline_without_signs_are_read_with_the_body(names: Names) -> None:
    found = read(names, "市领导于跃敏、郑荣胜，区领导朱建明参加。", title="刘忻调研 于跃敏郑荣胜朱建明参加")
    assert {"于跃敏", "郑荣胜", "朱建明"} <= set(found.people)


def test_the_papers_own_people_are_left_out(names: Names) -> None:
    text = "本报讯(记者 叶露 通讯员 杨青青)昨日，记者林韬在现场看到，民警宋宇航正在疏导交通。"
    assert read(names, text, "宋宇航 孙小文/摄", omit=("林韬",)).people == ("宋宇航",)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("小区位于浙江省杭州市拱墅区半山街道刘文村。", "浙江省 杭州市 拱墅区 半山街道 刘文村"),
        ("他先后来到下沙街道、白杨街道和义蓬街道。", "下沙街道 白杨街道 义蓬街道"),
        ("民警联系胜利街道崇文社区。", "胜利街道 崇文社区"),
        ("拱墅是老城。拱墅区今年变化很大，拱墅人很自豪。", "拱墅区"),
        ("上塘街道的瓜山佳苑小区率先试点。", "上塘街道 瓜山佳苑小区"),
    ],
)
def test_places_in_full_and_one_by_one(names: Names, text: str, places: str) -> None:
    assert set(read(names, text).places) == set(places.split())


def test_general_terms_are_no_places_and_no_offices(names: Names) -> None:
    found = read(
        names, "各街道、老旧小区、安置房小区和特色小镇都要行动，有关部门、职能部门和基层派出所要配合。"
    )
    assert (found.places, found.offices) == ((), ())


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("区委宣传部、市人大常委会、区科技局汇报了情况。", "区委宣传部 市人大常委会 区科技局"),
        ("他赴中科院计算所杭州分所调研，支持杭州分所建设。", "中科院计算所杭州分所"),
        ("区委区政府高度重视。", "区委 区政府"),
        ("在杭州肯德基有限公司，他听取了介绍。", "杭州肯德基有限公司"),
        ("他来到卖鱼桥小学文汇校区、文澜中学。", "卖鱼桥小学文汇校区 文澜中学"),
        ("福建省文化和旅游厅公布了名单。", "福建省文化和旅游厅"),
        ("荆州市公安局沙市分局朝阳路派出所接到报警。", "荆州市公安局沙市分局朝阳路派出所"),
    ],
)
def test_offices_in_full(names: Names, text: str, offices: str) -> None:
    assert set(read(names, text).offices) == set(offices.split())


def test_a_post_is_not_an_office(names: Names) -> None:
    assert read(names, "区委书记朱建明，区委常委、常务副区长赵红参加。").offices == ()


def test_most_mentioned_first_then_as_they_come(names: Names) -> None:
    found = read(names, "杭州和上海签约。上海、北京也来了。")
    assert found.places == ("上海", "杭州", "北京")


def test_the_figures_hold_on_the_gold(names: Names) -> None:
    ratios, faults = score(names, cases())
    aims = {"people": (0.95, 0.9), "places": (0.85, 0.75), "offices": (0.85, 0.75)}
    for kind, (precision, recall) in aims.items():
        assert ratios[kind].precision >= precision, faults
        assert ratios[kind].recall >= recall, faults


SIGNS = "王朱建明区委书记、，。和在等参加杭州街道局有限公司·(（)）记者 a1\n𠮷"


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.text(
            st.sampled_from("王朱建明区委书记、，。和在等参加杭州街道局有限公司·(（)）记者 a1\n𠮷"),
            max_size=60,
        ),
        max_size=3,
    )
)
def test_any_text_gives_names_that_are_printed_in_it_once(names: Names, paragraphs: list[str]) -> None:
    found = names.in_text("", paragraphs)
    for kind in (found.people, found.places, found.offices):
        assert len(set(kind)) == len(kind)
        assert all(any(name in paragraph for paragraph in paragraphs) for name in kind)


def test_a_long_paragraph_is_read_in_one_piece(names: Names) -> None:
    found = read(names, "王" * 20_000, "区" * 5_000 + "副区长余荣升参加。")
    assert found.people == ("余荣升",)


def test_threads_read_alike(tmp_path: Path) -> None:
    shared = Names(tmp_path, ROOT / "resources" / "dictionaries")
    texts = [f"副区长余荣升参加了第{number}次会议，区科技局汇报。" for number in range(12)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: shared.in_text("", [text]), texts))
    assert set(found) == {Named(("余荣升",), (), ("区科技局",))}


def test_searching_and_naming_share_one_dictionary_in_the_users_folder(tmp_path: Path) -> None:
    words = Words(tmp_path)
    assert words.cut("我们在读报") == ["我们", "在", "读报"]
    Names(tmp_path, ROOT / "resources" / "dictionaries").in_text("", ["杭州"])
    assert (tmp_path / "words.txt").is_file()
    assert Words(tmp_path)._tokenizer is words._tokenizer


def test_nothing_is_loaded_before_it_is_needed(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from reader.core.naming import Names;"
        f"Names(Path({str(tmp_path)!r}), Path('nowhere')); print('jieba' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert answer.stdout.strip() == "False"
