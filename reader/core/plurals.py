"""Sentences with numbers in them: English has one form of a word for one thing and another for several."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any


class _Sentences(string.Formatter):
    """`str.format`, and a number with the form of its word: `{files:file|files}`, `{files:>6|file|files}`."""

    def format_field(self, value: Any, format_spec: str) -> str:
        number_spec, *words = format_spec.split("|")
        if len(words) == 1:
            number_spec, words = "", [number_spec, *words]
        number = super().format_field(value, number_spec)
        return f"{number} {words[value != 1]}" if words else str(number)


def filled(sentence: str, fields: Mapping[str, object]) -> str:
    """Return a sentence with its fields filled in: {"files": 1} makes "1 file" of `{files:file|files}`.

    Raises KeyError for a field that is not given.
    """
    return _Sentences().vformat(sentence, (), fields)
