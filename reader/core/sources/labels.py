"""Column labels: which short lines are labels, and whether a page sets them before or behind their stories."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from reader.core.records import Kind
from reader.core.sources import cues, openings
from reader.core.sources.assembly import Draft, overlap
from reader.core.sources.bylines import read_lead
from reader.core.sources.cohesion import content_words
from reader.core.sources.features import featureness, holds_features, serves
from reader.core.sources.headline_parts import names_attending, names_report, urges
from reader.core.sources.items import Scrap
from reader.core.sources.jumps import take_jump
from reader.core.sources.label_topics import topical
from reader.core.sources.labels_beside import part_labels
from reader.core.sources.lines import Line, bare, retold
from reader.core.sources.sequence import Part
from reader.core.sources.slogans import chimes, is_told_in_title
from reader.core.sources.units import Unit

LABEL_WIDTH: Final = 4
"""A word of so many hanzi over a whole headline is a label, whatever it ends with."""
_WIDEST: Final = 7.0
"""A word of at most so many over a wider headline is a label, though its story may hold it."""
_BODY: Final = re.compile(
    "(?:校|小学|中学|大学|学院|局|公司|集团|法院|医院|[省市县区镇乡村委厂社队]|红十字会|协会|联合会|妇联|工会|中心|海关|银行|支行|电视台|车站|管理[处所站])$"
)
"""What the name of a body or place ends with, which stands over a headline as its kicker."""
_MEETS: Final = re.compile(
    "召开|例会|(?<!的)会议|全会|常委会|专题会|推进会|座谈会|视察|调研|督查|督导|检查|考察|会见|(?:颁发|启动|揭牌|开工|签约|授牌)仪式|公告|通告|启事|通知"
)
"""What the headlines of reports on meetings and tours, and of notices, hold; these are in no column."""
_DECIDES: Final = re.compile("研究|部署|要求|开展|举行|启动|审议|听取")
"""What a headline holds that says what a body does, as no label of a column says."""
_WHEN: Final = re.compile(
    r"(?:今|去|明|当)年(?:以来|内|底|前[一二三四五六七八九十\d]{1,2}个?月)?|[上下]半年|(?:今年)?[一二三四首前][一二三四]?个?季度|年[内底]|[\d一二三四五六七八九十]{1,2}月份?|(?:前|头)[\d一二三四五六七八九十]{1,2}个?月|今[春夏秋冬]|[\d]{2,4}年|春节|元旦|国庆|五一|假期(?:期间)?|近[\d一二三四五六七八九十]{1,2}年"
)
"""A time by itself, which a headline below it goes on from: 一季度, 前三季度."""
_IN_HEADLINE: Final = 1.5
_IN_BODY: Final = 0.7
_ONE_HANZI: Final = 0.25
_MEETING: Final = 1.5
"""How much a word shared with a headline or a body weighs for kinship, a hanzi shared with a headline, and a meeting."""
_KIN: Final = 1.4
"""How much more kinship with one of two stories means anything."""
_TOLD: Final = 0.7
_OFTEN: Final = 3
_HANZI: Final = 0.4
_MET: Final = 1.1
_TOPIC_HEAD: Final = 1.0
_TOPIC_BODY: Final = 2.2
_FEATURED: Final = 1.2
"""The weights for `leaning`: of each time a body holds a word of a label (so often at most), of a hanzi in a headline,
of a meeting, of words of its topic in a headline and in a body, and of the looks of a feature."""
_SURE: Final = 0.7
"""How much must speak for the story above a line of which nothing else says that it is a label."""
_BEHIND: Final = -0.8
_SERVED: Final = -1.6
_PARTED: Final = 3.0
_HEADLESS: Final = 0.6
"""How much it speaks for the story above a label that it is a label at all, that its column gives advice and the like,
that something parts it from the story below, and that this has no headline."""
_ALONE: Final = 5.0
"""How many hanzi a label has at most that nothing but its form tells from a headline."""
_TELLING: Final = 80
"""How long a story must be at least for its silence about a word to mean anything."""
_FEWEST: Final = 2.0
_STORY: Final = 3000
_EVENT: Final = re.compile("召开|举行|举办|启动|签署|签约|发布|揭晓|入选|获|将|开|赴|来")
_PHRASES: Final = 2
_SERIES: Final = re.compile(
    "(?:发现|走进|走读|寻味|品读|看见|记住|印象|探访|行走) | (?:记忆|人物|故事|往事|旧事|风物|文脉|史话|脸谱|面孔|好人|味道|名片)"
)
"""What stands before or behind a town's name in the name of a series on it."""


