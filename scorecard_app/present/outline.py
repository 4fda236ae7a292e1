"""The outline: perspectives, objectives at any depth, measures; and what each row says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from scorecard_app.domain.ids import (
    AttachmentId,
    EntityId,
    MeasureId,
    ObjectiveId,
    PersonId,
    PerspectiveId,
)
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.judgements import Judgement
from scorecard_app.engine.results import Results
from scorecard_app.present.faces import OutlineFace, SparkFace
from scorecard_app.present.numbers import format_number, format_plain, unit_symbol
from scorecard_app.present.sparklines import spark_face
from scorecard_app.present.statuses import reason_sentence, status_face
from scorecard_app.texts import N_, LocaleForms, _

ROOT = ""
"""The node above everything."""

WITHOUT_PERSPECTIVE = "without a perspective"
WITHOUT_OBJECTIVE = "without an objective"
"""The groups for what belongs nowhere; they stand last, while there is something in them."""

GROUPS = frozenset({WITHOUT_PERSPECTIVE, WITHOUT_OBJECTIVE})

NodeId = str
"""The id of a perspective, of an objective, of the attachment by which a measure serves an
objective (a measure may serve several), of a measure that serves none, or of a group."""

Tree = Mapping[NodeId, tuple[NodeId, ...]]
"""The children of every node that has any, in the order in which they are seen."""


class NodeKind(Enum):
    """What a row of the outline stands for."""

    GROUP = "group"
    PERSPECTIVE = "perspective"
    OBJECTIVE = "objective"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row of the outline and of the scorecard table, ready to show."""

    face: OutlineFace
    kind: NodeKind
    value: str = ""
    target: str = ""
    score: str = ""
    spark: SparkFace | None = None
    coverage: str = ""
    owner: str = ""


def outline_tree(relations: Relations) -> Tree:
    """Return the whole tree by node."""
    card = relations.card
    tree: dict[NodeId, tuple[NodeId, ...]] = {}
    for lane in relations.perspectives:
        tree[lane.id] = tuple(each.id for each in relations.objectives_in(lane.id))
    for objective in card.objectives.values():
        measures = (each.id for each in relations.attachments_of(objective.id))
        children = (each.id for each in relations.children_of(objective.id))
        tree[objective.id] = (*measures, *children)
    tree[WITHOUT_PERSPECTIVE] = tuple(
        each.id
        for each in card.objectives.values()
        if each.parent_id is None and each.perspective_id is None
    )
    spare = (each for each in card.measures.values() if not relations.attachments_to(each.id))
    ordered = sorted(spare, key=lambda each: (each.name.casefold(), each.id))
    tree[WITHOUT_OBJECTIVE] = tuple(each.id for each in ordered)
    lanes = [lane.id for lane in relations.perspectives]
    groups = [each for each in (WITHOUT_PERSPECTIVE, WITHOUT_OBJECTIVE) if tree[each]]
    tree[ROOT] = (*lanes, *groups)
    return {node: children for node, children in tree.items() if children}


def kind_of(card: Scorecard, node: NodeId) -> NodeKind:
    """Say what a node stands for."""
    if node in card.perspectives:
        return NodeKind.PERSPECTIVE
    if node in card.objectives:
        return NodeKind.OBJECTIVE
    if node in GROUPS:
        return NodeKind.GROUP
    return NodeKind.MEASURE


def entity_of(card: Scorecard, node: NodeId) -> EntityId | None:
    """Return what is selected when a row is: the measure of an attachment; None for a group."""
    attachment = card.attachments.get(AttachmentId(node))
    if attachment is not None:
        return attachment.measure_id
    return None if kind_of(card, node) is NodeKind.GROUP else node


