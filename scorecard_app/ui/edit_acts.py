"""The commands that concern the selection and the steps of the open scorecard."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from scorecard_app.texts import _, ngettext
from scorecard_app.ui.notices import Notice, Offer
from scorecard_app.ui.session import Session

ORIGIN = "commands"


class EditActs(QObject):
    """Undoes, does again, and deletes; says so where an offer to take it back fits."""

    noticed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def undo(self) -> None:
        """Take the last step back."""
        if self._session.current is not None:
            self._session.current.history.undo()

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        if self._session.current is not None:
            self._session.current.history.redo()

    def select_all(self) -> None:
        """Select every card of the map that is shown."""
        current = self._session.current
        if current is not None and current.view_state.map_id is not None:
            placed = current.bridge.scene.relations.placements_on(current.view_state.map_id)
            current.view_state.select([each.item_id for each in placed], origin=ORIGIN)

    def delete(self) -> None:
        """Delete what is selected, in one step."""
        current = self._session.current
        if current is None or not current.view_state.selection:
            return
        ids = current.view_state.selection
        from scorecard_app.document.edits import delete_items  # noqa: PLC0415 - not at the start

        before = current.card
        if not current.history.run(_("Delete"), partial(delete_items, ids=ids), origin=ORIGIN):
            return
        current.view_state.select((), origin=ORIGIN)
        links = before.links.keys() - current.card.links.keys() - set(ids)
        self.noticed.emit(Notice(_sentence(len(ids), len(links)), offers=(self._offer,)))

    @property
    def _offer(self) -> Offer:
        return Offer(_("Undo"), self.undo)


def _sentence(items: int, links: int) -> str:
    """Say how many things went, and how many links went with them."""
    deleted = ngettext("Deleted {count} item.", "Deleted {count} items.", items).format(count=items)
    if not links:
        return deleted
    return (
        deleted
        + " "
        + ngettext("{count} link went with it.", "{count} links went with it.", links).format(
            count=links
        )
    )
