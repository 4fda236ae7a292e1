"""What the menu of a row offers beside the tree's own: all that else is done on the map."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.links import add_link, reverse_link
from scorecard_app.document.edits.objectives import move_objective, set_perspective
from scorecard_app.document.edits.perspectives import add_perspective, move_perspective
from scorecard_app.domain.ids import EntityId, LinkId, MintId, ObjectiveId, PerspectiveId
from scorecard_app.domain.relations import Relations
from scorecard_app.present.row_menu import (
    LaneOfTargets,
    link_targets,
    links_of,
    place_among,
    rows_beside,
)
from scorecard_app.texts import LocaleForms, _
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.history import Edit, History
from scorecard_app.ui.view_state import ViewState

ORIGIN = "row menu"


class RowMenu(QObject):
    """Fills the menus of objectives, perspectives and of the empty place below all rows.

    `card_wanted` names the perspective of a new card, `lane_made` a perspective without a name.
    """

    card_wanted = Signal(str)
    lane_made = Signal(str)

    def __init__(
        self,
        bridge: Bridge,
        history: History,
        view_state: ViewState,
        mint: MintId,
        forms: LocaleForms,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._history, self._view_state = bridge, history, view_state
        self._mint, self._forms = mint, forms

    def fill(self, menu: QMenu, entity_id: EntityId) -> None:
        """Add what can be done with a perspective or an objective; nothing for anything else."""
        relations = self._bridge.scene.relations
        if not entity_id:
            menu.addAction(_("Add perspective"), partial(self._add_lane, None))
            return
        lane = relations.card.perspectives.get(PerspectiveId(entity_id))
        objective = relations.card.objectives.get(ObjectiveId(entity_id))
        lane_id = objective.perspective_id if objective else lane.id if lane else None
        if lane_id is None:
            return
        menu.addSeparator()
        menu.addAction(_("Add objective"), partial(self.card_wanted.emit, lane_id))
        if lane is not None:
            menu.addAction(_("Add perspective"), partial(self._add_lane, lane.row + 1))
            self._offer_rows(menu, lane.id)
        if objective is not None:
            targets = link_targets(relations, objective.id)
            self._offer_links(menu, objective.id, targets)
            self._list_links(menu, relations, objective.id)
            self._offer_places(menu, relations, objective.id)

    def _offer_links(
        self, menu: QMenu, objective_id: ObjectiveId, lanes: tuple[LaneOfTargets, ...]
    ) -> None:
        """Offer every objective to link to; those that may not be linked say why."""
        whole = menu.addMenu(_("Link to"))
        for lane in lanes:
            part = whole.addMenu(_plain(lane.title))
            part.setToolTipsVisible(True)
            part.setEnabled(bool(lane.targets))
            for target in lane.targets:
                link = partial(self._link, objective_id, target.objective_id)
                action = part.addAction(_plain(target.title), link)
                action.setEnabled(not target.refusal)
                action.setToolTip(target.refusal)

    def _list_links(self, menu: QMenu, relations: Relations, objective_id: ObjectiveId) -> None:
        """Offer the links that there are: to edit in the inspector, to turn round, to delete."""
        whole = menu.addMenu(_("Links"))
        found = links_of(relations, objective_id, self._forms)
        whole.setEnabled(bool(found))
        for link_id, title in found:
            part = whole.addMenu(_plain(title))
            part.addAction(_("Edit in the inspector"), partial(self._select, link_id))
            turn = partial(reverse_link, link_id=link_id)
            part.addAction(_("Turn round"), partial(self._run, _("Turn the link round"), turn))
            delete = partial(delete_items, ids=[link_id])
            part.addAction(_("Delete"), partial(self._run, _("Delete link"), delete))

    def _offer_places(self, menu: QMenu, relations: Relations, objective_id: ObjectiveId) -> None:
        """Offer the other perspectives, and the places before and behind."""
        whole = menu.addMenu(_("Move to"))
        own = relations.card.objectives[objective_id].perspective_id
        for lane in relations.perspectives:
            edit = partial(set_perspective, objective_id=objective_id, perspective_id=lane.id)
            move = partial(self._run, _("Move to another perspective"), edit)
            title = _plain(lane.name or _("(no name)"))
            whole.addAction(title, move).setEnabled(lane.id != own)
        place, count = place_among(relations, objective_id)
        for title, index, is_possible in (
            (_("Move up"), place - 1, place > 0),
            (_("Move down"), place + 1, place < count - 1),
        ):
            edit = partial(move_objective, objective_id=objective_id, index=index)
            menu.addAction(title, partial(self._run, title, edit)).setEnabled(is_possible)

    def _offer_rows(self, menu: QMenu, lane_id: PerspectiveId) -> None:
        """Offer a row of its own above and below."""
        up, down = rows_beside(self._bridge.scene.relations, lane_id)
        for title, row in ((_("Move up"), up), (_("Move down"), down)):
            edit = partial(move_perspective, perspective_id=lane_id, row=row or 0)
            menu.addAction(title, partial(self._run, title, edit)).setEnabled(row is not None)

    def _add_lane(self, row: int | None) -> None:
        made = PerspectiveId(self._mint())
        edit = partial(add_perspective, perspective_id=made, row=row)
        if self._history.run(_("Add perspective"), edit, origin=ORIGIN):
            self.lane_made.emit(made)

    def _link(self, from_id: ObjectiveId, to_id: ObjectiveId) -> None:
        link_id = LinkId(self._mint())
        edit = partial(add_link, link_id=link_id, from_id=from_id, to_id=to_id)
        self._run(_("Add link"), edit)

    def _select(self, link_id: LinkId) -> None:
        self._view_state.select([link_id], origin=ORIGIN)

    def _run(self, label: str, edit: Edit) -> None:
        self._history.run(label, edit, origin=ORIGIN)


def _plain(title: str) -> str:
    """Return a title in which no letter is taken for a key."""
    return title.replace("&", "&&")
