"""The parts of one card, laid out as a map of their own."""

from datetime import date

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.present.overlays import Footing, Overlay
from scorecard_app.present.parts_map import PartsMap, has_parts, parts_map
from scorecard_app.texts import LocaleForms
from tests.builders import card, lane, measure, objective

GROW = ObjectiveId("Grow")


def parts(made: Scorecard, objective_id: ObjectiveId = GROW) -> PartsMap:
    footing = Footing(Relations(made), evaluate(made, (date(2026, 9, 30),)), LocaleForms())
    return parts_map(objective_id, footing, Overlay.STATUS)


def made() -> Scorecard:
    return card(
        lane("Value"),
        objective("Grow"),
        objective("Sell", parent_id=GROW),
        objective("Cut"),
        *(measure(f"M{number}", "Grow", actual={"2026-09": 5.0}) for number in range(5)),
    )


def test_the_whole_stands_over_its_parts_and_these_over_its_measures() -> None:
    found = parts(made())

    assert [each.name for each in found.lanes] == ["The whole", "Its parts", "Its measures"]
    assert [each.title for each in found.cards.values()] == [
        "Grow",
        "Sell",
        "M0",
        "M1",
        "M2",
        "M3",
        "M4",
    ]


def test_no_card_covers_another() -> None:
    found = parts(made())
    places = {
        (found.cards[each].perspective_id, spot.x, spot.y) for each, spot in found.spots.items()
    }
    assert len(places) == len(found.cards)


def test_a_measure_shows_its_value_on_a_card_of_its_own() -> None:
    face = parts(made()).cards[ObjectiveId("M1")]
    assert (face.title, face.value, face.number) == ("M1", "5", "")


def test_only_what_has_parts_or_measures_can_be_opened() -> None:
    relations = Relations(made())
    assert has_parts(relations, GROW)
    assert not has_parts(relations, ObjectiveId("Cut"))


def test_nothing_is_left_of_a_card_that_is_gone() -> None:
    assert parts(made(), ObjectiveId("gone")) == PartsMap()
