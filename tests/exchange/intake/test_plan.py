"""An import says what it would do row by row, does it in one step, and does it once only."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scorecard_app.document.problems import problems
from scorecard_app.domain.ids import LockId
from scorecard_app.domain.measures import SeriesKind, Unit, UnitKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.rules import Lock
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.exchange.intake.extracting import claims_of
from scorecard_app.exchange.intake.plan import Plan, State, planned
from scorecard_app.exchange.intake.profiles import profile_of, read, remembered, written
from scorecard_app.exchange.values.numbers import Repair
from tests.builders import card, lane, measure, minter, objective, values_of
from tests.exchange.tables import Rows, meaning

ROWS: list[list[Any]] = [
    ["Perspective", "Objective", "Measure", "Unit", "Baseline", "2026-01", "2026-02"],
    ["Value", "Grow", "Sales", "EUR", 1.0, 5.0, 6.0],
    ["Value", "Grow", "Margin", "%", 20.0, 12.0, None],
]


def plan(into: Scorecard, rows: Rows, **corrections: str) -> Plan:
    """Return what the import of a table makes of a scorecard."""
    told = meaning(rows, dict(corrections))
    return planned(into, claims_of(told), told.times, mint=minter())


def test_an_import_makes_measures_objectives_and_perspectives() -> None:
    made = plan(Scorecard(), ROWS).card
    assert [each.name for each in made.perspectives.values()] == ["Value"]
    assert [each.name for each in made.objectives.values()] == ["Grow"]
    sales, margin = made.measures.values()
    assert (sales.unit, sales.baseline) == (Unit(UnitKind.MONEY, "EUR"), 1)
    assert margin.unit.kind is UnitKind.PERCENT
    assert sales.frequency is Frequency.MONTH
    assert dict(values_of(made, sales.id, SeriesKind.ACTUAL)) == {"2026-01": 5, "2026-02": 6}
    assert len(made.attachments) == 2
    assert problems(made) == ()


def test_importing_the_same_again_changes_nothing() -> None:
    first = plan(Scorecard(), ROWS)
    again = plan(first.card, ROWS)
    assert [each.state for each in first.rows] == [State.NEW, State.NEW]
    assert [each.state for each in again.rows] == [State.UNCHANGED, State.UNCHANGED]
    assert again.card is first.card


def test_a_changed_number_changes_its_row_only() -> None:
    first = plan(Scorecard(), ROWS).card
    changed = [*ROWS[:1], [*ROWS[1][:6], 7.0], ROWS[2]]
    found = plan(first, changed)
    assert [(each.state, each.changed_numbers) for each in found.rows] == [
        (State.CHANGED, 1),
        (State.UNCHANGED, 0),
    ]


def test_what_the_user_wrote_in_the_scorecard_stays() -> None:
    first = plan(Scorecard(), ROWS).card
    sales = next(iter(first.measures.values()))
    mine = first.put(replace(sales, notes="mine", unit=Unit(UnitKind.MONEY, "USD")))
    assert plan(mine, ROWS).card is mine


def test_a_measure_is_found_by_its_name_below_its_objective() -> None:
    into = card(lane("Value"), objective("Grow"), measure("Sales", "Grow", actual={"2026-01": 4}))
    found = plan(into, ROWS)
    assert [each.state for each in found.rows] == [State.CHANGED, State.NEW]
    assert len(found.card.measures) == 2


def test_locked_periods_stay_and_are_listed() -> None:
    first = plan(Scorecard(), ROWS).card
    locked = first.put(Lock(LockId("lock"), date(2026, 1, 31)))
    changed = [*ROWS[:1], [*ROWS[1][:5], 9.0, 6.0], ROWS[2]]
    found = plan(locked, changed)
    assert found.card is locked
    assert [each.state for each in found.rows] == [State.CONFLICT, State.CONFLICT]
    assert [each.where for each in found.unread[Repair.LOCKED]] == ["Data!F2", "Data!F3"]


def test_numbers_of_finer_periods_than_the_measure_has_are_listed() -> None:
    yearly = [["Measure", "2025", "2026"], ["Sales", 5.0, 6.0]]
    first = plan(Scorecard(), yearly).card
    monthly = [["Measure", "2026-01", "2026-02"], ["Sales", 1.0, 2.0]]
    found = plan(first, monthly)
    assert found.count(State.UNREAD) == 2
    assert found.card is first


def test_lower_is_better_where_the_target_lies_below_the_baseline() -> None:
    rows = [["KPI", "Baseline", "Target", "Actual"], ["Defects", 9.0, 3.0, 5.0]]
    (made,) = plan(Scorecard(), rows).card.measures.values()
    assert made.direction.value == "lower"


def test_a_strategy_without_measures_becomes_objectives_below_their_goals() -> None:
    rows = [
        ["Perspective", "Goal", "Objective"],
        ["Value", "Grow", "Win clients"],
        ["Value", "Grow", "Keep clients"],
    ]
    made = plan(Scorecard(), rows)
    goal, win, keep = made.card.objectives.values()
    assert (win.parent_id, keep.parent_id) == (goal.id, goal.id)
    assert [each.state for each in made.rows] == [State.NEW, State.NEW]
    assert plan(made.card, rows).card is made.card


def test_a_profile_remembers_decisions_by_the_headers() -> None:
    told = meaning(ROWS, {"column E": "ignored", "cell Data!E2": "5", "row 2": "total"})
    profiles = read(written([profile_of(told, name="Monthly")]), name="p.json")
    assert remembered(profiles, meaning(ROWS)) == {"column E": "ignored"}
    assert remembered(profiles, meaning([["A", "B"], ["x", 1.0]])) == {}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2, "profiles": []}', "{" * 9_999])
def test_what_is_no_profile_is_said(text: str) -> None:
    with pytest.raises(UserError, match=r"“p\.json” is not a mapping profile"):
        read(text, name="p.json")
