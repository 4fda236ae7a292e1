"""Say what each column of a table is for: by its header first, then by what stands in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.plain import Plain as Json
from scorecard_app.exchange.guesses.guess import LIKELY, POSSIBLE, SURE, Decisions, Guess
from scorecard_app.exchange.guesses.headers import Header
from scorecard_app.exchange.guesses.parts import moment_of, names_kind, part_of, spoken
from scorecard_app.exchange.guesses.tables import Table
from scorecard_app.exchange.guesses.words import (
    Role,
    is_baseline,
    is_comparison,
    is_total,
    kind_in,
    role_of,
    tokens,
)
from scorecard_app.exchange.sheets.sheet import Plain, reference
from scorecard_app.exchange.values.conventions import COMMA, Conventions
from scorecard_app.exchange.values.numbers import is_nothing, looks_numeric
from scorecard_app.exchange.values.periods import Moment, read_moment
from scorecard_app.texts import _

_SAMPLE: Final = 500
_RELATIVE: Final = 40
"""Years of a plan are counted up to here; larger whole numbers are years of the calendar."""

_TEXTS: Final = frozenset(
    {Role.MEASURE, Role.LABEL, Role.OBJECTIVE, Role.PARENT, Role.PERSPECTIVE, Role.GROUP, Role.UNIT,
     Role.OWNER, Role.DEFINITION, Role.NOTES, Role.SOURCE, Role.SERIES}
)  # fmt: skip
_YEARLY: Final = frozenset({"yearly", "annual", "jahres", "jährlich", "jahresziel"})
_PARTS: Final = 2
_MOST_UNIQUE: Final = 0.9
_FREE: Final = Conventions(year=2000, date_order="dmy")
_FREE_COMMA: Final = Conventions(COMMA)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is for, and what its header says of the values in it.

    `part` is what is measured, `kind` whether that is actual or target, `moment` when. A moment of
    a year without a year is the year of the row.
    """

    at: int
    letters: str
    header: str
    role: Role
    part: str = ""
    kind: SeriesKind = SeriesKind.ACTUAL
    moment: Moment | None = None
    is_relative: bool = False

    @property
    def key(self) -> str:
        """Return the key of the guess about this column."""
        return column_key(self.letters)


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands in a column, counted over the first rows of data."""

    filled: int
    numbers: int
    moments: int
    small: int
    kinds: int

    @property
    def is_numeric(self) -> bool:
        """Say whether most of what is filled in is a number."""
        return self.filled > 0 and self.numbers * 2 >= self.filled

    @property
    def is_time(self) -> bool:
        """Say whether most of what is filled in names a period and is no plain number."""
        return self.filled > 0 and self.moments * 5 >= self.filled * 4

    @property
    def is_small(self) -> bool:
        """Say whether all that is filled in are small whole numbers."""
        return self.filled > 0 and self.small == self.filled


@dataclass(frozen=True, slots=True)
class _Draft:
    column: Column
    confidence: float
    reason: str


def column_key(letters: str) -> str:
    """Return the key under which a column is corrected: "column D"."""
    return f"column {letters}"


def columns_of(table: Table, header: Header, decisions: Decisions) -> tuple[Column, ...]:
    """Guess every column of a table, each with its reason; corrections hold first."""
    facts = [_facts(table, header, at) for at in table.columns]
    drafts = [
        _drafted(table, header, at, facts[at - table.left], decisions) for at in table.columns
    ]
    drafts = _without_totals(_plain_budget(drafts))
    drafts = _labelled(table, header, drafts, facts)
    drafts = _one_time(drafts)
    return tuple(_decided(draft, decisions) for draft in _told_apart(_one_part(drafts)))


def _facts(table: Table, header: Header, at: int) -> Facts:
    cells = [
        cell
        for row in range(header.first, min(header.first + _SAMPLE, table.bottom + 1))
        if (cell := table.sheet.cell(row, at)) is not None
        and not (isinstance(cell, str) and is_nothing(cell, _FREE))
    ]
    return Facts(
        filled=len(cells),
        numbers=sum(_is_number(cell) for cell in cells),
        moments=sum(_is_moment(cell) for cell in cells),
        small=sum(_is_small(cell) for cell in cells),
        kinds=sum(isinstance(cell, str) and names_kind(cell) for cell in cells),
    )


def _is_number(cell: Plain) -> bool:
    if isinstance(cell, str):
        return looks_numeric(cell, _FREE) or looks_numeric(cell, _FREE_COMMA)
    return isinstance(cell, float)


def _is_moment(cell: Plain) -> bool:
    if isinstance(cell, date):
        return True
    return isinstance(read_moment(cell, _FREE), Moment)


def _is_small(cell: Plain) -> bool:
    if isinstance(cell, str):
        return cell.strip().isdecimal() and 0 < int(cell.strip()[:9]) <= _RELATIVE
    return isinstance(cell, float) and cell.is_integer() and 0 < cell <= _RELATIVE


def _drafted(table: Table, header: Header, at: int, facts: Facts, decisions: Decisions) -> _Draft:
    words = header.words[at - table.left]
    text = header.text(at - table.left)
    letters = reference(0, table.sheet.columns[at]).rstrip("1")
    plain = Column(at, letters, text, Role.IGNORED)
    corrected = decisions.corrected(plain.key)
    if isinstance(corrected, str | dict):
        return _Draft(_corrected(plain, corrected), 1.0, _("You chose this."))
    if not facts.filled and not _says_value(words):
        return _Draft(plain, SURE, _("The column is empty."))
    moment = moment_of(words)
    if moment is not None and not (facts.is_time and not facts.is_numeric):
        part, kind = part_of(words), kind_in(tokens(text)) or SeriesKind.ACTUAL
        column = replace(plain, role=Role.VALUE, part=part, kind=kind, moment=moment)
        return _Draft(column, SURE, _("Its header names a period."))
    return _by_words(plain, words, facts) or _by_content(plain, facts)


def _says_value(words: Sequence[str]) -> bool:
    """Say whether a header alone, above an empty column, promises numbers."""
    known = tokens(" ".join(words))
    return moment_of(words) is not None or kind_in(known) is not None


def _by_words(plain: Column, words: Sequence[str], facts: Facts) -> _Draft | None:
    """Guess by what the header says; None where it says nothing, or what the cells deny."""
    last = words[-1] if words else ""
    found = role_of(last) or role_of(plain.header)
    known = tokens(plain.header)
    if found is not None and found[0] is Role.IGNORED:
        return _Draft(plain, found[1], _("Its header speaks of a status or a comparison."))
    if is_comparison(known):
        return _Draft(plain, LIKELY, _("Its header speaks of a status or a comparison."))
    kind = kind_in(known)
    is_numeric = facts.is_numeric or facts.is_time or not facts.filled
    if is_baseline(known) and is_numeric:
        part = part_of(words)
        return _Draft(
            replace(plain, role=Role.BASELINE, part=part), SURE, _("Its header says “baseline”.")
        )
    if kind is not None and is_numeric:
        moment = Moment(Frequency.YEAR) if set(known) & _YEARLY else None
        column = replace(plain, role=Role.VALUE, kind=kind, part=part_of(words), moment=moment)
        return _Draft(column, SURE, _("Its header says what kind of value it holds."))
    return _by_role(plain, found, facts) if found is not None else None


def _by_role(plain: Column, found: tuple[Role, float], facts: Facts) -> _Draft | None:
    role, confidence = found
    reason = _("Its header is a usual name for that.")
    if role is Role.PERIOD:
        if facts.is_small:
            column = replace(plain, role=role, is_relative=True)
            return _Draft(column, LIKELY, _("Its small numbers count the years of a plan."))
        return _Draft(replace(plain, role=role), confidence, reason) if facts.is_time else None
    if role is Role.VALUE:
        return _Draft(replace(plain, role=role), confidence, reason) if facts.is_numeric else None
    if role in _TEXTS and facts.is_numeric and not facts.is_time:
        return None
    return _Draft(replace(plain, role=role), confidence, reason)


def _by_content(plain: Column, facts: Facts) -> _Draft:
    if facts.filled and facts.kinds == facts.filled:
        column = replace(plain, role=Role.SERIES)
        return _Draft(column, SURE, _("Its cells name kinds of values."))
    if facts.is_time and not facts.is_numeric:
        return _Draft(replace(plain, role=Role.PERIOD), LIKELY, _("Its cells name periods."))
    if facts.is_numeric:
        column = replace(plain, role=Role.VALUE, part=spoken(plain.header))
        return _Draft(column, LIKELY, _("Its cells are numbers."))
    return _Draft(replace(plain, role=Role.LABEL), POSSIBLE, _("Its cells are texts."))


def _plain_budget(drafts: list[_Draft]) -> list[_Draft]:
    """Take a lone column of plans or budgets as what is measured, not as somebody's target."""
    values = [each for each in drafts if each.column.role is Role.VALUE]
    has_actual = any(each.column.kind is SeriesKind.ACTUAL for each in values)
    if has_actual or len(values) != 1 or values[0].column.part or values[0].column.moment:
        return drafts
    column = values[0].column
    return [
        replace(each, column=replace(column, kind=SeriesKind.ACTUAL, part=spoken(column.header)))
        if each is values[0]
        else each
        for each in drafts
    ]


