"""What a user does to many cells of a grid of values at once; each that changes is one step."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, QObject

from scorecard_app.document.edits.values import put_remark
from scorecard_app.domain.measures import Remark, UnitKind
from scorecard_app.domain.periods import Period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.present.blocks import format_block
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.cells import GridCell, is_filled
from scorecard_app.present.grid.columns import period_label
from scorecard_app.present.grid.filling import (
    Filled,
    filled_down,
    filled_right,
    series_over,
    series_right,
    usual_step,
)
from scorecard_app.present.grid.lines import GridLine, measure_title
from scorecard_app.present.grid.moves import edge
from scorecard_app.present.grid.pasting import Spot, read_paste
from scorecard_app.present.grid.writing import write_numbers
from scorecard_app.present.numbers import format_date, format_exact, parse_plain
from scorecard_app.texts import _
from scorecard_app.ui.cells import Indexes
from scorecard_app.ui.models.value_grid_model import ValueGridModel, place_of

MORE = 12
"""How many periods are added at an edge at a time."""

Fill = Callable[[FormContext], Filled]


class ValueActs(QObject):
    """Acts on blocks of cells of one model."""

    def __init__(
        self,
        model: ValueGridModel,
        parent: QObject | None = None,
        *,
        today: Callable[[], date] | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._today = today

    @property
    def shown_column(self) -> int:
        """Return the column of the period shown at the day; −1 without a measure."""
        return self._model.shown_column

    def cell(self, row: int, column: int) -> GridCell:
        """Return what is painted of a cell."""
        return self._model.cell_at(row, column)

    def copied(self, indexes: Indexes, *, with_headers: bool = False) -> str:
        """Return the block round these cells as text with tabs, cells outside them left empty."""
        if not indexes:
            return ""
        chosen = {(index.row(), index.column()) for index in indexes}
        rows, columns = _extent(indexes)
        context, model = self._model.context, self._model

        def text(row: int, column: int) -> str:
            if (row, column) not in chosen:
                return ""
            reader, ordinal = model.reader(model.index(row, column))
            return reader.copied(ordinal)

        block = [[text(row, column) for column in columns] for row in rows]
        if with_headers:
            names = _names(self._model, rows)
            head = ["", *(period_label(context, model.period(column)) for column in columns)]
            block = [head, *([name, *line] for name, line in zip(names, block, strict=True))]
        return format_block(block)

    def paste(self, indexes: Indexes, text: str) -> bool:
        """Paste a copied block, under its own headings or from the first of these cells on."""
        if not indexes:
            return False
        rows, columns = _extent(indexes)
        model = self._model
        period, size = model.period(columns.start), (len(rows), len(columns))
        spot = Spot(model.lines, rows.start, period, *size)
        notes: list[str] = []

        def pasted(context: FormContext) -> Scorecard:
            found = read_paste(context, text, spot)
            notes.append(found.note)
            return write_numbers(context, found.numbers)

        is_done = model.writer.run(_("Paste values"), pasted)
        if is_done and notes:
            model.told.emit(_("Pasted: {note}").format(note=notes[0]))
        return is_done

    def clear(self, indexes: Indexes) -> bool:
        """Take the values out of these cells; those that hold none may be any."""
        context, lines = self._model.context, self._model.lines
        places = [
            place_of(self._model, index)
            for index in indexes
            if is_filled(context, lines[index.row()], self._model.period(index.column()))
        ]
        return self._fill(_("Clear values"), lambda _context: dict.fromkeys(places))

    def fill(self, indexes: Indexes, text: str) -> bool:
        """Type one text into all of these cells."""
        texts = {place_of(self._model, index): text for index in indexes}
        return self._model.writer.write(_("Fill values"), texts)

    def fill_down(self, indexes: Indexes) -> bool:
        """Copy the first of the rows into the others; a single row takes from the one above."""
        rows, columns = _extent(indexes)
        if len(rows) == 1:
            rows = range(max(rows.start - 1, 0), rows.stop)
        lines, periods = _block(self._model, rows, columns)
        edit = partial(filled_down, lines=lines, periods=periods)
        return self._fill(_("Fill down"), edit)

    def fill_right(self, indexes: Indexes) -> bool:
        """Copy the first of the columns into the others; a single one takes from its left."""
        rows, columns = _extent(indexes)
        if len(columns) == 1:
            columns = range(max(columns.start - 1, 0), columns.stop)
        lines, periods = _block(self._model, rows, columns)
        edit = partial(filled_right, lines=lines, periods=periods)
        return self._fill(_("Fill right"), edit)

    def usual_step(self, indexes: Indexes) -> str:
        """Return the step at which the numbers at the beginning of the first row go on."""
        lines, periods = _block(self._model, *_extent(indexes))
        context = self._model.context
        return format_exact(usual_step(context, lines[0], periods), context.forms)

    def fill_series(self, indexes: Indexes, step: str) -> bool:
        """Go on from the numbers that the chosen cells begin with, by a step.

        The step that was offered means the straight line through them.
        """
        lines, periods = _block(self._model, *_extent(indexes))
        is_offered = step.strip() == self.usual_step(indexes) and len(periods) > 1

        def filled(context: FormContext) -> Filled:
            number = parse_plain(step, context.forms)
            return series_over(context, lines, periods, None if is_offered else number)

        return self._fill(_("Fill series"), filled)

    def extend(self, indexes: Indexes, *, rows: int, columns: int) -> bool:
        """Go on from these cells: a series to the right, the same numbers below."""
        down, across = _extent(indexes)
        if columns:
            further = range(across.start, across.stop + columns)
            self._model.cover(self._model.periods.first, self._model.period(further[-1]).ordinal)
            lines, periods = _block(self._model, down, further)
            edit = partial(series_right, lines=lines, periods=periods, seeds=len(across))
            return self._fill(_("Fill series"), edit)
        below = range(down.start, min(down.stop + rows, len(self._model.lines)))
        lines, periods = _block(self._model, below, across)
        repeat = partial(filled_down, lines=lines, periods=periods, seeds=len(down))
        return self._fill(_("Fill down"), repeat)

    def insert_today(self, indexes: Indexes) -> bool:
        """Type today's date into cells of measures that hold dates."""
        context = self._model.context
        for index in indexes:
            measure = context.card.measures[self._model.lines[index.row()].measure_id]
            if measure.unit.kind is not UnitKind.DATE:
                reason = _("“{measure}” does not hold dates.").format(
                    measure=measure_title(measure)
                )
                return self._model.writer.run("", partial(_refuse, reason))
        today = self._today() if self._today else context.day
        texts = {place_of(self._model, each): format_date(today, context.forms) for each in indexes}
        return self._model.writer.write(_("Insert today"), texts)

    def say_bar(self, index: QModelIndex) -> bool:
        """Say why a cell cannot be typed into; False where it can. A formula is led to."""
        if not index.isValid():
            return False
        cell = self._model.cell(index)
        if not cell.is_barred:
            return False
        reader, ordinal = self._model.reader(index)
        self._model.writer.run("", partial(_refuse, reader.bar(ordinal)))
        if cell.is_computed and not cell.is_locked:
            self._model.formula_wanted.emit(self._model.lines[index.row()].measure_id)
        return True

    def remark(self, index: QModelIndex) -> Remark:
        """Return the note on a cell."""
        cell = self._model.cell(index)
        return Remark(cell.note, cell.confidence)

    def put_remark(self, index: QModelIndex, note: str, confidence: str) -> bool:
        """Put a note on a cell; an empty one takes it off."""
        slot, period = place_of(self._model, index)

        def noted(context: FormContext) -> Scorecard:
            sure = parse_plain(confidence, context.forms) if confidence.strip() else None
            remark = Remark(note.strip(), sure)
            return put_remark(
                context.card, slot=slot, period=period, remark=remark, mint=context.mint
            )

        return self._model.writer.run(_("Note on a value"), noted)

    def edge(self, index: QModelIndex, *, rows: int, columns: int) -> QModelIndex:
        """Return the cell at the edge of the filled ones in a direction."""
        model, row, column = self._model, index.row(), index.column()
        context = model.context

        def has_number(row: int, column: int) -> bool:
            return is_filled(context, model.lines[row], model.period(column))

        if columns:
            column = edge(partial(has_number, row), column, step=columns, count=model.columnCount())
        else:
            filled = partial(has_number, column=column)
            row = edge(filled, row, step=rows, count=model.rowCount())
        return model.index(row, column)

    def show_earlier(self) -> None:
        """Show more periods at the left."""
        span = self._model.periods
        self._model.cover(span.first - MORE, span.last)

    def show_later(self) -> None:
        """Show more periods at the right."""
        span = self._model.periods
        self._model.cover(span.first, span.last + MORE)

    def _fill(self, label: str, fill: Fill) -> bool:
        def filled(context: FormContext) -> Scorecard:
            return write_numbers(context, fill(context))

        return self._model.writer.run(label, filled)


def _refuse(reason: str, _context: FormContext) -> Scorecard:
    raise UserError(reason)


def _extent(indexes: Indexes) -> tuple[range, range]:
    """Return the rows and the columns of the smallest block round some cells."""
    rows = [index.row() for index in indexes]
    columns = [index.column() for index in indexes]
    return range(min(rows), max(rows) + 1), range(min(columns), max(columns) + 1)


def _block(
    model: ValueGridModel, rows: range, columns: range
) -> tuple[list[GridLine], list[Period]]:
    lines = [model.lines[row] for row in rows]
    return lines, [model.period(column) for column in columns]


def _names(model: ValueGridModel, rows: range) -> list[str]:
    """Return what lines are called in a copy: the measure, where they are of several."""
    lines = [model.lines[row] for row in rows]
    if len({line.measure_id for line in model.lines}) == 1:
        return [line.label for line in lines]
    measures = model.context.card.measures
    return [measure_title(measures[line.measure_id]) for line in lines]
