"""Adding one card to a tidy map moves the others little."""

from itertools import count
from math import hypot
from random import Random
from statistics import median

import pytest

from scorecard_app.document.templates import from_template, template_names
from scorecard_app.domain.ids import LinkId, ObjectiveId, PlacementId
from scorecard_app.domain.links import Link
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.engine.layout import layout

SEEDS = range(10)
PITCH = 256
"""From one card to the next."""


def opened(name: str) -> Scorecard:
    """Return a template as it is first opened, which is tidy."""
    numbers = count(1)
    return from_template(name, mint=lambda: f"id{next(numbers):04}")


def grown(scorecard: Scorecard, seed: int) -> Scorecard:
    """Return a scorecard with one more card in the corner of any lane, and two links."""
    random = Random(seed)  # noqa: S311 - not a secret
    (map_id,) = scorecard.maps
    key = ObjectiveId("new")
    lane = random.choice(sorted(scorecard.perspectives))
    ends = random.sample(sorted(scorecard.objectives), 2)
    links = [
        Link(LinkId(f"new {end}"), *((key, end) if random.random() < 0.5 else (end, key)))
        for end in ends
    ]
    card = Objective(key, perspective_id=lane, position=1e6)
    return scorecard.put(card, Placement(PlacementId("placed"), map_id, key), *links)


def moves(name: str, seed: int) -> list[float]:
    """Return how far each card of a template moves when it is tidied up with one more card."""
    before = opened(name)
    (map_id,) = before.maps
    old, new = (layout(each, map_id).boxes for each in (before, grown(before, seed)))
    return [hypot(new[each].x - old[each].x, new[each].y - old[each].y) for each in old]


@pytest.mark.parametrize("name", [each.id for each in template_names()])
def test_one_more_card_moves_half_of_the_others_by_less_than_a_quarter_of_a_card(name: str) -> None:
    medians = [median(moves(name, seed)) for seed in SEEDS]
    assert median(medians) <= PITCH / 4


@pytest.mark.parametrize("name", [each.id for each in template_names()])
def test_wherever_a_card_is_added_the_others_only_make_room(name: str) -> None:
    # none moves farther than past the new card and the bends of its links, even as a lane folds
    for seed in SEEDS:
        moved = moves(name, seed)
        assert median(moved) < PITCH
        assert max(moved) < 2 * PITCH
