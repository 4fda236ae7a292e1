"""What is least sure: which beliefs move the verdict most, and which are worth asking about."""

from collections.abc import Sequence

from scorecard_app.domain.ids import EntityId, LeverId, LinkId, ValueStreamId
from scorecard_app.engine.decisions.information import Worth
from scorecard_app.engine.decisions.options import Decision
from scorecard_app.engine.decisions.tornado import Swing
from scorecard_app.engine.influence.outcome import Outcome
from scorecard_app.present.charts.chart import Bar, Chart, Fill, Panel, TableTwin
from scorecard_app.present.charts.ticks import Tick, value_ticks
from scorecard_app.present.explanations.line import Line
from scorecard_app.present.numbers import MISSING
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import percent_of
from scorecard_app.present.worth.answer import Answer, Figure, Row
from scorecard_app.present.worth.futures import middle_meaning
from scorecard_app.present.worth.plane import MONEY
from scorecard_app.present.worth.supposing import named, numbered
from scorecard_app.present.worth.wording import (
    bare,
    carries_on,
    gained,
    out_of_100,
    role_of,
    sum_of,
)
from scorecard_app.texts import _, ngettext

_MOST = 40
_DRAWN = 6
_WIDTH = 0.6
_TICKS = 4
_PADDING = 0.12


def tornado_answer(board: Board, outcome: Outcome, found: Sequence[Swing]) -> Answer:
    """Return the beliefs that swing what a plan leaves, the furthest first."""
    net = outcome.net_value
    if not found:
        return Answer(
            _("Nothing that is supposed hangs on a range: give links and streams a range.")
        )
    first = found[0]
    turning = sum((each.low < 0) != (each.high < 0) for each in found)
    said = [
        _("“{belief}” moves the verdict most: it leaves {low} to {high}.").format(
            belief=belief(board, first.id),
            low=gained(board, min(first.low, first.high)),
            high=gained(board, max(first.low, first.high)),
        ),
        ngettext(
            "{count} belief alone can turn a gain into a loss, or a loss into a gain.",
            "{count} beliefs alone can turn a gain into a loss, or a loss into a gain.",
            turning,
        ).format(count=turning)
        if turning
        else _("No belief alone turns a gain into a loss, or a loss into a gain."),
    ]
    return Answer(
        says=" ".join(said),
        figures=(
            Figure(
                _("It leaves, in the middle"), gained(board, net), role_of(net), middle_meaning()
            ),
        ),
        header=(
            _("If this belief is wrong"),
            _("at its low end"),
            _("at its high end"),
            _("Swing"),
        ),
        rows=tuple(_swing_row(board, net, each) for each in found[:_MOST]),
        main=3,
    )


def tornado_chart(board: Board, outcome: Outcome, found: Sequence[Swing]) -> Chart:
    """Return how far each belief swings what a plan leaves, the furthest on top."""
    net, shown = outcome.net_value, found[:_DRAWN]
    title = _("What it leaves if one belief is at its ends")
    if not shown:
        return Chart(title, board.currency, 0.0, 1.0, (), (), empty=_("Nothing hangs on a range."))
    marks = tuple(bar for at, each in enumerate(shown) for bar in _bars(board, net, at, each))
    values = [0.0, net, *(each.low for each in shown), *(each.high for each in shown)]
    margin = _PADDING * ((max(values) - min(values)) or 1.0)
    low, high = min(values) - margin, max(values) + margin
    ticks = value_ticks(low, high, MONEY, board.forms, most=_TICKS)
    header = (_("Belief"), _("at its low end"), _("at its high end"))
    rows = tuple(
        (belief(board, each.id), gained(board, each.low), gained(board, each.high))
        for each in shown
    )
    return Chart(
        title=title,
        unit=board.currency,
        first=0.0,
        last=float(len(shown) - 1),
        places=tuple(Tick(float(at), _in_short(board, each.id)) for at, each in enumerate(shown)),
        panels=(Panel(marks, low, high, ticks, has_zero=True),),
        twin=TableTwin(header, rows),
        note=_("Dark: at the low end of the belief · pale: at its high end"),
        is_turned=True,
    )


def measuring_answer(board: Board, names: Sequence[str], found: Decision) -> Answer:
    """Return what it is worth at most to know each belief better before deciding."""
    best = found.best
    share = float(found.share_best[best])
    figures = (
        Figure(_("Best on average"), names[best]),
        Figure(_("Best in"), out_of_100(board, share)),
        Figure(_("Knowing everything is worth at most"), sum_of(board, found.everything)),
    )
    worthy = [key for key, each in found.inputs.items() if each.stands_out]
    return Answer(
        says=_measuring_says(board, names, found, worthy),
        figures=figures,
        header=(_("Ask first about"), _("Worth at most"), _("Worth asking?")),
        rows=tuple(_worth_row(board, key, each) for key, each in found.inputs.items())[:_MOST],
        main=1,
        note=_("The decision is between: {options}.").format(options=" · ".join(names)),
    )


