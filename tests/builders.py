"""Builders of what tests read: pages, records, libraries. Names and stories here are invented."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).resolve().parent.parent / "seeds"

STORIES = (
    ("河西新桥昨日通车", "本报讯(记者 周望舒)3月2日上午,河西新桥建成通车,两岸居民过河由半小时缩短到五分钟。"),
    ("图书馆延长开放时间", "本报讯(记者 林致远)3月2日起,市图书馆夜间开放至十点,方便读者下班后借阅。"),
    (
        "春耕备耕有序展开",
        "本报讯(记者 苏晓棠 通讯员 何田)连日来,青禾镇农户抢抓晴好天气翻耕土地,春耕备耕有序展开。",
    ),
)


def page_text(
    newspaper: str = "清溪日报",
    date: str = "2022年3月3日 星期四",
    page: int = 1,
    stories: Iterable[tuple[str, str]] = STORIES,
) -> str:
    """Return the text of a page: masthead, then headline and body of each story."""
    parts = [newspaper, f"{date} 第{page}版", "中共清溪市委主管主办"]
    for title, body in stories:
        parts += [title, body]
    return "\n\n".join(parts) + "\n"


def record(number: int = 0, **fields: Any) -> dict[str, Any]:
    """Return an article as a line of JSON Lines holds it."""
    return {
        "newspaper": "清溪日报",
        "date": "2022-03-03",
        "page": 1,
        "title": f"第{number}篇报道",
        "paragraphs": [f"这是第{number}篇报道的正文。", "记者在现场看到,一切井然有序。"],
    } | fields


def write_records(path: Path, records: Sequence[dict[str, Any]]) -> Path:
    """Write records as JSON Lines."""
    lines = (json.dumps(item, ensure_ascii=False) + "\n" for item in records)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """Write a text file, and its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path
