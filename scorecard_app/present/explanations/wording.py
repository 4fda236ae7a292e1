"""Word a derivation: every step of the engine becomes a line with its number."""

from collections.abc import Iterator

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.periods import Period
from scorecard_app.domain.rules import Preset
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import MissingData, MissingPolicy
from scorecard_app.engine.contributions import Use
from scorecard_app.engine.explain.steps import (
    Child,
    Figure,
    RolledUp,
    RuleInForce,
    Scored,
    Step,
    ValueShown,
)
from scorecard_app.engine.judgements import LAST_MISSING, Judgement, Reason, State
from scorecard_app.present.choices import Scale
from scorecard_app.present.explanations.line import Line
from scorecard_app.present.explanations.measures import MeasureWording
from scorecard_app.present.explanations.words import POLICIES, ROLL_UPS, USES
from scorecard_app.present.missing_figures import missing_sentence
from scorecard_app.present.numbers import format_exact_score, format_plain
from scorecard_app.present.periods import format_period
from scorecard_app.present.statuses import reason_sentence, status_face
from scorecard_app.texts import LocaleForms, _

_OPEN_LEVELS = 2
"""So many levels of a derivation are open at first."""


def explanation(scored: Scored, card: Scorecard, forms: LocaleForms) -> Line:
    """Return the derivation of a score in words, from the score down to the values."""
    return _Wording(card, forms).line(scored, level=0)


class _Wording:
    """Words the steps of one scorecard in one locale."""

    def __init__(self, card: Scorecard, forms: LocaleForms) -> None:
        self._card = card
        self._forms = forms
        self._measures = MeasureWording(card, forms)

    def line(self, step: Step, *, level: int) -> Line:
        """Return the line of one step and those below it."""
        match step:
            case Scored():
                return self._scored(step, level)
            case RolledUp():
                return self._rolled_up(step, level)
            case Child():
                return self._child(step, level)
            case _:
                return self._measures.line(step)

    def _scored(self, step: Scored, level: int) -> Line:
        judgement = Judgement(
            step.score,
            step.band_key,
            _state(step),
            step.reason,
            step.coverage,
            override_id=step.override_id,
        )
        scale = _scale(step)
        parts = [
            self._measures.line(each, scale)
            if isinstance(each, ValueShown)
            else self.line(each, level=level + 1)
            for each in step.parts
        ]
        return Line(
            self._name(step.subject_id),
            format_exact_score(step.score, self._card.settings, self._forms),
            status_face(judgement, self._card.settings),
            step.subject_id,
            (*self._judged(step, judgement), *parts),
            is_open=level < _OPEN_LEVELS,
        )

    def _judged(self, step: Scored, judgement: Judgement) -> tuple[Line, ...]:
        """Say which status the score has and why, and how much rests on fresh data."""
        lines = []
        override = self._card.overrides.get(step.override_id) if step.override_id else None
        if override is not None:
            lines.append(
                Line(
                    _("Set by hand since {period}: {reason}").format(
                        period=self._period(override.since),
                        reason=override.reason or _("no reason given"),
                    )
                )
            )
        elif step.reason is not None:
            said = reason_sentence(judgement, self._card.settings, self._forms)
            lines.append(Line(_missing(step) or said))
        elif step.band_floor is not None:
            name = status_face(judgement, self._card.settings).word
            floor = format_exact_score(step.band_floor, self._card.settings, self._forms)
            lines.append(Line(_("“{status}” begins at a score of").format(status=name), floor))
        if step.subject_id not in self._card.measures:
            percent = self._percent(step.coverage)
            lines.append(Line(_("Coverage: the share of the weight with fresh data"), percent))
        return tuple(lines)

    def _rolled_up(self, step: RolledUp, level: int) -> Line:
        rule = _(ROLL_UPS[step.roll_up])
        text = f"{rule}; {self._policy(step.missing)}."
        parts = tuple(self.line(each, level=level + 1) for each in step.parts)
        if not parts:
            parts = (Line(_("There is nothing below.")),)
        return Line(text, parts=parts, is_open=True)

    def _child(self, step: Child, level: int) -> Line:
        (scored,) = [self.line(each, level=level + 1) for each in step.parts] or [Line("")]
        status, below = scored.status, scored.parts
        name = self._name(step.child_id)
        if step.score is None:
            return Line(f"{name}: {_(USES[step.use])}", "", status, step.child_id, below)
        score = format_exact_score(step.score, self._card.settings, self._forms)
        share = self._percent(step.share)
        text = _("{name}: {share} of the weight × {score}").format(
            name=name, share=share, score=score
        )
        if step.contribution is None:
            text = _("{name}: {score}").format(name=name, score=score)
        if step.use is not Use.OWN:
            text = f"{text}, {_(USES[step.use])}"
        effective = Line(
            _("Effective weight: its share of the whole perspective"), self._percent(step.effective)
        )
        points = format_exact_score(step.contribution, self._card.settings, self._forms)
        number = points if step.contribution is not None else ""
        return Line(text, number, status, step.child_id, (effective, *below))

    def _policy(self, missing: MissingData) -> str:
        policy = missing.policy
        if policy is MissingPolicy.SUBSTITUTE and missing.substitute is None:
            policy = MissingPolicy.REDISTRIBUTE
        return _(POLICIES[policy]).format(
            count=missing.carry_periods,
            score=format_exact_score(missing.substitute, self._card.settings, self._forms),
        )

    def _name(self, entity_id: EntityId) -> str:
        tables = (self._card.table(name) for name in ("measures", "objectives", "perspectives"))
        entity = next(table[entity_id] for table in tables if entity_id in table)
        return str(getattr(entity, "name", "")) or _("(no name)")

    def _period(self, period: Period) -> str:
        start = self._card.settings.fiscal_start
        return format_period(period, self._forms, fiscal_start=start)

    def _percent(self, share: float) -> str:
        percent = format_plain(round(100 * share, 2), self._forms)
        return _("{percent} %").format(percent=percent)


def _missing(step: Scored) -> str:
    """Name the figures that the rule of a measure lacks; "" where that is not what is wanting."""
    rule = _rule(step)
    if step.reason is not Reason.FIGURE_MISSING or rule is None:
        return ""
    return missing_sentence(
        rule.preset, [each.name for each in _figures(rule) if each.number is None]
    )


def _scale(step: Scored) -> Scale:
    """Return the choices by which a measure is judged; empty where it is by another rule."""
    rule = _rule(step)
    if rule is None or rule.preset is not Preset.CHOICE:
        return {}
    return {each.number: each.name for each in _figures(rule) if each.number is not None}


def _rule(step: Scored) -> RuleInForce | None:
    return next((each for each in step.parts if isinstance(each, RuleInForce)), None)


def _figures(rule: RuleInForce) -> Iterator[Figure]:
    return (each for each in rule.parts if isinstance(each, Figure))


def _state(step: Scored) -> State:
    if step.score is not None:
        return State.SCORED
    is_missing = step.reason is not None and step.reason <= LAST_MISSING
    return State.NO_DATA if is_missing else State.NOT_SCORED
