"""Signers: the bodies and readers that sign notices and letters."""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources.cues import is_label_shaped
from reader.core.sources.lines import bare
from reader.core.sources.names import begins_with_surname

_SIGNER: Final = re.compile(
    r"^[^，。、；：！？,;:!?]{2,26}(?:公司|报社|台|局|委员会|协会|学会|部|中心|学院|医院|学校|中学|小学|大学|[团党工]委|工会|学生会|研究生会|编辑部|处|办公室|支队|大队|政府|联合会|治丧小组|治丧办公室|治丧处|银行|支行|法院|检察院|管委会|指挥部|[居村]委会|社区|馆|领导小组|组委会|集团|商会|合作社|派出所|事务所|研究所|管理所|交易所|管理站|车站|(?<![学百本专全])科|[农机业管]股)$"
)
_READER: Final = re.compile(
    r"^([\u4e00-\u9fff\d]{2,10}[\s·]+)?(?:读者|市民|居民|村民|网友)[\s:：]*([\u4e00-\u9fff\s]{2,6})$"
)
_PLACED_READER: Final = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:读者|市民|居民|村民|网友)[\s\u3000]+[\u4e00-\u9fff][\u4e00-\u9fff\s]{0,3}?(?:先生|女士|[大阿][爷妈姨伯]|师傅|某某?)"
)
"""The same with the place set tight before it, and no whole name: 江城市民 赵先生."""
_KIN: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{2,10}[\s·]+)?(?:[\u4e00-\u9fff\d]{2,6}(?:读者|市民|居民|村民)|(?:患者|病人|伤者|死者|学生)?家[属长]|患者|业主|乘客|顾客|游客|受助者|失主)"
    r"[\s:：]+(?P<name>[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff](?:先生|女士|师傅|老师|大[爷妈]))"
)
"""The same of one who is called by what befell him, or by his town, with a blank before the name: 患者家属 某某."""
_KIN_WORDS: Final = ("家", "者", "民", "友", "业主", "客", "失主")
"""One of which either holds."""
_TALKS: Final = re.compile("[问答说议评]|谈(?!先生|女士|大[爷妈]|某)")
"""What is in no name: 居民问 社区答."""
_UNNAMED_READER: Final = re.compile(
    r"[\u4e00-\u9fff\d]{2,10}[一几两]?[名位个]?(?:学生|家长|读者|市民|居民|村民|业主|乘客)"
)
"""Who signs a letter without a name: 县二中一学生."""


def is_signer(text: str) -> bool:
    """Tell whether a line has the form of the body or reader that signs a notice or letter."""
    return len(text) <= 30 and (_SIGNER.search(text) is not None or is_reader(text))


def is_reader(text: str) -> bool:
    """Tell whether a line is the signature of a reader under a letter, perhaps behind where the reader lives."""
    if len(text) > 18:
        return False
    if not text.isalnum() and any(map(text.__contains__, _KIN_WORDS)):
        if _PLACED_READER.fullmatch(text) is not None:
            return True
        kin = _KIN.fullmatch(text)
        if kin is not None and begins_with_surname(kin["name"]) and _TALKS.search(kin["name"]) is None:
            return True
    if "民" not in text and "者" not in text and "友" not in text:
        return False
    match = _READER.match(text)
    if match is None or is_label_shaped(text) or _TALKS.search(match[2]) is not None:
        return False
    return match[1] is None or begins_with_surname(match[2])


def readers_signature(text: str) -> str | None:
    """Return the signature of a reader with the name closed up, 读者 查全民; None if a line is none."""
    if not is_reader(text):
        return None
    word = re.search("读者|市民|居民|村民|网友|家[属长]|患者|业主|乘客|顾客|游客|受助者|失主", text)
    return text if word is None else f"{text[: word.end()]} {bare(text[word.end() :].lstrip(':：'))}"


def is_unnamed_reader(text: str) -> bool:
    """Tell whether a line can be who signs a letter without a name: 县二中一学生."""
    return len(text) <= 18 and _UNNAMED_READER.fullmatch(text) is not None
