"""`baoku selfcheck`: every part of this very program proved to work."""

from __future__ import annotations

import argparse

from reader.commands.frame import DONE, IN_PART, library_path
from reader.commands.grammar import Grammar
from reader.commands.speech import Speech, print_json


def add(grammar: Grammar) -> None:
    """Declare the command."""
    grammar.command("selfcheck", run, "检查程序各部分 / prove every part of the program")


def run(options: argparse.Namespace, speech: Speech) -> int:
    """Prove that every part works, and say what the program is."""
    from reader.selfcheck import examine

    report = examine(library_path(options, speech))
    if options.json:
        print_json(report.plain())
    else:
        print("\n".join(report.lines()))
    return DONE if report.sound else IN_PART
