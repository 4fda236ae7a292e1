"""What a grid of values and its model agree on: the role of choices, and what can be done."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, Qt

from scorecard_app.domain.measures import Remark
from scorecard_app.present.grid.cells import GridCell

CHOICES = Qt.ItemDataRole.UserRole.value + 1
"""The role under which a model hands out the words that can be chosen in a cell, if any."""

Indexes = Sequence[QModelIndex]


class GridActs(Protocol):
    """What can be done to many cells at once, and to the span of periods; each act is one step."""

    @property
    def shown_column(self) -> int:
        """Return the column of the period shown; −1 without one."""
        ...

    def cell(self, row: int, column: int) -> GridCell:
        """Return what is painted of a cell."""
        ...

    def copied(self, indexes: Indexes, *, with_headers: bool = False) -> str:
        """Return cells as text for the clipboard."""
        ...

    def paste(self, indexes: Indexes, text: str) -> bool:
        """Type a copied block from the first of these cells on."""
        ...

    def clear(self, indexes: Indexes) -> bool:
        """Take the values out of these cells."""
        ...

    def fill(self, indexes: Indexes, text: str) -> bool:
        """Type one text into all of these cells."""
        ...

    def fill_down(self, indexes: Indexes) -> bool:
        """Copy the first of the rows into the others."""
        ...

    def fill_right(self, indexes: Indexes) -> bool:
        """Copy the first of the columns into the others."""
        ...

    def fill_series(self, indexes: Indexes, step: str) -> bool:
        """Go on by a step from the numbers at the beginning of each row."""
        ...

    def usual_step(self, indexes: Indexes) -> str:
        """Return the step at which the numbers at the beginning go on."""
        ...

    def extend(self, indexes: Indexes, *, rows: int, columns: int) -> bool:
        """Go on from these cells over so many rows below or columns to the right."""
        ...

    def insert_today(self, indexes: Indexes) -> bool:
        """Type today's date."""
        ...

    def say_bar(self, index: QModelIndex) -> bool:
        """Say why a cell cannot be typed into; False where it can."""
        ...

    def remark(self, index: QModelIndex) -> Remark:
        """Return the note on a cell."""
        ...

    def put_remark(self, index: QModelIndex, note: str, confidence: str) -> bool:
        """Put a note on a cell."""
        ...

    def edge(self, index: QModelIndex, *, rows: int, columns: int) -> QModelIndex:
        """Return the cell at the edge of the filled ones in a direction."""
        ...

    def show_earlier(self) -> None:
        """Show more periods at the left."""
        ...

    def show_later(self) -> None:
        """Show more periods at the right."""
        ...
