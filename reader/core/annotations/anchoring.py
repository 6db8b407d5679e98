"""Finding a note's words again after a page was read anew: the same words between the same words, or an orphan.

The words are looked up literally (folded) in the whole page, and each place is judged by how like its
surroundings are to those the note was made in. A place is taken only if it is like enough and clearly more like
than every other, and if what stood around the words does not stand elsewhere without them; never because it is the
only one left, and never by its position alone. Short quotes are not matched with errors. Quotes of some length may
differ inside, if the surroundings leave no doubt; that is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from reader.core.annotations.absence import is_gone, is_gone_beside
from reader.core.annotations.alone import alone, in_its_line, is_another, stands_loose
from reader.core.annotations.distance import likeness, nearest
from reader.core.annotations.judging import APART, LIKE_IF_CUT, LITTLE, UNLIKE, Found, judge, outward, pairs
from reader.core.annotations.targets import NEAR, TITLE, Edition, Passage, Surroundings, Text, selector
from reader.core.errors import Reason
from reader.core.folding import fold
from reader.core.noted import WHOLE, Anchor, Place, Status, Target

LIKE: Final = 0.72
"""How like the surroundings of a place must be within 64 characters, and further out if more is known."""

NEARLY: Final = 0.6
"""How like they must be within 24."""

SHORT: Final = 6
"""Folded characters of a quote that may well stand again close by; what is next to it must then tell more."""

NEXT_IF_SHORT: Final = 0.8
NEARLY_IF_SHORT: Final = 0.75

CONTRADICTED: Final = 0.75
"""What the one side says is not made good by the other: each must be so like within 24 characters of the same field.

