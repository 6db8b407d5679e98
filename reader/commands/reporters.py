"""`baoku reporters`: the articles of reporters and correspondents, counted."""

from __future__ import annotations

import argparse
from typing import Final

from reader.commands.frame import DONE, open_library, progress
from reader.commands.grammar import Grammar
from reader.commands.speech import Sentence, Speech, print_json
from reader.core import contract

ROLES: Final[dict[str, Sentence]] = {
    "reporter": ("记者", "reporter"),
    "correspondent": ("通讯员", "correspondent"),
}

SIGNED: Final[Sentence] = ("{count:>6} 篇  {role}  {name}", "{count:>6} articles  {role}  {name}")


def add(grammar: Grammar) -> None:
    """Declare the command."""
    reporters = grammar.command("reporters", run, "记者与通讯员的篇数 / articles by reporter")
    reporters.add_argument("--newspaper", metavar="NAME")


def run(options: argparse.Namespace, speech: Speech) -> int:
    """Count the articles of reporters and correspondents."""
    with open_library(options, speech) as library:
        library.complete(progress(speech))
        for signature in library.signatures(options.newspaper):
            if options.json:
                print_json(contract.signature(signature))
            else:
                role = speech.say(ROLES[signature.role])
                print(speech.say(SIGNED, count=signature.articles, role=role, name=signature.name))
    return DONE
