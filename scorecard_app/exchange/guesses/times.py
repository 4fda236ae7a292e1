"""Say when the values of a table are from, where its headers and rows leave that open."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from scorecard_app.domain.periods import Frequency, Period, last_complete, parse_period
from scorecard_app.errors import UserError
from scorecard_app.exchange.guesses.column import Column
from scorecard_app.exchange.guesses.guess import (
    LIKELY,
    OPEN,
    POSSIBLE,
    SURE,
    Decisions,
    Guess,
    one_of,
)
from scorecard_app.exchange.guesses.headers import Header
from scorecard_app.exchange.guesses.rows import RowKind
from scorecard_app.exchange.guesses.tables import Table
from scorecard_app.exchange.guesses.words import Role, tokens
from scorecard_app.exchange.sheets.sheet import Plain
from scorecard_app.exchange.values.conventions import Conventions
from scorecard_app.exchange.values.days import DayFault
from scorecard_app.exchange.values.periods import (
    Moment,
    coarsened,
    fiscal_year_in,
    read_moment,
    read_stretch,
    year_in,
)
from scorecard_app.texts import _

AS_OF, FREQUENCY, YEAR, YEAR_ONE = "as of", "frequency", "year", "year 1"
SECOND: Final = "second"
"""The answer to YEAR that a number beside a month is the year: 12-Sep is September of 2012."""

CellOf = Callable[[int, Column], Plain]
"""Returns the cell of a row in a column."""

_YEAR_MONTHS: Final = 12
_WITHIN: Final = {
    "month": ("month", "monat", "mois", "mes", "mese"),
    "quarter": ("quarter", "quartal", "trimestre"),
}
_COUNTED: Final = {"month": Frequency.MONTH, "quarter": Frequency.QUARTER}
_FINEST: Final = tuple(Frequency)


@dataclass(frozen=True, slots=True)
class Times:
    """From when the values are: `as_of` those that say nothing, `year` those that name no year.

    `first_month` counts months since year 0 to where the first year of a plan begins.
    """

    frequency: Frequency = Frequency.MONTH
    as_of: Period | None = None
    year: int | None = None
    first_month: int | None = None
    fiscal_start: int = 1


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a table when its times are guessed."""

    table: Table
    header: Header
    columns: Sequence[Column]
    rows: dict[int, RowKind]
    conventions: Conventions

    def cells(self, column: Column) -> Iterator[Plain]:
        """Yield the cells of a column in the rows of data."""
        for row, kind in self.rows.items():
            if kind is RowKind.DATA:
                cell = self.table.sheet.cell(row, column.at)
                if cell is not None:
                    yield cell

    def of(self, role: Role) -> list[Column]:
        """Return the columns of a role."""
        return [each for each in self.columns if each.role is role]


def times_of(scene: Scene, decisions: Decisions, *, today: date, fiscal_start: int = 1) -> Times:
    """Guess the frequency, and ask for what only the user knows."""
    headers = [each.moment for each in scene.of(Role.VALUE) if each.moment is not None]
    cells = list(_row_moments(scene))
    frequency = _frequency(scene, headers, cells, decisions)
    return Times(
        frequency,
        _as_of(scene, frequency, decisions, today=today),
        _year(scene, headers, cells, decisions),
        _first_month(scene, decisions),
        fiscal_start,
    )


def unrolled(moments: Sequence[Moment | None], first_year: int | None) -> list[int | None]:
    """Return the year of each moment that names none: where months begin again, a year begins."""
    years: list[int | None] = []
    year, last = first_year, -1
    for moment in moments:
        if moment is None or moment.day is not None or moment.year is not None:
            years.append(None)
            continue
        if year is not None and moment.index < last:
            year += 1
        last = moment.index
        years.append(year)
    return years


def within_year(header: str) -> str:
    """Return of what part of a year a header speaks: a month or a quarter; empty for others."""
    last = (tokens(header) or ("",))[-1]
    return next((part for part, names in _WITHIN.items() if last in names), "")


