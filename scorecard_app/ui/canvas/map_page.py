"""The page of the map: its bar, the map, and what lies over it at its edges."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scorecard_app.ui.canvas.legend import Legend
from scorecard_app.ui.canvas.light_bar import LightBar
from scorecard_app.ui.canvas.map_bar import MapBar
from scorecard_app.ui.canvas.minimap import Minimap
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.view_state import ViewState

_MARGIN = 12


class MapPage(QWidget):
    """Puts the parts together; the map alone is shown to a room, with its legend."""

    def __init__(self, view: MapView, view_state: ViewState, themes: ThemeStore) -> None:
        super().__init__()
        self._view = view
        self._margin = themes.theme.px(_MARGIN)
        view.setParent(self)  # first of all, so that it is the first to get the keyboard
        self.bar = MapBar(view.place, themes, self)
        self.light = LightBar(view.seeing, themes, view)
        self.legend = Legend(view_state, themes, view)
        self.minimap = Minimap(view.place, themes, view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(view, 1)
        self.setFocusProxy(view)
        view.seeing.minimap_wanted.connect(self.minimap.switch)
        view.seeing.changed.connect(self._stand)
        view.projected.connect(self._follow_room)
        view_state.overlay_changed.connect(self._stand)
        self.minimap.resized.connect(self._stand)
        self.light.resized.connect(self._stand)
        self.light.left.connect(view.setFocus)
        view.viewport().installEventFilter(self)
        self._stand()

    def _follow_room(self, is_projected: bool) -> None:  # noqa: FBT001 - what the view says
        self.bar.setVisible(not is_projected)
        self.minimap.ban(is_banned=is_projected)

    def _stand(self) -> None:
        """Put everything at its edge of the map."""
        room, margin = self._view.viewport().geometry(), self._margin
        self.light.adjustSize()
        self.light.move(room.right() - self.light.width() - margin, room.top() + margin)
        self.legend.adjustSize()
        self.legend.move(room.left() + margin, room.bottom() - self.legend.height() - margin)
        across = room.right() - self.minimap.width() - margin
        self.minimap.move(across, room.bottom() - self.minimap.height() - margin)
        for each in (self.minimap, self.legend, self.light):
            each.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the map."""
        if event.type() == QEvent.Type.Resize:
            self._stand()
        return super().eventFilter(watched, event)
