"""`baoku import`: files and folders taken into the library."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from reader import paths
from reader.commands.frame import allowed, open_library, outcome, progress
from reader.commands.grammar import Grammar
from reader.commands.speech import Sentence, Speech, print_json
from reader.core import contract
from reader.core.policies import Act

IMPORTED: Final[Sentence] = (
    "已导入 {imported} 个文件({articles} 篇),未变 {unchanged} 个,失败 {failed} 个",
    "imported {imported:file|files} ({articles:article|articles}), {unchanged} unchanged, {failed} failed",
)


def add(grammar: Grammar) -> None:
    """Declare the command."""
    take = grammar.command("import", run, "导入文件和文件夹 / take in files and folders")
    take.add_argument("paths", nargs="+", metavar="PATH")


def run(options: argparse.Namespace, speech: Speech) -> int:
    """Take files and folders into the library."""
    allowed(Act.IMPORT)
    if any(paths.is_folder(Path(path)) for path in options.paths):
        allowed(Act.FOLDERS)
    with open_library(options, speech) as library:
        report = library.import_paths([Path(path) for path in options.paths], progress(speech))
    if options.json:
        print_json(contract.report(report, speech.language))
    else:
        print(speech.say(IMPORTED, imported=report.imported, articles=report.articles,
                         unchanged=report.unchanged, failed=len(report.failed)))  # fmt: skip
    for failure in (*report.notices, *report.failed):
        speech.tell(speech.failure(failure))
    return outcome(report.imported + report.unchanged, len(report.failed))
