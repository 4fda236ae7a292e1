"""What stands over a form: what kind of thing it is, how it stands, and why."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from scorecard_app.document.naming import short_title
from scorecard_app.domain.ids import EntityId, LinkId, MeasureId, ObjectiveId, PerspectiveId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.engine.judgements import Judgement
from scorecard_app.engine.results import Results
from scorecard_app.present.faces import StatusFace
from scorecard_app.present.form_parts import Form
from scorecard_app.present.map_faces import link_face
from scorecard_app.present.missing_notes import missing_note, note_sentence
from scorecard_app.present.statuses import reason_sentence, status_face
from scorecard_app.texts import LocaleForms, _, ngettext


@dataclass(frozen=True, slots=True)
class Headline:
    """The kind with its number, the status if there is one, a sentence, and what is wanting."""

    kind: str
    status: StatusFace | None = None
    sentence: str = ""
    wanting: str = ""


def headline(
    form: Form,
    entity_id: EntityId,
    relations: Relations,
    results: Results,
    forms: LocaleForms | None = None,
) -> Headline:
    """Return the headline of what a form shows."""
    card, kind = relations.card, _(form.kind)
    match form.table:
        case "objectives":
            objective = card.objectives[ObjectiveId(entity_id)]
            judgement: Judgement = results.objective(objective.id)
            return _judged(f"{kind} {objective.number}", judgement, relations, forms)
        case "measures":
            said = _judged(kind, results.measure(MeasureId(entity_id)), relations, forms)
            missing = missing_note(relations, results, MeasureId(entity_id))
            if missing is None:
                return said
            wanting = note_sentence(missing, relations, forms or LocaleForms())
            return replace(said, wanting=wanting)
        case "perspectives":
            return _judged(kind, results.perspective(PerspectiveId(entity_id)), relations, forms)
        case "links":
            return Headline(kind, sentence=link_face(LinkId(entity_id), relations).spoken)
        case "themes":
            serving = sum(entity_id in each.theme_ids for each in card.objectives.values())
            return Headline(kind, sentence=_count("objectives", serving))
        case "levers" | "initiatives" | "value_streams":
            return Headline(kind, sentence=short_title(card, card.table(form.table)[entity_id]))
        case "risks" | "notes":
            return Headline(kind, sentence=_subject(card, card.table(form.table)[entity_id]))
        case _:
            return Headline(kind, sentence=_extent(card))


def selection_headline(card: Scorecard, ids: Collection[EntityId]) -> Headline:
    """Return the headline over several chosen things: how many, and of which kinds."""
    counts = {
        "objectives": len(card.objectives.keys() & set(ids)),
        "measures": len(card.measures.keys() & set(ids)),
        "links": len(card.links.keys() & set(ids)),
        "perspectives": len(card.perspectives.keys() & set(ids)),
    }
    said = [_count(kind, count) for kind, count in counts.items() if count]
    title = ngettext("{count} selected", "{count} selected", len(ids)).format(count=len(ids))
    return Headline(title, sentence=", ".join(said))


def _judged(
    kind: str, judgement: Judgement, relations: Relations, forms: LocaleForms | None
) -> Headline:
    settings = relations.card.settings
    status = status_face(judgement, settings)
    return Headline(kind, status, reason_sentence(judgement, settings, forms))


def _subject(card: Scorecard, entity: Entity) -> str:
    """Name what a risk or a note is about; nothing where it stands free."""
    objective = card.objectives.get(ObjectiveId(getattr(entity, "subject_id", "")))
    return short_title(card, objective) if objective else ""


def _extent(card: Scorecard) -> str:
    kinds = {"objectives": len(card.objectives), "measures": len(card.measures)}
    return ", ".join(_count(kind, count) for kind, count in kinds.items())


def _count(kind: str, count: int) -> str:
    match kind:
        case "objectives":
            said = ngettext("{count} objective", "{count} objectives", count)
        case "measures":
            said = ngettext("{count} measure", "{count} measures", count)
        case "links":
            said = ngettext("{count} link", "{count} links", count)
        case _:
            said = ngettext("{count} perspective", "{count} perspectives", count)
    return said.format(count=count)
