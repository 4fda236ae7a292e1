"""What on a map holds what is looked for: cards by title, owner, measures, notes; free notes."""

from collections.abc import Collection, Iterator

from scorecard_app.domain.ids import NoteId, ObjectiveId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import _


def matching(
    relations: Relations, ids: Collection[ObjectiveId], text: str
) -> tuple[ObjectiveId, ...]:
    """Return the objectives that hold every word, in the order given; none for no word.

    A number means the card of this number, whatever else holds it.
    """
    words = text.casefold().split()
    if not words:
        return ()
    notes = _notes(relations.card)
    return tuple(each for each in ids if _holds(relations, each, notes.get(each, ""), words))


def matching_notes(card: Scorecard, ids: Collection[NoteId], text: str) -> tuple[NoteId, ...]:
    """Return the free notes that hold every word, in the order given; none for no word."""
    words = text.casefold().split()
    texts = {each: card.notes[each].text.casefold() for each in ids if each in card.notes}
    return tuple(each for each in texts if words and all(word in texts[each] for word in words))


def found_sentence(at: int | None, count: int) -> str:
    """Say which of what was found is shown: 3 of 12."""
    if not count:
        return _("Nothing found")
    if at is None:
        return _("{count} found").format(count=count)
    return _("{at} of {count}").format(at=at + 1, count=count)


def _holds(relations: Relations, objective_id: ObjectiveId, notes: str, words: list[str]) -> bool:
    objective = relations.card.objectives[objective_id]
    if words == [str(objective.number)]:
        return True
    texts = "\n".join([*_texts(relations, objective_id), notes]).casefold()
    return all(each in texts for each in words)


def _texts(relations: Relations, objective_id: ObjectiveId) -> Iterator[str]:
    """Yield what is written on a card or belongs to it."""
    card = relations.card
    objective = card.objectives[objective_id]
    yield objective.name
    yield objective.description
    owner = card.people.get(objective.owner_id) if objective.owner_id else None
    if owner is not None:
        yield owner.name
        yield owner.initials
    yield from (card.tags[each].name for each in objective.tag_ids if each in card.tags)
    yield from (card.themes[each].name for each in objective.theme_ids if each in card.themes)
    for risk in relations.risks_of(objective_id):
        yield risk.name
        yield risk.mitigation
    for attachment in relations.attachments_of(objective_id):
        measure = card.measures[attachment.measure_id]
        yield measure.name
        yield measure.definition


def _notes(card: Scorecard) -> dict[str, str]:
    """Return what is noted about each thing; a measure's notes belong to whom it serves."""
    found: dict[str, list[str]] = {}
    for note in card.notes.values():
        found.setdefault(note.subject_id, []).append(note.text)
    for attachment in card.attachments.values():
        if attachment.measure_id in found:
            found.setdefault(attachment.objective_id, []).extend(found[attachment.measure_id])
    return {subject: "\n".join(texts) for subject, texts in found.items()}
