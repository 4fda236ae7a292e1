"""What filling a copy of a workbook does, row by row: set, left alone, and what finds no cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from scorecard_app.domain.measures import SeriesKind, Unit
from scorecard_app.domain.periods import Period
from scorecard_app.exchange.filling.report import CellHeld, CellSet, Filled, Unplaced, said
from scorecard_app.exchange.sheets.sheet import Plain
from scorecard_app.present.numbers import format_whole
from scorecard_app.present.periods import format_period
from scorecard_app.present.words import SERIES_KINDS
from scorecard_app.texts import N_, LocaleForms, _, ngettext


class FillKind(Enum):
    """What becomes of a cell, or of a number; in this order they are shown."""

    SET = "set"
    HELD = "held"
    UNPLACED = "unplaced"
    ABSENT = "absent"
    STRANGER = "stranger"


FILL_KINDS: Final[Mapping[FillKind, str]] = {
    FillKind.SET: N_("Is set"),
    FillKind.HELD: N_("Left alone"),
    FillKind.UNPLACED: N_("Finds no cell"),
    FillKind.ABSENT: N_("Named by no row"),
    FillKind.STRANGER: N_("Not in the scorecard"),
}


@dataclass(frozen=True, slots=True)
class FillRow:
    """One row: where in the workbook, of which measure and value, what stands there and will."""

    kind: FillKind
    where: str = ""
    name: str = ""
    what: str = ""
    old: str = ""
    new: str = ""


def fill_rows(report: Filled, forms: LocaleForms, *, fiscal_start: int = 1) -> tuple[FillRow, ...]:
    """Return all rows: the cells that are set first."""
    words = _Words(forms, fiscal_start)
    return (
        *map(words.cell_set, report.cells),
        *map(words.cell_held, report.held),
        *map(words.unplaced, report.unplaced),
        *(FillRow(FillKind.ABSENT, name=each) for each in report.absent),
        *map(_stranger, report.strangers),
    )


def fill_counts(report: Filled) -> str:
    """Say in one line what filling does; what there is none of is not said."""
    return " · ".join(_counts(report))


def _counts(report: Filled) -> Iterator[str]:
    kinds = (
        (len(report.cells), _("no cell is set"), _cells_set),
        (report.unchanged, "", _unchanged),
        (len(report.held), "", _held),
        (report.without_cell, "", _without_cell),
        (len(report.absent), "", _absent),
        (len(report.strangers), "", _strangers),
    )
    for count, none, say in kinds:
        text = say(count).format(count=count) if count else none
        if text:
            yield text


def _cells_set(count: int) -> str:
    return ngettext("{count} cell is set", "{count} cells are set", count)


def _unchanged(count: int) -> str:
    return ngettext("{count} says so already", "{count} say so already", count)


def _held(count: int) -> str:
    return ngettext("{count} is left alone", "{count} are left alone", count)


def _without_cell(count: int) -> str:
    return ngettext("{count} number finds no cell", "{count} numbers find no cell", count)


def _absent(count: int) -> str:
    return ngettext(
        "{count} measure is named by no row", "{count} measures are named by no row", count
    )


def _strangers(count: int) -> str:
    return ngettext(
        "{count} row names no measure of the scorecard",
        "{count} rows name no measure of the scorecard",
        count,
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """Words the rows in a locale."""

    forms: LocaleForms
    fiscal_start: int

    def cell_set(self, each: CellSet) -> FillRow:
        what = self._what(each.kind, each.period)
        old, new = self._cell(each.old), self._cell(each.new)
        return FillRow(FillKind.SET, each.where, each.name, what, old, new)

    def cell_held(self, each: CellHeld) -> FillRow:
        why = _(each.reason.value)
        return FillRow(FillKind.HELD, each.where, each.name, "", each.text, why)

    def unplaced(self, each: Unplaced) -> FillRow:
        first, last = self._period(each.first), self._period(each.last)
        span = first if first == last else f"{first} – {last}"
        new = ngettext("{count} number", "{count} numbers", each.count).format(count=each.count)
        what = f"{_(SERIES_KINDS[each.kind])} {span}"
        return FillRow(FillKind.UNPLACED, "", each.name, what, "", new)

    def _what(self, kind: SeriesKind | None, period: Period | None) -> str:
        word = _(SERIES_KINDS[kind]) if kind is not None else _("Baseline")
        return f"{word} {self._period(period)}" if period is not None else word

    def _period(self, period: Period) -> str:
        return format_period(period, self.forms, fiscal_start=self.fiscal_start)

    def _cell(self, cell: Plain) -> str:
        return format_whole(cell, Unit(), self.forms) if isinstance(cell, float) else said(cell)


def _stranger(text: str) -> FillRow:
    """Part what is said of a row into its place and its name: "Data!A3, “Cost”"."""
    where, _comma, name = text.partition(", ")
    return FillRow(FillKind.STRANGER, where, name.strip("“”"))
