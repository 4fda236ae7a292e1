"""A small bar beside two or more selected cards, with the commands that align them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.canvas.align_acts import align, distribute
from scorecard_app.ui.canvas.aligning import Alignment
from scorecard_app.ui.canvas.commands import selected_cards
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.theme import ThemeStore

_FEWEST = 2
_AWAY, _MARGIN, _GAP = 16, 4, 2


class AlignBar(QFrame):
    """Stands above the selection where there is room, and below it where there is not."""

    def __init__(self, place: Workplace, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._room = parent
        self._themes = themes
        self._icons = Icons(themes, self)
        self._buttons: dict[QToolButton, str] = {}
        self.setObjectName("alignBar")
        self.setAccessibleName(_("Align the selected cards"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        px = themes.theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(_MARGIN), px(_MARGIN), px(_MARGIN), px(_MARGIN))
        row.setSpacing(px(_GAP))
        for icon, title, act in self._rows():
            row.addWidget(self._button(icon, title, act))
        self._icons.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """Return the buttons from left to right."""
        return tuple(self._buttons)

    def follow(self) -> None:
        """Stand beside the selected cards, or hide where there are not two."""
        chosen = selected_cards(self._place)
        if len(chosen) < _FEWEST:
            self.hide()
            return
        box = QRectF()
        for each in chosen:
            box = box.united(self._place.scene.rect_of(each) or QRectF())
        self._stand(self._place.camera.to_viewport(box))
        self.show()
        self.raise_()

    def _stand(self, cards: QRect) -> None:
        size, away = self.sizeHint(), self._themes.theme.px(_AWAY)
        room = self._room.rect().adjusted(away, away, -away, -away)
        top = cards.top() - away - size.height()
        if top < room.top():
            top = min(cards.bottom() + away, room.bottom() - size.height())
        left = cards.center().x() - size.width() // 2
        left = min(max(left, room.left()), max(room.right() - size.width(), room.left()))
        self.setGeometry(QRect(QPoint(left, max(top, room.top())), size))

    def _rows(self) -> list[tuple[str, str, Callable[[], None]]]:
        titles = {
            Alignment.LEFT: _("Align left"),
            Alignment.CENTRE: _("Align centres"),
            Alignment.RIGHT: _("Align right"),
            Alignment.TOP: _("Align tops, lane by lane"),
            Alignment.MIDDLE: _("Align middles, lane by lane"),
            Alignment.BOTTOM: _("Align bottoms, lane by lane"),
        }
        rows: list[tuple[str, str, Callable[[], None]]] = [
            (f"align-{how.value}", title, partial(align, self._place, how))
            for how, title in titles.items()
        ]
        for is_down, icon, title in (
            (False, "distribute-across", _("Distribute across, lane by lane")),
            (True, "distribute-down", _("Distribute down, lane by lane")),
        ):
            rows.append((icon, title, partial(distribute, self._place, is_down=is_down)))
        return rows

    def _button(self, icon: str, title: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.setObjectName(icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(_do, act))
        self._buttons[button] = icon
        return button

    def _dress(self) -> None:
        theme = self._themes.theme
        self.setStyleSheet(
            f"QFrame#alignBar {{ background: {theme.colour('surface.raised').name()};"
            f" border: 1px solid {theme.colour('line').name()}; border-radius: {theme.px(6)}px; }}"
        )
        for button, icon in self._buttons.items():
            button.setIcon(self._icons.icon(icon))
            button.setIconSize(self._icons.size)


def _do(act: Callable[[], None], *_checked: bool) -> None:
    """Do what a button says; Qt adds whether it is checked."""
    act()
