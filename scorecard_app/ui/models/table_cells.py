"""What the cells of the scorecard table show, by column and role."""

from collections.abc import Callable, Mapping
from operator import attrgetter

from PySide6.QtCore import Qt

from scorecard_app.present.table.columns import EXPLANATIONS, FIGURES, HEADINGS, PICTURES, Column
from scorecard_app.present.table.figures import Figure
from scorecard_app.present.table.rows import TableRow
from scorecard_app.texts import _
from scorecard_app.ui.models.outline_cells import spoken_name
from scorecard_app.ui.models.roles import Role

_RIGHT = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def cell(row: TableRow, column: Column, role: int) -> object:
    """Return the data of one cell."""
    if role == Role.ROW:
        return row
    if role in _OF_THE_NAME:
        return _OF_THE_NAME[role](row)
    figure = row.figure(column)
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return row.title if column is Column.NAME else figure.whole
        case Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in FIGURES else None
        case Qt.ItemDataRole.ToolTipRole:
            return _tooltip(row, column, figure)
        case Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row, column, figure)
        case Qt.ItemDataRole.EditRole if column is Column.NAME:
            return row.face.title
    return None


def heading(column: Column, role: int) -> object:
    """Return the data of the heading over a column."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return _(HEADINGS[column])
        case Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in FIGURES else _LEFT
        case Qt.ItemDataRole.ToolTipRole:
            return _(EXPLANATIONS[column]) if column in EXPLANATIONS else None
    return None


def _tooltip(row: TableRow, column: Column, figure: Figure) -> str:
    said = _pictured(row, column) if column in PICTURES else figure.said or figure.whole
    is_name = column in {Column.NAME, Column.STATUS}
    return row.face.tooltip if is_name or not said else f"{_(HEADINGS[column])}: {said}"


def _spoken(row: TableRow, column: Column, figure: Figure) -> str:
    if column is Column.NAME:
        return spoken_name(row.face)
    said = _pictured(row, column) if column in PICTURES else figure.said or figure.whole
    return f"{_(HEADINGS[column])}: {said}" if said else ""


def _pictured(row: TableRow, column: Column) -> str:
    """Say what is drawn."""
    if column is Column.TREND and row.trend is not None:
        return row.trend.said
    if column is Column.LEVEL and row.level is not None:
        return row.level.readout
    return ""


_OF_THE_NAME: Mapping[int, Callable[[TableRow], object]] = {
    Role.STATUS: attrgetter("status"),
    Role.NUMBER: attrgetter("number"),
    Role.KIND: attrgetter("kind"),
}
