"""What a layout needs to know of a map: its lanes, the cards in them and the links between."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from scorecard_app.domain.ids import MapId, ObjectiveId, PerspectiveId
from scorecard_app.domain.links import Link, LinkKind
from scorecard_app.domain.maps import Lane as LaneSetting
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.reach import size_within_reach
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.engine.layout.answers import CARD, Box, Frame, Size, Spot

Pair = tuple[ObjectiveId, ObjectiveId]


@dataclass(frozen=True, slots=True)
class Lane:
    """One perspective with its cards in the order in which users see them."""

    id: PerspectiveId
    cards: tuple[ObjectiveId, ...]
    least_height: float


@dataclass(frozen=True, slots=True)
class Board:
    """The rows of lanes from the top down, each card's size and present spot, and the links.

    `links` runs from cause to effect, once a link; a feedback is not among `upward`. They stand in
    the order of their cards' numbers, whatever the order in the file.
    """

    card: Scorecard
    rows: tuple[tuple[Lane, ...], ...]
    sizes: Mapping[ObjectiveId, Size]
    present: Mapping[ObjectiveId, Spot]
    pinned: frozenset[ObjectiveId]
    links: tuple[Pair, ...]
    upward: tuple[Pair, ...]

    def box(self, each: ObjectiveId, spot: Spot) -> Box:
        """Return a card as it lies with its corner at a spot."""
        size = self.sizes[each]
        return Box(spot.x, spot.y, size.width, size.height)

    def pinned_boxes(self, cards: Iterable[ObjectiveId]) -> Mapping[ObjectiveId, Box]:
        """Return where those of some cards stand that are pinned."""
        return {each: self.box(each, self.present[each]) for each in cards if each in self.pinned}

    @property
    def lanes(self) -> Iterator[Lane]:
        """Yield all lanes from the top row down, left to right."""
        for row in self.rows:
            yield from row


def read_board(
    card: Scorecard, map_id: MapId, sizes: Mapping[ObjectiveId, Size], frame: Frame
) -> Board:
    """Read what stands in a lane of a map; objectives without a perspective are not on it."""
    relations = Relations(card)
    placed = {each.item_id: each for each in relations.placements_on(map_id)}
    shown = _shown(card, placed)
    settings = _lane_settings(card, map_id)
    heights = {key: size_within_reach(lane.height) for key, lane in settings}
    least = CARD.height + 2 * frame.margin
    rows = tuple(
        tuple(
            Lane(lane.id, tuple(shown.get(lane.id, ())), max(least, heights.get(lane.id) or 0.0))
            for lane in row
        )
        for _row, row in groupby(relations.perspectives, key=lambda lane: lane.row)
    )
    cards = dict.fromkeys(
        each for lane in relations.perspectives for each in shown.get(lane.id, ())
    )
    links = _links_between(card, {*cards})
    return Board(
        card,
        rows,
        {each: sizes.get(each, CARD) for each in cards},
        {each: Spot(placed[each].x, placed[each].y) for each in cards},
        frozenset(each for each in cards if placed[each].is_pinned),
        tuple(_pairs(links)),
        tuple(_pairs(each for each in links if each.kind is not LinkKind.FEEDBACK)),
    )


def _shown(
    card: Scorecard, placed: Mapping[str, Placement]
) -> Mapping[PerspectiveId, list[ObjectiveId]]:
    shown: dict[PerspectiveId, list[ObjectiveId]] = {}
    for each in sorted(card.objectives.values(), key=_by_place):
        lane_id = each.perspective_id
        if each.id in placed and lane_id is not None and lane_id in card.perspectives:
            shown.setdefault(lane_id, []).append(each.id)
    return shown


def _by_place(objective: Objective) -> tuple[float, int, str]:
    return objective.position, objective.number, objective.id


def _links_between(card: Scorecard, cards: Container[ObjectiveId]) -> Sequence[Link]:
    """Return the links between cards in the order of their numbers."""
    numbers = {each.id: each.number for each in card.objectives.values()}
    found = (each for each in card.links.values() if each.from_id in cards and each.to_id in cards)
    return sorted(found, key=lambda each: (numbers[each.from_id], numbers[each.to_id]))


def _lane_settings(card: Scorecard, map_id: MapId) -> Iterable[tuple[PerspectiveId, LaneSetting]]:
    return card.maps[map_id].lanes.items() if map_id in card.maps else ()


def _pairs(links: Iterable[Link]) -> Iterator[Pair]:
    return ((each.from_id, each.to_id) for each in links if each.from_id != each.to_id)
