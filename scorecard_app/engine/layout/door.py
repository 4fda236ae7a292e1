"""One door to all layouts of a map."""

from collections.abc import Callable, Mapping

from scorecard_app.domain.ids import MapId, ObjectiveId
from scorecard_app.domain.maps import MapStyle
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.layout.answers import Frame, Layout, Size
from scorecard_app.engine.layout.board import Board, read_board
from scorecard_app.engine.layout.lanes import lay_lanes
from scorecard_app.engine.layout.radial import lay_radial
from scorecard_app.engine.layout.table import lay_table
from scorecard_app.engine.layout.tree import lay_tree


def layout(
    card: Scorecard,
    map_id: MapId,
    *,
    sizes: Mapping[ObjectiveId, Size] | None = None,
    style: MapStyle | None = None,
    frame: Frame | None = None,
) -> Layout:
    """Return where the cards of a map should stand: in its own style, unless another is named.

    The same map, sizes and frame always give the same layout. Pinned cards stay exactly where
    they are; no other card overlaps them, or another. A map that was tidied before is changed as
    little as possible.
    """
    frame = frame or Frame()
    board = read_board(card, map_id, sizes or {}, frame)
    if style is None:
        style = card.maps[map_id].style if map_id in card.maps else MapStyle.LANES
    return _LAYOUTS[style](board, frame)


_LAYOUTS: Mapping[MapStyle, Callable[[Board, Frame], Layout]] = {
    MapStyle.LANES: lay_lanes,
    MapStyle.TREE: lay_tree,
    MapStyle.RADIAL: lay_radial,
    MapStyle.TABLE: lay_table,
}
