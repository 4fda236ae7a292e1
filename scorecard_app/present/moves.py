"""What is said aloud of what was moved, pinned or closed on a map."""

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import NoteId, ObjectiveId, PerspectiveId
from scorecard_app.domain.maps import Lane, Map, MapStyle, Placement
from scorecard_app.domain.people import Note
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.strategy import Objective, Perspective
from scorecard_app.present.numbers import format_plain
from scorecard_app.present.spoken import short_name
from scorecard_app.texts import N_, LocaleForms, _, ngettext

_Kind = TypeVar("_Kind", bound=Entity)
Pair = tuple[Placement, Placement]

_ROW = 52.0
"""Cards whose upper edges are less than half a card apart are read as one row."""
_WORDS = 40
"""How much of a note is said to tell which one is meant."""

STYLES = {
    MapStyle.LANES: N_("The map stands in lanes now."),
    MapStyle.TREE: N_("The map stands as a tree now."),
    MapStyle.RADIAL: N_("The map stands in rings now."),
    MapStyle.TABLE: N_("The map stands as a table now."),
}
DESCRIPTIONS = {
    MapStyle.LANES: N_(
        "Objectives as cards in lanes, with links. The outline holds the same as a tree."
    ),
    MapStyle.TREE: N_(
        "Objectives as cards in a tree, with links. The outline holds the same by perspectives."
    ),
    MapStyle.RADIAL: N_(
        "Objectives as cards in rings, with links. The outline holds the same as a tree."
    ),
    MapStyle.TABLE: N_(
        "Objectives as cards in a table, with links. The outline holds the same as a tree."
    ),
}
"""What a map is to those who cannot see it, and where else they find what is on it."""


def moved_sentences(change: Change) -> Iterator[str]:
    """Say of what was there before and still is where it stands now."""
    pairs = _changed(change, "placements", Placement)
    cards = [pair for pair in pairs if pair[1].item_id in change.after.objectives]
    yield from _moved_cards(change, cards)
    yield from _pinned(change.after, [pair for pair in cards if _differ(pair, "is_pinned")])
    yield from _moved_notes(change, [pair for pair in pairs if pair not in cards])
    yield from _made_notes(change)
    for before, after in _changed(change, "maps", Map):
        yield from _lanes(change.after, before, after)
    yield from _perspectives(change)


def _moved_cards(change: Change, cards: Sequence[Pair]) -> Iterator[str]:
    """Say how far a card has gone and at which place it is read, or how many have moved."""
    moved = [pair for pair in cards if _differ(pair, "x") or _differ(pair, "y")]
    homes = {
        after.id
        for before, after in _changed(change, "objectives", Objective)
        if before.perspective_id != after.perspective_id and after.perspective_id
    }
    gone = homes | {ObjectiveId(after.item_id) for _before, after in moved}
    if len(gone) > 1:
        yield _many(change, () if homes else moved, homes, len(gone))
    for objective_id in gone if len(gone) == 1 else ():
        name = short_name(change.after.objectives[objective_id])
        now = next((after for _before, after in moved), None) or _placed(change.after, objective_id)
        place = _place(change.after, now) if now else ""
        if objective_id in homes:
            lane = _lane_name(change.after, change.after.objectives[objective_id].perspective_id)
            said = _("Moved {card} to {lane}").format(card=name, lane=lane)
        else:
            said = _("Moved {card} {way}").format(card=name, way=_way(*moved[0]))
            place = "" if place == _place(change.before, moved[0][0]) else place
        yield ", ".join(filter(None, (said, place))) + "."


def _many(change: Change, moved: Sequence[Pair], homes: Collection[ObjectiveId], count: int) -> str:
    """Say which way, or into which lane, many cards went together; else what the step is called."""
    ways = {_way(*pair) for pair in moved}
    lanes = {change.after.objectives[each].perspective_id for each in homes}
    if len(ways) == 1:
        said = ngettext("Moved {count} card {way}.", "Moved {count} cards {way}.", count)
        return said.format(count=count, way=ways.pop())
    if len(lanes) == 1 and len(homes) == count:
        said = ngettext("Moved {count} card to {lane}.", "Moved {count} cards to {lane}.", count)
        return said.format(count=count, lane=_lane_name(change.after, lanes.pop()))
    said = ngettext("{step}: {count} card moved.", "{step}: {count} cards moved.", count)
    return said.format(step=change.label, count=count)


def _pinned(card: Scorecard, pairs: Sequence[Pair]) -> Iterator[str]:
    """Say what is pinned or let go: one card by its name."""
    for is_pinned in (True, False):
        ids = [after.item_id for _before, after in pairs if after.is_pinned is is_pinned]
        count = len(ids)
        if count == 1:
            said = _("Pinned {card}.") if is_pinned else _("Unpinned {card}.")
            yield said.format(card=short_name(card.objectives[ObjectiveId(ids[0])]))
        elif count:
            said = (
                ngettext("Pinned {count} card.", "Pinned {count} cards.", count)
                if is_pinned
                else ngettext("Unpinned {count} card.", "Unpinned {count} cards.", count)
            )
            yield said.format(count=count)


