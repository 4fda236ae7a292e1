"""What the lines of a short list inside a form are laid out with."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize

GAP = 4


def slim_column(owner: QWidget, desk: Desk) -> QVBoxLayout:
    """Lay a widget out as lines close below each other, without a margin."""
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(desk.themes.theme.px(GAP))
    return column


def slim_line(desk: Desk) -> QHBoxLayout:
    """Return a line of things close beside each other."""
    line = QHBoxLayout()
    line.setSpacing(desk.themes.theme.px(GAP))
    return line


def small_label(desk: Desk, role: str, parent: QWidget) -> RoleLabel:
    """Return an empty label of small text that wraps."""
    label = RoleLabel(desk.themes, role, size=TextSize.SMALL, parent=parent)
    label.setWordWrap(True)
    return label
