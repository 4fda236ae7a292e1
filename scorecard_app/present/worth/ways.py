"""Why a card matters: the ways along which it reaches money, and what runs along each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
from scorecard_app.present.numbers import format_plain
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import money, span_words
from scorecard_app.texts import _, ngettext

PUSH = 0.1
"""What a way is worth is said of a card that is ten percent better."""

_MOST, _MOST_A_STREAM = 40, 200
"""So many ways are shown, and so many of each stream are worth being worked out."""


@dataclass(frozen=True, slots=True)
class WayRow:
    """One way to money: its cells as texts, the links to light on the map, and its derivation."""

    cells: tuple[str, ...]
    links: tuple[LinkId, ...]
    objectives: tuple[ObjectiveId, ...]
    said: str
    worth: float


@dataclass(frozen=True, slots=True)
class Ways:
    """Every way of a card to money, what is worth most first, and what they come to."""

    said: str
    rows: tuple[WayRow, ...] = ()


def header() -> tuple[str, ...]:
    """Return the titles of the columns."""
    return _("Way to money"), _("Effect"), _("After"), _("10 % better is worth")


def ways_of(board: Board, network: Network, plan: Plan, objective_id: ObjectiveId) -> Ways:
    """Return how a card reaches money, over the horizon and at the rate of a plan."""
    card = board.relations.card
    if objective_id not in network.objectives or objective_id not in board.stands:
        return Ways(_("Select a card to see how it reaches money."))
    name = board.stands[objective_id].name or _("(no name)")
    streams = moving(card, network)
    rows = [row for stream in streams for row in _rows(board, network, plan, objective_id, stream)]
    if not rows:
        return Ways(_no_way(name, streams))
    alone = Plan((Push(objective_id, PUSH),), rate=plan.rate, horizon_months=plan.horizon_months)
    total = sum(what_if(card, alone, known=network).values.values())
    rows.sort(key=lambda row: -abs(row.worth))
    return Ways(_total(board, plan, name, rows, total), tuple(rows[:_MOST]))


def _no_way(name: str, streams: Sequence[Moving]) -> str:
    if not streams:
        return _("No value stream has a yearly amount, so no money is shown.")
    return _(
        "No way leads from “{name}” to money: link it to what it serves, and say how strongly."
    ).format(name=name)


def _rows(
    board: Board, network: Network, plan: Plan, start: ObjectiveId, stream: Moving
) -> Iterator[WayRow]:
    if start == stream.objective_id:
        own = Path((), (start,), 1.0, 0)
        yield _row(board, network, plan, own, stream)
        return
    found = paths(network, network.medians, start, stream.objective_id)
    for way in found.ways[:_MOST_A_STREAM]:
        yield _row(board, network, plan, way, stream)


def _row(board: Board, network: Network, plan: Plan, way: Path, stream: Moving) -> WayRow:
    names = [board.stands[each].name or _("(no name)") for each in way.objectives]
    arrives = PUSH * _arrival(network, way, plan.months)
    worth = float(present_value(arrives * stream.amount / MONTHS_A_YEAR, plan.rate))
    effect, after = format_plain(way.effect, board.forms, decimals=3), span_words(way.lag_months)
    after = after if way.lag_months else _("at once")
    said = _derivation(board, network, way, names, money(worth, board.currency, board.forms))
    cells = (" → ".join(names), effect, after, money(worth, board.currency, board.forms))
    return WayRow(cells, way.links, way.objectives, said, worth)


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


def _derivation(board: Board, network: Network, way: Path, names: Sequence[str], worth: str) -> str:
    """Say step by step how the effect of a way comes about."""
    if not way.links:
        return _("“{name}” moves money itself: 10 % better is worth {worth}.").format(
            name=names[0], worth=worth
        )
    row_of = {link: row for row, link in enumerate(network.links)}
    factors = [
        format_plain(float(network.medians[row_of[each]]), board.forms, decimals=3)
        for each in way.links
    ]
    lags = [int(network.order.lags[row_of[each]]) for each in way.links]
    months = ngettext("{count} month", "{count} months", way.lag_months)
    said = _("{factors} = {effect} after {lags} = {months}; 10 % better is worth {worth}.").format(
        factors=" × ".join(factors),
        effect=format_plain(way.effect, board.forms, decimals=3),
        lags=" + ".join(str(each) for each in lags),
        months=months.format(count=way.lag_months),
        worth=worth,
    )
    return f"{said} {_beliefs(board, way)}".rstrip()


def _beliefs(board: Board, way: Path) -> str:
    """Say how many of the links of a way nobody has tested."""
    links = [board.relations.card.links[each] for each in way.links]
    count = sum(each.kind is not LinkKind.LOGICAL and not each.evidence_note for each in links)
    if not count:
        return ""
    return ngettext(
        "{count} of its links is a belief without a note on its evidence.",
        "{count} of its links are beliefs without a note on their evidence.",
        count,
    ).format(count=count)


def _total(board: Board, plan: Plan, name: str, rows: Sequence[WayRow], total: float) -> str:
    """Say what ten percent are worth: directly, by other ways, and through loops."""
    direct = sum(row.worth for row in rows if len(row.links) <= 1)
    indirect = sum(row.worth for row in rows if len(row.links) > 1)
    said = _(
        "10 % better at “{name}” is worth {total} over {span}: {direct} directly, {indirect} "
        "by longer ways"
    ).format(
        name=name,
        total=money(total, board.currency, board.forms),
        span=span_words(plan.horizon_months),
        direct=money(direct, board.currency, board.forms),
        indirect=money(indirect, board.currency, board.forms),
    )
    rest = total - direct - indirect
    if abs(rest) < 1:
        return f"{said}."
    more = _("{rest} through loops and further ways").format(
        rest=money(rest, board.currency, board.forms)
    )
    return f"{said}, {more}."
