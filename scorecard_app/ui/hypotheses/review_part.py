"""The review as a picture: driver on target or off, outcome on target or off, four cells."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from scorecard_app.domain.ids import LinkId
from scorecard_app.present.hypotheses.reviewed import Cell, FourCells
from scorecard_app.texts import _
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.paint.review_cell import draw_review_cell
from scorecard_app.ui.theme import TextSize, ThemeStore
from scorecard_app.ui.words import Words

_GAP, _SIDE, _LEAST = 6, 62, (150, 72)


class ReviewPart(QWidget):
    """A click on a cell shows its links alone in the table; another one shows all again."""

    narrowed = Signal(object)

    def __init__(self, themes: ThemeStore) -> None:
        super().__init__()
        px = themes.theme.px
        self.says = Words(themes, parent=self)
        self.unjudged = RoleLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self.cells = tuple(CellButton(themes, self) for _each in range(4))
        grid = QGridLayout()
        grid.setSpacing(px(_GAP))
        for column, text in ((1, _("Outcome on target")), (2, _("Outcome off target"))):
            grid.addWidget(self._label(themes, text), 0, column)
        for row, text in ((1, _("Driver on target")), (2, _("Driver off target"))):
            label = self._label(themes, text)
            label.setWordWrap(True)
            label.setFixedWidth(px(_SIDE))
            grid.addWidget(label, row, 0)
        for at, button in enumerate(self.cells):
            grid.addWidget(button, 1 + at // 2, 1 + at % 2)
            button.clicked.connect(self._choose)
        for stretched in (1, 2):
            grid.setColumnStretch(stretched, 1)
            grid.setRowStretch(stretched, 1)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, px(_GAP), 0, 0)
        column_.setSpacing(px(_GAP))
        column_.addWidget(self.says)
        column_.addLayout(grid, 1)
        column_.addWidget(self.unjudged)

    def show_cells(self, found: FourCells, current: LinkId | None, said: str) -> None:
        """Show where all links stand, the current one marked, and what is made of it."""
        self.says.setText(said)
        self.says.setVisible(bool(said))
        self.unjudged.say(found.unjudged)
        for button, cell in zip(self.cells, found.cells, strict=True):
            button.show_cell(cell, holds_current=current in cell.link_ids)

    def release(self) -> None:
        """Let no cell be chosen any more."""
        for button in self.cells:
            button.setChecked(False)

    def _choose(self) -> None:
        chosen = self.sender()
        verdicts: frozenset[object] = frozenset()
        for button in self.cells:
            if button is not chosen:
                button.setChecked(False)
            elif button.isChecked() and button.cell is not None:
                verdicts = frozenset(button.cell.verdicts)
        self.narrowed.emit(verdicts)

    def _label(self, themes: ThemeStore, text: str) -> RoleLabel:
        label = RoleLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        label.setText(text)
        return label


class CellButton(QAbstractButton):
    """One of the four cells."""

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.cell: Cell | None = None
        self._holds_current = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        themes.changed.connect(self.update)

    def show_cell(self, cell: Cell, *, holds_current: bool) -> None:
        """Show another cell."""
        self.cell, self._holds_current = cell, holds_current
        self.setAccessibleName(cell.spoken)
        self.setToolTip(cell.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Need room for a title, advice and a line of links."""
        return QSize(*(self._themes.theme.px(side) for side in _LEAST))

    def minimumSizeHint(self) -> QSize:
        """Need that much at least."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cell."""
        if self.cell is None:
            return
        painter = QPainter(self)
        draw_review_cell(
            painter,
            QRectF(self.rect()),
            self.cell,
            self._themes.theme,
            is_chosen=self.isChecked(),
            holds_current=self._holds_current,
            has_focus=self.hasFocus(),
        )
        painter.end()
