"""What a user is told when something cannot be done: a sentence in Chinese and in English, never a trace."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

from reader.core.plurals import filled
from reader.core.sentences import SENTENCES
from reader.core.system_words import SystemTrouble
from reader.paths import shown


class Language(StrEnum):
    """A language Baoku speaks."""

    CHINESE = "zh"
    ENGLISH = "en"


class Reason:
    """A sentence for the user: a code that programs can rely on, and its fields.

    An error of the system among the fields is told in our own words, as `SystemTrouble` has them; a reason among them
    in the same language.
    Raises KeyError at once for an unknown code, so that a typing slip cannot wait for a user to find it.
    """

    __slots__ = ("code", "fields")

    def __init__(self, code: str, **fields: object) -> None:
        if code not in SENTENCES:
            raise KeyError(code)
        self.code = code
        self.fields = {name: _of_system(value) for name, value in fields.items()}

    def text(self, language: Language = Language.CHINESE) -> str:
        """Return the sentence in a language."""
        chinese, english = SENTENCES[self.code]
        told = {name: _told(value, language) for name, value in self.fields.items()}
        return filled(chinese if language is Language.CHINESE else english, told)

    def __repr__(self) -> str:
        return f"Reason({self.code!r}, {self.fields!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reason) and (self.code, self.fields) == (other.code, other.fields)

    def __hash__(self) -> int:
        return hash((self.code, tuple(sorted((k, str(v)) for k, v in self.fields.items()))))


def _of_system(value: object) -> object:
    return SystemTrouble.of(value) if isinstance(value, OSError) else value


def _told(value: object, language: Language) -> object:
    """Return a field as it is put into a sentence: a reason in the same language, a path so that it can be written."""
    if isinstance(value, Reason):
        return value.text(language)
    if isinstance(value, SystemTrouble):
        value = value.words[0 if language is Language.CHINESE else 1]
    return shown(value) if isinstance(value, str | PurePath) else value


class BaokuError(Exception):
    """Something of the environment stands in the way (not a bug): `reason` tells the user what."""

    def __init__(self, code: str, **fields: object) -> None:
        self.reason = Reason(code, **fields)
        super().__init__(self.reason.text())
