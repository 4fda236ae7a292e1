from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.maps import Move, move_nodes
from scorecard_app.document.edits.measures import attach_measure, detach_measure
from scorecard_app.document.edits.objectives import (
    add_objective,
    move_objective,
    rename_objective,
    set_parent,
    set_perspective,
)
from scorecard_app.document.edits.values import set_target, set_values
from scorecard_app.domain.ids import AttachmentId, MeasureId, ObjectiveId, PlacementId
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import last_complete, parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.present.outline import ROOT, WITHOUT_OBJECTIVE, Tree, outline_tree
from scorecard_app.ui.history import Edit
from scorecard_app.ui.models.outline_model import OutlineModel
from scorecard_app.ui.models.roles import NAME, Role
from tests.present.small_card import (
    CLIENT,
    CUT,
    GROW,
    MAP,
    ON_GROW,
    REVENUE,
    SATISFY,
    SEPTEMBER,
    VALUE,
    small_card,
)
from tests.ui.models.small_desk import Desk, desk

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def model_of(at: Desk) -> OutlineModel:
    return OutlineModel(at.bridge, at.history)


def walked(model: QAbstractItemModel) -> Tree:
    """Read the whole tree through the model's own interface."""
    tree: dict[str, tuple[str, ...]] = {}
    waiting = [QModelIndex()]
    while waiting:
        above = waiting.pop()
        below = [model.index(row, 0, above) for row in range(model.rowCount(above))]
        waiting += below
        if below:
            name = above.data(Role.NODE) if above.isValid() else ROOT
            tree[name] = tuple(index.data(Role.NODE) for index in below)
    return tree


def texts(model: OutlineModel) -> dict[str, list[str]]:
    """Read every cell that is text."""
    nodes = {node for below in walked(model).values() for node in below}
    return {node: [model.index_of(node, NAME).data()] for node in nodes}


@pytest.mark.usefixtures("qapp")
def test_the_model_is_the_outline_of_the_scorecard() -> None:
    at = desk()
    assert walked(model_of(at)) == outline_tree(Relations(at.card))


@pytest.mark.usefixtures("qapp")
def test_a_row_says_name_and_status() -> None:
    model = model_of(desk())
    row = model.index_of(ON_GROW)
    assert row.data() == "Revenue"
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Revenue, On track"
    assert row.data(Role.ENTITY) == REVENUE


@pytest.mark.usefixtures("qapp")
def test_typing_a_name_is_one_edit_that_can_be_undone() -> None:
    at = desk()
    model = model_of(at)
    assert model.setData(model.index_of(GROW), " Grow more ")
    assert at.card.objectives[GROW].name == "Grow more"
    assert model.index_of(GROW).data() == "Grow more"
    at.history.undo()
    assert model.index_of(GROW).data() == "Grow revenue"
    assert at.steps == 0


@pytest.mark.usefixtures("qapp")
def test_a_name_too_long_is_refused_and_stays_as_it_was() -> None:
    at = desk()
    model = model_of(at)
    assert not model.setData(model.index_of(ON_GROW), "x" * 40_000)
    assert len(at.refusals) == 1
    assert model.index_of(ON_GROW).data() == "Revenue"


@pytest.mark.usefixtures("qapp")
def test_a_group_can_neither_be_chosen_nor_renamed() -> None:
    model = model_of(desk())
    group = model.index_of(WITHOUT_OBJECTIVE)
    assert model.flags(group) == Qt.ItemFlag.ItemIsEnabled
    assert not model.setData(group, "Mine")


@pytest.mark.usefixtures("qapp")
def test_a_renamed_objective_tells_of_its_own_row_alone() -> None:
    at = desk()
    model = model_of(at)
    for node in (GROW, CUT, SATISFY):
        model.index_of(node).data()
    changes = QSignalSpy(model.dataChanged)
    at.history.run("Rename", partial(rename_objective, objective_id=CUT, name="Save"))
    assert [changes.at(i)[0].data(Role.NODE) for i in range(changes.count())] == [CUT]


@pytest.mark.usefixtures("qapp")
def test_a_new_value_tells_of_everything_it_scores() -> None:
    at = desk()
    model = model_of(at)
    for node in (VALUE, GROW, ON_GROW, CUT, CLIENT):
        model.index_of(node).data()
    changes = QSignalSpy(model.dataChanged)
    at.history.run(
        "Type",
        partial(
            set_values,
            measure_id=REVENUE,
            kind=SeriesKind.ACTUAL,
            values={parse_period("2026-09"): 85.0},
            mint=at.mint,
        ),
    )
    told = {changes.at(i)[0].data(Role.NODE) for i in range(changes.count())}
    assert told == {VALUE, GROW, ON_GROW}


@pytest.mark.usefixtures("qapp")
def test_dragging_a_card_tells_nothing() -> None:
    at = desk()
    model = model_of(at)
    model.index_of(GROW).data()
    changes = QSignalSpy(model.dataChanged)
    moves = {GROW: Move(40.0, 16.0, VALUE)}
    assert at.history.run("Move", partial(move_nodes, map_id=MAP, moves=moves))
    assert changes.count() == 0


