"""Fonts with hanzi: those that came along with the program, and what to say where there is none."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFontDatabase

NONE_WITH_HANZI: Final = (
    "No font with Chinese characters is installed, so hanzi show as boxes. Install one (on Debian, UOS and "
    "Kylin: fonts-noto-cjk or fonts-wqy-microhei) and start Baoku again. 没有安装中文字体,请安装后重新启动。"
)
"""English first: this is read exactly where hanzi cannot be."""
SUFFIXES: Final = {".ttf", ".otf", ".ttc"}


def load_bundled(resources: Path) -> None:
    """Make the fonts in `resources/fonts` known to Qt; most builds have none and rely on the system's."""
    folder = resources / "fonts"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.suffix.lower() in SUFFIXES:
            QFontDatabase.addApplicationFont(str(path))


def have_hanzi() -> bool:
    """Tell whether some font here can show simplified hanzi."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def missing() -> str | None:
    """Return what to tell the user if no font has hanzi, having written it to standard error, or None."""
    if have_hanzi():
        return None
    if sys.stderr is not None:
        print(NONE_WITH_HANZI, file=sys.stderr)
    return NONE_WITH_HANZI
