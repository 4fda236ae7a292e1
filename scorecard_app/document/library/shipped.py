"""The library of measures that ships with the program."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from scorecard_app import resources
from scorecard_app.document.library.entry import Basis, LibraryMeasure, Verified
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Aggregation, Direction, Measure, Unit
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.plain import from_plain
from scorecard_app.domain.strategy import LeadLag
from scorecard_app.texts import N_, _

_FILE = "library/measures.json"
_BASES: Mapping[Basis, str] = {
    Basis.SOURCE: N_("from the source named in the notes"),
    Basis.ILLUSTRATIVE: N_("a starting point; set your own"),
    Basis.LOCAL_BASELINE: N_("no number travels; start from your own baseline"),
}


@cache
def library() -> Mapping[str, LibraryMeasure]:
    """Return the measures of the library by their id there."""
    entries = json.loads(resources.text(_FILE))["measures"]
    names = {entry["id"]: entry["name"] for entry in entries}
    return {entry["id"]: _read(entry, names) for entry in entries}


def _read(entry: Mapping[str, Any], names: Mapping[str, str]) -> LibraryMeasure:
    target = entry["target"]
    verified = target.get("verified")
    return LibraryMeasure(
        measure=_measure(entry, names),
        library=entry["library"],
        lead_lag=LeadLag(entry["lead_lag"]),
        target=_number(target["number"]),
        guards=tuple(entry["guards"]),
        drives=tuple(entry["drives"]),
        perspectives=tuple(entry["perspectives"]),
        description=entry["definition"],
        calculation=entry["calculation"],
        source=entry["source"],
        verified=Verified(entry["verified"]),
        remark=entry["notes"],
        target_text=target["text"],
        basis=Basis(target["basis"]),
        target_verified=Verified(verified) if verified else None,
    )


def _measure(entry: Mapping[str, Any], names: Mapping[str, str]) -> Measure:
    return Measure(
        MeasureId(entry["id"]),
        name=entry["name"],
        purpose=entry["purpose"],
        definition=_definition(entry),
        unit=from_plain(Unit, entry["unit"]),
        direction=Direction(entry["direction"]),
        frequency=Frequency(entry["frequency"]),
        aggregation=Aggregation(entry["aggregation"]),
        minimum=_number(entry["minimum"]),
        maximum=_number(entry["maximum"]),
        side_effects=_side_effects([names[guard] for guard in entry["guards"]]),
        target_basis=_target_basis(entry["target"]),
        notes=_notes(entry),
        source_id=entry["id"],
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


def _target_basis(target: Mapping[str, Any]) -> str:
    basis = _(_BASES[Basis(target["basis"])])
    return _("Typical: {text} ({basis}).").format(text=target["text"], basis=basis)


def _notes(entry: Mapping[str, Any]) -> str:
    source = _("Definition after: {source}.").format(source=entry["source"])
    return f"{entry['notes']}\n{source}".strip()
