"""`baoku policies` and `baoku libraries`: what an office has decided, and which libraries there are."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reader import paths
from reader.commands.frame import DONE, IN_PART, library_path
from reader.commands.grammar import Grammar
from reader.commands.speech import Sentence, Speech, print_json
from reader.core.errors import Reason
from reader.core.policies import Policies, gather, read_files, read_policies
from reader.core.system_words import SystemTrouble

if TYPE_CHECKING:
    from reader.core.archives import Archive

ORDER: Final[dict[str, tuple[str, ...]]] = {
    "sources": ("BAOKU_POLICIES", "policies.json", "/etc/baoku/policies.json", "HKCU", "HKLM"),
    "settings": ("locked", "user", "policy", "default"),
    "library": ("locked", "--library", paths.LIBRARY_VARIABLE, "policy", "user"),
}
"""Of the sources the later one wins; a setting and the library are what the first that says something says."""

READ: Final[Sentence] = ("已读取:{source}", "read: {source}")
NONE: Final[Sentence] = ("没有策略", "there are no policies")
SETTING: Final[Sentence] = (
    "设置 {name} = {value}{lock}  ← {source}",
    "setting {name} = {value}{lock}  ← {source}",
)
LIBRARY: Final[Sentence] = ("资料库 {value}{lock}  ← {source}", "library {value}{lock}  ← {source}")
ARCHIVE: Final[Sentence] = ("共用资料 {path}  ← {source}", "archives {path}  ← {source}")
FORBIDDEN: Final[Sentence] = ("禁止 {act}  ← {source}", "forbidden {act}  ← {source}")
LOCKED: Final[Sentence] = ("(锁定)", " (locked)")
USED: Final[Sentence] = ("现用资料库:{path}", "library in use: {path}")
SOURCES: Final[Sentence] = ("来源,后者优先:{order}", "sources, the later ones winning: {order}")
CHOSEN: Final[Sentence] = ("资料库,前者优先:{order}", "library, the first one winning: {order}")

UNCHECKED: Final[Sentence] = (
    "设置的名称和值没有核对:窗口所需的 Qt 无法载入({detail})",
    "names and values of settings were not checked: Qt, which the window needs, cannot be loaded ({detail})",
)

OWN: Final[Sentence] = ("我的资料库", "my library")
STATES: Final[dict[str, Sentence]] = {
    "ready": ("可用", "ready"),
    "new": ("尚未建立", "not made yet"),
    "unusable": ("不能用", "unusable"),
}


def add(grammar: Grammar) -> None:
    """Declare the commands."""
    policies = grammar.command("policies", run_policies, "本单位的策略 / what the office has decided")
    policies.add_argument(
        "files", nargs="*", metavar="FILE", type=Path, help="只检查这些文件 / check these files instead"
    )
    grammar.command("libraries", run_libraries, "资料库和共用资料 / the libraries there are")


def run_policies(options: argparse.Namespace, speech: Speech) -> int:
    """Show what was decided, from where, and what is wrong with it. What was refused is not among what holds."""
    policies = read_policies() if not options.files else gather(read_files(options.files))
    known = {*policies.sources, *(str(reason.fields["source"]) for reason in policies.troubles)}
    missing = [path for path in options.files if str(path) not in known]
    refused = _setting_troubles(policies, speech)
    troubles = [Reason("policy.unreadable", source=path, detail=SystemTrouble("ENOENT")) for path in missing]
    troubles += [*policies.troubles, *refused]
    wrong = {reason.fields["name"] for reason in refused}
    policies = replace(
        policies, settings={name: one for name, one in policies.settings.items() if name not in wrong}
    )
    home = library_path(options, speech)
    if options.json:
        print_json(_plain(policies, troubles, home, speech))
    else:
        print("\n".join(_lines(policies, home, speech)))
        for reason in troubles:
            speech.tell(f"! {reason.text(speech.language)}")
    return IN_PART if troubles else DONE


def _setting_troubles(policies: Policies, speech: Speech) -> list[Reason]:
    """Return what is wrong with the values of settings. The window declares them, so it is asked, if it is there."""
    try:
        from reader.ui.settings import setting_troubles
    except ImportError as error:
        if policies.settings:
            speech.tell(speech.say(UNCHECKED, detail=error))
        return []
    return setting_troubles(policies)


def _plain(policies: Policies, troubles: list[Reason], home: Path, speech: Speech) -> dict[str, Any]:
    library = policies.library
    return {
        "sources": list(policies.sources),
        "order": {name: list(order) for name, order in ORDER.items()},
        "settings": {
            name: {"value": one.value, "locked": one.locked, "source": one.source}
            for name, one in policies.settings.items()
        },
        "library": {
            "path": str(home),
            "policy": None
            if library is None
            else {"value": library.value, "locked": library.locked, "source": library.source},
        },
        "archives": [{"path": str(path), "source": source} for path, source in policies.named.items()],
        "forbid": [{"act": act.value, "source": source} for act, source in policies.forbidden.items()],
        "errors": [{"code": reason.code, "text": reason.text(speech.language)} for reason in troubles],
    }


def _lines(policies: Policies, home: Path, speech: Speech) -> Iterator[str]:
    for source in policies.sources:
        yield speech.say(READ, source=source)
    if not policies.sources and not policies.troubles:
        yield speech.say(NONE)

    def lock(is_locked: bool) -> str:
        return speech.say(LOCKED) if is_locked else ""

    for name, one in policies.settings.items():
        yield speech.say(SETTING, name=name, value=one.value, lock=lock(one.locked), source=one.source)
    if policies.library is not None:
        one = policies.library
        yield speech.say(LIBRARY, value=one.value, lock=lock(one.locked), source=one.source)
    for path, source in policies.named.items():
        yield speech.say(ARCHIVE, path=path, source=source)
    for act, source in policies.forbidden.items():
        yield speech.say(FORBIDDEN, act=act.value, source=source)
    yield speech.say(USED, path=home)
    yield speech.say(SOURCES, order=" < ".join(ORDER["sources"]))
    yield speech.say(CHOSEN, order=" > ".join(ORDER["library"]))


def run_libraries(options: argparse.Namespace, speech: Speech) -> int:
    """List the user's own library and the archives of the office, and say which one is used."""
    from reader.core.archives import archives

    policies = read_policies()
    used, own = library_path(options, speech), policies.library_path()
    found = list(archives(policies))
    lines = [_own(own, used, speech), *(_archive(one, used, speech) for one in found)]
    if used not in (own, *(one.path for one in found)):
        lines.insert(0, _own(used, used, speech) | {"name": used.name})
    for line in lines:
        if options.json:
            print_json(line)
        else:
            mark = "*" if line["used"] else " "
            print(f"{mark} {line['name']}  {speech.say(STATES[line['state']])}  {line['path']}")
            if line["reason"]:
                speech.tell(f"! {line['reason']}")
    return IN_PART if any(one.trouble for one in found) else DONE


def _own(path: Path, used: Path, speech: Speech) -> dict[str, Any]:
    state = "ready" if paths.exists(path / "catalogue.sqlite") else "new"
    return {
        "name": speech.say(OWN), "path": str(path), "kind": "library", "state": state, "used": path == used,
        "reason": None,
    }  # fmt: skip


def _archive(archive: Archive, used: Path, speech: Speech) -> dict[str, Any]:
    line: dict[str, Any] = {
        "name": archive.name, "path": str(archive.path), "kind": "pack",
        "state": "ready" if archive.trouble is None else "unusable", "used": archive.path == used,
        "reason": archive.trouble and archive.trouble.text(speech.language), "source": archive.source,
    }  # fmt: skip
    pack = archive.pack
    if pack is not None:
        line |= {
            "id": pack.id, "made": pack.made, "version": pack.version, "articles": pack.articles,
            "issues": pack.issues, "own": str(paths.own_of_archive(pack.id)),
        }  # fmt: skip
    return line
