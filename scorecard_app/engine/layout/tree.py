"""Lay a map out as trees, each card in the middle above what leads to it.

Subtrees are put as near to each other as their outlines allow, level by level: Reingold and
Tilford, "Tidier Drawings of Trees", IEEE TSE 7 (1981).
"""

import math
from collections.abc import Iterator, Mapping, Sequence

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.layout.answers import Box, Frame, Layout, Spot
from scorecard_app.engine.layout.board import Board
from scorecard_app.engine.layout.forest import Forest, grow_deep
from scorecard_app.engine.layout.free import free_layout

_Outline = list[tuple[float, float]]
"""By level from the top of a subtree: how far it reaches to the left and right of its root."""


_SHAPE = 3.0
"""Trees that stand side by side more than so many times as wide as high begin a new shelf."""


def lay_tree(board: Board, frame: Frame) -> Layout:
    """Lay a map out as trees side by side, downward from the culminating perspective.

    Many small trees fill several shelves, one below the other, instead of one endless line.
    """
    forest = grow_deep(board)
    whole = _standing(board, forest, frame)
    wanted: dict[ObjectiveId, Box] = {}
    top = 0.0
    for roots in _shelves(forest, whole):
        shelf = _standing(board, Forest(roots, forest.below), frame)
        left = min(box.x for box in shelf.values())
        for each, box in shelf.items():
            wanted[each] = board.box(each, Spot(box.x - left, box.y + top))
        top = max(box.bottom for box in wanted.values()) + 2 * frame.gap
    return free_layout(board, wanted, frame)


def _standing(board: Board, forest: Forest, frame: Frame) -> Mapping[ObjectiveId, Box]:
    """Return where the cards of trees stand, all trees side by side."""
    middles, depths = _middles(board, forest, frame), forest.depths()
    tops = _tops(board, depths, frame)
    return {
        each: board.box(each, Spot(middles[each] - board.sizes[each].width / 2, tops[depth]))
        for each, depth in depths.items()
    }


def _shelves(forest: Forest, whole: Mapping[ObjectiveId, Box]) -> Iterator[tuple[ObjectiveId, ...]]:
    """Yield the roots of each shelf, in their order, all shelves about equally wide."""
    if not whole:
        return
    lefts, rights = [box.x for box in whole.values()], [box.right for box in whole.values()]
    width, height = max(rights) - min(lefts), max(box.bottom for box in whole.values())
    count = max(1, round(math.sqrt(width / (_SHAPE * height))))
    begins = min(lefts)
    shelf: list[ObjectiveId] = []
    for each in forest.roots:
        if shelf and whole[each].x - begins >= width / count:
            yield tuple(shelf)
            shelf, begins = [], whole[each].x
        shelf.append(each)
    yield tuple(shelf)


def _tops(board: Board, depths: Mapping[ObjectiveId, int], frame: Frame) -> Sequence[float]:
    """Return where each level begins; levels are far enough apart for links to curve."""
    heights = [0.0] * (max(depths.values(), default=0) + 1)
    for each, depth in depths.items():
        heights[depth] = max(heights[depth], board.sizes[each].height)
    tops = [0.0]
    for height in heights:
        tops.append(tops[-1] + height + 2 * frame.gap)
    return tops


def _middles(board: Board, forest: Forest, frame: Frame) -> Mapping[ObjectiveId, float]:
    """Return where the middle of each card stands from left to right."""
    outlines: dict[ObjectiveId, _Outline] = {}
    shifts: dict[ObjectiveId, float] = {}
    for each in forest.bottom_up():
        children = forest.below.get(each, ())
        outline = _side_by_side(children, outlines, shifts, frame)
        half = board.sizes[each].width / 2
        outlines[each] = [(-half, half), *outline]
    _side_by_side(forest.roots, outlines, shifts, frame)
    middles: dict[ObjectiveId, float] = {}
    for each in forest.depths():
        middles[each] = middles.get(each, 0.0) + shifts[each]
        middles |= dict.fromkeys(forest.below.get(each, ()), middles[each])
    return middles


def _side_by_side(
    trees: Sequence[ObjectiveId],
    outlines: dict[ObjectiveId, _Outline],
    shifts: dict[ObjectiveId, float],
    frame: Frame,
) -> _Outline:
    """Put trees beside each other, their roots' middle at 0; return the outline of them all."""
    whole: _Outline = []
    for each in trees:
        outline = outlines.pop(each)
        shift = max(
            (
                right - left + frame.gap
                for (_l, right), (left, _r) in zip(whole, outline, strict=False)
            ),
            default=0.0,
        )
        shifts[each] = shift
        whole = _joined(whole, [(left + shift, right + shift) for left, right in outline])
    if not trees:
        return []
    middle = (shifts[trees[0]] + shifts[trees[-1]]) / 2
    for each in trees:
        shifts[each] -= middle
    return [(left - middle, right - middle) for left, right in whole]


def _joined(whole: _Outline, added: _Outline) -> _Outline:
    both = [(left, right) for (left, _r), (_l, right) in zip(whole, added, strict=False)]
    return both + (whole if len(whole) > len(added) else added)[len(both) :]
