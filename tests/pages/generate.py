"""Invented newspaper pages with their gold standard: other names, mastheads, wraps and damage than the seeds have.

`page(seed)` returns the text of a page and what a careful editor would read in it, in the form of `parse --json`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.pages.typeset import Block, columns, emit, printed_lines
from tests.pages.wording import (
    BODIES,
    BRIEFS,
    CAPTIONS,
    FILLERS,
    GROUPS,
    LABELS,
    LONG_TITLES,
    PEN_NAMES,
    PLACES,
    POEM_TITLES,
    SLOGANS_A,
    SLOGANS_B,
    STREETS,
    TOPICS,
    UNITS,
    VERSES,
    Wording,
)

ESSAYS = [
    ("老井", "村口的老井"),
    ("豆腐坊", "巷子里的豆腐坊"),
    ("渡船", "最后一班渡船"),
    ("棉鞋", "外婆的棉鞋"),
    ("校钟", "听见校钟响"),
]
STYLES = ("block", "spaced", "printed", "double")
FULL = str.maketrans(",;!?()", "，；！？（）")
WEEKDAYS = "一二三四五六日"
LUNAR_MONTHS = ["正月", "二月", "六月", "闰四月", "十月", "冬月", "腊月"]
LUNAR_DAYS = ["初一", "初九", "十五", "二十", "廿三", "三十"]
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


@dataclass
class Page:
    """A page in the making: its source lines and its gold."""

    words: Wording
    style: str
    chance: Random
    measure: int
    tight: bool
    full_width: bool
    ascii_quotes: bool
    lines: list[str] = field(default_factory=list)
    articles: list[dict[str, Any]] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)
    issue: dict[str, Any] = field(default_factory=dict)

    def glyphs(self, text: str) -> str:
        if self.ascii_quotes:
            text = text.replace("“", '"').replace("”", '"')
        return text.translate(FULL) if self.full_width else text

    def put(self, *lines: str, blank: bool = True) -> None:
        self.lines.extend(lines)
        if blank and not (self.tight and self.chance.random() < 0.9):
            self.lines.append("")


def page(seed: int, style: str | None = None) -> tuple[str, dict[str, Any]]:
    """Return an invented page and its gold."""
    chance = Random(seed)
    words = Wording(chance, chance.choice(PLACES), chance.choice(UNITS), chance.randint(1, 12))
    chosen = style or STYLES[seed % len(STYLES)]
    made = Page(
        words,
        chosen,
        chance,
        chance.choice([13, 14, 15, 16, 18, 22, 25]),
        chosen == "printed" and chance.random() < 0.3,
        chance.random() < 0.5,
        chance.random() < 0.4,
    )
    late = _masthead(made)
    count = chance.randint(3, 7)
    for number in range(count):
        _article(made, last=number == count - 1)
        if number == count // 2:
            for line in late:
                made.put(line)
    for piece, share in ((_briefs, 0.2), (_essays, 0.15), (_poem, 0.15), (_notice, 0.15), (_letter, 0.1)):
        if chance.random() < share:
            piece(made)
    if chance.random() < 0.35:
        _guide(made)
    if chance.random() < 0.2:
        made.put("责任编辑:" + words.person() + " 版式设计:" + words.person())
    if chance.random() < 0.4 and made.articles[-1]["title"] not in POEM_TITLES:
        slogan = words.fill(words.pick(FILLERS), "")
        made.put(slogan)
        made.articles.append(_gold(kind="promo", title=slogan))
    text = "\n".join(made.lines)
    return text, {"issue": made.issue, "articles": made.articles, "leftovers": made.leftovers}


def _gold(**fields: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "kind": "news",
        "kicker": None,
        "title": None,
        "subtitle": None,
        "column": None,
        "reporters": [],
        "correspondents": [],
        "paragraphs": [],
        "caption": None,
        "photo_credit": None,
        "jump": None,
    }
    base.update(fields)
    return base


# ── masthead ──────────────────────────────────────────────────────────────────────────────────────────


def _masthead(made: Page) -> list[str]:
    """Put a masthead; return lines of it that are printed late, among the stories."""
    chance, words = made.chance, made.words
    name = chance.choice(
        ["今日{}", "{}日报", "{}报", "{}新报", "{}时报", "{}通讯", "新{}报", "{}晚报"]
    ).format(words.place)
    year, month, day = chance.randint(2005, 2025), words.month, chance.randint(1, 28)
    weekday = chance.choice(WEEKDAYS)
    lunar = (
        f"{chance.choice(STEMS)}{chance.choice(BRANCHES)}年"
        + chance.choice(LUNAR_MONTHS)
        + chance.choice(LUNAR_DAYS)
    )
    total, issue, pages = chance.randint(100, 9000), chance.randint(1, 300), chance.choice([4, 8, 12, 16])
    phones = [str(chance.randint(60000000, 89999999)) for _ in range(chance.randint(1, 2))]
    owner = f"中共{words.place}{words.unit}委"
    office = f"{words.place}{words.unit}人民政府"
    gold: dict[str, Any] = {}
    parts: list[str] = []
    if chance.random() < 0.9:
        parts.append(name)
        gold["newspaper"] = name
    date = ""
    if chance.random() < 0.85:
        date = chance.choice(
            [
                f"{year}年{month}月{day}日",
                f"{year}年{month}月{day}日",
                f"{year} 年 {month} 月 {day} 日",
                f"{year}年{month}月{day}",
            ]
        )
        gold["date"] = f"{year}-{month:02d}-{day:02d}"
        if chance.random() < 0.8:
            date += f" 星期{weekday}"
            gold["weekday"] = f"星期{weekday}"
        if chance.random() < 0.6:
            date += f" {chance.choice(['', '农历'])}{lunar}"
            gold["lunar_date"] = lunar
    numbers = []
    if chance.random() < 0.6:
        numbers.append(chance.choice([f"第{issue}期", f"第 {issue} 期"]))
        gold["issue_number"] = issue
    if chance.random() < 0.7:
        numbers.append(chance.choice([f"总第{total}期", f"总第 {total} 期"]))
        gold["total_issue_number"] = total
    if chance.random() < 0.6:
        numbers.append(chance.choice([f"本期{pages}版", f"今日{pages}版", f"本期 {pages} 版"]))
        gold["pages_in_issue"] = pages
    if date and numbers and chance.random() < 0.5:
        parts.append(" ".join([date, *numbers]))
    else:
        parts.extend([date] if date else [])
        parts.extend(numbers if chance.random() < 0.5 else ([" ".join(numbers)] if numbers else []))
    if chance.random() < 0.6:
        parts.append(chance.choice(["新闻热线:", "新闻热线：", "热线电话 ", "新闻热线: "]) + " ".join(phones))
        gold["hotlines"] = phones
    if chance.random() < 0.5:
        url = (
            f"http://www.{chance.choice(['abcd', 'xinwen', 'paper', 'daily'])}{chance.randint(1, 99)}.gov.cn"
        )
        parts.append(url)
        gold["urls"] = [url]
    if chance.random() < 0.3:
        mail = f"news{chance.randint(1, 999)}@example.com"
        parts.append(f"投稿邮箱:{mail}")
        gold["email"] = mail
    roll = chance.random()
    if roll < 0.3:
        parts.append(f"{owner}、{office}主办 {owner}宣传部承办")
        gold["publishers"] = [
            {"role": "主办", "names": [owner, office]},
            {"role": "承办", "names": [owner + "宣传部"]},
        ]
    elif roll < 0.55:
        parts.append(f"主办 {owner} 出版 {words.place}日报社")
        gold["publishers"] = [
            {"role": "主办", "names": [owner]},
            {"role": "出版", "names": [words.place + "日报社"]},
        ]
    elif roll < 0.75:
        parts.append(f"主管:{owner} 主办:{office}")
        gold["publishers"] = [{"role": "主管", "names": [owner]}, {"role": "主办", "names": [office]}]
    if chance.random() < 0.35:
        number = chance.randint(1, 4)
        parts.append(
            chance.choice(
                [f"第{number}版", f"0{number}版", f"{number}版 要闻", f"第{'一二三四'[number - 1]}版"]
            )
        )
        gold["page"] = number
    if chance.random() < 0.2:
        parts.append("LINJIANG DAILY" if chance.random() < 0.5 else "XIN QU SHI BAO")
        gold["english_title"] = parts[-1]
    late: list[str] = []
    if chance.random() < 0.6:
        first, rest = parts[:1], parts[1:]
        chance.shuffle(rest)
        parts = first + rest
    for part in list(parts):
        if chance.random() < 0.06 and part.startswith(("http", "新闻热线", "投稿")):
            parts.remove(part)
            late.append(part)
    for part in parts:
        made.lines.extend([part, ""] if chance.random() < 0.7 else [part])
    made.lines.append("")
    made.issue = gold
    return late


# ── stories ───────────────────────────────────────────────────────────────────────────────────────────


def _headline(made: Page, leader: str) -> tuple[list[str], dict[str, Any]]:
    """Return the source lines of a headline and its gold."""
    words, chance = made.words, made.chance
    pair = f"{words.pick(SLOGANS_A)} {words.pick(SLOGANS_B)}"
    single = words.fill(words.pick(LONG_TITLES), leader)
    meeting = f"{leader}在全{words.unit}{words.pick(TOPICS)}工作会议上强调"
    attending = "".join(words.person() for _ in range(chance.randint(2, 4))) + chance.choice(
        ["参加", "出席", "陪同"]
    )
    event = f"{leader}赴{words.pick(STREETS)}调研{words.pick(TOPICS)}工作"
    kind = chance.choice(
        ["single"] * 5
        + ["pair"] * 4
        + ["speaker"] * 3
        + ["attend", "full", "event", "event", "speaker-line", "broken", "rows", "announced"]
    )
    one_line = chance.random() < 0.35
    rows: list[str]
    if kind == "single":
        rows, gold = [single], {"title": single}
    elif kind == "pair":
        rows, gold = [pair], {"title": pair}
    elif kind == "speaker":
        rows, gold = [meeting, pair], {"kicker": meeting, "title": pair}
    elif kind == "speaker-line":
        title = f"以更实举措推进{words.pick(TOPICS)}和{words.pick(TOPICS)}"
        rows, gold = [meeting, title], {"kicker": meeting, "title": title}
    elif kind == "attend":
        rows, gold = [single, attending], {"title": single, "subtitle": attending}
    elif kind == "full":
        rows, gold = [meeting, pair, attending], {"kicker": meeting, "title": pair, "subtitle": attending}
    elif kind == "rows":
        meeting = f"{words.pick(GROUPS)}召开{words.pick(TOPICS)}动员部署会"
        return [pair, meeting, attending], {"kicker": pair, "title": meeting, "subtitle": attending}
    elif kind == "announced":
        kicker = f"{words.pick(STREETS)}居民拍手称快{chance.choice(':：')}"
        return [kicker, single], {"kicker": kicker, "title": single}
    elif kind == "event":
        rows, gold = [pair, event], {"title": pair, "subtitle": event}
    else:
        first, second = (
            f"{words.pick(GROUPS)}召开专题会议传达学习",
            f"全省{words.pick(TOPICS)}电视电话会议精神",
        )
        return [f"{first} {second}"], {"title": first + second}
    if one_line and len(rows) > 1:
        rows = [" ".join(rows)]
    return rows, gold


def _people(made: Page) -> tuple[list[str], list[str]]:
    words, chance = made.words, made.chance
    reporters = [
        words.pick(PEN_NAMES) if chance.random() < 0.08 else words.person()
        for _ in range(chance.choice([1, 1, 1, 2]))
    ]
    correspondents = [words.person() for _ in range(chance.choice([0, 1, 1, 2]))]
    return list(dict.fromkeys(reporters)), [
        name for name in dict.fromkeys(correspondents) if name not in reporters
    ]


def _laid_out(made: Page, name: str) -> str:
    """Return a name, now and then with the blank that fills a printed line."""
    if made.style != "block" and made.chance.random() < 0.08 and len(name) == 3:
        return name[0] + " " + name[1:]
    return name


def _credit(made: Page, reporters: list[str], correspondents: list[str], spaced: bool) -> str:
    show = (lambda name: _laid_out(made, name)) if spaced else (lambda name: name)
    word = made.chance.choice(["记者", "记者", "本报记者", "见习记者"])
    out = f"{word} " + " ".join(map(show, reporters))
    if correspondents:
        out += " 通讯员 " + " ".join(map(show, correspondents))
    return out


def _article(made: Page, last: bool) -> None:
    words, chance = made.words, made.chance
    leader = words.pick(list("王李张刘陈杨黄赵吴周")) + words.pick(
        ["建业", "志国", "文", "海涛", "明远", "立新"]
    )
    rows, heads = _headline(made, leader)
    missing = chance.random() < 0.06 and bool(made.articles)
    gold = _gold(**({} if missing else heads))
    reporters, correspondents = _people(made)
    gold["reporters"], gold["correspondents"] = reporters, correspondents
    paragraphs = [words.lead(leader), *(words.paragraph(leader) for _ in range(chance.randint(1, 5)))]
    form = chance.choice(["paren"] * 6 + ["bullet"] * 3 + ["line", "end", "slash", "told", "names", "plain"])
    bare_credit = _credit(made, reporters, correspondents, False)
    before: list[str] = []
    after: list[str] = []
    if missing and form in ("line", "end", "slash", "told", "names", "plain"):
        form = "paren"
    if form == "paren":
        word = chance.choice(["本报讯", "本报讯", f"{words.place}讯", "本报综合消息"])
        paragraphs[0], _printed_first = f"{word}({bare_credit})" + paragraphs[0], None
    elif form == "bullet":
        before = ["■" + bare_credit]
        paragraphs[0] = "本报讯 " + paragraphs[0]
    elif form == "line":
        before = [bare_credit]
    elif form == "told":
        correspondents = []
        gold["correspondents"] = []
        before = [f"本报讯 记者{'、'.join(reporters)}报道"]
    elif form == "names":
        correspondents = []
        reporters = [name for name in reporters if name not in PEN_NAMES] or [words.person()]
        gold["reporters"], gold["correspondents"] = reporters, []
        paragraphs[0] = f"({' '.join(reporters)})" + paragraphs[0]
    elif form == "plain":
        gold["reporters"], gold["correspondents"] = [], []
        paragraphs[0] = chance.choice(["日前,", "近日,", "连日来,"]) + words.sentence(leader)
    elif form == "end":
        paragraphs[-1] += f"({bare_credit})"
    else:
        gold["reporters"], gold["correspondents"] = [*reporters, *correspondents], []
        photographer = words.person()
        after = [f"{' '.join(gold['reporters'])}/文 {photographer}/摄"]
        gold["photo_credit"] = f"{photographer}/摄"
        paragraphs[0] = chance.choice(["日前,", "近日,", "连日来,"]) + words.sentence(leader)
    subheads: set[int] = set()
    if chance.random() < 0.12 and len(paragraphs) >= 5:
        for place in (2, 4):
            paragraphs.insert(place, f"{words.pick(SLOGANS_A)} {words.pick(SLOGANS_B)}")
            subheads.add(place)
    label = words.pick(LABELS) if chance.random() < 0.12 else None
    if label:
        paragraphs[1 if 1 not in subheads and len(paragraphs) > 1 else 0] += f"这是“{label}”活动的一个缩影。"
        gold["column"] = label
    paragraphs = [made.glyphs(text) for text in paragraphs]
    for key in ("kicker", "title", "subtitle"):
        gold[key] = made.glyphs(gold[key]) if gold[key] else None
    gold["paragraphs"] = paragraphs
    if missing:
        if chance.random() < 0.5:
            scrap = " ".join(_scraps(chance, heads["title"]))
            made.put(scrap)
            made.leftovers.append(scrap)
    else:
        made.put(*(made.glyphs(row) for row in rows[:-1])) if len(rows) > 1 and chance.random() < 0.5 else [
            made.put(made.glyphs(row)) for row in rows[:-1]
        ]
        made.put(made.glyphs(rows[-1]))
    for line in before:
        made.put(line)
    _body(made, gold, subheads, jump=chance.random() < 0.25 and not last and not after and form != "end")
    for line in after:
        made.put(line)
    made.articles.append(gold)
    if label:
        made.put(label)


def _scraps(chance: Random, title: str) -> list[str]:
    characters = [c for c in title if c != " "]
    chance.shuffle(characters)
    out: list[str] = []
    while characters:
        size = chance.choice([1, 1, 1, 2, 2, 3])
        out.append("".join(characters[:size]))
        characters = characters[size:]
    return out if len(out) >= 5 else [*out, "讲", "精", "会", "开"]


def _body(made: Page, gold: dict[str, Any], subheads: set[int], jump: bool) -> None:
    """Typeset the paragraphs of a story, with damage and interruptions, and put them."""
    chance = made.chance
    printed: list[list[str]] = []
    texts = list(gold["paragraphs"])
    for number, text in enumerate(texts):
        if number in subheads:
            printed.append([text])
            continue
        spread = text
        for name in gold["reporters"] + gold["correspondents"]:
            if number == 0 and made.style != "block" and len(name) == 3 and chance.random() < 0.06:
                spread = spread.replace(name, name[0] + " " + name[1:], 1)
        lines = printed_lines(spread, made.measure)
        following = texts[number + 1] if number + 1 < len(texts) else ""
        dead = (
            chance.random() < 0.04 and len(lines) >= 4 and number and following and number + 1 not in subheads
        )
        if dead and (made.style != "block" or following.startswith("会议")):
            lines = lines[:-1]
            if lines[-1][-1] in '。！!…，,、”；：;:"（(':
                lines[-1] = lines[-1][:-1] if lines[-1][-2] not in '。！!…，,、”；：;:"（(' else lines[-1]
            texts[number] = "".join(lines).strip()
        printed.append(lines)
    if jump:
        lines = printed[-1]
        if len(lines) >= 4:
            lines = lines[:-1]
            texts[-1] = "".join(lines).strip()
        target = chance.randint(2, 8)
        lines = [
            *lines[:-1],
            lines[-1].strip()
            + made.glyphs(
                chance.choice([f"(下转{target}版)", f"(下转第{target}版)", f"(下转第 {target} 版)"])
            ),
        ]
        printed[-1] = lines
        gold["jump"] = {"to_page": target}
    gold["paragraphs"] = texts
    blocks: list[Block] = []
    groups: list[list[list[str]]] = [[]]
    for number, lines in enumerate(printed):
        if number in subheads:
            groups.extend([[lines], []])
        else:
            groups[-1].append(lines)
    first_lines = {id(group[0][0]) for group in groups if group and len(group) == 1 and len(group[0]) == 1}
    hide = 0.0 if made.style == "block" else 0.06
    for group in groups:
        if (
            group
            and len(group) == 1
            and id(group[0][0]) in first_lines
            and " " in group[0][0]
            and len(group[0]) == 1
        ):
            blocks.append(Block([(0, group[0][0])]))
        elif group:
            blocks.extend(columns(group, chance, chance.choice([9, 14, 22, 40]), hide))
    interrupt = chance.randrange(1, len(blocks)) if len(blocks) > 2 and chance.random() < 0.22 else None
    for number, block in enumerate(blocks):
        if number == interrupt:
            _interrupt(made, gold)
        lines = emit(block, made.style, chance)
        if made.style == "double":
            for line in lines:
                made.put(line)
        else:
            made.put(*lines)


def _interrupt(made: Page, gold: dict[str, Any]) -> None:
    """Put something into the middle of a story that does not belong to its text."""
    chance, words = made.chance, made.words
    roll = chance.random()
    if roll < 0.45:
        caption = made.glyphs(words.fill(words.pick(CAPTIONS), ""))
        credit = chance.choice(["{}/摄", "记者 {} 摄", "通讯员 {} 摄"]).format(words.person())
        made.put(f"{caption} {credit}")
        body = "".join(gold["paragraphs"]) + (gold["title"] or "")
        related = any(caption[i : i + 4] in body for i in range(len(caption) - 3))
        if related:
            gold["caption"], gold["photo_credit"] = caption, credit
        else:
            made.articles.append(_gold(kind="photo", caption=caption, photo_credit=credit))
    elif roll < 0.6:
        made.put(chance.choice("调研会精讲新"))
    elif roll < 0.75:
        line = f"倒计时{chance.randint(10, 300)}天"
        made.put(line)
        made.articles.append(_gold(kind="promo", title=line))
    elif made.style == "spaced":
        title = words.pick(["湿地公园即将开放", "老街换新颜", "荷塘月色美", "新桥合龙"])
        text = made.glyphs(
            words.sentence("", f"位于{words.pick(STREETS)}的项目,") + "据悉,该项目即将面向市民开放。"
        )
        made.put(title + " " + " ".join(printed_lines(text, 13)))
        credit = f"通讯员 {words.person()} 摄"
        made.put(credit)
        made.articles.append(_gold(kind="photo", title=title, paragraphs=[text], photo_credit=credit))


def _briefs(made: Page) -> None:
    """Put a row of bulleted short news under its heading."""
    words, chance = made.words, made.chance
    heading = chance.choice(["简讯", "短波", "校园动态", "医讯", "要闻简报"])
    bullet = chance.choice("●◆▲■")
    made.put(heading)
    for _ in range(chance.randint(2, 4)):
        text = made.glyphs(bullet + words.fill(chance.choice(BRIEFS), ""))
        gold = _gold(kind="brief", column=heading, paragraphs=[text])
        if chance.random() < 0.5:
            name = words.person()
            gold["paragraphs"], gold["reporters"] = [text + made.glyphs(f"({name})")], [name]
        _body(made, gold, set(), jump=False)
        made.articles.append(gold)


def _poem(made: Page) -> None:
    """Put a poem of two or three stanzas, its author's name above or below it or nowhere."""
    words, chance = made.words, made.chance
    title, author = chance.choice(POEM_TITLES), words.person()
    where = chance.choice(["above", "above", "below", "nowhere"])
    made.lines.extend([title, ""])
    if where == "above":
        made.lines.extend([chance.choice(["□ ", "◎", "○"]) + author, ""])
    if made.style == "double":
        made.lines.append("")
    lines: list[str] = []
    for size in [4, 3] if chance.random() < 0.5 else [3, 3, 4]:
        stanza = chance.sample(VERSES, size)
        lines.extend(stanza)
        for line in stanza:
            made.put(line, blank=made.style == "double")
        made.lines.append("")
    if where == "below":
        made.lines.extend([author, ""])
    made.articles.append(
        _gold(title=title, paragraphs=lines, reporters=[] if where == "nowhere" else [author])
    )


