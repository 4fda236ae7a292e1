"""Perspectives, themes and objectives: what the organisation wants."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from scorecard_app.domain.ids import (
    AttachmentId,
    ObjectiveId,
    PersonId,
    PerspectiveId,
    TagId,
    ThemeId,
)
from scorecard_app.domain.periods import Period
from scorecard_app.domain.rules import Parameter
from scorecard_app.domain.settings import MissingData, RollUp


class LeadLag(Enum):
    """Whether an objective moves early (leading) or shows the result (lagging)."""

    LEADING = "leading"
    LAGGING = "lagging"


@dataclass(frozen=True, slots=True)
class WeightChange:
    """A weight that is in force from a period on."""

    since: Period
    weight: float


@dataclass(frozen=True, slots=True)
class Perspective:
    """One lane of the map; equal rows stand side by side, row 0 on top."""

    id: PerspectiveId
    name: str = ""
    question: str = ""
    row: int = 0
    column: float = 0.0
    colour_role: str = ""
    roll_up: RollUp | None = None
    missing: MissingData | None = None
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A strategic theme that runs across perspectives."""

    id: ThemeId
    name: str = ""
    description: str = ""
    colour_role: str = ""
    position: float = 0.0


@dataclass(frozen=True, slots=True)
class Objective:
    """A card: what is to be achieved, in a perspective, perhaps below another objective.

    `main_attachment_id` names the attachment whose measure the card shows; None, or an id that is
    gone, means the first. `weight` counts among its siblings, relative, not a percentage;
    `weight_source` says where it is read from instead, as for an attachment.
    """

    id: ObjectiveId
    name: str = ""
    number: int = 0
    perspective_id: PerspectiveId | None = None
    parent_id: ObjectiveId | None = None
    description: str = ""
    theme_ids: tuple[ThemeId, ...] = ()
    tag_ids: tuple[TagId, ...] = ()
    owner_id: PersonId | None = None
    roll_up: RollUp | None = None
    missing: MissingData | None = None
    weight: float = 1.0
    weight_changes: tuple[WeightChange, ...] = ()
    in_score: bool = True
    lead_lag: LeadLag | None = None
    main_attachment_id: AttachmentId | None = None
    position: float = 0.0
    custom: Mapping[str, str] = field(default_factory=dict)
    source_id: str = ""
    weight_source: Parameter | None = None
