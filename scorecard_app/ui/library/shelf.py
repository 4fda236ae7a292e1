"""What the pane shows: the library, the frameworks, and what the open scorecard has of them."""

from functools import cached_property

from PySide6.QtCore import QObject, Signal

from scorecard_app.document.change import Change
from scorecard_app.document.library import LibraryMeasure, library
from scorecard_app.document.templates import TemplateInfo, template_names
from scorecard_app.domain.ids import EntityId, MeasureId, ObjectiveId
from scorecard_app.present.library import (
    Detail,
    FrameworkEntry,
    LibraryRow,
    framework_details,
    framework_row,
    measure_details,
    measure_row,
)
from scorecard_app.texts import LocaleForms, _, ngettext
from scorecard_app.ui.bridge import Bridge


class Shelf(QObject):
    """Answers the pane's questions; what it holds is read when it is first asked for."""

    changed = Signal()
    used_changed = Signal()

    def __init__(self, bridge: Bridge, forms: LocaleForms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._forms = forms
        bridge.changed.connect(self._follow)
        bridge.scene_replaced.connect(self.used_changed)

    @cached_property
    def measures(self) -> dict[str, LibraryMeasure]:
        """Return the measures by their id in the library."""
        return dict(library())

    @cached_property
    def frameworks(self) -> dict[str, FrameworkEntry]:
        """Return the frameworks by their id."""
        return {each.id: _entry(each) for each in template_names()}

    @cached_property
    def rows(self) -> tuple[LibraryRow, ...]:
        """Return everything there is, unsearched."""
        measures = (measure_row(each) for each in self.measures.values())
        return (*measures, *(framework_row(each) for each in self.frameworks.values()))

    @property
    def used(self) -> frozenset[str]:
        """Return what the open scorecard has from the library already."""
        measures = self._bridge.scene.card.measures.values()
        return frozenset(each.source_id for each in measures) | {each.id for each in measures}

    def details(self, row: LibraryRow) -> tuple[Detail, ...]:
        """Return what there is to know about an entry."""
        if row.is_framework:
            return framework_details(self.frameworks[row.key])
        names = {key: each.measure.name for key, each in self.measures.items()}
        currency = self._bridge.scene.card.settings.currency
        return measure_details(self.measures[row.key], names, self._forms, currency)

    def target_objective(self, selection: tuple[EntityId, ...]) -> ObjectiveId | None:
        """Return the objective that is meant: the selected one, or the one a measure serves."""
        if len(selection) != 1:
            return None
        scene, (chosen,) = self._bridge.scene, selection
        if chosen in scene.card.objectives:
            return ObjectiveId(chosen)
        served = scene.relations.attachments_to(MeasureId(chosen))
        return served[0].objective_id if len(served) == 1 else None

    def objective_name(self, objective_id: ObjectiveId) -> str:
        """Return what an objective is called."""
        return self._bridge.scene.card.objectives[objective_id].name or _("(no name)")

    def _follow(self, change: Change) -> None:
        if change.touches("measures", "objectives", "attachments"):
            self.used_changed.emit()


def _entry(info: TemplateInfo) -> FrameworkEntry:
    return FrameworkEntry(
        key=info.id,
        name=info.name,
        description=info.description,
        counts=counts_text(info),
        is_own=False,
    )


def counts_text(info: TemplateInfo) -> str:
    """Say how much a framework holds."""
    counts = (
        ngettext("{count} perspective", "{count} perspectives", info.perspectives).format(
            count=info.perspectives
        ),
        ngettext("{count} objective", "{count} objectives", info.objectives).format(
            count=info.objectives
        ),
        ngettext("{count} measure", "{count} measures", info.measures).format(count=info.measures),
        ngettext("{count} link", "{count} links", info.links).format(count=info.links),
    )
    return ", ".join(counts)
