"""Say what each column of a table is for: by its header first, then by what stands in it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.plain import Plain as Json
from scorecard_app.exchange.guesses.column import Column, Draft
from scorecard_app.exchange.guesses.facts import Facts, facts_of
from scorecard_app.exchange.guesses.guess import LIKELY, POSSIBLE, SURE, Decisions, Guess, one_of
from scorecard_app.exchange.guesses.headers import Header
from scorecard_app.exchange.guesses.neighbours import settled
from scorecard_app.exchange.guesses.parts import moment_of, part_of, spoken
from scorecard_app.exchange.guesses.tables import Table
from scorecard_app.exchange.guesses.times import within_year
from scorecard_app.exchange.guesses.words import (
    Role,
    is_baseline,
    is_comparison,
    kind_in,
    role_of,
    tokens,
)
from scorecard_app.exchange.sheets.sheet import reference
from scorecard_app.exchange.values.conventions import Conventions
from scorecard_app.exchange.values.periods import Moment, read_moment
from scorecard_app.texts import _

_TEXTS: Final = frozenset(
    {Role.MEASURE, Role.LABEL, Role.OBJECTIVE, Role.PARENT, Role.PERSPECTIVE, Role.GROUP, Role.UNIT,
     Role.OWNER, Role.DEFINITION, Role.NOTES, Role.SOURCE, Role.SERIES}
)  # fmt: skip
_YEARLY: Final = frozenset({"yearly", "annual", "jahres", "jährlich", "jahresziel"})


def columns_of(table: Table, header: Header, decisions: Decisions) -> tuple[Column, ...]:
    """Guess every column of a table, each with its reason; corrections hold first."""
    facts = [facts_of(table, header, at) for at in table.columns]
    drafts = [
        _drafted(table, header, at, facts[at - table.left], decisions) for at in table.columns
    ]
    drafts = settled(table, header, drafts, facts)
    return tuple(_decided(draft, decisions) for draft in drafts)


def _drafted(table: Table, header: Header, at: int, facts: Facts, decisions: Decisions) -> Draft:
    words = header.words[at - table.left]
    text = header.text(at - table.left)
    letters = reference(0, table.sheet.columns[at]).rstrip("1")
    plain = Column(at, letters, text, Role.IGNORED)
    corrected = decisions.corrected(plain.key)
    if isinstance(corrected, str | dict):
        return Draft(_corrected(plain, corrected, words), 1.0, _("You chose this."))
    if not facts.filled and not _says_value(words):
        return Draft(plain, SURE, _("The column is empty."))
    moment = moment_of(words)
    if moment is not None and not (facts.is_time and not facts.is_numeric):
        part, kind = part_of(words), kind_in(tokens(text)) or SeriesKind.ACTUAL
        column = replace(plain, role=Role.VALUE, part=part, kind=kind, moment=moment)
        return Draft(column, SURE, _("Its header names a period."))
    return _by_words(plain, words, facts) or _by_content(plain, facts)


def _says_value(words: Sequence[str]) -> bool:
    """Say whether a header alone, above an empty column, promises numbers."""
    known = tokens(" ".join(words))
    return moment_of(words) is not None or kind_in(known) is not None


def _by_words(plain: Column, words: Sequence[str], facts: Facts) -> Draft | None:
    """Guess by what the header says; None where it says nothing, or what the cells deny."""
    last = words[-1] if words else ""
    found = role_of(last) or role_of(plain.header)
    known = tokens(plain.header)
    if found is not None and found[0] is Role.IGNORED:
        return Draft(plain, found[1], _("Its header speaks of a status or a comparison."))
    if is_comparison(known):
        return Draft(plain, LIKELY, _("Its header speaks of a status or a comparison."))
    kind = kind_in(known)
    is_numeric = facts.is_numeric or facts.is_time or facts.is_worded or not facts.filled
    if is_baseline(known) and is_numeric:
        part = part_of(words)
        return Draft(
            replace(plain, role=Role.BASELINE, part=part), SURE, _("Its header says “baseline”.")
        )
    if kind is not None and is_numeric:
        moment = Moment(Frequency.YEAR) if set(known) & _YEARLY else None
        column = replace(plain, role=Role.VALUE, kind=kind, part=part_of(words), moment=moment)
        return Draft(column, SURE, _("Its header says what kind of value it holds."))
    return _by_role(plain, found, facts) if found is not None else None


def _by_role(plain: Column, found: tuple[Role, float], facts: Facts) -> Draft | None:
    role, confidence = found
    reason = _("Its header is a usual name for that.")
    if role is Role.PERIOD:
        within = within_year(plain.header)
        if within and (facts.is_small or facts.is_time):
            column = replace(plain, role=role, part=within)
            return Draft(column, LIKELY, _("Its cells count or name the parts of a year."))
        if facts.is_small:
            column = replace(plain, role=role, is_relative=True)
            return Draft(column, LIKELY, _("Its small numbers count the years of a plan."))
        return Draft(replace(plain, role=role), confidence, reason) if facts.is_time else None
    if role is Role.VALUE:
        return Draft(replace(plain, role=role), confidence, reason) if facts.is_numeric else None
    if role in _TEXTS and facts.is_numeric and not facts.is_time:
        return None
    return Draft(replace(plain, role=role), confidence, reason)


def _by_content(plain: Column, facts: Facts) -> Draft:
    if facts.filled and facts.kinds == facts.filled:
        column = replace(plain, role=Role.SERIES)
        return Draft(column, SURE, _("Its cells name kinds of values."))
    if facts.is_time and not facts.is_numeric:
        return Draft(replace(plain, role=Role.PERIOD), LIKELY, _("Its cells name periods."))
    if facts.is_numeric:
        column = replace(plain, role=Role.VALUE, part=spoken(plain.header))
        return Draft(column, LIKELY, _("Its cells are numbers."))
    return Draft(replace(plain, role=Role.LABEL), POSSIBLE, _("Its cells are texts."))


def _decided(draft: Draft, decisions: Decisions) -> Column:
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


def _corrected(column: Column, chosen: str | Mapping[str, Any], words: Sequence[str]) -> Column:
    """Return a column as the user has it; what was not said is read off the header."""
    told = {"role": chosen} if isinstance(chosen, str) else chosen
    kind = kind_in(tokens(column.header)) or SeriesKind.ACTUAL
    said = read_moment(str(told.get("period", "")), Conventions())
    moment = said if isinstance(said, Moment) else moment_of(words)
    return replace(
        column,
        role=one_of(Role, told.get("role", column.role.value), key=column.key),
        part=str(told.get("name", part_of(words))),
        kind=one_of(SeriesKind, told.get("kind", kind.value), key=column.key),
        moment=moment,
    )
