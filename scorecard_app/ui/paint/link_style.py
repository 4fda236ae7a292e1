"""How a link is drawn: its strength as width, its evidence as dashes, its kind as line and head."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard_app.domain.links import EvidenceState, LinkKind
from scorecard_app.present.faces import LinkFace

Dashes = tuple[float, float]
"""How long a dash is, and how long the gap behind it, in map units."""

_WIDTHS = ((0.15, 1.25), (0.35, 2.0), (1.01, 3.0))
"""How wide a link is drawn that is believed to be weaker than this."""

_RAILS = 3.0
"""How much wider the two rails of a logical link are than one line."""

_DASHES: Mapping[EvidenceState, Dashes] = {
    EvidenceState.UNTESTED: (12.0, 3.5),
    EvidenceState.NOT_ENOUGH_DATA: (12.0, 3.5),
    EvidenceState.EXPERT: (36.0, 3.5),
    EvidenceState.ELSEWHERE: (36.0, 3.5),
    EvidenceState.REFUTED: (2.5, 5.5),
}
"""The more is known for a link, the more whole its line: what the data here bear out is whole."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line by colour role and width; one with a gap of some width in it is two rails."""

    role: str
    width: float
    gap: float = 0.0
    is_whole: bool = True


def stroke_of(link: LinkFace) -> Stroke:
    """Return the line of a link."""
    width = next(width for limit, width in _WIDTHS if link.weight < limit)
    if link.kind is LinkKind.LOGICAL:
        return Stroke(role_of(link), width / 2 + _RAILS, gap=_RAILS / 2)
    return Stroke(role_of(link), width, is_whole=dashes_of(link) is None)


def role_of(link: LinkFace) -> str:
    """Return the colour role of a link."""
    if link.tone:
        return link.tone
    if link.is_negative:
        return "link.negative"
    return "link.feedback" if link.kind is LinkKind.FEEDBACK else "link"


def dashes_of(link: LinkFace) -> Dashes | None:
    """Return the dashes of a link; what is true by definition needs no evidence."""
    return None if link.kind is LinkKind.LOGICAL else _DASHES.get(link.evidence)
