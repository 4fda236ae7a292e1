import math

import pytest

from scorecard_app.document.edits import set_remark, set_target, set_values
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Remark, SeriesKind
from scorecard_app.domain.periods import Frequency, Period, parse_period, period_of
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from tests.builders import card, lane, lock, measure, minter, values_of

SALES = MeasureId("Sales")


def start() -> Scorecard:
    return card(lane("Value"), measure("Sales", actual={"2026-01": 1, "2026-02": 2}))


def put(before: Scorecard, values: dict[str, float | None]) -> Scorecard:
    by_period = {parse_period(text): number for text, number in values.items()}
    return set_values(
        before, measure_id=SALES, kind=SeriesKind.ACTUAL, values=by_period, mint=minter()
    )


def remarked(
    before: Scorecard, text: str = "2026-01", note: str = "", confidence: float | None = None
) -> Scorecard:
    return set_remark(
        before,
        measure_id=SALES,
        kind=SeriesKind.ACTUAL,
        period=parse_period(text),
        note=note,
        confidence=confidence,
        mint=minter(),
    )


def test_values_are_added_changed_and_taken_out_in_one_edit() -> None:
    after = put(start(), {"2026-01": None, "2026-02": 5, "2026-03": 0.1 + 0.2})
    assert values_of(after, "Sales") == {"2026-02": 5, "2026-03": 0.3}


def test_the_series_is_made_when_the_first_number_comes_and_not_before() -> None:
    bare = card(lane("Value"), measure("Sales"))
    assert put(bare, {"2026-01": None}) is bare
    after = put(bare, {"2026-01": 4})
    (series,) = after.series.values()
    assert (series.id, series.kind, series.measure_id) == ("new-1", SeriesKind.ACTUAL, "Sales")


def test_setting_what_is_there_already_changes_nothing() -> None:
    before = start()
    assert put(before, {"2026-01": 1, "2026-09": None}) is before


def test_a_target_holds_in_a_series_of_its_own() -> None:
    period = parse_period("2026-04")
    after = set_target(start(), measure_id=SALES, since=period, number=9, mint=minter())
    assert values_of(after, "Sales", SeriesKind.TARGET) == {"2026-04": 9}
    assert after.series[next(each for each in after.series if each == "new-1")].position > 0
    gone = set_target(after, measure_id=SALES, since=period, number=None, mint=minter())
    assert values_of(gone, "Sales", SeriesKind.TARGET) == {}


def test_a_period_of_another_frequency_is_named_with_an_example_of_the_right_one() -> None:
    with pytest.raises(UserError, match=r"“Sales”: 2026-Q1 is not one of its .* like 2026-09"):
        put(start(), {"2026-Q1": 1})


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_a_number_that_is_not_finite_is_named_by_measure_and_period(number: float) -> None:
    with pytest.raises(UserError, match="“Sales”, 2026-03: a value must be a finite number"):
        put(start(), {"2026-03": number, "2026-04": 1})


@pytest.mark.parametrize("number", [1.001e300, -1e307])
def test_a_number_too_large_to_reckon_with_is_refused(number: float) -> None:
    with pytest.raises(UserError, match=r"“Sales”, 2026-03: .* between −1E\+300 and 1E\+300"):
        put(start(), {"2026-03": number})


def test_the_largest_number_is_taken_on_either_side_of_nought() -> None:
    values = values_of(put(start(), {"2026-03": 1e300, "2026-04": -1e300}), "Sales")
    assert (values["2026-03"], values["2026-04"]) == (1e300, -1e300)


@pytest.mark.parametrize("ordinal", [0, 9999 * 12])
def test_periods_end_with_the_year_9998(ordinal: int) -> None:
    with pytest.raises(UserError, match="years 1 to 9998"):
        set_values(
            start(),
            measure_id=SALES,
            kind=SeriesKind.ACTUAL,
            values={Period(Frequency.MONTH, ordinal): 1},
            mint=minter(),
        )


@pytest.mark.parametrize("frequency", list(Frequency))
@pytest.mark.parametrize("text", ["0001-01-01", "9998-12-30"])
def test_the_first_and_the_last_period_of_the_calendar_hold_values(
    frequency: Frequency, text: str
) -> None:
    period = period_of(parse_period(text).start(), frequency)
    before = card(lane("Value"), measure("Sales", frequency=frequency))
    after = set_values(
        before, measure_id=SALES, kind=SeriesKind.ACTUAL, values={period: 1}, mint=minter()
    )
    assert values_of(after, "Sales") == {str(period): 1}


def test_a_lock_keeps_every_period_that_ends_by_its_day() -> None:
    before = card(
        lane("Value"),
        measure("Sales", actual={"2026-01": 1}),
        lock("2026-02-28"),
        lock("2025-01-01"),
    )
    with pytest.raises(UserError, match=r"2026-01 is locked \(everything until 2026-02-28\)"):
        put(before, {"2026-02": 1, "2026-01": 2, "2026-03": 1})
    assert values_of(put(before, {"2026-01": 1, "2026-03": 3}), "Sales")["2026-03"] == 3


def test_a_lock_of_another_measure_leaves_this_one_open() -> None:
    before = card(lane("Value"), measure("Other"), measure("Sales"), lock("2026-12-31", "Other"))
    assert values_of(put(before, {"2026-01": 1}), "Sales") == {"2026-01": 1}


def test_a_fiscal_quarter_is_locked_when_its_own_last_day_is() -> None:
    quarterly = measure("Sales", frequency=Frequency.QUARTER)
    # With a fiscal start of February the quarter that starts in February 2026 ends on 30 April.
    before = card(lane("Value"), quarterly, lock("2026-04-29"), fiscal_start=2)
    assert values_of(put(before, {"2026-Q1": 1}), "Sales") == {"2026-Q1": 1}
    closed = card(lane("Value"), quarterly, lock("2026-04-30"), fiscal_start=2)
    with pytest.raises(UserError, match="2026-Q1 is locked"):
        put(closed, {"2026-Q1": 1})


def test_a_remark_says_something_about_one_value_and_can_be_taken_back() -> None:
    after = remarked(start(), note="Snow", confidence=80)
    (series,) = after.series.values()
    assert series.remarks == {parse_period("2026-01").ordinal: Remark("Snow", 80)}
    (without,) = remarked(after).series.values()
    assert without.remarks == {}


def test_a_remark_may_come_before_its_value() -> None:
    after = remarked(card(lane("Value"), measure("Sales")), note="Waiting for the bank")
    (series,) = after.series.values()
    assert not series.samples
    assert len(series.remarks) == 1


def test_a_remark_is_refused_outside_its_range_frequency_or_an_open_period() -> None:
    with pytest.raises(UserError, match="0 to 100"):
        remarked(start(), confidence=101)
    with pytest.raises(UserError, match="2026 is not one of its periods"):
        remarked(start(), "2026", note="x")
    locked = card(lane("Value"), measure("Sales"), lock("2026-01-31"))
    with pytest.raises(UserError, match="locked"):
        remarked(locked, note="x")


def test_a_measure_that_is_gone_says_so() -> None:
    with pytest.raises(UserError, match="no longer"):
        put(card(lane("Value")), {"2026-01": 1})
