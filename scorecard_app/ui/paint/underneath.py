"""How many links run where a label would stand."""

from collections.abc import Collection, Sequence

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
        self._low = np.column_stack((np.minimum(x1, x2), np.minimum(y1, y2)))
        self._high = np.column_stack((np.maximum(x1, x2), np.maximum(y1, y2)))

    def count(self, boxes: Sequence[QRectF], but: LinkId) -> list[int]:
        """Return how many links run through each box, but for one."""
        sides = np.array([each.getCoords() for each in boxes])
        low, high = sides[:, :2], sides[:, 2:]
        is_near = ((self._low <= high.max(axis=0)) & (self._high >= low.min(axis=0))).all(axis=1)
        near = (is_near & (self._owners != self._at[but])).nonzero()[0]
        is_met = (self._low[near] <= high[:, None]) & (self._high[near] >= low[:, None])
        owners = self._owners[near]
        return [len(np.unique(owners[met])) for met in is_met.all(axis=2)]
