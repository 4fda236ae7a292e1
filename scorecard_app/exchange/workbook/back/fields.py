"""Read one field of one row, from its one or several cells."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.links import WORD_RANGES, Magnitude
from scorecard_app.domain.measures import Series, UnitKind
from scorecard_app.domain.rules import Parameter, Rule
from scorecard_app.exchange.workbook.back.book import Row
from scorecard_app.exchange.workbook.back.directory import Directory
from scorecard_app.exchange.workbook.cells import TOO_LONG, Cell, UnreadableError, decode, text_in
from scorecard_app.exchange.workbook.columns import (
    HIDDEN,
    REQUIRED,
    Column,
    Shape,
    columns_of,
    value_at,
)
from scorecard_app.exchange.workbook.out.rows import FORMULA, is_simple
from scorecard_app.texts import N_, _

NAMING: Final = frozenset({"name", "text"})
"""The columns by which people know a row."""

_EMPTIED: Final = N_(
    "This cell must not be empty: it is what people know this by. It stays as it was; to delete "
    "the whole, delete its row."
)
LEFT_OUT: Final = object()
"""Stands for a field about which a new row says nothing, so that its default holds."""


def columns_in(table: str, row: Row) -> Mapping[str, Sequence[Column]]:
    """Return the columns of a table that came back, by the field to which they belong."""
    figures = [key.split(".")[1] for key in row.table.columns if key.startswith("parameters.")]
    found: dict[str, list[Column]] = defaultdict(list)
    for column in columns_of(table, figures):
        if column.field != "id" and row.has(column.key):
            found[column.field].append(column)
    return found


class Cells(Protocol):
    """A row of cells, asked for by the key of their column."""

    def has(self, key: str) -> bool:
        """Say whether there is such a cell."""

    def cell(self, key: str) -> Cell:
        """Return its content, None for an empty one; may raise UnreadableError."""


@dataclass
class FieldReader:
    """Reads the fields of one row; `known` is the entity as it was written, None for a new one."""

    directory: Directory
    row: Cells
    known: Any
    entity_id: EntityId
    key: str = ""

    def value(self, columns: Sequence[Column], unit: UnitKind) -> Any:  # noqa: ANN401 - any field
        """Return what the cells of a field say, or LEFT_OUT; raises UnreadableError.

        `key` then names the cell that was read last, which is the one to blame.
        """
        first = columns[0]
        if first.field == "parameters":
            return self._parameters(columns, unit)
        if first.shape in {Shape.NAME, Shape.NAMES} or first.shape in HIDDEN:
            return self._reference(columns)
        if first.whole is not None:
            return self._joined(columns)
        cell = self._cell(first)
        if cell == TOO_LONG and (first.shape is Shape.CODE or first.field == FORMULA):
            return self._as_it_was(first.field)
        if first.key in NAMING and self._had_one(first) and not text_in(cell).strip():
            raise UnreadableError(_(_EMPTIED))
        if cell is None:
            return self._empty(first)
        if first.field == FORMULA:
            return self.directory.formula(text_in(cell), getattr(self.known, FORMULA, ""))
        return decode(cell, first, unit)

    def _cell(self, column: Column) -> Cell:
        self.key = column.key
        return self.row.cell(column.key)

    def _empty(self, column: Column) -> Any:  # noqa: ANN401 - any field
        """Return what an empty cell means: nothing in a new row, else the default."""
        if column.default is REQUIRED:
            raise UnreadableError(_("This cell must not be empty."))
        if self.known is None and column.default != "":
            return LEFT_OUT
        return "" if column.shape is Shape.TEXT else column.default

    def _had_one(self, column: Column) -> bool:
        """Say whether people knew this by what stood in the cell; series may do without a name."""
        is_named = not isinstance(self.known, Series | None)
        return is_named and bool(value_at(self.known, column.path).strip())

    def _as_it_was(self, name: str) -> Any:  # noqa: ANN401 - any field
        if self.known is None:
            raise UnreadableError(_("What stood here was too long for a cell, and is gone."))
        return getattr(self.known, name)

    def _reference(self, columns: Sequence[Column]) -> Any:  # noqa: ANN401 - an id, ids or None
        by_shape = {column.shape: column for column in columns}
        name = by_shape.get(Shape.NAME) or by_shape.get(Shape.NAMES)
        hidden = by_shape.get(Shape.ID) or by_shape.get(Shape.IDS)
        beside = self._beside(hidden) if hidden else getattr(self.known, columns[0].field, None)
        if name is None:
            return beside
        text = text_in(self._cell(name))
        if text == TOO_LONG:
            return beside
        if name.shape is Shape.NAMES:
            return self.directory.several(text, beside or (), table=name.table)
        owner = self.entity_id if name.table == "attachments" else ""
        found = self.directory.one(text, beside or "", table=name.table, owner=owner)
        return self._empty(name) if found is None else found

    def _beside(self, column: Column) -> Any:  # noqa: ANN401 - an id, ids or None
        """Return what the hidden cell beside a name says."""
        cell = self._cell(column)
        if column.shape is Shape.ID:
            return text_in(cell) or None
        if cell == TOO_LONG:
            return self._as_it_was(column.field)
        return decode(cell, column, UnitKind.NUMBER) if cell is not None else ()

    def _joined(self, columns: Sequence[Column]) -> Any:  # noqa: ANN401 - a composite or None
        """Put a composite field together; all of its cells empty mean its default."""
        first = columns[0]
        parts: dict[str, Any] = {}
        is_empty = True
        for column in columns:
            cell = self._cell(column)
            is_empty = is_empty and cell is None
            part = column.default if cell is None else decode(cell, column, UnitKind.NUMBER)
            parts[column.path[1]] = part
        if is_empty:
            return first.whole_default if self.known is not None else LEFT_OUT
        before = getattr(self.known, first.field, None)
        parts = {**_parts_of(before), **parts}
        if first.whole is Magnitude:
            return self._magnitude(parts, before)
        if REQUIRED in parts.values():
            raise UnreadableError(_("This cell must not be empty."))
        return first.whole(**parts)

    def _magnitude(self, parts: Mapping[str, Any], before: Magnitude | None) -> Magnitude:
        """Return the range that is meant: a newly chosen word brings its own, numbers void it."""
        low, high, word = parts["low"], parts["high"], parts["word"]
        has_numbers = REQUIRED not in {low, high}
        is_as_before = before is not None and (low, high) == (before.low, before.high)
        if word is not None and (not has_numbers or (is_as_before and before.word is not word)):  # type: ignore[union-attr]  # as before, so there
            return WORD_RANGES[word]
        if not has_numbers:
            self.key = "magnitude.low" if low is REQUIRED else "magnitude.high"
            raise UnreadableError(_("A strength needs both numbers, or a word."))
        is_same_word = before is not None and before.word is word
        return Magnitude(low, high, None if is_same_word and not is_as_before else word)

    def _parameters(self, columns: Sequence[Column], unit: UnitKind) -> Mapping[str, Parameter]:
        """Return the figures of a rule: those with a column of their own, and the others."""
        present = {column.path[1] for column in columns if len(column.path) > 1}
        found = {
            name: each
            for name, each in self._figures_before().items()
            if name not in present and is_simple(each)
        }
        for column in columns:
            cell = self._cell(column)
            if cell == TOO_LONG:
                found |= {k: v for k, v in self._figures_before().items() if not is_simple(v)}
            elif cell is not None and len(column.path) > 1:
                found[column.path[1]] = Parameter(decode(cell, column, unit))
            elif cell is not None:
                found |= decode(cell, column, unit)
        return found

    def _figures_before(self) -> Mapping[str, Parameter]:
        return self.known.parameters if isinstance(self.known, Rule) else {}


def _parts_of(value: Any) -> dict[str, Any]:  # noqa: ANN401 - a composite or None
    if value is None:
        return {}
    return {name: value_at(value, (name,)) for name in value.__dataclass_fields__}
