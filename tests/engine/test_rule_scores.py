"""Scoring many values together says what scoring each by itself says; that is the oracle."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.judgements import Reason
from scorecard_app.engine.rule_scores import Rules, rule_scores
from tests.engine.random_cards import scorecards


@given(card=scorecards(), may_leave_scale=st.booleans(), data=st.data())
def test_values_scored_together_score_as_each_by_itself(
    card: Scorecard, *, may_leave_scale: bool, data: st.DataObject
) -> None:
    results = evaluate(card, (date(2025, 3, 31),))
    judged = [(each, results.measure(each.id)) for each in card.measures.values()]
    count = len(judged)
    values = np.array(data.draw(st.lists(st.floats(-40, 40), min_size=count, max_size=count)))
    together = Rules(judged).scores(values, may_leave_scale=may_leave_scale)
    for at, (measure, judgement) in enumerate(judged):
        scores, fault = rule_scores(
            measure,
            judgement.preset,
            judgement.figures,
            values[at : at + 1],
            may_leave_scale=may_leave_scale,
        )
        alone = scores[0] if fault is Reason.CURRENT else np.nan
        np.testing.assert_equal(together[at], alone)
