"""Which keys a command has: its own, or those the user gave it; and which command a key belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QKeySequence

from reader.ui.actions import COMMANDS, Command

Changed = Mapping[str, tuple[str, ...]]
"""The commands that have other keys than their own, with these keys."""


def keys_of(command: Command, changed: Changed) -> tuple[str, ...]:
    """Return the keys of a command, as Qt writes them everywhere (Ctrl+G); the first is the one shown."""
    return changed.get(command.id, command.shortcuts)


def holders(keys: str, changed: Changed, but: str = "") -> list[Command]:
    """Return the commands that a key belongs to, beside one."""
    wanted = QKeySequence(keys)
    return [
        command
        for command in COMMANDS
        if command.id != but and any(QKeySequence(own) == wanted for own in keys_of(command, changed))
    ]


def give(command: Command, keys: Sequence[str], changed: Changed) -> dict[str, tuple[str, ...]]:
    """Return the changes with other keys for a command. Its own keys are no change; keys of others are taken."""
    result = {name: tuple(old) for name, old in changed.items()}
    for key in keys:
        for other in holders(key, result, but=command.id):
            left = tuple(own for own in keys_of(other, result) if QKeySequence(own) != QKeySequence(key))
            _put(result, other, left)
    _put(result, command, tuple(keys))
    return result


def _put(changes: dict[str, tuple[str, ...]], command: Command, keys: tuple[str, ...]) -> None:
    if keys == command.shortcuts:
        changes.pop(command.id, None)
    else:
        changes[command.id] = keys
