"""Pages that are parsed by themselves, without becoming part of a library."""

from __future__ import annotations

import os
from pathlib import Path

from reader import paths
from reader.core import sources
from reader.core.errors import BaokuError
from reader.core.ordinary import reading
from reader.core.records import ParsedPage, SourceInfo


def load_profiles(home: Path) -> sources.Profiles:
    """Return the profiles that come with the program and those that staff put into a library's folder `newspapers`."""
    return sources.Profiles.load(paths.resources() / "newspapers", home / "newspapers")


def parse_file(path: str, home: Path) -> ParsedPage:
    """Parse the text of a page and leave the library alone, but for the profiles in its folder `home`.

    Raises BaokuError for a file that cannot be read or is no text.
    """
    profiles = load_profiles(home)
    file = Path(path)
    try:
        with reading(file, handed=True) as stream:
            sources.check_size(os.fstat(stream.fileno()).st_size)
            data = stream.read()
    except (FileNotFoundError, ValueError) as error:  # the second for a name with a NUL in it
        raise BaokuError("file.missing") from error
    except OSError as error:
        raise BaokuError("file.unreadable", detail=error) from error
    return sources.read_page(path, data, profiles)


def source_text(info: SourceInfo) -> list[str]:
    """Return the lines of a page's file as they were decoded. Raises BaokuError as `parse_file` does."""
    return sources.split_lines(sources.decode(Path(info.path).read_bytes()).text)
