"""Numbers that stand by themselves, each below the few words that say what it is."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from scorecard_app.present.worth.answer import Figure
from scorecard_app.ui.labels import ElidedLabel
from scorecard_app.ui.theme import TextSize, ThemeStore

_LEAST, _ACROSS, _DOWN = 118, 20, 6


class Figures(QWidget):
    """Shows figures side by side, in as many rows as the width asks for."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._shown: tuple[Figure, ...] = ()
        self._tiles: list[QWidget] = []
        px = themes.theme.px
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(_ACROSS))
        self._grid.setVerticalSpacing(px(_DOWN))

    @property
    def shown(self) -> tuple[Figure, ...]:
        """Return the figures."""
        return self._shown

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these."""
        self.setVisible(bool(figures))
        if tuple(figures) == self._shown:
            return
        self._shown = tuple(figures)
        for tile in self._tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = [self._tile(each) for each in figures]
        self._arrange()

    def _tile(self, figure: Figure) -> QWidget:
        tile = QWidget(self)
        label = ElidedLabel(self._themes, "text.quiet", size=TextSize.SMALL, parent=tile)
        label.show_whole(figure.label)
        number = ElidedLabel(
            self._themes, figure.role, size=TextSize.TITLE, strong=True, parent=tile
        )
        number.show_whole(figure.text)
        number.setAccessibleName(f"{figure.label}: {figure.text}")
        column = QVBoxLayout(tile)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label)
        column.addWidget(number)
        return tile

    def _arrange(self) -> None:
        room = self.width() + self._grid.horizontalSpacing()
        each = self._themes.theme.px(_LEAST) + self._grid.horizontalSpacing()
        columns = max(1, min(len(self._tiles) or 1, room // each))
        for at, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, at // columns, at % columns)
        for column in range(self._grid.columnCount() + 1):
            self._grid.setColumnStretch(column, 0)
        self._grid.setColumnStretch(columns, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as there is room for."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()
