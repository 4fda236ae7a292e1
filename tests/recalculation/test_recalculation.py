"""LibreOffice, given plain formulas and poisoned caches, finds the scores that the engine finds."""

import math
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scorecard_app import resources
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.judgements import LAST_MISSING, LAST_UNSCORABLE, Reason
from scorecard_app.storage.files import read_card
from tests.recalculation.derivation import Derivation
from tests.recalculation.generated import generated
from tests.recalculation.libreoffice import NEEDS_LIBREOFFICE, recalculated

pytestmark = [pytest.mark.long, NEEDS_LIBREOFFICE]

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
    card = read_card(resources.path("samples/georgia-compact.scorecard"))
    dates = month_ends(date(2007, 3, 1), 40)[::3]
    assert disagreements(card, dates, tmp_path, shift=0) == []


@pytest.mark.parametrize("seed", range(4))
def test_libreoffice_agrees_on_a_generated_scorecard(seed: int, tmp_path: Path) -> None:
    """Mixed frequencies, gaps, negative and zero targets, dated rules, every policy and roll-up."""
    dates = month_ends(date(2024, 1, 1), 30)
    assert disagreements(generated(seed), dates, tmp_path, shift=_YEAR) == []


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