def labels_stand_behind(units: Sequence[Unit], parts: Sequence[Part]) -> bool:
    """Tell whether the short labels of a page stand behind their stories: the last one has no story below it.

    Blank lines decide first: a label is set nearer to its story.
    """
    nearer, last = 0, False
    between = 0
    headline = Part.HEADLINE
    for index, part in enumerate(parts):
        if part is not headline or index == 0 or parts[index - 1] is headline:
            continue
        unit = units[index]
        if not cues.is_short_label(unit.text) and not cues.is_label_shaped(unit.text):
            continue
        below = units[index + 1] if index + 1 < len(units) else None
        if below is None:
            last = True
        elif parts[index + 1] is headline and below.line.width > unit.line.width:
            between += 1
            nearer += below.line.gap - unit.line.gap
    return nearer > 0 or (nearer == 0 and last and between > 0)


def names_nothing_done(line: Line) -> bool:
    """Tell whether a line is a short phrase that neither calls for something, as slogans do, nor says what happened."""
    short = cues.is_short_label(line.text) and line.width > _FEWEST
    return short and not urges(line.text) and not cues.ends_as_headline(line.text)


def may_label_above_briefs(line: Line) -> bool:
    """Tell whether a line above the heading of short news can be the label of the story before."""
    return cues.is_label_shaped(line.text) or (cues.is_short_label(line.text) and names_nothing_done(line))


def may_label_picture(draft: Draft) -> bool:
    """Tell whether the first of two lines over the text of a picture is a label: apart, and with no word of the others."""
    if len(draft.headline) != 2:
        return False
    first, second = draft.headline
    if not (first.gap and second.gap and names_nothing_done(first)) or second.width < first.width + 2:
        return False
    return overlap(first.text, second.joined + bare(draft.body_text)) < 2


def begins_with_label(draft: Draft, town: str = "") -> bool:
    """Tell whether the first headline line of a story is the label of a column: a short word over a whole headline.

    A kicker of that size shares words with its story or runs on into the title; a label does neither.
    """
    if draft.headline and cues.is_picture_label(draft.headline[0].joined):
        return True
    if len(draft.headline) < 2 or draft.kind is not Kind.NEWS:
        return False
    first, second = draft.headline[:2]
    if cues.is_genre(first.joined):
        return True
    if _WHEN.fullmatch(first.joined):
        return False  # the headline goes on from it
    if second.text[0] in "—－" or names_report(second.joined):
        return False  # a subtitle, which no label stands over
    apart = town and town in first.joined and second.gap and len(draft.headline) == 2
    if apart and (_names_town(first.joined, town, draft) or _is_series(first, town)):
        return True
    rings = first.gap and second.gap and chimes(first.pieces)
    if _stands_over_signed(draft) or (rings and not is_told_in_title(draft)):
        return True
    if not cues.is_short_label(first.text) or second.width < max(
        4.0, first.width + (0.0 if second.gap else 1.0)
    ):
        return False
    if cues.is_label_shaped(first.text):
        return True
    if cues.ends_as_headline(first.text) and first.width > LABEL_WIDTH:
        return False
    if first.width <= _WIDEST and second.width >= first.width + 2 and not _BODY.search(first.joined):
        return True
    story = "".join(line.joined for line in draft.headline[1:]) + bare(draft.body_text[:3000])
    return overlap(first.text, story) < (3 if first.width <= LABEL_WIDTH and second.gap else 2)


def _stands_over_signed(draft: Draft) -> bool:
    """Tell whether a word set apart over the title of a signed piece, as in supplements, is none of its own words."""
    if len(draft.headline) != 2 or not draft.bylines:
        return False
    first, second = draft.headline
    if not (first.gap and second.gap and cues.is_short_label(first.text) and first.width <= LABEL_WIDTH):
        return False
    body = bare(draft.body_text)[:_STORY]
    if len(body) < _TELLING or draft.bylines[0].number < second.number or cues.ends_as_headline(first.text):
        return False
    return not content_words(first.joined) & content_words(f"{second.joined} {body}")


def _is_series(line: Line, town: str) -> bool:
    """Tell whether two phrases name a series on the town: 优化营商环境 看雁塘行动."""
    if len(line.pieces) != _PHRASES or len(line.joined) > cues.LABEL:
        return False
    return re.search(f"看{town}|{town}(?:在行动|行动|实践|故事|答卷|样本|表达)$", line.pieces[1]) is not None


def is_series_of(text: str, town: str) -> bool:
    """Tell whether a line is nothing but the name of a series on the town: 发现雁塘, 雁塘记忆."""
    return bool(town) and town in text and _SERIES.fullmatch(text.replace(town, " ", 1)) is not None


