"""The language of the window: Chinese is written in the code, English comes from resources/i18n."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from reader.core.errors import Language

translate = QCoreApplication.translate


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802, ARG001 - lupdate looks for this name
    """Mark a text that is declared in one place and translated where it is shown."""
    return text


def of_system() -> Language:
    """Return the language of the system: English where it is English, else Chinese."""
    english = QLocale.system().language() == QLocale.Language.English
    return Language.ENGLISH if english else Language.CHINESE


def spoken() -> Language:
    """Return the language that the window speaks now, for words that do not come through `translate`."""
    english = QLocale().language() == QLocale.Language.English
    return Language.ENGLISH if english else Language.CHINESE


class Languages(QObject):
    """Puts translations in place. Every widget then gets a LanguageChange event and words itself anew."""

    def __init__(self, app: QCoreApplication, resources: Path, chosen: str) -> None:
        super().__init__(app)
        self._app = app
        self._folder = resources / "i18n"
        self._translators: list[QTranslator] = []
        self.current = Language.CHINESE
        self.choose(chosen)

    def choose(self, chosen: str) -> None:
        """Speak "zh" or "en", or "system" for the system's language."""
        self.current = of_system() if chosen == "system" else Language(chosen)
        self.remove()
        if self.current is Language.CHINESE:
            self._install("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        else:
            self._install("baoku_en", str(self._folder))
            QLocale.setDefault(QLocale(QLocale.Language.English))

    def remove(self) -> None:
        """Take the translations away again."""
        for old in self._translators:
            self._app.removeTranslator(old)
        self._translators = []

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._translators.append(translator)
