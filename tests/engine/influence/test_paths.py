"""The ways to value, what each carries, and what they add up to.

Oracles: fourteen ways of five to twenty-seven months from people to value (business-value
knowledge §2); matrix powers of the strengths, which count every walk of so many links.
"""

import numpy as np
import pytest

from scorecard_app.document.templates import from_template
from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.links import LinkKind, Magnitude, Sign
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.paths import paths
from scorecard_app.engine.influence.steady import steady
from tests.builders import card, lane, link, minter, objective


def strength(value: float) -> Magnitude:
    return Magnitude(value, value)


def diamond() -> Scorecard:
    """Return two ways from A to D, a direct one, and a loop back."""
    return card(
        lane("Value"), objective("A"), objective("B"), objective("C"), objective("D"),
        link("A", "B", magnitude=strength(0.5), lag_months=2),
        link("B", "D", magnitude=strength(0.4), lag_months=3),
        link("A", "C", magnitude=strength(0.2), lag_months=1),
        link("C", "D", magnitude=strength(0.5), sign=Sign.NEGATIVE, lag_months=1),
        link("A", "D", magnitude=strength(0.1), lag_months=6),
        link("D", "A", magnitude=strength(0.1), lag_months=6, kind=LinkKind.FEEDBACK),
    )  # fmt: skip


def test_each_way_has_the_product_of_its_strengths_and_the_sum_of_its_lags() -> None:
    net = network(diamond())
    found = paths(net, net.medians, ObjectiveId("A"), ObjectiveId("D"))
    assert [
        ("".join(way.objectives), round(way.effect, 12), way.lag_months) for way in found.ways
    ] == [("ABD", 0.2, 5), ("ACD", -0.1, 2), ("AD", 0.1, 6)]
    assert found.direct == pytest.approx(0.1)
    assert found.indirect == pytest.approx(0.1)


def test_a_link_carries_the_ways_that_use_it_whatever_their_sign() -> None:
    net = network(diamond())
    carried = paths(net, net.medians, ObjectiveId("A"), ObjectiveId("D")).carried()
    assert carried[LinkId("A→B")] == pytest.approx(0.2)
    assert carried[LinkId("C→D")] == pytest.approx(0.1)
    assert LinkId("D→A") not in carried


def test_without_loops_the_ways_add_up_to_the_whole_effect() -> None:
    made = from_template("it-business-value", mint=minter())
    made = made.drop([each for each in made.links.values() if each.kind is LinkKind.FEEDBACK])
    net = network(made)
    source = {each.source_id: key for key, each in made.objectives.items()}
    pushes = np.zeros((len(net.objectives), 1))
    pushes[net.row(source["O1"])] = 1.0
    whole = steady(net, net.medians[:, None], pushes)[net.row(source["V0"]), 0]
    found = paths(net, net.medians, source["O1"], source["V0"])
    assert sum(way.effect for way in found.ways) == pytest.approx(whole, abs=1e-12)
    lags = [way.lag_months for way in found.ways]
    assert (len(lags), min(lags), max(lags)) == (14, 5, 27)


def test_where_no_way_leads_there_is_none() -> None:
    made = card(lane("Value"), objective("A"), objective("B"))
    net = network(made)
    found = paths(net, net.medians, ObjectiveId("A"), ObjectiveId("B"))
    assert found.ways == ()
    assert found.is_whole


def ladder(rows: int) -> Scorecard:
    """Return rows of two objectives, each linked to both of the next row."""
    return card(
        lane("Value"), *(objective(f"{row}{side}") for row in range(rows) for side in "ab"),
        *(
            link(f"{row}{one}", f"{row + 1}{other}", magnitude=strength(0.5))
            for row in range(rows - 1) for one in "ab" for other in "ab"
        ),
    )  # fmt: skip


@pytest.mark.parametrize(("rows", "ways", "is_whole"), [(13, 2**11, True), (15, 5_000, False)])
def test_ways_are_counted_up_to_a_limit_and_it_is_said_where_there_are_more(
    rows: int, ways: int, *, is_whole: bool
) -> None:
    net = network(ladder(rows))
    found = paths(net, net.medians, ObjectiveId("0a"), ObjectiveId(f"{rows - 1}a"))
    assert (len(found.ways), found.is_whole) == (ways, is_whole)
