"""From document to views: evaluates what a change touched, then tells which ids to look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from scorecard_app.document.change import Change
from scorecard_app.document.document import Document
from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.evidence.says import Says
from scorecard_app.engine.incremental import reevaluated
from scorecard_app.engine.results import Results


@dataclass(frozen=True)
class Scene:
    """One scorecard with its look-ups and its results as of one day; what every view reads.

    `says` is what data say of links, and `doubted` are those to doubt by their review, as far as
    that is known yet.
    """

    card: Scorecard
    relations: Relations
    results: Results
    day: date
    says: Mapping[LinkId, Says] = field(default_factory=dict)
    doubted: frozenset[LinkId] = frozenset()


class Bridge(QObject):
    """Holds the current scene and announces each change after the new scene is ready.

    `changed` carries the Change; views read `scene` for the rest. `facts_changed` does so after it,
    but for changes that only move things about on a map, many times a second: it is for all who
    show no places. `scene_replaced` says that all may differ: another document or another day.
    `says_changed` comes once it is known what data say of links now.
    """

    changed = Signal(object)
    facts_changed = Signal(object)
    scene_replaced = Signal()
    says_changed = Signal()

    def __init__(self, document: Document, day: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene = scene_of(document.card, day)
        document.subscribe(self._follow)

    @property
    def scene(self) -> Scene:
        """Return the scorecard, look-ups and results as they stand."""
        return self._scene

    def show_date(self, day: date) -> None:
        """Judge everything as of another day."""
        if day != self._scene.day:
            self._scene = replace(
                scene_of(self._scene.card, day), says=self._scene.says, doubted=self._scene.doubted
            )
            self.scene_replaced.emit()

    def note_says(self, says: Mapping[LinkId, Says], doubted: frozenset[LinkId]) -> None:
        """Note what data say of links, and which are to be doubted."""
        if (says, doubted) != (self._scene.says, self._scene.doubted):
            self._scene = replace(self._scene, says=says, doubted=doubted)
            self.says_changed.emit()

    def _follow(self, change: Change) -> None:
        before, after = self._scene, change.after
        results = reevaluated(before.results, after, change.delta)
        relations = before.relations.after(after, change.delta)
        self._scene = replace(before, card=after, relations=relations, results=results)
        self.changed.emit(change)
        if not change.only_moves:
            self.facts_changed.emit(change)


def scene_of(card: Scorecard, day: date) -> Scene:
    """Look a scorecard up and judge it as of a day."""
    return Scene(card, Relations(card), evaluate(card, (day,)), day)
