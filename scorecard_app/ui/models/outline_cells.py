"""What the one column of the outline shows, by role."""

from collections.abc import Callable, Mapping
from operator import attrgetter

from PySide6.QtCore import Qt

from scorecard_app.present.faces import OutlineFace
from scorecard_app.present.outline import OutlineRow
from scorecard_app.texts import _
from scorecard_app.ui.models.roles import Role


def name_cell(row: OutlineRow, role: int) -> object:
    """Return the data of the cell with the name."""
    return _OF_THE_NAME[role](row) if role in _OF_THE_NAME else None


def shown_name(face: OutlineFace) -> str:
    """Return the name, or that there is none."""
    return face.title or _("(no name)")


def spoken_name(face: OutlineFace) -> str:
    """Return the name and the status as they are read aloud."""
    return ", ".join(filter(None, (shown_name(face), face.status.word if face.status else "")))


def _shown(row: OutlineRow) -> str:
    return shown_name(row.face)


def _edited(row: OutlineRow) -> str:
    return row.face.title if row.face.text is None else row.face.text


def _spoken(row: OutlineRow) -> str:
    return spoken_name(row.face)


_OF_THE_NAME: Mapping[int, Callable[[OutlineRow], object]] = {
    Qt.ItemDataRole.DisplayRole: _shown,
    Qt.ItemDataRole.EditRole: _edited,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Qt.ItemDataRole.ToolTipRole: attrgetter("face.tooltip"),
    Role.STATUS: attrgetter("face.status"),
    Role.NUMBER: attrgetter("face.number"),
    Role.KIND: attrgetter("kind"),
}
