from statistics import median

import pytest

from scorecard_app.domain.ids import ObjectiveId, PerspectiveId
from scorecard_app.domain.links import LinkKind
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.layout import Frame, Spot, layout
from tests.builders import MAP, Parts, card, lane, link, objective
from tests.engine.layout.maps import placed

PITCH_X, PITCH_Y = 256, 152
LANES = ("Value", "Client", "Process", "People")


def spots(scorecard: Scorecard) -> dict[str, Spot]:
    return {str(key): spot for key, spot in layout(scorecard, MAP).spots.items()}


def many(count: int = 40) -> list[Parts]:
    """Return cards in four lanes, each linked to two of the lane above."""
    lanes = [lane(name, row=row) for row, name in enumerate(LANES)]
    cards = [objective(f"o{n}", LANES[n % 4]) for n in range(count)]
    links = [
        link(f"o{n}", f"o{n - 1 - 4 * step}")
        for n in range(count)
        for step in (0, n % 5)
        if n % 4 and n - 1 - 4 * step >= 0
    ]
    return [*lanes, *cards, *dict.fromkeys(links)]


def test_linked_cards_stand_above_each_other_and_nothing_crosses() -> None:
    found = spots(
        card(
            lane("Value"),
            lane("Client", row=1),
            *(objective(name) for name in "ABC"),
            *(objective(name, "Client") for name in "abc"),
            link("a", "C"),
            link("b", "B"),
            link("c", "A"),
        )
    )
    assert [found[upper].x for upper in "ABC"] == [found[lower].x for lower in "cba"]


def test_a_card_stands_in_the_middle_above_what_leads_to_it() -> None:
    found = spots(
        card(
            lane("Value"),
            lane("Client", row=1),
            objective("Top"),
            *(objective(name, "Client") for name in "abc"),
            *(link(name, "Top") for name in "abc"),
        )
    )
    assert sorted(found[name].x for name in "abc") == [32, 32 + PITCH_X, 32 + 2 * PITCH_X]
    assert found["Top"].x == 32 + PITCH_X


@pytest.mark.parametrize("kind", [LinkKind.LOGICAL, LinkKind.CAUSAL])
def test_a_sum_of_two_parts_stands_above_them_in_its_lane(kind: LinkKind) -> None:
    found = spots(
        card(
            lane("Value"),
            *(objective(name) for name in ("Net", "Cost", "Gain")),
            *(link(name, "Net", kind=kind) for name in ("Cost", "Gain")),
        )
    )
    assert [found[name].y for name in ("Net", "Cost", "Gain")] == [32, 32 + PITCH_Y, 32 + PITCH_Y]


def test_a_single_cause_stands_beside_its_effect_in_the_lane() -> None:
    found = spots(card(lane("Value"), objective("A"), objective("B"), link("A", "B")))
    assert found["A"].y == found["B"].y


def test_a_loop_within_a_lane_is_laid_out_all_the_same() -> None:
    names = "ABC"
    loop = [link(one, other) for one in names for other in names if one != other]
    assert len(spots(card(lane("Value"), *(objective(name) for name in names), *loop))) == 3


def test_no_line_of_a_lane_is_longer_than_the_frame_allows() -> None:
    found = spots(card(lane("Value"), *(objective(f"o{n}") for n in range(20))))
    heights = [spot.y for spot in found.values()]
    assert max(heights.count(height) for height in heights) == 7
    assert sorted(set(heights)) == [32, 32 + PITCH_Y, 32 + 2 * PITCH_Y]


def test_without_a_limit_every_lane_is_one_line() -> None:
    wide = card(lane("Value"), *(objective(f"o{n}") for n in range(20)))
    found = layout(wide, MAP, frame=Frame(abreast=None)).spots
    assert {spot.y for spot in found.values()} == {32}


def test_lanes_of_one_row_stand_side_by_side_each_with_its_own_corner() -> None:
    beside = card(
        lane("Value"), lane("Client", column=1.0), objective("A"), objective("b", "Client")
    )
    found = layout(beside, MAP)
    value, client = (found.lanes[PerspectiveId(name)] for name in ("Value", "Client"))
    assert (value.y, value.right) == (client.y, client.x)
    assert found.boxes[ObjectiveId("b")].x == client.x + 160 + found.spots[ObjectiveId("b")].x


def test_a_long_link_passes_the_lines_between_its_ends() -> None:
    parts = [lane(name, row=row) for row, name in enumerate(LANES)]
    parts += [objective(name, name) for name in LANES]
    found = layout(card(*parts, link("People", "Value")), MAP)
    way = found.ways[ObjectiveId("People"), ObjectiveId("Value")]
    middles = [found.boxes[ObjectiveId(name)] for name in ("Process", "Client")]
    assert [y for _x, y in way] == [box.y + box.height / 2 for box in middles]
    assert all(not box.x <= x <= box.right for (x, _y), box in zip(way, middles, strict=True))


def test_one_more_card_moves_the_others_little() -> None:
    parts = many()
    before = layout(card(*parts), MAP).spots
    leaf = objective("leaf", "People")
    grown = card(*parts, leaf, link("leaf", "o10"))
    tidy = placed(grown, {**before, ObjectiveId("leaf"): Spot(0, 0)})
    after = layout(tidy, MAP).spots
    moves = [
        abs(after[each].x - before[each].x) + abs(after[each].y - before[each].y) for each in before
    ]
    assert median(moves) <= 32
    assert sum(move > PITCH_X for move in moves) <= 4
