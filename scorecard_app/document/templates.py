"""Make scorecards from the frameworks that ship with the program."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from scorecard_app import resources
from scorecard_app.document import edits
from scorecard_app.document.library import library
from scorecard_app.domain.ids import (
    AttachmentId,
    LeverId,
    LinkId,
    MapId,
    MeasureId,
    MintId,
    ObjectiveId,
    PerspectiveId,
    PlacementId,
    ValueStreamId,
)
from scorecard_app.domain.links import IDENTITY, WORD_RANGES, LinkKind, Magnitude, Sign, Strength
from scorecard_app.domain.periods import period_of
from scorecard_app.domain.plain import from_plain
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import LeadLag, Perspective
from scorecard_app.domain.value import Act, Curve, Lever, StreamKind, ValueStream
from scorecard_app.errors import UserError
from scorecard_app.texts import _

_FOLDER = "templates"
TARGETS_SINCE = date(2020, 1, 1)
"""From when typical targets hold unless the caller, who knows the day, says otherwise."""


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """What the start page says about a template."""

    id: str
    name: str
    description: str
    perspectives: int
    objectives: int
    measures: int
    links: int


def template_names() -> tuple[TemplateInfo, ...]:
    """Return the templates in the order in which they are offered."""
    found = sorted(_read_all().values(), key=lambda each: int(each["position"]))
    return tuple(
        TemplateInfo(
            id=plain["id"],
            name=plain["name"],
            description=plain["description"],
            perspectives=len(plain["perspectives"]),
            objectives=len(plain["objectives"]),
            measures=len(_core_measures(plain)),
            links=len(plain["links"]),
        )
        for plain in found
    )


def from_template(
    template_id: str, *, mint: MintId, targets_since: date = TARGETS_SINCE
) -> Scorecard:
    """Make a scorecard from a template: fresh ids, each objective's first measure, one tidy map.

    Typical targets hold from the period of `targets_since` on.
    """
    templates = _read_all()
    if template_id not in templates:
        raise UserError(
            _("There is no template “{template}”. Choose one of: {names}.").format(
                template=template_id, names=", ".join(sorted(templates))
            )
        )
    return _Builder(templates[template_id], mint, targets_since).build()


def _read_all() -> Mapping[str, Mapping[str, Any]]:
    plains = (json.loads(resources.text(name)) for name in resources.names(_FOLDER, "*.json"))
    return {plain["id"]: plain for plain in plains}


def _core_measures(plain: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the first measure of each objective, each once, in order."""
    return tuple(dict.fromkeys(objective["measures"][0] for objective in plain["objectives"]))