def moment_of_row(
    row: int, columns: Sequence[Column], cell: CellOf, conventions: Conventions
) -> Moment | DayFault | None:
    """Return the period that the cells of a row name together: a month, and in which year.

    None where they are empty or name none.
    """
    found: Moment | DayFault | None = None
    for column in columns:
        moment = _counted(cell(row, column), column, conventions)
        if not isinstance(moment, Moment):
            found = found or moment
        elif isinstance(found, Moment):
            coarse, fine = sorted((found, moment), key=lambda each: -each.frequency.months)
            is_open = fine.year is None and fine.day is None
            found = replace(fine, year=coarse.year) if is_open else fine
        else:
            found = moment
    return found


def _counted(cell: Plain, column: Column, conventions: Conventions) -> Moment | DayFault | None:
    """Read one cell; below "Month" a 3 is March."""
    frequency = _COUNTED.get(column.part)
    number = counted_year(cell) if frequency is not None else 0
    if frequency is not None and 0 < number <= _YEAR_MONTHS // frequency.months:
        return Moment(frequency, number - 1)
    return read_moment(cell, conventions)


def _row_moments(scene: Scene) -> Iterator[Moment]:
    columns = [each for each in scene.of(Role.PERIOD) if not each.is_relative]

    def cell(row: int, column: Column) -> Plain:
        return scene.table.sheet.cell(row, column.at)

    for row, kind in scene.rows.items() if columns else ():
        if kind is RowKind.DATA:
            moment = moment_of_row(row, columns, cell, scene.conventions)
            if isinstance(moment, Moment):
                yield moment


def _frequency(
    scene: Scene, headers: Sequence[Moment], cells: Sequence[Moment], decisions: Decisions
) -> Frequency:
    guessed, reason = _finest(scene, headers, cells)
    named = headers or cells
    chosen = decisions.decide(
        Guess(
            FREQUENCY,
            guessed.value,
            SURE if named else POSSIBLE,
            reason,
            tuple(each.value for each in Frequency),
        )
    )
    return one_of(Frequency, chosen, key=FREQUENCY)


def _finest(
    scene: Scene, headers: Sequence[Moment], cells: Sequence[Moment]
) -> tuple[Frequency, str]:
    relative = any(each.is_relative for each in scene.of(Role.PERIOD))
    spoken = [each.frequency for each in headers if each.day is None]
    days = [each.day for each in headers or cells if each.day is not None]
    if spoken:
        return min(spoken, key=_FINEST.index), _("The headers name such periods.")
    if days:
        if not headers and _has_own_days(scene):
            return Frequency.MONTH, _("Each row has a day of its own; its month is taken.")
        return coarsened(days), _("The days lie that far apart.")
    if cells:
        return min((each.frequency for each in cells), key=_FINEST.index), _(
            "The rows name such periods."
        )
    if relative:
        return Frequency.YEAR, _("The rows count years.")
    return Frequency.MONTH, _("No period is named; months are usual.")


def _has_own_days(scene: Scene) -> bool:
    """Say whether hardly any two rows are of the same thing, so that days are no rhythm."""
    named = [*scene.of(Role.LABEL), *scene.of(Role.MEASURE)]
    rows = [row for row, kind in scene.rows.items() if kind is RowKind.DATA]
    names = {tuple(str(scene.table.sheet.cell(row, each.at)) for each in named) for row in rows}
    return bool(named) and len(names) * 10 >= len(rows) * 7


def _as_of(
    scene: Scene, frequency: Frequency, decisions: Decisions, *, today: date
) -> Period | None:
    """Guess the period of values that say nothing of it; None where all do."""
    undated = [each for each in scene.of(Role.VALUE) if each.moment is None]
    if not undated:
        return None
    times = scene.of(Role.PERIOD)
    is_whole = bool(times) and all(
        scene.table.sheet.cell(row, times[0].at) is not None
        for row, kind in scene.rows.items()
        if kind is RowKind.DATA
    )
    if is_whole:
        return None
    period = last_complete(today, frequency)
    reason = _("The table does not say from when its values are; the last period is taken.")
    chosen = decisions.decide(Guess(AS_OF, str(period), POSSIBLE, reason))
    try:
        return parse_period(str(chosen))
    except UserError:
        return period


