"""One spot of a scorecard: a field, a value of a period, or a record as a whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final, NamedTuple, Protocol

from scorecard_app.document.change import SETTINGS, diff
from scorecard_app.document.merge.conflict import ABSENT, RECORD
from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard

BY_PERIOD: Final = frozenset({"samples", "remarks"})
"""The fields that hold something for each period."""


class Spot(NamedTuple):
    """Where something stands: the field is RECORD for a record as a whole."""

    table: str
    entity_id: EntityId
    field: str
    period: int | None = None


class Spotted(Protocol):
    """What stands at a spot: a conflict or a difference."""

    @property
    def table(self) -> str:
        """Return the table of its record."""

    @property
    def entity_id(self) -> EntityId:
        """Return the id of its record."""

    @property
    def field(self) -> str:
        """Return its field."""

    @property
    def period(self) -> int | None:
        """Return its period, None where the field holds none."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands at one spot before and after; ABSENT where there is nothing."""

    table: str
    entity_id: EntityId
    field: str
    period: int | None
    before: Any
    after: Any


def spot_of(spotted: Spotted) -> Spot:
    """Return where a conflict or a difference stands."""
    return Spot(spotted.table, spotted.entity_id, spotted.field, spotted.period)


def differences(before: Scorecard, after: Scorecard) -> Iterator[Difference]:
    """Yield every spot that differs; of a record that is there once only, the record.

    The values of a series stand for themselves, even where the series is new.
    """
    for table, rows in diff(before, after).items():
        for key, (old, new) in rows.items():
            if old is not None and new is not None:
                yield from _fields(table, key, old, new)
                continue
            sides = (ABSENT if old is None else old, ABSENT if new is None else new)
            yield Difference(table, key, RECORD, None, *sides)
            if table == "series" and new is not None:
                for name in sorted(BY_PERIOD):
                    yield from _periods((table, key, name), {}, getattr(new, name))


def at(card: Scorecard, spot: Spot) -> Any:  # noqa: ANN401 - any field
    """Return what stands at a spot, ABSENT where there is nothing."""
    record: Any = (
        card.settings
        if spot.table == SETTINGS
        else card.table(spot.table).get(spot.entity_id, ABSENT)
    )
    if spot.field == RECORD or record is ABSENT:
        return record
    value = getattr(record, spot.field)
    return value if spot.period is None else value.get(spot.period, ABSENT)


def unpacked(held: Any) -> Mapping[int, Any]:  # noqa: ANN401 - samples, remarks or nothing
    """Return by period what a field holds."""
    if held is ABSENT:
        return {}
    return held.unpacked() if isinstance(held, Samples) else held


def _fields(table: str, key: EntityId, old: Any, new: Any) -> Iterator[Difference]:  # noqa: ANN401 - a record
    for each in fields(new):
        was, now = getattr(old, each.name), getattr(new, each.name)
        if was == now:
            continue
        if each.name in BY_PERIOD:
            yield from _periods((table, key, each.name), was, now)
        else:
            yield Difference(table, key, each.name, None, was, now)


def _periods(place: tuple[str, EntityId, str], was: Any, now: Any) -> Iterator[Difference]:  # noqa: ANN401 - held by period
    before, after = unpacked(was), unpacked(now)
    for period in sorted(before.keys() | after.keys()):
        sides = before.get(period, ABSENT), after.get(period, ABSENT)
        if sides[0] != sides[1]:
            yield Difference(*place, period, *sides)
