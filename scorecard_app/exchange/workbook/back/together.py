"""Make one scorecard of what came back in a workbook and what is there now."""

from dataclasses import dataclass

from scorecard_app.document.card_size import CARD_WIDTH, GAP, PADDING
from scorecard_app.document.edits.frequency import change_frequency
from scorecard_app.document.merge.conflict import ABSENT, Conflict
from scorecard_app.document.merge.deciding import (
    Decisions,
    Side,
    decided,
    left_out,
    value_of,
    without,
)
from scorecard_app.document.merge.spots import Spot, at
from scorecard_app.document.merge.three_way import merge, settled
from scorecard_app.document.problems import problems
from scorecard_app.domain.ids import EntityId, MintId, PlacementId
from scorecard_app.domain.levels import Level
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.errors import UserError
from scorecard_app.exchange.workbook.back.records import Unread
from scorecard_app.exchange.workbook.back.returned import Returned
from scorecard_app.exchange.workbook.back.theirs import Dispute


@dataclass(frozen=True)
class Choices:
    """What a user decided: sides of conflicts, what to leave out, and which rows to delete."""

    decisions: Decisions
    left_out: frozenset[Spot] = frozenset()
    deleted: frozenset[EntityId] = frozenset()


UNDECIDED = Choices({})


@dataclass(frozen=True)
class Together:
    """The scorecard that both sides make, what they changed differently, and what cannot be.

    `fault` is a sentence where the scorecard would come out with an error; then it is mine.
    """

    card: Scorecard
    conflicts: tuple[Conflict, ...]
    unread: tuple[Unread, ...] = ()
    fault: str = ""


def together(back: Returned, choices: Choices = UNDECIDED) -> Together:
    """Merge, settle by the choices, and complete what is new."""
    try:
        theirs = left_out(back.base, back.theirs, choices.left_out)
        theirs = without(theirs, choices.deleted)
        merged = merge(back.base, back.mine, theirs)
        card = _placed(decided(merged, choices.decisions), back.mine, back.mint)
        card, disputed = _agreed(card, back, choices.decisions)
        card, conflicts, unread = _in_new_periods(card, back, choices)
    except UserError as error:
        return Together(back.mine, (), fault=str(error))
    conflicts = (*merged.conflicts, *disputed, *conflicts)
    fault = new_fault(back.mine, card)
    card = back.mine if fault or card == back.mine else card
    return Together(card, conflicts, unread, fault)


def new_fault(before: Scorecard, after: Scorecard) -> str:
    """Return the first error that was not there before, empty for none."""
    if after == before:
        return ""
    errors = [each for each in problems(after) if each.level is Level.ERROR]
    if not errors:
        return ""
    old = {(each.table, each.entity_id, each.sentence) for each in problems(before)}
    new = (each for each in errors if (each.table, each.entity_id, each.sentence) not in old)
    return next((each.sentence for each in new), "")


def _agreed(
    card: Scorecard, back: Returned, decisions: Decisions
) -> tuple[Scorecard, tuple[Conflict, ...]]:
    """Settle what the workbook says twice and differently, as far as that is decided."""
    conflicts = []
    for each in back.disputes:
        spot = Spot("series", each.series.id, "samples", each.period)
        conflict = _contradiction(each, spot, back.mine)
        conflicts.append(conflict)
        side = decisions.get(spot, Side.MINE)
        if side is not Side.MINE:
            if each.series.id not in card.series:
                card = card.put(each.series)
            card = settled(card, [(conflict, value_of(conflict, side))])
    return card, tuple(conflicts)


def _contradiction(dispute: Dispute, spot: Spot, mine: Scorecard) -> Conflict:
    def known(number: float | None) -> object:
        return ABSENT if number is None else number

    is_there = spot.entity_id in mine.series
    here = at(mine, spot) if is_there else ABSENT
    entered, listed = known(dispute.entered.number), known(dispute.listed.number)
    return Conflict(*spot, known(dispute.was), here, entered, here, listed)


def _in_new_periods(
    card: Scorecard, back: Returned, choices: Choices
) -> tuple[Scorecard, tuple[Conflict, ...], tuple[Unread, ...]]:
    """Change how often measures are taken, last of all: their values move along."""
    conflicts: list[Conflict] = []
    unread: list[Unread] = []
    for key, new in back.frequencies.items():
        spot = Spot("measures", key, "frequency")
        if key not in card.measures or spot in choices.left_out:
            continue
        now = card.measures[key].frequency
        if now not in {new.was, new.wanted}:
            conflicts.append(Conflict(*spot, new.was, now, new.wanted, now))
            if choices.decisions.get(spot) is not Side.THEIRS:
                continue
        try:
            card = change_frequency(card, measure_id=key, frequency=new.wanted)
        except UserError as error:
            unread.append(Unread(new.where, str(error)))
    return card, tuple(conflicts), tuple(unread)


def _placed(card: Scorecard, before: Scorecard, mint: MintId) -> Scorecard:
    """Place new cards that stand on no map on the first one, at the end of their lanes."""
    placed = {each.item_id for each in card.placements.values()}
    for objective in tuple(card.objectives.values()):
        if objective.id not in before.objectives and objective.id not in placed:
            card = _with_place(card, objective, mint)
    return card


def _with_place(card: Scorecard, objective: Objective, mint: MintId) -> Scorecard:
    relations = Relations(card)
    if not relations.maps:
        return card
    map_id = relations.maps[0].id
    lane = {
        each.id
        for each in card.objectives.values()
        if each.perspective_id == objective.perspective_id
    }
    taken = [each.x for each in relations.placements_on(map_id) if each.item_id in lane]
    x = max(taken) + CARD_WIDTH + GAP if taken else PADDING
    return card.put(Placement(PlacementId(mint()), map_id, objective.id, x=x, y=PADDING))
