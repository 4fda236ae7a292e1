"""Finish a layout without lanes: clear of pinned cards, on the grid, from the corner of the map."""

import math
from collections.abc import Mapping

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.layout.answers import GRID, Box, Frame, Layout, Spot
from scorecard_app.engine.layout.board import Board
from scorecard_app.engine.layout.clear import clear_of_pinned


def free_layout(board: Board, wanted: Mapping[ObjectiveId, Box], frame: Frame) -> Layout:
    """Move all cards so that the map begins at its corner; spots are measured from there."""
    left = min((box.x for box in wanted.values()), default=0.0) - frame.inset
    top = min((box.y for box in wanted.values()), default=0.0) - frame.inset
    moved = {
        each: Box(_on_grid(box.x - left), _on_grid(box.y - top), box.width, box.height)
        for each, box in wanted.items()
    }
    placed = clear_of_pinned(moved, board.pinned_boxes(moved), frame)
    return Layout({each: Spot(box.x, box.y) for each, box in placed.items()}, placed)


def _on_grid(number: float) -> float:
    return math.floor(number / GRID + 0.5) * GRID
