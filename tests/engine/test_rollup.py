from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.ids import MeasureId, ObjectiveId, PerspectiveId, SeriesId
from scorecard_app.domain.measures import Attachment, Series, SeriesKind
from scorecard_app.domain.periods import Frequency, Period, parse_period
from scorecard_app.domain.rules import Parameter, Preset
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.settings import MissingData, MissingPolicy, RollUp
from scorecard_app.domain.strategy import Perspective, WeightChange
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.judgements import Judgement, Reason, State
from tests.engine.cards import (
    DAY,
    LANE,
    attached,
    card,
    family,
    measure,
    objective,
    samples,
    scored,
)

MONTHLY = Frequency.MONTH
OBJECTIVE = ObjectiveId("objective")
STALE = {"2026-03": 90.0}
YEAR_AGO = {"2025-06": 30.0}
percents = st.integers(0, 100).map(float)
known = st.dictionaries(st.sampled_from("abcdef"), percents, min_size=1)


def _judged(*parts: object, day: date = DAY, **settings: object) -> Judgement:
    return evaluate(card(*parts, **settings), [day]).objective(OBJECTIVE)  # type: ignore[arg-type]  # parts of card


@pytest.mark.parametrize(
    ("roll_up", "score"),
    [
        (RollUp.WEIGHTED_MEAN, (2 * 10 + 20 + 50 + 90) / 5),
        (RollUp.MEAN, 170 / 4),
        (RollUp.WORST, 10),
        (RollUp.BEST, 90),
        (RollUp.MOST_FREQUENT, 15),
    ],
)
def test_each_roll_up_gives_its_closed_form(roll_up: RollUp, score: float) -> None:
    scores: dict[str, float | None] = {"a": 10, "b": 20, "c": 50, "d": 90}
    found = _judged(family(scores, {"a": 2.0}), roll_up=roll_up)
    assert found.score == pytest.approx(score)


def test_of_two_bands_as_frequent_the_worse_one_wins() -> None:
    found = _judged(family({"a": 90, "b": 10}), roll_up=RollUp.MOST_FREQUENT)
    assert (found.score, found.band_key) == (10, "off")


def test_scores_are_averaged_not_their_bands() -> None:
    """Trap 5: two scores just short of green and one of red are not "two at risk"."""
    assert _judged(family({"a": 66, "b": 66, "c": 0})).score == pytest.approx(44)


def test_weights_need_not_sum_to_a_hundred() -> None:
    """Trap 4."""
    assert _judged(family({"a": 90, "b": 30}, {"a": 0.2, "b": 0.1})).score == pytest.approx(70)


@given(known, st.integers(-8, 8))
def test_weights_are_relative(scores: dict[str, float], power: int) -> None:
    weights = {name: place + 1.0 for place, name in enumerate(sorted(scores))}
    scaled = {name: weight * 2.0**power for name, weight in weights.items()}
    assert _judged(family(scores, weights)) == _judged(family(scores, scaled))


@given(known, st.sets(st.sampled_from("uvw")))
def test_redistributing_gives_the_score_as_if_the_missing_were_not_there(
    scores: dict[str, float], gaps: set[str]
) -> None:
    with_gaps = _judged(family({**scores, **dict.fromkeys(gaps)}))
    without = _judged(family(dict(scores)))
    assert with_gaps.score == pytest.approx(without.score)
    assert with_gaps.coverage == pytest.approx(len(scores) / (len(scores) + len(gaps)))


@given(known, st.sampled_from([RollUp.WEIGHTED_MEAN, RollUp.MEAN, RollUp.WORST, RollUp.BEST]))
def test_a_parent_lies_between_its_worst_and_its_best_child(
    scores: dict[str, float], roll_up: RollUp
) -> None:
    found = _judged(family(scores), roll_up=roll_up).score
    assert found is not None
    assert min(scores.values()) - 1e-9 <= found <= max(scores.values()) + 1e-9


@given(known)
def test_the_most_frequent_roll_up_gives_the_most_frequent_band(scores: dict[str, float]) -> None:
    keys = ["off" if s < 100 / 3 else "risk" if s < 200 / 3 else "on" for s in scores.values()]
    worst_first = ["off", "risk", "on"]
    expected = max(worst_first, key=lambda key: (keys.count(key), -worst_first.index(key)))
    assert _judged(family(scores), roll_up=RollUp.MOST_FREQUENT).band_key == expected


def _with_gap(values: object, missing: MissingData) -> Judgement:
    parts = family({"a": 60.0}), scored("b", values), attached("b")  # type: ignore[arg-type]  # values of scored
    return _judged(*parts, missing=missing)


