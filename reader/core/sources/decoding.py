"""Bytes to text: which encoding a source is in, and what to do where the bytes are damaged.

Nothing readable is ever lost: a place that cannot be decoded stays visible as U+FFFD and a note names its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from reader.core.errors import BaokuError, Reason
from reader.core.sources.lines import BLANKS, split_lines

MAX_MEGABYTES: Final = 32
"""The largest source that is read. A page's text is some 20 KB; a whole year in one file stays below this."""

_SIGNATURES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP/DOCX"),
    (b"PK\x05\x06", "ZIP"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh9", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC/XLS"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"AT&TFORM", "DjVu"),
    (b"{\\rtf", "RTF"),
)

_BOMS: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"\xef\xbb\xbf", "utf-8-sig", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030", "gb18030"),
)

# The characters that make up half of any Chinese text, Simplified and then the Traditional forms that differ.
# Text read in the wrong encoding consists of rare characters instead.
_COMMON: Final = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相"
    "全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果"
    "料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则"
    "任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带"
    "安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装"
    "影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选"
    "标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严讯街镇村届"
    "這爲個國時來們於對會發動過說產種後學經進電裏現實兩體機當點從業應開還義間樣與關線內數麼質氣變條沒結問無軍並題黨員總設長頭資邊級"
    "圖統較將組見計別論運農幾區強決幹戰則據處隊給門規熱領東導壓爭濟階術極聯認權證採轉單風帶場車務萬達積議聲報鬥類離華確張馬節話況溫"
    "傳許羣廣記觀織裝衆書覆兒須際驗連斷難礦備辦習響約勞團歷構稱準號維劃選標寫親養層卻專狀廠識適屬圓調滿縣參紅細聽該鐵價嚴訊鎮屆為著"
    "裡眾"
)
_PUNCTUATION: Final = frozenset("，。、；：？！“”‘’「」『』《》〈〉（）【】—…·■□●○◆　")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NON_ASCII: Final = re.compile(rb"[\x80-\xff]")
_PICTURES: Final = {code: 0x2400 + code for code in range(0x20) if chr(code) not in BLANKS + "\r\n"} | {
    0x7F: 0x2421
}
"""The signs that stand for control characters (Unicode's Control Pictures): ␀ for NUL."""

_SHOWN: Final = re.compile(f"[{re.escape(''.join(map(chr, _PICTURES)))}]")
_STRAY: Final = 8
"""So many control characters may be an accident in a text of a few lines; more must be few for its length."""

_SAMPLE: Final = 65_536
_LINES_NAMED: Final = 12


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a source, the encoding it was in, and notes on places that were damaged."""

    text: str
    encoding: str
    notes: tuple[Reason, ...] = ()


def check_size(size: int) -> None:
    """Refuse a source of so many bytes before it is read. Raises BaokuError (file.too_large)."""
    if size > MAX_MEGABYTES * 1_000_000:
        raise BaokuError("file.too_large", megabytes=size // 1_000_000, limit=MAX_MEGABYTES)


def decode(data: bytes) -> Decoded:
    """Return the text of a source in UTF-8, UTF-16, UTF-32, GB18030 or Big5, with or without a byte-order mark.

    A few bad bytes cost only themselves; stray control characters, which have no glyph, are shown by signs.
    Raises BaokuError: file.too_large, file.empty, file.binary, file.encoding.
    """
    check_size(len(data))
    if not data.strip():
        raise BaokuError("file.empty")
    _refuse_signature(data)
    decoded = _by_mark(data) or _by_content(data)
    if not decoded.text.strip(BLANKS + "\r\n"):
        raise BaokuError("file.empty")
    controls = len(_CONTROLS.findall(decoded.text))
    if _are_too_many(controls, len(decoded.text)):
        raise BaokuError("file.binary", what=f"{controls} × U+0000–001F")
    return _with_controls_shown(decoded)


def with_controls_shown(text: str) -> str:
    """Return a text with signs in the place of control characters, one for one."""
    return text.translate(_PICTURES) if _SHOWN.search(text) else text


def _are_too_many(controls: int, length: int) -> bool:
    """Tell whether so many control characters, of so many characters or bytes in all, are the mark of no text."""
    return controls * (10 if controls <= _STRAY else 50) > length


def _with_controls_shown(decoded: Decoded) -> Decoded:
    """Put signs in the place of control characters, one for one, and note their lines."""
    if _SHOWN.search(decoded.text) is None:
        return decoded
    lines = [number for number, line in enumerate(split_lines(decoded.text), start=1) if _SHOWN.search(line)]
    note = Reason("file.control_characters", lines=name_lines(lines))
    return replace(decoded, text=with_controls_shown(decoded.text), notes=(*decoded.notes, note))


def _refuse_signature(data: bytes) -> None:
    """Raise file.binary for a picture, document or program, whatever the file is called."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise BaokuError("file.binary", what=what)
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise BaokuError("file.binary", what=data[8:12].decode("ascii").strip())
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        raise BaokuError("file.binary", what="BMP")


