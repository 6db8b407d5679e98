"""Starting the window: what it was started for, fonts that came along, and what stands in its way."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from reader import display
from reader.core.errors import Reason
from reader.core.links import Link
from reader.ui import arriving, fonts


class Window:
    """What `arriving` asks of the main window, noting what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[object, ...]] = []
        self.importing = self.notice = self.context = self.noting = self.places = self.note_exchange = self

    def take(self, paths: list[Path]) -> None:
        self.told.append(("taken", *paths))

    def open_link(self, link: Link) -> None:
        self.told.append(("opened", link.article_id, link.quote))

    def offer(self, path: Path) -> None:
        self.told.append(("offered", path))

    def say(self, sentence: object) -> object:
        self.told.append(("said", sentence.code if isinstance(sentence, Reason) else sentence))
        return sentence


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("baoku:article/0123456789abcdef-7", ("opened", "0123456789abcdef-7", "")),
        (
            "baoku:article/0123456789abcdef-7?quote=%E8%BF%90%E6%B2%B3",
            ("opened", "0123456789abcdef-7", "运河"),
        ),
        ("/home/某 人/批注.baokunotes", ("offered", Path("/home/某 人/批注.baokunotes"))),
        ("/home/某/批注.zip", ("offered", Path("/home/某/批注.zip"))),
        ("/home/某/1.txt", ("taken", Path("/home/某/1.txt"))),
        ("file:///home/%E6%9F%90/1.txt", ("taken", Path("/home/某/1.txt"))),
    ],
)
def test_it_shows_what_it_was_started_for(target: str, told: tuple[object, ...]) -> None:
    window = Window()
    arriving.show(window, target)  # type: ignore[arg-type]
    assert window.told == [told]


def test_a_link_that_is_none_is_told() -> None:
    window = Window()
    arriving.show(window, "baoku:whatever")  # type: ignore[arg-type]
    assert window.told[0] == ("said", "link.unreadable")


def test_fonts_that_came_along_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(fonts.QFontDatabase, "addApplicationFont", loaded.append)
    fonts.load_bundled(tmp_path)
    (tmp_path / "fonts").mkdir()
    for name in ("NotoSansSC.ttf", "OFL.txt"):
        (tmp_path / "fonts" / name).write_bytes(b"")
    fonts.load_bundled(tmp_path)
    assert loaded == [str(tmp_path / "fonts" / "NotoSansSC.ttf")]


def test_no_font_with_hanzi_is_told_in_words_that_can_be_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fonts, "have_hanzi", lambda: False)
    sentence = fonts.missing()
    assert sentence is not None
    assert sentence.isascii() or sentence.split(".")[0].isascii()
    assert sentence in capsys.readouterr().err
    monkeypatch.setattr(fonts, "have_hanzi", lambda: True)
    assert fonts.missing() is None


if sys.platform.startswith("linux"):

    def test_a_library_that_cannot_be_loaded_is_named_before_qt_is_asked(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "platforms").mkdir()
        monkeypatch.setattr(display, "_plugins", lambda: [tmp_path])
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
        assert display.hindrance() is None, "a plugin that is not there is Qt's affair"
        (tmp_path / "platforms" / "libqxcb.so").write_bytes(b"no library")
        assert "libqxcb.so" in str(display.hindrance())

    def test_the_plugin_that_is_installed_can_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
        assert display._plugins()
        assert display.hindrance() is None

    @pytest.mark.parametrize(("asked", "chosen"), [("fcitx", "ibus"), ("fcitx5", "ibus"), ("xim", "xim")])
    def test_fcitx_is_reached_the_way_qt_can(
        asked: str, chosen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(display, "_plugins", lambda: [tmp_path])
        monkeypatch.setenv("QT_IM_MODULE", asked)
        display.choose_input_method()
        assert os.environ["QT_IM_MODULE"] == chosen
        (tmp_path / "platforminputcontexts").mkdir()
        (tmp_path / "platforminputcontexts" / "libfcitx5platforminputcontextplugin.so").touch()
        monkeypatch.setenv("QT_IM_MODULE", asked)
        display.choose_input_method()
        assert os.environ["QT_IM_MODULE"] == asked

    def test_who_has_no_terminal_sees_the_sentence_in_a_window(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        started: list[list[str]] = []
        monkeypatch.setattr(display.subprocess, "Popen", lambda command, **_kept: started.append(command))
        monkeypatch.setattr(
            shutil, "which", lambda name: f"/bin/{name}" if name in {"kdialog", "xmessage"} else None
        )
        display.tell("缺少 <b>libEGL</b>")
        assert started == [["/bin/kdialog", "--error", "缺少 <b>libEGL</b>"]]
