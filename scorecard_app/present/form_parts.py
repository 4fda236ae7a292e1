"""What a form is made of: fields that read an entity as text and turn typed text into an edit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from scorecard_app.domain.ids import EntityId, MintId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.numbers import Numbers, numbers_of
from scorecard_app.engine.results import Results
from scorecard_app.texts import LocaleForms

Edit = Callable[[Scorecard], Scorecard]
"""An edit with everything but the scorecard already given to it."""

YES, NO = "yes", "no"
"""The two texts of a flag."""


@dataclass(frozen=True, slots=True)
class FormContext:
    """What a form is read against: the scorecard, its look-ups, the day shown, and the locale.

    `known` is how the scorecard was judged last, which spares computing its numbers again; `today`
    is the day by the clock, on which something is written.
    """

    card: Scorecard
    relations: Relations
    day: date
    forms: LocaleForms
    mint: MintId
    known: Results | None = field(default=None, compare=False)
    today: date | None = None

    @property
    def numbers(self) -> Numbers:
        """Return the numbers of every series: as judged already, where this scorecard was."""
        known = self.known
        is_known = known is not None and known.card is self.card
        return known.basis.numbers if known and is_known else numbers_of(self.card)


class FieldKind(Enum):
    """Which control a field is edited with."""

    TEXT = "text"
    LONG_TEXT = "long text"
    NUMBER = "number"
    CHOICE = "choice"
    FEW = "one of a few"
    """One of so few that all of them are in sight at once."""
    FLAG = "flag"
    PERSON = "person"
    PEOPLE = "people"
    PERIOD = "period"
    DATE = "date"
    FORMULA = "formula"
    SAID = "said"
    """What is only said: it cannot be edited here."""


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
    when it is left, not with every letter. `beside` is a second field in the same line; `share`
    is how much of a line a field takes where several stand in it.
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
    beside: "Field | None" = None
    share: int = 1

    @property
    def is_live(self) -> bool:
        """Say whether each letter typed is an edit."""
        return self.kind in _LIVE and not self.waits


Lister = Callable[[FormContext, EntityId], Sequence[EntityId]]
Remover = Callable[[FormContext, EntityId], Edit]
Adder = Callable[[FormContext, EntityId, Mapping[str, str]], Edit]


@dataclass(frozen=True, slots=True)
class Rows:
    """A short list that is edited in place: each row is a few lines of fields.

    The fields of a row are given the id of the row where others are given that of the entity.
    `blanks` are the empty fields in which a new row is typed; `add` gets their texts by key and
    makes its edit once those named in `needed` are there.
    """

    key: str
    label: str
    rows: Lister
    lines: tuple[tuple[Field, ...], ...]
    remove: Remover | None = None
    add: Adder | None = None
    blanks: tuple[tuple[Field, ...], ...] = ()
    needed: tuple[str, ...] = ()
    add_label: str = ""
    empty: str = ""
    note: Reader = nothing
    is_shown: Test = always


@dataclass(frozen=True, slots=True)
class Picture:
    """A place in a form for something that is drawn, by its key."""

    key: str
    is_shown: Test = always


@dataclass(frozen=True, slots=True)
class Group:
    """What belongs together under a heading; `is_folded` ones are closed at first."""

    key: str
    label: str
    parts: tuple[Field | Rows | Picture, ...]
    is_folded: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields that stand on their own, not in rows."""
        return tuple(part for part in self.parts if isinstance(part, Field))


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

    @property
    def rows(self) -> tuple[Rows, ...]:
        """Return all lists in order."""
        parts = (part for group in self.groups for part in group.parts)
        return tuple(part for part in parts if isinstance(part, Rows))


_SEPARATOR = "\x1f"


def row_id(entity_id: EntityId, key: str) -> EntityId:
    """Return the id of a row that is no entity: a part of one, by its key."""
    return f"{entity_id}{_SEPARATOR}{key}"


def row_parts(row: EntityId) -> tuple[EntityId, str]:
    """Return the entity and the key of a row that is no entity; the key is "" for an entity."""
    entity_id, _separator, key = row.partition(_SEPARATOR)
    return entity_id, key
