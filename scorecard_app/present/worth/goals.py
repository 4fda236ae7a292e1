"""Goals: what can be wanted, which setting alone reaches it, and what it would take."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.ids import EntityId, ObjectiveId
from scorecard_app.engine.decisions.reaching import Aim, Goal, Reach, Reached
from scorecard_app.engine.influence.money import moving
from scorecard_app.engine.influence.network import Network
from scorecard_app.present.amounts import amount, scale_by
from scorecard_app.present.charts.chart import Chart
from scorecard_app.present.explanations.line import Line
from scorecard_app.present.investing.fields import typed_money
from scorecard_app.present.numbers import MISSING
from scorecard_app.present.what_if.board import Board, Stand
from scorecard_app.present.what_if.by_formula import slope_note
from scorecard_app.present.what_if.typed import typed_improvement
from scorecard_app.present.what_if.words import (
    change_words,
    month_words,
    signed_percent,
    span_words,
)
from scorecard_app.present.worth.answer import Answer, Figure, Row
from scorecard_app.present.worth.plane import Plane, Spot, evenly, plane_chart
from scorecard_app.present.worth.supposing import named
from scorecard_app.present.worth.wording import bare, gained, sum_of
from scorecard_app.texts import _

_ROUNDING = 1e-6
_CARDS, _BEYOND = 12, 3
"""So many cards are shown of those that reach a goal; the others are further from it."""

_FAR = 3.0
"""A goal is in the picture if it is at most so many times its height away."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something that a goal can be about, and what its field invites to type."""

    aim: Aim
    id: EntityId | None
    name: str
    hint: str


def wanted_things(board: Board, network: Network) -> tuple[Wanted, ...]:
    """Return what a goal can be about: net value, each stream, each card of the map."""
    return tuple(_wanted(board, network))


def typed_goal(board: Board, wanted: Wanted, text: str, month: int) -> Goal:
    """Return the goal that was typed; UserError says what is wrong with it."""
    if wanted.aim is not Aim.OBJECTIVE:
        return Goal(wanted.aim, typed_money(text, board.forms), month, wanted.id)
    stand = board.stands[ObjectiveId(wanted.id or "")]
    return Goal(Aim.OBJECTIVE, _improvement(board, stand, text), month, wanted.id)


def goal_answer(board: Board, goal: Goal, found: Reached) -> Answer:
    """Return which setting of a lever or which push of a card reaches a goal alone."""
    rows = [*found.levers, *found.cards]
    figures = (
        Figure(_("Wanted"), result_words(board, goal, goal.amount)),
        Figure(_("As supposed now"), result_words(board, goal, found.now)),
        Figure(_("By"), month_words(goal.month, board.day, board.forms)),
    )
    if found.now >= goal.amount - _ROUNDING * abs(goal.amount):
        return Answer(_("What is supposed now reaches that already."), figures)
    if not rows:
        return Answer(_("No lever and no card leads there: nothing moves it by then."), figures)
    return Answer(
        says=_says(board, goal, found),
        figures=figures,
        header=(
            _("This alone"),
            _("Now"),
            _("Reaches it at"),
            _("At its best"),
        ),
        rows=tuple(_row(board, goal, each) for each in _in_order(found)),
        main=2,
        note=slope_note() if found.by_slope else "",
    )


def _in_order(found: Reached) -> list[Reach]:
    """Return what reaches the goal, levers first, then the levers and some cards that do not."""
    levers = sorted(found.levers, key=_is_out)
    cards = sorted(found.cards, key=_is_out)
    met = [each for each in (*levers, *cards[:_CARDS]) if not _is_out(each)]
    beyond = [each for each in (*levers, *cards[:_BEYOND]) if _is_out(each)]
    return [*met, *beyond]


def _is_out(reach: Reach) -> bool:
    return reach.setting is None


def goal_chart(board: Board, goal: Goal, reach: Reach) -> Chart:
    """Return what each setting leads to, with the goal as a level."""
    is_share_up = goal.aim is Aim.OBJECTIVE
    is_push = reach.id in board.stands
    xs = evenly(float(reach.settings[0]), float(reach.settings[-1]))
    ys = np.interp(xs, reach.settings, reach.results)
    is_near = np.abs(goal.amount - ys).min() <= _FAR * (np.ptp(ys) or 1.0)
    words = [
        (_setting_words(board, reach, x), result_words(board, goal, y))
        for x, y in zip(xs.tolist(), ys.tolist(), strict=True)
    ]
    plane = Plane(
        title=_("What each setting of “{name}” leads to").format(name=named(board, reach.id)),
        unit=_("% better") if is_share_up else board.currency,
        xs=xs,
        ys=ys,
        words=words,
        header=(named(board, reach.id), _("It leads to")),
        spots=tuple(_spots(board, goal, reach)),
        goal=(goal.amount, _("wanted")) if is_near else None,
        note="" if is_near else _("What is wanted lies far beyond this picture."),
        is_share_across=is_push,
        is_share_up=is_share_up,
    )
    return plane_chart(board, plane)


