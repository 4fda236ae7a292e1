"""Lay a map out as a table: a row for each perspective, a column for each theme."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, chain

from scorecard_app.domain.ids import ObjectiveId, PerspectiveId, ThemeId
from scorecard_app.engine.layout.answers import Box, Column, Frame, Layout, Spot
from scorecard_app.engine.layout.board import Board, Lane
from scorecard_app.engine.layout.clear import clear_of_pinned
from scorecard_app.engine.layout.crowding import room_for_links
from scorecard_app.engine.layout.shelves import boxes, shelve

_SQUARE_FROM = 3
"""A cell of so many cards is about as many cards wide as high; fewer stand below each other."""

_Line = dict[ObjectiveId, int]
_Cells = Mapping[tuple[PerspectiveId, ThemeId | None], Sequence[ObjectiveId]]


def lay_table(board: Board, frame: Frame) -> Layout:
    """Lay a map out in cells; each perspective has a row of its own.

    A card stands in the column of its first theme; the last column is for cards without one. On a
    map without themes the cards of a row stand side by side. Where many links pass between two
    columns or lines, these stand farther apart.
    """
    cells = _cells(board)
    abreast = _abreast(board, cells, frame)
    lines = [_lines(lane, cells, abreast) for lane in board.lanes]
    room = room_for_links([*chain.from_iterable(lines)], board.links, frame)
    wide = replace(frame, gap=frame.gap + room.beside)
    columns = _columns(board, abreast, wide)
    lefts = _lefts(columns, abreast, wide)
    spots: dict[ObjectiveId, Spot] = {}
    rows: list[tuple[Lane]] = []
    for lane, own, above, below in _shared(board, lines, room.above):
        tops = _tops(board, above, frame)
        wanted = {
            each: board.box(each, Spot(lefts[place], top))
            for line, top in zip(own, tops, strict=True)
            for each, place in line.items()
        }
        spots |= _spots(board, lane, wanted, frame)
        rows.append((_with_foot(lane, wanted, frame.margin + below),))
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


def _lines(lane: Lane, cells: _Cells, abreast: Mapping[ThemeId | None, int]) -> list[_Line]:
    """Fill the cells of a lane line by line; say at which place in its line each card stands."""
    lines: list[_Line] = []
    first = 0
    for theme, count in abreast.items():
        for index, each in enumerate(cells.get((lane.id, theme), ())):
            line, place = divmod(index, count)
            if line == len(lines):
                lines.append({})
            lines[line][each] = first + place
        first += count
    return lines


def _lefts(
    columns: Sequence[Column], abreast: Mapping[ThemeId | None, int], frame: Frame
) -> list[float]:
    """Return where the cards of each place in a line begin."""
    return [
        column.x + place * (column.width + frame.gap) / abreast[column.theme_id]
        for column in columns
        for place in range(abreast[column.theme_id])
    ]


def _shared(
    board: Board, lines: Sequence[Sequence[_Line]], above: Sequence[float]
) -> Iterator[tuple[Lane, Sequence[_Line], Sequence[float], float]]:
    """Yield each lane with its lines, what is added above each, and below the last one.

    What is added between two lanes, each of them gets a half of.
    """
    first = 0
    for lane, own in zip(board.lanes, lines, strict=True):
        last = first + len(own)
        extra = [more / 2 if not index else more for index, more in enumerate(above[first:last])]
        yield lane, own, extra, above[last] / 2 if last < len(above) else 0.0
        first = last


def _tops(board: Board, above: Sequence[float], frame: Frame) -> list[float]:
    """Return where the lines of a lane begin above which so much is added."""
    pitch = max((size.height for size in board.sizes.values()), default=0.0) + frame.gap
    added = accumulate(above)
    return [frame.inset + line * pitch + more for line, more in enumerate(added)]


def _with_foot(lane: Lane, cards: Mapping[ObjectiveId, Box], foot: float) -> Lane:
    """Return a lane at least so high that so much is free below its cards."""
    bottom = max((each.bottom for each in cards.values()), default=0.0)
    return replace(lane, least_height=max(lane.least_height, bottom + foot))


def _spots(
    board: Board, lane: Lane, wanted: Mapping[ObjectiveId, Box], frame: Frame
) -> Mapping[ObjectiveId, Spot]:
    pinned = board.pinned_boxes(lane.cards)
    placed = clear_of_pinned(wanted, pinned, frame)
    return {each: Spot(box.x, box.y) for each, box in placed.items()}
