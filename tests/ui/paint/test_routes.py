"""Links leave at the top towards what they serve, and pass no card on their way."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLineF, QPointF, QRectF

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.links import EvidenceState, LinkKind
from scorecard_app.present.faces import LinkFace
from scorecard_app.ui.paint.curves import Curve
from scorecard_app.ui.paint.router import Router
from scorecard_app.ui.paint.ways import Place, Way, plan

WIDTH, HEIGHT, PITCH_X, PITCH_Y = 208.0, 104.0, 256.0, 152.0


def place(column: int, row: int) -> Place:
    """Return a card in a raster of cards, one lane a row."""
    return Place(QRectF(column * PITCH_X, row * PITCH_Y, WIDTH, HEIGHT), row)


def link(start: str, end: str, kind: LinkKind = LinkKind.CAUSAL) -> LinkFace:
    """Return a positive link between two cards."""
    return LinkFace(
        LinkId(f"{start}→{end}"),
        ObjectiveId(start),
        ObjectiveId(end),
        is_negative=False,
        kind=kind,
        evidence=EvidenceState.UNTESTED,
        weight=0.3,
    )


def laid(places: Mapping[str, Place], *links: LinkFace) -> Router:
    """Return a router that has laid these links between these cards."""
    router = Router()
    router.lay(links, {ObjectiveId(name): each for name, each in places.items()})
    return router


def crossed(router: Router, link_id: str) -> set[str]:
    """Return the cards through which a link runs, 2 units off their edges."""
    points = router.routes[LinkId(link_id)].curve.points
    steps = [
        QPointF(x1 + (x2 - x1) * t / 16, y1 + (y2 - y1) * t / 16)
        for (x1, y1), (x2, y2) in pairwise(points)
        for t in range(17)
    ]
    return {
        name
        for name, each in router.places.items()
        if any(each.rect.adjusted(2, 2, -2, -2).contains(step) for step in steps)
    }


@pytest.mark.parametrize(
    ("start", "end", "way"),
    [
        (place(0, 2), place(1, 0), Way.UP),
        (place(0, 0), place(1, 0), Way.LEVEL),
        (place(2, 0), place(1, 0), Way.LEVEL),
        (place(0, 0), place(2, 0), Way.OVER),
        (place(0, 0), place(1, 2), Way.ROUND),
    ],
)
def test_a_link_runs_up_sideways_over_or_round(start: Place, end: Place, way: Way) -> None:
    between = place(1, 0)
    assert plan(start, end, [start, end, between]).way is way


def test_a_link_leaves_at_the_top_and_arrives_at_the_bottom() -> None:
    router = laid({"a": place(0, 1), "b": place(1, 0)}, link("a", "b"))
    route = router.routes[LinkId("a→b")]
    assert route.curve.start == (WIDTH / 2, PITCH_Y)
    tip = route.head.at(0)
    assert (tip.x(), tip.y()) == (PITCH_X + WIDTH / 2, HEIGHT)


def test_links_at_one_side_stand_in_the_order_of_where_they_lead() -> None:
    places = {"left": place(0, 0), "right": place(2, 0), "a": place(1, 1)}
    router = laid(places, link("a", "right"), link("a", "left"))
    left = router.routes[LinkId("a→left")].curve.start
    right = router.routes[LinkId("a→right")].curve.start
    assert left[0] < right[0]


def test_an_upward_link_passes_between_cards_that_stand_in_its_way() -> None:
    places = {"a": place(1, 2), "b": place(1, 0), "wall": place(1, 1)}
    router = laid(places, link("a", "b"))
    assert crossed(router, "a→b") == set()


def test_a_link_over_other_cards_runs_above_words_between_them() -> None:
    router = Router()
    words = QRectF(PITCH_X + 20, -8, 100, 60)
    router.keep_clear([words])
    cards = {"a": place(0, 0), "b": place(1, 0), "c": place(2, 0)}
    router.lay([link("a", "c")], {ObjectiveId(name): each for name, each in cards.items()})
    (route,) = router.routes.values()
    assert min(y for _x, y in route.curve.points) < words.top()


def test_links_avoid_a_card_that_was_taken_up_and_put_back() -> None:
    cards = {"a": place(0, 2), "b": place(1, 1), "c": place(2, 0)}
    router = laid(cards, link("a", "c"))
    router.move({ObjectiveId("b"): place(5, 1)}, in_hand=True)
    router.move({ObjectiveId("b"): cards["b"]}, in_hand=True)
    router.give_way([place(5, 1).rect, cards["b"].rect])
    assert crossed(router, "a→c") <= {"a", "c"}


def test_feedback_runs_round_the_edge() -> None:
    places = {"top": place(0, 0), "beside": place(1, 0), "low": place(0, 2)}
    router = laid(places, link("top", "low", LinkKind.FEEDBACK))
    assert crossed(router, "top→low") == set()
    assert router.routes[LinkId("top→low")].curve.box.right() > places["beside"].rect.right()


rasters = st.integers(0, 4)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(rasters, rasters), min_size=2, max_size=14, unique=True),
    st.data(),
)
def test_no_link_crosses_a_card(cells: list[tuple[int, int]], data: st.DataObject) -> None:
    places = {f"c{number}": place(*cell) for number, cell in enumerate(cells)}
    start, end = data.draw(st.permutations(sorted(places)))[:2]
    router = laid(places, link(start, end))
    assert crossed(router, f"{start}→{end}") == set()


@settings(max_examples=40)
@given(
    st.lists(st.tuples(rasters, rasters), min_size=4, max_size=10, unique=True),
    st.data(),
)
def test_moving_a_card_gives_the_routes_of_a_fresh_start(
    cells: list[tuple[int, int]], data: st.DataObject
) -> None:
    """The oracle is the router itself, made anew with the cards where they stand at the end."""
    places = {f"c{number}": place(*cell) for number, cell in enumerate(cells[:-1])}
    names = sorted(places)
    name = st.sampled_from(names)
    pairs = data.draw(st.lists(st.tuples(name, name), max_size=8))
    links = {f"{a}→{b}": link(a, b) for a, b in pairs if a != b}.values()
    moved, there = data.draw(name), place(*cells[-1])
    router = laid(places, *links)
    disturbed = [places[moved].rect, there.rect]
    router.move({ObjectiveId(moved): there}, in_hand=False)
    router.give_way([QRectF(-1e4, -1e4, 2e4, 2e4), *disturbed])
    fresh = laid(places | {moved: there}, *links)
    assert {key: each.curve for key, each in router.routes.items()} == {
        key: each.curve for key, each in fresh.routes.items()
    }


@settings(max_examples=60)
@given(
    st.lists(st.tuples(rasters, rasters), min_size=3, max_size=9, unique=True),
    st.data(),
)
def test_following_links_gives_the_routes_of_a_fresh_start(
    cells: list[tuple[int, int]], data: st.DataObject
) -> None:
    """The oracle is the router itself, made anew with the links as they are at the end."""
    places = {f"c{number}": place(*cell) for number, cell in enumerate(cells)}
    name = st.sampled_from(sorted(places))
    ids = st.sampled_from("klmno")
    pairs = st.dictionaries(ids, st.tuples(name, name).filter(lambda each: each[0] != each[1]))
    before, after = ([*_called(data.draw(pairs))] for _time in range(2))
    router = laid(places, *before)
    router.follow_links(after)
    fresh = laid(places, *after)
    assert {key: each.curve for key, each in router.routes.items()} == {
        key: each.curve for key, each in fresh.routes.items()
    }


def _called(pairs: Mapping[str, tuple[str, str]]) -> Iterator[LinkFace]:
    for key, (start, end) in pairs.items():
        yield replace(link(start, end), link_id=LinkId(key))


def test_a_link_that_only_looks_different_keeps_its_way() -> None:
    places = {"a": place(0, 1), "b": place(0, 0)}
    router = laid(places, link("a", "b"))
    before = router.routes[LinkId("a→b")]
    other = replace(link("a", "b"), weight=0.9)
    (boxes,) = router.follow_links([other]).values()
    after = router.routes[LinkId("a→b")]
    assert after.link == other
    assert after.curve is before.curve
    assert [*boxes] == before.parts


def test_what_does_not_move_is_not_laid_anew() -> None:
    places = {"a": place(0, 1), "b": place(0, 0), "c": place(3, 1), "d": place(3, 0)}
    router = laid(places, link("a", "b"), link("c", "d"))
    before = router.routes[LinkId("c→d")]
    swept = router.move({ObjectiveId("a"): place(1, 1)}, in_hand=True)
    assert router.routes[LinkId("c→d")] is before
    assert swept.keys() == {LinkId("a→b")}
    assert all(box.right() < places["c"].rect.left() for box in swept[LinkId("a→b")])


def test_links_over_the_same_cards_run_one_above_the_other_and_do_not_cross() -> None:
    places = {"a": place(0, 0), "b": place(1, 0), "c": place(2, 0), "d": place(3, 0)}
    router = laid(places, link("c", "a"), link("d", "a"), link("d", "b"))
    tops = {key: each.curve.box.top() for key, each in router.routes.items()}
    assert len(set(tops.values())) == 3
    assert tops[LinkId("d→a")] == min(tops.values())
    ends = {key: each.head.at(0).x() for key, each in router.routes.items()}
    assert ends[LinkId("d→a")] < ends[LinkId("c→a")]


def test_links_that_lead_aside_together_run_at_heights_of_their_own_and_do_not_cross() -> None:
    places = {"a": place(0, 0)} | {f"b{column}": place(column, 1) for column in range(1, 5)}
    router = laid(places, *(link(name, "a") for name in places if name != "a"))
    levels = [_level(router, f"b{column}→a") for column in range(1, 5)]
    assert levels == sorted(levels, reverse=True), "the farther right, the nearer to the card"
    assert all(one - other > 5 for one, other in pairwise(levels))
    curves = [route.curve for route in router.routes.values()]
    assert not any(_cross(one, other) for one, other in combinations(curves, 2))


def test_links_that_lead_to_opposite_hands_do_not_lie_on_one_another() -> None:
    places = {name: place(column, row) for name, column, row in CROSSWISE}
    router = laid(places, link("a", "d"), link("b", "c"))
    assert abs(_level(router, "a→d") - _level(router, "b→c")) > 5


def test_a_link_over_cards_and_those_that_lead_aside_there_run_apart() -> None:
    places = {f"{column}{row}": place(column, row) for column in range(4) for row in range(2)}
    router = laid(places, link("01", "31"), link("11", "30"), link("21", "00"))
    levels = sorted(_level(router, each) for each in ("01→31", "11→30", "21→00"))
    assert all(other - one > 5 for one, other in pairwise(levels))


CROSSWISE = (("a", 0, 1), ("b", 3, 1), ("c", 0, 0), ("d", 3, 0))


def _cross(one: Curve, other: Curve) -> bool:
    """Say whether two curves meet."""
    lines, others = ([QLineF(*a, *b) for a, b in pairwise(each.points)] for each in (one, other))
    bounded = QLineF.IntersectionType.BoundedIntersection
    return any(a.intersects(b)[0] is bounded for a in lines for b in others)


def _level(router: Router, link_id: str) -> float:
    """Return the height at which a link runs the longest way level."""
    points = router.routes[LinkId(link_id)].curve.points
    return max((abs(x2 - x1), y1) for (x1, y1), (x2, y2) in pairwise(points) if y1 == y2)[1]


def test_feedback_round_the_edge_is_nested() -> None:
    places = {"top": place(0, 0), "mid": place(0, 1), "low": place(0, 2)}
    router = laid(places, link("top", "low"), link("top", "mid"), link("mid", "low"))
    rights = {key: each.curve.box.right() for key, each in router.routes.items()}
    assert rights[LinkId("top→low")] > rights[LinkId("top→mid")]
    assert rights[LinkId("top→low")] > rights[LinkId("mid→low")]


def test_many_links_round_the_edge_run_apart_and_between_the_rows() -> None:
    """The row below begins 48 below the card at which they arrive."""
    places = {str(row): place(0, row) for row in range(9)} | {"wall": place(1, 8)}
    router = laid(places, *(link("0", str(row)) for row in range(1, 9)))
    rights = {each.curve.box.right() for each in router.routes.values()}
    assert len(rights) == 8
    assert min(high - low for low, high in pairwise(sorted(rights))) >= 8
    for row in range(1, 8):
        bottom = router.routes[LinkId(f"0→{row}")].curve.box.bottom()
        assert bottom < places[str(row + 1)].rect.top()


def test_links_that_are_alike_lie_as_they_do_whatever_their_ids() -> None:
    """Ids are random: a framework must look the same each time it is begun from."""
    places = {"a": place(0, 1), "b": place(1, 0), "c": place(2, 1)}
    looks = []
    for names in (("1", "2", "3"), ("3", "2", "1")):
        ends = (("a", "b"), ("a", "b"), ("c", "b"))
        links = [
            replace(link(*pair), link_id=LinkId(name), is_negative=at == 1)
            for at, (name, pair) in enumerate(zip(names, ends, strict=True))
        ]
        router = laid(places, *links)
        looks.append([router.routes[each.link_id].curve for each in links])
    assert looks[0] == looks[1]


def test_a_link_leaves_on_the_side_to_which_it_has_to_turn_first() -> None:
    """The wall stands a little to the left, so the way round it leads by the right."""
    wall = Place(QRectF(PITCH_X - 60, PITCH_Y, WIDTH, HEIGHT), 1)
    places = {"a": place(1, 2), "b": place(1, 0), "near": place(2, 1), "wall": wall}
    router = laid(places, link("a", "b"), link("a", "wall"))
    around = router.routes[LinkId("a→b")].curve.start
    straight = router.routes[LinkId("a→wall")].curve.start
    assert straight[0] < around[0]


def test_two_links_between_one_pair_run_apart_all_the_way() -> None:
    for places in (
        {"a": place(0, 1), "b": place(1, 0)},
        {"a": place(0, 0), "b": place(1, 0)},
        {"a": place(0, 0), "wall": place(1, 0), "b": place(2, 0)},
        {"a": place(0, 0), "b": place(1, 1)},
    ):
        second = replace(link("a", "b"), link_id=LinkId("against"), is_negative=True)
        router = laid(places, link("a", "b"), second)
        one, other = (each.curve for each in router.routes.values())
        assert one.distance(other.middle) > 3
        assert other.distance(one.middle) > 3


def test_the_sign_of_a_link_stands_clear_of_the_cards_between_which_it_passes() -> None:
    """Halfway it would lie under the sign of a level link between the same two cards."""
    places = {"low": place(0, 2), "left": place(0, 1), "right": place(1, 1), "high": place(0, 0)}
    laid_out = laid(places, link("low", "high")).routes[LinkId("low→high")]
    row = places["left"].rect
    assert row.top() < laid_out.curve.middle.y() < row.bottom()
    assert not row.top() - 7 < laid_out.mark.y() < row.bottom() + 7
    assert laid_out.curve.distance(laid_out.mark) == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("evidence", [EvidenceState.EXPERT, EvidenceState.REFUTED])
def test_a_dash_meets_the_arrow_head(evidence: EvidenceState) -> None:
    """A gap in front of the head would leave it alone."""
    places = {"low": place(0, 2), "high": place(1, 0)}
    face = replace(link("low", "high"), evidence=evidence)
    laid_out = laid(places, face).routes[face.link_id]
    dashes = laid_out.pen[1]
    assert dashes is not None
    _x1, _y1, x2, y2 = laid_out.segments.dashed(*dashes)[-1]
    assert (x2, y2) == pytest.approx(laid_out.curve.points[-1])
