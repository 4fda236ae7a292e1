"""The table of measures on “Scoring”: value, target, figures and score, each a formula."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from scorecard_app.domain.formula.order import Role
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.domain.rules import Preset
from scorecard_app.engine.judgements import MeasureJudgement
from scorecard_app.exchange.workbook.hidden import TableMeta
from scorecard_app.exchange.workbook.out.book import Book, Head, Written
from scorecard_app.exchange.workbook.out.formula_marks import LivePage, live_table
from scorecard_app.exchange.workbook.out.formulas.entered import Entered, entered_tables
from scorecard_app.exchange.workbook.out.formulas.figures import Figures, cases_of
from scorecard_app.exchange.workbook.out.formulas.lines import FIGURE_KEYS, TREND_KEYS, Line
from scorecard_app.exchange.workbook.out.formulas.moments import Moment
from scorecard_app.exchange.workbook.out.formulas.text import LONGEST, Table
from scorecard_app.exchange.workbook.outline import Outline
from scorecard_app.texts import _

_TEXTS: Final = frozenset({"measure", "note", "measure_id"})
_TECHNICAL: Final = frozenset(
    {"rule", "own_row", "row", "place", "target_row", "target_place"} | {*TREND_KEYS}
)


@dataclass(frozen=True)
class Scoring:
    """Writes the table of one moment; `places` says where the other tables stand."""

    outline: Outline
    places: Mapping[str, TableMeta]
    moment: Moment

    @cached_property
    def table(self) -> Table:
        """Return the table, for those who look something up in it."""
        return Table(self.moment.table_name, _headers())

    @property
    def trend(self) -> tuple[int, int]:
        """Return the first and the last column with the last values of a measure."""
        keys = [*self.table.headers]
        return keys.index(TREND_KEYS[0]), keys.index(TREND_KEYS[-1])

    def place(self, measure_id: MeasureId) -> int:
        """Return the place of a measure in the table, from 1."""
        return self.outline.place[measure_id] + 1

    def write(self, book: Book, sheet: Any) -> None:  # noqa: ANN401 - xlsxwriter ships no types
        """Write the table."""
        rows = [self._row(book, each) for each in self.outline.measures]
        heads = [_head(key, text) for key, text in self.table.headers.items()]
        book.table(sheet, self.moment.table_name, heads=heads, rows=rows)
        book.freeze(sheet)
        book.set_up_print(sheet)

    def live(self, sheet: str) -> LivePage:
        """Return what tells the cells of the table when it comes back."""
        ids = [*self.outline.place]
        return live_table(self.table.name, sheet, self.table.headers, ids, id_key="measure_id")

    def note(self, measure: Measure) -> str:
        """Say what of a measure no formula follows, nothing where all of it does."""
        return " ".join(self._line(measure).notes())

    @cached_property
    def entered(self) -> Mapping[Frequency, Entered]:
        """Return the wide tables of numbers, by frequency."""
        return entered_tables(self.outline, self.places)

    @cached_property
    def _computed(self) -> frozenset[tuple[MeasureId, Role]]:
        order = self.moment.results.basis.numbers.order
        return frozenset((each.measure_id, each.role) for each in order.computed)

    def _line(self, measure: Measure) -> Line:
        judged = self.moment.results.measure(measure.id)
        figures = Figures(
            measure,
            cases_of(self.outline.relations, measure),
            judged,
            Table.of(self.places["rules"]),
            Table.of(self.places["measures"]),
            self.table.here("target"),
            self.table.here("own_row"),
        )
        roles = {role for role in Role if (measure.id, role) in self._computed}
        aimed = self._aimed(measure, judged)
        entered = self.entered[measure.frequency]
        return Line(measure, judged, self.moment, self.table, figures, entered, roles, aimed)

    def _aimed(self, measure: Measure, judged: MeasureJudgement) -> Period | None:
        """Return the period of the target that is in force."""
        targets = self.moment.results.basis.numbers.target(measure.id)
        ordinal = targets.last_at(judged.period.ordinal) if judged.period else None
        return None if ordinal is None else Period(measure.frequency, ordinal)

    def _row(self, book: Book, measure: Measure) -> list[Written]:
        line = self._line(measure)
        looks = _looks(book, line)
        cells = {**line.cells(), "own_row": self.place(measure.id)}
        formulas = line.formulas(may_leave=self.outline.card.settings.may_leave_scale)
        return [
            Written(cells[key], looks.get(key), _fitting(formulas.get(key, "")))
            for key in self.table.headers
        ]


def _looks(book: Book, line: Line) -> Mapping[str, Any]:
    """Return the formats of the cells of a row, by column."""
    formats = book.formats
    unit = formats.unit(line.measure.unit)
    looks = dict.fromkeys(_headers().keys() - _TEXTS, formats.whole)
    looks |= {"value": unit, "target": unit, "period": formats.key, "measure_id": formats.key}
    looks |= dict.fromkeys(TREND_KEYS, unit)
    figure = formats.number if line.figures.now.preset is Preset.YES_NO else unit
    looks |= dict.fromkeys(FIGURE_KEYS, figure)
    return looks | {"score": formats.of(num_format="0.00", align="right", indent=1)}


def _fitting(formula: str) -> str:
    """Return a formula that is short enough, else none: then the result stands alone."""
    return formula if len(formula) <= LONGEST else ""


def _head(key: str, text: str) -> Head:
    if key in {"measure", "note"}:
        return Head(text, 38)
    return Head(
        text,
        12,
        _("0: it counts. 1: too old. 2: no value. 3: cannot be scored. 4: left out by choice.")
        if key == "state"
        else "",
        is_number=key not in {"period", "measure_id"},
        is_rare=key in _TECHNICAL,
        is_hidden=key == "measure_id",
    )


def _headers() -> Mapping[str, str]:
    return {
        "measure": _("Measure"),
        "period": _("Period"),
        "age": _("Periods behind"),
        "value": _("Value"),
        "target": _("Target"),
        "figure 1": _("Figure 1"),
        "figure 2": _("Figure 2"),
        "figure 3": _("Figure 3"),
        "figure 4": _("Figure 4"),
        "score": _("Score"),
        "state": _("State"),
        "note": _("Fixed"),
        "rule": _("Rule in force"),
        "own_row": _("Row on “Measures”"),
        "row": _("Row of values"),
        "place": _("Place of the value"),
        "target_row": _("Row of targets"),
        "target_place": _("Place of the target"),
        "measure_id": _("Measure (id)"),
        **{
            key: _("Value {back} before").format(back=len(TREND_KEYS) - place)
            for place, key in enumerate(TREND_KEYS, start=1)
        },
    }
