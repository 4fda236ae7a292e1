"""The library of measures that ships with the program."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from scorecard_app import resources
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Aggregation, Direction, Measure, Unit
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.plain import from_plain
from scorecard_app.domain.strategy import LeadLag
from scorecard_app.texts import _

_FILE = "library/measures.json"


@dataclass(frozen=True, slots=True)
class LibraryMeasure:
    """A measure to start from; `target` is a number of its unit, None where none travels.

    `guards` are measures to show beside it because it is easily improved at their expense, and
    `drives` those it is thought to move. Its own id is that of the library.
    """

    measure: Measure
    library: str
    lead_lag: LeadLag
    target: float | None
    guards: tuple[str, ...]
    drives: tuple[str, ...]


@cache
def library() -> Mapping[str, LibraryMeasure]:
    """Return the measures of the library by their id there."""
    entries = json.loads(resources.text(_FILE))["measures"]
    names = {entry["id"]: entry["name"] for entry in entries}
    return {entry["id"]: _read(entry, names) for entry in entries}


def _read(entry: Mapping[str, Any], names: Mapping[str, str]) -> LibraryMeasure:
    target = entry["target"]
    measure = Measure(
        MeasureId(entry["id"]),
        name=entry["name"],
        definition=_definition(entry),
        unit=from_plain(Unit, entry["unit"]),
        direction=Direction(entry["direction"]),
        frequency=Frequency(entry["frequency"]),
        aggregation=Aggregation(entry["aggregation"]),
        minimum=_number(entry["minimum"]),
        maximum=_number(entry["maximum"]),
        side_effects=_side_effects([names[guard] for guard in entry["guards"]]),
        target_basis=_("Typical: {text} ({basis}).").format(**target),
        notes=_notes(entry),
        source_id=entry["id"],
    )
    return LibraryMeasure(
        measure=measure,
        library=entry["library"],
        lead_lag=LeadLag(entry["lead_lag"]),
        target=_number(target["number"]),
        guards=tuple(entry["guards"]),
        drives=tuple(entry["drives"]),
    )


def _number(plain: float | None) -> float | None:
    return None if plain is None else float(plain)


def _definition(entry: Mapping[str, Any]) -> str:
    calculation = _("Calculated as: {calculation}").format(calculation=entry["calculation"])
    return f"{entry['definition']}\n{calculation}"


def _side_effects(guards: list[str]) -> str:
    if not guards:
        return ""
    return _("Easily improved at the expense of: {names}.").format(names="; ".join(guards))


def _notes(entry: Mapping[str, Any]) -> str:
    source = _("Definition after: {source}.").format(source=entry["source"])
    return f"{entry['notes']}\n{source}".strip()
