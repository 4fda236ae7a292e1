"""Links of the strategy map: hypotheses about what moves what."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from scorecard_app.domain.ids import LinkId, MeasureId, ObjectiveId, PersonId


class Sign(Enum):
    """Whether an improvement at the start improves (+) or worsens (−) the end."""

    POSITIVE = "+"
    NEGATIVE = "-"


class LinkKind(Enum):
    """A belief about cause, a truth by definition, or an effect that runs back down."""

    CAUSAL = "causal"
    LOGICAL = "logical"
    FEEDBACK = "feedback"


class Strength(Enum):
    """Words for a first pass at an elasticity."""

    WEAK = "weak"
    MEDIUM = "medium"
    STRONG = "strong"


class EvidenceState(Enum):
    """The ladder of evidence; never "proven"."""

    UNTESTED = "untested"
    EXPERT = "expert view"
    ELSEWHERE = "seen elsewhere"
    CORRELATED = "correlated here"
    SURVIVED = "survived a test here"
    REFUTED = "refuted here"
    NOT_ENOUGH_DATA = "not enough data"


@dataclass(frozen=True, slots=True)
class Magnitude:
    """The 90 % range of an elasticity, apart from its sign: 0 < low ≤ high; `word` if said so."""

    low: float
    high: float
    word: Strength | None = None


WORD_RANGES: Mapping[Strength, Magnitude] = {
    Strength.WEAK: Magnitude(0.05, 0.2, Strength.WEAK),
    Strength.MEDIUM: Magnitude(0.15, 0.6, Strength.MEDIUM),
    Strength.STRONG: Magnitude(0.25, 1.0, Strength.STRONG),
}
"""Lognormal ranges with medians 0.1, 0.3 and 0.5 (model.md, what-if)."""

IDENTITY = Magnitude(1.0, 1.0)
"""The magnitude of a logical link that passes its cause on unchanged."""


@dataclass(frozen=True, slots=True)
class Link:
    """A hypothesis that one objective moves another so much, after a lag, building up over τ."""

    id: LinkId
    from_id: ObjectiveId
    to_id: ObjectiveId
    sign: Sign = Sign.POSITIVE
    magnitude: Magnitude | None = None
    lag_months: int = 0
    build_up_months: float = 0.0
    kind: LinkKind = LinkKind.CAUSAL
    rationale: str = ""
    believer_ids: tuple[PersonId, ...] = ()
    evidence: EvidenceState = EvidenceState.UNTESTED
    evidence_note: str = ""
    driver_id: MeasureId | None = None
    outcome_id: MeasureId | None = None
    source_id: str = ""
