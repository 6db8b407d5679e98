"""Write resources/dictionaries/variants.tsv: which Simplified hanzi each Traditional one is folded to.

The data is OpenCC's (https://github.com/BYVoid/OpenCC, Apache License 2.0), asked one character at a time,
because folding must not depend on the neighbours of a character.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Final

HEADER: Final = """\
# Traditional hanzi and the Simplified ones that search folds them to: two columns, divided by a tab.
# Made by packaging/variants.py from the tables of OpenCC {version} (https://github.com/BYVoid/OpenCC),
# copyright the OpenCC contributors, Apache License 2.0.
"""

HANZI: Final = (range(0x2E80, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x33480))
"""The blocks of Unicode that hold hanzi, radicals and compatibility forms."""


def variants() -> dict[str, str]:
    """Return the Simplified form of every hanzi that has another one, as single characters.

    A form that is itself mapped further is followed to its end, so that folding twice changes nothing;
    hanzi that compatibility normalization (NFKC) replaces are left to it.
    """
    from opencc import OpenCC

    converter = OpenCC("t2s")
    direct: dict[str, str] = {}
    for block in HANZI:
        for code in block:
            printed = chr(code)
            simplified = converter.convert(printed)
            normal = unicodedata.is_normalized("NFKC", printed) and unicodedata.is_normalized(
                "NFKC", simplified
            )
            if simplified != printed and len(simplified) == 1 and normal:
                direct[printed] = simplified
    return {printed: _end_of_chain(direct, printed) for printed in direct}


def _end_of_chain(direct: dict[str, str], printed: str) -> str:
    seen = {printed}
    current = direct[printed]
    while current in direct and current not in seen:
        seen.add(current)
        current = direct[current]
    return current


def write_variants(path: Path) -> int:
    """Write the table to `path` as UTF-8 and return its number of rows."""
    import opencc

    table = variants()
    rows = "".join(f"{printed}\t{simplified}\n" for printed, simplified in sorted(table.items()))
    path.parent.mkdir(parents=True, exist_ok=True)
    header = HEADER.format(version=getattr(opencc, "__version__", ""))
    path.write_text(header + rows, encoding="utf-8", newline="\n")
    return len(table)
