"""What the cells of the outline show, by column and role."""

from collections.abc import Callable, Mapping
from operator import attrgetter

from PySide6.QtCore import Qt

from scorecard_app.present.outline import OutlineRow
from scorecard_app.texts import N_, _
from scorecard_app.ui.models.roles import Column, Role

_HEADINGS: Mapping[Column, str] = {
    Column.NAME: N_("Name"),
    Column.VALUE: N_("Value"),
    Column.TARGET: N_("Target"),
    Column.SCORE: N_("Score"),
    Column.STATUS: N_("Status"),
    Column.TREND: N_("Trend"),
    Column.COVERAGE: N_("Coverage"),
    Column.OWNER: N_("Owner"),
}
_NUMBERS = frozenset({Column.VALUE, Column.TARGET, Column.SCORE, Column.COVERAGE})
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def cell(row: OutlineRow, column: Column, role: int) -> object:
    """Return the data of one cell."""
    if role == Qt.ItemDataRole.DisplayRole:
        return _TEXTS[column](row)
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return _RIGHT if column in _NUMBERS else None
    if role in _OF_THE_NAME and column is Column.NAME:
        return _OF_THE_NAME[role](row)
    return _OF_THE_ROW[role](row) if role in _OF_THE_ROW else None


def heading(column: Column, role: int) -> object:
    """Return the data of the heading over a column."""
    if role == Qt.ItemDataRole.DisplayRole:
        return _(_HEADINGS[column])
    if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
        return _RIGHT
    return None


def _name(row: OutlineRow) -> str:
    return row.face.title or _("(no name)")


def _word(row: OutlineRow) -> str:
    return row.face.status.word if row.face.status else ""


def _spoken(row: OutlineRow) -> str:
    return ", ".join(filter(None, (_name(row), _word(row))))


def _nothing(_row: OutlineRow) -> str:
    return ""


_TEXTS: Mapping[Column, Callable[[OutlineRow], str]] = {
    Column.NAME: _name,
    Column.VALUE: attrgetter("value"),
    Column.TARGET: attrgetter("target"),
    Column.SCORE: attrgetter("score"),
    Column.STATUS: _word,
    Column.TREND: _nothing,
    Column.COVERAGE: attrgetter("coverage"),
    Column.OWNER: attrgetter("owner"),
}
_OF_THE_NAME: Mapping[int, Callable[[OutlineRow], object]] = {
    Qt.ItemDataRole.EditRole: attrgetter("face.title"),
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
}
_OF_THE_ROW: Mapping[int, Callable[[OutlineRow], object]] = {
    Qt.ItemDataRole.ToolTipRole: attrgetter("face.tooltip"),
    Role.STATUS: attrgetter("face.status"),
    Role.SPARK: attrgetter("spark"),
    Role.NUMBER: attrgetter("face.number"),
    Role.KIND: attrgetter("kind"),
}
