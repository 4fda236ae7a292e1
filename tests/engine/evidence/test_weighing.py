"""Links are held against the series of their ends: aligned, turned so that up is good, lagged.

Oracles: series made so that the answer is known, and pairs counted by hand.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pytest

from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.links import WORD_RANGES, LinkKind, Sign, Strength
from scorecard_app.domain.measures import Direction
from scorecard_app.domain.periods import Frequency, Period, parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.evidence.review import Review, Verdict
from scorecard_app.engine.evidence.says import Says
from scorecard_app.engine.evidence.standing import month_ends
from scorecard_app.engine.evidence.tracks import Way
from scorecard_app.engine.evidence.weighing import Evidence, Weighed, evidence_of
from tests.builders import card, lane, link, measure, objective

DAY = date(2026, 9, 30)
LINK = LinkId("a→b")
MEDIUM = WORD_RANGES[Strength.MEDIUM]


def by_period(numbers: Sequence[float], last: str = "2026-09") -> dict[str, float]:
    """Return numbers by the texts of their periods, the last one given."""
    end = parse_period(last)
    first = end.ordinal - len(numbers) + 1
    return {str(Period(end.frequency, first + at)): each for at, each in enumerate(numbers)}


def following(lag: int, slope: float, count: int = 60, noise: float = 0.005) -> np.ndarray:
    """Return two rows of values: the second moves by a share of what the first did before."""
    random = np.random.default_rng(11)
    x = 0.1 * random.standard_normal(count)
    y = np.concatenate([np.zeros(lag), slope * x[: count - lag]])
    y += noise * random.standard_normal(count)
    return np.asarray(100 * np.exp(np.cumsum(np.stack([x, y]), axis=1)))


def pair(
    first: Mapping[str, float] | None,
    second: Mapping[str, float] | None,
    *,
    driver: Mapping[str, Any] | None = None,
    **fields: Any,  # noqa: ANN401 - fields of Link
) -> Scorecard:
    """Return two linked cards whose measures have these values."""
    made = {"magnitude": MEDIUM, "lag_months": 2} | fields
    return card(
        lane("Value"),
        objective("a"),
        objective("b"),
        measure("A", "a", actual=first, **(driver or {})),
        measure("B", "b", actual=second),
        link("a", "b", **made),
    )


def told(scorecard: Scorecard, known: Evidence | None = None) -> Evidence:
    return evidence_of(Relations(scorecard), evaluate(scorecard, (DAY,)), known)


def weighed(scorecard: Scorecard) -> Weighed:
    return told(scorecard).weighed[LINK]


def test_an_effect_is_found_at_its_lag_and_its_strength_is_the_slope() -> None:
    first, second = following(lag=3, slope=0.4)
    found = weighed(pair(by_period(first), by_period(second)))
    assert (found.says, found.frequency) == (Says.CONSISTENT, Frequency.MONTH)
    assert found.chosen is not None
    assert (found.chosen.lag, found.believed_lag, len(found.tried)) == (3, 2, 6)
    assert found.chosen.pairs == 56  # 60 values, 59 changes, 3 of them too early
    assert found.chosen.slope is not None
    assert found.chosen.slope.low < 0.4 < found.chosen.slope.high
    assert found.after is not None
    assert found.after.middle == pytest.approx(0.4, abs=0.02)


def test_a_link_that_goes_the_other_way_is_spoken_against() -> None:
    first, second = following(lag=2, slope=-0.4)
    values = by_period(first), by_period(second)
    assert weighed(pair(*values)).says is Says.AGAINST
    assert weighed(pair(*values, sign=Sign.NEGATIVE)).says is Says.CONSISTENT


def test_less_is_better_turns_the_driver_round() -> None:
    first, second = following(lag=2, slope=-0.4)
    found = weighed(
        pair(by_period(first), by_period(second), driver={"direction": Direction.LOWER})
    )
    assert found.says is Says.CONSISTENT


def test_what_moves_by_chance_stays_open() -> None:
    values = 100 * np.exp(np.cumsum(np.random.default_rng(3).standard_normal((2, 40)), axis=1))
    assert weighed(pair(by_period(values[0]), by_period(values[1]))).says is Says.OPEN


def test_months_and_quarters_meet_in_quarters() -> None:
    first, second = following(lag=3, slope=0.9)
    quarters = by_period(second[2::3], "2026-Q3")
    made = pair(by_period(first), quarters, lag_months=3)
    quarterly = {key: each for key, each in made.measures.items() if key == "B"}
    assert quarterly
    outcome = made.put(
        *(
            type(each)(each.id, each.name, frequency=Frequency.QUARTER)
            for each in quarterly.values()
        )
    )
    found = weighed(outcome)
    assert (found.frequency, found.believed_lag) == (Frequency.QUARTER, 1)
    assert found.chosen is not None
    assert (found.says, found.chosen.lag) == (Says.CONSISTENT, 1)


def test_too_few_values_say_how_many_more_it_takes() -> None:
    found = weighed(pair(by_period([1, 2, 3, 5]), by_period([2, 3, 5, 4]), lag_months=0))
    assert found.says is Says.TOO_FEW
    assert found.more >= 3  # 3 changes, and 6 are enough at best
    assert found.after is None


def test_zeros_are_compared_over_the_scale_or_plainly() -> None:
    zeros = by_period([0, 1, 3, 6, 7, 7, 9, 12, 11, 9, 6, 6, 8, 11, 12, 10, 7, 5, 4, 4])
    with_scale = weighed(pair(zeros, zeros, driver={"baseline": 2.0}, lag_months=0))
    assert with_scale.driver is not None
    assert with_scale.driver.way is Way.SCALE
    assert with_scale.driver.changes[0] == 0.5  # 1 of a baseline of 2
    assert with_scale.outcome is not None
    assert with_scale.outcome.way is Way.PLAIN
    assert (with_scale.says, with_scale.after) == (Says.CONSISTENT, None)


def test_without_measures_values_or_doubt_nothing_is_weighed() -> None:
    assert weighed(pair(None, None)).says is Says.NO_VALUES
    bare = card(lane("Value"), objective("a"), objective("b"), link("a", "b"))
    assert weighed(bare).says is Says.NO_MEASURE
    logical = pair(None, None, kind=LinkKind.LOGICAL, lag_months=0)
    assert weighed(logical).says is Says.BY_DEFINITION


def test_what_is_known_only_later_than_the_day_shown_is_left_out() -> None:
    first, second = following(lag=2, slope=0.4)
    made = pair(by_period(first, "2027-09"), by_period(second, "2027-09"))
    found = weighed(made)
    assert found.driver is not None
    assert len(found.driver.values) == 48  # of 60 months 12 are to come


def test_a_link_is_weighed_again_only_where_its_series_or_terms_differ() -> None:
    first, second = following(lag=2, slope=0.4)
    made = pair(by_period(first), by_period(second))
    before = told(made)
    renamed = made.with_settings(name="Another name")
    assert told(renamed, before).weighed[LINK] is before.weighed[LINK]
    other = pair(by_period(first), by_period(second), lag_months=3)
    assert told(other, before).weighed[LINK] is not before.weighed[LINK]


@pytest.mark.parametrize(
    ("outcome", "lag", "expected"),
    [
        (9.0, 2, Review(Verdict.DOUBT, driver_on=True, outcome_on=False, months_on=4)),
        (9.0, 6, Review(Verdict.WAIT, driver_on=True, outcome_on=False, months_on=4)),
        (10.0, 2, Review(Verdict.KEEP, driver_on=True, outcome_on=True, months_on=4)),
        (None, 2, Review(Verdict.UNKNOWN, driver_on=True, outcome_on=None, months_on=4)),
    ],
)
def test_a_review_counts_since_when_the_driver_is_on_target(
    outcome: float | None, lag: int, expected: Review
) -> None:
    driver = by_period([9, 9, 9, 10, 10, 11, 10])
    made = card(
        lane("Value"),
        objective("a"),
        objective("b"),
        measure("A", "a", actual=driver, target={"2020-01": 10}),
        measure("B", "b", actual=by_period([outcome]) if outcome else {}, target={"2020-01": 10}),
        link("a", "b", lag_months=lag),
    )
    assert told(made).reviews[LINK] == expected


def test_a_trade_off_is_not_reviewed_by_targets() -> None:
    made = pair(by_period([1.0]), by_period([1.0]), sign=Sign.NEGATIVE)
    assert told(made).reviews[LINK].verdict is Verdict.UNKNOWN


def test_month_ends_go_back_from_the_day() -> None:
    found = [str(each) for each in month_ends(date(2024, 3, 14), 3)]
    assert found == ["2024-03-14", "2024-02-29", "2024-01-31"]
