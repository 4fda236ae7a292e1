"""Builders of small scorecards: ids are names, so that a test reads like what it is about.

`card(lane("Value"), objective("Grow", "Value"), measure("Sales", "Grow", actual={"2026-01": 5}))`
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from scorecard_app.domain.ids import (
    AttachmentId,
    LinkId,
    LockId,
    MapId,
    MeasureId,
    MintId,
    ObjectiveId,
    PerspectiveId,
    PlacementId,
    SeriesId,
)
from scorecard_app.domain.links import Link
from scorecard_app.domain.maps import Map, Placement
from scorecard_app.domain.measures import Attachment, Measure, Series, SeriesKind
from scorecard_app.domain.periods import Period, parse_period
from scorecard_app.domain.rules import Lock
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.strategy import Objective, Perspective

MAP = MapId("map")
Parts = tuple[Entity, ...]
Values = Mapping[str, float]
"""Numbers by the text of their period."""


def card(*parts: Parts, **settings: Any) -> Scorecard:  # noqa: ANN401 - fields of Settings
    """Return a scorecard of these parts, objectives numbered in order, and one map."""
    numbers = count(1)
    entities = [
        _numbered(entity, next(numbers)) if isinstance(entity, Objective) else entity
        for part in parts
        for entity in part
    ]
    used = next(numbers) - 1
    return Scorecard().put(Map(MAP, "Map"), *entities).with_settings(last_number=used, **settings)


def lane(name: str, row: int = 0, column: float = 0.0) -> Parts:
    """Return a perspective."""
    return (Perspective(PerspectiveId(name), name, row=row, column=column),)


def objective(name: str, lane_name: str = "Value", **fields: Any) -> Parts:  # noqa: ANN401 - fields
    """Return an objective, placed on the map."""
    key = ObjectiveId(name)
    made = Objective(key, name, perspective_id=PerspectiveId(lane_name), **fields)
    return made, Placement(PlacementId(f"{name}@map"), MAP, name)


def measure(
    name: str,
    *objectives: str,
    actual: Values | None = None,
    target: Values | None = None,
    **fields: Any,  # noqa: ANN401 - fields of Measure
) -> Parts:
    """Return a measure with its series, attached to these objectives."""
    key = MeasureId(name)
    series = (
        Series(SeriesId(f"{name} {kind.value}"), key, kind, samples=samples(values))
        for kind, values in ((SeriesKind.ACTUAL, actual), (SeriesKind.TARGET, target))
        if values is not None
    )
    attachments = (
        Attachment(attachment_id(name, each), ObjectiveId(each), key) for each in objectives
    )
    return Measure(key, name, **fields), *series, *attachments


def link(start: str, end: str, **fields: Any) -> Parts:  # noqa: ANN401 - fields of Link
    """Return a link with a lag of one month unless said otherwise."""
    fields = {"lag_months": 1} | fields
    return (Link(LinkId(f"{start}→{end}"), ObjectiveId(start), ObjectiveId(end), **fields),)


def lock(until: str, measure_name: str | None = None) -> Parts:
    """Return a lock of everything until a day, for one measure or all."""
    key = None if measure_name is None else MeasureId(measure_name)
    day = parse_period(until).start()
    return (Lock(LockId(f"lock {until}"), day, key),)


def attachment_id(measure_name: str, objective_name: str) -> AttachmentId:
    """Return the id that `measure` gives to an attachment."""
    return AttachmentId(f"{measure_name} on {objective_name}")


def samples(values: Values) -> Samples:
    """Pack numbers by the text of their period."""
    return Samples.of({parse_period(text).ordinal: number for text, number in values.items()})


def values_of(scorecard: Scorecard, name: str, kind: SeriesKind = SeriesKind.ACTUAL) -> Values:
    """Return the numbers of a measure's series of a kind, by the text of their period."""
    frequency = scorecard.measures[MeasureId(name)].frequency
    return {
        str(Period(frequency, ordinal)): number
        for series in scorecard.series.values()
        if series.measure_id == name and series.kind is kind
        for ordinal, number in series.samples.items()
    }


def minter(prefix: str = "new") -> MintId:
    """Return a source of ids that counts."""
    numbers = count(1)
    return lambda: f"{prefix}-{next(numbers)}"


def _numbered(made: Objective, number: int) -> Objective:
    return replace(made, number=number, position=float(number))
