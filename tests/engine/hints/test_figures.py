"""The rules of business-value.md §3 that look at figures: each on the smallest card that shows it.

Oracles: the wording of each rule, and figures worked out by hand in the test.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from scorecard_app.domain.ids import (
    ActionId,
    InitiativeId,
    LeverId,
    LinkId,
    ObjectiveId,
    OverrideId,
    PersonId,
    ValueStreamId,
)
from scorecard_app.domain.links import WORD_RANGES, EvidenceState, Magnitude, Strength
from scorecard_app.domain.measures import Direction, Unit, UnitKind
from scorecard_app.domain.people import Action
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Override
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Effect, Initiative, Lever, ValueStream
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.hints import Hint, Known, hints
from tests.builders import Parts, card, lane, link, measure, objective

DAY = date(2026, 9, 30)
VALUE = {"2026-09": 5.0}
GOAL = {"2026-01": 10.0}
WHOLE: Mapping[str, Any] = {
    "owner_id": PersonId("Ann"),
    "unit": Unit(UnitKind.PERCENT, "%"),
    "baseline": 1.0,
    "definition": "Counted.",
}


def found(scorecard: Scorecard, code: str, *doubted: LinkId) -> list[Hint]:
    """Return the remarks by one rule."""
    known = Known(evaluate(scorecard, (DAY,)), frozenset(doubted))
    return [hint for hint in hints(Relations(scorecard), known) if hint.code == code]


def three_rows(*links: Parts) -> Scorecard:
    """Return value on top, and two rows of three measured objectives below it."""
    names = [(name, lane_name) for lane_name in ("Middle", "Base") for name in "abc"]
    below = [objective(f"{lane_name} {name}", lane_name) for name, lane_name in names]
    measures = [measure(f"m {each} {lane}", f"{lane} {each}") for each, lane in names]
    lanes = (lane("Value"), lane("Middle", 1), lane("Base", 2))
    parts = (*lanes, objective("Grow"), *below, *measures, *links)
    return card(*parts, culminating_perspective_id="Value")


def test_l04_a_component_of_which_all_measured_objectives_lag_or_all_lead() -> None:
    late = [link(f"Middle {each}", "Grow", lag_months=1) for each in "abc"]
    (hint,) = found(three_rows(*late), "L04")
    assert (hint.case, hint.about[0], hint.figure) == ("only lagging", "Middle", 3)
    early = [link(f"Middle {each}", "Grow", lag_months=2) for each in "abc"]
    assert [each.case for each in found(three_rows(*early), "L04")] == ["only leading"]
    assert found(three_rows(*late[:2], early[2]), "L04") == []
    assert found(three_rows(), "L04") == []  # without links nobody knows


def test_l05_value_that_is_reached_by_direct_links_alone() -> None:
    direct = [link("Middle a", "Grow"), link("Base a", "Grow")]
    assert [each.case for each in found(three_rows(*direct), "L05")] == ["only direct"]
    assert found(three_rows(*direct, link("Base b", "Middle a")), "L05") == []


@pytest.mark.parametrize(
    ("amount", "moved", "case"),
    [
        (None, "Grow", "no amount"),
        (1e6, None, "no objective"),
        (1e6, "Base b", "nothing leads there"),
        (1e6, "Grow", None),
    ],
)
def test_l05_a_value_stream_that_is_empty(
    amount: float | None, moved: str | None, case: str | None
) -> None:
    ways = link("Middle a", "Grow"), link("Base a", "Middle a")
    stream = ValueStream(
        ValueStreamId("s"),
        "Savings",
        objective_id=ObjectiveId(moved) if moved else None,
        yearly_amount=amount,
    )
    assert [each.case for each in found(three_rows(*ways).put(stream), "L05")] == (
        [case] if case else []
    )


def loop(first: float, second: float) -> Scorecard:
    """Return two cards that move each other so strongly."""
    ends = ("a", "b", first), ("b", "a", second)
    links = [link(one, two, lag_months=3, magnitude=Magnitude(b, b)) for one, two, b in ends]
    return card(lane("Value"), objective("a"), objective("b"), *links)


def test_l08_a_loop_that_gives_back_all_it_gets() -> None:
    (hint,) = found(loop(2.0, 0.5), "L08")
    assert (hint.case, set(hint.about), hint.figure) == ("loop", {"a→b", "b→a"}, 100)
    assert found(loop(2.0, 0.49), "L08") == []


def test_l08_loops_that_only_together_give_back_all_they_get() -> None:
    # each pair comes back as 0.64 of itself; three that move one another so have radius 2 × 0.8
    ends = [(one, two) for one in "abc" for two in "abc" if one != two]
    links = [link(one, two, lag_months=1, magnitude=Magnitude(0.8, 0.8)) for one, two in ends]
    (hint,) = found(card(lane("Value"), *(objective(each) for each in "abc"), *links), "L08")
    assert (hint.case, hint.figure, len(hint.about)) == ("together", 160, 6)


def test_l09_is_one_remark_until_the_first_value_and_then_one_for_each_lack() -> None:
    both = [measure(each, "Grow", target=GOAL) for each in ("m", "n")]
    bare = card(lane("Value"), objective("Grow"), *both)
    assert found(bare, "L09") == [Hint("L09", "nothing entered", figure=2)]
    begun = card(lane("Value"), objective("Grow"), both[0], measure("n", "Grow", actual=VALUE))
    assert {each.case: each.about for each in found(begun, "L09")} == {
        "many: no owner": ("m", "n"),
        "many: no baseline": ("m", "n"),
        "many: no unit": ("m", "n"),
        "many: no definition": ("m", "n"),
        "no target": ("n",),
    }


def test_l09_says_nothing_of_a_measure_that_has_it_all() -> None:
    whole = measure("m", "Grow", actual=VALUE, target=GOAL, **WHOLE)
    assert found(card(lane("Value"), objective("Grow"), whole), "L09") == []


@pytest.mark.parametrize(
    ("direction", "baseline", "case"),
    [
        (Direction.HIGHER, 12.0, "target below"),
        (Direction.LOWER, 8.0, "target above"),
        (Direction.HIGHER, 10.0, "no way"),
        (Direction.HIGHER, 8.0, None),
        (Direction.LOWER, 12.0, None),
        (Direction.TARGET, 12.0, None),
    ],
)
def test_l10_a_baseline_that_is_as_good_as_the_target(
    direction: Direction, baseline: float, case: str | None
) -> None:
    made = measure("m", "Grow", target=GOAL, direction=direction, baseline=baseline)
    cases = [each.case for each in found(card(lane("Value"), objective("Grow"), made), "L10")]
    assert cases == ([case] if case else [])


def test_l12_a_side_effect_is_remarked_until_its_guard_is_attached() -> None:
    risky = measure("Speed", "Grow", side_effects="Haste", guard_ids=("Errors",))
    parts = lane("Value"), objective("Grow"), risky
    assert found(card(*parts, measure("Errors")), "L12") == [Hint("L12", "no guard", ("Speed",))]
    assert found(card(*parts, measure("Errors", "Grow")), "L12") == []


def test_l13_money_that_improves_nothing() -> None:
    lever = Lever(LeverId("l"), "Training", current=1e6)
    idle = Initiative(InitiativeId("i"), "Fair", cost_per_year=5.0)
    busy = Initiative(
        InitiativeId("j"), cost_per_year=5.0, effects=(Effect(ObjectiveId("Grow"), 0.1, 0.2),)
    )
    made = card(lane("Value"), objective("Grow")).put(lever, idle, busy)
    assert {each.about for each in found(made, "L13")} == {("l",), ("i",)}


def test_l13_a_gap_without_an_initiative_or_an_action() -> None:
    behind = measure("m", "Grow", actual={"2026-09": 2.0}, target=GOAL, baseline=1.0)
    made = card(lane("Value"), objective("Grow"), behind)
    assert found(made, "L13") == [Hint("L13", "gap", ("Grow",))]
    assert found(made.put(Action(ActionId("a"), subject_id="m")), "L13") == []


def test_l14_strong_links_without_evidence_are_one_remark_until_the_first_value() -> None:
    strong = WORD_RANGES[Strength.STRONG]
    parts = lane("Value"), objective("a"), objective("b"), objective("c")
    bold = [link(one, two, magnitude=strong) for one, two in ("ab", "bc")]
    tested = link("a", "c", magnitude=strong, evidence=EvidenceState.EXPERT)
    fresh = card(*parts, *bold, tested)
    assert found(fresh, "L14") == [Hint("L14", "many: strong", ("a→b", "b→c"), figure=2)]
    begun = card(*parts, *bold, tested, measure("m", "a", actual=VALUE))
    assert [each.about for each in found(begun, "L14")] == [("a→b",), ("b→c",)]


def test_l15_a_link_that_its_review_doubts() -> None:
    made = card(lane("Value"), objective("a"), objective("b"), link("a", "b"))
    assert found(made, "L15") == []
    assert found(made, "L15", LinkId("a→b")) == [Hint("L15", "no effect", ("a→b",))]


@pytest.mark.parametrize(
    ("band", "reason", "count"), [("on", "", 1), ("on", "We saw it.", 0), ("risk", "", 0)]
)
def test_l16_a_status_by_hand_against_the_data_without_a_reason(
    band: str, reason: str, count: int
) -> None:
    behind = measure("m", "Grow", actual={"2026-09": 2.0}, target=GOAL, baseline=1.0)
    by_hand = Override(OverrideId("o"), "m", parse_period("2026-01"), band_key=band, reason=reason)
    made = card(lane("Value"), objective("Grow"), behind).put(by_hand)
    assert found(made, "L16") == [Hint("L16", "by hand", ("m", "o"))] * count


def test_without_what_is_known_of_figures_the_rules_that_ask_for_it_keep_still() -> None:
    behind = measure("m", "Grow", actual={"2026-09": 2.0}, target=GOAL, baseline=1.0)
    made = card(lane("Value"), objective("Grow"), behind)
    assert not {each.code for each in hints(Relations(made))} & {"L13", "L15", "L16"}
