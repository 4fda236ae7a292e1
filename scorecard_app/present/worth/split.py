"""How to split a budget: today's use of money beside the best one, lever by lever."""

from collections.abc import Iterator, Sequence

import numpy as np

from scorecard_app.domain.ids import EntityId, InitiativeId
from scorecard_app.domain.value import Initiative, Lever
from scorecard_app.engine.portfolio.budgets import Spent
from scorecard_app.engine.portfolio.limits import Clash, Limits, Obstacle, Short
from scorecard_app.engine.portfolio.offers import InitiativeOffer, LeverOffer, Offers
from scorecard_app.engine.portfolio.selection import Selection
from scorecard_app.present.explanations.line import Line
from scorecard_app.present.numbers import MISSING, format_plain
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import dates_words, span_words
from scorecard_app.present.worth.answer import Answer, Figure, Row
from scorecard_app.present.worth.supposing import named
from scorecard_app.present.worth.verdict import horizon_words, payback_words
from scorecard_app.present.worth.wording import (
    bare,
    between,
    brought_back,
    gained,
    out_of_100,
    role_of,
    sentence,
    sum_of,
)
from scorecard_app.texts import _, ngettext

_CENT, _NEAR = 0.5, 0.02
_MONTHS_A_YEAR = 12


def split_answer(board: Board, found: Offers, limits: Limits, spent: Spent) -> Answer:
    """Return today's use of money beside the best one; what changes most comes first."""
    rows = sorted(_rows(board, found, limits, spent), key=_weight)
    return Answer(
        says=" ".join((*_says(board, found, limits, spent), horizon_words(board, spent.outcome))),
        figures=tuple(_figures(board, spent)),
        header=(
            _("In {currency}").format(currency=board.currency) if board.currency else _("Money on"),
            _("Today,\na year"),
            _("Best,\na year"),
            _("Change"),
            _("It leaves\nmore"),
            _("Decided"),
        ),
        rows=tuple(row for _key, row in rows),
        main=3,
    )


def refused(board: Board, met: Obstacle) -> str:
    """Say which limit cannot be kept, by how much, and what to do."""
    if isinstance(met, Clash):
        one, other = (named(board, each) for each in (met.one, met.other))
        words = (
            _("“{one}” must run and needs “{other}”, which must not. Free one of them.")
            if met.is_needed
            else _("“{one}” and “{other}” must both run, but exclude each other. Free one of them.")
        )
        return words.format(one=one, other=other)
    return _short(board, met)


def _short(board: Board, met: Short) -> str:
    return _(
        "The budget of year {year} binds: {needed} must be spent in it, and it has {cap}. "
        "Raise it by {rest}, lower a minimum, or free what must run or stay."
    ).format(
        year=met.year + 1,
        needed=sum_of(board, met.needed),
        cap=sum_of(board, met.cap),
        rest=sum_of(board, met.needed - met.cap),
    )


def nothing_to_spend_on(found: Offers) -> str:
    """Say what is wanting where a budget could be spent on nothing; "" where it could."""
    if found.initiatives or any(len(each.spends) > 1 for each in found.levers):
        return ""
    return _("Nothing can be bought yet: add levers or initiatives, and say what they improve.")


