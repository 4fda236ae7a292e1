"""A user who does anything in any order: after each step all views say what the document says."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as play
from PySide6.QtCore import QAbstractItemModel, QEventLoop, QModelIndex
from PySide6.QtWidgets import QApplication, QWidget

from scorecard_app.app.places import Places
from scorecard_app.app.program import build
from scorecard_app.app.surroundings import context, mint
from scorecard_app.document import edits
from scorecard_app.domain.ids import (
    AttachmentId,
    EntityId,
    LinkId,
    MapId,
    MeasureId,
    ObjectiveId,
    PerspectiveId,
    PlacementId,
)
from scorecard_app.domain.links import Sign
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.map_faces import card_face
from scorecard_app.storage.files import read_card, write_card
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.models.outline_model import OutlineModel
from scorecard_app.ui.models.outline_view import OutlineView
from scorecard_app.ui.open_document import OpenDocument
from scorecard_app.ui.opened import Safety
from scorecard_app.ui.prompts import Leaving
from tests.ui.scripted_prompts import ScriptedPrompts

NAMES = st.text(max_size=12)
SPOTS = st.integers(0, 80).map(lambda step: 8.0 * step)
ANY = st.integers(0, 1_000)
NUMBERS = st.floats(-1e9, 1e9, allow_nan=False)
MONTHS = st.integers(24_300, 24_330).map(partial(Period, Frequency.MONTH))

_V = TypeVar("_V", bound=QWidget)
Edit = Callable[[Scorecard], Scorecard]


class AnyUser(RuleBasedStateMachine):
    """Edits through the one door, undoes and does again, in the real window."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory(prefix="any-user-")
        self._path = Path(self._folder.name)
        places = Places(self._path / "settings.ini", self._path / "state")
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._prompts = ScriptedPrompts()
        self._program = build(app, places=places, language="en", prompts=lambda _: self._prompts)
        self._steps = 0

    @initialize()
    def begin(self) -> None:
        """Begin a blank scorecard."""
        self._program.window.show()
        self._program.starter.begin_blank()
        self._until(lambda: self._program.session.current is not None)

    @rule(name=NAMES, lane=ANY, x=SPOTS, y=SPOTS)
    def add_card(self, name: str, lane: int, x: float, y: float) -> None:
        """Make a card."""
        self._do(
            partial(
                edits.add_objective,
                objective_id=ObjectiveId(mint()),
                placement_id=PlacementId(mint()),
                perspective_id=PerspectiveId(self._any("perspectives", lane)),
                map_id=self._map,
                at=(x, y),
                name=name,
            )
        )

    @precondition(lambda self: len(self.card.objectives) > 1)
    @rule(start=ANY, end=ANY, sign=st.sampled_from(Sign))
    def link(self, start: int, end: int, sign: Sign) -> None:
        """Link two cards, or be told why not."""
        self._do(
            partial(
                edits.add_link,
                link_id=LinkId(mint()),
                from_id=ObjectiveId(self._any("objectives", start)),
                to_id=ObjectiveId(self._any("objectives", end)),
                sign=sign,
            )
        )

    @precondition(lambda self: self.card.objectives)
    @rule(which=ANY, lane=ANY, spots=st.lists(st.tuples(SPOTS, SPOTS), min_size=1, max_size=4))
    def drag(self, which: int, lane: int, spots: list[tuple[float, float]]) -> None:
        """Drag a card: every movement is an edit of one gesture."""
        before, history = self.card, self._current.history
        objective_id = ObjectiveId(self._any("objectives", which))
        lane_id = PerspectiveId(self._any("perspectives", lane))
        for x, y in spots:
            moves = {objective_id: edits.Move(x, y, lane_id)}
            move = partial(edits.move_nodes, map_id=self._map, moves=moves)
            history.run("Move", move, merge_key="drag", origin="map")
        history.end_gesture()
        self._see_that_it_can_be_undone(before)

    @precondition(lambda self: self.card.objectives)
    @rule(which=ANY, name=NAMES)
    def rename(self, which: int, name: str) -> None:
        """Rename a card."""
        objective_id = ObjectiveId(self._any("objectives", which))
        self._do(partial(edits.rename_objective, objective_id=objective_id, name=name))

    @precondition(lambda self: self.card.objectives)
    @rule(which=ANY, name=NAMES)
    def add_measure(self, which: int, name: str) -> None:
        """Measure an objective."""
        self._do(
            partial(
                edits.add_measure,
                measure_id=MeasureId(mint()),
                attachment_id=AttachmentId(mint()),
                objective_id=ObjectiveId(self._any("objectives", which)),
                name=name,
            )
        )

    @precondition(lambda self: self.card.measures)
    @rule(which=ANY, values=st.dictionaries(MONTHS, NUMBERS | st.none(), max_size=5))
    def enter_values(self, which: int, values: dict[Period, float | None]) -> None:
        """Type and clear values."""
        self._do(
            partial(
                edits.set_values,
                measure_id=MeasureId(self._any("measures", which)),
                kind=SeriesKind.ACTUAL,
                values=values,
                mint=mint,
            )
        )

    @precondition(lambda self: self.card.objectives)
    @rule(table=st.sampled_from(["objectives", "measures", "links"]), which=ANY)
    def delete(self, table: str, which: int) -> None:
        """Select something and delete it by the menu."""
        if not self.card.table(table):
            return
        before = self.card
        self._current.view_state.select([self._any(table, which)])
        self._program.actions["delete"].trigger()
        self._see_that_it_can_be_undone(before)

    @rule()
    def undo(self) -> None:
        """Undo by the menu."""
        self._program.actions["undo"].trigger()

    @rule()
    def redo(self) -> None:
        """Redo by the menu."""
        self._program.actions["redo"].trigger()

    @invariant()
    def the_map_shows_the_document(self) -> None:
        """Every card, link and lane is there, with the face that it should have."""
        if self._program.session.current is None:
            return
        scene = self._current.bridge.scene
        shown = self._find(MapView).map_scene
        assert scene.card is self.card
        assert shown.shown_ids().objectives == self.card.objectives.keys()
        assert shown.shown_ids().links == self.card.links.keys()
        for key in self.card.objectives:
            face = card_face(key, scene.relations, scene.results, self._forms)
            assert shown.face_of(key) == face

    @invariant()
    def the_outline_shows_the_document(self) -> None:
        """Compare the rows that came and went one by one with those of a new model."""
        if self._program.session.current is None:
            return
        current = self._current
        fresh = OutlineModel(current.bridge, current.history, self._forms)
        assert rows(self._find(OutlineView).model()) == rows(fresh)
        fresh.deleteLater()

    @invariant()
    def saved_and_loaded_it_is_the_same(self) -> None:
        """Read a file back as what was written into it."""
        if self._program.session.current is None:
            return
        path = self._path / "copy.scorecard"
        write_card(self.card, path, context=context(self._path))
        assert read_card(path) == self.card

    def teardown(self) -> None:
        """See that everything is durable, and leave nothing behind."""
        self._until(lambda: self._current.safety is not Safety.PENDING)
        self._prompts.answers = [Leaving.DISCARD]
        self._program.window.close()
        self._until(lambda: not self._program.background.is_busy)
        self._program.close()
        self._folder.cleanup()
        super().teardown()

    @property
    def card(self) -> Scorecard:
        """Return the scorecard as it stands."""
        return self._current.card

    @property
    def _current(self) -> OpenDocument:
        current = self._program.session.current
        assert current is not None
        return current

    @property
    def _map(self) -> MapId:
        return next(iter(self.card.maps))

    @property
    def _forms(self) -> LocaleForms:
        return self._program.parts.forms

    def _find(self, kind: type[_V]) -> _V:
        found = self._program.window.findChild(kind)
        assert isinstance(found, kind)
        return found

    def _any(self, table: str, which: int) -> EntityId:
        keys = list(self.card.table(table))
        return keys[which % len(keys)]

    def _do(self, edit: Edit) -> None:
        before = self.card
        self._current.history.run("Step", edit)
        self._see_that_it_can_be_undone(before)

    def _see_that_it_can_be_undone(self, before: Scorecard) -> None:
        """Take the step back and do it again, if there was one."""
        after, stack = self.card, self._current.history.stack
        if after == before:
            return
        stack.undo()
        assert self.card == before
        stack.redo()
        assert self.card == after

    def _until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def rows(model: QAbstractItemModel, below: QModelIndex | None = None) -> list[object]:
    """Return all texts of a model, nested as its rows are."""
    parent = below or QModelIndex()
    return [
        (
            [model.index(row, column, parent).data() for column in range(model.columnCount())],
            rows(model, model.index(row, 0, parent)),
        )
        for row in range(model.rowCount(parent))
    ]


@pytest.mark.usefixtures("qapp")
def test_whatever_a_user_does_all_views_agree_and_nothing_is_lost() -> None:
    play(
        AnyUser,
        settings=settings(
            max_examples=max(8, settings().max_examples // 5),
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
