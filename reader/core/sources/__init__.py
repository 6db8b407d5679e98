"""Sources: bytes → text → lines → issue, articles and leftovers. Pure functions on text."""

from reader.core.sources.conservation import characters_lost, lines_not_whole, unaccounted_lines, words_stated
from reader.core.sources.decoding import Decoded, check_size, decode, name_lines
from reader.core.sources.editions import (
    SHARED,
    SHARED_OTHERWISE_NAMED,
    TEXT_VERSION,
    records_digest,
    share,
    text_digest,
    wording,
)
from reader.core.sources.jsonlines import RECORD_LIMIT, read_json_lines
from reader.core.sources.lines import split_lines
from reader.core.sources.parsing import PARSER_VERSION, parse_text, read_page
from reader.core.sources.profiles import Profile, Profiles

__all__ = [
    "PARSER_VERSION",
    "RECORD_LIMIT",
    "SHARED",
    "SHARED_OTHERWISE_NAMED",
    "TEXT_VERSION",
    "Decoded",
    "Profile",
    "Profiles",
    "characters_lost",
    "check_size",
    "decode",
    "lines_not_whole",
    "name_lines",
    "parse_text",
    "read_json_lines",
    "read_page",
    "records_digest",
    "share",
    "split_lines",
    "text_digest",
    "unaccounted_lines",
    "wording",
    "words_stated",
]