Where a passage is printed twice and one of the two is gone, what is left has one side of each.
"""

SURELY: Final = 0.9
"""How like 6 and 24 characters must be so that what is further out may be less like."""

LIKE_IF_SURE: Final = 0.6

TWIN: Final = 0.9
"""How like another place on the page was that could not be told apart even when the note was made."""

TELLING: Final = 10
"""Folded characters of quote and surroundings that are needed to tell a place in another article."""

FEWEST: Final = 4
"""Folded characters of a field that tell it by themselves, if nothing else on the page is like it."""

LONG: Final = 10
"""Folded characters of a quote that may be matched with errors."""

ERRORS: Final = 0.2
"""The share of a long quote that may differ; then each side must be more like than otherwise."""

LIKE_IF_ALTERED: Final = 0.8

SURE: Final = 0.95
"""The score from which on words need not be told from their like by what is next to them, letter by letter."""

ALONE: Final = 0.9
"""The score of a place that is told by its line, whatever stands around that."""

CLOSELY_JUDGED: Final = 24
"""Places whose surroundings are compared by edit distance: those that share most pairs of characters."""

REACHES: Final = (NEAR, 2 * NEAR, 4 * NEAR, 8 * NEAR)
"""How far a selector reaches out until its words are told from their like on the page."""


def anchor(target: Target, editions: Sequence[Edition]) -> Anchor:
    """Return where a target stands in the editions of its page, the likeliest edition first.

    The first edition in which the words can be told decides; if they can be told in none, the note is an orphan.
    """
    if not any(edition.texts for edition in editions):
        return Anchor(Status.ORPHAN, None, 0.0, Reason("note.waiting"))
    verdicts: list[Anchor] = []
    for edition in editions:
        is_whole = target.field == WHOLE
        verdict = _whole_article(target, edition) if is_whole else _passage(target, edition, editions)
        if verdict.status is Status.ANCHORED:
            return verdict
        verdicts.append(verdict)
    return max(verdicts, key=lambda verdict: verdict.score)


def told_apart(text: Text, name: str, start: int, end: int, page: Edition) -> Target:
    """Return the selector of a printed range, reaching out as far as it must to be told from its like on the page.

    Each side must tell by itself, because a border may cut off the other one day.
    """
    here = text.passage(name, start, end)
    for reach in REACHES:
        target = selector(text, name, start, end, reach)
        around = Surroundings.of(target)
        others = [item for item in _literal(around, page.texts) if (item.text, item.passage) != (text, here)]
        far = [
            item for item in others if item.text is not text or abs(item.passage.start - here.start) > reach
        ]
        if not any(
            _may_tell_more(side.text, [item.sides[which] for item in far], reach)
            for which, side in enumerate((around.left, around.right))
        ):
            break
    left, right = alone(text, here, around, page)
    rival = round(max((min(item.cut) for item in others), default=0.0), 3)
    return replace(target, rival=rival, alone_left=left, alone_right=right)


def _may_tell_more(side: str, likes: Iterable[tuple[float, ...]], reach: int) -> bool:
    """Tell whether a side is like that of another place on the page, and there is more of it further out."""
    return len(side) >= reach - reach // 4 and any(like[-1] >= UNLIKE for like in likes)


def _passage(target: Target, edition: Edition, editions: Sequence[Edition]) -> Anchor:
    # A line of another source is another line, though its number be the same.
    own = edition.holding(target.article, target.line if edition.source == target.source else None)
    if own is not None and (anchored := _unchanged(target, own)):
        return anchored
    around = Surroundings.of(target)
    found = _literal(around, edition.texts)
    if found and (anchored := _choose(found, around, own, edition.texts)):
        return anchored
    line = in_its_line(around, edition, editions, is_same_page=_is_same_page(target, edition))
    if line is not None and not (
        is_gone(*line, around, edition.texts, together=True) or is_gone_beside(*line, around)
    ):
        return _anchored(*line, ALONE, None)
    altered = _altered(around, edition.texts) if len(around.quote) >= LONG else []
    if altered and (anchored := _choose(altered, around, own, edition.texts)):
        return anchored
    if not found and stands_loose(around, edition):
        return Anchor(Status.ORPHAN, None, 0.0, Reason("note.loose"))
    return _orphan(found, altered, around, edition.texts)


def _is_same_page(target: Target, edition: Edition) -> bool:
    """Tell whether an edition is of the very page a note was made on, so that what was told apart there is here."""
    if edition.proved or edition.source == target.source:
        return True
    stated = target.newspaper is not None and target.date is not None and target.page is not None
    return stated and edition.number == target.page


def _unchanged(target: Target, own: Text) -> Anchor | None:
    """Return the place in an article in which the words and all around them are where they were."""
    printed = own.printed.get(target.field, "")
    if not target.quote or printed[target.start : target.end] != target.quote:
        return None
    if not own.head(target.field, target.start).endswith(target.before + target.prefix):
        return None
    if not own.tail(target.field, target.end).startswith(target.suffix + target.after):
        return None
    return Anchor(Status.ANCHORED, Place(own.id, target.field, target.start, target.end), 1.0)


def _literal(around: Surroundings, texts: Iterable[Text]) -> list[Found]:
    places = [(text, passage) for text in texts for passage in text.occurrences(around.quote)]
    if len(places) > CLOSELY_JUDGED:
        left, right = pairs(around.left.text), pairs(around.right.text)
        reach = max(len(around.left.text), len(around.right.text))

        def shared(place: tuple[Text, Passage]) -> int:
            before, after = outward(*place, reach)
            return len(left & pairs(before)) + len(right & pairs(after))

        places = sorted(places, key=shared, reverse=True)[:CLOSELY_JUDGED]
    return sorted((judge(text, passage, around) for text, passage in places), key=_rank, reverse=True)


def _rank(found: Found) -> tuple[float, int]:
    return sum(found.cut if found.is_cut else found.whole), -found.edits


def _choose(
    found: Sequence[Found], around: Surroundings, own: Text | None, texts: Sequence[Text]
) -> Anchor | None:
    """Return the best place if it is like enough, clearly the best, and no other than that of the note, else None."""
    usable = [item for item in found if item.text.field_at(item.passage) is not None]
    if not usable:
        return None
    best = usable[0]
    if not _is_like(best, around, own):
        return None
    rivals = [item for item in usable[1:] if _differ(item, best) and _rivals(best, item)]
    if rivals:
        # Of places that are alike the one is meant that stands in an article of the same headline, if one does.
        titled = [item for item in (best, *rivals) if around.is_of(item.text)]
        if len(titled) != 1 or not _is_like(titled[0], around, own):
            return None
        [best] = titled
    if is_gone(best.text, best.passage, around, texts) or is_gone_beside(best.text, best.passage, around):
        return None
    exactness = 1 - best.edits / max(1, len(around.quote))
    reason = Reason("note.altered") if best.edits else None
    return _anchored(best.text, best.passage, round(best.score * exactness, 3), reason)


def _anchored(text: Text, passage: Passage, score: float, reason: Reason | None) -> Anchor:
    name = text.field_at(passage) or "body"
    return Anchor(Status.ANCHORED, Place(text.id, name, *text.printed_range(name, passage)), score, reason)


def _differ(one: Found, other: Found) -> bool:
    """Tell whether two finds are two places; altered quotes are found again a character further on."""
    if one.text is not other.text:
        return True
    return min(one.passage.end, other.passage.end) <= max(one.passage.start, other.passage.start) or not (
        one.edits or other.edits
    )


def _is_like(best: Found, around: Surroundings, own: Text | None) -> bool:
    """Tell whether the surroundings of a place are enough like those the note was made in."""
    if not best.joined:
        return False
    if not best.edits and best.score < SURE and is_another(best.text, best.passage, around):
        return False
    if best.edits:
        return all(min(side[1:3]) >= LIKE_IF_ALTERED for side in best.sides)
    if (around.rival or 0) >= TWIN and len(around.left.text) + len(around.right.text) < LITTLE:
        # It had its like on the page from the beginning, and nothing to tell the two apart.
        return False
    if not best.reach or len(around.left.text) + len(around.right.text) + len(around.quote) < TELLING:
        # Next to nothing is known of the place: only the very same, in the very article or as all that a field says.
        return best.score == 1.0 and (best.text is own or _is_all_that_is_said(best, around))
    if best.worse < CONTRADICTED:
        return False
    likes = best.cut if best.is_cut else best.whole
    if len(around.quote) <= SHORT and (
        max(best.whole[0], best.cut[0]) < NEXT_IF_SHORT or likes[1] < NEARLY_IF_SHORT
    ):
        return False
    if best.is_cut:
        return likes[1] >= NEARLY and min(likes[2:]) >= LIKE_IF_CUT
    if min(likes[:2]) >= SURELY:
        return min(likes[2:]) >= LIKE_IF_SURE
    return likes[1] >= NEARLY and min(likes[2:]) >= LIKE


def _is_all_that_is_said(best: Found, around: Surroundings) -> bool:
    """Tell whether a note's words and all around them make up a whole field, such as the headline of a picture.

    Words that had their like on the page, and nothing to tell them apart, must make up a whole article.
    """
    name = best.text.field_at(best.passage)
    if name is None:
        return False
    field = best.text.field_range(name)
    said = around.left.text[::-1] + around.quote + around.right.text
    if around.left.alone is None and around.right.alone is None:
        return best.text.running == said
    return len(said) >= FEWEST and best.text.running[field.start : field.end] == said


def _rivals(best: Found, other: Found) -> bool:
    """Tell whether another place is too much like the note's to be ruled out."""
    if other.edits > best.edits or not other.joined:
        return False
    pairs = (
        zip(best.cut, other.cut, strict=True) if best.is_cut else zip(best.whole, other.whole, strict=True)
    )
    return all(mine - theirs < APART for mine, theirs in pairs)


