"""What a map lets through."""

from datetime import date

import pytest

from scorecard_app.domain.ids import ObjectiveId, PersonId, TagId, ThemeId
from scorecard_app.domain.maps import MapFilter
from scorecard_app.domain.people import Person, Tag
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Theme
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.present.map_filters import (
    Facet,
    hidden_on,
    hidden_sentence,
    lets_through,
    options,
    switched,
)
from tests.builders import MAP, card, lane, measure, objective

ANNA, LEAN, SAFETY = PersonId("anna"), TagId("lean"), ThemeId("safety")
DAY = date(2026, 9, 30)


def made() -> Scorecard:
    return card(
        lane("Value"),
        objective("Grow", owner_id=ANNA, theme_ids=(SAFETY,)),
        objective("Cut", tag_ids=(LEAN,)),
        objective("Please"),
        measure("Sales", "Grow", actual={"2026-09": 10.0}, target={"2026-09": 10.0}, baseline=0.0),
    ).put(Person(ANNA, "Anna"), Tag(LEAN, "Lean"), Theme(SAFETY, "Safety"))


def through(wanted: MapFilter) -> list[str]:
    scorecard = made()
    relations, results = Relations(scorecard), evaluate(scorecard, (DAY,))
    return [
        each
        for each in scorecard.objectives
        if lets_through(wanted, ObjectiveId(each), relations, results)
    ]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (MapFilter(), ["Grow", "Cut", "Please"]),
        (MapFilter(owner_ids=(ANNA,)), ["Grow"]),
        (MapFilter(tag_ids=(LEAN,)), ["Cut"]),
        (MapFilter(theme_ids=(SAFETY,)), ["Grow"]),
        (MapFilter(band_keys=("no data",)), []),
        (MapFilter(band_keys=("not scored",)), ["Cut", "Please"]),
        (MapFilter(owner_ids=(ANNA,), tag_ids=(LEAN,)), []),
    ],
)
def test_a_card_must_meet_every_facet_that_is_asked_for(
    wanted: MapFilter, names: list[str]
) -> None:
    assert through(wanted) == names


def test_one_of_several_choices_of_a_facet_is_enough() -> None:
    both = MapFilter(band_keys=("not scored", "no data"))
    assert through(both) == ["Cut", "Please"]


def test_choosing_twice_takes_the_choice_back() -> None:
    once = switched(MapFilter(), Facet.OWNER, ANNA)
    assert once == MapFilter(owner_ids=(ANNA,))
    assert switched(once, Facet.OWNER, ANNA) == MapFilter()


def test_everything_that_can_be_asked_for_is_offered_by_name_and_knows_if_it_is() -> None:
    scorecard = made()
    (shown,) = scorecard.maps.values()
    found = options(scorecard, shown.id)
    assert [each.name for each in found if each.facet is not Facet.STATUS] == [
        "Safety",
        "Anna",
        "Lean",
    ]
    assert not any(each.is_chosen for each in found)


def test_the_bar_counts_what_is_placed_and_not_shown() -> None:
    relations = Relations(made())
    assert hidden_on(relations, MAP, {ObjectiveId("Grow")}) == 2
    assert hidden_sentence(2) == "2 cards hidden"
    assert hidden_sentence(0) == ""
