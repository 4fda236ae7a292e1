"""What was filled in, what was left alone and why: as values, and as lines for the user."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Period
from scorecard_app.exchange.filling.belongings import Belonging, Found, listed
from scorecard_app.exchange.guesses.guess import Guess
from scorecard_app.exchange.intake.rows import shown
from scorecard_app.exchange.sheets.sheet import Fault, Plain
from scorecard_app.present.words import SERIES_KINDS
from scorecard_app.texts import N_, _, ngettext


class Held(Enum):
    """Why a cell was left as it was; the value says it to the user."""

    FORMULA = N_("a formula computes it")
    MERGED = N_("it is merged with another cell")
    WORDS = N_("it says more than a number, or writes numbers in a way that cannot be followed")
    DAMAGED = N_("it is damaged")
    ODD = N_("its row cannot be changed without touching other cells")


@dataclass(frozen=True, slots=True)
class CellSet:
    """One cell that was set: where, to which number of which measure it belongs, old and new."""

    where: str
    name: str
    kind: SeriesKind | None
    period: Period | None
    old: Plain
    new: Plain


@dataclass(frozen=True, slots=True)
class CellHeld:
    """One cell that should have another number and was left as it was."""

    where: str
    name: str
    text: str
    reason: Held


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Numbers of a measure for which the tables have no cell: how many, of which periods."""

    name: str
    kind: SeriesKind
    count: int
    first: Period
    last: Period


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of the cells of a workbook, and which numbers found none.

    `strangers` are rows of measures that the scorecard does not have, `absent` measures that no
    row names.
    """

    tables: tuple[str, ...] = ()
    cells: tuple[CellSet, ...] = ()
    unchanged: int = 0
    held: tuple[CellHeld, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    strangers: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    belongings: tuple[Found, ...] = ()
    guesses: tuple[Guess, ...] = field(default=())
    has_formulas: bool = False

    def lines(self) -> tuple[str, ...]:
        """Return the report: what was set, what was left alone, what found no cell."""
        return (
            *self.about_the_copy(),
            *map(_set_line, self.cells),
            *map(_held_line, self.held),
            *map(_unplaced_line, self.unplaced),
            *(_("No row names the measure “{name}”.").format(name=each) for each in self.absent),
            *(
                _("{where}: the scorecard has no measure for this row.").format(where=each)
                for each in self.strangers
            ),
        )

    @property
    def without_cell(self) -> int:
        """Return how many numbers of the measures that rows name have no cell."""
        return sum(each.count for each in self.unplaced)

    def counts(self) -> str:
        """Return in one line how much was set, left alone and not placed."""
        return _(
            "{set} set, {unchanged} unchanged, {held} left alone, {unplaced} without a cell"
        ).format(
            set=len(self.cells),
            unchanged=self.unchanged,
            held=len(self.held),
            unplaced=self.without_cell,
        )

    def about_the_copy(self) -> Iterator[str]:
        """Yield sentences on what the copy keeps, and what has to be done about it."""
        yield _("Table: {tables}.").format(tables=", ".join(self.tables))
        kept = tuple(each for each in self.belongings if each.kind is not Belonging.SIGNATURE)
        if kept:
            yield _(
                "Kept as they are, though programs that write a workbook anew drop or change them: "
                "{things}."
            ).format(things=listed(kept))
        if len(kept) < len(self.belongings):
            yield _("The workbook is signed; the signature does not hold for the copy.")
        if any(each.kind is Belonging.PIVOTS for each in self.belongings):
            yield _("Pivot tables show the old numbers until they are refreshed.")
        if self.has_formulas:
            yield _("Formulas are calculated anew when Excel opens the copy.")


def _what(name: str, kind: SeriesKind | None, period: Period | None) -> str:
    parts = (name, _kind(kind) if kind is not None else _("Baseline"))
    return ", ".join((*parts, str(period)) if period is not None else parts)


def _set_line(each: CellSet) -> str:
    return _("{where}: {old} → {new} ({what})").format(
        where=each.where,
        old=said(each.old),
        new=said(each.new),
        what=_what(each.name, each.kind, each.period),
    )


def said(cell: Plain) -> str:
    """Return what a cell holds, for a line of the report."""
    if cell is None:
        return _("empty")
    return cell.text if isinstance(cell, Fault) else shown(cell)


def _held_line(each: CellHeld) -> str:
    return _("Left alone: {where}: “{text}” ({name}): {reason}.").format(
        where=each.where, text=each.text, name=each.name, reason=_(each.reason.value)
    )


def _unplaced_line(each: Unplaced) -> str:
    span = str(each.first) if each.first == each.last else f"{each.first} – {each.last}"
    return ngettext(
        "No cell: {name}, {kind}, {span}: {count} number.",
        "No cell: {name}, {kind}, {span}: {count} numbers.",
        each.count,
    ).format(name=each.name, kind=_kind(each.kind), span=span, count=each.count)


def _kind(kind: SeriesKind) -> str:
    return _(SERIES_KINDS[kind])
