"""`baoku jumps`: the stories that jump between pages."""

from __future__ import annotations

import argparse
from typing import Final

from reader.commands.frame import DONE, open_library, progress
from reader.commands.grammar import Grammar
from reader.commands.speech import Sentence, Speech, print_json
from reader.core import contract
from reader.core.records import JumpHalf

JOINED: Final[Sentence] = ("已接合", "joined")
PARTED: Final[Sentence] = ("已拆开", "taken apart")
UNMATCHED: Final[Sentence] = ("未配对", "no match")


def add(grammar: Grammar) -> None:
    """Declare the command."""
    jumps = grammar.command("jumps", run, "转版文章的接合 / stories that jump between pages")
    change = jumps.add_mutually_exclusive_group()
    change.add_argument("--part", nargs=2, metavar=("HEAD", "TAIL"), help="拆开 / take a pair apart")
    change.add_argument("--rejoin", nargs=2, metavar=("HEAD", "TAIL"), help="重新接合 / undo --part")
    change.add_argument(
        "--join", nargs=2, metavar=("HEAD", "TAIL"), help="手工接合 / join two halves by hand"
    )


def run(options: argparse.Namespace, speech: Speech) -> int:
    """List the stories that jump between pages; take a pair apart, join it again, or join one by hand."""
    with open_library(options, speech) as library:
        library.complete(progress(speech))
        if options.part:
            library.stories.part(*options.part)
        if options.rejoin:
            library.stories.rejoin(*options.rejoin)
        if options.join:
            library.stories.pair(*options.join)
        found = library.stories.jumps()
    if options.json:
        print_json(contract.jumps(found))
        return DONE
    for sentence, pairs in ((JOINED, found.joined), (PARTED, found.parted)):
        for pair in pairs:
            print(f"{speech.say(sentence)}  {_half(pair.head, speech)}  →  {_half(pair.tail, speech)}")
    for half in found.unmatched:
        print(f"{speech.say(UNMATCHED)}  {_half(half, speech)}")
    return DONE


def _half(half: JumpHalf, speech: Speech) -> str:
    where = speech.place(half.newspaper, half.date, half.page)
    return f"{speech.headline(half.title, half.opening)} ({where}) [{half.article_id}]"
