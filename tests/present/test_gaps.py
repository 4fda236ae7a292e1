"""Why a formula gives no number is said alike in the grid, on cards and in explanations."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from scorecard_app.document.edits.values import Slot
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.explain import explain
from scorecard_app.engine.formula.gap import Gap
from scorecard_app.present.explanations.line import Line
from scorecard_app.present.explanations.wording import explanation
from scorecard_app.present.gaps import gap_sentence
from scorecard_app.present.grid.cells import cell_reader
from scorecard_app.present.grid.lines import GridLine
from scorecard_app.present.statuses import reason_sentence
from scorecard_app.texts import LocaleForms
from tests.present.small_card import SEPTEMBER, context, month
from tests.present.test_computed import DOUBLE, computed_card

CASES = [
    ("[#m-revenue] / 0", "Its formula divides by zero."),
    (
        "[#m-revenue] + [#m-spare]",
        "Its formula needs a number of [Spare parts], and there is none.",
    ),
    ("[#m-double]", "Its formula needs its own result: [Double] → [Double]."),
    ("[#gone] + 1", "Its formula refers to a measure that is gone."),
    ("[#m-revenue] +", "Its formula cannot be read."),
]


def by_formula(formula: str) -> Scorecard:
    """Return the small card with a measure computed so."""
    card = computed_card()
    return card.put(replace(card.measures[DOUBLE], formula=formula))


def said(line: Line) -> Iterator[str]:
    """Yield all that an explanation says."""
    yield line.text
    for part in line.parts:
        yield from said(part)


@pytest.mark.parametrize("gap", [each for each in Gap if each is not Gap.NONE])
def test_every_gap_is_a_whole_sentence(gap: Gap) -> None:
    assert gap_sentence(gap)[0].isupper()
    assert gap_sentence(gap).endswith(".")


@pytest.mark.parametrize(("formula", "sentence"), CASES)
def test_an_explanation_says_why_a_formula_gives_no_value(formula: str, sentence: str) -> None:
    card = by_formula(formula)
    found = explain(card, DOUBLE, parse_period("2026-09"))
    assert sentence in [*said(explanation(found, card, LocaleForms()))]


def test_a_value_that_is_late_says_what_keeps_the_newer_one_away() -> None:
    # 104.5 − 104.5 in September: no division there; 95 − 104.5 in August gives a number
    card = by_formula("1 / ([#m-revenue] - 104.5)")
    found = explain(card, DOUBLE, parse_period("2026-09"))
    lines = [*said(explanation(found, card, LocaleForms()))]
    assert "Its formula divides by zero." in lines
    assert any("1 period late" in each or "Aug 2026" in each for each in lines)


def test_a_card_and_a_cell_say_it_too() -> None:
    card = by_formula("[#m-revenue] / 0")
    results = evaluate(card, (SEPTEMBER,))
    judgement = results.measure(DOUBLE)
    assert reason_sentence(judgement, card.settings) == "Its formula divides by zero."
    line = GridLine(Slot(DOUBLE, SeriesKind.ACTUAL), "Actual")
    at = month("2026-09")
    numbers = results.basis.numbers
    reader = cell_reader(context(card), numbers, line, Frequency.MONTH, range(at, at + 1))
    assert "Its formula divides by zero." in reader.tooltip(at)