def _essays(made: Page) -> None:
    """Put essays without leads, each under the line of its contributor, as supplements and campus papers do."""
    words, chance = made.words, made.chance
    for topic, title in chance.sample(ESSAYS, chance.randint(2, 3)):
        author = words.person()
        unit = chance.choice(["经管学院 ", "县第一中学教师 ", "土木系2019级2班 ", "□ ", ""])
        paragraphs = [
            made.glyphs(f"{topic}的事,我一直记得。" + words.sentence("", f"说起{topic},")),
            made.glyphs(f"后来我常想起{topic}。" + words.sentence("")),
        ]
        made.put(title)
        made.lines.extend(["", unit + author, ""])
        gold = _gold(title=title, paragraphs=paragraphs, reporters=[author])
        _body(made, gold, set(), jump=False)
        made.lines.append("")
        made.articles.append(gold)


def _notice(made: Page) -> None:
    """Put a notice with its particulars and who signed it when."""
    words, chance = made.words, made.chance
    title = chance.choice(["停水通知", "招聘启事", "关于道路封闭施工的通告", "遗失声明"])
    body = made.glyphs(words.sentence("", f"因{words.pick(TOPICS)}需要,"))
    tail = [f"联系电话:{chance.randint(60000000, 89999999)}"] if chance.random() < 0.5 else []
    tail += [
        f"{words.place}{words.unit}{words.pick(BODIES)}",
        f"{chance.randint(2005, 2024)}年{words.month}月3日",
    ]
    made.put(title)
    gold = _gold(kind="notice", title=title, paragraphs=[body])
    _body(made, gold, set(), jump=False)
    made.put(*tail)
    gold["paragraphs"] = [*gold["paragraphs"], *tail]
    made.articles.append(gold)


