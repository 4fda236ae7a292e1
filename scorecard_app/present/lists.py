"""Short lists inside forms: the measures and links of an objective, what a measure serves."""

import math
from dataclasses import dataclass
from functools import partial

from scorecard_app.domain.ids import EntityId, MeasureId, ObjectiveId
from scorecard_app.domain.links import WORD_RANGES, Link, LinkKind, Sign
from scorecard_app.domain.relations import Relations
from scorecard_app.engine.results import Results
from scorecard_app.present.amounts import amount, scale_by
from scorecard_app.present.faces import StatusFace
from scorecard_app.present.missing_notes import missing_note
from scorecard_app.present.numbers import format_plain
from scorecard_app.present.statuses import status_face
from scorecard_app.present.words import STRENGTHS
from scorecard_app.texts import LocaleForms, _, ngettext


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: what it opens, what it is itself (an attachment, a link), and what it says."""

    entity_id: EntityId
    row_id: EntityId
    title: str
    detail: str = ""
    status: StatusFace | None = None
    is_main: bool = False

    @property
    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        word = self.status.word if self.status else ""
        return ", ".join(filter(None, (self.title, self.detail, word)))


def measure_rows(
    relations: Relations, results: Results, objective_id: ObjectiveId, forms: LocaleForms
) -> tuple[ListRow, ...]:
    """Return the measures that serve an objective; the main one is marked."""
    card = relations.card
    main = relations.main_attachment(objective_id)
    rows = []
    for attachment in relations.attachments_of(objective_id):
        measure = card.measures[attachment.measure_id]
        judgement = results.measure(measure.id)
        said = partial(
            amount,
            measure=measure,
            scale=scale_by(judgement),
            forms=forms,
            currency=card.settings.currency,
        )
        value = said(judgement.value)
        lacks_note = missing_note(relations, results, measure.id) is not None
        if judgement.target is not None and not lacks_note:
            detail = f"{value.short} / {said(judgement.target).short} {value.unit}".rstrip()
        else:
            detail = f"{value.short} {value.unit}".rstrip()
        if lacks_note:
            detail = f"{_('note missing')} · {detail}"
        rows.append(
            ListRow(
                measure.id,
                attachment.id,
                measure.name or _("(no name)"),
                detail,
                status_face(judgement, card.settings),
                is_main=attachment == main,
            )
        )
    return tuple(rows)


def link_rows(
    relations: Relations, results: Results, objective_id: ObjectiveId, forms: LocaleForms
) -> tuple[ListRow, ...]:
    """Return the links that leave an objective, then those that arrive."""
    leaving = [(link, link.to_id, "→") for link in relations.links_from(objective_id)]
    arriving = [(link, link.from_id, "←") for link in relations.links_to(objective_id)]
    card = relations.card
    return tuple(
        ListRow(
            link.id,
            link.id,
            f"{arrow} {card.objectives[other].name or _('(no name)')}",
            link_detail(link, forms),
            status_face(results.objective(other), card.settings),
        )
        for link, other, arrow in (*leaving, *arriving)
    )


def served_rows(
    relations: Relations, results: Results, measure_id: MeasureId
) -> tuple[ListRow, ...]:
    """Return the objectives that a measure serves."""
    card = relations.card
    rows = []
    for attachment in relations.attachments_to(measure_id):
        objective = card.objectives[attachment.objective_id]
        rows.append(
            ListRow(
                objective.id,
                attachment.id,
                objective.name or _("(no name)"),
                str(objective.number),
                status_face(results.objective(objective.id), card.settings),
                is_main=relations.main_attachment(objective.id) == attachment,
            )
        )
    return tuple(rows)


def free_measures(relations: Relations, objective_id: ObjectiveId) -> tuple[ListRow, ...]:
    """Return the measures that do not serve an objective yet, by name."""
    taken = {each.measure_id for each in relations.attachments_of(objective_id)}
    free = (each for each in relations.card.measures.values() if each.id not in taken)
    ordered = sorted(free, key=lambda each: (each.name.casefold(), each.id))
    return tuple(ListRow(each.id, each.id, each.name or _("(no name)")) for each in ordered)


def free_objectives(relations: Relations, measure_id: MeasureId) -> tuple[ListRow, ...]:
    """Return the objectives that a measure does not serve yet, by name."""
    taken = {each.objective_id for each in relations.attachments_to(measure_id)}
    free = (each for each in relations.card.objectives.values() if each.id not in taken)
    ordered = sorted(free, key=lambda each: (each.name.casefold(), each.number))
    return tuple(
        ListRow(each.id, each.id, each.name or _("(no name)"), str(each.number)) for each in ordered
    )


def link_detail(link: Link, forms: LocaleForms) -> str:
    """Say sign, strength and lag in a few words: + strong · 6 months."""
    sign = "−" if link.sign is Sign.NEGATIVE else "+"
    head = f"{sign} {_strength(link, forms)}".rstrip()
    if link.kind is LinkKind.LOGICAL:
        return f"{head} · {_('by definition')}"
    lag = ngettext("{count} month", "{count} months", link.lag_months)
    return f"{head} · {lag.format(count=link.lag_months)}"


def _strength(link: Link, forms: LocaleForms) -> str:
    magnitude = link.magnitude
    if magnitude is None:
        return ""
    if magnitude.word is not None and magnitude == WORD_RANGES[magnitude.word]:
        return _(STRENGTHS[magnitude.word]).lower()
    return format_plain(math.sqrt(magnitude.low * magnitude.high), forms, decimals=2)
