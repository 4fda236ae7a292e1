"""The outline as an item model: perspectives, objectives at any depth, measures; ids only."""

from collections.abc import Collection

from PySide6.QtCore import QObject

from scorecard_app.document.change import Change
from scorecard_app.present.outline import (
    GROUPS,
    NodeId,
    OutlineRow,
    Tree,
    outline_row,
    tree_with_notes,
)
from scorecard_app.present.outline_changes import touched_nodes
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.bridge import Bridge, Scene
from scorecard_app.ui.history import History
from scorecard_app.ui.models.outline_cells import name_cell
from scorecard_app.ui.models.tree_model import TreeModel

SHAPING = ("perspectives", "objectives", "attachments", "measures")
"""Tables of which the tree is made."""

_UNSEEN = frozenset(
    {
        "maps",
        "placements",
        "notes",
        "risks",
        "actions",
        "decisions",
        "links",
        "snapshots",
        "pictures",
    }
)
"""Tables that no row shows: dragging a card or drawing a link leaves the outline alone."""


class OutlineModel(TreeModel):
    """Names with their status; rows are made when a view asks and kept until they may differ."""

    def __init__(
        self,
        bridge: Bridge,
        history: History,
        parent: QObject | None = None,
        *,
        forms: LocaleForms | None = None,
    ) -> None:
        self._forms = forms
        self._rows: dict[NodeId, OutlineRow] = {}
        self._scene = bridge.scene
        super().__init__(bridge, history, parent)
        bridge.changed.connect(self._follow)
        bridge.scene_replaced.connect(self._replace)

    def _wanted(self) -> Tree:
        return tree_with_notes(self._bridge.scene.relations)

    def _cell(self, node: NodeId, _column: int, role: int) -> object:
        return name_cell(self._row(node), role)

    def _row(self, node: NodeId) -> OutlineRow:
        row = self._rows.get(node)
        if row is None:
            row = self._made(node)
            self._rows[node] = row
        return row

    def _made(self, node: NodeId) -> OutlineRow:
        """Make a row; what is about to go is still shown as it was."""
        scene = self._bridge.scene
        if not holds(scene, node):
            scene = self._scene
        return outline_row(node, scene.relations, scene.results, self._forms)

    def _follow(self, change: Change) -> None:
        has_notes = _touches_notes(change)
        if change.delta.keys() <= _UNSEEN and not has_notes:
            self._scene = self._bridge.scene
            return
        before, after = self._scene.relations, self._bridge.scene.relations
        if has_notes or change.touches(*SHAPING):
            self._reshape()
        self._refresh(touched_nodes(change.delta, before, after))

    def _replace(self) -> None:
        self._reshape()
        self._refresh(None)

    def _refresh(self, touched: Collection[NodeId] | None) -> None:
        """Make those rows (None: all) again that someone has seen; tell of those that differ."""
        self._scene = self._bridge.scene
        seen = {node: row for node, row in self._rows.items() if node in self._tree}
        stale = seen if touched is None else {each: seen[each] for each in touched if each in seen}
        self._rows = {node: row for node, row in seen.items() if node not in stale}
        for node, before in stale.items():
            if self._row(node) != before:
                self._tell(node)


def _touches_notes(change: Change) -> bool:
    """Say whether free notes may have come, gone or been written; that cards move is nothing."""
    placed = change.delta.get("placements", {}).values()
    return change.touches("notes") or any(None in pair for pair in placed)


def holds(scene: Scene, node: NodeId) -> bool:
    """Say whether a scene knows what a node stands for."""
    card = scene.card
    if node in card.perspectives or node in card.objectives or node in card.measures:
        return True
    return node in card.attachments or node in card.notes or node in GROUPS
