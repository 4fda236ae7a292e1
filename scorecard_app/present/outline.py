"""The outline: perspectives, objectives at any depth, measures; and what each row says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from scorecard_app.domain.ids import (
    AttachmentId,
    EntityId,
    MeasureId,
    NoteId,
    ObjectiveId,
    PerspectiveId,
)
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.judgements import Judgement
from scorecard_app.engine.results import Results
from scorecard_app.present.faces import OutlineFace
from scorecard_app.present.missing_notes import missing_note, note_sentence
from scorecard_app.present.statuses import reason_sentence, status_face, status_sentence
from scorecard_app.texts import N_, LocaleForms, _

ROOT = ""
"""The node above everything."""

WITHOUT_PERSPECTIVE = "without a perspective"
WITHOUT_OBJECTIVE = "without an objective"
"""The groups for what belongs nowhere; they stand last, while there is something in them."""

FREE_NOTES = "free notes"
"""The group of the notes that stand freely on maps, below all else."""

GROUPS = frozenset({WITHOUT_PERSPECTIVE, WITHOUT_OBJECTIVE, FREE_NOTES})

NodeId = str
"""The id of a perspective, of an objective, of the attachment by which a measure serves an
objective (a measure may serve several), of a measure that serves none, of a free note, or of a
group."""

Tree = Mapping[NodeId, tuple[NodeId, ...]]
"""The children of every node that has any, in the order in which they are seen."""


class NodeKind(Enum):
    """What a row of the outline stands for."""

    GROUP = "group"
    PERSPECTIVE = "perspective"
    OBJECTIVE = "objective"
    MEASURE = "measure"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row of the outline, ready to show."""

    face: OutlineFace
    kind: NodeKind


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


def tree_with_notes(relations: Relations) -> Tree:
    """Return the whole tree, and below it the notes that stand freely on maps."""
    tree, card = outline_tree(relations), relations.card
    placed = {each.item_id for each in card.placements.values()}
    notes = [each for each in card.notes.values() if each.id in placed and not each.is_parked]
    notes.sort(key=lambda each: (each.position, each.id))
    if not notes:
        return tree
    root = (*tree.get(ROOT, ()), FREE_NOTES)
    return {**tree, ROOT: root, FREE_NOTES: tuple(each.id for each in notes)}


def kind_of(card: Scorecard, node: NodeId) -> NodeKind:
    """Say what a node stands for."""
    if node in card.perspectives:
        return NodeKind.PERSPECTIVE
    if node in card.objectives:
        return NodeKind.OBJECTIVE
    if node in GROUPS:
        return NodeKind.GROUP
    if node in card.notes:
        return NodeKind.NOTE
    return NodeKind.MEASURE


def entity_of(card: Scorecard, node: NodeId) -> EntityId | None:
    """Return what is selected when a row is: the measure of an attachment; None for a group."""
    attachment = card.attachments.get(AttachmentId(node))
    if attachment is not None:
        return attachment.measure_id
    return None if kind_of(card, node) is NodeKind.GROUP else node


def outline_row(
    node: NodeId, relations: Relations, results: Results, forms: LocaleForms | None = None
) -> OutlineRow:
    """Return what a row says."""
    card = relations.card
    kind = kind_of(card, node)
    match kind:
        case NodeKind.PERSPECTIVE:
            lane = card.perspectives[PerspectiveId(node)]
            judgement = results.perspective(lane.id)
            face = _face(node, lane.name, judgement, results, forms, lines=(lane.question,))
        case NodeKind.OBJECTIVE:
            objective = card.objectives[ObjectiveId(node)]
            judgement = results.objective(objective.id)
            face = _face(
                node, objective.name, judgement, results, forms, number=str(objective.number)
            )
        case NodeKind.MEASURE:
            measure = card.measures[MeasureId(entity_of(card, node) or node)]
            judgement = results.measure(measure.id)
            face = _face(
                measure.id, measure.name, judgement, results, forms, lines=(measure.purpose,)
            )
            missing = missing_note(relations, results, measure.id)
            if missing is not None:
                wanting = note_sentence(missing, relations, forms or LocaleForms())
                face = replace(face, tooltip=f"{face.tooltip}\n{wanting}")
        case NodeKind.NOTE:
            text = card.notes[NoteId(node)].text
            title = " ".join(text.split()) or _("(empty note)")
            face = OutlineFace(node, title, None, tooltip=text.strip(), text=text)
        case NodeKind.GROUP:
            face = OutlineFace(node, _(_GROUP_NAMES[node]), None)
    return OutlineRow(face, kind)


def _face(  # noqa: PLR0913 - what a row is made of
    node: NodeId,
    title: str,
    judgement: Judgement,
    results: Results,
    forms: LocaleForms | None,
    *,
    number: str = "",
    lines: tuple[str, ...] = (),
) -> OutlineFace:
    settings = results.card.settings
    status = status_face(judgement, settings)
    head = f"{number} {title}".strip()
    said = status_sentence(status, reason_sentence(judgement, settings, forms))
    return OutlineFace(
        node, title, status, number, tooltip="\n".join(filter(None, (head, *lines, said)))
    )


_GROUP_NAMES: Mapping[NodeId, str] = {
    WITHOUT_PERSPECTIVE: N_("Without a perspective"),
    WITHOUT_OBJECTIVE: N_("Without an objective"),
    FREE_NOTES: N_("Free notes"),
}