def _without_totals(drafts: list[_Draft]) -> list[_Draft]:
    """Leave out a column that adds up the others."""
    values = [each for each in drafts if each.column.role is Role.VALUE]
    return [
        _Draft(
            replace(each.column, role=Role.IGNORED), LIKELY, _("It adds up the columns beside it.")
        )
        if each in values
        and len(values) > _PARTS
        and each.confidence < 1
        and is_total(each.column.header)
        else each
        for each in drafts
    ]


def _labelled(
    table: Table, header: Header, drafts: list[_Draft], facts: Sequence[Facts]
) -> list[_Draft]:
    """Choose the columns whose texts together name a row, where no column names a measure."""
    roles = [each.column.role for each in drafts]
    if Role.MEASURE in roles or not {Role.VALUE, Role.BASELINE} & set(roles):
        loose = _("Its texts belong to no field of a measure; choose one to take them.")
        return [_loose(each, loose) for each in drafts]
    order = [at for at, role in enumerate(roles) if role in {Role.LABEL, Role.GROUP}]
    if not order and Role.ID in roles:
        return drafts
    order = order or [at for at, role in enumerate(roles) if role is Role.OBJECTIVE]
    chosen: list[int] = []
    for at in order:
        if chosen and _uniqueness(table, header, chosen) >= _MOST_UNIQUE:
            break
        if facts[at].filled:
            chosen.append(at)
    named = _("Its texts tell the rows apart.")
    loose = _("The columns before it tell the rows apart already.")
    return [
        _Draft(replace(each.column, role=Role.LABEL), max(each.confidence, POSSIBLE), named)
        if at in chosen
        else _loose(each, loose)
        for at, each in enumerate(drafts)
    ]


