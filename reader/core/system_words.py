"""What the operating system refuses, in words of our own: it speaks the language of the machine, not of the user."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import Final

READ_ONLY: Final = "READONLY"
UNOPENED: Final = "CANTOPEN"
"""SQLite's refusals, which do not say whether the file, its folder or the disk is at fault."""
SHARING: Final = "SHARING"
"""Windows' own refusal: another program has the file open. Python gives it the number of EACCES."""
_OF_WINDOWS: Final = {32: SHARING, 33: SHARING}

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "ENOENT": ("找不到文件或文件夹", "no such file or folder"),
    "EACCES": ("没有权限", "permission denied"),
    "EPERM": ("系统不允许这样做", "the system does not allow it"),
    "ENOSPC": ("磁盘已满", "the disk is full"),
    "EDQUOT": ("磁盘配额已用完", "the disk quota is used up"),
    "EROFS": ("磁盘只能读取,不能写入", "the disk can be read but not written"),
    "ENOTDIR": ("路径中有一段不是文件夹", "a part of the path is not a folder"),
    "EISDIR": ("这是文件夹,不是文件", "it is a folder, not a file"),
    "ENOTEMPTY": ("文件夹不是空的", "the folder is not empty"),
    "EEXIST": ("已经存在", "it is there already"),
    "ENAMETOOLONG": ("文件名或路径过长", "the name or the path is too long"),
    "ELOOP": ("路径中的链接绕成了圈", "the links in the path go round in a circle"),
    "EIO": ("读写出错,磁盘可能已损坏", "reading or writing failed; the disk may be damaged"),
    "EBUSY": ("正被别的程序占用", "another program is using it"),
    "ETXTBSY": ("这个程序正在运行,不能改动", "this program is running and cannot be changed"),
    "EMFILE": ("打开的文件过多", "too many files are open"),
    "ENFILE": ("打开的文件过多", "too many files are open"),
    "ESTALE": (
        "网络共享上的文件已失效,请重新连接共享",
        "the file on the network share is stale; connect the share again",
    ),
    READ_ONLY: ("文件或磁盘只能读取,不能写入", "the file or the disk can be read but not written"),
    UNOPENED: ("文件打不开", "the file cannot be opened"),
    SHARING: ("文件正被别的程序打开", "another program has the file open"),
}
"""By the names that C gives the errors, whose numbers differ between systems: Chinese, English."""


@dataclass(frozen=True, slots=True)
class SystemTrouble:
    """A refusal of the system. `code` is the name of the error, empty for an unknown one; `system` the system's words.

    `about` is what it concerns where the sentence around does not say so: a file's name.
    """

    code: str
    system: str = ""
    about: str = ""

    @classmethod
    def of(cls, error: OSError, about: str = "") -> SystemTrouble:
        """Return what an error says."""
        code = _OF_WINDOWS.get(getattr(error, "winerror", None) or 0) or errno.errorcode.get(
            error.errno or 0, ""
        )
        return cls(code, error.strerror or str(error) or type(error).__name__, about)

    @property
    def words(self) -> tuple[str, str]:
        """The words in Chinese and in English; the system's own for what has none of ours."""
        chinese, english = PHRASES.get(self.code, (self.system, self.system))
        before = f"{self.about}: " if self.about else ""
        return before + chinese, before + english

    def __str__(self) -> str:
        return self.words[0]