def _names_town(close: str, town: str, draft: Draft) -> bool:
    """Tell whether all that a short line of the town (绿水青山看雁塘) has in common with its story is the town."""
    if not cues.is_short_label(close) or cues.ends_as_headline(close) or _EVENT.search(close):
        return False
    story = "".join(line.joined for line in draft.headline[1:]) + bare(draft.body_text)[:_STORY]
    return not (content_words(close.replace(town, " ")) & content_words(story))


def ends_with_label(draft: Draft) -> bool:
    """Tell whether the label of a column stands below the headline of its story, above the byline."""
    if draft.kind is not Kind.NEWS or len(draft.headline) < 2:
        return False
    last = draft.headline[-1]
    return cues.is_short_label(last.text) and cues.is_label_shaped(last.text) and last.width <= _WIDEST


def stands_alone(draft: Draft, town: str = "") -> bool:
    """Tell whether all that stands over a story is a column's label: a short word that the story does not hold.

    A headline, however short, has a word in common with what it heads. 某某看雁塘, with the `town` in the newspaper's
    name, is a label whatever the story holds.
    """
    if draft.kind is not Kind.NEWS or len(draft.headline) != 1 or not draft.paragraphs or draft.bylines:
        return False
    line = draft.headline[0]
    if town and len(line.joined) <= cues.LABEL and line.joined.endswith(f"看{town}"):
        return True
    if not cues.is_short_label(line.text) or line.width > _ALONE:
        return False
    if cues.is_notice(line.text) or cues.is_forecast(line.text):
        return False
    opening = draft.opening
    body = bare(draft.body_text)
    if draft.jump is not None or take_jump(bare(opening)[:24])[1] is not None:
        return cues.is_label_shaped(line.text)  # a story that goes on here under the name of its column
    if len(body) < _TELLING or not (read_lead(opening) or openings.asks(opening)):
        return False
    return not content_words(line.joined) & content_words(body)


def _parted(label: Line, draft: Draft) -> float | None:
    """Return how much what stands between a label and the story below parts the two; None: they are set together."""
    headline = draft.headline[0] if draft.headline else None
    if headline is None:
        opening = draft.paragraphs[0][0] if draft.paragraphs else None
        return _HEADLESS * (opening is not None and opening.line == label.number + opening.gap + 1)
    if not headline.gap and label.gap:
        return None
    return _PARTED * (headline.number - label.number - 1 > headline.gap)


def leaning(label: Line, above: Draft, below: Draft, town: str = "") -> float:
    """Return how much more speaks for the story above a label than for the one below it; beyond 0 it is the former's.

    Words that it shares with either, words on its topic, a meeting's report or a notice, which is seldom in a column,
    and what parts the label from the story below. A feature is rather in a column of features than a plain report is;
    a column of letters, advice and the like heads its stories. The weights are those of a logistic regression
    on some two hundred labels between two stories on pages read by hand, rounded.
    """
    parted = _parted(label, below)
    if parted is None:
        return -_PARTED
    name = label.joined.replace(town, " ") if town else label.joined
    sums = [_signs(name, draft) for draft in (above, below)]
    score = parted + _BEHIND + sums[0] - sums[1]
    if holds_features(name):
        score += _FEATURED * (featureness(above) - featureness(below))
    return score + _SERVED * serves(name)


def names_column_above(draft: Draft, above: Draft, town: str) -> bool:
    """Tell whether the first headline line is the label of the story above, which speaks of its topic.

    It is one phrase, set apart on both sides, and has nothing in common with the story that it stands over.
    """
    first, second = draft.headline[:2]
    if not (first.gap and second.gap and len(first.pieces) == 1 and len(first.joined) <= cues.LABEL):
        return False
    if first.number - first.gap - 1 != above.lines[-1] or not holds_features(first.joined):
        return False
    if not first.joined.isalnum() or _MEETS.search(first.joined) or _DECIDES.search(first.joined):
        return False
    if second.joined[0] in "—－" or names_attending(second.text):
        return False
    own = "".join(line.joined for line in draft.headline[1:]) + bare(draft.body_text)[:_STORY]
    words = content_words(first.joined.replace(town, " ") if town else first.joined)
    below = replace(draft, headline=draft.headline[1:])
    return not (words & content_words(own)) and leaning(first, above, below, town) > _SURE


