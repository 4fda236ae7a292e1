"""The efficient frontier: what each yearly budget leaves at best, today's and the chosen one."""

from collections.abc import Iterator

import numpy as np

from scorecard_app.engine.portfolio.budgets import BUDGETS, Frontier, Spent
from scorecard_app.engine.portfolio.limits import Limits
from scorecard_app.present.charts.chart import Chart
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.worth.plane import Plane, Spot, plane_chart
from scorecard_app.present.worth.wording import gained, sum_of
from scorecard_app.texts import _

_DIGITS = 3


def frontier_plane(board: Board, found: Frontier, limits: Limits, spent: Spent) -> Plane:
    """Return the curve of the best splits, with today's money and the chosen budget on it."""
    xs = np.linspace(found.budgets[0], found.budgets[-1], BUDGETS)
    ys = np.interp(xs, found.budgets, found.beyond)
    now = found.today.by_year[0]
    said = _("Today, {budget} a year: 0").format(budget=sum_of(board, now))
    today = Spot(now, 0.0, _("today"), said, "chart.prior")
    return Plane(
        title=_("What each budget leaves beyond today, split best"),
        unit=board.currency,
        xs=xs,
        ys=ys,
        words=[
            (_("{money} a year").format(money=sum_of(board, x)), gained(board, y))
            for x, y in zip(xs.tolist(), ys.tolist(), strict=True)
        ],
        header=(_("Budget"), _("It leaves beyond today")),
        spots=(today, *_chosen(board, limits, spent)),
        note=_note(found),
    )


def _note(found: Frontier) -> str:
    """Say how the curve was found, and where it may lie above what can be done."""
    count = len(found.budgets)
    if found.is_exact:
        return _("{count} budgets were tried; between them the line is straight.").format(
            count=count
        )
    return _(
        "{count} budgets were tried, levers in parts of their steps too, so that the line may lie "
        "a little above what whole steps leave."
    ).format(count=count)


def _chosen(board: Board, limits: Limits, spent: Spent) -> Iterator[Spot]:
    """Yield where the chosen budget lies, if it is the same in every year as all others here."""
    if len(set(limits.caps)) == 1:
        budget = limits.budget(0)
        words = _("Chosen, {budget} a year: {more}")
        said = words.format(budget=sum_of(board, budget), more=gained(board, spent.beyond))
        yield Spot(budget, spent.beyond, _("chosen"), said)


def frontier_chart(board: Board, plane: Plane) -> Chart:
    """Return the chart of a frontier."""
    return plane_chart(board, plane)


def rounded(budget: float) -> float:
    """Return a budget as somebody would type it: with three digits."""
    if not budget:
        return 0.0
    size = 10.0 ** (int(np.floor(np.log10(abs(budget)))) - _DIGITS + 1)
    return float(np.round(budget / size) * size)
