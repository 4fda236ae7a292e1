"""Why a card matters: the ways along which it reaches money, and what runs along each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.links import LinkKind
from scorecard_app.domain.value import Push
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.money import MONTHS_A_YEAR, Moving, moving, present_value
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.paths import Path, paths
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.present.charts.chart import Bar, Chart, Panel, TableTwin
from scorecard_app.present.charts.ticks import Tick, value_ticks
from scorecard_app.present.explanations.line import Line
from scorecard_app.present.numbers import format_plain
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import signed_percent, span_words
from scorecard_app.present.worth.answer import Answer, Row
from scorecard_app.present.worth.plane import MONEY
from scorecard_app.present.worth.supposing import named, numbered
from scorecard_app.present.worth.wording import bare, carries_on, gained, role_of
from scorecard_app.texts import _, ngettext, quoted

PUSH = 0.1
"""What a way is worth is said of a card that is ten percent better."""

_DRAWN, _PADDING, _TICKS = 6, 0.15, 4
_MOST, _MOST_TO_A_CARD = 40, 200
"""So many ways are shown, and so many to each card with money are worth being worked out."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to money: its cards and links, what runs along it, when, and what that is worth."""

    links: tuple[LinkId, ...]
    objectives: tuple[ObjectiveId, ...]
    effect: float
    lag_months: int
    worth: float

    @property
    def key(self) -> str:
        """Return what tells it from other ways."""
        return " ".join((*self.objectives, *self.links))


@dataclass(frozen=True, slots=True)
class Ways:
    """Every way of a card to money, what is worth most first, and what they come to."""

    answer: Answer
    ways: tuple[Way, ...] = ()
    chart: Chart | None = None


def ways_of(board: Board, network: Network, plan: Plan, objective_id: ObjectiveId | None) -> Ways:
    """Return how a card reaches money, over the horizon and at the rate of a plan."""
    card = board.relations.card
    if objective_id not in network.objectives or objective_id not in board.stands:
        return Ways(Answer(_("Select a card to see how it reaches money.")))
    name = named(board, objective_id)
    streams = moving(card, network)
    ways = [
        each
        for end, base in _bases(streams).items()
        for each in _ways(network, plan, (objective_id, end), base)
    ]
    if not ways:
        return Ways(Answer(_no_way(board, objective_id, streams)))
    alone = Plan((Push(objective_id, PUSH),), rate=plan.rate, horizon_months=plan.horizon_months)
    total = sum(what_if(card, alone, known=network).values.values())
    ways.sort(key=_weight)
    answer = Answer(
        says=" ".join((_total(board, plan, name, ways, total), _carrier(board, ways))).rstrip(),
        header=(
            _("Way to money"),
            _("10 % more here\ngives there"),
            _("After"),
            _("10 % better\nis worth"),
        ),
        rows=tuple(_row(board, network, each) for each in ways[:_MOST]),
        main=3,
    )
    return Ways(answer, tuple(ways[:_MOST]), _chart(board, name, ways[:_DRAWN]))


def _weight(way: Way) -> float:
    return -abs(way.worth)


def _no_way(board: Board, objective_id: ObjectiveId, streams: Sequence[Moving]) -> str:
    card, name = board.relations.card, named(board, objective_id)
    if not streams:
        return _("No value stream has a yearly amount, so no money is shown.")
    highest = card.settings.culminating_perspective_id
    if highest is not None and card.objectives[objective_id].perspective_id == highest:
        moved = dict.fromkeys(each.objective_id for each in streams)
        return _(
            "“{name}” is what all ways lead to. The money itself moves on {cards}: select one of "
            "them, or any card below."
        ).format(name=name, cards=", ".join(quoted(named(board, each)) for each in moved))
    return _(
        "No way leads from “{name}” to money: link it to what it serves, and say how strongly."
    ).format(name=name)


def _bases(streams: Sequence[Moving]) -> dict[ObjectiveId, float]:
    """Return the yearly money that each card moves, by one stream or by several."""
    found: dict[ObjectiveId, float] = {}
    for each in streams:
        found[each.objective_id] = found.get(each.objective_id, 0.0) + each.amount
    return found


def _ways(
    network: Network, plan: Plan, ends: tuple[ObjectiveId, ObjectiveId], base: float
) -> Iterator[Way]:
    start, end = ends
    if start == end:
        yield _way(network, plan, Path((), (start,), 1.0, 0), base)
        return
    found = paths(network, network.medians, start, end)
    for path in found.ways[:_MOST_TO_A_CARD]:
        yield _way(network, plan, path, base)


def _way(network: Network, plan: Plan, path: Path, base: float) -> Way:
    arrives = PUSH * _arrival(network, path, plan.months)
    worth = float(present_value(arrives * base / MONTHS_A_YEAR, plan.rate))
    return Way(path.links, path.objectives, path.effect, path.lag_months, worth)


def _row(board: Board, network: Network, way: Way) -> Row:
    names = [named(board, each) for each in way.objectives]
    cells = (
        "".join(f"→ {name} " for name in names[1:]).rstrip() or names[0],
        signed_percent(PUSH * way.effect, board.forms) or _("hardly anything"),
        _after(way.lag_months),
        gained(board, way.worth),
    )
    because = Line(
        " → ".join(names), cells[3], parts=tuple(_because(board, network, way, names)), is_open=True
    )
    return Row(way.key, cells, role_of(way.worth), because)


def _after(months: int) -> str:
    return span_words(months) if months else _("at once")


