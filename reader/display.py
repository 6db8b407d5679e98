"""Whether a window can be opened here, and what stands in its way. Qt itself ends the whole process where it cannot."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

ANSWER_SECONDS = 2.0
MESSENGERS = (
    ("zenity", "--error", "--no-markup", "--text"),
    ("kdialog", "--error"),
    ("notify-send", "--app-name=baoku", "--urgency=critical", "--", "报库"),
    ("xmessage", "-center"),
)
"""Small programs of Linux desktops that show a sentence, the last argument, in a window of their own."""


def available() -> bool:
    """Tell whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform and platform not in {"xcb", "wayland"}:
        return True
    return _wayland() or _x11()


def hindrance() -> str | None:
    """Return what the loader says is missing for a window on this display, or None if nothing is.

    Asked before Qt is: it would end the process, naming xcb-cursor0 whatever is really missing.
    """
    if not sys.platform.startswith("linux"):
        return None
    chosen = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    names = [chosen] if chosen else ["wayland"] * _wayland() + ["xcb"] * _x11()
    said = [_unloadable(plugins / "platforms" / f"libq{name}.so") for plugins in _plugins() for name in names]
    return None if None in said else next(iter(said), None)


def _unloadable(plugin: Path) -> str | None:
    """Return why a shared library cannot be loaded, or None if it can; one that is not there is Qt's affair."""
    import ctypes  # noqa: PLC0415 - only the window needs it

    if not plugin.exists():
        return None
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return str(error.__cause__ or error)  # the packaged program's loader puts words of its own on top
    return None


def _plugins() -> list[Path]:
    """Return the folder of Qt's plugins, if it lies where the wheels of PySide6 have it."""
    found = importlib.util.find_spec("PySide6")
    folders = [
        Path(place, "Qt", "plugins") for place in (found.submodule_search_locations or () if found else ())
    ]
    return [folder for folder in folders if folder.is_dir()]


def choose_input_method() -> None:
    """Type hanzi through IBus' protocol where fcitx is asked for and Qt has no plugin for it: fcitx 5 speaks it."""
    plugin = Path("platforminputcontexts", "libfcitx5platforminputcontextplugin.so")
    asked = os.environ.get("QT_IM_MODULE", "")
    if asked in {"fcitx", "fcitx5"} and not any((folder / plugin).exists() for folder in _plugins()):
        os.environ["QT_IM_MODULE"] = "ibus"


def tell(sentence: str) -> None:
    """Show a sentence without Qt to somebody who started the program from a desktop and sees no terminal."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - as above

        if sys.stderr is None:
            ctypes.windll.user32.MessageBoxW(None, sentence, "报库 Baoku", 0x10)
        return
    if sys.stderr is not None and sys.stderr.isatty():
        return
    for program, *arguments in MESSENGERS:
        found = shutil.which(program)
        if found is not None:
            subprocess.Popen(  # noqa: S603 - no shell; the sentence is one argument
                [found, *arguments, sentence], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            return


def _wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    return bool(name) and os.path.exists(  # noqa: PTH110 - Path.exists() raises where it may not look
        os.path.join(os.environ.get("XDG_RUNTIME_DIR", "/"), name or "")  # noqa: PTH118
    )


def _x11() -> bool:
    """Knock at the X server that DISPLAY names: a name alone often outlives its server."""
    named = re.fullmatch(r"(?:unix|(?P<host>[^:]*)):(?P<number>\d+)(?:\.\d+)?", os.environ.get("DISPLAY", ""))
    if named is None:
        return False
    number = int(named["number"])
    if named["host"]:
        return _answers(socket.AF_INET, (named["host"], 6000 + number))
    place = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - the address every X server uses
    return _answers(socket.AF_UNIX, place) or _answers(socket.AF_UNIX, f"\0{place}")


def _answers(family: int, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as knock:
        knock.settimeout(ANSWER_SECONDS)
        try:
            knock.connect(address)
        except OSError:
            return False
    return True