def outline_row(
    node: NodeId, relations: Relations, results: Results, forms: LocaleForms
) -> OutlineRow:
    """Return what a row says."""
    card = relations.card
    match kind_of(card, node):
        case NodeKind.PERSPECTIVE:
            lane = card.perspectives[PerspectiveId(node)]
            judgement = results.perspective(lane.id)
            face = _face(node, lane.name, judgement, card, lines=(lane.question,))
            return _parent_row(face, NodeKind.PERSPECTIVE, judgement, forms)
        case NodeKind.OBJECTIVE:
            return _objective_row(ObjectiveId(node), relations, results, forms)
        case NodeKind.MEASURE:
            measure_id = MeasureId(entity_of(card, node) or node)
            return _measure_row(card.measures[measure_id], relations, results, forms)
        case NodeKind.GROUP:
            title = _GROUP_NAMES[node]
            return OutlineRow(OutlineFace(node, _(title), None), NodeKind.GROUP)


def _objective_row(
    objective_id: ObjectiveId, relations: Relations, results: Results, forms: LocaleForms
) -> OutlineRow:
    card = relations.card
    objective = card.objectives[objective_id]
    judgement = results.objective(objective_id)
    face = _face(objective_id, objective.name, judgement, card, number=str(objective.number))
    main = relations.main_measure(objective_id)
    value, target = _figures(main, relations, results, forms) if main else ("", "")
    return replace(
        _parent_row(face, NodeKind.OBJECTIVE, judgement, forms),
        value=value,
        target=target,
        spark=_spark(main, relations, results) if main else None,
        owner=_person(card, objective.owner_id),
    )


def _measure_row(
    measure: Measure, relations: Relations, results: Results, forms: LocaleForms
) -> OutlineRow:
    card = relations.card
    judgement = results.measure(measure.id)
    value, target = _figures(measure, relations, results, forms)
    return OutlineRow(
        _face(measure.id, measure.name, judgement, card, lines=(measure.purpose,)),
        NodeKind.MEASURE,
        value=value,
        target=target,
        score=_score(judgement, forms),
        spark=_spark(measure, relations, results),
        owner=_person(card, measure.owner_id),
    )


def _figures(
    measure: Measure, relations: Relations, results: Results, forms: LocaleForms
) -> tuple[str, str]:
    """Return the value and the target of a measure in its unit; "" for one that is missing."""
    judgement = results.measure(measure.id)
    symbol = unit_symbol(measure.unit, relations.card.settings.currency)

    def figure(number: float | None) -> str:
        if number is None:
            return ""
        return f"{format_number(number, measure.unit, forms)} {symbol}".rstrip()

    return figure(judgement.value), figure(judgement.target)


def _parent_row(
    face: OutlineFace, kind: NodeKind, judgement: Judgement, forms: LocaleForms
) -> OutlineRow:
    coverage = ""
    if judgement.score is not None:
        coverage = format_plain(100 * judgement.coverage, forms, decimals=0) + " %"
    return OutlineRow(face, kind, score=_score(judgement, forms), coverage=coverage)


def _face(
    node: NodeId,
    title: str,
    judgement: Judgement,
    card: Scorecard,
    *,
    number: str = "",
    lines: tuple[str, ...] = (),
) -> OutlineFace:
    status = status_face(judgement, card.settings)
    head = f"{number} {title}".strip()
    said = f"{status.word}. {reason_sentence(judgement)}"
    return OutlineFace(
        node, title, status, number, tooltip="\n".join(filter(None, (head, *lines, said)))
    )


def _score(judgement: Judgement, forms: LocaleForms) -> str:
    return "" if judgement.score is None else format_plain(judgement.score, forms, decimals=0)


def _spark(measure: Measure, relations: Relations, results: Results) -> SparkFace | None:
    judgement = results.measure(measure.id)
    if judgement.period is None:
        return None
    role = status_face(judgement, relations.card.settings).role
    return spark_face(measure, relations, last=judgement.period, role=role)


def _person(card: Scorecard, person_id: PersonId | None) -> str:
    person = card.people.get(person_id) if person_id else None
    return person.name if person else ""


_GROUP_NAMES: Mapping[NodeId, str] = {
    WITHOUT_PERSPECTIVE: N_("Without a perspective"),
    WITHOUT_OBJECTIVE: N_("Without an objective"),
}
