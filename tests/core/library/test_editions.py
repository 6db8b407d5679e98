"""Editions: one text in many forms is in the library once; a corrected file replaces itself; two pages stay two."""

from __future__ import annotations

import itertools
import json
import re

import pytest

from reader.core.errors import BaokuError, Language
from reader.core.library import Library
from reader.core.noted import Status
from reader.core.sources import SHARED, SHARED_OTHERWISE_NAMED, share, text_digest
from tests.builders import SEEDS, STORIES, page_text, record, write, write_records
from tests.pages.generate import page as generated

OTHER = [("水库清淤完工", "本报讯(记者 石磊)5月9日,白云水库清淤工程完工,新增库容二十万立方米。")]


def wrapped(text: str, width: int) -> str:
    """Return a text with every line broken after so many characters, as printed lines are."""
    lines = (line[at : at + width] for line in text.splitlines() for at in range(0, max(1, len(line)), width))
    return "\n".join(lines) + "\n"


def mark(library: Library, query: str, words: str) -> None:
    """Put a note on words of the article that a query finds."""
    [place] = library.notes.locate(library.search(query).hits[0].article_id, words)
    library.notes.add(place)


FORMS = {
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "cr": lambda text: text.replace("\n", "\r").encode(),
    "a line end more": lambda text: (text + "\n").encode(),
    "no line end": lambda text: text.rstrip("\n").encode(),
    "without blank lines": lambda text: re.sub("\n+", "\n", text).encode(),
    "gb18030 and crlf": lambda text: text.replace("\n", "\r\n").encode("gb18030"),
    "twenty characters a line": lambda text: wrapped(text, 20).encode(),
    "with a mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_page_in_another_form_beside_it_is_no_second_article(library, tmp_path, form):
    folder = tmp_path / "in"
    write(folder / "a.txt", page_text())
    (folder / "b.txt").write_bytes(FORMS[form](page_text()))
    report = library.import_paths([folder])
    assert (report.imported, report.unchanged, report.notices) == (1, 1, ())
    assert library.search("河西新桥").total == 1
    assert library.search("河西新桥").coverage.articles == len(STORIES)
    assert library.synchronize().imported == 0


@pytest.mark.parametrize("form", ["crlf", "gb18030 and crlf", "twenty characters a line"])
def test_the_same_page_in_another_form_in_its_place_takes_its_place(home, tmp_path, form):
    file = write(tmp_path / "in/a.txt", page_text())
    with Library(home) as library:
        library.import_paths([file])
        mark(library, "河西新桥昨日通车", "建成通车")
        file.write_bytes(FORMS[form](page_text()))
        report = library.import_paths([file])
        assert (report.imported, report.notices) == (1, ())
        answer = library.search("河西新桥")
        assert (answer.total, answer.coverage.files) == (1, 1)
        [note] = library.notes.find().annotations
        assert (note.status, note.article) == (Status.ANCHORED, answer.hits[0].article_id)
    kept = sorted((home / "sources").glob("*/*.txt"))
    assert len(kept) == 2, "the former edition stays among the kept sources"
    (home / "catalogue.sqlite").unlink()
    with Library(home) as library:
        library.complete()
        assert library.search("河西新桥").total == 1


def test_a_file_written_anew_in_one_form_after_the_other_is_always_one_page(library, tmp_path):
    file = write(tmp_path / "in/a.txt", page_text())
    library.import_paths([file])
    for form in (*FORMS.values(), lambda text: text.encode(), FORMS["crlf"], lambda text: text.encode()):
        file.write_bytes(form(page_text()))
        library.import_paths([file])
        assert library.status().articles == len(STORIES)
        assert library.search("河西新桥").total == 1


def test_a_corrected_file_in_another_form_replaces_what_it_was_and_notes_on_lost_words_say_so(
    library, tmp_path
):
    file = write(tmp_path / "in/a.txt", page_text())
    library.import_paths([file])
    mark(library, "夜间开放", "市图书馆夜间开放至十点")
    corrected = page_text().replace("市图书馆夜间开放至十点,", "")
    file.write_bytes(wrapped(corrected, 20).replace("\n", "\r\n").encode("gb18030"))
    report = library.import_paths([file])
    assert (report.imported, report.notices, report.failed) == (1, (), ())
    assert library.search("河西新桥").total == 1
    assert library.search("夜间开放").total == 0
    [note] = library.notes.find().annotations
    assert note.status is Status.ORPHAN


def test_ids_of_a_former_edition_name_the_same_article_in_the_newer_one(library, tmp_path):
    file = write(tmp_path / "in/a.txt", page_text())
    library.import_paths([file])
    former = {title: library.search(title).hits[0].article_id for title, _body in STORIES}
    for data in (
        FORMS["crlf"](page_text()),
        wrapped(page_text(stories=STORIES[::-1]), 20).encode(),
        page_text().replace("图书馆延长开放时间", "市图书馆开放时间延长").encode("gb18030"),
    ):
        file.write_bytes(data)
        library.import_paths([file])
        for title, body in STORIES:
            found = library.article(former[title]).article
            assert found.id not in former.values()
            assert body[14:26] in found.body
            assert library.place(former[title]).article_id == found.id
    with pytest.raises(BaokuError):
        library.article(former[STORIES[0][0]][:17] + "999")


def test_ids_of_records_name_them_in_a_longer_file(library, tmp_path):
    file = write_records(tmp_path / "a.jsonl", [record(n) for n in range(4)])
    library.import_paths([file])
    former = library.search("第3篇报道").hits[0].article_id
    write_records(file, [record(9), *(record(n) for n in range(4))])
    library.import_paths([file])
    assert library.article(former).article.title == "第3篇报道"


def test_two_different_pages_in_one_file_both_stay_and_that_is_said(library, tmp_path):
    file = write(tmp_path / "in/today.txt", page_text())
    library.import_paths([file.parent])
    write(file, page_text(date="2022年5月10日 星期二", stories=OTHER))
    report = library.import_paths([file])
    assert report.imported == 1
    (notice,) = report.notices
    assert (notice.path, notice.reason.code) == (str(file), "file.reused")
    assert all("today.txt" in notice.reason.text(language) for language in Language)
    assert notice.reason in library.mended(), "the window says so too"
    assert library.search("白云水库").total == library.search("河西新桥").total == 1


def test_a_file_that_now_holds_what_another_one_holds_gives_up_only_its_own_former_edition(library, tmp_path):
    folder = tmp_path / "in"
    corrected = page_text().replace("十点", "十一点")
    write(folder / "a.txt", page_text())
    write(folder / "b.txt", corrected)
    library.import_paths([folder])
    assert library.search("图书馆延长").total == 2, "reprints that differ stay both"
    write(folder / "a.txt", corrected + "\n")
    report = library.import_paths([folder])
    assert (report.imported, report.unchanged, report.notices) == (0, 2, ())
    assert library.search("图书馆延长").total == 1
    assert library.search("开放至十一点").total == 1


def test_a_renamed_file_that_is_corrected_replaces_what_it_was_and_a_stick_comes_back(library, tmp_path):
    folder = tmp_path / "in"
    first = write(folder / "a.txt", page_text())
    library.import_paths([folder])
    first.rename(folder / "b.txt")
    library.import_paths([folder])
    write(folder / "b.txt", page_text().replace("十点", "十一点"))
    assert library.import_paths([folder]).notices == ()
    assert library.search("图书馆延长").total == 1
    write(first, page_text())
    library.synchronize()
    assert library.search("图书馆延长").total == 2
    assert library.search("开放至十点").total == 1


def test_a_table_of_another_day_is_another_page_and_a_corrected_date_is_not(library, tmp_path):
    table = [("值班医院一览", "、".join(f"第{n}人民医院内科外科儿科急诊" for n in range(1, 40)) + "。")]
    file = write(tmp_path / "in/a.txt", page_text(stories=table))
    library.import_paths([file])
    changed = [(table[0][0], table[0][1].replace("第1", "第5").replace("第2", "第7").replace("第3", "第6"))]
    write(file, page_text(date="2022年3月4日 星期五", stories=changed))
    assert [one.reason.code for one in library.import_paths([file]).notices] == ["file.reused"]
    assert library.search("值班医院").total == 2
    write(file, page_text(date="2022年3月5日 星期六", stories=changed))
    assert library.import_paths([file]).notices == ()
    assert library.search("值班医院").total == 2


def test_records_in_another_form_are_the_same_and_rewritten_ones_replace_themselves(library, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    items = [record(n) for n in range(6)]
    file = write_records(folder / "a.jsonl", items)
    (folder / "b.jsonl").write_bytes(file.read_bytes().replace(b"\n", b"\r\n\r\n"))
    report = library.import_paths([folder])
    assert (report.imported, report.unchanged) == (1, 1)
    assert library.status().articles == 6
    file = write_records(tmp_path / "c.jsonl", [record(n) for n in range(20, 26)])
    library.import_paths([file])
    items = [record(n) for n in range(20, 26)]
    file.write_text("".join(json.dumps(item, sort_keys=True) + "\n" for item in items))
    assert library.import_paths([file]).notices == ()
    assert library.status().articles == 12
    write_records(file, [record(n) for n in range(50, 60)])
    assert [one.reason.code for one in library.import_paths([file]).notices] == ["file.reused"]
    assert library.status().articles == 22


def test_an_unread_catalogue_takes_in_one_of_two_forms_of_records(home, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    file = write_records(folder / "a.jsonl", [record(n) for n in range(3)])
    (folder / "b.jsonl").write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    with Library(home) as library:
        library.import_paths([folder])
    (home / "catalogue.sqlite").unlink()
    with Library(home) as library:
        library.complete()
        assert library.status().articles == 3


def test_pages_are_far_apart_and_their_damaged_editions_near():
    pages = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    for one, other in itertools.permutations(pages, 2):
        assert share(one, other) < SHARED / 5
    # Invented pages are put together from the same sentences.
    invented = [generated(seed)[0] for seed in range(12)]
    for one, other in itertools.permutations(invented, 2):
        assert share(one, other) < SHARED
    for text in pages + invented:
        damaged = "".join("口" if number % 25 == 7 else char for number, char in enumerate(text))
        assert share(text, damaged) > SHARED
        assert share(text, text.replace("日", "曰", 1)) > SHARED_OTHERWISE_NAMED
        assert text_digest(wrapped(text, 20)) == text_digest(text)


def test_very_long_texts_are_compared_by_a_sample():
    text = "".join(f"第{number}条记录在案," for number in range(40_000))
    assert share(text, wrapped(text, 30)) == 1.0
    assert share(text, text[: len(text) // 4 * 3]) == pytest.approx(0.77, abs=0.05)
