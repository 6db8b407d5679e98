"""What a user is told when something cannot be done: a sentence in Chinese and in English, never a trace."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Language(StrEnum):
    """A language Baoku speaks."""

    CHINESE = "zh"
    ENGLISH = "en"


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
    "file.changed": ("读取期间文件被改动", "the file changed while it was read"),
    "file.bug": ("读取时程序出错,详情已记入日志", "the program failed on it; the log has the details"),
    "folder.empty": ("文件夹里没有 .txt 或 .jsonl 文件", "the folder holds no .txt or .jsonl file"),
    "page.plain": (
        "看不出报纸版面的结构,全文按一篇文章收存",
        "this does not look like a newspaper page; the whole text is kept as one article",
    ),
    "profile.unreadable": (
        "报纸资料 {name} 读不懂:{detail}",
        "the newspaper profile {name} cannot be read: {detail}",
    ),
    "jsonl.line": ("不是有效的文章记录:{detail}", "not a valid article record: {detail}"),
    # library
    "library.unwritable": (
        "无法写入资料库文件夹 {path}:{detail}",
        "the library folder {path} cannot be written: {detail}",
    ),
    "library.full": ("磁盘已满,无法写入 {path}", "the disk is full, {path} cannot be written"),
    "library.newer": (
        "资料库 {path} 由更新版本的报库建立(格式 {found},本版支持到 {known}),请升级报库",
        "the library {path} was made by a newer Baoku (format {found}, this one knows {known}); please upgrade",
    ),
    "library.busy": (
        "另一个报库正在更新资料库 {path},请等它完成后再试",
        "another Baoku is updating the library {path}; try again when it has finished",
    ),
    "library.rebuilt": (
        "目录已损坏({detail}),已由保存的原始文件重建",
        "the catalogue was damaged ({detail}) and has been rebuilt from the kept sources",
    ),
    "library.settings": (
        "资料库设置 {path} 无法读取({detail}),已改用默认设置",
        "the library's settings {path} cannot be read ({detail}); the defaults are used",
    ),
    "library.read_only": (
        "资料库 {path} 只能读取,不能导入",
        "the library {path} can only be read; nothing can be imported",
    ),
    "source.damaged": (
        "保存的原始文件 {digest} 已损坏或丢失({detail})",
        "the kept source {digest} is damaged or missing ({detail})",
    ),
    "source.unaccounted": (
        "有 {count} 行未归入任何文章,已列为版面零散文字",
        "{count} lines belong to no article and are listed among the leftovers",
    ),
    "link.unreadable": ("“{text}”不是报库的链接", "“{text}” is not a link of Baoku"),
    "article.unknown": ("没有编号为 {id} 的文章", "there is no article {id}"),
    "export.form": (
        "不知道怎样写 {path}:可用的文件名结尾有 {known}",
        "cannot tell what to write into {path}: known endings are {known}",
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
    "query.too_many": ("检索词过多(上限 {limit} 个)", "too many search terms (the limit is {limit})"),
    "query.date": ("日期“{text}”读不懂", "the date “{text}” cannot be read"),
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
    "index.unknown_engine": (
        "没有名为 {name} 的索引引擎(可用:{known})",
        "there is no index engine {name} (known: {known})",
    ),
}


class Reason:
    """A sentence for the user: a code that programs can rely on, and its fields.

    Raises KeyError at once for an unknown code, so that a typing slip cannot wait for a user to find it.
    """

    __slots__ = ("code", "fields")

    def __init__(self, code: str, **fields: object) -> None:
        if code not in SENTENCES:
            raise KeyError(code)
        self.code = code
        self.fields = fields

    def text(self, language: Language = Language.CHINESE) -> str:
        """Return the sentence in a language."""
        chinese, english = SENTENCES[self.code]
        return (chinese if language is Language.CHINESE else english).format(**self.fields)

    def __repr__(self) -> str:
        return f"Reason({self.code!r}, {self.fields!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reason) and (self.code, self.fields) == (other.code, other.fields)

    def __hash__(self) -> int:
        return hash((self.code, tuple(sorted((k, str(v)) for k, v in self.fields.items()))))


class BaokuError(Exception):
    """Something of the environment stands in the way (not a bug): `reason` tells the user what."""

    def __init__(self, code: str, **fields: object) -> None:
        self.reason = Reason(code, **fields)
        super().__init__(self.reason.text())
