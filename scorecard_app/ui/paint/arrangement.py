"""Where the lanes of a map lie: from faces and spots to rectangles, and back from a point."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF

from scorecard_app.domain.ids import ObjectiveId, PerspectiveId
from scorecard_app.present.faces import LaneFace, Spot
from scorecard_app.ui.paint.card import CARD

HEADER_WIDTH = 160.0
"""The column at the left of each lane for its name and question."""

PADDING = 24.0
"""What stays free round the cards of a lane."""

_EDGE = 56.0
"""The free strip at the right, for feedback that runs round the edge."""

_FOOT, _CLOSED_FOOT = 16.0, 28.0
"""The free strip below the cards of the lowest lane, for feedback that runs round the edge; below
the tags of a closed lane there is little else.
"""

STRIP_HEIGHT = 40.0
"""How high a collapsed lane is, but for the free strip below the lowest one."""

TAGS_BEGIN = 108.0
"""How far beyond the header of a closed lane its name may reach: no tag stands there."""

_LEAST_WIDTH = 3 * (CARD.width() + PADDING)
_LEAST_HEIGHT = CARD.height() + 2 * PADDING


@dataclass(frozen=True, slots=True)
class Tag:
    """Where in the strip of a closed lane one of its cards is named, and its links end."""

    objective_id: ObjectiveId
    rect: QRectF


@dataclass(frozen=True, slots=True)
class LaneBox:
    """One lane: its header at the left and the body in which its cards stand.

    `tags` stand for the cards of a closed lane, from the left; `foot` is how much of the body lies
    below where cards stand.
    """

    face: LaneFace
    header: QRectF
    body: QRectF
    count: int
    tags: tuple[Tag, ...] = ()
    foot: float = 0.0

    @property
    def floor(self) -> QRectF:
        """Return the part of the body in whose middle cards stand."""
        return self.body.adjusted(0, 0, 0, -self.foot)

    @property
    def is_empty(self) -> bool:
        """Say whether no card stands in the lane."""
        return not self.count

    @property
    def outline(self) -> QRectF:
        """Return header and body together."""
        return self.header.united(self.body)

    def card_rect(self, spot: Spot) -> QRectF:
        """Return where a card of this lane stands on the map while the lane is open."""
        return QRectF(self.body.topLeft() + QPointF(spot.x, spot.y), CARD)


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a column, over the lanes that it runs through."""

    text: str
    rect: QRectF


@dataclass(frozen=True)
class Arrangement:
    """All lanes of one map from the top row down.

    A style that places cards by itself has lanes of its own or none, and perhaps headings over
    columns; `cards` says where they stand, `hidden` in which lanes they stand by hand.
    """

    lanes: tuple[LaneBox, ...]
    headings: tuple[Heading, ...] = ()
    cards: tuple[tuple[QRectF, PerspectiveId], ...] = ()
    hidden: tuple[LaneBox, ...] = ()

    @cached_property
    def bounds(self) -> QRectF:
        """Return the box round everything but links."""
        whole = QRectF()
        boxes = chain(
            (lane.outline for lane in self.lanes),
            (heading.rect for heading in self.headings),
            (rect for rect, _lane in self.cards),
        )
        for box in boxes:
            whole = whole.united(box)
        return whole

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Return the tags of all closed lanes."""
        return tuple(chain.from_iterable(lane.tags for lane in self.lanes))

    @property
    def homes(self) -> tuple[LaneBox, ...]:
        """Return the lanes in which cards stand by hand, also while another style is shown."""
        return self.hidden or self.lanes

    @property
    def inner_headers(self) -> list[QRectF]:
        """Return the boxes of the words in headers that stand between lanes of one row."""
        margins = QMarginsF(0, PADDING, 0, PADDING)
        return [lane.header - margins for lane in self.lanes if lane.face.column]

    def lane(self, perspective_id: PerspectiveId) -> LaneBox | None:
        """Return the lane of a perspective; None if it is not on the map."""
        return self._by_id.get(perspective_id)

    def lane_at(self, point: QPointF) -> LaneBox | None:
        """Return the lane at a point, or the nearest one; None only on a map without lanes.

        Where no lanes are drawn, it is the one of the nearest card.
        """
        if self.cards and not self.lanes:
            _rect, nearest = min(self.cards, key=lambda each: _distance(point, each[0]))
            return self.lane(nearest)
        inside = next((each for each in self._outlines if each[0].contains(point)), None)
        if inside is not None:
            return inside[1]
        return min(self.lanes, key=lambda lane: _distance(point, lane.outline), default=None)

    @cached_property
    def _outlines(self) -> tuple[tuple[QRectF, LaneBox], ...]:
        return tuple((lane.outline, lane) for lane in self.lanes)

    @cached_property
    def _by_id(self) -> Mapping[PerspectiveId, LaneBox]:
        return {lane.face.perspective_id: lane for lane in self.lanes or self.hidden}


def arrange(
    faces: Sequence[LaneFace], spots: Mapping[PerspectiveId, Iterable[Spot]]
) -> Arrangement:
    """Stack the rows of a map; lanes of one row stand side by side, each with its own header.

    A lane is as high as its cards, its row or its own setting need, whichever is most, and every
    row is as wide as the widest. Below the lowest cards there is room for feedback.
    """
    held = {each: list(found) for each, found in spots.items()}
    counts = {each: len(found) for each, found in held.items()}
    last = max((face.row for face in faces), default=0)
    feet = {
        face.perspective_id: _CLOSED_FOOT if face.is_collapsed else _FOOT
        for face in faces
        if face.row == last and counts.get(face.perspective_id)
    }
    needs = {
        face.perspective_id: _need(face, held, feet.get(face.perspective_id, 0.0)) for face in faces
    }
    rows = [list(row) for _row, row in groupby(faces, key=lambda face: face.row)]
    widths = [
        sum(HEADER_WIDTH + needs[face.perspective_id].width() for face in row) for row in rows
    ]
    widest = max(widths, default=0.0)
    lanes: list[LaneBox] = []
    top = 0.0
    for row, width in zip(rows, widths, strict=True):
        height = max(needs[face.perspective_id].height() for face in row)
        spare = (widest - width) / len(row)
        left = 0.0
        for face in row:
            header = QRectF(left, top, HEADER_WIDTH, height)
            body_width = needs[face.perspective_id].width() + spare
            body = QRectF(header.right(), top, body_width, height)
            key = face.perspective_id
            lanes.append(LaneBox(face, header, body, counts.get(key, 0), foot=feet.get(key, 0.0)))
            left = body.right()
        top += height
    return Arrangement(tuple(lanes))


def _need(face: LaneFace, spots: Mapping[PerspectiveId, Iterable[Spot]], foot: float) -> QSizeF:
    cards = spots.get(face.perspective_id, ())
    right = max((spot.x + CARD.width() + PADDING + _EDGE for spot in cards), default=0.0)
    bottom = max((spot.y + CARD.height() + PADDING + foot for spot in cards), default=0.0)
    least_width = _LEAST_WIDTH / face.columns
    if face.is_collapsed:
        return QSizeF(max(right, least_width), STRIP_HEIGHT + foot)
    return QSizeF(max(right, least_width), max(bottom, _LEAST_HEIGHT, face.height or 0.0))


def _distance(point: QPointF, rect: QRectF) -> float:
    across = max(rect.left() - point.x(), 0.0, point.x() - rect.right())
    down = max(rect.top() - point.y(), 0.0, point.y() - rect.bottom())
    return across + down
