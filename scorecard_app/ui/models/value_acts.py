"""What a user does to many cells of the value grid at once: copy, paste, clear, show more."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QObject

from scorecard_app.present.blocks import format_block
from scorecard_app.present.grid import Place, copied_text
from scorecard_app.texts import _
from scorecard_app.ui.models.value_grid_model import ValueGridModel

MORE = 12
"""How many periods are added at an edge at a time."""


class ValueActs(QObject):
    """Acts on blocks of cells of one model; each that changes something is one step."""

    def __init__(self, model: ValueGridModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model

    @property
    def shown_column(self) -> int:
        """Return the column of the period shown at the day; −1 without a measure."""
        return self._model.shown_column

    def copied(self, indexes: Sequence[QModelIndex]) -> str:
        """Return the block round these cells as text with tabs, cells outside them left empty."""
        measure = self._model.measure
        if measure is None or not indexes:
            return ""
        chosen = {(index.row(), index.column()) for index in indexes}
        rows, columns = _extent(indexes)
        context, span = self._model.context, self._model.periods

        def text(row: int, column: int) -> str:
            if (row, column) not in chosen:
                return ""
            return copied_text(context, measure, self._model.rows[row], span.first + column)

        return format_block([[text(row, column) for column in columns] for row in rows])

    def paste(self, indexes: Sequence[QModelIndex], text: str) -> bool:
        """Type a copied block from the first of these cells on; one cell fills them all."""
        if not indexes:
            return False
        rows, columns = _extent(indexes)
        selected = len(rows), len(columns)
        return self._model.paste(text, row=rows.start, column=columns.start, selected=selected)

    def clear(self, indexes: Iterable[QModelIndex]) -> bool:
        """Take the values out of these cells."""
        rows, span = self._model.rows, self._model.periods
        texts: dict[Place, str] = {
            (rows[index.row()].kind, span.first + index.column()): ""
            for index in indexes
            if rows[index.row()].is_editable
        }
        return self._model.write(_("Clear values"), texts)

    def show_earlier(self) -> None:
        """Show more periods at the left."""
        span = self._model.periods
        self._model.cover(span.first - MORE, span.last)

    def show_later(self) -> None:
        """Show more periods at the right."""
        span = self._model.periods
        self._model.cover(span.first, span.last + MORE)


def _extent(indexes: Sequence[QModelIndex]) -> tuple[range, range]:
    """Return the rows and the columns of the smallest block round some cells."""
    rows = [index.row() for index in indexes]
    columns = [index.column() for index in indexes]
    return range(min(rows), max(rows) + 1), range(min(columns), max(columns) + 1)
