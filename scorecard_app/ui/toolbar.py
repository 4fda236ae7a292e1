"""The toolbar: which view, as of when, any command by name, back or forth, and to the room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.actions import Actions
from scorecard_app.ui.commands import (
    PALETTE,
    PRESENT,
    REDO,
    SHOW_INVESTMENTS,
    SHOW_LINKS,
    SHOW_MAP,
    SHOW_MEASURES,
    SHOW_SCORECARD,
    SHOW_VALUE,
    UNDO,
)
from scorecard_app.ui.date_stepper import DateStepper
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.spring_tabs import SpringTabs

_VIEWS = (SHOW_MAP, SHOW_SCORECARD, SHOW_MEASURES, SHOW_VALUE, SHOW_INVESTMENTS, SHOW_LINKS)
_AT_THE_END = (PALETTE, UNDO, REDO, PRESENT)
_BY_ICON = frozenset({UNDO, REDO})
_BY_ICON_IF_NARROW = (PALETTE, PRESENT)


class ViewBar(QToolBar):
    """Lays the actions of the table out in one row."""

    def __init__(
        self, actions: Actions, stepper: DateStepper, *, icons: Icons, parent: QWidget
    ) -> None:
        super().__init__(_("Toolbar"), parent)
        self._icons = icons
        self.setObjectName("viewBar")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(icons.size)
        actions.dress((*_VIEWS, *_AT_THE_END))
        views = QActionGroup(self)
        # An import, a merge or the settings are no view: beside them none is marked.
        views.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for name in _VIEWS:
            views.addAction(actions[name])
            self.addAction(actions[name])
        self.spring = SpringTabs(
            {
                button: actions[name]
                for name in (SHOW_MAP, SHOW_SCORECARD)
                if (button := self.widgetForAction(actions[name])) is not None
            },
            self,
        )
        self.addSeparator()
        self.addWidget(stepper)
        room = QWidget(self)
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(room)
        for name in _AT_THE_END:
            self.addAction(actions[name])
            button = self.widgetForAction(actions[name])
            if button is not None and name in _BY_ICON:
                button.setProperty("toolButtonStyle", Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._narrowing = tuple(
            button
            for name in _BY_ICON_IF_NARROW
            if isinstance(button := self.widgetForAction(actions[name]), QToolButton)
        )
        self._whole_width = 0
        icons.changed.connect(self._resize_icons)

    def _resize_icons(self) -> None:
        self.setIconSize(self._icons.size)

    def _say_words(self, *, is_roomy: bool) -> None:
        style = Qt.ToolButtonStyle
        wanted = style.ToolButtonTextBesideIcon if is_roomy else style.ToolButtonIconOnly
        for button in self._narrowing:
            button.setToolButtonStyle(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out at the end where there is no room for all."""
        super().resizeEvent(event)
        if not self._whole_width and self.sizeHint().width() > self.width():
            self._whole_width = self.sizeHint().width()
            self._say_words(is_roomy=False)
        elif self._whole_width and self._whole_width <= self.width():
            self._whole_width = 0
            self._say_words(is_roomy=True)