def _altered(around: Surroundings, texts: Iterable[Text]) -> list[Found]:
    """Return where a long quote stands with some characters changed."""
    found = []
    for text in texts:
        near = nearest(around.quote, text.running)
        if near is not None and 0 < near[2] <= ERRORS * len(around.quote):
            found.append(judge(text, Passage(near[0], near[1]), around, near[2]))
    return sorted(found, key=_rank, reverse=True)


def _orphan(
    found: Sequence[Found], altered: Sequence[Found], around: Surroundings, texts: Sequence[Text]
) -> Anchor:
    """Return why the words are at no place for sure, and the best guess."""
    usable = [item for item in (*found, *altered) if item.text.field_at(item.passage) is not None]
    if not usable:
        return _guess(around, texts)
    best = max(usable, key=_rank)
    several = sum(item.score >= best.score - APART for item in found) > 1
    name = best.text.field_at(best.passage) or ""
    place = Place(best.text.id, name, *best.text.printed_range(name, best.passage))
    if best.edits:
        reason = Reason("note.differs", count=best.edits)
    elif several and best.score >= LIKE:
        reason = Reason("note.several", count=len(found))
    elif best.score >= LIKE:
        reason = Reason("note.perhaps")
    else:
        reason = Reason("note.doubtful", percent=round(100 * best.score))
    return Anchor(Status.ORPHAN, place, round(min(best.score, 0.99), 3), reason)


