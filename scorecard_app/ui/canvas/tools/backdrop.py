"""Move the picture behind the map, or change its size in its own proportions."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF

from scorecard_app.document.edits.backdrops import change_backdrop
from scorecard_app.texts import _
from scorecard_app.ui.canvas.backdrop_items import BackdropPart
from scorecard_app.ui.canvas.tools.tool import CancelReason, Pointer
from scorecard_app.ui.canvas.workplace import Workplace

_LEAST = 0.05
"""How small a part of its size a picture becomes at most, by one drag."""


class BackdropTool:
    """Takes the picture by its inside or by its corner; every movement is an edit."""

    def __init__(self, place: Workplace, part: BackdropPart) -> None:
        self._place, self._part = place, part
        self._start = QRectF(place.scene.backdrop.box)
        self._start_card = place.card
        self._pressed = QPointF()
        self._merge_key = object()

    def begin(self, pointer: Pointer) -> None:
        """Remember where the picture was taken."""
        self._pressed = pointer.at

    def move(self, pointer: Pointer) -> None:
        """Move or size the picture; each movement merges into one step."""
        map_id = self._place.scene.map_id
        if map_id is None or pointer.at == self._pressed:
            return
        self._place.hint(_("Esc puts the picture back"))
        label, box = _("Move the background picture"), self._start
        if self._part is BackdropPart.INSIDE:
            box = box.translated(pointer.at - self._pressed)
        else:
            label = _("Resize the background picture")
            way = pointer.at - box.topLeft()
            scale = max(way.x() / box.width(), way.y() / box.height(), _LEAST)
            box = QRectF(box.topLeft(), box.size() * scale)
        edit = partial(
            change_backdrop,
            map_id=map_id,
            x=box.x(),
            y=box.y(),
            width=box.width(),
            height=box.height(),
        )
        self._place.run(label, edit, self._merge_key)

    def end(self, pointer: Pointer) -> None:
        """Let the picture lie where it is."""
        del pointer
        self._place.history.end_gesture()

    def cancel(self, reason: CancelReason) -> None:
        """Put the picture back."""
        del reason
        label = _("Move the background picture")
        self._place.take_back(label, self._start_card, self._merge_key)
