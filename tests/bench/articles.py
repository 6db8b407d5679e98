"""Articles for measuring: as many as wanted, always the same for a seed, and with a vocabulary that grows.

    python -m tests.bench.articles --articles 20000 > articles.jsonl

The text is invented: words are drawn by a Pitman-Yor process (Pitman and Yor 1997; Teh 2006 for words), which
gives the few words that are everywhere and the many that are met once, and a vocabulary that grows with a power
of the length, as it does in newspapers. With `--prose FILE` (plain text, a paragraph a line) the paragraphs of
real prose are recombined instead, with invented names and words mixed in, for recombination alone brings
nothing new.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

DISCOUNT: Final = 0.55
"""d: the vocabulary grows with this power of the number of words."""
CONCENTRATION: Final = 2_500
REMEMBERED: Final = 1_000_000
"""So many words are remembered to draw from; afterwards new ones take the place of old ones."""
PARAGRAPH: Final = 180
SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖"
    "石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万"
)


class Prose:
    """An endless newspaper in one invented tongue."""

    def __init__(self, seed: int = 1, paragraphs: Sequence[str] = ()) -> None:
        self._random = random.Random(seed)
        self._paragraphs = paragraphs
        # The 3,755 most used hanzi are the first level of GB 2312; Zipf's law over them in a shuffled order.
        self._hanzi = [
            bytes([row, cell]).decode("gb2312")
            for row in range(0xB0, 0xD8)
            for cell in range(0xA1, 0xFF)
            if (row, cell) < (0xD7, 0xFA)
        ]
        self._random.shuffle(self._hanzi)
        self._shares = [1 / (rank + 12) for rank in range(len(self._hanzi))]
        self._words: list[str] = []
        self._drawn = 0
        self._known = 0

    def articles(self, number: int, length: int = 1000) -> Iterator[dict[str, Any]]:
        """Yield articles of about `length` characters as lines of JSON Lines hold them."""
        day = date(2001, 1, 1)
        for count in range(number):
            if count % 40 == 0:
                day += timedelta(days=1)
            topic = self._sentence_words(6)
            paragraphs = self._recombined(length) if self._paragraphs else self._invented(length, topic)
            yield {
                "newspaper": ("清溪日报", "河西晚报", "江北新闻")[count % 3],
                "date": day.isoformat(),
                "page": count % 8 + 1,
                "title": "".join(topic[:5]) if not self._paragraphs else self._cut(paragraphs[0]),
                "byline": f"记者 {(name := self._name())}",
                "reporters": [name],
                "paragraphs": paragraphs,
            }

    def _invented(self, length: int, topic: Sequence[str]) -> list[str]:
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < length:
            text = ""
            while len(text) < PARAGRAPH:
                words = self._sentence_words(self._random.randrange(4, 11))
                if self._random.random() < 0.4:
                    words.insert(self._random.randrange(len(words)), self._random.choice(topic))
                text += "".join(words) + self._random.choice("，，，。")
            paragraphs.append(text[:-1] + "。")
        return paragraphs

    def _recombined(self, length: int) -> list[str]:
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < length:
            text = self._random.choice(self._paragraphs)
            at = self._random.randrange(len(text) + 1)
            paragraphs.append(f"{text[:at]}{self._name()}{self._new_word()}{text[at:]}")
        return paragraphs

    def _cut(self, text: str) -> str:
        return text[:18].split("。", maxsplit=1)[0]

    def _sentence_words(self, number: int) -> list[str]:
        """Draw words: each is new with the probability that the process gives it, else said before.

        What was said before comes with the words that followed it then, up to five of them: languages have
        phrases, and an index that keeps frequent runs must not be measured on text without any.
        """
        new_share = (CONCENTRATION + DISCOUNT * self._known) / (CONCENTRATION + self._drawn)
        words: list[str] = []
        while len(words) < number:
            if not self._words or self._random.random() < new_share:
                words.append(self._new_word())
            else:
                at = int(self._random.random() * len(self._words))
                words.extend(self._words[at : at + self._random.choice((1, 1, 1, 2, 2, 3, 5))])
        if len(self._words) < REMEMBERED:
            self._words.extend(words)
        else:
            at = self._random.randrange(REMEMBERED - len(words))
            self._words[at : at + len(words)] = words
        self._drawn += len(words)
        return words

    def _new_word(self) -> str:
        self._known += 1
        (length,) = self._random.choices((1, 2, 3, 4), (8, 70, 14, 8))
        return "".join(self._random.choices(self._hanzi, self._shares, k=length))

    def _name(self) -> str:
        given = self._random.choices(self._hanzi, k=self._random.choice((1, 2, 2)))
        return self._random.choice(SURNAMES) + "".join(given)


def main() -> None:
    """Write articles to standard output as JSON Lines."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--length", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--prose", type=Path, help="plain text, a paragraph a line, to recombine")
    options = parser.parse_args()
    lines = options.prose.read_text("utf-8").splitlines() if options.prose else []
    for article in Prose(options.seed, [line for line in lines if line]).articles(
        options.articles, options.length
    ):
        sys.stdout.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
