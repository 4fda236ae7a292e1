"""Why a score is what it is: one click under the headline of a form."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from scorecard_app.domain.ids import EntityId
from scorecard_app.engine.explain import explained
from scorecard_app.present.explanations.wording import explanation
from scorecard_app.texts import _
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.explanation_tree import ExplanationTree

_SCORED = ("measures", "objectives", "perspectives")


class WhySection(QWidget):
    """A quiet button that opens the derivation of the score of what the form shows.

    While it is open it follows every change. `followed` names what one of its lines is about.
    """

    followed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entity_id: EntityId | None = None
        self.button = QToolButton(self)
        self.button.setObjectName("why")
        self.button.setText(_("Why this score?"))
        self.button.setCheckable(True)
        self.button.setArrowType(Qt.ArrowType.RightArrow)
        self.button.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # see GroupBox
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.tree = ExplanationTree(desk.themes, _("How the score came to be"), self)
        self.tree.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.button)
        column.addWidget(self.tree)
        self.button.toggled.connect(self._toggle)
        self.tree.opened.connect(self.followed)

    def bind(self, entity_id: EntityId | None) -> None:
        """Explain another thing."""
        self._entity_id = entity_id
        self.sync()

    def sync(self) -> None:
        """Explain the score as it is now, while that is asked for."""
        card = self._desk.bridge.scene.card
        is_scored = any(self._entity_id in card.table(table) for table in _SCORED)
        self.setVisible(is_scored)
        if is_scored and self.button.isChecked() and self._entity_id is not None:
            scene = self._desk.bridge.scene
            scored = explained(scene.results, self._entity_id)
            self.tree.show_line(explanation(scored, scene.card, self._desk.forms))

    def reveal(self) -> None:
        """Open the derivation."""
        self.button.setChecked(True)

    def _toggle(self, is_open: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self.button.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self.tree.setVisible(is_open)
        self.sync()
