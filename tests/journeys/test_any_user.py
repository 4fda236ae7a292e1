"""A user who does anything in any order: after each step all views say what the document says."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
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


class Seat:
    """The window in front of the user, and what stands in it."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="any-user-")
        self.path = Path(self._folder.name)
        places = Places(self.path / "settings.ini", self.path / "state")
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._prompts = ScriptedPrompts()
        self.program = build(app, places=places, language="en", prompts=lambda _: self._prompts)
        self.program.window.show()
        self.program.starter.begin_blank()
        self.until(lambda: self.program.session.current is not None)

    @property
    def open(self) -> OpenDocument:
        """Return the open scorecard."""
        current = self.program.session.current
        assert current is not None
        return current

    @property
    def map_id(self) -> MapId:
        """Return the map that is shown."""
        return next(iter(self.open.card.maps))

    def find(self, kind: type[_V]) -> _V:
        """Return the one widget of a kind."""
        found = self.program.window.findChild(kind)
        assert isinstance(found, kind)
        return found

    def pick(self, table: str, which: int) -> EntityId:
        """Return one id of a table."""
        keys = list(self.open.card.table(table))
        return keys[which % len(keys)]

    def do(self, edit: Edit) -> None:
        """Make one edit."""
        before = self.open.card
        self.open.history.run("Step", edit)
        self.see_that_it_can_be_undone(before)

    def see_that_it_can_be_undone(self, before: Scorecard) -> None:
        """Take the step back and do it again, if there was one."""
        after, history = self.open.card, self.open.history
        if after == before:
            return
        history.undo()
        assert self.open.card == before
        history.redo()
        assert self.open.card == after

    def leave(self) -> None:
        """Wait until everything is durable, and leave nothing behind."""
        self.until(lambda: self.open.safety is not Safety.PENDING)
        self._prompts.answers = [Leaving.DISCARD]
        self.program.window.close()
        self.until(lambda: not self.program.background.is_busy)
        self.program.close()
        self._folder.cleanup()

    def until(self, condition: Callable[[], bool]) -> None:
        """Let the program work until something is the case."""
        while not condition():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


class AnyUser(RuleBasedStateMachine):
    """Edits through the one door, undoes and does again, in the real window."""

    def __init__(self) -> None:
        super().__init__()
        self.seat = Seat()

    @rule(name=NAMES, lane=ANY, x=SPOTS, y=SPOTS)
    def add_card(self, name: str, lane: int, x: float, y: float) -> None:
        """Make a card."""
        self.seat.do(
            partial(
                edits.add_objective,
                objective_id=ObjectiveId(mint()),
                placement_id=PlacementId(mint()),
                perspective_id=PerspectiveId(self.seat.pick("perspectives", lane)),
                map_id=self.seat.map_id,
                at=(x, y),
                name=name,
            )
        )

    @precondition(lambda self: len(self.card.objectives) > 1)
    @rule(start=ANY, end=ANY, sign=st.sampled_from(Sign))
    def link(self, start: int, end: int, sign: Sign) -> None:
        """Link two cards, or be told why not."""
        self.seat.do(
            partial(
                edits.add_link,
                link_id=LinkId(mint()),
                from_id=ObjectiveId(self.seat.pick("objectives", start)),
                to_id=ObjectiveId(self.seat.pick("objectives", end)),
                sign=sign,
            )
        )

    @precondition(lambda self: self.card.objectives)
    @rule(which=ANY, lane=ANY, spots=st.lists(st.tuples(SPOTS, SPOTS), min_size=1, max_size=4))
    def drag(self, which: int, lane: int, spots: list[tuple[float, float]]) -> None:
        """Drag a card: every movement is an edit of one gesture."""
        before, history = self.card, self.seat.open.history
        objective_id = ObjectiveId(self.seat.pick("objectives", which))
        lane_id = PerspectiveId(self.seat.pick("perspectives", lane))
        for x, y in spots:
            moves = {objective_id: edits.Move(x, y, lane_id)}
            move = partial(edits.move_nodes, map_id=self.seat.map_id, moves=moves)
            history.run("Move", move, merge_key="drag", origin="map")
        history.end_gesture()
        self.seat.see_that_it_can_be_undone(before)

    @precondition(lambda self: self.card.objectives)
    @rule(which=ANY, name=NAMES)
    def rename(self, which: int, name: str) -> None:
        """Rename a card."""
        objective_id = ObjectiveId(self.seat.pick("objectives", which))
        self.seat.do(partial(edits.rename_objective, objective_id=objective_id, name=name))

    @precondition(lambda self: self.card.objectives)
    @rule(which=ANY, name=NAMES)
    def add_measure(self, which: int, name: str) -> None:
        """Measure an objective."""
        self.seat.do(
            partial(
                edits.add_measure,
                measure_id=MeasureId(mint()),
                attachment_id=AttachmentId(mint()),
                objective_id=ObjectiveId(self.seat.pick("objectives", which)),
                name=name,
            )
        )

    @precondition(lambda self: self.card.measures)
    @rule(which=ANY, values=st.dictionaries(MONTHS, NUMBERS | st.none(), max_size=5))
    def enter_values(self, which: int, values: dict[Period, float | None]) -> None:
        """Type and clear values."""
        self.seat.do(
            partial(
                edits.set_values,
                measure_id=MeasureId(self.seat.pick("measures", which)),
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
        self.seat.open.view_state.select([self.seat.pick(table, which)])
        self.seat.program.actions["delete"].trigger()
        self.seat.see_that_it_can_be_undone(before)

    @rule()
    def undo(self) -> None:
        """Undo by the menu."""
        self.seat.program.actions["undo"].trigger()

    @rule()
    def redo(self) -> None:
        """Redo by the menu."""
        self.seat.program.actions["redo"].trigger()

    @invariant()
    def the_map_shows_the_document(self) -> None:
        """Every card, link and lane is there, with the face that it should have."""
        scene = self.seat.open.bridge.scene
        shown = self.seat.find(MapView).map_scene
        assert scene.card is self.card
        assert shown.shown_ids().objectives == self.card.objectives.keys()
        assert shown.shown_ids().links == self.card.links.keys()
        for key in self.card.objectives:
            face = card_face(key, scene.relations, scene.results, self.seat.program.parts.forms)
            assert shown.face_of(key) == face

    @invariant()
    def the_outline_shows_the_document(self) -> None:
        """Compare the rows that came and went one by one with those of a new model."""
        current = self.seat.open
        fresh = OutlineModel(current.bridge, current.history)
        shown = self.seat.program.window.docks.outline.findChild(OutlineView)
        assert shown is not None
        assert rows(shown.model()) == rows(fresh)
        fresh.deleteLater()

    @invariant()
    def saved_and_loaded_it_is_the_same(self) -> None:
        """Read a file back as what was written into it."""
        path = self.seat.path / "copy.scorecard"
        write_card(self.card, path, context=context(self.seat.path))
        assert read_card(path) == self.card

    def teardown(self) -> None:
        """Leave."""
        self.seat.leave()
        super().teardown()

    @property
    def card(self) -> Scorecard:
        """Return the scorecard as it stands."""
        return self.seat.open.card


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
