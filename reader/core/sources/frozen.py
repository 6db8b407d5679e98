"""Records that a page makes one of for every line: frozen for the type checker, and cheap to make.

A frozen dataclass sets each field through `object.__setattr__`, which costs ten times as much as setting it: two
microseconds for a record of twenty fields. Nothing outside of the stages ever sees these records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    from dataclasses import dataclass

    def record(*, frozen, slots):
        """Return the decorator of a dataclass that only the type checker keeps from being changed."""
        return dataclass(slots=slots, unsafe_hash=frozen)


__all__ = ["record"]
