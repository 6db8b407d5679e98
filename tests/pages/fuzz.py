"""Fuzzing: any bytes at all give a page or a clear refusal, no line lost, in bounded time.

python -m tests.pages.fuzz --cases 20000 [--seed 1]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from random import Random

from reader.core.errors import BaokuError
from reader.core.sources import Profiles, lines_not_whole, read_page, split_lines, unaccounted_lines
from reader.core.sources.decoding import decode
from tests.pages.generate import page as invent
from tests.pages.score import ROOT

ALPHABET = (
    "调本报讯记者通讯员摄下转上接版第期总主办承办出版导读编者按《"
    "》“”()（）【】，。、；：！？…—■●»/· \u3000\t\n\r\v\f\0\ufeff\u2028天地人AB12@"
)
PIECES = (
    "本报讯(记者 甲乙 通讯员 丙丁)",
    "(下转2版)",
    "(上接第一版)",
    "■记者 ",
    "/摄",
    "导读\n",
    "» 详见 3 版\n",
    "编者按:",
    "2021年1月15日 星期五",
    "总第12期",
    "\n\n",
    "\n",
    " ",
    "。",
    "(",
    "“",
    "http://",
    "88259745",
    "主办",
    "倒计时9天",
    "简讯\n",
    "● ",
    "图为",
    "……",
)


def cases(seed: int) -> Iterator[bytes]:
    """Yield an endless row of sources: mutated seeds and invented pages, random text, random bytes."""
    chance = Random(seed)
    texts = [path.read_bytes().decode("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    texts += [invent(number)[0] for number in range(40)]
    encodings = ("utf-8", "utf-8", "utf-8", "gb18030", "utf-16", "utf-16-le", "utf-8-sig")
    while True:
        kind = chance.random()
        if kind < 0.55:
            text = mutate(chance.choice(texts), chance)
            yield text.encode(chance.choice(encodings), errors="replace")
        elif kind < 0.7:
            data = bytearray(chance.choice(texts)[:2000].encode("utf-8"))
            for _ in range(chance.randint(1, 12)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            yield bytes(data[: chance.randint(1, len(data))])
        elif kind < 0.9:
            yield "".join(
                chance.choice(PIECES if chance.random() < 0.3 else ALPHABET)
                for _ in range(chance.randint(0, 400))
            ).encode("utf-8")
        else:
            yield chance.randbytes(chance.randint(0, 600))


def mutate(text: str, chance: Random) -> str:
    """Return a page with pieces cut out, doubled, swapped, put in and its layout changed."""
    start = chance.randrange(max(1, len(text) - 50))
    text = text[start : start + chance.randint(50, 3000)]
    for _ in range(chance.randint(1, 8)):
        at, size = chance.randrange(len(text) + 1), chance.randint(0, 40)
        change = chance.randrange(6)
        if change == 0:
            text = text[:at] + text[at + size :]
        elif change == 1:
            text = text[:at] + chance.choice(PIECES) + text[at:]
        elif change == 2:
            text = text[:at] + text[at : at + size] * 2 + text[at + size :]
        elif change == 3:
            text = text.replace("\n\n", chance.choice(["\n", "\n\n\n", " ", "\r\n"]), chance.randint(1, 50))
        elif change == 4:
            lines = text.split("\n")
            chance.shuffle(lines)
            text = "\n".join(lines)
        else:
            text = text[:at] + chance.choice(ALPHABET) * chance.randint(1, 30) + text[at:]
    return text


def check(data: bytes) -> str | None:
    """Return what is wrong with the reading of a source; None if nothing is."""
    try:
        page = read_page("fuzz.txt", data, Profiles())
    except BaokuError:
        return None
    text = decode(data).text
    wrong = unaccounted_lines(page, text)
    if wrong:
        return f"lines {wrong[:5]} unaccounted for"
    wrong = lines_not_whole(page, text)
    if wrong:
        return f"words of lines {wrong[:5]} lost"
    if page.source.lines != len(split_lines(text)):
        return "number of lines"
    ids = [article.id for article in page.articles]
    if len(ids) != len(set(ids)):
        return "ids are not unique"
    if [role.line for role in page.roles] != sorted({role.line for role in page.roles}):
        return "roles are not one a line"
    for article in page.articles:
        if len(article.paragraphs) != len(article.paragraph_lines) or not article.lines:
            return "paragraphs and their lines differ in number"
        if any(not set(lines) <= set(article.lines) for lines in article.paragraph_lines):
            return "a paragraph has lines its article lacks"
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description="Fuzz the parser.")
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started, slowest = time.perf_counter(), 0.0
    for number, data in zip(range(options.cases), cases(options.seed), strict=False):
        before = time.perf_counter()
        try:
            fault = check(data)
        except Exception as error:  # the fuzzer's task is to name whatever comes
            fault = f"{type(error).__name__}: {error}"
        slowest = max(slowest, time.perf_counter() - before)
        if fault is not None:
            print(f"case {number} of seed {options.seed}: {fault}\n{data!r}")
            return 1
    print(
        f"{options.cases} cases in {time.perf_counter() - started:.0f} s, the slowest {slowest * 1000:.0f} ms; nothing wrong"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
