"""What leads where; the oracle is brute force: adding arrows until nothing is new."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.traces import knots, loops, loose_ends, orphans, trace
from tests.builders import card, lane, link, objective

NAMES = "abcdef"
ARROWS = st.sets(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(
        lambda pair: pair[0] != pair[1]
    )
)


def mapped(*arrows: tuple[str, str], **settings: object) -> Scorecard:
    """Return a scorecard with these links among six objectives, "a" alone in the top lane."""
    objectives = [objective(name, "Value" if name == "a" else "Work") for name in NAMES]
    links = [link(start, end) for start, end in sorted(arrows)]
    lanes = (lane("Value"), lane("Work", 1))
    return card(*lanes, *objectives, *links, **settings)


def reach(arrows: set[tuple[str, str]], start: str) -> set[str]:
    """Return what is reached over one arrow or more, by adding arrows until nothing is new."""
    found: set[str] = set()
    while True:
        more = found | {end for begin, end in arrows if begin == start or begin in found}
        if more == found:
            return found
        found = more


@given(ARROWS)
def test_a_trace_holds_all_that_leads_in_and_all_that_is_led_to(
    arrows: set[tuple[str, str]],
) -> None:
    found = trace(mapped(*arrows), ObjectiveId("c"))
    assert found.effects.keys() == reach(arrows, "c")
    assert found.causes.keys() == reach({(end, start) for start, end in arrows}, "c")


def test_distances_count_the_links_of_the_shortest_way() -> None:
    found = trace(mapped(("e", "d"), ("d", "c"), ("e", "c"), ("c", "a")), ObjectiveId("c"))
    assert found.causes == {"d": 1, "e": 1}
    assert found.effects == {"a": 1}
    assert found.links == {"e→d", "d→c", "e→c", "c→a"}


@given(ARROWS)
def test_every_link_on_a_loop_is_in_a_loop_found_and_no_other(arrows: set[tuple[str, str]]) -> None:
    found = loops(mapped(*arrows))
    on_a_loop = {(start, end) for start, end in arrows if start in reach(arrows, end)}
    assert {(each.from_id, each.to_id) for loop in found for each in loop} == on_a_loop
    for loop in found:
        assert all(first.to_id == second.from_id for first, second in pairwise((*loop, loop[0])))


@given(ARROWS)
def test_objectives_that_reach_each_other_are_one_knot(arrows: set[tuple[str, str]]) -> None:
    found = knots(mapped(*arrows).links.values())
    by_hand = {
        frozenset(b for b in NAMES if b in reach(arrows, a) and a in reach(arrows, b))
        for a in NAMES
        if a in reach(arrows, a)
    }
    assert set(found) == by_hand


def test_a_loose_end_has_no_path_to_the_culminating_category() -> None:
    scorecard = mapped(("b", "a"), ("c", "b"), ("a", "d"), culminating_perspective_id="Value")
    assert loose_ends(scorecard) == ("d", "e", "f")


def test_a_part_leads_where_its_whole_does() -> None:
    part = objective("g", "Work", parent_id=ObjectiveId("b"))
    arrows = [link("b", "a")]
    objectives = [objective("a"), objective("b", "Work"), part]
    scorecard = card(
        lane("Value"), lane("Work", 1), *objectives, *arrows, culminating_perspective_id="Value"
    )
    assert loose_ends(scorecard) == ()
    assert orphans(scorecard) == ()


def test_nothing_is_loose_while_no_category_culminates() -> None:
    assert loose_ends(mapped()) == ()


def test_an_orphan_has_no_link_at_all() -> None:
    assert orphans(mapped(("a", "b"), ("c", "d"))) == ("e", "f")
