"""Lay a map out as a table: a row for each perspective, a column for each theme."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from scorecard_app.domain.ids import ObjectiveId, PerspectiveId, ThemeId
from scorecard_app.engine.layout.answers import Box, Column, Frame, Layout, Spot
from scorecard_app.engine.layout.board import Board, Lane
from scorecard_app.engine.layout.clear import clear_of_pinned
from scorecard_app.engine.layout.shelves import boxes, shelve

_SQUARE_FROM = 3
"""A cell of so many cards is about as many cards wide as high; fewer stand below each other."""

_Cells = Mapping[tuple[PerspectiveId, ThemeId | None], Sequence[ObjectiveId]]


def lay_table(board: Board, frame: Frame) -> Layout:
    """Lay a map out in cells; each perspective has a row of its own.

    A card stands in the column of its first theme; the last column is for cards without one. On a
    map without themes the cards of a row stand side by side.
    """
    cells = _cells(board)
    abreast = _abreast(board, cells, frame)
    columns = _columns(board, abreast, frame)
    spots: dict[ObjectiveId, Spot] = {}
    for lane in board.lanes:
        wanted: dict[ObjectiveId, Box] = {}
        for column in columns:
            cell = cells.get((lane.id, column.theme_id), ())
            wanted |= _grid(board, cell, column, abreast[column.theme_id], frame)
        spots |= _spots(board, lane, wanted, frame)
    rows = [(lane,) for lane in board.lanes]
    lanes = shelve(rows, spots, board.sizes, frame)
    return Layout(spots, boxes(rows, lanes, spots, board.sizes, frame), lanes, columns)


def _cells(board: Board) -> _Cells:
    cells: defaultdict[tuple[PerspectiveId, ThemeId | None], list[ObjectiveId]] = defaultdict(list)
    themes = board.card.themes
    for lane in board.lanes:
        for each in lane.cards:
            known = (theme for theme in board.card.objectives[each].theme_ids if theme in themes)
            cells[lane.id, next(known, None)].append(each)
    return cells


def _abreast(board: Board, cells: _Cells, frame: Frame) -> Mapping[ThemeId | None, int]:
    """Return by column how many cards stand side by side in it; columns in their order."""
    most: dict[ThemeId | None, int] = {}
    for (_lane, theme), cell in cells.items():
        most[theme] = max(most.get(theme, 0), len(cell))
    if most.keys() == {None}:
        return {None: min(most[None], frame.abreast or most[None])}
    order = sorted(board.card.themes.values(), key=lambda theme: (theme.position, theme.id))
    used = [*(theme.id for theme in order), None]
    return {
        theme: math.ceil(math.sqrt(most[theme])) if most[theme] >= _SQUARE_FROM else 1
        for theme in used
        if theme in most
    }


def _columns(
    board: Board, abreast: Mapping[ThemeId | None, int], frame: Frame
) -> tuple[Column, ...]:
    pitch = max((size.width for size in board.sizes.values()), default=0.0) + frame.gap
    columns: list[Column] = []
    left = frame.inset
    for theme, count in abreast.items():
        columns.append(Column(theme, left, count * pitch - frame.gap))
        left += count * pitch
    return tuple(columns)


def _grid(
    board: Board, cell: Sequence[ObjectiveId], column: Column, abreast: int, frame: Frame
) -> Mapping[ObjectiveId, Box]:
    """Fill a cell line by line."""
    pitch_x = (column.width + frame.gap) / abreast
    pitch_y = max((size.height for size in board.sizes.values()), default=0.0) + frame.gap
    wanted = {}
    for index, each in enumerate(cell):
        line, place = divmod(index, abreast)
        spot = Spot(column.x + place * pitch_x, frame.inset + line * pitch_y)
        wanted[each] = board.box(each, spot)
    return wanted


def _spots(
    board: Board, lane: Lane, wanted: Mapping[ObjectiveId, Box], frame: Frame
) -> Mapping[ObjectiveId, Spot]:
    pinned = board.pinned_boxes(lane.cards)
    placed = clear_of_pinned(wanted, pinned, frame)
    return {each: Spot(box.x, box.y) for each, box in placed.items()}