def _arrival(network: Network, way: Path, months: int) -> Floats:
    """Return what arrives by month at the end of a way of an improvement by the whole."""
    rows = [network.links.index(link) for link in way.links]
    if not rows or (network.gains[rows] == 1).all():
        return np.where(np.arange(months) >= way.lag_months, way.effect, 0.0)
    course = np.ones(months)
    for row in rows:
        lag, gain = int(network.order.lags[row]), float(network.gains[row])
        sent = network.medians[row] * np.concatenate((np.zeros(lag), course))[:months]
        course, so_far = np.zeros(months), 0.0
        for month in range(months):
            so_far += gain * (sent[month] - so_far)
            course[month] = so_far
    return course


def _because(board: Board, network: Network, way: Way, names: Sequence[str]) -> Iterator[Line]:
    """Yield link by link how the effect of a way comes about."""
    row_of = {link: row for row, link in enumerate(network.links)}
    for link, (one, other) in zip(way.links, pairwise(names), strict=True):
        row, rule = row_of[link], network.formula_of(link)
        carries = carries_on(board, float(network.medians[row]))
        if rule is not None:
            words = _("by formula {formula}; from today’s values on {carries}")
            carries = words.format(formula=board.stands[rule.objective_id].formula, carries=carries)
        yield Line(
            _("{one} → {other}: {carries}").format(one=one, other=other, carries=carries),
            _after(int(network.order.lags[row])),
            entity_id=link if link in board.relations.card.links else None,
        )
    if way.links:
        words = _("Along the whole way: {carries}")
        carries = carries_on(board, way.effect)
        yield Line(words.format(carries=carries), _after(way.lag_months))
    else:
        yield Line(_("“{name}” moves money itself").format(name=names[0]))
    beliefs = _beliefs(board, way)
    if beliefs:
        yield Line(beliefs)


def _beliefs(board: Board, way: Way) -> str:
    """Say how many of the links of a way nobody has tested."""
    known = board.relations.card.links
    links = [known[each] for each in way.links if each in known]
    count = sum(each.kind is not LinkKind.LOGICAL and not each.evidence_note for each in links)
    if not count:
        return ""
    return ngettext(
        "{count} of its links is a belief without a note on its evidence.",
        "{count} of its links are beliefs without a note on their evidence.",
        count,
    ).format(count=count)


def _total(board: Board, plan: Plan, name: str, rows: Sequence[Way], total: float) -> str:
    """Say what ten percent are worth: directly, by other ways, and through loops."""
    direct = sum(row.worth for row in rows if len(row.links) <= 1)
    indirect = sum(row.worth for row in rows if len(row.links) > 1)
    rest = total - direct - indirect
    told = (
        (direct, _("{money} directly")),
        (indirect, _("{money} by longer ways")),
        (rest, _("{money} through loops and further ways")),
    )
    parts = ", ".join(
        words.format(money=gained(board, each)) for each, words in told if abs(each) >= 1
    )
    return _("10 % better at “{name}” is worth {total} over {span}: {parts}.").format(
        name=name, total=gained(board, total), span=span_words(plan.horizon_months), parts=parts
    )


def _carrier(board: Board, ways: Sequence[Way]) -> str:
    """Say which link carries most of it; "" where there is but one way."""
    carried: dict[LinkId, float] = {}
    ends: dict[LinkId, tuple[ObjectiveId, ObjectiveId]] = {}
    for way in ways:
        for link, pair in zip(way.links, pairwise(way.objectives), strict=True):
            carried[link], ends[link] = carried.get(link, 0.0) + abs(way.worth), pair
    whole = sum(abs(way.worth) for way in ways)
    if len(ways) == 1 or not carried or not whole:
        return ""
    most = max(carried, key=lambda each: carried[each])
    one, other = ends[most]
    share = format_plain(100 * carried[most] / whole, board.forms, decimals=0)
    return _("“{one} → {other}” carries most: {percent} % of it.").format(
        one=named(board, one), other=named(board, other), percent=share
    )


def _chart(board: Board, name: str, ways: Sequence[Way]) -> Chart:
    """Return the ways as bars: what 10 percent more are worth along each."""
    labels = [" → ".join(named(board, each) for each in way.objectives[1:]) or name for way in ways]
    bars = tuple(
        Bar(
            float(at),
            0.0,
            way.worth,
            f"{label}: {gained(board, way.worth)}",
            "chart.good" if way.worth >= 0 else "chart.bad",
            label=bare(board, way.worth),
        )
        for at, (way, label) in enumerate(zip(ways, labels, strict=True))
    )
    worths = [0.0, *(way.worth for way in ways)]
    margin = _PADDING * ((max(worths) - min(worths)) or 1.0)
    low = min(worths) - (margin if min(worths) < 0 else 0.0)
    high = max(worths) + margin
    ticks = value_ticks(low, high, MONEY, board.forms, most=_TICKS)
    return Chart(
        title=_("10 % better at “{name}”, by the way it takes").format(name=name),
        unit=board.currency,
        first=0.0,
        last=float(len(ways) - 1),
        places=tuple(Tick(float(at), numbered(board, w.objectives)) for at, w in enumerate(ways)),
        panels=(Panel(bars, low, high, ticks, has_zero=True),),
        twin=TableTwin(
            (_("Way to money"), _("Worth")),
            tuple((label, gained(board, w.worth)) for w, label in zip(ways, labels, strict=True)),
        ),
        is_turned=True,
    )
