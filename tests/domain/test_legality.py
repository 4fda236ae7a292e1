from typing import Any

import pytest

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.legality import objectives_above, why_not_link
from scorecard_app.domain.links import Link, LinkKind, Sign
from scorecard_app.domain.scorecard import Scorecard
from tests.builders import Parts, card, lane, link, objective


def start(*more: Parts) -> Scorecard:
    return card(lane("Value"), *(objective(name) for name in "ABCD"), *more)


def reason(scorecard: Scorecard, start_name: str, end: str, **fields: Any) -> str | None:  # noqa: ANN401 - fields of Link
    new = Link(LinkId("new"), ObjectiveId(start_name), ObjectiveId(end), **fields)
    return why_not_link(scorecard, new)


def test_links_between_different_objectives_are_legal_in_both_ways() -> None:
    assert reason(start(), "A", "B") is None
    assert reason(start(link("B", "A")), "A", "B") is None


@pytest.mark.parametrize(
    ("ends", "fields", "says"),
    [
        ("AA", {}, "cannot be linked to itself"),
        ("AX", {}, "an objective at each end"),
        ("AB", {"lag_months": -1}, "cannot be negative"),
        ("AB", {"kind": LinkKind.LOGICAL, "lag_months": 1}, "has no lag"),
    ],
)
def test_what_makes_a_link_illegal_is_said(ends: str, fields: dict[str, Any], says: str) -> None:
    assert says in (reason(start(), ends[0], ends[1], **fields) or "")


def test_two_links_of_opposite_sign_are_the_most_between_a_pair() -> None:
    plus = link("A", "B")
    assert reason(start(plus), "A", "B", sign=Sign.NEGATIVE) is None
    assert "already linked" in (reason(start(plus), "A", "B") or "")
    other = Link(LinkId("other"), ObjectiveId("A"), ObjectiveId("B"), Sign.NEGATIVE)
    full = start(plus).put(other)
    for sign in Sign:
        assert "already linked" in (reason(full, "A", "B", sign=sign) or "")


def test_a_link_that_is_there_is_not_its_own_twin() -> None:
    scorecard = start(link("A", "B"))
    assert why_not_link(scorecard, scorecard.links[LinkId("A→B")]) is None


def test_a_loop_needs_a_lag_somewhere() -> None:
    at_once = [link(*ends, lag_months=0) for ends in ("AB", "BC", "BD", "DB")]
    chain = start(*at_once[:3])
    assert reason(chain, "C", "A", lag_months=1) is None
    says = reason(chain, "C", "A", lag_months=0)
    assert says is not None
    assert "“A” → “B” → “C” → “A”" in says
    assert reason(start(link("A", "B"), link("B", "C", lag_months=0)), "C", "A") is None


def test_a_detour_past_a_dead_end_or_another_loop_ends() -> None:
    tangled = start(*(link(*ends, lag_months=0) for ends in ("AB", "BA", "BC")))
    assert reason(tangled, "C", "D", lag_months=0) is None
    assert "loop" in (reason(tangled, "C", "A", lag_months=0) or "")


def test_the_objectives_above_end_at_the_top_and_at_a_circle() -> None:
    tree = card(
        lane("Value"),
        objective("Top"),
        objective("Middle", parent_id=ObjectiveId("Top")),
        objective("Leaf", parent_id=ObjectiveId("Middle")),
        objective("Lost", parent_id=ObjectiveId("gone")),
        objective("Round", parent_id=ObjectiveId("Round")),
    )
    assert list(objectives_above(tree, ObjectiveId("Leaf"))) == ["Middle", "Top"]
    assert list(objectives_above(tree, ObjectiveId("Top"))) == []
    assert list(objectives_above(tree, ObjectiveId("Lost"))) == []
    assert list(objectives_above(tree, ObjectiveId("Round"))) == []
