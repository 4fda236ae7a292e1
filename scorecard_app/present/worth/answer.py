"""What every answer of the value view is made of: figures, a sentence, rows, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scorecard_app.present.explanations.line import Line


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that stands by itself, and the few words that say what it is."""

    label: str
    text: str
    role: str = "text"
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells as texts, the colour of its main one, and how that comes about."""

    key: str
    cells: tuple[str, ...]
    role: str = "text"
    because: Line = field(default_factory=lambda: Line(""))
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer; without rows, `says` tells what is wanting.

    `main` is the column of its point, `first` the key of the row that is looked at first; `tips`
    say what columns mean, by place.
    """

    says: str
    figures: tuple[Figure, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    main: int = 1
    note: str = ""
    first: str = ""
    tips: Mapping[int, str] = field(default_factory=dict)