def _loose(draft: _Draft, reason: str) -> _Draft:
    if draft.column.role is not Role.LABEL or draft.confidence == 1:
        return draft
    return _Draft(replace(draft.column, role=Role.IGNORED), POSSIBLE, reason)


def _uniqueness(table: Table, header: Header, chosen: Sequence[int]) -> float:
    rows = range(header.first, min(header.first + _SAMPLE, table.bottom + 1))
    keys = [
        key
        for row in rows
        if any(key := tuple(str(table.sheet.cell(row, table.left + at) or "") for at in chosen))
    ]
    return len(set(keys)) / len(keys) if keys else 1.0


def _one_time(drafts: list[_Draft]) -> list[_Draft]:
    """Keep one column of periods: the surest; with dated headers, none but counted years."""
    dated = any(
        each.column.moment is not None and each.column.moment.year is not None for each in drafts
    )
    times = [each for each in drafts if each.column.role is Role.PERIOD]
    best = max(times, key=lambda each: each.confidence, default=None)
    reason = _("Another column or the headers say when the values are from.")
    return [
        _Draft(replace(each.column, role=Role.IGNORED), POSSIBLE, reason)
        if each in times and each.confidence < 1 and (each is not best or dated)
        else each
        for each in drafts
    ]


def _one_part(drafts: list[_Draft]) -> list[_Draft]:
    """Give columns of values without a name the only name that the others have."""
    dated = [e for e in drafts if e.column.role is Role.VALUE and e.column.moment is not None]
    parts = {each.column.part for each in dated} - {""}
    if len(parts) != 1:
        return drafts
    (part,) = parts
    return [
        replace(each, column=replace(each.column, part=part)) if each in dated else each
        for each in drafts
    ]


def _told_apart(drafts: list[_Draft]) -> list[_Draft]:
    """Name columns of numbers without any header by their letters, where there are several."""
    bare = [each for each in drafts if each.column.role is Role.VALUE and not each.column.header]
    if len(bare) < _PARTS:
        return drafts
    return [
        replace(
            each,
            column=replace(
                each.column, part=_("Column {letters}").format(letters=each.column.letters)
            ),
        )
        if each in bare
        else each
        for each in drafts
    ]


def _decided(draft: _Draft, decisions: Decisions) -> Column:
    column = draft.column
    decisions.decide(Guess(column.key, _plain(column), draft.confidence, draft.reason))
    return column


def _plain(column: Column) -> Json:
    """Return what is decided about a column, as JSON."""
    plain: dict[str, Json] = {"role": column.role.value, "header": column.header}
    if column.role in {Role.VALUE, Role.BASELINE}:
        plain |= {"name": column.part, "kind": column.kind.value}
        period = column.moment.period() if column.moment else None
        if period is not None:
            plain["period"] = str(period)
    return plain


def _corrected(column: Column, chosen: str | Mapping[str, Any]) -> Column:
    """Return a column as the user has it: a role alone, or with name, kind and period."""
    told = {"role": chosen} if isinstance(chosen, str) else chosen
    role = Role(told.get("role", column.role.value))
    moment = read_moment(str(told.get("period", "")), Conventions())
    return replace(
        column,
        role=role,
        part=str(told.get("name", "")),
        kind=SeriesKind(told.get("kind", "actual")),
        moment=moment if isinstance(moment, Moment) else None,
    )