def _guess(around: Surroundings, texts: Sequence[Text]) -> Anchor:
    """Return where the words would have stood, between what stood around them."""
    best: tuple[float, Place] | None = None
    for side, is_left in ((around.left.text[:24][::-1], True), (around.right.text[:24], False)):
        if len(side) < 6:
            continue
        for text in texts:
            near = nearest(side, text.running)
            if near is None:
                continue
            like = max(0.0, 1 - near[2] / len(side))
            at = near[1] if is_left else near[0]
            passage = Passage(max(0, at - 1), at) if is_left else Passage(at, at + 1)
            name = text.field_at(passage)
            if name is not None and (best is None or like > best[0]):
                start, end = text.printed_range(name, passage)
                edge = end if is_left else start
                best = like, Place(text.id, name, edge, edge)
    if best is None or best[0] < LIKE:
        return Anchor(Status.ORPHAN, None, 0.0, Reason("note.gone"))
    return Anchor(Status.ORPHAN, best[1], round(best[0] / 2, 3), Reason("note.gone"))


def _whole_article(target: Target, edition: Edition) -> Anchor:
    """Find an article again by its headline or its first words."""
    title, opening = fold(target.suffix), fold(target.after)
    rated = sorted(
        (_opens_like(title, opening, text) for text in edition.texts), key=_first_two, reverse=True
    )
    if not rated:
        return Anchor(Status.ORPHAN, None, 0.0, Reason("note.waiting"))
    score, both, best = rated[0]
    own = next((text for text in edition.texts if text.id == target.article), None)
    if own is not None and (own is best or not title + opening):
        return Anchor(Status.ANCHORED, Place(own.id, WHOLE, 0, 0), round(max(score, 0.5), 3))
    place = Place(best.id, WHOLE, 0, 0)
    if score >= LIKE:
        if all(both - rival >= APART for _score, rival, _text in rated[1:2]):
            return Anchor(Status.ANCHORED, place, round(score, 3))
        return Anchor(Status.ORPHAN, place, 0.99, Reason("note.several", count=2))
    reason = Reason("note.another_article", percent=round(100 * score))
    return Anchor(Status.ORPHAN, place, round(score, 3), reason)


def _opens_like(title: str, opening: str, text: Text) -> tuple[float, float, Text]:
    """Return how like an article's headline or first words are, whichever is more like, and both together."""
    by_title = likeness(title, text.running[text.field_range("title").start :]) if title else 0.0
    by_opening = likeness(opening, text.running[text.field_range("body").start :]) if opening else 0.0
    return max(by_title if len(title) >= TITLE else 0.0, by_opening), by_title + by_opening, text


def _first_two(rated: tuple[float, float, Text]) -> tuple[float, float]:
    return rated[:2]
