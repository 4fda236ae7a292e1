"""The field at the foot of the projected map: a card a line, or links by number."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from scorecard_app.document.edits.links import NewLink, add_links
from scorecard_app.domain.ids import LinkId, MintId, PerspectiveId
from scorecard_app.domain.strategy import Perspective
from scorecard_app.errors import UserError
from scorecard_app.present.capture import CardLink, NewCard, captured
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.history import History
from scorecard_app.ui.theme import TextSize, ThemeStore

_MARGIN = 12


class CaptureBar(QFrame):
    """Takes what is typed: Enter makes it, Up and Down choose the lane, Escape gives the map back.

    `card_wanted` carries the name of a card and the id of its perspective; `left` says that the
    keyboard is to go back to the map.
    """

    card_wanted = Signal(str, str)
    left = Signal()

    def __init__(
        self,
        bridge: Bridge,
        history: History,
        themes: ThemeStore,
        mint: MintId,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._history, self._mint = bridge, history, mint
        self._themes = themes
        self._lane_id: PerspectiveId | None = None
        self.setObjectName("captureBar")
        self.setLayoutDirection(QGuiApplication.layoutDirection())  # the map below has its own
        self.setAutoFillBackground(True)
        self.lane = QLabel(self)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(_("New card, or links by number"))
        self.field.setPlaceholderText(_("A card, or links by number: 3>7>12"))
        self.field.installEventFilter(self)
        self.says = QLabel(self)
        row = QHBoxLayout(self)
        margin = themes.theme.px(_MARGIN)
        row.setContentsMargins(margin, margin, margin, margin)
        row.setSpacing(margin)
        row.addWidget(self.lane)
        row.addWidget(self.field, 1)
        row.addWidget(self.says)
        self._dress()
        self._name_lane()
        themes.changed.connect(self._dress)
        bridge.facts_changed.connect(self._name_lane)

    def begin(self, typed: str = "", lane_id: PerspectiveId | None = None) -> None:
        """Take the keyboard, with what was typed already, for a lane if one is meant."""
        if lane_id is not None:
            self._lane_id = lane_id
            self._name_lane()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.setText(typed)
        self.says.setText("")

    def take(self) -> None:
        """Make what was typed: a card in the lane, or the links; say what became of it."""
        try:
            found = captured(self._bridge.scene.card, self.field.text())
        except UserError as error:
            self.says.setText(str(error))
            return
        match found:
            case None:
                return
            case NewCard(name):
                lane = self._chosen
                if lane is None:
                    self.says.setText(_("There is no perspective to put a card in."))
                    return
                self.card_wanted.emit(name, lane.id)
            case _:
                if not self._link(found):
                    return
        self.field.clear()

    def tell(self, sentence: str) -> None:
        """Say something beside what was typed."""
        self.says.setText(sentence)

    def _link(self, links: Sequence[CardLink]) -> bool:
        new = [NewLink(LinkId(self._mint()), each.from_id, each.to_id, each.sign) for each in links]
        is_done = self._history.run(_("Add links"), partial(add_links, links=new))
        if is_done:
            count = len(new)
            says = ngettext("{count} link drawn", "{count} links drawn", count)
            self.says.setText(says.format(count=count))
        return is_done

    @property
    def _lanes(self) -> Sequence[Perspective]:
        return self._bridge.scene.relations.perspectives

    @property
    def _chosen(self) -> Perspective | None:
        """Return the lane that cards go to: the chosen one, else the lowest."""
        lanes = self._lanes
        chosen = next((each for each in lanes if each.id == self._lane_id), None)
        return chosen or (lanes[-1] if lanes else None)

    def _step(self, by: int) -> None:
        lanes, chosen = self._lanes, self._chosen
        if chosen is not None:
            at = lanes.index(chosen) + by
            self._lane_id = lanes[min(max(at, 0), len(lanes) - 1)].id
            self._name_lane()

    def _name_lane(self) -> None:
        lane = self._chosen
        self.lane.setText(f"↕ {lane.name}" if lane else "")

    def _dress(self) -> None:
        theme = self._themes.theme
        font: QFont = theme.font(TextSize.BODY)
        for widget in (self.lane, self.field, self.says):
            widget.setFont(font)

    def _key(self, event: QKeyEvent) -> bool:
        """Take, choose a lane or leave; return whether the key meant that."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.take()
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Escape:
                self.field.clear()
                self.says.setText("")
                self.left.emit()
            case _:
                return False
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Dress once more: what Qt's style sheets polish gets the font back that it was made in."""
        super().showEvent(event)
        self._dress()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the field that mean more than text."""
        is_key = watched is self.field and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)
