"""What is said aloud when the map has changed: one sentence for one change."""

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from scorecard_app.document.change import Change
from scorecard_app.document.naming import title
from scorecard_app.domain.ids import EntityId, LinkId, ObjectiveId
from scorecard_app.domain.links import Link
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.domain.value import Initiative, Lever, ValueStream
from scorecard_app.engine.results import Results
from scorecard_app.present.moves import moved_sentences
from scorecard_app.present.places import INVESTED
from scorecard_app.present.spoken import short_name
from scorecard_app.present.statuses import status_face
from scorecard_app.texts import _, ngettext

_Kind = TypeVar("_Kind", Objective, Link)


def announcement(change: Change) -> str:
    """Say what a change did to cards, links, notes and lanes; "" where it did nothing to them."""
    match change.origin:
        case "undo":
            return _("Undone: {step}.").format(step=change.label)
        case "redo":
            return _("Done again: {step}.").format(step=change.label)
    return " ".join(_sentences(change))


def deleted_sentence(before: Scorecard, after: Scorecard, ids: Collection[EntityId]) -> str:
    """Say how many things were deleted, and how many links went with them."""
    count, links = len(ids), len(before.links.keys() - after.links.keys() - set(ids))
    said = ngettext("Deleted {count} item.", "Deleted {count} items.", count).format(count=count)
    if not links:
        return said
    went = ngettext("{count} link went with it.", "{count} links went with it.", links)
    return f"{said} {went.format(count=links)}"


def status_word(objective_id: ObjectiveId, results: Results) -> str:
    """Say the status of a card in its word."""
    return status_face(results.objective(objective_id), results.card.settings).word


def status_change(objective: Objective, before: str, after: str) -> str:
    """Say that the status of a card is another one now."""
    return _("{card}: {after} now, {before} before.").format(
        card=short_name(objective), after=after, before=before
    )


def many_selected(count: int) -> str:
    """Say how many things are selected."""
    return ngettext("{count} item selected", "{count} items selected", count).format(count=count)


def _sentences(change: Change) -> Iterator[str]:
    gone, made = _differing(change, "objectives", Objective)
    cut, drawn = _differing(change, "links", Link)
    if gone:
        yield _deleted(gone, len(cut))
    elif cut:
        yield _unlinked(cut, change.before)
    if made:
        yield _made(made, drawn, change.after)
    elif drawn:
        yield _linked(drawn, change.after)
    yield from _invested(change)
    yield from _turned(change)
    yield from moved_sentences(change)


def _invested(change: Change) -> Iterator[str]:
    """Say which levers, initiatives and streams there are now, or no longer."""
    for table in INVESTED:
        for before, after in change.delta.get(table, {}).values():
            if before is None and isinstance(after, Lever | Initiative | ValueStream):
                yield _("Added: {what}.").format(what=title(change.after, after))
            elif after is None and isinstance(before, Lever | Initiative | ValueStream):
                yield _("Deleted: {what}.").format(what=title(change.before, before))


def _differing(change: Change, table: str, kind: type[_Kind]) -> tuple[list[_Kind], list[_Kind]]:
    """Return what went and what came in a table."""
    pairs = change.delta.get(table, {}).values()
    gone = [before for before, after in pairs if after is None and isinstance(before, kind)]
    made = [after for before, after in pairs if before is None and isinstance(after, kind)]
    return gone, made


def _deleted(gone: Sequence[Objective], links: int) -> str:
    if len(gone) == 1:
        said = _("Deleted {card}").format(card=short_name(gone[0]))
    else:
        said = ngettext("Deleted {count} card", "Deleted {count} cards", len(gone)).format(
            count=len(gone)
        )
    if not links:
        return _("{sentence}.").format(sentence=said)
    went = ngettext("{count} link", "{count} links", links).format(count=links)
    return _("{sentence}, and {links} with it.").format(sentence=said, links=went)


def _made(made: Sequence[Objective], drawn: Sequence[Link], card: Scorecard) -> str:
    if len(made) > 1:
        return ngettext("Added {count} card.", "Added {count} cards.", len(made)).format(
            count=len(made)
        )
    lane = card.perspectives[made[0].perspective_id].name if made[0].perspective_id else ""
    said = ", ".join(filter(None, (short_name(made[0]), lane)))
    if len(drawn) != 1:
        return _("Added {card}.").format(card=said)
    ends = _ends(drawn[0], card)
    if drawn[0].from_id == made[0].id:
        return _("Added {card}, linked to {effect}.").format(card=said, effect=ends["effect"])
    return _("Added {card}, linked from {cause}.").format(card=said, cause=ends["cause"])


def _linked(drawn: Sequence[Link], card: Scorecard) -> str:
    if len(drawn) > 1:
        return ngettext("Added {count} link.", "Added {count} links.", len(drawn)).format(
            count=len(drawn)
        )
    return _("Linked {cause} to {effect}.").format(**_ends(drawn[0], card))


def _unlinked(cut: Sequence[Link], card: Scorecard) -> str:
    if len(cut) > 1:
        return ngettext("Deleted {count} link.", "Deleted {count} links.", len(cut)).format(
            count=len(cut)
        )
    return _("Deleted the link from {cause} to {effect}.").format(**_ends(cut[0], card))


def _turned(change: Change) -> Iterator[str]:
    """Say of links that were there before where they lead now."""
    for link_id, (before, after) in change.delta.get("links", {}).items():
        if not isinstance(before, Link) or not isinstance(after, Link):
            continue
        if (before.from_id, before.to_id) != (after.from_id, after.to_id):
            ends = _ends(change.after.links[LinkId(link_id)], change.after)
            yield _("The link leads from {cause} to {effect} now.").format(**ends)


def _ends(link: Link, card: Scorecard) -> dict[str, str]:
    names = card.objectives
    return {"cause": short_name(names[link.from_id]), "effect": short_name(names[link.to_id])}
