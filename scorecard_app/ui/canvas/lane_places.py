"""Where a lane would stand that is dropped at a point: between two rows, or beside another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QLineF, QPointF, QRectF

from scorecard_app.ui.paint.arrangement import Arrangement, LaneBox

_BETWEEN = 0.25
"""This share of a row, at its top and its bottom, means the place between two rows."""


@dataclass(frozen=True, slots=True)
class LanePlace:
    """A row among those that remain once the lane is taken out, perhaps a column in it."""

    row: int
    column: int | None
    mark: QLineF


def place_for(arrangement: Arrangement, lane: LaneBox, point: QPointF) -> LanePlace | None:
    """Return where a lane would go, with the line that shows it; None where it would stay."""
    rows = [list(row) for _row, row in groupby(arrangement.lanes, key=lambda each: each.face.row)]
    rest = [[each for each in row if each != lane] for row in rows]
    left = [row for row in rest if row]
    at, whole = _row_at(rows, point)
    index = sum(bool(row) for row in rest[:at])
    share = (point.y() - whole.top()) / whole.height()
    if rest[at] and _BETWEEN < share < 1 - _BETWEEN:
        column = sum(each.outline.center().x() < point.x() for each in rest[at])
        if len(rest[at]) < len(rows[at]) and column == rows[at].index(lane):
            return None
        edge = rest[at][column].outline.left() if column < len(rest[at]) else whole.right()
        return LanePlace(index, column, QLineF(edge, whole.top(), edge, whole.bottom()))
    if not rest[at]:
        return None
    row = index if share <= 0.5 else index + 1  # noqa: PLR2004 - its middle
    is_own = len(rest) > len(left) and row == sum(bool(each) for each in rest[: rows.index([lane])])
    if is_own:
        return None
    edge = whole.top() if share <= 0.5 else whole.bottom()  # noqa: PLR2004 - its middle
    return LanePlace(row, None, QLineF(whole.left(), edge, whole.right(), edge))


def _row_at(rows: Sequence[Sequence[LaneBox]], point: QPointF) -> tuple[int, QRectF]:
    """Return the row at a height, or the nearest, and its box."""
    boxes = [row[0].outline.united(row[-1].outline) for row in rows]

    def distance(index: int) -> float:
        box = boxes[index]
        return max(box.top() - point.y(), point.y() - box.bottom(), 0.0)

    at = min(range(len(boxes)), key=distance)
    return at, boxes[at]
