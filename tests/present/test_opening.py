"""The day on which a scorecard opens rests on the values as they stand, entered or computed."""

from datetime import date

from scorecard_app.present.opening import opening_day
from tests.builders import card, measure

TODAY = date(2026, 11, 27)


def test_a_scorecard_that_is_kept_opens_today_and_an_old_one_at_its_last_value() -> None:
    assert opening_day(card(measure("Sales", actual={"2026-01": 1.0})), TODAY) == TODAY
    assert opening_day(card(measure("Sales", actual={"2008-06": 1.0})), TODAY) == date(2008, 6, 30)
    assert opening_day(card(measure("Sales")), TODAY) == TODAY


def test_what_a_formula_hides_does_not_keep_a_scorecard_young() -> None:
    old = measure("Sales", actual={"2008-06": 1.0})
    hidden = measure("Profit", actual={"2026-09": 1.0}, formula="2 * [Sales]")
    assert opening_day(card(old, hidden), TODAY) == date(2008, 6, 30)


def test_a_computed_value_keeps_a_scorecard_young() -> None:
    """The formula takes the target of September 2026, for which nobody entered a value."""
    old = measure("Sales", actual={"2008-06": 1.0}, target={"2026-09": 4.0})
    share = measure("Share", formula="TARGET", target={"2026-09": 4.0})
    assert opening_day(card(old, share), TODAY) == TODAY