def _signs(name: str, draft: Draft) -> float:
    """Return how many signs a story has that a column of some name is its own."""
    head = "".join(line.joined for line in draft.headline)
    body = bare(draft.body_text)[:_STORY]
    words = content_words(name)
    shared = bool(words & content_words(head))
    score = _TOLD * min(_OFTEN, sum(map(body.count, words))) + _HANZI * len((set(name) - {" "}) & set(head))
    score -= _MET * (not shared and _MEETS.search(head) is not None)
    on_head, on_body = topical(name, head, body)
    return score + _TOPIC_HEAD * on_head + _TOPIC_BODY * on_body


def _ends_at(number: int, last: int, photos: Mapping[int, int]) -> bool:
    """Tell whether a story whose last line is known ends with a line, or a picture set below it does.

    `photos` gives the first line of every picture by its last.
    """
    return number == last or last < photos.get(number, 0)


def _shares_line(draft: Draft) -> bool:
    """Tell whether the label of a story was printed on the first line of its headline."""
    return draft.label is not None and draft.label.number in {line.number for line in draft.headline[:1]}


def kinship(line: Line, draft: Draft, town: str) -> float:
    """Return how much speaks for a label being that of a story; the town's name in it says nothing."""
    label = line.joined.replace(town, " ") if town else line.joined
    head = "".join(line.joined for line in draft.headline)
    words = content_words(label)
    shared = len(words & content_words(head))
    score = _IN_HEADLINE * shared - _MEETING * (not shared and _MEETS.search(head) is not None)
    score += _IN_BODY * bool(words & content_words(bare(draft.body_text)[:_STORY]))
    return score + _ONE_HANZI * len((set(label) - {" "}) & set(head))


def is_quoted(close: str, body: str) -> bool:
    """Tell whether a body names a label in quotation marks."""
    return (
        len(close) >= 3
        and close in body
        and any(f"{left}{close}{right}" in body for left, right in ("“”", "《》", '""'))
    )


def names_column(line: Line, draft: Draft, known: Container[str]) -> bool:
    """Tell whether a line behind a story is the label of its column: a `known` one, quoted in it, or formed like one."""
    close = bare(line.text)
    if close in known:
        return True
    body = bare(draft.body_text)
    if len(close) > cues.LABEL or len(line.pieces) > 2:
        return False
    return is_quoted(close, body) or (
        cues.is_label_shaped(line.text) and (overlap(close, body) >= 3 or len(line.pieces) == 1)
    )


def label_beside(
    heads: Sequence[Line], known: Container[str], announced: str
) -> tuple[Line | None, list[Line]]:
    """Return the label of a column that shares its line with a headline, if any, and the headline lines without it.

    It is a `known` one, or one that an editors' note on the page (`announced`) names, or that of readers' letters.
    """
    for place, line in enumerate(heads):
        close, rest = line.pieces[0], line.pieces[1:]
        if len(close) > cues.LABEL or len("".join(rest)) < len(close):
            continue
        if close in known or is_quoted(close, announced) or cues.is_letters_label(close):
            return retold(line, close), [*heads[:place], retold(line, " ".join(rest)), *heads[place + 1 :]]
    return None, list(heads)


def _repeated(drafts: Sequence[Draft]) -> set[str]:
    """Return the lines that stand over the headlines of two stories or more, as only the labels of columns do."""
    over = (draft.headline[0] for draft in drafts if draft.kind is Kind.NEWS and len(draft.headline) > 1)
    counts = Counter(line.joined for line in over if len(line.joined) <= cues.LABEL)
    return {text for text, count in counts.items() if count > 1}


