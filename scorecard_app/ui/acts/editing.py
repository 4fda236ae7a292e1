"""The commands that concern the selection and the steps of the open scorecard."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from scorecard_app.texts import _
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
        from scorecard_app.present.announcements import deleted_sentence  # noqa: PLC0415 - nor this

        before = current.card
        if not current.history.run(_("Delete"), partial(delete_items, ids=ids), origin=ORIGIN):
            return
        current.view_state.select((), origin=ORIGIN)
        said = deleted_sentence(before, current.card, ids)
        undo = Offer(_("Undo"), self.undo)
        self.noticed.emit(Notice(said, offers=(undo,), ends_with_change=True))
