"""What leads to the inspector: the derivation of a score, and the formula of a measure."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scorecard_app.ui.docks import Docks

if TYPE_CHECKING:
    from scorecard_app.domain.ids import EntityId
    from scorecard_app.ui.editors.inspector import Inspector
    from scorecard_app.ui.view_state import ViewState


class WhyActs(QObject):
    """Asks the inspector of the open scorecard, wherever the score was met."""

    def __init__(self, docks: Docks) -> None:
        super().__init__(docks)
        self._docks = docks
        self._inspector: Inspector | None = None
        self._view_state: ViewState | None = None

    def serve(self, inspector: "Inspector", view_state: "ViewState") -> None:
        """Let the command ask this inspector from now on."""
        self._inspector, self._view_state = inspector, view_state

    def explain_selection(self) -> None:
        """Explain the score of the one thing that is selected."""
        if self._view_state is not None and self._view_state.current is not None:
            self.explain(self._view_state.current)

    def explain(self, entity_id: "EntityId") -> None:
        """Explain one score."""
        if self._inspector is not None:
            self._open()
            self._inspector.explain(entity_id)

    def show_formula(self, measure_id: "EntityId") -> None:
        """Show how a measure is computed, ready to be typed over."""
        if self._inspector is not None:
            self._open()
            self._inspector.reveal_field(measure_id, "formula")

    def show_details(self) -> None:
        """Show all about what is selected, ready to be typed over."""
        if self._inspector is not None:
            self._open()
            self._inspector.enter()

    def _open(self) -> None:
        self._docks.inspector.show()
        self._docks.inspector.raise_()
