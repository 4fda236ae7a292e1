"""The small scorecard that the tests of this folder send to a spreadsheet."""

from scorecard_app.domain.ids import PersonId
from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.people import Person
from scorecard_app.domain.scorecard import Scorecard
from tests.builders import card, lane, link, measure, objective

PERCENT = Unit(UnitKind.PERCENT)


def small_card() -> Scorecard:
    """Return two objectives, a link, two people, and measures of two frequencies."""
    return card(
        lane("Value"),
        lane("Delivery", row=1),
        (Person(PersonId("ann"), "Ann"), Person(PersonId("bob"), "Bob")),
        objective("Grow", owner_id=PersonId("ann")),
        objective("Land", "Delivery"),
        link("Land", "Grow"),
        measure(
            "Adoption",
            "Land",
            unit=PERCENT,
            actual={"2026-01": 60, "2026-02": 62.5},
            target={"2026-01": 80},
        ),
        measure("Cost", "Grow", actual={"2026-01": 1250000.5}),
        name="Small",
    )


def judged_card() -> Scorecard:
    """Return a scorecard with values, targets and a baseline, on a map with a link."""
    months = {f"2025-{month:02}": 40.0 + month for month in range(1, 13)}
    return small_card().put(
        *measure("Sales", "Grow", baseline=0.0, actual=months, target={"2025-01": 50})
    )
