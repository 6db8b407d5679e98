"""Contacts: the addresses, sites and telephone numbers that a masthead gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources.dates import is_dated
from reader.core.sources.issue_numbers import NUMBER
from reader.core.sources.lines import Line

_URL: Final = re.compile(r"(?:https?://|www\.)[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+[A-Za-z0-9/]", re.IGNORECASE)
_DOMAIN: Final = re.compile(
    r"(?<![A-Za-z0-9@._-])(?:[a-z0-9-]+\.)+(?:com|cn|net|org|gov|edu)(?:\.cn)?(?:/[A-Za-z0-9._/-]*)?(?![A-Za-z0-9@])",
    re.IGNORECASE,
)
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PHONE: Final = re.compile(
    r"(?<![\d.])(?:\(?0\d{2,3}\)?[-—－ ]?\d{7,8}|400[-—－ ]?\d{3}[-—－ ]?\d{4}"
    r"|400\d[-—－ ]?\d{3}[-—－ ]?\d{3}|1[3-9]\d{9}|\d{7,8}|12345|96\d{3,4})(?![\d.])"
)
_ANNOUNCES: Final = re.compile(
    "今[起日天]?(?:正式)?(?:开通|启用|开设|公布|升级|设立)|(?:开通|启用|开设)[\u4e00-\u9fff]{0,8}(?:热线|电话)"
)
"""What a headline says of a telephone number."""
_TOLD: Final = re.compile(
    "(?:12345|96\\d{3,4})[\u4e00-\u9fff]{0,6}(?:热线|平台)(?:[\u4e00-\u9fff]{4}|[\u4e00-\u9fff]{2,}[\\d，,])"
)
"""What a headline says that a town's line did, called by its short number: 12345市民热线半年办结…."""
_NO_PHONE: Final = re.compile(
    rf"第{NUMBER}[期号]|总(?:第|期[号数]?)?[:：]?{NUMBER}期?|(?i:QQ|微信|VX)[\u4e00-\u9fff]{{0,4}}\s*[:：]?\s*[a-z]?\d{{5,11}}|(?:邮政编码|邮编)[:：]?\s*\d{{6}}"
)
"""Numbers in a masthead that nobody is called by: of the issue, of an account, of the postal district."""
_PHONE_DIGITS: Final = re.compile(r"\d(?:\d{4}|(?<=4)00)")
"""What every telephone number holds."""
_PHONE_LABEL: Final = re.compile(
    "热线|电话|服务|传真|广告|发行|投诉|片区|站[:：]|编辑部|新闻部|总编室|报料|爆料|投稿|订阅|征订|监督|QQ群?号?[:：]"
)
_PHONE_KIND: Final = re.compile(r"[\u4e00-\u9fff、/／]*(?:热线|电话|传真)")
_NO_HOTLINE: Final = re.compile(
    r"(?!.*(?:服务|新闻|[报爆]料|读者|编辑))(?:.*(?:广告|发行|征订|订阅|订报|投递)|传真)"
)
"""What a number is for that news or questions are not told to: 广告热线, 征订电话, 传真."""
_SITE_LINE: Final = re.compile(
    r"^[\u4e00-\u9fffA-Za-z0-9\s·]{2,24}(?:门户网站|数字报|电子报|公众号|客户端|官网|官方网站|官方微信|官方微博|微信|微博|APP|App|视频号|抖音号|网站|手机报|二维码|新闻网|政府网)$"
)
_SITE_LAST: Final = frozenset("站报号端网信博Pp码")
_STANDING_SITE: Final = re.compile(
    r"(?!.*(?:开通|上线|推出|开设|启用|发布|试运行|入驻|升级|扫|关注|获|走进|登|亮相))[\u4e00-\u9fff]{2,10}(?:微信公众号|官方微信|官方微博|数字报|电子报|新闻客户端|手机报)"
)
"""The name of one of a newspaper's own channels and nothing else, wherever it stands: 某某数字报."""
_WORD: Final = re.compile(r"[^\s、,，;；/()（）-]")
"""What is more than a mark between telephone numbers."""


def has_email(text: str) -> bool:
    """Tell whether a line holds an address of electronic mail."""
    return "@" in text and _EMAIL.search(text) is not None


def has_url(text: str) -> bool:
    """Tell whether a line holds the address of a site, with its scheme or www in front."""
    return "." in text and _URL.search(text) is not None


def has_phone(text: str) -> bool:
    """Tell whether a line holds a telephone number."""
    return _PHONE_DIGITS.search(text) is not None and _PHONE.search(text) is not None


def is_phone(text: str) -> bool:
    """Tell whether a line with a telephone number says nothing else."""
    return _WORD.search(_PHONE.sub("", text)) is None


def is_hotline(line: Line) -> bool:
    """Tell whether a line with a telephone number says that it is the newspaper's, and announces no new one."""
    close = line.joined
    if len(close) > 90 or _PHONE_LABEL.search(close) is None:
        return False
    return not (_ANNOUNCES.search(close) or _TOLD.search(close))


def is_address(text: str) -> bool:
    """Tell whether a text is the address of a site and nothing else."""
    return (_URL.fullmatch(text) or _DOMAIN.fullmatch(text)) is not None


def is_domain(text: str) -> bool:
    """Tell whether a line is the bare domain of a site."""
    return "." in text and _DOMAIN.fullmatch(text) is not None


def names_channel(line: Line) -> bool:
    """Tell whether a line is what a newspaper or town calls its site, application or account: 某某数字报."""
    return line.text[-1] in _SITE_LAST and len(line.joined) <= 30 and _SITE_LINE.match(line.text) is not None


def is_own_channel(line: Line) -> bool:
    """Tell whether such a line is one of a newspaper's own channels and nothing else."""
    return _STANDING_SITE.fullmatch(line.joined) is not None


def read_email(text: str) -> str | None:
    """Return the first address of electronic mail in a text."""
    email = _EMAIL.search(text)
    return email.group() if email else None


def read_urls(text: str) -> tuple[str, ...]:
    """Return the addresses of sites in a text, those with their scheme or www before bare domains."""
    unmailed = _EMAIL.sub(" ", text)
    found = [match.group() for match in _URL.finditer(unmailed)]
    found += [match.group() for match in _DOMAIN.finditer(_URL.sub(" ", unmailed))]
    return tuple(dict.fromkeys(found))


def read_hotlines(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the telephone numbers of masthead lines that news or questions are told to."""
    found: list[str] = []
    for line in lines:
        text = _NO_PHONE.sub(" ", _URL.sub(" ", _EMAIL.sub(" ", line.text)))
        if re.search("准印|刊号|代号|许可", text) and not re.search("热线|电话", text):
            continue
        labels = list(_PHONE_KIND.finditer(text))
        for match in _PHONE.finditer(text):
            kind = next((one.group() for one in reversed(labels) if one.end() <= match.start()), "")
            if not is_dated(match.group()) and not _NO_HOTLINE.match(kind):
                found.append(match.group().strip())
    return tuple(dict.fromkeys(found))
