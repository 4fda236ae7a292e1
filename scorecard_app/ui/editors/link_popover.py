"""Everything about one link, edited beside it on the map: no dialog, and the map stays live."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from scorecard_app.document.change import Change
from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.links import reverse_link
from scorecard_app.domain.ids import LinkId
from scorecard_app.present.headlines import headline
from scorecard_app.present.link_form import LINK_FORM
from scorecard_app.texts import _
from scorecard_app.ui.editors.beside import LinkPlace, beside
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.form_view import FormView
from scorecard_app.ui.editors.headline_view import HeadlineView
from scorecard_app.ui.editors.typing_controls import LineControl
from scorecard_app.ui.words import Words

ORIGIN = "form"
_WIDTH, _HEIGHT = 470, 600
_LABELS = 96
_MARGIN, _GAP, _AWAY = 12, 8, 16
_EDGE = 8


class LinkPopover(QFrame):
    """Stands on the map beside its link; `where` says where on it a link is drawn.

    Esc first brings back what was typed, then closes; Tab stays inside.
    """

    data_wanted = Signal(str)
    left = Signal()

    def __init__(
        self,
        desk: Desk,
        where: Callable[[LinkId], LinkPlace | None],
        parent: QWidget,
        *,
        read_says: Callable[[LinkId], str],
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._where, self._read_says = where, read_says
        self._map = parent
        self._link_id: LinkId | None = None
        px = desk.themes.theme.px
        self.setObjectName("linkPopover")
        self.setLayoutDirection(QGuiApplication.layoutDirection())  # the map below has its own
        self.setAccessibleName(_("Edit the link"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._headline = HeadlineView(desk.themes, self)
        self.says = Words(desk.themes, "text.quiet", parent=self)
        self.data_button = QPushButton(_("What data say…"), self)
        self.data_button.setToolTip(_("Show it on the page of links, with pictures and figures"))
        self.data_button.clicked.connect(self._show_data)
        self.form = FormView(LINK_FORM, desk, label_width=_LABELS)
        self.form.setObjectName("form")
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self.form)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_MARGIN), px(_MARGIN), px(_MARGIN), px(_MARGIN))
        column.setSpacing(px(_GAP))
        column.addWidget(self._headline)
        column.addWidget(self.says)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._buttons(px(_GAP)))
        for control in self.form.findChildren(LineControl):
            control.installEventFilter(self)
        parent.installEventFilter(self)
        desk.bridge.facts_changed.connect(self._follow)
        desk.bridge.scene_replaced.connect(self.close)
        desk.view_state.selection_changed.connect(self._follow_selection)
        self.hide()

    def open(self, link_id: LinkId) -> None:
        """Show a link, ready to be edited from its first field on."""
        if link_id not in self._desk.bridge.scene.card.links:
            return
        self._link_id = link_id
        self._desk.view_state.select([link_id])
        self.form.bind(link_id)
        self._say()
        self._scroll.verticalScrollBar().setValue(0)
        self.stand()
        self.show()
        self.raise_()
        first = self.form.reveal("sign")
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def stand(self) -> None:
        """Stand beside the link where there is room, and wholly on the map."""
        link = self._where(self._link_id) if self._link_id else None
        if link is None:
            return
        px, room = self._desk.themes.theme.px, self._map.rect()
        inner = room.adjusted(px(_EDGE), px(_EDGE), -px(_EDGE), -px(_EDGE))
        size = QSize(px(_WIDTH), px(_HEIGHT)).boundedTo(inner.size())
        self.setGeometry(beside(link, size, inner, px(_AWAY)))

    def _buttons(self, gap: int) -> QHBoxLayout:
        turn = QPushButton(_("Turn round"), self)
        turn.setToolTip(_("Let the effect be the cause, and the cause the effect."))
        turn.clicked.connect(self._turn_round)
        delete = QPushButton(_("Delete"), self)
        delete.setAccessibleName(_("Delete the link"))
        delete.clicked.connect(self._delete)
        close = QPushButton(_("Close"), self)
        close.setToolTip(_("Esc closes, too."))
        close.clicked.connect(self.dismiss)
        line = QHBoxLayout()
        line.setSpacing(gap)
        line.addWidget(turn)
        line.addWidget(delete)
        line.addWidget(self.data_button)
        line.addStretch(1)
        line.addWidget(close)
        return line

    def _turn_round(self) -> None:
        if self._link_id is not None:
            self.form.finish()
            edit = partial(reverse_link, link_id=self._link_id)
            self._desk.history.run(_("Turn the link round"), edit, origin=ORIGIN)

    def _delete(self) -> None:
        if self._link_id is not None:
            edit = partial(delete_items, ids=[self._link_id])
            self._desk.history.run(_("Delete"), edit, origin=ORIGIN)

    def _follow(self, change: Change) -> None:
        if self._link_id is None:
            return
        if self._link_id not in change.after.links:
            self.form.forget()
            self._leave()
            return
        self.form.sync(self._desk.context)
        self._say()

    def _follow_selection(self, _origin: str) -> None:
        if self._link_id is not None and self._desk.view_state.current != self._link_id:
            self.close()

    def _say(self) -> None:
        scene = self._desk.bridge.scene
        if self._link_id is not None:
            self._headline.say(headline(LINK_FORM, self._link_id, scene.relations, scene.results))

            self.say_data()

    def say_data(self) -> None:
        """Say in a sentence what data say of the link."""
        if self._link_id is not None:
            self.says.setText(self._read_says(self._link_id))

    def _show_data(self) -> None:
        link_id = self._link_id
        if link_id is not None:
            self.close()
            self.data_wanted.emit(link_id)

    def dismiss(self) -> None:
        """Close because the user is done here, not because something else was pressed."""
        self.close()
        self.left.emit()

    def _leave(self) -> None:
        """Give the keyboard back to the map, and be gone."""
        self._link_id = None
        if self.isAncestorOf(self.focusWidget() or self):
            self._map.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def _controls(self) -> list[QWidget]:
        """Return what takes the keyboard here, in order."""
        found: list[QWidget] = []
        each = self.nextInFocusChain()
        while each is not None and each is not self:
            # Whose it is comes first: the chain runs through the whole window.
            is_seen = self.isAncestorOf(each) and each.isEnabled() and each.isVisibleTo(self)
            if is_seen and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                found.append(each)
            each = each.nextInFocusChain()
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep beside the link when the map is resized; let a second Esc in a line close."""
        if watched is self._map and event.type() is QEvent.Type.Resize:
            self.stand()
        elif isinstance(watched, LineControl) and _is_escape(event):
            if not watched.isModified():
                self.dismiss()
                return True
            watched.setModified(False)
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QEvent) -> None:
        """Finish what is being typed, which is in the document then."""
        self.form.bind(None)
        self._leave()
        super().closeEvent(event)  # type: ignore[arg-type]  # passed on as it came

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Esc; keep every other key from the map beneath."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own signature
        """Walk from control to control and begin again at the end: Esc leaves."""
        controls = self._controls()
        focused = self._map.window().focusWidget()
        at = controls.index(focused) if focused in controls else -1
        chosen = controls[(at + (1 if next else -1)) % len(controls)]
        chosen.setFocus(
            Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        )
        self._scroll.ensureWidgetVisible(chosen)
        return True


def _is_escape(event: QEvent) -> bool:
    is_press = event.type() is QEvent.Type.KeyPress
    return is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