def _moved_notes(change: Change, pairs: Sequence[Pair]) -> Iterator[str]:
    for before, after in pairs:
        note = change.after.notes.get(NoteId(after.item_id))
        if note is None:
            continue
        if (before.width, before.height) != (after.width, after.height):
            yield _("Made {note} another size.").format(note=_note_name(note))
        elif (before.x, before.y) != (after.x, after.y):
            yield _("Moved {note} {way}.").format(note=_note_name(note), way=_way(before, after))


def _made_notes(change: Change) -> Iterator[str]:
    for before, after in change.delta.get("notes", {}).values():
        if before is None and isinstance(after, Note) and not after.subject_id:
            yield _("Added {note}.").format(note=_note_name(after))
        elif after is None and isinstance(before, Note) and not before.subject_id:
            yield _("Deleted {note}.").format(note=_note_name(before))


def _lanes(card: Scorecard, before: Map, after: Map) -> Iterator[str]:
    """Say which lanes were closed, opened or made higher, and how the map stands."""
    if before.style is not after.style:
        yield _(STYLES[after.style])
    for lane_id in dict.fromkeys((*before.lanes, *after.lanes)):
        was, now = before.lanes.get(lane_id, Lane()), after.lanes.get(lane_id, Lane())
        name = _lane_name(card, lane_id)
        count = sum(each.perspective_id == lane_id for each in card.objectives.values())
        cards = ngettext("{count} card", "{count} cards", count).format(count=count)
        if now.is_collapsed and not was.is_collapsed:
            yield _("Collapsed {lane}; {cards} hidden.").format(lane=name, cards=cards)
        elif was.is_collapsed and not now.is_collapsed:
            yield _("Expanded {lane}; {cards} shown.").format(lane=name, cards=cards)
        elif was.height != now.height and now.height is None:
            yield _("{lane} is as high as its cards now.").format(lane=name)
        elif was.height != now.height and now.height is not None:
            yield _("{lane} is {height} high now.").format(lane=name, height=_whole(now.height))


def _perspectives(change: Change) -> Iterator[str]:
    """Say which lane came, went or stands elsewhere; of several, only the first that moved."""
    for before, after in change.delta.get("perspectives", {}).values():
        if before is None and isinstance(after, Perspective):
            yield _("Added the perspective {lane}.").format(lane=after.name or _("(no name)"))
        elif after is None and isinstance(before, Perspective):
            yield _("Deleted the perspective {lane}.").format(lane=before.name or _("(no name)"))
    if change.label == _("Move a perspective"):
        yield _("{step}: the lanes stand in another order.").format(step=change.label)


def _changed(change: Change, table: str, kind: type[_Kind]) -> list[tuple[_Kind, _Kind]]:
    """Return before and after of what was there before and still is."""
    pairs = change.delta.get(table, {}).values()
    return [(a, b) for a, b in pairs if isinstance(a, kind) and isinstance(b, kind)]


def _differ(pair: Pair, field: str) -> bool:
    return bool(getattr(pair[0], field) != getattr(pair[1], field))


def _placed(card: Scorecard, objective_id: ObjectiveId) -> Placement | None:
    found = (each for each in card.placements.values() if each.item_id == objective_id)
    return next(found, None)


def _place(card: Scorecard, placement: Placement) -> str:
    """Say at which place of its lane a card is read, row by row, and of how many."""
    home = card.objectives[ObjectiveId(placement.item_id)].perspective_id
    beside = [
        each
        for each in card.placements.values()
        if each.map_id == placement.map_id
        and each.item_id in card.objectives
        and card.objectives[ObjectiveId(each.item_id)].perspective_id == home
    ]
    beside.sort(key=lambda each: (each.y // _ROW, each.x, each.id))
    at = [each.id for each in beside].index(placement.id) + 1
    return _("{place} of {count}").format(place=at, count=len(beside))


def _way(before: Placement, after: Placement) -> str:
    """Say how far something has gone, in the map's own units: 16 right, 8 down."""
    across, down = after.x - before.x, after.y - before.y
    steps = []
    if round(across):
        steps.append(_("{count} right") if across > 0 else _("{count} left"))
    if round(down):
        steps.append(_("{count} down") if down > 0 else _("{count} up"))
    lengths = [each for each in (across, down) if round(each)]
    said = (step.format(count=_whole(abs(far))) for step, far in zip(steps, lengths, strict=True))
    return ", ".join(said) or _("a little")


def _whole(length: float) -> str:
    """Write a length in whole units, which are the same in every language below a thousand."""
    return format_plain(round(length), LocaleForms(), decimals=0)


def _lane_name(card: Scorecard, lane_id: PerspectiveId | None) -> str:
    lane = card.perspectives.get(lane_id) if lane_id else None
    return (lane.name if lane else "") or _("(no name)")


def _note_name(note: Note) -> str:
    """Say which note is meant by how it begins."""
    text = " ".join(note.text.split())
    start = text if len(text) <= _WORDS else text[:_WORDS].rstrip() + "…"
    return _("the note “{text}”").format(text=start) if start else _("an empty note")
