"""The rows of the table of links: every cell as a text, with its mark and what it sorts by."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard_app.document.naming import short_title
from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.links import EvidenceState, Link, LinkKind, Sign
from scorecard_app.domain.measures import Unit
from scorecard_app.engine.evidence.review import Review
from scorecard_app.engine.evidence.weighing import Evidence, Weighed
from scorecard_app.present.faces import StatusFace
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.hypotheses.columns import Column, range_words
from scorecard_app.present.hypotheses.reviewed import VERDICTS, advice, verdict_face
from scorecard_app.present.hypotheses.said import (
    SAYS,
    STATED,
    said_face,
    said_short,
    stated_face,
)
from scorecard_app.present.hypotheses.wording import Wording
from scorecard_app.present.numbers import MISSING, edit_text, format_exact
from scorecard_app.present.what_if.words import money
from scorecard_app.present.words import EVIDENCE, LINK_KINDS
from scorecard_app.texts import _, ngettext

PUSH = 0.1
"""Money is said of a start that is ten percent better."""

Sort = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows, what it says when asked, and what it sorts by."""

    text: str
    tooltip: str = ""
    mark: StatusFace | None = None
    sort: Sort = (0.0, "")


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link as a row."""

    link_id: LinkId
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """Return the cell of a column."""
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What rows are read from; `carried` is the money by link that is ten times better."""

    context: FormContext
    evidence: Evidence | None = None
    carried: Mapping[LinkId, float] | None = None

    def weighed(self, link_id: LinkId) -> Weighed | None:
        """Return what the data say of a link, once that is known."""
        return self.evidence.weighed.get(link_id) if self.evidence is not None else None

    def review(self, link_id: LinkId) -> Review | None:
        """Return what a review makes of a link, once that is known."""
        return self.evidence.reviews.get(link_id) if self.evidence is not None else None


def link_row(grounds: Grounds, link_id: LinkId) -> LinkRow:
    """Return the row of one link."""
    link = grounds.context.card.links[link_id]
    return LinkRow(
        link_id,
        (
            _end(grounds, link.from_id),
            _sign(grounds, link),
            _end(grounds, link.to_id),
            _effect(grounds, link),
            _lag(link),
            _stated(link),
            _data(grounds, link),
            _review(grounds, link),
            _money(grounds, link),
            _kind(link),
            _build_up(grounds, link),
            _believers(grounds, link),
            _text(link.rationale),
        ),
    )


def _end(grounds: Grounds, objective_id: ObjectiveId) -> Cell:
    card = grounds.context.card
    objective = card.objectives[objective_id]
    return Cell(short_title(card, objective), sort=(float(objective.number), ""))


def _sign(grounds: Grounds, link: Link) -> Cell:
    if link.sign is Sign.NEGATIVE:
        return Cell(grounds.context.forms.minus, _("Worsens"), sort=(-1.0, ""))
    return Cell("+", _("Improves"), sort=(1.0, ""))


def _effect(grounds: Grounds, link: Link) -> Cell:
    forms, magnitude = grounds.context.forms, link.magnitude
    if link.kind is LinkKind.LOGICAL:
        return Cell(MISSING, _("True by definition, so it passes on what it stands for."))
    if magnitude is None:
        return Cell(_("Not said"), _("Nobody has said how strongly, so it carries nothing."))
    low, high = (format_exact(each, forms) for each in (magnitude.low, magnitude.high))
    said = _("{low} to {high} of an improvement passes on.").format(low=low, high=high)
    return Cell(
        range_words(magnitude, forms), said, sort=((magnitude.low * magnitude.high) ** 0.5, "")
    )


def _lag(link: Link) -> Cell:
    said = ngettext("{count} month", "{count} months", link.lag_months)
    text = said.format(count=link.lag_months) if link.lag_months else _("at once")
    return Cell(text, sort=(float(link.lag_months), ""))


def _stated(link: Link) -> Cell:
    if link.kind is LinkKind.LOGICAL:
        return Cell(MISSING, _("True by definition: it needs no evidence."), sort=(-1.0, ""))
    rank = float(list(STATED).index(link.evidence))
    tooltip = link.evidence_note
    return Cell(_(EVIDENCE[link.evidence]), tooltip, stated_face(link), (rank, ""))


def _data(grounds: Grounds, link: Link) -> Cell:
    weighed = grounds.weighed(link.id)
    rank = -1.0 if weighed is None else float(list(SAYS).index(weighed.says))
    return Cell(said_short(weighed), mark=said_face(weighed), sort=(rank, ""))


def _review(grounds: Grounds, link: Link) -> Cell:
    review = grounds.review(link.id)
    face = verdict_face(review)
    rank = float(list(VERDICTS).index(review.verdict)) if review and face else 99.0
    text = face.word if face else MISSING
    return Cell(text, mark=face, sort=(rank, ""))


def _money(grounds: Grounds, link: Link) -> Cell:
    carried = grounds.carried
    if carried is None or link.id not in carried:
        return Cell(MISSING)
    amount = PUSH * carried[link.id]
    if not amount:
        return Cell(MISSING, _("It leads to no money of its own."))
    text = money(amount, grounds.context.card.settings.currency, grounds.context.forms)
    return Cell(text, sort=(amount, ""))


def _kind(link: Link) -> Cell:
    return Cell(_(LINK_KINDS[link.kind]), sort=(float(list(LINK_KINDS).index(link.kind)), ""))


def _build_up(grounds: Grounds, link: Link) -> Cell:
    if not link.build_up_months:
        return Cell(MISSING)
    figure = edit_text(link.build_up_months, Unit(), grounds.context.forms)
    said = ngettext("{figure} month", "{figure} months", -int(-link.build_up_months // 1))
    return Cell(said.format(figure=figure), sort=(link.build_up_months, ""))


def _believers(grounds: Grounds, link: Link) -> Cell:
    people = grounds.context.card.people
    return _text(", ".join(people[each].name for each in link.believer_ids if each in people))


def _text(text: str) -> Cell:
    line = " ".join(text.split())
    return Cell(line, text, sort=(0.0 if line else 1.0, line.casefold()))


def tip(grounds: Grounds, row: LinkRow, column: Column) -> str:
    """Say what a cell says when somebody rests on it; sentences are made only then."""
    context = grounds.context
    link = context.card.links[row.link_id]
    if column is Column.DATA:
        return Wording(context.card, context.forms).sentence(grounds.weighed(link.id))
    if column is Column.REVIEW:
        return advice(link, grounds.review(link.id))
    cell = row.cell(column)
    return cell.tooltip or cell.text


def has_no_evidence(link: Link) -> bool:
    """Say whether nothing is known of a link, neither as stated nor by data that are clear."""
    if link.kind is LinkKind.LOGICAL:
        return False
    return link.evidence in {EvidenceState.UNTESTED, EvidenceState.NOT_ENOUGH_DATA}
