"""What commands are declared with: argparse with our exit code and with what every command takes."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NoReturn, Self

from reader import __version__
from reader.commands import usage
from reader.commands.frame import NOTHING
from reader.commands.speech import Sentence, Speech
from reader.core.typed_dates import iso_date

Run = Callable[[argparse.Namespace, Speech], int]
"""What carries a command out and returns its exit code."""

NO_DATE: Final[Sentence] = (
    "的值“{text}”不是日期(例:2020、2020-04、2020-04-16、20200416、2020年4月)",
    "must be a date such as 2020, 2020-04, 2020-04-16 or 20200416, not {text}",
)
NO_NUMBER: Final[Sentence] = (
    "应是 0 或更大的整数,不能是 {text}",
    "must be a whole number from 0 up, not {text}",
)
LIBRARY: Final = "资料库文件夹 / library folder (BAOKU_LIBRARY)"


class Parser(argparse.ArgumentParser):
    """argparse with our exit code, which happens to be its own, and in the user's language.

    `words` names an argument that takes every word which is none of an option, wherever they stand.
    """

    def __init__(self, *, speech: Speech, words: str | None = None, **declared: Any) -> None:
        super().__init__(add_help=False, formatter_class=usage.formatter(speech), **declared)
        self._speech = speech
        self._words = words
        self._positionals.title, self._optionals.title = map(speech.say, (usage.ARGUMENTS, usage.OPTIONS))
        self.add_argument("-h", "--help", action="help", help=speech.say(usage.HELP))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read arguments; words between options are gathered too, of which argparse takes only the first ones."""
        options, rest = super().parse_known_args(args, namespace)
        if self._words is not None:
            more = [word for word in rest if not _is_option(word)]
            setattr(options, self._words, [*getattr(options, self._words), *more])
            rest = [word for word in rest if _is_option(word)]
        return options, rest

    def _parse_optional(self, arg_string: str) -> Any:
        """Take `-北京` and `-"…"` for queries: options begin with a Latin letter."""
        if not _is_option(arg_string) and arg_string != "--":
            return None
        return super()._parse_optional(arg_string)

    def error(self, message: str) -> NoReturn:
        """Say how the command is used and leave."""
        self.print_usage(sys.stderr)
        self.exit(NOTHING, f"{self.prog}: {usage.worded(message, self._speech)}\n")


def _is_option(argument: str) -> bool:
    return re.match(r"-+[A-Za-z]", argument) is not None


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Parser]


class Grammar:
    """Declares commands: `baoku COMMAND …`, or `baoku GROUP COMMAND …`."""

    def __init__(self, commands: Commands, speech: Speech) -> None:
        self._commands = commands
        self.speech = speech

    @classmethod
    def of_program(cls, speech: Speech, run: Run) -> tuple[Parser, Self]:
        """Return the parser of the whole command line, which does `run` if no command is given, and its grammar."""
        parser = Parser(
            speech=speech,
            prog="baoku",
            description="报库: offline newspaper archive reader / 离线报纸资料阅读器",
        )
        parser.add_argument(
            "--version", action="version", version=f"baoku {__version__}", help=speech.say(usage.VERSION)
        )
        parser.add_argument("--library", metavar="DIR", default=None, help=LIBRARY)
        parser.set_defaults(run=run)
        return parser, cls(parser.add_subparsers(metavar="COMMAND", parser_class=Parser), speech)

    def command(
        self, name: str, run: Run, help: str, *, answers: bool = True, words: str | None = None
    ) -> argparse.ArgumentParser:
        """Declare a command; one that `answers` takes `--json`. Its parser takes what is its own.

        `words` names a list that takes every word which is none of an option.
        """
        made = self._commands.add_parser(name, help=help, description=help, speech=self.speech, words=words)
        # Given before the command or after it; SUPPRESS keeps the second from wiping out the first.
        made.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help=LIBRARY)
        if answers:
            made.add_argument("--json", action="store_true", help="JSON on standard output")
        made.set_defaults(run=run)
        return made

    def group(self, name: str, help: str) -> Grammar:
        """Declare a command that has commands of its own, one of which must be given."""
        made = self._commands.add_parser(name, help=help, description=help, speech=self.speech)
        made.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help=LIBRARY)
        commands = made.add_subparsers(metavar="COMMAND", parser_class=Parser, required=True)
        return Grammar(commands, self.speech)

    def date(self, text: str) -> str:
        """Take an argument that must be a date, whole or in part; return it as ISO 8601 writes it."""
        date = iso_date(text)
        if date is None:
            raise argparse.ArgumentTypeError(self.speech.say(NO_DATE, text=text))
        return date

    def count(self, text: str) -> int:
        """Take an argument that must be a number from 0 up."""
        if not (text.isascii() and text.isdigit()):
            raise argparse.ArgumentTypeError(self.speech.say(NO_NUMBER, text=text))
        return int(text)
