"""Merge one record of three: field by field, and period by period where a field holds periods."""

from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from typing import Any, TypeVar

from scorecard_app.document.merge.conflict import ABSENT, Conflict
from scorecard_app.document.merge.spots import BY_PERIOD, unpacked
from scorecard_app.domain.samples import Samples

_R = TypeVar("_R")

Report = Callable[..., Conflict]
"""Makes a conflict from its field, period and values; table and id are known."""


def merged_record(
    base: _R | None, mine: _R, theirs: _R, *, table: str, entity_id: str
) -> tuple[_R, list[Conflict]]:
    """Return a record that holds the changes of both sides, and what they changed differently.

    Where they differ it holds what the base had; a record that both sides added under one id has
    no base, and then the lesser of the two texts stands, whichever side it comes from.
    """
    report = partial(Conflict, table, entity_id)
    changes: dict[str, Any] = {}
    conflicts: list[Conflict] = []
    for each in fields(mine):  # type: ignore[arg-type]  # a dataclass of the domain
        values = [getattr(side, each.name, ABSENT) for side in (base, mine, theirs)]
        if each.name in BY_PERIOD:
            value, found = _periods(each.name, values, report)
        else:
            value, found = _one(each.name, None, values, report)
        conflicts += found
        if value is not getattr(mine, each.name):
            changes[each.name] = value
    return (replace(mine, **changes) if changes else mine), conflicts  # type: ignore[type-var]


def chosen(base: Any, mine: Any, theirs: Any) -> tuple[Any, bool]:  # noqa: ANN401 - any field
    """Return what to hold of three values, and whether the sides differ."""
    if theirs in (base, mine):
        return mine, False
    if mine == base:
        return theirs, False
    return (min(mine, theirs, key=repr) if base is ABSENT else base), True


def _one(
    name: str, period: int | None, values: list[Any], report: Report
) -> tuple[Any, list[Conflict]]:
    held, differs = chosen(*values)
    return held, [report(name, period, *values, held)] if differs else []


def _periods(name: str, values: list[Any], report: Report) -> tuple[Any, list[Conflict]]:
    """Merge what is held by period; a period without a value is ABSENT."""
    if chosen(*values)[1] is False:
        return chosen(*values)[0], []
    sides = [unpacked(each) for each in values]
    held: dict[int, Any] = {}
    conflicts: list[Conflict] = []
    for period in sorted(set().union(*sides)):
        at = [side.get(period, ABSENT) for side in sides]
        value, found = _one(name, period, at, report)
        conflicts += found
        if value is not ABSENT:
            held[period] = value
    return (Samples.of(held) if name == "samples" else held), conflicts
