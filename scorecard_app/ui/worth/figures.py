"""Numbers that stand by themselves, each below the few words that say what it is."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from scorecard_app.present.worth.answer import Figure
from scorecard_app.ui.labels import ElidedLabel, RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore

_ACROSS, _DOWN = 20, 6


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
        label = RoleLabel(self._themes, "text.quiet", size=TextSize.SMALL, parent=tile)
        label.setText(figure.label)
        number = ElidedLabel(
            self._themes, figure.role, size=TextSize.TITLE, strong=True, parent=tile
        )
        number.show_whole(figure.text)
        number.setAccessibleName(f"{figure.label}: {figure.text}")
        number.setAccessibleDescription(figure.tip)
        tile.setToolTip(figure.tip)
        column = QVBoxLayout(tile)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label)
        column.addWidget(number)
        return tile

    def _arrange(self) -> None:
        columns = self._columns()
        for at, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, at // columns, at % columns)
        for column in range(self._grid.columnCount() + 1):
            self._grid.setColumnStretch(column, 0)
        self._grid.setColumnStretch(columns, 1)

    def _columns(self) -> int:
        """Return the most columns in which every figure has the room that it wants."""
        gap = self._grid.horizontalSpacing()
        wanted = [tile.sizeHint().width() for tile in self._tiles]
        for columns in range(len(wanted), 1, -1):
            widths = [max(wanted[at::columns]) for at in range(columns)]
            if sum(widths) + gap * (columns - 1) <= self.width():
                return columns
        return 1

    def minimumSizeHint(self) -> QSize:
        """Need no more width than a figure."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as there is room for."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()
