import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.ids import ObjectiveId, PerspectiveId
from scorecard_app.domain.maps import Map, MapStyle
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.layout import Size, Spot, layout
from tests.builders import MAP, card, lane, objective
from tests.engine.layout.maps import CARD, maps, overlapping, placed

styles = st.sampled_from(MapStyle)
in_lanes = st.sampled_from([MapStyle.LANES, MapStyle.TABLE])


@given(maps(), styles)
def test_no_card_overlaps_another(scorecard: Scorecard, style: MapStyle) -> None:
    found = layout(scorecard, MAP, style=style)
    assert found.spots.keys() == scorecard.objectives.keys() == found.boxes.keys()
    assert overlapping(found) == []


@given(maps(), styles, st.lists(st.sampled_from([40.0, 208.0, 313.0]), min_size=14, max_size=14))
def test_cards_of_different_sizes_do_not_overlap(
    scorecard: Scorecard, style: MapStyle, edges: list[float]
) -> None:
    sizes = {
        key: Size(edges[place], edges[-place - 1]) for place, key in enumerate(scorecard.objectives)
    }
    assert overlapping(layout(scorecard, MAP, sizes=sizes, style=style)) == []


@given(maps(pins=True), in_lanes)
def test_pinned_cards_stay_exactly_and_the_others_go_round_them(
    scorecard: Scorecard, style: MapStyle
) -> None:
    found = layout(scorecard, MAP, style=style)
    for each in scorecard.placements.values():
        if each.is_pinned:
            assert found.spots[ObjectiveId(each.item_id)] == Spot(each.x, each.y)
    assert overlapping(found) == []


@given(maps(pins=True), st.sampled_from([MapStyle.TREE, MapStyle.RADIAL]))
def test_pinned_cards_stay_exactly_without_lanes_too(scorecard: Scorecard, style: MapStyle) -> None:
    found = layout(scorecard, MAP, style=style)
    pinned = {each.item_id for each in scorecard.placements.values() if each.is_pinned}
    for each in scorecard.placements.values():
        if each.is_pinned:
            assert found.spots[ObjectiveId(each.item_id)] == Spot(each.x, each.y)
    assert all(pair <= pinned for pair in map(set, overlapping(found)))


@given(maps(pins=True), in_lanes)
def test_every_card_stands_in_the_body_of_its_own_lane(
    scorecard: Scorecard, style: MapStyle
) -> None:
    found = layout(scorecard, MAP, style=style)
    for key, box in found.boxes.items():
        lane_id = scorecard.objectives[key].perspective_id
        assert lane_id is not None
        body = found.lanes[lane_id]
        assert body.x + 160 <= box.x
        assert box.right <= body.right
        assert body.y <= box.y
        assert box.bottom <= body.bottom


@given(maps(pins=True), styles)
def test_the_same_map_is_always_laid_out_alike(scorecard: Scorecard, style: MapStyle) -> None:
    assert layout(scorecard, MAP, style=style) == layout(scorecard, MAP, style=style)


@given(maps(abreast=1))
def test_tidying_up_twice_moves_nothing_where_lanes_lie_below_each_other(
    scorecard: Scorecard,
) -> None:
    once = layout(scorecard, MAP)
    tidy = placed(scorecard, once.spots)
    assert layout(tidy, MAP).spots == once.spots


@given(maps(), styles)
def test_cards_stand_right_of_and_below_the_corner(scorecard: Scorecard, style: MapStyle) -> None:
    spots = layout(scorecard, MAP, style=style).spots.values()
    assert all(spot.x >= 0 and spot.y >= 0 for spot in spots)


@pytest.mark.parametrize("style", MapStyle)
def test_an_empty_map_has_an_empty_layout(style: MapStyle) -> None:
    assert layout(card(), MAP, style=style).spots == {}


@pytest.mark.parametrize("style", MapStyle)
def test_a_single_card_stands_at_the_first_place(style: MapStyle) -> None:
    found = layout(card(lane("Value"), objective("Grow")), MAP, style=style)
    assert found.spots == {ObjectiveId("Grow"): Spot(32, 32)}


def test_a_map_is_laid_out_in_its_own_style_unless_another_is_named() -> None:
    scorecard = card(lane("Value"), objective("Grow")).put(Map(MAP, style=MapStyle.TREE))
    assert layout(scorecard, MAP).lanes == {}
    assert layout(scorecard, MAP, style=MapStyle.LANES).lanes.keys() == {PerspectiveId("Value")}


def test_objectives_without_a_perspective_are_not_on_the_map() -> None:
    stray = objective("Stray", "nowhere")
    found = layout(card(lane("Value"), objective("Grow"), stray), MAP)
    assert found.boxes.keys() == {ObjectiveId("Grow")}
    assert (found.boxes[ObjectiveId("Grow")].width, CARD.width) == (208, 208)
