"""The strip over the table that names who moved most, and who stands best and worst."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from scorecard_app.present.table.movers import Distinction, Mover
from scorecard_app.texts import N_, _
from scorecard_app.ui.theme import ThemeStore

_MARGIN, _GAP = 8, 4
_TITLE_WIDTH = 150

_HEADS: Mapping[Distinction, str] = {
    Distinction.UP: N_("▲ {figure}  {name}"),
    Distinction.DOWN: N_("▼ {figure}  {name}"),
    Distinction.BEST: N_("Best {figure}  {name}"),
    Distinction.WORST: N_("Worst {figure}  {name}"),
}


class MoversStrip(QWidget):
    """Shows as many as there is room for; a click asks to reveal one."""

    reveal_requested = Signal(str)

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._movers: Sequence[Mover] = ()
        self._buttons: list[QToolButton] = []
        px = themes.theme.px
        self._head = QLabel(self)
        self._head.setProperty("quiet", True)  # noqa: FBT003 - Qt's own
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(px(_MARGIN), 0, px(_MARGIN), px(_GAP))
        row.setSpacing(px(_GAP))
        row.addWidget(self._head)
        row.addStretch(1)
        self.hide()

    @property
    def movers(self) -> Sequence[Mover]:
        """Return who is named."""
        return self._movers

    def show_movers(self, movers: Sequence[Mover], since: str) -> None:
        """Name these; hide where nothing moved."""
        self._movers = movers
        self._head.setText(_("Since {month}").format(month=since))
        self.setVisible(bool(movers))
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(place) for place in range(len(movers))]
        self._fit()

    def _button(self, place: int) -> QToolButton:
        mover = self._movers[place]
        button = QToolButton(self)
        metrics = button.fontMetrics()
        width = self._themes.theme.px(_TITLE_WIDTH)
        name = metrics.elidedText(mover.title, Qt.TextElideMode.ElideRight, width)
        button.setText(_(_HEADS[mover.distinction]).format(figure=mover.figure, name=name))
        button.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # or signs follow their numbers
        button.setToolTip(mover.said)
        button.setAccessibleName(mover.said)
        button.setProperty("place", place)
        button.clicked.connect(self._reveal)
        self._row.insertWidget(1 + place, button)
        return button

    def _reveal(self) -> None:
        self.reveal_requested.emit(self._movers[self.sender().property("place")].measure_id)

    def _fit(self) -> None:
        """Hide those for which there is no room."""
        gap = self._themes.theme.px(_GAP)
        left = self.width() - self._head.sizeHint().width() - 2 * self._themes.theme.px(_MARGIN)
        for button in self._buttons:
            left -= button.sizeHint().width() + gap
            button.setVisible(left >= 0)

    def minimumSizeHint(self) -> QSize:
        """Let the strip be as narrow as the table."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._fit()
