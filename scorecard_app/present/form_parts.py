"""What a form is made of: fields that read an entity as text and turn typed text into an edit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from scorecard_app.domain.ids import EntityId, MintId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import LocaleForms

Edit = Callable[[Scorecard], Scorecard]
"""An edit with everything but the scorecard already given to it."""

YES, NO = "yes", "no"
"""The two texts of a flag."""


@dataclass(frozen=True, slots=True)
class FormContext:
    """What a form is read against: the scorecard, its look-ups, the day shown, and the locale."""

    card: Scorecard
    relations: Relations
    day: date
    forms: LocaleForms
    mint: MintId


class FieldKind(Enum):
    """Which control a field is edited with."""

    TEXT = "text"
    LONG_TEXT = "long text"
    NUMBER = "number"
    CHOICE = "choice"
    FLAG = "flag"
    PERSON = "person"


_LIVE = frozenset({FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.NUMBER})


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen: the text that stands for it, and what the user reads."""

    key: str
    label: str


Reader = Callable[[FormContext, EntityId], str]
Writer = Callable[[FormContext, EntityId, str], Edit]
Chooser = Callable[[FormContext, EntityId], Sequence[Choice]]
Test = Callable[[FormContext, EntityId], bool]


def nothing(_context: FormContext, _entity_id: EntityId) -> str:
    """Say nothing."""
    return ""


def no_choices(_context: FormContext, _entity_id: EntityId) -> Sequence[Choice]:
    """Offer nothing."""
    return ()


def always(_context: FormContext, _entity_id: EntityId) -> bool:
    """Show the field whatever the entity holds."""
    return True


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `read` gives the text to show, `edit` the edit that typed text stands for.

    `edit` raises UserError, in a sentence for the place beside the field, where the text cannot
    be read; what the edit itself refuses is refused when it runs. `label` and `hint` are marked
    texts; `suffix` stands quietly behind the control, `note` below it. A `waits` field is edited
    when it is left, not with every letter.
    """

    key: str
    label: str
    kind: FieldKind
    read: Reader
    edit: Writer
    hint: str = ""
    choices: Chooser = no_choices
    suffix: Reader = nothing
    note: Reader = nothing
    is_shown: Test = always
    waits: bool = False

    @property
    def is_live(self) -> bool:
        """Say whether each letter typed is an edit."""
        return self.kind in _LIVE and not self.waits


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together, under a heading."""

    key: str
    label: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """Everything that can be edited of one kind of entity; `kind` is what the kind is called."""

    table: str
    kind: str
    groups: tuple[Group, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return all fields in order."""
        return tuple(field for group in self.groups for field in group.fields)