def measuring_chart(board: Board, found: Decision) -> Chart:
    """Return what knowing each belief is worth, with what chance alone would show."""
    shown = list(found.inputs.items())[:_DRAWN]
    title = _("Worth at most to know better")
    floor = max((each.floor for _key, each in shown), default=0.0)
    most = max([floor, *(each.value for _key, each in shown)])
    if most <= 0:
        empty = _("Whatever the beliefs turn out to be, the decision stays the same.")
        return Chart(title, board.currency, 0.0, 1.0, (), (), empty=empty)
    bars = tuple(
        Bar(
            float(at),
            0.0,
            each.value,
            f"{belief(board, key)}: {_worth_words(board, each)}",
            "chart.actual" if each.stands_out else "chart.neutral",
            fill=Fill.SOLID if each.stands_out else Fill.OUTLINE,
            width=_WIDTH,
            label=bare(board, each.value).removeprefix("+"),
        )
        for at, (key, each) in enumerate(shown)
    )
    high = most * (1 + 2 * _PADDING)
    panel = Panel(bars, 0.0, high, value_ticks(0.0, high, MONEY, board.forms, most=_TICKS))
    return Chart(
        title=title,
        unit=board.currency,
        first=0.0,
        last=float(len(shown) - 1),
        places=tuple(Tick(float(at), _in_short(board, key)) for at, (key, _w) in enumerate(shown)),
        panels=(panel,),
        twin=TableTwin(
            (_("Belief"), _("Worth at most")),
            tuple((belief(board, key), _worth_words(board, each)) for key, each in shown),
        ),
        note=_("Outlined: below what chance alone would show"),
        is_turned=True,
    )


def belief(board: Board, key: EntityId | str) -> str:
    """Return what is believed, by the names of its ends: a link, a stream, a curve, an effect."""
    link = board.relations.card.links.get(LinkId(key))
    if link is not None:
        return f"{named(board, link.from_id)} → {named(board, link.to_id)}"
    source, _arrow, objective_id = key.partition(">")
    if objective_id:
        return f"{named(board, source)} → {named(board, objective_id)}"
    if ValueStreamId(key) in board.relations.card.value_streams:
        return _("Amount of “{name}”").format(name=named(board, key))
    return named(board, key)


def _in_short(board: Board, key: EntityId | str) -> str:
    """Return the same for where there is little room."""
    link = board.relations.card.links.get(LinkId(key))
    return belief(board, key) if link is None else numbered(board, (link.from_id, link.to_id))


def _swing_row(board: Board, net: float, swing: Swing) -> Row:
    name = belief(board, swing.id)
    cells = (name, bare(board, swing.low), bare(board, swing.high),
             bare(board, swing.size).removeprefix("+"))  # fmt: skip
    low, high = _ends(board, swing.id)
    parts = (
        Line(_("At the low end ({what}) it leaves").format(what=low), gained(board, swing.low)),
        Line(_("In the middle of all beliefs it leaves"), gained(board, net)),
        Line(_("At the high end ({what}) it leaves").format(what=high), gained(board, swing.high)),
    )
    turns = (swing.low < 0) != (swing.high < 0)
    because = Line(name, parts=parts, is_open=True)
    return Row(swing.id, cells, "band.off" if turns else "text", because)


def _ends(board: Board, key: EntityId) -> tuple[str, str]:
    """Return the ends of a belief in words."""
    card = board.relations.card
    link = card.links.get(LinkId(key))
    if link is not None and link.magnitude is not None:
        ends = link.magnitude.low, link.magnitude.high
        low, high = (carries_on(board, each, sign=link.sign) for each in ends)
        return low, high
    stream = card.value_streams.get(ValueStreamId(key))
    if stream is not None and stream.low is not None and stream.high is not None:
        words = _("{money} a year can move")
        low, high = (words.format(money=sum_of(board, e)) for e in (stream.low, stream.high))
        return low, high
    source, _arrow, objective_id = key.partition(">")
    lever = card.levers.get(LeverId(source))
    for act in () if lever is None else lever.acts:
        if act.objective_id == objective_id:
            words = _("{share} of what its curve says")
            low, high = (
                words.format(share=percent_of(e, board.forms)) for e in (act.low, act.high)
            )
            return low, high
    return _("its effects small"), _("its effects large")


def _bars(board: Board, net: float, at: int, swing: Swing) -> tuple[Bar, Bar]:
    name = belief(board, swing.id)
    low, high = (
        f"{name}: {words.format(money=gained(board, end))}"
        for words, end in (
            (_("at its low end it leaves {money}"), swing.low),
            (_("at its high end it leaves {money}"), swing.high),
        )
    )
    return (
        Bar(float(at), net, swing.low, low, "chart.actual", width=_WIDTH),
        Bar(float(at), net, swing.high, high, "chart.actual", fill=Fill.PALE, width=_WIDTH),
    )


def _measuring_says(
    board: Board, names: Sequence[str], found: Decision, worthy: Sequence[str]
) -> str:
    best = names[found.best]
    if found.everything <= 0:
        return _("No doubt would change the decision: “{best}” is best in every future.").format(
            best=best
        )
    if not worthy:
        return _(
            "Nothing is worth asking about by itself: each answer would hardly change the choice "
            "of “{best}”."
        ).format(best=best)
    first = found.inputs[worthy[0]]
    return _("Ask first about “{belief}”: worth at most {money} to know better.").format(
        belief=belief(board, worthy[0]), money=sum_of(board, first.value)
    )


def _worth_row(board: Board, key: str, worth: Worth) -> Row:
    asks = _("yes") if worth.stands_out else _("no: no more than chance")
    money = sum_of(board, worth.value) if worth.stands_out else MISSING
    cells = (belief(board, key), money, asks)
    parts = (
        Line(
            _("Choosing after the answer is known leaves more, on average (EVPPI)"),
            sum_of(board, worth.value),
        ),
        Line(_("An answer without any meaning would seem to be worth"), sum_of(board, worth.floor)),
        Line(
            _("So asking may cost at most so much")
            if worth.stands_out
            else _("So it is no more than chance (the noise floor): not worth asking"),
            sum_of(board, worth.value) if worth.stands_out else "",
        ),
    )
    role = "band.on" if worth.stands_out else "text.quiet"
    return Row(key, cells, role, Line(belief(board, key), parts=parts, is_open=True))


def _worth_words(board: Board, worth: Worth) -> str:
    if worth.stands_out:
        return _("worth at most {money} to know better").format(money=sum_of(board, worth.value))
    return _("no more than chance: not worth asking")
