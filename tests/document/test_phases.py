from datetime import date

import pytest

from scorecard_app.document.change import Change
from scorecard_app.document.edits import (
    Ruling,
    change_frequency,
    freeze_limits,
    rebase_limits,
    take_back_phase,
)
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Phase
from scorecard_app.domain.periods import Frequency, Period, parse_period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from tests.builders import card, lane, measure, minter, objective

SALES = MeasureId("Sales")
DAY = date(2026, 9, 30)


def small() -> Scorecard:
    return card(lane("Value"), objective("Grow"), measure("Sales", "Grow"))


def ruling(reason: str = "A new team works differently") -> Ruling:
    return Ruling(reason, DAY, minter())


def rebased(since: str, scorecard: Scorecard | None = None) -> Scorecard:
    return rebase_limits(
        scorecard or small(), measure_id=SALES, since=parse_period(since), ruling=ruling()
    )


def frozen(until: str, scorecard: Scorecard | None = None) -> Scorecard:
    return freeze_limits(
        scorecard or small(), measure_id=SALES, until=parse_period(until), ruling=ruling()
    )


def spans(scorecard: Scorecard) -> list[tuple[Period | None, Period | None]]:
    return [(phase.since, phase.until) for phase in scorecard.measures[SALES].phases]


def test_limits_are_rebased_by_a_decision_logged_in_the_same_step() -> None:
    after = rebased("2026-04")
    reason = "A new team works differently"
    assert after.measures[SALES].phases == (Phase(parse_period("2026-04"), None, reason),)
    (decision,) = after.decisions.values()
    assert decision.text == "Natural limits of “Sales” computed anew from 2026-04 on"
    assert (decision.rationale, decision.decided) == (reason, DAY)
    assert decision.subject_ids == (SALES,)


def test_undoing_a_rebase_takes_back_phase_and_decision_at_once() -> None:
    before = small()
    change = Change("Rebase", before, rebased("2026-04", before))
    assert set(change.delta) == {"measures", "decisions"}
    assert change.reversed().after == before


def test_freezing_says_up_to_which_period_the_first_values_count() -> None:
    after = frozen("2026-06")
    assert spans(after) == [(None, parse_period("2026-06"))]
    (decision,) = after.decisions.values()
    assert decision.text == "Natural limits of “Sales” frozen on the values up to 2026-06"


def test_freezing_holds_for_the_phase_in_which_the_period_lies() -> None:
    march, june, july = (parse_period(f"2026-0{each}") for each in (3, 6, 7))
    after = frozen("2026-06", rebased("2026-03"))
    assert spans(after) == [(march, june)]
    assert spans(frozen("2026-06", rebased("2026-07"))) == [(None, june), (july, None)]


def test_freezing_again_moves_the_end_of_the_baseline() -> None:
    after = frozen("2026-08", frozen("2026-06"))
    assert spans(after) == [(None, parse_period("2026-08"))]


def test_phases_stand_in_time_order_whatever_the_order_of_the_decisions() -> None:
    after = rebased("2026-03", rebased("2026-07"))
    assert spans(after) == [(parse_period("2026-03"), None), (parse_period("2026-07"), None)]


def test_a_phase_is_taken_back_by_a_decision_too() -> None:
    both = rebased("2026-04", frozen("2025-12"))
    later = Ruling("It was a mistake", DAY, minter("other"))
    after = take_back_phase(both, measure_id=SALES, since=parse_period("2026-04"), ruling=later)
    assert spans(after) == [(None, parse_period("2025-12"))]
    texts = [each.text for each in after.decisions.values()]
    assert "Natural limits of “Sales” no longer computed anew from 2026-04 on" in texts
    last = Ruling("It was a mistake", DAY, minter("third"))
    assert spans(take_back_phase(after, measure_id=SALES, since=None, ruling=last)) == []


def test_without_a_reason_nothing_is_decided() -> None:
    with pytest.raises(UserError, match="Say why"):
        rebase_limits(small(), measure_id=SALES, since=parse_period("2026-04"), ruling=ruling("  "))
    with pytest.raises(UserError, match="Say why"):
        take_back_phase(rebased("2026-04"), measure_id=SALES, since=None, ruling=ruling(""))


def test_a_period_of_another_frequency_is_refused() -> None:
    with pytest.raises(UserError, match="2026-Q2 is not one of its periods"):
        rebased("2026-Q2")
    with pytest.raises(UserError, match="2026-Q2 is not one of its periods"):
        frozen("2026-Q2")


def test_rebasing_twice_from_one_period_is_refused() -> None:
    with pytest.raises(UserError, match="begin anew in 2026-04 already"):
        rebased("2026-04", rebased("2026-04"))


def test_a_phase_that_is_not_there_cannot_be_taken_back() -> None:
    with pytest.raises(UserError, match="no longer there"):
        take_back_phase(small(), measure_id=SALES, since=None, ruling=ruling())


def test_phases_move_with_the_periods_of_their_measure() -> None:
    card = frozen("2026-06", rebased("2026-03"))
    quarterly = change_frequency(card, measure_id=SALES, frequency=Frequency.QUARTER)
    assert spans(quarterly) == [(parse_period("2026-Q1"), parse_period("2026-Q2"))]
    monthly = change_frequency(quarterly, measure_id=SALES, frequency=Frequency.MONTH)
    assert spans(monthly) == [(parse_period("2026-01"), parse_period("2026-06"))]


def test_of_phases_that_fall_into_one_period_the_last_one_stays() -> None:
    card = rebased("2026-05", rebased("2026-04"))
    quarterly = change_frequency(card, measure_id=SALES, frequency=Frequency.QUARTER)
    assert spans(quarterly) == [(parse_period("2026-Q2"), None)]
