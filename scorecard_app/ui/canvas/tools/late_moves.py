"""Cards that a hand moves: shown where they are at once, and edited once the hand rests."""

from collections.abc import Hashable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer

from scorecard_app.document.edits.maps import Move, move_nodes
from scorecard_app.domain.ids import ObjectiveId, PerspectiveId
from scorecard_app.present.faces import Spot
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.paint.arrangement import LaneBox

_REST_MS = 80
"""So long after the last movement the scorecard hears of it: only the map shows where cards are."""


class LateMoves(QObject):
    """Moves cards on the map with each movement, and in the scorecard when the hand rests.

    What takes them to other lanes is an edit at once, since they look otherwise there; so is the
    first movement: from then on there is a step to undo.
    """

    def __init__(self, place: Workplace, label: str, merge_key: Hashable) -> None:
        super().__init__(place.scene)
        self._place, self._label, self._merge_key = place, label, merge_key
        self._homes: dict[ObjectiveId, PerspectiveId] = {}
        self.moves: Mapping[ObjectiveId, Move] = {}
        self._is_late = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.settle)

    def move(self, moves: Mapping[ObjectiveId, Move], lanes: Mapping[ObjectiveId, LaneBox]) -> None:
        """Bring each card to its place in its lane."""
        if moves == self.moves:
            return
        self.moves, self._is_late = moves, True
        if any(move.perspective_id != self._homes.get(each) for each, move in moves.items()):
            self.settle()
            return
        spots = {each: Spot(move.x, move.y) for each, move in moves.items()}
        self._place.scene.carry({each: lanes[each].card_rect(spots[each]) for each in moves})
        self._rest.start()

    def settle(self) -> None:
        """Let the scorecard hear of it, too."""
        self._rest.stop()
        map_id = self._place.scene.map_id
        if map_id is None or not self._is_late:
            return
        self._is_late = False
        edit = partial(move_nodes, map_id=map_id, moves=self.moves)
        if self._place.run(self._label, edit, self._merge_key):
            self._homes = self._open_homes()

    def stop(self) -> None:
        """Forget what the scorecard has not heard of, and be gone."""
        self._rest.stop()
        self.deleteLater()

    def _open_homes(self) -> dict[ObjectiveId, PerspectiveId]:
        """Return the lanes in which the cards stand, but those that are closed."""
        lane_of = self._place.scene.arrangement.lane
        homes = ((each, move.perspective_id) for each, move in self.moves.items())
        lanes = ((each, lane_of(home)) for each, home in homes if home is not None)
        return {
            each: lane.face.perspective_id
            for each, lane in lanes
            if lane is not None and not lane.face.is_collapsed
        }
