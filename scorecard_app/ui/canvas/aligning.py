"""Where cards go that are aligned or distributed; no card leaves its lane or covers another."""

from collections.abc import Callable, Hashable, Mapping
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QRectF

from scorecard_app.ui.paint.arrangement import PADDING

_Key = TypeVar("_Key", bound=Hashable)
Boxes = Mapping[_Key, QRectF]
_FEWEST_TO_DISTRIBUTE = 3


class Alignment(Enum):
    """What cards have in common when they are aligned."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"

    @property
    def is_upright(self) -> bool:
        """Say whether the cards come to stand below one another."""
        return self in {Alignment.LEFT, Alignment.CENTRE, Alignment.RIGHT}


_SHIFTS: Mapping[Alignment, Callable[[QRectF, QRectF], tuple[float, float]]] = {
    Alignment.LEFT: lambda box, whole: (whole.left() - box.left(), 0.0),
    Alignment.CENTRE: lambda box, whole: (whole.center().x() - box.center().x(), 0.0),
    Alignment.RIGHT: lambda box, whole: (whole.right() - box.right(), 0.0),
    Alignment.TOP: lambda box, whole: (0.0, whole.top() - box.top()),
    Alignment.MIDDLE: lambda box, whole: (0.0, whole.center().y() - box.center().y()),
    Alignment.BOTTOM: lambda box, whole: (0.0, whole.bottom() - box.bottom()),
}


def aligned(boxes: Boxes[_Key], whole: QRectF, how: Alignment) -> dict[_Key, QRectF]:
    """Move boxes to an edge or the middle of a whole; where two meet, the later one gives way."""
    moved = {key: box.translated(*_SHIFTS[how](box, whole)) for key, box in boxes.items()}
    return _spread(moved, is_down=how.is_upright)


def distributed(boxes: Boxes[_Key], *, is_down: bool) -> dict[_Key, QRectF]:
    """Make the gaps between three or more boxes equal; the first and the last stay."""
    if len(boxes) < _FEWEST_TO_DISTRIBUTE:
        return dict(boxes)
    whole = box_round(boxes)
    order = sorted(boxes, key=lambda key: _start(boxes[key], is_down=is_down))
    length = whole.height() if is_down else whole.width()
    taken = sum(box.height() if is_down else box.width() for box in boxes.values())
    gap = max((length - taken) / (len(boxes) - 1), PADDING)
    at = whole.top() if is_down else whole.left()
    found: dict[_Key, QRectF] = {}
    for key in order:
        box = QRectF(boxes[key])
        _begin(box, at, is_down=is_down)
        found[key] = box
        at += (box.height() if is_down else box.width()) + gap
    return found


def box_round(boxes: Boxes[_Key]) -> QRectF:
    """Return the box round all of these."""
    whole = QRectF()
    for box in boxes.values():
        whole = whole.united(box)
    return whole


def _spread(boxes: Boxes[_Key], *, is_down: bool) -> dict[_Key, QRectF]:
    """Move boxes on, in order, until none covers another."""
    found: dict[_Key, QRectF] = {}
    for key in sorted(boxes, key=lambda key: _start(boxes[key], is_down=is_down)):
        box = QRectF(boxes[key])
        while blocking := [each for each in found.values() if each.intersects(box)]:
            end = max(each.bottom() if is_down else each.right() for each in blocking)
            _begin(box, end + PADDING, is_down=is_down)
        found[key] = box
    return found


def _start(box: QRectF, *, is_down: bool) -> float:
    return box.top() if is_down else box.left()


def _begin(box: QRectF, at: float, *, is_down: bool) -> None:
    if is_down:
        box.moveTop(at)
    else:
        box.moveLeft(at)
