"""What the pane shows: the library, the frameworks, and what the open scorecard has of them."""

from functools import cached_property

from PySide6.QtCore import QObject, Signal

from scorecard_app.document.change import Change
from scorecard_app.document.library import LibraryMeasure, library
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
from scorecard_app.texts import LocaleForms, _
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.frameworks import framework_entries
from scorecard_app.ui.own_library import OwnLibraryStore


class Shelf(QObject):
    """Answers the pane's questions; what it holds is read when it is first asked for."""

    changed = Signal()
    used_changed = Signal()

    def __init__(
        self,
        bridge: Bridge,
        own: OwnLibraryStore,
        forms: LocaleForms,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._own = own
        self._forms = forms
        own.changed.connect(self._read_anew)
        bridge.facts_changed.connect(self._follow)
        bridge.scene_replaced.connect(self.used_changed)

    @cached_property
    def measures(self) -> dict[str, LibraryMeasure]:
        """Return the measures by their id in the library."""
        own = {each.id: each for each in self._own.library.measures}
        return {**own, **library()}

    @cached_property
    def frameworks(self) -> dict[str, FrameworkEntry]:
        """Return the frameworks by their id."""
        return {each.key: each for each in framework_entries(self._own.library)}

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

    def has_already(self, objective_id: ObjectiveId, key: str) -> bool:
        """Say whether an objective has the measure of an entry already."""
        scene = self._bridge.scene
        came = (each for each in scene.card.measures.values() if key in {each.source_id, each.id})
        return any(
            attachment.objective_id == objective_id
            for measure in came
            for attachment in scene.relations.attachments_to(measure.id)
        )

    def objective_name(self, objective_id: ObjectiveId) -> str:
        """Return what an objective is called."""
        return self._bridge.scene.card.objectives[objective_id].name or _("(no name)")

    def _read_anew(self) -> None:
        """Forget what was read: the user's own part of it is another."""
        for name in ("measures", "frameworks", "rows"):
            self.__dict__.pop(name, None)
        self.changed.emit()

    def _follow(self, change: Change) -> None:
        if change.touches("measures", "objectives", "attachments"):
            self.used_changed.emit()
