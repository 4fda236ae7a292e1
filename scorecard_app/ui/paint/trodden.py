"""Where links run already and in which direction, so that no other runs along with them."""

import numpy as np
import numpy.typing as npt

from scorecard_app.engine.arrays import Floats

_Numbers = npt.NDArray[np.intp]
_Cells = tuple[_Numbers, _Numbers, _Numbers]
"""By fine step its column and its row in the raster, and its direction up to half a turn."""

_CELL, _DIRECTIONS = 10.0, 18
_AROUND = 300.0
"""How far beyond the cards it is known where links run."""

_BESIDE = (-1, 0, 1)
"""A link takes the cells round its own, too, and the directions next to its own."""

_AT_ENDS = 70.0
"""So near to its ends a link may run beside others: they lead to the same card."""

_WORTH = 40.0
"""To run beside another link for so long is as bad as to come close to one card."""

_FINE = 8
"""Into how many each step of a link is parted, so that none leaps over a cell."""


class Trodden:
    """A raster of the map, by direction; beyond it all is free."""

    def __init__(self, boxes: Floats) -> None:
        low = boxes[:, :2].min(axis=0, initial=0.0) - _AROUND
        high = boxes[:, 2:].max(axis=0, initial=0.0) + _AROUND
        columns, rows = np.ceil((high - low) / _CELL).astype(np.intp)
        self._corner = low
        self._taken = np.zeros((columns, rows, _DIRECTIONS), np.bool_)

    def take(self, way: Floats) -> None:
        """Mark where a link runs that has these corners."""
        columns, rows, turns = self._cells(way[None])
        for across in _BESIDE:
            for down in _BESIDE:
                inside = self._inside(columns + across, rows + down)
                at = columns[inside] + across, rows[inside] + down
                for turn in _BESIDE:
                    self._taken[(*at, (turns[inside] + turn) % _DIRECTIONS)] = True

    def shared(self, ways: Floats) -> _Numbers:
        """Return how bad it is of each of some ways to run beside links for so long."""
        columns, rows, turns = self._cells(ways)
        inside = self._inside(columns, rows)
        is_beside = np.zeros(columns.shape, np.bool_)
        is_beside[inside] = self._taken[columns[inside], rows[inside], turns[inside]]
        middles = _parted(ways)
        for end in (ways[:, :1], ways[:, -1:]):
            is_beside &= np.hypot(*np.moveaxis(middles - end, 2, 0)) > _AT_ENDS
        steps = np.hypot(*np.moveaxis(np.diff(ways, axis=1), 2, 0)) / _FINE
        lengths = (steps.repeat(_FINE, axis=1) * is_beside).sum(axis=1)
        worth: _Numbers = (lengths / _WORTH).astype(np.intp)
        return worth

    def _cells(self, ways: Floats) -> _Cells:
        cells = ((_parted(ways) - self._corner) // _CELL).astype(np.intp)
        across, down = np.moveaxis(np.diff(ways, axis=1), 2, 0)
        turns = np.rint(np.arctan2(down, across) / np.pi * _DIRECTIONS).astype(np.intp)
        return cells[..., 0], cells[..., 1], (turns % _DIRECTIONS).repeat(_FINE, axis=1)

    def _inside(self, columns: _Numbers, rows: _Numbers) -> npt.NDArray[np.bool_]:
        most_columns, most_rows, _directions = self._taken.shape
        inside: npt.NDArray[np.bool_] = (
            (columns >= 0) & (columns < most_columns) & (rows >= 0) & (rows < most_rows)
        )
        return inside


def _parted(ways: Floats) -> Floats:
    """Return the middles of fine steps along each way."""
    shares = ((np.arange(_FINE) + 0.5) / _FINE)[:, None]
    starts, steps = ways[:, :-1, None], np.diff(ways, axis=1)[:, :, None]
    count = (ways.shape[1] - 1) * _FINE
    parted: Floats = (starts + steps * shares).reshape(len(ways), count, 2)
    return parted
