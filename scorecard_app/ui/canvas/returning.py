"""What undo and redo bring back is selected and comes into sight."""

from PySide6.QtCore import QObject

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import EntityId
from scorecard_app.ui.canvas.workplace import ORIGIN, Workplace

_JUMPS = frozenset({"undo", "redo"})
"""How the history signs what it does again or takes back."""


class Returning(QObject):
    """Follows the history, which speaks after every view has taken a change over."""

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        place.history.settled.connect(self._follow)

    def _follow(self, change: Change) -> None:
        """Choose and show the cards and links of the map that are there again."""
        if change.origin not in _JUMPS:
            return
        scene = self._place.scene
        boxes = {each: box for each in _returned(change) if (box := scene.rect_of(each))}
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
