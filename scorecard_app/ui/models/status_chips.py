"""Chips by which the table is narrowed to some statuses."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from scorecard_app.present.faces import StatusFace
from scorecard_app.texts import _
from scorecard_app.ui.paint.marks import draw_status_mark
from scorecard_app.ui.theme import Theme, ThemeStore

_MARK, _BESIDE = 12, 3


class StatusChips(QWidget):
    """Offers every status there can be, as a mark and, where there is room, a word."""

    changed = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._is_roomy = False
        self._faces: Mapping[str, StatusFace] = {}
        self.chips: dict[str, QToolButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        themes.changed.connect(self._repaint)

    @property
    def checked(self) -> frozenset[str]:
        """Return the keys of the statuses that are looked for."""
        return frozenset(key for key, chip in self.chips.items() if chip.isChecked())

    def show_faces(self, faces: Mapping[str, StatusFace]) -> None:
        """Offer these statuses, by key."""
        if faces == self._faces:
            return
        self._faces = faces
        for chip in self.chips.values():
            self._row.removeWidget(chip)
            chip.hide()  # it is deleted only when control is back in the event loop
            chip.deleteLater()
        self.chips = {key: self._chip(face) for key, face in faces.items()}
        self._repaint()
        self.say_words(is_roomy=self._is_roomy)

    def uncheck(self) -> None:
        """Look for no status any more."""
        for chip in self.chips.values():
            chip.setChecked(False)

    def say_words(self, *, is_roomy: bool) -> None:
        """Show the words, or the marks alone."""
        self._is_roomy = is_roomy
        style = Qt.ToolButtonStyle
        wanted = style.ToolButtonTextBesideIcon if is_roomy else style.ToolButtonIconOnly
        for chip in self.chips.values():
            chip.setToolButtonStyle(wanted)

    def _chip(self, face: StatusFace) -> QToolButton:
        chip = QToolButton(self)
        chip.setCheckable(True)
        chip.setText(face.word)
        chip.setToolTip(_("Only what is “{status}”").format(status=face.word))
        chip.setAccessibleName(chip.toolTip())
        chip.toggled.connect(self.changed)
        self._row.addWidget(chip)
        return chip

    def _repaint(self) -> None:
        theme = self._themes.theme
        side = theme.px(_MARK)
        for key, chip in self.chips.items():
            chip.setIconSize(QSize(side + 2 * theme.px(_BESIDE), side))
            chip.setIcon(_mark(self._faces[key], theme, chip.devicePixelRatioF()))


def _mark(face: StatusFace, theme: Theme, ratio: float) -> QIcon:
    side = theme.px(_MARK)
    beside = theme.px(_BESIDE)
    picture = QPixmap(QSize(side + 2 * beside, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_status_mark(painter, QRectF(beside + 0.5, 0.5, side - 1, side - 1), face, theme)
    painter.end()
    return QIcon(picture)
