"""Whether there is a display to open a window on. Qt itself ends the whole process where there is none."""

from __future__ import annotations

import os
import re
import socket
import sys
from pathlib import Path

ANSWER_SECONDS = 2.0


def available() -> bool:
    """Tell whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform and platform not in {"xcb", "wayland"}:
        return True
    return _wayland() or _x11()


def _wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    return bool(name) and Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name or "").exists()


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
