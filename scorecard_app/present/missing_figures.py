"""Name the figures that a scoring rule lacks, and say how to mend it."""

from collections.abc import Collection, Mapping

from scorecard_app.domain.rules import Preset
from scorecard_app.engine.rules import BASELINE, TARGET
from scorecard_app.present.words import PARAMETER_WORDS, PRESETS
from scorecard_app.texts import N_, _

_BY_DEFAULT: Mapping[frozenset[str], str] = {
    frozenset({BASELINE}): N_("Not scored: no baseline yet. Enter a red flag or a baseline."),
    frozenset({TARGET}): N_("Not scored: no target yet. Enter a target."),
    frozenset({BASELINE, TARGET}): N_(
        "Not scored: no baseline and no target yet. Enter both, or choose another rule."
    ),
}
"""A rule that nobody chose has no name that people would know: the figures are named alone."""


def missing_figures_sentence(preset: Preset, figures: Mapping[str, float | None]) -> str:
    """Say which figures a rule lacks."""
    return missing_sentence(preset, [name for name, each in figures.items() if each is None])


def missing_sentence(preset: Preset, missing: Collection[str]) -> str:
    """Say that the figures of these names are wanting."""
    if preset is Preset.CHOICE:
        return _("Not scored: there is no choice yet. Enter the choices and their scores.")
    if preset is Preset.DEFAULT:
        return _(_BY_DEFAULT.get(frozenset(missing), _BY_DEFAULT[frozenset({BASELINE, TARGET})]))
    return _("Not scored: the rule “{rule}” still needs: {figures}.").format(
        rule=_(PRESETS[preset]),
        figures=", ".join(_(PARAMETER_WORDS.get(name, name)) for name in missing),
    )
