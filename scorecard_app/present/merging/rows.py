"""A merge row by row: what conflicts, what changes, what is new, what is missing."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any, Final

from scorecard_app.document.change import SETTINGS
from scorecard_app.document.merge.conflict import ABSENT, RECORD, Conflict
from scorecard_app.document.merge.deciding import Decisions, Side
from scorecard_app.document.merge.spots import BY_PERIOD, Difference, Spot, differences, spot_of
from scorecard_app.document.naming import title
from scorecard_app.domain.ids import EntityId, MeasureId
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.measures import Measure, Series, Unit, UnitKind
from scorecard_app.domain.periods import Period
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard
from scorecard_app.present.merging.spoken_values import SpokenValues
from scorecard_app.present.words import SERIES_KINDS
from scorecard_app.texts import N_, LocaleForms, _, ngettext

_SILENT: Final = frozenset({"last_number", "position"})
_PERCENTS: Final = frozenset({"progress", "discount_rate"})
_IN_UNIT: Final = frozenset({"baseline", "minimum", "maximum"})


class Kind(Enum):
    """What a row is about; in this order they are shown."""

    CONFLICT = "conflict"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    MISSING = "missing"
    UNREAD = "unread"


KINDS: Final[Mapping[Kind, str]] = {
    Kind.CONFLICT: N_("Conflict"),
    Kind.CHANGED: N_("Changed"),
    Kind.NEW: N_("New"),
    Kind.GONE: N_("Deleted"),
    Kind.MISSING: N_("Missing"),
    Kind.UNREAD: N_("Not read"),
}


@dataclass(frozen=True, slots=True)
class MergeRow:
    """One row: what it is about, what stands on the three sides, and where in the workbook.

    `reveals` is what a click selects, "" where there is nothing here; `says` is a sentence about
    it; `sides` says which of them may be chosen. `second` is what the workbook says besides, where
    it contradicts itself.
    """

    kind: Kind
    spot: Spot | None
    what: str
    field: str = ""
    base: str = ""
    mine: str = ""
    theirs: str = ""
    where: str = ""
    says: str = ""
    reveals: EntityId = ""
    sides: tuple[Side, ...] = ()
    second: str = ""

    @property
    def can_be_left_out(self) -> bool:
        """Say whether there is a choice to take it or not."""
        return self.kind in {Kind.CHANGED, Kind.NEW, Kind.GONE, Kind.MISSING}


def _nowhere(_spot: Spot) -> str:
    return ""


@dataclass(frozen=True)
class Comparison:
    """Three sides, what they make together, and what the file says of where things stand.

    `unread` are pairs of a place and a sentence; `begun` are series that none of the sides has, but
    about which the file contradicts itself, and `contradiction` says where.
    """

    base: Scorecard
    mine: Scorecard
    theirs: Scorecard
    card: Scorecard
    conflicts: Sequence[Conflict]
    missing: Collection[EntityId] = ()
    unread: Sequence[tuple[str, str]] = ()
    name_field: Callable[[str], str] = str
    where: Callable[[Spot], str] = _nowhere
    contradiction: Callable[[Spot], str] = _nowhere
    begun: Sequence[Series] = ()


def merge_rows(found: Comparison, forms: LocaleForms) -> tuple[MergeRow, ...]:
    """Return all rows: conflicts first, then what changes, and what was left alone."""
    return tuple(_Rows(found, forms).rows())


def counts(rows: Sequence[MergeRow]) -> Mapping[Kind, int]:
    """Return how many rows there are of each kind."""
    found = Counter(row.kind for row in rows)
    return {kind: found[kind] for kind in Kind}


def count_text(kind: Kind, count: int) -> str:
    """Say how many rows there are of a kind."""
    match kind:
        case Kind.CONFLICT:
            text = ngettext("{count} conflict", "{count} conflicts", count)
        case Kind.CHANGED:
            text = ngettext("{count} change", "{count} changes", count)
        case Kind.NEW:
            text = _("{count} new")
        case Kind.GONE:
            text = _("{count} deleted")
        case Kind.MISSING:
            text = ngettext("{count} row missing", "{count} rows missing", count)
        case Kind.UNREAD:
            text = _("{count} not read")
    return text.format(count=count)


def undecided(rows: Sequence[MergeRow], decisions: Decisions) -> int:
    """Count the conflicts for which no side was chosen."""
    return sum(row.kind is Kind.CONFLICT and row.spot not in decisions for row in rows)


@dataclass(frozen=True)
class _Rows:
    """Words one comparison."""

    found: Comparison
    forms: LocaleForms

    @cached_property
    def _spoken(self) -> SpokenValues:
        sides = (self.found.mine, self.found.theirs, self.found.base)
        return SpokenValues(sides, self.forms)

    def rows(self) -> Iterator[MergeRow]:
        """Yield the rows in their order."""
        yield from map(self._conflict, self.found.conflicts)
        rest = list(self._changes())
        for kind in (Kind.CHANGED, Kind.NEW, Kind.GONE):
            yield from (row for row in rest if row.kind is kind)
        yield from map(self._missing, self.found.missing)
        for where, sentence in self.found.unread:
            yield MergeRow(Kind.UNREAD, None, where, says=sentence)

    def _conflict(self, conflict: Conflict) -> MergeRow:
        spot = spot_of(conflict)
        values = (conflict.base, conflict.mine, conflict.theirs)
        base, mine, theirs = (self._value(spot, each, conflict.base) for each in values)
        return MergeRow(
            Kind.CONFLICT,
            spot,
            *self._heading(spot),
            base,
            mine,
            theirs,
            self.found.where(spot),
            _deleted_says(conflict) or self.found.contradiction(spot),
            self._reveals(spot),
            _choosable(conflict),
            "" if conflict.second is None else self._value(spot, conflict.second, ABSENT),
        )

    def _changes(self) -> Iterator[MergeRow]:
        disputed = {spot_of(each) for each in self.found.conflicts}
        brought = self._brought
        missing = set(self.found.missing)
        for each in differences(self.found.mine, self.found.card):
            spot = spot_of(each)
            is_told = spot in disputed or (each.field == RECORD and each.entity_id in missing)
            if not is_told and not _goes_without_saying(each, brought):
                yield self._change(spot, each.before, each.after)

    @cached_property
    def _brought(self) -> frozenset[EntityId]:
        """Return the places on maps of what is itself new: nobody needs a row for them."""
        return frozenset(
            key for key in self.found.card.placements if key not in self.found.mine.placements
        )

    def _change(self, spot: Spot, before: object, after: object) -> MergeRow:
        kind = Kind.CHANGED
        if before is ABSENT:
            kind = Kind.NEW
        elif spot.field == RECORD:
            kind = Kind.GONE
        mine, theirs = (self._value(spot, each, before) for each in (before, after))
        where = self.found.where(spot)
        reveals = self._reveals(spot)
        heading = self._heading(spot)
        if spot.field == RECORD:
            says = _("It is not here yet, and is added.")
            if kind is Kind.GONE:
                says = _("It is deleted together with what it belongs to.")
            return MergeRow(kind, spot, *heading, where=where, says=says, reveals=reveals)
        sides = (Side.MINE, Side.THEIRS)
        return MergeRow(kind, spot, *heading, "", mine, theirs, where, "", reveals, sides)

    def _missing(self, entity_id: EntityId) -> MergeRow:
        card = self.found.mine
        table = next(name for name in TABLES if entity_id in card.table(name))
        spot = Spot(table, entity_id, RECORD)
        what = title(card, card.table(table)[entity_id])
        says = _("Its row is not in the workbook. It stays unless you choose to delete it.")
        sides = (Side.MINE, Side.THEIRS)
        return MergeRow(
            Kind.MISSING, spot, what, says=says, reveals=self._reveals(spot), sides=sides
        )

    def _heading(self, spot: Spot) -> tuple[str, str]:
        """Return what a spot is about, and what of it."""
        if spot.table == SETTINGS:
            return _("Settings"), self.found.name_field(spot.field)
        card, record = self._record(spot)
        if isinstance(record, Series) and spot.field in {*BY_PERIOD, RECORD}:
            return self._series_heading(spot, card, record)
        name = "" if spot.field == RECORD else self.found.name_field(spot.field)
        return title(card, record), name

    def _series_heading(self, spot: Spot, card: Scorecard, series: Series) -> tuple[str, str]:
        measure = card.measures.get(MeasureId(series.measure_id))
        kind = " ".join(each for each in (_(SERIES_KINDS[series.kind]), series.name) if each)
        what = title(card, measure) if measure else title(card, series)
        if measure is None or spot.period is None:
            return what, kind
        period = self._spoken.period(Period(measure.frequency, spot.period))
        if spot.field == "samples":
            return what, f"{kind} {period}"
        return what, _("Remark on {kind} {period}").format(kind=kind, period=period)

    def _value(self, spot: Spot, value: Any, base: Any) -> str:  # noqa: ANN401 - any field
        if spot.field == RECORD:
            return _record_word(value, base)
        if spot.field == "samples":
            return self._spoken.number(value, self._unit(spot))
        unit = self._unit(spot) if spot.field in _IN_UNIT else Unit()
        if spot.field in _PERCENTS:
            unit = Unit(UnitKind.PERCENT)
        return self._spoken.value(value, spot.field, unit)

    def _unit(self, spot: Spot) -> Unit:
        card, record = self._record(spot)
        measure_id = getattr(record, "measure_id", spot.entity_id)
        measure: Measure | None = card.measures.get(MeasureId(measure_id))
        return measure.unit if measure else Unit()

    def _reveals(self, spot: Spot) -> EntityId:
        """Return what of my side a click is to select: the measure of a series, else itself."""
        if spot.table == SETTINGS:
            return ""
        _card, record = self._record(spot)
        owner: EntityId = getattr(record, "measure_id", "") or spot.entity_id
        if isinstance(record, Placement):
            owner = record.item_id
        is_here = any(owner in self.found.mine.table(name) for name in TABLES)
        return owner if is_here else ""

    def _record(self, spot: Spot) -> tuple[Scorecard, Entity]:
        """Return a record as mine has it, else as another side does."""
        found = self.found
        for card in (found.mine, found.card, found.theirs, found.base):
            record = card.table(spot.table).get(spot.entity_id)
            if record is not None:
                return card, record
        for series in found.begun:
            if series.id == spot.entity_id:
                return found.mine, series
        raise LookupError(spot)


def _goes_without_saying(each: Difference, brought: Collection[EntityId]) -> bool:
    """Say whether a difference only follows from another one that has a row of its own."""
    if each.field in _SILENT or each.entity_id in brought:
        return True
    is_new_series = each.table == "series" and each.after is not ABSENT
    return each.field == RECORD and (is_new_series or each.table == "placements")


def _record_word(value: object, base: object) -> str:
    if value is ABSENT:
        return _("deleted") if base is not ABSENT else _("not there")
    if base is ABSENT:
        return _("added")
    return _("as it was") if value == base else _("changed")


def _choosable(conflict: Conflict) -> tuple[Side, ...]:
    sides = [Side.MINE, Side.THEIRS]
    if conflict.second is not None:
        sides.append(Side.SECOND)
    has_base = conflict.base is not ABSENT or conflict.period is not None
    return (*sides, Side.BASE) if has_base and conflict.field != RECORD else (*sides,)


def _deleted_says(conflict: Conflict) -> str:
    if conflict.field != RECORD:
        return ""
    if conflict.mine is ABSENT:
        return _("It was deleted here, and the workbook changes or needs it.")
    return _("It was deleted in the workbook, and changed here.")
