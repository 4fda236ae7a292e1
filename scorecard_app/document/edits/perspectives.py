"""Edit perspectives: add a lane, move it to another row or beside another one."""

from dataclasses import replace

from scorecard_app.document.edits.finding import found
from scorecard_app.domain.ids import PerspectiveId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Perspective


def add_perspective(
    card: Scorecard,
    *,
    perspective_id: PerspectiveId,
    name: str = "",
    question: str = "",
    row: int | None = None,
) -> Scorecard:
    """Add a lane in a row of its own: at this row, pushing others down, or (None) at the bottom."""
    rows = _rows(card)
    lane = Perspective(perspective_id, name=name, question=question)
    rows.insert(len(rows) if row is None else row, [lane])
    return _with_rows(card, rows)


def move_perspective(
    card: Scorecard, *, perspective_id: PerspectiveId, row: int, column: int | None = None
) -> Scorecard:
    """Move a lane into a row of its own, or (with a column) beside the lanes of that row.

    The row counts the rows that remain once the lane is taken out of its own.
    """
    lane = found(card.perspectives, perspective_id)
    rows = [[each for each in lanes if each.id != lane.id] for lanes in _rows(card)]
    rows = [lanes for lanes in rows if lanes]
    row = min(max(row, 0), len(rows))
    if column is None or row == len(rows):
        rows.insert(row, [lane])
    else:
        rows[row].insert(max(column, 0), lane)
    return _with_rows(card, rows)


def _rows(card: Scorecard) -> list[list[Perspective]]:
    rows: dict[int, list[Perspective]] = {}
    for lane in Relations(card).perspectives:
        rows.setdefault(lane.row, []).append(lane)
    return list(rows.values())


def _with_rows(card: Scorecard, rows: list[list[Perspective]]) -> Scorecard:
    """Return the scorecard with rows and columns counted from 0; lanes that stay are kept."""
    lanes = (
        replace(lane, row=row, column=float(column))
        for row, lanes in enumerate(rows)
        for column, lane in enumerate(lanes)
    )
    return card.put(*(lane for lane in lanes if card.perspectives.get(lane.id) != lane))
