"""Whatever stands in a table, an import ends in a sound scorecard or in a sentence."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from scorecard_app.document.problems import problems
from scorecard_app.domain.levels import Level
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.exchange.intake.importing import guess_lines, report, taken_in
from scorecard_app.exchange.sheets.sheet import Fault, FaultKind
from tests.builders import minter
from tests.exchange.tables import TODAY, book

HEADS = some.sampled_from(
    [
        "Measure", "Kennzahl", "ID", "Period", "Value", "Target", "Ist", "Baseline", "Unit",
        "Status", "2026-01", "Q1 2026", "Jan", "FY26", "Total", "Objective", "Goal",
        "Perspective", "Scenario", "year", "timeframe", "Owner", "x", "", None, 2026.0,
        date(2026, 1, 1),
    ]
)  # fmt: skip
CELLS = some.one_of(
    some.none(),
    some.sampled_from(
        [
            "Sales", "Sales (Plan)", "Total", "5", "1.234,5", "12 %", "<5%", "Pending", "12-Sep",
            "03/04/26", "2026-01", "Q3", "(Oct-2006 to Sept-2007)", "Date", "EUR", "Ist", "#DIV/0!",
            "x" * 16_400, "=1+1", "\u202e", "* note",
        ]
    ),
    some.floats(allow_nan=False, allow_infinity=False),
    some.integers(0, 40).map(float),
    some.booleans(),
    some.dates(),
    some.just(timedelta(hours=30)),
    some.just(Fault(FaultKind.ERROR, "#N/A")),
)  # fmt: skip


@some.composite
def tables(draw: Any) -> list[list[Any]]:  # noqa: ANN401 - Hypothesis's own
    """Draw a header of some columns and some rows below it."""
    width = draw(some.integers(1, 6))
    head = draw(some.lists(HEADS, min_size=width, max_size=width))
    rows = some.lists(CELLS, min_size=width, max_size=width)
    return [head, *draw(some.lists(rows, min_size=1, max_size=6))]


@given(tables())
def test_any_table_ends_in_a_sound_scorecard_or_a_sentence(rows: list[list[Any]]) -> None:
    try:
        intake = taken_in(Scorecard(), [book(rows)], today=TODAY, mint=minter())
    except UserError:
        return
    assert not [each for each in problems(intake.plan.card) if each.level is Level.ERROR]
    assert list(guess_lines(intake.guesses))
    assert str(report(Scorecard(), intake).counts)


@given(tables())
def test_importing_any_table_twice_makes_nothing_twice(rows: list[list[Any]]) -> None:
    try:
        first = taken_in(Scorecard(), [book(rows)], today=TODAY, mint=minter()).plan
    except UserError:
        return
    again = taken_in(first.card, [book(rows)], today=TODAY, mint=minter("more")).plan
    assert again.card.measures.keys() == first.card.measures.keys()
    assert again.card.series == first.card.series


@given(tables(), tables())
def test_any_two_tables_join_or_are_said_not_to(
    one: list[list[Any]], other: list[list[Any]]
) -> None:
    try:
        intake = taken_in(Scorecard(), [book(one), book(other)], today=TODAY, mint=minter())
    except UserError:
        return
    assert not [each for each in problems(intake.plan.card) if each.level is Level.ERROR]
