"""Where one more unit of money does most, and where one less hurts least: a row for each lever."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from scorecard_app.domain.ids import LeverId
from scorecard_app.domain.value import Lever
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.responses import middle_gain
from scorecard_app.engine.influence.worth import worth
from scorecard_app.engine.portfolio.marginal import BREAK_EVEN, Marginal, Return, unit_cost_of
from scorecard_app.engine.portfolio.offers import LeverOffer, Offers, act_worth
from scorecard_app.present.charts.chart import Chart
from scorecard_app.present.explanations.line import Line
from scorecard_app.present.numbers import MISSING, format_plain
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.by_formula import slope_note
from scorecard_app.present.what_if.words import dates_words, percent_of, span_words
from scorecard_app.present.worth.answer import Answer, Row
from scorecard_app.present.worth.in_words import lacks_curve, outside
from scorecard_app.present.worth.plane import Plane, Spot, evenly, plane_chart
from scorecard_app.present.worth.supposing import named
from scorecard_app.present.worth.wording import (
    bare,
    brought_back,
    gained,
    returned,
    returned_between,
    sentence,
    sum_of,
)
from scorecard_app.texts import _


def returns_answer(board: Board, network: Network, plan: Plan, found: Sequence[Marginal]) -> Answer:
    """Return the levers in the order in which one more unit of money returns most."""
    levers = board.relations.card.levers
    if not found:
        return Answer(
            _(
                "No component has money on it yet: add levers under “Investments”. The template "
                "“IT scorecard: business value” brings seven as examples."
            )
        )
    weights = worth(board.relations.card, network, months=plan.months, rate=plan.rate)
    rows = tuple(
        _row(board, network, plan, (levers[each.lever_id], each), weights) for each in found
    )
    return Answer(
        _says(board, plan, found),
        header=_header(),
        rows=rows,
        main=2,
        note=" ".join((_note(board, plan, found), *([slope_note()] if network.is_curved else []))),
    )


def _header() -> tuple[str, ...]:
    return (
        _("Money on"),
        _("A year"),
        _("One step more\nreturns, a year"),
        _("9 of 10\nfutures"),
        _("One step less\nloses, a year"),
    )


def _says(board: Board, plan: Plan, found: Sequence[Marginal]) -> str:
    """Say where the next unit of money does most, and whether it pays there."""
    best = next((each for each in found if each.more is not None), None)
    if best is None or best.more is None:
        return _("No component can get more money: each stands at its maximum, or has no step.")
    step = best.more.spend - _spend(plan, board.relations.card.levers[best.lever_id])
    said = _("The next money does most on “{name}”: {step} a year more {returns}.").format(
        name=named(board, best.lever_id),
        step=sum_of(board, step),
        returns=returned(board, step, best.more),
    )
    paying = sum(each.more is not None and each.more.middle >= BREAK_EVEN for each in found)
    if not paying:
        return f"{said} {_('Nowhere does more money pay for itself.')}"
    return said


def _note(board: Board, plan: Plan, found: Sequence[Marginal]) -> str:
    """Say by what the rows are ranked, and that curves are examples."""
    said = _(
        "Ranked by what each 1.00 returns over {span}, in today's money; a year's part is shown."
    ).format(span=span_words(plan.horizon_months))
    levers = board.relations.card.levers
    if any(levers[each.lever_id].is_example for each in found):
        example = _("Example curves came with the template: replace them with your own.")
        return f"{said} {example}"
    return said


def _spend(plan: Plan, lever: Lever) -> float:
    return plan.lever_settings.get(lever.id, lever.current)


def _row(
    board: Board,
    network: Network,
    plan: Plan,
    of: tuple[Lever, Marginal],
    weights: np.ndarray,
) -> Row:
    lever, marginal = of
    spend = _spend(plan, lever)
    more, less = marginal.more, marginal.less
    now = sum_of(board, spend)
    if spend != lever.current:
        now = f"{sum_of(board, lever.current)} → {now}"
    cells = (
        lever.name or _("(no name)"),
        now,
        MISSING if more is None else _step_words(board, more.spend - spend, more),
        MISSING if more is None else returned_between(board, more.spend - spend, more),
        MISSING if less is None else _step_words(board, spend - less.spend, less),
    )
    pays = more is not None and more.middle >= BREAK_EVEN
    role = "text.quiet" if more is None else "band.on" if pays else "band.off"
    because = Line(
        lever.name or _("(no name)"),
        parts=tuple(_because(board, network, plan, of, weights)),
        is_open=True,
    )
    return Row(lever.id, cells, role, because)


def _because(
    board: Board, network: Network, plan: Plan, of: tuple[Lever, Marginal], weights: np.ndarray
) -> Iterator[Line]:
    """Yield step by step how what a step brings back comes about."""
    lever, marginal = of
    name = lever.name or _("(no name)")
    if not lever.step:
        yield Line(_("“{name}” has no step: say by how much it can be turned.").format(name=name))
        return
    if lacks_curve(lever):
        yield Line(
            _("Nobody has said what “{name}” improves, so it returns nothing here.").format(
                name=name
            )
        )
        return
    if unit_cost_of(lever, plan) <= 0:
        yield Line(outside(board, lever))
        return
    span = span_words(plan.horizon_months)
    if marginal.more is not None:
        said = sentence(brought_back(board, marginal.more.middle, span))
        steps = tuple(_steps(board, network, plan, lever, marginal.more, weights))
        yield Line(said, _plain(board, marginal.more.middle), parts=steps, is_open=True)
        step, rate = marginal.more.spend - _spend(plan, lever), marginal.more.middle
        words = _("{step} a year more, times {rate} (the marginal value)")
        said = words.format(step=sum_of(board, step), rate=_plain(board, rate))
        yield Line(said, _a_year(board, step * rate))
        yield Line(
            _("In 9 of 10 futures it brings back {low} to {high}").format(
                low=_plain(board, marginal.more.low), high=_plain(board, marginal.more.high)
            )
        )
    if marginal.less is not None:
        lost = _("Each 1.00 that is saved here loses {lost} elsewhere")
        lost = lost.format(lost=_plain(board, marginal.less.middle))
        yield Line(lost, _plain(board, marginal.less.middle))
    if dates := dates_words(lever.start, lever.end, board.forms):
        yield Line(_("It is turned only {dates}.").format(dates=dates))
    if lever.is_example:
        yield Line(_("The curve came with the template: replace it."))


def _steps(
    board: Board,
    network: Network,
    plan: Plan,
    lever: Lever,
    more: Return,
    weights: np.ndarray,
) -> Iterator[Line]:
    spend = _spend(plan, lever)
    price = (more.spend - spend) * unit_cost_of(lever, plan)
    for act in lever.acts:
        before, after = middle_gain(act, [spend, more.spend]).tolist()
        words = _("{step} a year more makes “{card}” {percent} better by its curve")
        yield Line(
            words.format(
                step=sum_of(board, more.spend - spend),
                card=named(board, act.objective_id),
                percent=percent_of(after - before, board.forms),
            ),
            gained(board, (after - before) * act_worth(lever, act, plan, network, weights)),
        )
    yield Line(_("The money costs, in today's money"), sum_of(board, price))


def spend_chart(board: Board, found: Offers, lever: Lever, plan: Plan) -> Chart:
    """Return what each yearly spend on a lever leaves beyond today."""
    offer = next((each for each in found.levers if each.id == lever.id), None)
    title = _("What each yearly spend on “{name}” leaves").format(name=lever.name or _("(no name)"))
    if offer is None or len(offer.spends) == 1:
        empty = _("“{name}” has a single possible spend.").format(name=lever.name or _("(no name)"))
        return Chart(title, board.currency, 0.0, 1.0, (), (), empty=empty)
    xs = evenly(float(offer.spends[0]), float(offer.spends[-1]))
    left = _left_by(found, offer)
    ys = np.interp(xs, *left)
    spend = _spend(plan, lever)
    spots = {_("today"): lever.current, _("supposed"): spend}
    words = [(_a_year(board, x), gained(board, y)) for x, y in zip(xs, ys, strict=True)]
    plane = Plane(
        title=title,
        unit=board.currency,
        xs=xs,
        ys=ys,
        words=words,
        header=(_("Spend"), _("It leaves beyond today")),
        spots=tuple(_spots(board, spots, left)),
    )
    return plane_chart(board, plane)


def _left_by(found: Offers, offer: LeverOffer) -> tuple[np.ndarray, np.ndarray]:
    """Return spends, and what each leaves beyond what today's leaves."""
    today = offer.cost(offer.current, found.unit_cost)
    more = np.array([offer.cost(each, found.unit_cost) - today for each in offer.spends])
    return offer.spends, offer.gains - offer.gain - more


def _spots(
    board: Board, wanted: Mapping[str, float], left: tuple[np.ndarray, np.ndarray]
) -> Iterator[Spot]:
    met: set[float] = set()
    for name, spend in wanted.items():
        if spend not in met:
            met.add(spend)
            y = float(np.interp(spend, *left))
            said = f"{sentence(name)}, {_a_year(board, spend)}: {gained(board, y)}"
            yield Spot(spend, y, name, said)


def _a_year(board: Board, amount: float) -> str:
    return _("{money} a year").format(money=sum_of(board, amount))


def lever_of(board: Board, key: str) -> Lever | None:
    """Return the lever of a row."""
    return board.relations.card.levers.get(LeverId(key))


def _step_words(board: Board, step: float, found: Return) -> str:
    """Write a step of yearly money, and what it returns or loses a year."""
    put, back = (bare(board, each).removeprefix("+") for each in (step, found.middle * step))
    return f"{put} → {back}"


def _plain(board: Board, number: float) -> str:
    return format_plain(number, board.forms, decimals=2)
