"""Bad usage and help in the user's language: argparse speaks English only, in sentences that are told apart here."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Final

from reader.commands.speech import Sentence, Speech

USAGE: Final[Sentence] = ("用法:", "usage: ")
ARGUMENTS: Final[Sentence] = ("参数", "arguments")
OPTIONS: Final[Sentence] = ("选项", "options")
HELP: Final[Sentence] = ("显示这段说明后退出", "show this help and leave")
VERSION: Final[Sentence] = ("显示版本号后退出", "show the version and leave")

_ABOUT: Final = re.compile(r"argument (?P<name>.+?): (?P<what>.+)", re.DOTALL)
_NAMED: Final[Sentence] = ("{name} {what}", "{name} {what}")
_MESSAGES: Final[tuple[tuple[re.Pattern[str], Sentence], ...]] = tuple(
    (re.compile(pattern, re.DOTALL), sentence)
    for pattern, sentence in (
        (r"the following arguments are required: (?P<a>.+)", ("还缺少 {a}", "{a} is missing")),
        (r"one of the arguments (?P<a>.+) is required", ("{a} 之中要有一个", "one of {a} is needed")),
        (r"unrecognized arguments: (?P<a>.+)", ("多出了不认识的 {a}", "{a} is not understood")),
        (
            r"ambiguous option: (?P<a>.+?) could match (?P<b>.+)",
            ("{a} 可以指 {b},请写全", "{a} may be any of {b}; write it out"),
        ),
        (r"not allowed with argument (?P<a>.+)", ("不能与 {a} 同用", "cannot go with {a}")),
        (r"ignored explicit argument (?P<a>.+)", ("不带值,却写了 {a}", "takes no value, but {a} was given")),
        (r"expected one argument", ("后面要有一个值", "needs a value")),
        (r"expected at most one argument", ("后面至多一个值", "takes one value at most")),
        (r"expected at least one argument", ("后面至少要有一个值", "needs a value at least")),
        (r"expected (?P<a>\d+) arguments?", ("后面要有 {a} 个值", "needs {a} values")),
        (
            r"invalid choice: (?P<a>.+?)(?:, maybe you meant .+?)? \(choose from (?P<b>.+)\)",
            ("没有 {a} 这一项,可用:{b}", "cannot be {a}; known are {b}"),
        ),
        (
            r"unknown parser (?P<a>.+?) \(choices: (?P<b>.+)\)",
            ("没有 {a} 这个命令,可用:{b}", "no command is called {a}; known are {b}"),
        ),
        (r"invalid \S+ value: (?P<a>.+)", ("的值不能是 {a}", "cannot be {a}")),
    )
)


def worded(message: str, speech: Speech) -> str:
    """Return what argparse says of bad usage in the user's language; what is unknown stays as it is."""
    about = _ABOUT.fullmatch(message)
    if about is not None:
        return speech.say(_NAMED, name=about["name"], what=worded(about["what"], speech))
    for pattern, sentence in _MESSAGES:
        match = pattern.fullmatch(message)
        if match is not None:
            return speech.say(sentence, **match.groupdict())
    return message


class Formatter(argparse.HelpFormatter):
    """argparse's help with its own words in the user's language."""

    speech: Speech

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Begin with how the command is written."""
        super().add_usage(usage, actions, groups, self.speech.say(USAGE) if prefix is None else prefix)


def formatter(speech: Speech) -> type[Formatter]:
    """Return the formatter that speaks as `speech` does: argparse makes formatters itself, of a class."""
    return type("SpokenFormatter", (Formatter,), {"speech": speech})
