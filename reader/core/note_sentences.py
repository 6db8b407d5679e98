"""What is told of notes: the sentences of `reader.core.sentences` that concern them."""

from __future__ import annotations

from typing import Final

NOTES: Final[dict[str, tuple[str, str]]] = {
    "note.waiting": (
        "这条批注的文章不在本资料库中;收入之后自动归位",
        "the article of this note is not in this library; the note finds its place when it comes",
    ),
    "note.gone": ("这一版上已没有这些字", "these words are no longer on the page"),
    "note.loose": (
        "这些字还在这一版上,但不属于任何一篇文章,见该版原文",
        "these words are still on the page, but in none of its articles; see the page's source text",
    ),
    "note.several": (
        "这些字在这一版上有 {count} 处,上下文分不出是哪一处",
        "these words stand on the page {count} times, and what surrounds them does not tell which is meant",
    ),
    "note.doubtful": (
        "字还在,但上下文只有 {percent}% 相同,不能确定",
        "the words are there, but only {percent}% of what surrounds them is the same",
    ),
    "note.another_article": (
        "这一版上最相像的一篇,题目和开头只有 {percent}% 相同,不能确定",
        "only {percent}% of headline and first words of the most similar article are the same",
    ),
    "note.perhaps": (
        "字还在,上下文也相像,但不能确定就是原来的那一处",
        "the words are there between words much alike, but it is not certain that they are those noted",
    ),
    "note.differs": (
        "原来的字已不在,最相像的一处有 {count} 处不同,不能确定",
        "these very words are gone; the most similar ones differ in {count:place|places}, and it is not "
        "certain that they are meant",
    ),
    "note.altered": (
        "字句有改动,按上下文归位,请核对",
        "the words have changed; they were placed by what surrounds them: please check",
    ),
    "note.unknown": ("没有编号为 {id} 的批注", "there is no note {id}"),
    "note.no_words": ("请先选中文字", "select some words first"),
    "note.not_found": ("文章 {id} 中没有“{quote}”", "“{quote}” is not in the article {id}"),
    "note.unfitting": (
        "文章 {id} 中有 {count} 处“{quote}”,但前后文与 {what} 都不合",
        "“{quote}” stands {count:time|times} in the article {id}, but nowhere beside what is given: {what}",
    ),
    "note.first_taken": (
        "文章 {id} 中有 {count} 处“{quote}”,批注放在第一处;用 --prefix 或 --suffix 可以指明另一处",
        "“{quote}” stands {count} times in the article {id}; the note is on the first. --prefix or --suffix name another",
    ),
    "note.too_long": ("{what}过长(上限 {limit} 字)", "{what}: too long (the limit is {limit} characters)"),
    "note.bad_tag": ("标签“{tag}”不能用", "“{tag}” cannot be a tag"),
    "note.bad_color": ("没有颜色“{color}”(可用:{known})", "there is no colour {color} (known: {known})"),
    "notes.nothing_to_undo": ("没有可撤销的批注操作", "there is no change of notes to undo"),
    "notes.nothing_to_redo": ("没有可重做的批注操作", "there is no change of notes to do again"),
    "notes.changed_since": (
        "{count} 条批注此后又被改动,这一步没有动它们",
        "{count:note has|notes have} been changed since, left as before",
    ),
    "notes.damaged": (
        "批注库已损坏({detail});请重新打开报库,它会用备份恢复",
        "the notes are damaged ({detail}); open Baoku again and it restores them from a backup",
    ),
    "notes.busy": (
        "批注文件 {path} 正被别的程序占用,批注暂时读写不了,文件没有动;请等它用完后再打开报库",
        "another program holds the notes {path}: they cannot be used for now, and nothing was changed; open Baoku "
        "again when it has finished",
    ),
    "notes.missing": (
        "批注文件 {path} 不见了,旁边留有 {found};在可以写入的地方打开资料库,会由它找回",
        "the notes {path} are missing, {found} lies beside: open the library where it can be written and they are "
        "brought back from it",
    ),
    "notes.found_again": (
        "批注文件不见了,已由旁边的 {aside} 找回 {salvaged} 处改动,读不出的有 {lost} 处",
        "the notes were missing; {salvaged:change was|changes were} brought back from {aside} beside, and {lost} "
        "could not be read",
    ),
    "notes.brought_back": (
        "批注文件不见了或是空的,已用 {day} 的备份恢复,此后的改动已丢失",
        "the notes were missing or empty; they are restored from the backup of {day}, and later changes are lost",
    ),
    "notes.none_left": (
        "批注文件不见了,旁边的 {found} 也读不出,只能从空白开始",
        "the notes were missing, and {found} beside could not be read: they begin empty",
    ),
    "notes.newer": (
        "批注由更新版本的报库写成(格式 {found},本版支持到 {known}),本版不读不写,请升级报库",
        "the notes were written by a newer Baoku (format {found}, this one knows {known}); "
        "they are neither read nor written until you upgrade",
    ),
    "notes.restored": (
        "批注库已损坏({detail})。已用 {day} 的备份恢复,又从损坏的文件中救回此后的 {salvaged} 处改动,读不出的有 {lost} 处。"
        "损坏的文件留作 {aside}",
        "the notes were damaged ({detail}). They are restored from the backup of {day}; {salvaged:later change was|"
        "later changes were} saved from the damaged file and {lost} could not be read. The damaged file is kept as {aside}",
    ),
    "notes.restored_alone": (
        "批注库已损坏({detail}),里面什么也读不出。已用 {day} 的备份恢复,此后的改动已丢失。损坏的文件留作 {aside}",
        "the notes were damaged ({detail}) and nothing in them could be read. They are restored from the backup of "
        "{day}; later changes are lost. The damaged file is kept as {aside}",
    ),
    "notes.salvaged": (
        "批注库已损坏({detail}),没有可用的备份。已从损坏的文件中救回 {salvaged} 处改动,读不出的有 {lost} 处。"
        "损坏的文件留作 {aside}",
        "the notes were damaged ({detail}) and there is no sound backup. {salvaged:change was|changes were} saved from the "
        "damaged file and {lost} could not be read. The damaged file is kept as {aside}",
    ),
    "notes.lost": (
        "批注库已损坏({detail}),没有可用的备份,里面也什么都读不出,只能从空白开始。损坏的文件留作 {aside}",
        "the notes were damaged ({detail}), there is no sound backup, and nothing in them could be read: they begin "
        "empty. The damaged file is kept as {aside}",
    ),
    "notes.locked": (
        "这个帐户不能写批注文件 {path},批注只能看",
        "this account cannot write the notes {path}; they can only be read",
    ),
    "notes.network": (
        "资料库 {path} 在网络共享上:已改用较慢而稳妥的写法,请不要在几台机器上同时写批注,最好各自建库,用交换文件夹合并",
        "the library {path} is on a network share: notes are written in a slower, safer way. Do not write notes from "
        "several machines at once; give each its own library and exchange by a shared folder",
    ),
    "notes.meeting_empty": (
        "{path} 里一个批注包也没有,而以前在这里交换过批注:共享文件夹可能没有连上,所以什么也没有做。"
        "确实要从头开始,在窗口里重新选择共享文件夹,或在命令行加 --anew",
        "{path} holds no bundle of notes, though notes were exchanged there before: the share may not be connected, so "
        "nothing was done. To begin anew choose the shared folder again in the window, or add --anew to the command",
    ),
    "notes.no_backup": ("没有备份 {name}", "there is no backup {name}"),
    "notes.bad_backup": (
        "备份 {name} 已损坏({detail}),没有使用",
        "the backup {name} is damaged ({detail}) and was not used",
    ),
    "bundle.unreadable": (
        "{path} 不是完整的批注包({detail}),什么也没有收入",
        "{path} is not a whole bundle of notes ({detail}); nothing was taken",
    ),
    "bundle.hostile": (
        "{path} 不可信({detail}),什么也没有收入",
        "{path} cannot be trusted ({detail}); nothing was taken",
    ),
    "bundle.too_large": (
        "{path} 太大({detail}),什么也没有收入",
        "{path} is too large ({detail}); nothing was taken",
    ),
    "bundle.newer": (
        "批注包 {path} 由更新版本的报库写成(格式 {found},本版支持到 {known}),请升级报库",
        "the bundle {path} was written by a newer Baoku (format {found}, this one knows {known}); please upgrade",
    ),
    "bundle.form": ("不知道怎样写成 {path}(可用:{known})", "{path}: unknown form (known: {known})"),
}