@pytest.mark.parametrize(
    ("values", "missing", "score"),
    [
        (STALE, MissingData(MissingPolicy.REDISTRIBUTE), 60),
        (STALE, MissingData(MissingPolicy.ZERO), 30),
        (STALE, MissingData(MissingPolicy.SUBSTITUTE, substitute=40.0), 50),
        (STALE, MissingData(MissingPolicy.SUBSTITUTE), 60),
        (STALE, MissingData(MissingPolicy.CARRY, carry_periods=1), 60),
        (STALE, MissingData(MissingPolicy.CARRY, carry_periods=2), 75),
        (None, MissingData(MissingPolicy.CARRY, carry_periods=2), 60),
        (YEAR_AGO, MissingData(MissingPolicy.SAME_PERIOD_LAST_YEAR), 45),
        ({"2025-03": 30.0}, MissingData(MissingPolicy.SAME_PERIOD_LAST_YEAR), 60),
    ],
)
def test_each_policy_fills_a_gap_beside_a_60_as_it_says(
    values: object, missing: MissingData, score: float
) -> None:
    found = _with_gap(values, missing)
    assert found.score == pytest.approx(score)
    assert found.coverage == 0.5


def test_a_gap_blanks_the_parent_where_the_policy_says_so() -> None:
    found = _with_gap(STALE, MissingData(MissingPolicy.BLANK))
    assert (found.score, found.state, found.reason) == (None, State.NO_DATA, Reason.GAP)


def test_a_policy_for_missing_data_does_not_touch_what_merely_has_no_rule() -> None:
    """Trap 3: a value without a target is no zero."""
    parts = family({"a": 60.0}), measure("b", actual=5.0), attached("b")
    found = _judged(*parts, missing=MissingData(MissingPolicy.ZERO))
    assert (found.score, found.coverage) == (60, 0.5)


def test_nothing_of_nothing_is_no_score() -> None:
    """Trap 3: 0 of 0 is neither 100 % green nor 0 %."""
    found = _judged(family({"a": None, "b": None}))
    assert (found.score, found.band_key, found.coverage) == (None, None, 0)
    assert (found.state, found.reason) == (State.NO_DATA, Reason.NO_CURRENT_CHILD)


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ((objective(),), Reason.NO_CHILDREN),
        ((*family({}), *scored("a", 5), attached("a", scored=False)), Reason.NOTHING_COUNTS),
        ((*family({}), *scored("a", 5), attached("a", weight=0.0)), Reason.NOTHING_COUNTS),
        (
            (*family({}), *measure("a", actual=5, preset=Preset.NOT_SCORED), attached("a")),
            Reason.NOTHING_COUNTS,
        ),
        ((*family({}), *measure("a", actual=5), attached("a")), Reason.CHILDREN_NOT_SCORED),
        ((objective(parent_id=OBJECTIVE),), Reason.CIRCULAR),
    ],
)
def test_an_objective_without_a_score_says_why(parts: tuple[object, ...], reason: Reason) -> None:
    found = _judged(*parts)
    assert (found.score, found.state, found.reason) == (None, State.NOT_SCORED, reason)


def test_what_is_left_out_on_purpose_does_not_lower_the_coverage() -> None:
    parts = family({"a": 60.0}), measure("b", actual=5, preset=Preset.NOT_SCORED), attached("b")
    assert _judged(*parts).coverage == 1


def test_scores_rise_from_measures_and_child_objectives_together_to_the_perspective() -> None:
    child = objective("child", parent_id=OBJECTIVE, weight=3.0)
    left_out = objective("left out", in_score=False)
    parts = (
        *family({"a": 80.0}),
        child,
        *scored("b", 40.0),
        attached("b", "child"),
        *scored("c", None),
        attached("c", "child"),
        left_out,
        *scored("d", 0.0),
        attached("d", "left out"),
    )
    results = evaluate(card(parts), [DAY])
    found = results.objective(OBJECTIVE)
    assert found.score == pytest.approx((80 + 3 * 40) / 4)
    assert found.coverage == pytest.approx((1 + 3 * 0.5) / 4)
    assert results.perspective(LANE).score == found.score
    assert results.perspective(LANE).coverage == found.coverage


def test_a_measure_may_serve_several_objectives() -> None:
    other = objective("other")
    parts = (*family({"a": 80.0}), other, attached("a", "other"))
    results = evaluate(card(parts), [DAY])
    assert results.objective(OBJECTIVE).score == results.objective(other.id).score == 80


