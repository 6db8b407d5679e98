"""Preferences, help, diagnostics and what this program is: opened from the menus, and what follows a choice in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from reader import paths
from reader.ui import settings as known
from reader.ui.settings import Setting
from reader.ui.typography import Typography

if TYPE_CHECKING:
    from reader.ui.dialogs.base import PlainDialog
    from reader.ui.dialogs.help_book import Chapter, HelpDialog
    from reader.ui.main_window import MainWindow


class Guide(QObject):
    """Opens these dialogs for one window, and lets every setting act when it is changed.

    Each is loaded when it is first asked for: the window is on the screen sooner.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._context = window.context
        self._help: HelpDialog | None = None
        window.appearance.chosen.connect(self._change_help)

    # ── preferences ───────────────────────────────────────────────────────────────────────────────────

    def show_preferences(self) -> None:
        """Show the preferences."""
        from reader.ui.dialogs.preferences import PreferencesDialog  # noqa: PLC0415

        dialog = PreferencesDialog(self._context.settings, self._window)
        dialog.changed.connect(self.apply)
        dialog.finished.connect(self._window.save_state)
        dialog.open()

    def apply(self, setting: Setting[Any]) -> None:
        """Let a setting act that has just been changed; some are only looked at when they are needed."""
        act = self._acts().get(setting.key)
        if act is not None:
            act()

    def _acts(self) -> dict[str, Callable[[], None]]:
        window, settings = self._window, self._context.settings

        def set_type() -> None:
            window.room.set_typography(Typography.of(settings))

        def compare() -> None:
            if settings.get(known.ORIGINAL_SHOWN) != window.room.comparing.shown:
                window.room.comparing.toggle()

        def group() -> None:
            window.desk.show_settings(settings)
            window.desk.refresh()

        return {
            known.LANGUAGE.key: lambda: self._take_language(settings.get(known.LANGUAGE)),
            known.THEME.key: lambda: self._take_theme(settings.get(known.THEME)),
            known.TEXT_PERCENT.key: lambda: window.resize_text(settings.get(known.TEXT_PERCENT)),
            known.FACE.key: set_type,
            known.MEASURE.key: set_type,
            known.LEADING.key: set_type,
            known.ORIGINAL_SHOWN.key: compare,
            known.GROUPING.key: group,
            known.CHART_SHOWN.key: group,
            known.SHORTCUTS.key: lambda: window.commands.use_keys(settings.get(known.SHORTCUTS)),
        }

    def _take_language(self, language: str) -> None:
        self._context.languages.choose(language)
        self._window.appearance.chosen.emit()

    def _take_theme(self, theme: str) -> None:
        self._context.theme.choose(theme)
        self._window.appearance.chosen.emit()

    # ── help ──────────────────────────────────────────────────────────────────────────────────────────

    def show_help(self, chapter: str = "") -> None:
        """Show the help beside the window, at a chapter if one is named."""
        from reader.ui.dialogs.help_book import HelpDialog  # noqa: PLC0415

        if self._help is None:
            self._help = HelpDialog(self._book(), self._context.theme, self._window)
            self._help.destroyed.connect(self._help_closed)
            self._help.show()
        self._help.open_chapter(chapter)
        self._help.activateWindow()

    @property
    def dialog(self) -> HelpDialog | None:
        """The help, while it is open."""
        return self._help

    def _change_help(self) -> None:
        if self._help is not None:
            self._help.show_book(self._book())

    def _book(self) -> list[Chapter]:
        from reader.ui.dialogs.help_book import chapters  # noqa: PLC0415

        return chapters(paths.resources(), self._context.languages.current)

    def _help_closed(self) -> None:
        self._help = None

    # ── facts ─────────────────────────────────────────────────────────────────────────────────────────

    def show_diagnostics(self) -> None:
        """Show what somebody who helps needs to know."""
        from reader.ui.diagnosing import diagnostics  # noqa: PLC0415
        from reader.ui.dialogs.diagnostics import DiagnosticsDialog  # noqa: PLC0415

        session = self._window.session
        DiagnosticsDialog(diagnostics(self._context, session.home, session.library), self._window).open()

    def about(self) -> PlainDialog:
        """Return what this program is, its versions and where its data lies."""
        from reader.ui.dialogs.about import about_dialog  # noqa: PLC0415

        context = self._context
        return about_dialog(
            self._window.session.home, context.settings.path, context.log.path, context.theme, self._window
        )
