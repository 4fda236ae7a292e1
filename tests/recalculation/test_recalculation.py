"""LibreOffice, given plain formulas and poisoned caches, finds the scores that the engine finds."""

import math
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scorecard_app import resources
from scorecard_app.domain.measures import Aggregation, SeriesKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.behaviour.xmr import behaviour
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.judgements import LAST_MISSING, LAST_UNSCORABLE, Reason
from scorecard_app.engine.numbers import numbers_of
from scorecard_app.engine.time.convert import to_date
from scorecard_app.storage.files import read_card
from tests.recalculation.derivation import Derivation
from tests.recalculation.generated import generated
from tests.recalculation.libreoffice import NEEDS_LIBREOFFICE, recalculated
from tests.recalculation.sheet import Sheet
from tests.recalculation.time import Calendar, natural_limits, serial, year_to_date

pytestmark = [pytest.mark.long, NEEDS_LIBREOFFICE]

SAMPLE = "samples/georgia-compact.scorecard"
_TOLERANCE = 1e-9
_YEAR = 12


def month_ends(first: date, months: int) -> list[date]:
    """Return the last days of so many months."""
    found = []
    for month in range(months):
        year, index = divmod(first.year * _YEAR + first.month - 1 + month, _YEAR)
        found.append(date(year, index + 1, monthrange(year, index + 1)[1]))
    return found


def state_of(code: int) -> int:
    """Return the state as the formulas number it."""
    if code in {Reason.CURRENT, Reason.STALE}:
        return int(code)
    if code <= LAST_MISSING:
        return 2
    return 3 if code <= LAST_UNSCORABLE else 4


def disagreements(
    card: Scorecard,
    dates: Sequence[date],
    folder: Path,
    *,
    shift: int,
    judged: Scorecard | None = None,
) -> list[str]:
    """Compare every score, state and coverage; return a sentence for each that differs.

    The engine is given the same scorecard, or another one to see that this is noticed.
    """
    derivation = Derivation(card, dates, shift=shift)
    book = folder / "derivation.xlsx"
    derivation.sheet.write(book)
    found = derivation.sheet.read(recalculated(book, folder)["Derivation"])
    results = evaluate(judged or card, dates)
    differing = []
    for key in derivation.nodes:
        history = results.history(key)
        ours = {"score": history.scores, "coverage": history.coverage}
        for at, day in enumerate(dates[shift:], start=shift):
            for what, numbers in ours.items():
                theirs, number = found[f"{key} {what}"][at], float(numbers[at])
                is_same = (
                    math.isnan(number) if theirs is None else abs(number - theirs) <= _TOLERANCE
                )
                if not is_same:
                    differing.append(f"{key} on {day}: {what} {number}, LibreOffice {theirs}")
            state, theirs = state_of(int(history.codes[at])), found[f"{key} state"][at]
            if state != theirs:
                differing.append(f"{key} on {day}: state {state}, LibreOffice {theirs}")
    return differing


def test_libreoffice_agrees_on_the_georgia_sample(tmp_path: Path) -> None:
    card = read_card(resources.path(SAMPLE))
    dates = month_ends(date(2007, 3, 1), 40)[::3]
    assert disagreements(card, dates, tmp_path, shift=0) == []


@pytest.mark.parametrize("seed", range(4))
def test_libreoffice_agrees_on_a_generated_scorecard(seed: int, tmp_path: Path) -> None:
    """Mixed frequencies, gaps, negative and zero targets, dated rules, every policy and roll-up."""
    dates = month_ends(date(2024, 1, 1), 30)
    assert disagreements(generated(seed), dates, tmp_path, shift=_YEAR) == []


@pytest.mark.parametrize("seed", [None, 0, 1])
def test_libreoffice_agrees_on_natural_limits(seed: int | None, tmp_path: Path) -> None:
    """The sample, and generated values with gaps, negative and zero."""
    card = read_card(resources.path(SAMPLE)) if seed is None else generated(seed)
    relations = Relations(card)
    sheet = Sheet([serial(date(2026, 9, 30).toordinal())])
    expected: dict[str, float] = {}
    for measure in card.measures.values():
        series = relations.first_series(measure.id, SeriesKind.ACTUAL)
        limits = behaviour(measure, series.samples).limits if series else None
        if series is None or limits is None:
            continue
        natural_limits(list(series.samples.values()), sheet, measure.id)
        expected |= {
            f"{measure.id} centre": limits.centre,
            f"{measure.id} lower": limits.lower,
            f"{measure.id} upper": limits.upper,
            f"{measure.id} range limit": limits.range_limit,
        }
    book = tmp_path / "limits.xlsx"
    sheet.write(book)
    found = sheet.read(recalculated(book, tmp_path)["Derivation"])
    assert len(expected) > 4 * 10
    assert {key: found[key][0] for key in expected} == pytest.approx(expected, rel=_TOLERANCE)


@pytest.mark.parametrize("seed", [None, 0, 1, 2])
def test_libreoffice_agrees_on_the_year_to_date(seed: int | None, tmp_path: Path) -> None:
    """Sums and means since the start of the fiscal year; a gap leaves a sum out, not a mean."""
    card = read_card(resources.path(SAMPLE)) if seed is None else generated(seed)
    numbers = numbers_of(card)
    sheet = Sheet([0])
    calendar = Calendar(sheet, fiscal_start=card.settings.fiscal_start)
    expected: dict[str, float] = {}
    for measure in card.measures.values():
        samples = numbers.actual(measure.id)
        if not measure.frequency.months or not samples:
            continue
        for how in (Aggregation.SUM, Aggregation.MEAN):
            as_if = card.put(replace(measure, aggregation=how))
            found = to_date(as_if, numbers, measure.id, Frequency.YEAR)
            for ordinal, number in zip(found.ordinals, found.numbers, strict=True):
                label = f"{measure.id} {how.value} {ordinal}"
                to_here = samples, measure.frequency, int(ordinal)
                sheet.same(label, year_to_date(sheet, calendar, *to_here, how))
                expected[label] = float(number)
    book = tmp_path / "to-date.xlsx"
    sheet.write(book)
    theirs = sheet.read(recalculated(book, tmp_path)["Derivation"])
    assert len(expected) > 100
    found_there = {key: theirs[key][0] for key in expected}
    numbers_there = {key: math.nan if n is None else n for key, n in found_there.items()}
    assert numbers_there == pytest.approx(expected, rel=_TOLERANCE, nan_ok=True)


def test_a_poisoned_result_that_survives_is_noticed(tmp_path: Path) -> None:
    derivation = Derivation(generated(0), month_ends(date(2024, 1, 1), 2))
    book = tmp_path / "derivation.xlsx"
    derivation.sheet.write(book)
    cells = recalculated(book, tmp_path, trusts_caches=True)["Derivation"]
    with pytest.raises(AssertionError, match=r"-999\.0 in "):
        derivation.sheet.read(cells)


def test_a_wrong_score_is_noticed(tmp_path: Path) -> None:
    card = generated(0)
    wrong = card.put(*(replace(each, baseline=1.0) for each in card.measures.values()))
    dates = month_ends(date(2024, 1, 1), 14)
    assert disagreements(card, dates, tmp_path, shift=_YEAR, judged=wrong) != []
