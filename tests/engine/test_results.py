from datetime import date

import numpy as np
import pytest

from scorecard_app.domain.ids import LinkId, MeasureId, ObjectiveId, OverrideId
from scorecard_app.domain.links import Link, LinkKind
from scorecard_app.domain.measures import Direction
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.rules import Override
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import LeadLag
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.judgements import Judgement, Reason, State, Trend
from tests.engine.cards import DAY, LANE, attached, card, family, judged, measure, objective, scored

MAY = date(2026, 5, 31)
OBJECTIVE = ObjectiveId("objective")
ON_TARGET = Direction.TARGET


@pytest.mark.parametrize(
    ("values", "direction", "trend", "is_good"),
    [
        ((1, 2), Direction.HIGHER, Trend.UP, True),
        ((2, 1), Direction.HIGHER, Trend.DOWN, False),
        ((1, 2), Direction.LOWER, Trend.UP, False),
        ((2, 1), Direction.LOWER, Trend.DOWN, True),
        ((1, 2), ON_TARGET, Trend.UP, True),
        ((6, 2), ON_TARGET, Trend.DOWN, True),
        ((3, 9), ON_TARGET, Trend.UP, False),
        ((2, 4), ON_TARGET, Trend.UP, None),
        ((2, 2), Direction.HIGHER, Trend.FLAT, None),
        ((0.3, 0.1 + 0.2), Direction.HIGHER, Trend.FLAT, None),
    ],
)
def test_a_trend_is_good_if_it_goes_the_way_the_measure_calls_good(
    values: tuple[float, float], direction: Direction, trend: Trend, *, is_good: bool | None
) -> None:
    actual = {"2026-02": values[0], "2026-06": values[1]}
    found = judged(measure(actual=actual, target=3, direction=direction))
    assert (found.trend, found.trend_is_good) == (trend, is_good)
    assert found.previous == values[0]


def test_nearing_a_target_that_is_not_there_is_neither_good_nor_bad() -> None:
    found = judged(measure(actual={"2026-05": 1, "2026-06": 2}, direction=ON_TARGET))
    assert (found.trend, found.trend_is_good) == (Trend.UP, None)


def test_a_first_value_has_no_trend() -> None:
    found = judged(measure(actual=1))
    assert (found.trend, found.trend_is_good, found.previous) == (None, None, None)


def test_an_objective_compares_with_the_last_date_before_its_own() -> None:
    values = {"2026-04": 90.0, "2026-05": 40.0, "2026-06": 60.0}
    parts = objective(), scored("a", values), attached("a")
    results = evaluate(card(*parts), [DAY, date(2026, 4, 30), MAY])
    found = [results.objective(OBJECTIVE, at) for at in range(3)]
    assert [(each.trend, each.trend_is_good) for each in found] == [
        (Trend.UP, True),
        (None, None),
        (Trend.DOWN, False),
    ]
    assert results.perspective(LANE).trend is Trend.UP


def _override(subject: str, since: str, until: str | None = None, *, band: str = "off") -> Override:
    end = parse_period(until) if until else None
    return Override(
        OverrideId(f"{subject} {since} {band}"), subject, parse_period(since), end, band
    )


@pytest.mark.parametrize(
    ("day", "is_override"),
    [
        (date(2026, 4, 30), False),
        (date(2026, 5, 1), True),
        (MAY, True),
        (date(2026, 7, 30), True),
        (date(2026, 7, 31), False),
    ],
)
def test_a_status_set_by_hand_wins_while_its_periods_are_the_ones_shown(
    day: date, *, is_override: bool
) -> None:
    values = {"2026-01": 90.0, "2026-04": 90.0, "2026-06": 90.0}
    parts = objective(), scored("a", values), attached("a")
    spans = [_override(subject, "2026-05", "2026-06") for subject in ("objective", "a")]
    results = evaluate(card(*parts, *spans), [day])
    for found in (results.objective(OBJECTIVE), results.measure(MeasureId("a"))):
        assert found.is_override is is_override
        assert found.band_key == ("off" if is_override else "on")
        assert found.score == 90


