"""Bytes to text: every encoding the archive meets, damage that costs only itself, and files that are no text."""

import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from reader.core.errors import BaokuError, Language
from reader.core.sources import Profiles, decode, read_page, unaccounted_lines
from reader.core.sources.decoding import MAX_MEGABYTES

ROOT = Path(__file__).resolve().parents[3]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
TRADITIONAL = Path(ROOT / "tests" / "data" / "pages" / "big5" / "traditional.txt").read_text(encoding="utf-8")
SHORT_TRADITIONAL = [
    "本報訊(記者 陳大文)昨日上午,市府召開會議。",
    "市長表示,將繼續推動地方建設,改善民眾生活。",
    "臺北市政府新聞處主辦",
    "今日天氣晴朗",
]
SHORT_SIMPLIFIED = [
    "本报讯(记者 陈大文)昨日上午,市政府召开会议。",
    "市长表示,将继续推动地方建设,改善群众生活。",
    "中共临江县委宣传部主办",
    "今日天气晴朗",
]


def reason(data: bytes) -> str:
    with pytest.raises(BaokuError) as caught:
        decode(data)
    for language in Language:
        assert caught.value.reason.text(language)
    return caught.value.reason.code


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize(
    ("codec", "name", "mark"),
    [
        ("utf-8", "utf-8", b""),
        ("utf-8", "utf-8-sig", b"\xef\xbb\xbf"),
        ("utf-16-le", "utf-16-le", b"\xff\xfe"),
        ("utf-16-be", "utf-16-be", b"\xfe\xff"),
        ("utf-16-le", "utf-16-le", b""),
        ("utf-16-be", "utf-16-be", b""),
        ("gb18030", "gb18030", b""),
        ("gb18030", "gb18030", b"\x84\x31\x95\x33"),
    ],
)
def test_seeds_read_the_same_in_every_encoding(path: Path, codec: str, name: str, mark: bytes) -> None:
    text = path.read_bytes().decode("utf-8")
    decoded = decode(mark + text.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.notes) == (text, name, ())


def test_big5_page() -> None:
    decoded = decode(TRADITIONAL.encode("big5"))
    assert (decoded.text, decoded.encoding) == (TRADITIONAL, "big5")


@pytest.mark.parametrize("text", SHORT_TRADITIONAL)
def test_short_big5(text: str) -> None:
    decoded = decode(text.encode("big5"))
    assert (decoded.text, decoded.encoding) == (text, "big5")


@pytest.mark.parametrize("text", [*SHORT_SIMPLIFIED, *SHORT_TRADITIONAL])
def test_short_gb18030(text: str) -> None:
    decoded = decode(text.encode("gb18030"))
    assert (decoded.text, decoded.encoding) == (text, "gb18030")


def test_every_paragraph_of_the_seeds_is_told_from_big5() -> None:
    for path in SEEDS:
        for line in path.read_bytes().decode("utf-8").split("\n"):
            if len(line) >= 12 and any("\u4e00" <= c <= "\u9fff" for c in line[:8]):
                assert decode(line.encode("gb18030")).text == line


@pytest.mark.parametrize(
    "data", [b"", b"  \n\r\n\t", "\u3000\n\u3000".encode(), b"\xef\xbb\xbf", b"\xff\xfe\n\0"]
)
def test_empty(data: bytes) -> None:
    assert reason(data) == "file.empty"


def test_pictures_and_documents_named_txt() -> None:
    box = BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        archive.writestr("a.txt", "文字")
    png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + bytes(range(200))
    jpeg = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256))
    for data in (
        box.getvalue(),
        png,
        jpeg,
        b"%PDF-1.7\n%\xe2\xe3\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"GIF89a" + bytes(40),
    ):
        assert reason(data) == "file.binary"


def test_nul_bytes_and_control_characters_are_binary() -> None:
    assert reason("本报讯".encode() + b"\0\0\0\x01\x02" * 50) == "file.binary"
    assert reason("本报讯今天".encode() + b"\x01\x02\x03\x04\x05" * 40) == "file.binary"
    assert reason(bytes(5000)) == "file.binary"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("path", SEEDS[:2], ids=lambda path: path.stem[:3])
