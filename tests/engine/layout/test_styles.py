from itertools import pairwise

import pytest

from scorecard_app.domain.ids import ObjectiveId, PerspectiveId, ThemeId
from scorecard_app.domain.maps import MapStyle
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Theme
from scorecard_app.engine.layout import Box, Layout, layout
from tests.builders import MAP, card, lane, link, objective

VALUE = PerspectiveId("Value")


def tree_of_five() -> Scorecard:
    """Return Top with two causes, the first with two causes of its own."""
    return card(
        lane("Value"),
        lane("Client", row=1),
        objective("Top"),
        *(objective(name, "Client") for name in ("left", "right", "a", "b")),
        link("left", "Top"),
        link("right", "Top"),
        link("a", "left"),
        link("b", "left"),
        culminating_perspective_id=VALUE,
    )


def box(found: Layout, name: str) -> Box:
    return found.boxes[ObjectiveId(name)]


def test_each_card_of_a_tree_stands_in_the_middle_above_what_leads_to_it() -> None:
    found = layout(tree_of_five(), MAP, style=MapStyle.TREE)
    assert box(found, "left").x == (box(found, "a").x + box(found, "b").x) / 2
    assert box(found, "Top").x == (box(found, "left").x + box(found, "right").x) / 2
    tops = [box(found, name).y for name in ("Top", "left", "a")]
    assert tops == sorted(set(tops))
    assert box(found, "left").y == box(found, "right").y


def test_a_child_hangs_below_its_parent_without_a_link() -> None:
    parts = (lane("Value"), objective("Whole"), objective("Part", parent_id=ObjectiveId("Whole")))
    found = layout(card(*parts), MAP, style=MapStyle.TREE)
    assert box(found, "Part").x == box(found, "Whole").x
    assert box(found, "Part").y > box(found, "Whole").bottom


def test_a_card_of_a_tree_hangs_below_the_lowest_card_that_it_leads_to() -> None:
    scorecard = card(
        lane("Value"),
        *map(objective, ("Top", "middle", "cause")),
        link("middle", "Top"),
        link("cause", "Top"),
        link("cause", "middle"),
    )
    found = layout(scorecard, MAP, style=MapStyle.TREE)
    tops = [box(found, name).y for name in ("Top", "middle", "cause")]
    assert tops == sorted(set(tops))


def test_only_what_closes_a_loop_runs_down_a_tree() -> None:
    names = ("Top", "a", "b", "c")
    links = [link("a", "Top"), link("b", "a"), link("c", "b"), link("a", "c")]
    found = layout(card(lane("Value"), *map(objective, names), *links), MAP, style=MapStyle.TREE)
    tops = [box(found, name).y for name in names]
    assert tops == sorted(set(tops))


def test_a_chain_of_a_thousand_cards_is_a_tree() -> None:
    names = [f"o{n}" for n in range(1_000)]
    links = [link(lower, upper) for upper, lower in pairwise(names)]
    long = card(lane("Value"), *map(objective, names), *links)
    found = layout(long, MAP, style=MapStyle.TREE)
    assert len({spot.y for spot in found.spots.values()}) == 1_000


def test_the_culminating_card_stands_in_the_middle_of_its_causes_all_round() -> None:
    names = [f"o{n}" for n in range(6)]
    parts = [objective(name, "Client") for name in names]
    links = [link(name, "Top") for name in names]
    star = card(lane("Value"), lane("Client", row=1), objective("Top"), *parts, *links)
    found = layout(star, MAP, style=MapStyle.RADIAL)
    xs, ys = ([getattr(box(found, name), axis) for name in names] for axis in "xy")
    top = box(found, "Top")
    assert top.x == pytest.approx((min(xs) + max(xs)) / 2, abs=8)
    assert top.y == pytest.approx((min(ys) + max(ys)) / 2, abs=8)


def test_a_table_has_a_row_for_each_perspective_and_a_column_for_each_theme() -> None:
    grow, save = ThemeId("grow"), ThemeId("save")
    found = layout(
        card(
            lane("Value"),
            lane("Client", column=1.0),
            objective("A", theme_ids=(grow,)),
            objective("B", theme_ids=(save,)),
            objective("C", "Client", theme_ids=(save, grow)),
            objective("D", "Client"),
            (Theme(save, position=1.0), Theme(grow, position=0.0)),
        ),
        MAP,
        style=MapStyle.TABLE,
    )
    assert [column.theme_id for column in found.columns] == [grow, save, None]
    assert box(found, "B").x == box(found, "C").x
    assert box(found, "A").x < box(found, "B").x < box(found, "D").x
    assert box(found, "C").y == box(found, "D").y > box(found, "A").bottom
    assert [spot.y for spot in found.spots.values()] == [32] * 4


def test_without_themes_the_cards_of_a_row_stand_side_by_side() -> None:
    plain = card(lane("Value"), *(objective(name) for name in "ABC"))
    found = layout(plain, MAP, style=MapStyle.TABLE)
    assert [spot.x for spot in found.spots.values()] == [32, 288, 544]


def test_columns_of_a_table_stand_farther_apart_where_many_links_pass_between_them() -> None:
    lanes = [lane(name, row=row) for row, name in enumerate(("Value", "Client", "People"))]
    cards = [objective(f"{name} {n}", name) for name in ("Value", "Client", "People") for n in "ab"]
    pairs = [(f"People {one}", f"Value {other}") for one in "ab" for other in "ab"]
    few = card(*lanes, *cards, link(*pairs[0]))
    many = card(*lanes, *cards, *(link(*pair) for pair in pairs))
    narrow, wide = (layout(each, MAP, style=MapStyle.TABLE) for each in (few, many))
    assert box(narrow, "Value b").x - box(narrow, "Value a").right == 48
    assert box(wide, "Value b").x - box(wide, "Value a").right == 56  # 3 in the gap, and 24 clear


def test_lines_of_a_table_stand_farther_apart_where_many_links_lead_aside() -> None:
    lanes = [lane("Value"), lane("Client", row=1)]
    cards = [objective(f"{name} {n}", name) for name in ("Value", "Client") for n in "abcde"]
    aside = [link(f"Client {one}", f"Value {other}") for one in "ab" for other in "de"]
    found = layout(card(*lanes, *cards, *aside), MAP, style=MapStyle.TABLE)
    assert box(found, "Client a").y - box(found, "Value a").bottom == 24 + 32 + 8
    assert box(found, "Value a").y == 32
