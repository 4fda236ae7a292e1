"""The shipped links, pushed through the model, give the figures computed for them elsewhere.

The oracle is the table of business-value knowledge, §2, computed twice independently: objective
pushed +10 % in every month from 0, stream shares 25, 35, 25 and 15 %, change of net value in
percent at months 0, 6, 12, 24 and 60.
"""

import math
from functools import cache

import pytest

from scorecard_app.document.templates import from_template
from scorecard_app.domain.links import LinkKind, Sign
from tests.builders import minter
from tests.business_value import MONTHS, PUSHED

SHARES = {"V1": 0.25, "V2": 0.35, "V3": 0.25, "V4": 0.15}
PUSH = 0.10

Arrow = tuple[str, str, float, int]


@cache
def arrows() -> tuple[Arrow, ...]:
    """Return (from, to, signed median, lag) of each link; sums weigh by the stream's share."""
    card = from_template("it-business-value", mint=minter())
    source = {key: each.source_id for key, each in card.objectives.items()}
    found = []
    for link in card.links.values():
        assert link.magnitude is not None
        start, end = source[link.from_id], source[link.to_id]
        median = math.sqrt(link.magnitude.low * link.magnitude.high)
        sign = 1 if link.sign is Sign.POSITIVE else -1
        strength = SHARES[start] if link.kind is LinkKind.LOGICAL else sign * median
        found.append((start, end, strength, link.lag_months))
    return tuple(found)


def effect(pushed: str, seen: str, month: int) -> float:
    """Return the improvement of an objective in percent: x(t) = u(t) + Σ b · x(t − lag)."""

    @cache
    def improvement(name: str, at: int) -> float:
        own = PUSH if name == pushed else 0.0
        return own + sum(
            strength * improvement(start, at - lag)
            for start, end, strength, lag in arrows()
            if end == name and at >= lag
        )

    return 100 * improvement(seen, month)


@pytest.mark.parametrize(("pushed", "expected"), PUSHED)
def test_a_push_reaches_net_value_as_computed_elsewhere(
    pushed: str, expected: tuple[float, ...]
) -> None:
    assert [effect(pushed, "V0", month) for month in MONTHS] == pytest.approx(expected, abs=0.005)


def test_cheaper_operations_cost_client_satisfaction() -> None:
    assert effect("R2", "C1", 60) == pytest.approx(-0.82, abs=0.005)


def test_fourteen_paths_of_five_to_twenty_seven_months_lead_from_people_to_value() -> None:
    card = from_template("it-business-value", mint=minter())
    source = {key: each.source_id for key, each in card.objectives.items()}
    forward = [
        (source[link.from_id], source[link.to_id], link.lag_months)
        for link in card.links.values()
        if link.kind is not LinkKind.FEEDBACK
    ]

    def lags(name: str, so_far: int) -> list[int]:
        if name == "V0":
            return [so_far]
        steps = [(end, lag) for start, end, lag in forward if start == name]
        return [found for end, lag in steps for found in lags(end, so_far + lag)]

    found = lags("O1", 0)
    assert (len(found), min(found), max(found)) == (14, 5, 27)