@pytest.mark.usefixtures("qapp")
def test_another_day_shows_another_status() -> None:
    at = desk()
    model = model_of(at)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index_of(ON_GROW).data(spoken) == "Revenue, On track"
    at.bridge.show_date(parse_period("2026-08").end())
    assert model.index_of(ON_GROW).data(spoken) == "Revenue, At risk"


@pytest.mark.usefixtures("qapp")
def test_an_index_kept_by_a_view_follows_its_row_to_another_lane() -> None:
    at = desk()
    model = model_of(at)
    kept = QPersistentModelIndex(model.index_of(ON_GROW))
    at.history.run("Move", partial(set_perspective, objective_id=GROW, perspective_id=CLIENT))
    assert kept.isValid()
    assert kept.data(Role.NODE) == ON_GROW
    assert kept.parent().parent().data(Role.NODE) == CLIENT


@pytest.mark.usefixtures("qapp")
def test_an_index_that_outlived_its_row_is_nothing() -> None:
    at = desk()
    model = model_of(at)
    stale = model.index_of(CUT)
    at.history.run("Delete", partial(delete_items, ids=[CUT]))
    assert model.data(stale) is None
    assert not model.index_of(CUT).isValid()


@pytest.mark.usefixtures("qapp")
def test_what_comes_in_thousands_comes_at_once_and_goes_at_once() -> None:
    at = desk()
    model = model_of(at)
    _tester = QAbstractItemModelTester(model, FATAL)
    kept, inserted = QPersistentModelIndex(model.index_of(ON_GROW)), QSignalSpy(model.rowsInserted)
    few = walked(model)[WITHOUT_OBJECTIVE]
    new = [replace(at.card.measures[REVENUE], id=MeasureId(f"m{each}")) for each in range(2_000)]
    at.history.run("Import", lambda card: card.put(*new))
    assert inserted.count() == 0
    assert len(walked(model)[WITHOUT_OBJECTIVE]) == len(few) + 2_000
    assert kept.data(Role.NODE) == ON_GROW
    at.history.undo()
    assert walked(model)[WITHOUT_OBJECTIVE] == few
    assert kept.data(Role.NODE) == ON_GROW


@pytest.mark.usefixtures("qapp")
def test_a_measure_is_found_below_each_objective_it_serves() -> None:
    at = desk()
    model = model_of(at)
    both = AttachmentId("both")
    edit = partial(attach_measure, attachment_id=both, objective_id=CUT, measure_id=REVENUE)
    at.history.run("Attach", edit)
    assert [index.data(Role.NODE) for index in model.indexes_of(REVENUE)] == [ON_GROW, both]


def edits() -> st.SearchStrategy[list[tuple[str, int, int]]]:
    names = ["add", "lane", "parent", "top", "order", "delete", "spare", "attach", "value"]
    names += ["undo", "redo"]
    act = st.tuples(st.sampled_from(names), st.integers(0, 9), st.integers(0, 9))
    return st.lists(act, min_size=1, max_size=14)


def act_on(at: Desk, name: str, first: int, second: int) -> None:
    match name:
        case "undo":
            at.history.undo()
        case "redo":
            at.history.redo()
        case _:
            edit = possible_edits(at, first, second).get(name)
            if edit is not None:
                at.history.run(name, edit)


def possible_edits(at: Desk, first: int, second: int) -> dict[str, Edit]:
    card = at.card
    lane = sorted(card.perspectives)[second % len(card.perspectives)]
    new = ObjectiveId(at.mint()), PlacementId(at.mint())
    possible: dict[str, Edit] = {
        "add": partial(
            add_objective, objective_id=new[0], placement_id=new[1], perspective_id=lane, map_id=MAP
        )
    }
    if not card.objectives:
        return possible
    ids = sorted(card.objectives)
    one, other = ids[first % len(ids)], ids[second % len(ids)]
    possible |= {
        "lane": partial(set_perspective, objective_id=one, perspective_id=lane),
        "parent": partial(set_parent, objective_id=one, parent_id=other),
        "top": partial(set_parent, objective_id=one, parent_id=None),
        "order": partial(move_objective, objective_id=one, index=second),
        "delete": partial(delete_items, ids=[one]),
    }
    if card.measures:
        measure_id = sorted(card.measures)[first % len(card.measures)]
        since = last_complete(SEPTEMBER, card.measures[measure_id].frequency)
        possible["value"] = partial(
            set_target, measure_id=measure_id, since=since, number=10.0 * second, mint=at.mint
        )
        possible["attach"] = partial(
            attach_measure,
            attachment_id=AttachmentId(at.mint()),
            objective_id=one,
            measure_id=sorted(card.measures)[second % len(card.measures)],
        )
    if card.attachments:
        served = sorted(card.attachments)[first % len(card.attachments)]
        possible["spare"] = partial(detach_measure, attachment_id=served)
    return possible


@pytest.mark.usefixtures("qapp")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits())
def test_the_model_keeps_in_step_under_any_edits(acts: list[tuple[str, int, int]]) -> None:
    at = desk(small_card())
    model = model_of(at)
    tester = QAbstractItemModelTester(model, FATAL)
    for name, first, second in acts:
        act_on(at, name, first, second)
        assert walked(model) == outline_tree(Relations(at.card))
        assert texts(model) == texts(model_of(at))
    assert tester.model() is model
