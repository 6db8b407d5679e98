"""`baoku pack`: archives that an office makes once and every workstation opens as they are."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from reader.commands.frame import DONE, IN_PART, allowed, progress
from reader.commands.grammar import Grammar
from reader.commands.speech import Sentence, Speech, print_json
from reader.core.packs import Pack, check_pack, check_sources, read_pack
from reader.core.policies import Act

SOUND: Final[Sentence] = (
    "资料包完好:{name},{articles} 篇,{issues} 期,{made} 制作",
    "the archive pack is sound: {name}, {articles:article|articles} in {issues:issue|issues}, made on {made}",
)


def add(grammar: Grammar) -> None:
    """Declare the commands."""
    packs = grammar.group("pack", "资料包 / archive packs for many workstations")
    build = packs.command("build", run_build, "制作资料包 / make a pack of a folder of texts or of a library")
    build.add_argument("source", metavar="DIR", type=Path)
    build.add_argument("-o", "--output", metavar="NAME.baokupack", type=Path, required=True)
    build.add_argument("--name", help="名称,更新时不变 / its name, which its updates keep")
    build.add_argument(
        "--replace", action="store_true", help="换掉已有的 / put it in the place of an older one"
    )
    check = packs.command("check", run_check, "检查资料包 / read every byte of a pack against its digests")
    check.add_argument("pack", metavar="NAME.baokupack", type=Path)


def run_build(options: argparse.Namespace, speech: Speech) -> int:
    """Make a pack."""
    allowed(Act.EXPORT)
    from reader.core.pack_building import build_pack

    pack, failed = build_pack(
        options.source.absolute(),
        options.output.absolute(),
        name=options.name,
        replace=options.replace,
        progress=progress(speech),
    )
    for failure in failed:
        speech.tell(f"{failure.path}: {failure.reason.text(speech.language)}")
    _tell(pack, options, speech)
    return IN_PART if failed else DONE


def run_check(options: argparse.Namespace, speech: Speech) -> int:
    """Check a pack."""
    pack = read_pack(options.pack.absolute())
    check_pack(pack, progress=progress(speech))
    check_sources(pack, progress(speech))
    _tell(pack, options, speech)
    return DONE


def _tell(pack: Pack, options: argparse.Namespace, speech: Speech) -> None:
    facts = {"name": pack.name, "articles": pack.articles, "issues": pack.issues, "made": pack.made}
    if options.json:
        print_json({"path": str(pack.path), "id": pack.id, "version": pack.version, **facts})
    else:
        print(speech.say(SOUND, **facts))
