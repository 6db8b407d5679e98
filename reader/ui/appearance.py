"""How the window looks and speaks: theme, language and size of the text, each kept in the settings at once."""

from __future__ import annotations

from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from reader.ui.context import Context
from reader.ui.settings import LANGUAGE, TEXT_PERCENT, THEME, Setting

TEXT_SIZES: Final = (60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
NORMAL_SIZE: Final = 100
T = TypeVar("T")


class Appearance(QObject):
    """Changes how things look and remembers it."""

    text_resized = Signal(int)
    chosen = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def choose_theme(self, theme: str) -> None:
        """Show "light" or "dark" colours or follow the "system"."""
        self._keep(THEME, theme)
        self._context.theme.choose(theme)
        self.chosen.emit()

    def toggle_theme(self) -> None:
        """Change from light to dark or back."""
        self.choose_theme("light" if self._context.theme.dark else "dark")

    def choose_language(self, language: str) -> None:
        """Speak "zh" or "en" or the language of the "system"."""
        self._keep(LANGUAGE, language)
        self._context.languages.choose(language)
        self.chosen.emit()

    def resize_text(self, direction: int) -> None:
        """Make the text of articles larger (1), smaller (-1) or normal (0)."""
        now = self._context.settings.get(TEXT_PERCENT)
        if direction > 0:
            percent = next((size for size in TEXT_SIZES if size > now), TEXT_SIZES[-1])
        elif direction < 0:
            percent = next((size for size in reversed(TEXT_SIZES) if size < now), TEXT_SIZES[0])
        else:
            percent = NORMAL_SIZE
        self._keep(TEXT_PERCENT, percent)
        self.text_resized.emit(percent)

    def _keep(self, setting: Setting[T], value: T) -> None:
        self._context.settings.put(setting, value)
