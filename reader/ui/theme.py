"""How the window looks: colours by name from resources/themes, one style sheet, the palette, icons and fonts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from reader.ui import contrast

UI_FAMILIES: Final = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "PingFang SC",
    "WenQuanYi Micro Hei",
)
BODY_FAMILIES: Final = (
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "FandolSong",
    "Songti SC",
    "STSong",
    "FZShuSong-Z01",
    "NSimSun",
    "SimSun",
    "AR PL UMing CN",
)
BODY_POINTS: Final = 13.0
UI_POINTS: Final = 10.0
ICON_SIZE: Final = 20
FOLLOWING: Final[Mapping[str, str]] = {"system": "light", "system_sepia": "sepia"}
"""The choices that follow the system, and what each shows by day."""
DARK: Final = 128
_ICON_SCALES: Final = (1, 2)


def installed(families: tuple[str, ...]) -> list[str]:
    """Return those of some faces that this system has."""
    known = set(QFontDatabase.families())
    return [family for family in families if family in known]


def ui_font(base: QFont) -> QFont:
    """Return the font of menus, lists and labels: a sans serif for hanzi, not smaller than 10 pt."""
    font = QFont(base)
    font.setFamilies([*installed(UI_FAMILIES), *base.families()])
    font.setPointSizeF(max(UI_POINTS, base.pointSizeF()))
    return font


def scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Return a font a little larger or smaller than another."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * factor)
    other.setBold(bold)
    return other


class Theme(QObject):
    """The colours in use. `chosen` is "light", "sepia", "dark" or "contrast", or "system" or "system_sepia" to follow the system
    by day and by night; `changed` comes when the colours are others.

    Colours are asked for by name (`theme.colour("muted")`), so that no pane knows whether it is day or night.
    """

    changed = Signal()

    def __init__(self, app: QApplication, resources: Path, chosen: str) -> None:
        super().__init__(app)
        self._app = app
        self._resources = resources
        self._chosen = chosen
        self._tokens: Mapping[str, str] = {}
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._worn = False
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        if hasattr(app.styleHints(), "accessibility"):  # Qt 6.10 and newer
            app.styleHints().accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self._apply()

    @property
    def chosen(self) -> str:
        """What the user chose."""
        return self._chosen

    @property
    def dark(self) -> bool:
        """Whether colours on a dark ground are shown."""
        return self.colour("surface").lightness() < DARK

    @property
    def shown(self) -> str:
        """The colours shown: "light", "sepia", "dark" or "contrast"; "system" for the system's own, of high contrast."""
        if self._chosen not in FOLLOWING:
            return self._chosen
        if contrast.asked():
            return "system"
        by_night = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return "dark" if by_night else FOLLOWING[self._chosen]

    def choose(self, chosen: str) -> None:
        """Follow the system, or stay as chosen."""
        self._chosen = chosen
        self._apply()

    def put_on(self) -> None:
        """Give the program the style sheet, once a window is assembled.

        Under a sheet every widget that is put into another is styled anew with all it holds: half the time of assembling.
        """
        self._worn = True
        self._style()

    def colour(self, name: str) -> QColor:
        """Return a colour by its name in resources/themes. Raises KeyError."""
        return QColor(self._tokens[name])

    def icon(self, name: str, tone: str = "text") -> QIcon:
        """Return a line icon of resources/icons in a colour of the theme, sharp on screens of up to twofold scale."""
        key = (name, tone)
        if key not in self._icons:
            drawing = (self._resources / "icons" / f"{name}.svg").read_text(encoding="utf-8")
            icon = QIcon()
            shades = ((QIcon.Mode.Normal, self._tokens[tone]), (QIcon.Mode.Disabled, self._tokens["border"]))
            for mode, shade in shades:
                renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", shade).encode()))
                for scale in _ICON_SCALES:
                    icon.addPixmap(_draw(renderer, ICON_SIZE, scale), mode)
            self._icons[key] = icon
        return self._icons[key]

    def program_icon(self) -> QIcon:
        """Return the icon of the program."""
        renderer = QSvgRenderer(str(self._resources / "icons" / "baoku.svg"))
        icon = QIcon()
        for size in (32, 64, 256):
            icon.addPixmap(_draw(renderer, size, 1))
        return icon

    def _system_changed(self) -> None:
        if self._chosen in FOLLOWING:
            self._apply()

    def _apply(self) -> None:
        folder = self._resources / "themes"
        shown = self.shown
        if shown == "system":
            self._app.setPalette(QPalette())  # what is the system's own is seen when ours is taken away
            self._tokens = contrast.colours(self._app.palette())
        else:
            self._tokens = json.loads((folder / f"{shown}.json").read_text(encoding="utf-8"))
        self._icons.clear()
        self._app.setPalette(self._palette())
        self._style()
        self.changed.emit()

    def _style(self) -> None:
        if self._worn:
            sheet = (self._resources / "themes" / "window.qss").read_text(encoding="utf-8")
            tokens = {**self._tokens, "icons": (self._resources / "icons").as_posix()}
            with StyledOnce(self._app):
                self._app.setStyleSheet(fill_in(sheet, tokens))

    def _palette(self) -> QPalette:
        palette = QPalette()
        role = QPalette.ColorRole
        names = {
            role.Window: "window",
            role.WindowText: "text",
            role.Base: "surface",
            role.AlternateBase: "window",
            role.Text: "text",
            role.Button: "window",
            role.ButtonText: "text",
            role.BrightText: "accent",
            role.ToolTipBase: "raised",
            role.ToolTipText: "text",
            role.PlaceholderText: "faint",
            role.Highlight: "text_selection",
            role.HighlightedText: "text",
            role.Link: "accent",
            role.LinkVisited: "accent",
            role.Accent: "accent",
            role.Light: "raised",
            role.Midlight: "hover",
            role.Mid: "hairline",
            role.Dark: "border",
            role.Shadow: "border",
        }
        for which, name in names.items():
            palette.setColor(which, self.colour(name))
        for which in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, self.colour("faint"))
        return palette


class StyledOnce(QObject):
    """While a style sheet is changed, lets every widget hear of it once, when all of them have their new style.

    Qt goes through the widgets by way of each of their parents: one that lies eight deep would lay itself out eight times,
    the tree with all its open rows.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self._held: dict[int, QObject] = {}

    def __enter__(self) -> None:
        self._app.installEventFilter(self)

    def __exit__(self, *_error: object) -> None:
        self._app.removeEventFilter(self)
        for widget in self._held.values():
            if isValid(widget):
                self._app.sendEvent(widget, QEvent(QEvent.Type.StyleChange))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hold back what tells a widget of its style (Qt)."""
        if event.type() != QEvent.Type.StyleChange:
            return False
        self._held[id(watched)] = watched
        return True


def fill_in(sheet: str, tokens: Mapping[str, str]) -> str:
    """Replace every @name of a style sheet by its colour, the longest names first."""
    for name in sorted(tokens, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", tokens[name])
    return sheet


def _draw(renderer: QSvgRenderer, size: int, scale: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size) * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
