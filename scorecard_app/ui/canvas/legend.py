"""The legend of an overlay: its marks with their words, at the lower left of the map."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QToolButton, QWidget

from scorecard_app.present.overlays import LINK_TONES, OVERLAYS, Overlay, legend
from scorecard_app.texts import _
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.paint.mark_icons import mark_picture
from scorecard_app.ui.theme import TextSize, Theme, ThemeStore
from scorecard_app.ui.view_state import ViewState

_GAP, _EDGE = 6, 8
_LINE = QSize(18, 12)
_LINE_WIDTH = 3.0


class Legend(QFrame):
    """Comes with every overlay but the status, whose words stand on the cards anyway."""

    def __init__(self, view_state: ViewState, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._view_state, self._themes = view_state, themes
        self.setObjectName("mapPanel")
        self._grid = QGridLayout(self)
        px = themes.theme.px
        self._grid.setContentsMargins(px(_EDGE), px(_EDGE), px(_EDGE), px(_EDGE))
        self._grid.setHorizontalSpacing(px(_GAP))
        self._grid.setVerticalSpacing(px(_GAP) // 2)
        self.title = RoleLabel(themes, "text", size=TextSize.SMALL, strong=True, parent=self)
        self.close_button = QToolButton(self)
        self.close_button.setText("×")
        self.close_button.setToolTip(_("Show the status again"))
        self.close_button.setAccessibleName(self.close_button.toolTip())
        self.close_button.clicked.connect(self._close)
        self._grid.addWidget(self.title, 0, 0, 1, 2)
        self._grid.addWidget(self.close_button, 0, 2)
        self._rows: list[QWidget] = []
        view_state.overlay_changed.connect(self.read)
        themes.changed.connect(self.read)
        self.read()

    @property
    def words(self) -> list[str]:
        """Return what the rows say."""
        return [each.text() for each in self._rows if isinstance(each, RoleLabel)]

    def read(self) -> None:
        """Show the marks of the overlay, or go where there is none."""
        overlay = self._view_state.overlay
        for row in self._rows:
            self._grid.removeWidget(row)
            row.hide()  # it is deleted only when control is back in the event loop
            row.deleteLater()
        self._rows = []
        self.title.setText(_(OVERLAYS[overlay]))
        theme, ratio = self._themes.theme, self.devicePixelRatioF()
        for face in legend(overlay):
            self._add(mark_picture(face, theme, ratio), face.word)
        if overlay is Overlay.EVIDENCE:
            for role, word in LINK_TONES.items():
                self._add(_line(role, theme, ratio), _(word))
        self.setVisible(overlay is not Overlay.STATUS)
        self.adjustSize()

    def _add(self, picture: QPixmap, word: str) -> None:
        at = 1 + len(self._rows) // 2
        mark = QLabel(self)
        mark.setPixmap(picture)
        text = RoleLabel(self._themes, "text", size=TextSize.SMALL, parent=self)
        text.setText(word)
        self._grid.addWidget(mark, at, 0, Qt.AlignmentFlag.AlignCenter)
        self._grid.addWidget(text, at, 1, 1, 2)
        mark.show()
        text.show()
        self._rows += [mark, text]

    def _close(self) -> None:
        self._view_state.show_overlay(Overlay.STATUS)


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
