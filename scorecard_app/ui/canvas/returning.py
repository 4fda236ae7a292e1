"""What undo and redo bring back is selected and comes into sight."""

from PySide6.QtCore import QObject

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.measures import Attachment
from scorecard_app.ui.canvas.workplace import ORIGIN, Workplace

_JUMPS = frozenset({"undo", "redo"})
"""How the history signs what it does again or takes back."""

_MOST = 8
"""So many cards that were only changed are selected, no more."""

_SEEN = ("objectives", "links", "notes")
_ON_CARDS = ("placements", "attachments")
"""Tables of what stands on the map, and of what cards show."""


class Returning(QObject):
    """Follows the history, which speaks after every view has taken a change over."""

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        place.history.settled.connect(self._follow)

    def _follow(self, change: Change) -> None:
        """Choose and show the cards and links of the map that are there again, or changed."""
        if change.origin not in _JUMPS:
            return
        scene = self._place.scene
        ids = _returned(change) or _few(_changed(change))
        boxes = {each: box for each in ids if (box := scene.rect_of(each))}
        if boxes:
            self._place.view_state.select(boxes, origin=ORIGIN)
            self._place.camera.reveal(next(iter(boxes.values())))


def _returned(change: Change) -> list[EntityId]:
    """Return the objectives that a change made, and the links that came without one of these."""
    objectives = change.after.objectives.keys() - change.before.objectives.keys()
    links = (
        link.id
        for link in change.after.links.values()
        if link.id not in change.before.links and not {link.from_id, link.to_id} & objectives
    )
    return [*(each for each in change.after.objectives if each in objectives), *links]


def _changed(change: Change) -> list[EntityId]:
    """Return the objectives, links and notes that a change left there but otherwise.

    A card is what was moved, too, or given another measure.
    """
    found: dict[EntityId, None] = {}
    for table in _SEEN:
        for entity_id, (_before, after) in change.delta.get(table, {}).items():
            if after is not None:
                found.setdefault(entity_id)
    for table in _ON_CARDS:
        for pair in change.delta.get(table, {}).values():
            for each in pair:
                if isinstance(each, Placement):
                    found.setdefault(each.item_id)
                elif isinstance(each, Attachment):
                    found.setdefault(each.objective_id)
    return list(found)


def _few(ids: list[EntityId]) -> list[EntityId]:
    """Return them unless they are many, as when a whole map was tidied up: none is meant then."""
    return ids if len(ids) <= _MOST else []
