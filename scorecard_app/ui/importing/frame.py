"""What every step of the import has: a heading, what can be done there, and a way to be current."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSplitter, QVBoxLayout, QWidget

from scorecard_app.exchange.preview.findings import Findings
from scorecard_app.ui.importing.desk import ImportDesk
from scorecard_app.ui.importing.guess_panel import GuessPanel
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore
from scorecard_app.ui.words import Words

_MARGIN, _GAP, _BETWEEN = 20, 10, 12


class StepFrame(QWidget):
    """Shows what the desk has found when it is looked at; `sync` is called on every change."""

    def __init__(self, title: str, says: str, desk: ImportDesk, themes: ThemeStore) -> None:
        super().__init__()
        self.desk = desk
        self.themes = themes
        px = themes.theme.px
        self.setAccessibleName(title)
        self.setMinimumSize(1, 1)  # words want far too much height before they are laid out
        heading = RoleLabel(themes, size=TextSize.TITLE, strong=True, parent=self)
        heading.say(title)
        words = Words(themes, "text.quiet", parent=self)
        words.say(says)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(_MARGIN), px(_MARGIN), px(_MARGIN), px(_GAP))
        self.column.setSpacing(px(_GAP))
        self.column.addWidget(heading)
        self.column.addWidget(words)

    @property
    def findings(self) -> Findings | None:
        """Return what was found last."""
        return self.desk.findings

    def sync(self) -> None:
        """Show what the desk has found."""

    def row(self, *items: QWidget | None) -> QHBoxLayout:
        """Add a row of widgets; None is what takes the room that is left."""
        line = QHBoxLayout()
        line.setSpacing(self.themes.theme.px(_GAP))
        for item in items:
            if item is None:
                line.addStretch(1)
            else:
                line.addWidget(item)
        self.column.addLayout(line)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the guesses have their share of the height."""
        super().resizeEvent(event)
        for panel in self.findChildren(GuessPanel):
            panel.fit()


def side_by_side(
    left: QWidget, right: QWidget, themes: ThemeStore, *, sizes: tuple[int, int], wide: int
) -> QSplitter:
    """Return two parts with a gap to be dragged between them; `wide` is the one that grows."""
    px = themes.theme.px
    both = QSplitter(Qt.Orientation.Horizontal)
    both.addWidget(left)
    both.addWidget(right)
    both.setHandleWidth(px(_BETWEEN))
    both.setStretchFactor(wide, 1)
    both.setSizes([px(each) for each in sizes])
    both.setChildrenCollapsible(False)
    return both


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
