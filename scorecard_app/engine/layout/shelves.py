"""Where the lanes of a map lie round their cards: rows below each other, lanes side by side.

The window arranges lanes in the same way; a layout must know it to let cards of lanes that stand
side by side meet those above and below them.
"""

from collections.abc import Iterable, Mapping, Sequence

from scorecard_app.domain.ids import ObjectiveId, PerspectiveId
from scorecard_app.engine.layout.answers import Box, Frame, Size, Spot
from scorecard_app.engine.layout.board import Lane


def shelve(
    rows: Sequence[Sequence[Lane]],
    spots: Mapping[ObjectiveId, Spot],
    sizes: Mapping[ObjectiveId, Size],
    frame: Frame,
) -> Mapping[PerspectiveId, Box]:
    """Return the lanes with their headers; all rows are as wide as the widest."""
    needs = [[_need(lane, len(row), spots, sizes, frame) for lane in row] for row in rows]
    widths = [sum(size.width for size in row) for row in needs]
    widest = max(widths, default=0.0)
    lanes: dict[PerspectiveId, Box] = {}
    top = 0.0
    for row, row_needs, width in zip(rows, needs, widths, strict=True):
        foot = frame.foot if row is rows[-1] else 0.0
        height = max(
            max(size.height + (foot if lane.cards else 0.0), lane.least_height)
            for lane, size in zip(row, row_needs, strict=True)
        )
        left, spare = 0.0, (widest - width) / len(row)
        for lane, size in zip(row, row_needs, strict=True):
            lanes[lane.id] = Box(left, top, size.width + spare, height)
            left += size.width + spare
        top += height
    return lanes


def boxes(
    rows: Iterable[Sequence[Lane]],
    lanes: Mapping[PerspectiveId, Box],
    spots: Mapping[ObjectiveId, Spot],
    sizes: Mapping[ObjectiveId, Size],
    frame: Frame,
) -> Mapping[ObjectiveId, Box]:
    """Return where on the map each card of these lanes stands."""
    return {
        each: Box(
            lanes[lane.id].x + frame.header + spots[each].x,
            lanes[lane.id].y + spots[each].y,
            sizes[each].width,
            sizes[each].height,
        )
        for row in rows
        for lane in row
        for each in lane.cards
    }


def _need(
    lane: Lane,
    beside: int,
    spots: Mapping[ObjectiveId, Spot],
    sizes: Mapping[ObjectiveId, Size],
    frame: Frame,
) -> Size:
    rights = (spots[each].x + sizes[each].width for each in lane.cards)
    bottoms = (spots[each].y + sizes[each].height for each in lane.cards)
    width = max(rights, default=0.0) + frame.margin + frame.edge
    return Size(
        frame.header + max(width if lane.cards else 0.0, frame.least_width / beside),
        max(bottoms, default=0.0) + frame.margin,
    )
