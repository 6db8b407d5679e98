"""A library with one page, and the places in it that tests put notes on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core.library import Library
from reader.core.noted import Place
from tests.builders import page_text, write


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return write(tmp_path / "in/a.txt", page_text())


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that holds the page, to be copied."""
    folder = tmp_path_factory.mktemp("made")
    with Library(folder / "library") as library:
        library.import_paths([write(folder / "in/a.txt", page_text())])
    return folder / "library"


@pytest.fixture
def home(tmp_path: Path, made: Path, request: pytest.FixtureRequest) -> Path:
    """A library that holds the page, closed; of a test that changes the page's file, one that knows that file."""
    home = tmp_path / "library"
    if "page" in request.fixturenames:
        with Library(home) as library:
            library.import_paths([request.getfixturevalue("page")])
    else:
        shutil.copytree(made, home)
    return home


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library(home) as opened:
        yield opened


@pytest.fixture
def article(library: Library) -> str:
    return library.search("周望舒").hits[0].article_id


@pytest.fixture
def bridge(library: Library, article: str) -> Place:
    """Words in the body of the first article."""
    [place] = library.notes.locate(article, "建成通车")
    return place