def _by_mark(data: bytes) -> Decoded | None:
    """Decode a source that begins with a byte-order mark; None if it does not."""
    for mark, name, codec in _BOMS:
        if data.startswith(mark):
            body = data[len(mark) :]
            if codec in ("utf-8", "gb18030"):
                inner = _by_lines(body, codec)
                return Decoded(inner.text, name, inner.notes)
            text = body.decode(codec, errors="replace")
            if codec.startswith("utf-16") and _likeness(text[:_SAMPLE]) < 0:
                return None
            return Decoded(text, name, _damage_notes(text))
    return None


def _by_content(data: bytes) -> Decoded:
    """Decode a source without a mark by what its bytes say."""
    sixteen = _unmarked_utf16(data)
    if sixteen is not None:
        return sixteen
    if _are_too_many(data.count(0), len(data)):
        raise BaokuError("file.binary", what="NUL")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    lines = [line for line in data.split(b"\n") if _NON_ASCII.search(line)]
    good = bad = 0
    for line in lines:
        if _is_utf8(line):
            good += len(line)
        else:
            bad += len(line)
    # A bad byte in one line of UTF-8 leaves most of that line readable: count sequences, not only lines.
    if good >= bad or _utf8_share(data) > 0.9:
        return _by_lines(data, "utf-8")
    sample = _sample(data)
    scores = {name: _likeness(sample.decode(codec, errors="replace")) for name, codec in _LEGACY.items()}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < _TEXT:
        if _utf8_share(data) > 0.5:
            return _by_lines(data, "utf-8")
        if b"\0" in data:
            raise BaokuError("file.binary", what="NUL")
        raise BaokuError("file.encoding", line=_first_bad_line(data))
    return _by_lines(data, best)


_LEGACY: Final = {"gb18030": "gb18030", "big5": "big5hkscs"}
_TEXT: Final = 0.15


def _sample(data: bytes) -> bytes:
    """Return the beginning of the source up to a line's end, enough to tell encodings apart."""
    if len(data) <= _SAMPLE:
        return data
    cut = data.rfind(b"\n", 0, _SAMPLE)
    return data[: cut if cut > 0 else _SAMPLE]


def _likeness(text: str) -> float:
    """Return how much a text is like Chinese prose: above 0.5 surely, below 0 surely not.

    Common characters and Chinese punctuation speak for it; unassigned and private characters, bad places
    and characters of scripts that do not mix with Chinese speak against it.
    """
    score = count = 0
    for character in text:
        if character < "\x80":
            continue
        count += 1
        if character in _COMMON or character in _PUNCTUATION:
            score += 2
        elif "\u4e00" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef":
            score += 0
        elif character == "\ufffd" or "\ue000" <= character <= "\uf8ff" or "\ud800" <= character <= "\udfff":
            score -= 3
        elif character > "\uffff" or not ("\u2000" <= character <= "\u33ff" or "\xa0" <= character <= "\xff"):
            score -= 1
    return score / (2 * count) if count else 0.0


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """Decode UTF-16 that lacks its mark; None where the bytes are not that."""
    head = data[: min(len(data), 8192) & ~1]
    zeros = head.count(0)
    if not _are_too_many(zeros, len(head)) and _is_utf8(data[:8192], cut=True):
        return None
    found: tuple[float, str] | None = None
    for codec in ("utf-16-le", "utf-16-be"):
        text = head.decode(codec, errors="replace")
        bad = text.count("\ufffd") + len(_CONTROLS.findall(text))
        ascii_share = sum(c < "\x7f" for c in text) / max(1, len(text))
        score = _likeness(text) if ascii_share < 0.9 else 1.0
        if bad * 50 <= len(text) and score > (0.2 if zeros else 0.45) and (found is None or score > found[0]):
            found = (score, codec)
    if found is None:
        return None
    text = data.decode(found[1], errors="replace")
    return Decoded(text, found[1], _damage_notes(text))


