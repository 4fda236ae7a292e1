"""Faces of one map: its lanes, its cards and its links."""

import math
from dataclasses import dataclass, replace
from functools import partial

from scorecard_app.domain.ids import LinkId, MapId, MeasureId, ObjectiveId, PerspectiveId
from scorecard_app.domain.links import Link, LinkKind, Sign
from scorecard_app.domain.maps import Lane, Placement
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Period
from scorecard_app.domain.reach import size_within_reach, within_reach
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.strategy import LeadLag, Objective, Perspective
from scorecard_app.engine.judgements import MeasureJudgement, Reason
from scorecard_app.engine.results import Results
from scorecard_app.present.amounts import amount, scale_by
from scorecard_app.present.card_marks import (
    described,
    note_lines,
    parts_in,
    risk_face,
    risk_lines,
    theme_faces,
    theme_line,
    told_in_sentences,
    variance_face,
)
from scorecard_app.present.faces import (
    CardFace,
    LaneFace,
    LinkFace,
    SparkFace,
    Spot,
    StatusFace,
    VarianceFace,
)
from scorecard_app.present.missing_notes import missing_note, note_added, note_sentence
from scorecard_app.present.periods import format_period
from scorecard_app.present.sparklines import spark_face
from scorecard_app.present.spoken import spoken_card, strength_words
from scorecard_app.present.statuses import reason_sentence, status_face, status_sentence
from scorecard_app.texts import LocaleForms, _, ngettext

_UNKNOWN_WEIGHT = 0.1
"""A link of which nobody has said how strong it is looks weak."""


def lane_faces(relations: Relations, map_id: MapId) -> tuple[LaneFace, ...]:
    """Return the lanes of a map from the top row down; equal rows stand side by side."""
    lanes = relations.card.maps[map_id].lanes if map_id in relations.card.maps else {}
    rows: dict[int, list[Perspective]] = {}
    for perspective in relations.perspectives:
        rows.setdefault(perspective.row, []).append(perspective)
    return tuple(
        _lane_face(perspective, lanes.get(perspective.id, Lane()), (row, column, len(members)))
        for row, members in enumerate(rows.values())
        for column, perspective in enumerate(members)
    )


def spots(relations: Relations, map_id: MapId) -> dict[ObjectiveId, Spot]:
    """Return where the objectives stand on a map; those without a placement are not on it."""
    return {
        ObjectiveId(placement.item_id): spot_of(placement)
        for placement in relations.placements_on(map_id)
        if placement.item_id in relations.card.objectives
    }


def spot_of(placement: Placement) -> Spot:
    """Return where a card stands: right of the top left corner of its lane and below it."""
    x, y = within_reach(placement.x), within_reach(placement.y)
    return Spot(max(x, 0.0), max(y, 0.0), placement.is_pinned)


def card_face(
    objective_id: ObjectiveId, relations: Relations, results: Results, forms: LocaleForms
) -> CardFace | None:
    """Return the card of an objective; None while it belongs to no perspective."""
    card = relations.card
    objective = card.objectives[objective_id]
    if objective.perspective_id is None:
        return None
    lane = card.perspectives[objective.perspective_id].name
    judgement = results.objective(objective_id)
    status = status_face(judgement, card.settings)
    measure = relations.main_measure(objective_id)
    shown = _shown(measure, relations, results, forms)
    wanting = _missing_notes(objective_id, relations, results, forms)
    why = reason_sentence(judgement, card.settings, forms)
    said = note_added(status.word) if wanting else status.word
    themes = theme_faces(card, objective_id)
    face = CardFace(
        objective_id,
        objective.perspective_id,
        number=str(objective.number),
        title=objective.name,
        status=status,
        lead_lag=_lead_lag_word(judgement.lead_lag),
        initials=_initials(objective, relations),
        tooltip=_tooltip(
            objective,
            status,
            (
                why,
                *shown.lines,
                *wanting,
                theme_line(themes),
                *risk_lines(relations, objective_id),
                *note_lines(relations, objective_id),
            ),
        ),
        spoken=spoken_card(objective, lane, said, relations),
        measure=measure.name if measure else "",
        value=shown.value,
        unit=shown.unit,
        target=shown.target,
        spark=shown.spark,
        lacks_note=bool(wanting),
        variance=shown.variance,
        risk=risk_face(relations, objective_id),
        notes=len(relations.notes_about(objective_id)),
        themes=themes,
        parts=parts_in(relations, objective_id),
    )
    told = (
        described(face, _owner(objective, relations)),
        "" if judgement.reason is Reason.NO_CURRENT_CHILD else why,  # “No data” is said already
        *wanting,
        *risk_lines(relations, objective_id),
        *note_lines(relations, objective_id),
    )
    return replace(face, described=told_in_sentences(told))


