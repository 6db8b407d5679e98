"""Why something of ours cannot be read, in words of our own: what Python's readers say is English and meant for others.

A cause stands inside another sentence, which names the file: "the bookmarks … cannot be read (…)".
"""

from __future__ import annotations

import json
import re

from reader.core.errors import BaokuError, Reason

_TOML_PLACE = re.compile(r"at line (\d+), column (\d+)")


def cause_of(error: Exception) -> Reason | Exception:
    """Return what was wrong with a file that was to be JSON, TOML or made of records; a system's refusal as it is."""
    if isinstance(error, BaokuError):
        return error.reason
    if isinstance(error, OSError):
        return error
    if isinstance(error, json.JSONDecodeError):
        return Reason("cause.syntax", form="JSON", line=error.lineno, column=error.colno)
    if isinstance(error, UnicodeError):
        return Reason("cause.encoding")
    if isinstance(error, RecursionError):
        return Reason("cause.nested")
    if isinstance(error, KeyError):
        return Reason("cause.absent", name=error.args[0] if error.args else "")
    return Reason("cause.content")


def cause_in_toml(error: Exception) -> Reason | Exception:
    """Return what was wrong with a file that was to be TOML, whose reader tells the place in its sentence only."""
    place = _TOML_PLACE.search(str(error))
    if place is None:
        return cause_of(error)
    return Reason("cause.syntax", form="TOML", line=int(place[1]), column=int(place[2]))
