"""What a review makes of links: the verdict on each, and the four cells of all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.links import EvidenceState, Link, LinkKind, Sign
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evidence.review import Review, Verdict
from scorecard_app.engine.evidence.says import Says
from scorecard_app.engine.evidence.weighing import Evidence
from scorecard_app.present.faces import Shape, StatusFace
from scorecard_app.texts import N_, _, ngettext

VERDICTS: Mapping[Verdict, StatusFace] = {
    Verdict.KEEP: StatusFace(Shape.CIRCLE, N_("Keep it"), "band.on"),
    Verdict.WAIT: StatusFace(Shape.DIAMOND, N_("Wait"), "band.risk"),
    Verdict.DOUBT: StatusFace(Shape.SQUARE, N_("Doubt it"), "band.off"),
    Verdict.LUCK: StatusFace(Shape.DIAMOND, N_("Luck?"), "band.risk"),
    Verdict.FIX_EXECUTION: StatusFace(Shape.TRIANGLE, N_("Execute first"), "band.risk"),
}
"""The words and marks of verdicts; without a judgement there is none."""

_ADVICE: Mapping[Verdict, str] = {
    Verdict.KEEP: N_(
        "Driver and outcome are both on target, as believed. Keep the link, and raise its evidence."
    ),
    Verdict.WAIT: N_(
        "The driver has been on target for {months}, not yet longer than the lag of {lag}. Wait "
        "for the outcome."
    ),
    Verdict.DOUBT: N_(
        "The driver has been on target for at least {months}, longer than the lag of {lag}, and "
        "the outcome is off. Doubt the link or its lag."
    ),
    Verdict.LUCK: N_(
        "The outcome is on target while its driver is off: luck, or a driver that is missing here."
    ),
    Verdict.FIX_EXECUTION: N_(
        "Driver and outcome are both off target, so the link was not put to the test. Fix the "
        "execution first."
    ),
}


def verdict_face(review: Review | None) -> StatusFace | None:
    """Return mark and word of a verdict; None where nothing can be said."""
    face = VERDICTS.get(review.verdict) if review is not None else None
    return None if face is None else replace(face, word=_(face.word))


def advice(link: Link, review: Review | None) -> str:
    """Say what a review makes of a link, and why."""
    if review is None:
        return ""
    if review.verdict in _ADVICE:
        return _(_ADVICE[review.verdict]).format(
            months=_months(review.months_on), lag=_months(link.lag_months)
        )
    if link.kind is LinkKind.LOGICAL:
        return ""
    if link.sign is Sign.NEGATIVE:
        return _("A trade-off is not reviewed by targets: both of them met is what one hopes for.")
    if review.driver_on is None and review.outcome_on is None:
        return _("Neither end can be judged: values or targets are missing, or too old.")
    if review.driver_on is None:
        return _("The driver cannot be judged: its values or targets are missing, or too old.")
    return _("The outcome cannot be judged: its values or targets are missing, or too old.")


def is_to_doubt(link: Link, evidence: Evidence | None) -> bool:
    """Say whether a link is one to doubt: by its review, by the data, or as it is stated."""
    if link.evidence is EvidenceState.REFUTED:
        return True
    if evidence is None:
        return False
    review, weighed = evidence.reviews.get(link.id), evidence.weighed.get(link.id)
    is_doubted = review is not None and review.verdict is Verdict.DOUBT
    return is_doubted or (weighed is not None and weighed.says is Says.AGAINST)


@dataclass(frozen=True, slots=True)
class Cell:
    """One of the four cells: what stands in it, in words, and the links that do."""

    verdicts: tuple[Verdict, ...]
    title: str
    advice: str
    face: StatusFace
    link_ids: tuple[LinkId, ...]
    links: str

    @property
    def spoken(self) -> str:
        """Say the cell to those who do not see it."""
        count = len(self.link_ids)
        said = ngettext("{count} link", "{count} links", count).format(count=count)
        return f"{self.title}: {said}. {self.advice} {self.links}".strip()


@dataclass(frozen=True, slots=True)
class FourCells:
    """The picture of a review: two rows by the driver, two columns by the outcome."""

    cells: tuple[Cell, Cell, Cell, Cell]
    unjudged: str


_CELLS: Sequence[tuple[tuple[Verdict, ...], str, str]] = (
    (
        (Verdict.KEEP,),
        N_("Keep it"),
        N_("As believed. Raise the evidence."),
    ),
    (
        (Verdict.DOUBT, Verdict.WAIT),
        N_("Doubt it"),
        N_("Once the lag is over: doubt the link or its lag."),
    ),
    (
        (Verdict.LUCK,),
        N_("Luck?"),
        N_("Luck, or a driver that is missing here."),
    ),
    (
        (Verdict.FIX_EXECUTION,),
        N_("Execute first"),
        N_("Not put to the test yet. Fix the execution."),
    ),
)
_MOST_NAMED = 12


def four_cells(card: Scorecard, evidence: Evidence | None) -> FourCells:
    """Return where each link stands: driver on target or not, outcome on target or not."""
    reviews = evidence.reviews if evidence is not None else {}
    links = [link for link in card.links.values() if link.kind is not LinkKind.LOGICAL]
    verdicts = {link.id: reviews[link.id].verdict for link in links if link.id in reviews}
    first, second, third, fourth = (_cell(card, verdicts, *each) for each in _CELLS)
    count = sum(verdicts.get(link.id, Verdict.UNKNOWN) is Verdict.UNKNOWN for link in links)
    unjudged = ngettext(
        "{count} link cannot be judged by targets.",
        "{count} links cannot be judged by targets.",
        count,
    ).format(count=count)
    return FourCells((first, second, third, fourth), unjudged if count else "")


def _cell(
    card: Scorecard,
    found: Mapping[LinkId, Verdict],
    verdicts: tuple[Verdict, ...],
    title: str,
    advised: str,
) -> Cell:
    ids = [key for key, verdict in found.items() if verdict in verdicts]
    named = [_numbers(card, key, found[key]) for key in ids[:_MOST_NAMED]]
    if len(ids) > _MOST_NAMED:
        named.append("…")
    face = VERDICTS[verdicts[0]]
    word = replace(face, word=_(face.word))
    return Cell(verdicts, _(title), _(advised), word, tuple(ids), ", ".join(named))


def _numbers(card: Scorecard, link_id: LinkId, verdict: Verdict) -> str:
    """Name a link by the numbers of its cards; one that still has time says so."""
    link = card.links[link_id]
    numbers = (str(card.objectives[each].number) for each in (link.from_id, link.to_id))
    named = "→".join(numbers)
    return _("{link} (wait)").format(link=named) if verdict is Verdict.WAIT else named


def _months(count: int) -> str:
    return ngettext("{count} month", "{count} months", count).format(count=count)