def whole_years(months: int) -> int:
    """Return how many whole years a plan has; the month that is left over is none."""
    return max(1, (months - 1) // _MONTHS_A_YEAR)


def _weight(keyed: tuple[float, Row]) -> tuple[float, str]:
    return -keyed[0], keyed[1].cells[0]


def _figures(board: Board, spent: Spent) -> Iterator[Figure]:
    chosen = spent.chosen
    yield Figure(_("Spent in year 1"), sum_of(board, chosen.by_year[0]))
    beyond = spent.outcome.net_value
    yield Figure(_("Leaves more than today"), gained(board, beyond), role_of(beyond))
    yield Figure(_("9 of 10 futures"), between(board, spent.sure.net_values))
    yield Figure(_("Worse than today"), out_of_100(board, spent.sure.probability_of_loss))
    yield Figure(_("Paid back"), payback_words(spent.outcome))


def _says(board: Board, found: Offers, limits: Limits, spent: Spent) -> Iterator[str]:
    """Yield what the split comes to against today, what binds, and what is left over."""
    today, chosen = spent.today, spent.chosen
    more = gained(board, spent.outcome.net_value)
    years = min(whole_years(len(spent.outcome.cost)), len(chosen.by_year))
    used = [year for year in range(years) if _is_used(found, limits, chosen, year)]
    left = not used
    extra = limits.cap(0) - today.by_year[0]
    if not any(limits.caps):
        words = _("With no budget nothing is spent and nothing runs: against today that is {more}.")
    elif not spent.plan.lever_settings and not spent.plan.initiatives:
        words = _("Today's money is split as well as it can be within these limits.")
    elif left:
        words = _(
            "Only {spent} of it is worth spending in year 1, which leaves {more} against today: "
            "nothing else brings back {demanded} for each 1.00."
        )
    elif len(set(limits.caps)) > 1:
        words = _("With this money year by year, the best split leaves {more} against today.")
    elif abs(extra) < _NEAR * today.by_year[0]:
        words = _("The same money as today, split anew, leaves {more} more.")
    elif extra > 0:
        words = _("{extra} a year more than today, split best, leaves {more} more.")
    else:
        words = _("With {extra} a year less than today, the best split leaves {more}.")
    yield words.format(
        more=more,
        extra=sum_of(board, abs(extra)),
        spent=sum_of(board, chosen.by_year[0]),
        demanded=format_plain(limits.demanded, board.forms, decimals=2),
    )
    if used and len(used) < years and any(limits.caps):
        yield _binding(board, used)


def _is_used(found: Offers, limits: Limits, chosen: Selection, year: int) -> bool:
    """Say whether what is left of a year would not buy another step."""
    steps = [float(np.diff(each.spends).min()) for each in found.levers if len(each.spends) > 1]
    least = max(_NEAR * limits.cap(year), min(steps, default=0.0))
    return limits.cap(year) - chosen.by_year[year] <= least


def _binding(board: Board, used: Sequence[int]) -> str:
    """Say which years' money is used up, where not every year's is."""
    listed = ", ".join(format_plain(year + 1, board.forms, decimals=0) for year in used)
    return ngettext(
        "The money of year {years} binds.", "The money of years {years} binds.", len(used)
    ).format(years=listed)


def _rows(board: Board, found: Offers, limits: Limits, spent: Spent) -> Iterator[tuple[float, Row]]:
    card = board.relations.card
    for lever in found.levers:
        yield _lever_row(board, limits, spent, (card.levers[lever.id], lever), found.unit_cost)
    for each in found.initiatives:
        yield _initiative_row(board, limits, spent, (card.initiatives[each.id], each))


def _held_words(board: Board, limits: Limits, lever: Lever) -> str:
    """Say what is decided of a lever; "" where nothing is."""
    held = limits.held.get(lever.id)
    if held is None:
        return ""
    if held == lever.current:
        return _("as today")
    return _("gets {amount}").format(amount=bare(board, held).removeprefix("+"))


def _lever_row(
    board: Board, limits: Limits, spent: Spent, of: tuple[Lever, LeverOffer], unit_cost: float
) -> tuple[float, Row]:
    lever, offer = of
    now, best = spent.today.spends[lever.id], spent.chosen.spends[lever.id]
    gain = float(offer.gains[_row_of(offer, best)]) - offer.gain
    cost = offer.cost(best, unit_cost) - offer.cost(now, unit_cost)
    cells = (
        lever.name or _("(no name)"),
        bare(board, now).removeprefix("+"),
        bare(board, best).removeprefix("+"),
        bare(board, best - now) if abs(best - now) > _CENT else MISSING,
        bare(board, gain - cost) if abs(best - now) > _CENT else MISSING,
        _held_words(board, limits, lever),
    )
    text = _("From {now} to {best} a year").format(now=sum_of(board, now), best=sum_of(board, best))
    if dates := dates_words(lever.start, lever.end, board.forms):
        text = f"{text}, {dates}"
    return abs(best - now), Row(
        lever.id, cells, role_of(best - now), _because(board, spent, text, gain, cost)
    )


def _row_of(offer: LeverOffer, spend: float) -> int:
    return int(abs(offer.spends - spend).argmin())


def _initiative_row(
    board: Board, limits: Limits, spent: Spent, of: tuple[Initiative, InitiativeOffer]
) -> tuple[float, Row]:
    initiative, offer = of
    is_on, was_on = offer.id in spent.chosen.started, offer.is_running
    yearly = initiative.cost_per_year or 0.0
    sign = int(is_on) - int(was_on)
    gain, cost = sign * offer.gain, sign * offer.cost
    cells = (
        initiative.name or _("(no name)"),
        bare(board, yearly).removeprefix("+") if was_on else MISSING,
        bare(board, yearly).removeprefix("+") if is_on else MISSING,
        {1: _("start"), -1: _("stop"), 0: _("goes on") if is_on else MISSING}[sign],
        bare(board, gain - cost) if sign else MISSING,
        _decided(limits, offer.id),
    )
    because = _because(board, spent, _initiative_text(board, offer, sign, is_on=is_on), gain, cost)
    because = Line(
        because.text, because.number, parts=(*because.parts, *_bonds(board, offer)), is_open=True
    )
    return (abs(cost) if sign else 0.0), Row(offer.id, cells, role_of(float(sign)), because)


def _decided(limits: Limits, key: InitiativeId) -> str:
    if key not in limits.fixed:
        return ""
    return _("must run") if limits.fixed[key] else _("must not")


def _initiative_text(board: Board, offer: InitiativeOffer, sign: int, *, is_on: bool) -> str:
    name = named(board, offer.id)
    if sign:
        return (_("Start “{name}”") if sign > 0 else _("Stop “{name}”")).format(name=name)
    return (_("“{name}” goes on") if is_on else _("“{name}” does not run")).format(name=name)


def _because(board: Board, spent: Spent, text: str, gain: float, cost: float) -> Line:
    """Say what a change brings, costs and leaves, and what each unit of it brings back."""
    span = span_words(len(spent.outcome.cost) - 1)
    parts = [
        Line(
            (
                _("It brings, in today's money over {span}")
                if gain >= 0
                else _("It loses, in today's money over {span}")
            ).format(span=span),
            gained(board, gain),
        ),
        Line(_("It costs") if cost >= 0 else _("It saves"), gained(board, -cost)),
    ]
    if cost > _CENT:
        parts.append(Line(sentence(brought_back(board, gain / cost, span))))
    elif cost < -_CENT:
        lost = format_plain(gain / cost, board.forms, decimals=2)
        parts.append(Line(_("Each 1.00 that is saved here loses {lost}").format(lost=lost)))
    return Line(text, gained(board, gain - cost), parts=tuple(parts), is_open=True)


def _bonds(board: Board, offer: InitiativeOffer) -> Iterator[Line]:
    rate = offer.gain / offer.cost if offer.cost > _CENT else None
    if rate is not None:
        words = _("Each 1.00 on it brings back {back}")
        yield Line(words.format(back=format_plain(rate, board.forms, decimals=2)))
    for other in offer.needs:
        yield Line(_("needs “{name}”").format(name=named(board, other)))
    for other in offer.excludes:
        yield Line(_("excludes “{name}”").format(name=named(board, other)))


def kind_of(board: Board, key: EntityId) -> str:
    """Return whether a row is a lever or an initiative."""
    return "lever" if key in board.relations.card.levers else "initiative"
