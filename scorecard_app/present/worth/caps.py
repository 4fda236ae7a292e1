"""What may be spent at most in single years of a plan, by the calendar year in which each begins.

So a cap stays with its year while the window's date goes on, whichever year of a plan it is then.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from scorecard_app.engine.influence.plan import Plan
from scorecard_app.errors import UserError
from scorecard_app.present.investing.fields import money_text, typed_money
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import month_name
from scorecard_app.present.worth.split import whole_years
from scorecard_app.texts import LocaleForms, _


@dataclass(frozen=True, slots=True)
class CapYear:
    """A year of a plan: the calendar year in which it begins, what it is called, and its cap."""

    begins_in: int
    name: str
    says: str
    text: str


def cap_years(board: Board, plan: Plan) -> tuple[CapYear, ...]:
    """Return every year of a plan with the cap that was set for it; none without a start."""
    if plan.start is None:
        return ()
    caps, start = board.relations.card.settings.yearly_caps, plan.start
    return tuple(
        CapYear(
            start.year + at,
            _("Year {number}").format(number=at + 1),
            _("At most in year {number}, {months}").format(
                number=at + 1, months=year_months(start, at, board.forms)
            ),
            money_text(caps.get(start.year + at), board.forms),
        )
        for at in range(whole_years(plan.months))
    )


def caps_of(board: Board, plan: Plan) -> dict[int, float]:
    """Return the caps by the year of a plan, from 0."""
    if plan.start is None:
        return {}
    caps, first = board.relations.card.settings.yearly_caps, plan.start.year
    years = range(whole_years(plan.months))
    return {at: caps[first + at] for at in years if first + at in caps}


def with_cap(
    caps: Mapping[int, float], begins_in: int, text: str, forms: LocaleForms
) -> dict[int, float]:
    """Return the caps with another one for a year; an empty text takes it away."""
    others = {year: cap for year, cap in caps.items() if year != begins_in}
    if not text.strip():
        return others
    cap = typed_money(text, forms)
    if cap < 0:
        raise UserError(_("The most that can be spent in a year is not below zero."))
    return others | {begins_in: cap}


def year_months(start: dt.date, at: int, forms: LocaleForms) -> str:
    """Say from which month to which a year of a plan goes, from 0."""
    first = dt.date(start.year + at, start.month, 1)
    last = first.replace(year=first.year + 1) - dt.timedelta(days=1)
    return f"{month_name(first, forms)} – {month_name(last, forms)}"