def test_stray_control_characters_cost_no_page_and_are_shown(path: Path, codec: str) -> None:
    text = path.read_bytes().decode("utf-8")
    lines = text.split("\n")
    hurt = "\n".join(["头条\0新闻", *lines, "\x01\x7f末行"])
    decoded = decode(hurt.encode(codec))
    assert decoded.text == hurt.replace("\0", "␀").replace("\x01", "␁").replace("\x7f", "␡")
    assert decoded.encoding == {"utf-16": "utf-16-le"}.get(codec, codec)
    (note,) = decoded.notes
    assert (note.code, note.fields["lines"]) == ("file.control_characters", f"1、{len(lines) + 2}")
    page = read_page("x.txt", hurt.encode(codec), Profiles())
    assert unaccounted_lines(page, decoded.text) == ()
    assert note in page.notes


def test_one_nul_in_a_short_text() -> None:
    assert decode("本报讯今天上午,市\0政府召开会议。".encode()).text == "本报讯今天上午,市␀政府召开会议。"
    assert decode(b"plain text with one \0 in it").text == "plain text with one ␀ in it"


def test_programs_and_broken_downloads_are_still_refused() -> None:
    program = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0" + bytes(range(256)) * 8 + b"This program" * 40
    assert reason(program) == "file.binary"
    assert reason("本报讯今天上午,市政府召开会议。".encode() * 40 + bytes(4096)) == "file.binary"
    assert reason(b"ab\0") == "file.binary"
    assert reason(Path(sys.executable).read_bytes()[:400_000]) == "file.binary"


def test_form_feeds_and_tabs_are_text() -> None:
    assert decode("第一页\f\t第二页".encode()).text == "第一页\f\t第二页"


def test_a_file_above_the_limit_is_refused_before_it_is_read() -> None:
    assert reason(b"\xe6\x8a\xa5" * (200_000_000 // 3)) == "file.too_large"
    assert MAX_MEGABYTES == 32


def test_bytes_in_no_encoding_name_a_line() -> None:
    with pytest.raises(BaokuError) as caught:
        decode(b"plain\n" + bytes([0xFF, 0x81, 0x9F, 0xFE] * 60))
    assert caught.value.reason.code in ("file.encoding", "file.binary")
    assert "2" in caught.value.reason.text() or caught.value.reason.code == "file.binary"


def test_truncated_utf8_keeps_all_but_the_cut_character() -> None:
    text = SEEDS[0].read_bytes().decode("utf-8")
    data = (text + "\n报").encode()[:-1]
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.text == text + "\n\ufffd"
    (note,) = decoded.notes
    assert note.code == "file.damaged_bytes"
    assert str(text.count("\n") + 2) in note.text()


@pytest.mark.parametrize("where", [10, 4000, 9001])
def test_a_bad_byte_costs_only_its_place(where: int) -> None:
    data = bytearray(SEEDS[2].read_bytes())
    data[where] = 0xFF
    decoded = decode(bytes(data))
    assert decoded.encoding == "utf-8"
    assert len(decoded.text) >= len(SEEDS[2].read_bytes().decode()) - 2
    assert 1 <= decoded.text.count("\ufffd") <= 3
    assert [note.code for note in decoded.notes] == ["file.damaged_bytes"]


def test_one_damaged_line_of_five_megabytes() -> None:
    text = "报纸版面文字" * 280_000
    decoded = decode(text.encode() + b"\xff" + text.encode())
    assert decoded.text == text + "\ufffd" + text


def test_utf8_page_with_a_gb18030_line_is_read_whole() -> None:
    lines = SEEDS[1].read_bytes().decode("utf-8").split("\n")
    data = b"\n".join(
        line.encode("gb18030" if number == 18 else "utf-8") for number, line in enumerate(lines)
    )
    decoded = decode(data)
    assert decoded.text == "\n".join(lines)
    (note,) = decoded.notes
    assert (note.code, note.fields["lines"], note.fields["encoding"]) == (
        "file.mixed_encoding",
        "19",
        "gb18030",
    )


def test_gb18030_page_with_a_utf8_line_is_read_whole() -> None:
    lines = SEEDS[1].read_bytes().decode("utf-8").split("\n")
    data = b"\n".join(
        line.encode("utf-8" if number == 18 else "gb18030") for number, line in enumerate(lines)
    )
    decoded = decode(data)
    assert decoded.encoding == "gb18030"
    assert decoded.text == "\n".join(lines)
    assert [note.fields["encoding"] for note in decoded.notes] == ["utf-8"]


def test_notes_of_decoding_reach_the_page() -> None:
    page = read_page("x.txt", SEEDS[0].read_bytes() + b"\xe6", Profiles())
    assert [note.code for note in page.notes] == ["file.damaged_bytes"]
    assert page.source.encoding == "utf-8"
