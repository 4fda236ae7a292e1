"""What there is to choose about the picture behind the map: a small panel on the map, no dialog."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.document.edits.backdrops import change_backdrop
from scorecard_app.domain.ids import MapId
from scorecard_app.domain.pictures import Backdrop
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.numbers import format_plain
from scorecard_app.texts import LocaleForms, _
from scorecard_app.ui.canvas.backdrop_deeds import (
    fit_backdrop,
    put_picture_file,
    take_backdrop_away,
)
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore

_WIDTH, _MARGIN, _GAP, _AWAY = 340, 12, 8, 12
_LEAST_OPACITY, _MOST_OPACITY, _STEP, _PAGE = 5, 100, 5, 20


class BackdropPanel(QFrame):
    """Stands at the upper right of the map; while it is open the picture can be moved by mouse.

    `choosing` asks for a file and carries what takes it. Esc closes.
    """

    choosing = Signal(object)

    def __init__(
        self, place: Workplace, themes: ThemeStore, forms: LocaleForms, room: QWidget
    ) -> None:
        super().__init__(room)
        self._place, self._room, self._forms = place, room, forms
        self._px = themes.theme.px
        self.setObjectName("linkPopover")
        self.setLayoutDirection(QGuiApplication.layoutDirection())  # the map below has its own
        self.setAccessibleName(_("Background picture"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        title = RoleLabel(themes, strong=True, parent=self)
        title.setText(_("Background picture"))
        quiet = partial(RoleLabel, themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self.says, self.percent, self._described = quiet(), quiet(), quiet()
        self.choose = QPushButton(self)
        self.opacity = QSlider(Qt.Orientation.Horizontal, self)
        self.description = QLineEdit(self)
        self.printed = QCheckBox(_("Show it in exported pictures, too"), self)
        self.fit = QPushButton(_("Fit to lanes"), self)
        self.remove = QPushButton(_("Remove"), self)
        self.done = QPushButton(_("Close"), self)
        self._dress()
        self._lay_out(title)
        self._connect()
        self.hide()

    def open(self) -> None:
        """Show the panel, and let the picture be moved."""
        self._place.scene.backdrop.take_in_hand(is_in_hand=True)
        self.read()
        self.stand()
        self.show()
        self.raise_()
        has_picture = self._backdrop() is not None
        first = self.opacity if has_picture else self.choose
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def read(self) -> None:
        """Show the picture of the map as it is; without one only how to get one."""
        backdrop = self._backdrop()
        for each in (self.opacity, self.percent, self._described, self.description, self.printed):
            each.setVisible(backdrop is not None)
        for button in (self.fit, self.remove):
            button.setEnabled(backdrop is not None)
        if backdrop is None:
            self.choose.setText(_("Choose a picture…"))
            self.says.setText(_("PNG or JPEG. You can also drop or paste one on the map."))
        else:
            self.choose.setText(_("Choose another picture…"))
            self.says.setText(_("Drag the picture to move it, and its corner to size it."))
            self.opacity.setValue(round(backdrop.opacity))
            percent = format_plain(backdrop.opacity, self._forms, decimals=0)
            self.percent.setText(_("Opacity: {percent} %").format(percent=percent))
            if not self.description.hasFocus():
                self.description.setText(backdrop.description)
            self.printed.setChecked(backdrop.is_printed)
        self.stand()

    def stand(self) -> None:
        """Stand in the upper right corner of the map."""
        away = self._px(_AWAY)
        width = min(self._px(_WIDTH), self._room.width() - 2 * away)
        self.setFixedWidth(max(width, 1))
        self.adjustSize()
        self.move(QPoint(self._room.width() - self.width() - away, away))

    def _backdrop(self) -> Backdrop | None:
        map_id = self._place.scene.map_id
        drawn = self._place.card.maps.get(map_id) if map_id else None
        return drawn.backdrop if drawn else None

    def _dress(self) -> None:
        for label in (self.says, self.percent, self._described):
            label.setWordWrap(True)
        self._described.setText(_("What it shows, for those who do not see it"))
        self.opacity.setRange(_LEAST_OPACITY, _MOST_OPACITY)
        self.opacity.setSingleStep(_STEP)
        self.opacity.setPageStep(_PAGE)
        self.opacity.setAccessibleName(_("Opacity of the background picture in percent"))
        self.opacity.setToolTip(
            _("In high contrast and before a room it never shows more than 15 %.")
        )
        self.description.setAccessibleName(_("Description of the background picture"))

    def _lay_out(self, title: RoleLabel) -> None:
        margin, gap = self._px(_MARGIN), self._px(_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(gap)
        above: tuple[QWidget, ...] = (title, self.says, self.choose, self.percent, self.opacity)
        for each in (*above, self._described, self.description, self.printed):
            column.addWidget(each)
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(self.fit)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.done)
        column.addLayout(row)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.opacity.valueChanged.connect(self._show_more_or_less)
        self.opacity.sliderReleased.connect(self._place.history.end_gesture)
        self.description.textEdited.connect(self._describe)
        self.description.editingFinished.connect(self._place.history.end_gesture)
        self.printed.clicked.connect(self._print)
        self.fit.clicked.connect(self._fit)
        self.remove.clicked.connect(self._take_away)
        self.done.clicked.connect(self.close)
        self._place.bridge.changed.connect(self._follow)
        self._place.bridge.scene_replaced.connect(self._follow)
        self._place.view_state.map_changed.connect(self._follow)
        self._room.installEventFilter(self)

    def _follow(self) -> None:
        if self.isVisible():
            self.read()

    def _choose(self) -> None:
        self.choosing.emit(partial(put_picture_file, self._place))

    def _show_more_or_less(self, percent: int) -> None:
        backdrop = self._backdrop()
        if backdrop is not None and round(backdrop.opacity) != percent:
            label = _("Change the opacity of the background picture")
            self._change(label, "opacity", float(percent))

    def _describe(self, text: str) -> None:
        self._change(_("Describe the background picture"), "description", text)

    def _print(self, is_printed: bool) -> None:  # noqa: FBT001 - what Qt says
        label = _("Show the background picture in exported pictures")
        self._change(label, "is_printed", is_printed)

    def _change(self, label: str, field: str, value: float | str) -> None:
        map_id = self._place.scene.map_id
        if map_id is not None:
            edit = partial(_changed, map_id=map_id, field=field, value=value)
            self._place.run(label, edit, ("backdrop", field, map_id))

    def _fit(self) -> None:
        fit_backdrop(self._place)

    def _take_away(self) -> None:
        take_backdrop_away(self._place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep in the corner when the map is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.stand()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QEvent) -> None:
        """Let the picture lie still, and give the keyboard back to the map."""
        self._place.scene.backdrop.take_in_hand(is_in_hand=False)
        self._place.history.end_gesture()
        self._room.setFocus(Qt.FocusReason.PopupFocusReason)
        super().closeEvent(event)  # type: ignore[arg-type]  # passed on as it came

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Esc; keep every other key from the map beneath."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        event.accept()


def _changed(card: Scorecard, *, map_id: MapId, field: str, value: float | str) -> Scorecard:
    return change_backdrop(card, map_id=map_id, **{field: value})
