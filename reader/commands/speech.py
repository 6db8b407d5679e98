"""How commands speak: sentences in the user's language, answers on standard output, all else on standard error."""

from __future__ import annotations

import json
import locale
import os
import sys
from typing import Any, Final

from reader.core.errors import Language
from reader.core.plurals import filled
from reader.core.records import Failure, PageNumber

Sentence = tuple[str, str]
"""A sentence in Chinese and in English, with fields as in `str.format` and `plurals`."""

UNTITLED: Final[Sentence] = ("[无标题] {opening}", "[no headline] {opening}")
UNNAMED: Final[Sentence] = ("未识别报名", "newspaper not stated")
UNDATED: Final[Sentence] = ("日期不详", "undated")
PAGE: Final[Sentence] = ("第{page}版", "page {page}")
LINE: Final[Sentence] = ("第 {line} 行", "line {line}")
BYTES: Final[Sentence] = ("{count} 字节", "{count:byte|bytes}")
KILO: Final = 1000
UNITS: Final = ("KB", "MB", "GB")


class Speech:
    """Sentences in the user's language, on the right stream."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def say(self, sentence: Sentence, **fields: object) -> str:
        """Return a sentence; `{files:file|files}` in the English one is a number with its word."""
        chinese, english = sentence
        return filled(chinese if self.language is Language.CHINESE else english, fields)

    def tell(self, text: str) -> None:
        """Tell the user something that is not the answer."""
        print(text, file=sys.stderr, flush=True)

    def failure(self, failure: Failure) -> str:
        """Return the sentence about a file."""
        where = failure.path
        if failure.line is not None:
            where += " " + self.say(LINE, line=failure.line)
        return f"{where}: {failure.reason.text(self.language)}"

    def place(self, newspaper: str | None, date: str | None, page: PageNumber | None) -> str:
        """Return newspaper, date and page in words."""
        parts = [newspaper or self.say(UNNAMED), date or self.say(UNDATED)]
        return " ".join(parts + ([self.say(PAGE, page=page)] if page is not None else []))

    def size(self, count: int) -> str:
        """Return a number of bytes in words."""
        if count < KILO:
            return self.say(BYTES, count=count)
        step = min(len(UNITS), (len(str(count)) - 1) // 3)
        return f"{count / KILO**step:.1f} {UNITS[step - 1]}"

    def headline(self, title: str | None, opening: str) -> str:
        """Return a headline, or the first words of an article that has none."""
        return title or self.say(UNTITLED, opening=opening)


def print_json(value: dict[str, Any]) -> None:
    """Print one object on a line of its own."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def system_language() -> Language:
    """Return English where the system is set to any language but Chinese; where it is set to none, Chinese."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next(filter(None, names), "")
    if not name and sys.platform == "win32":
        name = locale.getlocale()[0] or ""
    spoken = name.split(".")[0].lower()
    return (
        Language.CHINESE
        if spoken in {"", "c", "posix"} or spoken.startswith(("zh", "chinese"))
        else Language.ENGLISH
    )