def _is_utf8(data: bytes, cut: bool = False) -> bool:
    """Tell whether bytes are valid UTF-8; with `cut` an unfinished character at the end is forgiven."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return cut and error.start >= len(data) - 3 and "unexpected end" in error.reason
    return True


def _utf8_share(data: bytes) -> float:
    """Return the share of non-ASCII bytes that belong to valid UTF-8 sequences."""
    total = len(_NON_ASCII.findall(data))
    text = data.decode("utf-8", errors="ignore")
    kept = len(text.encode("utf-8")) - (len(data) - total)
    return kept / total if total else 1.0


def _first_bad_line(data: bytes) -> int:
    """Return the number of the first line that is not UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    return 1


def _by_lines(data: bytes, name: str) -> Decoded:
    """Decode in one encoding, and single lines in another where they are clearly in that; note both."""
    codec = _LEGACY.get(name, name)
    try:
        whole = data.decode(codec)
    except UnicodeDecodeError:
        pass
    else:
        if name == "utf-8" or not _holds_utf8_lines(data):
            return Decoded(whole, name)
    texts: list[str] = []
    damaged: list[int] = []
    foreign: dict[str, list[int]] = {}
    for number, line in enumerate(data.split(b"\n"), start=1):
        text, used = _decode_line(line, name, codec)
        if used != name:
            foreign.setdefault(used, []).append(number)
        elif "\ufffd" in text:
            damaged.append(number)
        texts.append(text)
    notes = [
        Reason("file.mixed_encoding", lines=name_lines(numbers), encoding=used)
        for used, numbers in foreign.items()
    ]
    if damaged:
        notes.append(Reason("file.damaged_bytes", lines=name_lines(damaged)))
    return Decoded("\n".join(texts), name, tuple(notes))


def _holds_utf8_lines(data: bytes) -> bool:
    """Tell whether text in a legacy encoding has a line that is longer valid UTF-8 than chance would make it."""
    return any(_clearly_utf8(line) for line in data.split(b"\n"))


def _clearly_utf8(line: bytes) -> bool:
    return len(_NON_ASCII.findall(line)) >= 6 and _is_utf8(line) and _likeness(line.decode("utf-8")) > 0.2


def _decode_line(line: bytes, name: str, codec: str) -> tuple[str, str]:
    """Return a line's text and the encoding it turned out to be in."""
    if name != "utf-8":
        if _clearly_utf8(line):
            return line.decode("utf-8"), "utf-8"
        return line.decode(codec, errors="replace"), name
    if _is_utf8(line):
        return line.decode("utf-8"), name
    own = line.decode("utf-8", errors="replace")
    best, score = name, _likeness(own) + 0.15
    for other, other_codec in _LEGACY.items():
        try:
            candidate = line.decode(other_codec)
        except UnicodeDecodeError:
            continue
        if _likeness(candidate) > max(score, 0.35):
            best, own, score = other, candidate, _likeness(candidate)
    return own, best


def _damage_notes(text: str) -> tuple[Reason, ...]:
    """Note the lines of a text that hold places which could not be decoded."""
    if "\ufffd" not in text:
        return ()
    numbers = [number for number, line in enumerate(text.split("\n"), start=1) if "\ufffd" in line]
    return (Reason("file.damaged_bytes", lines=name_lines(numbers)),)


def name_lines(numbers: list[int]) -> str:
    """Return line numbers for a sentence: "3、7、12", and "…" after the first dozen."""
    shown = "、".join(str(number) for number in numbers[:_LINES_NAMED])
    return shown + ("…" if len(numbers) > _LINES_NAMED else "")
