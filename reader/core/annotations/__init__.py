"""Notes: what readers highlight, write and tag, kept for good, found again at their words, exchanged between machines.

`history` is the ground: operations that are only ever added. `store` keeps them, in a file of their own that is
backed up and mended; `anchoring` finds their words again; `bundles` carries them to other machines.
"""

from reader.core.annotations.anchoring import anchor, told_apart
from reader.core.annotations.reading import Reader
from reader.core.annotations.store import Store
from reader.core.annotations.targets import Edition, Text, line_of, mark_of, places_of, selector, whole
from reader.core.annotations.undoing import Reversal
from reader.core.annotations.writing import Writer, new_id

__all__ = [
    "Edition",
    "Reader",
    "Reversal",
    "Store",
    "Text",
    "Writer",
    "anchor",
    "line_of",
    "mark_of",
    "new_id",
    "places_of",
    "selector",
    "told_apart",
    "whole",
]
