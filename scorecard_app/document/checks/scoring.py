"""Check the rules by which measures are scored, and the statuses set by hand."""

from collections import Counter
from collections.abc import Iterator

from scorecard_app.document.checks.problem import Problem, about
from scorecard_app.domain.levels import Level
from scorecard_app.domain.rules import PARAMETERS, Parameter, Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import _


def unusable_rules(card: Scorecard) -> Iterator[Problem]:
    """Yield rules that lack a figure, look at another measure, or begin when another does."""
    beginnings = Counter((each.measure_id, each.since) for each in card.rules.values())
    for rule in card.rules.values():
        missing = [name for name in PARAMETERS[rule.preset] if _is_empty(rule.parameters.get(name))]
        if missing:
            says = _("It cannot score: {names} missing.").format(names=", ".join(missing))
            yield about(card, rule, level=Level.WARNING, says=says)
        if _looks_elsewhere(card, rule):
            says = _("It takes a figure from a series of another measure.")
            yield about(card, rule, level=Level.ERROR, says=says)
        if beginnings[rule.measure_id, rule.since] > 1:
            says = _("Two rules of this measure begin at the same time.")
            yield about(card, rule, level=Level.WARNING, says=says)


def unknown_bands(card: Scorecard) -> Iterator[Problem]:
    """Yield statuses set by hand to a band that the settings do not have."""
    keys = {band.key for band in card.settings.bands}
    for override in card.overrides.values():
        if override.band_key not in keys:
            says = _("Its status “{band}” is none of the bands of the settings.")
            says = says.format(band=override.band_key)
            yield about(card, override, level=Level.WARNING, says=says)


def _is_empty(parameter: Parameter | None) -> bool:
    return parameter is None or parameter == Parameter()


def _looks_elsewhere(card: Scorecard, rule: Rule) -> bool:
    series = (
        card.series.get(each.series_id) for each in rule.parameters.values() if each.series_id
    )
    return any(each is not None and each.measure_id != rule.measure_id for each in series)
