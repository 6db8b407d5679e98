"""Typesetting and extraction: paragraphs to printed lines, columns and blocks, and to the three styles of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

NOT_FIRST = set("，。、；：？！”’）》,.;:?!)」』%")
NOT_LAST = set("“‘（《(「『")


def wide(character: str) -> float:
    return 0.5 if character.isascii() and (character.isalnum() or character in ".%&- ") else 1.0


def tokens(text: str) -> list[str]:
    """Return what a printed line may break between: Latin words and numbers whole, all else by character."""
    return re.findall(r"[A-Za-z0-9][A-Za-z0-9.%&-]*|.", text)


def printed_lines(text: str, measure: int, indent: bool = True) -> list[str]:
    """Cut a paragraph to printed lines; the first is two hanzi narrower; no line begins with closing punctuation."""
    lines: list[list[str]] = [[]]
    room = measure - (2.0 if indent else 0.0)
    used = 0.0
    for token in tokens(text):
        size = sum(map(wide, token))
        if used + size > room and lines[-1] and token[0] not in NOT_FIRST:
            moved = [lines[-1].pop()] if lines[-1][-1] in NOT_LAST and len(lines[-1]) > 1 else []
            lines.append([*moved, token])
            room, used = float(measure), size + len(moved)
            continue
        lines[-1].append(token)
        used += size
    return ["".join(line) for line in lines]


@dataclass
class Block:
    """Printed lines that stand together in a column, each with the paragraph it belongs to."""

    lines: list[tuple[int, str]]


def columns(paragraphs: list[list[str]], chance: Random, height: int, hide: float) -> list[Block]:
    """Divide printed paragraphs to blocks: at column ends in mid-paragraph; seldom two paragraphs share a block."""
    blocks: list[Block] = []
    current: list[tuple[int, str]] = []
    left = chance.randint(3, height)
    for number, lines in enumerate(paragraphs):
        if current and chance.random() >= hide:
            blocks.append(Block(current))
            current = []
        for line in lines:
            if left == 0:
                if current:
                    blocks.append(Block(current))
                current, left = [], height
            current.append((number, line))
            left -= 1
    if current:
        blocks.append(Block(current))
    return blocks


def emit(block: Block, style: str, chance: Random) -> list[str]:
    """Return the source lines of a block in one of the styles: block, spaced, printed, double."""
    if style == "block":
        out = ""
        last = None
        for number, line in block.lines:
            out += (" " if last is not None and number != last else "") + line
            last = number
        return [out]
    if style == "spaced":
        return [" ".join(stretch(line.strip(), chance) for _, line in block.lines)]
    return [line.strip() for _, line in block.lines]


def stretch(line: str, chance: Random) -> str:
    """Return a printed line, now and then with a stretched blank behind a comma, as justified type has."""
    if chance.random() < 0.06:
        for mark in (",", "、", "，"):
            at = line.find(mark, 2)
            if 0 < at < len(line) - 3:
                return line[: at + 1] + " " + line[at + 1 :]
    return line
