"""Maps drawn by Hypothesis: lanes beside and below each other, loops, pins, themes, orphans."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import strategies as st

from scorecard_app.domain.ids import LinkId, ObjectiveId, PerspectiveId, PlacementId, ThemeId
from scorecard_app.domain.links import Link, LinkKind
from scorecard_app.domain.maps import Map, Placement
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.strategy import Objective, Perspective, Theme
from scorecard_app.engine.layout import Box, Layout, Size, Spot
from tests.builders import MAP

CARD = Size(208, 104)
_PITCH = (240, 136)
_themes = (ThemeId("Grow"), ThemeId("Save"))


@st.composite
def maps(draw: st.DrawFn, *, pins: bool = False, abreast: int = 3) -> Scorecard:
    """Draw a map of up to 14 cards in up to 6 lanes; pinned cards of a lane never overlap."""
    places = draw(
        st.lists(st.tuples(st.integers(0, 3), st.integers(0, abreast - 1)), max_size=6, unique=True)
    )
    lanes = [
        Perspective(PerspectiveId(f"lane {row}.{column}"), row=row, column=float(column))
        for row, column in places
    ]
    entities: list[Entity] = [Map(MAP), *lanes, *map(Theme, _themes)]
    count = draw(st.integers(0, 14)) if lanes else 0
    spots = draw(
        st.lists(
            st.tuples(st.integers(0, 6), st.integers(0, 4)),
            min_size=count,
            max_size=count,
            unique=True,
        )
    )
    for number, (across, down) in enumerate(spots):
        key = ObjectiveId(f"o{number}")
        lane = draw(st.sampled_from(lanes))
        themes = draw(st.sampled_from([(), _themes[:1], _themes]))
        parent = draw(st.sampled_from([None, ObjectiveId(f"o{number // 2}")]))
        parent = None if parent == key else parent
        made = Objective(key, perspective_id=lane.id, parent_id=parent, theme_ids=themes)
        x, y = across * _PITCH[0] + 3, down * _PITCH[1] + 5
        is_pinned = pins and draw(st.booleans())
        entities += [made, Placement(PlacementId(f"p{number}"), MAP, key, x, y, is_pinned)]
    if count > 1:
        ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
        for start, end in draw(st.lists(ends, max_size=2 * count, unique=True)):
            kind = draw(st.sampled_from(LinkKind))
            cause, effect = ObjectiveId(f"o{start}"), ObjectiveId(f"o{end}")
            entities.append(Link(LinkId(f"l{start}-{end}"), cause, effect, kind=kind))
    return Scorecard().put(*entities)


def placed(card: Scorecard, spots: Mapping[ObjectiveId, Spot]) -> Scorecard:
    """Return the scorecard with its placements where a layout wants them."""
    return card.put(
        *(
            replace(
                each, x=spots[ObjectiveId(each.item_id)].x, y=spots[ObjectiveId(each.item_id)].y
            )
            for each in card.placements.values()
        )
    )


def overlapping(found: Layout) -> list[tuple[str, str]]:
    """Return the pairs of cards that overlap."""
    items: list[tuple[ObjectiveId, Box]] = list(found.boxes.items())
    return [
        (one, other)
        for place, (one, box) in enumerate(items)
        for other, other_box in items[:place]
        if box.overlaps(other_box)
    ]
