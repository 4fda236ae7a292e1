"""The page of the map: its bar, the map with the overview in its corner, and the legend."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scorecard_app.ui.canvas.legend import Legend
from scorecard_app.ui.canvas.light_bar import LightBar
from scorecard_app.ui.canvas.map_bar import MapBar
from scorecard_app.ui.canvas.minimap import Minimap
from scorecard_app.ui.canvas.seeing import Lead
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.canvas.what_if.bar import WhatIfBar
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
        self._is_projected = False
        self.light = LightBar(view.seeing, themes, self)
        self.bar = MapBar(view.place, themes, self.light, self)
        self.legend = Legend(view_state, themes, self)
        self.what_if = WhatIfBar(view.place, view.what_if.foresight, view.background, themes, self)
        self.minimap = Minimap(view.place, themes, view.viewport())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(view, 1)
        column.addWidget(self.legend)
        column.addWidget(self.what_if)
        self.setFocusProxy(view)
        view.seeing.minimap_wanted.connect(self.minimap.switch)
        view.seeing.changed.connect(self._show_bar)
        view.projected.connect(self._follow_room)
        view.moved.connect(self._stand)
        self.minimap.resized.connect(self._stand)
        self.light.left.connect(view.setFocus)
        self.what_if.left.connect(view.setFocus)
        view_state.what_if.keep_wanted.connect(self.what_if.keeping.begin)
        view.viewport().installEventFilter(self)
        self._stand()

    def _follow_room(self, is_projected: bool) -> None:  # noqa: FBT001 - what the view says
        self._is_projected = is_projected
        self.minimap.ban(is_banned=is_projected)
        self._show_bar()

    def _show_bar(self) -> None:
        """Show the bar, to a room only while something is looked for or traced."""
        is_led = self._view.seeing.light.lead is not Lead.NOTHING
        self.bar.setVisible(is_led or not self._is_projected)

    def _stand(self) -> None:
        """Put the overview into its corner, from which the map takes it along when it scrolls.

        Were it no part of what scrolls, but over it, Qt would paint the whole map anew instead.
        """
        room, minimap = self._view.viewport().rect(), self.minimap
        across = room.right() - minimap.width() - self._margin
        minimap.move(across, room.bottom() - minimap.height() - self._margin)
        minimap.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the map."""
        if event.type() == QEvent.Type.Resize:
            self._stand()
        return super().eventFilter(watched, event)
