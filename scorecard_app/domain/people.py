"""People, and what they note, fear, do and decide."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from scorecard_app.domain.ids import (
    ActionId,
    CustomFieldId,
    DecisionId,
    NoteId,
    PersonId,
    RiskId,
    TagId,
)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who owns, updates, believes or decides."""

    id: PersonId
    name: str = ""
    initials: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A free word on objectives, measures and initiatives."""

    id: TagId
    name: str = ""
    colour_role: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A free text, perhaps about something; parked ones wait in the parking lot."""

    id: NoteId
    text: str = ""
    subject_id: str = ""
    author_id: PersonId | None = None
    written: date | None = None
    is_parked: bool = False
    colour_role: str = ""
    position: float = 0.0


@dataclass(frozen=True, slots=True)
class Risk:
    """What may go wrong beside an objective; likelihood and impact from 1 to 5."""

    id: RiskId
    name: str = ""
    description: str = ""
    subject_id: str = ""
    likelihood: int | None = None
    impact: int | None = None
    owner_id: PersonId | None = None
    mitigation: str = ""
    position: float = 0.0


class ActionState(Enum):
    """Where an action stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Action:
    """Something to be done about a measure or an objective, by someone, until a day."""

    id: ActionId
    name: str = ""
    description: str = ""
    subject_id: str = ""
    owner_id: PersonId | None = None
    written: date | None = None
    due: date | None = None
    state: ActionState = ActionState.OPEN
    position: float = 0.0


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided in a review, when, by whom, about what."""

    id: DecisionId
    text: str = ""
    rationale: str = ""
    decided: date | None = None
    subject_ids: tuple[str, ...] = ()
    person_ids: tuple[PersonId, ...] = ()
    position: float = 0.0


class CustomFieldKind(Enum):
    """What a custom field holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class CustomField:
    """A field that the user added to objectives, measures or initiatives."""

    id: CustomFieldId
    name: str = ""
    applies_to: str = "objectives"
    kind: CustomFieldKind = CustomFieldKind.TEXT
    choices: tuple[str, ...] = ()
    position: float = 0.0