class _Builder:
    """Builds one scorecard, step by step, and knows which fresh id stands for which original."""

    def __init__(self, plain: Mapping[str, Any], mint: MintId, targets_since: date) -> None:
        self._plain = plain
        self._mint = mint
        self._since = targets_since
        self._card = Scorecard()
        self._map_id = MapId(mint())
        self._lane_ids = self._fresh(plain["perspectives"], PerspectiveId)
        self._objective_ids = self._fresh(plain["objectives"], ObjectiveId)
        self._measure_ids = {source_id: MeasureId(mint()) for source_id in _core_measures(plain)}

    def build(self) -> Scorecard:
        """Return the finished scorecard."""
        self._add_frame()
        self._add_objectives()
        self._add_measures()
        self._add_links()
        self._add_streams()
        self._add_levers()
        moves = {
            self._objective_ids[entry["id"]]: edits.Move(float(entry["x"]), float(entry["y"]))
            for entry in self._plain["objectives"]
        }
        return edits.move_nodes(self._card, map_id=self._map_id, moves=moves)

    def _fresh(self, entries: list[Mapping[str, Any]], kind: Any) -> Mapping[str, Any]:  # noqa: ANN401 - an id type
        return {entry["id"]: kind(self._mint()) for entry in entries}

    def _add_frame(self) -> None:
        lanes = (
            Perspective(
                self._lane_ids[entry["id"]],
                name=entry["name"],
                question=entry["question"],
                row=entry["row"],
                column=float(entry["column"]),
                source_id=entry["id"],
            )
            for entry in self._plain["perspectives"]
        )
        card = Scorecard().put(*lanes)
        card = card.with_settings(
            name=self._plain["name"],
            source_id=self._plain["id"],
            culminating_perspective_id=self._lane_ids[self._plain["culminating"]],
        )
        self._card = edits.add_map(card, map_id=self._map_id, name=_("Strategy map"))

    def _add_objectives(self) -> None:
        for entry in self._plain["objectives"]:
            objective_id = self._objective_ids[entry["id"]]
            card = edits.add_objective(
                self._card,
                objective_id=objective_id,
                placement_id=PlacementId(self._mint()),
                perspective_id=self._lane_ids[entry["perspective"]],
                map_id=self._map_id,
                name=entry["name"],
            )
            objective = replace(
                card.objectives[objective_id],
                lead_lag=LeadLag(entry["lead_lag"]),
                source_id=entry["id"],
            )
            self._card = card.put(objective)

    def _add_measures(self) -> None:
        for source_id, measure_id in self._measure_ids.items():
            entry = library()[source_id]
            guards = (self._measure_ids.get(guard) for guard in entry.guards)
            measure = replace(
                entry.measure, id=measure_id, guard_ids=tuple(each for each in guards if each)
            )
            self._card = self._card.put(measure)
            if entry.target is not None:
                self._card = edits.set_target(
                    self._card,
                    measure_id=measure_id,
                    since=period_of(self._since, measure.frequency),
                    number=entry.target,
                    mint=self._mint,
                )
        for objective in self._plain["objectives"]:
            self._card = edits.attach_measure(
                self._card,
                attachment_id=AttachmentId(self._mint()),
                objective_id=self._objective_ids[objective["id"]],
                measure_id=self._measure_ids[objective["measures"][0]],
            )

    def _add_links(self) -> None:
        for entry in self._plain["links"]:
            link_id = LinkId(self._mint())
            card = edits.add_link(
                self._card,
                link_id=link_id,
                from_id=self._objective_ids[entry["from"]],
                to_id=self._objective_ids[entry["to"]],
                sign=Sign(entry["sign"]),
            )
            self._card = edits.set_link(
                card,
                link_id=link_id,
                kind=LinkKind(entry["kind"]),
                lag_months=entry["lag_months"],
                magnitude=_magnitude(entry["strength"]),
                rationale=entry["rationale"],
                evidence_note=entry["evidence_note"],
                source_id=f"{entry['from']}{entry['sign']}{entry['to']}",
            )

    def _add_streams(self) -> None:
        streams = (
            ValueStream(
                ValueStreamId(self._mint()),
                name=entry["name"],
                kind=StreamKind(entry["kind"]),
                objective_id=self._objective_ids[entry["objective"]],
                yearly_amount=float(entry["yearly_amount"]),
                is_example=True,
                position=float(position),
            )
            for position, entry in enumerate(self._plain["value_streams"])
        )
        self._card = self._card.put(*streams)

    def _add_levers(self) -> None:
        levers = (
            Lever(
                LeverId(self._mint()),
                name=entry["name"],
                current=float(entry["current"]),
                minimum=float(entry["minimum"]),
                maximum=float(entry["maximum"]),
                step=float(entry["step"]),
                acts=tuple(self._act(act, entry["curve"]) for act in entry["acts"]),
                is_example=True,
                position=float(position),
                source_id=entry["id"],
            )
            for position, entry in enumerate(self._plain["levers"])
        )
        self._card = self._card.put(*levers)

    def _act(self, entry: Mapping[str, Any], curve: Mapping[str, Any]) -> Act:
        return Act(
            self._objective_ids[entry["objective"]],
            curve=from_plain(Curve, dict(curve)),
            lag_months=entry["lag_months"],
        )


def _magnitude(word: str) -> Magnitude:
    return IDENTITY if word == "identity" else WORD_RANGES[Strength(word)]
