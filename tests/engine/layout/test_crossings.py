from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.layout.crossings import Segment, crossings
from scorecard_app.engine.layout.ordering import Ordering, Weave
from scorecard_app.engine.layout.ranks import ranked, shortest
from scorecard_app.engine.layout.search import best_ordering

places = st.integers(0, 9)
segments = st.lists(st.tuples(places, places), max_size=40)


def by_force(some: list[Segment]) -> int:
    """Compare every pair, as the definition says."""
    return sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(some, 2))


@given(segments)
def test_the_tree_counts_what_comparing_every_pair_counts(some: list[Segment]) -> None:
    assert crossings(some) == by_force(some)


def test_the_published_example_has_twelve_crossings() -> None:
    # Barth, Mutzel and Jünger 2004, figure 2: the edges by their southern ends
    edges = [(0, 0), (1, 1), (1, 2), (2, 0), (2, 3), (2, 4), (3, 0), (3, 2), (4, 3), (5, 2), (5, 4)]
    assert crossings(edges) == by_force(edges) == 12


@st.composite
def weaves(draw: st.DrawFn) -> Weave:
    """Draw ranks of cards with links of any length."""
    counts = draw(st.lists(st.integers(1, 5), min_size=1, max_size=5))
    lines = [[ObjectiveId(f"{rank}.{n}") for n in range(size)] for rank, size in enumerate(counts)]
    cards = [each for line in lines for each in line]
    pair = st.tuples(st.sampled_from(cards), st.sampled_from(cards))
    made = ranked(lines, draw(st.lists(pair, max_size=25)))
    return Weave.of(made, [[None] * len(rank) for rank in made.cards])


@given(weaves(), st.data())
def test_moving_nodes_keeps_the_count_right(weave: Weave, data: st.DataObject) -> None:
    ordering = Ordering(weave, [range(len(rank)) for rank in weave.ranks.cards])
    for _move in range(6):
        rank = data.draw(st.integers(0, len(ordering.orders) - 1))
        size = len(ordering.orders[rank])
        ordering.move(rank, data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size)))
    assert ordering.cost == weave.ranks.crossings([order.tolist() for order in ordering.orders])
    fresh = Ordering(weave, ordering.orders)
    assert all((a == b).all() for a, b in zip(fresh.excess, ordering.excess, strict=True))


@given(weaves())
def test_the_best_order_is_not_worse_than_the_given_one(weave: Weave) -> None:
    given_order = Ordering(weave, [range(len(rank)) for rank in weave.ranks.cards])
    best = best_ordering(weave)
    assert best.cost <= given_order.cost
    assert best.cost == weave.ranks.crossings([order.tolist() for order in best.orders])


def test_links_are_woven_from_the_shortest_up_as_far_as_that_can_be_afforded() -> None:
    """Five hundred links to one card took twenty seconds, nearly all of it for their bends."""
    lines = [[ObjectiveId(str(rank))] for rank in range(9)]
    links = [(ObjectiveId(str(rank)), ObjectiveId("0")) for rank in (8, 1, 5, 2)]
    assert shortest(lines, links, most=16) == links
    assert shortest(lines, links, most=15) == [links[1], links[2], links[3]]
    assert shortest(lines, links, most=7) == [links[1], links[3]]
