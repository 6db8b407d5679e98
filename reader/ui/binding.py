"""What the Qt binding is told before anything of the window is imported."""

from __future__ import annotations

import sys
from typing import Final

import PySide6.QtCore  # noqa: F401 - brings the hook that is looked for below

HOOK: Final = "shibokensupport.feature"
ASKS: Final = "_mod_uses_pyside"


def spare_sources() -> None:
    """Keep PySide from reading the source text of every module that is imported after it.

    It looks there for the name PySide6, to know which modules may have other spellings of Qt's names switched on
    (`__feature__`); nobody does that here. The reading takes some 20 ms of a start, and Python's cache of source
    lines keeps every text for good, 12 MB in all. Where the binding has no such hook any more nothing is done.
    """
    hook = sys.modules.get(HOOK)
    if hasattr(hook, ASKS):
        setattr(hook, ASKS, lambda _module: True)
