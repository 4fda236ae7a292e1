"""Word what leads from the value of a measure to its score."""

from scorecard_app.domain.formula.names import shown
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.periods import Period
from scorecard_app.domain.rules import Preset
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.explain.steps import (
    Figure,
    Input,
    OnCurve,
    OnTheWay,
    Origin,
    RuleInForce,
    Step,
    ValueShown,
)
from scorecard_app.engine.panel import FRESH_AGE
from scorecard_app.present.amounts import amount
from scorecard_app.present.choices import Scale
from scorecard_app.present.explanations.line import Line
from scorecard_app.present.gaps import gap_explained
from scorecard_app.present.numbers import (
    format_exact_score,
    format_number,
    format_plain,
)
from scorecard_app.present.periods import format_period
from scorecard_app.present.words import PARAMETER_WORDS, PRESETS, SERIES_KINDS
from scorecard_app.texts import N_, LocaleForms, _, ngettext

_NO_SCALE: Scale = {}
_SCORES = frozenset({"yes", "no", "score"})
_FIGURES = {**PARAMETER_WORDS, "baseline": N_("Baseline"), "score": N_("Score")}


class MeasureWording:
    """Words the steps of measures of one scorecard in one locale."""

    def __init__(self, card: Scorecard, forms: LocaleForms) -> None:
        self._card = card
        self._forms = forms

    def line(self, step: Step, scale: Scale = _NO_SCALE) -> Line:
        """Return the line of one step, with those below it; a choice is said as its word."""
        match step:
            case ValueShown():
                return self._value(step, scale)
            case Input():
                return self._input(step)
            case RuleInForce():
                return self._rule(step)
            case OnCurve():
                return self._curve(step)
            case OnTheWay():
                return self._progress(step)
            case _:
                raise TypeError(type(step).__name__)

    def _value(self, step: ValueShown, scale: Scale) -> Line:
        period = self._period(step.period)
        if step.number is None:
            text = _("Value: none up to {period}").format(period=period)
        elif step.formula:
            formula = shown(step.formula, self._card)
            text = _("Value of {period}, computed as {formula}").format(
                period=period, formula=formula
            )
        else:
            text = _("Value of {period}").format(period=period)
        if step.number is not None and step.age > FRESH_AGE:
            late = ngettext("{count} period late", "{count} periods late", step.age)
            text = f"{text}, {late.format(count=step.age)}"
        parts = (*self._gap(step), *(self.line(each) for each in step.parts))
        number = self._number(step.measure_id, step.number, scale)
        return Line(text, number, parts=parts, is_open=True)

    def _gap(self, step: ValueShown) -> tuple[Line, ...]:
        """Say why the formula gives nothing for the last complete period."""
        inputs = [each for each in step.parts if isinstance(each, Input)]
        missing = [each.measure_id for each in inputs if each.number is None]
        said = gap_explained(step.gap, self._card, step.measure_id, missing=missing)
        return (Line(said),) if said else ()

    def _input(self, step: Input) -> Line:
        name = self._card.measures[step.measure_id].name or _("(no name)")
        text = _("{name}, {period}").format(name=name, period=self._period(step.period))
        return Line(text, self._number(step.measure_id, step.number), entity_id=step.measure_id)

    def _rule(self, step: RuleInForce) -> Line:
        rule = _(PRESETS[step.preset])
        text = _("Scored by the rule “{rule}”").format(rule=rule)
        if step.since is not None:
            text = _("{rule}, in force since {period}").format(
                rule=text, period=self._period(step.since)
            )
        is_choice = step.preset is Preset.CHOICE
        figures = (each for each in step.parts if isinstance(each, Figure))
        parts = tuple(self._figure(each, is_choice=is_choice) for each in figures)
        return Line(text, parts=parts, is_open=True)

    def _figure(self, step: Figure, *, is_choice: bool) -> Line:
        """Say one figure; that of a choice is its score, whatever the choice is called."""
        name = step.name if is_choice else _(_FIGURES.get(step.name, step.name))
        is_score = is_choice or step.name in _SCORES
        number = (
            format_exact_score(step.number, self._card.settings, self._forms)
            if is_score
            else self._number(step.measure_id, step.number)
        )
        return Line(f"{name}: {self._origin(step)}", number)

    def _origin(self, step: Figure) -> str:
        since = self._period(step.since) if step.since else ""
        match step.origin:
            case Origin.MEASURE | Origin.USUAL if step.number is None:
                return _("not entered yet")
            case Origin.TARGET if since:
                return _("the target in force since {period}").format(period=since)
            case Origin.TARGET:
                return _("the target in force; there is none")
            case Origin.SERIES:
                return self._series(step, since)
            case Origin.FORMULA:
                return _("computed by a formula")
            case Origin.MEASURE:
                return _("as the measure says")
            case Origin.USUAL:
                return _("as usual")
            case Origin.RULE:
                return _("as the rule says")

    def _series(self, step: Figure, since: str) -> str:
        series = self._card.series.get(step.series_id) if step.series_id else None
        name = (series.name or _(SERIES_KINDS[series.kind])) if series else _("a series")
        if not since:
            return _("from “{series}”, which says nothing yet").format(series=name)
        return _("from “{series}”, since {period}").format(series=name, period=since)

    def _curve(self, step: OnCurve) -> Line:
        """Write the straight line out, as somebody would check it by hand."""
        piece, settings, forms = step.piece, self._card.settings, self._forms
        number = format_exact_score(step.score, settings, forms)
        if piece.low == piece.high:
            return Line(_("Within the inner tolerance: full marks"), number)
        text = _("{low} + ({value} − {left}) ÷ ({right} − {left}) × ({high} − {low})").format(
            low=format_exact_score(piece.low, settings, forms),
            high=format_exact_score(piece.high, settings, forms),
            value=self._bare(step.measure_id, step.value, is_distance=step.target is not None),
            left=self._bare(step.measure_id, piece.left, is_distance=step.target is not None),
            right=self._bare(step.measure_id, piece.right, is_distance=step.target is not None),
        )
        if step.target is not None:
            target = self._number(step.measure_id, step.target)
            text = _("{line}, by the distance from {target}").format(line=text, target=target)
        if step.is_clamped:
            text = _("{line}, held to the scale").format(line=text)
        return Line(text, number)

    def _progress(self, step: OnTheWay) -> Line:
        """Write the way out; it is no part of the sum that makes the score."""
        found, key = step.progress, step.measure_id
        if found.value is None or found.baseline is None or found.target is None:
            return Line(_("Progress"))
        way = _("({value} − {baseline}) ÷ ({target} − {baseline})").format(
            value=self._bare(key, found.value),
            baseline=self._bare(key, found.baseline),
            target=self._bare(key, found.target),
        )
        parts = [Line(way, self._percent(found.done))]
        if found.due is not None:
            parts.append(Line(_("Expected by now, by the course"), self._percent(found.due)))
        if found.by_now is not None:
            parts.append(Line(_("Done of what is expected by now"), self._percent(found.by_now)))
        text = _("Progress, apart from the score")
        return Line(text, self._percent(found.done), parts=tuple(parts))

    def _percent(self, percent: float | None) -> str:
        if percent is None:
            return ""
        return _("{percent} %").format(percent=format_plain(round(percent, 2), self._forms))

    def _number(self, measure_id: MeasureId, number: float | None, scale: Scale = _NO_SCALE) -> str:
        measure, currency = self._card.measures[measure_id], self._card.settings.currency
        return amount(number, measure, scale, self._forms, currency=currency).whole

    def _bare(self, measure_id: MeasureId, number: float, *, is_distance: bool = False) -> str:
        unit = self._card.measures[measure_id].unit
        if is_distance and unit.kind is UnitKind.DATE:
            unit = Unit()
        text = format_number(number, unit, self._forms)
        return f"({text})" if number < 0 else text

    def _period(self, period: Period) -> str:
        start = self._card.settings.fiscal_start
        return format_period(period, self._forms, fiscal_start=start)
