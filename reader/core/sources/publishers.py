"""Publishers: who a masthead says leads, runs and prints a newspaper (主管, 主办, 承办, 出版), in any order of words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.records import Publisher
from reader.core.sources.lines import Line, bare

ROLES: Final = (
    "主管主办", "主办主管", "主管、主办", "编辑出版", "出版发行", "联合主办", "指导单位", "主管单位",
    "主办单位", "承办单位", "协办单位", "出版单位", "支持单位", "主管", "主办", "承办", "协办", "出版", "编印",
    "编辑", "承印", "印刷", "发行",
)  # fmt: skip
_ROLE_ALTERNATION: Final = "|".join(ROLES)
_BODY_NAME: Final = re.compile(
    "中共|委员会|人民政府|政府|宣传部|编辑部|报社|集团|中心|办公室|公司|委宣|区委|市委|县委|省委|街道|总工会|联合会|协会|大学|学院|出版社|杂志社|报业|党工委|管委会|局|厅|台|社$|会$|部$"
)
_ROLE_LAST: Final = re.compile(rf"^(.+?)\s*({_ROLE_ALTERNATION})$")
_ROLE_NAMES: Final = re.compile(rf"^({_ROLE_ALTERNATION})[:：](.+)$")
_ROLE_COLON: Final = re.compile(rf"^(?:{_ROLE_ALTERNATION})[:：]")
_ROLE_HINT: Final = re.compile("主管|主办|承办|协办|出版|编印|编辑|承印|印刷|发行|指导|支持")
_OTHER_MATTER: Final = re.compile(r"[\u4e00-\u9fffA-Za-z-]{2,10}[:：]|.*[0-9@]")
"""What a masthead line goes on with behind the names of bodies: 新闻热线:…, 编辑部电话:…."""
_ROLE_GLUED: Final = re.compile(rf"^({_ROLE_ALTERNATION})(.{{4,}})$")
_LICENCE: Final = re.compile(r"(?:字|准印|刊号|登记证|许可证).*\d")
"""The number of a licence to print, beside which publishers may stand."""
_MARKS: Final = "◇◆●■□○▲△★☆※·•"


def is_publisher_line(line: Line) -> bool:
    """Tell whether a line says nothing but who publishes, or that beside the number of a licence."""
    found = read_publishers(line.text)
    if found and all(_BODY_NAME.search(name) for publisher in found for name in publisher.names):
        return True
    if len(line.pieces) == 1:
        return False
    stated = [piece for piece in map(_unmarked, line.pieces) if not _LICENCE.search(piece)]
    return 0 < len(stated) < len(line.pieces) and all(map(_publishes, stated))


def _publishes(piece: str) -> bool:
    """Tell whether a piece of a line says by itself which body publishes."""
    found = read_publishers(piece)
    return bool(found) and all(_BODY_NAME.search(name) for publisher in found for name in publisher.names)


def read_publishers(text: str) -> tuple[Publisher, ...]:
    """Return the publishing roles of a line; the role may stand before or after the bodies' names."""
    if _ROLE_HINT.search(text) is None:
        return ()
    chunks = [chunk for chunk in map(_unmarked, re.split(r"[\s\u3000|｜]+", text.strip())) if chunk]
    if not chunks or len(chunks) > 20:
        return ()
    roles = [chunk.rstrip(":：") in ROLES for chunk in chunks]
    out: list[Publisher] = []
    before: list[str] = []
    index = 0
    role_first = roles[0] or _ROLE_COLON.match(chunks[0]) is not None
    while index < len(chunks):
        chunk = chunks[index]
        index += 1
        if roles[index - 1]:
            role = chunk.rstrip(":：")
            if role_first:
                names, index = _names_after(chunks, roles, index)
            else:
                names, before = before, []
            if names:
                out.append(Publisher(role, _bodies("、".join(names))))
            continue
        first = _ROLE_NAMES.match(chunk)
        last = _ROLE_LAST.match(chunk)
        glued = _ROLE_GLUED.match(chunk)
        if first:
            more, index = _names_after(chunks, roles, index)
            names = [first.group(2), *more]
            out.append(Publisher(first.group(1), _bodies("、".join(names))))
        elif last and not role_first:
            out.append(Publisher(last.group(2), _bodies("、".join([*before, last.group(1)]))))
            before = []
        elif glued and _BODY_NAME.search(glued.group(2)):
            out.append(Publisher(glued.group(1), _bodies(glued.group(2))))
        elif not chunk.endswith("机关报"):
            before.append(chunk)
    return tuple(out)


def _names_after(chunks: Sequence[str], roles: Sequence[bool], index: int) -> tuple[list[str], int]:
    """Return the names behind a role, up to the next role or other matter, and the place after them."""
    names: list[str] = []
    while index < len(chunks) and not roles[index]:
        if _ROLE_COLON.match(chunks[index]) or _OTHER_MATTER.match(chunks[index]):
            break
        names.append(chunks[index])
        index += 1
    return names, index


def _unmarked(chunk: str) -> str:
    """Return a chunk of a masthead line without the mark that divides it from the one before: ◇某某主办."""
    return chunk.lstrip(_MARKS)


def _bodies(text: str) -> tuple[str, ...]:
    """Return the bodies that a text names one after the other; whose organ (机关报) the newspaper is, is none."""
    return tuple(
        name for name in re.split(r"[、，,;；/]", bare(text)) if name and not name.endswith("机关报")
    )


def publishers_of(line: Line) -> list[Publisher]:
    """Return the publishing roles of a masthead line; beside other words each piece is read by itself."""
    best: list[Publisher] = []
    for texts in ((line.text,), line.pieces):
        found = [one for text in texts for one in read_publishers(text)]
        right = [one for one in found if all(_BODY_NAME.search(name) for name in one.names)]
        if len(right) > len(best):
            best = right
        if best and len(right) == len(found):
            break
    return best
