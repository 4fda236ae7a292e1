"""How many links run where a label would stand."""

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QRectF

from scorecard_app.domain.ids import LinkId
from scorecard_app.ui.paint.routes import Route
from scorecard_app.ui.paint.segments import Segments


class Underneath:
    """Knows the lines of all links."""

    def __init__(self, routes: Collection[Route]) -> None:
        self._at = {route.link.link_id: place for place, route in enumerate(routes)}
        segments = [route.segments for route in routes]
        self._owners = np.arange(len(segments)).repeat([len(each.lines) for each in segments])
        x1, y1, x2, y2 = Segments.gathered(segments).lines.T
        self._left, self._right = np.minimum(x1, x2), np.maximum(x1, x2)
        self._top, self._bottom = np.minimum(y1, y2), np.maximum(y1, y2)

    def count(self, box: QRectF, but: LinkId) -> int:
        """Return how many links run through a box, but for one."""
        is_met = (
            (self._left <= box.right())
            & (self._right >= box.left())
            & (self._top <= box.bottom())
            & (self._bottom >= box.top())
        )
        return len({*self._owners[is_met].tolist()} - {self._at[but]})
