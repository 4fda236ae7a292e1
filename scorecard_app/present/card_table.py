"""Cards as a table of texts, for spreadsheets."""

from collections.abc import Iterable

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.faces import CardFace
from scorecard_app.texts import _


def card_table(card: Scorecard, faces: Iterable[CardFace]) -> tuple[tuple[str, ...], ...]:
    """Return a row for each card under a row of headings."""
    return (
        (
            _("Number"),
            _("Objective"),
            _("Perspective"),
            _("Owner"),
            _("Status"),
            _("Measure"),
            _("Value"),
            _("Unit"),
            _("Target"),
        ),
        *(_row(card, face) for face in faces),
    )


def _row(card: Scorecard, face: CardFace) -> tuple[str, ...]:
    lane = card.perspectives.get(face.perspective_id)
    objective = card.objectives.get(face.objective_id)
    owner_id = objective.owner_id if objective else None
    owner = card.people.get(owner_id) if owner_id else None
    return (
        face.number,
        face.title,
        lane.name if lane else "",
        owner.name if owner else "",
        face.status.word,
        face.measure,
        face.value,
        face.unit,
        face.target,
    )
