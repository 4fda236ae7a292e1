"""Whatever has a name can be gone to."""

from scorecard_app.present.places import places
from tests.builders import card, lane, link, measure, objective


def test_cards_stand_first_by_number_then_the_rest_by_name() -> None:
    scorecard = card(
        lane("Value"),
        objective("Grow"),
        objective("Build"),
        link("Build", "Grow"),
        measure("Sales"),
    )
    assert [(each.kind, each.name) for each in places(scorecard)] == [
        ("Objective", "1 Grow"),
        ("Objective", "2 Build"),
        ("Measure", "Sales"),
        ("Perspective", "Value"),
        ("Link", "Build → Grow"),
        ("Map", "Map"),
    ]
