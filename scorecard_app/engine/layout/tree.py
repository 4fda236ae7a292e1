"""Lay a map out as trees, each card in the middle above what leads to it.

Subtrees are put as near to each other as their outlines allow, level by level: Reingold and
Tilford, "Tidier Drawings of Trees", IEEE TSE 7 (1981).
"""

from collections.abc import Mapping, Sequence

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.layout.answers import Frame, Layout, Spot
from scorecard_app.engine.layout.board import Board
from scorecard_app.engine.layout.forest import Forest, grow
from scorecard_app.engine.layout.free import free_layout

_Outline = list[tuple[float, float]]
"""By level from the top of a subtree: how far it reaches to the left and right of its root."""


def lay_tree(board: Board, frame: Frame) -> Layout:
    """Lay a map out as trees side by side, downward from the culminating perspective."""
    forest = grow(board)
    middles = _middles(board, forest, frame)
    depths = forest.depths()
    tops = _tops(board, depths, frame)
    wanted = {}
    for each, depth in depths.items():
        left = middles[each] - board.sizes[each].width / 2
        wanted[each] = board.box(each, Spot(left, tops[depth]))
    return free_layout(board, wanted, frame)


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
