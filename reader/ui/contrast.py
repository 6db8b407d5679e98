"""High contrast as the system asks for it: whether it does, and our colours made from the system's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QGuiApplication, QPalette

_ROLE: Final = QPalette.ColorRole
ROLES: Final[Mapping[str, QPalette.ColorRole]] = {
    "window": _ROLE.Window,
    "surface": _ROLE.Base,
    "raised": _ROLE.Base,
    "hairline": _ROLE.WindowText,
    "border": _ROLE.WindowText,
    "text": _ROLE.Text,
    "muted": _ROLE.Text,
    "faint": _ROLE.Text,
    "accent": _ROLE.Link,
    "accent_text": _ROLE.Base,
    "hover": _ROLE.AlternateBase,
    "pressed": _ROLE.AlternateBase,
    "mark": _ROLE.Highlight,
    "mark_current": _ROLE.Highlight,
    "mark_text": _ROLE.HighlightedText,
    "notice": _ROLE.Window,
    "scroll": _ROLE.WindowText,
    "scroll_hover": _ROLE.Link,
}
"""Which colour of the system each of ours is. What is selected keeps the text's colour: see `colours`."""
SELECTED: Final = ("selection", "selection_strong", "text_selection")
NOTES: Final = ("yellow", "green", "blue", "red", "purple")
PORTION: Final = 0.3
"""How much of the system's highlight lies in the ground of what is selected, so that the text stays readable on it."""


def asked() -> bool:
    """Tell whether the system asks for high contrast; systems and versions of Qt that cannot say it do not."""
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
    if accessibility is None:
        return False
    return str(accessibility().contrastPreference().name) == "HighContrast"


def colours(palette: QPalette) -> dict[str, str]:
    """Return our colours by name, out of a palette of the system."""
    tokens = {name: palette.color(role).name() for name, role in ROLES.items()}
    ground, strong = palette.color(_ROLE.Base), palette.color(_ROLE.Highlight)
    mixed = [
        round(one * PORTION + other * (1 - PORTION))
        for one, other in (
            (strong.red(), ground.red()), (strong.green(), ground.green()), (strong.blue(), ground.blue())
        )
    ]  # fmt: skip
    tokens |= dict.fromkeys(SELECTED, "#{:02x}{:02x}{:02x}".format(*mixed))
    for name in NOTES:  # a system of few colours: what a note's colour means is said in words beside it
        tokens[f"note_{name}"] = tokens["text_selection"]
        tokens[f"note_{name}_bar"] = tokens["accent"]
    return tokens