def test_an_empty_perspective_has_nothing_to_score() -> None:
    found = evaluate(card(Perspective(PerspectiveId("empty"))), [DAY])
    assert found.perspective(PerspectiveId("empty")).reason is Reason.NO_CHILDREN


def test_a_weight_changes_on_its_date_and_the_past_keeps_the_old_one() -> None:
    heavier = (WeightChange(parse_period("2026-06"), 3.0),)
    parts = (
        objective(),
        *scored("a", {"2026-05": 80.0, "2026-06": 80.0}),
        replace(attached("a"), weight_changes=heavier),
        *scored("b", {"2026-05": 40.0, "2026-06": 40.0}),
        attached("b"),
    )
    results = evaluate(card(parts), [date(2026, 5, 31), DAY])
    assert [results.objective(OBJECTIVE, at).score for at in (0, 1)] == [60, 70]


def test_a_parent_and_a_measure_that_are_gone_break_nothing() -> None:
    gone = Attachment(attached("x").id, OBJECTIVE, MeasureId("x"))
    found = _judged(family({"a": 80.0}, parent_id=ObjectiveId("gone")), gone)
    assert found.score == 80


def test_the_order_in_which_a_scorecard_lists_things_changes_no_bit() -> None:
    scores: dict[str, float | None] = {
        name: 1 / (place + 3) for place, name in enumerate("abcdefg")
    }
    forth = family(scores, {"a": 0.1, "b": 0.7})
    back = tuple(reversed(forth))
    assert _judged(forth) == _judged(back)


def test_a_scorecard_of_many_blocks_scores_each_date_as_if_it_were_alone() -> None:
    """Blocks hold some 32,000 cells: 300 objectives of uneven size at 120 dates need two."""
    days = [Period(Frequency.MONTH, 24300 + month).end() for month in range(120)]
    parts: list[Entity] = []
    for place in range(300):
        parts.append(objective(f"objective {place}"))
        for child in range(1 + (place % 7 == 0)):
            name = f"measure {place} {child}"
            values = {f"2025-{month:02d}": float(place % 90 + month) for month in range(1, 13, 2)}
            parts += (
                *scored(name, values),
                attached(name, f"objective {place}", weight=1.0 + child),
            )
    scorecard = Scorecard().put(*parts)
    together = evaluate(scorecard, days).scores("objectives")[1]
    for at in (0, 3, 60, 119):
        alone = evaluate(scorecard, [days[at]]).scores("objectives")[1]
        np.testing.assert_array_equal(together[:, at], alone[:, 0])


def test_a_dated_weight_holds_beside_an_objective_that_has_more_children() -> None:
    heavier = (WeightChange(parse_period("2026-06"), 3.0),)
    parts = (
        *family({"a": 80.0, "b": 40.0, "c": 0.0}),
        objective("other"),
        attached("a", "other", weight_changes=heavier),
        attached("b", "other"),
    )
    results = evaluate(card(parts), [DAY])
    assert results.objective(OBJECTIVE).score == pytest.approx(40)
    assert results.objective(ObjectiveId("other")).score == 70


@pytest.mark.parametrize(
    ("source", "score"),
    [
        (Parameter(series_id=SeriesId("weight target")), 70),
        (Parameter(formula="[#weight] + 2"), 70),
        (Parameter(formula="TARGET"), 70),
        (Parameter(formula="1 / 0"), 60),
        (Parameter(series_id=SeriesId("gone")), 60),
        (Parameter(formula="0 - 5"), 40),
    ],
)
def test_a_weight_may_be_read_from_a_series_or_a_formula_else_its_own_holds(
    source: Parameter, score: float
) -> None:
    parts = (
        objective(),
        *scored("a", 80.0),
        *measure("a aim", target=3),
        *measure("weight", actual=1, target=3),
        attached("a", weight_source=source),
        *scored("b", 40.0),
        attached("b"),
    )
    aim = Series(SeriesId("a aim"), MeasureId("a"), SeriesKind.TARGET, samples=samples(3, MONTHLY))
    assert _judged(*parts, replace(aim, position=-1.0)).score == pytest.approx(score)


def test_the_weight_of_an_objective_may_be_read_by_month() -> None:
    child = objective("child", parent_id=OBJECTIVE, weight_source=Parameter(formula="[#a] / 80"))
    parts = (
        *family({"a": 240.0 / 3, "x": 20.0}),
        child,
        *scored("b", 50.0),
        attached("b", "child"),
    )
    assert _judged(*parts).score == pytest.approx(50)