@dataclass
class Labels:
    """Takes column labels out of the headlines of a page's drafts and gives them to their stories.

    `behind` says that the page sets its labels behind their stories; `explain` is told the line, its role and why;
    `town` is the one in the newspaper's name, or empty.
    `scraps` are labels for which there is no story.
    """

    behind: bool
    explain: Callable[[Line, str, str], None]
    town: str = ""
    scraps: list[Scrap] = field(default_factory=list)

    def settle(self, drafts: Sequence[Draft]) -> None:
        """Take short labels out of headlines: to the story below, or the one before if labels stand behind."""
        for draft, label in part_labels(drafts):
            draft.label = label
            self.explain(label, "column", "栏目名,与标题同在一行")
        self.behind = self.behind and not self._belong_below(drafts)
        repeated = _repeated(drafts)
        before: Draft | None = None
        for draft in drafts:
            if draft.kind is not Kind.NEWS or draft.boxed:
                continue
            if _shares_line(draft):
                before = draft
                continue
            labelled = draft.labelled
            again = bool(draft.headline) and draft.headline[0].joined in repeated and not labelled
            if again or (
                begins_with_label(draft, self.town)
                and not (labelled and draft.headline[0].width > LABEL_WIDTH)
            ):
                self._give(draft.headline.pop(0), draft, before, labelled=labelled)
            elif not labelled and ends_with_label(draft):
                draft.label = draft.headline.pop()
                self.explain(draft.label, "column", "栏目名,排在标题之下")
            elif not labelled and stands_alone(draft, self.town):
                draft.label = draft.headline.pop(0)
                self.explain(draft.label, "column", "栏目名:文章没有别的标题,这个短词不是标题")
            before = draft

    def _belong_below(self, drafts: Sequence[Draft]) -> bool:
        """Tell whether the words of the labels say that they belong to the stories below, and none the reverse."""
        news = [draft for draft in drafts if draft.kind is Kind.NEWS]
        leaning = 0
        for above, below in itertools.pairwise(news):
            if not begins_with_label(below, self.town):
                continue
            label, *below_heads = below.headline
            more = kinship(label, above, self.town) - kinship(
                label, replace(below, headline=below_heads), self.town
            )
            if more >= _KIN:
                return False
            leaning += more <= -_KIN
        return leaning > 0

    def _give(self, label: Line, draft: Draft, before: Draft | None, *, labelled: bool) -> None:
        """Give a label above a headline to its story, or to the one before where the page sets labels so."""
        if self.behind and before is not None and not before.labelled:
            before.label = label
            self.explain(label, "column", "栏目名,本版都排在所属文章之后")
        elif not labelled:
            draft.label = label
            self.explain(label, "column", "栏目名:标题上方的短词")
        else:
            self.scraps.append(Scrap(label, "标题上方的短词,文章已另有栏目名"))

    def move(self, drafts: Sequence[Draft]) -> None:
        """Give labels that stand between two stories to the one above, where more speaks for that.

        Of labels of stories that follow on each other each can move only if the one above moves too; as many do as
        add up to the most.
        """
        before: Draft | None = None
        photos = {lines[-1]: lines[0] for lines in (one.lines for one in drafts if one.kind is Kind.PHOTO)}
        run: list[tuple[Draft, Draft]] = []
        for draft in drafts:
            if draft.kind is not Kind.NEWS:
                if before is not None and draft.kind is Kind.PHOTO:
                    self._move_above_picture(draft, before)
                continue
            if draft.boxed:
                continue
            follows = bool(run) and run[-1][1] is before
            if not follows:
                self._move_run(run)
                run = []
            if before is not None and not follows and not before.labelled and not draft.labelled:
                self._move_kicker(before, draft)
            free = before is not None and (follows or not before.labelled)
            if before is not None and free and self._stands_between(before, draft, photos):
                run.append((before, draft))
            before = draft
        self._move_run(run)

    def _stands_between(self, before: Draft, draft: Draft, photos: Mapping[int, int]) -> bool:
        """Tell whether a story's label stands right below the story before, and above its own headline."""
        label = draft.label
        return (
            label is not None
            and label.number == draft.lines[0]
            and label.number not in replace(draft, label=None).lines  # a line is of one story
            and _ends_at(label.number - label.gap - 1, before.lines[-1], photos)
        )

    def _move_run(self, run: Sequence[tuple[Draft, Draft]]) -> None:
        """Give as many labels of a run to the stories above them as add up to the most, the first ones."""
        best, total, moved = 0.0, 0.0, 0
        for count, (above, below) in enumerate(run, start=1):
            if below.label is not None:
                total += leaning(below.label, above, below, self.town)
            if total > best:
                best, moved = total, count
        for above, below in run[:moved]:
            above.label, below.label = below.label, None
            if above.label is not None:
                self.explain(above.label, "column", "栏目名,排在所属文章之后")

    def _move_kicker(self, before: Draft, draft: Draft) -> None:
        """Give what stands as a kicker over a headline, and is the label of a column, to the story it ends."""
        if len(draft.headline) > 1 and names_column_above(draft, before, self.town):
            before.label = draft.headline.pop(0)
            self.explain(before.label, "column", "栏目名,排在所属文章之后")

    def _move_above_picture(self, picture: Draft, before: Draft) -> None:
        """Give the label that stands over a picture's headline, and is none of that, to the story it ends."""
        if len(picture.headline) < 2 or before.labelled:
            return
        label, headline = picture.headline[:2]
        featured = holds_features(label.joined) and featureness(before) > 0
        if not (
            cues.is_short_label(label.text) and headline.gap and (featured or may_label_picture(picture))
        ):
            return
        if label.number - label.gap - 1 == before.lines[-1]:
            before.label = picture.headline.pop(0)
            self.explain(label, "column", "栏目名,排在所属文章之后")
