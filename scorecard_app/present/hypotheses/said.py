"""What the data say of a link and what is stated of it: marks and few words."""

from collections.abc import Mapping
from dataclasses import replace

from scorecard_app.domain.links import EvidenceState, Link
from scorecard_app.domain.periods import Frequency
from scorecard_app.engine.evidence.says import Says
from scorecard_app.engine.evidence.weighing import Weighed
from scorecard_app.present.faces import Shape, StatusFace
from scorecard_app.texts import N_, _, ngettext

SAYS: Mapping[Says, StatusFace] = {
    Says.CONSISTENT: StatusFace(Shape.CIRCLE, N_("Consistent"), "band.on"),
    Says.OPEN: StatusFace(Shape.DIAMOND, N_("No clear sign"), "band.risk"),
    Says.AGAINST: StatusFace(Shape.SQUARE, N_("Against it"), "band.off"),
    Says.TOO_FEW: StatusFace(Shape.RING, N_("Not enough data"), "band.none"),
    Says.STILL: StatusFace(Shape.RING, N_("Nothing moved"), "band.none"),
    Says.NO_VALUES: StatusFace(Shape.DOTTED_RING, N_("No values"), "band.none"),
    Says.NO_MEASURE: StatusFace(Shape.DOTTED_RING, N_("No measure"), "band.none"),
    Says.BY_DEFINITION: StatusFace(Shape.STAR, N_("By definition"), "band.none"),
}
"""The words and marks of what data say, from the best to nothing at all."""

STATED: Mapping[EvidenceState, StatusFace] = {
    EvidenceState.SURVIVED: StatusFace(Shape.CIRCLE, N_("Survived a test here"), "band.on"),
    EvidenceState.CORRELATED: StatusFace(Shape.CIRCLE, N_("Correlated here"), "band.on"),
    EvidenceState.ELSEWHERE: StatusFace(Shape.DIAMOND, N_("Seen elsewhere"), "band.risk"),
    EvidenceState.EXPERT: StatusFace(Shape.DIAMOND, N_("Expert view"), "band.risk"),
    EvidenceState.UNTESTED: StatusFace(Shape.RING, N_("Untested"), "band.none"),
    EvidenceState.NOT_ENOUGH_DATA: StatusFace(Shape.RING, N_("Not enough data"), "band.none"),
    EvidenceState.REFUTED: StatusFace(Shape.SQUARE, N_("Refuted here"), "band.off"),
}
"""The ladder of evidence as it is stated, with its marks."""

RUNGS: Mapping[Says, EvidenceState] = {
    Says.CONSISTENT: EvidenceState.CORRELATED,
    Says.AGAINST: EvidenceState.REFUTED,
    Says.TOO_FEW: EvidenceState.NOT_ENOUGH_DATA,
}
"""The rung of the ladder that the data alone would put a link on; a test survived is for people."""


def said_face(weighed: Weighed | None) -> StatusFace | None:
    """Return mark and word of what the data say; None while that is being worked out."""
    if weighed is None:
        return None
    face = SAYS[weighed.says]
    return replace(face, word=_(face.word))


def stated_face(link: Link) -> StatusFace:
    """Return mark and word of the evidence that is stated."""
    face = STATED[link.evidence]
    return replace(face, word=_(face.word))


def said_short(weighed: Weighed | None) -> str:
    """Say in few words what the data say, and how many more periods it takes."""
    face = said_face(weighed)
    if weighed is None or face is None:
        return "…"
    if weighed.says is Says.TOO_FEW and weighed.frequency is not None:
        return _("{word}: {more}").format(
            word=face.word, more=more_periods(weighed.more, weighed.frequency)
        )
    return face.word


def periods(count: int, frequency: Frequency) -> str:
    """Say a number of periods; nothing finer than months is asked for."""
    match frequency:
        case Frequency.QUARTER:
            said = ngettext("{count} quarter", "{count} quarters", count)
        case Frequency.HALF_YEAR:
            said = ngettext("{count} half-year", "{count} half-years", count)
        case Frequency.YEAR:
            said = ngettext("{count} year", "{count} years", count)
        case _:
            said = ngettext("{count} month", "{count} months", count)
    return said.format(count=count)


def in_periods(frequency: Frequency) -> str:
    """Say in which periods something is counted."""
    return {
        Frequency.MONTH: _("in months"),
        Frequency.QUARTER: _("in quarters"),
        Frequency.HALF_YEAR: _("in half-years"),
    }.get(frequency, _("in years"))


def more_periods(count: int, frequency: Frequency) -> str:
    """Say how many more periods of values it takes."""
    match frequency:
        case Frequency.QUARTER:
            said = ngettext("{count} more quarter", "{count} more quarters", count)
        case Frequency.HALF_YEAR:
            said = ngettext("{count} more half-year", "{count} more half-years", count)
        case Frequency.YEAR:
            said = ngettext("{count} more year", "{count} more years", count)
        case _:
            said = ngettext("{count} more month", "{count} more months", count)
    return said.format(count=count)
