"""`baoku parse`: the text of pages, read without a library."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from reader.commands.frame import library_path, outcome
from reader.commands.grammar import Grammar
from reader.commands.speech import Speech, print_json
from reader.core.errors import BaokuError, Language
from reader.core.explaining import reason_in
from reader.core.records import ParsedPage


def add(grammar: Grammar) -> None:
    """Declare the command."""
    parse = grammar.command("parse", run, "解析版面文本 / parse the text of pages")
    parse.add_argument("files", nargs="+", metavar="FILE")
    parse.add_argument(
        "--explain", action="store_true", help="每一行成了什么、为什么 / what became of each line"
    )


def run(options: argparse.Namespace, speech: Speech) -> int:
    """Parse files; those that cannot be read are named."""
    from reader.core.library import parse_file

    failed, home = 0, library_path(options, speech)
    for path in options.files:
        try:
            page = parse_file(path, home)
        except BaokuError as error:
            speech.tell(f"{path}: {error.reason.text(speech.language)}")
            failed += 1
            continue
        for note in page.notes:
            speech.tell(f"{path}: {note.text(speech.language)}")
        if options.json:
            _print_as_json(page, options.explain, speech)
        elif options.explain:
            if len(options.files) > 1:
                print(f"{path}:")
            print("\n".join(explained(page, speech.language)))
        else:
            print(f"{path}: {speech.place(page.issue.newspaper, page.issue.date, None)}")
            for article in page.articles:
                print(f"  {article.id}  {article.kind.value:<12} {article.title or '—'}")
    return outcome(len(options.files) - failed, failed)


def _print_as_json(page: ParsedPage, explain: bool, speech: Speech) -> None:
    from reader.core import contract

    value = contract.page(page, speech.language)
    if explain:
        value["explain"] = [contract.role(role) for role in page.roles]
    print_json(value)


def explained(page: ParsedPage, language: Language) -> Iterator[str]:
    """Yield, for every line of a page that is not blank, what it became, why in a language, and its beginning."""
    from reader.core.library import source_text

    lines = source_text(page.source)
    for role in page.roles:
        text, why = lines[role.line - 1].strip(), reason_in(language, role.why)
        yield f"{role.line:>5}  {role.role:<12}  {role.article or '-':<22}  {why}  | {text[:40]}"
