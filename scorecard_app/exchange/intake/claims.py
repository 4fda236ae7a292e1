"""What the rows of a table claim: measures, their figures, and cells that cannot be read."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from scorecard_app.domain.measures import SeriesKind, Unit
from scorecard_app.domain.periods import Period
from scorecard_app.exchange.values.numbers import Repair
from scorecard_app.texts import N_

ASK_FIRST: Final[Mapping[Repair, str]] = {
    Repair.NUMBER: N_("No number: correct the text, or count such texts as empty."),
    Repair.DAY: N_("A day where a number belongs, or no day where one belongs: correct the text."),
    Repair.YEAR: N_("A day without a year: say which year it is."),
    Repair.ORDER: N_("A day that can be read in two ways: say what comes first, day or month."),
    Repair.PERIOD: N_("No period that fits: correct the text, or choose another column for it."),
    Repair.ERROR: N_("An error of a formula: mend it in the file, or count it as empty."),
    Repair.NOT_CALCULATED: N_(
        "Its formula was not calculated: open the file in a spreadsheet program, save it, "
        "import it again."
    ),
    Repair.DAMAGED: N_("The cell is damaged: type its content."),
    Repair.START: N_("Years are counted from an unknown start: say when the first one begins."),
    Repair.DOUBLED_ID: N_(
        "Several rows share this id: confirm that they belong together in their order."
    ),
    Repair.NO_PARTNER: N_("No row of the other table has this id."),
    Repair.DISPUTED: N_("Two rows say different numbers for the same period: correct one."),
    Repair.LOCKED: N_("The period is locked in the scorecard."),
}
"""How each kind of unread cell is mended."""


CONFLICTS: Final = frozenset({Repair.DISPUTED, Repair.LOCKED})
"""What was read and yet not taken, because something else says otherwise."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that was not read: where it is, what it says, and what mends it."""

    where: str
    text: str
    repair: Repair


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that a cell claims, and what must be said with it."""

    number: float
    where: str
    remark: str = ""


Figures = dict[Period | None, Claim]
"""Claims by period; under None those whose period is only guessed for the whole table."""


@dataclass
class MeasureIn:
    """One measure as a file has it; it grows while the rows are read.

    `custom` are texts for fields of the user's own, by the names of these.
    """

    name: str
    where: str
    source_id: str = ""
    unit: Unit = field(default_factory=Unit)
    objective: str = ""
    parent: str = ""
    perspective: str = ""
    owner: str = ""
    definition: str = ""
    notes: str = ""
    source: str = ""
    custom: Mapping[str, str] = field(default_factory=dict)
    baseline: Claim | None = None
    figures: dict[SeriesKind, Figures] = field(default_factory=dict)

    def claims(self) -> int:
        """Return how many numbers are claimed, the baseline apart."""
        return sum(len(each) for each in self.figures.values())


@dataclass(frozen=True, slots=True)
class ObjectiveIn:
    """One objective of a table without measures."""

    name: str
    where: str
    source_id: str = ""
    parent: str = ""
    perspective: str = ""
    description: str = ""


@dataclass
class Claims:
    """Everything that a table claims, in the order of its rows."""

    measures: list[MeasureIn] = field(default_factory=list)
    objectives: list[ObjectiveIn] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    empty_words: dict[str, int] = field(default_factory=dict)
    rows: int = 0

    def without(self, left_out: Collection[tuple[str, str]]) -> "Claims":
        """Return these claims without the measures and objectives at these places and names."""
        return replace(
            self,
            measures=[each for each in self.measures if (each.where, each.name) not in left_out],
            objectives=[
                each for each in self.objectives if (each.where, each.name) not in left_out
            ],
        )

    def by_id(self) -> Mapping[str, Sequence[MeasureIn]]:
        """Return the measures by the id that their rows give, in their order."""
        found: dict[str, list[MeasureIn]] = {}
        for each in self.measures:
            if each.source_id:
                found.setdefault(each.source_id, []).append(each)
        return found