def test_of_two_statuses_set_by_hand_the_later_one_wins() -> None:
    spans = _override("objective", "2026-05"), _override("objective", "2026-01", band="risk")
    found = evaluate(card(family({"a": 90.0}), *spans), [DAY]).objective(OBJECTIVE)
    assert (found.band_key, found.override_id) == ("off", spans[0].id)


def test_a_status_set_by_hand_stands_where_there_is_no_score() -> None:
    found = evaluate(card(objective(), _override("objective", "2026-05")), [DAY])
    judgement = found.objective(OBJECTIVE)
    assert (judgement.band_key, judgement.state) == ("off", State.NOT_SCORED)


def test_a_status_of_a_band_that_is_gone_does_not_count() -> None:
    gone = _override("objective", "2026-05", band="purple")
    found = evaluate(card(family({"a": 90.0}), gone), [DAY]).objective(OBJECTIVE)
    assert (found.band_key, found.is_override) == ("on", False)


def _linked(lag: int, kind: LinkKind, *, by_hand: LeadLag | None = None) -> LeadLag | None:
    link = Link(LinkId("link"), OBJECTIVE, ObjectiveId("other"), lag_months=lag, kind=kind)
    parts = objective(lead_lag=by_hand), objective("other"), link
    return evaluate(card(*parts), [DAY]).objective(OBJECTIVE).lead_lag


@pytest.mark.parametrize(
    ("lag", "kind", "expected"),
    [
        (2, LinkKind.CAUSAL, LeadLag.LEADING),
        (1, LinkKind.CAUSAL, LeadLag.LAGGING),
        (5, LinkKind.FEEDBACK, LeadLag.LAGGING),
        (0, LinkKind.LOGICAL, LeadLag.LAGGING),
    ],
)
def test_an_objective_leads_by_a_causal_link_with_at_least_the_short_lag(
    lag: int, kind: LinkKind, expected: LeadLag
) -> None:
    assert _linked(lag, kind) is expected


def test_what_leads_may_be_set_by_hand() -> None:
    assert _linked(5, LinkKind.CAUSAL, by_hand=LeadLag.LAGGING) is LeadLag.LAGGING


def test_a_stale_measure_keeps_its_score_and_says_that_it_does_not_rise() -> None:
    results = evaluate(card(objective(), scored("a", {"2026-01": 90.0}), attached("a")), [DAY])
    found = results.measure(MeasureId("a"))
    assert (found.score, found.band_key, found.is_fresh) == (90, "on", False)
    assert (found.state, found.reason, found.coverage) == (State.SCORED, Reason.STALE, 0)
    assert results.objective(OBJECTIVE).reason is Reason.NO_CURRENT_CHILD


def test_tables_and_histories_say_what_the_judgements_say() -> None:
    values = {"2026-05": 40.0, "2026-06": 60.0}
    scorecard = card(objective(), scored("a", values), scored("b", None), attached("a"))
    results = evaluate(scorecard, [MAY, DAY])
    ids, scores = results.scores("measures")
    assert ids == ("a", "b")
    assert scores.tolist()[0] == [40, 60]
    assert np.isnan(scores[1]).all()
    assert results.history(OBJECTIVE).scores.tolist() == [40, 60]
    assert results.history(LANE).coverage.tolist() == [1, 1]


def test_without_dates_or_measures_there_is_nothing_to_say_and_nothing_breaks() -> None:
    assert evaluate(card(family({"a": 5.0})), []).scores("objectives")[1].shape == (1, 0)
    assert evaluate(Scorecard(), [DAY]).scores("measures")[1].shape == (0, 1)


def test_the_same_scorecard_and_dates_give_the_same_judgements() -> None:
    scorecard = card(family({"a": 5.0, "b": 70.0}))
    twice: list[Judgement] = [evaluate(scorecard, [DAY]).objective(OBJECTIVE) for _run in "12"]
    assert twice[0] == twice[1]
