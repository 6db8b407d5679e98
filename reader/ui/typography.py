"""How articles are set in type: face, measure, leading; each kept in the settings, within what is readable."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from reader.ui import settings as known
from reader.ui.settings import Settings
from reader.ui.theme import BODY_FAMILIES, BODY_POINTS, UI_FAMILIES, installed


@dataclass(frozen=True, slots=True)
class Typography:
    """The face of the body ("" for the best serif at hand), its measure in hanzi, its leading in percent."""

    family: str = ""
    measure: int = 38
    leading: int = 178

    @classmethod
    def of(cls, settings: Settings) -> Typography:
        """Return what the settings say."""
        return cls(settings.get(known.FACE), settings.get(known.MEASURE), settings.get(known.LEADING))

    def keep(self, settings: Settings) -> None:
        """Put down what was chosen."""
        settings.put(known.FACE, self.family)
        settings.put(known.MEASURE, self.measure)
        settings.put(known.LEADING, self.leading)

    def body(self, percent: int) -> QFont:
        """Return the font of the body at a percentage of 13 pt: the face chosen, else a serif with hanzi."""
        font = QFont()
        chosen = [self.family] if self.family and self.family in hanzi_families() else []
        font.setFamilies([*chosen, *installed(BODY_FAMILIES), *installed(UI_FAMILIES), "serif"])
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPointSizeF(BODY_POINTS * percent / 100)
        return font


PLAIN: Final = Typography()


@cache
def hanzi_families() -> tuple[str, ...]:
    """Return the faces of this system that have Simplified hanzi, those made for reading first."""
    system = QFontDatabase.WritingSystem.SimplifiedChinese
    families = [name for name in QFontDatabase.families(system) if not QFontDatabase.isPrivateFamily(name)]
    upright = [
        name for name in families if not name.startswith("@")
    ]  # Windows lists faces turned for columns
    serif = [name for name in BODY_FAMILIES if name in upright]
    return (*serif, *(name for name in upright if name not in serif))
