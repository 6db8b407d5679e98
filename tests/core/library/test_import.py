"""Importing: every file in once, whatever its name, encoding or fate; sources untouched; nothing lost."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core import sources
from reader.core.errors import BaokuError, Reason
from reader.core.folding import fold
from reader.core.library import Library
from reader.core.progress import Cancelled, Progress
from reader.core.records import Failure, SearchOptions
from tests.builders import SEEDS, STORIES, page_text, record, write, write_records

ALL = SearchOptions(limit=None)


def titles(library: Library) -> list[str | None]:
    return [
        article.title
        for newspaper in library.newspapers()
        for year in library.years(newspaper.name)
        for issue in library.issues(newspaper.name, year.year)
        for page in library.pages(issue.id)
        for article in library.articles(page.id)
    ]


def test_the_first_start_takes_in_the_seeds_and_later_ones_find_everything_in_place(library, home):
    first = library.synchronize()
    assert (first.imported, first.failed) == (5, ())
    assert library.status().articles == first.articles > 30
    assert library.search("大运河").total > 0
    again = library.synchronize()
    assert (again.imported, again.unchanged, again.articles) == (0, 5, 0)
    with Library(home) as reopened:
        assert reopened.complete().imported == 0
        assert reopened.status().articles == first.articles


def test_a_library_begun_with_files_of_ones_own_holds_just_these(library, tmp_path):
    library.import_paths([write(tmp_path / "in/a.txt", page_text())])
    library.synchronize()
    assert library.status().articles == len(STORIES)


def test_the_tree_holds_what_the_page_says(library, tmp_path):
    library.import_paths([write(tmp_path / "in/a.txt", page_text())])
    (newspaper,) = library.newspapers()
    assert (newspaper.name, newspaper.articles) == ("清溪日报", len(STORIES))
    assert titles(library) == [title for title, _body in STORIES]


def test_the_same_again_does_nothing_twice(library, tmp_path):
    folder = tmp_path / "in"
    write(folder / "a.txt", page_text())
    write(folder / "deep/er/b.txt", page_text(page=2, stories=STORIES[:1]))
    first = library.import_paths([folder])
    assert (first.imported, first.unchanged, first.articles) == (2, 0, 4)
    again = library.import_paths([folder, folder / "a.txt"])
    assert (again.imported, again.unchanged, again.articles) == (0, 2, 0)
    assert library.status().articles == 4


def test_the_same_file_under_two_names_or_in_two_encodings_is_one_source(library, tmp_path):
    folder = tmp_path / "in"
    write(folder / "a.txt", page_text())
    write(folder / "copy.txt", page_text())
    write(folder / "gb.txt", page_text(), "gb18030")
    write(folder / "utf16.txt", page_text(), "utf-16")
    report = library.import_paths([folder])
    assert (report.imported, report.unchanged) == (1, 3)
    assert library.status().articles == len(STORIES)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_every_encoding_gives_the_same_text(library, tmp_path, encoding):
    text = ("\ufeff" if encoding in {"utf-16-le", "utf-16-be"} else "") + page_text()
    library.import_paths([write(tmp_path / "a.txt", text, encoding)])
    assert titles(library) == [title for title, _body in STORIES]


def test_a_big5_page_is_read_in_its_own_glyphs_and_found_in_both_scripts(library, tmp_path):
    stories = [
        (
            "河西新橋昨日通車",
            "本報訊(記者 周望舒)三月二日上午,河西新橋建成通車,兩岸居民過河由半小時縮短到五分鐘。",
        )
    ]
    text = page_text(newspaper="清溪日報", stories=stories).replace("报", "報").replace("办", "辦")
    library.import_paths([write(tmp_path / "a.txt", text, "big5")])
    found = library.search("新桥")
    assert found.total == library.search("新橋").total == 1
    assert found.hits[0].title == "河西新橋昨日通車"


def test_a_touched_file_is_unchanged_and_a_corrected_one_replaces_what_it_was(library, tmp_path):
    folder = tmp_path / "in"
    file = write(folder / "a.txt", page_text())
    library.import_paths([folder])
    os.utime(file, ns=(1, 1))
    assert library.synchronize().unchanged == 1
    write(file, page_text().replace("十点", "十一点"))
    report = library.synchronize()
    assert (report.imported, library.status().articles) == (1, len(STORIES))
    assert library.search("开放至十一点").total == 1
    assert library.search("开放至十点").total == 0


def test_a_name_used_again_for_another_page_loses_nothing(library, tmp_path):
    file = write(tmp_path / "in/today.txt", page_text())
    library.import_paths([file.parent])
    other = [("水库清淤完工", "本报讯(记者 石磊)5月9日,白云水库清淤工程完工,新增库容二十万立方米。")]
    write(file, page_text(date="2022年5月10日 星期二", stories=other))
    library.synchronize()
    assert library.search("白云水库").total == 1
    assert library.search("河西新桥").total == 1


def test_a_corrected_file_that_has_a_twin_leaves_the_twin_alone(library, tmp_path):
    folder = tmp_path / "in"
    write(folder / "a.txt", page_text())
    write(folder / "twin.txt", page_text())
    library.import_paths([folder])
    write(folder / "a.txt", page_text().replace("十点", "十一点"))
    library.synchronize()
    assert library.search("开放至十一点").total == 1
    assert library.search("开放至十点").total == 1


def test_a_vanished_file_keeps_what_it_gave(library, tmp_path):
    file = write(tmp_path / "in/a.txt", page_text())
    library.import_paths([file])
    file.unlink()
    report = library.import_paths([file])
    assert [failure.reason.code for failure in report.failed] == ["file.missing"]
    assert library.status().articles == len(STORIES)
    assert library.source_lines(library.search("新桥").hits[0].article_id)[0] == (1, "清溪日报")


def test_bad_files_are_named_and_the_rest_goes_on(library, tmp_path):
    folder = tmp_path / "in"
    bad = {
        "empty.txt": b"",
        "blank.txt": b" \n\n\t\n",
        "image.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
        "zip.txt": b"PK\x03\x04" + b"\0" * 500,
        "nul.txt": b"abc\0def\0" * 300,
        "noise.txt": bytes(range(1, 256)) * 40,
        "empty.jsonl": b"",
        "bad.jsonl": b"{not json}\n[1]\n",
    }
    for name, content in bad.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    write(folder / "good.txt", page_text())
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}
    report = library.import_paths([folder, tmp_path / "nowhere.txt"])
    assert report.imported == 1
    assert {Path(failure.path).name for failure in report.failed} == {*bad, "nowhere.txt"}
    assert all(failure.reason.text() for failure in report.failed)
    assert {Path(f.path).name for f in library.failures()} == {*bad}, "what never was is told once"
    coverage = library.search("新桥").coverage
    assert (coverage.failed_files, coverage.failed_lines) == (len(bad) - 1, 2), "of one file it was the lines"
    assert before == {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}


def test_a_mended_file_is_no_failure_any_more(library, tmp_path):
    file = tmp_path / "in/a.txt"
    write(file, "")
    assert len(library.import_paths([file.parent]).failed) == 1
    assert len(library.synchronize().failed) == 1, "it is still told"
    write(file, page_text())
    assert library.synchronize().imported == 1
    assert library.failures() == []


def test_one_line_of_200_megabytes_is_refused_at_once(library, tmp_path):
    file = tmp_path / "huge.txt"
    with file.open("wb") as stream:
        stream.truncate(200_000_000)
    (failure,) = library.import_paths([file]).failed
    assert failure.reason.code == "file.too_large"
    assert "200" in failure.reason.text()


def test_truncated_utf8_keeps_the_good_text(library, tmp_path):
    file = tmp_path / "cut.txt"
    file.write_bytes(page_text().encode()[:-3])
    library.import_paths([file])
    assert library.search("河西新桥").total == 1


def test_lines_in_another_encoding_lose_no_other_line(library, tmp_path):
    text = page_text()
    half = text.index("图书馆")
    file = tmp_path / "mixed.txt"
    file.write_bytes(text[:half].encode() + text[half:].encode("gb18030"))
    library.import_paths([file])
    assert library.search("河西新桥").total == 1
    assert library.search("春耕备耕").total == 1


def test_an_empty_folder_is_told(library, tmp_path):
    (tmp_path / "in").mkdir()
    (failure,) = library.import_paths([tmp_path / "in"]).failed
    assert failure.reason.code == "folder.empty"


def test_other_files_of_a_folder_are_left_alone(library, tmp_path):
    folder = tmp_path / "in"
    write(folder / "a.txt", page_text())
    write(folder / "picture.png", "x")
    write(folder / ".hidden.txt", "x")
    write(folder / ".git/config.txt", "x")
    assert library.import_paths([folder]).imported == 1
    assert library.failures() == []


def test_a_followed_folder_is_looked_at_until_it_is_left(library, tmp_path):
    folder = tmp_path / "in"
    write(folder / "a.txt", page_text())
    library.import_paths([folder])
    assert library.followed_folders() == [folder]
    write(folder / "b.txt", page_text(page=2, stories=STORIES[:1]))
    assert library.synchronize().imported == 1
    library.unfollow(folder)
    write(folder / "c.txt", page_text(page=3, stories=STORIES[1:2]))
    assert library.synchronize().imported == 0
    assert library.status().articles == 4


def test_a_folder_that_is_not_there_now_is_no_fault(library, tmp_path):
    folder = tmp_path / "stick"
    write(folder / "a.txt", page_text())
    library.import_paths([folder])
    folder.rename(tmp_path / "unplugged")
    assert library.synchronize().failed == ()
    assert library.status().articles == len(STORIES)


# ── records ───────────────────────────────────────────────────────────────────────────────────────────


def test_records_come_in_with_all_their_fields(library, tmp_path):
    item = record(
        7, kicker="引题", subtitle="副题", byline="记者 甲", reporters=["甲"], correspondents=["乙"],
        kind="brief", column="要闻", caption="图说", photo_credit="丙", dateline="清溪3月2日电",
        source="新华社", jump={"to_page": 2}, page="A1",
    )  # fmt: skip
    library.import_paths([write_records(tmp_path / "a.jsonl", [item])])
    stored = library.article(library.search("第7篇报道").hits[0].article_id)
    kept = stored.article
    assert (kept.kicker, kept.subtitle, kept.byline, kept.column) == ("引题", "副题", "记者 甲", "要闻")
    assert (kept.reporters, kept.correspondents, kept.kind) == (("甲",), ("乙",), "brief")
    assert (kept.caption, kept.photo_credit, kept.dateline, kept.source) == (
        "图说",
        "丙",
        "清溪3月2日电",
        "新华社",
    )
    assert kept.paragraphs == tuple(item["paragraphs"])
    assert kept.jump is not None and kept.jump.to_page == 2
    assert (stored.issue.newspaper, stored.issue.date, stored.page.number) == ("清溪日报", "2022-03-03", "A1")


def test_a_bad_line_is_named_and_the_others_come_in(library, tmp_path):
    file = tmp_path / "a.jsonl"
    lines = [json.dumps(record(n)) for n in range(3)]
    file.write_text("\n".join([lines[0], "{oops", lines[1], '{"paragraphs": 5}', lines[2]]))
    report = library.import_paths([file])
    assert (report.imported, report.articles) == (1, 3)
    assert [failure.line for failure in report.failed] == [2, 4]
    assert library.status().articles == 3


def test_a_bad_line_stays_a_failure_however_often_its_file_is_taken_in(library, tmp_path):
    file = tmp_path / "in/a.jsonl"
    write(file, json.dumps(record(1)) + "\n坏行\n" + json.dumps(record(2)) + "\n")
    first = library.import_paths([file]).failed
    assert [failure.line for failure in first] == [2]
    again = library.import_paths([file])
    assert (again.imported, again.unchanged, again.failed) == (0, 1, first)
    assert library.failures() == list(first)
    coverage = library.search("第1篇").coverage
    assert (coverage.failed_files, coverage.failed_lines) == (0, 1)
    copy = write(tmp_path / "copy.jsonl", "\n" + file.read_text(encoding="utf-8"))
    assert [(Path(f.path), f.line) for f in library.import_paths([copy]).failed] == [(copy, 3)]
    copy.unlink()
    file.unlink()
    assert [failure.reason.code for failure in library.import_paths([file]).failed] == ["file.missing"]
    assert first[0] in library.failures(), "its line is no more in the library than before"
    write(file, json.dumps(record(1)) + "\n" + json.dumps(record(3)) + "\n" + json.dumps(record(2)) + "\n")
    library.import_paths([file])
    assert not [failure for failure in library.failures() if failure.path == str(file)]


def test_lines_with_control_characters_come_in_and_are_named(library, tmp_path):
    file = write_records(tmp_path / "a.jsonl", [record(1), record(2, title="新\0桥"), record(3)])
    report = library.import_paths([file])
    assert (report.articles, report.failed) == (3, ())
    (notice,) = report.notices
    assert (notice.path, notice.reason.fields["lines"]) == (str(file), "2")
    assert library.search("新␀桥").total == 1


def test_a_line_that_an_older_version_refused_comes_in_when_its_file_is_taken_in_again(
    library, tmp_path, monkeypatch
):
    file = write_records(tmp_path / "a.jsonl", [record(1), record(2), record(3)])
    whole = sources.read_json_lines

    def stricter(lines, info):
        refusal = Failure(info.path, Reason("jsonl.empty"), line=2)
        return (refusal if "第2篇" in str(item) else item for item in whole(lines, info))

    with monkeypatch.context() as older:
        older.setattr(sources, "read_json_lines", stricter)
        assert [failure.line for failure in library.import_paths([file]).failed] == [2]
        before = library.search("正文").hits
    report = library.import_paths([file])
    assert (report.failed, library.failures()) == ((), [])
    assert library.status().articles == 3
    assert {hit.article_id for hit in before} < {hit.article_id for hit in library.search("正文").hits}


def test_a_record_longer_than_any_costs_only_itself(library, tmp_path):
    file = write_records(tmp_path / "a.jsonl", [record(1), record(2, title="x" * 17_000_000), record(3)])
    report = library.import_paths([file])
    assert (report.articles, [failure.line for failure in report.failed]) == (2, [2])


def test_records_appended_to_a_file_are_taken_without_doubling_the_old_ones(library, tmp_path):
    (tmp_path / "in").mkdir()
    file = write_records(tmp_path / "in/a.jsonl", [record(n) for n in range(10)])
    library.import_paths([file.parent])
    write_records(file, [record(n) for n in range(15)])
    library.synchronize()
    assert library.status().articles == 15


def test_many_records_are_all_there(library, tmp_path):
    file = write_records(tmp_path / "a.jsonl", [record(n, page=n % 4) for n in range(5000)])
    report = library.import_paths([file])
    assert (report.imported, report.articles, report.failed) == (1, 5000, ())
    assert library.search("这是第4999篇报道的正文").total == 1
    assert library.search("井然有序").total == 5000


# ── copies, cancelling, rebuilding ────────────────────────────────────────────────────────────────────


def test_every_source_is_kept_by_its_digest(library, home):
    library.synchronize()
    for seed in SEEDS.glob("*.txt"):
        data = seed.read_bytes()
        name = hashlib.sha256(data).hexdigest()
        assert (home / "sources" / name[:2] / f"{name}.txt").read_bytes() == data


def test_a_cancelled_import_keeps_what_is_done_and_goes_on_later(library, tmp_path):
    folder = tmp_path / "in"
    for number in range(6):
        write(folder / f"{number}.txt", page_text(page=number + 1))
    steps = iter(range(100))
    with pytest.raises(Cancelled):
        library.import_paths([folder], Progress(should_stop=lambda: next(steps) >= 3))
    assert 0 < library.status().articles < 18
    library.complete()
    assert library.status().articles == 18
    assert library.search("河西新桥").total == 6


def test_progress_tells_what_is_done_and_what_changed(library, tmp_path):
    folder = tmp_path / "in"
    write(folder / "a.txt", page_text())
    write(folder / "b.txt", page_text(page=2))
    steps: list[tuple[str, int, int]] = []
    changes = []
    library.import_paths(
        [folder],
        Progress(
            on_step=lambda stage, done, total, _subject: steps.append((stage.value, done, total)),
            on_changes=changes.append,
        ),
    )
    assert ("importing", 0, 2) in steps and ("importing", 2, 2) in steps
    assert any(stage == "indexing" for stage, _done, _total in steps)
    assert any(change.issues for change in changes) and any(change.index for change in changes)


@pytest.mark.parametrize("lost", ["catalogue.sqlite", "index", "library.json"])
def test_what_is_derived_may_be_deleted_and_comes_back(home, tmp_path, lost):
    folder = tmp_path / "in"
    write(folder / "a.txt", page_text())
    write_records(folder / "b.jsonl", [record(n) for n in range(5)])
    with Library(home) as library:
        library.import_paths([folder])
        before = [hit.article_id for hit in library.search("记者", ALL).hits]
    for path in [*home.glob(lost), *home.glob(lost + "-*")]:
        if path.is_dir():
            for file in path.rglob("*"):
                if file.is_file():
                    file.unlink()
        else:
            path.unlink()
    with Library(home) as library:
        library.complete()
        assert sorted(hit.article_id for hit in library.search("记者", ALL).hits) == sorted(before)
        assert library.status().articles == 8
        assert library.check_index().state == "ready"


def test_a_superseded_edition_stays_away_after_a_rebuild(home, tmp_path):
    file = write(tmp_path / "in/a.txt", page_text())
    with Library(home) as library:
        library.import_paths([file])
        write(file, page_text().replace("十点", "十一点"))
        library.import_paths([file])
    (home / "catalogue.sqlite").unlink()
    with Library(home) as library:
        library.complete()
        assert library.search("开放至十一点").total == 1
        assert library.search("开放至十点").total == 0


def test_ids_are_the_same_on_every_machine_and_after_every_import(library, tmp_path):
    file = write(tmp_path / "in/a.txt", page_text())
    library.import_paths([file])
    with Library(tmp_path / "elsewhere") as other:
        other.import_paths([write(tmp_path / "other/name.txt", page_text())])
        ours, theirs = (
            [hit.article_id for hit in opened.search("记者", ALL).hits] for opened in (library, other)
        )
    assert ours == theirs
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert all(item.startswith(digest[:16] + "-") for item in ours)


def test_nothing_is_imported_into_a_library_that_is_being_written(library, home, tmp_path, monkeypatch):
    monkeypatch.setattr("reader.core.opening.LOCK_PATIENCE", 0.0)
    file = write(tmp_path / "a.txt", page_text())
    with Library(home) as other:

        def meanwhile(_changes):
            with pytest.raises(BaokuError) as told:
                other.import_paths([file])
            assert told.value.reason.code == "library.busy"
            assert other.complete().imported == 0

        library.import_paths([file], Progress(on_changes=meanwhile))
        assert other.search("新桥").total == 1, "the other one sees what came in"


# ── profiles of staff's own ───────────────────────────────────────────────────────────────────────────


def test_a_profile_put_into_the_library_names_pages_that_do_not_name_themselves(home, tmp_path):
    text = page_text().replace("清溪日报", "XISHAN MORNING NEWS")
    with Library(home) as library:
        library.import_paths([write(tmp_path / "in/a.txt", text)])
        before = [hit.article_id for hit in library.search("记者", ALL).hits]
        assert [n.name for n in library.newspapers()] == [None]
    write(home / "newspapers/xishan.toml", 'name = "西山早报"\nenglish_title = "XISHAN MORNING NEWS"\n')
    with Library(home) as library:
        library.complete()
        assert [n.name for n in library.newspapers()] == ["西山早报"]
        assert sorted(h.article_id for h in library.search("记者", ALL).hits) == sorted(before)


def test_a_profile_that_cannot_be_read_is_told_and_stops_nothing(home, tmp_path):
    write(home / "newspapers/bad.toml", "name = ")
    with Library(home) as library:
        assert [reason.code for reason in library.mended()] == ["profile.unreadable"]
        assert library.import_paths([write(tmp_path / "a.txt", page_text())]).imported == 1


def test_words_behind_a_jump_are_found_after_import(library, tmp_path):
    text = page_text(stories=[("新车站启用", "县城新车站启用,日均发送旅客三千人次。(下转2版 相关报道见3版)")])
    report = library.import_paths([write(tmp_path / "a.txt", text)])
    assert (report.imported, report.failed) == (1, ())
    assert library.search("相关报道").total == 1


@pytest.mark.parametrize(
    ("marker", "queries"),
    [
        ("(下转2版)", ["下转", "下转2版", "转2", '"(下转2版)"']),
        ("(上接第3版)", ["上接", "上接第3版"]),
        ("▶下转 4 版", ["下转4版", "下转 4"]),
        ("(下转2、3版)", ["下转2、3版", "3版"]),
        ("（下转２、３版）", ["下转2、3版"]),
        ("(下转第2版和第3版)", ["下转第2版和第3版"]),
        ("(下转二至四版)", ["下转二至四版"]),
        ("(上接今日A1、2版)", ["上接今日A1", "A1、2版"]),
        ("(下转\n第2版)", ["下转第2版"]),
    ],
)
def test_the_words_of_a_jump_are_told_of_where_they_are_printed(library, tmp_path, marker, queries):
    whole, rest = "县城新车站启用,日均发送旅客三千人次,", "居民纷纷称赞。第2版的人也说好。"
    body = f"{marker}{rest}" if "接" in marker else f"{rest}{whole}{marker}"
    report = library.import_paths([write(tmp_path / "a.txt", page_text(stories=[("新车站启用", body)]))])
    assert report.notices == (), "no words are said to be lost"
    (article,) = library.search("新车站启用").hits
    jump = library.article(article.article_id).article.jump
    assert jump is not None, "the marker was read"
    for query in queries:
        answer = library.search(query)
        assert answer.leftovers is not None, query
        (place,) = [one for one in answer.leftovers.places if not one.masthead]
        assert fold(place.text) == fold(marker) and len(place.lines) == marker.count("\n") + 1
        printed = dict(library.source_lines(article.article_id))
        assert fold(place.text) in fold("".join(map(printed.__getitem__, place.lines)))
        assert [note.code for note in answer.notes if "leftovers" in note.code] == ["query.leftovers"]
    for query in ("三千人次", "称赞", "居民纷纷"):
        assert library.search(query).leftovers is None, "what an article holds is not told of a second time"


def test_words_that_a_reading_lost_are_a_leftover_and_reported(library, tmp_path, monkeypatch):
    whole = sources.read_page

    def careless(path, data, profiles):
        page = whole(path, data, profiles)
        (article,) = page.articles
        kept = tuple(paragraph.replace("三千人次", "") for paragraph in article.paragraphs)
        return replace(page, articles=(replace(article, paragraphs=kept),))

    monkeypatch.setattr(sources, "read_page", careless)
    text = page_text(stories=[("新车站启用", "县城新车站启用,日均发送旅客三千人次。")])
    report = library.import_paths([write(tmp_path / "a.txt", text)])
    assert [warning.reason.code for warning in report.failed] == ["source.words_lost"]
    assert library.import_paths([tmp_path / "a.txt"]).failed == report.failed, "however often it is taken in"
    assert library.failures() == list(report.failed)
    found = library.search("三千人次").leftovers
    assert found is not None and "日均发送旅客三千人次" in found.places[0].text
