"""What a column is for also depends on its neighbours: totals, labels, budgets, periods."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from scorecard_app.domain.measures import SeriesKind
from scorecard_app.exchange.guesses.column import Draft
from scorecard_app.exchange.guesses.facts import SAMPLE, Facts
from scorecard_app.exchange.guesses.guess import LIKELY, POSSIBLE
from scorecard_app.exchange.guesses.headers import Header
from scorecard_app.exchange.guesses.parts import spoken
from scorecard_app.exchange.guesses.tables import Table
from scorecard_app.exchange.guesses.words import Role, is_total, tokens
from scorecard_app.texts import _

_PARTS: Final = 2
_YEARS: Final = frozenset({"year", "jahr", "année", "annee", "año", "anno"})
_KEYS: Final = frozenset(
    {Role.MEASURE, Role.ID, Role.OBJECTIVE, Role.GROUP, Role.PERIOD, Role.STRETCH, Role.SERIES}
)
_MOST_UNIQUE: Final = 0.9


def settled(
    table: Table, header: Header, drafts: list[Draft], facts: Sequence[Facts]
) -> list[Draft]:
    """Return the columns as they look beside each other; what the user chose stays."""
    drafts = _without_totals(_plain_budget(_worded(drafts, facts)))
    drafts = _labelled(table, header, drafts, facts)
    return _told_apart(_one_part(_one_time(drafts)))


def _worded(drafts: list[Draft], facts: Sequence[Facts]) -> list[Draft]:
    """Take columns of words such as yes and no as values, where rows are periods and no names."""
    texts = [at for at, each in enumerate(drafts) if each.column.role is Role.LABEL]
    is_named = any(each.column.role in {Role.MEASURE, Role.ID} for each in drafts)
    is_timed = any(each.column.role is Role.PERIOD for each in drafts)
    if is_named or not is_timed or any(not facts[at].is_worded for at in texts):
        return drafts
    found = list(drafts)
    for at in texts:
        column = drafts[at].column
        if drafts[at].confidence < 1:
            column = replace(column, role=Role.VALUE, part=spoken(column.header))
            found[at] = Draft(column, POSSIBLE, _("Its cells are words that stand for values."))
    return found


def _plain_budget(drafts: list[Draft]) -> list[Draft]:
    """Take a lone column of plans or budgets as what is measured, not as somebody's target."""
    values = [each for each in drafts if each.column.role is Role.VALUE]
    has_actual = any(each.column.kind is SeriesKind.ACTUAL for each in values)
    if has_actual or len(values) != 1 or values[0].column.part or values[0].column.moment:
        return drafts
    if values[0].confidence == 1:
        return drafts
    column = values[0].column
    return [
        replace(each, column=replace(column, kind=SeriesKind.ACTUAL, part=spoken(column.header)))
        if each is values[0]
        else each
        for each in drafts
    ]


def _without_totals(drafts: list[Draft]) -> list[Draft]:
    """Leave out a column that adds up the others."""
    values = [each for each in drafts if each.column.role is Role.VALUE]
    return [
        Draft(
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
    table: Table, header: Header, drafts: list[Draft], facts: Sequence[Facts]
) -> list[Draft]:
    """Choose the columns whose texts together name a row, where no column names a measure."""
    roles = [each.column.role for each in drafts]
    if Role.MEASURE in roles or not {Role.VALUE, Role.BASELINE} & set(roles):
        loose = _("Its texts belong to no field of a measure; choose one to take them.")
        return [_loose(each, loose) for each in _grouped(table, header, drafts)]
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
        Draft(replace(each.column, role=Role.LABEL), max(each.confidence, POSSIBLE), named)
        if at in chosen and each.confidence < 1
        else _loose(each, loose)
        for at, each in enumerate(drafts)
    ]


def _grouped(table: Table, header: Header, drafts: list[Draft]) -> list[Draft]:
    """Take a column of texts as a group where it tells rows apart that name one measure."""
    if not any(each.column.role is Role.VALUE for each in drafts):
        return drafts
    found = list(drafts)
    keys = [at for at, each in enumerate(drafts) if each.column.role in _KEYS]
    reason = _("Its texts tell rows of the same measure apart.")
    for at, each in enumerate(drafts):
        is_text = each.column.role is Role.LABEL and each.confidence < 1 and each.column.header
        if not is_text or _uniqueness(table, header, keys) >= _MOST_UNIQUE:
            continue
        if _uniqueness(table, header, [*keys, at]) >= _MOST_UNIQUE:
            keys.append(at)
            found[at] = Draft(replace(each.column, role=Role.GROUP), POSSIBLE, reason)
    return found


def _loose(draft: Draft, reason: str) -> Draft:
    if draft.column.role is not Role.LABEL or draft.confidence == 1:
        return draft
    return Draft(replace(draft.column, role=Role.IGNORED), POSSIBLE, reason)


def _uniqueness(table: Table, header: Header, chosen: Sequence[int]) -> float:
    rows = range(header.first, min(header.first + SAMPLE, table.bottom + 1))
    keys = [
        key
        for row in rows
        if any(key := tuple(str(table.sheet.cell(row, table.left + at) or "") for at in chosen))
    ]
    return len(set(keys)) / len(keys) if keys else 1.0


def _one_time(drafts: list[Draft]) -> list[Draft]:
    """Keep one column of periods: the surest; with dated headers, none but counted years."""
    dated = any(
        each.column.moment is not None and each.column.moment.year is not None for each in drafts
    )
    times = [each for each in drafts if each.column.role is Role.PERIOD]
    best = max(times, key=lambda each: each.confidence, default=None)
    within = next((each for each in times if each.column.part), None)
    years = next((each for each in times if _YEARS & set(tokens(each.column.header))), None)
    if within is not None and years is not None and within is not years:
        times = [each for each in times if each is not within and each is not years]
        best = None
    reason = _("Another column or the headers say when the values are from.")
    return [
        Draft(replace(each.column, role=Role.IGNORED), POSSIBLE, reason)
        if each in times and each.confidence < 1 and (each is not best or dated)
        else each
        for each in drafts
    ]


def _one_part(drafts: list[Draft]) -> list[Draft]:
    """Give columns of values without a name the only name that the others have."""
    dated = [
        each
        for each in drafts
        if each.column.role is Role.VALUE and each.column.moment and each.confidence < 1
    ]
    parts = {each.column.part for each in dated} - {""}
    if len(parts) != 1:
        return drafts
    (part,) = parts
    return [
        replace(each, column=replace(each.column, part=part)) if each in dated else each
        for each in drafts
    ]


def _told_apart(drafts: list[Draft]) -> list[Draft]:
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
