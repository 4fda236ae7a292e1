from datetime import date

import pytest

from scorecard_app.document.edits import change_frequency
from scorecard_app.domain.ids import MeasureId, OverrideId, RuleId, SeriesId
from scorecard_app.domain.measures import Remark, Series, SeriesKind
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.domain.rules import Override, Preset, Rule
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.errors import UserError
from tests.builders import Values, card, lane, lock, measure, samples, values_of

SALES = MeasureId("Sales")


def start(
    frequency: Frequency, actual: Values, target: Values | None = None, *more: Entity
) -> Scorecard:
    sales = measure("Sales", actual=actual, target=target or {}, frequency=frequency)
    return card(lane("Value"), sales, more)


def changed(before: Scorecard, frequency: Frequency) -> Scorecard:
    return change_frequency(before, measure_id=SALES, frequency=frequency)


def test_each_value_moves_to_the_coarser_period_that_holds_it() -> None:
    before = start(Frequency.MONTH, {"2026-02": 1, "2026-06": 2}, {"2026-05": 9})
    after = changed(before, Frequency.QUARTER)
    assert values_of(after, "Sales") == {"2026-Q1": 1, "2026-Q2": 2}
    assert values_of(after, "Sales", SeriesKind.TARGET) == {"2026-Q2": 9}
    assert after.measures[SALES].frequency is Frequency.QUARTER


def test_to_a_finer_frequency_actuals_move_to_the_end_and_targets_to_the_beginning() -> None:
    before = start(Frequency.QUARTER, {"2026-Q1": 1}, {"2026-Q2": 9})
    after = changed(before, Frequency.MONTH)
    assert values_of(after, "Sales") == {"2026-03": 1}
    assert values_of(after, "Sales", SeriesKind.TARGET) == {"2026-04": 9}


def test_weeks_within_a_month_are_those_whose_thursday_is_in_it() -> None:
    # 2026-03-01 is a Sunday: its week, W09, has its Thursday (26 February) in February; so the
    # last week of February is W09 and the first week of March W10 (ISO 8601 calendar).
    assert date(2026, 3, 1).isocalendar()[1] == 9
    before = start(Frequency.MONTH, {"2026-02": 1}, {"2026-03": 9})
    after = changed(before, Frequency.WEEK)
    assert values_of(after, "Sales") == {"2026-W09": 1}
    assert values_of(after, "Sales", SeriesKind.TARGET) == {"2026-W10": 9}
    back = changed(after, Frequency.MONTH)
    assert values_of(back, "Sales") == {"2026-02": 1}
    assert values_of(back, "Sales", SeriesKind.TARGET) == {"2026-03": 9}


def test_a_month_that_ends_within_another_months_week_keeps_its_own_last_week() -> None:
    # 2026-09-30 is a Wednesday; its week W40 belongs to October by its Thursday.
    assert date(2026, 9, 30).isocalendar()[1:] == (40, 3)
    after = changed(start(Frequency.MONTH, {"2026-09": 1}), Frequency.WEEK)
    assert values_of(after, "Sales") == {"2026-W39": 1}


def test_the_fiscal_year_decides_which_year_holds_a_quarter() -> None:
    before = start(Frequency.QUARTER, {"2026-Q1": 1}).with_settings(fiscal_start=4)
    assert values_of(changed(before, Frequency.YEAR), "Sales") == {"2025": 1}


def test_two_values_in_one_period_are_refused_with_the_first_such_period() -> None:
    before = start(Frequency.MONTH, {"2026-04": 3, "2026-05": 4, "2026-01": 1, "2026-02": 2})
    with pytest.raises(UserError, match="“Sales”: two values would fall into 2026-Q1"):
        changed(before, Frequency.QUARTER)


def test_remarks_rules_and_statuses_move_along() -> None:
    january = parse_period("2026-01")
    notes = Series(
        SeriesId("s"),
        SALES,
        samples=samples({"2026-01": 1}),
        remarks={january.ordinal: Remark("snow")},
    )
    entities = (
        notes,
        Rule(RuleId("first"), SALES),
        Rule(RuleId("later"), SALES, since=january),
        Override(OverrideId("o"), SALES, january, parse_period("2026-04"), "on"),
        Override(OverrideId("open"), SALES, january, None, "on"),
        Override(OverrideId("other"), "Other", january, None, "on"),
    )
    after = changed(start(Frequency.MONTH, {}, {}, *entities), Frequency.QUARTER)
    first, second = parse_period("2026-Q1"), parse_period("2026-Q2")
    assert after.series[SeriesId("s")].remarks == {first.ordinal: Remark("snow")}
    assert after.rules[RuleId("first")].since is None
    assert after.rules[RuleId("later")].since == first
    status = after.overrides[OverrideId("o")]
    assert (status.since, status.until) == (first, second)
    assert after.overrides[OverrideId("open")].until is None
    assert after.overrides[OverrideId("other")].since == january


def test_locked_values_do_not_move() -> None:
    before = card(
        lane("Value"),
        measure("Sales", actual={"2026-01": 1}, frequency=Frequency.MONTH),
        lock("2026-01-31"),
    )
    with pytest.raises(UserError, match="“Sales”: 2026-01 is locked"):
        changed(before, Frequency.QUARTER)


def test_the_same_frequency_changes_nothing() -> None:
    before = start(Frequency.MONTH, {"2026-01": 1})
    assert changed(before, Frequency.MONTH) is before


def test_of_rules_that_would_begin_together_the_last_one_stays() -> None:
    rules = [
        Rule(RuleId(name), MeasureId("A"), parse_period(since), preset)
        for name, since, preset in (
            ("z", "2026-01", Preset.YES_NO),
            ("a", "2026-03", Preset.NOT_SCORED),
        )
    ]
    before = card(measure("A")).put(*rules)
    after = change_frequency(before, measure_id=MeasureId("A"), frequency=Frequency.QUARTER)
    assert {key: str(each.since) for key, each in after.rules.items()} == {"a": "2026-Q1"}