def result_words(board: Board, goal: Goal, result: float) -> str:
    """Say what a setting leads to, in what the goal is counted in."""
    if goal.aim is not Aim.OBJECTIVE:
        money = gained(board, result)
        return _("{money} a year").format(money=money) if goal.aim is Aim.STREAM else money
    stand = board.stands[ObjectiveId(goal.id or "")]
    change = change_words(result, board.forms, nears=bool(stand.scale and stand.scale.leads_on))
    if stand.scale is None or stand.measure is None or stand.judgement is None:
        return change
    value = stand.scale.after(result)
    words = scale_by(stand.judgement)
    said = amount(value, stand.measure, words, board.forms, currency=board.currency)
    return f"{said.whole} ({change})"


def _wanted(board: Board, network: Network) -> Iterator[Wanted]:
    card = board.relations.card
    streams = moving(card, network)
    if streams:
        name = _("What it leaves, in today's money")
        yield Wanted(Aim.NET_VALUE, None, name, _("like 5 M"))
    for stream in streams:
        name = _("{stream}, gained a year").format(stream=named(board, stream.id))
        yield Wanted(Aim.STREAM, stream.id, name, _("like 1.5 M"))
    for objective_id, stand in board.stands.items():
        if objective_id in network.objectives:
            unit = stand.today.whole if stand.today is not None else ""
            hint = _("now {value}; or +5 %").format(value=unit) if unit else _("like +5 %")
            yield Wanted(Aim.OBJECTIVE, objective_id, stand.name or _("(no name)"), hint)


def _improvement(board: Board, stand: Stand, text: str) -> float:
    return typed_improvement(text, stand, board.forms)


def _says(board: Board, goal: Goal, found: Reached) -> str:
    wanted = result_words(board, goal, goal.amount)
    first = next((each for each in (*found.levers, *found.cards) if each.setting is not None), None)
    if first is None:
        return _("Nothing reaches {wanted} alone by then. At their best they lead to what stands "
                 "at the right.").format(wanted=wanted)  # fmt: skip
    setting = _setting_words(board, first, first.setting or 0.0)
    if first.id in board.stands:
        return _("“{name}” alone reaches it when it is {setting}.").format(
            name=named(board, first.id), setting=setting
        )
    return _("“{name}” alone reaches it at {setting}.").format(
        name=named(board, first.id), setting=setting
    )


def _row(board: Board, goal: Goal, reach: Reach) -> Row:
    if reach.setting is None:
        at = int(np.abs(reach.settings - reach.best).argmin())
        found, best = _("out of reach"), _("{result} at {setting}").format(
            result=_short_result(board, goal, float(reach.results[at])),
            setting=_short_setting(board, reach, reach.best),
        )  # fmt: skip
    else:
        found, best = _short_setting(board, reach, reach.setting), MISSING
    cells = (named(board, reach.id), _short_setting(board, reach, reach.now), found, best)
    role = "text.quiet" if reach.setting is None else "band.on"
    return Row(reach.id, cells, role, _because(board, goal, reach))


def _because(board: Board, goal: Goal, reach: Reach) -> Line:
    """Say what the setting of now and the one found lead to, and the ends of what is possible."""
    ends = (reach.settings[0], reach.now, reach.setting, reach.settings[-1])
    known = sorted({float(each) for each in ends if each is not None})
    parts = tuple(
        Line(
            _setting_words(board, reach, each),
            result_words(board, goal, float(np.interp(each, reach.settings, reach.results))),
        )
        for each in known
    )
    span = span_words(goal.month)
    text = _("What “{name}” alone leads to in {span}").format(
        name=named(board, reach.id), span=span
    )
    return Line(text, parts=parts, is_open=True)


def _setting_words(board: Board, reach: Reach, setting: float) -> str:
    if reach.id in board.stands:
        return signed_percent(setting, board.forms) or _("no change")
    return _("{money} a year").format(money=sum_of(board, setting))


def _short_setting(board: Board, reach: Reach, setting: float) -> str:
    if reach.id in board.stands:
        return _setting_words(board, reach, setting)
    return sum_of(board, setting)


def _short_result(board: Board, goal: Goal, result: float) -> str:
    if goal.aim is Aim.OBJECTIVE:
        return change_words(result, board.forms)
    return bare(board, result)


def _spots(board: Board, goal: Goal, reach: Reach) -> Iterator[Spot]:
    y = float(np.interp(reach.now, reach.settings, reach.results))
    said = f"{_setting_words(board, reach, reach.now)}: {result_words(board, goal, y)}"
    yield Spot(reach.now, y, _("now"), said, "chart.prior")
    if reach.setting is not None:
        setting = _setting_words(board, reach, reach.setting)
        said = f"{setting}: {result_words(board, goal, goal.amount)}"
        yield Spot(reach.setting, goal.amount, setting, said)