def _letter(made: Page) -> None:
    """Put a reader's letter."""
    words, chance = made.words, made.chance
    title = words.fill(
        chance.choice(["{street}的路灯何时能亮", "楼道里的杂物该谁管", "请给孩子留一块空地"]), ""
    )
    greeting = chance.choice(["编辑同志:", "编辑同志：", "尊敬的编辑："])
    paragraphs = [made.glyphs(words.paragraph("")) for _ in range(2)]
    made.put(title)
    made.put(greeting)
    gold = _gold(title=title, paragraphs=paragraphs)
    _body(made, gold, set(), jump=False)
    gold["paragraphs"] = [greeting, *gold["paragraphs"]]
    made.articles.append(gold)


def _guide(made: Page) -> None:
    words, chance = made.words, made.chance
    made.put(chance.choice(["导读", "今日导读", "导 读"]))
    form = chance.choice(["» 详见 {} 版", ">>>详见第{}版", "(详见{}版)", "▶{}版"])
    for _ in range(chance.randint(1, 3)):
        title = chance.choice(
            [words.fill(words.pick(LONG_TITLES), ""), f"{words.pick(SLOGANS_A)} {words.pick(SLOGANS_B)}"]
        )
        number = chance.randint(2, 8)
        if chance.random() < 0.7:
            made.put(made.glyphs(title))
            made.put(form.format(number))
        else:
            made.put(made.glyphs(title) + " " + form.format(number))
        made.articles.append(_gold(kind="guide", title=made.glyphs(title), jump={"to_page": number}))
