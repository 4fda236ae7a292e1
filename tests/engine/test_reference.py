from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.judgements import LAST_MISSING, LAST_UNSCORABLE, Reason
from tests.engine.random_cards import scorecards
from tests.engine.reference import judge


def _kind(code: int) -> str:
    if code == Reason.CURRENT:
        return "current"
    if code <= LAST_MISSING:
        return "missing"
    return "unscorable" if code <= LAST_UNSCORABLE else "left out"


@given(scorecards(), st.lists(st.dates(date(2023, 12, 1), date(2026, 12, 31)), max_size=4))
def test_the_arrays_agree_with_a_plain_python_reference(card: Scorecard, days: list[date]) -> None:
    results = evaluate(card, days)
    for at, day in enumerate(days):
        for key, expected in judge(card, day).items():
            history = results.history(key)
            assert _kind(int(history.codes[at])) == expected.kind
            assert history.scores[at] == pytest.approx(
                float("nan") if expected.score is None else expected.score, nan_ok=True, abs=1e-9
            )
            assert history.coverage[at] == pytest.approx(expected.coverage)
