"""The figures the parser is held to: on the seeds, and on invented pages it was not written for."""

import pytest

from reader.core.sources import Profiles
from tests.pages.score import ROOT, Score, score_invented, score_seeds

UNSEEN = range(50_000, 50_160)


def test_seeds() -> None:
    total, wrong = score_seeds(Profiles.load(ROOT / "resources" / "newspapers"))
    assert wrong == []
    assert total.articles.f1 == total.breaks.f1 == total.people.f1 == 1.0


def test_seeds_without_profiles_lack_only_what_is_not_stated() -> None:
    _, wrong = score_seeds(Profiles())
    assert wrong == ["004_99dec979f43baf55: issue.newspaper: '钱塘新区报' read as None"]


@pytest.fixture(scope="module")
def unseen() -> Score:
    return score_invented(UNSEEN)[0]


@pytest.mark.parametrize(
    ("figure", "least"),
    [
        ("articles", 0.93),
        ("headlines", 0.8),
        ("breaks", 0.93),
        ("people", 0.96),
        ("masthead", 0.95),
        ("jumps", 0.97),
        ("columns", 0.85),
    ],
)
def test_invented_pages(unseen: Score, figure: str, least: float) -> None:
    assert getattr(unseen, figure).f1 >= least


def test_invented_pages_keep_every_character(unseen: Score) -> None:
    assert unseen.unaccounted == 0
    assert 1000 * unseen.stray <= 0.5 * unseen.characters
    assert 1000 * (unseen.lost + unseen.invented) <= 2 * unseen.characters
