"""Overlays of the map: other questions than the status, answered on every card by mark and word."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.links import EvidenceState, LinkKind
from scorecard_app.domain.measures import Direction, Measure, Unit, UnitKind
from scorecard_app.domain.relations import Relations
from scorecard_app.engine.evidence.says import Says
from scorecard_app.engine.judgements import MeasureJudgement
from scorecard_app.engine.results import Results
from scorecard_app.present.amounts import WITHOUT_RELATIVE
from scorecard_app.present.faces import CardFace, LinkFace, Shape, StatusFace
from scorecard_app.present.numbers import format_compact, format_plain, unit_symbol
from scorecard_app.present.overlay_kinds import OVERLAYS, Overlay
from scorecard_app.texts import N_, LocaleForms, _, ngettext

_NEARLY = 0.1
"""So small a share of the way or of the target may be wanting where it is nearly reached."""

_HALF, _WHOLE = 0.5, 0.995
_LARGE_SHARE = 0.25
"""A value stream of so large a share of all the money counts as large."""


def _good(word: str) -> StatusFace:
    return StatusFace(Shape.CIRCLE, word, "band.on")


def _fair(word: str) -> StatusFace:
    return StatusFace(Shape.TRIANGLE, word, "band.risk")


def _bad(word: str) -> StatusFace:
    return StatusFace(Shape.SQUARE, word, "band.off")


def _open(word: str) -> StatusFace:
    return StatusFace(Shape.RING, word, "band.none")


def _absent(word: str) -> StatusFace:
    return StatusFace(Shape.DOTTED_RING, word, "band.none")


_WORDS: Mapping[Overlay, Mapping[str, StatusFace]] = {
    Overlay.VALUE: {
        "met": _good(N_("Target met")),
        "near": _fair(N_("Nearly there")),
        "short": _bad(N_("Short of target")),
        "no target": _absent(N_("No target")),
        "no value": _open(N_("No value")),
    },
    Overlay.EVIDENCE: {
        "borne out": _good(N_("Borne out")),
        "some": _fair(N_("Some borne out")),
        "refuted": _bad(N_("One refuted")),
        "believed": StatusFace(Shape.DIAMOND, N_("Believed, not tested"), "band.risk"),
        "untested": _open(N_("Untested")),
        "true": StatusFace(Shape.STAR, N_("True by definition"), "band.none"),
        "no links": _absent(N_("No links")),
    },
    Overlay.DATA: {
        "consistent": _good(N_("Data consistent")),
        "some": _fair(N_("Some consistent")),
        "against": _bad(N_("One spoken against")),
        "open": StatusFace(Shape.DIAMOND, N_("No clear sign"), "band.risk"),
        "too few": _open(N_("Not enough data")),
        "true": StatusFace(Shape.STAR, N_("True by definition"), "band.none"),
        "no links": _absent(N_("No links")),
    },
    Overlay.COVERAGE: {
        "whole": _good(N_("Fully covered")),
        "half": _fair(N_("Half or more")),
        "little": _bad(N_("Less than half")),
        "none": _open(N_("No current data")),
        "no measure": _absent(N_("No measure")),
    },
    Overlay.AGE: {
        "fresh": _good(N_("Up to date")),
        "late": _fair(N_("1 period late")),
        "old": _bad(N_("Later than that")),
        "no value": _open(N_("No value")),
        "no measure": _absent(N_("No measure")),
    },
    Overlay.MONEY: {
        "large": StatusFace(Shape.STAR, N_("A quarter or more"), "chart.target"),
        "some": StatusFace(Shape.CIRCLE, N_("Less than that"), "chart.target"),
        "unknown": _open(N_("Amount not known")),
        "none": _absent(N_("No money")),
    },
}
"""The answers of each overlay, from the best to none at all, as the legend has them."""

LINK_TONES: Mapping[Overlay, Mapping[str, str]] = {
    Overlay.EVIDENCE: {
        "band.on": N_("Link borne out"),
        "band.risk": N_("Link believed"),
        "band.off": N_("Link refuted"),
        "band.none": N_("Link untested"),
    },
    Overlay.DATA: {
        "band.on": N_("Data consistent with it"),
        "band.risk": N_("No clear sign"),
        "band.off": N_("Data speak against it"),
        "band.none": N_("Not enough data"),
    },
}
"""What the colours of links say where they are asked about."""

_TONES: Mapping[EvidenceState, str] = {
    EvidenceState.CORRELATED: "band.on",
    EvidenceState.SURVIVED: "band.on",
    EvidenceState.EXPERT: "band.risk",
    EvidenceState.ELSEWHERE: "band.risk",
    EvidenceState.REFUTED: "band.off",
    EvidenceState.UNTESTED: "band.none",
    EvidenceState.NOT_ENOUGH_DATA: "band.none",
}


_DATA_TONES: Mapping[Says, str] = {
    Says.CONSISTENT: "band.on",
    Says.OPEN: "band.risk",
    Says.AGAINST: "band.off",
}
"""The tones of what data say; all else is not enough data."""

_NOTHING_SAID: Mapping[LinkId, Says] = {}


@dataclass(frozen=True, slots=True)
class Footing:
    """What the answers are read from; `says` is what data say of links, as far as is known."""

    relations: Relations
    results: Results
    forms: LocaleForms
    says: Mapping[LinkId, Says] = field(default_factory=dict)


def legend(overlay: Overlay) -> tuple[StatusFace, ...]:
    """Return the marks of an overlay with their words; none for the status, which is known."""
    return tuple(_worded(face) for face in _WORDS.get(overlay, {}).values())


def overlaid(face: CardFace, overlay: Overlay, footing: Footing) -> CardFace:
    """Return a card as an overlay shows it: its answer in place of the status."""
    answer = _ANSWERS.get(overlay)
    if answer is None:
        return face
    mark = answer(face.objective_id, footing)
    said = f"{_(OVERLAYS[overlay])}: {mark.word}"
    return replace(
        face,
        status=mark,
        tooltip=f"{face.tooltip}\n{said}",
        spoken=f"{face.spoken}, {said}",
    )


def overlaid_link(
    face: LinkFace, overlay: Overlay, says: Mapping[LinkId, Says] = _NOTHING_SAID
) -> LinkFace:
    """Return a link as an overlay shows it: in the tone of its evidence or of what data say."""
    if overlay not in LINK_TONES or face.kind is LinkKind.LOGICAL:
        return face
    if overlay is Overlay.EVIDENCE:
        return replace(face, tone=_TONES[face.evidence])
    tone = _tone(says, face.link_id)
    word = _(LINK_TONES[overlay][tone])
    said = (f"{face.tooltip}\n{word}", f"{face.spoken}, {word}")
    return replace(face, tone=tone, tooltip=said[0], spoken=said[1])


def _tone(says: Mapping[LinkId, Says], link_id: LinkId) -> str:
    found = says.get(link_id)
    return "band.none" if found is None else _DATA_TONES.get(found, "band.none")


def _value(objective_id: ObjectiveId, footing: Footing) -> StatusFace:
    """Compare the value of the main measure with its target."""
    measure, judgement = _main(objective_id, footing)
    if measure is None or judgement is None or judgement.value is None:
        return _mark(Overlay.VALUE, "no value")
    if judgement.target is None:
        return _mark(Overlay.VALUE, "no target")
    short = _shortfall(measure, judgement.value, judgement.target)
    if short <= 0:
        return _mark(Overlay.VALUE, "met")
    scale = _scale(measure, judgement.target)
    is_near = scale is not None and short <= _NEARLY * scale
    return _mark(Overlay.VALUE, "near" if is_near else "short")


def _shortfall(measure: Measure, value: float, target: float) -> float:
    match measure.direction:
        case Direction.HIGHER:
            return target - value
        case Direction.LOWER:
            return value - target
        case Direction.TARGET:
            return abs(target - value)


def _scale(measure: Measure, target: float) -> float | None:
    """Return the way from baseline to target; without one the target, where that means much."""
    if measure.baseline is not None and measure.baseline != target:
        return abs(target - measure.baseline)
    return None if measure.unit.kind in WITHOUT_RELATIVE else abs(target)


def _evidence(objective_id: ObjectiveId, footing: Footing) -> StatusFace:
    """Say how far the links of a card are borne out; truths by definition need no test."""
    relations = footing.relations
    links = [*relations.links_to(objective_id), *relations.links_from(objective_id)]
    tones = [_TONES[each.evidence] for each in links if each.kind is not LinkKind.LOGICAL]
    if not tones:
        return _mark(Overlay.EVIDENCE, "true" if links else "no links")
    if "band.off" in tones:
        return _mark(Overlay.EVIDENCE, "refuted")
    good = tones.count("band.on")
    if good == len(tones):
        return _mark(Overlay.EVIDENCE, "borne out")
    if not good:
        return _mark(Overlay.EVIDENCE, "believed" if "band.risk" in tones else "untested")
    word = _("{count} of {all} borne out").format(count=good, all=len(tones))
    return replace(_mark(Overlay.EVIDENCE, "some"), word=word)


def _data(objective_id: ObjectiveId, footing: Footing) -> StatusFace:
    """Say what data say of the links of a card; truths by definition need no data."""
    relations = footing.relations
    links = [*relations.links_to(objective_id), *relations.links_from(objective_id)]
    tones = [_tone(footing.says, each.id) for each in links if each.kind is not LinkKind.LOGICAL]
    if not tones:
        return _mark(Overlay.DATA, "true" if links else "no links")
    if "band.off" in tones:
        return _mark(Overlay.DATA, "against")
    good = tones.count("band.on")
    if good == len(tones):
        return _mark(Overlay.DATA, "consistent")
    if not good:
        return _mark(Overlay.DATA, "open" if "band.risk" in tones else "too few")
    word = _("{count} of {all} consistent").format(count=good, all=len(tones))
    return replace(_mark(Overlay.DATA, "some"), word=word)


def _coverage(objective_id: ObjectiveId, footing: Footing) -> StatusFace:
    """Say how much of what counts below a card rests on data that are not too old."""
    relations = footing.relations
    if not relations.attachments_of(objective_id) and not relations.children_of(objective_id):
        return _mark(Overlay.COVERAGE, "no measure")
    share = footing.results.objective(objective_id).coverage
    if share >= _WHOLE:
        return _mark(Overlay.COVERAGE, "whole")
    if share <= 0:
        return _mark(Overlay.COVERAGE, "none")
    percent = format_plain(100 * share, footing.forms, decimals=0)
    mark = _mark(Overlay.COVERAGE, "half" if share >= _HALF else "little")
    return replace(mark, word=_("{percent} % covered").format(percent=percent))


def _age(objective_id: ObjectiveId, footing: Footing) -> StatusFace:
    """Say by how many of its own periods the main measure is late."""
    measure, judgement = _main(objective_id, footing)
    if measure is None or judgement is None:
        return _mark(Overlay.AGE, "no measure")
    if judgement.value is None or judgement.age is None:
        return _mark(Overlay.AGE, "no value")
    if judgement.age <= 0:
        return _mark(Overlay.AGE, "fresh")
    word = ngettext("{count} period late", "{count} periods late", judgement.age)
    mark = _mark(Overlay.AGE, "late" if judgement.age == 1 else "old")
    return replace(mark, word=word.format(count=judgement.age))


def _money(objective_id: ObjectiveId, footing: Footing) -> StatusFace:
    """Say how much money a year flows through a card, and mark a large share of all of it."""
    card = footing.relations.card
    streams = [each for each in card.value_streams.values() if each.objective_id == objective_id]
    if not streams:
        return _mark(Overlay.MONEY, "none")
    known = [each.yearly_amount for each in streams if each.yearly_amount is not None]
    if not known:
        return _mark(Overlay.MONEY, "unknown")
    own = sum(known)
    whole = sum(abs(each.yearly_amount or 0.0) for each in card.value_streams.values())
    unit = Unit(UnitKind.MONEY, "", 0)
    text = format_compact(own, unit, footing.forms)
    money = f"{text} {unit_symbol(unit, card.settings.currency)}".rstrip()
    is_example = any(each.is_example for each in streams)
    said = _("Example: {money}").format(money=money) if is_example else money
    mark = _mark(Overlay.MONEY, "large" if abs(own) >= _LARGE_SHARE * whole else "some")
    return replace(mark, word=said)


def _main(
    objective_id: ObjectiveId, footing: Footing
) -> tuple[Measure | None, MeasureJudgement | None]:
    measure = footing.relations.main_measure(objective_id)
    return measure, None if measure is None else footing.results.measure(measure.id)


def _mark(overlay: Overlay, key: str) -> StatusFace:
    return _worded(_WORDS[overlay][key])


def _worded(face: StatusFace) -> StatusFace:
    return replace(face, word=_(face.word))


_ANSWERS: Mapping[Overlay, Callable[[ObjectiveId, Footing], StatusFace]] = {
    Overlay.VALUE: _value,
    Overlay.EVIDENCE: _evidence,
    Overlay.DATA: _data,
    Overlay.COVERAGE: _coverage,
    Overlay.AGE: _age,
    Overlay.MONEY: _money,
}
