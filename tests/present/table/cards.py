"""A scorecard with owners, themes, gaps and weights, and its facts."""

from dataclasses import replace
from datetime import date

from scorecard_app.domain.ids import ObjectiveId, PersonId, ThemeId
from scorecard_app.domain.measures import Direction
from scorecard_app.domain.people import Person
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Theme
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.present.table.facts import FactBook, Footing
from scorecard_app.texts import LocaleForms
from tests.builders import card, lane, link, measure, objective

DAY = date(2026, 9, 30)
ANNA, BEN = PersonId("anna"), PersonId("ben")
GREEN, DIGITAL = ThemeId("green"), ThemeId("digital")


def rich_card() -> Scorecard:
    """Return two lanes; Sales on track, Costs off track, Hours at risk but stale, Ideas empty."""
    made = card(
        lane("Value", 0),
        lane("Client", 1),
        objective("Grow", owner_id=ANNA, theme_ids=(GREEN, DIGITAL)),
        objective("Save", theme_ids=(GREEN,)),
        objective("Please", "Client"),
        measure(
            "Sales",
            "Grow",
            actual={"2026-08": 90.0, "2026-09": 120.0},
            target={"2026-01": 100.0},
            baseline=50.0,
        ),
        measure("Ideas", "Grow", owner_id=BEN),
        measure(
            "Costs",
            "Save",
            actual={"2026-08": 70.0, "2026-09": 90.0},
            target={"2026-01": 50.0},
            baseline=70.0,
            direction=Direction.LOWER,
        ),
        measure("Hours", "Please", actual={"2026-07": 5.0}, target={"2026-01": 10.0}, baseline=0.0),
        link("Please", "Grow", lag_months=6),
    )
    return made.put(
        Person(ANNA, "Anna"),
        Person(BEN, "Ben"),
        Theme(GREEN, "Green", position=1.0),
        Theme(DIGITAL, "Digital", position=2.0),
    )


def book(scorecard: Scorecard | None = None, *, then: date | None = None) -> FactBook:
    """Return the facts of a scorecard, the rich one unless another is given."""
    made = rich_card() if scorecard is None else scorecard
    earlier = evaluate(made, (then,)) if then else None
    return FactBook(Footing(Relations(made), evaluate(made, (DAY,)), earlier, LocaleForms()))


def renamed(scorecard: Scorecard, key: str, name: str) -> Scorecard:
    """Return a scorecard in which an objective has another name."""
    return scorecard.put(replace(scorecard.objectives[ObjectiveId(key)], name=name))
