"""Initiatives and levers as bars over months: what to draw, and how it moves."""

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any

from scorecard_app.document.edits.initiatives import set_initiative
from scorecard_app.document.edits.levers import set_lever
from scorecard_app.document.edits.listed import in_order
from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.value import Initiative, InitiativeState, Lever
from scorecard_app.present.form_parts import Edit, FormContext
from scorecard_app.present.investing import initiative_form, lever_form
from scorecard_app.present.investing.initiative_form import initiative_name
from scorecard_app.present.investing.words import STATES
from scorecard_app.present.numbers import format_plain
from scorecard_app.present.what_if.words import dates_words, month_name
from scorecard_app.texts import _

_YEAR = 12
_AHEAD, _ROUND = 12, 1
_STEPS, _MOST_TICKS = (1, 3, 6, 12, 24, 60, 120), 9


class Grip(Enum):
    """By what a bar is taken."""

    START = "start"
    WHOLE = "whole"
    END = "end"


@dataclass(frozen=True, slots=True)
class Bar:
    """One piece of work: from month to month, counted from year 0, the end not included.

    An open side has no date: work is drawn from one edge to the other there, a lever from the
    month in which a plan begins. `says` is all of it in a sentence, `note` stands beside the bar.
    """

    id: EntityId
    name: str
    note: str
    says: str
    start: float
    end: float
    has_start: bool
    has_end: bool
    progress: float
    state: InitiativeState | None
    needs: tuple[EntityId, ...] = ()
    excludes: tuple[EntityId, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of the axis: which month, and what it says."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All bars in their order, the months from `left` to `right`, the marks, and today."""

    bars: tuple[Bar, ...] = ()
    left: float = 0.0
    right: float = 1.0
    marks: tuple[Mark, ...] = ()
    today: float = 0.0
    today_says: str = ""


def timeline_of(context: FormContext, day: dt.date) -> Timeline:
    """Return the bars of all initiatives and levers."""
    dated = [*_listed(context)]
    today = month_of(day)
    known = [month_of(each.start) for each in dated if each.start]
    ends = [_after(each.end) for each in dated if each.end]
    left = float(int(min([today, *known, *ends])) - _ROUND)
    right = float(int(max([today + _AHEAD, *ends, *(each + 1 for each in known)])) + 1 + _ROUND)
    return Timeline(
        tuple(
            _bar(context, each, float(int(today)) if isinstance(each, Lever) else left, right)
            for each in dated
        ),
        left,
        right,
        tuple(_marks(context, int(left), int(right))),
        today,
        _("today"),
    )


def moved(context: FormContext, bar: Bar, grip: Grip, months: int) -> Edit:
    """Return the edit that moves an end of a bar, or all of it, by whole months.

    A side without a date gets one when it is taken by itself, and the start of a bar without any
    when that is moved; an end stays behind its start.
    """
    card = context.card
    item: Any = card.initiatives.get(bar.id) or card.levers[bar.id]  # type: ignore[call-overload, index]
    start, end = item.start, item.end
    if grip is Grip.START:
        start = _shifted(start or _day_of(bar.start), months)
        start = min(start, end) if end else start
    elif grip is Grip.END:
        end = _shifted(end or _day_of(bar.end) - dt.timedelta(days=1), months)
        end = max(end, start) if start else end
    elif start or end:
        start, end = (each and _shifted(each, months) for each in (start, end))
    else:
        start = _shifted(_day_of(bar.start), months)
    if isinstance(item, Lever):
        return partial(set_lever, lever_id=item.id, start=start, end=end)
    return partial(set_initiative, initiative_id=item.id, start=start, end=end)


def month_of(day: dt.date) -> float:
    """Return a day as a month counted from year 0, its part of the month as a fraction."""
    length = calendar.monthrange(day.year, day.month)[1]
    return day.year * _YEAR + day.month - 1 + (day.day - 1) / length


def _after(day: dt.date) -> float:
    return month_of(day) + 1 / calendar.monthrange(day.year, day.month)[1]


def _day_of(month: float) -> dt.date:
    year, index = divmod(int(month), _YEAR)
    return dt.date(year, index + 1, 1)


def _shifted(day: dt.date, months: int) -> dt.date:
    """Return a day some months on; the last of a month stays the last."""
    year, index = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    length = calendar.monthrange(year, index + 1)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return dt.date(year, index + 1, length if is_last else min(day.day, length))


def _listed(context: FormContext) -> Iterator[Initiative | Lever]:
    for each in in_order(context.card, initiative_form.TABLE):
        if isinstance(each, Initiative):
            yield each
    for each in in_order(context.card, lever_form.TABLE):
        if isinstance(each, Lever):
            yield each


def _bar(context: FormContext, item: Initiative | Lever, left: float, right: float) -> Bar:
    is_work = isinstance(item, Initiative)
    needs = item.prerequisite_ids if isinstance(item, Initiative) else ()
    excludes = item.exclusion_ids if isinstance(item, Initiative) else ()
    note = ", ".join(_notes(context, item))
    dates = dates_words(item.start, item.end, context.forms) or _("no dates")
    begin = month_of(item.start) if item.start else left
    if item.end and not item.start:
        begin = min(begin, _after(item.end) - 1)
    bonds = _bonds(context, needs, excludes)
    return Bar(
        item.id,
        initiative_name(item),
        note,
        "; ".join([f"{initiative_name(item)}: {dates}", *([note] if note else []), *bonds]),
        begin,
        max(_after(item.end), begin) if item.end else right,
        item.start is not None,
        item.end is not None,
        (item.progress or 0.0) / 100 if isinstance(item, Initiative) else 0.0,
        item.state if is_work else None,  # type: ignore[union-attr]
        needs,
        excludes,
    )


def _notes(context: FormContext, item: Initiative | Lever) -> Iterator[str]:
    """Yield whether it runs, how far it is, and whose it is."""
    if isinstance(item, Initiative):
        yield _(STATES[item.state])
        if item.progress is not None:
            yield f"{format_plain(item.progress, context.forms)} %"
    else:
        yield _("Lever")
    owner = context.card.people.get(item.owner_id) if item.owner_id else None
    if owner is not None:
        yield owner.name


def _bonds(
    context: FormContext, needs: Sequence[EntityId], excludes: Sequence[EntityId]
) -> Iterator[str]:
    known: Any = context.card.initiatives
    for ids, words in ((needs, _("needs {names}")), (excludes, _("not with {names}"))):
        names = [initiative_name(known[each]) for each in ids if each in known]
        if names:
            yield words.format(names=", ".join(names))


def _marks(context: FormContext, left: int, right: int) -> Iterator[Mark]:
    span = right - left
    step = next((each for each in _STEPS if span / each <= _MOST_TICKS), _STEPS[-1])
    for month in range(-(-left // step) * step, right, step):
        day = _day_of(month)
        text = str(day.year) if step >= _YEAR else month_name(day, context.forms)
        yield Mark(float(month), text)
