"""The notes that stand freely on a map: one item each, kept in step with the document."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import EntityId, MapId, NoteId
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.relations import Relations
from scorecard_app.present.faces import StickyFace
from scorecard_app.present.stickies import sticky_faces
from scorecard_app.ui.canvas.items import CARD_Z
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.paint.card import CardState, draw_card_state
from scorecard_app.ui.paint.sticky import draw_sticky, fold_of, sticky_box

_ABOVE_CARDS = CARD_Z + 0.5


class StickyItem(QGraphicsItem):
    """One note; its position is its top left corner."""

    def __init__(self, face: StickyFace, look: Look) -> None:
        super().__init__()
        self._look = look
        self._state = CardState.PLAIN
        self.setZValue(_ABOVE_CARDS)
        self.face = face
        self._take(face)

    def set_face(self, face: StickyFace) -> None:
        """Show another face; an equal one repaints nothing."""
        if face != self.face:
            self._take(face)
            self.update()

    def set_state(self, state: CardState) -> None:
        """Stand out in another way."""
        if state is not self._state:
            self._state = state
            self.update()

    @property
    def _rect(self) -> QRectF:
        return sticky_box(self.face).translated(-self.face.x, -self.face.y)

    def _take(self, face: StickyFace) -> None:
        self.prepareGeometryChange()
        self.face = face
        self.setPos(face.x, face.y)
        self.setToolTip(face.text)

    def boundingRect(self) -> QRectF:
        """Return the note with the frame that may stand round it."""
        return self._rect.adjusted(-4, -4, 4, 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the note, and over it how it stands out."""
        del option, widget
        look = self._look
        draw_sticky(painter, self._rect, self.face, look.theme, look.level(painter))
        draw_card_state(painter, self._rect, self._state, look.theme)


class Stickies:
    """Makes, changes and removes the items of the notes of one map in a scene."""

    def __init__(self, scene: QGraphicsScene, look: Look) -> None:
        self._scene = scene
        self._look = look
        self._map_id: MapId | None = None
        self._items: dict[NoteId, StickyItem] = {}
        self._selected: frozenset[EntityId] = frozenset()
        self._lit: frozenset[EntityId] | None = None

    @property
    def faces(self) -> tuple[StickyFace, ...]:
        """Return what the notes show."""
        return tuple(item.face for item in self._items.values())

    @property
    def ids(self) -> frozenset[NoteId]:
        """Return the notes that are shown."""
        return frozenset(self._items)

    @property
    def bounds(self) -> QRectF:
        """Return the box round all notes; an empty one where there are none."""
        box = QRectF()
        for item in self._items.values():
            box = box.united(sticky_box(item.face))
        return box

    def rect_of(self, entity_id: EntityId) -> QRectF | None:
        """Return where a note stands; None if it is not there."""
        item = self._items.get(NoteId(entity_id))
        return sticky_box(item.face) if item else None

    def at(self, point: QPointF) -> NoteId | None:
        """Return the topmost note at a point."""
        found = [key for key, item in self._items.items() if sticky_box(item.face).contains(point)]
        return found[-1] if found else None

    def fold_at(self, point: QPointF) -> NoteId | None:
        """Return the note whose folded corner is at a point."""
        note_id = self.at(point)
        box = sticky_box(self._items[note_id].face) if note_id is not None else QRectF()
        return note_id if fold_of(box).contains(point) else None

    def found_in(self, box: QRectF, *, is_touched: bool = False) -> list[NoteId]:
        """Return the notes that lie wholly in a box, or touch it."""
        is_in = box.intersects if is_touched else box.contains
        return [key for key, item in self._items.items() if is_in(sticky_box(item.face))]

    def light(self, ids: Collection[EntityId] | None) -> None:
        """Dim all notes but these and what is selected; None dims nothing."""
        lit = None if ids is None else frozenset(ids)
        if lit != self._lit:
            self._lit = lit
            self.select(self._selected)

    def show(self, relations: Relations, map_id: MapId | None) -> None:
        """Show the notes of a map, or none."""
        self._map_id = map_id
        is_there = map_id is not None and map_id in relations.card.maps
        faces = sticky_faces(relations, map_id) if map_id and is_there else ()
        known = {face.note_id for face in faces}
        for gone in self._items.keys() - known:
            self._scene.removeItem(self._items.pop(gone))
        for face in faces:
            item = self._items.get(face.note_id)
            if item is None:
                item = self._items[face.note_id] = StickyItem(face, self._look)
                self._scene.addItem(item)
            item.set_face(face)
        self.select(self._selected)

    def follow(self, change: Change, relations: Relations) -> None:
        """Show what a change made different."""
        if change.touches("notes") or self._is_moved(change):
            self.show(relations, self._map_id)

    def select(self, ids: Collection[EntityId]) -> None:
        """Let these notes stand out."""
        self._selected = frozenset(ids)
        for note_id, item in self._items.items():
            is_dim = self._lit is not None and note_id not in self._lit
            plain = CardState.DIMMED if is_dim else CardState.PLAIN
            item.set_state(CardState.SELECTED if note_id in self._selected else plain)

    def _is_moved(self, change: Change) -> bool:
        """Say whether a placement of a note came, went or moved."""
        notes = change.after.notes
        return any(
            isinstance(each, Placement) and (each.item_id in notes or each.item_id in self._items)
            for pair in change.delta.get("placements", {}).values()
            for each in pair
        )
