"""Turn entities into the cells of their rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from scorecard_app.domain.formula.names import Names as MeasureNames
from scorecard_app.domain.formula.names import shown
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure, Series, Unit, UnitKind
from scorecard_app.domain.rules import PARAMETERS, Parameter, Rule
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.domain.values import MAX_TEXT
from scorecard_app.exchange.workbook.cells import TOO_LONG, Cell, encode
from scorecard_app.exchange.workbook.columns import Column, Shape, columns_of, value_at
from scorecard_app.exchange.workbook.names import Names
from scorecard_app.exchange.workbook.outline import Outline

FORMULA: Final = "formula"
"""The field of measures and series that is shown by names, and stored by ids."""

_ALWAYS: Final = ("goal", "red_flag")
_FIGURES: Final = tuple(dict.fromkeys(name for names in PARAMETERS.values() for name in names))


@dataclass(frozen=True)
class RowMaker:
    """Makes the rows of one scorecard's tables."""

    card: Scorecard
    names: Names

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """Return the names of the figures of scoring rules that get a column of their own."""
        used = {
            name
            for rule in self.card.rules.values()
            for name, parameter in rule.parameters.items()
            if is_simple(parameter)
        }
        return tuple(name for name in _FIGURES if name in used or name in _ALWAYS)

    @cached_property
    def _outline(self) -> Outline:
        return Outline(self.card)

    def columns(self, table: str) -> tuple[Column, ...]:
        """Return the columns of a table of this scorecard."""
        return columns_of(table, self.figures if table == "rules" else ())

    def entities(self, table: str) -> list[Entity]:
        """Return the entities of a table in the order in which people see them."""
        return sorted(self.card.table(table).values(), key=self._order)

    def cells(self, entity: Entity, columns: Sequence[Column]) -> Iterator[Cell]:
        """Yield the cells of an entity's row."""
        kind = self.unit(entity).kind
        for column in columns:
            if column.field == FORMULA and isinstance(entity, Measure | Series):
                yield _fitting(self._formula(entity.formula))
            elif column.field == "parameters" and isinstance(entity, Rule):
                yield self._cell(self._figure(entity, column), column, kind)
            else:
                yield self._cell(value_at(entity, column.path), column, kind)

    def unit(self, entity: Entity) -> Unit:
        """Return the unit in which an entity's own numbers stand."""
        if isinstance(entity, Rule):
            return unit_of(self.card, entity.measure_id)
        return entity.unit if isinstance(entity, Measure) else Unit()

    def _cell(self, value: Any, column: Column, kind: UnitKind) -> Cell:  # noqa: ANN401 - any field
        if column.shape is Shape.NAME:
            return _fitting(self.names.label(value))
        if column.shape is Shape.NAMES:
            return _fitting(self.names.labels(value))
        return encode(value, column, kind)

    def _formula(self, text: str) -> str:
        return shown(text, self.card, known=self._measure_names) if text.strip() else text

    @cached_property
    def _measure_names(self) -> MeasureNames:
        return MeasureNames(self.card)

    def _figure(self, rule: Rule, column: Column) -> Any:  # noqa: ANN401 - a number or a mapping
        """Return the figure of its own column, or all figures that have none."""
        if len(column.path) > 1:
            parameter = rule.parameters.get(column.path[1])
            return parameter.number if parameter and is_simple(parameter) else None
        return {
            name: parameter
            for name, parameter in rule.parameters.items()
            if name not in self.figures or not is_simple(parameter)
        }

    def _order(self, entity: Entity) -> tuple[float, float, float, str, str]:
        """Sort by lane, position and name; ids make ties steady."""
        row: float = getattr(entity, "row", 0)
        column: float = getattr(entity, "column", 0.0)
        if isinstance(entity, Objective) and entity.perspective_id:
            lane = self.card.perspectives.get(entity.perspective_id)
            row, column = (lane.row, lane.column) if lane else (row, column)
        if isinstance(entity, Measure):
            column = self._outline.place[entity.id]
        above = getattr(entity, "objective_id", None) or getattr(entity, "measure_id", None)
        name = self.names.label(above or entity.id)
        position: float = getattr(entity, "position", 0.0)
        if above:
            return row, column, 0.0, f"{name}\0{position:+021.6f}", entity.id
        return row, column, position, name, entity.id


def unit_of(card: Scorecard, measure_id: str) -> Unit:
    """Return the unit of a measure; a plain number where it is gone."""
    measure = card.measures.get(MeasureId(measure_id))
    return measure.unit if measure else Unit()


def is_simple(parameter: Parameter) -> bool:
    """Say whether a figure of a rule is a number and nothing else, so that one cell holds it."""
    return parameter.number is not None and parameter == Parameter(parameter.number)


def _fitting(text: str) -> str | None:
    """Return names as a cell takes them, the mark for too long ones, None for none."""
    if len(text.encode("utf-16-le")) // 2 > MAX_TEXT:
        return TOO_LONG
    return text or None
