"""What each row of the table shows, ready to draw: its name, figures and pictures."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scorecard_app.engine.behaviour import Variation, Way
from scorecard_app.present.charts.bullet import BulletFace, bullet_face
from scorecard_app.present.charts.xmr import VARIATIONS
from scorecard_app.present.faces import OutlineFace, SparkFace, StatusFace
from scorecard_app.present.outline import NodeId, NodeKind, OutlineRow, outline_row
from scorecard_app.present.sparklines import spark_face
from scorecard_app.present.statuses import status_face
from scorecard_app.present.table.columns import Column
from scorecard_app.present.table.facts import FactBook, Facts, number_of
from scorecard_app.present.table.figures import NOTHING, READERS, Figure, status_figure
from scorecard_app.present.table.nodes import group_title, is_group
from scorecard_app.texts import _


@dataclass(frozen=True, slots=True)
class TrendFace:
    """Which way a signal went; None where all is noise."""

    way: Way | None
    is_good: bool | None
    said: str


class TableRow:
    """One row of the table; what nobody looks at is never worked out."""

    def __init__(self, node: NodeId, facts: Facts) -> None:
        self.kind: NodeKind = facts.kind
        self._node = node
        self._facts = facts
        self._figures: list[Figure | None] = [None] * len(Column)

    @cached_property
    def face(self) -> OutlineFace:
        """Return all that is said of the name."""
        return _named(self._node, self._facts).face

    @cached_property
    def title(self) -> str:
        """Return the name, or that there is none."""
        is_named = self.kind is not NodeKind.GROUP
        return (self._facts.name if is_named else self.face.title) or _("(no name)")

    @property
    def number(self) -> str:
        """Return the number in front of the name; "" for none."""
        return number_of(self._facts)

    @cached_property
    def status(self) -> StatusFace | None:
        """Return the status; None for a group."""
        if self.kind is NodeKind.GROUP:
            return None
        return status_face(self._facts.now.judgement, self._facts.footing.relations.card.settings)

    def figure(self, column: Column) -> Figure:
        """Return what a cell says."""
        found = self._figures[column]
        if found is None:
            found = self._figures[column] = self._read(column)
        return found

    @cached_property
    def trend(self) -> TrendFace | None:
        """Return which way the figures went."""
        return _trend(self._facts)

    @cached_property
    def spark(self) -> SparkFace | None:
        """Return the last periods as a line."""
        return _spark(self._facts)

    @cached_property
    def level(self) -> BulletFace | None:
        """Return the value against its target."""
        return _level(self._facts)

    def _read(self, column: Column) -> Figure:
        if column is Column.STATUS and self.status is not None:
            return status_figure(self._facts, self.status.word)
        if self.kind is NodeKind.GROUP or column not in READERS:
            return NOTHING
        return READERS[column](self._facts)


_GOOD: Mapping[Variation, bool | None] = {
    Variation.IMPROVING: True,
    Variation.CONCERNING: False,
    Variation.CHANGING: None,
    Variation.COMMON_CAUSE: None,
}


def table_name(node: NodeId, book: FactBook) -> OutlineRow:
    """Return the name of a row with its status, and nothing else."""
    return _named(node, book[node])


def _named(node: NodeId, facts: Facts) -> OutlineRow:
    relations = facts.footing.relations
    if is_group(node):
        title = group_title(node, relations.card)
        return OutlineRow(OutlineFace(node, title, None), NodeKind.GROUP)
    return outline_row(facts.node, relations, facts.footing.results)


def _trend(facts: Facts) -> TrendFace | None:
    if facts.latest is None:
        return None
    variation, way = facts.latest.variation, facts.latest.way
    return TrendFace(way, _GOOD[variation], _(VARIATIONS[variation]))


def _spark(facts: Facts) -> SparkFace | None:
    measured, measure = facts.now.measured, facts.measure
    if measured is None or measure is None or measured.period is None:
        return None
    results = facts.footing.results
    settings, numbers = results.card.settings, results.basis.numbers
    return spark_face(
        measure,
        numbers,
        last=measured.period,
        status=status_face(measured, settings),
        known=facts.latest.limits if facts.latest else None,
        fiscal_start=settings.fiscal_start,
    )


def _level(facts: Facts) -> BulletFace | None:
    if facts.measure is None or facts.now.measured is None:
        return None
    footing = facts.footing
    return bullet_face(
        facts.measure, facts.now.measured, footing.relations.card.settings, footing.forms
    )
