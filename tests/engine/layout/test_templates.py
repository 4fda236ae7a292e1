"""Templates open as Tidy up leaves them; `resources/templates/lay_out.py` writes their spots."""

from dataclasses import replace
from itertools import count

import pytest

from scorecard_app.document.templates import from_template, template_names
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.layout import Spot, layout

TEMPLATES = [each.id for each in template_names()]


def opened(name: str) -> Scorecard:
    """Return a template as it is first opened."""
    numbers = count(1)
    return from_template(name, mint=lambda: f"id{next(numbers):04}")


def stands(scorecard: Scorecard) -> dict[ObjectiveId, Spot]:
    """Return where the cards of the one map stand."""
    return {
        ObjectiveId(each.item_id): Spot(each.x, each.y) for each in scorecard.placements.values()
    }


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_stands_as_tidy_up_lays_out_a_heap_of_its_cards(name: str) -> None:
    scorecard = opened(name)
    (map_id,) = scorecard.maps
    heap = scorecard.put(*(replace(each, x=0.0, y=0.0) for each in scorecard.placements.values()))
    assert layout(heap, map_id).spots == stands(scorecard)


@pytest.mark.parametrize("name", TEMPLATES)
def test_tidying_up_a_template_that_was_just_opened_moves_nothing(name: str) -> None:
    scorecard = opened(name)
    (map_id,) = scorecard.maps
    assert layout(scorecard, map_id).spots == stands(scorecard)
