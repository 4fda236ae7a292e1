"""Say a judgement as a shape, a word and a colour role, and say why in a sentence."""

from collections.abc import Mapping

from scorecard_app.domain.settings import Band, Settings
from scorecard_app.engine.formula.gap import Gap
from scorecard_app.engine.judgements import Judgement, MeasureJudgement, Reason, State
from scorecard_app.present.faces import Shape, StatusFace
from scorecard_app.present.gaps import gap_sentence
from scorecard_app.present.missing_figures import missing_figures_sentence
from scorecard_app.present.numbers import format_plain, format_score
from scorecard_app.texts import N_, LocaleForms, _

NO_DATA, NOT_SCORED = "no data", "not scored"
"""The keys of the statuses of what has no band."""

_SHAPES: Mapping[str, Shape] = {
    "off": Shape.SQUARE,
    "near": Shape.DIAMOND,
    "risk": Shape.TRIANGLE,
    "on": Shape.CIRCLE,
    "above": Shape.STAR,
}

_SENTENCES: Mapping[Reason, str] = {
    Reason.STALE: N_("The last value is older than one period, so it no longer counts."),
    Reason.NO_VALUE: N_("There is no value yet."),
    Reason.NO_CURRENT_CHILD: N_(
        "Nothing below has a current score: at least one value is missing or too old."
    ),
    Reason.GAP: N_("A value below is missing, and this score is blank until it comes."),
    Reason.FIGURE_MISSING: N_("Not scored: a figure of the scoring rule is missing."),
    Reason.FIGURES_EQUAL: N_("Not scored: two figures of the scoring rule are equal."),
    Reason.FIGURES_OUT_OF_ORDER: N_(
        "Not scored: the figures of the scoring rule are not in order."
    ),
    Reason.CONTRADICTS_DIRECTION: N_(
        "Not scored: the figures say that the other direction is better than the measure says."
    ),
    Reason.DIRECTION_NEEDS_ON_TARGET: N_(
        "Not scored: a measure that is best on its target needs the rule “on target”."
    ),
    Reason.ON_TARGET_NEEDS_DIRECTION: N_(
        "Not scored: the rule “on target” needs a measure that is best on its target."
    ),
    Reason.NOT_A_CHOICE: N_("Not scored: the value is none of the choices."),
    Reason.FORMULA_MEASURE: N_("No data: the formula of the measure gives no value."),
    Reason.FORMULA_RULE: N_("Not scored: the formula of the rule gives no score."),
    Reason.NO_CHILDREN: N_("There is no measure yet."),
    Reason.CHILDREN_NOT_SCORED: N_("Nothing below is scored."),
    Reason.CIRCULAR: N_("Not scored: the objective stands below itself."),
    Reason.RULE_SAYS_NOT_SCORED: N_("Not scored, by choice."),
    Reason.NOTHING_COUNTS: N_("Everything below is left out of the score, by choice."),
}


def status_face(judgement: Judgement, settings: Settings) -> StatusFace:
    """Return the status of a judgement: its band, or that data or a rule is wanting."""
    for band in settings.bands:
        if band.key == judgement.band_key:
            return StatusFace(_shape(band), _(band.name), f"band.{band.role}", band.colour)
    if judgement.state is State.NOT_SCORED:
        return StatusFace(Shape.DOTTED_RING, _("Not scored"), "band.none")
    return StatusFace(Shape.RING, _("No data"), "band.none")


def state_faces(settings: Settings) -> Mapping[str, StatusFace]:
    """Return every status there can be, by the key of its band or of the lack of one."""
    bands = {
        each.key: StatusFace(_shape(each), _(each.name), f"band.{each.role}", each.colour)
        for each in settings.bands
    }
    return bands | {
        NO_DATA: StatusFace(Shape.RING, _("No data"), "band.none"),
        NOT_SCORED: StatusFace(Shape.DOTTED_RING, _("Not scored"), "band.none"),
    }


def usual_words() -> tuple[str, ...]:
    """Return the words for every status where nobody named the bands."""
    return tuple(face.word for face in state_faces(Settings()).values())


def fault_sentence(reason: Reason) -> str:
    """Say why something is not scored."""
    return _(_SENTENCES[reason])


def reason_sentence(
    judgement: Judgement, settings: Settings, forms: LocaleForms | None = None
) -> str:
    """Say in one sentence why the status is what it is, scores on the scale of the scorecard."""
    if judgement.is_override:
        return _("Set by hand.")
    if isinstance(judgement, MeasureJudgement) and judgement.gap is not Gap.NONE:
        return gap_sentence(judgement.gap)
    if isinstance(judgement, MeasureJudgement) and judgement.reason is Reason.FIGURE_MISSING:
        return missing_figures_sentence(judgement.preset, judgement.figures)
    if judgement.reason:
        return _(_SENTENCES[judgement.reason])
    known = forms or LocaleForms()
    score = format_score(judgement.score or 0.0, settings, known)
    coverage = format_plain(100 * judgement.coverage, known, decimals=0)
    if coverage == format_plain(100, known, decimals=0):
        return _("Score {score}.").format(score=score)
    return _("Score {score}, from {coverage} % of what counts.").format(
        score=score, coverage=coverage
    )


def status_sentence(status: StatusFace, why: str) -> str:
    """Say the status and why, the word once where the sentence begins with it."""
    return why if why.startswith(status.word) else f"{status.word}. {why}"


def _shape(band: Band) -> Shape:
    return _SHAPES.get(band.role, Shape.DIAMOND)
