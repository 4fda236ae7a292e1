"""Templates open as Tidy up leaves them; `resources/templates/lay_out.py` writes their spots."""

from dataclasses import replace
from itertools import count

import pytest

from scorecard_app.document.templates import from_template, template_names
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.maps import MapStyle
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.layout import Spot, layout

TEMPLATES = [each.id for each in template_names()]


def opened(name: str, *, id_form: str = "id{:04}", step: int = 1) -> Scorecard:
    """Return a template as it is first opened."""
    numbers = count(5_000, step)
    return from_template(name, mint=lambda: id_form.format(next(numbers)))


def reversed_in_file(scorecard: Scorecard) -> Scorecard:
    """Return the same scorecard, from a file in which everything stands the other way round."""
    tables = ("objectives", "links", "perspectives", "placements")
    return replace(
        scorecard,
        **{each: dict([*scorecard.table(each).items()][::-1]) for each in tables},  # type: ignore[arg-type]
    )


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


@pytest.mark.parametrize("style", MapStyle)
def test_neither_ids_nor_the_order_in_the_file_say_where_cards_stand(style: MapStyle) -> None:
    one = opened("it-business-value")
    other = reversed_in_file(opened("it-business-value", id_form="z{:04}", step=-1))
    spots = []
    for scorecard in (one, other):
        heap = scorecard.put(*(replace(p, x=0.0, y=0.0) for p in scorecard.placements.values()))
        (map_id,) = heap.maps
        found = layout(heap, map_id, style=style).spots
        spots.append({heap.objectives[each].number: spot for each, spot in found.items()})
    assert spots[0] == spots[1]