def measure_card(
    measure_id: MeasureId, lane_id: PerspectiveId, footing: tuple[Relations, Results, LocaleForms]
) -> CardFace:
    """Return a measure as a card of its own, among the parts of an objective."""
    relations, results, forms = footing
    measure, settings = relations.card.measures[measure_id], relations.card.settings
    judgement = results.measure(measure_id)
    status = status_face(judgement, settings)
    shown = _shown(measure, relations, results, forms)
    why = status_sentence(status, reason_sentence(judgement, settings, forms))
    name = measure.name or _("(no name)")
    return CardFace(
        ObjectiveId(measure_id),
        lane_id,
        number="",
        title=name,
        status=status,
        tooltip="\n".join((name, why, *shown.lines[1:])),
        spoken=_("Measure: {name}, {status}").format(name=name, status=status.word),
        measure=measure.name,
        value=shown.value,
        unit=shown.unit,
        target=shown.target,
        spark=shown.spark,
    )


def link_face(link_id: LinkId, relations: Relations, forms: LocaleForms | None = None) -> LinkFace:
    """Return the face of a link, with its hypothesis in words."""
    link = relations.card.links[link_id]
    return LinkFace(
        link.id,
        link.from_id,
        link.to_id,
        is_negative=link.sign is Sign.NEGATIVE,
        kind=link.kind,
        evidence=link.evidence,
        weight=_weight(link),
        tooltip="\n".join(filter(None, (_link_sentence(link, relations), link.rationale))),
        spoken=_link_sentence(link, relations),
        label=_link_label(link, forms or LocaleForms()),
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a card says of its main measure."""

    value: str = ""
    unit: str = ""
    target: str = ""
    spark: SparkFace | None = None
    variance: VarianceFace | None = None
    lines: tuple[str, ...] = ()


def _shown(
    measure: Measure | None, relations: Relations, results: Results, forms: LocaleForms
) -> _Shown:
    """Put the main measure of a card into words; an example: Adoption: 62 % (Sep 2026)."""
    if measure is None:
        return _Shown()
    settings = relations.card.settings
    judgement = results.measure(measure.id)
    said = partial(
        amount,
        measure=measure,
        scale=scale_by(judgement),
        forms=forms,
        currency=settings.currency,
    )
    value = said(judgement.value)
    status = status_face(judgement, settings)
    last = judgement.period
    return _Shown(
        value=value.short,
        unit=value.unit,
        target="" if judgement.target is None else said(judgement.target).short,
        spark=_spark(measure, results, last, status) if last else None,
        variance=variance_face(measure, judgement, forms, currency=settings.currency),
        lines=_measure_lines(measure, judgement, relations, forms),
    )


def _spark(
    measure: Measure, results: Results, last: Period, status: StatusFace
) -> SparkFace | None:
    fiscal_start = results.card.settings.fiscal_start
    numbers = results.basis.numbers
    return spark_face(measure, numbers, last=last, status=status, fiscal_start=fiscal_start)


def _measure_lines(
    measure: Measure, judgement: MeasureJudgement, relations: Relations, forms: LocaleForms
) -> tuple[str, ...]:
    settings = relations.card.settings
    scale, currency = scale_by(judgement), settings.currency
    lines = []
    if judgement.value is not None and judgement.period:
        when = format_period(judgement.period, forms, fiscal_start=settings.fiscal_start)
        value = amount(judgement.value, measure, scale, forms, currency=currency)
        lines.append(f"{measure.name}: {value.whole} ({when})")
    else:
        lines.append(measure.name)
    if judgement.target is not None:
        target = amount(judgement.target, measure, scale, forms, currency=currency)
        lines.append(_("Target: {target}").format(target=target.whole))
    return tuple(lines)


def _missing_notes(
    objective_id: ObjectiveId, relations: Relations, results: Results, forms: LocaleForms
) -> tuple[str, ...]:
    """Say which measures of an objective lack the note that a low score asks for."""
    if relations.card.settings.note_threshold is None:
        return ()
    lines = []
    for attachment in relations.attachments_of(objective_id):
        missing = missing_note(relations, results, attachment.measure_id)
        if missing is not None:
            name = relations.card.measures[attachment.measure_id].name or _("(no name)")
            lines.append(f"{name}: {note_sentence(missing, relations, forms)}")
    return tuple(lines)


def _lane_face(perspective: Perspective, lane: Lane, place: tuple[int, int, int]) -> LaneFace:
    row, column, columns = place
    return LaneFace(
        perspective.id,
        perspective.name,
        perspective.question,
        row,
        column,
        columns,
        perspective.colour_role,
        size_within_reach(lane.height),
        lane.is_collapsed,
    )


def _lead_lag_word(lead_lag: LeadLag | None) -> str:
    match lead_lag:
        case LeadLag.LEADING:
            return _("leading")
        case LeadLag.LAGGING:
            return _("lagging")
        case None:
            return ""


def _initials(objective: Objective, relations: Relations) -> str:
    owner = relations.card.people.get(objective.owner_id) if objective.owner_id else None
    if owner is None:
        return ""
    return owner.initials or "".join(word[0] for word in owner.name.split()[:3]).upper()


def _owner(objective: Objective, relations: Relations) -> str:
    owner = relations.card.people.get(objective.owner_id) if objective.owner_id else None
    return owner.name if owner else ""


def _tooltip(objective: Objective, status: StatusFace, lines: tuple[str, ...]) -> str:
    head = f"{objective.number} {objective.name}"
    return "\n".join(filter(None, (head, status_sentence(status, lines[0]), *lines[1:])))


def _link_sentence(link: Link, relations: Relations) -> str:
    """Say a link: “Land the change” raises “Grow revenue” after 6 months."""
    names = relations.card.objectives
    raises = _("“{cause}” raises “{effect}”")
    lowers = _("“{cause}” lowers “{effect}”")
    said = (lowers if link.sign is Sign.NEGATIVE else raises).format(
        cause=names[link.from_id].name, effect=names[link.to_id].name
    )
    if link.kind is LinkKind.LOGICAL:
        return _("{sentence}, by definition").format(sentence=said)
    months = ngettext("{count} month", "{count} months", link.lag_months)
    lag = months.format(count=link.lag_months)
    return _("{sentence} after {lag}").format(sentence=said, lag=lag)


def _link_label(link: Link, forms: LocaleForms) -> str:
    """Say sign, strength and lag in few words: + strong · 6 months."""
    sign = forms.minus if link.sign is Sign.NEGATIVE else "+"
    if link.kind is LinkKind.LOGICAL:
        return _("{sign} by definition").format(sign=sign)
    months = ngettext("{count} month", "{count} months", link.lag_months)
    lag = months.format(count=link.lag_months) if link.lag_months else _("at once")
    strength = strength_words(link, forms)
    return f"{sign} {strength} · {lag}" if strength else f"{sign} {lag}"


def _weight(link: Link) -> float:
    """Return how strong a link is believed to be, from 0 to 1: its lognormal median (eq. 11)."""
    if link.magnitude is None:
        return _UNKNOWN_WEIGHT
    return min(1.0, math.sqrt(link.magnitude.low * link.magnitude.high))
