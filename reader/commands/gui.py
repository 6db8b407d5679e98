"""`baoku gui`: the window. The only command that imports Qt."""

from __future__ import annotations

import argparse
import gc
from pathlib import Path
from typing import Final

from reader.commands.frame import DONE, NOTHING, library_path
from reader.commands.grammar import Grammar
from reader.commands.speech import Sentence, Speech
from reader.core.links import SCHEME, read_link
from reader.core.summons import hand_over

NO_DISPLAY: Final[Sentence] = (
    "没有可用的显示器,无法打开窗口。请在有桌面的机器上运行 baoku,或在此使用 baoku search、baoku show",
    "there is no display to open a window on. Run baoku on a machine with a desktop, "
    "or use baoku search and baoku show here",
)
NO_QT: Final[Sentence] = (
    "无法载入窗口所需的系统库:{detail}。请管理员安装它",
    "a system library that the window needs cannot be loaded: {detail}. Ask an administrator to install it",
)


def add(grammar: Grammar) -> None:
    """Declare the command."""
    window = grammar.command("gui", run, "打开窗口 / open the window", answers=False)
    window.add_argument(
        "target", nargs="?", metavar="LINK", help="先打开的链接或文件 / a link or a file to begin with"
    )
    window.add_argument(
        "--picture", metavar="FILE", help="画出窗口后退出 / draw the window into a file and leave"
    )


def run(options: argparse.Namespace, speech: Speech) -> int:
    """Open the window; `baoku` without a command does so too."""
    from reader import display

    target = getattr(options, "target", None)
    if target is not None and target.startswith(f"{SCHEME}:"):
        read_link(target)
    if not display.available():
        speech.tell(speech.say(NO_DISPLAY))
        return NOTHING
    display.choose_input_method()
    missing = display.hindrance()
    if missing is not None:
        return _cannot(speech, NO_QT, detail=missing)
    picture = getattr(options, "picture", None)
    home = library_path(options, speech)
    if picture is None and hand_over(home, target):
        return DONE
    gc.disable()  # what is made while a program starts is no garbage; reader/ui/collecting.py takes over
    try:
        from reader.ui.app import run as show
    except ImportError as error:
        return _cannot(speech, NO_QT, detail=error)
    return show(home, picture=Path(picture) if picture else None, target=target)


def _cannot(speech: Speech, sentence: Sentence, **fields: object) -> int:
    """Say why there is no window, where somebody without a terminal sees it too."""
    from reader.display import tell

    text = speech.say(sentence, **fields)
    speech.tell(text)
    tell(text)
    return NOTHING
