"""The sentences that tell a user what stands in the way or what happened, by code: in Chinese and in English.

Fields stand in braces; see `reader.core.plurals` for numbers with their words.
"""

from __future__ import annotations

from typing import Final

from reader.core.note_sentences import NOTES
from reader.core.search_sentences import SEARCH

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    # files
    "file.empty": ("文件是空的", "the file is empty"),
    "file.binary": ("不是文本文件({what})", "not a text file ({what})"),
    "file.too_large": (
        "文件过大({megabytes} MB,版面文本上限 {limit} MB)",
        "too large ({megabytes} MB; the limit for the text of a page is {limit} MB)",
    ),
    "file.encoding": (
        "无法识别编码:第 {line} 行起不是有效的 UTF-8、UTF-16、GB18030 或 Big5 文本",
        "unknown encoding: not UTF-8, UTF-16, GB18030 or Big5 from line {line} on",
    ),
    "file.damaged_bytes": (
        "第 {lines} 行有无法解码的字节,已以“\ufffd”标出",
        "bytes that cannot be decoded in line {lines}, shown as “\ufffd”",
    ),
    "file.mixed_encoding": (
        "第 {lines} 行的编码与全文不同,已按 {encoding} 读出",
        "line {lines} is in another encoding than the rest and was read as {encoding}",
    ),
    "file.missing": ("找不到文件", "no such file"),
    "file.unreadable": ("无法读取:{detail}", "cannot be read: {detail}"),
    "file.unwritable": ("无法写入 {path}:{detail}", "{path} cannot be written: {detail}"),
    "output.unwritable": ("结果写不出去:{detail}", "the answer cannot be written: {detail}"),
    "file.refused": ("无法使用 {path}:{detail}", "{path} cannot be used: {detail}"),
    "file.encoded": ("不是 UTF-8,已按 {encoding} 读出", "not UTF-8; read as {encoding}"),
    "file.told": ("{path}:{told}", "{path}: {told}"),
    "file.special": (
        "不是普通文件(是管道、套接字或设备),没有读取",
        "not an ordinary file but a pipe, a socket or a device; it was not read",
    ),
    "file.changed": ("读取期间文件被改动", "the file changed while it was read"),
    "file.bug": ("读取时程序出错,详情已记入日志", "the program failed on it; the log has the details"),
    "file.control_characters": (
        "第 {lines} 行有控制字符(如 NUL),已以“␀”一类的符号标出",
        "control characters such as NUL in line {lines}, shown by signs such as “␀”",
    ),
    "file.reused": (
        "{name} 这个文件先后放过两个不同的版面,两个都留在资料库里",
        "two different pages have been in the file {name} one after the other; both stay in the library",
    ),
    "file.exists": (
        "{path} 已经存在;用 --replace 换成新的",
        "{path} is there already; --replace puts the new one in its place",
    ),
    "folder.missing": ("没有文件夹 {path}", "there is no folder {path}"),
    "folder.empty": ("文件夹里没有 .txt 或 .jsonl 文件", "the folder holds no .txt or .jsonl file"),
    "page.plain": (
        "看不出报纸版面的结构,全文按一篇文章收存",
        "this does not look like a newspaper page; the whole text is kept as one article",
    ),
    "profile.unreadable": (
        "报纸资料 {name} 读不懂:{detail}",
        "the newspaper profile {name} cannot be read: {detail}",
    ),
    "profile.key": ("没有“{key}”这一项,可写的有 {known}", "there is no “{key}”; known are {known}"),
    # an article as a line of JSON Lines; the line is named beside the sentence
    "jsonl.value": (
        "字段“{field}”的值“{value}”不能用,应写成 {expected}",
        "the value “{value}” of the field “{field}” cannot be used; it is to be written {expected}",
    ),
    "jsonl.character": (
        "字段“{field}”里有不能存为文字的字符 {character}",
        "the field “{field}” holds the character {character}, which no text can hold",
    ),
    "jsonl.syntax": ("这一行不是有效的 JSON:{detail}", "the line is no valid JSON: {detail}"),
    "jsonl.object": (
        '这一行应是一个 JSON 对象,如 {{"title": "…", "paragraphs": ["…"]}}',
        'the line is to be a JSON object such as {{"title": "…", "paragraphs": ["…"]}}',
    ),
    "jsonl.encoding": ("这一行不是 UTF-8 文字", "the line is no text in UTF-8"),
    "jsonl.too_long": ("这一行过长(上限 {limit} MB)", "the line is too long (the limit is {limit} MB)"),
    "jsonl.empty": (
        "这一行没有文章:标题(title)和正文(paragraphs)都没有",
        "there is no article in the line: neither title nor paragraphs",
    ),
    "jsonl.nested": ("这一行的层次过深", "the line is nested too deeply"),
    "jsonl.number": ("这一行里有过长的数字", "a number in the line is too long"),
    # why something could not be read, inside another sentence
    "cause.syntax": (
        "第 {line} 行第 {column} 个字符处不合 {form} 的写法",
        "no {form} from line {line}, character {column} on",
    ),
    "cause.encoding": ("不是 UTF-8 文字", "no text in UTF-8"),
    "cause.nested": ("层次过深", "nested too deeply"),
    "cause.absent": ("缺少“{name}”", "“{name}” is missing"),
    "cause.content": ("内容不合规定的写法", "not written as it is to be"),
    "cause.zip": ("不是 zip 文件,或已残缺", "no zip file, or a damaged one"),
    "cause.kind": ("不是报库写的", "not written by Baoku"),
    "cause.count": ("应有 {stated} 条,实有 {found} 条", "{found:note|notes} instead of {stated}"),
    "cause.digest": ("内容与校验值不符", "its content does not match its digest"),
    "cause.members": ("里面是:{names}", "it holds: {names}"),
    "cause.empty": ("里面是空的", "it is empty"),
    "cause.method": ("{name} 加了密,或压缩方法不认识", "{name} is encrypted or packed in an unknown way"),
    "cause.twice": ("有两个同名的文件", "two files of one name"),
    "cause.link": ("{name} 是链接或文件夹", "{name} is a link or a folder"),
    "cause.in_file": ("{name}:{cause}", "{name}: {cause}"),
    "cause.in_line": ("{name} 第 {line} 行:{cause}", "{name}, line {line}: {cause}"),
    # library
    "library.shut": (
        "无法读取 {path}:{detail};其中的内容没有改动",
        "{path} cannot be read: {detail}; what it holds was not changed",
    ),
    "library.unwritable": (
        "无法写入资料库文件夹 {path}:{detail}",
        "the library folder {path} cannot be written: {detail}",
    ),
    "library.full": ("磁盘已满,无法写入 {path}", "the disk is full, {path} cannot be written"),
    "library.newer": (
        "资料库 {path} 由更新版本的报库建立(格式 {found},本版支持到 {known}),请升级报库",
        "the library {path} was made by a newer Baoku (format {found}, this one knows {known}); please upgrade",
    ),
    "library.full_to_read": (
        "磁盘已满:{path} 里的内容现在只能阅读和检索,不能写入;腾出空间后请重新打开报库",
        "the disk is full: what is in {path} can be read and searched but not written; make room and open Baoku again",
    ),
    "library.busy": (
        "另一个报库正在更新资料库 {path},请等它完成后再试",
        "another Baoku is updating the library {path}; try again when it has finished",
    ),
    "library.rebuilt": (
        "目录已损坏({detail}),已由保存的原始文件重建",
        "the catalogue was damaged ({detail}) and has been rebuilt from the kept sources",
    ),
    "library.damaged": (
        "{path} 的目录已损坏({detail});重新打开报库(或再运行一次),即由保存的原始文件重建,批注和书签不受影响",
        "the catalogue of {path} is damaged ({detail}); open Baoku again (or run the command again) and it is rebuilt "
        "from the kept sources; notes and bookmarks are not touched",
    ),
    "library.damaged_to_read": (
        "{path} 的目录已损坏({detail});这里只能读取,没有作任何改动,请换一份完好的",
        "the catalogue of {path} is damaged ({detail}); it can only be read here and nothing was changed; "
        "please use a sound copy",
    ),
    "library.settings": (
        "资料库设置 {path} 无法读取({detail}),已改用默认设置",
        "the library's settings {path} cannot be read ({detail}); the defaults are used",
    ),
    "library.read_only": (
        "资料库 {path} 只能读取,不能改动:导入、重建索引都不行",
        "the library {path} can only be read: nothing can be imported and no index rebuilt",
    ),
    "bookmarks.damaged": (
        "收藏 {path} 无法读取({detail});下次收藏时,原文件会留在旁边",
        "the bookmarks {path} cannot be read ({detail}); when an article is marked next the file is kept beside",
    ),
    "source.damaged": (
        "保存的原始文件 {digest} 已损坏或丢失({detail})",
        "the kept source {digest} is damaged or missing ({detail})",
    ),
    "source.unaccounted": (
        "有 {count} 行未归入任何文章,已列为版面零散文字",
        "{count:line belongs|lines belong} to no article, listed among the leftovers",
    ),
    "source.words_lost": (
        "有 {count} 行的部分文字未归入所属文章,整行已列为版面零散文字",
        "words of {count:line|lines} are not in their article; all of it is listed among the leftovers",
    ),
    "link.unreadable": ("“{text}”不是报库的链接", "“{text}” is not a link of Baoku"),
    "article.unknown": ("没有编号为 {id} 的文章", "there is no article {id}"),
    "jumps.not_joined": (
        "{head} 与 {tail} 现在没有接在一起,无从拆开;baoku jumps 列出接合的各对(前半在先)",
        "{head} and {tail} are not joined, so there is nothing to take apart; baoku jumps lists the pairs, heads first",
    ),
    "jumps.not_parted": (
        "{head} 与 {tail} 没有被拆开过;要把两半接起来请用 baoku jumps --join 前半 后半",
        "{head} and {tail} were not taken apart; to join two halves use baoku jumps --join HEAD TAIL",
    ),
    "jumps.no_pair": (
        "{head} 与 {tail} 接不起来:前半须写明下转、后半须写明上接,并在同一期里",
        "{head} and {tail} cannot be joined: the first has to go on elsewhere, the second to come from elsewhere, in one issue",
    ),
    "export.form": (
        "不知道怎样写 {path}:可用的文件名结尾有 {known}",
        "cannot tell what to write into {path}: known endings are {known}",
    ),
    "print.failed": (
        "打印没有开始:打印机不可用,或文件不能写",
        "printing did not begin: the printer cannot be used or the file cannot be written",
    ),
    # an office's policies
    "policy.unreadable": (
        "策略 {source} 读不懂,已忽略:{detail}",
        "the policies in {source} cannot be read and are ignored: {detail}",
    ),
    "policy.unknown": (
        "策略 {source} 里的“{name}”不认识,已忽略",
        "“{name}” in the policies {source} is unknown and ignored",
    ),
    "policy.value": (
        "策略 {source} 里“{name}”的值 {value!r} 不能用,已忽略",
        "the value {value!r} of “{name}” in the policies {source} cannot be used and is ignored",
    ),
    "policy.forbidden": ("本单位的策略不允许这样做", "your office's policies do not allow this"),
    "policy.library_locked": (
        "本单位的策略指定了资料库 {path},没有改用 {stated}",
        "your office's policies name the library {path}; {stated} is not used instead",
    ),
    # archive packs
    "archive.missing": ("找不到资料包或文件夹 {path}", "there is no archive pack or folder {path}"),
    "pack.damaged": (
        "资料包 {path} 已损坏或不完整({detail}),没有打开",
        "the archive pack {path} is damaged or incomplete ({detail}) and was not opened",
    ),
    "pack.newer": (
        "资料包 {path} 由更新版本的报库制作(格式 {found},本版支持到 {known}),请升级报库",
        "the archive pack {path} was made by a newer Baoku (format {found}, this one knows {known}); please upgrade",
    ),
    "pack.exists": (
        "{path} 已经存在;用 --replace 换成新的",
        "{path} is there already; --replace puts the new one in its place",
    ),
    "pack.replaced": (
        "资料包 {path} 刚被换成了新的,请重新打开报库",
        "the archive pack {path} has just been replaced; please open Baoku again",
    ),
    "pack.empty": ("{path} 里没有可以收入资料包的内容", "there is nothing in {path} to put into a pack"),
    "searches.damaged": (
        "保存的检索 {path} 无法读取({detail});下次保存检索时,原文件会改名留存",
        "the saved searches {path} cannot be read ({detail}); when a search is saved next the file is set aside",
    ),
    "searches.exists": ("已有名为“{name}”的检索", "there is a saved search “{name}” already"),
    **NOTES,
    **SEARCH,
}
