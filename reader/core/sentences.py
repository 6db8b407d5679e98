"""The sentences that tell a user what stands in the way or what happened, by code: in Chinese and in English.

Fields stand in braces; see `reader.core.plurals` for numbers with their words.
"""

from __future__ import annotations

from typing import Final

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
    # notes
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
    # search
    "query.empty": ("请输入检索词", "type something to search for"),
    "query.plain": (
        "检索式读不通({detail}),已按普通文字检索",
        "the query could not be read ({detail}); searched as plain text",
    ),
    "query.too_long": (
        "检索式过长(上限 {limit} 字)",
        "the query is too long (the limit is {limit} characters)",
    ),
    "query.too_broad": (
        "有{articles}篇文章要逐篇读过才知道是否符合,超过上限{limit}篇;请加上别的词,或限定报纸、日期",
        "{articles} articles would have to be read one by one, more than {limit}: add a word, or limit newspaper or dates",
    ),
    "query.too_many": ("检索词过多(上限 {limit} 个)", "too many search terms (the limit is {limit})"),
    "query.only_wildcards": (
        "“{text}”里只有通配符,已按原字检索",
        "“{text}” is nothing but wildcards; searched for the characters themselves",
    ),
    "query.no_notes": (
        "这个资料库还没有批注,“{text}”查不到文章",
        "this library has no notes; “{text}” finds nothing",
    ),
    "query.leftovers": (
        "另有 {lines} 行不属于任何文章的文字也符合(其中报头 {mastheads} 行),未计入篇数:{places}",
        "outside all articles {lines:more line matches|more lines match} ({mastheads} in mastheads), not counted: "
        "{places}",
    ),
    "query.leftovers_more": (
        "另有至少 {lines} 行不属于任何文章的文字也符合(其中报头 {mastheads} 行),未计入篇数:{places}",
        "outside all articles at least {lines:more line matches|more lines match} ({mastheads} in mastheads), "
        "not counted: {places}",
    ),
    "query.leftovers_unstated": (
        "另有 {lines} 行不属于任何文章的版面零散文字符合其余条件,但原文没有注明日期、报名或版次,未计入",
        "outside all articles {lines:more line meets|more lines meet} the other conditions without a stated date, "
        "newspaper or page, not counted",
    ),
    "query.joined": (
        "另有 {stories} 篇转版文章:单看哪一半都不符合,两半合起来(或跨过转版处)符合,未计入",
        "{stories:more story that jumps between pages holds it|more stories that jump between pages hold it} only in "
        "both halves together or across the break, not counted",
    ),
    "query.joined_contradicted": (
        "符合的文章里有 {stories} 篇是转版文章的一半,连同另一半就不符合:另一半里有要排除的内容",
        "{stories:article found is half of a story|articles found are halves of stories} whose other half holds what is excluded",
    ),
    "query.joined_unread": (
        "条件太宽,没有再查哪些转版文章的两半合起来符合",
        "the query is too broad to look for stories whose two halves hold it only together",
    ),
    "query.date": (
        "日期“{text}”读不懂(可写 2020、2020-04、2020-04-16、2020-01..2020-06、10月1日、不详)",
        "the date “{text}” cannot be read (such as 2020, 2020-04, 2020-04-16, 2020-01..2020-06, 10月1日, unknown)",
    ),
    "query.dates_reversed": (
        "日期“{text}”的起点晚于终点,没有这样的日子",
        "the dates “{text}” begin after they end: there are no such days",
    ),
    "query.too_far": (
        "“{text}”超出上限:相距至多 {limit} 字,已按普通文字检索",
        "“{text}” is above the limit of {limit} characters; searched as plain text",
    ),
    "query.value": (
        "没有“{text}”这个值(可用:{known}),已按普通文字检索",
        "“{field}” cannot be “{text}” (known: {known_en}); searched as plain text",
    ),
    "query.unstated": (
        "另有 {articles} 篇符合其余条件,但原文没有注明{what},未计入;检索 {how} 可以单独列出",
        "{articles:more article meets|more articles meet} the other conditions without stating {what_en}, not counted; "
        "{how_en} asks for them",
    ),
    "query.unstated_perhaps": (
        "另有 {articles} 篇符合其余条件,但原文没有注明{what},未计入,其中 {perhaps} 篇据推断可能在此期间;"
        "检索 {how} 可以单独列出",
        "{articles:more article meets|more articles meet} the other conditions without stating {what_en}, not counted; "
        "{perhaps} of them may be of that time; {how_en} asks for them",
    ),
    "query.unstated_uncounted": (
        "没有注明{what}的文章未计入,条件太宽,数不出有多少篇;检索 {how} 可以单独列出",
        "articles that do not state {what_en} are not counted here, and the query is too broad to say how many "
        "there are; {how_en} asks for them",
    ),
    "query.no_newspaper": (
        "没有文章出自名称含“{text}”的报纸(有文章的共 {number} 种:{known})",
        "no article is from a newspaper whose name has “{text}” (there are articles from {number}: {known})",
    ),
    "query.no_page": (
        "没有文章在版次为“{text}”的版面上",
        "no article is on a page with the number “{text}”",
    ),
    "query.empty_field": (
        "“{text}”后面没有内容,已按普通文字检索",
        "nothing stands behind “{text}”; searched as plain text",
    ),
    "query.unknown_field": (
        "没有“{name}”这一栏,已把“{text}”按普通文字检索",
        "there is no field “{name}”; “{text}” was searched as plain text",
    ),
    "query.minus_in_field": (
        "“{text}”按原字检索;若要排除,请写 -{field}{rest}",
        "“{text}” was searched for as it stands; to exclude it write -{field}{rest}",
    ),
    "query.minus_alone": (
        "“{text}”后面有空格,按原字检索;若要排除,请写 -{rest}",
        "“{text}” with a space behind it was searched for as it stands; to exclude write -{rest}",
    ),
    "query.near_alone": (
        "“{text}”按原字检索;若要求两个词相距不远,请写在两个词之间:甲 ~10 乙",
        "“{text}” was searched for as it stands; for two words near each other write it between them: one ~10 other",
    ),
    "query.field_in_field": (
        "“{text}”按原字检索;一个词只能限定一个字段,请写一个",
        "“{text}” was searched for as it stands; a word can be limited to one field only",
    ),
    "query.meant_near": (
        "“{word}”按原字检索;若要求两个词相距不远,请写:甲 ~10 乙",
        "“{word}” was searched for as a word; for two words near each other write: one ~10 other",
    ),
    "query.meant_or": (
        "“{word}”按原字检索;若要表示“或”,请写大写 OR",
        "“{word}” was searched for as a word; for a choice write OR in capitals",
    ),
    "query.meant_and": (
        "“{word}”按原字检索;几个词都要有,用空格隔开即可",
        "“{word}” was searched for as a word; words with a space between them must all occur",
    ),
    "query.meant_not": (
        "“{word}”按原字检索;若要表示“不含”,请在词前写 - 或大写 NOT",
        "“{word}” was searched for as a word; to exclude a word write - before it, or NOT in capitals",
    ),
    "query.quote_inside": (
        "“{text}”里的引号按原字检索;若要查整句,请在引号前后留空格",
        "the quotation marks inside “{text}” were searched for as they stand; for a phrase put spaces around them",
    ),
    "query.split_at_quote": (
        "“{rest}”紧接在引号之后,与 {text} 分作两项检索,不要求相连",
        "“{rest}” directly behind {text} was searched for by itself; the two need not be next to each other",
    ),
    "index.missing": ("索引不存在,已逐篇通读", "there is no index; every article was read through"),
    "index.damaged": (
        "索引已损坏({detail}),已逐篇通读",
        "the index is damaged ({detail}); every article was read through",
    ),
    "index.foreign": (
        "索引属于另一份目录,正在重建",
        "the index belongs to another catalogue and is being rebuilt",
    ),
    "index.newer": ("索引由另一版本建立,正在重建", "the index is of another version and is being rebuilt"),
    "index.rebuilt": (
        "索引已损坏({detail}),正由目录重建",
        "the index was damaged ({detail}) and is being rebuilt from the catalogue",
    ),
    "index.switching": (
        "资料库有 {articles} 篇,索引由 {before} 换为 {engine};换好之前照常阅读和检索",
        "the library has {articles} articles: its index goes over from {before} to {engine}; "
        "reading and searching go on meanwhile",
    ),
    "index.no_engine": (
        "本机不能使用索引引擎 {name}({detail}),改用 whoosh",
        "the index engine {name} cannot be used here ({detail}); whoosh is used instead",
    ),
    "index.unknown_engine": (
        "没有名为 {name} 的索引引擎(可用:{known})",
        "there is no index engine {name} (known: {known})",
    ),
}