def _year(
    scene: Scene, headers: Sequence[Moment], cells: Sequence[Moment], decisions: Decisions
) -> int | None:
    """Guess the year of the first month, quarter or day that names none."""
    has_row_years = any(each.is_relative for each in scene.of(Role.PERIOD)) or (
        bool(cells) and all(each.year is not None for each in cells)
    )
    bare = [each for each in headers if _is_bare(each)] if not has_row_years else []
    bare = bare or [each for each in cells if _is_bare(each)]
    if not bare:
        return None
    said = " ".join((*scene.header.titles, scene.table.sheet.name, scene.table.name))
    above = " ".join(each.header for each in scene.of(Role.PERIOD))
    fiscal = fiscal_year_in(f"{above} {said}")
    if fiscal is not None:
        wraps = sum(b.index < a.index for a, b in pairwise(bare))
        guess = Guess(
            YEAR, fiscal - wraps, LIKELY, _("A fiscal year is named; it ends in its year.")
        )
    elif (year := year_in(f"{said} {above}")) is not None:
        guess = Guess(YEAR, year, LIKELY, _("The title or the sheet names the year."))
    else:
        reason = _("The periods name no year. In which year does the first one lie?")
        guess = Guess(YEAR, None, OPEN, reason)
    chosen = decisions.decide(guess)
    return chosen if isinstance(chosen, int) else None


def _is_bare(moment: Moment) -> bool:
    is_row_year = moment.frequency is Frequency.YEAR
    return moment.year is None and moment.day is None and not is_row_year


def plan_starts(scene: Scene, counter: Column) -> dict[int, int | None]:
    """Return where the first year of the plan of each row begins, as any row of the plan says it.

    A plan is a run of rows with one id whose years rise.
    """
    starts: dict[int, int | None] = {}
    plan: list[int] = []
    last: tuple[str, int] = ("", 0)
    names = [*scene.of(Role.ID), *scene.of(Role.LABEL)]
    for row, kind in scene.rows.items():
        if kind is not RowKind.DATA:
            continue
        year = counted_year(scene.table.sheet.cell(row, counter.at))
        name = " ".join(str(scene.table.sheet.cell(row, each.at)) for each in names)
        if plan and (name != last[0] or year <= last[1]):
            starts |= dict.fromkeys(plan, _start_of(scene, plan, counter))
            plan = []
        plan.append(row)
        last = (name, year)
    return starts | dict.fromkeys(plan, _start_of(scene, plan, counter))


def counted_year(cell: Plain) -> int:
    """Return the year that a cell counts, 0 where it counts none."""
    text = f"{cell:.15g}" if isinstance(cell, float) else str(cell).strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 2 else 0  # noqa: PLR2004 - years of a plan


def _start_of(scene: Scene, plan: Sequence[int], counter: Column) -> int | None:
    for row in plan:
        year = counted_year(scene.table.sheet.cell(row, counter.at))
        for column in scene.of(Role.STRETCH):
            stretch = read_stretch(str(scene.table.sheet.cell(row, column.at)))
            if stretch is not None:
                return stretch.first - (year - 1) * 12
    return None


def _first_month(scene: Scene, decisions: Decisions) -> int | None:
    """Ask when the first year of a plan begins, where no row of it says so itself."""
    counted = [each for each in scene.of(Role.PERIOD) if each.is_relative]
    if not counted:
        return None
    silent = sum(start is None for start in plan_starts(scene, counted[0]).values())
    if not silent:
        return None
    reason = _("Rows that count years without saying when the first one begins: {count}.")
    chosen = decisions.decide(Guess(YEAR_ONE, None, OPEN, reason.format(count=silent)))
    try:
        start = parse_period(str(chosen)).start() if chosen is not None else None
    except UserError:
        return None
    return start.year * 12 + start.month - 1 if start else None
