"""The way back from the parts of a card to the map: one crumb for each card that was opened."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from scorecard_app.document.naming import objective_name
from scorecard_app.texts import _
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.labels import ElidedLabel
from scorecard_app.ui.theme import ThemeStore

_GAP = 6


class Crumbs(QWidget):
    """Shows nothing while the map itself is shown."""

    def __init__(self, place: Workplace, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self.buttons: list[QPushButton] = []
        self.here = ElidedLabel(themes, "text", strong=True, parent=self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(themes.theme.px(_GAP))
        self._row.addWidget(self.here)
        self.hide()

    def read(self) -> None:
        """Show the way back as it is now."""
        path = self._place.view_state.focus
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()  # it is deleted only when control is back in the event loop
            button.deleteLater()
        names = [_("Back to the map"), *(objective_name(self._place.card, each) for each in path)]
        self.buttons = [self._button(at, name) for at, name in enumerate(names[:-1])]
        self.here.show_whole(names[-1] if path else "")
        self.setVisible(bool(path))

    def _button(self, at: int, name: str) -> QPushButton:
        button = QPushButton(f"‹ {name}", self)
        button.setProperty("quiet", True)  # noqa: FBT003 - Qt's own signature
        button.setProperty("what", at)
        button.clicked.connect(self._go_back)
        self._row.insertWidget(at, button)
        button.show()
        return button

    def _go_back(self) -> None:
        path = self._place.view_state.focus
        self._place.view_state.look_into(path[: self.sender().property("what")])
