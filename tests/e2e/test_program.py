"""The whole program as its users and administrators meet it: from source, or the packaged one.

BAOKU_PROGRAM names a packaged program; `packaging/dev.py test-build` sets it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reader import __version__

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
WITHOUT_DISPLAY = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
Run = Callable[..., subprocess.CompletedProcess[str]]


def answer(done: subprocess.CompletedProcess[str], code: int = 0) -> Any:
    """Return the JSON that a command answered, having seen its exit code."""
    assert done.returncode == code, done.stderr
    return json.loads(done.stdout)


def test_it_says_which_version_it_is(baoku: Run) -> None:
    assert baoku("--version").stdout.strip() == f"baoku {__version__}"


def test_every_part_of_it_works(baoku: Run) -> None:
    done = baoku("selfcheck", "--json")
    report = json.loads(done.stdout)
    assert [check for check in report["checks"] if not check["ok"]] == []
    assert done.returncode == 0
    assert {
        "resources",
        "words",
        "pinyin",
        "library",
        "index",
        "tantivy",
        "document",
        "window",
    } <= {check["name"] for check in report["checks"]}
    assert "home 家" in report["library"]


def test_a_first_search_reads_the_newspapers_that_come_along(baoku: Run) -> None:
    found = answer(baoku("search", "大运河", "--json"))
    assert found["total"] == len(found["hits"]) > 0
    shown = answer(baoku("show", found["hits"][0]["id"], "--json"))
    assert "大运河" in json.dumps(shown, ensure_ascii=False)


def test_import_and_search_under_a_long_path_with_hanzi_and_spaces(baoku: Run, tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*(f"报纸 资料 {number}" for number in range(12)))
    folder.mkdir(parents=True)
    page = folder / "一版 “大运河”.txt"
    page.write_bytes(SEEDS[0].read_bytes())
    library = folder / "资料库"
    report = answer(baoku("--library", library, "import", folder, "--json"))
    assert (report["imported"], report["failed"]) == (1, [])
    assert answer(baoku("--library", library, "search", "大运河", "--json"))["total"] > 0
    assert not (tmp_path / "home 家" / ".local" / "share" / "baoku").exists()


def test_a_link_opens_its_article_and_what_is_none_is_refused(baoku: Run, tmp_path: Path) -> None:
    hit = answer(baoku("search", "大运河", "--json"))["hits"][0]
    picture = tmp_path / "article.png"
    link = f"baoku:article/{hit['id']}?quote=%E5%A4%A7%E8%BF%90%E6%B2%B3"
    done = baoku("gui", link, "--picture", picture, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    assert picture.exists()
    refused = baoku("gui", "baoku:article/../../etc", QT_QPA_PLATFORM="offscreen")
    assert refused.returncode == 2
    assert "不是报库的链接" in refused.stderr


def test_the_window_is_drawn(baoku: Run, tmp_path: Path) -> None:
    picture = tmp_path / "窗口.png"
    done = baoku("gui", "--picture", picture, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_home_that_cannot_be_used_is_named(baoku: Run, tmp_path: Path) -> None:
    home = tmp_path / "no folder"
    home.write_bytes(b"")
    done = baoku("search", "大运河", HOME=str(home), LOCALAPPDATA=str(home))
    assert done.returncode == 2
    assert str(home) in done.stderr
    assert "Traceback" not in done.stderr


if sys.platform.startswith("linux"):  # the others always have a display, and their own fonts

    def test_without_a_display_one_sentence_and_exit_2(baoku: Run) -> None:
        done = baoku("gui", **WITHOUT_DISPLAY)
        assert done.returncode == 2
        assert len(done.stderr.strip().splitlines()) == 1
        assert "显示器" in done.stderr

    def test_without_a_font_with_hanzi_it_says_so_in_english_and_goes_on(baoku: Run, tmp_path: Path) -> None:
        none = tmp_path / "fonts.conf"
        none.write_text(
            f"<fontconfig><dir>{tmp_path / 'none'}</dir><cachedir>{tmp_path}</cachedir></fontconfig>"
        )
        picture = tmp_path / "window.png"
        done = baoku("gui", "--picture", picture, QT_QPA_PLATFORM="offscreen", FONTCONFIG_FILE=str(none))
        assert done.returncode == 0
        assert "No font with Chinese characters" in done.stderr
        assert picture.exists()
