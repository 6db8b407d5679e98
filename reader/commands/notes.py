"""`baoku annotations`: notes added, listed, exchanged, backed up."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.commands.frame import DONE, IN_PART, NOTHING, allowed, open_library, progress
from reader.commands.grammar import Grammar
from reader.commands.speech import Sentence, Speech, print_json
from reader.core import contract
from reader.core.errors import BaokuError, Reason
from reader.core.folding import fold
from reader.core.noted import Annotation, Exchange, Motivation, NoteFilter, NoteSort, Place, Status
from reader.core.policies import Act

if TYPE_CHECKING:
    from reader.core.library import Library

ADDED: Final[Sentence] = ("已添加批注 {id}", "added the note {id}")
EXPORTED: Final[Sentence] = ("已写出 {count} 条批注到 {path}", "wrote {count:note|notes} to {path}")
TAKEN: Final[Sentence] = (
    "新增 {new} 条,改动 {changed} 条,删除 {deleted} 条,未变 {unchanged} 条;{waiting} 条等待文章入库,{disputed} 条有不同写法",
    "{new} new, {changed} changed, {deleted} deleted, {unchanged} unchanged; {waiting} waiting for articles, "
    "{disputed} with rival texts",
)
NO_BACKUPS: Final[Sentence] = ("还没有批注的备份", "there are no backups of the notes yet")
BACKUPS: Final[Sentence] = (
    "备份(名称 · 日期 · 所记的改动 · 大小),用 annotations restore 名称 恢复:",
    "backups (name · day · changes recorded · size), to be restored by annotations restore NAME:",
)
BACKUP: Final[Sentence] = (
    "{name} · {day} · {changes} 处改动 · {size}",
    "{name} · {day} · {changes:change|changes} · {size}",
)
TAG: Final[Sentence] = ("{count:>6} 条  {name}", "{count:>6|note |notes}  {name}")
MET: Final[Sentence] = ("读取了 {read} 个批注包", "read {read:bundle|bundles}")
CHANGED: Final[Sentence] = ("改动了 {count} 条批注", "{count:note|notes} changed")
BACKED_UP: Final[Sentence] = (
    "已备份到 {name}({changes} 处改动)",
    "backed up to {name} ({changes:change|changes})",
)
UNDATED: Final[Sentence] = (
    "另有 {count} 条批注符合其余条件,但所在报纸没有注明日期,未列入",
    "{count:more note meets|more notes meet} the other conditions in newspapers that do not state their date, left out",
)
NO_PAPER: Final[Sentence] = (
    "没有批注写在名称含“{name}”的报纸上(有批注的:{known})",
    "no note stands in a newspaper whose name has “{name}” (those with notes: {known})",
)
RESTORED: Final[Sentence] = (
    "已恢复到备份 {name}({changes} 处改动);恢复前的批注留作 {before}",
    "restored the backup {name} ({changes:change|changes}); the notes from before are kept as {before}",
)


def add(grammar: Grammar) -> None:
    """Declare the command and its commands."""
    notes = grammar.group("annotations", "批注 / notes")

    make = notes.command("add", run_add, "添加批注 / add a note")
    make.add_argument("id", metavar="ID")
    make.add_argument(
        "--quote", metavar="TEXT", help="批注所在的字 / the words it stands on; none: the whole article"
    )
    make.add_argument("--prefix", metavar="TEXT", default="", help="前面的字 / the words before them")
    make.add_argument("--suffix", metavar="TEXT", default="", help="后面的字 / the words after them")
    make.add_argument("--note", metavar="TEXT", default="")
    make.add_argument("--tag", metavar="TAG", action="append", default=[])
    make.add_argument("--color", metavar="COLOR", default="")
    make.add_argument("--motivation", choices=[item.value for item in Motivation])
    make.add_argument("--creator", metavar="NAME")

    shown = notes.command("list", run_list, "列出批注 / list notes")
    _filters(shown, grammar)
    shown.add_argument("--status", choices=[item.value for item in Status])
    shown.add_argument("--sort", choices=[item.value for item in NoteSort], default=NoteSort.NEWEST.value)
    shown.add_argument("--limit", type=grammar.count, default=0, metavar="N", help="0 = 全部 / all")
    shown.add_argument("--offset", type=grammar.count, default=0, metavar="N")

    edit = notes.command("edit", run_edit, "修改批注 / change a note")
    edit.add_argument("ids", nargs="+", metavar="NOTE")
    edit.add_argument("--note", metavar="TEXT")
    edit.add_argument("--tag", metavar="TAG", action="append", default=[], help="加标签 / put a tag on")
    edit.add_argument("--untag", metavar="TAG", action="append", default=[], help="去标签 / take a tag off")
    edit.add_argument("--color", metavar="COLOR")
    edit.add_argument("--creator", metavar="NAME")

    delete = notes.command("delete", run_delete, "删除批注 / delete notes")
    delete.add_argument("ids", nargs="+", metavar="NOTE")

    tags = notes.command("tags", run_tags, "列出标签,改名、合并 / list tags, rename or merge them")
    tags.add_argument(
        "--rename", nargs=2, metavar=("OLD", "NEW"), help="改名;新名已有则合并 / merges if NEW is there"
    )

    export = notes.command("export", run_export, "导出批注 / write notes: FILE.zip .md .html .csv")
    export.add_argument("file", metavar="FILE")
    _filters(export, grammar)

    take = notes.command("import", run_import, "导入批注包 / take the notes of bundles")
    take.add_argument("files", nargs="+", metavar="FILE")

    meet = notes.command("sync", run_sync, "经共享文件夹交换批注 / exchange notes through a shared folder")
    meet.add_argument("folder", metavar="FOLDER")
    meet.add_argument(
        "--anew", action="store_true",
        help="文件夹空了也从头开始 / begin anew though the folder is empty now",
    )  # fmt: skip

    notes.command("backup", run_backup, "备份批注 / back the notes up")
    restore = notes.command("restore", run_restore, "列出备份,恢复一个 / list backups, restore one")
    restore.add_argument("name", nargs="?", metavar="BACKUP")


def _filters(command: argparse.ArgumentParser, grammar: Grammar) -> None:
    command.add_argument(
        "--text", metavar="TEXT", default="", help="批注、摘录或标签含有 / note, quote or tags contain"
    )
    command.add_argument("--tag", metavar="TAG", action="append", default=[])
    for name, metavar in (("color", "COLOR"), ("creator", "NAME"), ("newspaper", "NAME"), ("article", "ID")):
        command.add_argument(f"--{name}", metavar=metavar)
    command.add_argument("--from", dest="date_from", type=grammar.date, metavar="DATE")
    command.add_argument("--to", dest="date_to", type=grammar.date, metavar="DATE")


def _wanted(library: Library, options: argparse.Namespace, speech: Speech) -> NoteFilter:
    """Return the filter that is asked for, and tell what it passes over: notes where no date is stated, or all."""
    status = getattr(options, "status", None)
    wanted = NoteFilter(
        text=options.text,
        tags=tuple(options.tag),
        color=options.color,
        creator=options.creator,
        article=options.article,
        date_from=options.date_from,
        date_to=options.date_to,
        status=Status(status) if status else None,
    )
    if options.newspaper is not None:
        known = [counted.name for counted in library.notes.counted("newspaper")]
        named = tuple(name for name in known if fold(options.newspaper) in fold(name))
        if not named:
            speech.tell(speech.say(NO_PAPER, name=options.newspaper, known="、".join(known) or "—"))
        wanted = replace(wanted, newspapers=named or (options.newspaper,))
    if options.date_from or options.date_to:
        undated = replace(wanted, date_from=None, date_to=None, undated=True)
        number = library.notes.find(undated, NoteSort.NEWEST, 0).total
        if number:
            speech.tell(speech.say(UNDATED, count=number))
    return wanted


def run_add(options: argparse.Namespace, speech: Speech) -> int:
    """Add a note to the first place where its words stand, and say so if there are several."""
    with open_library(options, speech) as library:
        library.complete(progress(speech))
        _speak_as(library, options)
        place, several = _place(library, options)
        changes = library.notes.add(
            place,
            note=options.note,
            tags=options.tag,
            color=options.color,
            motivation=Motivation(options.motivation) if options.motivation else None,
        )
        [made] = changes.annotations
        annotation = library.notes.annotation(made)
    if several is not None:
        speech.tell(several.text(speech.language))
    if options.json:
        print_json(contract.annotation(annotation, speech.language))
    else:
        print(speech.say(ADDED, id=annotation.id))
    return DONE


def _place(library: Library, options: argparse.Namespace) -> tuple[Place, Reason | None]:
    """Return where a note is to stand, and what is to be said if its words stand in several places."""
    if options.quote is None:
        return library.notes.whole(options.id), None
    places = library.notes.locate(options.id, options.quote, options.prefix, options.suffix)
    about = {"id": options.id, "quote": options.quote}
    if not places:
        anywhere = library.notes.locate(options.id, options.quote)
        if not anywhere:
            raise BaokuError("note.not_found", **about)
        given = [part for part in ("prefix", "suffix") if getattr(options, part)]
        raise BaokuError(
            "note.unfitting",
            **about,
            count=len(anywhere),
            what=" ".join(f"--{part} “{getattr(options, part)}”" for part in given),
        )
    several = Reason("note.first_taken", **about, count=len(places)) if len(places) > 1 else None
    return places[0], several


def run_list(options: argparse.Namespace, speech: Speech) -> int:
    """List the notes that pass a filter."""
    with open_library(options, speech) as library:
        library.complete(progress(speech))
        if not library.notes.readable:
            return NOTHING
        found = library.notes.find(
            _wanted(library, options, speech), NoteSort(options.sort), options.limit or None, options.offset
        )
    for item in found.annotations:
        if options.json:
            print_json(contract.annotation(item, speech.language))
        else:
            _print_note(item, speech)
    return DONE


def _print_note(item: Annotation, speech: Speech) -> None:
    tags = " ".join(f"#{tag}" for tag in item.tags)
    print(
        f"{item.id}  {item.title or '—'} ({speech.place(item.newspaper, item.date, item.page)}) [{item.article}]"
    )
    said = [f"[{version.creator or '—'}] {version.text}" for version in item.texts]
    for text in (item.quote and f"“{item.quote}”", *(said if item.is_by_others else [item.note]), tags):
        if text:
            print(f"    {text}")
    if item.reason is not None:
        print(f"    ! {item.reason.text(speech.language)}")


def run_edit(options: argparse.Namespace, speech: Speech) -> int:
    """Change the text, tags or colour of notes."""
    with open_library(options, speech) as library:
        _speak_as(library, options)
        notes = library.notes
        for name in options.ids:
            notes.annotation(name)  # all of them are changed, or none
        if options.note is not None:
            for name in options.ids:
                notes.edit(name, options.note)
        if options.tag or options.untag:
            notes.retag(options.ids, add=options.tag, remove=options.untag)
        if options.color is not None:
            notes.recolor(options.ids, options.color)
        changed = [notes.annotation(name) for name in options.ids]
    for item in changed:
        if options.json:
            print_json(contract.annotation(item, speech.language))
        else:
            _print_note(item, speech)
    return DONE


def run_delete(options: argparse.Namespace, speech: Speech) -> int:
    """Delete notes, all of them or none."""
    with open_library(options, speech) as library:
        changes = library.notes.delete(options.ids)
    return _tell_changed(len(changes.annotations), options, speech)


def run_tags(options: argparse.Namespace, speech: Speech) -> int:
    """List the tags, or rename one."""
    with open_library(options, speech) as library:
        if not library.notes.readable:
            return NOTHING
        if options.rename:
            changes = library.notes.rename_tag(*options.rename)
            return _tell_changed(len(changes.annotations), options, speech)
        for tag in library.notes.tags():
            if options.json:
                print_json({"tag": tag.name, "notes": tag.notes})
            else:
                print(speech.say(TAG, count=tag.notes, name=tag.name))
    return DONE


def _tell_changed(number: int, options: argparse.Namespace, speech: Speech) -> int:
    if options.json:
        print_json({"changed": number})
    else:
        print(speech.say(CHANGED, count=number))
    return DONE


def run_export(options: argparse.Namespace, speech: Speech) -> int:
    """Write the notes that pass a filter into a bundle or a document."""
    allowed(Act.EXCHANGE)
    path = Path(options.file)
    with open_library(options, speech) as library:
        library.complete(progress(speech))
        if not library.notes.readable:
            return NOTHING
        number = library.export_notes(path, _wanted(library, options, speech), speech.language)
    if options.json:
        print_json({"path": str(path), "annotations": number})
    else:
        print(speech.say(EXPORTED, count=number, path=path))
    return DONE


def run_import(options: argparse.Namespace, speech: Speech) -> int:
    """Take the notes of bundles; one that is not sound is named, and the others go on."""
    allowed(Act.EXCHANGE)
    taken = 0
    with open_library(options, speech) as library:
        library.complete(progress(speech))
        for file in options.files:
            try:
                done = library.notes.exchange.take(Path(file), progress(speech))
            except BaokuError as error:
                if not error.reason.code.startswith(("bundle.", "file.")):
                    raise
                speech.tell(f"{file}: {error.reason.text(speech.language)}")
                continue
            taken += 1
            _tell_exchange(done, {"path": file}, options, speech)
    if taken == len(options.files):
        return DONE
    return IN_PART if taken else NOTHING


def run_sync(options: argparse.Namespace, speech: Speech) -> int:
    """Exchange notes through a folder in which every workstation writes only its own bundle."""
    allowed(Act.EXCHANGE)
    with open_library(options, speech) as library:
        library.complete(progress(speech))
        met = library.notes.exchange.meet(Path(options.folder), progress(speech), anew=options.anew)
    for failure in met.failed:
        speech.tell(speech.failure(failure))
    failed = [contract.failure(failure, speech.language) for failure in met.failed]
    if not options.json:
        print(speech.say(MET, read=met.read))
    _tell_exchange(met.exchange, {"read": met.read, "wrote": met.wrote, "failed": failed}, options, speech)
    return IN_PART if met.failed else DONE


def _tell_exchange(
    done: Exchange, more: dict[str, object], options: argparse.Namespace, speech: Speech
) -> None:
    told = contract.exchange(done)
    if options.json:
        print_json(more | told)
    else:
        print(speech.say(TAKEN, **told))


def run_backup(options: argparse.Namespace, speech: Speech) -> int:
    """Make a backup now."""
    with open_library(options, speech) as library:
        made = library.notes.back_up()
    if options.json:
        print_json(contract.backup(made))
    else:
        print(speech.say(BACKED_UP, name=made.name, changes=made.changes))
    return DONE


def run_restore(options: argparse.Namespace, speech: Speech) -> int:
    """List the backups, or restore one."""
    with open_library(options, speech) as library:
        if options.name is None:
            known = library.notes.backups()
            if not known:
                speech.tell(speech.say(NO_BACKUPS))
            elif not options.json:
                print(speech.say(BACKUPS))
            for info in known:
                if options.json:
                    print_json(contract.backup(info))
                else:
                    size = speech.size(info.bytes)
                    print(speech.say(BACKUP, name=info.name, day=info.day, changes=info.changes, size=size))
            return DONE
        info, before = library.notes.restore(options.name)
    if options.json:
        print_json(contract.backup(info) | {"before": before})
    else:
        print(speech.say(RESTORED, name=info.name, changes=info.changes, before=before))
    return DONE


def _speak_as(library: Library, options: argparse.Namespace) -> None:
    if options.creator:
        library.notes.author = options.creator
