"""The legend of an overlay: its marks with their words, in lines at the foot of the map."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QWidget

from scorecard_app.present.overlay_kinds import OVERLAYS, Overlay
from scorecard_app.present.overlays import LINK_TONES, legend
from scorecard_app.texts import _
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.paint.mark_icons import mark_picture
from scorecard_app.ui.theme import TextSize, Theme, ThemeStore
from scorecard_app.ui.view_state import ViewState

_GAP, _APART, _ACROSS, _DOWN = 6, 18, 12, 5
_LINE = QSize(18, 12)
_LINE_WIDTH = 3.0
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Legend(QFrame):
    """Comes with every overlay but the status, whose words stand on the cards anyway."""

    def __init__(self, view_state: ViewState, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._view_state, self._themes = view_state, themes
        self._entries: list[QWidget] = []
        self.setObjectName("mapFoot")
        self.title = RoleLabel(themes, "text", size=TextSize.SMALL, strong=True, parent=self)
        self.close_button = QToolButton(self)
        self.close_button.setText("×")
        self.close_button.setToolTip(_("Show the status again"))
        self.close_button.setAccessibleName(self.close_button.toolTip())
        self.close_button.clicked.connect(self._close)
        px = themes.theme.px
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(_APART))
        self._grid.setVerticalSpacing(px(_DOWN) // 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(_ACROSS), px(_DOWN), px(_DOWN), px(_DOWN))
        row.setSpacing(px(_APART))
        row.addWidget(self.title, 0, _MIDDLE)
        row.addLayout(self._grid)
        row.setAlignment(self._grid, _MIDDLE)
        row.addStretch(1)
        row.addWidget(self.close_button, 0, _MIDDLE)
        view_state.overlay_changed.connect(self.read)
        themes.changed.connect(self.read)
        self.read()

    @property
    def words(self) -> list[str]:
        """Return what the entries say."""
        labels = (each.findChild(RoleLabel) for each in self._entries)
        return [each.text() for each in labels if isinstance(each, RoleLabel)]

    def read(self) -> None:
        """Show the marks of the overlay, or go where there is none."""
        overlay = self._view_state.overlay
        for entry in self._entries:
            self._grid.removeWidget(entry)
            entry.hide()  # it is deleted only when control is back in the event loop
            entry.deleteLater()
        theme, ratio = self._themes.theme, self.devicePixelRatioF()
        self.title.setText(_(OVERLAYS[overlay]))
        faces = legend(overlay)
        self._entries = [self._entry(mark_picture(face, theme, ratio), face.word) for face in faces]
        lines = LINK_TONES.get(overlay, {}).items()
        self._entries += [self._entry(_line(role, theme, ratio), _(word)) for role, word in lines]
        self._stand()
        self.setVisible(overlay is not Overlay.STATUS)

    def _entry(self, picture: QPixmap, word: str) -> QWidget:
        entry = QWidget(self)
        mark = QLabel(entry)
        mark.setPixmap(picture)
        text = RoleLabel(self._themes, "text", size=TextSize.SMALL, parent=entry)
        text.setText(word)
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._themes.theme.px(_GAP))
        row.addWidget(mark)
        row.addWidget(text, 1)
        entry.show()
        return entry

    def _stand(self) -> None:
        """Lay the entries in as many columns as there is room for."""
        px = self._themes.theme.px
        widest = max((each.sizeHint().width() for each in self._entries), default=1) + px(_APART)
        taken = self.title.sizeHint().width() + self.close_button.sizeHint().width()
        columns = max((self.width() - taken - px(3 * _APART)) // widest, 1)
        for at, entry in enumerate(self._entries):
            self._grid.addWidget(entry, at // columns, at % columns)

    def _close(self) -> None:
        self._view_state.show_overlay(Overlay.STATUS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._stand()


def _line(role: str, theme: Theme, ratio: float) -> QPixmap:
    width, height = theme.px(_LINE.width()), theme.px(_LINE.height())
    picture = QPixmap(QSize(width, height) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setPen(theme.pen(role, _LINE_WIDTH))
    painter.drawLine(QPoint(1, height // 2), QPoint(width - 1, height // 2))
    painter.end()
    return picture
