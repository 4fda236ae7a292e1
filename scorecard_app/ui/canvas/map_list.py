"""What can be done to the list of maps and to what one of them shows, in steps to be undone."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPointF, QRectF

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.maps import add_map, move_nodes
from scorecard_app.document.edits.named_maps import (
    Spots,
    duplicate_map,
    move_map,
    place_objectives,
    rename_map,
    set_map_filter,
    take_off_map,
)
from scorecard_app.domain.ids import MapId, MintId, ObjectiveId
from scorecard_app.domain.maps import Map, MapFilter, MapStyle
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.present.map_faces import spot_of
from scorecard_app.present.map_filters import Facet, switched
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.canvas.commands import selected_cards
from scorecard_app.ui.canvas.grid import card_box, free_place, snapped_spot
from scorecard_app.ui.canvas.laying import tidy_moves
from scorecard_app.ui.canvas.workplace import ORIGIN, Workplace
from scorecard_app.ui.paint.arrangement import PADDING, LaneBox
from scorecard_app.ui.paint.styles import tidied

Corner = tuple[float, float]
"""Where a card stands, from the top left corner of its lane."""


class MapList:
    """The maps of the open scorecard, and edits of the one that is shown."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    @property
    def maps(self) -> tuple[Map, ...]:
        """Return all maps in their order."""
        return self._place.bridge.scene.relations.maps

    @property
    def shown(self) -> Map | None:
        """Return the map that is shown."""
        map_id = self._place.scene.map_id
        return self._place.card.maps.get(map_id) if map_id else None

    @property
    def absent(self) -> tuple[Objective, ...]:
        """Return the objectives that could stand on this map and do not, by number."""
        shown, card = self.shown, self._place.card
        if shown is None:
            return ()
        placed = self._place.bridge.scene.relations.placements_on(shown.id)
        there = {each.item_id for each in placed}
        absent = (
            each
            for each in card.objectives.values()
            if each.id not in there and each.perspective_id in card.perspectives
        )
        return tuple(sorted(absent, key=lambda each: (each.number, each.id)))

    def show(self, map_id: MapId) -> None:
        """Show another map."""
        self._place.view_state.show_map(map_id)

    def add(self) -> None:
        """Add an empty map and show it."""
        map_id = MapId(self._place.mint())
        name = _("Map {number}").format(number=len(self.maps) + 1)
        if self._place.run(_("Add map"), partial(add_map, map_id=map_id, name=name)):
            self.show(map_id)

    def rename(self, name: str) -> None:
        """Call the map that is shown otherwise."""
        if self.shown is not None and name.strip() and name.strip() != self.shown.name:
            edit = partial(rename_map, map_id=self.shown.id, name=name.strip())
            self._place.run(_("Rename map"), edit)

    def duplicate(self) -> None:
        """Put a copy of the map behind it, and show that."""
        if self.shown is None:
            return
        copy_id = MapId(self._place.mint())
        name = _("{map} (copy)").format(map=self.shown.name or _("(no name)"))
        edit = partial(
            duplicate_map,
            map_id=self.shown.id,
            copy_id=copy_id,
            name=name,
            mint=self._place.mint,
        )
        if self._place.run(_("Duplicate map"), edit):
            self.show(copy_id)

    def delete(self) -> None:
        """Delete the map that is shown; its cards stay in the scorecard."""
        if self.shown is not None:
            edit = partial(delete_items, ids=[self.shown.id])
            self._place.run(_("Delete map"), edit)

    def move(self, by: int) -> None:
        """Let the map stand earlier or later in the list."""
        if self.shown is None:
            return
        index = self.maps.index(self.shown) + by
        if 0 <= index < len(self.maps):
            edit = partial(move_map, map_id=self.shown.id, index=index)
            self._place.run(_("Move map"), edit)

    def edit_backdrop(self) -> None:
        """Open what there is to choose about the picture behind the map."""
        self._place.edit_backdrop()

    def switch_filter(self, facet: Facet, key: str) -> None:
        """Show only what has something, too, or no longer ask for it."""
        if self.shown is not None:
            self._use_filter(switched(self.shown.filter, facet, key))

    def clear_filter(self) -> None:
        """Show all cards of the map again."""
        self._use_filter(MapFilter())

    def put(self, objectives: tuple[Objective, ...]) -> None:
        """Let these stand on the map, too, each in a free spot of its lane; select them.

        On an empty map they are tidied up.
        """
        if self.shown is None or not objectives:
            return
        count = len(objectives)
        label = ngettext("Place {count} card", "Place {count} cards", count).format(count=count)
        is_empty = not self._place.bridge.scene.relations.placements_on(self.shown.id)
        edit = partial(
            _place_tidily if is_empty else place_objectives,
            map_id=self.shown.id,
            spots=self._free_spots(objectives),
            mint=self._place.mint,
        )
        if self._place.run(label, edit):
            self._place.view_state.select([each.id for each in objectives], origin=ORIGIN)
            if is_empty:
                self._place.camera.fit_all()

    def take_off(self) -> None:
        """Let the selected cards stand on this map no longer; they stay in the scorecard."""
        ids = frozenset(selected_cards(self._place))
        if self.shown is None or not ids:
            self._place.answer(_("Select the cards first that are not to stand on this map."))
            return
        label = ngettext("Take {count} card off", "Take {count} cards off", len(ids))
        edit = partial(take_off_map, map_id=self.shown.id, ids=ids)
        if self._place.run(label.format(count=len(ids)), edit):
            self._place.view_state.select((), origin=ORIGIN)

    def _use_filter(self, wanted: MapFilter) -> None:
        if self.shown is not None and wanted != self.shown.filter:
            edit = partial(set_map_filter, map_id=self.shown.id, wanted=wanted)
            self._place.run(_("Filter map"), edit)

    def _free_spots(self, objectives: tuple[Objective, ...]) -> Mapping[ObjectiveId, Corner]:
        """Return where each may stand, clear of all cards of the map, hidden ones, too."""
        taken = self._taken()
        found: dict[ObjectiveId, Corner] = {}
        for objective in objectives:
            lane = self._lane(objective)
            if lane is not None:
                wanted = snapped_spot(lane, lane.body.topLeft() + QPointF(PADDING, PADDING))
                rect = free_place(card_box(wanted), taken)
                taken.append(rect)
                corner = rect.topLeft() - lane.body.topLeft()
                found[objective.id] = (corner.x(), corner.y())
        return found

    def _taken(self) -> list[QRectF]:
        """Return where cards of the map stand."""
        scene, map_id = self._place.bridge.scene, self._place.scene.map_id
        taken = []
        for each in scene.relations.placements_on(map_id) if map_id else ():
            objective = scene.card.objectives.get(ObjectiveId(each.item_id))
            lane = self._lane(objective) if objective else None
            if lane is not None:
                taken.append(lane.card_rect(spot_of(each)))
        return taken

    def _lane(self, objective: Objective) -> LaneBox | None:
        lanes = self._place.scene.arrangement
        return lanes.lane(objective.perspective_id) if objective.perspective_id else None


def _place_tidily(card: Scorecard, *, map_id: MapId, spots: Spots, mint: MintId) -> Scorecard:
    """Show objectives on an empty map as Tidy up puts them."""
    card = place_objectives(card, map_id=map_id, spots=spots, mint=mint)
    return move_nodes(card, map_id=map_id, moves=tidy_moves(tidied(card, map_id, MapStyle.LANES)))
