"""Align and distribute the selected cards, each within its own lane."""

from functools import partial

from PySide6.QtCore import QRectF

from scorecard_app.document.edits.maps import move_nodes
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.texts import _
from scorecard_app.ui.canvas.aligning import Alignment, aligned, box_round, distributed
from scorecard_app.ui.canvas.commands import selected_cards
from scorecard_app.ui.canvas.grid import move_to
from scorecard_app.ui.canvas.workplace import Workplace

_Boxes = dict[ObjectiveId, QRectF]
_FEWEST = 2
_FEWEST_TO_DISTRIBUTE = 3


def align(place: Workplace, how: Alignment) -> None:
    """Align the selected cards: to one side over all lanes, or to one height in each row."""
    if place.is_locked():
        return
    groups = _rows(place)
    if sum(map(len, groups)) < _FEWEST:
        place.answer(_("Select two or more cards to align them."))
        return
    everything = box_round({key: box for boxes in groups for key, box in boxes.items()})
    found = [
        aligned(boxes, everything if how.is_upright else box_round(boxes), how) for boxes in groups
    ]
    _move(place, _("Align cards"), found)


def distribute(place: Workplace, *, is_down: bool) -> None:
    """Make the gaps between the selected cards equal, in each row that has three or more."""
    if place.is_locked():
        return
    groups = _rows(place)
    if max(map(len, groups), default=0) < _FEWEST_TO_DISTRIBUTE:
        place.answer(_("Select three or more cards of one lane to distribute them."))
        return
    found = [distributed(boxes, is_down=is_down) for boxes in groups]
    _move(place, _("Distribute cards"), found)


def _rows(place: Workplace) -> list[_Boxes]:
    """Return where the selected cards stand, by the rows of their lanes."""
    rows: dict[int, _Boxes] = {}
    for objective_id in selected_cards(place):
        rect, face = place.scene.rect_of(objective_id), place.scene.face_of(objective_id)
        lane = place.scene.arrangement.lane(face.perspective_id) if face else None
        if rect is not None and lane is not None:
            rows.setdefault(lane.face.row, {})[objective_id] = rect
    return list(rows.values())


def _move(place: Workplace, label: str, groups: list[_Boxes]) -> None:
    moves = {}
    for boxes in groups:
        for objective_id, rect in boxes.items():
            face = place.scene.face_of(objective_id)
            lane = place.scene.arrangement.lane(face.perspective_id) if face else None
            if lane is not None and objective_id not in place.scene.pinned:
                moves[objective_id] = move_to(lane, rect)
    map_id = place.scene.map_id
    if map_id is None or place.is_among_parts():
        return
    if not place.run(label, partial(move_nodes, map_id=map_id, moves=moves)):
        place.answer(_("The cards stand so already."))
