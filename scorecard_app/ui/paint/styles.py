"""Maps that lay themselves out: as trees, in rings, or as a table of perspectives and themes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from scorecard_app.domain.ids import MapId, ObjectiveId, PerspectiveId, ThemeId
from scorecard_app.domain.maps import MapStyle
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import _
from scorecard_app.ui.paint.arrangement import HEADER_WIDTH, Arrangement, Heading, LaneBox
from scorecard_app.ui.paint.bows import Bows
from scorecard_app.ui.paint.card import CARD
from scorecard_app.ui.paint.router import Router
from scorecard_app.ui.paint.ways import Place

if TYPE_CHECKING:
    from scorecard_app.engine.layout import Box, Column, Layout

_HEADING_HEIGHT = 40.0


@dataclass(frozen=True, slots=True)
class Laid:
    """Where cards stand in a style that places them by itself, whatever their placements say."""

    style: MapStyle
    boxes: Mapping[ObjectiveId, QRectF]
    rows: Mapping[ObjectiveId, int]
    lanes: Mapping[PerspectiveId, QRectF]
    headings: tuple[Heading, ...] = ()


def laid_out(relations: Relations, map_id: MapId, shown: Collection[ObjectiveId]) -> Laid | None:
    """Lay the cards of a map that are shown out in its style, without gaps for the others.

    None for lanes, where cards stand as they were placed.
    """
    card = relations.card
    style = card.maps[map_id].style if map_id in card.maps else MapStyle.LANES
    if style is MapStyle.LANES:
        return None
    found = tidied(_without_pins(card, relations, map_id, shown), map_id)
    boxes = {each: _rect(box) for each, box in found.boxes.items()}
    lanes = {each: _rect(box) for each, box in found.lanes.items()}
    headings = _headings(found.columns, card) if lanes else ()
    return Laid(style, boxes, _rows(boxes, lanes), lanes, headings)


def tidied(card: Scorecard, map_id: MapId, style: MapStyle | None = None) -> "Layout":
    """Return the layout of a map in its own or another style, for cards as they are drawn."""
    from scorecard_app.engine.layout import Size, layout  # noqa: PLC0415 - not at the start

    size = Size(CARD.width(), CARD.height())
    sizes = dict.fromkeys(card.objectives, size)
    return layout(card, map_id, sizes=sizes, style=style)


def arranged_by_itself(
    laid: Laid, by_hand: Arrangement, lane_of: Mapping[ObjectiveId, PerspectiveId]
) -> Arrangement:
    """Return the lanes of a table, one below the other; other styles have none."""
    lanes = tuple(
        _row_of_table(lane, laid.lanes[lane.face.perspective_id])
        for lane in by_hand.lanes
        if lane.face.perspective_id in laid.lanes
    )
    cards = tuple((box, lane_of[each]) for each, box in laid.boxes.items() if each in lane_of)
    return Arrangement(lanes, laid.headings, cards, by_hand.lanes)


def places_by_itself(laid: Laid) -> dict[ObjectiveId, Place]:
    """Return where every card stands."""
    return {each: Place(box, laid.rows[each]) for each, box in laid.boxes.items()}


def router_for(laid: Laid | None, router: Router | Bows | None = None) -> Router | Bows:
    """Return what lays the links of a style: the given one, if it is of the right kind."""
    kind = Bows if laid is not None and laid.style is MapStyle.RADIAL else Router
    return router if isinstance(router, kind) else kind()


def _row_of_table(lane: LaneBox, outline: QRectF) -> LaneBox:
    header, body = QRectF(outline), QRectF(outline)
    header.setWidth(HEADER_WIDTH)
    body.setLeft(header.right())
    face = replace(lane.face, column=0, columns=1, is_collapsed=False)
    return replace(lane, face=face, header=header, body=body)


def _without_pins(
    card: Scorecard, relations: Relations, map_id: MapId, shown: Collection[ObjectiveId]
) -> Scorecard:
    """Leave out what is hidden, and let every card go: pinned is a place in a lane, not here."""
    placed = relations.placements_on(map_id)
    hidden = [each for each in placed if each.item_id not in shown]
    pinned = [each for each in placed if each.is_pinned and each.item_id in shown]
    without = card.drop(hidden) if hidden else card
    return without.put(*(replace(each, is_pinned=False) for each in pinned)) if pinned else without


def _rows(
    boxes: Mapping[ObjectiveId, QRectF], lanes: Mapping[PerspectiveId, QRectF]
) -> Mapping[ObjectiveId, int]:
    """Return in which row each card stands: of its lane, or of all that are level with it."""
    tops = sorted({each.top() for each in (lanes or boxes).values()})
    return {each: sum(top <= box.top() for top in tops) - 1 for each, box in boxes.items()}


def _headings(columns: "Sequence[Column]", card: Scorecard) -> tuple[Heading, ...]:
    """Return the names of the themes over their columns; a map without themes needs none."""
    if not any(each.theme_id for each in columns):
        return ()
    return tuple(
        Heading(
            _theme_name(card, each.theme_id),
            QRectF(HEADER_WIDTH + each.x, -_HEADING_HEIGHT, each.width, _HEADING_HEIGHT),
        )
        for each in columns
    )


def _theme_name(card: Scorecard, theme_id: ThemeId | None) -> str:
    return _("Without a theme") if theme_id is None else card.themes[theme_id].name


def _rect(box: "Box") -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
