"""What can be done to free notes on the map by command."""

from functools import partial
from itertools import product
from math import hypot

from PySide6.QtCore import QPointF, QRectF

from scorecard_app.document.edits.notes import add_sticky, move_stickies
from scorecard_app.domain.ids import NoteId, PlacementId
from scorecard_app.present.colours import NOTE_COLOURS
from scorecard_app.texts import _
from scorecard_app.ui.canvas.grid import snapped
from scorecard_app.ui.canvas.workplace import ORIGIN, NoteRequest, Workplace
from scorecard_app.ui.paint.sticky import STICKY

_STEP = 24.0
"""How far a note stands from another one in whose place it was wanted."""


def add_sticky_here(place: Workplace) -> None:
    """Put a note in the middle of what is seen and ask for its text, all as one step."""
    map_id = place.scene.map_id
    if map_id is None:
        return
    label, merge_key, start = _("Add note"), object(), place.card
    note_id = NoteId(place.mint())
    corner = _free_corner(place)
    edit = partial(
        add_sticky,
        note_id=note_id,
        placement_id=PlacementId(place.mint()),
        map_id=map_id,
        at=(corner.x(), corner.y()),
        colour_role=next(iter(NOTE_COLOURS)),
    )
    if place.run(label, edit, merge_key):
        place.view_state.select([note_id], origin=ORIGIN)
        place.edit_note(NoteRequest(note_id, merge_key, start))


def selected_note(place: Workplace) -> NoteId | None:
    """Return the note that is selected alone, if it is on the map."""
    current = place.view_state.current
    is_there = current is not None and current in place.scene.stickies.ids
    return NoteId(current) if current is not None and is_there else None


def selected_notes(place: Workplace) -> list[NoteId]:
    """Return the selected notes that stand freely on the map, in the order of choice."""
    shown = place.scene.stickies.ids
    return [NoteId(each) for each in place.view_state.selection if each in shown]


def nudge_note(place: Workplace, offset: QPointF) -> None:
    """Move the note that is selected alone a step; steps in a row are one."""
    note_id, map_id = selected_note(place), place.scene.map_id
    rect = place.scene.stickies.rect_of(note_id) if note_id else None
    if note_id is None or map_id is None or rect is None:
        return
    corner = rect.topLeft() + offset
    edit = partial(move_stickies, map_id=map_id, places={note_id: (corner.x(), corner.y())})
    place.run(_("Move note"), edit, ("nudge", note_id))


def _free_corner(place: Workplace) -> QPointF:
    """Return where a note hides no card nor note, nearest to the middle of what is seen.

    Where all is full, it stands in the middle, clear of the corners of the other notes.
    """
    seen, stickies = place.camera.seen, place.scene.stickies
    notes = [QRectF(QPointF(face.x, face.y), STICKY) for face in stickies.faces]
    taken = [each for each in (*place.scene.card_rects(), *notes) if each.intersects(seen)]
    box = QRectF(QPointF(0, 0), STICKY)
    box.moveCenter(seen.center())
    middle = QPointF(max(snapped(box.left()), 0.0), max(snapped(box.top()), 0.0))
    for corner in _round_about(middle, seen):
        box.moveTopLeft(corner)
        if not any(each.intersects(box) for each in taken):
            return corner
    corners = [each.topLeft() for each in notes]
    while middle in corners:
        middle += QPointF(_STEP, _STEP)
    return middle


def _round_about(middle: QPointF, seen: QRectF) -> list[QPointF]:
    """Return the corners a few steps apart at which a note is wholly seen, the nearest first."""
    across, down = int(seen.width() / 2 / _STEP), int(seen.height() / 2 / _STEP)
    offsets = sorted(product(range(-across, across + 1), range(-down, down + 1)), key=_length)
    corners = (middle + QPointF(x * _STEP, y * _STEP) for x, y in offsets)
    return [
        each
        for each in corners
        if each.x() >= 0 and each.y() >= 0 and seen.contains(QRectF(each, STICKY))
    ]


def _length(offset: tuple[int, int]) -> float:
    return hypot(*offset)
