"""Policies: what an office decides holds, in the documented order, and a mistake in the file is told, not guessed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader import paths
from reader.core.errors import Language
from reader.core.policies import Act, Policies, gather, read_policies, registry_value


def read(*texts: str) -> Policies:
    return gather((f"file{number}", text.encode()) for number, text in enumerate(texts))


def test_all_members_are_read() -> None:
    found = read(
        json.dumps(
            {
                "settings": {"theme": "dark", "reading.text_percent": {"value": 120, "locked": True}},
                "library": "/srv/library",
                "archives": ["/srv/a.baokupack"],
                "forbid": ["import", "folders"],
            }
        )
    )
    assert (found.settings["theme"].value, found.settings["theme"].locked) == ("dark", False)
    assert (found.settings["reading.text_percent"].value, found.settings["reading.text_percent"].locked) == (
        120,
        True,
    )
    assert found.archives == (Path("/srv/a.baokupack"),)
    assert found.forbids(Act.IMPORT) and found.forbids(Act.FOLDERS) and not found.forbids(Act.EXPORT)
    assert found.troubles == ()


def test_a_later_source_wins_and_what_one_forbids_no_other_allows() -> None:
    found = read(
        '{"settings": {"theme": "dark", "language": "en"}, "forbid": ["export"], "library": "/a"}',
        '{"settings": {"theme": {"value": "light", "locked": true}}, "forbid": ["import"], "library": "/b"}',
    )
    assert found.settings["theme"].value == "light" and found.settings["theme"].source == "file1"
    assert found.settings["language"].value == "en"
    assert found.forbidden == {Act.EXPORT: "file0", Act.IMPORT: "file1"}
    assert found.library is not None and found.library.value == "/b"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("{", ["policy.unreadable"]),
        ("[]", ["policy.unreadable"]),
        ("[" * 100_000, ["policy.unreadable"]),
        ('{"theme": "dark"}', ["policy.unknown"]),
        ('{"settings": []}', ["policy.value"]),
        ('{"library": 5}', ["policy.value"]),
        ('{"archives": ["relative.baokupack", 3]}', ["policy.value", "policy.value"]),
        ('{"forbid": ["fun"]}', ["policy.value"]),
        ('{"forbid": "import"}', ["policy.value"]),
    ],
)
def test_a_mistake_is_told_and_the_rest_holds(text: str, codes: list[str]) -> None:
    found = read('{"forbid": ["rebuild"]}', text)
    assert [reason.code for reason in found.troubles] == codes
    assert all("file1" in reason.text(language) for reason in found.troubles for language in Language)
    assert found.forbids(Act.REBUILD)
    assert ("file1" in found.sources) == ("policy.unreadable" not in codes)


def test_the_order_in_which_the_library_is_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(paths.LIBRARY_VARIABLE, raising=False)
    nothing, default = read(), read('{"library": "/srv/shared"}')
    locked = read('{"library": {"value": "/srv/shared", "locked": true}}')
    assert nothing.library_path() == paths.default_library()
    assert default.library_path() == Path("/srv/shared")
    assert default.library_path(tmp_path) == tmp_path
    monkeypatch.setenv(paths.LIBRARY_VARIABLE, str(tmp_path / "variable"))
    assert default.library_path() == tmp_path / "variable"
    assert default.library_path(tmp_path / "option") == tmp_path / "option"
    assert locked.library_path(tmp_path / "option") == Path("/srv/shared")


def test_files_are_read_where_they_lie(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    files = [tmp_path / "beside.json", tmp_path / "system.json", tmp_path / "not-there.json"]
    files[0].write_bytes(b'\xef\xbb\xbf{"forbid": ["import"]}')
    files[1].mkdir()
    monkeypatch.setattr(paths, "policy_files", lambda: files)
    found = read_policies()
    assert found.forbids(Act.IMPORT)
    assert [reason.code for reason in found.troubles] == ["policy.unreadable"]
    assert str(files[1]) in found.troubles[0].text()
    assert found.sources == (str(files[0]),), "what could not be read was not read"


def test_values_of_the_registry_are_plain_texts_or_json() -> None:
    assert registry_value(r"D:\报纸\library") == r"D:\报纸\library"
    assert registry_value('{"theme": "dark"}') == {"theme": "dark"}
    assert registry_value(["import"]) == ["import"]
