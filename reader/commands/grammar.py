"""What commands are declared with: argparse with our exit code and with what every command takes."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NoReturn, Self

from reader import __version__
from reader.commands.frame import NOTHING
from reader.commands.speech import Sentence, Speech

Run = Callable[[argparse.Namespace, Speech], int]
"""What carries a command out and returns its exit code."""

NO_DATE: Final[Sentence] = (
    "不是日期:{text}(例:2020、2020-04、2020-04-16)",
    "not a date: {text} (such as 2020, 2020-04, 2020-04-16)",
)
LIBRARY: Final = "资料库文件夹 / library folder (BAOKU_LIBRARY)"


class Parser(argparse.ArgumentParser):
    """argparse with our exit code, which happens to be its own, and help on bad usage of no command at all."""

    def _parse_optional(self, arg_string: str) -> Any:
        """Take `-北京` and `-"…"` for queries: options begin with a Latin letter."""
        if re.match(r"-+[A-Za-z]", arg_string) is None and arg_string != "--":
            return None
        return super()._parse_optional(arg_string)

    def error(self, message: str) -> NoReturn:
        """Say how the command is used and leave."""
        self.print_usage(sys.stderr)
        self.exit(NOTHING, f"{self.prog}: {message}\n")


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Parser]


class Grammar:
    """Declares commands: `baoku COMMAND …`, or `baoku GROUP COMMAND …`."""

    def __init__(self, commands: Commands, speech: Speech) -> None:
        self._commands = commands
        self._speech = speech

    @classmethod
    def of_program(cls, speech: Speech, run: Run) -> tuple[Parser, Self]:
        """Return the parser of the whole command line, which does `run` if no command is given, and its grammar."""
        parser = Parser(
            prog="baoku", description="报库: offline newspaper archive reader / 离线报纸资料阅读器"
        )
        parser.add_argument("--version", action="version", version=f"baoku {__version__}")
        parser.add_argument("--library", metavar="DIR", default=None, help=LIBRARY)
        parser.set_defaults(run=run)
        return parser, cls(parser.add_subparsers(metavar="COMMAND", parser_class=Parser), speech)

    def command(self, name: str, run: Run, help: str, *, answers: bool = True) -> argparse.ArgumentParser:
        """Declare a command; one that `answers` takes `--json`. Its parser takes what is its own."""
        made = self._commands.add_parser(name, help=help, description=help)
        # Given before the command or after it; SUPPRESS keeps the second from wiping out the first.
        made.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help=LIBRARY)
        if answers:
            made.add_argument("--json", action="store_true", help="JSON on standard output")
        made.set_defaults(run=run)
        return made

    def group(self, name: str, help: str) -> Grammar:
        """Declare a command that has commands of its own, one of which must be given."""
        made = self._commands.add_parser(name, help=help, description=help)
        made.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help=LIBRARY)
        commands = made.add_subparsers(metavar="COMMAND", parser_class=Parser, required=True)
        return Grammar(commands, self._speech)

    def date(self, text: str) -> str:
        """Take an argument that must be a date, whole or in part."""
        from reader.core.library import is_date

        if not is_date(text):
            raise argparse.ArgumentTypeError(self._speech.say(NO_DATE, text=text))
        return text


def count(text: str) -> int:
    """Take an argument that must be a number from 0 up."""
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError(text)
    return number
