"""How guesses, roles, layouts and repairs are called on the import page."""

from collections.abc import Mapping
from typing import Final

from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.plain import Plain
from scorecard_app.errors import UserError
from scorecard_app.exchange.guesses.guess import LIKELY, POSSIBLE, SURE, Guess
from scorecard_app.exchange.guesses.headers import KEY as HEADER_ROWS
from scorecard_app.exchange.guesses.meaning import DECIMAL, ORDER, TABLE, UNIT, Layout
from scorecard_app.exchange.guesses.rows import RowKind
from scorecard_app.exchange.guesses.times import AS_OF, FREQUENCY, SECOND, YEAR, YEAR_ONE
from scorecard_app.exchange.guesses.words import Role
from scorecard_app.exchange.intake.importing import SECOND as OF_SECOND
from scorecard_app.exchange.intake.joining import BY_ORDER, DOUBLED
from scorecard_app.exchange.intake.plan import State
from scorecard_app.exchange.values.numbers import Repair
from scorecard_app.present.periods import format_period
from scorecard_app.present.words import SERIES_KINDS
from scorecard_app.texts import N_, LocaleForms, _, ngettext

ROLES: Final[Mapping[Role, str]] = {
    Role.MEASURE: N_("Measure"),
    Role.LABEL: N_("Name of the row"),
    Role.OBJECTIVE: N_("Objective"),
    Role.PARENT: N_("Parent objective"),
    Role.PERSPECTIVE: N_("Perspective"),
    Role.GROUP: N_("Group"),
    Role.ID: N_("Id in the file"),
    Role.UNIT: N_("Unit"),
    Role.OWNER: N_("Owner"),
    Role.DEFINITION: N_("Definition"),
    Role.NOTES: N_("Notes"),
    Role.SOURCE: N_("Data source"),
    Role.FIELD: N_("New field"),
    Role.PERIOD: N_("Period"),
    Role.STRETCH: N_("From … to …"),
    Role.SERIES: N_("Kind of value"),
    Role.VALUE: N_("Values"),
    Role.BASELINE: N_("Baseline"),
    Role.IGNORED: N_("Ignored"),
}
"""What a column becomes."""

LAYOUTS: Final[Mapping[Layout, str]] = {
    Layout.WIDE: N_("A measure, with its periods across"),
    Layout.TALL: N_("A period, with the measures across"),
    Layout.LONG: N_("One value: a measure in a period"),
    Layout.RECORDS: N_("A measure with its figures"),
    Layout.STRATEGY: N_("An objective"),
    Layout.NOTHING: N_("Nothing that a scorecard holds"),
}

ROW_KINDS: Final[Mapping[RowKind, str]] = {
    RowKind.DATA: N_("Data"),
    RowKind.SECTION: N_("Section"),
    RowKind.TOTAL: N_("Total"),
    RowKind.HEADER: N_("Repeated header"),
    RowKind.NOTE: N_("Remark, left out"),
}

STATES: Final[Mapping[State, str]] = {
    State.NEW: N_("New"),
    State.CHANGED: N_("Changed"),
    State.UNCHANGED: N_("Same"),
    State.CONFLICT: N_("Conflict"),
    State.UNREAD: N_("Not read"),
}

REPAIRS: Final[Mapping[Repair, str]] = {
    Repair.NUMBER: N_("No number"),
    Repair.DAY: N_("No day that fits"),
    Repair.YEAR: N_("Day without a year"),
    Repair.ORDER: N_("Day or month first?"),
    Repair.PERIOD: N_("No period that fits"),
    Repair.ERROR: N_("Error of a formula"),
    Repair.NOT_CALCULATED: N_("Formula not calculated"),
    Repair.DAMAGED: N_("Damaged cell"),
    Repair.START: N_("Years counted from an unknown start"),
    Repair.DOUBLED_ID: N_("Id in several rows"),
    Repair.NO_PARTNER: N_("Id that the other table lacks"),
    Repair.DISPUTED: N_("Rows that contradict each other"),
    Repair.LOCKED: N_("Locked period"),
}

FREQUENCIES: Final[Mapping[str, str]] = {
    "day": N_("Days"),
    "week": N_("Weeks"),
    "month": N_("Months"),
    "quarter": N_("Quarters"),
    "half-year": N_("Half-years"),
    "year": N_("Years"),
}

PERIODS: Final = frozenset({AS_OF, YEAR_ONE})
"""Guesses that are periods."""

_TITLES: Final[Mapping[str, str]] = {
    TABLE: N_("Table"),
    HEADER_ROWS: N_("Header rows"),
    FREQUENCY: N_("Length of the periods"),
    AS_OF: N_("Values without a period are of"),
    YEAR: N_("Year of periods without one"),
    YEAR_ONE: N_("First year of the plans begins"),
    UNIT: N_("Unit where none is said"),
    DECIMAL: N_("Decimal sign"),
    ORDER: N_("Order of day and month"),
    DOUBLED: N_("Ids in several rows"),
}
_VALUES: Final[Mapping[str, Mapping[object, str]]] = {
    FREQUENCY: {key: word for key, word in FREQUENCIES.items()},  # noqa: C416 - of another kind
    DECIMAL: {".": N_("Point: 1,234.5"), ",": N_("Comma: 1.234,5")},
    ORDER: {"dmy": N_("Day first"), "mdy": N_("Month first")},
    YEAR: {SECOND: N_("The number is the year: 12-Sep is September 2012")},
    DOUBLED: {BY_ORDER: N_("They belong together in their order")},
    UNIT: {"": N_("None")},
}


def guess_title(key: str) -> str:
    """Return what a guess is about; "" for those that are shown in a place of their own."""
    return _(_TITLES.get(key.removeprefix(OF_SECOND), ""))


def value_text(key: str, value: Plain, forms: LocaleForms, *, fiscal_start: int = 1) -> str:
    """Return a value of a guess as it is offered and shown."""
    plain = key.removeprefix(OF_SECOND)
    if plain in PERIODS and isinstance(value, str):
        return _period_text(value, forms, fiscal_start)
    if plain == HEADER_ROWS and isinstance(value, int | float):
        return (
            _("None")
            if not value
            else ngettext("{count} row", "{count} rows", int(value)).format(count=int(value))
        )
    known = _VALUES.get(plain, {})
    if isinstance(value, str | int | float) and value in known:
        return _(known[value])
    return "" if value is None else str(value)


def _period_text(value: str, forms: LocaleForms, fiscal_start: int) -> str:
    """Return a period as the window shows it: "Oct 2026" for 2026-10."""
    try:
        return format_period(parse_period(value), forms, fiscal_start=fiscal_start)
    except UserError:
        return value


def confidence_text(guess: Guess, *, is_chosen: bool) -> str:
    """Say in a word how sure a guess is."""
    if guess.is_question:
        return _("Question")
    if is_chosen:
        return _("Chosen")
    if guess.confidence >= SURE:
        return _("Sure")
    if guess.confidence >= LIKELY:
        return _("Likely")
    return _("Unsure") if guess.confidence >= POSSIBLE else _("A try")


def kind_text(kind: SeriesKind) -> str:
    """Return what a kind of values is called."""
    return _(SERIES_KINDS[kind])
